//! The files: readable by others, the same for the same paper, small, and with the words that were put in.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod reading;
mod samples;

use std::process::Command;

use carnet_documents::paper::{Logo, Paper};
use carnet_documents::{render, render_with};
use lopdf::{Document, Object};
use proptest::prelude::*;
use reading::{heard, open, words};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for (name, paper) in samples::all() {
        let first = render(&paper).expect(name);
        let other = samples::last(false);
        render(&other).expect("another paper between them");
        assert!(
            first == render(&paper).expect(name),
            "{name} must not depend on time, chance or what was printed before"
        );
    }
}

#[test]
fn a_snapshot_read_back_prints_the_same_file() {
    for (name, paper) in samples::all() {
        let stored = serde_json::to_string(&paper).expect(name);
        let read: Paper = serde_json::from_str(&stored).expect(name);
        assert_eq!(stored, serde_json::to_string(&read).expect(name), "{name}: the snapshot is stable");
        assert!(
            render(&paper).expect(name) == render(&read).expect(name),
            "{name}: a reprint is the original"
        );
    }
}

#[test]
fn an_old_snapshot_without_later_fields_is_still_read() {
    let old = r#"{"kind":"standard_invoice","seller":{"name":"A"},"buyer":{"name":"B"},"currency":"EUR",
        "total_net":"10.00","total_gross":"10.00","amount_due":"10.00"}"#;
    let paper: Paper = serde_json::from_str(old).expect("optional fields may be missing");
    assert!(render(&paper).is_ok(), "and it prints");
}

#[test]
fn files_are_small_and_of_the_pages_laid_out() {
    for (name, paper) in samples::all() {
        let bytes = render(&paper).expect(name);
        let pages = carnet_documents::layout::compose(&paper).expect(name).pages.len();
        assert_eq!(open(&bytes).get_pages().len(), pages, "{name}");
        assert!(bytes.len() <= 60_000, "{name} has {} bytes", bytes.len());
    }
}

