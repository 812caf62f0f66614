//! Amounts of money: a decimal with its currency, never a float.
//!
//! Unit prices keep up to six decimals; an amount that is billed, paid or summed is rounded to the
//! currency's minor unit, half away from zero, at one named place ([`round_to_minor`]).

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

crate::words! {
    /// The currency of an amount (ISO 4217).
    Currency {
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Swiss franc.
        Chf = "CHF",
        /// United States dollar.
        Usd = "USD",
        /// Yen, without minor unit.
        Jpy = "JPY",
        /// Tunisian dinar, with three decimals.
        Tnd = "TND",
    }
}

impl Currency {
    /// Returns how many decimals a settled amount has (ISO 4217).
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy => 0,
            Self::Tnd => 3,
            Self::Eur | Self::Gbp | Self::Chf | Self::Usd => 2,
        }
    }
}

/// Returns how many decimals a settled amount of the currency `code` has; none when it is no code of three capitals.
///
/// A received invoice may be in any currency; those without minor unit and those with three decimals are listed, the
/// others have two (ISO 4217).
pub fn minor_digits_of(code: &str) -> Option<u32> {
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    Some(match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    })
}

/// The largest price, line and net of a document, in units of its currency: past it a typing mistake is surer than a sale.
pub const NET_LIMIT: i64 = 10_000_000;

/// The largest amount of any kind: the highest net with its tax and the payment of both stay below it.
pub const AMOUNT_LIMIT: i64 = 2 * NET_LIMIT;

/// What can go wrong when amounts meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two amounts of different currencies were to be added.
    #[error("{left} and {right} cannot be added")]
    CurrencyMismatch {
        /// Currency of the first amount.
        left: Currency,
        /// Currency of the second amount.
        right: Currency,
    },
    /// The net passes [`NET_LIMIT`], or another amount [`AMOUNT_LIMIT`].
    #[error("the net passes {NET_LIMIT}, or the amount {AMOUNT_LIMIT}")]
    TooLarge,
}

/// Rounds to `digits` decimals, half away from zero.
///
/// Source: no French text fixes the rounding of an invoice; this is the documented choice (cents, half away
/// from zero, one rounding per line and one per VAT group), the same in the book, on paper and in exports.
pub fn round_half_away(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// Returns `value` in minor units of `currency`, rounded half away from zero.
///
/// # Errors
/// [`MoneyError::TooLarge`] past [`AMOUNT_LIMIT`] in either direction.
pub fn round_to_minor(value: Decimal, currency: Currency) -> Result<i64, MoneyError> {
    let rounded = round_half_away(value, currency.minor_digits());
    if rounded.abs() > Decimal::from(AMOUNT_LIMIT) {
        return Err(MoneyError::TooLarge);
    }
    (rounded * Decimal::from(10_i64.pow(currency.minor_digits()))).to_i64().ok_or(MoneyError::TooLarge)
}

/// Returns `amount` × `part` ÷ `whole`, rounded half away from zero; zero when the whole is.
pub fn proportion(amount: i64, part: i64, whole: i64) -> i64 {
    let product = i128::from(amount) * i128::from(part) * i128::from(whole.signum());
    let whole = i128::from(whole).abs();
    let rounded = (product * 2 + whole * product.signum()).checked_div(whole * 2);
    rounded.and_then(|rounded| i64::try_from(rounded).ok()).unwrap_or(0)
}

/// An amount settled to the minor unit of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// Returns the amount that `minor` units make (cents for the euro).
    pub fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { amount: Decimal::new(minor, currency.minor_digits()), currency }
    }

    /// Returns zero in `currency`.
    pub fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// Returns `value` rounded to the minor unit, half away from zero.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] past [`AMOUNT_LIMIT`].
    pub fn rounded(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Ok(Self::from_minor(round_to_minor(value, currency)?, currency))
    }

    /// Returns the amount in minor units.
    pub fn minor(self) -> i64 {
        // The constructor built the decimal from minor units, so its mantissa at that scale is the number.
        let mut amount = self.amount;
        amount.rescale(self.currency.minor_digits());
        amount.mantissa().to_i64().unwrap_or(i64::MAX)
    }

    /// Returns the decimal value.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// Returns the currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Returns the sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`] when the currencies differ, [`MoneyError::TooLarge`] when the sum does
    /// not fit.
    pub fn try_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency });
        }
        let minor = self.minor().checked_add(other.minor()).ok_or(MoneyError::TooLarge)?;
        Ok(Self::from_minor(minor, self.currency))
    }

    /// Returns whether the amount is zero.
    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }
}

/// Writes the amount with a point and the currency's decimals, as JSON and the terminal carry it: `1200.00`.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.*}", self.currency.minor_digits() as usize, self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_cents_go_away_from_zero() {
        assert_eq!(round_half_away(Decimal::new(125, 3), 2), Decimal::new(13, 2), "0.125 is billed 0.13");
        assert_eq!(round_half_away(Decimal::new(-125, 3), 2), Decimal::new(-13, 2), "a credit is symmetric");
    }

    #[test]
    fn a_part_of_nothing_is_nothing() {
        assert_eq!(proportion(1_000, 1, 0), 0, "nothing is divided by zero");
        assert_eq!(proportion(i64::MAX, i64::MAX, 1), 0, "nor is what no amount holds");
    }

    #[test]
    fn every_code_knows_its_decimals() {
        for currency in Currency::ALL {
            assert_eq!(minor_digits_of(currency.as_str()), Some(currency.minor_digits()), "{currency}");
        }
        assert_eq!((minor_digits_of("DKK"), minor_digits_of("XPF")), (Some(2), Some(0)));
        assert_eq!(
            (minor_digits_of("eur"), minor_digits_of("EURO"), minor_digits_of("€")),
            (None, None, None)
        );
    }

    #[test]
    fn currencies_do_not_mix() {
        let euro = Money::from_minor(100, Currency::Eur);
        let yen = Money::from_minor(100, Currency::Jpy);
        assert_eq!(
            euro.try_add(yen),
            Err(MoneyError::CurrencyMismatch { left: Currency::Eur, right: Currency::Jpy }),
            "one euro and a hundred yen are no sum"
        );
        assert_eq!(yen.to_string(), "100", "the yen has no decimals");
    }

    proptest! {
        #[test]
        fn minor_units_come_back(minor in -1_000_000_000_i64..1_000_000_000) {
            for currency in Currency::ALL {
                let money = Money::from_minor(minor, *currency);
                prop_assert_eq!(money.minor(), minor, "minor units survive the decimal");
                let read: Decimal = money.to_string().parse().unwrap();
                prop_assert_eq!(read, money.amount(), "what is written reads back");
            }
        }

        #[test]
        fn addition_is_that_of_integers(a in -1_000_000_000_i64..1_000_000_000, b in -1_000_000_000_i64..1_000_000_000) {
            let sum = Money::from_minor(a, Currency::Eur).try_add(Money::from_minor(b, Currency::Eur)).unwrap();
            prop_assert_eq!(sum.minor(), a + b);
        }

        #[test]
        fn amounts_past_the_limit_are_refused(over in 1_i64..1_000_000_000) {
            let value = Decimal::from(AMOUNT_LIMIT) + Decimal::new(over, 2);
            prop_assert_eq!(Money::rounded(value, Currency::Eur), Err(MoneyError::TooLarge));
        }
    }
}
