//! A backup in the place of the book: checked first, the present book kept, all of it or nothing.

use super::examine;
use super::{BEFORE_RESTORE, find, label, taken};
use crate::wire::Reference;
use crate::{Carnet, Clock, Language, Refusal, Result, calendars, invoices};
use carnet_store::{BookCopy, HeldFile, StoreError, held_files, layout, sha256_hex, write_whole};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Puts a backup, named or by the path of its file, in the place of the book in `folder`, and opens it.
///
/// The present book becomes a backup first, with the papers of documents that the restored one does not know; a
/// damaged one is copied aside as it is. Papers and attachments that the folder lacks are looked for beside the
/// backup. No other connection of this program may be open on the book.
///
/// # Errors
/// A damaged or foreign file, one of a newer program, or a backup of another book: the book stays as it was.
pub fn restore(folder: &Path, clock: Clock, language: Language, reference: Reference) -> Result<Carnet> {
    let path = find(folder, &reference.name)?;
    let copy = examine::open(folder, &path, language).map_err(|refusal| {
        refusal.hinted(
            "Le carnet n'a pas changé ; choisissez une autre sauvegarde.",
            "The book did not change; choose another backup.",
        )
    })?;
    let label = label(clock.now());
    match sound(folder, clock, language)? {
        Some(mut present) => {
            same_book(&present, &copy)?;
            let before = taken(&present, &format!("{BEFORE_RESTORE}{label}"))?;
            keep_papers(&present, &copy, &kept_papers(&before.path))?;
            carnet_store::restore(&copy, folder, Some(present.book_mut()), &label)?;
        }
        None => {
            let _ = carnet_store::restore(&copy, folder, None, &label)?;
        }
    }
    drop(copy);
    let carnet = Carnet::open(folder, clock, Some(language))?;
    fetch(&carnet, &path)?;
    invoices::witness_again(&carnet)?;
    calendars::refresh(&carnet)?;
    Ok(carnet)
}

/// Returns the book that stands in the folder when it is sound; none when it is damaged or there is none.
fn sound(folder: &Path, clock: Clock, language: Language) -> Result<Option<Carnet>> {
    let opened = Carnet::open(folder, clock, Some(language))
        .and_then(|carnet| carnet.book().check().map(|()| carnet).map_err(Refusal::from));
    match opened {
        Ok(carnet) => Ok(Some(carnet)),
        Err(Refusal::Store(
            StoreError::NoBook { .. }
            | StoreError::NotABook { .. }
            | StoreError::Foreign { .. }
            | StoreError::Damaged { .. }
            | StoreError::Value { .. },
        )) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Refuses the backup of another book over one that holds something: their papers bear the same numbers.
fn same_book(present: &Carnet, copy: &BookCopy) -> Result<()> {
    if present.book().holds_something()? && copy.uid()? != present.book().uid()? {
        return Err(Refusal::state(
            "Cette sauvegarde est celle d'un autre carnet ; celui-ci n'a pas changé.",
            "This backup is that of another book; this one did not change.",
        )
        .hinted(
            "Remettez-la dans un dossier vide : `carnet --book DOSSIER restore FICHIER`.",
            "Restore it into an empty folder: `carnet --book FOLDER restore FILE`.",
        ));
    }
    Ok(())
}

/// Returns the folder that keeps papers beside the backup in `path`.
fn kept_papers(path: &str) -> PathBuf {
    Path::new(path).with_extension("")
}

/// Copies the papers of documents that only the present book knows: their numbers will be given again.
fn keep_papers(present: &Carnet, copy: &BookCopy, to: &Path) -> Result<()> {
    let known: HashSet<String> = held_files(copy.conn())?.into_iter().map(|file| file.sha256).collect();
    for file in held_files(present.conn())? {
        if file.folder == layout::DOCUMENTS && !known.contains(&file.sha256) {
            let from = file.path(present.folder());
            if let Ok(bytes) = std::fs::read(&from) {
                std::fs::create_dir_all(to).map_err(|error| Refusal::file(to, error))?;
                write_whole(&to.join(&file.name), &bytes)?;
            }
        }
    }
    Ok(())
}

/// Brings back the papers and attachments that the restored book refers to and its folder lacks: from the folders
/// beside the backup, from what earlier restores kept, or composed again from their frozen content.
fn fetch(carnet: &Carnet, backup: &Path) -> Result<()> {
    let folder = carnet.folder();
    let lacking: Vec<HeldFile> =
        held_files(carnet.conn())?.into_iter().filter(|file| !file.is_whole(folder)).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let places = places(folder, backup);
    for file in lacking {
        let found = places
            .iter()
            .flat_map(|place| [place.join(&file.name), place.join(file.folder).join(&file.name)])
            .filter_map(|path| std::fs::read(path).ok())
            .chain(composed(carnet, &file))
            .find(|bytes| sha256_hex(bytes) == file.sha256);
        match found {
            Some(bytes) => write_whole(&file.path(folder), &bytes)?,
            None => tracing::warn!("a file that the restored book refers to is nowhere"),
        }
    }
    Ok(())
}

/// Returns the folders in which papers and attachments may stand: the book that the backup lies in, and what restores
/// kept.
fn places(folder: &Path, backup: &Path) -> Vec<PathBuf> {
    let shelves = [backup.parent().map(Path::to_owned), Some(folder.join(layout::BACKUPS))];
    let mut places: Vec<PathBuf> =
        backup.parent().and_then(Path::parent).map(Path::to_owned).into_iter().collect();
    for shelf in shelves.into_iter().flatten() {
        let kept = std::fs::read_dir(shelf).into_iter().flatten().flatten().map(|entry| entry.path());
        places.extend(kept.filter(|path| path.is_dir()));
    }
    places
}

fn composed(carnet: &Carnet, file: &HeldFile) -> Option<Vec<u8>> {
    let number = (file.folder == layout::DOCUMENTS).then(|| file.name.strip_suffix(".pdf")).flatten()?;
    invoices::sheet(carnet, number).and_then(|sheet| sheet.pdf()).ok()
}
