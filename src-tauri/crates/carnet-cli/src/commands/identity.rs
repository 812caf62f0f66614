//! `carnet init`, `identity`, `status`, `demo`.

use crate::terminal::{Done, Terminal};
use crate::typed;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::{Result, identity};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Who the user is, as typed.
#[derive(Debug, Args)]
pub struct Init {
    /// Nom sur les documents
    #[arg(long)]
    name: String,
    /// Adresse ; \n sépare les lignes
    #[arg(long)]
    address: String,
    /// SIRET, 14 chiffres
    #[arg(long)]
    siret: String,
    /// micro-bnc, micro-bic-services, micro-bic-goods, micro-cipav, ei, eurl ou sasu
    #[arg(long)]
    status: String,
    /// Régime de TVA : franchise, receipts (encaissements) ou debits (débits)
    #[arg(long)]
    vat: String,
    /// Numéro de TVA intracommunautaire
    #[arg(long)]
    vat_number: Option<String>,
    /// IBAN où l'on me paie
    #[arg(long)]
    iban: String,
    /// Le reste, facultatif
    #[command(flatten)]
    more: More,
}

/// What may be left out at the start.
#[derive(Debug, Args)]
pub struct More {
    /// BIC de la banque
    #[arg(long)]
    bic: Option<String>,
    /// Début de l'activité
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
    /// Cotisations réduites de la première année (ACRE)
    #[arg(long)]
    acre: bool,
    /// Rythme des déclarations : monthly ou quarterly
    #[arg(long)]
    declares: Option<String>,
    /// Taux horaire visé
    #[arg(long, value_name = "MONTANT")]
    target_rate: Option<String>,
    /// Taux horaire plancher ; sinon deux fois le SMIC horaire brut
    #[arg(long, value_name = "MONTANT")]
    floor_rate: Option<String>,
    /// Argent sur le compte au départ
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
    opening_balance: Option<String>,
    /// E-mail sur les documents
    #[arg(long)]
    email: Option<String>,
    /// Téléphone sur les documents
    #[arg(long)]
    phone: Option<String>,
    /// Forme juridique d'une société
    #[arg(long)]
    legal_form: Option<String>,
    /// Capital d'une société
    #[arg(long)]
    capital: Option<String>,
    /// RCS et ville
    #[arg(long)]
    registration: Option<String>,
    /// Jours jusqu'à l'échéance d'une facture
    #[arg(long, value_name = "JOURS")]
    payment_terms: Option<String>,
    /// Pénalités de retard, en pour cent ; sinon le taux légal
    #[arg(long, value_name = "POUR CENT")]
    late_penalty_rate: Option<String>,
    /// Couleur des documents, #rrggbb
    #[arg(long)]
    accent: Option<String>,
    /// Logo des documents, PNG ou JPEG
    #[arg(long, value_name = "FICHIER")]
    logo: Option<PathBuf>,
    /// Langue du carnet et des documents : fr ou en
    #[arg(long)]
    language: Option<String>,
}

/// Verbs of the identity.
#[derive(Debug, Subcommand)]
pub enum Identity {
    /// Montre qui je suis
    Show,
    /// Change qui je suis : tout se redonne, comme à `init`
    Edit(Init),
}

impl Init {
    fn request(self) -> Result<IdentityRequest> {
        let More {
            bic,
            started,
            acre,
            declares,
            target_rate,
            floor_rate,
            opening_balance,
            email,
            phone,
            legal_form,
            capital,
            registration,
            payment_terms,
            late_penalty_rate,
            accent,
            logo,
            language,
        } = self.more;
        Ok(IdentityRequest {
            name: self.name,
            address: typed::breaks(&self.address),
            siret: self.siret,
            status: self.status,
            vat: self.vat,
            vat_number: self.vat_number,
            iban: self.iban,
            bic,
            started,
            acre,
            declares,
            target_rate,
            floor_rate,
            opening_balance,
            email,
            phone,
            legal_form,
            capital,
            registration,
            payment_terms_days: payment_terms,
            late_penalty_rate,
            accent,
            logo: logo.map(|path| typed::picture(&path)).transpose()?,
            language,
        })
    }

    /// Makes the book.
    pub fn run(self, terminal: &Terminal) -> Done {
        let request = self.request()?;
        let carnet =
            identity::init(&terminal.folder()?, terminal.clock(), terminal.asked_language(), request)?;
        terminal.show(&identity::show(&carnet)?)
    }
}

impl Identity {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Show => terminal.show(&identity::show(&carnet)?),
            Self::Edit(command) => terminal.done(&identity::change(&mut carnet, command.request()?)?),
        }
    }
}

/// Says where the book is and whose.
pub fn status(terminal: &Terminal) -> Done {
    terminal.show(&identity::book_state(&terminal.folder()?, terminal.clock(), terminal.asked_language())?)
}

/// Makes a book full of plausible data.
pub fn demo(terminal: &Terminal) -> Done {
    let carnet = carnet_app::demo::create(&terminal.folder()?, terminal.clock(), terminal.asked_language())?;
    terminal.show(&identity::show(&carnet)?)
}
