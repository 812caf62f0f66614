//! Calendar feeds: every dated thing as an event, and the files in the book's folder that other calendars read.
//!
//! Titles are in the language of the book, whoever asks; amounts never leave it. The sequence of an event counts the
//! writes that the journal knows of its row and of those that its title names: it never goes back, not by undo either.

mod events;
#[cfg(test)]
mod tests;

use crate::wire::Changed;
use crate::wire::settings::FeedFile;
use crate::{Carnet, Code, Problem, Refusal, Result};
use carnet_calendar::{Feed, WriteError, write};
use carnet_store::{layout, write_whole};
use events::{Book, Which};
use std::path::Path;

/// The feeds that are kept on disk.
const FILES: [(Which, &str); 4] = [
    (Which::FollowUps, "relances.ics"),
    (Which::Stages, "etapes.ics"),
    (Which::Payments, "paiements.ics"),
    (Which::All, "tout.ics"),
];

/// Returns a feed as the bytes of an `.ics` file: `follow-ups`, `stages`, `payments` or `all`.
///
/// # Errors
/// When there is no such feed, or the book cannot be read.
pub fn feed(carnet: &Carnet, kind: &str) -> Result<Vec<u8>> {
    let which = match kind.trim() {
        "follow-ups" => Which::FollowUps,
        "stages" => Which::Stages,
        "payments" => Which::Payments,
        "all" => Which::All,
        "charges" => return Err(Refusal::NotYet { command: "feed --kind charges".to_owned() }),
        other => {
            let unknown = carnet_core::word::UnknownWord {
                given: other.to_owned(),
                expected: "follow-ups, stages, payments, all".to_owned(),
            };
            return Err(Refusal::field("kind", Problem::Word(unknown)));
        }
    };
    bytes(&Book::read(carnet)?.feed(which))
}

/// Returns the files that are kept on disk, each with what it holds now.
///
/// # Errors
/// When the book cannot be read.
pub(crate) fn files(carnet: &Carnet) -> Result<Vec<FeedFile>> {
    let folder = carnet.folder().join(layout::CALENDARS);
    let book = Book::read(carnet)?;
    let file = |(which, name): (Which, &str)| FeedFile {
        kind: name.trim_end_matches(".ics").to_owned(),
        path: folder.join(name).display().to_string(),
        events: book.feed(which).events.len(),
    };
    Ok(FILES.into_iter().map(file).collect())
}

/// Writes the calendar files again when something that they show changed.
///
/// The operation is done by then: a file that cannot be written is left to the next change.
pub(crate) fn refresh_after(carnet: &Carnet, changed: &[Changed]) {
    let shown = |changed: &Changed| !matches!(changed, Changed::Hours | Changed::Timer);
    if changed.iter().any(shown)
        && let Err(refusal) = refresh(carnet)
    {
        tracing::warn!(%refusal, "the calendar files were not written");
    }
}

/// Writes the calendar files whose content is not what stands on the disk.
///
/// # Errors
/// When the book cannot be read or a file cannot be written.
pub fn refresh(carnet: &Carnet) -> Result<()> {
    let folder = carnet.folder().join(layout::CALENDARS);
    let book = Book::read(carnet)?;
    for (which, name) in FILES {
        refresh_file(&folder.join(name), &bytes(&book.feed(which))?)?;
    }
    Ok(())
}

fn refresh_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    Ok(write_whole(path, bytes)?)
}

fn bytes(feed: &Feed) -> Result<Vec<u8>> {
    write(feed).map_err(|error| {
        let refusal =
            match error {
                WriteError::YearOutOfRange { year, .. } => Refusal::state(
                    format!("Une date de l'année {year} ne tient pas dans un calendrier : corrigez-la."),
                    format!("A date of the year {year} does not fit a calendar: correct it."),
                ),
                WriteError::UidTwice { .. } | WriteError::UidMissing | WriteError::Io(_) => Refusal::state(
                    "Le calendrier n'a pas pu être composé.",
                    "The calendar could not be made.",
                )
                .hinted("Vérifiez le carnet avec `carnet verify`.", "Check the book with `carnet verify`."),
            };
        refusal.coded(Code::Internal)
    })
}
