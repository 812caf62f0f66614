//! SIREN and SIRET: the company's number and its establishment's, both closed by a Luhn key.

use super::{IdentifierError, IdentifierKind, compact, exact_length, grouped, identifier, only};

/// La Poste's SIREN: the SIRETs of its offices follow a rule of their own.
const LA_POSTE: &str = "356000000";
/// La Poste's head office, which follows the ordinary rule.
const LA_POSTE_HEAD_OFFICE: &str = "35600000000048";

identifier! {
    /// A company's number at the national register: nine digits, Luhn key.
    Siren, read_siren, show_siren
}

identifier! {
    /// An establishment's number: the SIREN and five digits, fourteen in all, Luhn key.
    ///
    /// The offices of La Poste follow another key: the sum of the digits is a multiple of five.
    Siret, read_siret, show_siret
}

impl Siret {
    /// Returns the company's number, the first nine digits.
    pub fn siren(&self) -> Siren {
        Siren(self.0.chars().take(9).collect())
    }

    /// Returns the establishment's number inside the company (NIC), the last five digits.
    pub fn nic(&self) -> &str {
        self.0.get(9..).unwrap_or_default()
    }
}

impl Siren {
    /// Returns the French VAT number that the SIREN gives.
    ///
    /// Source: key = (12 + 3 × (SIREN mod 97)) mod 97, CGI ann. II.
    pub fn vat_number(&self) -> String {
        format!("FR{:02}{}", vat_key(&self.0), self.0)
    }
}

/// Returns the two-digit key that a SIREN gives to its French VAT number.
pub(super) fn vat_key(siren: &str) -> u32 {
    (12 + 3 * remainder_97(siren)) % 97
}

fn remainder_97(digits: &str) -> u32 {
    digits.chars().filter_map(|c| c.to_digit(10)).fold(0, |rest, digit| (rest * 10 + digit) % 97)
}

fn digits(kind: IdentifierKind, text: &str, length: usize) -> Result<String, IdentifierError> {
    let number = compact(kind, text)?;
    only(kind, &number, |_, c| c.is_ascii_digit())?;
    exact_length(kind, &number, length)?;
    Ok(number)
}

fn read_siren(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Siren;
    let number = digits(kind, text, 9)?;
    // Nine zeros satisfy the key and are nobody.
    if luhn(&number) && number.bytes().any(|b| b != b'0') {
        Ok(number)
    } else {
        Err(IdentifierError::CheckDigits { kind })
    }
}

fn read_siret(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Siret;
    let number = digits(kind, text, 14)?;
    let siren = number.get(..9).unwrap_or_default();
    let key_holds = if siren == LA_POSTE && number != LA_POSTE_HEAD_OFFICE {
        number.chars().filter_map(|c| c.to_digit(10)).sum::<u32>() % 5 == 0
    } else {
        luhn(siren) && luhn(&number) && siren.bytes().any(|b| b != b'0')
    };
    if key_holds { Ok(number) } else { Err(IdentifierError::CheckDigits { kind }) }
}

fn luhn(number: &str) -> bool {
    let sum: u32 = number
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(index, digit)| match (index % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn show_siren(number: &str) -> String {
    grouped(number, &[3])
}

fn show_siret(number: &str) -> String {
    grouped(number, &[3, 3, 3, 5])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A SIREN with its key, from eight digits.
    fn with_key(stem: &str) -> String {
        (0..10).map(|key| format!("{stem}{key}")).find(|number| luhn(number)).unwrap()
    }

    #[test]
    fn known_numbers_are_accepted_however_they_are_spaced() {
        for number in ["732829320", "404833048", "443121975", "303265045", "356000000"] {
            assert_eq!(number.parse::<Siren>().unwrap().as_str(), number, "a real SIREN");
        }
        let spaced: Siret = " 732\u{A0}829\u{202F}320.000-74 ".parse().unwrap();
        assert_eq!(spaced.as_str(), "73282932000074", "separators are not part of the number");
        assert_eq!(spaced.to_string(), "732\u{A0}829\u{A0}320\u{A0}00074", "grouped as on a letterhead");
        assert_eq!(spaced.siren().as_str(), "732829320", "a SIRET starts with its SIREN");
        assert_eq!(spaced.nic(), "00074", "and ends with the establishment");
    }

    #[test]
    fn the_vat_number_follows_from_the_siren() {
        for (siren, vat) in
            [("732829320", "FR44732829320"), ("443121975", "FR46443121975"), ("303265045", "FR40303265045")]
        {
            assert_eq!(siren.parse::<Siren>().unwrap().vat_number(), vat, "the key of the fact sheet");
        }
    }

    #[test]
    fn la_poste_has_its_own_key() {
        assert!("35600000000048".parse::<Siret>().is_ok(), "the head office follows Luhn");
        assert!("35600000049837".parse::<Siret>().is_ok(), "an office: digits sum to 45");
        assert_eq!(
            "35600000049838".parse::<Siret>(),
            Err(IdentifierError::CheckDigits { kind: IdentifierKind::Siret }),
            "46 is no multiple of five"
        );
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let kind = IdentifierKind::Siret;
        assert_eq!("  ".parse::<Siret>(), Err(IdentifierError::Empty { kind }));
        assert_eq!(
            "7328293200007".parse::<Siret>(),
            Err(IdentifierError::Length { kind, expected: 14, got: 13 }),
            "a digit is missing"
        );
        assert_eq!(
            "7328293200007O".parse::<Siret>(),
            Err(IdentifierError::Character { kind, found: 'O', position: 14 }),
            "the letter O is not a zero"
        );
        assert_eq!(
            "000000000".parse::<Siren>(),
            Err(IdentifierError::CheckDigits { kind: IdentifierKind::Siren }),
            "nobody has number zero"
        );
        assert!("7".repeat(100_000).parse::<Siren>().is_err(), "a huge text is refused, not read through");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_seen(stem in "[1-9][0-9]{7}", at in 0_usize..9, add in 1_u8..10) {
            let number = with_key(&stem);
            prop_assert!(number.parse::<Siren>().is_ok());
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            prop_assert!(changed.parse::<Siren>().is_err(), "{changed} has one digit changed");
        }

        #[test]
        fn one_wrong_digit_in_a_siret_is_always_seen(
            stem in "[1-9][0-9]{7}", nic in "[0-9]{4}", at in 0_usize..14, add in 1_u8..10
        ) {
            let number = with_key(&format!("{}{nic}", with_key(&stem)));
            prop_assume!(!number.starts_with(LA_POSTE));
            prop_assert!(number.parse::<Siret>().is_ok());
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            prop_assume!(!changed.starts_with(LA_POSTE));
            prop_assert!(changed.parse::<Siret>().is_err(), "{changed} has one digit changed");
        }

        #[test]
        fn what_is_written_reads_back(stem in "[1-9][0-9]{7}", nic in "[0-9]{4}") {
            let siret: Siret = with_key(&format!("{}{nic}", with_key(&stem))).parse().unwrap();
            prop_assert_eq!(siret.to_string().parse::<Siret>().unwrap(), siret.clone());
            let json = serde_json::to_string(&siret).unwrap();
            prop_assert_eq!(serde_json::from_str::<Siret>(&json).unwrap(), siret);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = text.parse::<Siren>();
            let _ = text.parse::<Siret>();
        }
    }
}
