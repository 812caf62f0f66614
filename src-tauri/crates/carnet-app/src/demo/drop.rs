//! The end of a demonstration: its book goes aside whole, and the folder is as before the first start.

use crate::wire::identity::BookState;
use crate::{Carnet, Clock, Language, Refusal, Result, identity};
use carnet_store::{Access, StoreError, layout, settle_folder};
use std::fs;
use std::path::{Path, PathBuf};

/// Moves the demonstration book in `folder` to `backups/demo-…/`, where it still opens with `--book`, and returns the
/// state of a folder without book. No other connection of this program may be open on it.
///
/// # Errors
/// A book that is not the demonstration's is refused. When a file cannot be moved the demonstration stays, and can be
/// dropped again.
pub fn drop_book(folder: &Path, clock: Clock, language: Language) -> Result<BookState> {
    let carnet = Carnet::open(folder, clock, Some(language))?;
    if !carnet.is_demo()? {
        return Err(Refusal::state(
            "Ce carnet n'est pas une démonstration : il n'a pas été touché.",
            "This book is no demonstration: it was not touched.",
        )
        .hinted(
            "Pour un autre carnet, indiquez un autre dossier avec --book.",
            "For another book, name another folder with --book.",
        ));
    }
    if carnet.book().access() == Access::ReadOnly {
        return Err(StoreError::ReadOnly { folder: folder.to_owned() }.into());
    }
    let label = crate::backups::label(clock.now());
    // The last connection that closes folds the write-ahead log into the file.
    drop(carnet);
    set_aside(folder, &label)?;
    identity::book_state(folder, clock, Some(language))
}

fn set_aside(folder: &Path, label: &str) -> Result<()> {
    let shelf = folder.join(layout::BACKUPS);
    let aside = vacant(&shelf, label);
    let make = |path: &Path| fs::create_dir_all(path).map_err(|error| StoreError::file(path, error));
    make(&aside)?;
    for name in [layout::ATTACHMENTS, layout::DOCUMENTS, layout::CALENDARS, layout::LOGS] {
        if folder.join(name).exists() {
            rename(&folder.join(name), &aside.join(name))?;
        }
    }
    let kept = aside.join(layout::BACKUPS);
    make(&kept)?;
    for entry in fs::read_dir(&shelf).map_err(|error| StoreError::file(&shelf, error))?.flatten() {
        // Backups of the demonstration go with it; other demonstrations that were dropped stay.
        if !entry.file_name().to_string_lossy().starts_with("demo-") {
            rename(&entry.path(), &kept.join(entry.file_name()))?;
        }
    }
    // The database last: until it is gone, there is a demonstration that can be dropped again.
    for suffix in ["-wal", "-shm", ""] {
        let name = format!("{}{suffix}", layout::DATABASE);
        if folder.join(&name).exists() {
            rename(&folder.join(&name), &aside.join(&name))?;
        }
    }
    Ok(settle_folder(folder)?)
}

/// Returns a folder that is not there yet.
fn vacant(shelf: &Path, label: &str) -> PathBuf {
    let first = shelf.join(format!("demo-{label}"));
    let numbered = (1..).map(|number| shelf.join(format!("demo-{label}-{number}")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    Ok(fs::rename(from, to).map_err(|error| StoreError::file(from, error))?)
}
