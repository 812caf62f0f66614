//! Quotes: one row a version, with its lines and the stages of its schedule.

use crate::{StoreError, Tx, date, decimal, of_client, opt_decimal, opt_word, word};
use carnet_core::client::Objection;
use carnet_core::ids::{ClientId, QuoteId};
use carnet_core::line_item::LineItem;
use carnet_core::money::Currency;
use carnet_core::quote::QuoteStatus;
use carnet_core::schedule::{Share, StageTrigger};
use carnet_core::vat::VatGroup;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use rust_decimal::Decimal;

/// A version of a quote without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Identity of the version.
    pub id: QuoteId,
    /// Number, the same for all versions.
    pub number: String,
    /// Version, from 1.
    pub version: u32,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client.
    pub client: String,
    /// Stored status (never `expired`).
    pub status: QuoteStatus,
    /// Title.
    pub subject: Option<String>,
    /// `fr` or `en`.
    pub language: String,
    /// Currency.
    pub currency: Currency,
    /// Date on the paper.
    pub issue_date: NaiveDate,
    /// Last day of validity.
    pub valid_until: NaiveDate,
    /// Estimated hours.
    pub estimated_hours: Option<Decimal>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<Decimal>,
    /// Why the price is under the target.
    pub under_target_reason: Option<String>,
    /// Until when that exception holds.
    pub under_target_until: Option<NaiveDate>,
    /// When it was sent.
    pub sent_on: Option<NaiveDate>,
    /// When it was accepted or refused.
    pub decided_on: Option<NaiveDate>,
    /// Objection of a refusal.
    pub objection: Option<Objection>,
    /// Reply to it.
    pub reply: Option<String>,
    /// Net total in minor units.
    pub net: i64,
    /// Tax in minor units.
    pub vat: i64,
    /// Gross total in minor units.
    pub gross: i64,
    /// Next open follow-up on it.
    pub follow_up_on: Option<NaiveDate>,
}

/// A stage of the schedule as it was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteStage {
    /// Label.
    pub label: String,
    /// Share of the price.
    pub share: Share,
    /// What makes it billable.
    pub trigger: StageTrigger,
    /// Whether it delivers a part of the work.
    pub delivers: bool,
}

const SELECT: &str = "SELECT quote.*, client.name AS client,
    (SELECT min(due_on) FROM follow_up f JOIN quote q ON q.id = f.quote_id
     WHERE q.number = quote.number AND f.done_on IS NULL) AS follow_up_on
    FROM quote JOIN client ON client.id = quote.client_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Quote> {
    Ok(Quote {
        id: QuoteId(row.get("id")?),
        number: row.get("number")?,
        version: row.get("version")?,
        client_id: ClientId(row.get("client_id")?),
        client: row.get("client")?,
        status: word(row, "status")?,
        subject: row.get("subject")?,
        language: row.get("language")?,
        currency: word(row, "currency")?,
        issue_date: date(row, "issue_date")?,
        valid_until: date(row, "valid_until")?,
        estimated_hours: opt_decimal(row, "estimated_hours")?,
        discount_percent: opt_decimal(row, "discount_percent")?,
        under_target_reason: row.get("under_target_reason")?,
        under_target_until: opt_word(row, "under_target_until")?,
        sent_on: opt_word(row, "sent_on")?,
        decided_on: opt_word(row, "decided_on")?,
        objection: opt_word(row, "objection")?,
        reply: row.get("reply")?,
        net: row.get("net")?,
        vat: row.get("vat")?,
        gross: row.get("gross")?,
        follow_up_on: opt_word(row, "follow_up_on")?,
    })
}

/// Returns one version.
///
/// # Errors
/// When the file cannot be read, or there is no such version.
pub fn get(conn: &Connection, id: QuoteId) -> Result<Quote, StoreError> {
    Ok(conn.prepare_cached(&format!("{SELECT} WHERE quote.id = ?1"))?.query_row([id.0], read)?)
}

/// Returns whether there is a version of that id.
///
/// # Errors
/// When the file cannot be read.
pub fn exists(conn: &Connection, id: QuoteId) -> Result<bool, StoreError> {
    Ok(conn.prepare_cached("SELECT 1 FROM quote WHERE id = ?1")?.exists([id.0])?)
}

