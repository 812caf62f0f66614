//! `carnet init`, `identity`, `status`, `demo`.

use crate::terminal::{Done, Terminal};
use crate::typed;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::{Language, Result, demo, identity};
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
    /// Cotisations réduites de la première année (ACRE) ; --acre false les retire
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "true|false")]
    acre: Option<bool>,
    /// Rythme des déclarations : monthly ou quarterly
    #[arg(long)]
    declares: Option<String>,
    /// Taux horaire visé
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
    target_rate: Option<String>,
    /// Taux horaire plancher ; sinon deux fois le SMIC horaire brut
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
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
    #[arg(long, allow_hyphen_values = true)]
    capital: Option<String>,
    /// RCS et ville
    #[arg(long)]
    registration: Option<String>,
    /// Médiateur de la consommation et le moyen de le joindre
    #[arg(long)]
    mediator: Option<String>,
    /// Jours jusqu'à l'échéance d'une facture
    #[arg(long, value_name = "JOURS", allow_hyphen_values = true)]
    payment_terms: Option<String>,
    /// Pénalités de retard, en pour cent ; sinon le taux légal
    #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
    late_penalty_rate: Option<String>,
    /// Couleur des documents, #rrggbb
    #[arg(long)]
    accent: Option<String>,
    /// Logo des documents, PNG ou JPEG
    #[arg(long, value_name = "FICHIER")]
    logo: Option<PathBuf>,
    /// Adresse dans l'annuaire des plateformes ; sinon le SIREN
    #[arg(long, value_name = "ADRESSE")]
    electronic_address: Option<String>,
    /// Langue du carnet et des documents : fr ou en
    #[arg(long)]
    language: Option<String>,
}

/// What to do with the demonstration.
#[derive(Debug, Args)]
pub struct Demo {
    /// La retire : elle est rangée dans backups/, et le dossier redevient vierge
    #[arg(long)]
    drop: bool,
}

/// Verbs of the identity.
#[derive(Debug, Subcommand)]
pub enum Identity {
    /// Montre qui je suis
    Show,
    /// Change qui je suis ; ce qui n'est pas donné reste
    Edit(Box<Edit>),
    /// Une facture d'exemple, avec ce qui changerait
    Specimen(Box<Specimen>),
}

/// What would change, and where the specimen goes.
#[derive(Debug, Args)]
pub struct Specimen {
    /// What would change.
    #[command(flatten)]
    edit: Edit,
    /// Fichier à écrire
    #[arg(short, long, value_name = "FICHIER")]
    output: PathBuf,
}

/// What changes.
#[derive(Debug, Args)]
pub struct Edit {
    /// Nom sur les documents
    #[arg(long)]
    name: Option<String>,
    /// Adresse ; \n sépare les lignes
    #[arg(long)]
    address: Option<String>,
    /// SIRET, 14 chiffres
    #[arg(long)]
    siret: Option<String>,
    /// micro-bnc, micro-bic-services, micro-bic-goods, micro-cipav, ei, eurl ou sasu
    #[arg(long)]
    status: Option<String>,
    /// Régime de TVA : franchise, receipts (encaissements) ou debits (débits)
    #[arg(long)]
    vat: Option<String>,
    /// Numéro de TVA intracommunautaire
    #[arg(long)]
    vat_number: Option<String>,
    /// IBAN où l'on me paie
    #[arg(long)]
    iban: Option<String>,
    /// Le reste
    #[command(flatten)]
    more: More,
}

impl More {
    /// Returns `request` with what was typed; `acre` holds when nothing was said of it.
    fn over(self, request: IdentityRequest, acre: bool) -> Result<IdentityRequest> {
        Ok(IdentityRequest {
            bic: self.bic,
            started: self.started,
            acre: self.acre.unwrap_or(acre),
            declares: self.declares,
            target_rate: self.target_rate,
            floor_rate: self.floor_rate,
            opening_balance: self.opening_balance,
            email: self.email,
            phone: self.phone,
            legal_form: self.legal_form,
            capital: self.capital,
            registration: self.registration,
            mediator: self.mediator,
            payment_terms_days: self.payment_terms,
            late_penalty_rate: self.late_penalty_rate,
            accent: self.accent,
            logo: self.logo.map(|path| typed::picture(&path)).transpose()?,
            electronic_address: self.electronic_address,
            language: self.language,
            ..request
        })
    }
}

impl Init {
    /// Makes the book.
    pub fn run(self, terminal: &Terminal) -> Done {
        let Self { name, address, siret, status, vat, vat_number, iban, more } = self;
        let address = typed::breaks(&address);
        let request = IdentityRequest {
            name,
            address,
            siret,
            status,
            vat,
            vat_number,
            iban,
            ..IdentityRequest::default()
        };
        let request = more.over(request, false)?;
        let carnet =
            identity::init(&terminal.folder()?, terminal.clock(), terminal.asked_language(), request)?;
        terminal.show(&identity::show(&carnet)?)
    }
}

impl Edit {
    fn request(self, acre: bool) -> Result<IdentityRequest> {
        let request = IdentityRequest {
            name: self.name.unwrap_or_default(),
            address: self.address.as_deref().map(typed::breaks).unwrap_or_default(),
            siret: self.siret.unwrap_or_default(),
            status: self.status.unwrap_or_default(),
            vat: self.vat.unwrap_or_default(),
            vat_number: self.vat_number,
            iban: self.iban.unwrap_or_default(),
            ..IdentityRequest::default()
        };
        self.more.over(request, acre)
    }
}

impl Identity {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Show => terminal.show(&identity::show(&carnet)?),
            Self::Edit(command) => {
                let acre = identity::show(&carnet)?.acre;
                terminal.done(&identity::change(&mut carnet, command.request(acre)?)?)
            }
            Self::Specimen(command) => {
                let acre = identity::show(&carnet)?.acre;
                let request = command.edit.request(acre)?;
                let paper =
                    identity::specimen(Some(&carnet), terminal.clock(), terminal.language(), request)?;
                terminal.save(&command.output, &typed::pdf(&paper)?)
            }
        }
    }
}

/// Says where the book is and whose.
pub fn status(terminal: &Terminal) -> Done {
    terminal.show(&identity::book_state(&terminal.folder()?, terminal.clock(), terminal.asked_language())?)
}

impl Demo {
    /// Makes a book full of plausible data, or takes it away again.
    pub fn run(self, terminal: &Terminal) -> Done {
        let (folder, clock, language) = (terminal.folder()?, terminal.clock(), terminal.asked_language());
        if self.drop {
            return terminal.show(&demo::drop_book(&folder, clock, language.unwrap_or(Language::Fr))?);
        }
        terminal.show(&identity::show(&demo::create(&folder, clock, language)?)?)
    }
}
