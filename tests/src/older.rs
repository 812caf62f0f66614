//! Books as older programs left them, made of the migrations that shipped.

use carnet_store::rusqlite::Connection;
use std::fs;
use std::path::Path;

/// The first format whose rows have digests.
const DIGESTS: usize = 14;

/// Returns the text of each migration, in order.
pub fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/carnet-store/migrations");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Makes of the book in `file` what a program of an older format would have left: the tables, indexes and triggers of that
/// format, and every row in the columns that it had then. What that format could not say is lost.
pub fn as_of_format(file: &Path, format: usize) {
    let newest = Connection::open(file).unwrap();
    let application: i64 = newest.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
    newest.pragma_update(None, "journal_mode", "delete").unwrap();
    newest.close().unwrap();
    let older = file.with_extension("older");
    let conn = Connection::open(&older).unwrap();
    conn.pragma_update(None, "synchronous", "off").unwrap();
    conn.pragma_update(None, "application_id", application).unwrap();
    for step in &migrations()[..format] {
        conn.execute_batch(step).unwrap();
    }
    conn.pragma_update(None, "user_version", i64::try_from(format).unwrap()).unwrap();
    conn.execute("ATTACH ?1 AS newest", [file.to_str().unwrap()]).unwrap();
    // The rows come as they are: nothing is counted, recorded or refused on the way.
    let triggers = pairs(&conn, "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'");
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    let tables = pairs(
        &conn,
        "SELECT name, name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    for (table, _) in &tables {
        fill(&conn, table);
    }
    conn.execute_batch(
        "DELETE FROM main.sqlite_sequence;
         INSERT INTO main.sqlite_sequence SELECT name, seq FROM newest.sqlite_sequence
         WHERE name IN (SELECT name FROM main.sqlite_schema)",
    )
    .unwrap();
    for (_, sql) in &triggers {
        conn.execute_batch(sql).unwrap();
    }
    let recorded = pairs(
        &conn,
        "SELECT DISTINCT tbl_name, tbl_name FROM newest.sqlite_schema WHERE name LIKE 'journal\\_%' ESCAPE '\\' AND type = 'trigger'",
    );
    for (table, _) in recorded.iter().filter(|table| tables.contains(table)) {
        record(&conn, table);
    }
    if format >= DIGESTS {
        carnet_store::take_digests(&conn, &[]).unwrap();
    }
    conn.execute_batch("COMMIT; DETACH newest").unwrap();
    conn.close().unwrap();
    fs::rename(older, file).unwrap();
}

/// Copies the rows of a table in the columns that both formats have; the journal forgets the others.
fn fill(conn: &Connection, table: &str) {
    let (then, now) = (columns(conn, "main", table), columns(conn, "newest", table));
    let common: Vec<&str> = then.iter().filter(|name| now.contains(name)).map(String::as_str).collect();
    let list = common.join(", ");
    conn.execute_batch(&format!(
        "DELETE FROM main.{table}; INSERT INTO main.{table} ({list}) SELECT {list} FROM newest.{table}"
    ))
    .unwrap();
    let gone: String =
        now.iter().filter(|name| !then.contains(name)).map(|name| format!(", '$.{name}'")).collect();
    if !gone.is_empty() {
        // The journal has a table of its own, made before or after this one.
        conn.execute(
            &format!("UPDATE newest.journal_row SET before = json_remove(before{gone}) WHERE tbl = ?1"),
            [table],
        )
        .unwrap();
        conn.execute_batch(
            "DELETE FROM main.journal_row; INSERT INTO main.journal_row SELECT * FROM newest.journal_row",
        )
        .unwrap();
    }
}

/// The recording triggers of a table, as every program made them from its columns.
fn record(conn: &Connection, table: &str) {
    let columns: Vec<String> =
        columns(conn, "main", table).iter().map(|column| format!("'{column}', OLD.{column}")).collect();
    let old = format!("json_object({})", columns.join(", "));
    for (event, id, before) in
        [("INSERT", "NEW.id", "NULL"), ("UPDATE", "OLD.id", &old), ("DELETE", "OLD.id", &old)]
    {
        conn.execute_batch(&format!(
            "CREATE TRIGGER journal_{table}_{event} AFTER {event} ON {table}
             WHEN (SELECT open_entry FROM journal_state) IS NOT NULL BEGIN
                 UPDATE journal_state SET seq = seq + 1;
                 INSERT INTO journal_row SELECT open_entry, seq, '{table}', {id}, {before} FROM journal_state;
             END"
        ))
        .unwrap();
    }
}

fn columns(conn: &Connection, schema: &str, table: &str) -> Vec<String> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1, ?2) ORDER BY cid").unwrap();
    let rows = statement.query_map([table, schema], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn pairs(conn: &Connection, sql: &str) -> Vec<(String, String)> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}
