//! Invoices that suppliers send: one from its arrival to its payment, and every public sample that others published.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use carnet_app::wire::expenses::{ExpenseFile, ExpenseId, ExpenseImport, ExpenseImportRequest};
use carnet_app::{Carnet, Language, expenses};
use carnet_tests::{Desk, digest, file_sha256, skipped};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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
    assert!(refused["message"].as_str().unwrap().contains("64.33 au lieu de 54.33"), "{refused}");
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

/// The folder of public samples with their expected values: `CARNET_CORPUS`, else beside the repository.
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
    desk.json(&[
        "invoice",
        "new",
        "--client",
        "Acme",
        "--line",
        "Conseil;1;h;100",
        "--line",
        "Frais de greffe;1;u;60;;débours",
    ]);
    desk.json(&["invoice", "issue", "1"]);
    desk.json(&["pay", "F2026-0001", "--amount", "180", "--method", "transfer"]);
    assert_eq!(
        (balance("467"), balance("706").to_string()),
        (0.into(), "-100.00".to_owned()),
        "given back to the cent"
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

fn corpus() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/conformance/corpus");
    let folder = std::env::var_os("CARNET_CORPUS").map_or(beside, PathBuf::from);
    folder.join("manifest-open.csv").is_file().then_some(folder)
}

/// A sample with what its manifest says of it.
struct Sample(BTreeMap<String, String>);

impl Sample {
    fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// Returns the columns in which what was read differs; a cell that the manifest leaves empty says nothing.
    fn misses(&self, read: &ExpenseImport) -> Vec<String> {
        let expense = &read.expense;
        let number = |text: &str| text.parse::<Decimal>().unwrap_or_else(|_| panic!("{text} is a number"));
        let sign =
            if expense.kind == "credit_note" && !self.get("total_ttc").starts_with('-') { -1 } else { 1 };
        let mut found = Vec::new();
        for (column, amount) in [
            ("total_ht", &expense.total_net),
            ("vat", &expense.total_vat),
            ("total_ttc", &expense.total_gross),
            ("due", &expense.amount_due),
        ] {
            let stated = self.get(column);
            let amount = number(amount.as_str()) * Decimal::from(sign);
            if !stated.is_empty() && number(stated) != amount {
                found.push(format!("{column}: {amount}, not {stated}"));
            }
        }
        for (column, text) in [
            ("number", expense.number.as_deref().unwrap_or_default()),
            ("issue_date", &expense.date),
            ("currency", &expense.currency),
            ("seller", &expense.supplier),
        ] {
            if self.get(column) != text {
                found.push(format!("{column}: {text:?}, not {:?}", self.get(column)));
            }
        }
        found
    }
}

fn samples(folder: &Path) -> Vec<Sample> {
    let mut rows = csv::Reader::from_path(folder.join("manifest-open.csv")).unwrap();
    rows.deserialize().map(|row| Sample(row.unwrap())).collect()
}

/// The most memory that this process held since it was last asked, in bytes; none where the system does not tell.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    Some(kilobytes * 1024)
}

/// Reads a sample as `carnet expense import --dry-run` does, within the time and memory that a hostile one may take.
fn read(carnet: &mut Carnet, file: &Path) -> Result<ExpenseImport, String> {
    let request = ExpenseImportRequest {
        path: Some(file.display().to_string()),
        dry_run: true,
        ..ExpenseImportRequest::default()
    };
    // Other tests run in this process: what counts is what comes on top.
    let _ = peak_memory();
    let held = peak_memory().unwrap_or_default();
    let start = Instant::now();
    let read = expenses::import(carnet, request);
    let (time, memory) = (start.elapsed(), peak_memory());
    assert!(time < Duration::from_secs(2), "{} took {time:?}", file.display());
    assert!(
        memory.is_none_or(|bytes| bytes < held + 200_000_000),
        "{} took {memory:?} bytes",
        file.display()
    );
    let refusal = match read {
        Ok(outcome) if outcome.value.refusal.is_none() => return Ok(outcome.value),
        Ok(outcome) => outcome.value.refusal.unwrap_or_default(),
        Err(refusal) => refusal.explain(Language::Fr).message,
    };
    let one = !refusal.contains('\n') && refusal.ends_with(['.', '»']) && refusal.chars().count() < 400;
    assert!(one, "{}: one sentence, not {refusal:?}", file.display());
    Err(refusal)
}

#[test]
fn every_public_sample_is_read_as_its_manifest_says_or_refused_in_one_sentence() {
    let Some(folder) = corpus() else {
        return skipped(
            "received: the public samples",
            "the corpus is not there; CARNET_CORPUS names its folder",
        );
    };
    let desk = Desk::new("2026-11-21", "franchise");
    let mut carnet = desk.open();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut problems = Vec::new();
    for sample in samples(&folder) {
        let file = folder.join(sample.get("file"));
        let read = read(&mut carnet, &file);
        let outcome = match (sample.get("expect"), &read) {
            ("import", Err(refusal)) => {
                problems.push(format!("{}: refused: {refusal}", sample.get("file")));
                "import: refused"
            }
            ("import", Ok(_)) => "import: read",
            ("import_or_warn", Ok(_)) => "import_or_warn: read",
            ("import_or_warn", Err(_)) => "import_or_warn: refused with its reason",
            ("reject", Err(_)) => "reject: refused",
            // The manifest counts ZUGFeRD 1 among the refused, and welcomes who reads it.
            ("reject", Ok(_)) => "reject: read all the same",
            (other, _) => panic!("unknown expectation {other:?}"),
        };
        if let (true, Ok(read)) = (sample.get("expect").starts_with("import"), &read) {
            problems.extend(
                sample.misses(read).into_iter().map(|miss| format!("{}: {miss}", sample.get("file"))),
            );
        }
        if let ("reject", Ok(read)) = (sample.get("expect"), &read) {
            let format = read.expense.format.as_deref();
            let known = format == Some("zugferd") || sample.get("file").contains("ZUGFeRD1and2");
            if !known {
                problems.push(format!("{}: read as {format:?}", sample.get("file")));
            }
        }
        *counts.entry(outcome.to_owned()).or_default() += 1;
    }
    eprintln!("received: {counts:?}");
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    assert!(counts.values().sum::<u32>() > 100, "the corpus is there: {counts:?}");
}
