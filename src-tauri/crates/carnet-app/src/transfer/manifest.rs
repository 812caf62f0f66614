//! The list of the files of an export, each with its size and SHA-256.

use crate::{Code, Refusal, Result};
use carnet_store::{is_bare, sha256_of_file};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;

/// Its file name.
pub(super) const FILE: &str = "manifest.json";
/// What the first field says: the layout of the folder.
const FORMAT: &str = "carnet-export-1";
/// More files than forty years of papers.
const FILES_LIMIT: usize = 200_000;
/// The largest list that is read: as many files with long names.
const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// The list.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    /// The version that wrote it.
    program: String,
    /// When, RFC 3339 UTC.
    written_at: String,
    /// The files, in the order of their paths.
    pub files: Vec<Listed>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// Path inside the export, parts separated by `/`.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

impl Manifest {
    pub fn new(written_at: String, mut files: Vec<Listed>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { format: FORMAT.to_owned(), program: env!("CARGO_PKG_VERSION").to_owned(), written_at, files }
    }

    /// Reads the list in `folder` and checks every file that it names: nothing may be written before this passed.
    ///
    /// # Errors
    /// When the list is missing or another's; when a name leads out of the folder, stands twice, or is that of a link;
    /// when a file is missing or is not, byte for byte, the one that was exported.
    pub fn check(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let size = std::fs::symlink_metadata(&path).ok().filter(|file| file.is_file()).map(|file| file.len());
        let Some(size) = size else {
            return Err(refused(
                format!(
                    "{} n'est pas un dossier exporté par Carnet : manifest.json n'y est pas.",
                    folder.display()
                ),
                format!("{} is no folder exported by Carnet: manifest.json is not there.", folder.display()),
            ));
        };
        let manifest = (size <= SIZE_LIMIT)
            .then(|| std::fs::read(&path).ok())
            .flatten()
            .and_then(|text| serde_json::from_slice::<Self>(&text).ok())
            .filter(|manifest| manifest.format == FORMAT && manifest.files.len() <= FILES_LIMIT);
        let Some(manifest) = manifest else {
            return Err(refused(
                "La liste manifest.json ne se lit pas : l'export est incomplet, ou vient d'un programme plus récent.",
                "The list manifest.json cannot be read: the export is incomplete, or from a newer program.",
            ));
        };
        let mut names = HashSet::new();
        for file in &manifest.files {
            // Some systems take names that differ only by case for one.
            if !is_inside(&file.path) || !names.insert(file.path.to_lowercase()) {
                let name = &file.path;
                return Err(refused(
                    format!("La liste nomme un fichier qui ne peut pas être dans un export : {name:?}."),
                    format!("The list names a file that cannot be in an export: {name:?}."),
                ));
            }
        }
        for file in &manifest.files {
            file.check(folder)?;
        }
        Ok(manifest)
    }

    /// Returns the entry of a path.
    pub fn find(&self, path: &str) -> Option<&Listed> {
        self.files.iter().find(|file| file.path == path)
    }
}

impl Listed {
    fn check(&self, folder: &Path) -> Result<()> {
        let path = folder.join(&self.path);
        let name = &self.path;
        let plain = path.parent().is_some_and(|parent| parent == folder || is_real_folder(parent));
        if !plain || !is_real_file(&path) {
            return Err(refused(
                format!("Le fichier {name} manque à l'export, ou n'est qu'un lien."),
                format!("The file {name} is missing from the export, or only a link."),
            ));
        }
        let same_size = std::fs::metadata(&path).is_ok_and(|file| file.len() == self.bytes);
        if !same_size || sha256_of_file(&path)? != self.sha256 {
            return Err(refused(
                format!("Le fichier {name} n'est plus celui qui a été exporté."),
                format!("The file {name} is not the one that was exported."),
            ));
        }
        Ok(())
    }
}

/// Returns whether a path is a file of the export or of one folder in it, and nothing else.
pub(crate) fn is_inside(path: &str) -> bool {
    let mut parts = path.split('/');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    first.is_some_and(is_bare) && second.is_none_or(is_bare) && third.is_none()
}

/// Returns whether a file stands there itself, and is no link to another.
pub(crate) fn is_real_file(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Returns whether a folder stands there itself, and is no link to another.
pub(crate) fn is_real_folder(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn refused(fr: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal::state(fr, en).coded(Code::File).hinted(
        "Rien n'a été écrit ; reprenez un export complet.",
        "Nothing was written; take a complete export.",
    )
}
