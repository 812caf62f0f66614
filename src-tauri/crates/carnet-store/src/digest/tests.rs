//! Digests against writes, damage and migrations.

use super::*;
use crate::migrate::migrate;
use crate::{Book, Operation, StoreError};
use tempfile::TempDir;

const NOW: &str = "2026-11-21T12:00:00Z";
const ADD: Operation = Operation { name: "add", barrier: false };

fn book() -> (TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::create(folder.path(), "uid", NOW).unwrap();
    (folder, book)
}

fn run(book: &mut Book, sql: &str) {
    book.transact(ADD, NOW, |tx| Ok::<_, StoreError>(tx.execute_batch(sql)?)).unwrap();
}

fn entries(rows: usize) -> String {
    format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
         INSERT INTO time_entry (day, minutes, motive, note) SELECT '2026-11-20', i % 60 + 1, 'training', 'note ' || i FROM n"
    )
}

/// Changes the book as another program would.
fn behind(book: &Book, sql: &str) {
    assert!(book.conn().execute(sql, []).unwrap() > 0, "{sql} changes something");
}

fn told(book: &Book) -> Vec<(&'static str, i64)> {
    changed_rows(book.conn()).unwrap().into_iter().map(|row| (row.table, row.id)).collect()
}

#[test]
fn what_the_program_writes_agrees_with_its_digests() {
    let (_folder, mut book) = book();
    assert_eq!(told(&book), [], "an empty book");
    run(&mut book, &entries(200));
    run(
        &mut book,
        "UPDATE time_entry SET note = NULL WHERE id % 3 = 0; DELETE FROM time_entry WHERE id BETWEEN 60 AND 70",
    );
    assert_eq!(told(&book), [], "rows that came, changed and went");
    book.undo(NOW).unwrap();
    assert_eq!(told(&book), [], "an undo");
    book.redo(NOW).unwrap();
    book.undo(NOW).unwrap();
    assert_eq!(told(&book), [], "a redo, and back again");
    book.keep_draft("quote/new", Some("{\"subject\":\"Logo\"}"), NOW).unwrap();
    book.keep_draft("quote/new", Some("{\"subject\":\"Logo 2\"}"), NOW).unwrap();
    assert_eq!(told(&book), [], "what is being typed");
}

#[test]
fn what_changed_behind_its_back_is_told_by_the_row() {
    let (_folder, mut book) = book();
    run(&mut book, &entries(200));
    run(&mut book, "INSERT INTO client (name, search, created_on) VALUES ('Acme', 'acme', '2026-11-21')");
    book.keep_draft("quote/new", Some("{}"), NOW).unwrap();
    behind(&book, "UPDATE time_entry SET note = 'note 4O' WHERE id = 40");
    behind(&book, "UPDATE time_entry SET day = '2026-11-21' WHERE id = 64");
    behind(&book, "DELETE FROM time_entry WHERE id = 130");
    behind(&book, "INSERT INTO client (name, search, created_on) VALUES ('Acme', 'acme', '2026-11-21')");
    behind(&book, "UPDATE book SET uid = 'uie'");
    behind(&book, "UPDATE journal SET op = 'ade' WHERE id = 1");
    behind(&book, "UPDATE journal_row SET row_id = 2 WHERE journal_id = 2");
    behind(&book, "UPDATE draft SET typed = '{ }'");
    let expected = [
        ("client", 2),
        ("time_entry", 40),
        ("time_entry", 64),
        ("time_entry", 130),
        ("book", 1),
        ("journal", 1),
        ("journal", 2),
        ("draft", 0),
    ];
    assert_eq!(told(&book), expected, "each by its table and id, and no other");
}

#[test]
fn an_undo_that_came_loose_is_told() {
    let (_folder, mut book) = book();
    run(&mut book, &entries(1));
    run(&mut book, &entries(1));
    book.undo(NOW).unwrap();
    behind(&book, "UPDATE journal SET reverted_by = NULL WHERE id = 2");
    assert_eq!(told(&book), [("journal", 3)], "the undo names an entry that does not know of it");
}

#[test]
fn a_migration_makes_no_damage_good() {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate(&mut conn).unwrap();
    let rows = "INSERT INTO client (name, search, created_on) VALUES ('A', 'a', '2026-11-21'), ('B', 'b', '2026-11-21'),
                                                                     ('C', 'c', '2026-11-21')";
    conn.execute_batch(rows).unwrap();
    for id in 1..=3 {
        take(&conn, "client", id).unwrap();
    }
    conn.execute_batch("UPDATE client SET note = 'x' WHERE id = 2; DELETE FROM client WHERE id = 3").unwrap();
    let wrong = changed_rows(&conn).unwrap();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    conn.execute_batch("ALTER TABLE client ADD COLUMN colour TEXT").unwrap();
    assert!(changed_rows(&conn).unwrap().len() > 2, "another column is another digest");
    take_all(&conn, &wrong).unwrap();
    assert_eq!(changed_rows(&conn).unwrap(), wrong, "the same two, and no other");
}
