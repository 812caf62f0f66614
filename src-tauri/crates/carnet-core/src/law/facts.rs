//! The dated figures of `assets/law/facts.json`: reading the file once, and finding the row of a date.
//!
//! A document asks for the row of its own date. Before the first row there is an error, after the last one the
//! last known value is given and marked stale. The file is embedded; that it is well formed is a test of this
//! module, so that at run time a damaged one is an ordinary error.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

crate::words! {
    /// How far a fact can be trusted.
    Trust {
        /// Read in an official artefact or in an administration's own source.
        Primary = "primary",
        /// Read in a page that quotes the law.
        Secondary = "secondary",
        /// Not confirmed: propose it, let the user change it.
        Unverified = "unverified",
    }
}

/// A value with the period, the text and the trust that it comes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value, in [`Fact::unit`].
    pub value: T,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Last day on which it holds, when it is known.
    pub valid_to: Option<NaiveDate>,
    /// What the value counts.
    pub unit: String,
    /// The legal text.
    pub reference: String,
    /// Where the value was read.
    pub source: String,
    /// How far it can be trusted.
    pub status: Trust,
    /// Whether the asked date lies after the last day for which a source vouches: a newer value may exist.
    pub stale: bool,
}

impl<T> Fact<T> {
    /// Returns the same fact about a value derived from this one.
    pub fn with_value<U>(self, value: U) -> Fact<U> {
        Fact {
            value,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            unit: self.unit,
            reference: self.reference,
            source: self.source,
            status: self.status,
            stale: self.stale,
        }
    }

    /// Returns whether the user should be asked to confirm the value before it counts.
    pub fn needs_confirmation(&self) -> bool {
        self.stale || self.status == Trust::Unverified
    }
}

/// Why the law gives no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// The date lies before the first row of the series.
    #[error("{series} is not known on {on}; the first known value is of {known_from}")]
    NotKnownYet {
        /// The series that was asked.
        series: String,
        /// The date that was asked.
        on: NaiveDate,
        /// First day of the first row.
        known_from: NaiveDate,
    },
    /// A value exists for that date and was not read: the user must give it.
    #[error("the value of {series} on {on} was not read ({reference})")]
    ValueUnknown {
        /// The series that was asked.
        series: String,
        /// The date that was asked.
        on: NaiveDate,
        /// The text that holds the value.
        reference: String,
    },
    /// The question has no sense for that legal status, as micro contributions of a company.
    #[error("{what} does not exist for the status {status}")]
    NotForStatus {
        /// What was asked.
        what: &'static str,
        /// The status.
        status: super::LegalStatus,
    },
    /// The embedded file cannot be used.
    #[error("the embedded facts cannot be used: {detail}")]
    Malformed {
        /// What is wrong with it.
        detail: String,
    },
}

/// One row of a series.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Row {
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    #[serde(default)]
    pub key: String,
    /// A decimal in letters: a JSON number would pass through a float.
    value: Option<String>,
    unit: String,
    reference: String,
    source: String,
    status: Trust,
    /// The first day was not read in a legal text.
    #[serde(default)]
    start_assumed: bool,
    #[serde(skip)]
    number: Option<Decimal>,
}

/// The rows of one figure, and the last day for which its newest row is vouched.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Series {
    pub verified_until: NaiveDate,
    pub rows: Vec<Row>,
}

/// One dated wording of a mention.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Wording {
    pub key: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub text: String,
    pub english: String,
    /// The law gives the French words: they stand on English papers too.
    #[serde(default)]
    pub verbatim: bool,
    /// May be printed before it becomes compulsory.
    #[serde(default)]
    pub early: bool,
    pub reference: String,
    pub status: Trust,
}

/// A date on which a rule changes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReformDate {
    /// First day of the rule.
    pub on: NaiveDate,
    /// What changes.
    pub event: String,
    /// The legal text.
    pub reference: String,
    /// How far the date can be trusted.
    pub status: Trust,
}

#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    pub as_of: NaiveDate,
    pub series: BTreeMap<String, Series>,
    pub mentions: Vec<Wording>,
    pub reform_dates: Vec<ReformDate>,
    pub vatex: BTreeMap<String, String>,
    pub territories: Vec<super::territory::Territory>,
}

const EMBEDDED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/law/facts.json"));

pub(super) fn facts() -> Result<&'static Facts, LawError> {
    static FACTS: OnceLock<Result<Facts, LawError>> = OnceLock::new();
    FACTS.get_or_init(|| read(EMBEDDED)).as_ref().map_err(Clone::clone)
}

fn read(text: &str) -> Result<Facts, LawError> {
    let malformed = |detail: String| LawError::Malformed { detail };
    let mut facts: Facts = serde_json::from_str(text).map_err(|error| malformed(error.to_string()))?;
    for (name, series) in &mut facts.series {
        for row in &mut series.rows {
            row.number = match &row.value {
                Some(text) => Some(
                    Decimal::from_str_exact(text)
                        .map_err(|error| malformed(format!("{name}: {text:?}: {error}")))?,
                ),
                None => None,
            };
        }
    }
    Ok(facts)
}

impl Series {
    /// Returns the rows of one key in order of their dates.
    fn of_key<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.key == key)
    }
}

