//! Free text: names, labels, notes. Normalised so that equal texts are equal bytes, freed of what cannot be
//! seen, and limited.

use unicode_normalization::UnicodeNormalization;

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextInputError {
    /// The text is longer than its field.
    #[error("{got} characters where {max} are allowed")]
    TooLong {
        /// How many characters the field takes.
        max: usize,
        /// How many were given.
        got: usize,
    },
    /// A control character stands in the text.
    #[error("control character U+{code:04X} at place {position}")]
    ControlCharacter {
        /// Its number in Unicode.
        code: u32,
        /// Its place in the text, from one.
        position: usize,
    },
    /// A line break stands in a field of one line.
    #[error("line break at place {position}")]
    LineBreak {
        /// Its place in the text, from one.
        position: usize,
    },
}

/// Returns a text of one line, ready to be kept: composed (NFC), trimmed, without invisible marks.
///
/// Marks that turn the direction of writing and zero-width signs are dropped: they come with pasted text and
/// can make a name look like another. A tab becomes a space.
///
/// # Errors
/// Control characters and line breaks inside the text, more than `max_chars` characters.
pub fn clean_text(text: &str, max_chars: usize) -> Result<String, TextInputError> {
    clean(text, max_chars, false)
}

/// Returns a text of several lines, ready to be kept, as [`clean_text`] does; line breaks become `\n`.
///
/// # Errors
/// Control characters, more than `max_chars` characters.
pub fn clean_multiline(text: &str, max_chars: usize) -> Result<String, TextInputError> {
    clean(text, max_chars, true)
}

fn clean(text: &str, max_chars: usize, lines: bool) -> Result<String, TextInputError> {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let skipped = text.find(trimmed).map_or(0, |at| text.get(..at).unwrap_or_default().chars().count());
    let mut kept = String::with_capacity(trimmed.len());
    let mut previous = '\0';
    for (index, c) in trimmed.chars().enumerate() {
        let position = skipped + index + 1;
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if lines => kept.push('\n'),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                return Err(TextInputError::LineBreak { position });
            }
            '\t' => kept.push(' '),
            c if c.is_control() => {
                return Err(TextInputError::ControlCharacter { code: u32::from(c), position });
            }
            c if is_invisible(c) => {}
            c => kept.push(c),
        }
        previous = c;
    }
    let cleaned: String = kept.nfc().collect();
    let got = cleaned.chars().count();
    if got > max_chars { Err(TextInputError::TooLong { max: max_chars, got }) } else { Ok(cleaned) }
}

/// Signs without a shape: they order the direction of writing or have no width.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(clean_text("  Zoe\u{301}\u{200B} ", 10).unwrap(), "Zoé", "composed and trimmed");
        assert_eq!(clean_text("\u{202E}gpj.exe", 10).unwrap(), "gpj.exe", "no text runs backwards");
        assert_eq!(clean_text("a\tb", 10).unwrap(), "a b");
        assert_eq!(
            clean_multiline("a\r\nb\rc\u{2028}d", 10).unwrap(),
            "a\nb\nc\nd",
            "one line break for all"
        );
    }

    #[test]
    fn refusals_say_where_and_how_much() {
        assert_eq!(clean_text(" a\0b", 10), Err(TextInputError::ControlCharacter { code: 0, position: 3 }));
        assert_eq!(
            clean_multiline("a\u{1B}[31m", 10),
            Err(TextInputError::ControlCharacter { code: 27, position: 2 })
        );
        assert_eq!(clean_text("a\nb", 10), Err(TextInputError::LineBreak { position: 2 }));
        assert_eq!(
            clean_text("éàü", 2),
            Err(TextInputError::TooLong { max: 2, got: 3 }),
            "characters, not bytes"
        );
        assert_eq!(clean_text("e\u{301}e\u{301}", 2).unwrap(), "éé", "counted as they are kept");
    }

    proptest! {
        #[test]
        fn cleaning_is_final(text in any::<String>()) {
            if let Ok(once) = clean_multiline(&text, 10_000) {
                prop_assert_eq!(clean_multiline(&once, 10_000), Ok(once.clone()));
                prop_assert!(!once.chars().any(|c| is_invisible(c) || (c.is_control() && c != '\n')));
            }
        }
    }
}
