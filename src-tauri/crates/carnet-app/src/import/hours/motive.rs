//! The motive of an hour, guessed from the words people give to their labels, tasks and notes.

use carnet_core::entry_line::Motive;
use carnet_core::input::fold;

use super::HourDraft;

/// Beginnings of words, without accents. What decides is the first word of a text that begins with one of them.
const WORDS: [(Motive, &[&str]); 8] = [
    (
        Motive::Prospecting,
        &["prospect", "demarch", "lead", "coldcall", "salon", "reseautage", "networking", "sales"],
    ),
    (Motive::Quoting, &["devis", "quot", "chiffr", "estimat", "proposal", "proposition"]),
    (Motive::Invoicing, &["factur", "invoic", "billing", "recouvr", "encaiss", "impay"]),
    (
        Motive::Phone,
        &["appel", "telephon", "tel", "call", "phone", "standard", "visio", "reunion", "meeting", "rdv"],
    ),
    (
        Motive::Administration,
        &[
            "admin",
            "compta",
            "urssaf",
            "impot",
            "declar",
            "account",
            "bookkeep",
            "banque",
            "bank",
            "classement",
            "paperasse",
            "gestion",
            "tva",
            "office",
        ],
    ),
    (
        Motive::Training,
        &[
            "formation",
            "training",
            "learn",
            "webinaire",
            "webinar",
            "cours",
            "course",
            "tuto",
            "veille",
            "apprent",
        ],
    ),
    (Motive::Travel, &["trajet", "deplac", "travel", "voyage", "transport", "commut", "route", "driv"]),
    (
        Motive::Production,
        &[
            "product", "redact", "traduc", "translat", "writ", "develop", "dev", "design", "maquett",
            "montage", "saisie", "integrat", "relect", "correct", "compte", "graphi", "code", "coding",
            "mise",
        ],
    ),
];
/// Beginnings that are whole words: `tel` is not `television`, `cours` not `course à pied`.
const WHOLE: [&str; 7] = ["tel", "dev", "lead", "tva", "route", "cours", "standard"];

/// Returns the word of the motive, or nothing where no word says one. Labels speak first, then the task, then the note.
pub fn guess_motive(draft: &HourDraft) -> Option<&'static str> {
    let tags = draft.tags.iter().map(String::as_str);
    let texts = tags.chain(draft.task.as_deref()).chain(draft.description.as_deref());
    texts.filter_map(of_text).next().map(Motive::as_str)
}

fn of_text(text: &str) -> Option<Motive> {
    let plain: String = fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().find_map(of_word)
}

fn of_word(word: &str) -> Option<Motive> {
    let begins = |start: &&str| if WHOLE.contains(start) { word == *start } else { word.starts_with(start) };
    WORDS.iter().find(|(_, starts)| starts.iter().any(begins)).map(|(motive, _)| *motive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_tell_the_motive() {
        for (text, motive) in [
            ("appel", Motive::Phone),
            ("Téléphone avec Zoé", Motive::Phone),
            ("Devis n° 12", Motive::Quoting),
            ("Invoicing October", Motive::Invoicing),
            ("Facturation", Motive::Invoicing),
            ("Prospection téléphonique", Motive::Prospecting),
            ("Comptabilité", Motive::Administration),
            ("URSSAF", Motive::Administration),
            ("Formation SEO", Motive::Training),
            ("Trajet Pau", Motive::Travel),
            ("Traduction chap. 3, relecture", Motive::Production),
            ("Compte rendu de réunion", Motive::Production),
        ] {
            assert_eq!(of_text(text), Some(motive), "{text}");
        }
        for text in ["", "Zoé", "télévision", "42"] {
            assert_eq!(of_text(text), None, "{text} says nothing");
        }
    }
}
