//! R2: the power is cut at any moment. What the program wrote is recorded; at many points of the record the disk is made as it
//! may be then, by two rules of how file systems keep names, and Carnet must open what is left.

pub mod disk;
pub mod trace;

use crate::writers::{Writer, check_numbers, desk, held};
use carnet_app::wire::Reference;
use carnet_app::wire::backups::Verified;
use carnet_app::{Carnet, Clock, Language, backups, invoices};
use carnet_store::{held_files, sha256_of_file};
use carnet_tests::{Desk, Random, as_of_format, digest, rounds, skipped};
use disk::{Disk, Names};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use trace::{Step, record};

const DAY: &str = "2026-11-21";
const RULES: [Names; 2] = [Names::WithTheirFolder, Names::WithTheirFile];

/// Returns whether the calls of a program can be recorded here.
pub fn can_record(name: &str) -> bool {
    let can = Command::new("strace").arg("-V").output().is_ok();
    if !can {
        skipped(name, "strace is not installed");
    }
    can
}

/// Opens a book that must open.
pub fn opened(book: &Path) -> Carnet {
    try_open(book).expect("the book opens")
}

/// Opens a book if it can be opened.
pub fn try_open(book: &Path) -> Option<Carnet> {
    let clock = Clock::Fixed(DAY.parse().expect("a day"));
    Carnet::open(book, clock, Some(Language::Fr)).inspect_err(|refusal| eprintln!("{refusal:?}")).ok()
}

/// Plays a record and calls `check` with what the program had said and the image of the folder, at random points.
fn cuts(
    start: &Disk,
    steps: &[Step],
    points: usize,
    seed: u64,
    mut check: impl FnMut(&BTreeSet<String>, &Path),
) {
    let mut random = Random::new(seed);
    let mut wanted: Vec<usize> = (0..points).map(|_| random.index(steps.len() + 1)).collect();
    wanted.sort_unstable();
    let (mut disk, mut said) = (start.clone(), BTreeSet::new());
    for rank in 0..=steps.len() {
        while wanted.first() == Some(&rank) {
            wanted.remove(0);
            let image = tempfile::tempdir().expect("a folder for the image");
            disk.cut(&mut random, image.path());
            check(&said, image.path());
        }
        let Some(step) = steps.get(rank) else { break };
        if let Step::Said(line) = step {
            said.insert(line.clone());
        }
        disk.play(step);
    }
}

