//! Numbers and addresses that other people gave out: SIREN, SIRET, VAT number, IBAN, BIC, e-mail, telephone.
//!
//! Each is its own type, made only by reading a text: spaces, dots, hyphens and no-break spaces are accepted,
//! the canonical form is kept, `Display` groups it for people. Nothing here asks a register whether it exists.

mod contact;
mod electronic_address;
mod error;
mod iban;
mod siren;
mod vat_number;

pub use contact::{Email, Phone};
pub use electronic_address::ElectronicAddress;
pub use error::{IdentifierError, IdentifierKind};
pub use iban::{Bic, Iban};
pub use siren::{Siren, Siret};
pub use vat_number::VatNumber;

/// The longest text worth looking at: no identifier comes near it, even spaced out.
const LONGEST_INPUT: usize = 320;

/// Returns `text` in capitals without the separators that people and letterheads put into numbers.
fn compact(kind: IdentifierKind, text: &str) -> Result<String, IdentifierError> {
    let compacted: String = text
        .chars()
        .take(LONGEST_INPUT)
        .filter(|c| !is_separator(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if compacted.is_empty() { Err(IdentifierError::Empty { kind }) } else { Ok(compacted) }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | '-' | '\u{2010}'..='\u{2014}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Refuses a character that `allowed` does not know, naming it and its place among the significant ones.
fn only(
    kind: IdentifierKind,
    text: &str,
    allowed: impl Fn(usize, char) -> bool,
) -> Result<(), IdentifierError> {
    match text.chars().enumerate().find(|(index, c)| !allowed(*index, *c)) {
        Some((index, found)) => Err(IdentifierError::Character { kind, found, position: index + 1 }),
        None => Ok(()),
    }
}

fn exact_length(kind: IdentifierKind, text: &str, expected: usize) -> Result<(), IdentifierError> {
    let got = text.chars().count();
    if got == expected { Ok(()) } else { Err(IdentifierError::Length { kind, expected, got }) }
}

/// Writes `text` in groups of the given sizes, the last size repeating, with no-break spaces between them.
fn grouped(text: &str, sizes: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut sizes = sizes.iter().copied();
    let mut size = sizes.next().unwrap_or(usize::MAX);
    let mut in_group = 0;
    for c in text.chars() {
        if in_group == size {
            out.push('\u{A0}');
            in_group = 0;
            size = sizes.next().unwrap_or(size);
        }
        out.push(c);
        in_group += 1;
    }
    out
}

/// Declares an identifier: a canonical string that only reading can make.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $read:path, $show:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Returns the canonical form: no separators.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::identifier::IdentifierError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $read(text).map(Self)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::identifier::IdentifierError;
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::identifier::IdentifierError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        /// Writes the identifier grouped for people, with no-break spaces.
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$show(&self.0))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
use identifier;
