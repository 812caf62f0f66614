//! `carnet simulate`: what if, in a later version.

use super::not_yet;
use crate::terminal::Done;
use clap::Subcommand;

/// The simulators.
#[derive(Debug, Subcommand)]
pub enum Simulate {
    /// Sans ce client
    Drop {
        /// Client
        client: String,
    },
    /// Cette mission en portage salarial
    Portage {
        /// Mission
        mission: String,
    },
}

impl Simulate {
    /// Belongs to a later version.
    pub fn run(self) -> Done {
        Err(not_yet(match self {
            Self::Drop { .. } => "simulate drop",
            Self::Portage { .. } => "simulate portage",
        }))
    }
}
