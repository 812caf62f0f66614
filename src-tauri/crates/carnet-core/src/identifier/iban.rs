//! Bank coordinates: the account (IBAN, by the `iban` crate's registry of formats) and the bank (BIC).

use super::{IdentifierError, IdentifierKind, compact, grouped, identifier, only};

identifier! {
    /// A bank account number: country, two check digits, national number; mod 97, national format checked.
    Iban, read_iban, show_iban
}

identifier! {
    /// A bank's code: eight or eleven characters (ISO 9362).
    Bic, read_bic, show_bic
}

impl Iban {
    /// Returns the two-letter country of the account.
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

impl Bic {
    /// Returns the two-letter country of the bank.
    pub fn country(&self) -> &str {
        self.0.get(4..6).unwrap_or_default()
    }
}

/// Lengths of the payment area's account numbers. The `iban` crate knows the formats of all countries but
/// not how to say "two digits are missing", which is the mistake people make.
const SEPA_LENGTHS: [(&str, usize); 38] = [
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
];

fn read_iban(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Iban;
    let mut number = compact(kind, text)?;
    // Copied from a bank statement, the word often comes along.
    if let Some(rest) = number.strip_prefix("IBAN") {
        number = rest.trim_start_matches(':').to_owned();
    }
    only(kind, &number, |index, c| match index {
        0 | 1 => c.is_ascii_uppercase(),
        2 | 3 => c.is_ascii_digit(),
        _ => c.is_ascii_uppercase() || c.is_ascii_digit(),
    })?;
    let country = number.get(..2).unwrap_or_default().to_owned();
    let got = number.len();
    if let Some((_, expected)) = SEPA_LENGTHS.iter().find(|(code, _)| *code == country)
        && *expected != got
    {
        return Err(IdentifierError::Length { kind, expected: *expected, got });
    }
    if !(15..=34).contains(&got) {
        return Err(IdentifierError::LengthRange { kind, min: 15, max: 34, got });
    }
    match number.parse::<::iban::Iban>() {
        Ok(_) => Ok(number),
        Err(::iban::ParseIbanError::InvalidBaseIban { .. }) => Err(IdentifierError::CheckDigits { kind }),
        Err(::iban::ParseIbanError::UnknownCountry(_)) => {
            Err(IdentifierError::UnknownCountry { kind, country })
        }
        Err(::iban::ParseIbanError::InvalidBban(_)) => Err(IdentifierError::CountryFormat { kind, country }),
    }
}

fn read_bic(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Bic;
    let code = compact(kind, text)?;
    only(kind, &code, |index, c| match index {
        4 | 5 => c.is_ascii_uppercase(),
        _ => c.is_ascii_uppercase() || c.is_ascii_digit(),
    })?;
    match code.len() {
        8 | 11 => Ok(code),
        got if got > 8 => Err(IdentifierError::Length { kind, expected: 11, got }),
        got => Err(IdentifierError::Length { kind, expected: 8, got }),
    }
}

fn show_iban(number: &str) -> String {
    grouped(number, &[4])
}

fn show_bic(code: &str) -> String {
    code.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VALID: &str = "FR1420041010050500013M02606";

    /// A French account number with its check digits, from its 23 national characters.
    fn french(bban: &str) -> String {
        let value = |c: char| c.to_digit(36).unwrap();
        let rest = format!("{bban}FR00")
            .chars()
            .fold(0_u32, |rest, c| (rest * if value(c) > 9 { 100 } else { 10 } + value(c)) % 97);
        format!("FR{:02}{bban}", 98 - rest)
    }

    #[test]
    fn known_accounts_are_accepted_however_they_are_spaced() {
        let iban: Iban = "IBAN : FR14 2004\u{A0}1010 0505 0001 3m02 606".replace(" :", "").parse().unwrap();
        assert_eq!(iban.as_str(), VALID, "letters become capitals, spaces go");
        assert_eq!(iban.to_string(), "FR14 2004 1010 0505 0001 3M02 606".replace(' ', "\u{A0}"));
        for foreign in ["DE89370400440532013000", "GB82WEST12345698765432", "BE68539007547034"] {
            assert_eq!(
                foreign.parse::<Iban>().unwrap().country(),
                &foreign[..2],
                "another country's account"
            );
        }
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let kind = IdentifierKind::Iban;
        assert_eq!(
            VALID[..26].parse::<Iban>(),
            Err(IdentifierError::Length { kind, expected: 27, got: 26 }),
            "one character is missing"
        );
        assert_eq!(
            "FR1420041010050500013M02607".parse::<Iban>(),
            Err(IdentifierError::CheckDigits { kind }),
            "one digit is wrong"
        );
        assert_eq!(
            "1420041010050500013M02606".parse::<Iban>(),
            Err(IdentifierError::Character { kind, found: '1', position: 1 }),
            "the country is missing"
        );
        assert!(
            matches!("ZZ1420041010050500013M02606".parse::<Iban>(), Err(IdentifierError::CheckDigits { .. })),
            "an unknown country does not pass for one"
        );
    }

    #[test]
    fn a_bic_has_eight_or_eleven_characters() {
        let kind = IdentifierKind::Bic;
        assert_eq!("psst frpp".parse::<Bic>().unwrap().as_str(), "PSSTFRPP");
        assert_eq!("BNPAFRPPXXX".parse::<Bic>().unwrap().country(), "FR");
        assert_eq!("BNPAFRPPX".parse::<Bic>(), Err(IdentifierError::Length { kind, expected: 11, got: 9 }));
        assert_eq!(
            "BNPA12PP".parse::<Bic>(),
            Err(IdentifierError::Character { kind, found: '1', position: 5 }),
            "a country has letters"
        );
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_seen(bban in "[0-9]{10}[0-9A-Z]{11}[0-9]{2}", at in 2_usize..27, add in 1_u8..10) {
            let number = french(&bban);
            prop_assert!(number.parse::<Iban>().is_ok(), "{number} was built with its key");
            let mut bytes = number.into_bytes();
            prop_assume!(bytes[at].is_ascii_digit());
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            prop_assert!(changed.parse::<Iban>().is_err(), "{changed} has one digit changed");
        }

        #[test]
        fn what_is_written_reads_back(bban in "[0-9]{10}[0-9A-Z]{11}[0-9]{2}") {
            let iban: Iban = french(&bban).parse().unwrap();
            prop_assert_eq!(iban.to_string().parse::<Iban>().unwrap(), iban);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = text.parse::<Iban>();
            let _ = text.parse::<Bic>();
        }
    }
}
