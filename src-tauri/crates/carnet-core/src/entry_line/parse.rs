//! Reading the sentence: times and day first, then the names, then the motive; the rest is the note.

use super::names::{Found, Name, Names, find, is_small_word, near};
use super::times::{self, Time};
use super::words::{Word, cut, note, spans};
use super::{EntryContext, EntryDraft, EntryLineError, LONGEST_LINE, Motive, Role, motive};
use crate::input::{DateInputError, Weekdays, clean_text, fold, parse_date_with};
use chrono::NaiveDate;

/// How many words a name may take without quotes.
const LONGEST_NAME: usize = 6;
/// How many characters a note may have.
const LONGEST_NOTE: usize = 500;

/// Reads a sentence of the hour line.
///
/// The day (`hier`, `lun`, `31/10`) stands before the first other word; a bare weekday is the last one, today
/// included, and without a day it is today. The time is a length (`2h`, `1h30`, `45m`, `1,5`) or a range (`14:00-15:30`, `9h à 12h30`,
/// `depuis 9h`, `9h-` until now). The client is the first word or words that begin a client's name, or stands behind
/// `@` or in quotes; a mission stands behind `#`. The motive is a word just before or after the client, or the
/// first one; it is production when a client is named and no motive.
///
/// # Errors
/// See [`EntryLineError`]. Production, phone, quoting, invoicing and travel need a client.
pub fn parse(text: &str, ctx: &EntryContext<'_>) -> Result<EntryDraft, EntryLineError> {
    let got = text.chars().count();
    if got > LONGEST_LINE {
        return Err(EntryLineError::TooLong { max: LONGEST_LINE, got });
    }
    let mut words = cut(text)?;
    if words.is_empty() {
        return Err(EntryLineError::Empty);
    }
    let names = Names::new(ctx);
    let (date, time) = day_and_time(&mut words, ctx, &names)?;
    let time = time.ok_or(EntryLineError::NoTime)?;
    let mission = mission(&mut words, &names)?;
    let client = client(&mut words, &names, mission.map(|(_, client)| client))?;
    let motive = reason(&mut words, client.is_some());
    let motive = match (motive, client) {
        (Some(motive), None) if motive.needs_client() => {
            return Err(client_missing(motive, &words, &names));
        }
        (None, None) => {
            return Err(client_missing(Motive::Production, &words, &names));
        }
        (motive, _) => motive.unwrap_or(Motive::Production),
    };
    let (start, end, minutes) = match time {
        Time::Range { start, end } => (Some(start), Some(end), None),
        Time::Length(minutes) => (None, None, Some(minutes)),
    };
    Ok(EntryDraft {
        date,
        start,
        end,
        minutes,
        client_id: client,
        mission_id: mission.map(|(id, _)| id),
        motive,
        note: clean_text(&note(text, &words), LONGEST_NOTE)?,
        understood: spans(text, &words),
    })
}

