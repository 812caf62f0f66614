//! `carnet hours`.

use crate::terminal::{Done, Terminal};
use carnet_app::hours;
use carnet_app::wire::hours::{
    DaysRequest, EntryId, EntryLine, EntryRequest, EntrySplit, GapsRequest, HoursCopy, HoursRequest,
    ImportHoursRequest, TimerAdjust, TimerStart,
};
use clap::{Args, Subcommand};

/// Verbs of hours.
#[derive(Debug, Subcommand)]
pub enum Hours {
    /// Ajoute des heures : « 2h acme appel », « 14:00-15:30 acme devis », « hier 45m prospection »
    Add {
        /// La phrase, avec ou sans guillemets
        #[arg(required = true)]
        line: Vec<String>,
    },
    /// Lance le chronomètre
    Start {
        /// Ce que l'on fait : « acme appel »
        line: Vec<String>,
    },
    /// Arrête le chronomètre et note ses heures
    Stop,
    /// Montre le chronomètre
    Timer,
    /// Liste les heures et leurs totaux ; sinon celles de la semaine
    List {
        /// Premier jour
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Dernier jour
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// Seulement ce client
        #[arg(long)]
        client: Option<String>,
        /// Seulement cette mission ; sans dates, toutes ses heures
        #[arg(long)]
        mission: Option<String>,
    },
    /// Change une saisie ; ce qui n'est pas donné reste
    Edit {
        /// Numéro de la saisie
        id: i64,
        /// Ce qui change
        #[command(flatten)]
        fields: Fields,
    },
    /// Supprime une saisie
    Delete {
        /// Numéro de la saisie
        id: i64,
    },
    /// Lit les heures d'un autre programme
    Import {
        /// Fichier
        file: String,
        /// toggl, clockify, harvest, kimai, solidtime, ics ou csv ; sinon reconnu
        #[arg(long)]
        format: Option<String>,
        /// Montre ce qui se passerait, n'écrit rien
        #[arg(long)]
        dry_run: bool,
        /// Ajoute aussi les clients qui ne sont pas au carnet
        #[arg(long)]
        create_clients: bool,
    },
    /// Coupe une saisie en deux
    Split {
        /// Numéro de la saisie
        id: i64,
        /// Heure de la coupe
        #[arg(value_name = "HH:MM")]
        at: String,
    },
    /// Copie une semaine dans une autre
    Copy {
        /// Un jour de la semaine copiée
        from: String,
        /// Un jour de la semaine où elle va
        to: String,
    },
    /// Les heures de chaque jour ; sinon sur douze mois
    Days {
        /// Premier jour
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Dernier jour
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
    },
    /// Avance ou recule le départ du chronomètre
    Adjust {
        /// Minutes ; positives, le temps s'allonge
        #[arg(allow_hyphen_values = true)]
        minutes: i64,
    },
    /// Temps que personne ne réclame
    Gaps {
        /// Mois ; sinon celui-ci
        #[arg(long, value_name = "AAAA-MM")]
        month: Option<String>,
    },
}

/// Fields of an entry, as typed.
#[derive(Debug, Args)]
pub struct Fields {
    /// Jour
    #[arg(long)]
    date: Option<String>,
    /// Début
    #[arg(long, value_name = "HH:MM")]
    start: Option<String>,
    /// Fin ; avant le début, c'est le lendemain
    #[arg(long, value_name = "HH:MM")]
    end: Option<String>,
    /// Durée, sans début ni fin
    #[arg(long, allow_hyphen_values = true)]
    duration: Option<String>,
    /// Client ; vide : aucun
    #[arg(long)]
    client: Option<String>,
    /// Mission ; vide : aucune
    #[arg(long)]
    mission: Option<String>,
    /// production, phone, quoting, invoicing, prospecting, administration, training ou travel
    #[arg(long)]
    motive: Option<String>,
    /// Remarque
    #[arg(long)]
    note: Option<String>,
    /// Facturable : true ou false
    #[arg(long)]
    billable: Option<bool>,
}

impl Hours {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::Add { line } => {
                terminal.done(&hours::add_line(&mut carnet, EntryLine { line: line.join(" ") })?)
            }
            Self::Start { line } => {
                terminal.done(&hours::start_timer(&mut carnet, TimerStart { line: line.join(" ") })?)
            }
            Self::Stop => terminal.done(&hours::stop_timer(&mut carnet)?),
            Self::Timer => terminal.show(&hours::timer(&carnet)?),
            Self::List { from, to, client, mission } => {
                terminal.show(&hours::list(&carnet, HoursRequest { from, to, client, mission })?)
            }
            Self::Edit { id, fields } => {
                let Fields { date, start, end, duration, client, mission, motive, note, billable } = fields;
                let request = EntryRequest {
                    id: Some(id),
                    date,
                    start,
                    end,
                    duration,
                    client,
                    mission,
                    motive,
                    note,
                    billable,
                };
                terminal.done(&hours::save(&mut carnet, request)?)
            }
            Self::Delete { id } => terminal.done(&hours::delete(&mut carnet, EntryId { id })?),
            Self::Import { file, format, dry_run, create_clients } => {
                let request = ImportHoursRequest { path: file, format, dry_run, create_clients };
                terminal.done(&hours::import(&mut carnet, request)?)
            }
            Self::Split { id, at } => terminal.done(&hours::split(&mut carnet, EntrySplit { id, at })?),
            Self::Copy { from, to } => terminal.done(&hours::copy(&mut carnet, HoursCopy { from, to })?),
            Self::Days { from, to } => terminal.show(&hours::days(&carnet, DaysRequest { from, to })?),
            Self::Adjust { minutes } => {
                terminal.done(&hours::adjust_timer(&mut carnet, TimerAdjust { minutes })?)
            }
            Self::Gaps { month } => terminal.show(&hours::gaps(&carnet, GapsRequest { month })?),
        }
    }
}
