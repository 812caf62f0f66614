//! `crowd BOOK ROWS`: makes a demonstration book large, for what lists do with many rows.
//!
//! Every record of the demonstration is copied, with its lines, stages and payments, until each list of the window has at
//! least ROWS rows. Copies have names and numbers of their own; issued invoices take their place in the chain. Prints one line
//! of JSON, the rows of each table. Not meant for a book that anyone keeps.

use carnet_core::document::DocumentNumber;
use carnet_core::ids::InvoiceId;
use carnet_store::invoice::{self, Issued, issue};
use carnet_store::{Book, Operation, Tx, series};
use std::collections::BTreeMap;
use std::path::Path;

type Failed = Box<dyn std::error::Error>;

/// Ids of the `k`th copy are those of the demonstration and `k` times this.
const STRIDE: i64 = 100_000;

/// Each table that is copied, parents first, and the one whose count says how often: the list it stands in. The demonstration has
/// fewer missions than invoices, so that most copies of missions have none; those have no order either, which would ask for them.
const TABLES: [(&str, &str); 19] = [
    ("client", "client"),
    ("interaction", "client"),
    ("quote", "quote"),
    ("quote_line", "quote"),
    ("quote_stage", "quote"),
    ("mission", "mission"),
    ("signed_order", "invoice"),
    ("stage", "mission"),
    ("stage_vat", "mission"),
    ("deadline", "mission"),
    ("invoice", "invoice"),
    ("invoice_line", "invoice"),
    ("invoice_vat", "invoice"),
    ("invoice_deduction", "invoice"),
    ("payment", "invoice"),
    ("expense", "expense"),
    ("expense_vat", "expense"),
    ("expense_payment", "expense"),
    ("follow_up", "follow_up"),
];

/// What is no id and may not stand twice, or shall not look the same everywhere; `k` is the copy.
const CHANGED: [(&str, &str, &str); 16] = [
    ("client", "name", "name || ' ' || k"),
    ("client", "search", "search || ' ' || k"),
    ("quote", "number", "substr(number, 1, 6) || printf('%04d', substr(number, 7) + k * 1000)"),
    ("mission", "name", "name || ' ' || k"),
    ("mission", "search", "search || ' ' || k"),
    ("invoice", "status", "'draft'"),
    ("invoice", "number", "NULL"),
    ("invoice", "chain_index", "NULL"),
    ("invoice", "chain_prev", "NULL"),
    ("invoice", "chain_hash", "NULL"),
    ("expense", "supplier", "supplier || ' ' || k"),
    ("expense", "supplier_key", "supplier_key || ' ' || k"),
    ("expense", "file_sha256", "substr(file_sha256, 1, 58) || printf('%06x', k)"),
    // The books show one year at a time.
    ("payment", "on_date", "iif(substr(on_date, 6) < '11-23', '2026' || substr(on_date, 5), on_date)"),
    (
        "expense_payment",
        "on_date",
        "iif(substr(on_date, 6) < '11-23', '2026' || substr(on_date, 5), on_date)",
    ),
    // Some of them lie before today, most of them in the years to come.
    ("follow_up", "due_on", "date(due_on, (k % 900 - 100) || ' days')"),
];

fn main() -> Result<(), Failed> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [book, rows] = words.as_slice() else { return Err("usage: crowd BOOK ROWS".into()) };
    let rows: i64 = rows.parse()?;
    let mut book = Book::open(Path::new(book))?;
    let operation = Operation { name: "demo", barrier: true };
    let copied = book.transact(operation, "2026-11-23T12:00:00Z", |tx| crowd(tx, rows))?.value;
    let shown: Vec<String> = copied.iter().map(|(table, count)| format!("\"{table}\":{count}")).collect();
    println!("{{{}}}", shown.join(","));
    Ok(())
}

fn crowd(tx: &Tx<'_>, rows: i64) -> Result<BTreeMap<&'static str, i64>, Failed> {
    let mut copies = BTreeMap::new();
    for (table, counted) in TABLES {
        if table == counted {
            copies.insert(table, (rows - 1) / count(tx, table)?.max(1));
        }
    }
    // Issued invoices refuse lines and deductions: they are issued when all of them are there, payments come after.
    for (table, counted) in TABLES {
        if table == "payment" {
            reissue(tx)?;
        }
        copy(tx, table, copies[counted], &copies)?;
    }
    tx.execute(
        "UPDATE stage SET validated_on = NULL, validated_by = NULL WHERE mission_id / ?1 > ?2",
        (STRIDE, copies["invoice"]),
    )?;
    tx.execute_batch(
        "UPDATE series SET last = (SELECT max(CAST(substr(number, 7) AS INTEGER)) FROM quote
                                   WHERE number LIKE series.series || series.year || '-%') WHERE series = 'D'",
    )?;
    let mut counts = BTreeMap::new();
    for (table, _) in TABLES {
        counts.insert(table, count(tx, table)?);
    }
    Ok(counts)
}

