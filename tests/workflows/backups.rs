//! Backups: made, checked, put back; the book is the old one or the new one, never less.

use carnet_app::wire::Reference;
use carnet_app::wire::backups::Verified;
use carnet_app::{Clock, Code, Language, backups};
use carnet_store::rusqlite::Connection;
use carnet_tests::{Desk, as_of_format, digest, file_sha256, raw};
use std::path::{Path, PathBuf};

const DAY: &str = "2026-11-21";

fn desk() -> Desk {
    let desk = Desk::new(DAY, "franchise");
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    desk.json(&["hours", "add", "2h studio appel"]);
    desk
}

/// Issues a free invoice and returns its number.
fn issue(desk: &Desk, text: &str) -> String {
    let draft = desk.json(&["invoice", "new", "--client", "Studio", "--line", &format!("{text};1;d;350")]);
    let issued = desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    issued["number"].as_str().unwrap().to_owned()
}

fn named(name: &str) -> Reference {
    Reference { name: name.to_owned() }
}

fn shelf(desk: &Desk) -> Vec<String> {
    let list = backups::list(&desk.book()).unwrap().backups;
    list.into_iter().map(|backup| backup.name).collect()
}

/// A copy of the backup beside the book, changed by `change`.
fn altered(desk: &Desk, from: &str, change: impl FnOnce(&Path)) -> String {
    let copy = desk.folder().join("autre.sqlite3");
    std::fs::copy(from, &copy).unwrap();
    change(&copy);
    copy.to_str().unwrap().to_owned()
}

fn sql(statement: &'static str) -> impl FnOnce(&Path) {
    move |file| {
        let conn = Connection::open(file).unwrap();
        conn.execute_batch(statement).unwrap();
        conn.close().unwrap();
    }
}

#[test]
fn a_backup_brings_the_book_back_and_keeps_what_came_after() {
    let desk = desk();
    assert_eq!(issue(&desk, "Logo"), "F2026-0001");
    let before = digest(&desk.book());
    let backup = desk.json(&["backup"]);
    assert_eq!(
        (backup["verified"].as_str(), backup["kind"].as_str()),
        (Some("ok"), Some("asked")),
        "{backup}"
    );
    assert_eq!(backup["taken_at"], "2026-11-21T12:00:00Z");
    let name = backup["name"].as_str().unwrap();

    assert_eq!(issue(&desk, "Affiche"), "F2026-0002");
    desk.json(&["client", "add", "Éditions Noël"]);
    let after = digest(&desk.book());
    let second = file_sha256(&desk.book().join("documents/F2026-0002.pdf"));
    let check = desk.json(&["backups", "--verify"]);
    assert_eq!(check["backups"][0]["verified"], "ok");
    assert_eq!(
        check["backups"][0]["detail"], "Émis depuis et absents de cette sauvegarde : F2026-0002.",
        "what a restore would take away is told before"
    );

    let state = desk.json(&["restore", name]);
    assert_eq!(state["ready"], true);
    assert_eq!(digest(&desk.book()), before, "row by row what was backed up");
    assert_eq!(shelf(&desk).len(), 2, "the book before the restore is a backup");
    // The number is given again, to another paper: the first one must not be lost.
    assert_eq!(issue(&desk, "Autre chose"), "F2026-0002");
    assert_ne!(file_sha256(&desk.book().join("documents/F2026-0002.pdf")), second);

    desk.json(&["restore", "carnet-before-restore-20261121-120000.sqlite3"]);
    assert_eq!(digest(&desk.book()), after, "a restore is undone by another");
    assert_eq!(file_sha256(&desk.book().join("documents/F2026-0002.pdf")), second, "with its paper");
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "and the chain holds");
    assert_eq!(shelf(&desk).len(), 3, "nothing was overwritten: {:?}", shelf(&desk));
}

