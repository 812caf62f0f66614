//! Purchases: invoices received and expenses written by hand, their lines, VAT and payments.
//!
//! Amounts are minor units of the expense's own currency, signed: a credit note is negative.

mod payment;

pub use payment::{Payment, pay, payments};

use crate::{StoreError, Tx, decimal, opt_word, word};
use carnet_core::ids::{ClientId, ExpenseId, InvoiceId};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use rust_decimal::Decimal;

/// What an expense is, without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expense {
    /// `invoice` or `credit_note`.
    pub kind: String,
    /// Name of the supplier.
    pub supplier: String,
    /// What tells the supplier from others: SIREN, else VAT number, else the folded name.
    pub supplier_key: String,
    /// The name, folded for searching.
    pub search: String,
    /// SIREN.
    pub supplier_siren: Option<String>,
    /// VAT number.
    pub supplier_vat_number: Option<String>,
    /// Address.
    pub supplier_address: Option<String>,
    /// Country, two letters.
    pub supplier_country: Option<String>,
    /// The supplier's number.
    pub number: Option<String>,
    /// Issue date.
    pub issue_date: NaiveDate,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// Day on which it came.
    pub received_on: NaiveDate,
    /// Currency, three letters.
    pub currency: String,
    /// Decimals of the currency.
    pub decimals: u32,
    /// Net.
    pub net: i64,
    /// Tax.
    pub vat: i64,
    /// Gross.
    pub gross: i64,
    /// Left to pay when it came.
    pub due: i64,
    /// The user's word for what it is.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// `factur-x`, `zugferd`, `cii` or `ubl`; none when written by hand.
    pub format: Option<String>,
    /// Profile of the electronic invoice.
    pub profile: Option<String>,
    /// Type code (BT-3).
    pub type_code: Option<String>,
    /// The file that came with it.
    pub file: Option<KeptFile>,
    /// The client in whose name it was paid, who pays it back to the cent; none: the user's own.
    pub disbursed_for: Option<ClientId>,
}

/// The file of an expense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// As the supplier named it.
    pub name: String,
    /// Its name under `attachments/`.
    pub stored: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was bought.
    pub description: String,
    /// Quantity.
    pub quantity: Decimal,
    /// Unit as the supplier codes it, or one of ours.
    pub unit: String,
    /// Price of a unit.
    pub unit_price: Decimal,
    /// VAT category.
    pub vat_category: String,
    /// VAT rate in percent.
    pub vat_rate: Decimal,
    /// Net.
    pub net: i64,
}

/// The VAT of one category and rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vat {
    /// Category.
    pub category: String,
    /// Rate in percent.
    pub rate: Decimal,
    /// Base.
    pub base: i64,
    /// Tax.
    pub tax: i64,
}

/// An expense of a list, with what was paid of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpenseRow {
    /// Identity.
    pub id: ExpenseId,
    /// The expense.
    pub expense: Expense,
    /// Sum of the payments.
    pub paid: i64,
    /// Day of the last payment.
    pub paid_on: Option<NaiveDate>,
    /// Name of the client in whose name it was paid.
    pub disbursed_client: Option<String>,
    /// The document that asks that client for it.
    pub billed: Option<Bearer>,
}

/// The document that bears a purchase: a line of it asks the client to give back what was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// Identity.
    pub id: InvoiceId,
    /// Its number; none while it is a draft.
    pub number: Option<String>,
}

impl ExpenseRow {
    /// Returns what is left to pay; to get back when it is negative.
    pub fn left(&self) -> i64 {
        self.expense.due.saturating_sub(self.paid)
    }
}

const SELECT: &str = include_str!("select.sql");

