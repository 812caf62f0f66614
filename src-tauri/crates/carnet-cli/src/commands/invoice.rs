//! `carnet invoice`.

use super::invoice_life::{Letter, Remind, State, states};
use super::{named, quote::LINE};
use crate::terminal::{Done, Terminal, Written};
use crate::typed;
use carnet_app::wire::invoices::{
    Invoice as Shown, InvoiceAnnotation, InvoiceCorrect, InvoiceCredit, InvoiceIdRequest, InvoiceIssue,
    InvoiceRequest, InvoiceXml, InvoicesRequest, StagePropose,
};
use carnet_app::wire::quotes::LineRequest;
use carnet_app::{Carnet, Refusal, Result, invoices, place};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Verbs of invoices.
#[derive(Debug, Subcommand)]
pub enum Invoice {
    /// Propose les factures que les missions appellent, en brouillons
    Propose {
        /// Seulement une étape de cette mission
        #[arg(long, requires = "stage")]
        mission: Option<String>,
        /// Rang de l'étape, ou début de son nom
        #[arg(long, value_name = "ÉTAPE", requires = "mission")]
        stage: Option<String>,
    },
    /// Écrit une facture libre, en brouillon
    New {
        /// Client : nom, début du nom ou numéro
        #[arg(long)]
        client: String,
        /// Lignes de la facture
        #[arg(long = "line", required = true, value_parser = typed::line, value_name = LINE, allow_hyphen_values = true)]
        lines: Vec<LineRequest>,
        /// Le reste
        #[command(flatten)]
        fields: Fields,
    },
    /// Change un brouillon ; ce qui n'est pas donné reste
    Edit {
        /// Numéro du brouillon
        id: i64,
        /// Client
        #[arg(long)]
        client: Option<String>,
        /// Lignes : toutes, si l'une change
        #[arg(long = "line", value_parser = typed::line, value_name = LINE, allow_hyphen_values = true)]
        lines: Vec<LineRequest>,
        /// Le reste
        #[command(flatten)]
        fields: Fields,
    },
    /// Note sur un brouillon ce que le client veut y lire ; un texte vide l'efface
    Annotate {
        /// Numéro du brouillon
        id: i64,
        /// Ce qui change
        #[command(flatten)]
        details: Details,
    },
    /// Supprime un brouillon
    Delete {
        /// Numéro du brouillon
        id: i64,
    },
    /// Émet un brouillon : il prend son numéro et ne change plus
    Issue {
        /// Numéro du brouillon
        id: i64,
        /// Date d'émission ; sinon aujourd'hui
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Jour où elle a été payée en entier, si c'était avant
        #[arg(long, value_name = "DATE")]
        paid_on: Option<String>,
        /// transfer, card, cheque, cash ou direct-debit ; sinon transfer
        #[arg(long, value_name = "MOYEN", requires = "paid_on")]
        paid_by: Option<String>,
    },
    /// Montre une facture
    Show {
        /// Numéro de la facture, ou du brouillon
        invoice: String,
    },
    /// Liste les factures, les brouillons d'abord
    List {
        /// draft, issued, partly_paid, paid, late, refused ou cancelled
        #[arg(long)]
        status: Option<String>,
        /// Seulement ce client
        #[arg(long)]
        client: Option<String>,
    },
    /// Écrit le PDF d'une facture, ou de toutes
    Pdf(Pdf),
    /// Écrit la facture électronique seule
    Xml {
        /// Numéro de la facture, ou du brouillon
        invoice: String,
        /// cii, ce que porte un Factur-X, ou ubl ; sinon cii
        #[arg(long, default_value = "cii")]
        format: String,
        /// Fichier à écrire
        #[arg(short, long, value_name = "FICHIER")]
        output: PathBuf,
    },
    /// Émet un avoir, sur le tout ou par lignes
    Credit {
        /// Numéro de la facture
        invoice: String,
        /// Ligne à reprendre, à partir de 1 ; sinon tout ce qui reste
        #[arg(long = "line", value_name = "RANG")]
        lines: Vec<u32>,
        /// Pourquoi ; imprimé
        #[arg(long)]
        reason: String,
        /// Date d'émission ; sinon aujourd'hui
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Le laisse en brouillon
        #[arg(long)]
        draft: bool,
    },
    /// Rectifie une facture émise : un brouillon qui l'annulera et la remplacera, sans avoir
    Correct {
        /// Numéro de la facture
        invoice: String,
        /// Ce qui était faux ; imprimé
        #[arg(long)]
        reason: String,
    },
    /// Écrit une lettre de relance et note la suivante
    Remind(Remind),
    /// Écrit à nouveau une lettre de relance
    Letter(Letter),
    /// Note un statut du cycle de vie : Reçue, Refusée, Encaissée…
    State(State),
    /// Montre les statuts d'une facture et ceux qui peuvent suivre
    States {
        /// Numéro de la facture
        invoice: String,
    },
    /// Copie une facture dans un brouillon ; refusée ou rejetée, il la remplace
    Copy {
        /// Numéro de la facture
        invoice: String,
    },
    /// Vérifie tous les documents émis et leur chaîne
    Verify,
}

