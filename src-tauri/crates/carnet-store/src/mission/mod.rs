//! Missions with their order, stages, deadlines and amendments.

mod stage;

pub use stage::{Stage, StageInvoice, StageMark};
pub use stage::{insert_stage, shift_stages, stage_marks, stages, unbilled_stages, update_stage};

use crate::{StoreError, Tx, date, decimal, of_client, opt_decimal, opt_word, word};
use carnet_core::ids::{ClientId, MissionId, QuoteId, StageId};
use carnet_core::mission::MissionStatus;
use carnet_core::vat::{VatAmount, VatGroup};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use rust_decimal::Decimal;

/// A mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission {
    /// Identity.
    pub id: MissionId,
    /// Client.
    pub client_id: ClientId,
    /// Name of the client.
    pub client: String,
    /// The accepted quote.
    pub quote_id: Option<QuoteId>,
    /// Its number.
    pub quote_number: Option<String>,
    /// Name.
    pub name: String,
    /// Status.
    pub status: MissionStatus,
    /// Start.
    pub started_on: NaiveDate,
    /// Hour budget.
    pub budget_hours: Option<Decimal>,
    /// Whether the order is signed.
    pub order_signed: bool,
    /// Minutes worked, from the kept sum.
    pub minutes: i64,
    /// Net of all stages, in minor units.
    pub net: i64,
    /// Deadline that holds.
    pub deadline: Option<NaiveDate>,
    /// Label of the first stage that is neither validated nor invoiced.
    pub next_stage: Option<String>,
}

/// The signed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedOrder {
    /// Date of the signature.
    pub signed_on: NaiveDate,
    /// Who signed.
    pub signatory: Option<String>,
    /// Name under `attachments/`.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_sha256: String,
}

/// A deadline as it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The deadline.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was set.
    pub set_on: NaiveDate,
    /// Minutes worked by then.
    pub minutes_then: i64,
}

/// A signed change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Date of the signature.
    pub signed_on: NaiveDate,
    /// What changes.
    pub description: String,
    /// Net added, in minor units.
    pub net: i64,
    /// Hours added.
    pub hours: Option<Decimal>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Mission> {
    Ok(Mission {
        id: MissionId(row.get("id")?),
        client_id: ClientId(row.get("client_id")?),
        client: row.get("client")?,
        quote_id: row.get::<_, Option<i64>>("quote_id")?.map(QuoteId),
        quote_number: row.get("quote_number")?,
        name: row.get("name")?,
        status: word(row, "status")?,
        started_on: date(row, "started_on")?,
        budget_hours: opt_decimal(row, "budget_hours")?,
        order_signed: row.get("order_signed")?,
        minutes: row.get("minutes")?,
        net: row.get("net")?,
        deadline: opt_word(row, "deadline")?,
        next_stage: row.get("next_stage")?,
    })
}

/// Returns a mission.
///
/// # Errors
/// When the file cannot be read, or there is none.
pub fn get(conn: &Connection, id: MissionId) -> Result<Mission, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE mission.id = ?1");
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read)?)
}

/// Returns missions, newest first; of one client, of one status, when given.
///
/// # Errors
/// When the file cannot be read.
pub fn list(
    conn: &Connection,
    client: Option<ClientId>,
    status: Option<MissionStatus>,
) -> Result<Vec<Mission>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "{} WHERE {} AND (?2 IS NULL OR mission.status = ?2) ORDER BY mission.started_on DESC, mission.id DESC",
        include_str!("select.sql"),
        of_client("mission.client_id", client)
    ))?;
    let rows = statement.query_map((client.map(|c| c.0), status.map(MissionStatus::as_str)), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the missions of `ids`, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn of_ids(
    conn: &Connection,
    ids: impl IntoIterator<Item = MissionId>,
) -> Result<Vec<Mission>, StoreError> {
    let ids = serde_json::Value::from_iter(ids.into_iter().map(|id| id.0)).to_string();
    let sql = concat!(
        include_str!("select.sql"),
        " WHERE mission.id IN (SELECT value FROM json_each(?1)) ORDER BY mission.started_on DESC, mission.id DESC"
    );
    Ok(conn.prepare_cached(sql)?.query_map([ids], read)?.collect::<Result<_, _>>()?)
}

/// Returns the mission that a quote opened.
///
/// # Errors
/// When the file cannot be read.
pub fn of_quote(conn: &Connection, quote: QuoteId) -> Result<Option<MissionId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM mission WHERE quote_id = ?1")?
        .query_row([quote.0], |row| row.get(0).map(MissionId))
        .optional()?)
}

