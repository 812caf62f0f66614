//! What a final invoice deducts and what it leaves to pay.

use super::texts;
use crate::rules::checked;
use crate::samples;
use carnet_documents::page::{Part, Words};
use carnet_documents::paper::{Paper, VatCategory, VatRow};
use carnet_documents::units::Length;

/// Reads the sums of a paper line by line, from left to right, down to what is left after its deductions.
fn settled(paper: &Paper) -> Vec<String> {
    let document = checked("settlement", paper);
    let mut words: Vec<&Words> = document.pages[0].words.iter().filter(|w| w.part == Part::Totals).collect();
    words.sort_by_key(|words| (words.baseline, words.x));
    let mut lines: Vec<(Length, String)> = Vec::new();
    for word in words {
        let text = word.text.replace(['\u{a0}', '\u{202f}'], " ");
        match lines.last_mut() {
            Some((baseline, line)) if *baseline == word.baseline => *line = format!("{line} {text}"),
            _ => lines.push((word.baseline, text)),
        }
    }
    let lines = lines.into_iter().map(|(_, line)| line);
    lines.take_while(|line| !line.starts_with("Net à payer") && !line.starts_with("Déjà réglé")).collect()
}

#[test]
fn a_final_invoice_says_the_net_the_tax_and_the_gross_that_are_left() {
    let paper = samples::last(true);
    assert_eq!(
        settled(&paper),
        [
            "HT TVA 20 % TTC",
            "Total 5 699,59 1 139,92 6 839,51",
            "F2026-0003 −1 139,92 −227,98 −1 367,90",
            "Acompte à la commande (20 %), facture du 02/03/2026",
            "F2026-0007 −2 279,84 −455,97 −2 735,81",
            "Acompte à mi-parcours (40 %), facture du 20/04/2026",
            "Solde 2 279,83 455,97 2 735,80",
        ]
    );
    assert!(
        !texts(&checked("one table", &paper), Part::Totals).contains(&"Taux de TVA"),
        "the VAT of the whole stands once"
    );
    let paid = Paper { already_paid: Some(samples::amount("735.80")), ..paper };
    let document = checked("paid in part", &paid);
    assert!(texts(&document, Part::Totals).contains(&"\u{2212}735,80"), "what came already, after the rest");
}

#[test]
fn a_final_invoice_says_what_it_asks_for_after_deposits_by_rate() {
    let amount = |text: &str| text.parse().expect("an amount");
    let row = |rate: &str, base: &str, tax: &str| VatRow {
        category: VatCategory::Standard,
        rate: amount(rate),
        base: amount(base),
        amount: amount(tax),
    };
    let mut paper = samples::last(true);
    paper.deductions.truncate(1);
    let deposit = &mut paper.deductions[0];
    (deposit.net, deposit.vat, deposit.gross) = (amount("300"), amount("50"), amount("350"));
    deposit.rates = vec![row("20", "200", "40"), row("10", "100", "10")];
    paper.vat = vec![row("20", "1000", "200"), row("10", "500", "50")];
    (paper.total_net, paper.total_vat, paper.total_gross) = (amount("1500"), amount("250"), amount("1750"));
    assert_eq!(
        settled(&paper),
        [
            "HT TVA TTC",
            "Total 1 500,00 250,00 1 750,00",
            "10 % 500,00 50,00 550,00",
            "20 % 1 000,00 200,00 1 200,00",
            "F2026-0003 −300,00 −50,00 −350,00",
            "Acompte à la commande (20 %), facture du 02/03/2026",
            "10 % −100,00 −10,00 −110,00",
            "20 % −200,00 −40,00 −240,00",
            "Solde 1 200,00 200,00 1 400,00",
            "10 % 400,00 40,00 440,00",
            "20 % 800,00 160,00 960,00",
        ]
    );
    paper.deductions[0].rates.clear();
    let last = settled(&paper).pop();
    assert_eq!(last.as_deref(), Some("Solde 1 200,00 200,00 1 400,00"), "a snapshot without rates");
}

#[test]
fn a_settlement_keeps_its_columns_apart_whatever_its_figures() {
    for (price, number) in [
        ("9999999.99", "F2026-0003".to_owned()),
        ("99999999.99", "SERIE-TRES-LONGUE-2026-00000000003".to_owned()),
        ("0.01", "x".repeat(35)),
    ] {
        let mut paper = samples::last(true);
        paper.total_net = samples::amount(price);
        paper.total_vat = samples::amount(price);
        paper.total_gross = samples::amount(price) * samples::amount("2");
        for deduction in &mut paper.deductions {
            deduction.number.clone_from(&number);
        }
        let said = settled(&paper).join("|");
        assert!(said.contains(&number), "{number} is whole: {said}");
        assert!(said.contains("Solde"), "the rest is told: {said}");
    }
}

#[test]
fn the_name_of_a_rate_stands_beside_figures_of_any_width() {
    for amount in ["1", "79228162514264337593543950335"] {
        let mut paper = samples::last(true);
        paper.vat =
            vec![VatRow { category: VatCategory::Exempt, rate: samples::amount("0"), ..paper.vat[0] }];
        paper.vat[0].amount = samples::amount(amount);
        assert!(settled(&paper).iter().any(|row| row.starts_with("Exonéré")), "{amount}");
    }
}

#[test]
fn deductions_are_named_by_number_and_date() {
    let document = checked("deductions", &samples::last(true));
    let totals = texts(&document, Part::Totals);
    assert!(totals.contains(&"F2026-0003"), "{totals:?}");
    assert!(totals.contains(&"\u{2212}1\u{202F}367,90"), "taken off with a minus sign: {totals:?}");
    let document = checked("deductions without VAT", &samples::last(false));
    let totals = texts(&document, Part::Totals);
    assert!(totals.contains(&"Facture F2026-0003 du\u{A0}02/03/2026"), "{totals:?}");
    assert!(totals.contains(&"\u{2212}1\u{202F}139,92\u{202F}€"), "{totals:?}");
}

#[test]
fn an_ordinary_final_invoice_is_one_page() {
    for vat in [true, false] {
        for count in 1..=6 {
            let mut paper = samples::last(vat);
            let line = paper.lines[1].clone();
            paper.lines = vec![line; count];
            paper.style.logo = Some(samples::logo());
            assert_eq!(checked("ordinary", &paper).pages.len(), 1, "{count} lines of two, VAT {vat}");
        }
    }
}
