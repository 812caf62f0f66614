//! A line that Inter alone cannot show: cut into runs of one font, with the glyphs that the letters become side by side.
//!
//! Where a run stands is the bidirectional algorithm's (UAX 9), glyphs are HarfBuzz's. Runs and glyphs are kept in the order
//! of reading, which a file must keep too (ISO 32000-1, 14.8.2.3.3), each with its place from the left.

use std::collections::BTreeMap;

use harfrust::{Buffer, BufferFlags, Direction, ShapeOptions, ShaperFont};
use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, HardcodedBidiData, Level};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::scripts::{File, is_ignorable};
use crate::typeface::{FALLBACK, Face};
use crate::units::Length;

/// Text for a glyph that adds nothing to its neighbour's: every glyph must stand for some character.
const NOTHING: char = '\u{200B}';

/// A line, its runs in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub runs: Vec<Run>,
}

/// A part of a line in one font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub letters: Letters,
    /// What it says, where its glyphs alone say something else.
    pub said: Option<String>,
    /// Its place among the runs from left to right.
    place: usize,
}

/// How a run is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letters {
    /// Letters of Inter, from left to right.
    Inter(String),
    /// Glyphs of another font.
    Shaped(Shaped),
}

/// Glyphs of another font, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    pub file: File,
    pub glyphs: Vec<Glyph>,
    /// Where a reader that goes on to the right must stand at the end, in thousandths of the em.
    pub end: Option<i64>,
    /// In units of the font's em.
    width: i64,
    em: i64,
}

/// A glyph and where it stands, in thousandths of the em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    pub id: u16,
    /// From the left end of the run.
    pub x: i64,
    /// How far it stands above the baseline.
    pub rise: i64,
    /// How far a reader moves on behind it.
    pub advance: i64,
    /// The characters that it stands for.
    pub text: String,
    /// Whether it is not drawn: see [`told_apart`].
    pub hidden: bool,
}

impl Line {
    /// Sets a text without line feeds.
    pub fn new(face: Face, text: &str) -> Line {
        let info = BidiInfo::new_with_data_source(&Classes, text, Some(direction(text)));
        let mut placed = Vec::new();
        for paragraph in &info.paragraphs {
            let (levels, spans) = info.visual_runs(paragraph, paragraph.range.clone());
            for span in spans {
                let backwards = levels.get(span.start).is_some_and(Level::is_rtl);
                let mut pieces =
                    pieces(face, text.get(span.clone()).unwrap_or_default(), span.start, backwards);
                if backwards {
                    pieces.reverse();
                }
                placed.extend(pieces.into_iter().filter_map(|piece| piece.set(backwards)));
            }
        }
        for (place, (_, run)) in placed.iter_mut().enumerate() {
            run.place = place;
        }
        placed.sort_by_key(|(start, _)| *start);
        Line { runs: placed.into_iter().map(|(_, run)| run).collect() }
    }

    /// Returns the width at a size of Inter's.
    pub fn width(&self, face: Face, size: Length) -> Length {
        self.runs.iter().map(|run| run.width(face, size)).sum()
    }

    /// Returns each run with its distance from the left end of the line.
    pub fn placed(&self, face: Face, size: Length) -> impl Iterator<Item = (Length, &Run)> {
        let mut lefts = vec![Length::ZERO; self.runs.len() + 1];
        let mut from_left: Vec<&Run> = self.runs.iter().collect();
        from_left.sort_by_key(|run| run.place);
        for run in from_left {
            lefts[run.place + 1] = lefts[run.place] + run.width(face, size);
        }
        self.runs.iter().map(move |run| (lefts[run.place], run))
    }
}

impl Run {
    fn width(&self, face: Face, size: Length) -> Length {
        match &self.letters {
            Letters::Inter(text) => face.width(size, text),
            Letters::Shaped(shaped) => shaped.file.size(size).scale(shaped.width, shaped.em),
        }
    }
}

impl Shaped {
    /// Tells whether each glyph follows the one before it: readers take what a mark leaves behind for a space.
    fn is_straight(&self) -> bool {
        let mut pairs = self.glyphs.iter().zip(self.glyphs.iter().skip(1));
        pairs.all(|(glyph, next)| glyph.advance > 0 && next.x == glyph.x + glyph.advance)
    }
}

