//! Conformance: every kind of paper that Carnet issues, before judges that are not ours.
//!
//! The official rules (XSD, EN 16931, BR-FR), veraPDF and Mustang, qpdf; and three promises of our own: the book, the
//! XML and the pages say the same amounts, a case carries its codes, the same invoice is the same bytes anywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod amounts;
mod cases;
mod chance;
mod judges;
mod papers;
mod random;
mod same_bytes;
mod studio;

use carnet_tests::skipped;
use judges::{Verdict, Verdicts, complaints};
use papers::Sheet;
use std::path::PathBuf;
use std::process::Command;

/// Fails with what a judge says of these sheets, the first faults in full.
fn assert_faultless(
    judge: &str,
    sheets: &[Sheet],
    verdicts: &Verdicts,
    file: impl Fn(&Sheet) -> Option<&PathBuf>,
) {
    let mut said = Vec::new();
    let mut faulty = 0;
    for sheet in sheets {
        let Some(path) = file(sheet) else { continue };
        let found = complaints(verdicts.get(path).unwrap_or(&Verdict::default()));
        faulty += usize::from(!found.is_empty());
        said.extend(found.into_iter().map(|text| format!("{} of {}: {text}", sheet.number, sheet.origin)));
    }
    let shown = said.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert_eq!(faulty, 0, "{judge} finds fault with {faulty} of {} papers:\n{shown}", sheets.len());
}

#[test]
fn the_official_rules_find_no_fault() {
    let sheets = papers::all();
    let files: Vec<PathBuf> =
        sheets.iter().flat_map(|sheet| [Some(&sheet.pdf), sheet.ubl.as_ref()]).flatten().cloned().collect();
    let name = "judges: XSD, EN 16931 and BR-FR schematrons";
    let Some(verdicts) = judges::official_rules(name, &files) else { return };
    assert_faultless("the official rules", sheets, &verdicts, |sheet| Some(&sheet.pdf));
    assert_faultless("the official rules on UBL", sheets, &verdicts, |sheet| sheet.ubl.as_ref());
}

#[test]
fn verapdf_and_mustang_find_no_fault() {
    let sheets = papers::all();
    let files: Vec<PathBuf> = sheets.iter().map(|sheet| sheet.pdf.clone()).collect();
    let Some(verdicts) = judges::archivists("judges: veraPDF and Mustang", &files) else { return };
    assert_faultless("veraPDF or Mustang", sheets, &verdicts, |sheet| Some(&sheet.pdf));
}

#[test]
fn qpdf_finds_no_fault() {
    let sheets = papers::all();
    let files: Vec<PathBuf> = sheets.iter().map(|sheet| sheet.pdf.clone()).collect();
    let Some(verdicts) = judges::structure("judges: qpdf", &files) else { return };
    assert_faultless("qpdf", sheets, &verdicts, |sheet| Some(&sheet.pdf));
}

#[test]
fn ugly_names_come_back_from_their_pages() {
    let mut read = 0;
    for sheet in papers::all().iter().filter(|sheet| sheet.origin == "names") {
        let Ok(output) = Command::new("pdftotext").arg(&sheet.pdf).arg("-").output() else {
            return skipped("names: their pages", "pdftotext is not installed");
        };
        let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        // Selectors choose between two pictures of one sign: a paper has only the one in black.
        for word in sheet.invoice.client.split_whitespace().map(|word| word.replace('\u{FE0F}', "")) {
            assert!(text.replace('\u{FE0F}', "").contains(&word), "{word} is on {}: {text}", sheet.number);
            read += 1;
        }
    }
    assert!(read > 15, "only {read} words of names were looked for");
}

#[test]
fn there_are_papers_of_every_case_and_as_many_random_ones_as_wanted() {
    let sheets = papers::all();
    for case in cases::CASES {
        assert!(sheets.iter().any(|sheet| sheet.origin == case.name), "{} made a paper", case.name);
    }
    let electronic = sheets.iter().filter(|sheet| sheet.is_electronic()).count();
    assert!(
        electronic * 10 > sheets.len() * 9,
        "{electronic} of {} papers are electronic invoices",
        sheets.len()
    );
    let random = sheets.iter().filter(|sheet| sheet.origin.starts_with("seed ")).count();
    assert!(random >= random::wanted(), "{random} random papers");
}
