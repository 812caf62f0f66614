//! Any record by what is typed: for the palette.

use crate::wire::search::{Found, Hit, SearchRequest};
use crate::{Carnet, Language, Result};
use carnet_core::input::fold;
use carnet_core::invoice::InvoiceKind;
use carnet_store::search;

/// How many of each kind are found.
const MOST: u32 = 8;
/// Words past these say nothing more.
const MOST_WORDS: usize = 8;

/// Returns the records that hold every word typed, whatever the case and the accents of names; without a word the latest.
///
/// # Errors
/// When the book cannot be read.
pub fn find(carnet: &Carnet, request: SearchRequest) -> Result<Found> {
    let folded = fold(&request.text);
    let words: Vec<String> = folded.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
    let language = carnet.language();
    let hits = search::find(carnet.conn(), &words, MOST)?.into_iter().map(|hit| {
        let (name, detail) = match hit.kind.as_str() {
            "invoice" => {
                let kind =
                    hit.detail.as_deref().and_then(|word| word.parse().ok()).map(|k| kind_name(k, language));
                let draft = if language == Language::Fr { "Brouillon" } else { "Draft" };
                let name = if hit.name.is_empty() { draft.to_owned() } else { hit.name };
                (name, kind.map(str::to_owned))
            }
            _ => (hit.name, hit.detail),
        };
        Hit { kind: hit.kind, id: hit.id, name, client: hit.client, detail }
    });
    Ok(Found { hits: hits.collect() })
}

fn kind_name(kind: InvoiceKind, language: Language) -> &'static str {
    match (kind, language) {
        (InvoiceKind::Deposit, Language::Fr) => "facture d'acompte",
        (InvoiceKind::Deposit, Language::En) => "deposit invoice",
        (InvoiceKind::Progress, Language::Fr) => "facture de situation",
        (InvoiceKind::Progress, Language::En) => "progress invoice",
        (InvoiceKind::Final, Language::Fr) => "facture de solde",
        (InvoiceKind::Final, Language::En) => "final invoice",
        (InvoiceKind::Standard, Language::Fr) => "facture",
        (InvoiceKind::Standard, Language::En) => "invoice",
        (InvoiceKind::CreditNote, Language::Fr) => "avoir",
        (InvoiceKind::CreditNote, Language::En) => "credit note",
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::hours::testing::{add_mission, book};
    use crate::wire::search::SearchRequest;

    #[test]
    fn every_word_counts_and_accents_do_not() {
        let (_folder, mut carnet) = book("2026-11-20");
        add_mission(&mut carnet, 2, "Refonte du site", "2026-11-01");
        let found = |text: &str| {
            let hits = find(&carnet, SearchRequest { text: text.into() }).unwrap().hits;
            hits.into_iter().map(|hit| (hit.kind, hit.name)).collect::<Vec<_>>()
        };
        let hit = |kind: &str, name: &str| (kind.to_owned(), name.to_owned());
        assert_eq!(found("zoe"), [hit("client", "Studio Zoé"), hit("mission", "Refonte du site")]);
        assert_eq!(found("zoe refonte"), [hit("mission", "Refonte du site")], "all words, in any order");
        assert_eq!(found("acme"), [hit("client", "Acme")]);
        assert_eq!(found("introuvable"), []);
        assert_eq!(found("").len(), 3, "nothing typed: the latest records");
        assert_eq!(
            found("%").len() + found("_").len() + found("'\"").len(),
            0,
            "no sign means anything else"
        );
    }
}