/// The classes of characters, but for the dot between two facts: it parts them, so that neither changes the other's order.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, letter: char) -> BidiClass {
        if letter == '·' { BidiClass::L } else { HardcodedBidiData.bidi_class(letter) }
    }

    fn bidi_matched_opening_bracket(&self, letter: char) -> Option<BidiMatchedOpeningBracket> {
        HardcodedBidiData.bidi_matched_opening_bracket(letter)
    }
}

/// Returns the direction of a line: of the paper, which is left to right, unless all its letters run the other way.
fn direction(text: &str) -> Level {
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

/// Letters of one font, in the order in which they are read.
struct Piece {
    file: Option<File>,
    text: String,
    said: Option<String>,
    start: usize,
}

/// Cuts a text where the font changes, and around every letter that says something else than it shows.
fn pieces(face: Face, text: &str, start: usize, backwards: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, cluster) in text.grapheme_indices(true) {
        let mut piece = Piece { start: start + at, ..shown(face, cluster) };
        if backwards && piece.file.is_none() {
            let mirror: String = piece.text.chars().map(mirrored).collect();
            if mirror != piece.text {
                piece.said.get_or_insert_with(|| cluster.to_owned());
                piece.text = mirror;
            }
        }
        match pieces.last_mut() {
            // Inter's letters are written from left to right: those that run the other way go one by one.
            Some(last)
                if last.file == piece.file
                    && last.said.is_none()
                    && piece.said.is_none()
                    && !(backwards && piece.file.is_none()) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// Returns the font of what the eye takes for one letter, and what of it the font can show: at worst one visible sign.
fn shown(face: Face, cluster: &str) -> Piece {
    let in_inter = |letter: char| face.has(letter);
    let visible = || cluster.chars().filter(|letter| !is_ignorable(*letter));
    let piece = |file, text: String, whole: bool| Piece {
        file,
        text,
        said: (!whole).then(|| cluster.to_owned()),
        start: 0,
    };
    if visible().all(in_inter) {
        return piece(None, visible().collect(), true);
    }
    match (File::of(face, cluster), visible().next()) {
        (Some((file, true)), _) => piece(Some(file), cluster.to_owned(), true),
        (Some((file, false)), _) => {
            let held = cluster.chars().filter(|letter| is_ignorable(*letter) || file.has(*letter));
            piece(Some(file), held.collect(), false)
        }
        (None, Some(base)) if in_inter(base) => piece(None, base.to_string(), false),
        _ => piece(None, FALLBACK.to_string(), false),
    }
}

impl Piece {
    /// Sets the piece; with it where it starts in the text.
    fn set(self, backwards: bool) -> Option<(usize, Run)> {
        let Piece { file, text, mut said, start } = self;
        let letters = match file {
            Some(file) => {
                let shaped = shaped(file, &text, backwards)?;
                let mut by_glyphs = shaped.glyphs.iter().flat_map(|glyph| glyph.text.chars());
                let same = spoken(&text, backwards).eq(&mut by_glyphs);
                if said.is_none() && (!same || !backwards && !shaped.is_straight()) {
                    said = Some(text);
                }
                Letters::Shaped(shaped)
            }
            None if text.is_empty() => return None,
            None => Letters::Inter(text),
        };
        Some((start, Run { letters, said, place: 0 }))
    }
}

/// Returns the characters that glyphs must say. A joiner between letters that run backwards has done its work when they are
/// shaped; readers that sort letters by place would put it beside the wrong one.
fn spoken(text: &str, backwards: bool) -> impl Iterator<Item = char> {
    text.chars().filter(move |letter| !(backwards && is_ignorable(*letter)))
}

fn mirrored(letter: char) -> char {
    unicode_bidi_mirroring::get_mirrored(letter).unwrap_or(letter)
}

fn shaped(file: File, text: &str, backwards: bool) -> Option<Shaped> {
    let loaded = file.loaded()?;
    let font = ShaperFont::new(&loaded.font);
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_flags(
        BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT | BufferFlags::REMOVE_DEFAULT_IGNORABLES,
    );
    buffer.set_direction(if backwards { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    harfrust::shape(&font, &mut buffer, ShapeOptions::new()).ok()?;
    let infos: Vec<(u16, usize)> = buffer
        .glyph_infos()
        .iter()
        .map(|info| (u16::try_from(info.glyph_id).unwrap_or(0), info.cluster as usize))
        .collect();
    let mut texts = texts(&font, text, &infos, backwards);
    let thousandths = |units: i64| units * 1000 / loaded.em;
    let mut glyphs = Vec::with_capacity(infos.len());
    let mut width = 0;
    for (index, ((id, _), position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        // What has no glyph was sorted out before; a file for the archive may never show one (ISO 19005-3, 6.2.11.8).
        if *id != 0 {
            glyphs.push(Glyph {
                id: *id,
                x: thousandths(width + i64::from(position.x_offset)),
                rise: thousandths(i64::from(position.y_offset)),
                // A reader moves on by the width that the file states for the glyph: whole thousandths, cut off.
                advance: thousandths(i64::from(font.glyph_h_advance(u32::from(*id).into()))),
                text: std::mem::take(&mut texts[index]),
                hidden: false,
            });
            if backwards {
                told_apart(&font, loaded.em, &mut glyphs);
            }
        }
        width += i64::from(position.x_advance);
    }
    if backwards {
        glyphs.reverse();
    }
    let end = (!backwards).then(|| thousandths(width));
    Some(Shaped { file, glyphs, end, width, em: loaded.em })
}

/// Puts letters that are not drawn beside a sign that stands for several of them, such as lam and alef.
///
/// A reader that sorts what runs backwards by place would give back such a sign's letters in the wrong order.
fn told_apart(font: &ShaperFont<'_, '_>, em: i64, glyphs: &mut Vec<Glyph>) {
    let Some(sign) = glyphs.last_mut() else { return };
    let letters: Vec<char> = sign.text.chars().collect();
    let Some((last, before)) = letters.split_last() else { return };
    let glyph_of =
        |letter: &char| font.nominal_glyph(*letter as u32).and_then(|id| u16::try_from(id.to_u32()).ok());
    let ids: Vec<u16> = before.iter().filter_map(glyph_of).filter(|id| *id != 0).collect();
    if ids.len() != before.len() {
        return;
    }
    sign.text = last.to_string();
    let (left, width, steps) = (sign.x, sign.advance, i64::try_from(letters.len()).unwrap_or(1));
    for (step, (id, letter)) in (1..).zip(ids.into_iter().zip(before).rev()) {
        glyphs.push(Glyph {
            id,
            x: left + width * step / steps,
            rise: 0,
            advance: i64::from(font.glyph_h_advance(u32::from(id).into())) * 1000 / em,
            text: letter.to_string(),
            hidden: true,
        });
    }
}

/// Returns the characters that each glyph stands for: its own ones where it has some, else those that its letter leaves.
fn texts(font: &ShaperFont<'_, '_>, text: &str, infos: &[(u16, usize)], backwards: bool) -> Vec<String> {
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, (_, cluster)) in infos.iter().enumerate() {
        clusters.entry(*cluster).or_default().push(index);
    }
    let starts: Vec<usize> = clusters.keys().copied().chain([text.len()]).collect();
    let mut texts = vec![String::new(); infos.len()];
    for ((start, glyphs), end) in clusters.iter().zip(starts.iter().skip(1)) {
        let mut letters: Vec<char> = spoken(text.get(*start..*end).unwrap_or_default(), backwards).collect();
        if let [only] = glyphs.as_slice() {
            texts[*only] = letters.iter().collect();
        } else {
            for glyph in glyphs {
                let own = |letter: &char| {
                    font.nominal_glyph(*letter as u32)
                        .is_some_and(|id| id.to_u32() == u32::from(infos[*glyph].0))
                };
                if let Some(at) = letters.iter().position(own) {
                    texts[*glyph].push(letters.remove(at));
                }
            }
            let heir = glyphs.iter().find(|glyph| texts[**glyph].is_empty()).or(glyphs.first());
            if let Some(heir) = heir {
                texts[*heir].extend(letters);
            }
        }
    }
    for text in texts.iter_mut().filter(|text| text.is_empty()) {
        text.push(NOTHING);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::new(Face::Regular, text)
    }

    /// What the eye meets from left to right, Inter's letters as they are, others by the text of their glyphs.
    fn seen(text: &str) -> String {
        let line = line(text);
        let mut placed: Vec<(Length, &Run)> = line.placed(Face::Regular, Length::pt(10.0)).collect();
        placed.sort_by_key(|(left, _)| *left);
        let runs = placed.into_iter().map(|(_, run)| match &run.letters {
            Letters::Inter(text) => text.clone(),
            Letters::Shaped(shaped) => {
                let mut glyphs = shaped.glyphs.clone();
                glyphs.sort_by_key(|glyph| glyph.x);
                glyphs.into_iter().map(|glyph| glyph.text).collect()
            }
        });
        runs.collect()
    }

    /// What a reader that follows the file hears.
    fn heard(text: &str) -> String {
        let runs = line(text).runs.into_iter().map(|run| match (run.said, run.letters) {
            (Some(said), _) => said,
            (None, Letters::Inter(text)) => text,
            (None, Letters::Shaped(shaped)) => shaped.glyphs.into_iter().map(|glyph| glyph.text).collect(),
        });
        runs.collect()
    }

    /// The glyphs of a text that is one run.
    fn shaped(text: &str) -> Shaped {
        match line(text).runs.as_slice() {
            [Run { letters: Letters::Shaped(shaped), .. }] => shaped.clone(),
            runs => panic!("{text}: {runs:?}"),
        }
    }

    #[test]
    fn what_is_seen_in_any_order_is_heard_in_the_order_of_reading() {
        for text in [
            "Société שלום 12",
            "שלום (בעמ)! [א]",
            "مكتبة الأمل — Paris",
            "الاسم: محمّد",
            "श्री गणेश",
            "ক্যাফে",
            "ភ្នំពេញ",
            "น้ำใส",
            "𒀭 (𒂗)",
            "👩🏽\u{200D}💻 ok",
        ] {
            assert_eq!(heard(text), text);
        }
    }

    #[test]
    fn what_runs_the_other_way_is_turned_and_figures_are_not() {
        assert_eq!(seen("שלום"), "םולש");
        assert_eq!(seen("Société שלום 12"), "Société 12 םולש", "the number belongs to the Hebrew before it");
        assert_eq!(seen("שלום (בעמ)!"), "!(מעב) םולש", "brackets are mirrored, the sign ends the line");
        assert_eq!(seen("Atelier שלום עולם SARL"), "Atelier םלוע םולש SARL", "two words keep their order");
        assert_eq!(seen("שלום  ·  12 €"), "םולש  ·  12 €", "a dot between two facts parts them");
    }

    #[test]
    fn arabic_letters_join() {
        let glyphs = |text: &str| shaped(text).glyphs.iter().map(|glyph| glyph.id).collect::<Vec<u16>>();
        let (alone, joined) = (glyphs("ه"), glyphs("ههه"));
        assert_eq!(joined.len(), 3);
        assert!(
            joined.iter().all(|glyph| *glyph != alone[0]),
            "first, middle and last have shapes of their own"
        );
        assert_ne!(joined[0], joined[1], "last and middle differ");
        let drawn = |text: &str| shaped(text).glyphs.iter().filter(|glyph| !glyph.hidden).count();
        assert_eq!(drawn("لا"), 1, "lam and alef are one sign");
        assert_ne!(glyphs("می\u{200C}ه"), glyphs("میه"), "a non-joiner parts two letters");
    }

    #[test]
    fn an_emoji_sequence_is_one_glyph() {
        for text in ["👩🏽‍💻", "👨‍👩‍👧", "🇫🇷", "❤️", "1️⃣", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]
        {
            assert_eq!(shaped(text).glyphs.len(), 1, "{text}");
        }
    }

    #[test]
    fn marks_stand_over_their_letter() {
        let tall = shaped("x\u{303}\u{301}");
        assert_eq!(tall.glyphs.len(), 3);
        assert!(tall.glyphs[2].rise > tall.glyphs[1].rise, "the second above the first: {tall:?}");
        assert_eq!(tall.width, shaped("x\u{303}").width, "marks take no room");
    }

    #[test]
    fn a_letter_of_no_font_is_one_visible_sign() {
        assert_eq!(seen("𒀭𒀭 A"), "□□ A");
        assert_eq!(seen("\u{E000}\u{301}"), "□", "its marks go with it");
    }
}
