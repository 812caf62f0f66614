//! How the wire types look to people: one file a noun.

mod agenda;
mod backups;
mod books;
mod clients;
mod expenses;
mod hours;
mod identity;
mod invoices;
mod journal;
mod lifecycle;
mod missions;
mod quotes;
mod reports;
mod settings;

use crate::sheet::{Sheet, View};
use carnet_app::wire::Nothing;

impl View for Nothing {
    fn view(&self, sheet: &mut Sheet) {
        let done = sheet.say("C'est fait.", "Done.").to_owned();
        sheet.line(&done);
    }
}

/// Returns the text of a wire scalar, to put in a cell.
fn text(value: impl std::fmt::Display) -> Option<String> {
    Some(value.to_string())
}

/// Returns the first line of a text: the rest would break a table.
fn first_line(text: &str) -> Option<String> {
    text.lines().next().map(str::to_owned)
}
