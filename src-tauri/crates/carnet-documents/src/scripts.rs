//! The fonts of what Inter lacks: other scripts, emoji, letters with marks that no single character holds.
//!
//! Each is unpacked when a paper first needs it (assets/fonts/scripts), so that papers of Latin letters wait for none.

use std::sync::OnceLock;

use harfrust::font::Blob;
use harfrust::{Font, ShaperFont};
use printpdf::ParsedFont;
use unicode_script::{Script, ScriptExtension, UnicodeScript as _};

use crate::typeface::Face;
use crate::units::Length;

/// A font: what it is for and the files that hold it.
struct Entry {
    name: &'static str,
    scripts: &'static [Script],
    /// Its size beside Inter's, in hundredths: what looks equally large.
    size: i64,
    regular: &'static [u8],
    semibold: Option<&'static [u8]>,
    /// Whether semi-bold text is thickened on paper; otherwise it has weight enough.
    thickens: bool,
}

macro_rules! bytes {
    ($name:literal, $weight:literal) => {
        include_bytes!(concat!("../../../../assets/fonts/scripts/", $name, "-", $weight, ".ttf.br"))
    };
}

macro_rules! one_weight {
    ($name:literal, $scripts:expr, $size:literal, $thickens:literal) => {
        Entry {
            name: $name,
            scripts: &$scripts,
            size: $size,
            regular: bytes!($name, "Regular"),
            semibold: None,
            thickens: $thickens,
        }
    };
}

macro_rules! two_weights {
    ($name:literal, $scripts:expr, $size:literal) => {
        Entry {
            name: $name,
            scripts: &$scripts,
            size: $size,
            regular: bytes!($name, "Regular"),
            semibold: Some(bytes!($name, "SemiBold")),
            thickens: false,
        }
    };
}

/// In the order in which a sign that several scripts share is looked for; the largest last.
static FONTS: [Entry; 23] = [
    two_weights!("Marks", [Script::Latin, Script::Greek, Script::Cyrillic], 100),
    one_weight!("Emoji", [], 96, false),
    two_weights!("Hebrew", [Script::Hebrew], 108),
    two_weights!("Arabic", [Script::Arabic], 108),
    two_weights!("Thai", [Script::Thai], 108),
    one_weight!("Lao", [Script::Lao], 108, true),
    one_weight!("Khmer", [Script::Khmer], 104, true),
    one_weight!("Devanagari", [Script::Devanagari], 104, true),
    one_weight!("Bengali", [Script::Bengali], 104, true),
    one_weight!("Gurmukhi", [Script::Gurmukhi], 104, true),
    one_weight!("Gujarati", [Script::Gujarati], 104, true),
    one_weight!("Oriya", [Script::Oriya], 104, true),
    one_weight!("Tamil", [Script::Tamil], 100, true),
    one_weight!("Telugu", [Script::Telugu], 104, true),
    one_weight!("Kannada", [Script::Kannada], 104, true),
    one_weight!("Malayalam", [Script::Malayalam], 100, true),
    one_weight!("Sinhala", [Script::Sinhala], 104, true),
    one_weight!("Myanmar", [Script::Myanmar], 92, true),
    one_weight!("Ethiopic", [Script::Ethiopic], 104, true),
    two_weights!("Georgian", [Script::Georgian], 104),
    two_weights!("Armenian", [Script::Armenian], 104),
    one_weight!("Hangul", [Script::Hangul], 100, true),
    one_weight!("Han", [Script::Han, Script::Hiragana, Script::Katakana, Script::Bopomofo], 100, true),
];

/// One file: a font in the weight that it has for a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct File {
    font: usize,
    weight: Face,
}

/// A file, unpacked.
pub struct Loaded {
    pub font: Font,
    /// Units per em.
    pub em: i64,
    blob: Blob,
}

impl Loaded {
    /// Returns the font as what cuts it wants it.
    pub fn parsed(&self) -> Option<ParsedFont> {
        ParsedFont::from_bytes(self.blob.as_ref(), 0, &mut Vec::new())
    }
}

