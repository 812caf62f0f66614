//! The address of a business in the directory of the French platforms.

use super::{IdentifierError, IdentifierKind, LONGEST_INPUT, Siren, identifier, only};

/// The longest address that platforms take (BR-FR-25).
const LONGEST: usize = 125;

identifier! {
    /// An address of the directory (scheme 0225): a SIREN, then perhaps a SIRET, a routing code or a suffix.
    ///
    /// Source: XP Z12-012, rules BR-FR-21, -23 and -25: it starts with the SIREN; letters, digits and `+ - _ .` follow.
    ElectronicAddress, read, show
}

fn read(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::ElectronicAddress;
    let address: String = text.trim().chars().take(LONGEST_INPUT).filter(|c| !c.is_whitespace()).collect();
    if address.is_empty() {
        return Err(IdentifierError::Empty { kind });
    }
    only(kind, &address, |_, c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '.'))?;
    let got = address.len();
    if !(9..=LONGEST).contains(&got) {
        return Err(IdentifierError::LengthRange { kind, min: 9, max: LONGEST, got });
    }
    address[..9].parse::<Siren>()?;
    Ok(address)
}

fn show(address: &str) -> String {
    address.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_starts_with_a_siren() {
        for good in ["732829320", "732829320_73282932000074", "732829320_STATUTS", " 732829320-A.b+c "] {
            let read: ElectronicAddress = good.parse().unwrap();
            assert_eq!(read.as_str(), good.trim());
        }
        for (bad, why) in [
            ("", "nothing"),
            ("73282932", "too short"),
            ("732829321", "a mistyped digit"),
            ("contact@atelier.fr", "an e-mail is no address of the directory"),
            ("732829320/1", "a slash"),
        ] {
            assert!(bad.parse::<ElectronicAddress>().is_err(), "{why}");
        }
        let long = format!("732829320{}", "A".repeat(117));
        assert!(long.parse::<ElectronicAddress>().is_err(), "126 characters");
    }
}