#[test]
fn words_can_be_read_back() {
    let text = words(&render(&samples::last(true)).expect("a file"));
    for expected in [
        "Facture de solde F2026-0012",
        "Anaïs Bérenger",
        "Entrepreneur individuel",
        "SIRET 123 456 782 00010",
        "Coopérative Châtaignier",
        "Émise le 30 juin 2026",
        "Net à payer",
        "2 735,80 €",
        "FR76 3000 6000 0112 3456 7890 189",
        "F2026-0003",
        "facture du 02/03/2026",
        "Solde",
        "2 279,83",
        "455,97",
        "Page 1 / 1",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    let text = words(&render(&samples::quote(false)).expect("a file"));
    for expected in
        ["Devis D2026-0001", "Bon pour accord", "TVA non applicable, art. 293 B du CGI", "Valable jusqu’au"]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
}

#[test]
fn letters_outside_the_usual_ones_are_embedded_too() {
    let mut paper = samples::standard(true);
    paper.buyer.name = "Škoda Łódź Ελλάδα Москва".to_owned();
    let text = words(&render(&paper).expect("a file"));
    assert!(text.contains("Škoda Łódź Ελλάδα Москва"), "{text}");
}

#[test]
fn names_of_every_script_are_shown_and_read_back_in_order() {
    for name in samples::NAMES {
        let mut paper = samples::standard(true);
        paper.buyer.name = name.to_owned();
        let bytes = render(&paper).expect(name);
        // The joiner of a Persian name shows in its letters' shapes.
        let wanted = name.nfc().collect::<String>().replace('\u{200C}', "");
        assert!(heard(&bytes).contains(&wanted), "{name} is said in the order of reading");
        assert!(bytes.len() <= 60_000, "{name}: {} bytes", bytes.len());
        let shown = carnet_documents::layout::compose(&paper).expect(name);
        assert!(!format!("{shown:?}").contains('□'), "{name}: no box stands for a letter");
        if Command::new("pdftotext").arg("-v").output().is_ok() {
            let text = words(&bytes);
            let plain: String =
                text.chars().filter(|letter| !('\u{202A}'..='\u{202E}').contains(letter)).collect();
            // By words, whatever spaces poppler finds: it does not put a number back behind the Hebrew that it belongs to.
            let plain = plain.replace(' ', "");
            for word in wanted.split_whitespace() {
                assert!(plain.contains(word), "{word} of {name} is not in {plain}");
            }
        }
    }
}

#[test]
fn what_no_font_has_is_a_box_that_copies_as_what_it_stands_for() {
    let mut paper = samples::standard(true);
    paper.buyer.name = "𒀭𒂗 & Cie".to_owned();
    let bytes = render(&paper).expect("a file");
    assert!(heard(&bytes).contains("𒀭𒂗 & Cie"));
}

#[test]
fn letters_that_share_a_glyph_are_told_apart() {
    let mut paper = samples::standard(true);
    "एऐ\u{301}".clone_into(&mut paper.buyer.name);
    let said = heard(&render(&paper).expect("a file"));
    assert!(essence(&said).contains("एऐ"), "{said}");
}

#[test]
fn ugly_names_neither_hang_nor_break_the_page() {
    let tower = format!("Zalgo{}", "\u{301}\u{317}".repeat(5_000));
    for name in
        [tower, "م".repeat(32_768), "\u{200D}".repeat(9_999), "🎉\u{200D}".repeat(3_000), "क्".repeat(3_000)]
    {
        let mut paper = samples::standard(true);
        paper.buyer.name.clone_from(&name);
        paper.seller.name.clone_from(&name);
        paper.subject = Some(name);
        let begun = std::time::Instant::now();
        assert!(!render(&paper).expect("a file").is_empty());
        assert!(begun.elapsed().as_secs() < 60, "a long name takes {:?}", begun.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_is_said_as_it_was_given(letters in prop::collection::vec(any_letter(), 1..40)) {
        let name: String = letters.into_iter().collect();
        let mut paper = samples::standard(true);
        paper.payment = None;
        paper.buyer.name = name.clone();
        let bytes = render(&paper).expect("a file");
        prop_assert_eq!(&bytes, &render(&paper).expect("a file"), "the same twice");
        let wanted = essence(&name);
        prop_assert!(essence(&heard(&bytes)).contains(&wanted), "{:?} is not in the file", name);
    }
}

/// Letters of any script, those of names more often, with joiners, marks and marks of direction between them.
fn any_letter() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::sample::select(samples::NAMES.concat().chars().collect::<Vec<char>>()),
        2 => any::<char>(),
        1 => proptest::char::range('\u{590}', '\u{6FF}'),
        1 => proptest::char::range('\u{900}', '\u{97F}'),
        1 => prop::sample::select(vec!['\u{202E}', '\u{2067}', '\u{200D}', '\u{301}', '\u{FE0F}', '(', '»', '\n']),
    ]
}

/// What must come back: composed letters without spaces, controls, directions, joiners, and the marks that make towers.
fn essence(text: &str) -> String {
    let shown = text.chars().filter(|letter| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(*letter as u32,
                0xAD | 0x34F | 0x61C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F
                | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF)
            && *letter as u32 & 0xFFFE != 0xFFFE
    });
    shown.nfc().filter(|letter| canonical_combining_class(*letter) == 0).collect()
}

#[test]
fn the_file_carries_title_author_language_date_and_an_id_of_its_own() {
    let document = open(&render(&samples::last(true)).expect("a file"));
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
    let info = document.get_dictionary(info).expect("a dictionary");
    let utf16 = |key: &[u8]| {
        let bytes = info.get(key).and_then(Object::as_str).expect("a text").to_vec();
        let units: Vec<u16> =
            bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("UTF-16")
    };
    assert_eq!(utf16(b"Title"), "Facture de solde F2026-0012");
    assert_eq!(utf16(b"Author"), "Anaïs Bérenger");
    assert_eq!(
        info.get(b"CreationDate").and_then(Object::as_str).expect("a date"),
        b"D:20260630000000Z",
        "the paper's day"
    );
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).expect("a catalogue");
    let language = document.get_dictionary(root).and_then(|root| root.get(b"Lang")).and_then(Object::as_str);
    assert_eq!(language.expect("a language"), b"fr-FR");
    let id = |paper: &Paper| {
        let document = open(&render(paper).expect("a file"));
        document.trailer.get(b"ID").expect("an id").clone()
    };
    assert_ne!(id(&samples::last(true)), id(&samples::last(false)), "two papers have two ids");
}

