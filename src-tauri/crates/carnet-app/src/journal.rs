//! The journal, undo and redo.

use crate::carnet::rfc3339;
use crate::wire::Outcome;
use crate::wire::journal::{Journal, JournalItem, UndoReply};
use crate::{Carnet, Result, changes, operation};
use carnet_store::{Committed, Undone};

/// How many operations the journal lists.
const LISTED: u32 = 200;

/// Returns the last operations, newest first.
///
/// # Errors
/// When the book cannot be read.
pub fn list(carnet: &Carnet) -> Result<Journal> {
    let entries = carnet
        .book()
        .journal(LISTED)?
        .into_iter()
        .map(|entry| JournalItem {
            id: entry.id,
            at: entry.at,
            label: label(&entry.op, entry.subject.as_deref(), carnet),
            op: entry.op,
            kind: entry.kind,
            reverted: entry.reverted,
            barrier: entry.barrier,
        })
        .collect();
    Ok(Journal { entries })
}

/// Takes back the last operation.
///
/// # Errors
/// When there is none, or it issued a document: a credit note corrects that.
pub fn undo(carnet: &mut Carnet) -> Result<Outcome<UndoReply>> {
    let now = rfc3339(carnet.now());
    let done = carnet.book_mut().undo(&now)?;
    Ok(reply(carnet, done))
}

/// Does again what the last undo took back.
///
/// # Errors
/// When nothing was undone since the last operation.
pub fn redo(carnet: &mut Carnet) -> Result<Outcome<UndoReply>> {
    let now = rfc3339(carnet.now());
    let done = carnet.book_mut().redo(&now)?;
    Ok(reply(carnet, done))
}

fn reply(carnet: &Carnet, done: Committed<Undone>) -> Outcome<UndoReply> {
    let changed = changes::changed(&done.tables);
    crate::calendars::refresh_after(carnet, &changed);
    let label = label(&done.value.op, done.value.subject.as_deref(), carnet);
    Outcome { value: UndoReply { op: done.value.op, label }, changed, notices: Vec::new() }
}

fn label(op: &str, subject: Option<&str>, carnet: &Carnet) -> String {
    let name = operation::label(op, carnet.language());
    match subject {
        Some(subject) => format!("{name} : {subject}"),
        None => name.to_owned(),
    }
}
