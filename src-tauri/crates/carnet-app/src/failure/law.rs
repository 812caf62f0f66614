//! Sentences for what the law does not say, or not yet.

use super::Code;
use crate::{Language, say};
use carnet_core::law::LawError;

/// Returns the kind of the failure.
pub(super) fn code(error: &LawError) -> Code {
    match error {
        LawError::Malformed { .. } => Code::Internal,
        _ => Code::Refused,
    }
}

/// Returns the sentence for a date or a status for which Carnet knows no value of the law.
pub(super) fn sentence(error: &LawError, language: Language) -> String {
    match error {
        LawError::NotKnownYet { on, known_from, .. } => {
            let (on_fr, from_fr) = (on.format("%d/%m/%Y"), known_from.format("%d/%m/%Y"));
            say!(
                language,
                "Carnet ne connaît pas la loi du {on_fr}, seulement depuis le {from_fr} : choisissez une date plus tardive.",
                "Carnet does not know the law of {on}, only since {known_from}: choose a later date."
            )
        }
        LawError::ValueUnknown { on, reference, .. } => {
            let on_fr = on.format("%d/%m/%Y");
            say!(
                language,
                "Carnet ne connaît pas la valeur en vigueur le {on_fr} ({reference}) : choisissez une autre date.",
                "Carnet does not know the value in force on {on} ({reference}): choose another date."
            )
        }
        LawError::NotForStatus { .. } => say!(
            language,
            "Cela n'existe pas pour votre statut : vérifiez-le dans l'identité.",
            "This does not exist for your status: check it in your identity."
        ),
        LawError::Malformed { detail } => say!(
            language,
            "Les faits de la loi livrés avec Carnet ne se lisent pas ({detail}) : réinstallez-le.",
            "The facts of the law that come with Carnet cannot be read ({detail}): install it again."
        ),
    }
}
