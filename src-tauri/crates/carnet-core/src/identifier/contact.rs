//! Ways to reach people: e-mail addresses and telephone numbers, read leniently.

use super::{IdentifierError, IdentifierKind, LONGEST_INPUT, identifier};
use email_address::{EmailAddress, Options};

identifier! {
    /// An e-mail address that could receive mail: one local part, a domain with a dot, at most 254 characters.
    Email, read_email, show_email
}

identifier! {
    /// A telephone number: `+` and digits. French ones are shown in pairs, others as they are.
    Phone, read_phone, show_phone
}

fn read_email(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Email;
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    if text.is_empty() {
        return Err(IdentifierError::Empty { kind });
    }
    let got = text.chars().count();
    if got > 254 {
        return Err(IdentifierError::LengthRange { kind, min: 6, max: 254, got });
    }
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    match EmailAddress::parse_with_options(text, options) {
        Ok(address) => Ok(address.as_str().to_owned()),
        Err(_) => Err(IdentifierError::Shape { kind, text: text.to_owned() }),
    }
}

fn show_email(address: &str) -> String {
    address.to_owned()
}

fn read_phone(text: &str) -> Result<String, IdentifierError> {
    let kind = IdentifierKind::Phone;
    let text: String = text.trim().chars().take(LONGEST_INPUT).collect();
    // `+33 (0)6 …`: the zero in brackets is only dialled inside the country.
    let text = text.replace("(0)", "");
    let text = text.strip_prefix("tel:").unwrap_or(&text);
    let mut number = String::with_capacity(16);
    for (index, c) in text.chars().enumerate() {
        match c {
            '0'..='9' => number.push(c),
            '+' if number.is_empty() => number.push(c),
            '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2014}' => {}
            c if c.is_whitespace() => {}
            found => return Err(IdentifierError::Character { kind, found, position: index + 1 }),
        }
    }
    if let Some(rest) = number.strip_prefix("00") {
        number = format!("+{rest}");
    }
    let digits = number.trim_start_matches('+').len();
    match digits {
        0 => Err(IdentifierError::Empty { kind }),
        // The longest international number has fifteen digits (E.164), the shortest French one two.
        2..=15 => Ok(number),
        got => Err(IdentifierError::LengthRange { kind, min: 2, max: 15, got }),
    }
}

fn show_phone(number: &str) -> String {
    let pairs = |digits: &str| super::grouped(digits, &[2]);
    match number.strip_prefix("+33") {
        Some(rest) if rest.len() == 9 => {
            let (first, others) = rest.split_at(1);
            format!("+33\u{A0}{first}\u{A0}{}", pairs(others))
        }
        _ if number.len() == 10 && number.starts_with('0') => pairs(number),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_that_could_receive_mail() {
        for good in ["zoe@studio-zoe.fr", "prénom.nom+devis@exemple.fr", " mailto:a@b.co "] {
            assert!(good.parse::<Email>().is_ok(), "{good} is an address");
        }
        for bad in ["zoe", "zoe@", "@b.fr", "zoe@studio", "a b@c.fr", "Zoé <zoe@c.fr>", "a@b@c.fr", "a@b..fr"]
        {
            assert!(
                matches!(bad.parse::<Email>(), Err(IdentifierError::Shape { .. })),
                "{bad} cannot receive mail"
            );
        }
        assert!(format!("{}@b.fr", "a".repeat(300)).parse::<Email>().is_err(), "an address has its limit");
    }

    #[test]
    fn telephone_numbers_in_the_ways_people_write_them() {
        let mobile = "+33612345678";
        for text in ["+33 6 12 34 56 78", "+33 (0)6.12.34.56.78", "0033 6-12-34-56-78", "tel:+33612345678"] {
            assert_eq!(text.parse::<Phone>().unwrap().as_str(), mobile, "{text} is the same number");
        }
        assert_eq!(mobile.parse::<Phone>().unwrap().to_string().replace('\u{A0}', " "), "+33 6 12 34 56 78");
        assert_eq!(
            "0612345678".parse::<Phone>().unwrap().to_string().replace('\u{A0}', " "),
            "06 12 34 56 78"
        );
        let kind = IdentifierKind::Phone;
        assert_eq!(
            "06 12 trois".parse::<Phone>(),
            Err(IdentifierError::Character { kind, found: 't', position: 7 })
        );
        assert!(
            matches!("1".repeat(16).parse::<Phone>(), Err(IdentifierError::LengthRange { got: 16, .. })),
            "sixteen digits are too many"
        );
        assert_eq!("+".parse::<Phone>(), Err(IdentifierError::Empty { kind }));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(number in "\\+?[1-9][0-9]{2,13}") {
            let phone: Phone = number.parse().unwrap();
            prop_assert_eq!(phone.to_string().parse::<Phone>().unwrap(), phone);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = text.parse::<Phone>();
            let _ = text.parse::<Email>();
        }
    }
}