#[test]
fn a_logo_may_be_png_of_any_kind_or_jpeg() {
    let mut paper = samples::standard(true);
    for (name, bytes) in
        [("transparent", samples::logo().0), ("grey", grey_png()), ("palette", palette_png())]
    {
        paper.style.logo = Some(Logo(bytes));
        let document = open(&render(&paper).expect(name));
        let images = document.objects.values().filter(|object| is_image(object)).count();
        assert_eq!(
            images,
            if name == "transparent" { 2 } else { 1 },
            "{name}: the image and its transparency"
        );
    }
}

#[test]
fn a_logo_of_too_many_pixels_is_made_smaller() {
    let mut paper = samples::standard(true);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 3000, 1000);
    encoder.set_color(png::ColorType::Rgba);
    let pixels: Vec<u8> =
        (0..3000 * 1000u32).flat_map(|at| [at as u8, (at >> 8) as u8, 7, (at >> 3) as u8]).collect();
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels)).expect("a picture");
    paper.style.logo = Some(Logo(bytes));
    let document = open(&render(&paper).expect("a file"));
    let image = document.objects.values().find(|object| is_image(object)).expect("an image");
    let width = image
        .as_stream()
        .and_then(|stream| stream.dict.get(b"Width"))
        .and_then(Object::as_i64)
        .expect("a width");
    assert_eq!(width, 750, "a quarter of the width: no more than print shows");
}

#[test]
fn a_logo_of_four_inks_is_printed_in_the_colours_of_the_screen() {
    use base64::Engine as _;
    let mut paper = samples::standard(true);
    let bytes = base64::prelude::BASE64_STANDARD.decode(FOUR_INKS).expect("base64");
    paper.style.logo = Some(Logo(bytes.clone()));
    let document = open(&render(&paper).expect("a file"));
    let image = document.objects.values().find(|object| is_image(object)).expect("an image");
    let image = image.as_stream().expect("a stream");
    assert_eq!(image.dict.get(b"ColorSpace").and_then(Object::as_name).expect("a name"), b"DeviceRGB");
    let pixels = image.decompressed_content().expect("pixels");
    let near = |at: usize, wanted: [u8; 3]| {
        pixels[at * 3..at * 3 + 3].iter().zip(wanted).all(|(got, wanted)| got.abs_diff(wanted) < 12)
    };
    assert!(
        near(9, [255, 0, 0]) && near(14, [0, 255, 255]),
        "magenta and yellow are red, cyan is cyan: {pixels:?}"
    );
    paper.style.logo = Some(Logo(bytes[..200].to_vec()));
    assert!(render(&paper).is_err(), "half a picture is refused");
}

/// A JPEG of 8 × 8 pixels in cyan, magenta, yellow and black: red at the left, cyan at the right.
const FOUR_INKS: &str = "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV\
    FQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIB\
    AwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZH\
    SElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV\
    1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwBP+C53/NE/+43/AO2FJ/wQx/5rZ/3BP/b+k/4IY/8ANbP+\
    4J/7f1+qdf/Z";

fn is_image(object: &Object) -> bool {
    let subtype = object.as_stream().ok().and_then(|stream| stream.dict.get(b"Subtype").ok());
    subtype.and_then(|name| name.as_name().ok()) == Some(b"Image".as_slice())
}

fn grey_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 20);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Sixteen);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&[90; 40 * 20 * 2]))
        .expect("a picture");
    bytes
}

fn palette_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 32, 8);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_palette(vec![0, 0, 0, 200, 40, 40]);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&[0xAA; 32])).expect("a picture");
    bytes
}

#[test]
fn a_strict_reader_finds_nothing_to_say() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, paper) in samples::all() {
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, render(&paper).expect(name)).expect("written");
        let Ok(output) = Command::new("qpdf").arg("--check").arg(&path).output() else {
            // Without qpdf the other tests of this file still open every paper.
            return;
        };
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn papers_printed_at_once_are_the_same_as_one_after_the_other() {
    let papers: Vec<Paper> = samples::all().into_iter().map(|(_, paper)| paper).collect();
    let alone: Vec<Vec<u8>> = papers.iter().map(|paper| render(paper).expect("a file")).collect();
    let together: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let printing: Vec<_> =
            papers.iter().map(|paper| scope.spawn(|| render(paper).expect("a file"))).collect();
        printing.into_iter().map(|thread| thread.join().expect("a thread that ends")).collect()
    });
    assert!(alone == together, "the fonts and the logo kept between papers are shared safely");
}

