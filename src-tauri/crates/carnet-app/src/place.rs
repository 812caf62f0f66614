//! Where things stand on this machine: the folder of the book when none is named, and files that the user asked for.

use crate::{Refusal, Result};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// How many files are made at once, or wait for the disk. Each takes some four MiB meanwhile: more would be faster on large
/// machines only, and a batch is to stay small in memory.
const WORKERS: usize = 2;

/// How many files are read from the book ahead: what is read of each stays in memory until it is written.
const BATCH: usize = 16;

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

/// Opens a file that the user named; no pipe and no device, which may never end.
///
/// # Errors
/// When it is no file, or cannot be opened.
pub fn open(path: &Path) -> std::io::Result<std::fs::File> {
    carnet_store::open_plain(path)
}

/// Writes a file that the user asked for: whole under its name, or not at all.
///
/// # Errors
/// When the folder does not exist or cannot be written, or the disk is full; an old file stays as it was.
pub fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(carnet_store::write_whole(&whole(path)?, bytes)?)
}

/// Makes and writes many files into `folder`, each as [`save`], several at once; returns the length of each, in their order.
///
/// `files` is walked on this thread: it may read the book. What makes the bytes of a file runs on another. `done` is told of
/// each file that stands.
///
/// # Errors
/// A failure of making a file or of writing it: those before stand whole under their names, some after it may.
pub fn save_all<Make>(
    folder: &Path,
    mut files: impl Iterator<Item = Result<(PathBuf, Make)>>,
    done: impl Fn() + Sync,
) -> Result<Vec<usize>>
where
    Make: FnOnce() -> Result<Vec<u8>> + Send,
{
    let workers = ThreadPoolBuilder::new().num_threads(WORKERS).build();
    let workers = workers.map_err(|_| {
        Refusal::state(
            "La machine n'a plus de quoi écrire plusieurs fichiers à la fois : rien n'a été écrit.",
            "The machine has no room left to write several files at once: nothing was written.",
        )
        .hinted("Fermez d'autres programmes, puis recommencez.", "Close other programs, then try again.")
    })?;
    let mut lengths = Vec::new();
    loop {
        let batch = files.by_ref().take(BATCH).collect::<Result<Vec<_>>>()?;
        if batch.is_empty() {
            break;
        }
        let write = |(path, make): (PathBuf, Make)| {
            let bytes = make()?;
            carnet_store::write_next(&whole(&path)?, &bytes)?;
            done();
            Ok(bytes.len())
        };
        let written: Result<Vec<_>> = workers.install(|| batch.into_par_iter().map(write).collect());
        lengths.extend(written?);
    }
    carnet_store::settle_folder(folder)?;
    Ok(lengths)
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
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn many_files_are_whole_and_the_first_failure_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number}.txt"));
        let made = |number: usize| Ok((path(number), move || Ok(vec![b'x'; number])));
        let told = AtomicUsize::new(0);
        let tell = || {
            told.fetch_add(1, Ordering::Relaxed);
        };
        assert_eq!(save_all(folder.path(), (0..50).map(made), tell).unwrap(), Vec::from_iter(0..50));
        assert_eq!(told.into_inner(), 50);
        for number in 0..50 {
            assert_eq!(std::fs::read(path(number)).unwrap(), vec![b'x'; number]);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 50, "no part file is left");

        let refused = || Refusal::NotYet { command: String::new() };
        let unmade = (60..500).map(|number| {
            let make = move || if number == 70 { Err(refused()) } else { Ok(Vec::new()) };
            Ok((path(number), make))
        });
        let told = save_all(folder.path(), unmade, || ()).unwrap_err().explain(Language::Fr);
        assert_eq!(told.code, Code::NotYet);
        assert!(
            !path(70).exists() && !path(499).exists(),
            "what failed and what comes long after is not written"
        );

        let unread = (600..700).map(|number| if number == 650 { Err(refused()) } else { made(number) });
        assert_eq!(
            save_all(folder.path(), unread, || ()).unwrap_err().explain(Language::Fr).code,
            Code::NotYet
        );

        let unwritten = (0..1000).map(|number| Ok((path(number).join("no folder"), || Ok(Vec::new()))));
        let told = save_all(folder.path(), unwritten, || ()).unwrap_err().explain(Language::Fr);
        assert_eq!(told.code, Code::File);
    }

    #[test]
    fn a_folder_is_no_file_to_write_to() {
        assert!(save(&std::env::temp_dir(), b"x").is_err(), "the folder must not be replaced");
        assert!(save(Path::new("/no/such/folder/x.pdf"), b"x").is_err(), "no folder is made by surprise");
    }
}
