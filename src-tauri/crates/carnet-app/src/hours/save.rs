//! Adding, changing and deleting an entry field by field.

use super::clock::{self, Placed};
use super::line::mission_for;
use super::{LONGEST_NOTE, billable_by_default, problems, reply};
use crate::form::Form;
use crate::wire::hours::{Entry, EntryId, EntryRequest};
use crate::wire::{Nothing, Outcome};
use crate::{Carnet, Problem, Result, operation, resolve};
use carnet_core::entry_line::Motive;
use carnet_core::ids::{ClientId, MissionId, TimeEntryId};
use carnet_core::input::{Weekdays, clean_text, parse_date_with, parse_duration};
use carnet_store::time_entry::{self, EntryRow, TimeEntry};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// Adds an entry, or changes the fields that are given of one that is there.
///
/// An end that is not after the start is on the next day; the length is the true one, on the nights of clock
/// change too. Of start, end and length two are enough. A new start alone moves an entry and keeps its length.
///
/// # Errors
/// [`Refusal::Input`] with every field that is wrong, [`Refusal::NotFound`] for an unknown entry.
pub fn save(carnet: &mut Carnet, request: EntryRequest) -> Result<Outcome<Entry>> {
    let id = request.id.map(TimeEntryId);
    let before = match id {
        Some(id) => Some(time_entry::get(carnet.conn(), id)?.ok_or_else(|| reply::not_found(id))?),
        None => None,
    };
    let entry = read(carnet, &request, before.as_ref())?;
    let operation = if id.is_some() { operation::CHANGE_HOURS } else { operation::ADD_HOURS };
    let done = carnet.write(operation, |tx| match id {
        Some(id) if time_entry::update(tx, id, &entry)? => Ok(id),
        Some(id) => Err(reply::not_found(id)),
        None => Ok(time_entry::insert(tx, &entry, None)?),
    })?;
    let (entry, notices) = reply::written(carnet, done.value)?;
    Ok(Outcome { value: entry, changed: done.changed, notices })
}

/// Deletes an entry.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn delete(carnet: &mut Carnet, request: EntryId) -> Result<Outcome<Nothing>> {
    let id = TimeEntryId(request.id);
    carnet.write(operation::DELETE_HOURS, |tx| {
        if time_entry::delete(tx, id)? { Ok(Nothing {}) } else { Err(reply::not_found(id)) }
    })
}

fn read(carnet: &Carnet, request: &EntryRequest, before: Option<&EntryRow>) -> Result<TimeEntry> {
    let mut form = Form::default();
    let old = before.map(|row| &row.entry);
    let placed = placed(carnet, request, old, &mut form);
    let motive = match given(request.motive.as_deref()) {
        Some(word) => form.read("motive", word.parse::<Motive>()),
        None => Some(old.map_or(Motive::Production, |entry| entry.motive)),
    };
    let (client_id, mission_id) = parties(carnet, request, old, motive, &mut form)?;
    let note = match request.note.as_deref() {
        Some(text) => form.read("note", clean_text(text, LONGEST_NOTE)).filter(|note| !note.is_empty()),
        None => old.and_then(|entry| entry.note.clone()),
    };
    let (placed, motive) = form.finish(placed.zip(motive))?;
    let billable = request.billable.unwrap_or_else(|| match old {
        Some(entry) if entry.motive == motive => entry.billable,
        _ => billable_by_default(motive),
    });
    let Placed { day, starts_at, utc_offset, minutes } = placed;
    Ok(TimeEntry { day, starts_at, utc_offset, minutes, client_id, mission_id, motive, billable, note })
}

