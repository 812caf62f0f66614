//! The schema that a book must have: what was slipped in, replaced or taken away is told before anything runs.
//!
//! A book may come from anywhere; a foreign trigger or view would act on the first write.

use crate::error::StoreError;
use crate::sha256_hex;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// The SHA-256 of the statement of each object that the migrations make, as `sha256sum` writes it: opening a book need not
/// make another one to compare with.
const SCHEMA: &str = include_str!("../migrations/schema.sha256");

/// Checks that the objects of the file are those of this format, to the letter.
///
/// # Errors
/// [`StoreError::Foreign`] with the first object, by its name, that is not.
pub fn check(conn: &Connection, file: &Path) -> Result<(), StoreError> {
    let (found, expected) = (objects(conn)?, expected());
    let different = |name: &&str| expected.get(*name).copied() != found.get(*name).map(String::as_str);
    match expected.keys().copied().chain(found.keys().map(String::as_str)).find(different) {
        Some(name) => Err(StoreError::Foreign { file: file.to_owned(), object: name.to_owned() }),
        None => Ok(()),
    }
}

/// Returns the digest of each object of this format, by its name.
fn expected() -> BTreeMap<&'static str, &'static str> {
    SCHEMA.lines().filter_map(|line| line.split_once("  ")).map(|(digest, name)| (name, digest)).collect()
}

/// Returns the digest of the statement that made each object, by its name.
fn objects(conn: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    // SQLite's own tables and the indexes that a UNIQUE makes have no statement of ours.
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")?;
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, sha256_hex(row.get_ref(1)?.as_str()?.as_bytes()))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate;

    /// `UPDATE_EXPECT=1 cargo test -p carnet-store schema` writes the file anew after a migration came.
    #[test]
    fn the_schema_is_that_of_the_migrations() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::migrate(&mut conn).unwrap();
        let made = objects(&conn).unwrap();
        let text: String = made.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        expect_test::expect_file!["../migrations/schema.sha256"].assert_eq(&text);
        assert_eq!(expected().len(), made.len(), "each object is read back");
    }

    #[test]
    fn what_differs_is_named() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::migrate(&mut conn).unwrap();
        assert!(check(&conn, Path::new("book")).is_ok(), "the own schema passes");
        conn.execute_batch("CREATE VIEW spy AS SELECT 1; DROP TRIGGER invoice_frozen_update").unwrap();
        let named = match check(&conn, Path::new("book")) {
            Err(StoreError::Foreign { object, .. }) => object,
            other => panic!("refused, not {other:?}"),
        };
        assert_eq!(named, "invoice_frozen_update", "a guard that is gone is told before a view that came");
    }
}
