//! Texts for paper: cleaning, French spacing, wrapping, shortening.
//!
//! Cleaning makes any input printable: composed letters, no control or direction characters, no towers of marks. Wrapping
//! never drops a character but the space at a break, and never parts what the eye takes for one letter.

use unicode_linebreak::BreakOpportunity;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::paper::Language;
use crate::scripts::is_ignorable;
use crate::typeface::Face;
use crate::units::Length;

/// Narrow no-break space: thousands, before `€ % ; ! ?` in French.
pub const NARROW: char = '\u{202F}';
/// No-break space: before `:` and inside `« »` in French.
pub const NO_BREAK: char = '\u{A0}';
/// Marks that one letter keeps: no language stacks more, and a taller tower would cover the lines above.
const MOST_MARKS: usize = 4;
/// Characters that one letter of the eye keeps: the longest emoji have ten.
const LONGEST_CLUSTER: usize = 24;

/// Returns a text that can be printed: composed (NFC), line breaks as `\n`, tabs as a space, without control characters,
/// direction marks and invisible signs; joiners and variation selectors stay where a script beside Latin needs them.
pub fn clean(text: &str, language: Language) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte < 0x20 || byte == 0x7F) {
        return spaced(text, language);
    }
    let mut out = String::with_capacity(text.len());
    let mut plain = true;
    let visible = text.replace("\r\n", "\n");
    let visible = visible.chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        letter => (!is_invisible(letter)).then_some(letter),
    });
    for letter in visible.nfc() {
        plain = plain && (letter == '\n' || Face::Regular.has(letter));
        out.push(letter);
    }
    if plain { spaced(&out, language) } else { spaced(&clusters(&out), language) }
}

/// Control characters, direction controls, zero-width spaces, soft hyphens, noncharacters: none has a shape of its own.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || is_direction(letter)
        || matches!(letter,
            '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}')
        || letter as u32 & 0xFFFE == 0xFFFE
}

/// Marks that turn the direction of what follows: the order of letters is the paper's business, never a name's.
pub fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Keeps of each letter of the eye what can be shown: no joiner or selector without a letter that takes it, no tower of
/// marks.
fn clusters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let mut letters = cluster.chars();
        let Some(base) = letters.find(|letter| !is_ignorable(*letter)) else { continue };
        out.push(base);
        let joins = !Face::Regular.has(base);
        let mut marks = 0;
        for letter in letters.take(LONGEST_CLUSTER) {
            // Viramas and nuktas build the letter itself: they are no tower.
            let tower = !matches!(canonical_combining_class(letter), 0 | 7 | 9);
            marks += usize::from(tower);
            if (joins || !is_ignorable(letter)) && !(tower && marks > MOST_MARKS) {
                out.push(letter);
            }
        }
    }
    out
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

/// Measures each line whole: beside its neighbours a word may be set wider than alone.
fn wrap_paragraph(face: Face, size: Length, paragraph: &str, width: Length, lines: &mut Vec<String>) {
    let mut line = String::new();
    for piece in pieces(face, paragraph) {
        let bare = piece.trim_end_matches(' ');
        let before = line.len();
        line.push_str(bare);
        if before > 0 && face.width(size, &line) > width {
            line.truncate(before);
            lines.push(line.trim_end_matches(' ').to_owned());
            bare.clone_into(&mut line);
        }
        if line.len() == bare.len() && face.width(size, &line) > width {
            loop {
                let rest = line.split_off(fitting(face, size, &line, width));
                if rest.is_empty() {
                    break;
                }
                lines.push(std::mem::replace(&mut line, rest));
            }
        }
        line.push_str(&piece[bare.len()..]);
    }
    let rest = line.trim_end_matches(' ');
    if !rest.is_empty() {
        lines.push(rest.to_owned());
    }
}

/// Returns how much of a text fits: the longest beginning of whole letters no wider than `width`, at least one letter.
///
/// Measured as it would be set: letters that join are narrower together than one by one.
fn fitting(face: Face, size: Length, text: &str, width: Length) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    let mut clusters = text.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
    let (mut fits, mut beyond, mut tried) = (0usize, usize::MAX, 32usize);
    for step in 1usize.. {
        ends.extend(clusters.by_ref().take(tried.saturating_sub(ends.len())));
        tried = tried.min(ends.len());
        let Some(end) = tried.checked_sub(1).and_then(|last| ends.get(last)) else { return 0 };
        let measured = face.width(size, &text[..*end]);
        if measured > width {
            beyond = tried;
        } else if *end == text.len() {
            return *end;
        } else {
            fits = tried;
        }
        if beyond - fits <= 1 {
            break;
        }
        // As many as the same mixture of letters would make; by halves where the mixture changes.
        let aimed = (width.thousandths().max(0) as usize).saturating_mul(tried)
            / (measured.thousandths().max(1) as usize);
        let next = if step < 6 { aimed } else { fits.midpoint(beyond) };
        tried = next.clamp(fits + 1, (beyond - 1).min(tried.saturating_mul(2)));
    }
    ends[fits.max(1) - 1]
}

