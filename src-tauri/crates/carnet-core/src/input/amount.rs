//! Amounts, prices, quantities and percentages, with the arithmetic that people do in a money field:
//! `16,99*1,1`, `1 200,50 €`, `(100+20)*3`.
//!
//! Every step is exact in decimals; only a division or a result with more decimals than its field is rounded,
//! half away from zero. A number typed with too many decimals is refused, since it is a slip and no result.

use super::text::is_invisible;
use rust_decimal::{Decimal, RoundingStrategy};

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountInputError {
    /// Nothing was typed.
    #[error("empty number")]
    Empty,
    /// A sign cannot stand where it stands.
    #[error("unexpected {found:?} at place {position}")]
    Unexpected {
        /// The sign.
        found: char,
        /// Its place in the text, from one.
        position: usize,
    },
    /// The text stops in the middle of a sum.
    #[error("the sum is not finished")]
    Unfinished,
    /// The number cannot be read: groups of thousands or separators are not regular.
    #[error("{number:?} cannot be read as a number")]
    Number {
        /// The number as typed.
        number: String,
    },
    /// A number was typed with more decimals than the field takes.
    #[error("{got} decimals where {max} are allowed")]
    TooManyDecimals {
        /// How many the field takes.
        max: u32,
        /// How many were typed.
        got: u32,
    },
    /// Something is divided by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// The result lies outside the limits of the field, or an intermediate one outside of all reason.
    #[error("the result is not between {min} and {max}")]
    OutOfRange {
        /// The least that is allowed.
        min: Decimal,
        /// The most that is allowed.
        max: Decimal,
    },
    /// A quantity or a price is less than nothing.
    #[error("the value is negative")]
    Negative,
    /// The value must be more than zero.
    #[error("the value is not positive")]
    NotPositive,
    /// The text or its brackets are longer than any sum.
    #[error("the sum is too long")]
    TooLong,
}

/// What a field takes.
struct Field {
    decimals: u32,
    min: Decimal,
    max: Decimal,
}

/// No amount of a freelancer reaches twenty million euros: past it a slip is surer.
const AMOUNT_LIMIT: i64 = crate::money::AMOUNT_LIMIT;
/// Nor does a price reach ten.
const PRICE_LIMIT: i64 = crate::money::NET_LIMIT;
/// A million hours, kilometres or pieces on one line.
const QUANTITY_LIMIT: i64 = 1_000_000;
/// Characters of a sum, and depth of its brackets.
const LONGEST: usize = 200;
const DEEPEST: usize = 32;

/// Reads an amount of money in euros: zero or more, to the cent, up to 20 000 000.
///
/// # Errors
/// See [`AmountInputError`]; a negative amount is out of range.
pub fn parse_amount(text: &str) -> Result<Decimal, AmountInputError> {
    read(text, &Field { decimals: 2, min: Decimal::ZERO, max: Decimal::from(AMOUNT_LIMIT) })
}

/// Reads an amount that may be negative, as a bank movement or an opening balance.
///
/// # Errors
/// See [`AmountInputError`].
pub fn parse_signed_amount(text: &str) -> Result<Decimal, AmountInputError> {
    let limit = Decimal::from(AMOUNT_LIMIT);
    read(text, &Field { decimals: 2, min: -limit, max: limit })
}

/// Reads a unit price: zero or more, up to six decimals (BR-FR-DEC), since words and kilometres cost parts of
/// a cent.
///
/// # Errors
/// See [`AmountInputError`]; less than nothing is [`AmountInputError::Negative`].
pub fn parse_unit_price(text: &str) -> Result<Decimal, AmountInputError> {
    let max = Decimal::from(PRICE_LIMIT);
    let price = read(text, &Field { decimals: 6, min: -max, max })?;
    if price < Decimal::ZERO { Err(AmountInputError::Negative) } else { Ok(price) }
}

/// Reads a quantity: more than zero, up to four decimals (BR-FR-DEC) and one million.
///
/// # Errors
/// See [`AmountInputError`].
pub fn parse_quantity(text: &str) -> Result<Decimal, AmountInputError> {
    let max = Decimal::from(QUANTITY_LIMIT);
    let quantity = read(text, &Field { decimals: 4, min: -max, max })?;
    match quantity {
        less if less < Decimal::ZERO => Err(AmountInputError::Negative),
        none if none.is_zero() => Err(AmountInputError::NotPositive),
        quantity => Ok(quantity),
    }
}

