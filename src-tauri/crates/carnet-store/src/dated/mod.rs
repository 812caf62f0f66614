//! What calendars show: every dated thing of the book with the texts of its title, and how often it changed.

use crate::{StoreError, date, word};
use carnet_core::invoice::InvoiceKind;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap};

/// A table whose rows calendars show or name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Clients, named in every title.
    Client,
    /// Deadlines of missions.
    Deadline,
    /// Follow-ups.
    FollowUp,
    /// Who the user is: the language of the titles.
    Identity,
    /// Invoices.
    Invoice,
    /// Missions, named in titles.
    Mission,
    /// Stages of missions.
    Stage,
}

impl Source {
    const ALL: [Self; 7] = [
        Self::Client,
        Self::Deadline,
        Self::FollowUp,
        Self::Identity,
        Self::Invoice,
        Self::Mission,
        Self::Stage,
    ];

    fn table(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Deadline => "deadline",
            Self::FollowUp => "follow_up",
            Self::Identity => "identity",
            Self::Invoice => "invoice",
            Self::Mission => "mission",
            Self::Stage => "stage",
        }
    }
}

/// How often a row was written since the book was made, and when last. Undo writes too: neither ever goes back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Writes {
    /// Number of writes.
    pub count: u32,
    /// The last one; none: the journal knows of none.
    pub last: Option<DateTime<Utc>>,
}

/// Returns the writes of the rows that are named by table and id, in one statement. A row that the journal knows nothing of has
/// no entry.
///
/// # Errors
/// When the file cannot be read.
pub fn writes_of_rows(
    conn: &Connection,
    rows: &BTreeSet<(Source, i64)>,
) -> Result<HashMap<(Source, i64), Writes>, StoreError> {
    let keys: Vec<(&str, i64)> = rows.iter().map(|(source, id)| (source.table(), *id)).collect();
    let keys =
        serde_json::to_string(&keys).map_err(|error| StoreError::Value { detail: error.to_string() })?;
    let mut statement = conn.prepare_cached(include_str!("writes_of_rows.sql"))?;
    let mut found = HashMap::with_capacity(rows.len());
    let mut read = statement.query([keys])?;
    while let Some(row) = read.next()? {
        let table: String = row.get(0)?;
        let source = Source::ALL.into_iter().find(|source| source.table() == table);
        if let Some(source) = source {
            found
                .insert((source, row.get(1)?), Writes { count: row.get(2)?, last: crate::opt_word(row, 3)? });
        }
    }
    Ok(found)
}

/// Returns the writes of all rows of a table that ever were.
///
/// # Errors
/// When the file cannot be read.
pub fn writes_of_table(conn: &Connection, source: Source) -> Result<Writes, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("writes_of_table.sql"))?;
    Ok(statement.query_row([source.table()], |row| {
        Ok(Writes { count: row.get(0)?, last: crate::opt_word(row, 1)? })
    })?)
}

/// Returns the instant at which the book was made.
///
/// # Errors
/// When the file cannot be read.
pub fn book_created_at(conn: &Connection) -> Result<DateTime<Utc>, StoreError> {
    Ok(conn.query_row("SELECT created_at FROM book", [], |row| word(row, 0))?)
}

/// A stage of an open mission that has a date and is not validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageDate {
    /// The stage.
    pub id: i64,
    /// Its label.
    pub label: String,
    /// Its date.
    pub due_on: NaiveDate,
    /// Its mission.
    pub mission_id: i64,
    /// Name of the mission.
    pub mission: String,
    /// The client.
    pub client_id: i64,
    /// Name of the client.
    pub client: String,
}

