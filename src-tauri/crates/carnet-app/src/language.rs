//! The two languages of Carnet: French first, English complete.

use carnet_documents::paper;
use rust_decimal::Decimal;

carnet_core::words! {
    /// A language of screens and papers.
    Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }
}

impl Language {
    /// Returns a number as a sentence says it, with at least so many decimals: `37 500,5` or `37,500.5`. Never rounds.
    pub(crate) fn number(self, value: Decimal, decimals: u32) -> String {
        self.of_papers().number(value, decimals)
    }

    /// Returns an amount with its currency as a sentence says it: `1 234,50 €`, `€1,234.50`, `CHF 1,234.50`.
    pub(crate) fn money(self, amount: Decimal, currency: &str) -> String {
        self.of_papers().money(amount, currency)
    }

    fn of_papers(self) -> paper::Language {
        match self {
            Self::Fr => paper::Language::Fr,
            Self::En => paper::Language::En,
        }
    }
}

/// Writes a sentence in the language asked for: `say!(language, "Devis {number}", "Quote {number}")`.
#[macro_export]
macro_rules! say {
    ($language:expr, $fr:literal, $en:literal $(, $($args:tt)*)?) => {
        match $language {
            $crate::Language::Fr => format!($fr $(, $($args)*)?),
            $crate::Language::En => format!($en $(, $($args)*)?),
        }
    };
}
