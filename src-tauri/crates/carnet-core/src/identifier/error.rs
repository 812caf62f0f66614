//! Why an identifier is refused, as facts; the edge of the program writes the sentence.

/// Which identifier was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentifierKind {
    /// Company number, nine digits.
    Siren,
    /// Establishment number, fourteen digits.
    Siret,
    /// Value-added tax number of a member state.
    VatNumber,
    /// Bank account number.
    Iban,
    /// Bank code.
    Bic,
    /// Electronic mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Address in the directory of the French platforms.
    ElectronicAddress,
}

impl std::fmt::Display for IdentifierKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Siren => "SIREN",
            Self::Siret => "SIRET",
            Self::VatNumber => "VAT number",
            Self::Iban => "IBAN",
            Self::Bic => "BIC",
            Self::Email => "e-mail address",
            Self::Phone => "telephone number",
            Self::ElectronicAddress => "electronic address",
        })
    }
}

/// Why a text is not the identifier that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Nothing but separators was given.
    #[error("empty {kind}")]
    Empty {
        /// What was read.
        kind: IdentifierKind,
    },
    /// The number of significant characters is not the one that is required.
    #[error("{kind}: {got} characters where {expected} are required")]
    Length {
        /// What was read.
        kind: IdentifierKind,
        /// How many characters are required.
        expected: usize,
        /// How many were given.
        got: usize,
    },
    /// The number of significant characters lies outside the accepted range.
    #[error("{kind}: {got} characters where {min} to {max} are accepted")]
    LengthRange {
        /// What was read.
        kind: IdentifierKind,
        /// The least that is accepted.
        min: usize,
        /// The most that is accepted.
        max: usize,
        /// How many were given.
        got: usize,
    },
    /// A character cannot stand where it stands.
    #[error("{kind}: unexpected character {found:?} at place {position}")]
    Character {
        /// What was read.
        kind: IdentifierKind,
        /// The character.
        found: char,
        /// Its place among the significant characters, from one.
        position: usize,
    },
    /// The check digits do not agree with the rest: most often one mistyped digit or two swapped.
    #[error("{kind}: the check digits do not agree")]
    CheckDigits {
        /// What was read.
        kind: IdentifierKind,
    },
    /// The key of a French VAT number is not the one that its SIREN gives.
    #[error("VAT number: key {got} where SIREN {siren} gives {expected}")]
    VatKey {
        /// The SIREN inside the number.
        siren: String,
        /// The key that the SIREN gives.
        expected: String,
        /// The key that was given.
        got: String,
    },
    /// The two-letter country is not one that issues this identifier.
    #[error("{kind}: unknown country {country:?}")]
    UnknownCountry {
        /// What was read.
        kind: IdentifierKind,
        /// The letters that were given.
        country: String,
    },
    /// The rest does not have the shape that the country gives to it.
    #[error("{kind}: not the format of country {country}")]
    CountryFormat {
        /// What was read.
        kind: IdentifierKind,
        /// The country whose format was expected.
        country: String,
    },
    /// The text has not the shape of such an identifier at all.
    #[error("{kind}: {text:?} is not one")]
    Shape {
        /// What was read.
        kind: IdentifierKind,
        /// The text as given.
        text: String,
    },
}
