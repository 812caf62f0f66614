//! Completion of the sentence line: what the word at the cursor may become.

use crate::wire::hours::{Completion, Completions, LineCursor};
use crate::{Carnet, Language, Result};
use carnet_core::entry_line::Motive;
use carnet_core::input::fold;
use carnet_store::time_entry::{self, Recent};

/// How many of each kind are offered.
const MOST: u32 = 4;

/// How many words before the one at the cursor may belong to the same name.
const WORDS_BEFORE: usize = 3;

/// The word that each motive is offered under; the sentence line reads it back as that motive and nothing else.
const MOTIVES: [(Motive, &str, &str); 8] = [
    (Motive::Production, "production", "production"),
    (Motive::Phone, "appel", "call"),
    (Motive::Quoting, "devis", "quote"),
    (Motive::Invoicing, "facturation", "invoicing"),
    (Motive::Prospecting, "prospection", "prospecting"),
    (Motive::Administration, "administratif", "admin"),
    (Motive::Training, "formation", "training"),
    (Motive::Travel, "trajet", "travel"),
];

const DAYS: [(&str, &str); 9] = [
    ("hier", "yesterday"),
    ("avant-hier", "avant-hier"),
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
];

/// Returns what the word before the cursor may become, best first: past entries and clients that begin so, then motives,
/// then days for the first word. Several words that begin a client's name together (`clinique gar`) become that client.
/// After `@` only clients, after `#` only missions. Places count UTF-16 units.
///
/// # Errors
/// When the book cannot be read.
pub fn complete_line(carnet: &Carnet, request: LineCursor) -> Result<Completions> {
    let (start, end, word) = word_at(&request.line, request.cursor);
    let first = request.line.encode_utf16().take(start).all(|unit| unit == 32);
    let (sign, typed) = match word.chars().next() {
        Some(sign @ ('@' | '#')) => (Some(sign), word.get(1..).unwrap_or_default().trim_matches('"')),
        _ => (None, word.trim_matches('"')),
    };
    let folded = fold(typed);
    let mut items = Vec::new();
    if folded.is_empty() && sign.is_none() {
        return Ok(Completions { start: place(start), end: place(end), items });
    }
    let conn = carnet.conn();
    if sign.is_none() {
        for (from, words) in phrases(&request.line, start, request.cursor) {
            let clients = time_entry::clients_like(conn, &fold(&words), MOST)?;
            if !clients.is_empty() {
                items = of_clients(carnet, clients)?;
                return Ok(Completions { start: place(from), end: place(end), items });
            }
        }
    }
    if sign != Some('#') {
        let clients = time_entry::clients_like(conn, &folded, MOST)?;
        items = match sign {
            None => of_clients(carnet, clients)?,
            sign => clients.into_iter().map(|(_, name)| client(sign, name)).collect(),
        };
    }
    if sign == Some('#') {
        items.extend(time_entry::missions_like(conn, &folded, MOST)?.into_iter().map(|(mission, client)| {
            Completion {
                text: written('#', true, &mission),
                kind: "mission".into(),
                label: mission,
                detail: Some(client),
            }
        }));
    }
    if sign.is_none() {
        let word = |fr: &'static str, en: &'static str| match carnet.language() {
            Language::Fr => fr,
            Language::En => en,
        };
        let motives = MOTIVES.iter().map(|(_, fr, en)| word(fr, en)).filter(|word| word.starts_with(&folded));
        items.extend(motives.map(|word| simple(word, "motive")));
        if first {
            let days = DAYS.iter().map(|(fr, en)| word(fr, en)).filter(|word| word.starts_with(&folded));
            items.extend(days.take(2).map(|word| simple(word, "day")));
        }
    }
    Ok(Completions { start: place(start), end: place(end), items })
}

fn client(sign: Option<char>, name: String) -> Completion {
    let text = written(sign.unwrap_or('@'), sign.is_some(), &name);
    Completion { text, kind: "client".into(), label: name, detail: None }
}

/// Clients that a bare word may become, with their last entries: those of an only one come first, several are told apart first.
fn of_clients(carnet: &Carnet, clients: Vec<(i64, String)>) -> Result<Vec<Completion>> {
    let mut entries = recently(carnet, &clients)?;
    let several = clients.len() > 1;
    let mut names: Vec<Completion> = clients.into_iter().map(|(_, name)| client(None, name)).collect();
    if several {
        names.append(&mut entries);
        return Ok(names);
    }
    entries.append(&mut names);
    Ok(entries)
}

/// The last entries of the first of some clients, to be written again.
fn recently(carnet: &Carnet, clients: &[(i64, String)]) -> Result<Vec<Completion>> {
    let mut items = Vec::new();
    for (id, name) in clients.iter().take(2) {
        let recent = time_entry::recent_of(carnet.conn(), *id, 2)?;
        items.extend(recent.into_iter().map(|recent| again(name, &recent, carnet.language())));
    }
    Ok(items)
}

fn simple(word: &str, kind: &str) -> Completion {
    Completion { text: word.to_owned(), kind: kind.to_owned(), label: word.to_owned(), detail: None }
}

