//! What the grid does to a week at once: cutting an entry in two, copying a week, the days of a period.

use super::clock::{self, Placed};
use super::{line, problems, reply};
use crate::form::Form;
use crate::wire::hours::{Day, DayClient, Days, DaysRequest, EntrySplit, HoursCopied, HoursCopy, SplitEntry};
use crate::wire::{Hours, Outcome};
use crate::{Carnet, Problem, Refusal, Result, operation, say};
use carnet_core::ids::TimeEntryId;
use carnet_core::input::{Weekdays, parse_date_with};
use carnet_store::time_entry::{self, Filter, TimeEntry};
use chrono::{Datelike, Months, NaiveDate};

/// The longest period of [`days`]: what a heat map can show.
const LONGEST_PERIOD: u32 = 25;

/// Cuts an entry in two at a time of the day; both halves keep everything else.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Input`] on `at` for a time that is not inside the entry, or an entry without times.
pub fn split(carnet: &mut Carnet, request: EntrySplit) -> Result<Outcome<SplitEntry>> {
    let id = TimeEntryId(request.id);
    let row = time_entry::get(carnet.conn(), id)?.ok_or_else(|| reply::not_found(id))?;
    let zone = carnet.zone();
    let at = clock::time_of_day(&request.at).map_err(|problem| Refusal::field("at", problem))?;
    let entry = row.entry;
    let starts_at = entry.starts_at.ok_or_else(|| Refusal::field("at", without_times()))?;
    let (from, to) = clock::wall(starts_at, entry.utc_offset, entry.minutes, zone);
    // A time before the start is the next day's: the entry went past midnight.
    let cut_day = if at > from.time() { from.date() } else { to.date() };
    let second = clock::started(cut_day, at, 1, zone).map_err(|error| Refusal::field("at", error))?;
    let first_minutes = second.starts_at.unwrap_or(starts_at) - starts_at;
    if first_minutes <= 0 || first_minutes >= entry.minutes {
        return Err(Refusal::field("at", outside(from.time(), to.time())));
    }
    let rest = TimeEntry {
        day: second.day,
        starts_at: second.starts_at,
        utc_offset: second.utc_offset,
        minutes: entry.minutes - first_minutes,
        ..entry.clone()
    };
    let done = carnet.write(operation::SPLIT_HOURS, |tx| {
        time_entry::update(tx, id, &TimeEntry { minutes: first_minutes, ..entry })?;
        Ok(time_entry::insert(tx, &rest, None)?)
    })?;
    let (first, mut notices) = reply::written(carnet, id)?;
    let (second, more) = reply::written(carnet, done.value)?;
    notices.extend(more);
    Ok(Outcome { value: SplitEntry { first, second }, changed: done.changed, notices })
}

/// Copies the entries of one week into another, each at its day and time of the wall clock. Work on a mission that
/// is no longer open goes to the client alone.
///
/// # Errors
/// [`Refusal::Input`] for a date that is not one; a refusal when the week is empty or both are the same.
pub fn copy(carnet: &mut Carnet, request: HoursCopy) -> Result<Outcome<HoursCopied>> {
    let today = carnet.today();
    let mut form = Form::default();
    let date = |text: &str| parse_date_with(text, today, Weekdays::Latest);
    let from = form.read("from", date(&request.from));
    let to = form.read("to", date(&request.to));
    let (from, to) = form.finish(from.zip(to))?;
    let (from, to) = (monday(from), monday(to));
    let shift = to - from;
    if shift.is_zero() {
        return Err(Refusal::state("Ces deux semaines sont la même.", "These two weeks are the same."));
    }
    let week = Filter { from, to: from + chrono::Days::new(6), client: None, mission: None };
    let rows = time_entry::list(carnet.conn(), &week)?;
    if rows.is_empty() {
        return Err(Refusal::state("Cette semaine est vide.", "That week is empty."));
    }
    let mut copies = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = row.entry;
        let day = entry.day + shift;
        let placed = match entry.starts_at {
            None => clock::length(day, entry.minutes),
            Some(starts_at) => {
                let (start, _) = clock::wall(starts_at, entry.utc_offset, entry.minutes, carnet.zone());
                clock::started(day, start.time(), entry.minutes, carnet.zone())
                    .map_err(|error| Refusal::field("to", error))?
            }
        };
        let Placed { day, starts_at, utc_offset, minutes } = placed;
        let mission_id = line::mission_for(carnet.conn(), entry.client_id, None, entry.motive)?
            .filter(|mission| entry.mission_id == Some(*mission))
            .or(match entry.mission_id {
                Some(mission) if time_entry::is_open(carnet.conn(), mission)? => Some(mission),
                _ => None,
            });
        copies.push(TimeEntry { day, starts_at, utc_offset, minutes, mission_id, ..entry });
    }
    let done = carnet.write(operation::COPY_HOURS, |tx| {
        let mut ids = Vec::with_capacity(copies.len());
        for entry in &copies {
            ids.push(time_entry::insert(tx, entry, None)?);
        }
        Ok(ids)
    })?;
    let mut overlapping = 0_usize;
    for (id, entry) in done.value.iter().zip(&copies) {
        overlapping += usize::from(!reply::overlaps_of(carnet, *id, entry)?.is_empty());
    }
    let notices = (overlapping > 0).then(|| {
        say!(
            carnet.language(),
            "{overlapping} saisies copiées en chevauchent d'autres ; rien n'a été changé aux autres.",
            "{overlapping} copied entries overlap others; the others were not changed."
        )
    });
    let added = i64::try_from(done.value.len()).unwrap_or(i64::MAX);
    Ok(Outcome {
        value: HoursCopied { added },
        changed: done.changed,
        notices: notices.into_iter().collect(),
    })
}