/// Reads a percentage between 0 and 100, up to two decimals; the sign `%` may follow.
///
/// # Errors
/// See [`AmountInputError`].
pub fn parse_percent(text: &str) -> Result<Decimal, AmountInputError> {
    let text = text.trim_end();
    let text = text.strip_suffix('%').unwrap_or(text);
    read(text, &Field { decimals: 2, min: Decimal::ZERO, max: Decimal::ONE_HUNDRED })
}

fn read(text: &str, field: &Field) -> Result<Decimal, AmountInputError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountInputError::Empty);
    }
    let chars: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if chars.len() > LONGEST {
        return Err(AmountInputError::TooLong);
    }
    let mut sum = Sum { chars: &chars, at: 0, depth: 0, numbers: 0, most_decimals: 0 };
    let result = sum.terms(field)?;
    sum.skip_unit();
    if let Some(found) = sum.peek() {
        return Err(AmountInputError::Unexpected { found, position: sum.at + 1 });
    }
    if sum.numbers == 1 && sum.most_decimals > field.decimals {
        return Err(AmountInputError::TooManyDecimals { max: field.decimals, got: sum.most_decimals });
    }
    let result = result.round_dp_with_strategy(field.decimals, RoundingStrategy::MidpointAwayFromZero);
    if result < field.min || result > field.max {
        return Err(field.out_of_range());
    }
    Ok(result.normalize())
}

impl Field {
    fn out_of_range(&self) -> AmountInputError {
        AmountInputError::OutOfRange { min: self.min, max: self.max }
    }
}

/// A recursive reader: sums of products of numbers and brackets.
struct Sum<'a> {
    chars: &'a [char],
    at: usize,
    depth: usize,
    numbers: usize,
    most_decimals: u32,
}

impl Sum<'_> {
    fn peek(&mut self) -> Option<char> {
        while let Some(c) = self.chars.get(self.at) {
            if c.is_whitespace() || is_invisible(*c) {
                self.at += 1;
            } else {
                return Some(*c);
            }
        }
        None
    }

    /// Passes a `€` or `EUR` behind a number or bracket.
    fn skip_unit(&mut self) {
        match self.peek() {
            Some('€') => self.at += 1,
            Some('e' | 'E') => {
                let word: String = self.chars.iter().skip(self.at).take(3).collect();
                let ends = self.chars.get(self.at + 3).is_none_or(|c| !c.is_alphanumeric());
                if word.eq_ignore_ascii_case("eur") && ends {
                    self.at += 3;
                }
            }
            _ => {}
        }
    }

    fn terms(&mut self, field: &Field) -> Result<Decimal, AmountInputError> {
        let mut sum = self.factors(field)?;
        loop {
            let step = match self.peek() {
                Some('+') => Decimal::checked_add,
                Some('-' | '\u{2212}' | '\u{2013}') => Decimal::checked_sub,
                _ => return Ok(sum),
            };
            self.at += 1;
            let term = self.factors(field)?;
            sum = step(sum, term).ok_or_else(|| field.out_of_range())?;
        }
    }

    fn factors(&mut self, field: &Field) -> Result<Decimal, AmountInputError> {
        let mut product = self.signed(field)?;
        loop {
            let divide = match self.peek() {
                Some('*' | '×' | 'x' | 'X') => false,
                Some('/' | '÷' | ':') => true,
                _ => return Ok(product),
            };
            self.at += 1;
            let factor = self.signed(field)?;
            product = if divide {
                if factor.is_zero() {
                    return Err(AmountInputError::DivisionByZero);
                }
                product.checked_div(factor)
            } else {
                product.checked_mul(factor)
            }
            .ok_or_else(|| field.out_of_range())?;
        }
    }

    fn signed(&mut self, field: &Field) -> Result<Decimal, AmountInputError> {
        let mut negative = false;
        while let Some(sign @ ('+' | '-' | '\u{2212}' | '\u{2013}')) = self.peek() {
            negative ^= sign != '+';
            self.at += 1;
        }
        let value = match self.peek() {
            None => return Err(AmountInputError::Unfinished),
            Some('(') => self.bracket(field)?,
            Some('€') => {
                self.at += 1;
                self.number()?
            }
            Some(_) => self.number()?,
        };
        self.skip_unit();
        Ok(if negative { -value } else { value })
    }

    fn bracket(&mut self, field: &Field) -> Result<Decimal, AmountInputError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(AmountInputError::TooLong);
        }
        self.at += 1;
        let value = self.terms(field)?;
        match self.peek() {
            Some(')') => self.at += 1,
            Some(found) => return Err(AmountInputError::Unexpected { found, position: self.at + 1 }),
            None => return Err(AmountInputError::Unfinished),
        }
        self.depth -= 1;
        Ok(value)
    }

    fn number(&mut self) -> Result<Decimal, AmountInputError> {
        match self.peek() {
            None => return Err(AmountInputError::Unfinished),
            Some(c) if c.is_ascii_digit() || matches!(c, ',' | '.') => {}
            Some(found) => return Err(AmountInputError::Unexpected { found, position: self.at + 1 }),
        }
        let start = self.at;
        while let Some(c) = self.chars.get(self.at) {
            let next_is_digit = self.chars.get(self.at + 1).is_some_and(char::is_ascii_digit);
            let belongs = c.is_ascii_digit()
                || matches!(c, ',' | '.')
                || (next_is_digit && (c.is_whitespace() || matches!(c, '\'' | '\u{2019}')));
            if !belongs {
                break;
            }
            self.at += 1;
        }
        let typed: String = self.chars.get(start..self.at).unwrap_or_default().iter().collect();
        let value = plain_number(&typed).ok_or(AmountInputError::Number { number: typed })?;
        self.numbers += 1;
        self.most_decimals = self.most_decimals.max(value.scale());
        Ok(value)
    }
}

