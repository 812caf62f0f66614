//! What a book holds, as one hash: equal books, equal digests.

use carnet_store::rusqlite::types::ValueRef;
use carnet_store::rusqlite::{Connection, OpenFlags, Row};
use carnet_store::{layout, sha256_hex};
use std::fmt::Write;
use std::path::Path;

/// Opens the database as any other program would, without Carnet's settings or checks.
pub fn raw(book: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    Connection::open_with_flags(book.join(layout::DATABASE), flags).expect("the database opens")
}

/// Returns the SHA-256 over every row of every table that the journal records, sorted. Sums kept by triggers
/// are included: they must follow.
pub fn digest(book: &Path) -> String {
    let conn = raw(book);
    let mut tables: Vec<String> = names(
        &conn,
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = 'journal_' || tbl_name || '_INSERT' COLLATE NOCASE",
    );
    assert!(tables.len() > 20, "the recorded tables are found by their triggers: {tables:?}");
    tables.extend(["hours_sum", "money_sum"].map(str::to_owned));
    tables.sort();
    let mut dump = String::new();
    for table in tables {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).expect("the table reads");
        let width = statement.column_count();
        let mut rows = statement.query([]).expect("the rows read");
        let mut lines = Vec::new();
        while let Some(row) = rows.next().expect("the next row reads") {
            let mut line = table.clone();
            for column in 0..width {
                let value = match row.get_ref(column).expect("the value reads") {
                    ValueRef::Null => "null".to_owned(),
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Real(number) => number.to_string(),
                    ValueRef::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
                    ValueRef::Blob(bytes) => sha256_hex(bytes),
                };
                write!(line, "|{value}").expect("a string grows");
            }
            // A sum of nothing may stay as a row of zeros: it says the same as no row.
            let empty = table.ends_with("_sum") && row_is_zero(row, width);
            if !empty {
                lines.push(line);
            }
        }
        lines.sort();
        dump.push_str(&lines.join("\n"));
        dump.push('\n');
    }
    sha256_hex(dump.as_bytes())
}

fn row_is_zero(row: &Row<'_>, width: usize) -> bool {
    // The last two columns of both sums are amounts.
    (width - 2..width).all(|column| matches!(row.get_ref(column), Ok(ValueRef::Integer(0))))
}

fn names(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).expect("the schema reads");
    let rows = statement.query_map([], |row| row.get(0)).expect("the schema reads");
    rows.collect::<Result<_, _>>().expect("names are text")
}

/// Returns how many operations the journal holds.
pub fn journal_len(book: &Path) -> i64 {
    raw(book).query_row("SELECT count(*) FROM journal", [], |row| row.get(0)).expect("the journal reads")
}

/// Returns the SHA-256 of a file, or an empty text when there is none.
pub fn file_sha256(path: &Path) -> String {
    std::fs::read(path).map(|bytes| sha256_hex(&bytes)).unwrap_or_default()
}
