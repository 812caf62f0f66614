//! What others read out of the papers: the payment code of the printed page, the word on a copy.

use carnet_tests::{Desk, skipped};
use serde_json::Value;
use std::process::Command;

const IBAN: &str = "FR1420041010050500013M02606";

/// Returns a desk with one issued invoice of 350.10 euros.
fn billed() -> Desk {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Éditions Noël", "--address", "Pau"]);
    let draft = desk.json(&["invoice", "new", "--client", "Éditions", "--line", "Traduction;1;d;350.10"]);
    desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    desk
}

/// Writes the paper of an invoice and returns its path.
fn paper(desk: &Desk, number: &str, options: &[&str]) -> String {
    let file = desk.folder().join(format!("{number}{}.pdf", options.concat()));
    let file = file.to_str().unwrap().to_owned();
    desk.json(&[&["invoice", "pdf", number, "-o", &file], options].concat());
    file
}

/// Returns what a decoder that is not ours reads on the first page, as printed at 150 dots an inch; none without poppler.
fn codes(file: &str) -> Option<Vec<String>> {
    let output = Command::new("pdftoppm").args(["-gray", "-r", "150", "-l", "1", file]).output().ok()?;
    assert!(output.status.success(), "pdftoppm prints {file}");
    let (width, height, pixels) = greys(&output.stdout).expect("a picture");
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    Some(picture.detect_grids().iter().map(|grid| grid.decode().expect("a readable code").1).collect())
}

/// Reads a binary PGM: width, height and one byte a pixel.
fn greys(file: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut rest = file.strip_prefix(b"P5\n")?;
    let mut numbers = [0usize; 3];
    for number in &mut numbers {
        let end = rest.iter().position(u8::is_ascii_whitespace)?;
        *number = std::str::from_utf8(&rest[..end]).ok()?.parse().ok()?;
        rest = &rest[end + 1..];
    }
    Some((numbers[0], numbers[1], rest))
}

#[test]
fn a_telephone_reads_how_to_pay_from_the_page() {
    let desk = billed();
    let file = paper(&desk, "F2026-0001", &[]);
    let Some(found) = codes(&file) else {
        return skipped("papers: payment code of the printed page", "pdftoppm is not installed");
    };
    let holder = desk.json(&["identity", "show"])["name"].as_str().unwrap().to_owned();
    let [payload] = found.as_slice() else { panic!("one code, not {found:?}") };
    let lines: Vec<&str> = payload.split('\n').collect();
    assert_eq!(&lines[..4], ["BCD", "002", "1", "SCT"]);
    assert_eq!(&lines[5..], [&*holder, IBAN, "EUR350.10", "", "", "F2026-0001"]);

    let credit = desk.json(&["invoice", "credit", "F2026-0001", "--reason", "Commande annulée"]);
    let number = credit["number"].as_str().unwrap();
    assert_eq!(codes(&paper(&desk, number, &[])), Some(Vec::new()), "nobody pays a credit note");
}

#[test]
fn a_copy_says_so_and_the_original_stays() {
    let desk = billed();
    let original = std::fs::read(paper(&desk, "F2026-0001", &[])).unwrap();
    let copy = paper(&desk, "F2026-0001", &["--duplicate"]);
    assert_ne!(std::fs::read(&copy).unwrap(), original, "the copy is another file");
    assert_eq!(std::fs::read(paper(&desk, "F2026-0001", &[])).unwrap(), original, "byte for byte");
    let draft = desk.json(&["invoice", "new", "--client", "Éditions", "--line", "Relecture;1;d;350"]);
    let refused =
        desk.refused(&["invoice", "pdf", &draft["id"].to_string(), "--duplicate", "-o", "copy.pdf"]);
    assert_eq!(refused["code"], Value::from("refused"), "{refused}");
    match Command::new("pdftotext").args([&copy, "-"]).output() {
        Ok(output) => {
            assert!(
                String::from_utf8(output.stdout).unwrap().contains("DUPLICATA"),
                "the word is on the page"
            );
        }
        Err(_) => skipped("papers: word on a copy", "pdftotext is not installed"),
    }
}
