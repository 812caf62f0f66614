//! `carnet source`.

use crate::terminal::{Done, Terminal};
use carnet_app::sources;
use carnet_app::wire::clients::SourceRequest;
use clap::Subcommand;

/// Verbs of lead sources.
#[derive(Debug, Subcommand)]
pub enum Source {
    /// Ajoute une source ou change ce qu'elle coûte
    Add {
        /// Nom
        name: String,
        /// Abonnement par mois
        #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
        monthly: Option<String>,
        /// Commission, en pour cent de ce qui est encaissé
        #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
        commission: Option<String>,
    },
    /// Ce que chaque source coûte et rapporte
    #[command(visible_alias = "list")]
    Report,
}

impl Source {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Add { name, monthly, commission } => {
                terminal.done(&sources::set(&mut carnet, SourceRequest { name, monthly, commission })?)
            }
            Self::Report => terminal.show(&sources::list(&carnet)?),
        }
    }
}
