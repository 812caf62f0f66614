//! `carnet log`.

use crate::terminal::{Done, Terminal};
use carnet_app::clients;
use carnet_app::wire::clients::LogRequest;
use clap::Args;

/// One exchange, as typed.
#[derive(Debug, Args)]
pub struct Log {
    /// Client : nom, début du nom ou numéro
    client: String,
    /// call (appel), mail ou meeting (rendez-vous)
    kind: String,
    /// Ce qui s'est dit
    note: String,
    /// Durée, portée dans la grille des heures : 15, 1h30
    #[arg(long, value_name = "DURÉE", allow_hyphen_values = true)]
    minutes: Option<String>,
    /// Prochaine date, avec sa relance
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
    /// Date de l'échange ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Log {
    /// Logs the exchange.
    pub fn run(self, terminal: &Terminal) -> Done {
        let Self { client, kind, note, minutes, next, on } = self;
        let mut carnet = terminal.open()?;
        terminal.done(&clients::log(&mut carnet, LogRequest { client, kind, note, minutes, next, on })?)
    }
}
