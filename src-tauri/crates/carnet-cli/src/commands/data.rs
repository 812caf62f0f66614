//! `carnet backup`, `verify`, and what later versions bring: `export`, `import`, `restore`, `fec`, `archive`.

use super::{invoice, not_yet};
use crate::terminal::{Done, Terminal, Written};
use carnet_app::Refusal;
use clap::Args;
use std::path::PathBuf;

/// Where to export to.
#[derive(Debug, Args)]
pub struct Export {
    /// Dossier à remplir
    folder: PathBuf,
}

/// What to import.
#[derive(Debug, Args)]
pub struct Import {
    /// Dossier d'un carnet exporté
    folder: PathBuf,
}

/// What to restore.
#[derive(Debug, Args)]
pub struct Restore {
    /// Sauvegarde
    file: PathBuf,
}

/// Which year.
#[derive(Debug, Args)]
pub struct Fec {
    /// Année
    #[arg(long, value_name = "AAAA")]
    year: String,
}

/// Which year.
#[derive(Debug, Args)]
pub struct Archive {
    /// Année
    #[arg(long, value_name = "AAAA")]
    year: String,
}

macro_rules! later {
    ($($command:ident = $words:literal),+) => {
        $(impl $command {
            /// Belongs to a later version.
            pub fn run(self) -> Done {
                Err(not_yet($words))
            }
        })+
    };
}

later!(Export = "export", Import = "import", Restore = "restore", Fec = "fec", Archive = "archive");

/// Copies the database into the book's `backups/` and checks the copy.
pub fn backup(terminal: &Terminal) -> Done {
    let carnet = terminal.open()?;
    let path = carnet.book().backup(&carnet.now().format("%Y%m%d-%H%M%S").to_string())?.path;
    let bytes = std::fs::metadata(&path).map_err(|error| Refusal::file(&path, error))?.len();
    terminal.show(&Written {
        file: path.display().to_string(),
        bytes: usize::try_from(bytes).unwrap_or(usize::MAX),
    })
}

/// Checks the database, then all issued documents.
pub fn verify(terminal: &Terminal) -> Done {
    let carnet = terminal.open()?;
    carnet.book().check()?;
    invoice::verify(terminal, &carnet)
}
