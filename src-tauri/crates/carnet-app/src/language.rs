//! The two languages of Carnet: French first, English complete.

carnet_core::words! {
    /// A language of screens and papers.
    Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
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
