//! Finding a client or a mission by an unambiguous start of its name, without case or accents.

use super::EntryContext;
use crate::input::fold;

/// What a start of name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Nothing,
    One(i64),
    Several(Vec<&'a str>),
}

/// A name with its folded form, made once a sentence.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub id: i64,
    pub name: &'a str,
    pub folded: String,
}

/// The names that the sentence may refer to.
#[derive(Debug)]
pub(super) struct Names<'a> {
    pub clients: Vec<Name<'a>>,
    /// Missions, with their clients' ids.
    pub missions: Vec<(Name<'a>, i64)>,
}

impl<'a> Names<'a> {
    pub(super) fn new(ctx: &EntryContext<'a>) -> Self {
        let name = |id: i64, name: &'a str| Name { id, name, folded: fold(name) };
        Self {
            clients: ctx.clients.iter().map(|(id, text)| name(*id, text)).collect(),
            missions: ctx.missions.iter().map(|(id, client, text)| (name(*id, text), *client)).collect(),
        }
    }
}

/// Looks for `start` (folded) among names. A name that is exactly that wins over names that begin so, and a
/// name whose first words are exactly that wins over one whose word only begins so.
pub(super) fn find<'a: 'n, 'n>(start: &str, names: impl Iterator<Item = &'n Name<'a>>) -> Found<'a> {
    if start.is_empty() {
        return Found::Nothing;
    }
    let ranked: Vec<(u8, i64, &'a str)> = names
        .filter_map(|name| {
            let rest = name.folded.strip_prefix(start)?;
            let rank = match rest.chars().next() {
                None => 0,
                Some(c) if !c.is_alphanumeric() => 1,
                Some(_) => 2,
            };
            Some((rank, name.id, name.name))
        })
        .collect();
    let Some(best) = ranked.iter().map(|(rank, ..)| *rank).min() else { return Found::Nothing };
    let best: Vec<_> = ranked.into_iter().filter(|(rank, ..)| *rank == best).collect();
    match &best[..] {
        [(_, id, _)] => Found::One(*id),
        several => Found::Several(several.iter().map(|(.., name)| *name).collect()),
    }
}

/// The names with a further word that begins with `start` (folded): what someone means who types `garçon` for
/// `Menuiserie Garçon`. They are told, never taken: a name is named by its start.
pub(super) fn near<'a: 'n, 'n>(start: &str, names: impl Iterator<Item = &'n Name<'a>>) -> Vec<String> {
    if start.is_empty() || is_small_word(start) {
        return Vec::new();
    }
    let begins = |name: &&Name<'_>| {
        name.folded.match_indices(start).any(|(at, _)| {
            name.folded
                .get(..at)
                .and_then(|before| before.chars().next_back())
                .is_some_and(|c| !c.is_alphanumeric())
        })
    };
    names.filter(begins).map(|name| name.name.to_owned()).collect()
}

/// Small words that begin many names and many notes: alone they name nobody.
pub(super) fn is_small_word(word: &str) -> bool {
    word.chars().count() < 2
        || matches!(
            word,
            "de" | "du"
                | "des"
                | "la"
                | "le"
                | "les"
                | "un"
                | "une"
                | "en"
                | "et"
                | "au"
                | "aux"
                | "sur"
                | "pour"
                | "par"
                | "avec"
                | "chez"
                | "ma"
                | "mon"
                | "ses"
                | "the"
                | "an"
                | "of"
                | "on"
                | "in"
                | "to"
                | "for"
                | "and"
                | "at"
                | "with"
                | "my"
        )
}
