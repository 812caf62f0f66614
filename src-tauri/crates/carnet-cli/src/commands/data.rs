//! `carnet backup`, `backups`, `restore`, `export`, `import`, `verify`.

use super::{books as ledgers, named};
use crate::terminal::{Done, Terminal};
use carnet_app::wire::backups::Backup;
use carnet_app::{Language, backups, check, identity, transfer};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Where to export to.
#[derive(Debug, Args)]
pub struct Export {
    /// Dossier à remplir, nouveau ou vide
    #[arg(value_name = "DOSSIER")]
    folder: PathBuf,
}

/// What to import.
#[derive(Debug, Args)]
pub struct Import {
    /// Dossier d'un carnet exporté
    #[arg(value_name = "DOSSIER")]
    folder: PathBuf,
}

/// What to restore.
#[derive(Debug, Args)]
pub struct Restore {
    /// Sauvegarde : son nom dans la liste, ou un fichier
    #[arg(value_name = "FICHIER")]
    file: String,
}

/// Which backups to look at, and how closely.
#[derive(Debug, Args)]
pub struct Backups {
    /// Vérifie chacune, octet par octet
    #[arg(long)]
    verify: bool,
}

/// A backup that was made, with the keys of every command that writes a file.
#[derive(Serialize)]
pub struct Made {
    /// Where it stands.
    pub file: String,
    /// The backup.
    #[serde(flatten)]
    pub backup: Backup,
}

/// What to verify.
#[derive(Debug, Args)]
pub struct Verify {
    /// Une archive d'année ; sinon le carnet
    #[arg(value_name = "DOSSIER")]
    archive: Option<PathBuf>,
    /// Recalcule d'abord les index et les sommes, à partir des lignes
    #[arg(long, conflicts_with = "archive")]
    repair: bool,
}

/// Copies the database into the book's `backups/` and checks the copy.
pub fn backup(terminal: &Terminal) -> Done {
    let backup = backups::make(&terminal.open()?)?;
    terminal.show(&Made { file: backup.path.clone(), backup })
}

impl Backups {
    /// Lists the backups; the book itself need not open.
    pub fn run(self, terminal: &Terminal) -> Done {
        let folder = terminal.folder()?;
        let present = terminal.open().ok();
        let mut list = backups::list(&folder)?;
        if self.verify {
            for backup in &mut list.backups {
                let name = named(backup.name.clone());
                *backup = backups::verify(&folder, present.as_ref(), terminal.language(), name)?;
            }
        }
        terminal.show(&list)
    }
}

impl Export {
    /// Writes the whole book as open files.
    pub fn run(self, terminal: &Terminal) -> Done {
        terminal.show(&transfer::export(&terminal.open()?, &self.folder)?)
    }
}

impl Import {
    /// Makes a book out of an export.
    pub fn run(self, terminal: &Terminal) -> Done {
        let language = terminal.asked_language().unwrap_or(Language::Fr);
        let carnet = transfer::import(&terminal.folder()?, terminal.clock(), language, &self.folder)?;
        terminal.show(&identity::state(&carnet)?)
    }
}

impl Restore {
    /// Puts the backup in the place of the book.
    pub fn run(self, terminal: &Terminal) -> Done {
        let language = terminal.asked_language().unwrap_or(Language::Fr);
        let carnet = backups::restore(&terminal.folder()?, terminal.clock(), language, named(self.file))?;
        terminal.show(&identity::state(&carnet)?)
    }
}

impl Verify {
    /// Checks the archive; else the whole book. The exit status is 1 when something is not as it was.
    pub fn run(self, terminal: &Terminal) -> Done {
        if let Some(archive) = &self.archive {
            return ledgers::verify(terminal, archive);
        }
        let mut carnet = terminal.open()?;
        let found = if self.repair { check::repair(&mut carnet)? } else { check::book(&carnet)? };
        let status = terminal.show(&found)?;
        Ok(if found.verification.ok { status } else { ExitCode::from(1) })
    }
}
