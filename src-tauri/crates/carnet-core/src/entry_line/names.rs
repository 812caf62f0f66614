//! Finding a client or a mission by an unambiguous start of its name, without case or accents.

use crate::input::fold;

/// What a start of name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Nothing,
    One(i64),
    Several(Vec<&'a str>),
}

/// Looks for `start` (folded) among names. A name that is exactly that wins over names that begin so, and a
/// name whose first words are exactly that wins over one whose word only begins so.
pub(super) fn find<'a>(start: &str, names: impl Iterator<Item = (i64, &'a str)> + Clone) -> Found<'a> {
    if start.is_empty() {
        return Found::Nothing;
    }
    let ranked: Vec<(u8, i64, &str)> = names
        .filter_map(|(id, name)| {
            let folded = fold(name);
            let rest = folded.strip_prefix(start)?;
            let rank = match rest.chars().next() {
                None => 0,
                Some(c) if !c.is_alphanumeric() => 1,
                Some(_) => 2,
            };
            Some((rank, id, name))
        })
        .collect();
    let Some(best) = ranked.iter().map(|(rank, ..)| *rank).min() else { return Found::Nothing };
    let best: Vec<_> = ranked.into_iter().filter(|(rank, ..)| *rank == best).collect();
    match &best[..] {
        [(_, id, _)] => Found::One(*id),
        several => Found::Several(several.iter().map(|(.., name)| *name).collect()),
    }
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
