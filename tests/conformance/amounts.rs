//! R27: the book, the XML and the pages say the same amounts, and each case carries its codes.

use crate::judges::{self, Verdicts};
use crate::papers::{self, Sheet};
use carnet_tests::skipped;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::HashSet;
use std::path::PathBuf;
use std::process::Command;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is a number"))
}

/// Returns a number of the XML; one that is absent is nothing.
fn stated(value: &Value) -> Decimal {
    value.as_str().map_or(Decimal::ZERO, decimal)
}

fn read(test: &str) -> Option<Verdicts> {
    let sheets = papers::all().iter().filter(|sheet| sheet.is_electronic());
    let files: Vec<PathBuf> =
        sheets.flat_map(|sheet| [Some(&sheet.pdf), sheet.ubl.as_ref()]).flatten().cloned().collect();
    judges::official_rules(test, &files)
}

#[test]
fn the_book_and_the_xml_say_the_same() {
    let Some(verdicts) = read("amounts: the book and the XML") else { return };
    for sheet in papers::all().iter().filter(|sheet| sheet.is_electronic()) {
        for path in [Some(&sheet.pdf), sheet.ubl.as_ref()].into_iter().flatten() {
            same(sheet, &verdicts[path].invoice, &path.display().to_string());
        }
    }
}

fn same(sheet: &Sheet, xml: &Value, file: &str) {
    let invoice = &sheet.invoice;
    let told = format!("{file} of {}: {xml}", sheet.origin);
    assert_eq!(xml["number"], sheet.number.as_str(), "BT-1 of {told}");
    assert_eq!(xml["date"].as_str(), invoice.issue_date.as_deref(), "BT-2 of {told}");
    for (term, in_xml, in_book) in [
        ("BT-109", &xml["net"], &invoice.total_net),
        ("BT-110", &xml["vat"], &invoice.total_vat),
        ("BT-112", &xml["gross"], &invoice.total_gross),
    ] {
        assert_eq!(stated(in_xml), decimal(in_book.as_str()), "{term} of {told}");
    }
    // S2: paid before the issue, so that nothing is due (BR-FR-CO-09).
    let paid_before = xml["process"] == "S2";
    // What was paid on a corrected invoice counts for the one that takes its place.
    let carried: Decimal = match invoice.corrective {
        true => invoice.payments.iter().map(|payment| decimal(payment.amount.as_str())).sum(),
        false => Decimal::ZERO,
    };
    let due = if paid_before { Decimal::ZERO } else { decimal(invoice.total_gross.as_str()) - carried };
    assert_eq!(stated(&xml["due"]), due, "BT-115 of {told}");
    let groups = |rows: Vec<(String, Decimal, Decimal, Decimal)>| {
        let mut rows: Vec<_> = rows.into_iter().filter(|row| !row.2.is_zero() || !row.3.is_zero()).collect();
        rows.sort();
        rows
    };
    let in_xml = xml["groups"].as_array().expect("groups").iter().map(|group| {
        let category = group["category"].as_str().expect("a category").to_owned();
        (category, stated(&group["rate"]).normalize(), stated(&group["base"]), stated(&group["amount"]))
    });
    let in_book = invoice.vat.iter().map(|row| {
        let (rate, base) = (decimal(row.rate.as_str()).normalize(), decimal(row.base.as_str()));
        (row.category.clone(), rate, base, decimal(row.amount.as_str()))
    });
    assert_eq!(groups(in_xml.collect()), groups(in_book.collect()), "BG-23 of {told}");
    let lines = xml["lines"].as_array().expect("lines");
    assert!(lines.len() >= invoice.lines.len(), "BG-25 of {told}");
    for (in_xml, in_book) in lines.iter().zip(&invoice.lines) {
        assert_eq!(stated(&in_xml["net"]), decimal(in_book.net.as_str()), "BT-131 of {told}");
        assert_eq!(stated(&in_xml["quantity"]), decimal(in_book.quantity.as_str()), "BT-129 of {told}");
    }
}

