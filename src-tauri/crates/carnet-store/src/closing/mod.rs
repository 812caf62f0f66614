//! Closings: the totals of a month or year, each hashed after the one before. The database refuses to change them, and
//! to date anything inside.

use crate::invoice::{chain_hash_at, parts};
use crate::{StoreError, Tx, date, sha256_hex, word};
use carnet_core::closing::ClosingPeriod;
use chrono::NaiveDate;
use rusqlite::Connection;
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// What the text of each closing begins with when it is hashed.
pub const CHAIN: &str = "carnet-closing-1";

/// What a period holds. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Sum of the receipts, refunds deducted, with tax.
    pub receipts: i64,
    /// The part of it before tax.
    pub receipts_net: i64,
    /// How many.
    pub receipts_count: i64,
    /// SHA-256 of their rows.
    pub receipts_sha256: String,
    /// Sum of all receipts up to the last day.
    pub receipts_to_date: i64,
    /// Invoiced before tax, credit notes deducted.
    pub invoiced_net: i64,
    /// Tax invoiced.
    pub invoiced_vat: i64,
    /// How many invoices and credit notes.
    pub documents: i64,
    /// Sum of what was paid for purchases, in euros, with tax.
    pub purchases: i64,
    /// How many payments, in any currency.
    pub purchases_count: i64,
    /// SHA-256 of their rows.
    pub purchases_sha256: String,
    /// Place and hash of the last document of the chain when the period was closed.
    pub head: Option<(i64, String)>,
}

/// A closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Month or year.
    pub period: ClosingPeriod,
    /// Instant, RFC 3339 UTC.
    pub closed_at: String,
    /// The totals as text.
    pub content: String,
    /// Hash of the closing before; empty for the first.
    pub previous: String,
    /// Its hash.
    pub hash: String,
}

impl Figures {
    /// Returns what was invoiced with tax.
    pub fn invoiced_gross(&self) -> i64 {
        self.invoiced_net + self.invoiced_vat
    }

    /// Writes the totals as the hash covers them, one `name value` a line. The names are part of the book's format.
    pub fn text(&self, period: ClosingPeriod, closed_at: &str) -> String {
        let amount = |minor: i64| Decimal::new(minor, 2).to_string();
        let (index, head) = self.head.clone().unwrap_or_default();
        let lines = [
            ("period", period.to_string()),
            ("from", period.first_day().to_string()),
            ("to", period.last_day().to_string()),
            ("closed_at", closed_at.to_owned()),
            ("receipts", amount(self.receipts)),
            ("receipts_net", amount(self.receipts_net)),
            ("receipts_count", self.receipts_count.to_string()),
            ("receipts_sha256", self.receipts_sha256.clone()),
            ("receipts_to_date", amount(self.receipts_to_date)),
            ("invoiced_net", amount(self.invoiced_net)),
            ("invoiced_vat", amount(self.invoiced_vat)),
            ("invoiced_gross", amount(self.invoiced_gross())),
            ("documents", self.documents.to_string()),
            ("purchases", amount(self.purchases)),
            ("purchases_count", self.purchases_count.to_string()),
            ("purchases_sha256", self.purchases_sha256.clone()),
            ("chain_index", index.to_string()),
            ("chain_head", head),
        ];
        lines.iter().fold(String::new(), |mut text, (name, value)| {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{name} {value}");
            text
        })
    }
}

impl Closing {
    /// Returns the hash that this closing must have after `previous`.
    pub fn expected_hash(&self, previous: &str) -> String {
        sha256_hex(proof(previous, &self.content).as_bytes())
    }

    /// Returns the text whose SHA-256 is the hash of this closing.
    pub fn proof(&self) -> String {
        proof(&self.previous, &self.content)
    }

    /// Returns a value of the totals by its name.
    pub fn value(&self, name: &str) -> &str {
        value_of(&self.content, name)
    }
}

/// Returns a value of a closing's totals by its name; empty when there is none.
pub fn value_of<'a>(content: &'a str, name: &str) -> &'a str {
    content
        .lines()
        .find_map(|line| line.split_once(' ').filter(|(key, _)| *key == name))
        .map_or("", |(_, v)| v)
}

fn proof(previous: &str, content: &str) -> String {
    parts(&[CHAIN, previous, content])
}

