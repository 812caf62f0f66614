//! R11: a book of every format that ever shipped comes up whole, with each row it had, to the same figures.

use carnet_app::{check, journal};
use carnet_store::rusqlite::Connection;
use carnet_store::rusqlite::types::Value;
use carnet_tests::{Desk, as_of_format, full_desk, migrations, raw};
use std::collections::BTreeMap;

/// What every format must show to the cent: the figures that a freelancer reads, and the head of the chain of documents.
fn figures(desk: &Desk) -> Vec<serde_json::Value> {
    let listed = desk.json(&["invoice", "list"])["invoices"].as_array().unwrap().clone();
    let keys = [
        "number",
        "kind",
        "status",
        "issue_date",
        "due_date",
        "total_net",
        "total_vat",
        "total_gross",
        "balance",
    ];
    let invoices = listed
        .iter()
        .map(|invoice| keys.iter().map(|key| invoice[key].clone()).collect::<Vec<_>>())
        .collect();
    vec![
        desk.json(&["report", "profit", "--year", "2026"]),
        desk.json(&["mission", "show", "1"]),
        invoices,
        desk.json(&["verify"])["head"].clone(),
    ]
}

/// The rows of each table, in the columns that it has.
fn rows(conn: &Connection, of: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<Vec<Value>>> {
    let read = |table: &String, columns: &Vec<String>| {
        let list = columns.join(", ");
        let mut statement = conn.prepare(&format!("SELECT {list} FROM {table} ORDER BY {list}")).unwrap();
        let rows = statement.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect()).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    of.iter().map(|(table, columns)| (table.clone(), read(table, columns))).collect()
}

/// The tables of a book with their columns, but for those that keep count of the rest.
fn tables(conn: &Connection) -> BTreeMap<String, Vec<String>> {
    let mut statement = conn
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT IN ('journal_state', 'row_digest')",
        )
        .unwrap();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for (table, column) in pairs.map(Result::unwrap) {
        tables.entry(table).or_default().push(column);
    }
    tables
}

#[test]
fn a_book_of_every_format_comes_up_whole() {
    let desk = full_desk();
    let file = desk.book().join("carnet.sqlite3");
    raw(&desk.book()).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let (newest, golden) = (std::fs::read(&file).unwrap(), figures(&desk));
    let note = desk.book().join("documents/closings.txt");
    let noted = std::fs::read(&note).unwrap();
    let formats = migrations().len();
    for format in 1..formats {
        std::fs::write(&file, &newest).unwrap();
        as_of_format(&file, format);
        // Nothing was closed, nor noted as closed, before there were closings.
        if format < 3 {
            std::fs::remove_file(&note).unwrap_or_default();
        } else {
            std::fs::write(&note, &noted).unwrap();
        }
        let (columns, before) = {
            let conn = raw(&desk.book());
            let columns = tables(&conn);
            let before = rows(&conn, &columns);
            (columns, before)
        };
        let empty: Vec<_> =
            before.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
        assert!(empty.is_empty(), "format {format}: each table has something to lose, not {empty:?}");

        let mut carnet = desk.open();
        assert_eq!(rows(carnet.conn(), &columns), before, "format {format}: each row as it was");
        let found = check::book(&carnet).unwrap();
        assert!(found.verification.ok, "format {format}: {:?}", found.verification.findings);
        journal::undo(&mut carnet).unwrap();
        journal::redo(&mut carnet).unwrap();
        assert!(
            check::book(&carnet).unwrap().verification.ok,
            "format {format}: what it noted is taken back and done again"
        );
        drop(carnet);
        let now = figures(&desk);
        for (was, is) in golden.iter().zip(&now) {
            assert_eq!(is, was, "format {format}");
        }
        let kept = desk.book().join(format!("backups/carnet-before-format-{}.sqlite3", format + 1));
        assert!(kept.exists(), "format {format}: a backup was made first");
    }
}
