//! What the checks of backups found, kept beside them. A file that changed since its check counts as unchecked.

use super::examine::Verdict;
use crate::wire::backups::Verified;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

const FILE: &str = "verified.json";

/// The findings by file name.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Register(BTreeMap<String, Entry>);

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    bytes: u64,
    modified: u64,
    verified: Verified,
    detail: Option<String>,
}

impl Register {
    /// Reads the register; one that is missing or cannot be read is empty, and everything unchecked.
    pub fn read(shelf: &Path) -> Self {
        let text = std::fs::read(shelf.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Notes what a check of the file found.
    pub fn note(&mut self, path: &Path, verdict: &Verdict) {
        let (Some(name), Ok(metadata)) = (path.file_name(), std::fs::metadata(path)) else { return };
        self.0.insert(
            name.to_string_lossy().into_owned(),
            Entry {
                bytes: metadata.len(),
                modified: modified(&metadata),
                verified: verdict.verified,
                detail: verdict.detail.clone(),
            },
        );
    }

    /// Writes the register without the files that are gone. It is a convenience: where it cannot be written, the
    /// backups count as unchecked.
    pub fn write(&mut self, shelf: &Path) {
        self.0.retain(|name, _| shelf.join(name).is_file());
        let written = serde_json::to_vec_pretty(&self).map_err(|error| error.to_string()).and_then(|text| {
            carnet_store::write_whole(&shelf.join(FILE), &text).map_err(|error| error.to_string())
        });
        if let Err(error) = written {
            tracing::warn!(error, "the register of backups was not written");
        }
    }

    /// Returns what is known of a file.
    pub fn of(&self, name: &str, metadata: &Metadata) -> (Verified, Option<String>) {
        match self.0.get(name) {
            Some(entry) if entry.bytes == metadata.len() && entry.modified == modified(metadata) => {
                (entry.verified, entry.detail.clone())
            }
            _ => (Verified::Unverified, None),
        }
    }
}

/// Returns the last change of a file in microseconds since 1970.
fn modified(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_micros()).ok()).unwrap_or_default()
}
