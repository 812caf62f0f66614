//! An invoice that a supplier sends, from its arrival to its payment.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use carnet_app::expenses;
use carnet_app::wire::expenses::{ExpenseFile, ExpenseId};
use carnet_tests::{Desk, digest, file_sha256};
use rust_decimal::Decimal;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/received").join(name)
}

#[test]
fn a_supplier_s_invoice_arrives_is_checked_kept_paid_and_exported() {
    let mut desk = Desk::new("2026-10-20", "franchise");
    let pdf = fixture("facture-117.pdf");
    let pdf = pdf.to_str().unwrap();
    let before = digest(&desk.book());
    let tried = desk.json(&["expense", "import", pdf, "--dry-run"]);
    assert_eq!((tried["dry_run"].as_bool(), tried["already"].as_bool()), (Some(true), Some(false)));
    assert_eq!(digest(&desk.book()), before, "a dry run writes nothing");
    let done = desk.json(&["expense", "import", pdf, "--category", "bureau"]);
    let expense = &done["expense"];
    assert_eq!(expense["supplier"], "Papeterie du Gave & Fils");
    assert_eq!((&expense["total_net"], &expense["total_vat"]), (&"46.00".into(), &"8.33".into()));
    assert_eq!((&expense["total_gross"], &expense["left"]), (&"54.33".into(), &"44.33".into()));
    assert_eq!((&expense["format"], &expense["profile"]), (&"factur-x".into(), &"EN 16931".into()));
    let again = desk.json(&["expense", "import", pdf]);
    assert_eq!(again["already"], true, "the same file is recognised");
    assert_eq!(again["expense"]["id"], expense["id"]);

    let wrong = std::fs::read_to_string(fixture("facture-117.xml")).unwrap();
    let wrong = desk.file(
        "fausse.xml",
        wrong
            .replace("GrandTotalAmount>54.33", "GrandTotalAmount>64.33")
            .replace("2026-117", "2026-118")
            .as_bytes(),
    );
    let refused = desk.refused(&["expense", "import", &wrong]);
    assert!(refused["message"].as_str().unwrap().contains("64,33 au lieu de 54,33"), "{refused}");
    let shown = desk.json(&["expense", "import", &wrong, "--dry-run"]);
    assert_eq!(shown["differences"][0]["stated"], "64.33", "the differences are shown: {shown}");
    let paper = desk.file("papier.pdf", b"%PDF-1.4 sans facture");
    let several = desk.run(&["expense", "import", pdf, &paper, "--json"]);
    assert_eq!(several.status, Some(1), "one of two is refused: {}", several.err);
    assert!(several.out.contains("tronqu"), "{}", several.out);

    desk.json(&["undo"]);
    assert_eq!(desk.json(&["expense", "list"])["expenses"].as_array().map(Vec::len), Some(0), "taken back");
    desk.json(&["redo"]);
    let id = desk.json(&["expense", "list", "--supplier", "papeterie"])["expenses"][0]["id"].to_string();
    desk.on("2026-11-02");
    let paid = desk.json(&["expense", "pay", &id, "--on", "30/10"]);
    assert_eq!((&paid["status"], &paid["paid_on"]), (&"paid".into(), &"2026-10-30".into()));
    let back = desk.folder().join("rendue.pdf");
    desk.json(&["expense", "file", &id, "-o", back.to_str().unwrap()]);
    assert_eq!(file_sha256(&back), file_sha256(Path::new(pdf)), "byte for byte");

    let out = desk.folder().join("export");
    desk.json(&["export", out.to_str().unwrap()]);
    let sheet = std::fs::read_to_string(out.join("csv/achats.csv")).unwrap();
    assert!(sheet.contains("Papeterie du Gave & Fils") && sheet.contains("54,33"), "{sheet}");
    let other = Desk::empty("2026-11-02");
    other.json(&["import", out.to_str().unwrap()]);
    assert_eq!(digest(&other.book()), digest(&desk.book()), "with its lines and payments");
    let there: ExpenseFile = expenses::file(&other.open(), ExpenseId { id: id.parse().unwrap() }).unwrap();
    assert_eq!(BASE64_STANDARD.decode(there.base64).unwrap(), std::fs::read(pdf).unwrap(), "and its file");
}