/// Returns the version of the quote of that number, the latest where none is asked for.
///
/// # Errors
/// When the file cannot be read.
pub fn of_number(
    conn: &Connection,
    number: &str,
    version: Option<u32>,
) -> Result<Option<QuoteId>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM quote WHERE number = ?1 AND (?2 IS NULL OR version = ?2) ORDER BY version DESC LIMIT 1",
    )?;
    Ok(statement.query_row((number, version), |row| row.get(0).map(QuoteId)).optional()?)
}

/// Returns the latest version of every quote, newest first; of one client when `client` is given.
///
/// # Errors
/// When the file cannot be read.
pub fn latest(conn: &Connection, client: Option<ClientId>) -> Result<Vec<Quote>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} WHERE quote.status <> 'superseded' AND {} ORDER BY quote.issue_date DESC, quote.number DESC",
        of_client("quote.client_id", client)
    ))?;
    let rows = statement.query_map([client.map(|c| c.0)], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the versions that a number has, in order.
///
/// # Errors
/// When the file cannot be read.
pub fn versions(conn: &Connection, number: &str) -> Result<Vec<u32>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT version FROM quote WHERE number = ?1 ORDER BY version")?;
    Ok(statement.query_map([number], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Returns the identities of all versions of a number.
///
/// # Errors
/// When the file cannot be read.
pub fn version_ids(conn: &Connection, number: &str) -> Result<Vec<QuoteId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM quote WHERE number = ?1 ORDER BY version")?;
    Ok(statement.query_map([number], |row| row.get(0).map(QuoteId))?.collect::<Result<_, _>>()?)
}

/// Returns the lines in order, each with its net in minor units.
///
/// # Errors
/// When the file cannot be read.
pub fn lines(conn: &Connection, id: QuoteId) -> Result<Vec<(LineItem, i64)>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM quote_line WHERE quote_id = ?1 ORDER BY position")?;
    Ok(statement.query_map([id.0], read_line)?.collect::<Result<_, _>>()?)
}

/// Reads a line of a quote or invoice: both tables name their columns alike.
pub(crate) fn read_line(row: &Row<'_>) -> rusqlite::Result<(LineItem, i64)> {
    let line = LineItem {
        description: row.get("description")?,
        quantity: decimal(row, "quantity")?,
        unit: word(row, "unit")?,
        unit_price: decimal(row, "unit_price")?,
        discount_percent: opt_decimal(row, "discount_percent")?,
        vat: VatGroup { category: word(row, "vat_category")?, rate: decimal(row, "vat_rate")? },
        disbursement: row.get("disbursement")?,
        goods: row.get("goods")?,
    };
    Ok((line, row.get("net")?))
}

/// Returns the stages in order.
///
/// # Errors
/// When the file cannot be read.
pub fn stages(conn: &Connection, id: QuoteId) -> Result<Vec<QuoteStage>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM quote_stage WHERE quote_id = ?1 ORDER BY position")?;
    let rows = statement.query_map([id.0], |row| {
        let share = match (opt_decimal(row, "percent")?, row.get("amount")?) {
            (Some(percent), _) => Share::Percent(percent),
            (None, Some(amount)) => Share::Amount(amount),
            (None, None) => Share::Rest,
        };
        Ok(QuoteStage {
            label: row.get("label")?,
            share,
            trigger: word(row, "trigger")?,
            delivers: row.get("delivers")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a version; its `id`, `client` and `follow_up_on` are not read.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(tx: &Tx<'_>, quote: &Quote) -> Result<QuoteId, StoreError> {
    tx.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":number": quote.number,
        ":version": quote.version,
        ":client_id": quote.client_id.0,
        ":status": quote.status.as_str(),
        ":subject": quote.subject,
        ":language": quote.language,
        ":currency": quote.currency.as_str(),
        ":issue_date": quote.issue_date.to_string(),
        ":valid_until": quote.valid_until.to_string(),
        ":estimated_hours": quote.estimated_hours.map(|h| h.to_string()),
        ":discount_percent": quote.discount_percent.map(|p| p.to_string()),
        ":under_target_reason": quote.under_target_reason,
        ":under_target_until": quote.under_target_until.map(|d| d.to_string()),
        ":net": quote.net,
        ":vat": quote.vat,
        ":gross": quote.gross,
    })?;
    Ok(QuoteId(tx.last_insert_rowid()))
}

/// Writes a draft again: every field that can be typed, and its totals.
///
/// # Errors
/// When the file cannot be written.
pub fn update(tx: &Tx<'_>, quote: &Quote) -> Result<(), StoreError> {
    tx.prepare_cached(include_str!("update.sql"))?.execute(named_params! {
        ":id": quote.id.0,
        ":client_id": quote.client_id.0,
        ":subject": quote.subject,
        ":language": quote.language,
        ":issue_date": quote.issue_date.to_string(),
        ":valid_until": quote.valid_until.to_string(),
        ":estimated_hours": quote.estimated_hours.map(|h| h.to_string()),
        ":discount_percent": quote.discount_percent.map(|p| p.to_string()),
        ":under_target_reason": quote.under_target_reason,
        ":under_target_until": quote.under_target_until.map(|d| d.to_string()),
        ":net": quote.net,
        ":vat": quote.vat,
        ":gross": quote.gross,
    })?;
    Ok(())
}

/// Writes what became of a quote.
///
/// # Errors
/// When the file cannot be written.
pub fn set_state(tx: &Tx<'_>, quote: &Quote) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE quote SET status = ?2, sent_on = ?3, decided_on = ?4, objection = ?5, reply = ?6 WHERE id = ?1",
    )?
    .execute((
        quote.id.0,
        quote.status.as_str(),
        quote.sent_on.map(|d| d.to_string()),
        quote.decided_on.map(|d| d.to_string()),
        quote.objection.map(Objection::as_str),
        &quote.reply,
    ))?;
    Ok(())
}

/// Keeps what was printed when the quote was sent.
///
/// # Errors
/// When the file cannot be written.
pub fn set_snapshot(tx: &Tx<'_>, id: QuoteId, snapshot: &str) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE quote SET snapshot = ?2 WHERE id = ?1")?.execute((id.0, snapshot))?;
    Ok(())
}

/// Returns what was printed when the quote was sent.
///
/// # Errors
/// When the file cannot be read.
pub fn snapshot(conn: &Connection, id: QuoteId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT snapshot FROM quote WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))?)
}

