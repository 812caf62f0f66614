//! Opening and making a book: the folder, the checks on the file, the settings of the connection.

use crate::error::StoreError;
use crate::migrate::{self, FORMAT};
use crate::{digest, schema, settle_folder};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Names inside the folder of a book.
pub mod layout {
    /// The SQLite file.
    pub const DATABASE: &str = "carnet.sqlite3";
    /// Signed orders and other proofs.
    pub const ATTACHMENTS: &str = "attachments";
    /// Issued papers, byte-exact.
    pub const DOCUMENTS: &str = "documents";
    /// Copies taken by the backup API.
    pub const BACKUPS: &str = "backups";
    /// Calendar files, kept current.
    pub const CALENDARS: &str = "calendars";
    /// Logs.
    pub const LOGS: &str = "logs";
    /// All folders of a book.
    pub const FOLDERS: [&str; 5] = [ATTACHMENTS, DOCUMENTS, BACKUPS, CALENDARS, LOGS];
}

/// "Crnt": tells a book from other SQLite files.
const APPLICATION_ID: i32 = 0x4372_6e74;

/// Whether the book may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing.
    Write,
    /// Reading only: the folder or the disk refuses writes.
    ReadOnly,
}

/// An open book.
#[derive(Debug)]
pub struct Book {
    folder: PathBuf,
    conn: Connection,
    access: Access,
}

impl Book {
    /// Makes an empty book in `folder`, which is created when missing.
    ///
    /// `uid` is random text that names this book in calendars; `now` is RFC 3339.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] when there is one; otherwise why the folder cannot be written.
    pub fn create(folder: &Path, uid: &str, now: &str) -> Result<Self, StoreError> {
        let file = folder.join(layout::DATABASE);
        if file.exists() {
            return Err(StoreError::AlreadyThere { folder: folder.to_owned() });
        }
        for name in layout::FOLDERS {
            let path = folder.join(name);
            std::fs::create_dir_all(&path).map_err(|e| StoreError::file(&path, e))?;
        }
        // The schema is written under another name first: a book that is there is whole.
        let part = folder.join(format!(".{}.{}.part", layout::DATABASE, std::process::id()));
        let made = (|| {
            let mut conn = Connection::open(&part)?;
            conn.pragma_update(None, "application_id", APPLICATION_ID)?;
            conn.pragma_update(None, "journal_mode", "delete")?;
            conn.pragma_update(None, "synchronous", "full")?;
            migrate::migrate(&mut conn)?;
            conn.execute("INSERT INTO book (id, uid, created_at) VALUES (1, ?1, ?2)", (uid, now))?;
            digest::take(&conn, "book", 1)?;
            conn.close().map_err(|(_, e)| StoreError::from(e))
        })();
        let placed = made.and_then(|()| {
            // hard_link refuses to replace: of two programs that make the same book, one wins.
            std::fs::hard_link(&part, &file).map_err(|e| match e.kind() {
                std::io::ErrorKind::AlreadyExists => StoreError::AlreadyThere { folder: folder.to_owned() },
                _ => StoreError::file(&file, e),
            })
        });
        let _ = std::fs::remove_file(&part);
        // The name of a book outlives a power cut, and so does that of its folder.
        placed
            .and_then(|()| settle_folder(folder))
            .and_then(|()| settle_folder(folder.parent().unwrap_or(folder)))
            .map_err(|e| e.at(folder))?;
        Self::open(folder)
    }

