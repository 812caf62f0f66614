//! `carnet cash`: planned and actual movements, in a later version.

use super::not_yet;
use crate::terminal::Done;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Verbs of cash.
#[derive(Debug, Subcommand)]
pub enum Cash {
    /// Ajoute un mouvement prévu ou réalisé
    Add {
        /// Sens et montant
        #[command(flatten)]
        amount: Amount,
        /// Date
        #[arg(long, value_name = "DATE")]
        on: String,
        /// De quoi il s'agit
        label: String,
        /// Tous les mois
        #[arg(long)]
        monthly: bool,
    },
    /// Lit un relevé de banque, .ofx, .csv ou .xml
    Import {
        /// Fichier
        file: PathBuf,
    },
    /// Rapproche le relevé des factures
    Match,
}

/// Which way the money goes.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Amount {
    /// Entrée
    #[arg(long = "in", value_name = "MONTANT")]
    income: Option<String>,
    /// Sortie
    #[arg(long = "out", value_name = "MONTANT")]
    spent: Option<String>,
}

impl Cash {
    /// Belongs to a later version.
    pub fn run(self) -> Done {
        Err(not_yet(match self {
            Self::Add { .. } => "cash add",
            Self::Import { .. } => "cash import",
            Self::Match => "cash match",
        }))
    }
}
