//! Font programs ready to embed: cut to the characters that papers use, compressed once, kept for the whole process.
//!
//! A paper of usual characters embeds the core as it is. Rare characters get a program of the core and them, cut from the
//! full font once for each set of rare characters. The font of another script gets a program of the glyphs that a paper shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use printpdf::ParsedFont;
use sha2::{Digest as _, Sha256};

use super::finish::deflate;
use crate::RenderError;
use crate::glyphs::Shaped;
use crate::scripts::{File, Loaded};
use crate::typeface::Face;

/// One font as it stands in a file.
pub struct Program {
    pub font: ParsedFont,
    /// PostScript name with the tag of a subset (ISO 32000-1, 9.6.4).
    pub name: String,
    /// The font's bytes, as printpdf will hand them over.
    pub plain: Vec<u8>,
    /// The same, compressed.
    pub deflated: Vec<u8>,
    /// For the glyphs of another script, their places in the program.
    pub places: BTreeMap<u16, u16>,
}

/// A font of another script in a file.
pub struct Script {
    pub program: Arc<Program>,
    /// The characters that each glyph says (`/ToUnicode`): a file has one answer, though letters may share a glyph.
    pub says: BTreeMap<u16, String>,
}

impl Script {
    /// Tells whether these glyphs, each by itself, say what they stand for.
    pub fn tells(&self, shaped: &Shaped) -> bool {
        shaped.glyphs.iter().all(|glyph| self.says.get(&glyph.id) == Some(&glyph.text))
    }
}

/// Sets of rare characters whose programs are kept; beyond it the store starts afresh.
const MOST_KEPT: usize = 64;

/// Returns the program that covers the core and these rare characters.
pub fn program(face: Face, rare: &BTreeSet<char>) -> Result<Arc<Program>, RenderError> {
    static CORE: [OnceLock<Arc<Program>>; 2] = [const { OnceLock::new() }; 2];
    static CUT: Mutex<BTreeMap<(Face, String), Arc<Program>>> = Mutex::new(BTreeMap::new());
    if rare.is_empty() {
        let broken = || RenderError::Font {
            face: face.name().to_owned(),
            reason: "the file cannot be parsed".to_owned(),
        };
        let font = face.core().ok_or_else(broken)?;
        return Ok(CORE[face as usize]
            .get_or_init(|| {
                let plain = face.core_bytes().to_vec();
                Arc::new(Program {
                    font: font.clone(),
                    name: format!("CARNET+{}", face.name()),
                    deflated: deflate(&plain),
                    plain,
                    places: BTreeMap::new(),
                })
            })
            .clone());
    }
    let key = (face, rare.iter().collect::<String>());
    let mut kept = CUT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(program) = kept.get(&key) {
        return Ok(program.clone());
    }
    let program = Arc::new(cut(face, rare)?);
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(key, program.clone());
    Ok(program)
}

fn cut(face: Face, rare: &BTreeSet<char>) -> Result<Program, RenderError> {
    let failed = |reason: String| RenderError::Font { face: face.name().to_owned(), reason };
    let full = face.full().ok_or_else(|| failed("the file cannot be parsed".to_owned()))?;
    let core = (0x20..0x2600).filter_map(char::from_u32).filter(|letter| face.in_core(*letter));
    let glyphs: BTreeMap<u16, String> = core
        .chain(rare.iter().copied())
        .filter_map(|letter| Some((face.full_glyph(letter)?, letter.to_string())))
        .collect();
    let rare: String = rare.iter().collect();
    subset(full, &glyphs, face.name(), rare.as_bytes()).map_err(failed)
}

/// A file and some of its glyphs.
type Glyphs = (File, BTreeSet<u16>);

/// Returns the program that holds these glyphs of a script's font.
pub fn program_of_script(file: File, glyphs: BTreeSet<u16>) -> Result<Arc<Program>, RenderError> {
    static CUT: Mutex<BTreeMap<Glyphs, Arc<Program>>> = Mutex::new(BTreeMap::new());
    let key: Glyphs = (file, glyphs);
    let mut kept = CUT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(program) = kept.get(&key) {
        return Ok(program.clone());
    }
    let name = file.name();
    let failed = |reason: String| RenderError::Font { face: name.clone(), reason };
    let whole = file.loaded().and_then(Loaded::parsed);
    let whole = whole.ok_or_else(|| failed("the file cannot be parsed".to_owned()))?;
    let wanted: BTreeMap<u16, String> = key.1.iter().map(|glyph| (*glyph, String::new())).collect();
    let seed: Vec<u8> = key.1.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let program = Arc::new(subset(&whole, &wanted, &name, &seed).map_err(failed)?);
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(key, program.clone());
    Ok(program)
}

/// Cuts a font to these glyphs; the tag of its name comes from what was asked for.
fn subset(
    whole: &ParsedFont,
    glyphs: &BTreeMap<u16, String>,
    name: &str,
    seed: &[u8],
) -> Result<Program, String> {
    let cut = printpdf::subset_font(whole, glyphs)?;
    let plain = cut.bytes;
    let font =
        ParsedFont::from_bytes(&plain, 0, &mut Vec::new()).ok_or("its cut cannot be parsed".to_owned())?;
    let tag: String = Sha256::digest(seed).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
    let places = cut.glyph_mapping.into_iter().map(|(glyph, (place, _))| (glyph, place)).collect();
    Ok(Program { font, name: format!("{tag}+{name}"), deflated: deflate(&plain), plain, places })
}
