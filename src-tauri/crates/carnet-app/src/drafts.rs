//! What is being typed, kept until it is saved: the window may die at any moment.

use crate::carnet::rfc3339;
use crate::wire::Nothing;
use crate::wire::drafts::{DraftKeep, KeptDraft, KeptDrafts};
use crate::{Carnet, Problem, Refusal, Result};
use carnet_store::draft;

/// The longest text of a draft: far above any form, far below what would slow a book down.
const LONGEST: usize = 1_000_000;
const LONGEST_KEY: usize = 200;

/// Returns what was being typed, the latest first.
///
/// # Errors
/// When the book cannot be read.
pub fn list(carnet: &Carnet) -> Result<KeptDrafts> {
    let drafts = draft::list(carnet.conn())?;
    let drafts =
        drafts.into_iter().map(|d| KeptDraft { key: d.key, typed: d.typed, kept_at: d.kept_at }).collect();
    Ok(KeptDrafts { drafts })
}

/// Keeps what is being typed, or forgets it; durable when it returns, and no operation of the journal.
///
/// # Errors
/// [`Refusal::Input`] for a key or a text past their limits; when the book cannot be written.
pub fn keep(carnet: &mut Carnet, request: DraftKeep) -> Result<Nothing> {
    let too_long = |path: &str| {
        Refusal::field(
            path,
            Problem::sentence_of(
                "Ce brouillon est trop long pour être gardé : enregistrez-le.",
                "This draft is too long to be kept: save it.",
            ),
        )
    };
    if request.key.is_empty() || request.key.chars().count() > LONGEST_KEY {
        return Err(too_long("key"));
    }
    if request.typed.as_ref().is_some_and(|typed| typed.len() > LONGEST) {
        return Err(too_long("typed"));
    }
    let now = rfc3339(carnet.now());
    carnet.book_mut().keep_draft(&request.key, request.typed.as_deref(), &now)?;
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::{keep, list};
    use crate::hours::testing::{book, reopen};
    use crate::wire::drafts::DraftKeep;

    fn draft(key: &str, typed: Option<&str>) -> DraftKeep {
        DraftKeep { key: key.into(), typed: typed.map(str::to_owned) }
    }

    #[test]
    fn what_is_typed_outlives_the_window_and_is_no_operation() {
        let (folder, mut carnet) = book("2026-11-20");
        let before = crate::journal::list(&carnet).unwrap();
        keep(&mut carnet, draft("quote/new", Some("{\"a\":1}"))).unwrap();
        keep(&mut carnet, draft("quote/new", Some("{\"a\":2}"))).unwrap();
        keep(&mut carnet, draft("log/3", Some("appel"))).unwrap();
        keep(&mut carnet, draft("log/3", None)).unwrap();
        assert_eq!(crate::journal::list(&carnet).unwrap(), before, "typing is no operation");
        drop(carnet);
        let carnet = reopen(folder.path(), "2026-11-21");
        let kept = list(&carnet).unwrap().drafts;
        let kept: Vec<_> = kept.iter().map(|d| (d.key.as_str(), d.typed.as_str())).collect();
        assert_eq!(
            kept,
            [("quote/new", "{\"a\":2}")],
            "the latest text of each, and none that was forgotten"
        );
    }

    #[test]
    fn a_draft_past_its_limit_is_refused() {
        let (_folder, mut carnet) = book("2026-11-20");
        assert!(keep(&mut carnet, draft("", Some("x"))).is_err(), "without a place");
        assert!(keep(&mut carnet, draft("k", Some(&"x".repeat(1_000_001)))).is_err(), "a megabyte and more");
        assert!(list(&carnet).unwrap().drafts.is_empty());
    }
}
