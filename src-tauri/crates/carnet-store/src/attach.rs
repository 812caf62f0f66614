//! Files of the book: they appear under their final name whole, or not at all.

use crate::error::StoreError;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The largest file that may be attached, in bytes: a scanned contract is far below.
pub const ATTACHMENT_LIMIT: u64 = 50 * 1024 * 1024;

/// A file that was copied into the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name under `attachments/`.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Returns the SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns the SHA-256 of a file in lower-case hexadecimal, reading it piece by piece.
///
/// # Errors
/// When it cannot be read.
pub fn sha256_of_file(path: &Path) -> Result<String, StoreError> {
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0_u8; 64 * 1024];
    loop {
        match file.read(&mut piece).map_err(failed)? {
            0 => return Ok(hex(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}

/// Opens a file of the user's to read it; `InvalidInput` is what is neither file nor folder: a pipe or a device may never end,
/// and to open a pipe waits for who writes to it.
///
/// # Errors
/// When it is no file, or cannot be opened.
pub fn open_plain(path: &Path) -> std::io::Result<File> {
    use std::io::ErrorKind;
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// Returns `bytes` in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Writes `bytes` to `path`: a temporary file in the same folder, fsync, rename, fsync of the folder.
///
/// # Errors
/// [`StoreError::DiskFull`], [`StoreError::ReadOnly`] or [`StoreError::File`]; the old content stays.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_next(path, bytes)?;
    settle_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Writes one of many files as [`write_whole`], but for the fsync of the folder: [`settle_folder`] does it once for all.
///
/// # Errors
/// As [`write_whole`].
pub fn write_next(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}.part", std::process::id()));
    let written = (|| {
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    })();
    written.map_err(|source| {
        // The part file is ours alone; if it cannot be removed either, the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
        StoreError::file(path, source)
    })
}

/// Adds lines to a file of notes, made when missing. A last line that a power cut left unfinished stays a line of its own.
///
/// # Errors
/// When the file cannot be written.
pub fn append_lines(path: &Path, lines: &str) -> Result<(), StoreError> {
    let written = (|| {
        let mut file = File::options().read(true).create(true).append(true).open(path)?;
        let mut last = [b'\n'];
        if file.metadata()?.len() > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
        }
        let parting = if last == [b'\n'] { "" } else { "\n" };
        file.write_all(format!("{parting}{lines}").as_bytes())
    })();
    written.map_err(|source| StoreError::file(path, source))
}

/// Makes the names of the files in `folder` durable.
///
/// # Errors
/// When the folder cannot be read or the disk refuses.
pub fn settle_folder(folder: &Path) -> Result<(), StoreError> {
    // The folder around a bare name is the empty path.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    sync_folder(folder).map_err(|source| StoreError::file(folder, source))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

impl crate::Book {
    /// Copies the file at `source` into `attachments/`, named by its content, and returns where it stands.
    ///
    /// The same content twice is stored once.
    ///
    /// # Errors
    /// When the file cannot be read, is larger than 50 MB, or the copy cannot be written.
    pub fn attach(&self, source: &Path) -> Result<Attachment, StoreError> {
        let mut bytes = Vec::new();
        let file = open_plain(source).map_err(|e| StoreError::File { path: source.to_owned(), source: e })?;
        let read = file
            .take(ATTACHMENT_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| StoreError::File { path: source.to_owned(), source: e })?;
        if read as u64 > ATTACHMENT_LIMIT {
            let too_large = std::io::Error::from(std::io::ErrorKind::FileTooLarge);
            return Err(StoreError::File { path: source.to_owned(), source: too_large });
        }
        self.attach_bytes(&bytes, source)
    }

    /// Keeps `bytes` under `attachments/`, named by its content with the extension of `name`, and returns where it stands.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn attach_bytes(&self, bytes: &[u8], name: &Path) -> Result<Attachment, StoreError> {
        let sha256 = sha256_hex(bytes);
        let extension = name
            .extension()
            .and_then(|e| e.to_str())
            .filter(|e| e.len() <= 8 && e.chars().all(|c| c.is_ascii_alphanumeric()))
            .map(|e| format!(".{}", e.to_ascii_lowercase()))
            .unwrap_or_default();
        let file_name = format!("{}{extension}", &sha256[..32]);
        let target = self.folder().join(crate::layout::ATTACHMENTS).join(&file_name);
        if !target.exists() {
            write_whole(&target, bytes)?;
        }
        Ok(Attachment { file_name, sha256 })
    }
}
