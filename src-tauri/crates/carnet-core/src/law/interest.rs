//! The yearly rate of late interest by half-year: the law's, or the one that the seller agreed.

use super::facts::{LawError, nearest_known};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Where the rate of late interest comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterestBasis {
    /// The yearly percentage that the seller's papers state.
    Agreed(Decimal),
    /// Between businesses: the European Central Bank's refinancing rate plus ten points, that of 1 January for the
    /// first half-year, that of 1 July for the second (C. com. art. L441-10 II).
    Business,
    /// Owed by a consumer: the legal interest (C. civ. art. 1231-6, C. mon. fin. art. L313-2).
    Consumer,
}

/// The yearly rate of some days that lie in one half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatePeriod {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// Whether the figure of that half-year was read and can be relied on. If not, it is that of the nearest
    /// half-year that is known: the user is asked.
    pub confirmed: bool,
    /// The text that gives the rate; empty for an agreed one.
    pub reference: String,
}

/// Returns the rates from a day to another, both included, one row a half-year; nothing when `to` precedes `from`.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn interest_rates(
    basis: InterestBasis,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<RatePeriod>, LawError> {
    let series = match basis {
        InterestBasis::Agreed(_) if to < from => return Ok(Vec::new()),
        InterestBasis::Agreed(percent) => {
            return Ok(vec![RatePeriod { from, to, percent, confirmed: true, reference: String::new() }]);
        }
        InterestBasis::Business => "late_interest_ecb_plus_10",
        InterestBasis::Consumer => "legal_interest_professional",
    };
    let mut periods = Vec::new();
    let mut first = from;
    while first <= to {
        let last = half_year_end(first).min(to);
        let (fact, exact) = nearest_known(series, "", first)?;
        periods.push(RatePeriod {
            from: first,
            to: last,
            percent: fact.value,
            confirmed: exact && !fact.needs_confirmation(),
            reference: fact.reference,
        });
        let Some(next) = last.succ_opt() else { break };
        first = next;
    }
    Ok(periods)
}

/// Returns the last day of the half-year of a day.
fn half_year_end(day: NaiveDate) -> NaiveDate {
    let (month, last) = if day.month() <= 6 { (6, 30) } else { (12, 31) };
    NaiveDate::from_ymd_opt(day.year(), month, last).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(basis: InterestBasis, from: &str, to: &str) -> Vec<(String, String, String, bool)> {
        interest_rates(basis, from.parse().unwrap(), to.parse().unwrap())
            .unwrap()
            .into_iter()
            .map(|p| (p.from.to_string(), p.to.to_string(), p.percent.normalize().to_string(), p.confirmed))
            .collect()
    }

    fn row(from: &str, to: &str, percent: &str, confirmed: bool) -> (String, String, String, bool) {
        (from.into(), to.into(), percent.into(), confirmed)
    }

    #[test]
    fn each_half_year_has_its_rate() {
        assert_eq!(
            rates(InterestBasis::Business, "2025-06-29", "2027-02-01"),
            [
                row("2025-06-29", "2025-06-30", "13.15", true),
                row("2025-07-01", "2025-12-31", "12.15", true),
                row("2026-01-01", "2026-06-30", "12.15", true),
                row("2026-07-01", "2026-12-31", "12.4", true),
                row("2027-01-01", "2027-02-01", "12.65", false),
            ],
            "the rate of 2027 was a forecast when the figures were gathered"
        );
        assert_eq!(
            rates(InterestBasis::Agreed(Decimal::TEN), "2025-06-29", "2027-02-01"),
            [row("2025-06-29", "2027-02-01", "10", true)],
            "an agreed rate does not move"
        );
        assert_eq!(
            rates(InterestBasis::Agreed(Decimal::TEN), "2026-02-02", "2026-02-02"),
            [row("2026-02-02", "2026-02-02", "10", true)],
            "a single day bears interest"
        );
        assert!(rates(InterestBasis::Agreed(Decimal::TEN), "2026-02-02", "2026-02-01").is_empty());
        assert!(rates(InterestBasis::Business, "2026-02-02", "2026-02-01").is_empty(), "no day, no rate");
    }

    #[test]
    fn a_half_year_that_was_not_read_takes_the_nearest_and_says_so() {
        assert_eq!(
            rates(InterestBasis::Consumer, "2026-06-30", "2026-07-01"),
            [row("2026-06-30", "2026-06-30", "2.62", true), row("2026-07-01", "2026-07-01", "2.62", false)],
            "the last one that was read"
        );
        assert_eq!(
            rates(InterestBasis::Business, "2019-12-31", "2020-01-01"),
            [row("2019-12-31", "2019-12-31", "10", false), row("2020-01-01", "2020-01-01", "10", true)],
            "before the first one, the first"
        );
    }
}