/// Returns what a period holds now, with the present head of the chain.
///
/// # Errors
/// When the file cannot be read.
pub fn figures(conn: &Connection, period: ClosingPeriod) -> Result<Figures, StoreError> {
    let (from, to) = (period.first_day().to_string(), period.last_day().to_string());
    let receipts_sha256 = rows_sha256(conn, RECEIPTS, &from, &to)?;
    let purchases_sha256 = rows_sha256(conn, PURCHASES, &from, &to)?;
    let head = crate::invoice::chain_place(conn)?;
    let mut statement = conn.prepare_cached(include_str!("figures.sql"))?;
    Ok(statement.query_row((&from, &to), |row| {
        Ok(Figures {
            receipts: row.get(0)?,
            receipts_net: row.get(1)?,
            receipts_count: row.get(2)?,
            receipts_sha256,
            receipts_to_date: row.get(3)?,
            invoiced_net: row.get(4)?,
            invoiced_vat: row.get(5)?,
            documents: row.get(6)?,
            purchases: row.get(7)?,
            purchases_count: row.get(8)?,
            purchases_sha256,
            head,
        })
    })?)
}

/// The receipts of a period, one line each: `date number amount net method`. Part of the book's format.
const RECEIPTS: &str =
    "SELECT on_date || ' ' || number || ' ' || amount || ' ' || payment.net || ' ' || method || char(10)
     FROM payment JOIN invoice ON invoice.id = invoice_id
     WHERE on_date BETWEEN ?1 AND ?2 ORDER BY on_date, payment.id";

/// The payments of purchases, one line each: `date amount currency method supplier`. Part of the book's format.
const PURCHASES: &str =
    "SELECT on_date || ' ' || amount || ' ' || currency || ' ' || method || ' ' || supplier || char(10)
     FROM expense_payment JOIN expense ON expense.id = expense_id
     WHERE on_date BETWEEN ?1 AND ?2 ORDER BY on_date, expense_payment.id";

/// Returns the SHA-256 of the lines of a period.
fn rows_sha256(conn: &Connection, sql: &str, from: &str, to: &str) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let lines: Vec<String> = statement.query_map((from, to), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(sha256_hex(lines.concat().as_bytes()))
}

/// Returns the last day that is closed: nothing is dated on it or before.
///
/// # Errors
/// When the file cannot be read.
pub fn closed_until(conn: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT last_day FROM closing ORDER BY last_day DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    Ok(rows.next()?.map(|row| date(row, 0)).transpose()?)
}

/// Returns the months that hold a receipt, an issued document or a payment of a purchase, in order.
///
/// # Errors
/// When the file cannot be read.
pub fn months_with_rows(conn: &Connection) -> Result<Vec<ClosingPeriod>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT substr(on_date, 1, 7) FROM payment
         UNION SELECT substr(issue_date, 1, 7) FROM invoice WHERE status = 'issued'
         UNION SELECT substr(on_date, 1, 7) FROM expense_payment ORDER BY 1",
    )?;
    Ok(statement.query_map([], |row| word(row, 0))?.collect::<Result<_, _>>()?)
}

/// Adds a closing after the last one and returns it.
///
/// # Errors
/// When the file cannot be written, or the period is closed already.
pub fn insert(
    tx: &Tx<'_>,
    period: ClosingPeriod,
    closed_at: &str,
    figures: &Figures,
) -> Result<Closing, StoreError> {
    let previous = list(tx)?.pop().map_or_else(String::new, |last| last.hash);
    let content = figures.text(period, closed_at);
    let hash = sha256_hex(proof(&previous, &content).as_bytes());
    let closing = Closing { period, closed_at: closed_at.to_owned(), content, previous, hash };
    tx.prepare_cached(
        "INSERT INTO closing (period, first_day, last_day, closed_at, content, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        period.to_string(),
        period.first_day().to_string(),
        period.last_day().to_string(),
        closed_at,
        &closing.content,
        &closing.previous,
        &closing.hash,
    ))?;
    Ok(closing)
}

/// Returns all closings in the order in which they were made.
///
/// # Errors
/// When the file cannot be read.
pub fn list(conn: &Connection) -> Result<Vec<Closing>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT period, closed_at, content, previous, hash FROM closing ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(Closing {
            period: word(row, 0)?,
            closed_at: row.get(1)?,
            content: row.get(2)?,
            previous: row.get(3)?,
            hash: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns what a closed period would be closed with now, beside the head that was noted then: the same text, unless
/// something inside changed.
///
/// # Errors
/// When the file cannot be read.
pub fn content_now(conn: &Connection, closing: &Closing) -> Result<String, StoreError> {
    let head = match closing.value("chain_index").parse::<i64>() {
        Ok(index) if index > 0 => chain_hash_at(conn, index)?.map(|hash| (index, hash)),
        _ => None,
    };
    let figures = Figures { head, ..figures(conn, closing.period)? };
    Ok(figures.text(closing.period, &closing.closed_at))
}
