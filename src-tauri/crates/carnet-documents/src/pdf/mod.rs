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
mod xmp;

pub use picture::Picture;

use std::collections::BTreeSet;

use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions, PrintpdfFontMeta, XObjectId};

use crate::RenderError;
use crate::page::Document;
use crate::paper::Paper;
use crate::typeface::Face;
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
    let mut programs = Vec::with_capacity(Face::ALL.len());
    for face in Face::ALL {
        if let Some(rare) = rare_letters(document, face) {
            let program = font::program(face, &rare)?;
            let meta = PrintpdfFontMeta {
                embedding_mode: printpdf::FontEmbeddingMode::Full,
                requires_subsetting: false,
                ..PrintpdfFontMeta::default()
            };
            file.resources.fonts.map.insert(font_id(face), PdfFont::with_meta(program.font.clone(), meta));
            programs.push(program);
        }
    }
    if let Some(logo) = &document.logo {
        file.resources.xobjects.map.insert(logo_id(), logo.xobject());
    }
    if let Some(code) = document.pages.iter().find_map(|page| page.code.as_ref()) {
        file.resources.xobjects.map.insert(code_id(), code::xobject(code));
    }
    let mut marks = Vec::with_capacity(document.pages.len());
    for page in &document.pages {
        let (written, owners) = content::page(page, document);
        file.pages.push(written);
        marks.push(owners);
    }
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut objects = file.to_lopdf_document(&options, &mut Vec::new());
    let structure = tags::write(&mut objects, &document.structure, &marks);
    finish::finish(objects, structure, &Information::new(paper, document), invoice, &programs)
}

/// Returns the letters of this weight that the usual characters' font lacks; none where the weight is not used.
fn rare_letters(document: &Document, face: Face) -> Option<BTreeSet<char>> {
    let mut used = false;
    let mut rare = BTreeSet::new();
    for words in document.pages.iter().flat_map(|page| &page.words).filter(|words| words.face == face) {
        used = true;
        if !words.text.is_ascii() {
            rare.extend(words.text.chars().filter(|letter| !face.in_core(*letter)));
        }
    }
    used.then_some(rare)
}