/// Which invoices to write, and where.
#[derive(Debug, Args)]
pub struct Pdf {
    /// Numéro de la facture
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    invoice: Option<String>,
    /// Toutes les factures émises
    #[arg(long)]
    all: bool,
    /// Compose à nouveau au lieu de rendre les octets gardés
    #[arg(long, conflicts_with = "duplicate")]
    render: bool,
    /// Une copie qui porte DUPLICATA sur chaque page ; l'original gardé reste tel quel
    #[arg(long)]
    duplicate: bool,
    /// Avec --duplicate : dit ce qui reste impayé, pour récupérer la TVA
    #[arg(long, requires = "duplicate", conflicts_with = "all")]
    unpaid: bool,
    /// Fichier à écrire ; avec --all, un dossier
    #[arg(short, long, value_name = "FICHIER")]
    output: PathBuf,
}

/// Fields of a free invoice beside its client and lines.
#[derive(Debug, Args)]
pub struct Fields {
    /// Titre
    #[arg(long)]
    subject: Option<String>,
    /// Remise sur le tout, en pour cent
    #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
    discount: Option<String>,
    /// Échéance ; sinon les jours de paiement convenus
    #[arg(long, value_name = "DATE")]
    due_date: Option<String>,
    /// Langue de la facture : fr ou en
    #[arg(long)]
    language: Option<String>,
    /// Ce que le client veut y lire
    #[command(flatten)]
    details: Details,
}

/// What the buyer wants to read.
#[derive(Debug, Args)]
pub struct Details {
    /// Numéro de commande du client ; imprimé
    #[arg(long, value_name = "NUMÉRO")]
    order_reference: Option<String>,
    /// Référence sous laquelle le client classe la facture ; sinon celle de sa fiche
    #[arg(long, value_name = "RÉFÉRENCE")]
    buyer_reference: Option<String>,
    /// Premier jour de la prestation
    #[arg(long, value_name = "DATE")]
    service_from: Option<String>,
    /// Dernier jour de la prestation
    #[arg(long, value_name = "DATE")]
    service_to: Option<String>,
    /// Adresse de livraison, si elle est autre ; \n sépare les lignes
    #[arg(long, value_name = "ADRESSE")]
    delivery_address: Option<String>,
}

impl Details {
    fn annotation(self, id: i64) -> InvoiceAnnotation {
        InvoiceAnnotation {
            id,
            order_reference: self.order_reference,
            buyer_reference: self.buyer_reference,
            service_from: self.service_from,
            service_to: self.service_to,
            delivery_address: self.delivery_address.as_deref().map(typed::breaks),
        }
    }
}

impl Fields {
    /// Returns `request` with what was typed; what was not stays.
    fn over(self, request: InvoiceRequest) -> InvoiceRequest {
        let details = self.details.annotation(0);
        InvoiceRequest {
            order_reference: details.order_reference.or(request.order_reference),
            buyer_reference: details.buyer_reference.or(request.buyer_reference),
            service_from: details.service_from.or(request.service_from),
            service_to: details.service_to.or(request.service_to),
            delivery_address: details.delivery_address.or(request.delivery_address),
            subject: self.subject.or(request.subject),
            discount_percent: self.discount.or(request.discount_percent),
            due_date: self.due_date.or(request.due_date),
            language: self.language.or(request.language),
            ..request
        }
    }
}

