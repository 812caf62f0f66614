//! What reads files and words from outside, as functions of bytes: fed with chance by a test, and by what a compiler knows of
//! their paths in `tests/fuzz`.

use carnet_app::wire::books::ArchiveCheckRequest;
use carnet_app::{Language, books, import};
use carnet_core::input;
use std::fs;
use std::path::Path;

/// A reader of things from outside. It may refuse them; it must not panic, hang or swell.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// What it does with bytes.
    pub run: fn(&[u8]),
    /// Files like those that it reads, under `tests/fixtures`.
    seeds: &'static [&'static str],
}

/// All of them.
pub const TARGETS: [Target; 6] = [
    Target {
        name: "hours",
        run: hours,
        seeds: &[
            "samples/toggl.csv",
            "samples/clockify.csv",
            "samples/harvest.csv",
            "samples/kimai.csv",
            "samples/agenda.ics",
        ],
    },
    Target {
        name: "contacts",
        run: contacts,
        seeds: &["samples/contacts.vcf", "samples/prospects.csv", "samples/prospects-excel.csv"],
    },
    Target { name: "calendar", run: calendar, seeds: &["samples/agenda.ics"] },
    Target {
        name: "received",
        run: received,
        seeds: &["received/facture-117.xml", "received/facture-117.pdf"],
    },
    Target { name: "archive", run: archive, seeds: &["fuzz/archive/contents.json"] },
    Target { name: "words", run: words, seeds: &["fuzz/words/typed.txt"] },
];

impl Target {
    /// Returns the files that its inputs are made of: samples, and every input that once did harm.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut files: Vec<_> = self.seeds.iter().map(|name| fixtures.join(name)).collect();
        let past = fs::read_dir(fixtures.join("fuzz").join(self.name)).into_iter().flatten().flatten();
        files.extend(past.map(|entry| entry.path()));
        files.sort();
        files.dedup();
        files.iter().map(|file| fs::read(file).expect("a seed")).collect()
    }
}

fn hours(bytes: &[u8]) {
    let _ = import::hours::read(bytes, None, "Europe/Paris".parse().expect("a zone"));
}

fn contacts(bytes: &[u8]) {
    let _ = import::contacts::read(bytes, None);
    let _ = import::contacts::peek(bytes);
}

fn calendar(bytes: &[u8]) {
    let _ = carnet_calendar::read(bytes);
}

fn received(bytes: &[u8]) {
    let _ = carnet_documents::received::read(bytes);
}

/// The list of what an archive holds, with a sum that is right.
fn archive(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let sum = carnet_store::sha256_hex(bytes);
    fs::write(folder.path().join("archive.json"), bytes).expect("the list");
    fs::write(folder.path().join("SHA256SUMS"), format!("{sum}  archive.json\n")).expect("the sums");
    let request = ArchiveCheckRequest { folder: folder.path().display().to_string() };
    let _ = books::verify_archive(Language::Fr, request);
}

/// What people type: amounts, dates, lengths, quantities.
fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let today = "2026-11-21".parse().expect("a day");
    for word in text.lines() {
        let _ = input::parse_amount(word);
        let _ = input::parse_signed_amount(word);
        let _ = input::parse_unit_price(word);
        let _ = input::parse_quantity(word);
        let _ = input::parse_percent(word);
        let _ = input::parse_duration(word);
        let _ = input::parse_date(word, today);
        let _ = input::clean_text(word, 200);
        let _ = word.parse::<carnet_core::document::DocumentNumber>();
    }
}
