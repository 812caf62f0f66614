//! `carnet find`.

use crate::terminal::{Done, Terminal};
use carnet_app::search;
use carnet_app::wire::search::SearchRequest;
use clap::Args;

/// What to look for.
#[derive(Debug, Args)]
pub struct Find {
    /// Mots d'un nom, d'un numéro, d'un objet ; sinon les dernières fiches
    words: Vec<String>,
}

impl Find {
    /// Runs the command.
    pub fn run(self, terminal: &Terminal) -> Done {
        let carnet = terminal.open()?;
        terminal.show(&search::find(&carnet, SearchRequest { text: self.words.join(" ") })?)
    }
}
