//! Content lines, `NAME;PARAMETERS:VALUE`, as iCalendar and vCard both are made of: unfolded, numbered, split.
//!
//! The crate `ical` splits a line into name and parameters, line by line. Its readers of whole files are not used: they give
//! no line number for most errors, stop at the first component that they do not know, end silently at a byte that
//! is no UTF-8, and trim the physical lines, so that a word space at a fold is lost.

use ical::property::PropertyParser;
use std::borrow::Cow;

use crate::text::{split_unescaped, unescape};

/// Longest name with parameters that is parsed, as the parser's cost grows with the square of it. Dates stay under 150; beyond
/// it only texts come, whose parameters hold a second copy of them (`ALTREP`) and are left out.
const HEADER_OCTETS: usize = 512;
/// Longest value, in octets; pictures are longer and nobody reads them here.
const VALUE_OCTETS: usize = 1_000_000;

/// One unfolded line of a calendar or an address book, not yet split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine<'a> {
    /// The line in the file on which it starts, from 1.
    pub line: usize,
    /// Its text without line ends and folds.
    pub text: Cow<'a, str>,
}

/// One property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentLine {
    /// The line in the file, from 1.
    pub line: usize,
    /// The name in capitals, without a vCard group before it.
    pub name: String,
    /// Parameters, names in capitals.
    pub params: Vec<(String, Vec<String>)>,
    /// The value as written, escapes included.
    pub value: String,
}

/// The line is no content line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is not of the form NAME:VALUE")]
pub struct NotAContentLine {
    /// The line in the file, from 1.
    pub line: usize,
}

/// Returns the lines of a text with folded ones joined; empty lines are skipped.
pub fn unfold(text: &str) -> impl Iterator<Item = RawLine<'_>> {
    let mut physical = text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)).zip(1..).peekable();
    std::iter::from_fn(move || {
        loop {
            let (first, line) = physical.next()?;
            let mut text = Cow::Borrowed(first);
            while let Some((more, _)) = physical.next_if(|(l, _)| l.starts_with([' ', '\t'])) {
                text.to_mut().push_str(&more[1..]);
            }
            if !text.trim().is_empty() {
                return Some(RawLine { line, text });
            }
        }
    })
}

impl RawLine<'_> {
    /// Returns the name in front of the first `:` or `;`, as written and without a group; enough to skip what nobody reads.
    pub fn name(&self) -> &str {
        let head = self.text.split([':', ';']).next().unwrap_or_default();
        head.rsplit('.').next().unwrap_or_default().trim()
    }

    /// Splits the line.
    ///
    /// # Errors
    /// [`NotAContentLine`] where there is no name or no colon, where a date has more parameters than any program writes, and
    /// for a value of more than a megabyte.
    pub fn split(&self) -> Result<ContentLine, NotAContentLine> {
        let fault = NotAContentLine { line: self.line };
        let colon = header_end(&self.text).ok_or(fault)?;
        let (mut header, value) = (&self.text[..colon], &self.text[colon + 1..]);
        if header.len() > HEADER_OCTETS {
            // Without its zone a date would be another one.
            if self.name().get(..2).is_none_or(|start| start.eq_ignore_ascii_case("DT")) {
                return Err(fault);
            }
            header = header.split(';').next().unwrap_or_default();
        }
        if header.len() > HEADER_OCTETS || value.len() > VALUE_OCTETS {
            return Err(fault);
        }
        // The value stays out of the parser, which would trim it.
        let probe = format!("{}:-", named_parameters(header));
        let property =
            PropertyParser::from_reader(probe.as_bytes()).next().and_then(Result::ok).ok_or(fault)?;
        let name = property.name.rsplit('.').next().unwrap_or_default().trim().to_uppercase();
        if name.is_empty() {
            return Err(fault);
        }
        let params = property.params.unwrap_or_default();
        Ok(ContentLine { line: self.line, name, params, value: value.to_owned() })
    }
}

/// Returns where the value's colon stands: the first one outside of quotes.
fn header_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b':' && !quoted
    })
}

/// Writes the bare parameters of vCard 2.1 (`TEL;WORK;VOICE`) as the later versions do (`TEL;TYPE=WORK;TYPE=VOICE`).
fn named_parameters(header: &str) -> Cow<'_, str> {
    if header.contains('"') || header.split(';').skip(1).all(|p| p.contains('=')) {
        return Cow::Borrowed(header);
    }
    let mut parts = header.split(';');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts.filter(|p| !p.is_empty()) {
        out.push_str(if part.contains('=') { ";" } else { ";TYPE=" });
        out.push_str(part);
    }
    Cow::Owned(out)
}

impl ContentLine {
    /// Returns the first value of a parameter, named in capitals.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).and_then(|(_, values)| values.first()).map(String::as_str)
    }

    /// Returns the value as one text, unescaped.
    pub fn text(&self) -> String {
        unescape(&self.value)
    }

    /// Returns the parts of a list or of a structured value, each unescaped.
    pub fn parts(&self, separator: char) -> Vec<String> {
        split_unescaped(&self.value, separator).into_iter().map(unescape).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Result<ContentLine, NotAContentLine> {
        unfold(text).next().expect("one line").split()
    }

    #[test]
    fn unfolds_and_keeps_the_space_before_a_fold() {
        let lines: Vec<_> = unfold("NOTE:sans insister \r\n — encore\r\n\r\nFN:Zoë\r\n").collect();
        assert_eq!(lines[0].text, "NOTE:sans insister — encore", "the word space before the fold stays");
        assert_eq!((lines[1].line, &*lines[1].text), (4, "FN:Zoë"), "numbers are those of the file");
        assert_eq!(lines.len(), 2, "the empty line is no line");
    }

    #[test]
    fn splits_name_parameters_and_value() {
        let line = first("item1.tel;VALUE=uri;TYPE=\"voice,home\":tel:05-87").expect("a content line");
        assert_eq!(
            (line.name.as_str(), line.param("VALUE"), line.value.as_str()),
            ("TEL", Some("uri"), "tel:05-87"),
            "group gone"
        );
        assert_eq!(line.param("TYPE"), Some("voice,home"), "a quoted parameter is one value");
        let old = first("TEL;WORK;VOICE:05 61").expect("bare parameters of version 2.1");
        assert_eq!(old.param("TYPE"), Some("WORK"), "a bare parameter is a type");
    }

    #[test]
    fn refuses_what_is_no_content_line() {
        assert_eq!(first("\n\nbonjour"), Err(NotAContentLine { line: 3 }), "no colon, named by its line");
        assert_eq!(first(":x"), Err(NotAContentLine { line: 1 }), "no name");
        let wide = |name: &str| first(&format!("{name}{}:v", ";a=b".repeat(100_000)));
        assert_eq!(wide("DTSTART"), Err(NotAContentLine { line: 1 }), "of a date every parameter counts");
        let text = wide("DESCRIPTION").expect("of a text none does");
        assert_eq!(
            (text.value.as_str(), text.params.len()),
            ("v", 0),
            "the value is read, the parameters are not"
        );
        let long = format!("NOTE:{}", "x".repeat(2_000_000));
        assert_eq!(first(&long), Err(NotAContentLine { line: 1 }), "a value of two megabytes");
    }
}
