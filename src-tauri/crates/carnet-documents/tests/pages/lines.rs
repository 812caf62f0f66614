//! The table of lines: its head, its carried sums, what stays whole and what is broken.

use super::texts;
use crate::rules::{checked, has};
use crate::samples;
use carnet_documents::page::{Page, Part};
use carnet_documents::paper::{Language, Unit};

#[test]
fn the_table_head_stands_on_every_page_of_a_long_table() {
    let document = checked("400 lines", &samples::long(400));
    assert!(document.pages.len() > 20, "four hundred lines take many pages");
    for (index, page) in document.pages.iter().enumerate() {
        let table = has(page, Part::Table);
        let head = page
            .words
            .iter()
            .filter(|words| matches!(words.part, Part::Table | Part::RepeatedHead))
            .filter(|words| words.text == "Désignation")
            .count();
        assert_eq!(head, usize::from(table), "page {}: one head wherever there are lines", index + 1);
    }
    let titles =
        texts(&document, Part::Table).iter().filter(|text| text.starts_with("Développement — lot")).count();
    assert_eq!(titles, 400, "no line is lost");
}

#[test]
fn sums_are_carried_from_page_to_page() {
    let paper = samples::long(60);
    let document = checked("sixty lines", &paper);
    let figures = |page: &Page, label: &str| {
        let label =
            page.words.iter().find(|words| words.part == Part::RepeatedHead && words.text == label)?;
        let beside = page.words.iter().filter(|words| words.baseline == label.baseline && words.x > label.x);
        beside.map(|words| words.text.clone()).next()
    };
    let mut sum = samples::amount("0");
    let mut lines = paper.lines.iter();
    for (page, next) in document.pages.iter().zip(&document.pages[1..]) {
        let here = page.words.iter().filter(|words| words.text.starts_with("Développement — lot")).count();
        sum += lines.by_ref().take(here).map(|line| line.net).sum::<rust_decimal::Decimal>();
        let wanted = has(next, Part::Table).then(|| Language::Fr.number(sum, 2));
        assert_eq!(figures(page, "À reporter"), wanted, "at the foot");
        assert_eq!(figures(next, "Report"), wanted, "at the head");
    }
}

#[test]
fn a_line_stays_whole_and_totals_never_stand_alone() {
    for count in 1..=60 {
        let document = checked("lines", &samples::long(count));
        for page in &document.pages {
            let titles =
                page.words.iter().filter(|words| words.text.starts_with("Développement — lot")).count();
            let amounts = page
                .words
                .iter()
                .filter(|words| words.part == Part::Table && words.text.ends_with("jours"))
                .count();
            assert!(amounts <= titles, "{count} lines: a quantity stands apart from its line");
            assert!(
                !has(page, Part::Totals) || has(page, Part::Table),
                "{count} lines: totals without a line"
            );
        }
    }
}

#[test]
fn a_word_of_two_thousand_letters_is_broken_and_kept() {
    let mut paper = samples::standard(true);
    let word = "abcdefghij".repeat(200);
    paper.lines[0].description = format!("Titre\n{word}");
    let document = checked("long word", &paper);
    let printed: String = texts(&document, Part::Table).concat();
    assert!(printed.contains(&word), "every letter is printed, in order");
}

#[test]
fn figures_of_a_column_share_their_decimal_mark() {
    let prices = [("450", "450,00"), ("65.5", "65,50"), ("2950", "2\u{202F}950,00"), ("0.529", "0,529")];
    let mut paper = samples::standard(true);
    paper.lines =
        prices.iter().map(|(price, _)| samples::line("Ligne", "3", Unit::Hour, price, Some("20"))).collect();
    let document = checked("decimals", &paper);
    let mark = |printed: &str| {
        let words =
            document.pages[0].words.iter().find(|words| words.part == Part::Table && words.text == printed);
        let words = words.unwrap_or_else(|| panic!("{printed} is not printed"));
        let (whole, _) = printed.split_once(',').expect("a decimal mark");
        words.x + words.face.width(words.size, whole)
    };
    let first = mark(prices[0].1);
    for (_, printed) in prices {
        assert!(
            (mark(printed) - first).thousandths().abs() <= 2,
            "{printed}: its mark stands beside the vertical"
        );
    }
}