/// A past entry written again: its client, its motive and its note.
fn again(client: &str, recent: &Recent, language: Language) -> Completion {
    let motive =
        MOTIVES.iter().find(|(motive, ..)| *motive == recent.motive).map_or(
            "",
            |(_, fr, en)| match language {
                Language::Fr => fr,
                Language::En => en,
            },
        );
    let mut text = format!("{} {motive}", written('@', false, client));
    let note = recent.note.as_deref().filter(|note| !note.contains(['"', '@', '#', '«', '“']));
    let mut label = format!("{client} · {motive}");
    if let Some(note) = note {
        text = format!("{text} {note}");
        label = format!("{label} · {note}");
    }
    Completion { label, text, kind: "entry".into(), detail: None }
}

/// A name as the sentence reads it back: quoted behind its sign when it has several words or begins like something else.
fn written(sign: char, marked: bool, name: &str) -> String {
    let plain = !name.contains('"') && name.chars().next().is_some_and(char::is_alphabetic);
    let one_word = !name.contains(char::is_whitespace);
    match (plain && one_word, marked) {
        (true, false) => name.to_owned(),
        (true, true) => format!("{sign}{name}"),
        (false, _) => format!("{sign}\"{}\"", name.replace('"', " ")),
    }
}

/// The word that the cursor stands in or behind, with its place; a quoted name behind a sign is one word.
fn word_at(line: &str, cursor: u32) -> (usize, usize, String) {
    let units: Vec<u16> = line.encode_utf16().collect();
    let cursor = usize::try_from(cursor).unwrap_or(usize::MAX).min(units.len());
    let quote = u16::from(b'"');
    let mut start = 0;
    let mut quoted = false;
    for (index, unit) in units.iter().enumerate().take(cursor) {
        quoted ^= *unit == quote;
        if *unit == 32 && !quoted {
            start = index + 1;
        }
    }
    let rest = units.iter().skip(cursor).position(|unit| *unit == if quoted { quote } else { 32 });
    let end = rest.map_or(units.len(), |offset| cursor + offset + usize::from(quoted));
    let word = units.get(start..cursor).unwrap_or_default();
    (start, end, String::from_utf16_lossy(word))
}

/// The runs of bare words that end at the cursor and hold more than the one that begins at `start`, the longest first, each
/// with its place.
fn phrases(line: &str, start: usize, cursor: u32) -> Vec<(usize, String)> {
    let units: Vec<u16> = line.encode_utf16().collect();
    let cursor = usize::try_from(cursor).unwrap_or(usize::MAX).min(units.len());
    let space = |at: usize| units.get(at) == Some(&32);
    let begins = |at: &usize| !space(*at) && (*at == 0 || space(*at - 1));
    let mut found: Vec<(usize, String)> = (0..start)
        .rev()
        .filter(begins)
        .take(WORDS_BEFORE)
        .map(|from| (from, String::from_utf16_lossy(units.get(from..cursor).unwrap_or_default())))
        .take_while(|(_, words)| !words.contains(['"', '@', '#']))
        .collect();
    found.reverse();
    found
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{DAYS, MOTIVES, phrases, word_at};
    use carnet_core::entry_line::{EntryContext, parse};
    use chrono::{NaiveDate, NaiveTime};

    #[test]
    fn what_is_offered_is_read_back_as_what_it_says() {
        let context = EntryContext {
            today: NaiveDate::from_ymd_opt(2026, 11, 18).unwrap(),
            now_local: NaiveTime::MIN,
            clients: &[(1, "Acme")],
            missions: &[],
        };
        for (motive, fr, en) in MOTIVES {
            for word in [fr, en] {
                let read = parse(&format!("1h acme {word}"), &context).unwrap();
                assert_eq!(read.motive, motive, "« {word} » is offered for {motive}");
                assert_eq!(read.note, "", "« {word} » says the motive and nothing more");
            }
        }
        for (fr, en) in DAYS {
            for word in [fr, en] {
                let read = parse(&format!("{word} 1h acme"), &context).unwrap();
                assert_ne!(read.date, NaiveDate::MIN);
                assert_eq!(read.note, "", "« {word} » is read as a day");
            }
        }
    }

    #[test]
    fn the_word_at_the_cursor_has_its_place_in_utf16_units() {
        assert_eq!(word_at("2h acm", 6), (3, 6, "acm".into()), "the last word");
        assert_eq!(word_at("2h 🎉 éd appel", 8), (6, 8, "éd".into()), "behind a sign of two units");
        assert_eq!(word_at("2h acme appel", 5), (3, 7, "ac".into()), "inside a word: all of it is replaced");
        assert_eq!(word_at("2h @\"Pic Bl", 11), (3, 11, "@\"Pic Bl".into()), "an open quote holds its words");
        assert_eq!(word_at("", 99), (0, 0, String::new()), "an empty line");
    }

    #[test]
    fn several_words_may_be_one_name() {
        let found = phrases("9h-12h 🎉 clinique gar", 19, 22);
        let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["9h-12h 🎉 clinique gar", "🎉 clinique gar", "clinique gar"], "the longest first");
        assert_eq!(found.last().map(|(from, _)| *from), Some(10), "in UTF-16 units");
        assert_eq!(phrases("2h acme", 3, 7), [(0, "2h acme".to_owned())]);
        assert!(phrases("@acme de", 6, 8).is_empty(), "what is named by its sign is not named again");
        assert!(phrases("acme", 0, 4).is_empty());
    }
}
