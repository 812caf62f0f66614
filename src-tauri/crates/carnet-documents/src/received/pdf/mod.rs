//! The invoice inside a PDF: the files attached to it, found in the name tree and in `/AF`, read by name.
//!
//! Not by the library that writes PDFs: it parses a whole file before it gives one object, and decompresses every object
//! stream on the way, which no limit of its own bounds in sum. Here only the way to the attachment is read.

mod file;
mod object;

use super::XML_LIMIT;
use super::invoice::ReceivedInvoice;
use super::refusal::ReadError;
use file::File;
use object::{Dictionary, Object};
use std::collections::HashSet;

/// How far into a file its mark may stand: mail programs put lines before it.
const HEADER_LIMIT: usize = 1_024;
/// The most attached files that are looked at.
const FILES_LIMIT: usize = 256;
/// The most nodes of the tree of names.
const NODES_LIMIT: usize = 1_024;
/// The most attached files that are opened in search of the invoice.
const TRIES_LIMIT: usize = 8;
/// The names that Factur-X, XRechnung and ZUGFeRD 2 and 1 prescribe, the best first; case is not to be trusted.
const NAMES: [&str; 4] = ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "zugferd_invoice.xml"];

/// Returns whether the file says that it is a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    header(bytes).is_some()
}

fn header(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(HEADER_LIMIT))?;
    head.windows(5).position(|window| window == b"%PDF-")
}

/// A file attached to the PDF.
struct Attached {
    name: String,
    stream: u32,
}

/// Reads the invoice in a PDF with `read`.
///
/// # Errors
/// Why the PDF gives none; what `read` says of the file that should be one.
pub(super) fn invoice(
    bytes: &[u8],
    read: fn(&[u8]) -> Result<ReceivedInvoice, ReadError>,
) -> Result<ReceivedInvoice, ReadError> {
    // Places in the file count from its mark.
    let bytes = header(bytes).and_then(|start| bytes.get(start..)).unwrap_or_default();
    let mut file = File::open(bytes)?;
    let mut attached = attachments(&mut file)?;
    let rank =
        |name: &str| NAMES.iter().position(|known| name.eq_ignore_ascii_case(known)).unwrap_or(NAMES.len());
    attached.sort_by_key(|attached| rank(&attached.name));
    let mut refused = None;
    let is_xml = |name: &str| name.to_ascii_lowercase().ends_with(".xml");
    for candidate in attached.iter().filter(|attached| is_xml(&attached.name)).take(TRIES_LIMIT) {
        let named = rank(&candidate.name) < NAMES.len();
        match content(&mut file, candidate).and_then(|data| read(&data)) {
            Ok(invoice) => return Ok(invoice),
            // A file of another name may be anything: only one that bears the name of an invoice is refused as one.
            Err(error) if named => refused = refused.or(Some(error)),
            Err(_) => {}
        }
    }
    let names = || {
        attached.into_iter().map(|attached| super::value::shown(&attached.name)).take(TRIES_LIMIT).collect()
    };
    Err(refused.unwrap_or_else(|| ReadError::PdfWithoutInvoice { attached: names() }))
}

/// Returns the bytes of the file in a PDF that bears the name of an electronic invoice, byte for byte.
///
/// # Errors
/// Why the PDF gives none.
pub(super) fn named_file(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let bytes = header(bytes).and_then(|start| bytes.get(start..)).unwrap_or_default();
    let mut file = File::open(bytes)?;
    let attached = attachments(&mut file)?;
    let is_named = |attached: &&Attached| NAMES.iter().any(|name| attached.name.eq_ignore_ascii_case(name));
    match attached.iter().find(is_named) {
        Some(found) => content(&mut file, found),
        None => Err(ReadError::PdfWithoutInvoice { attached: Vec::new() }),
    }
}

fn content(file: &mut File<'_>, attached: &Attached) -> Result<Vec<u8>, ReadError> {
    match file.get(attached.stream)? {
        Object::Stream(dictionary, start) => file.data(&dictionary, start, XML_LIMIT),
        _ => Err(ReadError::PdfDamaged { what: "attachment" }),
    }
}

fn attachments(file: &mut File<'_>) -> Result<Vec<Attached>, ReadError> {
    let root = file.root()?;
    let mut specifications = Vec::new();
    if let Some(names) = entry(file, &root, "Names")?.dictionary()
        && let Some(tree) = names.get("EmbeddedFiles")
    {
        walk(file, tree, &mut specifications)?;
    }
    if let Object::Array(associated) = entry(file, &root, "AF")? {
        specifications.extend(associated);
    }
    let mut attached: Vec<Attached> = Vec::new();
    for specification in specifications.iter().take(FILES_LIMIT) {
        let Ok(object) = file.resolve(specification) else { continue };
        let Some(dictionary) = object.dictionary() else { continue };
        let embedded = entry(file, dictionary, "EF")?;
        let stream = ["UF", "F"].iter().find_map(|key| embedded.dictionary()?.get(key)?.reference());
        let Some(stream) = stream.filter(|stream| attached.iter().all(|known| known.stream != *stream))
        else {
            continue;
        };
        let mut name = String::new();
        for key in ["UF", "F"] {
            if let (true, Object::String(text)) = (name.is_empty(), entry(file, dictionary, key)?) {
                name = self::text(&text);
            }
        }
        attached.push(Attached { name, stream });
    }
    Ok(attached)
}

fn entry(file: &mut File<'_>, dictionary: &Dictionary, key: &str) -> Result<Object, ReadError> {
    match dictionary.get(key) {
        Some(object) => file.resolve(object),
        None => Ok(Object::Null),
    }
}

/// Collects the values of a name tree; a node is visited once.
fn walk(file: &mut File<'_>, tree: &Object, found: &mut Vec<Object>) -> Result<(), ReadError> {
    let mut nodes = vec![tree.clone()];
    let mut seen = HashSet::new();
    let mut visited = 0;
    while let Some(node) = nodes.pop() {
        visited += 1;
        if visited > NODES_LIMIT || found.len() > FILES_LIMIT {
            return Err(ReadError::PdfBomb { what: "names", limit: NODES_LIMIT });
        }
        if node.reference().is_some_and(|number| !seen.insert(number)) {
            continue;
        }
        let node = file.resolve(&node)?;
        let Some(dictionary) = node.dictionary() else { continue };
        if let Object::Array(names) = entry(file, dictionary, "Names")? {
            found.extend(names.into_iter().skip(1).step_by(2));
        }
        if let Object::Array(kids) = entry(file, dictionary, "Kids")? {
            nodes.extend(kids);
        }
    }
    Ok(())
}

/// Reads a text string: UTF-16 or UTF-8 with its mark, else one byte a character.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, wide @ ..] => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, utf8 @ ..] => String::from_utf8_lossy(utf8).into_owned(),
        latin => latin.iter().map(|byte| char::from(*byte)).collect(),
    }
}
