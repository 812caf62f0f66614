//! What quotes and invoices share: kinds, legal numbers, units of sale.

use chrono::{Datelike, NaiveDate};

crate::words! {
    /// The unit that a line is sold by.
    Unit {
        /// Hour.
        Hour = "h",
        /// Day.
        Day = "d",
        /// Piece or unit.
        Piece = "u",
        /// Lump sum.
        Lump = "lump",
        /// Kilometre.
        Kilometre = "km",
        /// Month.
        Month = "month",
    }
}

crate::words! {
    /// The series that a legal number belongs to; each runs without gap within a year.
    Series {
        /// Quotes: `D2026-0001`.
        Quote = "D",
        /// Invoices of every kind but credit notes: `F2026-0001`.
        Invoice = "F",
        /// Credit notes: `A2026-0001`.
        CreditNote = "A",
    }
}

/// A legal number: series, year, rank in the year.
///
/// Source: CGI ann. II art. 242 nonies A I 7° — unique, chronological and continuous; several series and a
/// prefix by year are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    /// The series.
    pub series: Series,
    /// Civil year of the issue date.
    pub year: i32,
    /// Rank in the year, from 1.
    pub rank: u32,
}

impl DocumentNumber {
    /// Returns the number that follows `last_rank` in the year of `issue_date`.
    pub fn next(series: Series, issue_date: NaiveDate, last_rank: u32) -> Self {
        Self { series, year: issue_date.year(), rank: last_rank.saturating_add(1) }
    }
}

/// Writes `F2026-0001`; ranks past 9 999 simply get longer.
impl std::fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:04}-{:04}", self.series, self.year, self.rank)
    }
}

/// Reads what `Display` writes, in either case.
impl std::str::FromStr for DocumentNumber {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_ascii_uppercase();
        let (head, rank) = text.split_once('-').ok_or(())?;
        let series = head.get(..1).and_then(|s| s.parse::<Series>().ok()).ok_or(())?;
        let figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let year =
            head.get(1..).filter(|y| y.len() == 4 && figures(y)).and_then(|y| y.parse().ok()).ok_or(())?;
        let rank =
            Some(rank).filter(|r| figures(r)).and_then(|r| r.parse().ok()).filter(|r| *r > 0).ok_or(())?;
        Ok(Self { series, year, rank })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_reads_back(year in 2000..2100_i32, rank in 1..2_000_000_u32) {
            for series in Series::ALL {
                let number = DocumentNumber { series: *series, year, rank };
                prop_assert_eq!(number.to_string().parse(), Ok(number));
                prop_assert!(number.to_string().len() <= 35, "BR-FR-01 allows 35 characters");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_not_taken_for_one() {
        let first = DocumentNumber { series: Series::Invoice, year: 2026, rank: 1 };
        assert_eq!(" f2026-0001 ".parse(), Ok(first));
        for text in [
            "",
            "F2026",
            "F2026-",
            "F2026-0000",
            "F2026-+001",
            "F+026-0001",
            "F026-0001",
            "F20260-1",
            "X2026-1",
            "-1",
        ] {
            assert_eq!(text.parse::<DocumentNumber>(), Err(()), "{text:?}");
        }
    }

    #[test]
    fn the_year_is_that_of_the_issue_date() {
        let date = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        assert_eq!(DocumentNumber::next(Series::Invoice, date, 0).to_string(), "F2026-0001");
        assert_eq!(DocumentNumber::next(Series::CreditNote, date, 9999).to_string(), "A2026-10000");
    }
}