impl Invoice {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Propose { mission: Some(mission), stage: Some(stage) } => {
                terminal.done(&invoices::propose_stage(&mut carnet, StagePropose { mission, stage })?)
            }
            Self::Propose { .. } => terminal.done(&invoices::propose(&mut carnet)?),
            Self::New { client, lines, fields } => {
                let request = fields.over(InvoiceRequest { client, lines, ..InvoiceRequest::default() });
                terminal.done(&invoices::save(&mut carnet, request)?)
            }
            Self::Edit { id, client, lines, fields } => {
                let mut request = as_typed(invoices::show(&carnet, named(id.to_string()))?);
                request.client = client.unwrap_or(request.client);
                if !lines.is_empty() {
                    request.lines = lines;
                }
                terminal.done(&invoices::save(&mut carnet, fields.over(request))?)
            }
            Self::Annotate { id, details } => {
                terminal.done(&invoices::annotate(&mut carnet, details.annotation(id))?)
            }
            Self::Delete { id } => terminal.done(&invoices::delete(&mut carnet, InvoiceIdRequest { id })?),
            Self::Issue { id, on, paid_on, paid_by } => {
                terminal.done(&invoices::issue(&mut carnet, InvoiceIssue { id, on, paid_on, paid_by })?)
            }
            Self::Show { invoice } => terminal.show(&invoices::show(&carnet, named(invoice))?),
            Self::List { status, client } => {
                terminal.show(&invoices::list(&carnet, InvoicesRequest { status, client })?)
            }
            Self::Pdf(command) => command.run(terminal, &carnet),
            Self::Xml { invoice, format, output } => {
                let file = invoices::xml(&carnet, InvoiceXml { name: invoice, format })?;
                terminal.save(&output, file.text.as_bytes())
            }
            Self::Credit { invoice, lines, reason, on, draft } => {
                let request = InvoiceCredit { invoice, lines, reason, issue: !draft, on };
                terminal.done(&invoices::credit(&mut carnet, request)?)
            }
            Self::Correct { invoice, reason } => {
                terminal.done(&invoices::correct(&mut carnet, InvoiceCorrect { invoice, reason })?)
            }
            Self::Remind(command) => command.run(terminal, &mut carnet),
            Self::Letter(command) => command.run(terminal, &carnet),
            Self::State(command) => command.run(terminal, &mut carnet),
            Self::States { invoice } => states(terminal, &carnet, invoice),
            Self::Copy { invoice } => terminal.done(&invoices::copy(&mut carnet, named(invoice))?),
            Self::Verify => verify(terminal, &carnet),
        }
    }
}

impl Pdf {
    fn run(self, terminal: &Terminal, carnet: &Carnet) -> Done {
        match &self.invoice {
            Some(invoice) => terminal.save(&self.output, &self.print(carnet, invoice)?()?),
            None => self.all(terminal, carnet),
        }
    }

    fn all(&self, terminal: &Terminal, carnet: &Carnet) -> Done {
        let listed = invoices::list(carnet, InvoicesRequest::default())?.invoices;
        let numbers: Vec<String> = listed.into_iter().filter_map(|row| row.number).collect();
        std::fs::create_dir_all(&self.output).map_err(|error| Refusal::file(&self.output, error))?;
        let bar = terminal.progress(numbers.len());
        let paths: Vec<_> = numbers.iter().map(|number| self.output.join(format!("{number}.pdf"))).collect();
        let files =
            numbers.iter().zip(&paths).map(|(number, path)| Ok((path.clone(), self.print(carnet, number)?)));
        let lengths = place::save_all(&self.output, files, || bar.inc(1))?;
        bar.finish();
        let written = paths.iter().zip(lengths);
        let files =
            written.map(|(path, bytes)| Written { file: path.display().to_string(), bytes }).collect();
        terminal.show(&crate::terminal::Files { files })
    }

    /// Reads of the book what is printed, and returns what prints it.
    fn print(&self, carnet: &Carnet, invoice: &str) -> Result<Print> {
        let sheet = match (self.render, self.duplicate) {
            (true, _) => invoices::sheet(carnet, invoice)?,
            (_, true) => invoices::duplicate(carnet, invoice, self.unpaid)?,
            _ => {
                let stored = invoices::pdf(carnet, invoice)?;
                return Ok(Box::new(|| Ok(stored)));
            }
        };
        Ok(Box::new(move || sheet.pdf()))
    }
}

/// Prints one paper, on whatever thread has time.
type Print = Box<dyn FnOnce() -> Result<Vec<u8>> + Send>;

/// Checks all issued documents; the exit status is 1 when one is not as it was.
pub fn verify(terminal: &Terminal, carnet: &Carnet) -> Done {
    let found = invoices::verify(carnet)?;
    let status = terminal.show(&found)?;
    Ok(if found.ok { status } else { ExitCode::from(1) })
}

/// Returns a draft as it would be typed again.
fn as_typed(shown: Shown) -> InvoiceRequest {
    InvoiceRequest {
        id: Some(shown.id),
        client: shown.client_id.to_string(),
        subject: shown.subject,
        lines: shown.lines.into_iter().map(typed::again).collect(),
        discount_percent: shown.discount_percent.map(|percent| percent.to_string()),
        due_date: shown.due_date,
        language: Some(shown.language),
        order_reference: shown.order_reference,
        buyer_reference: shown.buyer_reference,
        service_from: shown.service_from,
        service_to: shown.service_to,
        delivery_address: shown.delivery_address,
    }
}
