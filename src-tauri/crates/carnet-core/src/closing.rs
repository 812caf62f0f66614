//! The period of a closing: a month or a year of the civil calendar, and which may be closed after which.
//!
//! Source: CGI art. 286 I 3° bis, BOI-TVA-DECLA-30-10-30 (monthly and yearly closings that do not change).

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A whole month or a whole year, written `2026-10` or `2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosingPeriod {
    first: NaiveDate,
    last: NaiveDate,
}

/// Returned when a text is neither a month nor a year from 2000 to 2099.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is neither a month (2026-10) nor a year (2026)")]
pub struct NoPeriod {
    /// What was given.
    pub given: String,
}

impl ClosingPeriod {
    /// Returns the month of a day.
    pub fn month_of(day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        Self { first, last: last_before(first, 1) }
    }

    /// Returns a year, or none outside 2000 to 2099.
    pub fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (2000..=2099).contains(&year))?;
        Some(Self { first, last: last_before(first, 12) })
    }

    /// Returns the first day.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Returns the last day.
    pub fn last_day(self) -> NaiveDate {
        self.last
    }

    /// Returns whether it is a year.
    pub fn is_year(self) -> bool {
        self.first.month() != self.last.month()
    }

    /// Returns whether it is over on `today`: its last day is no longer written on.
    pub fn is_over(self, today: NaiveDate) -> bool {
        today > self.last
    }

    /// Returns whether the day lies inside.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Returns the day before the same day `months` months later; the calendar of a book never ends there.
fn last_before(first: NaiveDate, months: u32) -> NaiveDate {
    first
        .checked_add_months(Months::new(months))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(first)
}

impl fmt::Display for ClosingPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.first.year())?;
        if self.is_year() { Ok(()) } else { write!(f, "-{:02}", self.first.month()) }
    }
}

impl FromStr for ClosingPeriod {
    type Err = NoPeriod;

    /// Reads `2026-10`, `2026/10`, `10/2026` or `2026`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let none = || NoPeriod { given: text.chars().take(40).collect() };
        let text = text.trim();
        let number = |digits: &str, most: usize| {
            let plain =
                !digits.is_empty() && digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let year = |digits: &str| {
            (digits.len() == 4).then(|| number(digits, 4)).flatten().and_then(|year| i32::try_from(year).ok())
        };
        let found = match text.split_once(['-', '/']) {
            None => year(text).and_then(Self::year),
            Some((a, b)) => {
                let (years, months) = if a.len() == 4 { (a, b) } else { (b, a) };
                let first = year(years)
                    .filter(|year| (2000..=2099).contains(year))
                    .zip(number(months, 2))
                    .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
                first.map(Self::month_of)
            }
        };
        found.ok_or_else(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn months_and_years_are_read_as_people_write_them() {
        for text in ["2026-10", "2026/10", "10/2026", " 2026-10 "] {
            let period: ClosingPeriod = text.parse().unwrap();
            assert_eq!(
                (period.first_day(), period.last_day()),
                (day(2026, 10, 1), day(2026, 10, 31)),
                "{text}"
            );
            assert!(!period.is_year());
        }
        let year: ClosingPeriod = "2024".parse().unwrap();
        assert_eq!((year.first_day(), year.last_day()), (day(2024, 1, 1), day(2024, 12, 31)));
        assert!(year.is_year() && year.holds(day(2024, 2, 29)) && !year.holds(day(2025, 1, 1)));
        for text in
            ["", "26", "2026-13", "2026-00", "2026-1-1", "1999", "2100", "octobre", "20é6", "+026", "2026-+1"]
        {
            assert!(text.parse::<ClosingPeriod>().is_err(), "{text:?} is no period");
        }
    }

    #[test]
    fn a_period_is_over_from_the_day_after_its_last() {
        let october: ClosingPeriod = "2026-10".parse().unwrap();
        assert!(!october.is_over(day(2026, 10, 31)), "its last day may still bring something");
        assert!(october.is_over(day(2026, 11, 1)));
    }

    proptest! {
        #[test]
        fn a_month_is_written_as_it_is_read(days in 0_u64..36_524) {
            let day = day(2000, 1, 1) + Days::new(days);
            let month = ClosingPeriod::month_of(day);
            prop_assert!(month.holds(day), "the day lies in its month");
            prop_assert_eq!(month.to_string().parse::<ClosingPeriod>(), Ok(month));
        }
    }
}
