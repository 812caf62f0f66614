//! Dates as people write them: `31/12`, `demain`, `lun`, `+3s`, `fin de mois`, and the same in English.

use super::fold;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateInputError {
    /// Nothing was typed.
    #[error("empty date")]
    Empty,
    /// The text has not the shape of a date.
    #[error("{text:?} is no date")]
    Unrecognised {
        /// The text as given.
        text: String,
    },
    /// The month has no such day, as 31 February.
    #[error("month {month} has {last} days, not {day}")]
    NoSuchDay {
        /// The day that was asked.
        day: u32,
        /// The month.
        month: u32,
        /// The year, when one was given.
        year: Option<i32>,
        /// The month's last day.
        last: u32,
    },
    /// There are twelve months.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The month that was asked.
        month: u32,
    },
    /// The year lies outside the years of a book.
    #[error("the year {year} is not between {min} and {max}")]
    YearOutOfRange {
        /// The year that was asked.
        year: i32,
        /// The first year of a book.
        min: i32,
        /// The last year of a book.
        max: i32,
    },
}

/// Years that a book knows: those that an e-invoice may carry (BR-FR-03).
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// Which day a bare weekday names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekdays {
    /// The first one after today: for what is to be done.
    Next,
    /// The last one, today included: for what was done.
    Latest,
}

/// Reads a date for something to be done; a bare weekday is the next one after today.
///
/// ISO `2026-12-31`, `31/12/2026`, `31.12.26`, `31/12` and `31 décembre` (the year that brings it nearest to today),
/// `aujourd'hui`, `demain`, `après-demain`, `hier`, `avant-hier`, `lun`, `lundi prochain`, `lundi dernier`, `+3j`, `-2j`,
/// `+3s` (weeks), `+2m` (months), `dans 3 jours`, `fin de mois`; the same in English (`tomorrow`, `mon`, `+3d`, `+2w`,
/// `in 3 days`, `end of month`). Numbers are day first in both languages.
///
/// # Errors
/// See [`DateInputError`]; 31 February is refused with the month's last day.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateInputError> {
    parse_date_with(text, today, Weekdays::Next)
}

/// Reads a date as [`parse_date`] does, a bare weekday being the one that `weekdays` says.
///
/// # Errors
/// See [`DateInputError`].
pub fn parse_date_with(
    text: &str,
    today: NaiveDate,
    weekdays: Weekdays,
) -> Result<NaiveDate, DateInputError> {
    let folded = fold(&text.chars().take(200).collect::<String>());
    if folded.is_empty() {
        return Err(DateInputError::Empty);
    }
    let date = relative_word(&folded, today)
        .or_else(|| weekday(&folded, today, weekdays))
        .or_else(|| offset(&folded, today));
    if let Some(date) = date {
        return in_book(date.unwrap_or(NaiveDate::MAX));
    }
    match numeric(&folded).or_else(|| with_month_name(&folded)) {
        Some((day, month, year)) => in_book(calendar(day, month, year, today)?),
        None => Err(DateInputError::Unrecognised { text: text.trim().to_owned() }),
    }
}

fn in_book(date: NaiveDate) -> Result<NaiveDate, DateInputError> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(out_of_book(date.year())) }
}

fn out_of_book(year: i32) -> DateInputError {
    DateInputError::YearOutOfRange { year, min: *YEARS.start(), max: *YEARS.end() }
}

/// The outer `Option` says whether the word is known, the inner one whether the calendar has the day.
fn relative_word(text: &str, today: NaiveDate) -> Option<Option<NaiveDate>> {
    Some(match text {
        "aujourd'hui" | "aujourdhui" | "auj" | "ajd" | "today" => Some(today),
        "demain" | "dem" | "tomorrow" | "tom" => today.succ_opt(),
        "apres-demain" | "apres demain" | "day after tomorrow" => today.checked_add_days(Days::new(2)),
        "hier" | "yesterday" => today.pred_opt(),
        "avant-hier" | "avant hier" | "day before yesterday" => today.checked_sub_days(Days::new(2)),
        "fin de mois" | "fin du mois" | "fin mois" | "end of month" | "eom" => {
            NaiveDate::from_ymd_opt(today.year(), today.month(), last_day(today.year(), today.month()))
        }
        _ => return None,
    })
}

