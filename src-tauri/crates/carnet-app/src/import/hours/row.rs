//! One row of a table as one entry: when, how long, for whom; the duration checked against the two times.

use carnet_core::input::{DurationInputError, Edge, LocalTimeError, local_to_utc, parse_duration};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use chrono_tz::Tz;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use std::str::FromStr;

use super::HourDraft;
use super::layout::{Column, Layout};
use crate::import::contacts::{line_text, long_text};
use crate::import::dates::{DateOrder, OrderEvidence, date, date_time, time};
use crate::import::fault::{ImportError, Refused, RowFault, short};
use crate::import::table::{Row, Table};

/// Characters that fit into the note of an entry.
const NOTE_LIMIT: usize = 2_000;
/// No entry is longer than a day.
const DAY: u32 = 24 * 60;
/// Programs round durations to the minute or to a hundredth of an hour; more apart than this is a contradiction.
const TOLERANCE: u32 = 1;

/// Reads the rows of a table.
///
/// # Errors
/// [`ImportError::NoKnownColumn`] and [`ImportError::MissingColumn`] where no row could be an entry.
pub(super) fn read(
    table: &Table<'_>,
    layout: &Layout,
    zone: Tz,
) -> Result<(Vec<HourDraft>, Vec<Refused>), ImportError> {
    let columns = Columns::find(table, layout)?;
    let order = columns.date_order(table);
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for row in table.rows() {
        match row {
            Ok(row) => match columns.entry(&row, order, zone) {
                Ok(draft) => rows.push(draft),
                Err(fault) => refused.push(Refused { line: row.line, fault }),
            },
            Err((line, fault)) => refused.push(Refused { line, fault }),
        }
    }
    Ok((rows, refused))
}

/// Where the columns of this file stand.
struct Columns {
    places: Vec<(Column, usize)>,
}

impl Columns {
    fn find(table: &Table<'_>, layout: &Layout) -> Result<Self, ImportError> {
        let header = table.plain_headers();
        let columns = layout.names.iter().map(|(column, _)| *column);
        let places: Vec<_> = columns.filter_map(|c| Some((c, layout.find(c, &header)?))).collect();
        let found = Self { places };
        if found.places.is_empty() {
            return Err(ImportError::NoKnownColumn { found: table.some_headers() });
        }
        let has = |column| found.places.iter().any(|(c, _)| *c == column);
        let missing = |column| Err(ImportError::MissingColumn { column, found: table.some_headers() });
        if !has(Column::StartDate) && !has(Column::StartTime) {
            return missing("date");
        }
        let ends = has(Column::EndTime) || has(Column::EndDate);
        if !ends && ![Column::Duration, Column::DecimalHours, Column::Minutes].into_iter().any(has) {
            return missing("duration");
        }
        Ok(found)
    }

    /// Returns what a row has in a column, if anything.
    fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r str> {
        let (_, place) = self.places.iter().find(|(c, _)| *c == column)?;
        Some(row.cell(*place)).filter(|cell| !cell.is_empty())
    }

    fn date_order(&self, table: &Table<'_>) -> DateOrder {
        let mut evidence = OrderEvidence::default();
        let times = [Column::StartDate, Column::StartTime, Column::EndDate, Column::EndTime];
        for row in table.rows().flatten() {
            times.into_iter().filter_map(|c| self.cell(&row, c)).for_each(|cell| evidence.look_at(cell));
        }
        evidence.order()
    }