/// Reads the client and the mission, which must be one of the client's.
fn parties(
    carnet: &Carnet,
    request: &EntryRequest,
    old: Option<&TimeEntry>,
    motive: Option<Motive>,
    form: &mut Form,
) -> Result<(Option<ClientId>, Option<MissionId>)> {
    let conn = carnet.conn();
    let named = match given(request.mission.as_deref()) {
        Some(name) => form.read("mission", resolve::mission(conn, name).map_err(|e| problems::of_name(&e))),
        None => None,
    };
    let owner = named.map(|mission| time_entry::client_of_mission(conn, mission)).transpose()?.flatten();
    let before = old.and_then(|entry| entry.client_id);
    let client = match (request.client.as_deref(), given(request.client.as_deref())) {
        (_, Some(name)) => {
            form.read("client", resolve::client(conn, name).map_err(|e| problems::of_name(&e)))
        }
        (Some(_), None) => None,
        (None, _) => owner.or(before),
    };
    if owner.is_some() && client.is_some() && owner != client {
        form.refuse("mission", problems::mission_of_another());
    }
    let refused_name = given(request.client.as_deref()).is_some() && client.is_none();
    if let Some(motive) = motive
        && client.is_none()
        && motive.needs_client()
        && !refused_name
    {
        form.refuse("client", problems::client_missing(motive, None));
    }
    let stays = old.is_some_and(|entry| entry.client_id == client);
    let mission = match (named, request.mission.as_deref(), old, motive) {
        (Some(mission), ..) => Some(mission),
        (None, Some(_), ..) => None,
        (None, None, Some(entry), _) if stays => entry.mission_id,
        (None, None, _, Some(motive)) => mission_for(conn, client, None, motive)?,
        _ => None,
    };
    Ok((client, mission))
}

/// Reads the day and two of start, end and length; what is not given stays.
fn placed(
    carnet: &Carnet,
    request: &EntryRequest,
    old: Option<&TimeEntry>,
    form: &mut Form,
) -> Option<Placed> {
    let zone = carnet.zone();
    let day = match given(request.date.as_deref()) {
        Some(text) => form.read("date", parse_date_with(text, carnet.today(), Weekdays::Latest)),
        None => Some(old.map_or_else(|| carnet.today(), |entry| entry.day)),
    };
    let mut time = |path: &str, text: Option<&str>| {
        given(text).and_then(|text| form.read(path, clock::time_of_day(text)))
    };
    let start = time("start", request.start.as_deref());
    let end = time("end", request.end.as_deref());
    let length = given(request.duration.as_deref())
        .and_then(|text| form.read("duration", parse_duration(text)))
        .map(|minutes| i64::from(minutes.0));
    let day = day.filter(|_| form.is_clean())?;
    let had_start = old.and_then(|entry| {
        let (from, _) = clock::wall(entry.starts_at?, entry.utc_offset, entry.minutes, zone);
        Some((from.time(), entry))
    });
    let start_cleared = request.start.is_some() && start.is_none();
    let kept_length = length.or(old.map(|entry| entry.minutes));
    let (path, placed) = match (start, end) {
        (Some(start), Some(end)) => ("end", ranged(day, start, end, length, zone)),
        (Some(start), None) => match kept_length {
            Some(minutes) => ("start", clock::started(day, start, minutes, zone).map_err(Into::into)),
            None => ("end", Err(Problem::Required)),
        },
        (None, Some(end)) => match (had_start, length) {
            (_, Some(minutes)) => ("end", clock::ended(day, end, minutes, zone).map_err(Into::into)),
            (Some((start, _)), None) if !start_cleared => ("end", ranged(day, start, end, None, zone)),
            _ => ("start", Err(Problem::Required)),
        },
        (None, None) => match (kept_length, had_start) {
            (Some(minutes), Some((start, entry))) if !start_cleared => {
                if day == entry.day {
                    let placed =
                        Placed { day, starts_at: entry.starts_at, utc_offset: entry.utc_offset, minutes };
                    ("duration", Ok(placed))
                } else {
                    ("date", clock::started(day, start, minutes, zone).map_err(Into::into))
                }
            }
            (Some(minutes), _) => ("duration", Ok(clock::length(day, minutes))),
            (None, _) => ("duration", Err(Problem::Required)),
        },
    };
    let placed = form.read(path, placed)?;
    if placed.minutes > time_entry::LONGEST {
        form.refuse("duration", problems::too_long());
        return None;
    }
    Some(placed)
}

fn ranged(
    day: NaiveDate,
    start: NaiveTime,
    end: NaiveTime,
    length: Option<i64>,
    zone: Tz,
) -> std::result::Result<Placed, Problem> {
    let placed = clock::range(day, start, end, zone)?;
    match length {
        Some(minutes) if minutes != placed.minutes => Err(problems::contradiction()),
        _ => Ok(placed),
    }
}

/// Returns what a field holds; a blank one holds nothing.
fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