/// Returns the dated stages of open missions.
///
/// # Errors
/// When the file cannot be read.
pub fn stages(conn: &Connection) -> Result<Vec<StageDate>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("stages.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(StageDate {
            id: row.get(0)?,
            label: row.get(1)?,
            due_on: date(row, 2)?,
            mission_id: row.get(3)?,
            mission: row.get(4)?,
            client_id: row.get(5)?,
            client: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The deadline that holds now for an open mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineDate {
    /// The mission.
    pub mission_id: i64,
    /// Its name.
    pub mission: String,
    /// Its deadline.
    pub due_on: NaiveDate,
    /// The client.
    pub client_id: i64,
    /// Name of the client.
    pub client: String,
}

/// Returns the deadlines of open missions, up to a day where given, nearest first.
///
/// # Errors
/// When the file cannot be read.
pub fn deadlines(conn: &Connection, until: Option<NaiveDate>) -> Result<Vec<DeadlineDate>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("deadlines.sql"))?;
    let rows = statement.query_map([until.map(|day| day.to_string())], |row| {
        Ok(DeadlineDate {
            mission_id: row.get(0)?,
            mission: row.get(1)?,
            due_on: date(row, 2)?,
            client_id: row.get(3)?,
            client: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An issued invoice that is not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentDate {
    /// The invoice.
    pub id: i64,
    /// Its kind.
    pub kind: InvoiceKind,
    /// Its number.
    pub number: String,
    /// When it is due.
    pub due_on: NaiveDate,
    /// The client.
    pub client_id: i64,
    /// Name of the client.
    pub client: String,
    /// What is left to pay, in minor units.
    pub balance: i64,
}

/// Returns the issued invoices that are not paid, by due date.
///
/// # Errors
/// When the file cannot be read.
pub fn payments(conn: &Connection) -> Result<Vec<PaymentDate>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("payments.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(PaymentDate {
            id: row.get(0)?,
            kind: word(row, 1)?,
            number: row.get(2)?,
            due_on: date(row, 3)?,
            client_id: row.get(4)?,
            client: row.get(5)?,
            balance: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A dated thing of the book, of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// follow_up, stage, deadline, payment or validity.
    pub kind: String,
    /// The follow-up, stage, invoice or quote; of a deadline its mission.
    pub id: i64,
    /// Day.
    pub on: NaiveDate,
    /// Time of the day.
    pub at: Option<NaiveTime>,
    /// What it says: a note, a label, a name, a number.
    pub title: String,
    /// Name of the client.
    pub client: String,
    /// The client.
    pub client_id: i64,
    /// client, quote, mission or invoice: the record that it is about.
    pub subject: String,
    /// That record.
    pub record_id: i64,
    /// Its name or number; none on a client.
    pub record: Option<String>,
    /// Whether it is behind.
    pub done: bool,
    /// Whether its date can be moved.
    pub movable: bool,
    /// What is left to pay, in minor units.
    pub balance: Option<i64>,
}

/// Returns everything with a date from `from` to `to`, by day and time; done things too.
///
/// # Errors
/// When the file cannot be read.
pub fn agenda(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<AgendaRow>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("agenda.sql"))?;
    let rows = statement.query_map([from.to_string(), to.to_string()], |row| {
        Ok(AgendaRow {
            kind: row.get(0)?,
            id: row.get(1)?,
            on: date(row, 2)?,
            at: crate::opt_word(row, 3)?,
            title: row.get(4)?,
            client: row.get(5)?,
            client_id: row.get(6)?,
            subject: row.get(7)?,
            record_id: row.get(8)?,
            record: row.get(9)?,
            done: row.get(10)?,
            movable: row.get(11)?,
            balance: row.get(12)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the mission of a stage and its place in it.
///
/// # Errors
/// When the file cannot be read.
pub fn stage_place(conn: &Connection, stage: i64) -> Result<Option<(i64, u32)>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT mission_id, position FROM stage WHERE id = ?1")?;
    Ok(statement.query_row([stage], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Book, Operation};

    #[test]
    fn writes_are_counted_by_their_index_and_undo_counts_too() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::create(folder.path(), "test", "2026-11-21T12:00:00Z").unwrap();
        let operation = Operation { name: "test", barrier: false };
        let insert = "INSERT INTO client (name, search, created_on) VALUES ('Acme', 'acme', '2026-11-21')";
        book.transact(operation, "2026-11-21T12:00:00Z", |tx| Ok::<_, StoreError>(tx.execute(insert, [])?))
            .unwrap();
        let client = BTreeSet::from([(Source::Client, 1), (Source::Stage, 1)]);
        let written = |book: &Book| writes_of_rows(book.conn(), &client).unwrap();
        assert_eq!(written(&book).get(&(Source::Client, 1)).unwrap().count, 1, "the row was made");
        book.undo("2026-11-22T12:00:00Z").unwrap();
        let after = written(&book);
        let (stage, after) = (after.get(&(Source::Stage, 1)), after.get(&(Source::Client, 1)).unwrap());
        assert_eq!((stage, after.count), (None, 2), "taking it back is a write, of that row alone");
        assert_eq!(after.last, Some("2026-11-22T12:00:00Z".parse().unwrap()));
        assert_eq!(writes_of_table(book.conn(), Source::Client).unwrap(), *after, "it is the only client");
        let plan: Vec<String> = book
            .conn()
            .prepare(concat!("EXPLAIN QUERY PLAN\n", include_str!("writes_of_rows.sql")))
            .unwrap()
            .query_map(["[[\"client\",1]]"], |row| row.get(3))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(
            plan.iter().any(|step| step.contains("journal_row_dated")),
            "no scan of the journal: {plan:?}"
        );
    }
}