/// Splits at the places where a line may end: after a run of spaces, after a hyphen or a slash between letters, and where
/// a script without spaces allows it (UAX 14).
fn pieces(face: Face, text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let breaks = match (letter, next) {
            (' ', Some(next)) => next != ' ',
            ('-' | '\u{2013}' | '\u{2014}' | '/', Some(next)) => at > start && next.is_alphabetic(),
            _ => false,
        };
        if breaks {
            let end = at + letter.len_utf8();
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    pieces.push(&text[start..]);
    if face.is_plain(text) {
        return pieces;
    }
    pieces.into_iter().flat_map(|piece| without_spaces(face, piece)).collect()
}

/// Splits a word where one of its letters beside the cut is of a script that Inter lacks.
fn without_spaces(face: Face, word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (end, opportunity) in unicode_linebreak::linebreaks(word) {
        let foreign = |letter: Option<char>| letter.is_some_and(|letter| !face.has(letter));
        let (before, after) = word.split_at(end);
        let cuts = foreign(before.chars().next_back()) || foreign(after.chars().next());
        if opportunity == BreakOpportunity::Allowed && cuts && end > start && !after.is_empty() {
            pieces.push(&word[start..end]);
            start = end;
        }
    }
    pieces.push(&word[start..]);
    pieces
}

/// Shortens a one-line text with an ellipsis until it fits.
pub fn shorten(face: Face, size: Length, text: &str, width: Length) -> String {
    if face.width(size, text) <= width {
        return text.to_owned();
    }
    let mut kept = &text[..fitting(face, size, text, width)];
    loop {
        let last = kept.graphemes(true).next_back().map_or(0, str::len);
        kept = &kept[..kept.len() - last];
        let candidate = format!("{}…", kept.trim_end());
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
    fn other_scripts_and_emoji_stay_as_they_are() {
        for text in ["Fête 🎉", "👩🏽‍💻 et 🇫🇷", "שלום", "علی\u{200C}رضا", "ก\u{E34}น", "日本語"]
        {
            assert_eq!(clean(text, Language::En), text);
        }
        assert_eq!(clean("a\u{200D}b\u{FE0F} ש", Language::En), "ab ש", "Latin letters need no joiner");
        assert_eq!(clean("\u{200D}🎉", Language::En), "🎉", "a joiner alone joins nothing");
    }

    #[test]
    fn a_tower_of_marks_is_cut_to_what_a_line_holds() {
        let tower = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(
            clean(&tower, Language::Fr),
            "á\u{301}\u{301}\u{301}\u{301}b",
            "the first is the letter's"
        );
        assert_eq!(clean("ṩ\u{323}", Language::Fr).chars().count(), 2, "what a language stacks stays");
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
    fn a_line_of_mixed_scripts_is_measured_whole() {
        let word = "Ж0'IAna&AnCm%Aa0œǄ  éǄbA A€i\"c:akA%AǄ🎉0A''0🏻A0<œ\"a(aǄM% éǄœA<Ǆb  ﾠœ aAé\"A(Ǆ«🎉aǄœNan,E'a[שǄ'\u{202F}日aa0 a";
        for tenths in (200..2000).step_by(4) {
            let width = Length::mm(f64::from(tenths) / 10.0);
            for line in wrap(Face::Regular, SIZE, word, width) {
                assert!(Face::Regular.width(SIZE, &line) <= width, "{tenths} tenths: {line}");
            }
        }
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
        for text in [
            "Société coopérative d'intérêt collectif",
            "شركة التعاون للنشر والتوزيع المحدودة جدا",
            "👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻",
        ] {
            let short = shorten(Face::Regular, SIZE, text, width);
            assert!(short.ends_with('…') && Face::Regular.width(SIZE, &short) <= width, "{short}");
            let kept = short.trim_end_matches('…');
            let whole = text.grapheme_indices(true).any(|(at, _)| at == kept.len());
            assert!(text.starts_with(kept) && whole, "no letter of the eye is cut: {short}");
        }
    }

    #[test]
    fn scripts_without_spaces_break_between_their_letters() {
        let width = Length::mm(30.0);
        for text in [
            "東京都渋谷区神宮前一丁目二番三号、株式会社青空（本社）".repeat(3),
            "ก็".repeat(300),
            "שלום".repeat(60),
        ] {
            let lines = wrap(Face::SemiBold, SIZE, &text, width);
            assert!(lines.iter().all(|line| Face::SemiBold.width(SIZE, line) <= width), "every line fits");
            assert_eq!(lines.concat(), text, "nothing is lost");
            assert!(lines.iter().all(|line| !line.starts_with(['、', '）', '\u{E47}'])), "{lines:?}");
        }
    }

    #[test]
    fn a_long_name_without_spaces_takes_no_longer_than_its_lines() {
        for (letter, count) in [("م", 32_768), ("字", 4_000), ("🎉", 4_000), ("x", 65_536)] {
            let text = clean(&letter.repeat(count), Language::Fr);
            let lines = wrap(Face::SemiBold, SIZE, &text, Length::mm(80.0));
            assert_eq!(lines.concat().len(), text.len(), "{letter}: whole");
            let short = shorten(Face::SemiBold, SIZE, &text, Length::mm(80.0));
            assert!(short.chars().count() < 200, "{letter}: short");
        }
    }
}
