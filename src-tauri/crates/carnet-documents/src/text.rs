//! Texts for paper: cleaning, French spacing, wrapping, shortening.
//!
//! Cleaning makes any input printable: composed letters, no control or direction characters, a visible sign for what the
//! font lacks. Wrapping never drops a character but the space at a break.

use unicode_normalization::UnicodeNormalization;

use crate::paper::Language;
use crate::typeface::{FALLBACK, Face};
use crate::units::Length;

/// Narrow no-break space: thousands, before `€ % ; ! ?` in French.
pub const NARROW: char = '\u{202F}';
/// No-break space: before `:` and inside `« »` in French.
pub const NO_BREAK: char = '\u{A0}';

/// Returns a text that can be printed: composed (NFC), line breaks as `\n`, tabs as a space, without control characters,
/// direction marks and invisible joiners; characters that Inter lacks become a visible sign, one for a joined sequence.
pub fn clean(text: &str, language: Language) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte < 0x20 || byte == 0x7F) {
        return spaced(text, language);
    }
    let mut out = String::with_capacity(text.len());
    let mut joined = false;
    for letter in text.replace("\r\n", "\n").nfc() {
        match letter {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{200D}' => joined = true,
            letter if is_invisible(letter) => {}
            letter if Face::Regular.has(letter) => {
                joined = false;
                out.push(letter);
            }
            _ if joined && out.ends_with(FALLBACK) => joined = false,
            _ => out.push(FALLBACK),
        }
    }
    spaced(&out, language)
}

/// Control characters, direction controls, zero-width and joining marks, soft hyphen, variation selectors, skin tones and
/// combining marks that no letter took in: none has a shape of its own.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{300}'..='\u{36F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

/// Units that stay with their figure.
const UNITS: [&str; 14] = ["h", "j", "min", "s", "km", "m", "cm", "mm", "kg", "g", "ko", "Mo", "Go", "pt"];

/// Turns spaces into no-break ones between a figure and its unit and, in French, before `: ; ! ? » € %` and after `«`.
/// Adds none.
fn spaced(text: &str, language: Language) -> String {
    if !text.contains(' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let space = if letter == ' ' { space_between(before, &text[at + 1..], language) } else { letter };
        out.push(space);
        before = letter;
    }
    out
}

fn space_between(before: char, rest: &str, language: Language) -> char {
    if before.is_ascii_digit() {
        let word = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        if UNITS.contains(&word) {
            return NO_BREAK;
        }
    }
    match (language, before, rest.chars().next()) {
        (Language::Fr, '«', _) | (Language::Fr, _, Some(':' | '»')) => NO_BREAK,
        (Language::Fr, _, Some(';' | '!' | '?' | '€' | '%')) => NARROW,
        _ => ' ',
    }
}

/// Breaks a clean text into lines no wider than `width`: at line feeds and spaces, after hyphens, and inside a word only
/// where the word alone is too wide. Gives at least one line.
pub fn wrap(face: Face, size: Length, text: &str, width: Length) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = paragraph.trim_matches(' ');
        if face.width(size, paragraph) <= width {
            lines.push(paragraph.to_owned());
        } else {
            wrap_paragraph(face, size, paragraph, width, &mut lines);
        }
    }
    while lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn wrap_paragraph(face: Face, size: Length, paragraph: &str, width: Length, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = Length::ZERO;
    for piece in pieces(paragraph) {
        let bare = piece.trim_end_matches(' ');
        let bare_width = face.width(size, bare);
        if !line.is_empty() && used + bare_width > width {
            lines.push(line.trim_end_matches(' ').to_owned());
            line.clear();
            used = Length::ZERO;
        }
        if bare_width > width {
            let mut letter_text = [0; 4];
            for letter in bare.chars() {
                let step = face.width(size, letter.encode_utf8(&mut letter_text));
                if used + step > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = Length::ZERO;
                }
                line.push(letter);
                used += step;
            }
            line.push_str(&piece[bare.len()..]);
            used += face.width(size, &piece[bare.len()..]);
        } else {
            line.push_str(piece);
            used += face.width(size, piece);
        }
    }
    let rest = line.trim_end_matches(' ');
    if !rest.is_empty() {
        lines.push(rest.to_owned());
    }
}

