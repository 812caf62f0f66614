//! `carnet expense`: purchases, and received electronic invoices.

use crate::terminal::{Done, Terminal};
use crate::typed;
use base64::Engine as _;
use carnet_app::wire::expenses::{
    ExpenseEdit, ExpenseId, ExpenseImport, ExpenseImportRequest, ExpenseLineRequest, ExpensePayment,
    ExpenseRequest, ExpensesRequest,
};
use carnet_app::wire::quotes::LineRequest;
use carnet_app::{Carnet, Refusal, expenses};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Verbs of purchases.
#[derive(Debug, Subcommand)]
pub enum Expense {
    /// Lit des factures reçues : Factur-X, ZUGFeRD, CII ou UBL, .pdf ou .xml
    Import(Import),
    /// Ajoute un achat à la main : des lignes, ou deux totaux sur trois
    Add {
        /// Fournisseur
        supplier: String,
        /// Devise, en trois lettres ; sinon l'euro
        #[arg(long)]
        currency: Option<String>,
        /// Jour du paiement, s'il est payé
        #[arg(long, value_name = "DATE", requires = "method")]
        paid_on: Option<String>,
        /// transfer (virement), card, cheque, cash ou direct-debit
        #[arg(long, requires = "paid_on")]
        method: Option<String>,
        /// Facture ou ticket à garder avec l'achat
        #[arg(long, value_name = "FICHIER")]
        file: Option<PathBuf>,
        /// Le reste
        #[command(flatten)]
        fields: Fields,
    },
    /// Change un achat ; ce qui n'est pas donné reste
    Edit {
        /// Numéro de l'achat dans le carnet
        id: i64,
        /// Fournisseur
        #[arg(long)]
        supplier: Option<String>,
        /// Le reste
        #[command(flatten)]
        fields: Fields,
    },
    /// Liste les achats, les derniers d'abord
    List {
        /// À partir de ce jour
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Jusqu'à ce jour
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// Partie du nom du fournisseur
        #[arg(long)]
        supplier: Option<String>,
        /// Seulement ce qui reste à payer
        #[arg(long)]
        unpaid: bool,
    },
    /// Montre un achat
    Show {
        /// Numéro de l'achat dans le carnet
        id: i64,
    },
    /// Rend le fichier reçu, octet pour octet
    File {
        /// Numéro de l'achat dans le carnet
        id: i64,
        /// Fichier à écrire
        #[arg(short, long, value_name = "FICHIER")]
        output: PathBuf,
    },
    /// Note qu'un achat est payé, ou qu'un avoir est remboursé
    Pay {
        /// Numéro de l'achat dans le carnet
        id: i64,
        /// Montant ; sinon tout ce qui reste
        #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
        amount: Option<String>,
        /// Date ; sinon aujourd'hui
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// transfer (virement), card, cheque, cash ou direct-debit ; sinon transfer
        #[arg(long, default_value = "transfer")]
        method: String,
    },
    /// Refacture un débours : un brouillon qui le demande au client, au centime
    Bill {
        /// Numéro de l'achat dans le carnet
        id: i64,
    },
    /// Supprime un achat ; `undo` le rend
    Delete {
        /// Numéro de l'achat dans le carnet
        id: i64,
    },
}

/// Files to read.
#[derive(Debug, Args)]
pub struct Import {
    /// Fichiers
    #[arg(required = true, value_name = "FICHIER")]
    files: Vec<PathBuf>,
    /// Dit ce qui serait ajouté, sans rien écrire
    #[arg(long)]
    dry_run: bool,
    /// Prend aussi une facture dont les totaux se contredisent, telle quelle
    #[arg(long)]
    accept_differences: bool,
    /// À quoi il sert, en vos mots
    #[arg(long)]
    category: Option<String>,
    /// Note libre
    #[arg(long)]
    note: Option<String>,
    /// Jour de la réception ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    received_on: Option<String>,
    /// Client au nom de qui c'est payé, et qui le rend au centime (débours)
    #[arg(long, value_name = "CLIENT")]
    disbursed_for: Option<String>,
}

/// Fields of a purchase beside its supplier.
#[derive(Debug, Args)]
pub struct Fields {
    /// Numéro donné par le fournisseur
    #[arg(long)]
    number: Option<String>,
    /// Date de la facture ou du ticket ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Échéance
    #[arg(long, value_name = "DATE")]
    due_date: Option<String>,
    /// Jour de la réception ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    received_on: Option<String>,
    /// Lignes de l'achat
    #[arg(long = "line", value_parser = typed::purchase_line, value_name = "TEXTE;QUANTITÉ;UNITÉ;PRIX[;TVA[;REMISE]]", allow_hyphen_values = true)]
    lines: Vec<LineRequest>,
    /// Total hors taxe
    #[arg(long, value_name = "MONTANT")]
    net: Option<String>,
    /// Taux de TVA du tout, en pour cent
    #[arg(long, value_name = "POUR CENT")]
    vat_rate: Option<String>,
    /// Total de la TVA
    #[arg(long, value_name = "MONTANT")]
    vat: Option<String>,
    /// Total toutes taxes
    #[arg(long, value_name = "MONTANT")]
    gross: Option<String>,
    /// invoice (facture) ou credit_note (avoir, montants tapés positifs)
    #[arg(long)]
    kind: Option<String>,
    /// SIREN du fournisseur
    #[arg(long)]
    siren: Option<String>,
    /// Numéro de TVA du fournisseur
    #[arg(long)]
    vat_number: Option<String>,
    /// À quoi il sert, en vos mots
    #[arg(long)]
    category: Option<String>,
    /// Note libre
    #[arg(long)]
    note: Option<String>,
    /// Client au nom de qui c'est payé, et qui le rend au centime (débours) ; vide : plus personne
    #[arg(long, value_name = "CLIENT")]
    disbursed_for: Option<String>,
}

