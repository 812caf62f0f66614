//! The glyphs that letters of another font become side by side, HarfBuzz's, each with the characters that it stands for.

use std::collections::BTreeMap;

use harfrust::{Buffer, BufferFlags, Direction, ShapeOptions, ShaperFont};

use crate::scripts::{File, is_ignorable};

/// Text for a glyph that adds nothing to its neighbour's: every glyph must stand for some character.
const NOTHING: char = '\u{200B}';

/// Glyphs of another font, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    pub file: File,
    pub glyphs: Vec<Glyph>,
    /// Where a reader that goes on to the right must stand at the end, in thousandths of the em.
    pub end: Option<i64>,
    /// In units of the font's em.
    pub width: i64,
    pub em: i64,
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

impl Shaped {
    /// Tells whether each glyph follows the one before it: readers take what a mark leaves behind for a space.
    pub fn is_straight(&self) -> bool {
        let mut pairs = self.glyphs.iter().zip(self.glyphs.iter().skip(1));
        pairs.all(|(glyph, next)| glyph.advance > 0 && next.x == glyph.x + glyph.advance)
    }
}

/// Returns the characters that glyphs must say. A joiner between letters that run backwards has done its work when they are
/// shaped; readers that sort letters by place would put it beside the wrong one.
pub fn spoken(text: &str, backwards: bool) -> impl Iterator<Item = char> {
    text.chars().filter(move |letter| !(backwards && is_ignorable(*letter)))
}

/// Shapes letters of one font that run one way; none where the font cannot be read.
pub fn shaped(file: File, text: &str, backwards: bool) -> Option<Shaped> {
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
