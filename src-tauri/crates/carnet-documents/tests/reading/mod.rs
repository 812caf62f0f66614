//! A file as readers take it: its words, what is heard of it, the glyphs it shows.

use lopdf::{Document, Object};
use std::collections::BTreeMap;
use std::process::Command;

pub fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a file that a reader opens")
}

/// The words of a file: through pdftotext where it is installed, through lopdf otherwise; spaces made plain.
pub fn words(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, bytes).expect("written");
    let text = match Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
        _ => {
            let document = open(bytes);
            let pages: Vec<u32> = document.get_pages().keys().copied().collect();
            document.extract_text(&pages).expect("text")
        }
    };
    let plain: String =
        text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as a reader that follows `/ActualText` hears it: what spans say, or the letters through `/ToUnicode`.
pub fn heard(bytes: &[u8]) -> String {
    let document = open(bytes);
    let mut said = String::new();
    for page in document.get_pages().into_values() {
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = document
            .get_page_fonts(page)
            .expect("fonts")
            .into_iter()
            .map(|(name, font)| (name, unicode_of(&document, font)))
            .collect();
        let content = lopdf::content::Content::decode(&document.get_page_content(page)).expect("operators");
        let (mut font, mut depth, mut silent, mut baseline) = (Vec::new(), 0, None, None);
        let mut pending = String::new();
        for operation in content.operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("BDC", [_, Object::Dictionary(properties)]) => {
                    depth += 1;
                    if let Ok(Object::String(text, _)) = properties.get(b"ActualText") {
                        assert_eq!(text[..2], [0xFE, 0xFF], "UTF-16 says so");
                        let units: Vec<u16> =
                            text[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                        pending = String::from_utf16(&units).expect("UTF-16");
                        silent = Some(depth);
                    }
                }
                ("BMC" | "BDC", _) => depth += 1,
                ("EMC", _) => {
                    silent = silent.filter(|at| *at != depth);
                    depth -= 1;
                }
                ("Tf", [Object::Name(name), _]) => font.clone_from(name),
                ("Tm", operands) => {
                    let height = operands.last().cloned();
                    if std::mem::replace(&mut baseline, height.clone()) != height {
                        said.push('\n');
                    }
                }
                ("Tj" | "TJ", operands) => {
                    for glyph in glyphs(operands) {
                        assert_ne!(glyph, 0, "a glyph that is none is never shown");
                        let text = fonts.get(&font).and_then(|font| font.get(&glyph));
                        let text = text.unwrap_or_else(|| panic!("glyph {glyph} says nothing"));
                        assert!(
                            !text.is_empty() && !text.contains(['\0', '\u{FEFF}', '\u{FFFE}']),
                            "{text:?}"
                        );
                        said.push_str(&std::mem::take(&mut pending));
                        if silent.is_none() {
                            said.push_str(text);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    said
}

fn glyphs(operands: &[Object]) -> Vec<u16> {
    let strings = operands.iter().flat_map(|operand| match operand {
        Object::Array(items) => items.clone(),
        other => vec![other.clone()],
    });
    let bytes = strings.filter_map(|item| item.as_str().map(<[u8]>::to_vec).ok());
    bytes
        .flat_map(|bytes| {
            bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>()
        })
        .collect()
}

/// The characters of each glyph, from the lines `<glyph> <characters>` of the font's map.
fn unicode_of(document: &Document, font: &lopdf::Dictionary) -> BTreeMap<u16, String> {
    let map = font.get(b"ToUnicode").and_then(Object::as_reference).expect("a map to characters");
    let map = document.get_object(map).and_then(Object::as_stream).expect("a stream");
    let map = String::from_utf8(map.decompressed_content().expect("unpacked")).expect("a text");
    let number = |part: &str| u16::from_str_radix(part, 16).expect("sixteen bits");
    let mut found = BTreeMap::new();
    for line in map.lines() {
        let parts: Vec<&str> =
            line.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if let [glyph, text] = parts.as_slice()
            && glyph.len() == 4
            && line.starts_with('<')
        {
            let units: Vec<u16> = (0..text.len() / 4).map(|at| number(&text[at * 4..at * 4 + 4])).collect();
            found.insert(number(glyph), String::from_utf16(&units).expect("UTF-16"));
        }
    }
    found
}
