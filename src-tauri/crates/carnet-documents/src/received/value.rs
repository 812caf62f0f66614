//! Numbers, dates and codes as the two syntaxes write them.

use super::refusal::{Field, ReadError};
use super::xml::Element;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The largest amount, quantity or price that is read: past it sums could not be trusted.
const LARGEST: i64 = 1_000_000_000_000;
/// The longest text that stands in a refusal, in characters.
const SHOWN: usize = 40;

/// Reads an `xs:decimal`: sign, digits, point; neither exponent nor grouping.
pub(super) fn decimal(text: &str, field: Field) -> Result<Decimal, ReadError> {
    let unreadable = || ReadError::Unreadable { field, found: shown(text) };
    let plain =
        text.len() <= 60 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let value = plain.then(|| text.parse::<Decimal>().ok()).flatten().ok_or_else(unreadable)?;
    if value.abs() > Decimal::from(LARGEST) { Err(unreadable()) } else { Ok(value) }
}

/// Reads the number in an element.
pub(super) fn number(element: Element<'_, '_>, field: Field) -> Result<Decimal, ReadError> {
    decimal(&element.text().unwrap_or_default(), field)
}

/// Reads the number in the element at `path`, when there is one.
pub(super) fn optional(
    parent: Option<Element<'_, '_>>,
    path: &[&str],
    field: Field,
) -> Result<Option<Decimal>, ReadError> {
    let found = parent.and_then(|parent| parent.at(path)).and_then(|element| element.text());
    found.map(|text| decimal(&text, field)).transpose()
}

/// Reads a date: `20260831` (UNTDID 2379, code 102) or `2026-08-31`, with a time zone behind it in UBL.
pub(super) fn date(text: &str, field: Field) -> Result<NaiveDate, ReadError> {
    let unreadable = || ReadError::Unreadable { field, found: shown(text) };
    let (day, rest) = match text.as_bytes().get(4) {
        Some(b'-') => text.split_at_checked(10).ok_or_else(unreadable)?,
        _ => (text, ""),
    };
    let zone = rest.is_empty() || rest == "Z" || (rest.len() == 6 && rest.starts_with(['+', '-']));
    let digits: String = day.split('-').collect();
    let shaped = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) && zone;
    let read = shaped.then(|| {
        let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
        NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?)
    });
    read.flatten().ok_or_else(unreadable)
}

/// Reads a due date; one that is no day comes back as it stands.
pub(super) fn due_date(text: Option<String>) -> (Option<NaiveDate>, Option<String>) {
    match text.map(|text| date(&text, Field::DueDate).map_err(|_| shown(&text))) {
        Some(Ok(day)) => (Some(day), None),
        Some(Err(odd)) => (None, Some(odd)),
        None => (None, None),
    }
}

/// Puts a name on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a currency: three letters.
pub(super) fn currency(text: &str) -> Result<String, ReadError> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(text.to_owned())
    } else {
        Err(ReadError::Unreadable { field: Field::Currency, found: shown(text) })
    }
}

/// Returns what stands in a file, short and without control characters, to show in a sentence.
pub(super) fn shown(text: &str) -> String {
    let mut kept: String = text.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_both_syntaxes_are_read_and_impossible_ones_refused() {
        let day = NaiveDate::from_ymd_opt(2026, 8, 31).unwrap();
        for text in ["20260831", "2026-08-31", "2026-08-31+02:00", "2026-08-31Z"] {
            assert_eq!(date(text, Field::IssueDate), Ok(day), "{text}");
        }
        for text in
            ["", "20260231", "2026-02-31", "20260816XX", "31/08/2026", "2026-8-31", "2026-08-3é", "+0260831"]
        {
            assert!(date(text, Field::IssueDate).is_err(), "{text:?} is no day");
        }
    }

    #[test]
    fn numbers_are_plain_decimals() {
        assert_eq!(decimal("-7.670", Field::Net), Ok(Decimal::new(-767, 2)));
        for text in [
            "",
            "1e9",
            "1 000",
            "1,5",
            "NaN",
            "1_000",
            "0x10",
            "--1",
            "1000000000000.01",
            "9".repeat(60).as_str(),
        ] {
            assert!(decimal(text, Field::Net).is_err(), "{text:?} is no amount");
        }
    }
}