#[test]
fn what_cannot_be_trusted_is_refused_and_changes_nothing() {
    let desk = desk();
    issue(&desk, "Logo");
    let backup = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let before = digest(&desk.book());
    let refuse = |name: &str, file: &str, words: &str| {
        let refused = desk.refused(&["restore", file]);
        assert_eq!(refused["code"], "bad_book", "{name}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{name}: {refused}");
        assert!(refused["hint"].as_str().unwrap().contains("pas changé"), "{name}: {refused}");
        assert_eq!(digest(&desk.book()), before, "{name}: the book is what it was");
        assert_eq!(shelf(&desk).len(), 1, "{name}: no backup was made for nothing");
        let found = backups::verify(&desk.book(), None, Language::Fr, named(file)).unwrap();
        assert_eq!(found.verified, Verified::Damaged, "{name}: a check says the same");
        assert!(found.detail.unwrap().contains(words), "{name}");
    };
    let size = usize::try_from(std::fs::metadata(&backup).unwrap().len()).unwrap();
    let cut = altered(&desk, &backup, |file| {
        let bytes = std::fs::read(file).unwrap();
        std::fs::write(file, &bytes[..size / 2]).unwrap();
    });
    refuse("half a file", &cut, "est abîmée");
    let zeroed = altered(&desk, &backup, |file| {
        let mut bytes = std::fs::read(file).unwrap();
        bytes[size / 2 / 4096 * 4096..][..8192].fill(0);
        std::fs::write(file, bytes).unwrap();
    });
    refuse("two pages of zeros", &zeroed, "est abîmée");
    refuse(
        "a text",
        &altered(&desk, &backup, |f| std::fs::write(f, "Cher journal,").unwrap()),
        "n'est pas une sauvegarde",
    );
    refuse(
        "an empty file",
        &altered(&desk, &backup, |f| std::fs::write(f, "").unwrap()),
        "n'est pas une sauvegarde",
    );
    let stranger = altered(&desk, &backup, |file| {
        std::fs::remove_file(file).unwrap();
        sql("CREATE TABLE client (id INTEGER PRIMARY KEY)")(file);
    });
    refuse("another program's database", &stranger, "n'est pas une sauvegarde");
    refuse("a newer one", &altered(&desk, &backup, sql("PRAGMA user_version = 999")), "plus récente");
    let trigger = "CREATE TRIGGER greedy AFTER INSERT ON client BEGIN DELETE FROM client; END";
    refuse("a foreign trigger", &altered(&desk, &backup, sql(trigger)), "greedy");
    let forged = altered(
        &desk,
        &backup,
        sql("DROP TRIGGER invoice_frozen_update; UPDATE invoice SET gross = gross + 1; "),
    );
    refuse("a guard taken away", &forged, "invoice_frozen_update");
    let guard: String = raw(&desk.book())
        .query_row("SELECT sql FROM sqlite_master WHERE name = 'invoice_frozen_update'", [], |row| row.get(0))
        .unwrap();
    let forged = altered(&desk, &backup, |file| {
        let conn = Connection::open(file).unwrap();
        conn.execute_batch("DROP TRIGGER invoice_frozen_update; UPDATE invoice SET net = net + 1").unwrap();
        conn.execute_batch(&guard).unwrap();
    });
    refuse("an invoice forged under its guards", &forged, "F2026-0001");
    let missing = desk.refused(&["restore", "nulle-part.sqlite3"]);
    assert_eq!(missing["code"], "file", "a file that is not there: {missing}");
    assert_eq!(
        desk.refused(&["restore", desk.folder().to_str().unwrap()])["code"],
        "file",
        "a folder is none"
    );
}

#[test]
fn the_backup_of_another_book_is_not_mixed_in() {
    let mine = desk();
    let other = Desk::new("2026-11-20", "franchise");
    other.json(&["client", "add", "Quelqu'un d'autre"]);
    let backup = other.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let before = digest(&mine.book());
    let refused = mine.refused(&["restore", &backup]);
    assert!(refused["message"].as_str().unwrap().contains("autre carnet"), "{refused}");
    assert_eq!(digest(&mine.book()), before);
    let fresh = Desk::new(DAY, "franchise");
    fresh.json(&["restore", &backup]);
    assert_eq!(digest(&fresh.book()), digest(&other.book()), "over a book that holds nothing yet it may go");
}

#[test]
fn a_book_comes_back_into_an_empty_folder_with_its_papers() {
    let desk = desk();
    issue(&desk, "Logo");
    let backup = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let moved = Desk::empty(DAY);
    moved.json(&["restore", &backup]);
    assert_eq!(digest(&moved.book()), digest(&desk.book()));
    assert_eq!(moved.json(&["invoice", "verify"])["ok"], true, "the papers beside the backup came along");
    // Alone, the papers are composed again from their frozen content.
    let alone = Desk::empty(DAY);
    let file = alone.file("seule.sqlite3", &std::fs::read(&backup).unwrap());
    alone.json(&["restore", &file]);
    assert_eq!(alone.json(&["invoice", "verify"])["ok"], true, "byte for byte");
}

/// Returns a whole log that SQLite would play into any book that it lies beside; the book itself stays as it was.
fn log_of_a_later_write(desk: &Desk) -> Vec<u8> {
    let file = desk.book().join("carnet.sqlite3");
    let whole = std::fs::read(&file).unwrap();
    let conn = raw(&desk.book());
    conn.execute_batch("PRAGMA wal_autocheckpoint = 0; UPDATE client SET name = 'Trop tard'").unwrap();
    let log = std::fs::read(desk.book().join("carnet.sqlite3-wal")).unwrap();
    conn.close().unwrap();
    std::fs::write(&file, whole).unwrap();
    log
}