#[test]
fn an_invoice_for_machines_travels_byte_for_byte_under_its_name() {
    let xml = "<?xml version=\"1.0\"?><a>Œuvre & \u{1F389} é</a>\n".as_bytes();
    let paper = samples::last(true);
    let file = render_with(&paper, Some(xml)).expect("a file");
    assert!(file == render_with(&paper, Some(xml)).expect("a file"), "the same twice");
    let document = open(&file);
    let catalogue = document.catalog().expect("a catalogue");
    let specification = |object: &Object| {
        let id = object.as_reference().expect("a reference to a file specification");
        document.get_dictionary(id).expect("a dictionary").clone()
    };
    let belonging = catalogue.get(b"AF").and_then(Object::as_array).expect("files of the document");
    let names = catalogue
        .get(b"Names")
        .and_then(Object::as_dict)
        .and_then(|names| names.get(b"EmbeddedFiles"))
        .and_then(Object::as_dict)
        .and_then(|tree| tree.get(b"Names"))
        .and_then(Object::as_array)
        .expect("attachments by name");
    assert_eq!(names[0].as_str().expect("a name"), b"factur-x.xml");
    let file = specification(&belonging[0]);
    assert_eq!(file, specification(&names[1]), "both ways lead to one file");
    assert_eq!(file.get(b"F").and_then(Object::as_str).expect("a name"), b"factur-x.xml");
    assert_eq!(file.get(b"AFRelationship").and_then(Object::as_name).expect("a word"), b"Data");
    let embedded = file.get(b"EF").and_then(Object::as_dict).and_then(|files| files.get(b"F"));
    let embedded = embedded.and_then(Object::as_reference).expect("the bytes");
    let embedded = document.get_object(embedded).and_then(Object::as_stream).expect("a stream");
    assert_eq!(embedded.decompressed_content().expect("unpacked"), xml, "not a byte is changed");
    assert_eq!(embedded.dict.get(b"Subtype").and_then(Object::as_name).expect("a type"), b"text/xml");
    let packet = metadata(&document);
    for expected in
        ["<fx:DocumentFileName>factur-x.xml<", "<fx:ConformanceLevel>EN 16931<", "<pdfaid:part>3<"]
    {
        assert!(packet.contains(expected), "{expected} is not in {packet}");
    }
}

#[test]
fn a_file_without_an_invoice_inside_does_not_claim_one() {
    let document = open(&render(&samples::last(true)).expect("a file"));
    let catalogue = document.catalog().expect("a catalogue");
    assert!(!catalogue.has(b"AF") && !catalogue.has(b"Names"), "nothing is attached");
    let packet = metadata(&document);
    assert!(packet.contains("<pdfaid:part>3<") && !packet.contains("factur-x"), "{packet}");
}

#[test]
fn the_description_holds_any_name() {
    let mut paper = samples::standard(true);
    paper.seller.name = "A & B <\u{1}\u{FFFF}SARL> \u{1F389}\nsuite".to_owned();
    paper.subject = Some("]]> « é »".to_owned());
    let packet = metadata(&open(&render(&paper).expect("a file")));
    assert!(packet.contains("<rdf:li>A &amp; B &lt;SARL&gt; \u{1F389} suite</rdf:li>"), "{packet}");
    assert!(packet.contains("]]&gt; « é »"), "{packet}");
}

/// The XMP packet, as a program finds it that knows no PDF.
fn metadata(document: &Document) -> String {
    let id = document.catalog().and_then(|root| root.get(b"Metadata")).and_then(Object::as_reference);
    let stream = document.get_object(id.expect("metadata")).and_then(Object::as_stream).expect("a stream");
    assert!(!stream.dict.has(b"Filter"), "readable without unpacking");
    String::from_utf8(stream.content.clone()).expect("UTF-8")
}
