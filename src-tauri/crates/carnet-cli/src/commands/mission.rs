//! `carnet mission`.

use super::named;
use crate::terminal::{Done, Terminal};
use carnet_app::missions;
use carnet_app::wire::missions::{
    DeadlineSet, MissionAmend, MissionNote, MissionStart, MissionsRequest, StageDate, StageDelivers,
    StageValidate,
};
use clap::Subcommand;
use std::path::PathBuf;

/// Verbs of missions.
#[derive(Debug, Subcommand)]
pub enum Mission {
    /// Liste les missions
    List {
        /// Seulement ce client
        #[arg(long)]
        client: Option<String>,
        /// open, delivered ou cancelled
        #[arg(long)]
        status: Option<String>,
    },
    /// Montre une mission : étapes, heures, échéances
    Show {
        /// Mission : nom, début du nom ou numéro
        mission: String,
    },
    /// Commence une mission sans bon de commande : ses heures sont à risque
    Start {
        /// Dit que c'est voulu
        #[arg(long, required = true)]
        without_order: bool,
        /// Client
        #[arg(long)]
        client: String,
        /// Nom de la mission
        #[arg(long)]
        name: String,
        /// Heures prévues
        #[arg(long, value_name = "HEURES", allow_hyphen_values = true)]
        budget: Option<String>,
    },
    /// Étapes d'une mission
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Stage(Stage),
    /// Fixe ou déplace l'échéance, avec la raison
    Deadline {
        /// Mission
        mission: String,
        /// Nouvelle échéance
        date: String,
        /// Pourquoi
        #[arg(long)]
        reason: String,
    },
    /// Compose le point d'avancement, daté d'aujourd'hui
    Note {
        /// Mission
        mission: String,
        /// Remarques et difficultés
        #[arg(long, value_name = "TEXTE")]
        remarks: Option<String>,
        /// Fichier PDF à écrire
        #[arg(short, long, value_name = "FICHIER")]
        output: PathBuf,
    },
    /// Ajoute un avenant signé : du travail en plus, une étape à lui
    Amend {
        /// Mission
        mission: String,
        /// Ce qui change
        description: String,
        /// Montant HT ajouté
        #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
        net: String,
        /// Heures ajoutées
        #[arg(long, allow_hyphen_values = true)]
        hours: Option<String>,
        /// Taux de TVA, en pour cent
        #[arg(long, value_name = "POUR CENT", allow_hyphen_values = true)]
        vat_rate: Option<String>,
        /// Date de la signature ; sinon aujourd'hui
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Fichier signé
        #[arg(long, value_name = "FICHIER")]
        signed: Option<String>,
    },
}

/// Verbs of stages.
#[derive(Debug, Subcommand)]
pub enum Stage {
    /// Valide une étape : sa facture peut être proposée
    Validate {
        /// Mission
        mission: String,
        /// Étape : son rang à partir de 1, ou le début de son nom
        stage: String,
        /// Date ; sinon aujourd'hui
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Qui a validé
        #[arg(long)]
        by: Option<String>,
    },
    /// Fixe la date où une étape doit être atteinte
    Date {
        /// Mission
        mission: String,
        /// Étape
        stage: String,
        /// Date ; vide : plus de date
        date: String,
    },
    /// Dit qu'une étape livre une partie du travail : sa facture est une facture de situation
    Delivers {
        /// Mission
        mission: String,
        /// Étape
        stage: String,
        /// Au contraire, elle ne livre rien
        #[arg(long)]
        not: bool,
    },
}

impl Mission {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        match self {
            Self::List { client, status } => {
                terminal.show(&missions::list(&carnet, MissionsRequest { client, status })?)
            }
            Self::Show { mission } => terminal.show(&missions::show(&carnet, named(mission))?),
            Self::Start { without_order: _, client, name, budget } => {
                terminal.done(&missions::start(&mut carnet, MissionStart { client, name, budget })?)
            }
            Self::Stage(Stage::Validate { mission, stage, on, by }) => terminal
                .done(&missions::validate_stage(&mut carnet, StageValidate { mission, stage, on, by })?),
            Self::Stage(Stage::Date { mission, stage, date }) => {
                terminal.done(&missions::set_stage_date(&mut carnet, StageDate { mission, stage, date })?)
            }
            Self::Stage(Stage::Delivers { mission, stage, not }) => {
                let request = StageDelivers { mission, stage, delivers: !not };
                terminal.done(&missions::set_delivers(&mut carnet, request)?)
            }
            Self::Deadline { mission, date, reason } => {
                terminal.done(&missions::set_deadline(&mut carnet, DeadlineSet { mission, date, reason })?)
            }
            Self::Note { mission, remarks, output } => {
                terminal.save(&output, &missions::note_pdf(&carnet, MissionNote { mission, remarks })?)
            }
            Self::Amend { mission, description, net, hours, vat_rate, on, signed } => {
                let request = MissionAmend { mission, description, net, hours, vat_rate, on, signed };
                terminal.done(&missions::amend(&mut carnet, request)?)
            }
        }
    }
}
