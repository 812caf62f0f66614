//! Backups: made, listed, verified, put back.
//!
//! A backup is a copy of the database by SQLite's backup API. Papers and attachments are not in it: named by number or
//! content, they never change and stay in the book's folder. A check tells whether each of those that the copy refers
//! to is there, byte for byte; `export` copies everything elsewhere.

mod daily;
mod examine;
mod register;
mod restore;
mod watch;

pub use daily::daily;
pub(crate) use examine::open as open_copy;
pub use restore::restore;
pub use watch::watch;

use crate::wire::Reference;
use crate::wire::backups::{Backup, BackupKind, Backups, Verified};
use crate::{Carnet, Language, Refusal, Result};
use carnet_store::{is_bare, layout};
use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use examine::Depth;
use register::Register;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Returns the backups in the folder of a book, newest first. The book itself need not open.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(folder: &Path) -> Result<Backups> {
    let shelf = folder.join(layout::BACKUPS);
    let register = Register::read(&shelf);
    let mut backups = Vec::new();
    match std::fs::read_dir(&shelf) {
        Ok(files) => {
            for file in files.flatten() {
                let name = file.file_name().to_string_lossy().into_owned();
                if let Some(backup) = on_shelf(&shelf, &name, &register) {
                    backups.push(backup);
                }
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(Refusal::file(&shelf, error)),
    }
    backups.sort_by(|a, b| (&b.taken_at, &b.name).cmp(&(&a.taken_at, &a.name)));
    Ok(Backups { folder: shelf.display().to_string(), backups })
}

/// Makes a backup of the book and checks it.
///
/// # Errors
/// When it cannot be written or does not pass its check; no file is left then.
pub fn make(carnet: &Carnet) -> Result<Backup> {
    taken(carnet, &label(carnet.now()))
}

/// Checks a backup, by its name or the path of a file: the file, the schema to the letter, the chain of issued
/// documents, and the papers and attachments that it refers to.
///
/// `present` is the book as it is now, to tell which issued documents came after the backup.
///
/// # Errors
/// When there is no such file; what is wrong with one is its answer.
pub fn verify(
    folder: &Path,
    present: Option<&Carnet>,
    language: Language,
    reference: Reference,
) -> Result<Backup> {
    let path = find(folder, &reference.name)?;
    let verdict = examine::examine(folder, &path, present, language, Depth::EveryByte);
    let shelf = folder.join(layout::BACKUPS);
    let mut register = Register::read(&shelf);
    register.note(&path, &verdict);
    register.write(&shelf);
    let metadata = std::fs::metadata(&path).map_err(|error| Refusal::file(&path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Backup {
        kind: kind(&name).unwrap_or(BackupKind::Asked),
        taken_at: taken_at(&name, &metadata),
        path: path.display().to_string(),
        bytes: metadata.len(),
        verified: verdict.verified,
        detail: verdict.detail.or(verdict.since),
        name,
    })
}

/// Makes a backup under a label and checks what it refers to.
fn taken(carnet: &Carnet, label: &str) -> Result<Backup> {
    let path = carnet.book().backup(label)?.path;
    let shelf = carnet.folder().join(layout::BACKUPS);
    let verdict = examine::examine(carnet.folder(), &path, None, carnet.language(), Depth::Presence);
    let mut register = Register::read(&shelf);
    register.note(&path, &verdict);
    register.write(&shelf);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    on_shelf(&shelf, &name, &register).ok_or_else(|| Refusal::file(&path, ErrorKind::NotFound.into()))
}

/// Returns the backup of that file name; none when it is no backup.
fn on_shelf(shelf: &Path, name: &str, register: &Register) -> Option<Backup> {
    let kind = kind(name)?;
    let path = shelf.join(name);
    let metadata = std::fs::symlink_metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
    let (verified, detail) = register.of(name, &metadata);
    Some(Backup {
        name: name.to_owned(),
        path: path.display().to_string(),
        bytes: metadata.len(),
        taken_at: taken_at(name, &metadata),
        kind,
        verified,
        detail,
    })
}

/// Returns the file that a request names: a backup in the book's folder, else a path.
fn find(folder: &Path, name: &str) -> Result<PathBuf> {
    let name = name.trim();
    let shelved = folder.join(layout::BACKUPS).join(name);
    let path = if is_bare(name) && shelved.is_file() { shelved } else { PathBuf::from(name) };
    match std::fs::metadata(&path) {
        Ok(metadata) if metadata.is_file() => Ok(path),
        Ok(metadata) if metadata.is_dir() => Err(Refusal::file(&path, ErrorKind::IsADirectory.into())),
        Ok(_) => Err(Refusal::file(&path, ErrorKind::InvalidInput.into())),
        Err(error) => Err(Refusal::file(&path, error)),
    }
}

const PREFIX: &str = "carnet-";
const DAILY: &str = "auto-";
const BEFORE_RESTORE: &str = "before-restore-";
const BEFORE_FORMAT: &str = "before-format-";
const STAMP: &str = "%Y%m%d-%H%M%S";

/// Returns the label of a backup made at that instant.
pub(crate) fn label(at: DateTime<Utc>) -> String {
    at.format(STAMP).to_string()
}

/// Returns why the backup of that file name was made; none when the name is not that of a backup.
fn kind(name: &str) -> Option<BackupKind> {
    let label = name.strip_prefix(PREFIX)?.strip_suffix(".sqlite3")?;
    Some(match label {
        _ if label.starts_with(DAILY) => BackupKind::Daily,
        _ if label.starts_with(BEFORE_RESTORE) => BackupKind::BeforeRestore,
        _ if label.starts_with(BEFORE_FORMAT) => BackupKind::BeforeFormat,
        _ => BackupKind::Asked,
    })
}

/// Returns the instant in the name of a backup.
fn stamp(name: &str) -> Option<NaiveDateTime> {
    let label = name.strip_prefix(PREFIX)?;
    let label = [DAILY, BEFORE_RESTORE].iter().find_map(|kind| label.strip_prefix(kind)).unwrap_or(label);
    NaiveDateTime::parse_from_str(label.get(..15)?, STAMP).ok()
}

/// Returns when a file was made: the instant in its name, else that of the file system.
fn taken_at(name: &str, metadata: &std::fs::Metadata) -> String {
    let at = stamp(name).map(|at| at.and_utc());
    let at = at.or_else(|| metadata.modified().ok().map(DateTime::from)).unwrap_or_default();
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl Verified {
    fn of(sound: bool) -> Self {
        if sound { Self::Ok } else { Self::Damaged }
    }
}
