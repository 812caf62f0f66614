//! Words into operators: font, size, colour and spacing set only where they change, then the letters.
//!
//! Inter's letters go by character, glyphs of other fonts by number, all in the order of reading. What glyphs do not say by
//! themselves is written beside them (`/ActualText`, ISO 32000-1, 14.9.4), for those who copy, search or listen.

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, FontId, Op, PdfFontHandle, Pt, TextItem, TextMatrix, TextRenderingMode};

use super::content::{colour, point};
use super::font::Script;
use super::font_id;
use crate::glyphs::Shaped;
use crate::page::{Ink, Palette, Words};
use crate::scripts::File;
use crate::shape::Letters;
use crate::typeface::{Face, tracking};
use crate::units::Length;

/// How thick the line around a letter is that makes it semi-bold, in thousandths of the size.
const THICKENED: i64 = 20;

/// A font of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Font {
    Inter(Face),
    Script(File),
}

impl Font {
    fn id(self) -> FontId {
        match self {
            Font::Inter(face) => font_id(face),
            Font::Script(file) => FontId(file.resource()),
        }
    }
}

/// What stands in the content so far: the next words say only what differs.
pub struct TypeCase<'a> {
    palette: &'a Palette,
    scripts: &'a BTreeMap<File, Script>,
    font: Option<(Font, Length)>,
    ink: Option<Ink>,
    spacing: Length,
}

impl<'a> TypeCase<'a> {
    pub fn new(palette: &'a Palette, scripts: &'a BTreeMap<File, Script>) -> Self {
        Self { palette, scripts, font: None, ink: None, spacing: Length::ZERO }
    }

    /// Writes words where they stand.
    pub fn set(&mut self, words: &Words, ops: &mut Vec<Op>) {
        let Some(line) = &words.line else {
            return self.letters(words, words.x, &words.text, ops);
        };
        for (left, run) in line.placed(words.face, words.size) {
            let said = run.said.clone().or_else(|| self.misheard(&run.letters));
            if let Some(said) = &said {
                ops.push(span(said));
            }
            match &run.letters {
                Letters::Inter(text) => self.letters(words, words.x + left, text, ops),
                Letters::Shaped(shaped) => self.glyphs(words, words.x + left, shaped, ops),
            }
            if said.is_some() {
                ops.push(Op::EndMarkedContent);
            }
        }
    }

    /// Returns what glyphs stand for where one of them says something else in this file.
    fn misheard(&self, letters: &Letters) -> Option<String> {
        let Letters::Shaped(shaped) = letters else { return None };
        let told = self.scripts.get(&shaped.file).is_none_or(|script| script.tells(shaped));
        (!told).then(|| shaped.glyphs.iter().map(|glyph| glyph.text.as_str()).collect())
    }

    fn letters(&mut self, words: &Words, x: Length, text: &str, ops: &mut Vec<Op>) {
        self.take(Font::Inter(words.face), words.size, tracking(words.size), ops);
        self.dip(words.ink, ops);
        place(words, x, ops);
        let mut items = Vec::new();
        for (piece, closer) in words.face.pieces(text) {
            items.push(TextItem::Text(piece.to_owned()));
            if closer != 0 {
                items.push(TextItem::Offset(closer as f32));
            }
        }
        ops.push(Op::ShowText { items });
    }

    fn glyphs(&mut self, words: &Words, x: Length, shaped: &Shaped, ops: &mut Vec<Op>) {
        let Some(script) = self.scripts.get(&shaped.file) else { return };
        let size = shaped.file.size(words.size);
        // Letters that join must not be spaced.
        self.take(Font::Script(shaped.file), size, Length::ZERO, ops);
        self.dip(words.ink, ops);
        let thickens = shaped.file.thickens(words.face);
        let mode = if thickens { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
        if thickens {
            ops.push(Op::SetOutlineColor { col: colour(words.ink, self.palette) });
            ops.push(Op::SetOutlineThickness { pt: Pt(size.scale(THICKENED, 1000).to_pt()) });
            ops.push(Op::SetTextRenderingMode { mode });
        }
        place(words, x, ops);
        let (mut rise, mut pen, mut hidden) = (0, 0, false);
        let mut items = Vec::new();
        for glyph in &shaped.glyphs {
            if glyph.rise != rise {
                show(&mut items, ops);
                ops.push(Op::SetLineOffset { multiplier: size.scale(glyph.rise, 1000).to_pt() });
                rise = glyph.rise;
            }
            if glyph.hidden != hidden {
                show(&mut items, ops);
                let mode = if glyph.hidden { TextRenderingMode::Invisible } else { mode };
                ops.push(Op::SetTextRenderingMode { mode });
                hidden = glyph.hidden;
            }
            if glyph.x != pen {
                items.push(TextItem::Offset((pen - glyph.x) as f32));
            }
            pen = glyph.x + glyph.advance;
            let gid = script.program.places.get(&glyph.id).copied().unwrap_or_default();
            let says = script.says.get(&glyph.id).unwrap_or(&glyph.text);
            items.push(TextItem::GlyphIds(vec![Codepoint::with_cid(gid, 0.0, says.clone())]));
        }
        if let Some(end) = shaped.end.filter(|end| *end != pen) {
            items.push(TextItem::Offset((pen - end) as f32));
        }
        show(&mut items, ops);
        if rise != 0 {
            ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        if thickens || hidden {
            ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
        }
    }

    fn take(&mut self, font: Font, size: Length, spacing: Length, ops: &mut Vec<Op>) {
        if self.font.replace((font, size)) != Some((font, size)) {
            ops.push(Op::SetFont { font: PdfFontHandle::External(font.id()), size: Pt(size.to_pt()) });
            if std::mem::replace(&mut self.spacing, spacing) != spacing {
                ops.push(Op::SetCharacterSpacing { multiplier: spacing.to_pt() });
            }
        }
    }

    fn dip(&mut self, ink: Ink, ops: &mut Vec<Op>) {
        if self.ink.replace(ink) != Some(ink) {
            ops.push(Op::SetFillColor { col: colour(ink, self.palette) });
        }
    }
}

/// Opens what says something else than its glyphs.
fn span(said: &str) -> Op {
    let mut text = vec![0xFE, 0xFF];
    text.extend(said.encode_utf16().flat_map(u16::to_be_bytes));
    let map = [("ActualText".to_owned(), DictItem::Bytes(text))].into_iter().collect();
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}

fn place(words: &Words, x: Length, ops: &mut Vec<Op>) {
    let place = point(x, words.baseline);
    ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(place.x, place.y) });
}

fn show(items: &mut Vec<TextItem>, ops: &mut Vec<Op>) {
    if !items.is_empty() {
        ops.push(Op::ShowText { items: std::mem::take(items) });
    }
}
