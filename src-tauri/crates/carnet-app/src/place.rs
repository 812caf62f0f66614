//! Where things stand on this machine: the folder of the book when none is named, and files that the user asked for.

use crate::{Refusal, Result};
use std::path::{Path, PathBuf};

/// Returns the folder of the book when none is named: `CARNET_HOME`, else the platform's data folder.
///
/// # Errors
/// When the system says nothing about a home.
pub fn default_folder() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARNET_HOME").filter(|home| !home.is_empty()) {
        return Ok(home.into());
    }
    let folders = directories::ProjectDirs::from("fr", "", "Carnet").ok_or_else(|| {
        Refusal::state(
            "Le système n'indique aucun dossier personnel où ranger le carnet.",
            "The system names no home folder to keep the book in.",
        )
        .hinted("Nommez un dossier avec --book ou CARNET_HOME.", "Name a folder with --book or CARNET_HOME.")
    })?;
    Ok(folders.data_dir().to_owned())
}

/// Writes a file that the user asked for: whole under its name, or not at all.
///
/// # Errors
/// When the folder does not exist or cannot be written, or the disk is full; an old file stays as it was.
pub fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(carnet_store::write_whole(&whole(path)?, bytes)?)
}

/// Writes one of many files into a folder, each as [`save`]; [`settle`] after the last makes their names durable.
///
/// # Errors
/// As [`save`].
pub fn save_next(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(carnet_store::write_next(&whole(path)?, bytes)?)
}

/// Ends a run of [`save_next`] into `folder`.
///
/// # Errors
/// When the disk refuses.
pub fn settle(folder: &Path) -> Result<()> {
    Ok(carnet_store::settle_folder(folder)?)
}

fn whole(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path).map_err(|error| Refusal::file(path, error))?;
    if whole.is_dir() {
        return Err(Refusal::file(path, std::io::ErrorKind::IsADirectory.into()));
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::save;
    use std::path::Path;

    #[test]
    fn a_folder_is_no_file_to_write_to() {
        assert!(save(&std::env::temp_dir(), b"x").is_err(), "the folder must not be replaced");
        assert!(save(Path::new("/no/such/folder/x.pdf"), b"x").is_err(), "no folder is made by surprise");
    }
}