/// What came of several files: each read or refused.
#[derive(Serialize)]
pub struct Imports {
    /// In the order given.
    pub files: Vec<Imported>,
}

/// What came of one of them.
#[derive(Serialize)]
pub struct Imported {
    /// The file.
    pub file: String,
    /// What was read.
    pub import: Option<ExpenseImport>,
    /// Why it was refused.
    pub failure: Option<carnet_app::Failure>,
}

impl Expense {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Import(import) => import.run(terminal, &mut carnet),
            Self::Add { supplier, currency, paid_on, method, file, fields } => {
                let path = file.map(|file| file.display().to_string());
                let request =
                    ExpenseRequest { supplier, currency, paid_on, method, path, ..fields.request() };
                terminal.done(&expenses::add(&mut carnet, request)?)
            }
            Self::Edit { id, supplier, fields } => {
                terminal.done(&expenses::edit(&mut carnet, fields.edit(id, supplier))?)
            }
            Self::List { from, to, supplier, unpaid } => {
                terminal.show(&expenses::list(&carnet, ExpensesRequest { from, to, supplier, unpaid })?)
            }
            Self::Show { id } => terminal.show(&expenses::show(&carnet, ExpenseId { id })?),
            Self::File { id, output } => {
                let file = expenses::file(&carnet, ExpenseId { id })?;
                let bytes = base64::prelude::BASE64_STANDARD.decode(file.base64);
                terminal.save(&output, &bytes.map_err(|error| Refusal::Paper(error.to_string()))?)
            }
            Self::Pay { id, amount, on, method } => {
                terminal.done(&expenses::pay(&mut carnet, ExpensePayment { id, on, method, amount })?)
            }
            Self::Bill { id } => terminal.done(&expenses::bill(&mut carnet, ExpenseId { id })?),
            Self::Delete { id } => terminal.done(&expenses::delete(&mut carnet, ExpenseId { id })?),
        }
    }
}

impl Import {
    /// Reads each file; one that is refused does not stop the others, but makes the exit status 1.
    fn run(self, terminal: &Terminal, carnet: &mut Carnet) -> Done {
        let request = |file: &PathBuf| ExpenseImportRequest {
            path: Some(file.display().to_string()),
            dry_run: self.dry_run,
            accept_differences: self.accept_differences,
            category: self.category.clone(),
            note: self.note.clone(),
            received_on: self.received_on.clone(),
            disbursed_for: self.disbursed_for.clone(),
            ..ExpenseImportRequest::default()
        };
        if let [only] = self.files.as_slice() {
            return terminal.done(&expenses::import(carnet, request(only))?);
        }
        let mut files = Vec::with_capacity(self.files.len());
        for file in &self.files {
            let (import, failure) = match expenses::import(carnet, request(file)) {
                Ok(outcome) => (Some(outcome.value), None),
                Err(refusal) => (None, Some(refusal.explain(terminal.language()))),
            };
            files.push(Imported { file: file.display().to_string(), import, failure });
        }
        let refused = files.iter().any(|file| file.failure.is_some());
        let status = terminal.show(&Imports { files })?;
        Ok(if refused { ExitCode::from(1) } else { status })
    }
}

impl Fields {
    fn request(self) -> ExpenseRequest {
        ExpenseRequest {
            kind: self.kind,
            supplier_siren: self.siren,
            supplier_vat_number: self.vat_number,
            number: self.number,
            date: self.date,
            due_date: self.due_date,
            received_on: self.received_on,
            lines: self.lines.into_iter().map(line).collect(),
            total_net: self.net,
            vat_rate: self.vat_rate,
            total_vat: self.vat,
            total_gross: self.gross,
            category: self.category,
            note: self.note,
            disbursed_for: self.disbursed_for,
            ..ExpenseRequest::default()
        }
    }

    fn edit(self, id: i64, supplier: Option<String>) -> ExpenseEdit {
        ExpenseEdit {
            id,
            kind: self.kind,
            supplier,
            supplier_siren: self.siren,
            supplier_vat_number: self.vat_number,
            number: self.number,
            date: self.date,
            due_date: self.due_date,
            received_on: self.received_on,
            lines: (!self.lines.is_empty()).then(|| self.lines.into_iter().map(line).collect()),
            total_net: self.net,
            vat_rate: self.vat_rate,
            total_vat: self.vat,
            total_gross: self.gross,
            category: self.category,
            note: self.note,
            disbursed_for: self.disbursed_for,
        }
    }
}

fn line(line: LineRequest) -> ExpenseLineRequest {
    ExpenseLineRequest {
        description: line.description,
        quantity: Some(line.quantity),
        unit: Some(line.unit),
        unit_price: line.unit_price,
        vat_rate: line.vat_rate,
    }
}
