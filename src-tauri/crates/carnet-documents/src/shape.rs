//! A line that Inter alone cannot show: cut into runs of one font, with the glyphs that the letters become side by side.
//!
//! Where a run stands is the bidirectional algorithm's (UAX 9), glyphs are HarfBuzz's. Runs and glyphs are kept in the order
//! of reading, which a file must keep too (ISO 32000-1, 14.8.2.3.3), each with its place from the left.

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::glyphs::{Shaped, shaped, spoken};
use crate::order::{Classes, LEFT_TO_RIGHT, direction, parted};
use crate::scripts::{File, is_ignorable};
use crate::typeface::{FALLBACK, Face};
use crate::units::Length;

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

impl Line {
    /// Sets a text without line feeds.
    pub fn new(face: Face, text: &str) -> Line {
        let direction = direction(text);
        let text = &*if direction.is_ltr() { parted(text) } else { Cow::Borrowed(text) };
        let info = BidiInfo::new_with_data_source(&Classes, text, Some(direction));
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
    let clusters = text.grapheme_indices(true).filter(|(_, cluster)| !cluster.starts_with(LEFT_TO_RIGHT));
    for (at, cluster) in clusters {
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
        // A sign that stands for letters, such as a ligature, is written out in those.
        _ => {
            let letters: String = visible().nfkc().collect();
            let known = !letters.is_empty() && letters.chars().all(in_inter);
            piece(None, if known { letters } else { FALLBACK.to_string() }, false)
        }
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

fn mirrored(letter: char) -> char {
    unicode_bidi_mirroring::get_mirrored(letter).unwrap_or(letter)
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
            "ਪੰਜਾਬ ગુજરાત ଓଡ଼ିଶା",
            "తెలుగు ಕನ್ನಡ മലയാളം",
            "ශ්\u{200D}රී ලංකා မြန်မာ አማርኛ",
            "oﬃce de la ﬁn, ﬅ et ﬆ",
            "Conseil à שלום 12 heures",
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
    fn figures_stay_with_their_unit() {
        assert_eq!(seen("Conseil à שלום 12 heures"), "Conseil à םולש 12 heures");
        assert_eq!(seen("Conseil à שלום 12h"), "Conseil à םולש 12h");
        assert_eq!(seen("Acompte שלום 20\u{202F}%"), "Acompte םולש 20\u{202F}%");
        assert_eq!(seen("Site שלום 1 200,50 € HT"), "Site םולש 1 200,50 € HT");
        assert_eq!(seen("Site שלום 3 j, puis שלום 2 h"), "Site םולש 3 j, puis םולש 2 h");
        assert_eq!(seen("Cohen, שלום 12, Paris"), "Cohen, 12 םולש, Paris", "the number of a street");
        assert_eq!(seen("שלום 12 €"), "€ 12 םולש", "a line that runs backwards keeps its order");
    }

    #[test]
    fn a_ligature_is_written_out() {
        assert_eq!(seen("oﬀre ﬁn ﬂeur oﬃce aﬄux ﬅ ﬆ"), "offre fin fleur office afflux st st");
        assert_eq!(seen("𝓐𝔟"), "Ab", "so is any sign that stands for letters");
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
