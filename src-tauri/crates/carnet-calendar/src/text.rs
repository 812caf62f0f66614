//! Text values: what may stand in one, how it is escaped, and how a line is folded (RFC 5545, 3.1 and 3.3.11).

use std::borrow::Cow;

/// Longest line in octets, without its CRLF. Source: RFC 5545, 3.1.
const LINE_OCTETS: usize = 75;

/// Returns the text as it can stand in a calendar: one kind of line end, no control characters, no characters that turn the
/// direction of writing (a title must not disguise what follows it), no white space at either end.
///
/// Everything that some reader takes for a line end becomes `\n`, so that no reader sees a line that we did not write.
pub fn clean(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    // Most texts hold none of the octets with which such a character begins, and octets are quick to look through.
    let suspect = |b: u8| (b < 0x20 && b != b'\n') || matches!(b, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef);
    let unclean = |c: char| c != '\n' && (is_line_end(c) || is_dropped(c) || c == '\t');
    if !trimmed.bytes().any(suspect) || !trimmed.chars().any(unclean) {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    let mut chars = trimmed.chars().peekable();
    while let Some(c) = chars.next() {
        if is_line_end(c) {
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
            }
            out.push('\n');
        } else if c == '\t' {
            out.push(' ');
        } else if !is_dropped(c) {
            out.push(c);
        }
    }
    Cow::Owned(out.trim().to_owned())
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        // A byte order mark and the characters that no XML may hold, and CalDAV wraps calendars in XML.
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Appends a cleaned text with `\`, `;`, `,` and line ends escaped.
pub(crate) fn push_escaped(out: &mut String, cleaned: &str) {
    let mut rest = cleaned;
    while let Some(at) = rest.find(['\\', ';', ',', '\n']) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push('\\');
        // All four are one octet long.
        match special.as_bytes().first() {
            Some(b'\n') => out.push('n'),
            _ => out.push_str(&special[..1]),
        }
        rest = &special[1..];
    }
    out.push_str(rest);
}

/// Reverses the escaping. An unknown escape keeps its character and its backslash, as a Windows path in another program's
/// file deserves.
pub(crate) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(c @ ('\\' | ';' | ',' | ':')) => out.push(c),
            Some(c) => {
                out.push('\\');
                out.push(c);
            }
            None => out.push('\\'),
        }
    }
    out
}

/// Splits an escaped value at a separator that is not itself escaped.
pub(crate) fn split_unescaped(value: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut escaped) = (0, false);
    for (at, c) in value.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == separator {
            parts.push(&value[from..at]);
            from = at + c.len_utf8();
        }
    }
    parts.push(&value[from..]);
    parts
}

/// Appends one content line, folded so that no physical line is longer than 75 octets, none is cut inside a character, and
/// none ends in white space where that can be helped: many readers trim what they read.
pub(crate) fn push_folded(out: &mut Vec<u8>, line: &str) {
    let mut rest = line;
    let mut room = LINE_OCTETS;
    while rest.len() > room {
        let cut = fold_point(rest, room);
        let (head, tail) = rest.split_at(cut);
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(b"\r\n ");
        rest = tail;
        room = LINE_OCTETS - 1; // the space that marks a continuation counts
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

/// Returns where to cut; `text` is longer than `room`, and a character is at most four octets long, so this is above zero.
fn fold_point(text: &str, room: usize) -> usize {
    let mut widest = room;
    while !text.is_char_boundary(widest) {
        widest -= 1;
    }
    let kept = text[..widest].trim_end().len();
    if kept == 0 { widest } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        push_folded(&mut out, line);
        String::from_utf8(out).expect("a fold never cuts a character")
    }

    #[test]
    fn folds_at_75_octets_and_between_characters() {
        let line = format!("SUMMARY:{}", "é🤝".repeat(60));
        let text = folded(&line);
        assert!(text.split("\r\n").all(|l| l.len() <= 75), "no physical line may pass 75 octets");
        assert_eq!(text.replace("\r\n ", "").trim_end(), line, "unfolding gives the line back");
    }

    #[test]
    fn a_line_of_exactly_75_octets_is_left_alone() {
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)), "75 is allowed");
        assert_eq!(folded(&"x".repeat(76)), format!("{}\r\n x\r\n", "x".repeat(75)), "76 is not");
    }

    #[test]
    fn no_physical_line_ends_in_a_space_that_a_reader_would_trim() {
        let text = folded(&format!("{} {}", "x".repeat(74), "y".repeat(20)));
        assert!(text.split("\r\n").all(|l| !l.ends_with(' ')), "the space goes to the next line: {text:?}");
        let blank = folded(&" ".repeat(200));
        assert_eq!(blank.replace("\r\n ", "").len(), 202, "a run of spaces wider than a line loses nothing");
    }

    #[test]
    fn cleans_what_could_inject_a_line_or_hide_one() {
        assert_eq!(
            clean("a\r\nEND:VEVENT\rb\u{2028}c\u{85}d"),
            "a\nEND:VEVENT\nb\nc\nd",
            "every line end becomes one"
        );
        assert_eq!(
            clean("\u{202e}fdp.exe\u{0}\u{7f} \u{feff}"),
            "fdp.exe",
            "direction marks and controls go"
        );
        assert_eq!(clean("l’été\tà Œuvrard"), "l’été à Œuvrard", "a tab becomes a space, letters stay");
        assert!(matches!(clean("rien à changer\nici"), Cow::Borrowed(_)), "clean text is not copied");
    }

    #[test]
    fn escape_and_unescape_agree() {
        let text = "a;b,c\\n\nd\\";
        let mut out = String::new();
        push_escaped(&mut out, text);
        assert_eq!(out, "a\\;b\\,c\\\\n\\nd\\\\", "the four special characters are escaped");
        assert_eq!(unescape(&out), text, "and read back");
        assert_eq!(unescape("C:\\temp\\"), "C:\\temp\\", "a stray backslash of another program stays");
    }

    #[test]
    fn splits_only_at_bare_separators() {
        assert_eq!(split_unescaped("a\\,b,c,", ','), ["a\\,b", "c", ""], "an escaped comma does not split");
    }
}