fn weekday_name(word: &str) -> Option<Weekday> {
    Some(match word {
        "lun" | "lundi" | "mon" | "monday" => Weekday::Mon,
        "mar" | "mardi" | "tue" | "tues" | "tuesday" => Weekday::Tue,
        "mer" | "mercredi" | "wed" | "wednesday" => Weekday::Wed,
        "jeu" | "jeudi" | "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "ven" | "vendredi" | "fri" | "friday" => Weekday::Fri,
        "sam" | "samedi" | "sat" | "saturday" => Weekday::Sat,
        "dim" | "dimanche" | "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn weekday(text: &str, today: NaiveDate, bare: Weekdays) -> Option<Option<NaiveDate>> {
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_end_matches('.')).collect();
    let (name, forward, today_counts) = match words[..] {
        [name] => (name, bare == Weekdays::Next, bare == Weekdays::Latest),
        [name, "prochain"] | ["next", name] => (name, true, false),
        [name, "dernier"] | ["last", name] => (name, false, false),
        _ => return None,
    };
    let wanted = weekday_name(name)?;
    let ahead = u64::from(wanted.days_since(today.weekday()));
    Some(match (forward, today_counts, ahead) {
        (true, _, 0) => today.checked_add_days(Days::new(7)),
        (true, _, days) => today.checked_add_days(Days::new(days)),
        (false, true, 0) => Some(today),
        (false, _, days) => today.checked_sub_days(Days::new(7 - days)),
    })
}

/// `+3j`, `-2j`, `dans 3 jours`, `il y a 2 jours`, `in 3 days`, `3 days ago`.
fn offset(text: &str, today: NaiveDate) -> Option<Option<NaiveDate>> {
    let (forward, rest) = if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_prefix("dans ")) {
        (true, rest)
    } else if let Some(rest) = text.strip_prefix("in ") {
        (true, rest)
    } else if let Some(rest) = text.strip_prefix('-').or_else(|| text.strip_prefix("il y a ")) {
        (false, rest)
    } else {
        (false, text.strip_suffix(" ago")?)
    };
    let rest = rest.trim();
    let (count, unit) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
    // Five digits are more days than a book has.
    let count: u32 = count.parse().ok().filter(|count| *count < 100_000)?;
    let days = |count: u32| {
        let days = Days::new(u64::from(count));
        if forward { today.checked_add_days(days) } else { today.checked_sub_days(days) }
    };
    let months = |count: u32| {
        let months = Months::new(count);
        if forward { today.checked_add_months(months) } else { today.checked_sub_months(months) }
    };
    Some(match unit.trim() {
        "j" | "jour" | "jours" | "d" | "day" | "days" => days(count),
        "s" | "sem" | "semaine" | "semaines" | "w" | "week" | "weeks" => days(count * 7),
        "m" | "mois" | "month" | "months" => months(count),
        "a" | "an" | "ans" | "annee" | "annees" | "y" | "year" | "years" => months(count * 12),
        _ => return None,
    })
}

type DayMonthYear = (u32, u32, Option<i32>);

/// `2026-12-31`, `31/12/2026`, `31.12.26`, `31-12-2026`, `31/12`.
fn numeric(text: &str) -> Option<DayMonthYear> {
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let number = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    match parts[..] {
        [year, month, day] if year.len() == 4 => {
            Some((number(day, 2)?, number(month, 2)?, i32::try_from(number(year, 4)?).ok()))
        }
        [day, month, year] => Some((number(day, 2)?, number(month, 2)?, Some(full_year(year)?))),
        // `31-12` could be a range of hours: a date without year is written with a slash or a point.
        [day, month] if separator != '-' => Some((number(day, 2)?, number(month, 2)?, None)),
        _ => None,
    }
}