fn count(tx: &Tx<'_>, table: &str) -> Result<i64, Failed> {
    Ok(tx.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
}

/// Copies the rows of the demonstration `times` times. An id of another record becomes that of its copy; where it has fewer, one of
/// them, or none if that may be.
fn copy(tx: &Tx<'_>, table: &str, times: i64, copies: &BTreeMap<&str, i64>) -> Result<(), Failed> {
    let mut parents: BTreeMap<String, i64> = BTreeMap::new();
    let mut statement = tx.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
    for parent in statement.query_map([table], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))? {
        let (column, of) = parent?;
        if let Some((_, counted)) = TABLES.iter().find(|(name, _)| *name == of) {
            parents.insert(column, copies[counted]);
        }
    }
    let mut statement = tx.prepare("SELECT name, \"notnull\" FROM pragma_table_info(?1)")?;
    let columns: Vec<(String, bool)> =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let values: Vec<String> = columns
        .iter()
        .map(|(column, needed)| {
            match (parents.get(column), CHANGED.iter().find(|(t, c, _)| (*t, *c) == (table, column))) {
                (_, Some((_, _, value))) => (*value).to_owned(),
                (Some(most), None) if *most >= times || *needed => {
                    format!("{column} + k % ({most} + 1) * {STRIDE}")
                }
                (Some(most), None) => format!("CASE WHEN k <= {most} THEN {column} + k * {STRIDE} END"),
                (None, None) if column == "id" => format!("id + k * {STRIDE}"),
                (None, None) => column.clone(),
            }
        })
        .collect();
    let names: Vec<&str> = columns.iter().map(|(column, _)| column.as_str()).collect();
    tx.execute(
        &format!(
            "WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < ?1)
             INSERT INTO {table} ({}) SELECT {} FROM copies, {table} WHERE id < {STRIDE} AND ?1 > 0",
            names.join(", "),
            values.join(", ")
        ),
        [times],
    )?;
    Ok(())
}

/// Issues the copies of what is issued, as often as it was copied, in the order of the chain.
fn reissue(tx: &Tx<'_>) -> Result<(), Failed> {
    let mut statement = tx.prepare(
        "SELECT copy.id, of.number, of.issue_date, of.due_date, of.issued_at, of.snapshot, of.pdf_file, of.pdf_sha256, of.electronic
         FROM invoice copy JOIN invoice of ON of.id = copy.id % ?1
         WHERE copy.id >= ?1 AND of.status = 'issued' ORDER BY copy.id / ?1, of.chain_index",
    )?;
    let mut rows = statement.query([STRIDE])?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        let id: i64 = row.get(0)?;
        let of: DocumentNumber = text(1)?.parse().map_err(|()| "a number that is none")?;
        let number = series::take(tx, of.series, text(2)?.parse()?)?;
        let (issued_at, snapshot, pdf_file, pdf_sha256, electronic) =
            (text(4)?, text(5)?, text(6)?, text(7)?, text(8)?);
        let snapshot = snapshot_of(tx, InvoiceId(id), number, &snapshot)?;
        let issued = Issued {
            number,
            issue_date: text(2)?.parse()?,
            due_date: text(3)?.parse()?,
            issued_at: &issued_at,
            snapshot: &snapshot,
            pdf_file: &pdf_file,
            pdf_sha256: &pdf_sha256,
            electronic: &electronic,
        };
        issue(tx, InvoiceId(id), &issued)?;
    }
    Ok(())
}

/// Returns what a copy is frozen with: what the original was, with the numbers and ids of the copy, so that the book stays sound.
fn snapshot_of(tx: &Tx<'_>, id: InvoiceId, number: DocumentNumber, original: &str) -> Result<String, Failed> {
    let mut snapshot: serde_json::Value = serde_json::from_str(original)?;
    let record = &mut snapshot["record"];
    let copy = invoice::get(tx, id)?;
    record["number"] = number.to_string().into();
    record["client_id"] = copy.client_id.0.into();
    record["mission_id"] = copy.mission_id.map(|mission| mission.0).into();
    record["stage_id"] = copy.stage_id.map(|stage| stage.0).into();
    record["credited_id"] = copy.credited_id.map(|credited| credited.0).into();
    if let Some(corrects) = record.get_mut("corrects_id") {
        *corrects = copy.replaces_id.map(|replaced| replaced.0).into();
    }
    for (at, line) in invoice::lines(tx, id)?.iter().enumerate() {
        record["lines"][at]["credited_line_id"] = line.credited_line_id.into();
    }
    for (at, deduction) in invoice::deductions(tx, id)?.iter().enumerate() {
        record["deductions"][at]["number"] = deduction.number.as_str().into();
    }
    Ok(snapshot.to_string())
}
