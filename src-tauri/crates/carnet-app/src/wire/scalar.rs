//! Numbers as decimal strings: JSON has no decimals, and a float is no money.

use carnet_core::money::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! scalar {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export)]
        pub struct $name(String);
        impl $name {
            /// Returns the text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    };
}

scalar!(
    /// An amount with the decimals of its currency and a point: `1200.00`.
    Amount
);
scalar!(
    /// Hours with two decimals and a point: `2.50`.
    Hours
);
scalar!(
    /// Another decimal (quantity, unit price, percentage), without needless zeros: `37.5`.
    Number
);

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self(money.to_string())
    }
}

impl Amount {
    /// Returns the amount of `minor` units of `currency`.
    pub fn minor(minor: i64, currency: Currency) -> Self {
        Money::from_minor(minor, currency).into()
    }

    /// Returns the amount of `minor` units of a currency with `decimals` decimals.
    pub fn scaled(minor: i64, decimals: u32) -> Self {
        Self(Decimal::new(minor, decimals).to_string())
    }

    /// Returns an amount that an invoice states, with at least `decimals` decimals and never fewer than it has.
    pub fn stated(value: Decimal, decimals: u32) -> Self {
        let mut value = value.normalize();
        value.rescale(value.scale().max(decimals));
        Self(value.to_string())
    }

    /// Returns a rate per hour or another decimal amount, with two decimals, rounded half away from zero.
    pub fn decimal(value: Decimal) -> Self {
        Self(format!("{:.2}", carnet_core::money::round_half_away(value, 2)))
    }
}

impl Hours {
    /// Returns hours from whole minutes, rounded to hundredths half away from zero.
    pub fn minutes(minutes: i64) -> Self {
        Self::decimal(Decimal::from(minutes) / Decimal::from(60))
    }

    /// Returns hours with two decimals, rounded half away from zero.
    pub fn decimal(hours: Decimal) -> Self {
        Self(format!("{:.2}", carnet_core::money::round_half_away(hours, 2)))
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.normalize().to_string())
    }
}