fn full_year(text: &str) -> Option<i32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let year: i32 = text.parse().ok().filter(|_| digits)?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// `31 décembre 2026`, `1er janv.`, `le 3 mars`, `31 Dec`, `Dec 31`.
fn with_month_name(text: &str) -> Option<DayMonthYear> {
    let text = text.strip_prefix("le ").unwrap_or(text).replace(',', "");
    let words: Vec<&str> = text.split(' ').collect();
    let (day, month, year) = match words[..] {
        [a, b] => (a, b, None),
        [a, b, year] => (a, b, Some(full_year(year)?)),
        _ => return None,
    };
    let (day, month) = match (month_name(month), month_name(day)) {
        (Some(month), _) => (day, month),
        (None, Some(month_first)) => (month, month_first),
        (None, None) => return None,
    };
    let day = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    if day.len() > 2 || !day.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((day.parse().ok()?, month, year))
}

fn month_name(word: &str) -> Option<u32> {
    Some(match word.trim_end_matches('.') {
        "jan" | "janv" | "janvier" | "january" => 1,
        "fev" | "fevr" | "fevrier" | "feb" | "february" => 2,
        "mars" | "march" => 3,
        "avr" | "avril" | "apr" | "april" => 4,
        "mai" | "may" => 5,
        "juin" | "jun" | "june" => 6,
        "juil" | "juillet" | "jul" | "july" => 7,
        "aout" | "aug" | "august" => 8,
        "sep" | "sept" | "septembre" | "september" => 9,
        "oct" | "octobre" | "october" => 10,
        "nov" | "novembre" | "november" => 11,
        "dec" | "decembre" | "december" => 12,
        _ => return None,
    })
}

