//! From what people type to a record: an id, a number, or an unambiguous start of a name.

use crate::failure::Kind;
use crate::{Refusal, Result};
use carnet_core::document::{DocumentNumber, Series};
use carnet_core::ids::{ClientId, InvoiceId, MissionId, QuoteId};
pub use carnet_core::input::fold;
use carnet_store::Connection;
use carnet_store::named::{self, Named};

/// Returns the client that `name` names.
///
/// # Errors
/// [`Refusal::NotFound`] or [`Refusal::Ambiguous`] with up to five candidates.
pub fn client(conn: &Connection, name: &str) -> Result<ClientId> {
    by_name(conn, Kind::Client, Named::Client, name.trim()).map(ClientId)
}

/// Returns the mission that `name` names.
///
/// # Errors
/// As [`client`].
pub fn mission(conn: &Connection, name: &str) -> Result<MissionId> {
    by_name(conn, Kind::Mission, Named::Mission, name.trim()).map(MissionId)
}

/// Returns the quote that `name` names: a number (its latest version), `D2026-0001v2`, or an id.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn quote(conn: &Connection, name: &str) -> Result<QuoteId> {
    let name = name.trim();
    let split = name
        .rsplit_once(['v', 'V'])
        .filter(|(_, version)| version.starts_with(|first: char| first.is_ascii_digit()))
        .and_then(|(number, version)| Some((number, version.parse().ok()?)));
    let (number, version) = split.map_or((name, None), |(number, version)| (number, Some(version)));
    let found = if let Some(number) = number_of(number, &[Series::Quote]) {
        carnet_store::quote::of_number(conn, &number, version)?
    } else if let Ok(id) = name.parse().map(QuoteId) {
        carnet_store::quote::exists(conn, id)?.then_some(id)
    } else {
        None
    };
    found.ok_or_else(|| Refusal::NotFound { kind: Kind::Quote, name: name.to_owned() })
}

/// Returns the invoice or credit note that `name` names: a number or an id.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn invoice(conn: &Connection, name: &str) -> Result<InvoiceId> {
    let name = name.trim();
    let found = if let Some(number) = number_of(name, &[Series::Invoice, Series::CreditNote]) {
        carnet_store::invoice::of_number(conn, &number)?
    } else if let Ok(id) = name.parse().map(InvoiceId) {
        carnet_store::invoice::find(conn, id)?.map(|invoice| invoice.id)
    } else {
        None
    };
    found.ok_or_else(|| Refusal::NotFound { kind: Kind::Invoice, name: name.to_owned() })
}

fn number_of(text: &str, series: &[Series]) -> Option<String> {
    let number: DocumentNumber = text.parse().ok()?;
    series.contains(&number.series).then(|| number.to_string())
}

fn by_name(conn: &Connection, kind: Kind, table: Named, typed: &str) -> Result<i64> {
    if let Ok(id) = typed.parse::<i64>()
        && named::name(conn, table, id)?.is_some()
    {
        return Ok(id);
    }
    let not_found = || Refusal::NotFound { kind, name: typed.to_owned() };
    let folded = fold(typed);
    if folded.is_empty() {
        return Err(not_found());
    }
    let rows = named::starting_with(conn, table, &folded)?;
    let starts: Vec<_> = rows.into_iter().filter(|(_, name)| fold(name).starts_with(&folded)).collect();
    if let [(id, _)] = starts.as_slice() {
        return Ok(*id);
    }
    let same: Vec<_> = starts.iter().filter(|(_, name)| fold(name) == folded).collect();
    match (same.as_slice(), starts.is_empty()) {
        ([(id, _)], _) => Ok(*id),
        (_, true) => Err(not_found()),
        _ => Err(Refusal::Ambiguous {
            kind,
            name: typed.to_owned(),
            candidates: starts.iter().take(5).map(|(id, name)| format!("{name} ({id})")).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_are_compared_without_accents_and_case() {
        assert_eq!(fold("  Éditions  Œuvrard "), "editions oeuvrard");
        assert_eq!(fold("L’Hôpital"), fold("l'hopital"));
    }
}
