//! A copy of a book examined apart from the book, and its way back into place.
//!
//! Into a sound book the content goes through SQLite's backup API, one transaction: killed at any point, the book is
//! the old one or the new one. A damaged book is copied aside, byte by byte, before a whole file takes its name.

use crate::backup::copy;
use crate::error::StoreError;
use crate::migrate::{self, FORMAT};
use crate::open::{self, Access, Book, layout};
use crate::{schema, settle_folder};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of a book, open for reading and found sound: header, structure, schema to the letter, foreign keys.
#[derive(Debug)]
pub struct BookCopy {
    conn: Connection,
    /// Where an older copy was brought to this format; the copy itself is never written.
    scratch: Option<PathBuf>,
}

impl BookCopy {
    /// Opens the copy in `file` and checks it. One of an older format is brought to this one in a scratch file in
    /// `scratch`, a folder that can be written.
    ///
    /// # Errors
    /// [`StoreError::NotABook`], [`StoreError::Newer`], [`StoreError::Foreign`], [`StoreError::Damaged`]; the file is
    /// not touched.
    pub fn open(file: &Path, scratch: &Path) -> Result<Self, StoreError> {
        Self::open_checked(file, scratch).map_err(|error| error.of(file))
    }

    fn open_checked(file: &Path, scratch: &Path) -> Result<Self, StoreError> {
        let missing = || StoreError::file(file, std::io::ErrorKind::NotFound.into());
        let newer = |found| StoreError::Newer { file: file.to_owned(), found, known: FORMAT };
        let format = open::read_header(file)?.ok_or_else(missing)?;
        if format > FORMAT {
            return Err(newer(format));
        }
        let conn = open::open_read_only(file)?;
        open::settle(&conn, Access::ReadOnly)?;
        let format: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let copy = match format {
            found if found > FORMAT => return Err(newer(found)),
            FORMAT => Self { conn, scratch: None },
            _ => Self::migrated(&conn, scratch)?,
        };
        schema::check(&copy.conn, file)?;
        open::check(&copy.conn, file)?;
        Ok(copy)
    }

    fn migrated(conn: &Connection, scratch: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(scratch).map_err(|e| StoreError::file(scratch, e))?;
        let path = scratch.join(format!(".carnet-examined.{}.part", std::process::id()));
        let _ = fs::remove_file(&path);
        let copied = copy(conn, &path).and_then(|()| Ok(Connection::open(&path)?));
        let mut whole = Self {
            conn: copied.inspect_err(|_| {
                let _ = fs::remove_file(&path);
            })?,
            scratch: Some(path),
        };
        open::settle(&whole.conn, Access::ReadOnly)?;
        migrate::migrate(&mut whole.conn)?;
        Ok(whole)
    }

    /// Returns the connection, for reading.
    pub fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Returns the random name of the book that this is a copy of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn uid(&self) -> Result<String, StoreError> {
        Ok(self.conn.query_row("SELECT uid FROM book", [], |row| row.get(0))?)
    }
}

impl Drop for BookCopy {
    fn drop(&mut self) {
        if let Some(scratch) = &self.scratch {
            // A scratch file that stays is cleared with the other unfinished ones.
            let _ = fs::remove_file(scratch);
        }
    }
}

/// Where a damaged book was copied before another took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The folder with its files.
    pub folder: PathBuf,
}

/// Puts the content of `copy` in the place of the book in `folder`. `present` is that book when it is sound: its
/// content is replaced in one transaction. Without it, what stands there is copied to `backups/damaged-LABEL/` first.
///
/// # Errors
/// When the place cannot be written or another program holds the book; the old book stays then.
pub fn restore(
    copy: &BookCopy,
    folder: &Path,
    present: Option<&mut Book>,
    label: &str,
) -> Result<Option<SetAside>, StoreError> {
    match present {
        Some(book) if book.access() == Access::ReadOnly => {
            Err(StoreError::ReadOnly { folder: folder.to_owned() })
        }
        Some(book) => pour(copy, book).map(|()| None).map_err(|error| error.at(folder)),
        None => replace(copy, folder, label).map_err(|error| error.at(folder)),
    }
}

/// Replaces the content of an open book, whole or not at all.
fn pour(from: &BookCopy, into: &mut Book) -> Result<(), StoreError> {
    let backup = Backup::new(from.conn(), into.conn_mut())?;
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Busy),
    }
    drop(backup);
    // The log holds a whole book now; what cannot be folded in yet is by the next write.
    let _ = into.conn().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    Ok(())
}

/// Puts a whole file in the place of one that cannot be opened, or of none.
fn replace(from: &BookCopy, folder: &Path, label: &str) -> Result<Option<SetAside>, StoreError> {
    for name in layout::FOLDERS {
        let path = folder.join(name);
        fs::create_dir_all(&path).map_err(|e| StoreError::file(&path, e))?;
    }
    let part = folder.join(format!(".{}.{}.part", layout::DATABASE, std::process::id()));
    let _ = fs::remove_file(&part);
    let placed = copy(from.conn(), &part).and_then(|()| {
        let aside = set_aside(folder, label)?;
        // The log belongs to the old file: beside the new one it would change it.
        for log in ["-wal", "-shm", "-journal"] {
            remove(&folder.join(format!("{}{log}", layout::DATABASE)))?;
        }
        let file = folder.join(layout::DATABASE);
        fs::rename(&part, &file).map_err(|e| StoreError::file(&file, e))?;
        settle_folder(folder)?;
        Ok(aside)
    });
    let _ = fs::remove_file(&part);
    placed
}

fn set_aside(folder: &Path, label: &str) -> Result<Option<SetAside>, StoreError> {
    if !folder.join(layout::DATABASE).exists() {
        return Ok(None);
    }
    let aside = folder.join(layout::BACKUPS).join(format!("damaged-{label}"));
    fs::create_dir_all(&aside).map_err(|e| StoreError::file(&aside, e))?;
    for suffix in ["", "-wal"] {
        let name = format!("{}{suffix}", layout::DATABASE);
        let (from, to) = (folder.join(&name), aside.join(&name));
        if from.exists() {
            fs::copy(&from, &to).map_err(|e| StoreError::file(&to, e))?;
            let kept = fs::File::open(&to).and_then(|file| file.sync_all());
            kept.map_err(|e| StoreError::file(&to, e))?;
        }
    }
    settle_folder(&aside)?;
    Ok(Some(SetAside { folder: aside }))
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::file(path, error)),
        _ => Ok(()),
    }
}
