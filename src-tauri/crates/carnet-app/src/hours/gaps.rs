//! Unclaimed hours: holes in working days, and working days without any entry.

use super::clock;
use crate::wire::hours::{Gap, Gaps, GapsRequest};
use crate::wire::{Amount, Hours};
use crate::{Carnet, Problem, Refusal, Result};
use carnet_core::money::round_half_away;
use carnet_store::time_entry::{self, EntryRow, Filter};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a working day without any entry is counted for.
const WORKING_DAY: i64 = 7 * 60;

/// Returns the unclaimed time of a month's working days up to today, priced at the target rate.
///
/// Weekends and French public holidays are closed; so are days before the first entry of the book, and today
/// until it has an entry. Lengths without times fill holes; a day that has only such lengths, or only the end of an
/// evening that went past midnight, lacks what is left of seven hours.
///
/// # Errors
/// [`Refusal::Input`] on `month`; [`Refusal::NoIdentity`] when the target rate is not known.
pub fn gaps(carnet: &Carnet, request: GapsRequest) -> Result<Gaps> {
    let today = carnet.today();
    let first = month_of(request.month.as_deref(), today)?;
    let last = (first + Months::new(1)).pred_opt().unwrap_or(first).min(today);
    let opened = match time_entry::first_day(carnet.conn())? {
        Some(day) => day,
        None => today,
    };
    // The evening before may reach into the first morning.
    let rows = time_entry::list(
        carnet.conn(),
        &Filter { from: first - Days::new(2), to: last.max(first), client: None, mission: None },
    )?;
    let claims = claims(carnet, &rows);
    let mut gaps = Vec::new();
    let mut total = 0;
    let rate = crate::identity::rates(carnet, today)?.target;
    // Rounded to cents half away from zero, each figure by itself.
    let value =
        |minutes: i64| Amount::decimal(round_half_away(Decimal::from(minutes) / Decimal::from(60) * rate, 2));
    for day in first.max(opened).iter_days().take_while(|day| *day <= last) {
        let none = Claimed::default();
        let claimed = claims.get(&day).unwrap_or(&none);
        if is_closed(day) || (day == today && claimed.is_nothing()) {
            continue;
        }
        let (holes, unclaimed) = claimed.holes();
        if unclaimed > 0 {
            total += unclaimed;
            gaps.push(Gap {
                date: day.to_string(),
                claimed: Hours::minutes(claimed.minutes()),
                holes: holes
                    .iter()
                    .map(|(from, to)| format!("{}-{}", clock_text(*from), clock_text(*to)))
                    .collect(),
                hole_values: holes.iter().map(|(from, to)| value(to - from)).collect(),
                unclaimed: Hours::minutes(unclaimed),
            });
        }
    }
    Ok(Gaps { gaps, total_unclaimed: Hours::minutes(total), value: value(total) })
}

/// What was worked on one day, in minutes of the wall clock.
#[derive(Debug, Default)]
struct Claimed {
    stretches: Vec<(i64, i64)>,
    /// What began on the day before. It opens no day: the sleep after it is no hole.
    tail: i64,
    lengths: i64,
}

impl Claimed {
    fn is_nothing(&self) -> bool {
        self.stretches.is_empty() && self.lengths == 0
    }

    /// Stretches by start, those that touch made one.
    fn merged(&self) -> Vec<(i64, i64)> {
        let mut sorted = self.stretches.clone();
        sorted.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::new();
        for (from, to) in sorted {
            match merged.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => merged.push((from, to)),
            }
        }
        merged
    }

    fn minutes(&self) -> i64 {
        self.merged().iter().map(|(from, to)| to - from).sum::<i64>() + self.tail + self.lengths
    }

    /// Holes between the first start and the last end, and the minutes that nobody claims.
    fn holes(&self) -> (Vec<(i64, i64)>, i64) {
        let merged = self.merged();
        let holes: Vec<(i64, i64)> =
            merged.windows(2).filter_map(|pair| Some((pair.first()?.1, pair.get(1)?.0))).collect();
        let open = if merged.is_empty() {
            WORKING_DAY - self.tail
        } else {
            holes.iter().map(|(from, to)| to - from).sum()
        };
        (holes, (open - self.lengths).max(0))
    }
}

/// Cuts the entries at midnight and gathers them by day.
fn claims(carnet: &Carnet, rows: &[EntryRow]) -> BTreeMap<NaiveDate, Claimed> {
    let mut days: BTreeMap<NaiveDate, Claimed> = BTreeMap::new();
    for row in rows {
        let Some(start) = row.entry.starts_at else {
            days.entry(row.entry.day).or_default().lengths += row.entry.minutes;
            continue;
        };
        let (from, to) = clock::wall(start, row.entry.utc_offset, row.entry.minutes, carnet.zone());
        for day in from.date().iter_days().take_while(|day| *day <= to.date()) {
            let midnight = day.and_time(chrono::NaiveTime::MIN);
            let minute = |at: NaiveDateTime| (at - midnight).num_minutes().clamp(0, 24 * 60);
            let (began, ended) = (minute(from), minute(to));
            if day > from.date() {
                days.entry(day).or_default().tail += ended;
            } else if began < ended {
                days.entry(day).or_default().stretches.push((began, ended));
            }
        }
    }
    days
}

fn clock_text(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn month_of(text: Option<&str>, today: NaiveDate) -> Result<NaiveDate> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(today.with_day(1).unwrap_or(today));
    };
    crate::reports::first_of_month(text).ok_or_else(|| {
        Refusal::field(
            "month",
            Problem::sentence_of(
                format!("« {text} » n'est pas un mois : écrivez 2026-11."),
                format!("\"{text}\" is no month: write 2026-11."),
            ),
        )
    })
}

/// Returns whether nobody is expected to work: a weekend, or a public holiday of France.
///
/// Source: C. trav. art. L3133-1.
pub(crate) fn is_closed(day: NaiveDate) -> bool {
    let fixed = matches!(
        (day.month(), day.day()),
        (1, 1) | (5, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 1) | (11, 11) | (12, 25)
    );
    // Easter Monday, Ascension Day and Whit Monday.
    let movable = easter(day.year())
        .is_some_and(|easter| [1, 39, 50].iter().any(|after| easter + Days::new(*after) == day));
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || fixed || movable
}

/// Returns Easter Sunday of a Gregorian year.
///
/// Source: the anonymous algorithm of Nature, 1876 (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_follow_easter() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (year, sunday) in
            [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year), Some(day(sunday)), "Easter {year}");
        }
        for closed in ["2026-04-06", "2026-05-14", "2026-05-25", "2026-11-11", "2026-11-21"] {
            assert!(is_closed(day(closed)), "{closed} is a holiday or a weekend");
        }
        assert!(!is_closed(day("2026-04-03")), "Good Friday is worked outside Alsace and Moselle");
    }

    #[test]
    fn holes_lie_between_the_first_start_and_the_last_end() {
        let claimed =
            Claimed { stretches: vec![(600, 660), (540, 600), (720, 780), (700, 730)], tail: 0, lengths: 10 };
        assert_eq!(claimed.holes(), (vec![(660, 700)], 30), "one hole of 40 minutes, ten of them claimed");
        assert_eq!(claimed.minutes(), 210, "an overlap counts once");
        assert_eq!(Claimed::default().holes(), (vec![], WORKING_DAY), "a day without entry is a whole day");
    }
}