fn read(row: &Row<'_>) -> rusqlite::Result<ExpenseRow> {
    let file = match row.get::<_, Option<String>>("file")? {
        Some(stored) => {
            Some(KeptFile { name: row.get("file_name")?, stored, sha256: row.get("file_sha256")? })
        }
        None => None,
    };
    let billed = match row.get::<_, Option<i64>>("billed_id")? {
        Some(id) => Some(Bearer { id: InvoiceId(id), number: row.get("billed_number")? }),
        None => None,
    };
    Ok(ExpenseRow {
        billed,
        id: ExpenseId(row.get("id")?),
        expense: Expense {
            kind: row.get("kind")?,
            supplier: row.get("supplier")?,
            supplier_key: row.get("supplier_key")?,
            search: row.get("search")?,
            supplier_siren: row.get("supplier_siren")?,
            supplier_vat_number: row.get("supplier_vat_number")?,
            supplier_address: row.get("supplier_address")?,
            supplier_country: row.get("supplier_country")?,
            number: row.get("number")?,
            issue_date: word(row, "issue_date")?,
            due_date: opt_word(row, "due_date")?,
            received_on: word(row, "received_on")?,
            currency: row.get("currency")?,
            decimals: row.get("decimals")?,
            net: row.get("net")?,
            vat: row.get("vat")?,
            gross: row.get("gross")?,
            due: row.get("due")?,
            category: row.get("category")?,
            note: row.get("note")?,
            format: row.get("format")?,
            profile: row.get("profile")?,
            type_code: row.get("type_code")?,
            file,
            disbursed_for: row.get::<_, Option<i64>>("disbursed_for")?.map(ClientId),
        },
        disbursed_client: row.get("disbursed_client")?,
        paid: row.get("paid")?,
        paid_on: opt_word(row, "paid_on")?,
    })
}

/// Returns an expense.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection, id: ExpenseId) -> Result<Option<ExpenseRow>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE expense.id = ?1"))?;
    Ok(statement.query_row([id.0], read).optional()?)
}

/// Returns the expenses dated from one day to another whose folded supplier holds `search`, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn list(
    conn: &Connection,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    search: &str,
) -> Result<Vec<ExpenseRow>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} WHERE (:from IS NULL OR expense.issue_date >= :from) AND (:to IS NULL OR expense.issue_date <= :to)
         AND instr(expense.search, :search) > 0 ORDER BY expense.issue_date DESC, expense.id DESC"
    ))?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let rows =
        statement.query_map(named_params! { ":from": day(from), ":to": day(to), ":search": search }, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the expense read out of a file with these bytes.
///
/// # Errors
/// When the file cannot be read.
pub fn of_file(conn: &Connection, sha256: &str) -> Result<Option<ExpenseId>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM expense WHERE file_sha256 = ?1 AND format IS NOT NULL")?;
    Ok(statement.query_row([sha256], |row| row.get(0).map(ExpenseId)).optional()?)
}

/// Returns another expense of the same supplier with the same number in the same year, by whatever the supplier is known.
///
/// # Errors
/// When the file cannot be read.
pub fn double(
    conn: &Connection,
    expense: &Expense,
    except: Option<ExpenseId>,
) -> Result<Option<ExpenseId>, StoreError> {
    let Some(number) = &expense.number else { return Ok(None) };
    let mut statement = conn.prepare_cached(include_str!("double.sql"))?;
    let found = statement.query_row(
        named_params! {
            ":number": number,
            ":year": expense.issue_date.format("%Y").to_string(),
            ":siren": expense.supplier_siren,
            ":vat_number": expense.supplier_vat_number,
            ":search": expense.search,
            ":except": except.map(|id| id.0),
        },
        |row| row.get(0).map(ExpenseId),
    );
    Ok(found.optional()?)
}

/// Adds an expense with its lines and VAT, or changes the one called `id`, and returns its id.
///
/// # Errors
/// When the file cannot be written.
pub fn save(
    tx: &Tx<'_>,
    id: Option<ExpenseId>,
    expense: &Expense,
    lines: &[Line],
    vat: &[Vat],
) -> Result<ExpenseId, StoreError> {
    let file = expense.file.as_ref();
    tx.prepare_cached(include_str!("save.sql"))?.execute(named_params! {
        ":id": id.map(|id| id.0),
        ":kind": expense.kind,
        ":supplier": expense.supplier,
        ":supplier_key": expense.supplier_key,
        ":search": expense.search,
        ":supplier_siren": expense.supplier_siren,
        ":supplier_vat_number": expense.supplier_vat_number,
        ":supplier_address": expense.supplier_address,
        ":supplier_country": expense.supplier_country,
        ":number": expense.number,
        ":issue_date": expense.issue_date.to_string(),
        ":due_date": expense.due_date.map(|day| day.to_string()),
        ":received_on": expense.received_on.to_string(),
        ":currency": expense.currency,
        ":decimals": expense.decimals,
        ":net": expense.net,
        ":vat": expense.vat,
        ":gross": expense.gross,
        ":due": expense.due,
        ":category": expense.category,
        ":note": expense.note,
        ":format": expense.format,
        ":profile": expense.profile,
        ":type_code": expense.type_code,
        ":file_name": file.map(|file| &file.name),
        ":file": file.map(|file| &file.stored),
        ":file_sha256": file.map(|file| &file.sha256),
        ":disbursed_for": expense.disbursed_for.map(|client| client.0),
    })?;
    let id = id.unwrap_or_else(|| ExpenseId(tx.last_insert_rowid()));
    clear(tx, id)?;
    insert_lines(tx, id, lines)?;
    insert_vat(tx, id, vat)?;
    Ok(id)
}

