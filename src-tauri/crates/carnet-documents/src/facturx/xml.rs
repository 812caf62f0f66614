//! The XML that both syntaxes are written with: elements, texts, amounts, dates; nothing empty, nothing illegal.

use std::borrow::Cow;

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use rust_decimal::Decimal;

/// A document being written. Writing to memory cannot fail; a text that is left out would show in every validation.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Returns a document with its declaration.
    pub fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::with_capacity(16 * 1024), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Returns the bytes of the document, with a last line feed.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.0.write_event(event);
    }

    /// Writes an element around what `inside` writes.
    pub fn element(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.element_with(name, &[], inside);
    }

    /// Writes an element with attributes around what `inside` writes.
    pub fn element_with(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element that holds a text; nothing where the text is empty.
    pub fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// Writes an element that holds a text, where there is one.
    pub fn optional(&mut self, name: &str, text: Option<&str>) {
        self.text(name, text.unwrap_or_default());
    }

    /// Writes an element with attributes that holds a text; nothing where the text is empty.
    pub fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let text = legal(text);
        if text.trim().is_empty() {
            return;
        }
        self.event(Event::Start(start(name, attributes)));
        // In a text, quotation marks stand for themselves: fewer bytes, and people can read the file.
        self.event(Event::Text(BytesText::from_escaped(partial_escape(text.trim()))));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes a settled amount with two decimals.
    pub fn amount(&mut self, name: &str, amount: Decimal) {
        self.text(name, &two_decimals(amount));
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &str)]) -> BytesStart<'a> {
    let legal: Vec<(&str, Cow<'_, str>)> =
        attributes.iter().map(|(name, value)| (*name, legal(value))).collect();
    BytesStart::new(name).with_attributes(legal.iter().map(|(name, value)| (*name, value.as_ref())))
}

/// Returns the text without the characters that XML 1.0 cannot carry, not even escaped (2.2, `Char`); a carriage return is
/// left out as well, since it would be read back as a line feed.
pub fn legal(text: &str) -> Cow<'_, str> {
    let good = |c: char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    if text.chars().all(good) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| good(*c)).collect())
}

/// Writes a settled amount or a rate: two decimals, a point, no thousands.
pub fn two_decimals(value: Decimal) -> String {
    // A decimal of zero can bear a sign; `-0.00` is no amount.
    if value.is_zero() { "0.00".to_owned() } else { format!("{value:.2}") }
}

/// Writes a quantity or a unit price with the decimals that it has.
pub fn plain(value: Decimal) -> String {
    let value = value.normalize();
    if value.is_zero() { "0".to_owned() } else { value.to_string() }
}

/// Writes a day as UBL does, `2026-11-22`.
pub fn day(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Writes a day as CII does (format 102), `20261122`.
pub fn compact_day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}
