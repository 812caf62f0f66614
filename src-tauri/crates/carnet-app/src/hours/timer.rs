//! The timer: a row of the book, so that it runs on while the program is closed.

use super::clock::{self, instant_of, minute_of};
use super::{billable_by_default, line, problems, reply};
use crate::carnet::rfc3339;
use crate::wire::Outcome;
use crate::wire::hours::{Entry, Timer, TimerAdjust, TimerStart};
use crate::{Carnet, Problem, Refusal, Result, operation, say};
use carnet_core::entry_line::EntryLineError;
use carnet_core::ids::{ClientId, MissionId, TimeEntryId};
use carnet_store::time_entry::{self, TimeEntry};
use carnet_store::{Tx, timer as store};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// Returns the running timer, or an empty one.
///
/// # Errors
/// When the book cannot be read.
pub fn timer(carnet: &Carnet) -> Result<Timer> {
    Ok(match store::get(carnet.conn())? {
        Some(store::Running { timer, client, mission }) => Timer {
            started_at: Some(rfc3339(timer.started_at)),
            minutes: (carnet.now() - timer.started_at).num_minutes().max(0),
            client,
            mission,
            motive: Some(timer.motive.to_string()),
            note: timer.note,
        },
        None => Timer { started_at: None, minutes: 0, client: None, mission: None, motive: None, note: None },
    })
}

/// Starts the timer on what a sentence without times says: `acme appel`. One that runs is stopped first, in the
/// same operation, and its entry told.
///
/// # Errors
/// [`Refusal::Input`] on `line`.
pub fn start_timer(carnet: &mut Carnet, request: TimerStart) -> Result<Outcome<Timer>> {
    let next = read(carnet, &request.line)?.map_err(|problem| Refusal::field("line", problem))?;
    let (now, zone) = (carnet.now(), carnet.zone());
    let done = carnet.write(operation::START_TIMER, |tx| {
        let stopped = stop(tx, now, zone)?;
        store::start(tx, &next)?;
        Ok(stopped)
    })?;
    let mut notices = Vec::new();
    if let Some((id, cut)) = done.value {
        let (entry, more) = reply::written(carnet, id)?;
        let who = entry.client.as_deref().unwrap_or(entry.motive.as_str());
        let (start, end) = (entry.start.unwrap_or_default(), entry.end.unwrap_or_default());
        notices.push(say!(
            carnet.language(),
            "Le chronomètre précédent s'arrête : {who}, de {start} à {end}.",
            "The timer before stops: {who}, from {start} to {end}."
        ));
        notices.extend(cut_notice(carnet, cut));
        notices.extend(more);
    }
    Ok(Outcome { value: timer(carnet)?, changed: done.changed, notices })
}

/// Stops the timer and adds its entry: its true length, at least a minute and at most two days. Seconds are
/// dropped at both ends, so that timers in a row neither overlap nor lose a minute.
///
/// # Errors
/// When no timer runs.
pub fn stop_timer(carnet: &mut Carnet) -> Result<Outcome<Entry>> {
    let (now, zone) = (carnet.now(), carnet.zone());
    let done = carnet.write(operation::STOP_TIMER, |tx| stop(tx, now, zone)?.ok_or_else(not_running))?;
    let (id, cut) = done.value;
    let (entry, more) = reply::written(carnet, id)?;
    let notices = cut_notice(carnet, cut).into_iter().chain(more).collect();
    Ok(Outcome { value: entry, changed: done.changed, notices })
}

/// Moves the start of the running timer: positive minutes make it longer. It never starts in the future, nor earlier than
/// the longest entry lasts.
///
/// # Errors
/// When no timer runs.
pub fn adjust_timer(carnet: &mut Carnet, request: TimerAdjust) -> Result<Outcome<Timer>> {
    let now = carnet.now();
    let done = carnet.write(operation::CHANGE_TIMER, |tx| {
        let store::Running { timer, .. } = store::get(tx)?.ok_or_else(not_running)?;
        let longest = TimeDelta::minutes(time_entry::LONGEST);
        let by = TimeDelta::minutes(request.minutes.clamp(-time_entry::LONGEST, time_entry::LONGEST));
        let started_at = (timer.started_at - by).clamp(now - longest, now);
        store::clear(tx)?;
        Ok(store::start(tx, &store::Timer { started_at, ..timer })?)
    })?;
    Ok(Outcome { value: timer(carnet)?, changed: done.changed, notices: Vec::new() })
}

/// Ends the running timer, if there is one, and returns its entry and how many minutes it had run past the limit.
fn stop(tx: &Tx<'_>, now: DateTime<Utc>, zone: Tz) -> Result<Option<(TimeEntryId, i64)>> {
    let Some(store::Running { timer, .. }) = store::get(tx)? else { return Ok(None) };
    let from = minute_of(timer.started_at);
    // A clock that was set back makes no negative length.
    let ran = (minute_of(now) - from).max(1);
    let minutes = ran.min(time_entry::LONGEST);
    let placed = clock::from_instant(instant_of(from), minutes, zone);
    let entry = TimeEntry {
        day: placed.day,
        starts_at: placed.starts_at,
        utc_offset: placed.utc_offset,
        minutes,
        client_id: timer.client_id,
        mission_id: timer.mission_id,
        motive: timer.motive,
        billable: billable_by_default(timer.motive),
        note: timer.note,
    };
    store::clear(tx)?;
    Ok(Some((time_entry::insert(tx, &entry, None)?, ran - minutes)))
}

fn cut_notice(carnet: &Carnet, cut: i64) -> Option<String> {
    let hours = (cut + time_entry::LONGEST) / 60;
    (cut > 0).then(|| {
        say!(
            carnet.language(),
            "Le chronomètre tournait depuis {hours} h : la saisie est limitée à 48 h, corrigez-la.",
            "The timer had run for {hours} h: the entry is limited to 48 h, correct it."
        )
    })
}

fn not_running() -> Refusal {
    Refusal::state("Aucun chronomètre ne tourne.", "No timer is running.").hinted(
        "Lancez-le avec ce que vous faites : « acme appel ».",
        "Start it with what you are doing: \"acme call\".",
    )
}

/// Reads what is to be timed: the sentence of an entry without its times.
fn read(carnet: &Carnet, text: &str) -> Result<std::result::Result<store::Timer, Problem>> {
    match line::read(carnet, text)? {
        Err(EntryLineError::NoTime) => {}
        Err(error) => return Ok(Err(problems::of_line(error))),
        Ok(_) => return Ok(Err(has_times())),
    }
    // The sentence lacks its length, which the clock will tell: any one completes it.
    let draft = match line::read(carnet, &format!("1m {text}"))? {
        Ok(draft) => draft,
        Err(error) => return Ok(Err(problems::of_line(error))),
    };
    if draft.date != carnet.today() {
        return Ok(Err(has_times()));
    }
    let client_id = draft.client_id.map(ClientId);
    let named = draft.mission_id.map(MissionId);
    Ok(Ok(store::Timer {
        started_at: carnet.now(),
        client_id,
        mission_id: line::mission_for(carnet.conn(), client_id, named, draft.motive)?,
        motive: draft.motive,
        note: (!draft.note.is_empty()).then_some(draft.note),
    }))
}

fn has_times() -> Problem {
    Problem::sentence_of(
        "Le chronomètre part maintenant : n'écrivez ni jour, ni heure, ni durée.",
        "The timer starts now: write no day, no time and no duration.",
    )
}
