//! The books of the law on paper: no row is lost or cut, and what a page carries over is what stands above it.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use carnet_documents::layout::compose;
use carnet_documents::page::{PAGE_HEIGHT, PAGE_WIDTH, Page, SIDE};
use carnet_documents::paper::{
    Language, Ledger, LedgerCell, LedgerColumn, LedgerColumnKind, Paper, PaperKind, Seller,
};
use carnet_documents::units::Length;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn column(head: &str, kind: LedgerColumnKind) -> LedgerColumn {
    LedgerColumn { head: head.to_owned(), kind }
}

/// A book with a row for each text and amount in cents.
fn book(rows: &[(String, i64)]) -> Paper {
    let columns = vec![
        column("N°", LedgerColumnKind::Word),
        column("Pièce", LedgerColumnKind::Word),
        column("Client, nature", LedgerColumnKind::Text),
        column("Montant", LedgerColumnKind::Amount),
    ];
    let rows: Vec<Vec<LedgerCell>> = rows
        .iter()
        .enumerate()
        .map(|(index, (text, cents))| {
            vec![
                LedgerCell::Text(format!("{index}")),
                LedgerCell::Text(format!("F2026-{index:04}")),
                LedgerCell::Text(text.clone()),
                LedgerCell::Amount(Decimal::new(*cents, 2)),
            ]
        })
        .collect();
    let total = Decimal::ZERO;
    let sums = vec![("Virement".to_owned(), total), ("Espèces".to_owned(), total)];
    Paper {
        kind: PaperKind::ReceiptsLedger,
        language: Language::Fr,
        number: Some("2026".to_owned()),
        seller: Seller { name: "Élise Carnet".to_owned(), ..Seller::default() },
        currency: "EUR".to_owned(),
        ledger: Some(Ledger { columns, rows, empty: "Aucune recette.".to_owned(), sums }),
        ..Paper::default()
    }
}

/// Returns the figure that stands beside a word on a page.
fn beside<'a>(page: &'a Page, word: &str) -> Option<&'a str> {
    let at = page.words.iter().find(|words| words.text == word)?;
    let same = |words: &&carnet_documents::page::Words| words.baseline == at.baseline && words.x > at.x;
    page.words.iter().find(same).map(|words| words.text.as_str())
}

fn figure(text: &str) -> Decimal {
    let plain: String = text
        .chars()
        .map(|c| if c == ',' { '.' } else { c })
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .filter(|c| *c != '\u{202F}')
        .collect();
    plain.parse().expect("a figure")
}

fn check(rows: &[(String, i64)]) -> usize {
    let document = compose(&book(rows)).expect("a book");
    let pages = &document.pages;
    let mut carried = Decimal::ZERO;
    let mut seen = 0;
    for (index, page) in pages.iter().enumerate() {
        for words in &page.words {
            let frame = words.frame();
            let hair = Length::pt(0.5);
            assert!(
                frame.x >= SIDE - hair
                    && frame.x + frame.width <= PAGE_WIDTH - SIDE + hair
                    && frame.y + frame.height <= PAGE_HEIGHT - Length::mm(11.0),
                "page {}: {:?} leaves the margins",
                index + 1,
                words.text
            );
        }
        for (at, one) in page.words.iter().enumerate() {
            let over = page.words[at + 1..].iter().find(|other| one.frame().overlaps(&other.frame()));
            assert!(over.is_none(), "page {}: {:?} over {:?}", index + 1, one.text, over.map(|o| &o.text));
        }
        if index > 0 {
            assert!(page.words.iter().any(|words| words.text == "Montant"), "the head is repeated");
            let brought = beside(page, "Report").map(figure);
            assert_eq!(brought, Some(carried), "page {} takes over what the one before left", index + 1);
        }
        for (row, (_, cents)) in rows.iter().enumerate() {
            if page.words.iter().any(|words| words.text == format!("F2026-{row:04}")) {
                carried += Decimal::new(*cents, 2);
                seen += 1;
            }
        }
        let word = if index + 1 == pages.len() { "Total" } else { "À reporter" };
        assert_eq!(beside(page, word).map(figure), Some(carried), "page {}: {word}", index + 1);
    }
    assert_eq!(seen, rows.len(), "every row stands on one page");
    pages.len()
}

#[test]
fn three_pages_of_long_names_carry_their_sums() {
    let long = "Société coopérative d’intérêt collectif des éleveurs de la vallée d’Aure et du Louron réunis\nCorrection";
    let rows: Vec<(String, i64)> = (0..55).map(|index| (long.to_owned(), 123_456 + index)).collect();
    assert!(check(&rows) >= 3, "fifty-five rows need three pages");
}

#[test]
fn one_row_and_the_largest_amounts_fit() {
    assert_eq!(check(&[("Acme".to_owned(), 1)]), 1);
    let rows = vec![("A".repeat(300), 999_999_999), ("👩🏽‍💻\u{202E}=1+1".to_owned(), -999_999_999)];
    check(&rows);
}

#[test]
fn four_columns_of_large_amounts_stay_on_the_page() {
    let mut paper = book(&[]);
    let ledger = paper.ledger.as_mut().expect("a book");
    for head in ["TVA", "TTC", "dont espèces"] {
        ledger.columns.push(column(head, LedgerColumnKind::Amount));
    }
    ledger.columns.insert(2, column("Date", LedgerColumnKind::Word));
    let amount = || LedgerCell::Amount(Decimal::new(-999_999_999, 2));
    let text = |text: &str| LedgerCell::Text(text.to_owned());
    let row = vec![
        text("999"),
        text("F2026-0999"),
        text("10/06/2026"),
        text("Société\nTexte"),
        amount(),
        amount(),
        amount(),
        amount(),
    ];
    ledger.rows = vec![row.clone(), row];
    let document = compose(&paper).expect("a book");
    for words in document.pages.iter().flat_map(|page| &page.words) {
        let frame = words.frame();
        assert!(
            frame.x + frame.width <= PAGE_WIDTH - SIDE + Length::pt(0.5),
            "{:?} leaves the page",
            words.text
        );
    }
}

#[test]
fn a_year_without_receipts_says_so() {
    let document = compose(&book(&[])).expect("a book");
    assert_eq!(document.pages.len(), 1);
    assert!(document.pages[0].words.iter().any(|words| words.text == "Aucune recette."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_rows_are_carried_from_page_to_page(
        rows in prop::collection::vec(("[a-zé]{0,30}( [a-zé]{1,20}){0,12}(\n[a-z ]{0,80})?", -10_000_000_i64..10_000_000), 1..90)
    ) {
        check(&rows);
    }
}
