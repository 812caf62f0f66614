//! The schema that a book must have: what was slipped in, replaced or taken away is told before anything runs.
//!
//! A book may come from anywhere; a foreign trigger or view would act on the first write.

use crate::error::StoreError;
use crate::{migrate, sha256_hex};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// SHA-256 of the schema of [`migrate::FORMAT`], so that opening need not build one to compare with.
const DIGEST: &str = "bc6d57784858f94893380402ab76d712d903a395118ef0b8d94d36457e88dec0";

/// Checks that the objects of the file are those of this format, to the letter.
///
/// # Errors
/// [`StoreError::Foreign`] with the first object that is not.
pub fn check(conn: &Connection, file: &Path) -> Result<(), StoreError> {
    let found = objects(conn)?;
    if digest(&found) == DIGEST {
        return Ok(());
    }
    let expected = expected()?;
    let different = |name: &&String| expected.get(*name) != found.get(*name);
    match expected.keys().chain(found.keys()).find(different) {
        Some(name) => Err(StoreError::Foreign { file: file.to_owned(), object: name.clone() }),
        None => Ok(()),
    }
}

fn expected() -> Result<BTreeMap<String, String>, StoreError> {
    let mut conn = Connection::open_in_memory()?;
    migrate::migrate(&mut conn)?;
    objects(&conn)
}

/// Returns the statement that made each object, by its name.
fn objects(conn: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    // SQLite's own tables and the indexes that a UNIQUE makes have no statement of ours.
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn digest(objects: &BTreeMap<String, String>) -> String {
    let text: String = objects.iter().flat_map(|(name, sql)| [name.as_str(), "\0", sql, "\0"]).collect();
    sha256_hex(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_migrations() {
        assert_eq!(
            digest(&expected().unwrap()),
            DIGEST,
            "the schema changed: write the new digest in schema.rs"
        );
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
