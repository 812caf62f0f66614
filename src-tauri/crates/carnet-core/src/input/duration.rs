//! Durations as people write them: `1h30`, `1,5`, `90m`, `1:30`.

use super::fold;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// A length of time in minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// The longest duration that is read: ten thousand hours, several years of work.
    pub const MAX: Self = Self(600_000);

    /// Returns the duration in hours, exact to 28 digits.
    pub fn hours(self) -> Decimal {
        Decimal::from(self.0) / Decimal::from(60)
    }
}

/// Writes `1h30`, `45m` or `2h`, as the entry line reads it.
impl std::fmt::Display for Minutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => write!(f, "{minutes}m"),
            (hours, 0) => write!(f, "{hours}h"),
            (hours, minutes) => write!(f, "{hours}h{minutes:02}"),
        }
    }
}

/// Why a text is no duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DurationInputError {
    /// Nothing was typed.
    #[error("empty duration")]
    Empty,
    /// The text has not the shape of a duration.
    #[error("{text:?} is no duration")]
    Unrecognised {
        /// The text as given.
        text: String,
    },
    /// Sixty minutes or more stand after the hours, as in `1h75`.
    #[error("{minutes} minutes after the hours")]
    MinutesOutOfRange {
        /// The minutes that were given.
        minutes: u32,
    },
    /// The duration is nothing or negative.
    #[error("the duration is not positive")]
    NotPositive,
    /// The duration is longer than any work.
    #[error("the duration passes {} hours", max.0 / 60)]
    TooLong {
        /// The longest that is read.
        max: Minutes,
    },
}

/// Reads a duration, rounded to the minute half away from zero.
///
/// With a unit: `2h`, `1h30`, `1 h 30 min`, `1,5h`, `90m`, `45 min`, `1:30`, `1:30:00`. A bare number is hours when it
/// has decimals or is at most 24 (`1,5`, `2`), else minutes (`45`, `90`): nobody notes 45 hours in one go.
///
/// # Errors
/// See [`DurationInputError`].
pub fn parse_duration(text: &str) -> Result<Minutes, DurationInputError> {
    let folded = fold(&text.chars().take(200).collect::<String>());
    if folded.is_empty() {
        return Err(DurationInputError::Empty);
    }
    let unrecognised = || DurationInputError::Unrecognised { text: text.trim().to_owned() };
    if let Some(rest) = folded.strip_prefix('-') {
        return match parse_duration(rest) {
            Ok(_) | Err(DurationInputError::NotPositive) => Err(DurationInputError::NotPositive),
            Err(error) => Err(error),
        };
    }
    if folded.contains(':') {
        return clock(&folded).ok_or_else(unrecognised)?;
    }
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, rest) = leading_number(&compact).ok_or_else(unrecognised)?;
    let (unit, rest) = leading_word(rest);
    match unit {
        "" if rest.is_empty() => {
            let whole = number.scale() == 0;
            if whole && number > Decimal::from(24) {
                total(Decimal::ZERO, number)
            } else {
                total(number, Decimal::ZERO)
            }
        }
        "m" | "mn" | "min" | "mins" | "minute" | "minutes" if rest.is_empty() => total(Decimal::ZERO, number),
        "h" | "hr" | "hrs" | "heure" | "heures" | "hour" | "hours" => {
            if rest.is_empty() {
                return total(number, Decimal::ZERO);
            }
            let (minutes, rest) = leading_number(rest).ok_or_else(unrecognised)?;
            let (unit, rest) = leading_word(rest);
            let known = matches!(unit, "" | "m" | "mn" | "min" | "mins" | "minute" | "minutes");
            if !known || !rest.is_empty() || number.scale() > 0 || minutes.scale() > 0 {
                return Err(unrecognised());
            }
            within_hour(minutes)?;
            total(number, minutes)
        }
        _ => Err(unrecognised()),
    }
}