    /// Opens the book in `folder`, migrating it when an older program wrote it (a backup is taken first).
    ///
    /// # Errors
    /// [`StoreError::NoBook`], [`StoreError::NotABook`], [`StoreError::Newer`] or [`StoreError::Damaged`]; the
    /// file is not changed then.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_checked(folder).map_err(|e| e.at(folder))
    }

    fn open_checked(folder: &Path) -> Result<Self, StoreError> {
        let file = folder.join(layout::DATABASE);
        let format = read_header(&file)?.ok_or_else(|| StoreError::NoBook { folder: folder.to_owned() })?;
        if format > FORMAT {
            return Err(StoreError::Newer { file, found: format, known: FORMAT });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&file, flags)?;
        let access = if conn.is_readonly("main")? || !folder_is_writable(folder) {
            Access::ReadOnly
        } else {
            Access::Write
        };
        let conn = if access == Access::ReadOnly { open_read_only(&file)? } else { conn };
        settle(&conn, access)?;
        // The header may be older than the write-ahead log: SQLite itself knows the format for sure.
        let format: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if format > FORMAT {
            return Err(StoreError::Newer { file, found: format, known: FORMAT });
        }
        if format == FORMAT {
            schema::check(&conn, &file)?;
        }
        let mut book = Self { folder: folder.to_owned(), conn, access };
        if format < FORMAT {
            if access == Access::ReadOnly {
                return Err(StoreError::ReadOnly { folder: folder.to_owned() });
            }
            book.backup_before_migration(format)?;
            migrate::migrate(&mut book.conn)?;
        }
        Ok(book)
    }

    /// Returns the folder of the book.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the connection, for reading.
    pub fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Returns whether the book may be written.
    pub fn access(&self) -> Access {
        self.access
    }

    pub(crate) fn conn_mut(&mut self) -> &mut Connection {
        &mut self.conn
    }

    /// Returns the random name of this book, the domain of its calendar UIDs.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn uid(&self) -> Result<String, StoreError> {
        Ok(self.conn.query_row("SELECT uid FROM book", [], |row| row.get(0))?)
    }

    /// Returns whether the book has clients, hours or invoices.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_something(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM client) OR EXISTS (SELECT 1 FROM time_entry)
                       OR EXISTS (SELECT 1 FROM invoice)";
        Ok(self.conn.query_row(sql, [], |row| row.get(0))?)
    }

    /// Checks the whole file: structure, indexes, foreign keys.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what SQLite found.
    pub fn check(&self) -> Result<(), StoreError> {
        check(&self.conn, &self.folder.join(layout::DATABASE))
    }
}

/// Checks the structure, the indexes and the foreign keys of `file`, which `conn` has open.
pub(crate) fn check(conn: &Connection, file: &Path) -> Result<(), StoreError> {
    let damaged = |detail: String| StoreError::Damaged { file: file.to_owned(), detail };
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(damaged(found));
    }
    let orphan: Option<String> = {
        let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        rows.next()?.map(|row| row.get(0)).transpose()?
    };
    orphan.map_or(Ok(()), |table| Err(damaged(format!("a row of {table} refers to nothing"))))
}

/// Reads the first 100 bytes of the file, without SQLite: a wrong file is refused before anything touches it.
pub(crate) fn read_header(file: &Path) -> Result<Option<i64>, StoreError> {
    use std::io::Read;
    let mut header = [0_u8; 100];
    let mut handle = match std::fs::File::open(file) {
        Ok(handle) => handle,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::file(file, error)),
    };
    let not_a_book = || StoreError::NotABook { file: file.to_owned() };
    handle.read_exact(&mut header).map_err(|_| not_a_book())?;
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    // SQLite file format, section 1.3: magic, user version at 60, application id at 68.
    if &header[..16] != b"SQLite format 3\0" || number(68) != APPLICATION_ID {
        return Err(not_a_book());
    }
    Ok(Some(i64::from(number(60))))
}

fn folder_is_writable(folder: &Path) -> bool {
    let probe = folder.join(format!(".write-{}", std::process::id()));
    let writable = folder.metadata().is_ok_and(|meta| !meta.permissions().readonly());
    // Rights on the folder decide whether the write-ahead log can be made; only trying tells for sure, but
    // when the log is there already, no file has to be made.
    if writable && folder.join(format!("{}-wal", layout::DATABASE)).exists() {
        return true;
    }
    let made = std::fs::File::create(&probe).is_ok();
    let _ = std::fs::remove_file(&probe);
    made
}

pub(crate) fn open_read_only(file: &Path) -> Result<Connection, StoreError> {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if log.metadata().is_ok_and(|meta| meta.len() > 0) {
        return Ok(Connection::open_with_flags(file, flags)?);
    }
    // No log to read: `immutable` lets SQLite read without making the files that it may not make.
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(*byte as char),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// Settings of every connection. WAL with FULL is the only fast setting that lost nothing in simulated power
/// cuts; the trusted schema is off and cell sizes are checked because a book may come from anywhere.
pub(crate) fn settle(conn: &Connection, access: Access) -> Result<(), StoreError> {
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(64);
    if access == Access::Write {
        conn.pragma_update(None, "journal_mode", "wal")?;
        conn.pragma_update(None, "synchronous", "full")?;
        // The log must not eat a nearly full disk.
        conn.pragma_update(None, "journal_size_limit", 4 * 1024 * 1024)?;
    }
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;",
    )?;
    Ok(())
}
