//! Writes a laid-out paper as a PDF/A-3b file: page content through printpdf, then what it leaves open through lopdf.
//!
//! Nothing random and no clock: resource names are fixed, the file's id is a digest of its content, its dates are the paper's.

mod archive;
mod code;
mod content;
mod finish;
mod font;
mod information;
mod picture;
mod tags;
mod type_case;
mod xmp;

pub use picture::Picture;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions, PrintpdfFontMeta, XObjectId};

use crate::RenderError;
use crate::page::Document;
use crate::paper::Paper;
use crate::scripts::File;
use crate::shape::Letters;
use crate::typeface::Face;
use font::{Program, Script};
use information::Information;

/// Returns the resource name of a weight.
fn font_id(face: Face) -> FontId {
    FontId(
        match face {
            Face::Regular => "R",
            Face::SemiBold => "S",
        }
        .to_owned(),
    )
}

/// Returns the resource name of the logo.
fn logo_id() -> XObjectId {
    XObjectId("Logo".to_owned())
}

/// Returns the resource name of the payment code.
fn code_id() -> XObjectId {
    XObjectId("Code".to_owned())
}

/// Writes the file; `invoice` is what it carries for machines.
///
/// # Errors
///
/// Returns the font that could not be embedded, or why the file could not be put together.
pub fn write(paper: &Paper, document: &Document, invoice: Option<&[u8]>) -> Result<Vec<u8>, RenderError> {
    let mut file = PdfDocument::new(&document.title);
    let needs = Needs::of(document);
    let mut programs = Vec::with_capacity(Face::ALL.len());
    let mut embed = |id: FontId, program: &Arc<Program>| {
        let meta = PrintpdfFontMeta {
            embedding_mode: printpdf::FontEmbeddingMode::Full,
            requires_subsetting: false,
            ..PrintpdfFontMeta::default()
        };
        file.resources.fonts.map.insert(id, PdfFont::with_meta(program.font.clone(), meta));
        programs.push(program.clone());
    };
    for (face, rare) in &needs.letters {
        embed(font_id(*face), &font::program(*face, rare)?);
    }
    let mut scripts = BTreeMap::new();
    for (script, says) in needs.glyphs {
        let program = font::program_of_script(script, says.keys().copied().collect())?;
        embed(FontId(script.resource()), &program);
        scripts.insert(script, Script { program, says });
    }
    if let Some(logo) = &document.logo {
        file.resources.xobjects.map.insert(logo_id(), logo.xobject());
    }
    if let Some(code) = document.pages.iter().find_map(|page| page.code.as_ref()) {
        file.resources.xobjects.map.insert(code_id(), code::xobject(code));
    }
    let mut marks = Vec::with_capacity(document.pages.len());
    for page in &document.pages {
        let (written, owners) = content::page(page, document, &scripts);
        file.pages.push(written);
        marks.push(owners);
    }
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut objects = file.to_lopdf_document(&options, &mut Vec::new());
    let structure = tags::write(&mut objects, &document.structure, &marks);
    finish::finish(objects, structure, &Information::new(paper, document), invoice, &programs)
}

/// What a paper needs of each font.
#[derive(Default)]
struct Needs {
    /// The letters that the usual characters' font lacks, for each weight of Inter that is used.
    letters: BTreeMap<Face, BTreeSet<char>>,
    /// Those of other scripts, each with what it says where it stands first.
    glyphs: BTreeMap<File, BTreeMap<u16, String>>,
}

impl Needs {
    fn of(document: &Document) -> Needs {
        let mut needs = Needs::default();
        for words in document.pages.iter().flat_map(|page| &page.words) {
            match &words.line {
                None => needs.letters(words.face, &words.text),
                Some(line) => {
                    for run in &line.runs {
                        match &run.letters {
                            Letters::Inter(text) => needs.letters(words.face, text),
                            Letters::Shaped(shaped) => {
                                let glyphs = needs.glyphs.entry(shaped.file).or_default();
                                for glyph in &shaped.glyphs {
                                    glyphs.entry(glyph.id).or_insert_with(|| glyph.text.clone());
                                }
                            }
                        }
                    }
                }
            }
        }
        needs
    }

    fn letters(&mut self, face: Face, text: &str) {
        let rare = self.letters.entry(face).or_default();
        if !text.is_ascii() {
            rare.extend(text.chars().filter(|letter| !face.in_core(*letter)));
        }
    }
}
