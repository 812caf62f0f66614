//! `carnet follow-up`.

use crate::terminal::{Done, Terminal};
use carnet_app::follow_ups;
use carnet_app::wire::follow_ups::{FollowUpDone, FollowUpPostpone, FollowUpRequest, FollowUpsRequest};
use clap::{Args, Subcommand};

/// Verbs of follow-ups.
#[derive(Debug, Subcommand)]
pub enum FollowUp {
    /// Ajoute une relance
    Add {
        /// Ce qu'elle concerne
        #[command(flatten)]
        subject: Subject,
        /// Date : demain, lun, +3s, 2026-12-01
        #[arg(long, value_name = "DATE")]
        on: String,
        /// Heure
        #[arg(long, value_name = "HH:MM")]
        at: Option<String>,
        /// Ce qu'il y aura à faire
        note: String,
    },
    /// Liste les relances ouvertes, la plus proche d'abord
    List {
        /// Seulement celles d'aujourd'hui et d'avant
        #[arg(long)]
        due: bool,
        /// Seulement celles de ce client
        #[arg(long)]
        client: Option<String>,
    },
    /// Marque une relance comme faite
    Done {
        /// Numéro de la relance
        id: i64,
        /// Ce qui en est sorti
        #[arg(long)]
        outcome: Option<String>,
    },
    /// Reporte une relance
    Postpone {
        /// Numéro de la relance
        id: i64,
        /// Nouvelle date
        date: String,
    },
}

/// The one record that a follow-up is about.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Subject {
    /// Un client ou prospect
    #[arg(long)]
    client: Option<String>,
    /// Un devis
    #[arg(long)]
    quote: Option<String>,
    /// Une facture
    #[arg(long)]
    invoice: Option<String>,
    /// Une mission
    #[arg(long)]
    mission: Option<String>,
}

impl FollowUp {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Add { subject: Subject { client, quote, invoice, mission }, on, at, note } => {
                let request = FollowUpRequest { client, quote, invoice, mission, on, at, note };
                terminal.done(&follow_ups::add(&mut carnet, request)?)
            }
            Self::List { due, client } => {
                terminal.show(&follow_ups::list(&carnet, FollowUpsRequest { due, client })?)
            }
            Self::Done { id, outcome } => {
                terminal.done(&follow_ups::done(&mut carnet, FollowUpDone { id, outcome })?)
            }
            Self::Postpone { id, date } => {
                terminal.done(&follow_ups::postpone(&mut carnet, FollowUpPostpone { id, on: date })?)
            }
        }
    }
}
