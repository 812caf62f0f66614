//! VAT numbers of the member states: the French key is checked, the others by the shape of their country.

use super::siren::{Siren, vat_key};
use super::{IdentifierError, IdentifierKind, compact, exact_length, grouped, identifier, only};

identifier! {
    /// A value-added tax number with its country, as `FR44732829320`.
    ///
    /// The key of a French number is checked against its SIREN; other countries' numbers by length and
    /// characters only. Whether the number is alive is known to the tax offices alone.
    VatNumber, read, show
}

impl VatNumber {
    /// Returns the two-letter country prefix (`EL` for Greece, `XI` for Northern Ireland).
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

/// Shapes after the country letters: `9` a digit, `A` a letter, `X` either, another sign itself.
///
/// Source: the Commission's table of VAT number structures.
const SHAPES: [(&str, &[&str]); 27] = [
    ("AT", &["U99999999"]),
    ("BE", &["9999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999A"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["X9999999X"]),
    ("FI", &["99999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9X99999A", "9X99999AA"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999901"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

const KIND: IdentifierKind = IdentifierKind::VatNumber;

fn read(text: &str) -> Result<String, IdentifierError> {
    let mut number = compact(KIND, text)?;
    only(KIND, &number, |index, c| {
        c.is_ascii_uppercase() || (index > 1 && (c.is_ascii_digit() || matches!(c, '+' | '*')))
    })?;
    if number.starts_with("GR") {
        number.replace_range(..2, "EL");
    }
    let (Some(country), Some(rest)) = (number.get(..2), number.get(2..)) else {
        return Err(IdentifierError::LengthRange { kind: KIND, min: 4, max: 14, got: number.len() });
    };
    if country == "FR" {
        check_french(rest)?;
        return Ok(number);
    }
    let Some((_, shapes)) = SHAPES.iter().find(|(code, _)| *code == country) else {
        return Err(IdentifierError::UnknownCountry { kind: KIND, country: country.to_owned() });
    };
    if shapes.iter().any(|shape| has_shape(rest, shape)) {
        Ok(number)
    } else {
        Err(IdentifierError::CountryFormat { kind: KIND, country: country.to_owned() })
    }
}

fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.chars().zip(shape.chars()).all(|(c, sign)| match sign {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_uppercase(),
            // The Irish numbers of before 2013 hold `+` or `*` at their second place.
            'X' => c.is_ascii_alphanumeric() || matches!(c, '+' | '*'),
            // Swedish numbers end in a fixed 01; a Dutch one holds a B, an Austrian one begins with U.
            literal => c == literal,
        })
}

/// Letters of the keys that are not digits: all but I and O.
const KEY_SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

fn check_french(rest: &str) -> Result<(), IdentifierError> {
    exact_length(KIND, rest, 11).map_err(|error| match error {
        IdentifierError::Length { kind, expected, got } => {
            IdentifierError::Length { kind, expected: expected + 2, got: got + 2 }
        }
        other => other,
    })?;
    let (key, siren) = rest.split_at(2);
    if let Some((index, found)) = rest
        .chars()
        .enumerate()
        .find(|(index, c)| if *index < 2 { !KEY_SIGNS.contains(*c) } else { !c.is_ascii_digit() })
    {
        return Err(IdentifierError::Character { kind: KIND, found, position: index + 3 });
    }
    // Monaco's numbers start with three zeros and hold no SIREN; their key is the same.
    if !siren.starts_with("000") && siren.parse::<Siren>().is_err() {
        return Err(IdentifierError::CheckDigits { kind: IdentifierKind::Siren });
    }
    if key.bytes().all(|b| b.is_ascii_digit()) {
        let expected = format!("{:02}", vat_key(siren));
        return if key == expected {
            Ok(())
        } else {
            Err(IdentifierError::VatKey { siren: siren.to_owned(), expected, got: key.to_owned() })
        };
    }
    if new_style_key_holds(key, siren) { Ok(()) } else { Err(IdentifierError::CheckDigits { kind: KIND }) }
}

/// The key of the numbers that hold a letter in it, as python-stdnum (fr/tva.py) computes it.
fn new_style_key_holds(key: &str, siren: &str) -> bool {
    let sign = |c: char| KEY_SIGNS.find(c).unwrap_or_default() as i64;
    let (first, second) = match key.chars().collect::<Vec<_>>()[..] {
        [first, second] => (first, second),
        _ => return false,
    };
    let check = if first.is_ascii_digit() {
        sign(first) * 24 + sign(second) - 10
    } else {
        sign(first) * 34 + sign(second) - 100
    };
    let Ok(number) = siren.parse::<i64>() else { return false };
    (number + 1 + check.div_euclid(11)).rem_euclid(11) == check.rem_euclid(11)
}

fn show(number: &str) -> String {
    if number.starts_with("FR") { grouped(number, &[2, 2, 3]) } else { grouped(number, &[2, 99]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_numbers_follow_their_siren() {
        for number in ["FR44732829320", "FR46443121975", "FR40303265045", "FR83404833048"] {
            assert_eq!(number.parse::<VatNumber>().unwrap().as_str(), number, "a real number");
        }
        let shown = "fr 44 732 829 320".parse::<VatNumber>().unwrap().to_string();
        assert_eq!(shown.replace('\u{A0}', " "), "FR 44 732 829 320", "grouped for people");
        assert_eq!(
            "FR45732829320".parse::<VatNumber>(),
            Err(IdentifierError::VatKey {
                siren: "732829320".into(),
                expected: "44".into(),
                got: "45".into()
            }),
            "the refusal gives the key that would be right"
        );
        assert_eq!(
            "FR4473282932".parse::<VatNumber>(),
            Err(IdentifierError::Length { kind: KIND, expected: 13, got: 12 }),
            "lengths are told with the country letters, as people count them"
        );
        assert!(
            "FRK7399859412".parse::<VatNumber>().is_ok(),
            "a key with a letter (python-stdnum's example)"
        );
        assert!("FR53000004605".parse::<VatNumber>().is_ok(), "Monaco: the same key, and no SIREN inside");
    }

    #[test]
    fn other_countries_are_checked_by_shape() {
        for number in
            ["DE136695976", "ATU13585627", "NL004495445B01", "ESX1234567Z", "SE123456789701", "IE6433435F"]
        {
            assert!(number.parse::<VatNumber>().is_ok(), "{number} has the shape of its country");
        }
        assert_eq!("GR094259216".parse::<VatNumber>().unwrap().country(), "EL", "Greece writes EL");
        assert_eq!(
            "DE12345".parse::<VatNumber>(),
            Err(IdentifierError::CountryFormat { kind: KIND, country: "DE".into() })
        );
        assert_eq!(
            "US123456789".parse::<VatNumber>(),
            Err(IdentifierError::UnknownCountry { kind: KIND, country: "US".into() })
        );
    }

    proptest! {
        #[test]
        fn the_number_of_any_siren_is_accepted_and_a_wrong_digit_is_not(
            stem in "[1-9][0-9]{7}", at in 2_usize..13, add in 1_u8..10
        ) {
            let siren = (0..10).find_map(|key| format!("{stem}{key}").parse::<Siren>().ok()).unwrap();
            let number = siren.vat_number();
            let read: VatNumber = number.parse().unwrap();
            prop_assert_eq!(read.to_string().parse::<VatNumber>().unwrap(), read, "parse after format");
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            // Three leading zeros make a number of Monaco, which holds no SIREN.
            prop_assume!(&changed[4..7] != "000");
            prop_assert!(changed.parse::<VatNumber>().is_err(), "{changed} has one digit changed");
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = text.parse::<VatNumber>();
        }
    }
}
