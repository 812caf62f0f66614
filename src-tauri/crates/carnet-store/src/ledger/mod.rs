//! What the books of the law are made of: receipts by their date with the document that they pay, issued
//! documents, purchases.

mod purchases;

pub use purchases::{Bought, Spending, received, received_files, spendings};

use crate::{StoreError, date, invoice, opt_word, word};
use carnet_core::accounting::{Asked, Corrected};
use carnet_core::ids::{ClientId, InvoiceId};
use carnet_core::invoice::{InvoiceKind, PaymentMethod, PaymentParts};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row};

/// A receipt, or a refund when its amount is negative. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its place among the receipts of its year, from 1.
    pub rank: i64,
    /// Date of the receipt.
    pub on: NaiveDate,
    /// Amount with tax.
    pub amount: i64,
    /// What of it is net, and what of the net is no sale of services.
    pub parts: PaymentParts,
    /// Whether it only puts money that came before down to another invoice.
    pub moved: bool,
    /// Method.
    pub method: PaymentMethod,
    /// Why, where it needs one.
    pub note: Option<String>,
    /// The document.
    pub invoice_id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// Its kind.
    pub kind: InvoiceKind,
    /// Its title.
    pub subject: Option<String>,
    /// Text of its first line.
    pub first_line: Option<String>,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client, as it was printed.
    pub client: String,
}

/// Returns the receipts dated from `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn receipts(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Receipt>, StoreError> {
    // Ranks count from the first day of the year, wherever the period begins.
    let new_year = from.with_ordinal(1).unwrap_or(from);
    let mut statement = conn.prepare_cached(include_str!("receipts.sql"))?;
    let rows = statement.query_map((new_year.to_string(), to.to_string()), |row| {
        Ok(Receipt {
            rank: row.get("rank")?,
            on: date(row, "on_date")?,
            amount: row.get("amount")?,
            parts: crate::payment::parts(row)?,
            moved: row.get("moved")?,
            method: word(row, "method")?,
            note: row.get("note")?,
            invoice_id: InvoiceId(row.get("invoice_id")?),
            number: row.get("number")?,
            issued_on: date(row, "issue_date")?,
            kind: word(row, "kind")?,
            subject: row.get("subject")?,
            first_line: row.get("first_line")?,
            client_id: ClientId(row.get("client_id")?),
            client: row.get("client")?,
        })
    })?;
    let all: Vec<Receipt> = rows.collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|receipt| receipt.on >= from).collect())
}

/// An issued document. Amounts in minor units, those of a credit note positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Identity.
    pub id: InvoiceId,
    /// Number.
    pub number: String,
    /// Date.
    pub on: NaiveDate,
    /// Kind.
    pub kind: InvoiceKind,
    /// Of a credit note, the kind of the invoice that it corrects.
    pub credited_kind: Option<InvoiceKind>,
    /// What it asks for.
    pub asked: Asked,
    /// Gross.
    pub gross: i64,
    /// The invoice whose place it takes, when it corrects one.
    pub corrects: Option<Corrected>,
    /// Title.
    pub subject: Option<String>,
    /// Text of its first line.
    pub first_line: Option<String>,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client, as it was printed.
    pub client: String,
    /// Name of its paper under `documents/`.
    pub pdf_file: String,
    /// Place in the chain.
    pub chain_index: i64,
}

/// An invoice that another one corrects, as its row says it.
type Wrong = (InvoiceId, String, Asked);

/// Returns the documents issued from `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn issued(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Issued>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("issued.sql"))?;
    let rows = statement.query_map((from.to_string(), to.to_string()), |row| {
        let wrong = match row.get::<_, Option<i64>>("wrong_id")? {
            Some(id) => Some((InvoiceId(id), row.get("wrong_number")?, asked(row, "wrong_")?)),
            None => None,
        };
        let document = Issued {
            id: InvoiceId(row.get("id")?),
            number: row.get("number")?,
            on: date(row, "issue_date")?,
            kind: word(row, "kind")?,
            credited_kind: opt_word(row, "credited_kind")?,
            asked: asked(row, "")?,
            gross: row.get("gross")?,
            corrects: None,
            subject: row.get("subject")?,
            first_line: row.get("first_line")?,
            client_id: ClientId(row.get("client_id")?),
            client: row.get("client")?,
            pdf_file: row.get("pdf_file")?,
            chain_index: row.get("chain_index")?,
        };
        Ok((document, wrong))
    })?;
    let rows: Vec<(Issued, Option<Wrong>)> = rows.collect::<Result<_, _>>()?;
    // Most books sell no goods: only the invoices that do are read further.
    let with_goods = invoice::with_goods(conn)?;
    let with_their_goods = |id: InvoiceId, asked: Asked| -> Result<Asked, StoreError> {
        if !with_goods.contains(&id) {
            return Ok(asked);
        }
        let goods = invoice::goods(conn, id)?;
        Ok(Asked { goods: goods.net(), goods_deducted: goods.net_deducted(), ..asked })
    };
    rows.into_iter()
        .map(|(document, wrong)| {
            let asked = with_their_goods(document.id, document.asked)?;
            let corrects = match wrong {
                Some((id, number, asked)) => Some(Corrected { number, asked: with_their_goods(id, asked)? }),
                None => None,
            };
            Ok(Issued { asked, corrects, ..document })
        })
        .collect()
}

/// Reads what an invoice asks for but for its goods, which its lines tell.
fn asked(row: &Row<'_>, prefix: &str) -> rusqlite::Result<Asked> {
    let amount = |name: &str| row.get(format!("{prefix}{name}").as_str());
    Ok(Asked {
        net: amount("net")?,
        vat: amount("vat")?,
        deducted: amount("deducted")?,
        disbursed: amount("disbursed")?,
        ..Asked::default()
    })
}
