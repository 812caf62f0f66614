//! Entries as the page and the terminal see them, and what they overlap.

use super::clock;
use super::problems::motive_name;
use crate::failure::Kind;
use crate::wire::Hours;
use crate::wire::hours::Entry;
use crate::{Carnet, Language, Refusal, Result, say};
use carnet_core::ids::TimeEntryId;
use carnet_store::time_entry::{self, EntryRow, Stretch, TimeEntry};
use chrono_tz::Tz;
use std::collections::HashMap;

/// How many overlaps of one entry are named at most: more is a file imported twice, not a slip.
const NAMED_OVERLAPS: usize = 20;

/// Returns an entry with the ids of those that it overlaps.
pub(super) fn entry(row: EntryRow, zone: Tz, overlaps: Vec<TimeEntryId>) -> Entry {
    let EntryRow { id, entry, client, mission, at_risk } = row;
    let wall = entry.starts_at.map(|start| clock::wall(start, entry.utc_offset, entry.minutes, zone));
    let time = |at: chrono::NaiveDateTime| at.format("%H:%M").to_string();
    Entry {
        id: id.0,
        date: entry.day.to_string(),
        start: wall.map(|(from, _)| time(from)),
        end: wall.map(|(_, to)| time(to)),
        hours: Hours::minutes(entry.minutes),
        minutes: entry.minutes,
        client,
        client_id: entry.client_id.map(|id| id.0),
        mission,
        mission_id: entry.mission_id.map(|id| id.0),
        motive: entry.motive.to_string(),
        note: entry.note,
        billable: entry.billable,
        at_risk,
        overlaps: overlaps.into_iter().map(|id| id.0).collect(),
    }
}

/// Returns the entries that share time with this one, itself excepted.
pub(super) fn overlaps_of(carnet: &Carnet, own: TimeEntryId, entry: &TimeEntry) -> Result<Vec<TimeEntryId>> {
    let Some(from) = entry.starts_at else { return Ok(Vec::new()) };
    let found = time_entry::stretches(carnet.conn(), from, from + entry.minutes)?;
    Ok(found.into_iter().map(|s| s.id).filter(|id| *id != own).take(NAMED_OVERLAPS).collect())
}

/// Returns the entry `id` of the book, with a sentence when it overlaps others.
pub(super) fn written(carnet: &Carnet, id: TimeEntryId) -> Result<(Entry, Vec<String>)> {
    let row = time_entry::get(carnet.conn(), id)?.ok_or_else(|| not_found(id))?;
    let overlaps = overlaps_of(carnet, id, &row.entry)?;
    let mut notices = Vec::new();
    if !overlaps.is_empty() {
        notices.push(overlap_notice(carnet, &overlaps)?);
    }
    Ok((entry(row, carnet.zone(), overlaps), notices))
}

fn overlap_notice(carnet: &Carnet, overlaps: &[TimeEntryId]) -> Result<String> {
    const TOLD: usize = 3;
    let language = carnet.language();
    let mut told = Vec::new();
    for id in overlaps.iter().take(TOLD) {
        let Some(row) = time_entry::get(carnet.conn(), *id)? else { continue };
        let motive = row.entry.motive;
        let day = match language {
            Language::Fr => row.entry.day.format("%d/%m/%Y").to_string(),
            Language::En => row.entry.day.to_string(),
        };
        let other = entry(row, carnet.zone(), Vec::new());
        let who = other.client.as_deref().unwrap_or(motive_name(motive, language));
        let (start, end) = (other.start.unwrap_or_default(), other.end.unwrap_or_default());
        told.push(format!("{day}, {start}–{end}, {who}"));
    }
    if overlaps.len() > TOLD {
        told.push("…".to_owned());
    }
    let list = told.join(" ; ");
    Ok(say!(
        language,
        "Cette saisie en chevauche une autre ({list}) ; les deux sont gardées.",
        "This entry overlaps another ({list}); both are kept."
    ))
}

/// Returns, for each of `listed`, the other stretches of `all` that share time with it. Both are sorted by start.
pub(super) fn sweep(
    all: &[Stretch],
    listed: impl Fn(TimeEntryId) -> bool,
) -> HashMap<TimeEntryId, Vec<TimeEntryId>> {
    let mut found: HashMap<TimeEntryId, Vec<TimeEntryId>> = HashMap::new();
    let mut running: Vec<Stretch> = Vec::new();
    for next in all {
        running.retain(|earlier| earlier.to > next.from);
        for earlier in &running {
            for (one, other) in [(earlier.id, next.id), (next.id, earlier.id)] {
                if listed(one) {
                    let named = found.entry(one).or_default();
                    if named.len() < NAMED_OVERLAPS {
                        named.push(other);
                    }
                }
            }
        }
        running.push(*next);
        // A pile of equal stretches must not cost its square: past the limit the one that ends first makes room.
        if running.len() > 10 * NAMED_OVERLAPS
            && let Some((first, _)) = running.iter().enumerate().min_by_key(|(_, stretch)| stretch.to)
        {
            running.swap_remove(first);
        }
    }
    found
}

/// Returns the refusal of an entry that is not in the book.
pub(super) fn not_found(id: TimeEntryId) -> Refusal {
    Refusal::NotFound { kind: Kind::Entry, name: id.to_string() }
}
