//! `carnet backup`, `backups`, `restore`, `export`, `import`, `verify`.

use super::{books as ledgers, invoice, named};
use crate::terminal::{Done, Terminal};
use carnet_app::wire::backups::Backup;
use carnet_app::{Language, backups, identity, transfer};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

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
    /// Checks the archive; else the database, then all issued documents and closings.
    pub fn run(self, terminal: &Terminal) -> Done {
        if let Some(archive) = &self.archive {
            return ledgers::verify(terminal, archive);
        }
        let carnet = terminal.open()?;
        carnet.book().check()?;
        invoice::verify(terminal, &carnet)
    }
}
