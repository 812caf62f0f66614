//! A folder that appears whole under its name, or not at all.

use crate::{Refusal, Result};
use carnet_store::{StoreError, settle_folder};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder being filled beside its place.
pub(crate) struct NewFolder {
    part: PathBuf,
    place: PathBuf,
}

impl NewFolder {
    /// Begins a folder that will stand at `place`, which does not exist or is empty.
    ///
    /// # Errors
    /// When something stands there already, or the folder around it cannot be written.
    pub fn begin(place: &Path) -> Result<Self> {
        let place = std::path::absolute(place).map_err(|error| Refusal::file(place, error))?;
        if !is_vacant(&place) {
            let name = place.display();
            return Err(Refusal::state(
                format!("Le dossier {name} n'est pas vide : rien n'y a été écrit."),
                format!("The folder {name} is not empty: nothing was written there."),
            )
            .hinted("Nommez un dossier nouveau ou vide.", "Name a new or empty folder."));
        }
        let (parent, name) = (place.parent().unwrap_or(&place), place.file_name().unwrap_or_default());
        fs::create_dir_all(parent).map_err(|error| StoreError::file(parent, error))?;
        let part = parent.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        fs::create_dir(&part).map_err(|error| StoreError::file(&part, error))?;
        Ok(Self { part, place })
    }

    /// Returns where to write.
    pub fn path(&self) -> &Path {
        &self.part
    }

    /// Gives the folder its name, and returns it.
    pub fn finish(self) -> Result<PathBuf> {
        let failed = |error| Refusal::from(StoreError::file(&self.place, error));
        settle_folder(&self.part)?;
        if self.place.is_dir() {
            fs::remove_dir(&self.place).map_err(failed)?;
        }
        fs::rename(&self.part, &self.place).map_err(failed)?;
        settle_folder(self.place.parent().unwrap_or(&self.place))?;
        Ok(self.place.clone())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // After `finish` there is nothing under that name.
        let _ = fs::remove_dir_all(&self.part);
    }
}

/// Returns whether nothing stands at `path`, or an empty folder.
pub(crate) fn is_vacant(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
