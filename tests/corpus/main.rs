//! Every invoice that others published as a sample, read within the time and memory that a hostile one may take.
//!
//! A process of its own with this one test in it: the memory that is bounded is all that the process holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use carnet_app::wire::expenses::{ExpenseImport, ExpenseImportRequest};
use carnet_app::{Carnet, Language, expenses};
use carnet_tests::{Desk, skipped};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The folder of public samples with their expected values: `CARNET_CORPUS`, else beside the repository.
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

/// The most memory that this process held since the last file, in bytes; none where the system does not tell.
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
    let start = Instant::now();
    let read = expenses::import(carnet, request);
    let (time, memory) = (start.elapsed(), peak_memory());
    assert!(time < Duration::from_secs(2), "{} took {time:?}", file.display());
    assert!(
        memory.is_none_or(|bytes| bytes < 200_000_000),
        "the process held {memory:?} bytes while it read {}",
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
            "corpus: the public samples",
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