/// Opens a mission and returns it. `search` is the folded name.
///
/// # Errors
/// When the file cannot be written.
pub fn insert(
    tx: &Tx<'_>,
    client: ClientId,
    quote: Option<QuoteId>,
    name: &str,
    search: &str,
    started_on: NaiveDate,
    budget_hours: Option<Decimal>,
) -> Result<MissionId, StoreError> {
    tx.prepare_cached(
        "INSERT INTO mission (client_id, quote_id, name, search, started_on, budget_hours)
         VALUES (:client, :quote, :name, :search, :started_on, :budget)",
    )?
    .execute(named_params! {
        ":client": client.0,
        ":quote": quote.map(|q| q.0),
        ":name": name,
        ":search": search,
        ":started_on": started_on.to_string(),
        ":budget": budget_hours.map(|h| h.to_string()),
    })?;
    Ok(MissionId(tx.last_insert_rowid()))
}

/// Gives a mission that was started without order its quote and budget.
///
/// # Errors
/// When the file cannot be written.
pub fn set_quote(
    tx: &Tx<'_>,
    id: MissionId,
    quote: QuoteId,
    budget_hours: Option<Decimal>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE mission SET quote_id = ?2, budget_hours = coalesce(?3, budget_hours) WHERE id = ?1",
    )?
    .execute((id.0, quote.0, budget_hours.map(|h| h.to_string())))?;
    Ok(())
}

/// Sets the status.
///
/// # Errors
/// When the file cannot be written.
pub fn set_status(tx: &Tx<'_>, id: MissionId, status: MissionStatus) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE mission SET status = ?2 WHERE id = ?1")?.execute((id.0, status.as_str()))?;
    Ok(())
}

/// Sets the hour budget.
///
/// # Errors
/// When the file cannot be written.
pub fn set_budget(tx: &Tx<'_>, id: MissionId, hours: Decimal) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE mission SET budget_hours = ?2 WHERE id = ?1")?
        .execute((id.0, hours.to_string()))?;
    Ok(())
}

/// Returns the signed order.
///
/// # Errors
/// When the file cannot be read.
pub fn order(conn: &Connection, id: MissionId) -> Result<Option<SignedOrder>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT * FROM signed_order WHERE mission_id = ?1")?
        .query_row([id.0], |row| {
            Ok(SignedOrder {
                signed_on: date(row, "signed_on")?,
                signatory: row.get("signatory")?,
                file_name: row.get("file_name")?,
                file_sha256: row.get("file_sha256")?,
            })
        })
        .optional()?)
}

/// Returns whether the order of a mission is signed.
///
/// # Errors
/// When the file cannot be read.
pub fn has_order(conn: &Connection, id: MissionId) -> Result<bool, StoreError> {
    Ok(conn.prepare_cached("SELECT 1 FROM signed_order WHERE mission_id = ?1")?.exists([id.0])?)
}

/// Attaches the signed order.
///
/// # Errors
/// When the file cannot be written, or there is an order already.
pub fn insert_order(tx: &Tx<'_>, id: MissionId, order: &SignedOrder) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO signed_order (mission_id, signed_on, signatory, file_name, file_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        id.0,
        order.signed_on.to_string(),
        &order.signatory,
        &order.file_name,
        &order.file_sha256,
    ))?;
    Ok(())
}

/// Reads base and tax of a group: the tables that keep them name their columns alike.
pub(crate) fn read_vat(row: &Row<'_>) -> rusqlite::Result<VatAmount> {
    Ok(VatAmount {
        group: VatGroup { category: word(row, "category")?, rate: decimal(row, "rate")? },
        base: row.get("base")?,
        tax: row.get("tax")?,
    })
}

/// Returns the deadlines, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn deadlines(conn: &Connection, id: MissionId) -> Result<Vec<Deadline>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT * FROM deadline WHERE mission_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([id.0], |row| {
        Ok(Deadline {
            due_on: date(row, "due_on")?,
            reason: row.get("reason")?,
            set_on: date(row, "set_on")?,
            minutes_then: row.get("minutes_then")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a deadline.
///
/// # Errors
/// When the file cannot be written.
pub fn insert_deadline(tx: &Tx<'_>, id: MissionId, deadline: &Deadline) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO deadline (mission_id, due_on, reason, set_on, minutes_then) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        id.0,
        deadline.due_on.to_string(),
        &deadline.reason,
        deadline.set_on.to_string(),
        deadline.minutes_then,
    ))?;
    Ok(())
}

/// Returns the amendments, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn amendments(conn: &Connection, id: MissionId) -> Result<Vec<Amendment>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT * FROM amendment WHERE mission_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([id.0], |row| {
        Ok(Amendment {
            signed_on: date(row, "signed_on")?,
            description: row.get("description")?,
            net: row.get("net")?,
            hours: opt_decimal(row, "hours")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds an amendment with its stage and proof.
///
/// # Errors
/// When the file cannot be written.
pub fn insert_amendment(
    tx: &Tx<'_>,
    id: MissionId,
    stage: StageId,
    amendment: &Amendment,
    proof: Option<&crate::Attachment>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO amendment (mission_id, stage_id, signed_on, description, net, hours, file_name, file_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        id.0,
        stage.0,
        amendment.signed_on.to_string(),
        &amendment.description,
        amendment.net,
        amendment.hours.map(|h| h.to_string()),
        proof.map(|p| &p.file_name),
        proof.map(|p| &p.sha256),
    ))?;
    Ok(())
}
