//! `carnet expense`: purchases, in a later version.

use super::not_yet;
use crate::terminal::Done;
use clap::Subcommand;
use std::path::PathBuf;

/// Verbs of purchases.
#[derive(Debug, Subcommand)]
pub enum Expense {
    /// Ajoute un achat
    Add {
        /// Fournisseur, montant, date
        words: Vec<String>,
    },
    /// Lit une facture reçue, .pdf ou .xml
    Import {
        /// Fichier
        file: PathBuf,
    },
    /// Liste les achats
    List,
}

impl Expense {
    /// Belongs to a later version.
    pub fn run(self) -> Done {
        Err(not_yet(match self {
            Self::Add { .. } => "expense add",
            Self::Import { .. } => "expense import",
            Self::List => "expense list",
        }))
    }
}