    fn entry(&self, row: &Row, order: DateOrder, zone: Tz) -> Result<HourDraft, RowFault> {
        let clock = Clock { order, zone };
        let (day, start) =
            clock.moment(self.cell(row, Column::StartDate), self.cell(row, Column::StartTime))?;
        let (end_day, end) =
            clock.moment(self.cell(row, Column::EndDate), self.cell(row, Column::EndTime))?;
        let day = day.ok_or(RowFault::NoDate)?;
        let stated = self.stated(row)?;
        let pause = self.cell(row, Column::Break).map(minutes_or_clock).transpose()?.unwrap_or(0);
        let length = length(day, start, end_day, end, stated, pause, zone)?;
        let line = |column, name: &str| self.cell(row, column).map_or(Ok(None), |cell| line_text(name, cell));
        let tags = match self.cell(row, Column::Tags) {
            Some(cell) => {
                let tags = cell.split([',', ';', '|']).map(|tag| line_text("tags", tag));
                tags.filter_map(Result::transpose).collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        };
        Ok(HourDraft {
            line: row.line,
            date: day,
            start: length.start,
            end: length.end,
            minutes: length.minutes,
            stated_minutes: length.stated,
            client: line(Column::Client, "client")?,
            project: line(Column::Project, "project")?,
            task: line(Column::Task, "task")?,
            description: match self.cell(row, Column::Description) {
                Some(cell) => long_text("description", cell, NOTE_LIMIT)?,
                None => None,
            },
            tags,
            billable: self.cell(row, Column::Billable).map(yes_no).transpose()?.flatten(),
            occurrence: 0,
        })
    }

    /// Returns the duration that a row states, in minutes; the most exact of its columns.
    fn stated(&self, row: &Row) -> Result<Option<u32>, RowFault> {
        let bad = |cell: &str| RowFault::Duration { value: short(cell) };
        if let Some(cell) = self.cell(row, Column::Duration) {
            return minutes_of_duration(cell).map(Some).ok_or_else(|| bad(cell));
        }
        if let Some(cell) = self.cell(row, Column::DecimalHours) {
            let read = if cell.contains(':') { minutes_of_duration(cell) } else { minutes_of_hours(cell) };
            return read.map(Some).ok_or_else(|| bad(cell));
        }
        self.cell(row, Column::Minutes).map(minutes_or_clock).transpose()
    }
}

/// How this file's dates and times are to be read.
struct Clock {
    order: DateOrder,
    zone: Tz,
}

impl Clock {
    /// Reads a day and a time from two cells, either of which may hold both.
    fn moment(
        &self,
        day: Option<&str>,
        at: Option<&str>,
    ) -> Result<(Option<NaiveDate>, Option<NaiveTime>), RowFault> {
        let both = |cell: &str| date_time(cell, self.order, self.zone);
        let (mut found_day, mut found_time) = (None, None);
        if let Some(cell) = day {
            if let Some(moment) = both(cell) {
                (found_day, found_time) = (Some(moment.date()), Some(moment.time()));
            } else {
                let read = date(cell, self.order).ok_or_else(|| RowFault::Date { value: short(cell) })?;
                found_day = Some(read);
            }
        }
        if let Some(cell) = at {
            if let Some(moment) = both(cell) {
                (found_day, found_time) = (found_day.or(Some(moment.date())), Some(moment.time()));
            } else {
                found_time = Some(time(cell).ok_or_else(|| RowFault::Time { value: short(cell) })?);
            }
        }
        Ok((found_day, found_time))
    }
}

/// When an entry takes place, to the minute.
#[derive(Debug)]
struct Length {
    start: Option<NaiveTime>,
    end: Option<NaiveDateTime>,
    minutes: u32,
    stated: Option<u32>,
}

/// Works out the true length and checks what the file states.
///
/// A program may state the true length or, on the nights of clock change, the difference of the two times: both are
/// believed, and the true length counts.
fn length(
    day: NaiveDate,
    start: Option<NaiveTime>,
    end_day: Option<NaiveDate>,
    end: Option<NaiveTime>,
    stated: Option<u32>,
    pause: u32,
    zone: Tz,
) -> Result<Length, RowFault> {
    let (Some(from), Some(to)) = (start, end) else {
        let minutes = limited(stated.ok_or(RowFault::NoDuration)?)?;
        let start = start.map(to_the_minute);
        return Ok(Length { start, end: None, minutes, stated: None });
    };
    let start_at = day.and_time(from);
    let end_at = end_at(day, from, end_day, to, zone)?;
    if end_at < start_at && end_day.is_some_and(|d| d != day) {
        return Err(RowFault::EndBeforeStart { start: start_at, end: end_at });
    }
    let skipped = |at| move |_: LocalTimeError| RowFault::SkippedTime { at };
    let first = local_to_utc(day, from, Edge::Start, zone).map_err(skipped(start_at))?;
    let last = local_to_utc(end_at.date(), end_at.time(), Edge::End, zone).map_err(skipped(end_at))?;
    // Whole minutes on both sides, so that entries that follow each other leave no gap and none overlaps.
    let whole = |seconds: i64| u32::try_from(seconds.div_euclid(60)).unwrap_or(u32::MAX);
    let elapsed = whole(
        (last - TimeDelta::seconds(i64::from(to.second())) - first).num_seconds() + i64::from(from.second()),
    );
    let wall = whole((end_at - start_at).num_seconds() + i64::from(from.second()) - i64::from(to.second()));
    let agrees = |length: u32| stated.is_none_or(|s| length.saturating_sub(pause).abs_diff(s) <= TOLERANCE);
    if !agrees(elapsed) && !agrees(wall) {
        let stated = stated.unwrap_or_default();
        return Err(RowFault::Disagrees { stated, elapsed, start: from, end: to });
    }
    let minutes = limited(elapsed.saturating_sub(pause))?;
    let whole_end = end_at.date().and_time(to_the_minute(to));
    Ok(Length {
        start: Some(to_the_minute(from)),
        // With a break inside, start and length are kept and the end is not: it would claim the break as work.
        end: (pause == 0).then_some(whole_end),
        minutes,
        stated: stated.filter(|s| !agrees(elapsed) && *s != minutes),
    })
}

/// Returns when an entry ends: as told, else at the first such time after the start.
fn end_at(
    day: NaiveDate,
    from: NaiveTime,
    end_day: Option<NaiveDate>,
    to: NaiveTime,
    zone: Tz,
) -> Result<NaiveDateTime, RowFault> {
    if let Some(end_day) = end_day {
        return Ok(end_day.and_time(to));
    }
    let same_day = day.and_time(to);
    // On an autumn night 02:50 to 02:10 may lie within one night.
    let instants = (local_to_utc(day, from, Edge::Start, zone), local_to_utc(day, to, Edge::End, zone));
    let after = match instants {
        (Ok(first), Ok(last)) => last > first || to == from,
        _ => to > from,
    };
    if after {
        return Ok(same_day);
    }
    let next = day.succ_opt().ok_or(RowFault::Date { value: day.to_string() })?;
    Ok(next.and_time(to))
}

fn to_the_minute(at: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(at.hour(), at.minute(), 0).unwrap_or(at)
}

fn limited(minutes: u32) -> Result<u32, RowFault> {
    match minutes {
        0 => Err(RowFault::TooShort),
        1..=DAY => Ok(minutes),
        _ => Err(RowFault::MoreThanADay { minutes }),
    }
}

/// Reads `1:30:00`, `1:30`, `1h30`, `90 min`; a bare number is a number of hours.
fn minutes_of_duration(cell: &str) -> Option<u32> {
    if let Some(minutes) = minutes_of_hours(cell) {
        return Some(minutes);
    }
    match parse_duration(cell) {
        Ok(minutes) => Some(minutes.0),
        // A timer started by mistake: a few seconds.
        Err(DurationInputError::NotPositive) if !cell.trim_start().starts_with('-') => Some(0),
        Err(_) => None,
    }
}

/// Reads a number of hours with either decimal mark, `2,50`, `0.5`, `1.234,5`; rounded to the minute half away from zero.
fn minutes_of_hours(cell: &str) -> Option<u32> {
    let number: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let number = match (number.rfind(','), number.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => number.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => number.replace(',', ""),
        _ => number.replace(',', "."),
    };
    if number.len() > 40 || !number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let hours = Decimal::from_str(&number).ok()?;
    let minutes = hours.checked_mul(Decimal::from(60))?;
    minutes.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_u32()
}

/// Reads a number of minutes, or a duration with its unit.
fn minutes_or_clock(cell: &str) -> Result<u32, RowFault> {
    let bad = || RowFault::Duration { value: short(cell) };
    let number = cell.replace(',', ".");
    match Decimal::from_str(&number) {
        Ok(minutes) => {
            minutes.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_u32().ok_or_else(bad)
        }
        Err(_) => minutes_of_duration(cell).ok_or_else(bad),
    }
}

fn yes_no(cell: &str) -> Result<Option<bool>, RowFault> {
    match carnet_core::input::fold(cell).as_str() {
        "yes" | "oui" | "true" | "vrai" | "1" | "y" | "o" | "x" | "billable" | "facturable" => Ok(Some(true)),
        "no" | "non" | "false" | "faux" | "0" | "n" | "non-billable" | "non facturable" => Ok(Some(false)),
        "" | "-" => Ok(None),
        _ => Err(RowFault::YesNo { value: short(cell) }),
    }
}