/// What shows nothing by itself, so that no font needs a glyph for it: joiners, variation selectors, tags.
pub fn is_ignorable(letter: char) -> bool {
    matches!(letter, '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

impl File {
    /// Returns the first file that shows these letters, and whether it shows all of them; at least it shows the first.
    pub fn of(face: Face, cluster: &str) -> Option<(File, bool)> {
        let base = cluster.chars().find(|letter| !is_ignorable(*letter))?;
        let wanted: ScriptExtension = base.script_extension();
        let mut partly = None;
        for (font, entry) in FONTS.iter().enumerate() {
            let shared = wanted.is_common() || wanted.is_inherited();
            if !shared && !entry.scripts.iter().any(|script| wanted.contains_script(*script)) {
                continue;
            }
            let weight = if entry.semibold.is_some() { face } else { Face::Regular };
            let file = File { font, weight };
            let Some(loaded) = file.loaded() else { continue };
            let glyphs = ShaperFont::new(&loaded.font);
            let shows =
                |letter: char| glyphs.nominal_glyph(letter as u32).is_some_and(|glyph| glyph.to_u32() != 0);
            if cluster.chars().all(|letter| is_ignorable(letter) || shows(letter)) {
                return Some((file, true));
            }
            if partly.is_none() && shows(base) {
                partly = Some((file, false));
            }
        }
        partly
    }

    /// Tells whether the file has a glyph for this letter.
    pub fn has(self, letter: char) -> bool {
        self.loaded().is_some_and(|loaded| {
            let glyph = ShaperFont::new(&loaded.font).nominal_glyph(letter as u32);
            glyph.is_some_and(|glyph| glyph.to_u32() != 0)
        })
    }

    /// Returns the name of its resource in a file.
    pub fn resource(self) -> String {
        let style = if self.weight == Face::Regular { "" } else { "S" };
        format!("{}{style}", FONTS[self.font].name)
    }

    /// Returns the PostScript name.
    pub fn name(self) -> String {
        let style = if self.weight == Face::Regular { "Regular" } else { "SemiBold" };
        format!("Carnet{}-{style}", FONTS[self.font].name)
    }

    /// Returns the size at which it looks as large as Inter does at this one.
    pub fn size(self, beside: Length) -> Length {
        beside.scale(FONTS[self.font].size, 100)
    }

    /// Tells whether the paper must thicken it to make it as heavy as its neighbours.
    pub fn thickens(self, face: Face) -> bool {
        face == Face::SemiBold && FONTS[self.font].thickens
    }

    /// Returns the font, unpacked once a process; none only if the file in the tree were broken.
    pub fn loaded(self) -> Option<&'static Loaded> {
        static LOADED: [[OnceLock<Option<Loaded>>; 2]; FONTS.len()] =
            [const { [const { OnceLock::new() }; 2] }; FONTS.len()];
        LOADED[self.font][self.weight as usize].get_or_init(|| self.unpack()).as_ref()
    }

    fn unpack(self) -> Option<Loaded> {
        let entry = &FONTS[self.font];
        let packed = match self.weight {
            Face::Regular => entry.regular,
            Face::SemiBold => entry.semibold?,
        };
        let mut plain = Vec::new();
        brotli_decompressor::BrotliDecompress(&mut &packed[..], &mut plain).ok()?;
        let blob = Blob::from(plain);
        let font = Font::new(blob.clone(), 0)?;
        let em = i64::from(font.units_per_em());
        Some(Loaded { font, em, blob })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_unpacks_under_the_name_that_it_bears_here() {
        for (font, entry) in FONTS.iter().enumerate() {
            for weight in
                Face::ALL.into_iter().filter(|face| *face == Face::Regular || entry.semibold.is_some())
            {
                let file = File { font, weight };
                let parsed = file.loaded().and_then(Loaded::parsed).expect("a font that can be read");
                assert_eq!(parsed.font_name.as_deref(), Some(file.name().as_str()));
            }
        }
    }

    #[test]
    fn each_script_finds_its_font() {
        for (text, font) in [
            ("ש", "Hebrew"),
            ("م", "Arabic"),
            ("،", "Arabic"),
            ("ไ", "Thai"),
            ("ຂ", "Lao"),
            ("ខ", "Khmer"),
            ("क्ष", "Devanagari"),
            ("ক", "Bengali"),
            ("ਪੰ", "Gurmukhi"),
            ("ક્ષ", "Gujarati"),
            ("ଓ", "Oriya"),
            ("த", "Tamil"),
            ("తె", "Telugu"),
            ("ಕ್ಷ", "Kannada"),
            ("മ", "Malayalam"),
            ("ශ්\u{200D}ර", "Sinhala"),
            ("မြ", "Myanmar"),
            ("አ", "Ethiopic"),
            ("ა", "Georgian"),
            ("Հ", "Armenian"),
            ("한", "Hangul"),
            ("東", "Han"),
            ("の", "Han"),
            ("、", "Han"),
            ("🎉", "Emoji"),
            ("👩🏽‍💻", "Emoji"),
            ("🇫🇷", "Emoji"),
            ("x\u{303}", "Marks"),
            ("ж\u{301}", "Marks"),
        ] {
            let found = File::of(Face::SemiBold, text).map(|(file, whole)| (FONTS[file.font].name, whole));
            assert_eq!(found, Some((font, true)), "{text}");
        }
        assert_eq!(File::of(Face::Regular, "𒀭"), None, "cuneiform is written on clay");
    }
}
