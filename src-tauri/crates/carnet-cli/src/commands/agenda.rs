//! `carnet agenda`.

use crate::terminal::{Done, Terminal};
use carnet_app::agenda;
use carnet_app::wire::agenda::{AgendaMove, AgendaRequest};
use clap::Subcommand;

/// Verbs of the agenda.
#[derive(Debug, Subcommand)]
pub enum Agenda {
    /// Liste tout ce qui a une date : relances, étapes, échéances, paiements, validités
    List {
        /// Premier jour ; sinon aujourd'hui
        #[arg(long, value_name = "DATE", default_value = "aujourd'hui")]
        from: String,
        /// Dernier jour ; sinon dans un mois
        #[arg(long, value_name = "DATE", default_value = "+1m")]
        to: String,
    },
    /// Déplace une relance, une étape ou une échéance
    Move {
        /// follow_up, stage ou deadline
        kind: String,
        /// Numéro, comme dans la liste
        id: i64,
        /// Nouveau jour
        on: String,
        /// Pourquoi ; il en faut une pour une échéance
        #[arg(long)]
        reason: Option<String>,
    },
}

impl Agenda {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::List { from, to } => terminal.show(&agenda::list(&carnet, AgendaRequest { from, to })?),
            Self::Move { kind, id, on, reason } => {
                terminal.done(&agenda::reschedule(&mut carnet, AgendaMove { kind, id, on, reason })?)
            }
        }
    }
}
