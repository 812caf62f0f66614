//! The same invoice is the same bytes: on another day, in another time zone, out of the frozen content alone.

use crate::papers::{self, Sheet};
use crate::random;
use carnet_tests::program;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many invoices are rendered again.
const INVOICES: usize = 200;
/// The ends of the world, on days far apart.
const WORLDS: &[(&str, &str)] = &[("Pacific/Kiritimati", "2031-02-28"), ("America/Adak", "2027-07-14")];

#[test]
fn an_invoice_is_the_same_bytes_on_any_day_in_any_zone() {
    let mut books: BTreeMap<PathBuf, Vec<&Sheet>> = BTreeMap::new();
    for sheet in papers::all().iter().filter(|sheet| sheet.origin.starts_with("seed ")).take(INVOICES) {
        books.entry(sheet.book.clone()).or_default().push(sheet);
    }
    let mut compared = 0;
    for ((book, sheets), (zone, day)) in books.iter().zip(WORLDS.iter().cycle()) {
        compared += render_again(book, sheets, zone, day);
    }
    assert_eq!(compared, INVOICES.min(random::wanted()), "every invoice is compared");
}

/// Renders every paper of a copy of the book whose stored papers are gone, and returns how many are the same.
fn render_again(book: &Path, sheets: &[&Sheet], zone: &str, day: &str) -> usize {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = folder.path().join("book");
    std::fs::create_dir(&copy).expect("a folder for the copy");
    for entry in std::fs::read_dir(book).expect("the book is listed") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("its kind").is_file() {
            std::fs::copy(entry.path(), copy.join(entry.file_name())).expect("the book is copied");
        }
    }
    let out = folder.path().join("papers");
    let output = Command::new(program())
        .args(["invoice", "pdf", "--all", "--today", day, "-o"])
        .arg(&out)
        .arg("--book")
        .arg(&copy)
        .env("TZ", zone)
        .output()
        .expect("carnet starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for sheet in sheets {
        let again =
            std::fs::read(out.join(format!("{}.pdf", sheet.number))).expect("the paper is made again");
        let first = std::fs::read(&sheet.pdf).expect("the paper is there");
        assert!(again == first, "{} of {} differs in {zone} on {day}", sheet.number, sheet.origin);
    }
    sheets.len()
}