/// Checks that every file under its final name is whole.
fn check_files(book: &Path) {
    let names = |folder: &str| {
        let entries = std::fs::read_dir(book.join(folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect::<Vec<_>>()
    };
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ends =
        |path: &Path, with: &[u8]| std::fs::read(path).expect("a file").trim_ascii_end().ends_with(with);
    let papers = names("documents").into_iter().filter(|path| path.extension().is_some_and(|of| of == "pdf"));
    for paper in papers.filter(|path| !hidden(path)) {
        assert!(ends(&paper, b"%%EOF"), "{} is whole", paper.display());
    }
    for feed in names("calendars").into_iter().filter(|path| !hidden(path)) {
        assert!(ends(&feed, b"END:VCALENDAR"), "{} is whole", feed.display());
    }
    for proof in names("attachments").into_iter().filter(|path| !hidden(path)) {
        let named = proof.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(
            sha256_of_file(&proof).expect("its hash").starts_with(&named),
            "{} is whole",
            proof.display()
        );
    }
    for backup in names("backups").into_iter().filter(|path| !hidden(path)) {
        let name = backup.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".sqlite3") {
            let verified = backups::verify(book, None, Language::Fr, Reference { name: name.clone() });
            assert_eq!(verified.expect("it is looked at").verified, Verified::Ok, "{name} is whole");
        }
    }
}

/// Checks what is left of a book after a cut: sound, all that was told held, every paper whole.
pub fn check_left(said: &BTreeSet<String>, book: &Path) {
    let carnet = opened(book);
    carnet.book().check().expect("the file is sound");
    let held = held(&carnet);
    for line in said {
        match line.split_once(' ') {
            Some(("backup", name)) => assert!(book.join("backups").join(name).is_file(), "{name} is kept"),
            Some(("refused", _)) => {}
            _ => assert!(held.contains(line), "lost: {line}"),
        }
    }
    check_numbers(&carnet);
    let verified = invoices::verify(&carnet).expect("the chain reads");
    assert!(verified.ok, "no one is accused of a power cut: {:?}", verified.findings);
    for file in held_files(carnet.conn()).expect("the names are read") {
        assert!(file.is_whole(book), "{} is the paper that was issued", file.told());
    }
    check_files(book);
}

#[test]
fn a_power_cut_loses_nothing_that_was_told() {
    if !can_record("a power cut loses nothing") {
        return;
    }
    let desk = desk();
    desk.json(&["hours", "add", "1h administration"]);
    let starts = RULES.map(|rule| Disk::of(desk.folder(), rule));
    let steps = record(&Writer::command(&desk.book(), "all", "p", 12), desk.folder(), &[]);
    let told =
        steps.iter().filter(|step| matches!(step, Step::Said(line) if !line.starts_with("refused"))).count();
    assert_eq!(told, 12, "the writer wrote");
    for (seed, start) in starts.iter().enumerate() {
        let mut most = 0;
        cuts(start, &steps, rounds(40, 500), seed as u64, |said, image| {
            check_left(said, &image.join("book"));
            most = most.max(said.len());
        });
        assert!(most > 8, "cuts came late, too: {most}");
    }
}

#[test]
fn a_power_cut_during_a_restore_leaves_one_book_or_the_other() {
    if !can_record("a power cut during a restore") {
        return;
    }
    let desk = desk();
    let backup = desk.json(&["backup"])["name"].as_str().expect("a name").to_owned();
    let old = digest(&desk.book());
    desk.json(&["hours", "add", "1h studio production"]);
    let new = digest(&desk.book());
    assert_ne!(old, new);
    let starts = RULES.map(|rule| Disk::of(desk.folder(), rule));
    let steps = record(&desk.command(&["restore", &backup]), desk.folder(), &[]);
    assert!(steps.iter().any(|step| matches!(step, Step::Said(_))), "the restore was told");
    for (seed, start) in starts.iter().enumerate() {
        let mut found = BTreeSet::new();
        cuts(start, &steps, rounds(30, 250), 10 + seed as u64, |said, image| {
            let book = image.join("book");
            drop(opened(&book));
            let left = digest(&book);
            assert!(left == old || left == new, "one book or the other");
            assert!(said.is_empty() || left == old, "told, it is the restored one");
            check_files(&book);
            found.insert(left);
        });
        assert_eq!(found.len(), 2, "cuts came before and after");
    }
}

#[test]
fn a_power_cut_while_a_book_is_made_or_brought_up_to_date_leaves_a_whole_one() {
    if !can_record("a power cut while a book is made") {
        return;
    }
    let fresh = Desk::empty(DAY);
    let starts = RULES.map(|rule| Disk::of(fresh.folder(), rule));
    let steps = record(
        &fresh.command(&[carnet_tests::IDENTITY, &["--vat", "franchise"]].concat()),
        fresh.folder(),
        &[],
    );
    for (seed, start) in starts.iter().enumerate() {
        cuts(start, &steps, rounds(15, 125), 20 + seed as u64, |said, image| {
            let book = image.join("book");
            if book.join("carnet.sqlite3").exists() {
                opened(&book).book().check().expect("a book that is there is whole");
            }
            assert!(said.is_empty() || book.join("carnet.sqlite3").exists(), "told, it is there");
        });
    }
    let desk = desk();
    let now = digest(&desk.book());
    as_of_format(&desk.book().join("carnet.sqlite3"), 7);
    let starts = RULES.map(|rule| Disk::of(desk.folder(), rule));
    let steps = record(&desk.command(&["client", "list"]), desk.folder(), &[]);
    for (seed, start) in starts.iter().enumerate() {
        cuts(start, &steps, rounds(20, 125), 30 + seed as u64, |_, image| {
            let book = image.join("book");
            drop(opened(&book));
            assert_eq!(digest(&book), now, "the same rows in either format");
            check_files(&book);
        });
    }
}

#[test]
fn a_note_that_was_cut_short_accuses_nobody() {
    let mut desk = Desk::new("2026-03-02", "franchise");
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    let issue = |desk: &Desk| {
        let draft = desk.json(&["invoice", "new", "--client", "Studio", "--line", "Texte;1;u;10"]);
        desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    };
    issue(&desk);
    desk.on("2026-04-02");
    desk.json(&["close", "2026-03"]);
    let notes = ["chain.txt", "closings.txt"].map(|name| desk.book().join("documents").join(name));
    for note in &notes {
        let text = std::fs::read(note).expect("the note is there");
        std::fs::write(note, &text[..text.len() - 20]).expect("the note is cut");
    }
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "half a line notes nothing");
    desk.on("2026-05-02");
    desk.json(&["close", "2026-04"]);
    issue(&desk);
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "nor does it spoil the next");
    for note in &notes {
        let text = std::fs::read_to_string(note).expect("the note is there");
        let last = text.lines().last().and_then(|line| line.split_once(' ')).expect("a line");
        assert_eq!(last.1.len(), 64, "the next note stands on a line of its own: {text}");
    }
}

/// The disk of the test itself: what was never synced may be gone, what a failed sync forgot stays gone, and the rules differ.
#[test]
fn the_disk_forgets_what_was_not_synced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two, handle) = (folder.path().join("one"), folder.path().join("two"), (1, 5));
    for rule in RULES {
        let mut disk = Disk::of(folder.path(), rule);
        for (path, first) in [(&one, true), (&two, false)] {
            disk.play(&Step::Open {
                path: path.clone(),
                handle,
                create: true,
                truncate: false,
                append: false,
            });
            disk.play(&Step::Write { path: path.clone(), handle, at: None, bytes: vec![7; 9] });
            disk.play(&Step::Sync { path: path.clone(), done: first });
            disk.play(&Step::Sync { path: path.clone(), done: true });
        }
        disk.play(&Step::Write { path: one.clone(), handle, at: Some(0), bytes: vec![8; 9] });
        let mut found = BTreeSet::new();
        for seed in 0..60 {
            let image = tempfile::tempdir().expect("a folder");
            disk.cut(&mut Random::new(seed), image.path());
            let read = |name: &str| std::fs::read(image.path().join(name)).ok();
            found.insert((read("one"), read("two")));
        }
        let ones: BTreeSet<_> = found.iter().map(|(one, _)| one.clone()).collect();
        assert_eq!(
            ones.contains(&None),
            rule == Names::WithTheirFolder,
            "{rule:?}: a name without its folder"
        );
        assert!(
            ones.contains(&Some(vec![7; 9])) && ones.contains(&Some(vec![8; 9])),
            "{rule:?}: the last write or not"
        );
        let twos = found.iter().filter_map(|(_, two)| two.clone());
        assert!(
            twos.into_iter().all(|two| two.is_empty()),
            "{rule:?}: a failed sync is not made good by the next"
        );
    }
}
