//! Dates and times as other programs write them. Which number is the day is decided once for a whole file.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

/// Which of the first two numbers of a date is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

/// Collects from the dates of a file which number is the day.
///
/// A first number above 12 can only be a day, a second one above 12 neither. Where no date of the file decides, times with
/// AM and PM speak for the American order, as the programs that offer both formats offer them together; else the
/// day comes first.
#[derive(Debug, Default)]
pub struct OrderEvidence {
    day_first: bool,
    month_first: bool,
    half_days: bool,
}

impl OrderEvidence {
    /// Looks at one cell, a date, a time or both.
    pub fn look_at(&mut self, cell: &str) {
        let upper = cell.trim_end().to_ascii_uppercase();
        self.half_days |= upper.ends_with("AM") || upper.ends_with("PM");
        if let Some([a, b, _]) = numbers(cell.split_whitespace().next().unwrap_or_default()) {
            self.day_first |= (13..=31).contains(&a) && b <= 12;
            self.month_first |= (13..=31).contains(&b) && a <= 12;
        }
    }

    /// Returns the order. A file that has both kinds is read day first; the others of its rows are then refused.
    pub fn order(&self) -> DateOrder {
        match (self.day_first, self.month_first) {
            (true, _) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            (false, false) if self.half_days => DateOrder::MonthFirst,
            (false, false) => DateOrder::DayFirst,
        }
    }
}

/// Reads the three numbers of a date; ISO dates come with the year first.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split(['/', '-', '.']);
    let mut out = [0; 3];
    for slot in &mut out {
        let part = parts.next()?;
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(out)
}

/// Reads `31/12/2026`, `31-12-26`, `31.12.2026` or `2026-12-31`.
pub fn date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let text = text.trim();
    let [a, b, c] = numbers(text)?;
    let (year, month, day) = match (text.find(['/', '-', '.']), order) {
        (Some(4), _) => (a, b, c),
        (_, DateOrder::DayFirst) => (c, b, a),
        (_, DateOrder::MonthFirst) => (c, a, b),
    };
    let year = if year < 100 { year + 2000 } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|y| (1900..=2200).contains(y))?, month, day)
}

/// Reads `8:15`, `08:15:30`, `08:15:30.250`, `8h15`, `08:15 AM`.
pub fn time(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_ascii_lowercase().replace(['\u{202f}', '\u{a0}'], " ");
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (lower.as_str(), None),
    };
    let clock = clock.split('.').next().unwrap_or_default();
    let mut parts = clock.splitn(3, [':', 'h']);
    let mut next = |default: Option<u32>| match parts.next() {
        None | Some("") => default,
        Some(p) if p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()) => p.parse().ok(),
        Some(_) => None,
    };
    let hour = next(None)?;
    // A bare number is no time, but `8h` and `8 am` are.
    let minute = next((clock.contains('h') || half.is_some()).then_some(0))?;
    let second = next(Some(0))?;
    let hour = match half {
        Some(shift) if (1..=12).contains(&hour) => hour % 12 + shift,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Reads a date with a time: `2026-10-01 08:15:00`, `2026-10-01T08:15`, `01/10/2026 08:15`, or an instant with its offset,
/// which is shown on the clock of `zone`.
pub fn date_time(text: &str, order: DateOrder, zone: Tz) -> Option<NaiveDateTime> {
    let text = text.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.with_timezone(&zone).naive_local());
    }
    let (day, clock) = text.split_once(['T', ' '])?;
    Some(date(day, order)?.and_time(time(clock)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn reads_dates_in_either_order() {
        use DateOrder::{DayFirst, MonthFirst};
        assert_eq!(date("07/11/2026", DayFirst), day("2026-11-07"), "French");
        assert_eq!(date("07/11/2026", MonthFirst), day("2026-07-11"), "American");
        assert_eq!(date("2026-11-07", MonthFirst), day("2026-11-07"), "ISO whatever the order");
        assert_eq!(date("7.11.26", DayFirst), day("2026-11-07"), "two digits of year are of this century");
        for wrong in ["31/02/2026", "", "demain", "1/2", "1/2/3/4", "99999/1/1", "2026/13/01", "é/1/2026"] {
            assert_eq!(date(wrong, DayFirst), None, "{wrong} is no date");
        }
    }

    #[test]
    fn reads_times_of_both_clocks() {
        let at = |h, m, s| NaiveTime::from_hms_opt(h, m, s);
        assert_eq!(time("12:00:00 AM"), at(0, 0, 0), "midnight");
        assert_eq!(time("12:15 pm"), at(12, 15, 0), "noon");
        assert_eq!(time("01:30:00\u{202f}PM"), at(13, 30, 0), "narrow space");
        assert_eq!(time("8h05"), at(8, 5, 0), "French");
        assert_eq!(time("23:59:59.900"), at(23, 59, 59), "fractions are dropped");
        for wrong in ["25:00", "8", "12:60", "13:00 PM", "ab", "::", "é"] {
            assert_eq!(time(wrong), None, "{wrong} is no time");
        }
    }

    #[test]
    fn the_whole_file_decides_the_order() {
        let order = |cells: &[&str]| {
            let mut evidence = OrderEvidence::default();
            cells.iter().for_each(|c| evidence.look_at(c));
            evidence.order()
        };
        assert_eq!(order(&["10/01/2026", "10/14/2026"]), DateOrder::MonthFirst, "14 is no month");
        assert_eq!(
            order(&["10/01/2026", "14/10/2026", "08:00 AM"]),
            DateOrder::DayFirst,
            "14 is no month here either"
        );
        assert_eq!(order(&["10/01/2026", "08:15:00 AM"]), DateOrder::MonthFirst, "AM speaks for America");
        assert_eq!(order(&["10/01/2026", "08:15"]), DateOrder::DayFirst, "else French");
    }

    #[test]
    fn an_instant_is_shown_on_the_book_s_clock() {
        let read = date_time("2024-03-04T09:23:52Z", DateOrder::DayFirst, Tz::Europe__Paris);
        assert_eq!(
            read.map(|t| t.to_string()),
            Some("2024-03-04 10:23:52".into()),
            "an hour ahead in winter"
        );
    }
}
