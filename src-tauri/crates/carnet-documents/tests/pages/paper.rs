//! What holds for every paper: it keeps to the page, says what it is, and its figures read as its language writes them.

use super::texts;
use crate::any::any_paper;
use crate::rules::{checked, no_sums};
use crate::samples;
use carnet_documents::layout::compose;
use carnet_documents::page::Part;
use carnet_documents::paper::{Language, Paper, PaperKind};
use carnet_documents::units::Length;
use proptest::prelude::*;

#[test]
fn every_sample_keeps_to_the_page() {
    for (name, paper) in samples::all() {
        checked(name, &paper);
    }
}

#[test]
fn samples_take_the_pages_they_are_meant_to() {
    for (name, paper, pages) in [
        ("quote", samples::quote(true), 1),
        ("final", samples::last(true), 1),
        ("twenty lines", samples::long(20), 2),
        ("thirty-four lines", samples::long(34), 3),
    ] {
        assert_eq!(checked(name, &paper).pages.len(), pages, "{name}");
    }
}

#[test]
fn the_recipient_stands_in_the_window_of_a_dl_envelope() {
    let document = checked("window", &samples::last(true));
    for words in document.pages[0].words.iter().filter(|words| words.part == Part::Recipient) {
        let frame = words.frame();
        assert!(
            frame.x >= Length::mm(100.0) && frame.x + frame.width <= Length::mm(190.0),
            "{}: across",
            words.text
        );
        assert!(
            frame.y >= Length::mm(45.0) && frame.y + frame.height <= Length::mm(80.0),
            "{}: down",
            words.text
        );
    }
}

#[test]
fn the_amount_to_pay_is_the_largest_figure() {
    for (name, paper) in samples::all().into_iter().filter(|(_, paper)| !no_sums(paper)) {
        let document = checked(name, &paper);
        let due =
            document.pages.iter().flat_map(|page| &page.words).filter(|words| words.part == Part::Totals);
        let largest = due.max_by_key(|words| words.size).expect("a sum");
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let expected = format!("{:.2}", paper.amount_due);
        assert_eq!(digits(&largest.text), digits(&expected), "{name}: {}", largest.text);
        let body =
            document.pages.iter().flat_map(|page| &page.words).filter(|words| words.part != Part::Title);
        let beyond = body.filter(|words| words.size > largest.size).count();
        assert_eq!(beyond, 0, "{name}: only the title may be larger");
    }
}

#[test]
fn amounts_follow_the_language() {
    let french = checked("fr", &samples::last(true));
    assert!(
        texts(&french, Part::Totals).contains(&"2\u{202F}735,80\u{202F}€"),
        "narrow no-break spaces in French amounts"
    );
    let english = checked("en", &samples::english());
    assert!(
        texts(&english, Part::Totals).contains(&"€15,924.70"),
        "the English form: {:?}",
        texts(&english, Part::Totals)
    );
}

#[test]
fn a_draft_says_so_in_place_of_its_number() {
    let paper = Paper { number: None, ..samples::standard(false) };
    assert!(
        texts(&checked("draft", &paper), Part::Title).contains(&"BROUILLON"),
        "a draft can be told from an invoice"
    );
}

#[test]
fn a_franchise_paper_shows_no_vat_at_all() {
    let document = checked("franchise", &samples::last(false));
    let everything: Vec<&str> =
        document.pages.iter().flat_map(|page| &page.words).map(|words| words.text.as_str()).collect();
    for text in &everything {
        let shows = ["HT", "TTC", "Taux", "20\u{202F}%"]
            .iter()
            .any(|word| text.split_whitespace().any(|part| part == *word));
        let schedule = text.starts_with("20\u{202F}%  ·");
        assert!(!shows || schedule, "{text:?} speaks of VAT");
    }
    assert!(everything.iter().any(|text| text.contains("293 B")), "the mention is printed");
}

#[test]
fn a_copy_says_so_on_every_page() {
    for (name, paper) in
        samples::all().into_iter().filter(|(_, paper)| paper.kind != PaperKind::ReminderLetter)
    {
        let original = checked(name, &paper);
        let copy = Paper { duplicate: true, ..paper };
        let document = checked(name, &copy);
        let word = if copy.language == Language::Fr { "DUPLICATA" } else { "DUPLICATE" };
        for (index, page) in document.pages.iter().enumerate() {
            let part = if index == 0 { Part::Title } else { Part::RunningHead };
            let said = page.words.iter().filter(|words| words.part == part && words.text == word).count();
            assert_eq!(said, 1, "{name}, page {}: beside its title", index + 1);
        }
        assert_eq!(
            document.pages.len(),
            original.pages.len(),
            "{name}: a copy has the pages of its original"
        );
        assert!(document.title.ends_with(&format!("({word})")), "{}", document.title);
        let stored = serde_json::to_value(&Paper { duplicate: false, ..copy }).expect(name);
        assert!(stored.get("duplicate").is_none(), "{name}: what is stored does not speak of copies");
    }
}

#[test]
fn a_bad_accent_and_a_bad_logo_are_errors_not_panics() {
    let mut paper = samples::standard(true);
    paper.style.accent = "blue".to_owned();
    assert!(compose(&paper).is_err(), "a name is not #RRGGBB");
    for bytes in [
        b"GIF89a".to_vec(),
        b"\x89PNG\r\n\x1a\n".to_vec(),
        vec![0xFF, 0xD8, 0xFF],
        samples::logo().0[..900].to_vec(),
    ] {
        let mut paper = samples::standard(true);
        paper.style.logo = Some(carnet_documents::paper::Logo(bytes));
        assert!(compose(&paper).is_err(), "a broken logo is said, not printed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_keeps_to_the_page(paper in any_paper()) {
        checked("any paper", &paper);
    }
    #[test]
    fn any_paper_becomes_a_file_of_the_pages_laid_out(paper in any_paper()) {
        let pages = compose(&paper).expect("pages").pages.len();
        let bytes = carnet_documents::render(&paper).expect("a file");
        let file = lopdf::Document::load_mem(&bytes).expect("a file that a reader opens");
        prop_assert_eq!(file.get_pages().len(), pages);
    }
}