/// Splits at the places where a line may end: after a run of spaces, after a hyphen or a slash between letters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut letters = rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let breaks = match (letter, next) {
                (' ', Some(next)) => next != ' ',
                ('-' | '\u{2013}' | '\u{2014}' | '/', Some(next)) => at > 0 && next.is_alphabetic(),
                _ => false,
            };
            if breaks {
                end = at + letter.len_utf8();
                break;
            }
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Shortens a one-line text with an ellipsis until it fits.
pub fn shorten(face: Face, size: Length, text: &str, width: Length) -> String {
    if face.width(size, text) <= width {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    loop {
        kept.pop();
        let candidate: String = kept.iter().collect::<String>().trim_end().chars().chain(['…']).collect();
        if kept.is_empty() || face.width(size, &candidate) <= width {
            return candidate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Length = Length::pt(9.0);

    #[test]
    fn control_direction_and_invisible_characters_are_left_out() {
        assert_eq!(
            clean("a\u{202E}b\u{2066}c\u{200B}d\u{7}e\u{0}", Language::En),
            "abcde",
            "none has a shape"
        );
        assert_eq!(clean("a\r\nb\tc", Language::En), "a\nb c", "line breaks stay, a tab becomes a space");
    }

    #[test]
    fn a_character_outside_the_font_becomes_one_visible_sign() {
        assert_eq!(clean("Fête 🎉", Language::Fr), "Fête □", "an emoji is shown as a box");
        assert_eq!(
            clean("👩🏽‍💻!", Language::En),
            "□!",
            "a joined sequence is one sign on the screen, so one box"
        );
        assert_eq!(clean("שלום", Language::Fr), "□□□□", "a script that the font lacks keeps its length");
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(
            clean("e\u{301}te\u{301}", Language::Fr),
            "été",
            "a file from macOS must not lose its accents"
        );
    }

    #[test]
    fn french_punctuation_never_starts_a_line() {
        assert_eq!(
            clean("Escompte : néant ; merci !", Language::Fr),
            "Escompte\u{A0}: néant\u{202F}; merci\u{202F}!"
        );
        assert_eq!(
            clean("« oui » à 40 € et 20 %", Language::Fr),
            "«\u{A0}oui\u{A0}» à 40\u{202F}€ et 20\u{202F}%"
        );
        assert_eq!(
            clean("Terms : none", Language::En),
            "Terms : none",
            "English spacing is left as it was typed"
        );
    }

    #[test]
    fn a_line_never_exceeds_its_width_and_loses_nothing_but_spaces() {
        let width = Length::mm(30.0);
        let word = "x".repeat(2000);
        let text = format!("Un mot {word} puis l'anti-inflation, rendez-vous 14/07 et fin");
        let lines = wrap(Face::Regular, SIZE, &text, width);
        assert!(lines.iter().all(|line| Face::Regular.width(SIZE, line) <= width), "every line fits");
        let kept: String = lines.concat().chars().filter(|c| *c != ' ').collect();
        let given: String = text.chars().filter(|c| *c != ' ').collect();
        assert_eq!(kept, given, "only spaces may vanish at a break");
    }

    #[test]
    fn no_break_spaces_hold_their_words_together() {
        let lines = wrap(Face::Regular, SIZE, "Total de 1\u{202F}234,50\u{202F}€", Length::mm(20.0));
        assert!(
            lines.iter().any(|line| line.contains("1\u{202F}234,50\u{202F}€")),
            "an amount is not cut: {lines:?}"
        );
    }

    #[test]
    fn shortening_ends_in_an_ellipsis_and_fits() {
        let width = Length::mm(25.0);
        let short = shorten(Face::Regular, SIZE, "Société coopérative d'intérêt collectif", width);
        assert!(short.ends_with('…') && Face::Regular.width(SIZE, &short) <= width, "{short}");
    }
}
