//! `carnet feed`.

use super::not_yet;
use crate::terminal::{Done, Terminal};
use carnet_app::calendars;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// A calendar file, or one of the verbs of later versions.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    subcommand_help_heading = "Commandes"
)]
pub struct Feed {
    /// follow-ups, stages, payments, charges ou all ; sinon all
    #[arg(long, default_value = "all")]
    kind: String,
    /// Fichier à écrire
    #[arg(short, long, value_name = "FICHIER", required = true)]
    output: Option<PathBuf>,
    /// Autre chose qu'un fichier
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// What a feed can do beside a file.
#[derive(Debug, Subcommand)]
enum Verb {
    /// Sert les calendriers à cette machine
    Serve,
    /// Donne l'adresse à laquelle s'abonner
    Url,
    /// Envoie les dates vers un agenda CalDAV
    Push,
}

impl Feed {
    /// Writes the feed.
    pub fn run(self, terminal: &Terminal) -> Done {
        match (self.verb, self.output) {
            (Some(Verb::Serve), _) => Err(not_yet("feed serve")),
            (Some(Verb::Url), _) => Err(not_yet("feed url")),
            (Some(Verb::Push), _) => Err(not_yet("feed push")),
            (None, output) => {
                let carnet = terminal.open()?;
                terminal.save(&output.unwrap_or_default(), &calendars::feed(&carnet, &self.kind)?)
            }
        }
    }
}
