//! Times of the day, ranges and lengths inside a sentence.

use super::EntryLineError;
use super::words::Word;
use crate::input::{DurationInputError, Minutes, parse_duration};
use chrono::NaiveTime;

/// How the time of an entry was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Range { start: NaiveTime, end: NaiveTime },
    Length(Minutes),
}

/// A day has so many minutes: no sitting is longer.
const DAY: u32 = 24 * 60;

/// What the words from `index` on say about the time, and how many words that takes. `head` tells that no word
/// of the note has come yet: only there a bare number is a length.
pub(super) fn at(
    words: &[Word<'_>],
    index: usize,
    now: NaiveTime,
    head: bool,
) -> Result<Option<(Time, usize)>, EntryLineError> {
    let Some(word) = words.get(index) else { return Ok(None) };
    if word.quoted || word.sign.is_some() || word.role.is_some() {
        return Ok(None);
    }
    let plain = |offset: usize| {
        words
            .get(index + offset)
            .filter(|word| !word.quoted && word.sign.is_none())
            .map(|word| word.folded.as_str())
    };
    if let Some(time) = since(&word.folded, plain(1), now)? {
        return Ok(Some((time, 2)));
    }
    if let Some(found) = spoken_range([plain(0), plain(1), plain(2), plain(3)], head)? {
        return Ok(Some(found));
    }
    if let Some(time) = range(&word.folded, now, head)? {
        return Ok(Some((time, 1)));
    }
    length(&word.folded, plain(1), plain(2), head)
}

/// `depuis 9h`, `since 9:00`.
fn since(word: &str, next: Option<&str>, now: NaiveTime) -> Result<Option<Time>, EntryLineError> {
    match next {
        Some(next) if matches!(word, "depuis" | "since") && looks_like_time(next) => {
            between(time_of_day(next)?, now).map(Some)
        }
        _ => Ok(None),
    }
}

/// `9h à 12h30`, `de 9h à 12h30`, `9h - 12h30`, `from 9:00 to 12:30`.
fn spoken_range(words: [Option<&str>; 4], head: bool) -> Result<Option<(Time, usize)>, EntryLineError> {
    let (from, link, to, count) = match words {
        [Some("de" | "from"), Some(from), Some(link), Some(to)] => (from, link, to, 4),
        [Some(from), Some(link), Some(to), _] => (from, link, to, 3),
        _ => return Ok(None),
    };
    // `2h a paris`: after a length, a word; two times make a range.
    let linked = matches!(link, "a" | "to" | "-");
    let bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !linked || !looks_like_time(from) || !looks_like_time(to) || (bare(from) && bare(to) && !head) {
        return Ok(None);
    }
    Ok(Some((between(time_of_day(from)?, time_of_day(to)?)?, count)))
}

/// `14:00-15:30`, `9h-12h30`, `9-12`, and `14:00-` until now.
fn range(word: &str, now: NaiveTime, head: bool) -> Result<Option<Time>, EntryLineError> {
    let Some((from, to)) = word.split_once('-') else { return Ok(None) };
    let bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !looks_like_time(from) || (bare(from) && bare(to) && !head) {
        return Ok(None);
    }
    if to.is_empty() {
        return if bare(from) { Ok(None) } else { between(time_of_day(from)?, now).map(Some) };
    }
    if !looks_like_time(to) {
        return Ok(None);
    }
    between(time_of_day(from)?, time_of_day(to)?).map(Some)
}

fn between(start: NaiveTime, end: NaiveTime) -> Result<Time, EntryLineError> {
    if start == end {
        Err(EntryLineError::EmptyRange { time: start })
    } else {
        Ok(Time::Range { start, end })
    }
}

/// Whether a word has the shape of a time of the day; it may still be none, as `25:00`.
fn looks_like_time(word: &str) -> bool {
    if matches!(word, "midi" | "minuit" | "noon" | "midnight") {
        return true;
    }
    let word = word.strip_suffix("am").or_else(|| word.strip_suffix("pm")).unwrap_or(word);
    let (hours, minutes) = word.split_once(['h', ':']).unwrap_or((word, ""));
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    !hours.is_empty() && digits(hours) && digits(minutes)
}

/// Reads a word that [`looks_like_time`].
fn time_of_day(word: &str) -> Result<NaiveTime, EntryLineError> {
    let refused = || EntryLineError::NoSuchTime { text: word.to_owned() };
    let (hours, minutes) = match word {
        "midi" | "noon" => (12, 0),
        // As a start midnight opens the day, as an end it closes it: 00:00 says both.
        "minuit" | "midnight" => (0, 0),
        _ => {
            let half = if word.ends_with("pm") { Some(12) } else { word.ends_with("am").then_some(0) };
            let digits = word.trim_end_matches("am").trim_end_matches("pm");
            let (hours, minutes) = digits.split_once(['h', ':']).unwrap_or((digits, ""));
            let hours: u32 = hours.parse().map_err(|_| refused())?;
            let minutes: u32 = if minutes.is_empty() { 0 } else { minutes.parse().map_err(|_| refused())? };
            match half {
                Some(half) if (1..=12).contains(&hours) => (hours % 12 + half, minutes),
                Some(_) => return Err(refused()),
                None if hours == 24 && minutes == 0 => (0, 0),
                None => (hours, minutes),
            }
        }
    };
    NaiveTime::from_hms_opt(hours, minutes, 0).ok_or_else(refused)
}

/// `2h`, `1h30`, `45m`, `1,5`; in two or three words `45 min`, `1 h 30`, `2 heures`.
fn length(
    word: &str,
    second: Option<&str>,
    third: Option<&str>,
    head: bool,
) -> Result<Option<(Time, usize)>, EntryLineError> {
    if !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-')) {
        return Ok(None);
    }
    let hours = |word: &str| matches!(word, "h" | "heure" | "heures" | "hour" | "hours");
    let minutes = |word: &str| matches!(word, "m" | "mn" | "min" | "mins" | "minute" | "minutes");
    let number =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    let mut tries: Vec<(String, usize)> = Vec::new();
    if let (Some(second), Some(third)) = (second, third)
        && number(word)
        && hours(second)
        && number(third.trim_end_matches(|c: char| c.is_alphabetic()))
    {
        tries.push((format!("{word}{second}{third}"), 3));
    }
    if let Some(second) = second {
        let minutes_follow =
            word.ends_with('h') && minutes(second.trim_start_matches(|c: char| c.is_ascii_digit()));
        if (number(word) && (hours(second) || minutes(second))) || minutes_follow {
            tries.push((format!("{word}{second}"), 2));
        }
    }
    if head || !number(word) {
        tries.push((word.to_owned(), 1));
    }
    for (text, count) in tries {
        match parse_duration(&text) {
            Ok(Minutes(minutes)) if minutes > DAY => return Err(EntryLineError::LongerThanADay),
            Ok(minutes) => return Ok(Some((Time::Length(minutes), count))),
            Err(DurationInputError::Unrecognised { .. } | DurationInputError::Empty) => {}
            Err(DurationInputError::TooLong { .. }) => return Err(EntryLineError::LongerThanADay),
            // A negative or nil length in a note is a figure of the note.
            Err(error) if head => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(None)
}
