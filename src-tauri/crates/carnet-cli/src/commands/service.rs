//! `carnet service`.

use crate::terminal::{Done, Terminal};
use carnet_app::services;
use carnet_app::wire::services::{ServiceId, ServiceRequest};
use clap::{Args, Subcommand};

/// Verbs of the catalogue.
#[derive(Debug, Subcommand)]
pub enum Service {
    /// Liste le catalogue
    List,
    /// Ajoute une prestation
    Add(Fields),
    /// Change une prestation
    Edit {
        /// Numéro de la prestation
        id: i64,
        /// Ce qu'elle devient
        #[command(flatten)]
        fields: Fields,
    },
    /// Retire une prestation
    Delete {
        /// Numéro de la prestation
        id: i64,
    },
}

/// A service, as typed.
#[derive(Debug, Args)]
pub struct Fields {
    /// Ce que dira la ligne
    description: String,
    /// Unité : h, d, u, lump, km ou month
    #[arg(long)]
    unit: String,
    /// Prix hors taxe d'une unité
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
    price: String,
    /// Taux de TVA, en pour cent ; sinon le taux habituel
    #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
    vat_rate: Option<String>,
}

impl Service {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        let mut save = |id: Option<i64>, fields: Fields| {
            let Fields { description, unit, price: unit_price, vat_rate } = fields;
            let request = ServiceRequest { id, description, unit, unit_price, vat_rate };
            terminal.done(&services::save(&mut carnet, request)?)
        };
        match self {
            Self::List => terminal.show(&services::list(&carnet)?),
            Self::Add(fields) => save(None, fields),
            Self::Edit { id, fields } => save(Some(id), fields),
            Self::Delete { id } => terminal.done(&services::delete(&mut carnet, ServiceId { id })?),
        }
    }
}