/// Returns the days of a period that have hours, with whom they went to; without dates, the twelve months to today.
///
/// # Errors
/// [`Refusal::Input`] for dates that make no sense, or more than two years apart.
pub fn days(carnet: &Carnet, request: DaysRequest) -> Result<Days> {
    let today = carnet.today();
    let mut form = Form::default();
    let date = |text: &str| parse_date_with(text, today, Weekdays::Latest);
    let from = form.optional("from", request.from.as_deref(), date);
    let to = form.optional("to", request.to.as_deref(), date).unwrap_or(today);
    let from = from.or_else(|| to.checked_sub_months(Months::new(12))).unwrap_or(to);
    if form.is_clean() {
        if to < from {
            form.refuse(
                "to",
                Problem::sentence_of(
                    format!("Le dernier jour ({to}) est avant le premier ({from})."),
                    format!("The last day ({to}) is before the first ({from})."),
                ),
            );
        } else if from.checked_add_months(Months::new(LONGEST_PERIOD)).is_none_or(|end| to > end) {
            form.refuse(
                "from",
                Problem::sentence_of(
                    "La carte des jours couvre deux ans au plus : rapprochez les dates.",
                    "The map of days covers two years at most: bring the dates closer.",
                ),
            );
        }
    }
    form.finish(Some(()))?;
    let mut days: Vec<Day> = Vec::new();
    for sum in time_entry::by_day_and_client(carnet.conn(), from, to)? {
        let date = sum.day.to_string();
        if days.last().is_none_or(|day| day.date != date) {
            days.push(Day {
                date,
                minutes: 0,
                billable_minutes: 0,
                at_risk_minutes: 0,
                hours: Hours::minutes(0),
                clients: Vec::new(),
            });
        }
        if let Some(day) = days.last_mut() {
            day.minutes += sum.minutes;
            day.billable_minutes += sum.billable;
            day.at_risk_minutes += sum.at_risk;
            day.hours = Hours::minutes(day.minutes);
            day.clients.push(DayClient {
                client: sum.client,
                client_id: sum.client_id.map(|id| id.0),
                minutes: sum.minutes,
            });
        }
    }
    Ok(Days { days })
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - chrono::Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn without_times() -> Problem {
    problems::both(|l| {
        say!(
            l,
            "Cette saisie n'a qu'une durée : donnez-lui un début avant de la couper.",
            "This entry has only a length: give it a start before cutting it."
        )
    })
}

fn outside(from: chrono::NaiveTime, to: chrono::NaiveTime) -> Problem {
    let (from, to) = (from.format("%H:%M"), to.format("%H:%M"));
    problems::both(|l| {
        say!(l, "La coupe doit tomber entre {from} et {to}.", "The cut must fall between {from} and {to}.")
    })
}
