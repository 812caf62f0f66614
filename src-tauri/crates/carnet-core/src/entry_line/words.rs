//! Cutting a sentence into words, quoted names in one piece, with their places.

use super::{EntryLineError, Role, Span};
use crate::input::fold;

/// A word of the sentence, or what stands between two quotes.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// The word as typed, without quotes and without the sign before a name.
    pub text: &'a str,
    /// The word in lower case without accents.
    pub folded: String,
    /// The sign before a name: `@` for a client, `#` for a mission.
    pub sign: Option<char>,
    pub quoted: bool,
    /// Place in bytes, sign and quotes included.
    start: usize,
    end: usize,
    /// What the word was understood as.
    pub role: Option<Role>,
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        _ => None,
    }
}

/// Cuts the line at white space.
pub(super) fn cut(line: &str) -> Result<Vec<Word<'_>>, EntryLineError> {
    let mut words = Vec::new();
    let mut rest = line;
    let at = |rest: &str| line.len() - rest.len();
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(words) };
        let start = at(rest);
        let sign = matches!(first, '@' | '#').then_some(first);
        let body = if sign.is_some() { rest.get(1..).unwrap_or_default() } else { rest };
        let open = body.chars().next().filter(|c| closing(*c).is_some());
        let (text, after) = match open.and_then(closing).zip(open) {
            Some((close, open)) => {
                let inner = body.get(open.len_utf8()..).unwrap_or_default();
                inner.split_once(close).ok_or_else(|| EntryLineError::OpenQuote {
                    position: line.get(..start).unwrap_or_default().chars().count() + 1,
                })?
            }
            None => body.split_at(body.find(char::is_whitespace).unwrap_or(body.len())),
        };
        words.push(Word {
            text: text.trim(),
            folded: fold(text),
            sign,
            quoted: open.is_some(),
            start,
            end: at(after),
            role: None,
        });
        rest = after;
    }
}

/// The roles as spans of the line, neighbours of one role made one, in UTF-16 units.
pub(super) fn spans(line: &str, words: &[Word<'_>]) -> Vec<Span> {
    let place = |byte: usize| line.get(..byte).unwrap_or_default().encode_utf16().count();
    let mut spans: Vec<Span> = Vec::new();
    let mut previous = None;
    for word in words {
        let role = word.role.unwrap_or(Role::Note);
        match spans.last_mut() {
            Some(last) if previous == Some(role) => last.end = place(word.end),
            _ => spans.push(Span { start: place(word.start), end: place(word.end), role }),
        }
        previous = Some(role);
    }
    spans
}

/// The words without a role as they were typed, one space between them.
pub(super) fn note(line: &str, words: &[Word<'_>]) -> String {
    let typed: Vec<&str> = words
        .iter()
        .filter(|word| word.role.is_none())
        .map(|word| line.get(word.start..word.end).unwrap_or_default())
        .collect();
    typed.join(" ")
}
