//! Sentences for papers that cannot be made.

use super::{Code, Failure};
use crate::{Language, say};
use carnet_documents::RenderError;

/// Returns the failure of a paper's look or file. What is wrong inside a picture or a font is not told: another one is chosen.
pub(super) fn render(error: &RenderError, language: Language) -> Failure {
    let (code, message, hint) = match error {
        RenderError::Accent { value } => (
            Code::Refused,
            say!(
                language,
                "La couleur « {value} » des documents ne se lit pas.",
                "The colour \"{value}\" of the papers cannot be read."
            ),
            say!(
                language,
                "Choisissez-la de nouveau dans les réglages des documents.",
                "Choose it again in the settings of the papers."
            ),
        ),
        RenderError::Logo { .. } => (
            Code::Refused,
            say!(language, "Le logo des documents ne se lit pas.", "The logo of the papers cannot be read."),
            say!(
                language,
                "Choisissez un autre fichier PNG ou JPEG dans les réglages des documents.",
                "Choose another PNG or JPEG file in the settings of the papers."
            ),
        ),
        RenderError::Font { .. } | RenderError::Write { .. } => (
            Code::Internal,
            say!(language, "Le PDF n'a pas pu être composé.", "The PDF could not be made."),
            say!(
                language,
                "Réessayez ; si cela se répète, réinstallez Carnet : votre carnet n'y est pas touché.",
                "Try again; if it happens again, install Carnet again: your book is not touched by it."
            ),
        ),
    };
    Failure { code, message, hint: Some(hint), fields: Vec::new() }
}

/// Returns the failure of a paper for which the book lacks something. What it is has a name in the code alone: it would not
/// help the user.
pub(super) fn absent(language: Language) -> Failure {
    Failure {
        code: Code::Internal,
        message: say!(
            language,
            "Le document n'a pas pu être composé : ce que le carnet en garde manque ou ne se relit pas.",
            "The paper could not be made: what the book holds for it is missing or does not read back."
        ),
        hint: Some(say!(
            language,
            "Vérifiez le carnet avec `carnet verify` ; il nomme la dernière bonne sauvegarde.",
            "Check the book with `carnet verify`; it names the last good backup."
        )),
        fields: Vec::new(),
    }
}