/// Returns the value of a series on a day. `key` is empty for a series without keys.
///
/// A first row whose start is only assumed answers for earlier days too, as unverified.
pub(super) fn on_day(series: &str, key: &str, on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let facts = facts()?;
    let found = facts
        .series
        .get(series)
        .ok_or_else(|| LawError::Malformed { detail: format!("series {series} is missing") })?;
    let name = || if key.is_empty() { series.to_owned() } else { format!("{series}/{key}") };
    let first = found
        .of_key(key)
        .next()
        .ok_or_else(|| LawError::Malformed { detail: format!("{} has no row", name()) })?;
    let row = found.of_key(key).filter(|row| row.valid_from <= on).last();
    let (row, before_start) = match row {
        Some(row) => (row, false),
        None if first.start_assumed => (first, true),
        None => return Err(LawError::NotKnownYet { series: name(), on, known_from: first.valid_from }),
    };
    let value = row.number.ok_or_else(|| LawError::ValueUnknown {
        series: name(),
        on,
        reference: row.reference.clone(),
    })?;
    let ended = row.valid_to.is_some_and(|last| on > last);
    Ok(Fact {
        value,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        unit: row.unit.clone(),
        reference: row.reference.clone(),
        source: row.source.clone(),
        status: if before_start { Trust::Unverified } else { row.status },
        stale: ended || on > found.verified_until,
    })
}

/// Returns the value of a series on a day and whether it is that day's own: where none was read, that of the nearest
/// row that was, the earlier one first.
pub(super) fn nearest_known(
    series: &str,
    key: &str,
    on: NaiveDate,
) -> Result<(Fact<Decimal>, bool), LawError> {
    let error = match on_day(series, key, on) {
        Ok(fact) => return Ok((fact, true)),
        Err(error @ LawError::Malformed { .. }) => return Err(error),
        Err(error) => error,
    };
    let known = facts()?.series.get(series).map(|found| found.of_key(key).filter(|row| row.number.is_some()));
    let Some(known) = known else { return Err(error) };
    let (before, after): (Vec<&Row>, Vec<&Row>) = known.partition(|row| row.valid_from <= on);
    match before.last().or(after.first()) {
        Some(row) => Ok((on_day(series, key, row.valid_from)?, false)),
        None => Err(error),
    }
}

/// Returns the wording of a mention on a day; past its last day the last known one.
pub(super) fn wording(key: &str, on: NaiveDate) -> Result<Option<&'static Wording>, LawError> {
    let facts = facts()?;
    let mut known = facts.mentions.iter().filter(|wording| wording.key == key).peekable();
    let Some(first) = known.peek().copied() else {
        return Err(LawError::Malformed { detail: format!("mention {key} is missing") });
    };
    Ok(known.rfind(|wording| wording.valid_from <= on).or(first.early.then_some(first)))
}

/// Returns the day on which the facts were last gathered.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn as_of() -> Result<NaiveDate, LawError> {
    Ok(facts()?.as_of)
}

/// Returns the dates on which rules change, in order.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn reform_dates() -> Result<&'static [ReformDate], LawError> {
    Ok(&facts()?.reform_dates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_is_well_formed() {
        let facts = facts().expect("every release embeds a readable file");
        for (name, series) in &facts.series {
            let keys: std::collections::BTreeSet<_> = series.rows.iter().map(|row| &row.key).collect();
            for key in keys {
                let rows: Vec<_> = series.of_key(key).collect();
                for pair in rows.windows(2) {
                    let end = pair[0].valid_to.expect("only the last row of a key may be without end");
                    assert_eq!(
                        end.succ_opt(),
                        Some(pair[1].valid_from),
                        "{name}/{key}: rows follow each other without hole or overlap"
                    );
                }
                for row in rows {
                    assert!(
                        row.valid_to.is_none_or(|end| end >= row.valid_from),
                        "{name}/{key}: a row ends after it starts"
                    );
                    assert!(
                        row.number.is_some() || row.status == Trust::Unverified,
                        "{name}/{key}: a missing value is not verified"
                    );
                    assert!(
                        !row.reference.is_empty() && !row.source.is_empty(),
                        "{name}/{key}: every row has its source"
                    );
                }
            }
        }
        for wording in &facts.mentions {
            assert!(wording.valid_to.is_none_or(|end| end >= wording.valid_from), "{}", wording.key);
            assert!(
                !wording.text.is_empty() && !wording.english.is_empty(),
                "{}: both languages",
                wording.key
            );
        }
        assert!(facts.reform_dates.windows(2).all(|pair| pair[0].on <= pair[1].on), "reforms are in order");
    }

    #[test]
    fn a_damaged_file_is_an_error_and_not_a_panic() {
        assert!(matches!(read("{"), Err(LawError::Malformed { .. })), "not JSON");
        let number = EMBEDDED.replacen("\"12.31\"", "\"douze\"", 1);
        assert!(matches!(read(&number), Err(LawError::Malformed { .. })), "not a number");
        let float = EMBEDDED.replacen("\"12.31\"", "12.31", 1);
        assert!(
            matches!(read(&float), Err(LawError::Malformed { .. })),
            "a float is refused: it is not exact"
        );
    }

    #[test]
    fn values_do_not_outlive_what_was_read() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(!on_day("smic_hourly_gross", "", day("2026-10-27")).unwrap().stale, "read on that day");
        let later = on_day("smic_hourly_gross", "", day("2027-03-01")).unwrap();
        assert!(later.stale && later.value == Decimal::new(1231, 2), "the last known value, said to be old");
        assert_eq!(
            on_day("smic_hourly_gross", "", day("2007-06-30")),
            Err(LawError::NotKnownYet {
                series: "smic_hourly_gross".into(),
                on: day("2007-06-30"),
                known_from: day("2007-07-01")
            }),
            "before the first row nothing is invented"
        );
        assert!(
            matches!(
                on_day("legal_interest_professional", "", day("2026-08-01")),
                Err(LawError::ValueUnknown { .. })
            ),
            "a value that was not read is asked for"
        );
        let early = on_day("micro_tfc", "artisan_services", day("2026-02-01")).unwrap();
        assert_eq!(early.status, Trust::Unverified, "an assumed start is no certainty");
    }
}