/// Replaces the lines and stages of a quote. `nets` are those of the lines, in minor units.
///
/// # Errors
/// When the file cannot be written.
pub fn set_content(
    tx: &Tx<'_>,
    id: QuoteId,
    lines: &[LineItem],
    nets: &[i64],
    stages: &[QuoteStage],
) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM quote_line WHERE quote_id = ?1")?.execute([id.0])?;
    tx.prepare_cached("DELETE FROM quote_stage WHERE quote_id = ?1")?.execute([id.0])?;
    let mut line_row = tx.prepare_cached(
        "INSERT INTO quote_line (quote_id, position, description, quantity, unit, unit_price, discount_percent,
         vat_category, vat_rate, net, disbursement, goods)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (position, (line, net)) in (1_u32..).zip(lines.iter().zip(nets)) {
        line_row.execute((
            id.0,
            position,
            &line.description,
            line.quantity.to_string(),
            line.unit.as_str(),
            line.unit_price.to_string(),
            line.discount_percent.map(|p| p.to_string()),
            line.vat.category.as_str(),
            line.vat.rate.to_string(),
            net,
            line.disbursement,
            line.goods,
        ))?;
    }
    let mut stage_row = tx.prepare_cached(
        "INSERT INTO quote_stage (quote_id, position, label, percent, amount, trigger, delivers)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, stage) in (1_u32..).zip(stages) {
        let (percent, amount) = match stage.share {
            Share::Percent(percent) => (Some(percent.to_string()), None),
            Share::Amount(amount) => (None, Some(amount)),
            Share::Rest => (None, None),
        };
        stage_row.execute((
            id.0,
            position,
            &stage.label,
            percent,
            amount,
            stage.trigger.as_str(),
            stage.delivers,
        ))?;
    }
    Ok(())
}
