//! Digests by the block: 64 rows of a table in one value, the table `row_digest`.

use crate::error::StoreError;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// Rows to a block: a write touches a few hundred bytes, and a row costs four.
const ROWS: i64 = 64;
/// Bytes of a digest.
const WIDTH: usize = 4;

/// The digests of rows, by their ids; zero is no row.
#[derive(Debug, Default)]
pub(super) struct Block(Vec<u8>);

impl Block {
    fn read(conn: &Connection, table: &str, number: i64) -> Result<Self, StoreError> {
        let mut statement =
            conn.prepare_cached("SELECT digests FROM row_digest WHERE tbl = ?1 AND block = ?2")?;
        Ok(Self(statement.query_row((table, number), |row| row.get(0)).optional()?.unwrap_or_default()))
    }

    /// Returns every block of a table by its number.
    pub(super) fn all(conn: &Connection, table: &str) -> Result<BTreeMap<i64, Self>, StoreError> {
        let mut statement = conn.prepare("SELECT block, digests FROM row_digest WHERE tbl = ?1")?;
        let rows = statement.query_map([table], |row| Ok((row.get(0)?, Self(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Puts the digest of a row, and returns the one that was there.
    pub(super) fn put(&mut self, id: i64, digest: Option<u32>) -> Option<u32> {
        let at = usize::try_from(id.rem_euclid(ROWS)).unwrap_or_default() * WIDTH;
        if self.0.len() < at + WIDTH {
            self.0.resize(at + WIDTH, 0);
        }
        let slot = &mut self.0[at..at + WIDTH];
        let before = u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]);
        slot.copy_from_slice(&digest.unwrap_or_default().to_le_bytes());
        (before != 0).then_some(before)
    }

    /// Returns the ids of the rows that have a digest in the block of that number.
    pub(super) fn ids(&self, number: i64) -> impl Iterator<Item = i64> {
        let slots = (0..).zip(self.0.chunks(WIDTH));
        slots
            .filter(|(_, digest)| digest.iter().any(|byte| *byte != 0))
            .map(move |(slot, _)| number * ROWS + slot)
    }

    fn write(&self, conn: &Connection, table: &str, number: i64) -> Result<(), StoreError> {
        conn.prepare_cached(
            "INSERT INTO row_digest (tbl, block, digests) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET digests = excluded.digests",
        )?
        .execute((table, number, &self.0))?;
        Ok(())
    }
}

/// Returns the number of the block that a row stands in.
pub(super) fn number(id: i64) -> i64 {
    id.div_euclid(ROWS)
}

/// The blocks that a transaction writes. One a table is held, so that an import of any length takes no more room.
pub(super) struct Blocks<'c> {
    conn: &'c Connection,
    held: BTreeMap<String, (i64, Block)>,
}

impl<'c> Blocks<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self { conn, held: BTreeMap::new() }
    }

    /// Sets the digest of a row; none: the row is gone.
    pub(super) fn set(&mut self, table: &str, id: i64, digest: Option<u32>) -> Result<(), StoreError> {
        let number = number(id);
        if let Some((held, block)) = self.held.get_mut(table) {
            if *held != number {
                block.write(self.conn, table, *held)?;
                (*held, *block) = (number, Block::read(self.conn, table, number)?);
            }
            block.put(id, digest);
            return Ok(());
        }
        let mut block = Block::read(self.conn, table, number)?;
        block.put(id, digest);
        self.held.insert(table.to_owned(), (number, block));
        Ok(())
    }

    /// Writes what is held and returns the tables that were touched, in alphabetical order.
    pub(super) fn finish(self) -> Result<Vec<String>, StoreError> {
        for (table, (number, block)) in &self.held {
            block.write(self.conn, table, *number)?;
        }
        Ok(self.held.into_keys().collect())
    }
}
