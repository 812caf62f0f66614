//! The words of the command line: options that hold for every command, and the nouns.

use crate::commands::{
    agenda, books, cash, client, data, expense, feed, find, follow_up, hours, identity, invoice, journal,
    log, mission, pay, quote, report, service, settings, simulate, source,
};
use crate::terminal::{Done, Terminal};
use carnet_app::Language;
use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::path::PathBuf;

/// Carnet : le carnet d'un indépendant. Prospects, devis, heures, factures et la suite, dans un seul dossier.
#[derive(Debug, Parser)]
#[command(
    name = "carnet",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_help_heading = "Commandes",
    after_help = "Les montants, dates et durées s'écrivent comme on les dit : 1 200,50 ; demain ; +3s ; 1h30."
)]
pub struct Arguments {
    /// Options de toutes les commandes.
    #[command(flatten)]
    pub global: Global,
    /// Ce dont il s'agit.
    #[command(subcommand)]
    pub noun: Noun,
}

/// Options that may stand before or after any command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options communes")]
pub struct Global {
    /// Dossier du carnet ; sinon CARNET_HOME, sinon celui du système
    #[arg(long, global = true, value_name = "DOSSIER")]
    pub book: Option<PathBuf>,
    /// Le jour qu'il est, pour un essai ou un script
    #[arg(long, global = true, value_name = "AAAA-MM-JJ")]
    pub today: Option<NaiveDate>,
    /// Un seul document JSON sur la sortie standard
    #[arg(long, global = true)]
    pub json: bool,
    /// Langue des phrases : fr ou en ; sinon celle du carnet
    #[arg(long, global = true, value_name = "LANGUE")]
    pub lang: Option<Language>,
    /// Affiche cette aide
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What a command is about.
#[derive(Debug, Subcommand)]
pub enum Noun {
    /// Crée un carnet
    Init(Box<identity::Init>),
    /// Crée un carnet rempli de données plausibles
    Demo(identity::Demo),
    /// Dit où est le carnet et à qui il est
    Status,
    /// Qui je suis : statut, numéros, tarifs
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Identity(identity::Identity),
    /// Réglages : dossier, calendriers, séries, repères légaux
    Settings,
    /// Séries de numéros : devis, factures, avoirs
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Series(settings::Series),
    /// Prospects et clients
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Client(client::Client),
    /// Sources de prospects : ce qu'elles coûtent et rapportent
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Source(source::Source),
    /// Note un échange avec un client
    Log(log::Log),
    /// Relances : les prochaines dates
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    FollowUp(follow_up::FollowUp),
    /// Catalogue : les prestations que l'on vend souvent
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Service(service::Service),
    /// Devis
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Quote(quote::Quote),
    /// Missions et leurs étapes
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Mission(mission::Mission),
    /// La grille des heures
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Hours(hours::Hours),
    /// Factures et avoirs
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Invoice(invoice::Invoice),
    /// Enregistre un paiement reçu
    Pay(pay::Pay),
    /// Achats et factures reçues
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Expense(expense::Expense),
    /// Mouvements d'argent prévus et réalisés
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Cash(cash::Cash),
    /// Chiffres : le jour, la rentabilité et la suite
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Report(report::Report),
    /// Et si… : sans un client, en portage
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Simulate(simulate::Simulate),
    /// Tout ce qui a une date
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Agenda(agenda::Agenda),
    /// Cherche parmi toutes les fiches
    Find(find::Find),
    /// Calendriers au format .ics
    Feed(feed::Feed),
    /// Copie tout le carnet, en fichiers ouverts
    Export(data::Export),
    /// Reprend un carnet exporté
    Import(data::Import),
    /// Sauvegarde vérifiée du carnet
    Backup,
    /// Les sauvegardes du carnet
    Backups(data::Backups),
    /// Remet une sauvegarde
    Restore(data::Restore),
    /// Vérifie le carnet, ses factures et ses clôtures ; ou une archive
    Verify(data::Verify),
    /// Clôture un mois ou une année : plus rien n'y change
    Close(books::Close),
    /// Les clôtures, et ce qui peut se clôturer
    Closings,
    /// Fichier des écritures comptables
    Fec(books::Fec),
    /// Écritures d'une période, pour un comptable
    Accounting(books::Accounting),
    /// Plan de comptes des écritures
    #[command(subcommand, subcommand_help_heading = "Commandes")]
    Accounts(books::Accounts),
    /// Archive une année
    Archive(books::Archive),
    /// Annule la dernière opération
    Undo,
    /// Rétablit ce qui vient d'être annulé
    Redo,
    /// Les dernières opérations
    Journal,
}

impl Noun {
    /// Runs the command.
    ///
    /// # Errors
    /// What the use case refuses.
    pub fn run(self, terminal: &Terminal) -> Done {
        match self {
            Self::Init(command) => command.run(terminal),
            Self::Demo(command) => command.run(terminal),
            Self::Status => identity::status(terminal),
            Self::Identity(command) => command.run(terminal),
            Self::Settings => settings::show(terminal),
            Self::Series(command) => command.run(terminal),
            Self::Client(command) => command.run(terminal),
            Self::Source(command) => command.run(terminal),
            Self::Log(command) => command.run(terminal),
            Self::FollowUp(command) => command.run(terminal),
            Self::Service(command) => command.run(terminal),
            Self::Quote(command) => command.run(terminal),
            Self::Mission(command) => command.run(terminal),
            Self::Hours(command) => command.run(terminal),
            Self::Invoice(command) => command.run(terminal),
            Self::Pay(command) => command.run(terminal),
            Self::Expense(command) => command.run(terminal),
            Self::Cash(command) => command.run(),
            Self::Report(command) => command.run(terminal),
            Self::Simulate(command) => command.run(terminal),
            Self::Agenda(command) => command.run(terminal),
            Self::Find(command) => command.run(terminal),
            Self::Feed(command) => command.run(terminal),
            Self::Export(command) => command.run(terminal),
            Self::Import(command) => command.run(terminal),
            Self::Backup => data::backup(terminal),
            Self::Backups(command) => command.run(terminal),
            Self::Restore(command) => command.run(terminal),
            Self::Verify(command) => command.run(terminal),
            Self::Close(command) => command.run(terminal),
            Self::Closings => books::closings(terminal),
            Self::Fec(command) => command.run(terminal),
            Self::Accounting(command) => command.run(terminal),
            Self::Accounts(command) => command.run(terminal),
            Self::Archive(command) => command.run(terminal),
            Self::Undo => journal::undo(terminal),
            Self::Redo => journal::redo(terminal),
            Self::Journal => journal::list(terminal),
        }
    }
}