fn insert_lines(tx: &Tx<'_>, id: ExpenseId, lines: &[Line]) -> Result<(), StoreError> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO expense_line (expense_id, position, description, quantity, unit, unit_price, vat_category, vat_rate, net)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (position, line) in (1_i64..).zip(lines) {
        let (quantity, price) = (line.quantity.normalize(), line.unit_price.normalize());
        insert.execute((
            id.0,
            position,
            &line.description,
            quantity.to_string(),
            &line.unit,
            price.to_string(),
            &line.vat_category,
            line.vat_rate.normalize().to_string(),
            line.net,
        ))?;
    }
    Ok(())
}

fn insert_vat(tx: &Tx<'_>, id: ExpenseId, vat: &[Vat]) -> Result<(), StoreError> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO expense_vat (expense_id, category, rate, base, tax) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for row in vat {
        insert.execute((id.0, &row.category, row.rate.normalize().to_string(), row.base, row.tax))?;
    }
    Ok(())
}

fn clear(tx: &Tx<'_>, id: ExpenseId) -> Result<(), StoreError> {
    for table in ["expense_line", "expense_vat"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE expense_id = ?1"))?.execute([id.0])?;
    }
    Ok(())
}

/// Deletes an expense with all behind it and returns whether it was there; its file stays, for undo.
///
/// # Errors
/// When the file cannot be written.
pub fn delete(tx: &Tx<'_>, id: ExpenseId) -> Result<bool, StoreError> {
    clear(tx, id)?;
    tx.prepare_cached("DELETE FROM expense_payment WHERE expense_id = ?1")?.execute([id.0])?;
    Ok(tx.prepare_cached("DELETE FROM expense WHERE id = ?1")?.execute([id.0])? > 0)
}

/// Returns the first document that ever asked a client for an expense, whatever became of it.
///
/// # Errors
/// When the file cannot be read.
pub fn named_by(conn: &Connection, id: ExpenseId) -> Result<Option<Bearer>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT invoice.id, invoice.number FROM invoice_line JOIN invoice ON invoice.id = invoice_line.invoice_id
         WHERE invoice_line.expense_id = ?1 ORDER BY invoice.status = 'draft', invoice.id LIMIT 1",
    )?;
    let bearer = statement
        .query_row([id.0], |row| Ok(Bearer { id: InvoiceId(row.get(0)?), number: row.get(1)? }))
        .optional()?;
    Ok(bearer)
}

/// Returns the lines of an expense, in order.
///
/// # Errors
/// When the file cannot be read.
pub fn lines(conn: &Connection, id: ExpenseId) -> Result<Vec<Line>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM expense_line WHERE expense_id = ?1 ORDER BY position")?;
    let rows = statement.query_map([id.0], |row| {
        Ok(Line {
            description: row.get("description")?,
            quantity: decimal(row, "quantity")?,
            unit: row.get("unit")?,
            unit_price: decimal(row, "unit_price")?,
            vat_category: row.get("vat_category")?,
            vat_rate: decimal(row, "vat_rate")?,
            net: row.get("net")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the VAT of an expense, in the order of its file.
///
/// # Errors
/// When the file cannot be read.
pub fn vat(conn: &Connection, id: ExpenseId) -> Result<Vec<Vat>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT * FROM expense_vat WHERE expense_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([id.0], |row| {
        Ok(Vat {
            category: row.get("category")?,
            rate: decimal(row, "rate")?,
            base: row.get("base")?,
            tax: row.get("tax")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
