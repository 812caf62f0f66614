//! The files that rows of a book refer to: proofs under `attachments/`, issued papers under `documents/`.

use crate::error::StoreError;
use crate::{layout, sha256_of_file};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A file that a book cannot do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// `attachments` or `documents`.
    pub folder: &'static str,
    /// Its name in there.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl HeldFile {
    /// Returns where it stands in the folder of a book.
    pub fn path(&self, book: &Path) -> PathBuf {
        book.join(self.folder).join(&self.name)
    }

    /// Returns the path as it is told: `documents/F2026-0001.pdf`.
    pub fn told(&self) -> String {
        format!("{}/{}", self.folder, self.name)
    }

    /// Returns whether the file in the folder of a book is the one that the rows mean, byte for byte.
    pub fn is_whole(&self, book: &Path) -> bool {
        sha256_of_file(&self.path(book)).is_ok_and(|sha256| sha256 == self.sha256)
    }
}

/// Returns the files that the rows refer to, each once, in the order of their names.
///
/// # Errors
/// When the book cannot be read; [`StoreError::Value`] when a name would lead out of its folder.
pub fn held_files(conn: &Connection) -> Result<Vec<HeldFile>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT 0, file_name, file_sha256 FROM signed_order
         UNION SELECT 0, file_name, file_sha256 FROM amendment WHERE file_name IS NOT NULL
         UNION SELECT 0, file, file_sha256 FROM expense WHERE file IS NOT NULL
         UNION SELECT 1, pdf_file, pdf_sha256 FROM invoice WHERE pdf_file IS NOT NULL
         ORDER BY 1, 2",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(HeldFile {
            folder: if row.get(0)? { layout::DOCUMENTS } else { layout::ATTACHMENTS },
            name: row.get(1)?,
            sha256: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        })
    })?;
    let files: Vec<HeldFile> = rows.collect::<Result<_, _>>()?;
    match files.iter().find(|file| !is_bare(&file.name)) {
        Some(file) => Err(StoreError::Value { detail: format!("file name {:?}", file.name) }),
        None => Ok(files),
    }
}

/// Returns whether a name is only a name: no folder, no way out of one, on any system.
pub fn is_bare(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\\', ':', '\0'])
        && name.chars().all(|c| !c.is_control())
        && !name.ends_with(['.', ' '])
        && !is_device(name)
}

/// Windows keeps these names for devices, whatever follows their first point.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered =
        |kind: &str| stem.strip_prefix(kind).is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::is_bare;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        for name in ["F2026-0001.pdf", "0f3a.PDF", "relances.ics", "consigne.pdf", "com10.txt"] {
            assert!(is_bare(name), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            "../x",
            "/etc/passwd",
            "a/b",
            "a\\b",
            "C:x",
            ".hidden",
            "a\nb",
            "a\0b",
            "nul",
            "CON.txt",
            "Lpt1 .x",
            "a. ",
        ] {
            assert!(!is_bare(name), "{name:?}");
        }
    }
}
