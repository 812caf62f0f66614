//! `carnet settings`, `series`.

use crate::terminal::{Done, Terminal};
use carnet_app::settings;
use carnet_app::wire::settings::SeriesRequest;
use clap::Subcommand;

/// Verbs of the series.
#[derive(Debug, Subcommand)]
pub enum Series {
    /// Où en est chaque série
    List,
    /// Continue les numéros d'un autre logiciel
    Set {
        /// D (devis), F (factures) ou A (avoirs)
        series: String,
        /// Le prochain numéro : F2026-0012, ou 12
        #[arg(value_name = "NUMÉRO", allow_hyphen_values = true)]
        next: String,
    },
}

impl Series {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        if let Self::Set { series, next } = self {
            settings::set_series(&mut carnet, SeriesRequest { series, next })?;
        }
        terminal.show(&carnet_app::wire::settings::SeriesList { series: settings::show(&carnet)?.series })
    }
}

/// Shows the folder, the calendars, the series and the facts of the law.
pub fn show(terminal: &Terminal) -> Done {
    terminal.show(&settings::show(&terminal.open()?)?)
}