/// `h:mm` and `h:mm:ss`. The outer `None` says that the text has another shape.
fn clock(text: &str) -> Option<Result<Minutes, DurationInputError>> {
    let parts: Vec<u32> = text
        .split(':')
        .enumerate()
        .map(|(index, part)| {
            let digits = part.len() <= 6 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            (digits && (index == 0 || part.len() == 2)).then(|| part.parse().ok()).flatten()
        })
        .collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] if seconds < 60 => (hours, minutes, seconds),
        _ => return None,
    };
    let minutes_and_seconds = Decimal::from(minutes) + Decimal::from(seconds) / Decimal::from(60);
    Some(within_hour(Decimal::from(minutes)).and_then(|()| total(Decimal::from(hours), minutes_and_seconds)))
}

fn within_hour(minutes: Decimal) -> Result<(), DurationInputError> {
    if minutes < Decimal::from(60) {
        return Ok(());
    }
    Err(DurationInputError::MinutesOutOfRange { minutes: minutes.to_u32().unwrap_or(u32::MAX) })
}

/// Splits off a number with a comma or a point; at most nine digits and six decimals.
fn leading_number(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, ""));
    let has_separator = whole.len() != number.len();
    let digits = |part: &str, most: usize| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 9) || !digits(decimals, 6) || (whole.is_empty() && decimals.is_empty()) {
        return None;
    }
    if has_separator && decimals.is_empty() {
        return None;
    }
    // `1.0` keeps its scale: a decimal number is hours even when its decimals are zeros.
    Decimal::from_str_exact(
        format!("{}.{decimals}", if whole.is_empty() { "0" } else { whole }).trim_end_matches('.'),
    )
    .ok()
    .map(|number| (number, rest))
}

fn leading_word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}

fn total(hours: Decimal, minutes: Decimal) -> Result<Minutes, DurationInputError> {
    let minutes = (hours * Decimal::from(60) + minutes)
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    if minutes.is_zero() {
        return Err(DurationInputError::NotPositive);
    }
    match minutes.to_u32() {
        Some(count) if count <= Minutes::MAX.0 => Ok(Minutes(count)),
        _ => Err(DurationInputError::TooLong { max: Minutes::MAX }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_people_write_durations() {
        for (text, minutes) in [
            ("1h30", 90),
            ("1h 30m", 90),
            ("1 h 30 min", 90),
            ("1H30", 90),
            ("1,5", 90),
            ("1.5", 90),
            ("1,5h", 90),
            ("1:30", 90),
            ("01:30:00", 90),
            ("0:00:40", 1),
            ("90m", 90),
            ("45 min", 45),
            ("2h", 120),
            ("2", 120),
            ("24", 1440),
            ("25", 25),
            ("90", 90),
            ("1.0", 60),
            (",5", 30),
            ("0h45", 45),
            ("2 heures", 120),
            ("1 heure 30", 90),
            ("1,33h", 80),
            ("160h", 9600),
        ] {
            assert_eq!(parse_duration(text), Ok(Minutes(minutes)), "{text}");
        }
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        assert_eq!(parse_duration(" "), Err(DurationInputError::Empty));
        assert_eq!(parse_duration("1h75"), Err(DurationInputError::MinutesOutOfRange { minutes: 75 }));
        assert_eq!(parse_duration("1:75"), Err(DurationInputError::MinutesOutOfRange { minutes: 75 }));
        for nothing in ["0", "0h", "-2h", "0:00", "-1,5"] {
            assert_eq!(parse_duration(nothing), Err(DurationInputError::NotPositive), "{nothing}");
        }
        assert_eq!(parse_duration("10001h"), Err(DurationInputError::TooLong { max: Minutes::MAX }));
        for text in ["acme", "1h30x", "1:3", "1,", "1..5", "h30", "1,5h30", "2h acme", "1e3", "999999999999h"]
        {
            assert!(
                matches!(parse_duration(text), Err(DurationInputError::Unrecognised { .. })),
                "{text} is no duration"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(minutes in 1_u32..=600_000) {
            prop_assert_eq!(parse_duration(&Minutes(minutes).to_string()), Ok(Minutes(minutes)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}|[0-9hm:,. -]{0,20}") {
            let _ = parse_duration(&text);
        }
    }
}
