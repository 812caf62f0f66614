//! `carnet simulate`.

use super::not_yet;
use super::report::Months;
use crate::terminal::{Done, Terminal};
use carnet_app::reports;
use clap::Subcommand;

/// The simulators.
#[derive(Debug, Subcommand)]
pub enum Simulate {
    /// Sans ce client
    Drop {
        /// Client
        client: String,
        /// Période
        #[command(flatten)]
        period: Months,
    },
    /// Cette mission en portage salarial
    Portage {
        /// Mission
        mission: String,
    },
}

impl Simulate {
    /// Prints what would be.
    pub fn run(self, terminal: &Terminal) -> Done {
        match self {
            Self::Drop { client, period } => {
                terminal.show(&reports::simulate_drop(&terminal.open()?, period.asked(Some(client)))?)
            }
            Self::Portage { .. } => Err(not_yet("simulate portage")),
        }
    }
}
