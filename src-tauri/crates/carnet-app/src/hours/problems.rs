//! Sentences for what can be wrong with an entry.

use crate::{Language, Problem, Refusal, say};
use carnet_core::entry_line::{EntryLineError, Motive};

/// Returns what a motive is called in a sentence.
pub(super) fn motive_name(motive: Motive, language: Language) -> &'static str {
    match (motive, language) {
        (Motive::Production, _) => "production",
        (Motive::Phone, Language::Fr) => "téléphone",
        (Motive::Phone, Language::En) => "phone",
        (Motive::Quoting, Language::Fr) => "devis",
        (Motive::Quoting, Language::En) => "quoting",
        (Motive::Invoicing, Language::Fr) => "facturation",
        (Motive::Invoicing, Language::En) => "invoicing",
        (Motive::Prospecting, Language::Fr) => "prospection",
        (Motive::Prospecting, Language::En) => "prospecting",
        (Motive::Administration, _) => "administration",
        (Motive::Training, Language::Fr) => "formation",
        (Motive::Training, Language::En) => "training",
        (Motive::Travel, Language::Fr) => "trajets",
        (Motive::Travel, Language::En) => "travel",
    }
}

/// Makes a problem of a sentence in both languages.
pub(super) fn both(sentence: impl Fn(Language) -> String) -> Problem {
    Problem::sentence_of(sentence(Language::Fr), sentence(Language::En))
}

/// A text that is no time of the day.
pub(super) fn no_such_time(text: &str) -> Problem {
    let text: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    both(|l| {
        say!(
            l,
            "« {text} » n'est pas une heure : écrivez 14:00 ou 9h30.",
            "\"{text}\" is no time of the day: write 14:00 or 9:30."
        )
    })
}

/// How many names a sentence lists.
const LISTED: usize = 5;

/// Names one after the other, the first few of many.
fn listed(names: &[String]) -> String {
    let more = if names.len() > LISTED { "…" } else { "" };
    let first: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    format!("{}{more}", first.join(", "))
}

/// A word that begins no name, with the names in which it stands further on.
fn further_on(tried: &str, near: &[String]) -> Problem {
    let names = listed(near);
    both(|l| {
        say!(
            l,
            "Aucun nom ne commence par « {tried} ». Pour {names}, tapez le début du nom.",
            "No name begins with \"{tried}\". For {names}, type the start of the name."
        )
    })
}

/// A motive that makes no sense for nobody.
pub(super) fn client_missing(motive: Motive, tried: Option<&str>) -> Problem {
    both(|l| {
        let motive = motive_name(motive, l);
        match tried {
            Some(tried) => say!(
                l,
                "Le motif « {motive} » demande un client, et « {tried} » n'en désigne aucun : vérifiez le nom ou ajoutez le client.",
                "The motive \"{motive}\" needs a client, and \"{tried}\" names none: check the name or add the client."
            ),
            None => say!(
                l,
                "Le motif « {motive} » demande un client : nommez-le, comme dans « 2h acme appel ».",
                "The motive \"{motive}\" needs a client: name one, as in \"2h acme call\"."
            ),
        }
    })
}

/// An entry that passes two days.
pub(super) fn too_long() -> Problem {
    both(|l| {
        say!(
            l,
            "Une saisie dure 48 heures au plus : coupez-la en plusieurs jours.",
            "An entry lasts 48 hours at most: cut it into several days."
        )
    })
}

/// Start, end and length that contradict each other.
pub(super) fn contradiction() -> Problem {
    both(|l| {
        say!(
            l,
            "La durée ne va pas avec le début et la fin : gardez deux des trois.",
            "The duration does not agree with the start and the end: keep two of the three."
        )
    })
}

/// A mission of another client.
pub(super) fn mission_of_another() -> Problem {
    both(|l| say!(l, "Cette mission est celle d'un autre client.", "That mission belongs to another client."))
}

/// Returns a refused name as the problem of its field.
pub(super) fn of_name(refusal: &Refusal) -> Problem {
    both(|l| refusal.explain(l).message)
}

/// Returns what is wrong with a sentence.
pub(super) fn of_line(error: EntryLineError) -> Problem {
    use EntryLineError as E;
    match error {
        E::Empty => both(|l| {
            say!(
                l,
                "Tapez une durée, un client et un motif : « 2h acme appel ».",
                "Type a duration, a client and a motive: \"2h acme call\"."
            )
        }),
        E::TooLong { max, got } => both(|l| {
            say!(
                l,
                "La phrase a {got} caractères, {max} au plus sont lus.",
                "The sentence has {got} characters, at most {max} are read."
            )
        }),
        E::NoTime => both(|l| {
            say!(
                l,
                "Il manque une durée (2h, 45m) ou des heures (14:00-15:30).",
                "A duration (2h, 45m) or times (14:00-15:30) are missing."
            )
        }),
        E::OpenQuote { position } => both(|l| {
            say!(
                l,
                "Le guillemet en position {position} n'est pas fermé.",
                "The quote at place {position} is not closed."
            )
        }),
        E::Date(error) => error.into(),
        E::Duration(error) => error.into(),
        E::LongerThanADay => both(|l| {
            say!(
                l,
                "Une phrase note 24 heures au plus : coupez-la par jour.",
                "A sentence notes 24 hours at most: cut it by day."
            )
        }),
        E::NoSuchTime { text } => no_such_time(&text),
        E::EmptyRange { time } => {
            let time = time.format("%H:%M").to_string();
            both(|l| {
                say!(
                    l,
                    "De {time} à {time} il n'y a rien : donnez une autre fin.",
                    "From {time} to {time} there is nothing: give another end."
                )
            })
        }
        E::AmbiguousClient { text, candidates } => {
            let list = listed(&candidates);
            both(|l| {
                say!(
                    l,
                    "« {text} » désigne plusieurs clients : {list}. Tapez un peu plus du nom.",
                    "\"{text}\" names several clients: {list}. Type a little more of the name."
                )
            })
        }
        E::ClientMissing { tried: Some(text), near, .. }
        | E::UnknownClient { text, near }
        | E::UnknownMission { text, near }
            if !near.is_empty() =>
        {
            further_on(&text, &near)
        }
        E::UnknownClient { text, .. } => both(|l| {
            say!(
                l,
                "Aucun client ne répond à « {text} » : vérifiez le nom ou ajoutez-le.",
                "No client answers to \"{text}\": check the name or add it."
            )
        }),
        E::AmbiguousMission { text, candidates } => {
            let list = listed(&candidates);
            both(|l| {
                say!(
                    l,
                    "« {text} » désigne plusieurs missions : {list}. Tapez un peu plus du nom.",
                    "\"{text}\" names several missions: {list}. Type a little more of the name."
                )
            })
        }
        E::UnknownMission { text, .. } => {
            both(|l| say!(l, "Aucune mission ne répond à « {text} ».", "No mission answers to \"{text}\"."))
        }
        E::ClientMissing { motive, tried, .. } => client_missing(motive, tried.as_deref()),
        E::Note(error) => error.into(),
    }
}