/// Takes the day and the time out of the words.
fn day_and_time(
    words: &mut [Word<'_>],
    ctx: &EntryContext<'_>,
    names: &Names<'_>,
) -> Result<(NaiveDate, Option<Time>), EntryLineError> {
    let mut date = None;
    let mut time = None;
    let mut head = true;
    let mut index = 0;
    while index < words.len() {
        // `Sam Dupont` is no Saturday and `3 Suisses` no three hours.
        let client = if head { whole_words_of_a_client(words, index, names) } else { 0 };
        if client > 1 {
            head = false;
            index += client;
            continue;
        }
        if time.is_none()
            && let Some((found, count)) = times::at(words, index, ctx.now_local, head)?
        {
            let role = if matches!(found, Time::Range { .. }) { Role::Range } else { Role::Duration };
            take(words, index, count, role);
            time = Some(found);
            index += count;
            continue;
        }
        if head
            && date.is_none()
            && let Some((found, count)) = day(words, index, ctx.today)?
        {
            take(words, index, count, Role::Date);
            date = Some(found);
            index += count;
            continue;
        }
        head = false;
        index += 1;
    }
    Ok((date.unwrap_or(ctx.today), time))
}

/// How many words from `index` on begin a client's name, word by word.
fn whole_words_of_a_client(words: &[Word<'_>], index: usize, names: &Names<'_>) -> usize {
    match longest(words, index, |start| find(start, names.clients.iter())) {
        (Found::Nothing, _) => 0,
        (_, count) => count,
    }
}

/// A day in up to five words: `hier`, `lundi dernier`, `31 octobre`, `il y a 2 jours`. What has the shape of a date
/// and is none is refused rather than put into the note.
fn day(
    words: &[Word<'_>],
    index: usize,
    today: NaiveDate,
) -> Result<Option<(NaiveDate, usize)>, EntryLineError> {
    for count in (1..=5).rev() {
        let Some(slice) = words.get(index..index + count) else { continue };
        if slice.iter().any(|word| word.quoted || word.sign.is_some() || word.role.is_some()) {
            continue;
        }
        let text: Vec<&str> = slice.iter().map(|word| word.folded.as_str()).collect();
        match parse_date_with(&text.join(" "), today, Weekdays::Latest) {
            Ok(date) => return Ok(Some((date, count))),
            Err(DateInputError::Unrecognised { .. } | DateInputError::Empty) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

fn take(words: &mut [Word<'_>], index: usize, count: usize, role: Role) {
    for word in words.iter_mut().skip(index).take(count) {
        word.role = Some(role);
    }
}

/// Takes `#mission`, with its client.
fn mission(words: &mut [Word<'_>], names: &Names<'_>) -> Result<Option<(i64, i64)>, EntryLineError> {
    let Some(index) = words.iter().position(|word| word.sign == Some('#') && word.role.is_none()) else {
        return Ok(None);
    };
    let named = named_client(words, names)?;
    let candidates = || {
        let of_client = |client: i64| named.is_none_or(|named| named == client);
        names.missions.iter().filter(move |(_, client)| of_client(*client)).map(|(name, _)| name)
    };
    let (found, count) = longest(words, index, |start| find(start, candidates()));
    let text = typed(words, index, count);
    match found {
        Found::One(id) => {
            take(words, index, count, Role::Mission);
            let client = names.missions.iter().find(|(name, _)| name.id == id).map(|(_, client)| *client);
            Ok(client.map(|client| (id, client)))
        }
        Found::Several(names) => Err(EntryLineError::AmbiguousMission {
            text,
            candidates: names.into_iter().map(str::to_owned).collect(),
        }),
        Found::Nothing => {
            let near = near(&fold(&text), candidates());
            Err(EntryLineError::UnknownMission { text, near })
        }
    }
}

/// The client that the sentence names, without taking it: it tells which missions `#` may mean.
fn named_client(words: &[Word<'_>], names: &Names<'_>) -> Result<Option<i64>, EntryLineError> {
    client(&mut words.to_vec(), names, None)
}

/// Takes the client. Missions tell theirs, so that a client named beside one only has to agree.
fn client(
    words: &mut [Word<'_>],
    names: &Names<'_>,
    of_mission: Option<i64>,
) -> Result<Option<i64>, EntryLineError> {
    let marked = words.iter().position(|word| word.sign == Some('@') && word.role.is_none());
    let first = words.iter().position(|word| word.role.is_none() && word.sign != Some('#'));
    // Behind a motive word the client may come second: `2h appel acme`.
    let second = first.filter(|index| is_motive(words, *index)).map(|index| index + 1);
    let quoted = |index: &usize| words.get(*index).is_some_and(|word| word.quoted && word.role.is_none());
    let tries: Vec<usize> = match marked {
        Some(index) => vec![index],
        None => [first, second].into_iter().flatten().collect(),
    };
    for index in tries {
        let Some(word) = words.get(index) else { continue };
        if word.role.is_some() || word.sign == Some('#') {
            continue;
        }
        let explicit = marked.is_some() || quoted(&index);
        let small = !explicit && is_small_word(&word.folded);
        let (mut found, count) = longest(words, index, |start| find(start, names.clients.iter()));
        if small && count == 1 {
            continue;
        }
        // A word that is a motive is one, unless it is a client's whole name.
        if !explicit && count == 1 && is_motive(words, index) && !is_whole_name(words, index, &names.clients)
        {
            continue;
        }
        if let (Found::Several(_), Some(client)) = (&found, of_mission) {
            let start = fold(&typed(words, index, count));
            found = find(&start, names.clients.iter().filter(|name| name.id == client));
        }
        let text = typed(words, index, count);
        match found {
            Found::One(id) => {
                take(words, index, count, Role::Client);
                return Ok(Some(id));
            }
            Found::Several(names) => {
                return Err(EntryLineError::AmbiguousClient {
                    text,
                    candidates: names.into_iter().map(str::to_owned).collect(),
                });
            }
            Found::Nothing if marked.is_some() => {
                let near = near(&fold(&text), names.clients.iter());
                return Err(EntryLineError::UnknownClient { text, near });
            }
            Found::Nothing => {}
        }
    }
    Ok(of_mission)
}

/// The longest run of words from `index` that begins a name; quoted words stand alone.
fn longest<'n>(words: &[Word<'_>], index: usize, find: impl Fn(&str) -> Found<'n>) -> (Found<'n>, usize) {
    let first_quoted = words.get(index).is_some_and(|word| word.quoted);
    let most = if first_quoted { 1 } else { LONGEST_NAME };
    let run = words
        .iter()
        .skip(index)
        .enumerate()
        .take(most)
        .take_while(|(offset, word)| {
            *offset == 0 || (word.role.is_none() && word.sign.is_none() && !word.quoted)
        })
        .count();
    for count in (1..=run).rev() {
        let found = find(&fold(&typed(words, index, count)));
        if found != Found::Nothing {
            return (found, count);
        }
    }
    (Found::Nothing, 1)
}

fn typed(words: &[Word<'_>], index: usize, count: usize) -> String {
    let texts: Vec<&str> = words.iter().skip(index).take(count).map(|word| word.text).collect();
    texts.join(" ")
}

fn is_motive(words: &[Word<'_>], index: usize) -> bool {
    words
        .get(index)
        .is_some_and(|word| !word.quoted && word.sign.is_none() && motive::named_by(&word.folded).is_some())
}

fn is_whole_name(words: &[Word<'_>], index: usize, clients: &[Name<'_>]) -> bool {
    words.get(index).is_some_and(|word| clients.iter().any(|name| name.folded == word.folded))
}

/// Takes the motive: the word just before or just after the client, or the first word that is left.
fn reason(words: &mut [Word<'_>], client_named: bool) -> Option<Motive> {
    let client = words.iter().position(|word| word.role == Some(Role::Client));
    let after = client.and_then(|index| {
        let behind = words.iter().enumerate().skip(index);
        behind.filter(|(_, word)| word.role.is_none()).map(|(index, _)| index).next()
    });
    let first = words.iter().position(|word| word.role.is_none());
    let before = first.filter(|first| client.is_none_or(|client| *first < client) || !client_named);
    let index = [before, after, first].into_iter().flatten().find(|index| is_motive(words, *index))?;
    let word = words.get_mut(index)?;
    let (motive, says_no_more) = motive::named_by(&word.folded)?;
    if says_no_more {
        word.role = Some(Role::Motive);
    }
    Some(motive)
}

fn client_missing(motive: Motive, words: &[Word<'_>], names: &Names<'_>) -> EntryLineError {
    let tried = first_left(words);
    let near = tried.as_deref().map(|tried| near(&fold(tried), names.clients.iter())).unwrap_or_default();
    EntryLineError::ClientMissing { motive, tried, near }
}

fn first_left(words: &[Word<'_>]) -> Option<String> {
    words.iter().find(|word| word.role.is_none()).map(|word| word.text.to_owned())
}