/// A number with thousands in groups of three, apart by spaces, apostrophes, or the separator that is not the
/// decimal one: `1 200,50`, `1.200,50`, `1,200.50`. One separator alone is decimal: `1.200` is one and a fifth.
fn plain_number(typed: &str) -> Option<Decimal> {
    let is_mark = |c: char| matches!(c, ',' | '.');
    let last_mark = typed.rfind(is_mark);
    let (whole, decimals) = match last_mark {
        None => (typed, ""),
        Some(at) => {
            let mark = typed.get(at..)?.chars().next()?;
            let (before, after) = (typed.get(..at)?, typed.get(at + 1..)?);
            // `1.200.000`: the same mark twice can only part thousands.
            if before.contains(mark) { (typed, "") } else { (before, after) }
        }
    };
    if last_mark.is_some() && decimals.is_empty() && typed.ends_with(is_mark) {
        return None;
    }
    let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
    let first = marks.next();
    // A mark of thousands is the same throughout; kinds of spaces and apostrophes are not told apart.
    let same = |a: char, b: char| a == b || (!is_mark(a) && !is_mark(b));
    if first.is_some_and(|first| marks.any(|mark| !same(first, mark))) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let regular = match &groups[..] {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    if !regular || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    if decimals.is_empty() {
        Decimal::from_str_exact(whole)
    } else {
        Decimal::from_str_exact(&format!("{whole}.{decimals}"))
    }
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_ways_people_write_amounts() {
        for (text, value) in [
            ("1200", "1200"),
            ("1 200,50 €", "1200.5"),
            ("1\u{202F}200,50\u{A0}€", "1200.5"),
            ("1'200.50", "1200.5"),
            ("1.200,50", "1200.5"),
            ("1,200.50", "1200.5"),
            ("1.200.000", "1200000"),
            ("€ 12", "12"),
            ("12 EUR", "12"),
            (",5", "0.5"),
            ("16,99*1,1", "18.69"),
            ("16.99 × 1.1", "18.69"),
            ("(100+20)*3", "360"),
            ("100 + 20*3 - 10/4", "157.5"),
            ("10/3", "3.33"),
            ("2/3", "0.67"),
            ("0,125*1", "0.13"),
            ("-(2-5)", "3"),
            ("20 000 000", "20000000"),
            ("3 x 400 €", "1200"),
        ] {
            assert_eq!(parse_amount(text), Ok(dec(value)), "{text}");
        }
        assert_eq!(parse_signed_amount("-12,50 €"), Ok(dec("-12.5")));
        assert_eq!(parse_signed_amount("\u{2212}12"), Ok(dec("-12")), "a typographic minus");
        assert_eq!(parse_unit_price("0,085"), Ok(dec("0.085")), "a word costs parts of a cent");
        assert_eq!(parse_quantity("0,25"), Ok(dec("0.25")));
        assert_eq!(parse_percent("5,5 %"), Ok(dec("5.5")));
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let limit = dec("20000000");
        let over = AmountInputError::OutOfRange { min: Decimal::ZERO, max: limit };
        for (text, error) in [
            ("", AmountInputError::Empty),
            ("20 000 000,01", over.clone()),
            ("-1", over.clone()),
            ("9999999*9999999*9999999*9999999*9999999", over.clone()),
            ("1/0", AmountInputError::DivisionByZero),
            ("1/(2-2)", AmountInputError::DivisionByZero),
            ("12,345", AmountInputError::TooManyDecimals { max: 2, got: 3 }),
            ("12+", AmountInputError::Unfinished),
            ("(12", AmountInputError::Unfinished),
            ("12)", AmountInputError::Unexpected { found: ')', position: 3 }),
            ("douze", AmountInputError::Unexpected { found: 'd', position: 1 }),
            ("12 euros", AmountInputError::Unexpected { found: 'e', position: 4 }),
            ("1e9", AmountInputError::Unexpected { found: 'e', position: 2 }),
            ("1 20", AmountInputError::Number { number: "1 20".into() }),
            ("1,2,3", AmountInputError::Number { number: "1,2,3".into() }),
            ("1,", AmountInputError::Number { number: "1,".into() }),
            ("99999999999999999999999999999999", AmountInputError::Number { number: "9".repeat(32) }),
        ] {
            assert_eq!(parse_amount(text), Err(error), "{text}");
        }
        assert_eq!(parse_amount(&"(".repeat(100)), Err(AmountInputError::TooLong));
        assert_eq!(parse_amount(&"1+".repeat(1000)), Err(AmountInputError::TooLong));
        for none in ["0", "1-1"] {
            assert_eq!(parse_quantity(none), Err(AmountInputError::NotPositive), "{none} of something");
        }
        assert_eq!(parse_quantity("-1"), Err(AmountInputError::Negative));
        assert_eq!(parse_unit_price("10-20,50"), Err(AmountInputError::Negative));
        assert_eq!(parse_unit_price("10 000 000"), Ok(dec("10000000")));
        assert!(matches!(parse_unit_price("10 000 001"), Err(AmountInputError::OutOfRange { .. })));
        assert!(matches!(parse_quantity("1000001"), Err(AmountInputError::OutOfRange { .. })));
        assert!(matches!(parse_percent("101"), Err(AmountInputError::OutOfRange { .. })));
        assert_eq!(parse_quantity("0,00001"), Err(AmountInputError::TooManyDecimals { max: 4, got: 5 }));
    }

    proptest! {
        #[test]
        fn an_amount_reads_back_in_both_ways_of_writing(cents in 0_i64..=1_000_000_000) {
            let value = Decimal::new(cents, 2);
            prop_assert_eq!(parse_amount(&value.to_string()), Ok(value.normalize()));
            prop_assert_eq!(parse_amount(&value.to_string().replace('.', ",")), Ok(value.normalize()));
        }

        #[test]
        fn sums_are_those_of_cents(a in -400_000_000_i64..400_000_000, b in -400_000_000_i64..400_000_000) {
            let text = format!("{} + ({})", Decimal::new(a, 2), Decimal::new(b, 2));
            prop_assert_eq!(parse_signed_amount(&text), Ok(Decimal::new(a + b, 2).normalize()));
        }

        #[test]
        fn results_stay_within_their_field(text in "[0-9]{1,9}([-+*/][0-9]{1,9}([,.][0-9]{1,3})?){0,4}") {
            if let Ok(value) = parse_amount(&text) {
                prop_assert!(value >= Decimal::ZERO && value <= Decimal::from(AMOUNT_LIMIT));
                prop_assert!(value.scale() <= 2);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}|[-0-9+*/()., ]{0,60}") {
            let _ = parse_amount(&text);
            let _ = parse_quantity(&text);
            let _ = parse_percent(&text);
            let _ = parse_unit_price(&text);
        }
    }
}
