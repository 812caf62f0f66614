//! Taking an export in: everything is checked before anything is written, then the book appears whole.

use super::folder::NewFolder;
use super::manifest::Manifest;
use crate::backups::open_copy;
use crate::{Carnet, Clock, Code, Language, Refusal, Result, calendars};
use carnet_store::{StoreError, held_files, layout, settle_folder};
use std::fs::{self, File};
use std::path::Path;

/// Makes the book in `folder`, which does not exist or is empty, out of the export in `from`, and opens it.
///
/// # Errors
/// When the folder holds something; when a file of the export is missing, changed, a link or leads elsewhere; when its
/// database is damaged, foreign or of a newer program. Nothing is written then.
pub fn import(folder: &Path, clock: Clock, language: Language, from: &Path) -> Result<Carnet> {
    if folder.join(layout::DATABASE).exists() {
        return Err(StoreError::AlreadyThere { folder: folder.to_owned() }.into());
    }
    let manifest = Manifest::check(from)?;
    let database = from.join(layout::DATABASE);
    if manifest.find(layout::DATABASE).is_none() {
        return Err(lacking(layout::DATABASE));
    }
    let new = NewFolder::begin(folder)?;
    let copy = open_copy(new.path(), &database, language)?;
    for file in held_files(copy.conn())? {
        if manifest.find(&file.told()).is_none_or(|listed| listed.sha256 != file.sha256) {
            return Err(lacking(&file.told()));
        }
    }
    for name in layout::FOLDERS {
        let path = new.path().join(name);
        fs::create_dir_all(&path).map_err(|error| StoreError::file(&path, error))?;
    }
    for file in &manifest.files {
        let kept = [layout::DOCUMENTS, layout::ATTACHMENTS];
        if file.path.split_once('/').is_some_and(|(top, _)| kept.contains(&top)) {
            bring(&from.join(&file.path), &new.path().join(&file.path), &file.sha256)?;
        }
    }
    for name in [layout::DOCUMENTS, layout::ATTACHMENTS] {
        settle_folder(&new.path().join(name))?;
    }
    carnet_store::restore(&copy, new.path(), None, "import")?;
    drop(copy);
    let folder = new.finish()?;
    let carnet = Carnet::open(&folder, clock, Some(language))?;
    calendars::refresh(&carnet)?;
    Ok(carnet)
}

/// Copies a file and checks that it is still the one that was checked.
fn bring(from: &Path, to: &Path, sha256: &str) -> Result<()> {
    let copied = fs::copy(from, to).and_then(|_| File::open(to)).and_then(|file| file.sync_all());
    copied.map_err(|error| StoreError::file(to, error))?;
    if carnet_store::sha256_of_file(to)? == sha256 {
        return Ok(());
    }
    Err(lacking(&from.display().to_string()))
}

fn lacking(name: &str) -> Refusal {
    Refusal::state(
        format!("L'export est incomplet : {name} y manque ou n'est plus le même."),
        format!("The export is incomplete: {name} is missing or not the same any more."),
    )
    .coded(Code::File)
    .hinted(
        "Rien n'a été écrit ; reprenez un export complet.",
        "Nothing was written; take a complete export.",
    )
}
