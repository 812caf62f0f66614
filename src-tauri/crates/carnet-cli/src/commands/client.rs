//! `carnet client`.

use super::named;
use crate::terminal::{Done, Terminal};
use crate::typed;
use carnet_app::clients;
use carnet_app::wire::clients::{ClientRequest, ClientsRequest, ImportClientsRequest};
use clap::{Args, Subcommand};

/// Verbs of clients.
#[derive(Debug, Subcommand)]
pub enum Client {
    /// Ajoute un prospect ou un client
    Add {
        /// Nom
        name: String,
        /// Ce que l'on sait de lui
        #[command(flatten)]
        fields: Fields,
    },
    /// Change ce que l'on sait d'un client ; un texte vide l'efface
    Edit {
        /// Client : nom, début du nom ou numéro
        client: String,
        /// Nouveau nom
        #[arg(long)]
        name: Option<String>,
        /// Ce qui change
        #[command(flatten)]
        fields: Fields,
    },
    /// Liste les prospects et clients
    List {
        /// Mots à trouver dans le nom, la personne ou l'e-mail
        #[arg(long, value_name = "MOTS")]
        search: Option<String>,
        /// to_contact, contacted, quote_sent, won, lost ou dormant
        #[arg(long)]
        stage: Option<String>,
        /// Ordre : next_date, name, stage ou created
        #[arg(long)]
        sort: Option<String>,
    },
    /// Montre un client et tout ce qui s'y rattache
    Show {
        /// Client : nom, début du nom ou numéro
        client: String,
    },
    /// Lit un fichier de contacts, .csv ou .vcf
    Import {
        /// Fichier
        file: String,
        /// Montre ce qui se passerait, n'écrit rien
        #[arg(long)]
        dry_run: bool,
    },
}

/// Fields of a client, as typed.
#[derive(Debug, Args)]
pub struct Fields {
    /// company ou person
    #[arg(long)]
    kind: Option<String>,
    /// Personne à qui parler
    #[arg(long)]
    person: Option<String>,
    /// to_contact, contacted, quote_sent, won, lost ou dormant
    #[arg(long)]
    stage: Option<String>,
    /// SIREN, 9 chiffres
    #[arg(long)]
    siren: Option<String>,
    /// SIRET, 14 chiffres
    #[arg(long)]
    siret: Option<String>,
    /// Numéro de TVA intracommunautaire
    #[arg(long)]
    vat_number: Option<String>,
    /// Adresse ; \n sépare les lignes
    #[arg(long)]
    address: Option<String>,
    /// Pays, deux lettres
    #[arg(long)]
    country: Option<String>,
    /// E-mail
    #[arg(long)]
    email: Option<String>,
    /// Téléphone
    #[arg(long)]
    phone: Option<String>,
    /// D'où il vient ; la source est créée si elle est nouvelle
    #[arg(long)]
    source: Option<String>,
    /// Remarque
    #[arg(long)]
    note: Option<String>,
    /// Adresse dans l'annuaire des plateformes ; sinon le SIREN
    #[arg(long, value_name = "ADRESSE")]
    electronic_address: Option<String>,
    /// PDF sans facture électronique, pour les portails qui la refusent : true ou false
    #[arg(long, value_name = "OUI", num_args = 0..=1, default_missing_value = "true")]
    plain_pdf: Option<bool>,
    /// Référence sous laquelle il classe les factures, comme un code service
    #[arg(long, value_name = "RÉFÉRENCE")]
    buyer_reference: Option<String>,
    /// Prochaine date, avec sa relance
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
}

impl Fields {
    fn request(self, client: Option<String>, name: Option<String>) -> ClientRequest {
        ClientRequest {
            client,
            name,
            kind: self.kind,
            person: self.person,
            stage: self.stage,
            siren: self.siren,
            siret: self.siret,
            vat_number: self.vat_number,
            address: self.address.as_deref().map(typed::breaks),
            country: self.country,
            email: self.email,
            phone: self.phone,
            source: self.source,
            electronic_address: self.electronic_address,
            plain_pdf: self.plain_pdf,
            buyer_reference: self.buyer_reference,
            note: self.note,
            next_date: self.next,
        }
    }
}

impl Client {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Add { name, fields } => {
                terminal.done(&clients::save(&mut carnet, fields.request(None, Some(name)))?)
            }
            Self::Edit { client, name, fields } => {
                terminal.done(&clients::save(&mut carnet, fields.request(Some(client), name))?)
            }
            Self::List { search, stage, sort } => {
                terminal.show(&clients::list(&carnet, ClientsRequest { search, stage, sort })?)
            }
            Self::Show { client } => terminal.show(&clients::show(&carnet, named(client))?),
            Self::Import { file, dry_run } => terminal.done(&clients::import(
                &mut carnet,
                ImportClientsRequest { path: file, dry_run, columns: None },
            )?),
        }
    }
}
