//! Which way the letters of a line run: what UAX 9 is told of papers.

use std::borrow::Cow;

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level};

/// The mark that keeps what follows it from the order of what runs backwards before it; not set on paper.
pub const LEFT_TO_RIGHT: char = '\u{200E}';

/// The classes of characters, but for the dot between two facts: it parts them, so that neither changes the other's order.
pub struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, letter: char) -> BidiClass {
        if letter == '·' { BidiClass::L } else { HardcodedBidiData.bidi_class(letter) }
    }

    fn bidi_matched_opening_bracket(&self, letter: char) -> Option<BidiMatchedOpeningBracket> {
        HardcodedBidiData.bidi_matched_opening_bracket(letter)
    }
}

/// Returns the direction of a line: of the paper, which is left to right, unless all its letters run the other way.
pub fn direction(text: &str) -> Level {
    let mut backwards = false;
    for letter in text.chars() {
        match Classes.bidi_class(letter) {
            BidiClass::L => return Level::ltr(),
            BidiClass::R | BidiClass::AL => backwards = true,
            _ => {}
        }
    }
    if backwards { Level::rtl() } else { Level::ltr() }
}

/// Parts a quantity or an amount from letters before it that run the other way: of « 12 heures » or « 20 % » behind a Hebrew
/// name, UAX 9 would take the figures to the name and leave their unit behind. A figure without a unit, such as that of a
/// street, stays with its name.
pub fn parted(text: &str) -> Cow<'_, str> {
    let mut marks = Vec::new();
    let (mut backwards, mut rest) = (false, text);
    while let Some(letter) = rest.chars().next() {
        let at = text.len() - rest.len();
        rest = &rest[letter.len_utf8()..];
        match Classes.bidi_class(letter) {
            BidiClass::L => backwards = false,
            BidiClass::R | BidiClass::AL => backwards = true,
            BidiClass::EN if backwards => {
                let figure = |letter: char| letter.is_ascii_digit();
                let between =
                    |letter: char| matches!(letter, '.' | ',' | ':' | '/' | '-') || letter.is_whitespace();
                let last = rest.find(|letter| !figure(letter) && !between(letter)).unwrap_or(rest.len());
                let end = rest[..last].rfind(figure).map_or(0, |last| last + 1);
                let unit = rest[end..].trim_start().chars().next().map(|unit| Classes.bidi_class(unit));
                if matches!(unit, Some(BidiClass::L | BidiClass::ET)) {
                    marks.push(at);
                    backwards = false;
                }
                rest = &rest[end..];
            }
            _ => {}
        }
    }
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut parted = text.to_owned();
    for at in marks.into_iter().rev() {
        parted.insert(at, LEFT_TO_RIGHT);
    }
    Cow::Owned(parted)
}
