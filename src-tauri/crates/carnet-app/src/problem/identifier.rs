//! Sentences for a text that is not the identifier that was asked for.

use crate::{Language, say};
use carnet_core::identifier::{IdentifierError, IdentifierKind};

/// Returns what is wrong with the identifier and what to do.
pub(super) fn sentence(error: &IdentifierError, language: Language) -> String {
    use IdentifierError as E;
    match error {
        E::Empty { kind } => {
            let (one, _) = named(*kind, language);
            say!(language, "Le champ est vide : donnez {one}.", "The field is empty: give {one}.")
        }
        E::Length { kind, expected, got } => {
            let (one, _) = named(*kind, language);
            say!(
                language,
                "Il faut {expected} caractères à {one}, la saisie en a {got} : vérifiez-la.",
                "It takes {expected} characters to make {one}, this has {got}: check it."
            )
        }
        E::LengthRange { kind, min, max, got } => {
            let (one, _) = named(*kind, language);
            say!(
                language,
                "Il faut de {min} à {max} caractères à {one}, la saisie en a {got} : vérifiez-la.",
                "It takes {min} to {max} characters to make {one}, this has {got}: check it."
            )
        }
        E::Character { kind, found, position } => {
            let (one, _) = named(*kind, language);
            say!(
                language,
                "Le caractère « {found} », en position {position}, n'a pas sa place dans {one} : ôtez-le.",
                "The character \"{found}\" at place {position} does not belong in {one}: remove it."
            )
        }
        E::CheckDigits { kind } => {
            let (_, this) = named(*kind, language);
            say!(
                language,
                "La clé de contrôle de {this} ne correspond pas : un chiffre est sans doute faux.",
                "The check digits of {this} do not agree: a digit is probably wrong."
            )
        }
        E::VatKey { siren, expected, got } => say!(
            language,
            "La clé de TVA {got} ne va pas avec le SIREN {siren} : elle devrait être {expected}.",
            "The VAT key {got} does not go with SIREN {siren}: it should be {expected}."
        ),
        E::UnknownCountry { kind, country } => {
            let (_, this) = named(*kind, language);
            say!(
                language,
                "Le pays « {country} » de {this} est inconnu : vérifiez ses lettres.",
                "The country \"{country}\" of {this} is unknown: check its letters."
            )
        }
        E::CountryFormat { kind, country } => {
            let (one, _) = named(*kind, language);
            say!(
                language,
                "Le pays {country} donne une autre forme à {one} : vérifiez la saisie.",
                "Country {country} gives {one} another form: check it."
            )
        }
        E::Shape { kind, text } => {
            let (one, _) = named(*kind, language);
            say!(
                language,
                "« {text} » ne se lit pas comme {one} : vérifiez la saisie.",
                "\"{text}\" does not read as {one}: check it."
            )
        }
    }
}

/// Returns the identifier as one of its kind, and as the one that was given: "une adresse e-mail", "cette adresse e-mail".
fn named(kind: IdentifierKind, language: Language) -> (&'static str, &'static str) {
    use IdentifierKind as K;
    match (kind, language) {
        (K::Siren, Language::Fr) => ("un SIREN", "ce SIREN"),
        (K::Siren, Language::En) => ("a SIREN", "this SIREN"),
        (K::Siret, Language::Fr) => ("un SIRET", "ce SIRET"),
        (K::Siret, Language::En) => ("a SIRET", "this SIRET"),
        (K::VatNumber, Language::Fr) => ("un numéro de TVA", "ce numéro de TVA"),
        (K::VatNumber, Language::En) => ("a VAT number", "this VAT number"),
        (K::Iban, Language::Fr) => ("un IBAN", "cet IBAN"),
        (K::Iban, Language::En) => ("an IBAN", "this IBAN"),
        (K::Bic, Language::Fr) => ("un BIC", "ce BIC"),
        (K::Bic, Language::En) => ("a BIC", "this BIC"),
        (K::Email, Language::Fr) => ("une adresse e-mail", "cette adresse e-mail"),
        (K::Email, Language::En) => ("an e-mail address", "this e-mail address"),
        (K::Phone, Language::Fr) => ("un numéro de téléphone", "ce numéro de téléphone"),
        (K::Phone, Language::En) => ("a telephone number", "this telephone number"),
        (K::ElectronicAddress, Language::Fr) => ("une adresse électronique", "cette adresse électronique"),
        (K::ElectronicAddress, Language::En) => ("an electronic address", "this electronic address"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use carnet_core::identifier::{Email, Iban};

    #[test]
    fn an_identifier_is_named_with_the_article_of_its_language() {
        let bare = "atelier".parse::<Email>().unwrap_err();
        assert_eq!(
            sentence(&bare, Language::Fr),
            "« atelier » ne se lit pas comme une adresse e-mail : vérifiez la saisie."
        );
        let cut = "FR142004101005050001".parse::<Iban>().unwrap_err();
        assert_eq!(
            sentence(&cut, Language::En),
            "It takes 27 characters to make an IBAN, this has 20: check it."
        );
    }
}
