//! Where things stand on this machine: the folder of the book when none is named, and files that the user asked for.

use crate::{Refusal, Result};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

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

/// A file to be written: where, and what.
type Made = (PathBuf, Vec<u8>);

/// How many files wait for the disk at once, and how many more are made meanwhile.
const AT_ONCE: usize = 2;

/// Writes many files into `folder`, each as [`save`]: the next ones are made while the disk is waited for.
///
/// # Errors
/// The first failure, of making a file or of writing it; what was written before stands whole under its name.
pub fn save_all(folder: &Path, files: impl Iterator<Item = Result<Made>>) -> Result<()> {
    let (made, waiting) = sync_channel(AT_ONCE);
    let waiting = Arc::new(Mutex::new(waiting));
    let work = |waiting: Arc<Mutex<Receiver<Made>>>| {
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((path, bytes)) = next else { return Ok(()) };
            carnet_store::write_next(&whole(&path)?, &bytes)?;
        }
    };
    std::thread::scope(|scope| {
        let writers = [(); AT_ONCE].map(|()| {
            let waiting = Arc::clone(&waiting);
            scope.spawn(move || work(waiting))
        });
        // The writers alone hold what is waiting: once they have failed, nothing more can be handed over.
        drop(waiting);
        let mut outcome = Ok(());
        for file in files {
            let handed = file.map(|file| made.send(file).is_ok());
            if !matches!(handed, Ok(true)) {
                outcome = handed.map(drop);
                break;
            }
        }
        drop(made);
        for writer in writers {
            let written = writer.join().unwrap_or_else(|panic| resume_unwind(panic));
            outcome = outcome.and(written);
        }
        outcome
    })?;
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
    use super::{save, save_all};
    use crate::{Code, Language, Refusal};
    use std::path::Path;

    #[test]
    fn many_files_are_whole_and_the_first_failure_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = |number: usize| (folder.path().join(format!("{number}.txt")), vec![b'x'; number]);
        save_all(folder.path(), (0..50).map(|number| Ok(file(number)))).unwrap();
        for number in 0..50 {
            let (path, bytes) = file(number);
            assert_eq!(std::fs::read(path).unwrap(), bytes);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 50, "no part file is left");

        let unmade = (60..90).map(|number| {
            if number == 70 { Err(Refusal::NotYet { command: String::new() }) } else { Ok(file(number)) }
        });
        let told = save_all(folder.path(), unmade).unwrap_err().explain(Language::Fr);
        assert_eq!(told.code, Code::NotYet);
        assert!(folder.path().join("69.txt").exists() && !folder.path().join("71.txt").exists());

        let unwritten =
            (0..1000).map(|number| Ok((folder.path().join(format!("no folder/{number}")), Vec::new())));
        let told = save_all(folder.path(), unwritten).unwrap_err().explain(Language::Fr);
        assert_eq!(told.code, Code::File);
    }

    #[test]
    fn a_folder_is_no_file_to_write_to() {
        assert!(save(&std::env::temp_dir(), b"x").is_err(), "the folder must not be replaced");
        assert!(save(Path::new("/no/such/folder/x.pdf"), b"x").is_err(), "no folder is made by surprise");
    }
}
