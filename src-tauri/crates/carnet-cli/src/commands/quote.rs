//! `carnet quote`.

use super::named;
use crate::terminal::{Done, Terminal};
use crate::typed;
use carnet_app::quotes;
use carnet_app::wire::quotes::{
    LineRequest, Quote as Shown, QuoteAccept, QuoteRefuse, QuoteRequest, QuoteSend, QuotesRequest,
    StageRequest,
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Verbs of quotes.
#[derive(Debug, Subcommand)]
pub enum Quote {
    /// Écrit un devis
    New {
        /// Client : nom, début du nom ou numéro
        #[arg(long)]
        client: String,
        /// Lignes du devis
        #[arg(long = "line", required = true, value_parser = typed::line, value_name = LINE, allow_hyphen_values = true)]
        lines: Vec<LineRequest>,
        /// Le reste
        #[command(flatten)]
        fields: Fields,
    },
    /// Change un brouillon ; ce qui n'est pas donné reste
    Edit {
        /// Numéro du devis
        quote: String,
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
    /// Écrit la version suivante d'un devis
    Revise {
        /// Numéro du devis
        quote: String,
    },
    /// Montre un devis
    Show {
        /// Numéro, ou D2026-0001v2 pour une version
        quote: String,
    },
    /// Liste les devis
    List {
        /// draft, sent, accepted, refused, expired ou superseded
        #[arg(long)]
        status: Option<String>,
        /// Seulement ce client
        #[arg(long)]
        client: Option<String>,
    },
    /// Écrit le PDF d'un devis
    Pdf {
        /// Numéro du devis
        quote: String,
        /// Fichier à écrire
        #[arg(short, long, value_name = "FICHIER")]
        output: PathBuf,
    },
    /// Marque un devis comme envoyé ; sa relance est nécessaire
    Send {
        /// Numéro du devis
        quote: String,
        /// Date de la relance
        #[arg(long, value_name = "DATE")]
        follow_up: String,
        /// Ce qu'il y aura à faire ce jour-là
        #[arg(long)]
        note: Option<String>,
    },
    /// Marque un devis comme refusé, avec l'objection
    Refuse {
        /// Numéro du devis
        quote: String,
        /// need (besoin), time (temps), money (argent), equipped (déjà équipé) ou other
        #[arg(long)]
        objection: String,
        /// La réponse donnée
        #[arg(long)]
        reply: Option<String>,
    },
    /// Marque un devis comme accepté, avec sa preuve ; la mission s'ouvre
    Accept {
        /// Numéro du devis
        quote: String,
        /// Fichier signé, copié dans le carnet
        #[arg(long, value_name = "FICHIER")]
        signed: String,
        /// Date de la signature
        #[arg(long, value_name = "DATE")]
        on: String,
        /// Qui a signé
        #[arg(long)]
        signatory: Option<String>,
        /// Mission déjà commencée que ce bon de commande couvre
        #[arg(long)]
        mission: Option<String>,
    },
}

/// How a line is written.
pub const LINE: &str = "TEXTE;QUANTITÉ;UNITÉ;PRIX[;TVA[;REMISE]][;debours|;bien]";

/// Fields of a quote beside its client and lines.
#[derive(Debug, Args)]
pub struct Fields {
    /// Titre
    #[arg(long)]
    subject: Option<String>,
    /// Heures estimées
    #[arg(long, value_name = "HEURES", allow_hyphen_values = true)]
    estimate: Option<String>,
    /// Échéancier : 20/40/40, 1200€/40%/rest
    #[arg(long, value_name = "PARTS", allow_hyphen_values = true)]
    schedule: Option<String>,
    /// Étapes qui livrent une partie du travail, à partir de 1
    #[arg(long, value_name = "ÉTAPE")]
    delivers: Vec<usize>,
    /// Date du devis ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    issue_date: Option<String>,
    /// Dernier jour de validité ; sinon dans un mois
    #[arg(long, value_name = "DATE")]
    valid_until: Option<String>,
    /// Remise sur le tout, en pour cent
    #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
    discount: Option<String>,
    /// Pourquoi le prix est sous la cible
    #[arg(long, value_name = "RAISON")]
    under_target: Option<String>,
    /// Jusqu'à quand dure cette exception
    #[arg(long, value_name = "DATE")]
    under_target_until: Option<String>,
    /// Langue du devis : fr ou en
    #[arg(long)]
    language: Option<String>,
}

impl Fields {
    /// Returns `request` with what was typed; what was not stays.
    fn over(self, mut request: QuoteRequest) -> QuoteRequest {
        if let Some(schedule) = self.schedule {
            request.schedule = typed::schedule(&schedule);
        }
        if !self.delivers.is_empty() && request.schedule.is_empty() {
            request.schedule = typed::schedule("20/40/40");
        }
        for (index, stage) in request.schedule.iter_mut().enumerate() {
            stage.delivers |= self.delivers.contains(&(index + 1));
        }
        QuoteRequest {
            subject: self.subject.or(request.subject),
            discount_percent: self.discount.or(request.discount_percent),
            estimate: self.estimate.or(request.estimate),
            issue_date: self.issue_date.or(request.issue_date),
            valid_until: self.valid_until.or(request.valid_until),
            under_target_reason: self.under_target.or(request.under_target_reason),
            under_target_until: self.under_target_until.or(request.under_target_until),
            language: self.language.or(request.language),
            ..request
        }
    }
}

impl Quote {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::New { client, lines, fields } => {
                let request = fields.over(QuoteRequest { client, lines, ..QuoteRequest::default() });
                terminal.done(&quotes::save(&mut carnet, request)?)
            }
            Self::Edit { quote, client, lines, fields } => {
                let mut request = as_typed(quotes::show(&carnet, named(&quote))?, quote);
                request.client = client.unwrap_or(request.client);
                if !lines.is_empty() {
                    request.lines = lines;
                }
                terminal.done(&quotes::save(&mut carnet, fields.over(request))?)
            }
            Self::Revise { quote } => terminal.done(&quotes::revise(&mut carnet, named(quote))?),
            Self::Show { quote } => terminal.show(&quotes::show(&carnet, named(quote))?),
            Self::List { status, client } => {
                terminal.show(&quotes::list(&carnet, QuotesRequest { status, client })?)
            }
            Self::Pdf { quote, output } => terminal.save(&output, &quotes::pdf(&carnet, &quote)?),
            Self::Send { quote, follow_up, note } => {
                terminal.done(&quotes::send(&mut carnet, QuoteSend { quote, follow_up, note })?)
            }
            Self::Refuse { quote, objection, reply } => {
                terminal.done(&quotes::refuse(&mut carnet, QuoteRefuse { quote, objection, reply })?)
            }
            Self::Accept { quote, signed, on, signatory, mission } => {
                let request = QuoteAccept { quote, signed, on, signatory, mission };
                terminal.done(&quotes::accept(&mut carnet, request)?)
            }
        }
    }
}

/// Returns a draft as it would be typed again.
fn as_typed(shown: Shown, quote: String) -> QuoteRequest {
    QuoteRequest {
        quote: Some(quote),
        client: shown.client_id.to_string(),
        subject: shown.subject,
        lines: shown.lines.into_iter().map(typed::again).collect(),
        discount_percent: shown.discount_percent.map(|percent| percent.to_string()),
        estimate: shown.estimated_hours.map(|hours| hours.to_string()),
        schedule: shown
            .schedule
            .into_iter()
            .map(|stage| StageRequest {
                label: Some(stage.label),
                share: stage.share,
                trigger: Some(stage.trigger),
                delivers: stage.delivers,
            })
            .collect(),
        issue_date: Some(shown.issue_date),
        valid_until: Some(shown.valid_until),
        under_target_reason: shown.under_target_reason,
        under_target_until: shown.under_target_until,
        language: Some(shown.language),
    }
}
