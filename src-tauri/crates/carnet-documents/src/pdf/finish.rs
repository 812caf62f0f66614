//! What printpdf leaves open: names and compression of the fonts, language, information, what an archive asks for, the file's
//! id, its version.

use std::io::Write as _;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as Objects, Object, ObjectId, SaveOptions, StringFormat, dictionary};
use sha2::{Digest as _, Sha256};

use super::archive;
use super::font::Program;
use super::information::Information;
use crate::RenderError;

/// Completes the objects and writes the file; `structure` is the root of its tree, `invoice` is what it carries for machines.
pub fn finish(
    mut objects: Objects,
    structure: ObjectId,
    information: &Information,
    invoice: Option<&[u8]>,
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
    let intent = archive::output_intent(&mut objects);
    let description = archive::description(&mut objects, information, invoice.is_some());
    let attachment = invoice.map(|xml| archive::attachment(&mut objects, information, xml));
    digest.update(invoice.unwrap_or_default());
    if let Some(catalogue) = part(&mut objects, b"Root") {
        catalogue.set("Lang", Object::string_literal(information.language));
        catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        catalogue.set("OutputIntents", intent);
        catalogue.set("Metadata", description);
        catalogue.set("StructTreeRoot", structure);
        catalogue.set("MarkInfo", dictionary! { "Marked" => true });
        if let Some(attachment) = attachment {
            archive::name_attachment(catalogue, attachment);
        }
    }
    if let Some(dictionary) = part(&mut objects, b"Info") {
        *dictionary = information.dictionary();
        for (_, value) in dictionary.iter() {
            if let Object::String(bytes, _) = value {
                digest.update(bytes);
            }
        }
    }
    let id = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    objects.trailer.set("ID", vec![id.clone(), id]);
    let mut file = Vec::with_capacity(64 * 1024);
    // The tree of the structure has an object for every cell: packed, they take a fifth of the room.
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    objects
        .save_with_options(&mut file, options)
        .map_err(|error| RenderError::Write { reason: error.to_string() })?;
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

/// Returns the dictionary that the trailer names.
fn part<'a>(objects: &'a mut Objects, name: &[u8]) -> Option<&'a mut Dictionary> {
    let id = objects.trailer.get(name).ok()?.as_reference().ok()?;
    objects.get_dictionary_mut(id).ok()
}