/// What was paid in a client's name is no charge: it stands apart in the register, and the invoice takes it off its account.
#[test]
fn what_is_paid_for_a_client_is_billed_to_the_cent_and_is_no_charge() {
    let desk = Desk::new("2026-11-02", "receipts");
    desk.json(&["client", "add", "Acme", "--address", "1 rue Haute, 64000 Pau", "--siren", "443121975"]);
    let refused = desk.refused(&[
        "expense",
        "add",
        "Greffe",
        "--gross",
        "60",
        "--vat-rate",
        "20",
        "--disbursed-for",
        "Nemo",
    ]);
    assert_eq!(refused["fields"][0]["path"], "disbursed_for", "{refused}");
    let paid = ["--paid-on", "2026-11-02", "--method", "card"];
    let add = ["expense", "add", "Greffe", "--gross", "60", "--vat-rate", "20", "--disbursed-for", "acme"];
    let added = desk.json(&[&add[..], &paid[..]].concat());
    assert_eq!(added["disbursed_for"], "Acme");
    let register = desk.json(&["report", "purchases", "--year", "2026"]);
    let row = &register["rows"][0];
    assert_eq!(
        (&row["net"], &row["vat"], &row["disbursed"]),
        (&"0.00".into(), &"0.00".into(), &"60.00".into())
    );
    assert_eq!(register["total_disbursed"], "60.00");
    let balance = |account: &str| -> Decimal {
        let entries = desk.json(&["accounting", "--year", "2026"]);
        let rows = entries["rows"].as_array().unwrap().iter().filter(|row| row["account"] == account);
        let amount =
            |row: &serde_json::Value, side: &str| -> Decimal { row[side].as_str().unwrap().parse().unwrap() };
        rows.map(|row| amount(row, "debit") - amount(row, "credit")).sum()
    };
    assert_eq!(
        (balance("467").to_string(), balance("606"), balance("44566")),
        ("60.00".to_owned(), 0.into(), 0.into())
    );
    assert_eq!(desk.json(&["expense", "bill", "1"])["lines"][0]["net"], "60.00");
    let lines = ["--line", "Conseil;1;h;100", "--line", "Frais de greffe;1;u;60;;débours"];
    desk.json(&[&["invoice", "edit", "1"][..], &lines[..]].concat());
    desk.json(&["invoice", "issue", "1"]);
    let twice = desk.refused(&["expense", "bill", "1"]);
    assert_eq!(twice["message"], "Greffe est déjà refacturé : facture F2026-0001.", "{twice}");
    desk.json(&["pay", "F2026-0001", "--amount", "180", "--method", "transfer"]);
    assert_eq!(
        (balance("467"), balance("706").to_string()),
        (0.into(), "-100.00".to_owned()),
        "given back to the cent"
    );
    assert_eq!(desk.json(&["expense", "show", "1"])["billed"]["number"], "F2026-0001");
    desk.json(&["invoice", "credit", "F2026-0001", "--reason", "Greffe réglé par le client"]);
    assert_eq!(
        desk.json(&["expense", "list"])["expenses"][0]["billed"],
        serde_json::Value::Null,
        "free again"
    );
    let own = desk.json(&["expense", "edit", "1", "--disbursed-for", ""]);
    assert_eq!(own["disbursed_for"], serde_json::Value::Null);
    assert_eq!(
        (balance("606").to_string(), balance("44566").to_string()),
        ("50.00".to_owned(), "10.00".to_owned())
    );
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["expense", "show", "1"])["disbursed_for"], "Acme");
}
