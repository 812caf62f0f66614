//! From what people type to a record: an id, a number, or an unambiguous start of a name.

use crate::failure::Kind;
use crate::{Refusal, Result};
use carnet_core::document::{DocumentNumber, Series};
use carnet_core::ids::{ClientId, InvoiceId, MissionId, QuoteId};
pub use carnet_core::input::fold;
use carnet_store::Connection;
use carnet_store::rusqlite::{OptionalExtension, Params};

/// Returns the client that `name` names.
///
/// # Errors
/// [`Refusal::NotFound`] or [`Refusal::Ambiguous`] with up to five candidates.
pub fn client(conn: &Connection, name: &str) -> Result<ClientId> {
    by_name(
        conn,
        Kind::Client,
        name,
        "SELECT 1 FROM client WHERE id = ?1",
        "SELECT id, name, search FROM client WHERE search LIKE ?1 || '%' ORDER BY name LIMIT 50",
    )
    .map(ClientId)
}

/// Returns the mission that `name` names.
///
/// # Errors
/// As [`client`].
pub fn mission(conn: &Connection, name: &str) -> Result<MissionId> {
    by_name(
        conn,
        Kind::Mission,
        name,
        "SELECT 1 FROM mission WHERE id = ?1",
        "SELECT id, name, search FROM mission WHERE search LIKE ?1 || '%' ORDER BY name LIMIT 50",
    )
    .map(MissionId)
}

/// Returns the quote that `name` names: a number (its latest version), `D2026-0001v2`, or an id.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn quote(conn: &Connection, name: &str) -> Result<QuoteId> {
    let name = name.trim();
    let (number, version) = match name.rsplit_once(['v', 'V']) {
        Some((number, version)) => (number, version.parse::<u32>().ok()),
        None => (name, None),
    };
    let found = if let Some(number) = number_of(number, &[Series::Quote]) {
        conn.prepare_cached(
            "SELECT id FROM quote WHERE number = ?1 AND (?2 IS NULL OR version = ?2) ORDER BY version DESC LIMIT 1",
        )?
        .query_row((number, version), |row| row.get(0))
        .optional()?
    } else {
        existing(conn, "SELECT id FROM quote WHERE id = ?1", name)?
    };
    found.map(QuoteId).ok_or_else(|| Refusal::NotFound { kind: Kind::Quote, name: name.to_owned() })
}

/// Returns the invoice or credit note that `name` names: a number or an id.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn invoice(conn: &Connection, name: &str) -> Result<InvoiceId> {
    let name = name.trim();
    let found = if let Some(number) = number_of(name, &[Series::Invoice, Series::CreditNote]) {
        conn.prepare_cached("SELECT id FROM invoice WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?
    } else {
        existing(conn, "SELECT id FROM invoice WHERE id = ?1", name)?
    };
    found.map(InvoiceId).ok_or_else(|| Refusal::NotFound { kind: Kind::Invoice, name: name.to_owned() })
}

fn number_of(text: &str, series: &[Series]) -> Option<String> {
    let number: DocumentNumber = text.parse().ok()?;
    series.contains(&number.series).then(|| number.to_string())
}

fn existing(conn: &Connection, sql: &str, name: &str) -> Result<Option<i64>> {
    let Ok(id) = name.parse::<i64>() else { return Ok(None) };
    first(conn, sql, [id])
}

fn first(conn: &Connection, sql: &str, params: impl Params) -> Result<Option<i64>> {
    Ok(conn.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
}

fn by_name(conn: &Connection, kind: Kind, name: &str, by_id: &str, by_start: &str) -> Result<i64> {
    let typed = name.trim();
    if let Ok(id) = typed.parse::<i64>()
        && first(conn, by_id, [id])?.is_some()
    {
        return Ok(id);
    }
    let not_found = || Refusal::NotFound { kind, name: typed.to_owned() };
    let folded = fold(typed);
    if folded.is_empty() {
        return Err(not_found());
    }
    // LIKE's wildcards are characters of names, too: the start is compared again below.
    let pattern = folded.replace(['%', '_'], "_");
    let rows: Vec<(i64, String)> = conn
        .prepare_cached(by_start)?
        .query_map([pattern], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?
        .collect::<std::result::Result<_, _>>()?;
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
