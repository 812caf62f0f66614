//! The words that Carnet itself writes into a book where the user gave none: labels of stages, notes of follow-ups, reasons
//! of proposals. They are stored in the language of that day and said in the one asked for; what the user typed stays.

use crate::Language;
use carnet_core::document::DocumentNumber;

/// A phrase in both languages: what stands before and behind its middle.
pub(crate) struct Phrase {
    fr: (&'static str, &'static str),
    en: (&'static str, &'static str),
    holds: Middle,
}

/// What the middle of a phrase is.
enum Middle {
    Nothing,
    Rank,
    Document,
    Name,
}

pub(crate) const ON_ORDER: Phrase = word("À la commande", "On order");
pub(crate) const MIDWAY: Phrase = word("À mi-mission", "Mid-mission");
pub(crate) const ON_DELIVERY: Phrase = word("À la livraison", "On delivery");
pub(crate) const STAGE: Phrase = Phrase { fr: ("Étape ", ""), en: ("Stage ", ""), holds: Middle::Rank };
pub(crate) const FOLLOW_UP: Phrase = word("Relancer", "Follow up");
pub(crate) const FOLLOW_UP_QUOTE: Phrase =
    Phrase { fr: ("Relancer le devis ", ""), en: ("Follow up on quote ", ""), holds: Middle::Document };
pub(crate) const ORDER_SIGNED: Phrase = Phrase {
    fr: ("Le bon de commande de « ", " » est signé."),
    en: ("The order of \"", "\" is signed."),
    holds: Middle::Name,
};
pub(crate) const STAGE_VALIDATED: Phrase = word("L'étape est validée.", "The stage is validated.");
pub(crate) const HALF_OF_HOURS: Phrase = Phrase {
    fr: ("La moitié des heures de « ", " » est consommée."),
    en: ("Half of the hours of \"", "\" are used."),
    holds: Middle::Name,
};
pub(crate) const DELIVERED: Phrase = Phrase {
    fr: ("La mission « ", " » est livrée."),
    en: ("Mission \"", "\" is delivered."),
    holds: Middle::Name,
};
/// What follows a logged exchange, before its first words; these stay as they were typed.
pub(crate) const NEXT: Phrase = Phrase { fr: ("Suite : ", ""), en: ("Next: ", ""), holds: Middle::Name };

const ALL: [&Phrase; 11] = [
    &ON_ORDER,
    &MIDWAY,
    &ON_DELIVERY,
    &STAGE,
    &FOLLOW_UP,
    &FOLLOW_UP_QUOTE,
    &ORDER_SIGNED,
    &STAGE_VALIDATED,
    &HALF_OF_HOURS,
    &DELIVERED,
    &NEXT,
];

const fn word(fr: &'static str, en: &'static str) -> Phrase {
    Phrase { fr: (fr, ""), en: (en, ""), holds: Middle::Nothing }
}

impl Phrase {
    /// Returns the phrase around `middle`.
    pub(crate) fn of(&self, middle: &str, language: Language) -> String {
        let (before, behind) = match language {
            Language::Fr => self.fr,
            Language::En => self.en,
        };
        format!("{before}{middle}{behind}")
    }

    /// Returns the phrase without a middle.
    pub(crate) fn word(&self, language: Language) -> String {
        self.of("", language)
    }

    /// Returns the middle of `text`, where that is this phrase in either language.
    fn middle<'t>(&self, text: &'t str) -> Option<&'t str> {
        [self.fr, self.en]
            .into_iter()
            .filter_map(|(before, behind)| text.strip_prefix(before)?.strip_suffix(behind))
            .find(|middle| match self.holds {
                Middle::Nothing => middle.is_empty(),
                Middle::Rank => middle.parse::<u32>().is_ok(),
                Middle::Document => middle.parse::<DocumentNumber>().is_ok(),
                Middle::Name => !middle.is_empty(),
            })
    }
}

/// Returns `text` in `language` where Carnet wrote it by itself, else as it is.
pub(crate) fn said(text: &str, language: Language) -> String {
    let found = ALL.iter().find_map(|phrase| Some(phrase.of(phrase.middle(text)?, language)));
    found.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{ALL, Middle, said};
    use crate::Language::{En, Fr};

    #[test]
    fn each_phrase_is_said_in_either_language_whichever_it_was_stored_in() {
        for phrase in ALL {
            let middle = match phrase.holds {
                Middle::Nothing => "",
                Middle::Rank => "3",
                Middle::Document => "D2026-0013",
                Middle::Name => "Site « vitrine »",
            };
            let (fr, en) = (phrase.of(middle, Fr), phrase.of(middle, En));
            assert_ne!(fr, en);
            for stored in [&fr, &en] {
                assert_eq!((said(stored, Fr), said(stored, En)), (fr.clone(), en.clone()));
            }
        }
    }

    #[test]
    fn what_the_user_typed_stays() {
        for typed in [
            "Étape pilote",
            "Relancer le devis de Paul",
            "À la commande, par chèque",
            "relancer",
            "Suite à votre appel",
            "Suite : ",
            "",
        ] {
            assert_eq!(said(typed, En), typed);
        }
    }
}
