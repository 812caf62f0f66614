//! What printpdf leaves open: names and compression of the fonts, language, information, file id, version.

use std::io::Write as _;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as Objects, Object, ObjectId, StringFormat};
use sha2::{Digest as _, Sha256};

use super::font::Program;
use crate::RenderError;
use crate::page::Document;
use crate::paper::Paper;

/// Completes the objects and writes the file.
pub fn finish(
    mut objects: Objects,
    paper: &Paper,
    document: &Document,
    programs: &[Arc<Program>],
) -> Result<Vec<u8>, RenderError> {
    objects.version = "1.7".to_owned();
    let mut digest = Sha256::new();
    for object in objects.objects.values_mut() {
        match object {
            Object::Stream(stream) => {
                digest.update(&stream.content);
                if let Some(program) = programs.iter().find(|program| program.plain == stream.content) {
                    stream.set_content(program.deflated.clone());
                    stream.dict.set("Filter", "FlateDecode");
                } else if !stream.dict.has(b"Filter") {
                    let content = deflate(&stream.content);
                    stream.set_content(content);
                    stream.dict.set("Filter", "FlateDecode");
                }
            }
            Object::Dictionary(dictionary) => name_subset(dictionary, programs),
            _ => {}
        }
    }
    if let Some(root) = objects.trailer.get(b"Root").ok().and_then(|root| root.as_reference().ok()) {
        catalogue(&mut objects, root, paper);
    }
    if let Some(info) = objects.trailer.get(b"Info").ok().and_then(|info| info.as_reference().ok()) {
        let dictionary = information(paper, document);
        for (_, value) in dictionary.iter() {
            if let Object::String(bytes, _) = value {
                digest.update(bytes);
            }
        }
        objects.objects.insert(info, Object::Dictionary(dictionary));
    }
    let id = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    objects.trailer.set("ID", vec![id.clone(), id]);
    let mut file = Vec::with_capacity(64 * 1024);
    objects.save_to(&mut file).map_err(|error| RenderError::Write { reason: error.to_string() })?;
    Ok(file)
}

/// Compresses a stream. Level 6 costs a page's content a fraction of a millisecond and saves a third against level 1.
pub fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2 + 64), Compression::new(6));
    // Writing to memory cannot fail; an empty result would show as an unreadable stream in every test.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// Gives a font dictionary the tagged name of its program: both must agree, and only the tag says that it is a subset.
fn name_subset(dictionary: &mut Dictionary, programs: &[Arc<Program>]) {
    for key in [b"BaseFont".as_slice(), b"FontName"] {
        let plain = dictionary.get(key).ok().and_then(|name| name.as_name().ok()).map(<[u8]>::to_vec);
        let program = plain.and_then(|plain| {
            programs.iter().find(|program| {
                program.font.font_name.as_deref().map(str::as_bytes) == Some(plain.as_slice())
            })
        });
        if let Some(program) = program {
            dictionary.set(key.to_vec(), Object::Name(program.name.clone().into_bytes()));
        }
    }
    if let Ok(descendants) = dictionary.get_mut(b"DescendantFonts").and_then(Object::as_array_mut) {
        for descendant in descendants {
            if let Ok(dictionary) = descendant.as_dict_mut() {
                name_subset(dictionary, programs);
            }
        }
    }
}

fn catalogue(objects: &mut Objects, root: ObjectId, paper: &Paper) {
    if let Ok(catalogue) = objects.get_dictionary_mut(root) {
        catalogue.set("Lang", Object::string_literal(paper.language.tag()));
        let mut preferences = Dictionary::new();
        preferences.set("DisplayDocTitle", true);
        catalogue.set("ViewerPreferences", preferences);
    }
}

fn information(paper: &Paper, document: &Document) -> Dictionary {
    let mut information = Dictionary::new();
    information.set("Title", text(&document.title));
    information.set("Author", text(&paper.seller.name));
    if let Some(subject) = &paper.subject {
        information.set("Subject", text(subject));
    }
    information.set("Creator", text("Carnet"));
    information.set("Producer", text("Carnet"));
    if let Some(date) = paper.issue_date {
        let date = Object::string_literal(date.format("D:%Y%m%d000000Z").to_string());
        information.set("CreationDate", date.clone());
        information.set("ModDate", date);
    }
    information
}

/// Returns a text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn text(value: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
