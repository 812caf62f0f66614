//! R8 and damaged books: what is no sound book is refused in a sentence, and not a byte of it changes.

use carnet_app::{Carnet, Clock, Code, Language};
use carnet_store::rusqlite::Connection;
use carnet_tests::{Desk, Random, file_sha256, raw};
use std::path::Path;
use std::time::{Duration, Instant};

fn open(book: &Path) -> Result<Carnet, carnet_app::Refusal> {
    Carnet::open(book, Clock::Fixed("2026-11-21".parse().unwrap()), Some(Language::Fr))
}

/// Puts `bytes` in the place of a book and checks that they are refused, quickly and untouched.
fn check_refused(name: &str, bytes: &[u8]) {
    let desk = Desk::empty("2026-11-21");
    std::fs::create_dir(desk.book()).unwrap();
    let file = desk.book().join("carnet.sqlite3");
    std::fs::write(&file, bytes).unwrap();
    let before = file_sha256(&file);
    let mut best = Duration::MAX;
    // Other work on the machine may slow one attempt, not all of them.
    for _ in 0..3 {
        let began = Instant::now();
        let failure = open(&desk.book()).expect_err(name).explain(Language::Fr);
        best = best.min(began.elapsed());
        assert_eq!(failure.code, Code::BadBook, "{name}: {}", failure.message);
        assert!(failure.message.ends_with('.') && failure.hint.is_some(), "{name}: {}", failure.message);
    }
    assert!(best <= Duration::from_millis(50), "{name} is refused in {best:?}, not within 50 ms");
    assert_eq!(file_sha256(&file), before, "{name} was not touched");
    let left: Vec<_> = std::fs::read_dir(desk.book()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["carnet.sqlite3"], "{name}: nothing was made beside it");
    assert_eq!(desk.refused(&["client", "list"])["code"], "bad_book", "{name}: the terminal says the same");
    assert_eq!(file_sha256(&file), before, "{name} was not touched by the terminal either");
}

fn other_database(prepare: impl Fn(&Connection)) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.sqlite3");
    let conn = Connection::open(&file).unwrap();
    conn.execute_batch(
        "CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO client VALUES (1, 'x')",
    )
    .unwrap();
    prepare(&conn);
    conn.close().unwrap();
    std::fs::read(file).unwrap()
}

#[test]
fn what_is_no_book_is_refused_untouched() {
    check_refused("an empty file", b"");
    check_refused("a text", "Cher journal,\n".repeat(100).as_bytes());
    check_refused("half a header", b"SQLite format 3\0");
    check_refused("another program's database", &other_database(|_| {}));
    check_refused(
        "a stranger with another application's number",
        &other_database(|conn| {
            conn.execute_batch("PRAGMA application_id = 1; PRAGMA user_version = 1").unwrap()
        }),
    );
}

#[test]
fn a_newer_book_is_refused_untouched() {
    let desk = Desk::new("2026-11-21", "franchise");
    raw(&desk.book()).execute_batch("PRAGMA user_version = 999").unwrap();
    check_refused("a book of a newer program", &std::fs::read(desk.book().join("carnet.sqlite3")).unwrap());
}

#[test]
fn a_book_with_a_foreign_schema_is_refused_untouched() {
    for (name, sql) in [
        (
            "a trigger that was slipped in",
            "CREATE TRIGGER greedy AFTER INSERT ON time_entry BEGIN DELETE FROM client; END",
        ),
        (
            "a view in the place of a table",
            "ALTER TABLE payment RENAME TO p; CREATE VIEW payment AS SELECT * FROM p",
        ),
        ("a table that is missing", "DROP TABLE timer"),
        ("a guard that was taken away", "DROP TRIGGER invoice_frozen_update"),
    ] {
        let desk = Desk::new("2026-11-21", "franchise");
        let conn = raw(&desk.book());
        conn.execute_batch(sql).unwrap();
        conn.close().unwrap();
        check_refused(name, &std::fs::read(desk.book().join("carnet.sqlite3")).unwrap());
    }
}

#[test]
fn a_damaged_book_gives_a_sentence_and_no_panic() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "import", carnet_tests::sample("prospects.csv").to_str().unwrap()]);
    desk.json(&["hours", "import", carnet_tests::sample("toggl.csv").to_str().unwrap()]);
    let file = desk.book().join("carnet.sqlite3");
    let whole = std::fs::read(&file).unwrap();
    let mut random = Random::new(7);
    let mut found = 0;
    for round in 0..40 {
        let mut bytes = whole.clone();
        let pages = bytes.len() / 4096;
        if round % 2 == 0 {
            // A page of zeros, as a disk gives for a block that it lost.
            let page = 1 + random.index(pages - 1);
            bytes[page * 4096..(page + 1) * 4096].fill(0);
        } else {
            bytes.truncate(4096 * (1 + random.index(pages - 1)));
        }
        std::fs::write(&file, &bytes).unwrap();
        let before = file_sha256(&file);
        for args in [&["verify"][..], &["client", "list"], &["hours", "list"]] {
            let ran = desk.run(args);
            assert!(
                matches!(ran.status, Some(0 | 1)),
                "round {round}: carnet {args:?} ends as it should: {ran:?}"
            );
            assert!(!ran.err.contains("panicked"), "round {round}: carnet {args:?}: {}", ran.err);
            found += i32::from(args == ["verify"] && ran.status == Some(1));
        }
        assert_eq!(file_sha256(&file), before, "round {round}: reading a damaged book changes nothing");
    }
    assert!(found >= 30, "the check names the damage: {found} of 40");
}
