//! The hour grid through its use cases, on a book in a temporary folder.

mod grid;
mod imports;
mod sums;
mod timers;
mod weeks;

use super::testing::{add_mission, book, reopen};
use crate::wire::hours::{EntryLine, EntryRequest};
use crate::{Carnet, Language, Refusal, operation};
use std::path::Path;

fn line(text: &str) -> EntryLine {
    EntryLine { line: text.into() }
}

/// An entry of Acme's from one time to another.
fn range(date: &str, start: &str, end: &str) -> EntryRequest {
    EntryRequest {
        date: Some(date.into()),
        start: Some(start.into()),
        end: Some(end.into()),
        client: Some("Acme".into()),
        ..EntryRequest::default()
    }
}

/// Paths of the fields that were refused.
fn paths(refusal: Refusal) -> Vec<String> {
    match refusal {
        Refusal::Input(problems) => problems.into_iter().map(|(path, _)| path).collect(),
        other => panic!("fields are refused, not: {other}"),
    }
}