#[test]
fn the_cases_carry_their_codes() {
    let Some(verdicts) = read("cases: their codes in the XML") else { return };
    for sheet in papers::all().iter().filter(|sheet| sheet.is_electronic()) {
        let Some((kind, process)) = sheet.code else { continue };
        for path in [Some(&sheet.pdf), sheet.ubl.as_ref()].into_iter().flatten() {
            let xml = &verdicts[path].invoice;
            let found = (xml["type"].as_str(), xml["process"].as_str());
            assert_eq!(found, (Some(kind), Some(process)), "BT-3 and BT-23 of {}", path.display());
        }
    }
}

/// Returns an amount as the paper prints it, without its spaces and signs.
fn printed(amount: &str, language: &str) -> String {
    let amount = format!("{:.2}", decimal(amount).abs());
    let (whole, cents) = amount.split_once('.').expect("two decimals");
    let mark = if language == "en" { '.' } else { ',' };
    format!("{whole}{mark}{cents}")
}

/// Returns the figures of a text, each whole: groups of thousands are put together, neighbours stay apart.
fn figures(text: &str, grouping: char) -> HashSet<String> {
    let mut found = HashSet::new();
    // Columns stand two spaces apart at least, or end in cents.
    for column in text.split("  ").flat_map(str::lines) {
        let mut thousands = String::new();
        for word in column.split_whitespace() {
            let word = word.replace([grouping, '€', '\u{2212}', '-'], "");
            let digits = word.chars().all(|c| c.is_ascii_digit());
            if digits && (word.len() == 3 || (word.len() < 3 && thousands.is_empty())) {
                thousands.push_str(&word);
                continue;
            }
            let goes_on = word.split([',', '.']).next().is_some_and(|whole| whole.len() == 3);
            found.insert(if goes_on { std::mem::take(&mut thousands) + &word } else { word });
            thousands.clear();
        }
    }
    found
}

#[test]
fn figures_are_read_whole() {
    let read = |text, grouping| {
        let mut found: Vec<String> = figures(text, grouping).into_iter().collect();
        found.sort();
        found
    };
    assert_eq!(read("5 699,59 1 139,92", '\u{202f}'), ["1139,92", "5699,59"]);
    assert_eq!(
        read("−227,98 100,00", '\u{202f}'),
        ["100,00", "227,98"],
        "cents take nothing of their neighbour"
    );
    assert_eq!(read("€1,234.50", ','), ["1234.50"]);
    assert_eq!(read("1  200,00", '\u{202f}'), ["200,00"], "a quantity is no thousand of the price");
}

#[test]
fn the_pages_say_the_same_amounts() {
    for sheet in papers::all() {
        let Ok(output) = Command::new("pdftotext").arg("-layout").arg(&sheet.pdf).arg("-").output() else {
            return skipped("amounts: the pages", "pdftotext is not installed");
        };
        let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
        let language = sheet.invoice.language.as_str();
        let grouping = if language == "en" { ',' } else { '\u{202f}' };
        let invoice = &sheet.invoice;
        let figures = figures(&text, grouping);
        let groups = invoice.vat.iter().filter(|row| row.category == "S");
        let totals = [&invoice.total_net, &invoice.total_vat, &invoice.total_gross];
        let deducted = invoice.deductions.iter().flat_map(|part| [&part.net, &part.vat, &part.gross]);
        let amounts = totals
            .into_iter()
            .chain(groups.flat_map(|row| [&row.base, &row.amount]))
            .chain(deducted)
            .chain(invoice.lines.iter().map(|line| &line.net));
        for amount in amounts {
            let wanted = printed(amount.as_str(), language);
            let untaxed = decimal(amount.as_str()).is_zero();
            assert!(
                untaxed || figures.contains(&wanted),
                "{wanted} is on {} of {}: {}",
                sheet.number,
                sheet.origin,
                sheet.pdf.display()
            );
        }
        assert!(text.contains(&sheet.number), "its number is on {} of {}", sheet.number, sheet.origin);
    }
}
