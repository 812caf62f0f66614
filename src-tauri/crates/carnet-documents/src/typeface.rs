//! Inter in two weights: which characters it has and how wide they are.
//!
//! What Inter lacks is set by `shape` in the fonts of `scripts`.
//!
//! `core` files hold what French and English papers normally use and are embedded whole; `full` files are opened only for a
//! character beyond them. Both have tabular figures by default (assets/fonts/make.py), so that amounts align by width alone.

use std::sync::OnceLock;

use printpdf::ParsedFont;

use crate::kerning;
use crate::shape::Line;
use crate::units::Length;

/// Units per em of both fonts.
const EM: i64 = 2048;
/// Characters below this code are looked up once and kept in a table.
const TABLE: usize = 0x2600;
/// The mark of a character that `core` lacks.
const ABSENT: u16 = u16::MAX;
/// What stands for a character that no font has.
pub const FALLBACK: char = '\u{25A1}';

/// A weight of Inter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    Regular,
    SemiBold,
}

impl Face {
    /// Both weights, in the order of their resources.
    pub const ALL: [Face; 2] = [Face::Regular, Face::SemiBold];

    /// Returns the PostScript name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Face::Regular => "Inter-Regular",
            Face::SemiBold => "Inter-SemiBold",
        }
    }

    /// Returns the file that holds the usual characters.
    pub(crate) fn core_bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../../../assets/fonts/Inter-Regular-core.ttf"),
            Face::SemiBold => include_bytes!("../../../../assets/fonts/Inter-SemiBold-core.ttf"),
        }
    }

    fn full_bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../../../assets/fonts/Inter-Regular-full.ttf"),
            Face::SemiBold => include_bytes!("../../../../assets/fonts/Inter-SemiBold-full.ttf"),
        }
    }

    /// Returns the usual characters' font, parsed once a process; none only if the file in the tree were broken.
    pub(crate) fn core(self) -> Option<&'static ParsedFont> {
        static FONTS: [OnceLock<Option<ParsedFont>>; 2] = [const { OnceLock::new() }; 2];
        FONTS[self as usize]
            .get_or_init(|| ParsedFont::from_bytes(self.core_bytes(), 0, &mut Vec::new()))
            .as_ref()
    }

    /// Returns the whole font, parsed once a process and only when a paper needs it.
    pub(crate) fn full(self) -> Option<&'static ParsedFont> {
        static FONTS: [OnceLock<Option<ParsedFont>>; 2] = [const { OnceLock::new() }; 2];
        FONTS[self as usize]
            .get_or_init(|| ParsedFont::from_bytes(self.full_bytes(), 0, &mut Vec::new()))
            .as_ref()
    }

    fn core_widths(self) -> &'static [u16] {
        static WIDTHS: [OnceLock<Vec<u16>>; 2] = [const { OnceLock::new() }; 2];
        WIDTHS[self as usize].get_or_init(|| {
            let mut widths = vec![ABSENT; TABLE];
            let Some(font) = self.core() else { return widths };
            // The core holds nothing between Latin Extended-A and the general punctuation.
            for code in (0x20..0x180).chain(0x2000..0x2260).chain(0x25A0..0x25B0) {
                if let Some(glyph) = font.lookup_glyph_index(code).filter(|glyph| *glyph != 0) {
                    widths[code as usize] = font.get_horizontal_advance(glyph);
                }
            }
            widths
        })
    }

    /// Tells whether the usual characters' font has this one.
    pub(crate) fn in_core(self, letter: char) -> bool {
        self.core_widths().get(letter as usize).is_some_and(|width| *width != ABSENT)
    }

    /// Returns the glyph of the whole font, where there is one.
    pub(crate) fn full_glyph(self, letter: char) -> Option<u16> {
        self.full()?.lookup_glyph_index(letter as u32).filter(|glyph| *glyph != 0)
    }

    /// Tells whether Inter can show this character.
    pub(crate) fn has(self, letter: char) -> bool {
        self.in_core(letter) || self.full_glyph(letter).is_some()
    }

    /// Tells whether Inter alone can show this text, letter by letter.
    pub(crate) fn is_plain(self, text: &str) -> bool {
        text.is_ascii() || text.chars().all(|letter| self.has(letter))
    }

    /// Returns the advance in units of the em, where Inter has the character.
    fn advance(self, letter: char) -> Option<i64> {
        if let Some(width) = self.core_widths().get(letter as usize).filter(|width| **width != ABSENT) {
            return Some(i64::from(*width));
        }
        let (glyph, font) = (self.full_glyph(letter)?, self.full()?);
        Some(i64::from(font.get_horizontal_advance(glyph)))
    }

    /// Returns the width of a text set in one line, pairs of letters set as close as the font wants them.
    #[must_use]
    pub fn width(self, size: Length, text: &str) -> Length {
        self.set(size, text).0
    }

    /// Sets a text in one line: its width, and its runs where Inter alone cannot show it.
    pub(crate) fn set(self, size: Length, text: &str) -> (Length, Option<Box<Line>>) {
        let (mut units, mut letters, mut before) = (0, 0, ' ');
        for letter in text.chars() {
            let Some(advance) = self.advance(letter) else {
                let line = Line::new(self, text);
                return (line.width(self, size), Some(Box::new(line)));
            };
            units += kerning::between(self, before, letter) + advance;
            letters += 1;
            before = letter;
        }
        (size.scale(units, EM) + tracking(size) * letters, None)
    }

    /// Cuts a text where a pair is set closer: each piece with what is taken off after it, in thousandths of the em.
    pub(crate) fn pieces(self, text: &str) -> Vec<(&str, i64)> {
        let mut pieces = Vec::new();
        let (mut start, mut before) = (0, ' ');
        for (at, letter) in text.char_indices() {
            let closer = kerning::between(self, before, letter);
            if closer != 0 {
                pieces.push((&text[start..at], -closer * 1000 / EM));
                start = at;
            }
            before = letter;
        }
        pieces.push((&text[start..], 0));
        pieces
    }
}

/// Returns what is added after each letter: large type is drawn for small sizes and stands closer together.
#[must_use]
pub fn tracking(size: Length) -> Length {
    if size < Length::pt(15.0) { Length::ZERO } else { -size.scale(16, 1000) }
}
