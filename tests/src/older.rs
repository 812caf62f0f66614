//! Books as older programs left them.

use carnet_store::rusqlite::Connection;
use std::path::Path;

/// Makes of a book what it was before corrective invoices and goods (format 7).
pub fn as_of_format_7(file: &Path) {
    let conn = Connection::open(file).unwrap();
    // No column goes while a trigger names it.
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(
        "DROP INDEX mission_quote; DROP INDEX stage_due; DROP INDEX follow_up_due; DROP INDEX invoice_due;
         DROP INDEX invoice_corrects; ALTER TABLE invoice DROP COLUMN corrective; ALTER TABLE payment DROP COLUMN moved;
         DROP INDEX invoice_line_goods; ALTER TABLE payment DROP COLUMN goods;
         ALTER TABLE expense DROP COLUMN disbursed_for;
         DROP INDEX invoice_line_credited; DROP INDEX invoice_line_expense; ALTER TABLE invoice_line DROP COLUMN expense_id;
         ALTER TABLE quote_line DROP COLUMN goods; ALTER TABLE invoice_line DROP COLUMN goods; PRAGMA user_version = 7",
    )
    .unwrap();
    for (_, sql) in &triggers {
        conn.execute_batch(sql).unwrap();
    }
    conn.close().unwrap();
}