/// The day itself; without a year, the one that brings it nearest to today: in November `05/11` is this year's
/// and `15/01` next year's.
fn calendar(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> Result<NaiveDate, DateInputError> {
    if !(1..=12).contains(&month) {
        return Err(DateInputError::NoSuchMonth { month });
    }
    // Without a year 29 February is a day of some year.
    let last = last_day(year.unwrap_or(2000), month);
    if !(1..=last).contains(&day) {
        return Err(DateInputError::NoSuchDay { day, month, year, last });
    }
    let found = match year {
        Some(year) if !YEARS.contains(&year) => return Err(out_of_book(year)),
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (-1..=1)
            .filter_map(|shift| NaiveDate::from_ymd_opt(today.year() + shift, month, day))
            .min_by_key(|date| (*date - today).num_days().abs()),
    };
    // Only 29 February is missing from some years.
    found.ok_or(DateInputError::NoSuchDay { day, month, year: Some(today.year()), last: 28 })
}

fn last_day(year: i32, month: u32) -> u32 {
    match month {
        2 if NaiveDate::from_ymd_opt(year, 2, 29).is_some() => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A Saturday.
    fn today() -> NaiveDate {
        day("2026-11-21")
    }

    #[test]
    fn the_ways_people_write_dates() {
        for (text, expected) in [
            ("2026-12-31", "2026-12-31"),
            ("31/12/2026", "2026-12-31"),
            ("31.12.26", "2026-12-31"),
            ("31-12-2026", "2026-12-31"),
            ("1/2/2027", "2027-02-01"),
            ("31/12", "2026-12-31"),
            ("05/11", "2026-11-05"),
            ("15/01", "2027-01-15"),
            ("31 décembre", "2026-12-31"),
            ("le 1er janv. 2027", "2027-01-01"),
            ("Dec 31, 2026", "2026-12-31"),
            ("aujourd’hui", "2026-11-21"),
            ("Demain", "2026-11-22"),
            ("après-demain", "2026-11-23"),
            ("hier", "2026-11-20"),
            ("avant-hier", "2026-11-19"),
            ("tomorrow", "2026-11-22"),
            ("yesterday", "2026-11-20"),
            ("lun", "2026-11-23"),
            ("lundi prochain", "2026-11-23"),
            ("sam", "2026-11-28"),
            ("samedi dernier", "2026-11-14"),
            ("mon", "2026-11-23"),
            ("next friday", "2026-11-27"),
            ("last friday", "2026-11-20"),
            ("+3j", "2026-11-24"),
            ("+3 j", "2026-11-24"),
            ("+3d", "2026-11-24"),
            ("-2j", "2026-11-19"),
            ("+3s", "2026-12-12"),
            ("+2w", "2026-12-05"),
            ("+2m", "2027-01-21"),
            ("+1a", "2027-11-21"),
            ("dans 3 jours", "2026-11-24"),
            ("il y a 2 jours", "2026-11-19"),
            ("in 2 weeks", "2026-12-05"),
            ("fin de mois", "2026-11-30"),
            ("end of month", "2026-11-30"),
        ] {
            assert_eq!(parse_date(text, today()), Ok(day(expected)), "{text}");
        }
        let latest = |text| parse_date_with(text, today(), Weekdays::Latest);
        assert_eq!(latest("lun"), Ok(day("2026-11-16")), "what was done on Monday");
        assert_eq!(latest("sam"), Ok(today()), "today counts as the latest Saturday");
        assert_eq!(parse_date("+1m", day("2027-01-31")), Ok(day("2027-02-28")), "a month has its last day");
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        for (text, month, asked, year, last) in [
            ("31/02", 2, 31, None, 29),
            ("31/02/2026", 2, 31, Some(2026), 28),
            ("29/02/2026", 2, 29, Some(2026), 28),
            ("2026-04-31", 4, 31, Some(2026), 30),
            ("31 juin", 6, 31, None, 30),
            ("0/5", 5, 0, None, 31),
        ] {
            assert_eq!(
                parse_date(text, today()),
                Err(DateInputError::NoSuchDay { day: asked, month, year, last }),
                "{text}"
            );
        }
        assert_eq!(parse_date("12/31/2026", today()), Err(DateInputError::NoSuchMonth { month: 31 }));
        assert_eq!(
            parse_date("01/01/1999", today()),
            Err(DateInputError::YearOutOfRange { year: 1999, min: 2000, max: 2099 })
        );
        assert!(matches!(parse_date("+90a", today()), Err(DateInputError::YearOutOfRange { .. })));
        assert!(
            matches!(parse_date("29/02", today()), Err(DateInputError::NoSuchDay { last: 28, .. })),
            "no leap year is near"
        );
        assert_eq!(parse_date("", today()), Err(DateInputError::Empty));
        for text in
            ["bientôt", "3", "31/12/126", "31/", "+3", "+99999999999j", "lundi mardi", "2026-13", "1/2/3/4"]
        {
            assert!(
                matches!(parse_date(text, today()), Err(DateInputError::Unrecognised { .. })),
                "{text} is no date: {:?}",
                parse_date(text, today())
            );
        }
    }

    proptest! {
        #[test]
        fn a_written_date_reads_back(shift in 0_u64..36_000, now in 0_u64..36_000) {
            let date = day("2000-01-01") + Days::new(shift);
            let now = day("2000-01-01") + Days::new(now);
            for format in ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%-d %B %Y"] {
                prop_assert_eq!(parse_date(&date.format(format).to_string(), now), Ok(date));
            }
            if let Ok(near) = parse_date(&date.format("%d/%m").to_string(), now) {
                prop_assert_eq!((near.day(), near.month()), (date.day(), date.month()));
                let distance = |day: NaiveDate| (day - now).num_days().abs();
                for year in now.year() - 8..=now.year() + 8 {
                    if let Some(other) = NaiveDate::from_ymd_opt(year, near.month(), near.day()) {
                        prop_assert!(distance(near) <= distance(other), "{near}, though {other} is nearer to {now}");
                    }
                }
            }
        }

        #[test]
        fn a_weekday_is_within_seven_days(now in 0_u64..36_000) {
            let now = day("2000-01-08") + Days::new(now);
            for name in ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"] {
                let next = parse_date(name, now).unwrap();
                let latest = parse_date_with(name, now, Weekdays::Latest).unwrap();
                prop_assert!((1..=7).contains(&(next - now).num_days()));
                prop_assert!((0..=6).contains(&(now - latest).num_days()));
                prop_assert_eq!(next.weekday(), latest.weekday());
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}|[0-9/.+-]{0,14}[a-z]{0,3}") {
            let _ = parse_date(&text, today());
            let _ = parse_date(&text, NaiveDate::MAX);
        }
    }
}
