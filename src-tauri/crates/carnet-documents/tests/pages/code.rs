//! The code on a paper that says how to pay it, read by a program that is not ours.

use crate::rules::checked;
use crate::samples;
use carnet_documents::code::Code;
use carnet_documents::paper::{Paper, Payment};
use carnet_documents::transfer;

/// Reads a code from its modules, four dots each, by a program that is not ours.
fn read(code: &Code) -> String {
    const DOTS: usize = 4;
    let side = (code.count + 8) * DOTS;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        let (x, y) = ((x / DOTS).checked_sub(4), (y / DOTS).checked_sub(4));
        match (x, y) {
            (Some(x), Some(y)) if x < code.count && y < code.count && code.dark[y * code.count + x] => 0,
            _ => 255,
        }
    });
    let found = image.detect_grids();
    assert_eq!(found.len(), 1, "one code");
    let (meta, text) = found[0].decode().expect("a readable code");
    assert_eq!(meta.ecc_level, 0, "error correction M (its bits are 00)");
    assert!(meta.version.0 <= 13, "version {}", meta.version.0);
    text
}

#[test]
fn whoever_owes_finds_a_code_that_says_how_to_pay() {
    let coded = |paper: &Paper| {
        let codes: Vec<Code> =
            checked("code", paper).pages.iter().filter_map(|page| page.code.clone()).collect();
        assert!(codes.len() <= 1, "one code a paper");
        codes.into_iter().next()
    };
    for (name, paper) in samples::all() {
        let code = coded(&paper);
        assert_eq!(code.is_some(), transfer::payload(&paper).is_some(), "{name}");
        if let Some(code) = code {
            assert_eq!(Some(read(&code)), transfer::payload(&paper), "{name}");
        }
    }
    let due = coded(&samples::last(true)).expect("a code on an invoice with a balance");
    assert_eq!(
        read(&due),
        "BCD\n002\n1\nSCT\nAGRIFRPP\nAnaïs Bérenger\nFR7630006000011234567890189\nEUR2735.80\n\n\nF2026-0012"
    );
    assert!(due.alternative.contains("2\u{202F}735,80\u{202F}€ à Anaïs Bérenger"), "{}", due.alternative);
    for paper in [samples::quote(true), samples::credit_note()] {
        assert!(coded(&paper).is_none(), "nobody pays a quote or a credit note");
    }
}

#[test]
fn the_longest_transfer_still_makes_a_code_to_read() {
    let mut paper = samples::standard(true);
    paper.amount_due = samples::amount("999999999.99");
    paper.payment = Some(Payment {
        iban: Some("MT84MALT011000012345MTLCAST001S".to_owned()),
        bic: Some("PSSTFRPPPAR".to_owned()),
        holder: Some("A".repeat(70)),
        reference: Some("x".repeat(140)),
        terms: Some("Paiement comptant. ".repeat(12)),
    });
    let document = checked("longest", &paper);
    let code = document.pages.iter().find_map(|page| page.code.as_ref());
    assert_eq!(code.map(read), transfer::payload(&paper));
    paper.payment.as_mut().expect("a payment").holder = Some("É".repeat(70));
    let document = checked("too long", &paper);
    assert!(document.pages.iter().all(|page| page.code.is_none()), "beyond 331 bytes no bank reads it");
}
