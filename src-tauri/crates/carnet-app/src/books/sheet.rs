//! A book as CSV, as French spreadsheets open it: UTF-8 with its mark, semicolons, decimal comma, no formula.

use crate::import::FORMULA;
use crate::{Language, Refusal, Result};
use std::path::Path;

/// A cell.
pub(super) enum Cell {
    /// A text of people's: never taken for a formula.
    Text(String),
    /// A date, number or word of ours.
    Plain(String),
    /// An amount with a point; negative ones stay numbers.
    Amount(String),
}

/// Writes a table with its head.
pub(super) fn csv(
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    language: Language,
) -> Result<Vec<u8>> {
    let lift = |error: csv::Error| Refusal::file(Path::new("CSV"), error.into());
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut csv =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut out);
    csv.write_record(head).map_err(lift)?;
    for row in rows {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Text(text) => harmless(&text),
            Cell::Plain(text) => text,
            Cell::Amount(text) if language == Language::Fr => text.replace('.', ","),
            Cell::Amount(text) => text,
        });
        csv.write_record(cells).map_err(lift)?;
    }
    csv.flush().map_err(|error| Refusal::file(Path::new("CSV"), error))?;
    drop(csv);
    Ok(out)
}

/// Returns a text that no spreadsheet takes for a formula; the own import takes the apostrophe off again.
pub(crate) fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}
