//! The macro for closed lists of words: an enum whose variants have one stored and spoken word each.
//!
//! The same word stands in the database, in JSON and on the command line, so that no list is kept twice.

/// Returned when a text is not one of the words of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is none of: {expected}")]
pub struct UnknownWord {
    /// What was given.
    pub given: String,
    /// The accepted words, separated by commas.
    pub expected: String,
}

/// Declares an enum whose variants are written as one word everywhere (database, JSON, command line).
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            /// All variants, in the order of the trade.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Returns the stored word.
            pub const fn as_str(self) -> &'static str { match self { $($name::$variant => $word),+ } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::word::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text.trim() {
                    $($word => Ok($name::$variant),)+
                    other => Err($crate::word::UnknownWord {
                        given: other.to_owned(),
                        expected: [$($word),+].join(", "),
                    }),
                }
            }
        }
    };
}