#[test]
fn a_damaged_book_is_kept_aside_and_replaced() {
    let desk = desk();
    issue(&desk, "Logo");
    let before = digest(&desk.book());
    let backup = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    let file = desk.book().join("carnet.sqlite3");
    let log = log_of_a_later_write(&desk);
    for (name, bytes) in [
        ("a text in its place", b"Cher journal,".to_vec()),
        ("an empty file", Vec::new()),
        ("half of it", {
            let whole = std::fs::read(&file).unwrap();
            whole[..whole.len() / 2].to_vec()
        }),
    ] {
        std::fs::write(&file, &bytes).unwrap();
        // A log that was left behind must not be read into the restored file.
        std::fs::write(desk.book().join("carnet.sqlite3-wal"), &log).unwrap();
        assert_eq!(
            desk.json(&["backups"])["backups"][0]["name"],
            backup.as_str(),
            "{name}: the list still shows"
        );
        desk.json(&["restore", &backup]);
        assert_eq!(digest(&desk.book()), before, "{name}: the book is back");
        let aside = desk.book().join("backups/damaged-20261121-120000/carnet.sqlite3");
        assert_eq!(std::fs::read(&aside).unwrap(), bytes, "{name}: what was there is kept");
        std::fs::remove_dir_all(aside.parent().unwrap()).unwrap();
    }
}

#[test]
fn an_older_format_is_brought_up_to_date_without_touching_the_backup() {
    let desk = desk();
    let backup = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let before = digest(&desk.book());
    let old = altered(&desk, &backup, |file| as_of_format(file, 7));
    let sha256 = file_sha256(Path::new(&old));
    let found = backups::verify(&desk.book(), None, Language::Fr, named(&old)).unwrap();
    assert_eq!((found.verified, found.detail), (Verified::Ok, None), "an older one is checked, too");
    desk.json(&["client", "add", "Éditions Noël"]);
    desk.json(&["restore", &old]);
    assert_eq!(digest(&desk.book()), before);
    assert_eq!(file_sha256(Path::new(&old)), sha256, "the backup itself is never written");
    let left: Vec<_> = std::fs::read_dir(desk.book().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part"))
        .collect();
    assert!(left.is_empty(), "no scratch file stays: {left:?}");
}

#[test]
fn a_check_names_the_files_that_are_gone() {
    let desk = desk();
    issue(&desk, "Logo");
    let name = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    let paper = desk.book().join("documents/F2026-0001.pdf");
    let mut bytes = std::fs::read(&paper).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&paper, &bytes).unwrap();
    let found = desk.json(&["backups", "--verify"])["backups"][0].clone();
    assert_eq!(found["verified"], "damaged", "one byte of a paper: {found}");
    assert!(found["detail"].as_str().unwrap().contains("documents/F2026-0001.pdf"), "{found}");
    assert_eq!(desk.json(&["backups"])["backups"][0]["detail"], found["detail"], "the list remembers");
    desk.json(&["restore", &name]);
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "a restore composes the paper again");
    let file = PathBuf::from(desk.json(&["backup"])["file"].as_str().unwrap());
    std::fs::OpenOptions::new().append(true).open(&file).unwrap().set_len(8192).unwrap();
    let list = desk.json(&["backups"]);
    let touched = list["backups"].as_array().unwrap().iter().find(|b| b["path"] == file.to_str().unwrap());
    assert_eq!(
        touched.unwrap()["verified"],
        "unverified",
        "a file that changed since its check is unchecked"
    );
}

#[test]
fn the_backup_of_the_day_is_made_once_and_thinned_out() {
    let desk = desk();
    let clock = |day: &str| Clock::Fixed(day.parse().unwrap());
    let asked = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    let first = backups::daily(&desk.book(), clock("2026-11-21")).unwrap().expect("the first of the day");
    assert_eq!(first.name, "carnet-auto-20261121-120000.sqlite3");
    assert_eq!(first.verified, Verified::Ok);
    assert!(backups::daily(&desk.book(), clock("2026-11-21")).unwrap().is_none(), "one a day is enough");
    for day in
        ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]
    {
        backups::daily(&desk.book(), clock(day)).unwrap();
    }
    backups::daily(&desk.book(), clock("2026-11-29")).unwrap();
    let names = shelf(&desk);
    assert!(names.contains(&asked), "what was asked for is never removed");
    assert!(!names.contains(&"carnet-auto-20261121-120000.sqlite3".to_owned()), "thinned: {names:?}");
    // A damaged book makes no backup, and removes none.
    raw(&desk.book())
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE time_entry SET client_id = 999")
        .unwrap();
    let made = backups::daily(&desk.book(), clock("2026-12-24")).unwrap().expect("made, and told");
    assert_eq!(made.verified, Verified::Damaged);
    let after = shelf(&desk);
    assert!(names.iter().all(|name| after.contains(name)), "a damaged base pushes no good backup out");
    let failure = backups::daily(Path::new("/no/such/folder"), clock(DAY)).unwrap_err().explain(Language::Fr);
    assert_eq!(failure.code, Code::NoBook, "{}", failure.message);
}
