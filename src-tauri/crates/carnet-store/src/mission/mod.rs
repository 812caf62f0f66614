//! Missions with their order, stages, deadlines and amendments.

use crate::{StoreError, Tx, date, decimal, opt_decimal, opt_word, word};
use carnet_core::ids::{ClientId, InvoiceId, MissionId, QuoteId, StageId};
use carnet_core::mission::{MissionStatus, StageStatus};
use carnet_core::schedule::StageTrigger;
use carnet_core::vat::{Totals, VatAmount, VatGroup};
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

/// A stage with what its invoice asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Identity.
    pub id: StageId,
    /// Its mission.
    pub mission_id: MissionId,
    /// Rank from 1.
    pub position: u32,
    /// Label.
    pub label: String,
    /// Share in percent, when it was agreed as one.
    pub percent: Option<Decimal>,
    /// What makes it billable.
    pub trigger: StageTrigger,
    /// Whether it delivers a part of the work.
    pub delivers: bool,
    /// When it is to be reached.
    pub due_on: Option<NaiveDate>,
    /// Date of the validation.
    pub validated_on: Option<NaiveDate>,
    /// Who validated.
    pub validated_by: Option<String>,
    /// Base and tax by VAT group.
    pub totals: Totals,
    /// Its invoice that counts: issued and not wholly credited, else the draft.
    pub invoice: Option<(InvoiceId, Option<String>)>,
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
    let sql = concat!(
        include_str!("select.sql"),
        " WHERE (?1 IS NULL OR mission.client_id = ?1) AND (?2 IS NULL OR mission.status = ?2)
          ORDER BY mission.started_on DESC, mission.id DESC"
    );
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map((client.map(|c| c.0), status.map(MissionStatus::as_str)), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Where a stage stands, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageMark {
    /// Its mission.
    pub mission_id: MissionId,
    /// Label.
    pub label: String,
    /// Share in percent.
    pub percent: Option<Decimal>,
    /// Where it stands.
    pub status: StageStatus,
}

/// Returns where every stage of the book stands, by mission and rank.
///
/// # Errors
/// When the file cannot be read.
pub fn stage_marks(conn: &Connection) -> Result<Vec<StageMark>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("marks.sql"))?;
    let rows = statement.query_map([], |row| {
        let (validated, issued, settled): (bool, bool, Option<bool>) =
            (row.get(3)?, row.get(4)?, row.get(5)?);
        let status = match (validated, issued, settled) {
            (_, true, Some(true)) => StageStatus::Paid,
            (_, true, _) => StageStatus::Invoiced,
            (true, false, _) => StageStatus::Validated,
            (false, false, _) => StageStatus::Pending,
        };
        Ok(StageMark {
            mission_id: MissionId(row.get(0)?),
            label: row.get(1)?,
            percent: opt_decimal(row, 2)?,
            status,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
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

/// Returns the stages of a mission in order.
///
/// # Errors
/// When the file cannot be read.
pub fn stages(conn: &Connection, id: MissionId) -> Result<Vec<Stage>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("stages.sql"))?;
    let rows: Vec<Stage> = statement
        .query_map([id.0], |row| {
            let invoice: Option<i64> = row.get("invoice_id")?;
            Ok(Stage {
                id: StageId(row.get("id")?),
                mission_id: MissionId(row.get("mission_id")?),
                position: row.get("position")?,
                label: row.get("label")?,
                percent: opt_decimal(row, "percent")?,
                trigger: word(row, "trigger")?,
                delivers: row.get("delivers")?,
                due_on: opt_word(row, "due_on")?,
                validated_on: opt_word(row, "validated_on")?,
                validated_by: row.get("validated_by")?,
                totals: Totals { groups: Vec::new() },
                invoice: match invoice {
                    Some(id) => Some((InvoiceId(id), row.get("invoice_number")?)),
                    None => None,
                },
            })
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(|stage| Ok(Stage { totals: stage_totals(conn, stage.id)?, ..stage })).collect()
}

fn stage_totals(conn: &Connection, id: StageId) -> Result<Totals, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM stage_vat WHERE stage_id = ?1 ORDER BY category, rate")?;
    let groups = statement.query_map([id.0], read_vat)?.collect::<Result<_, _>>()?;
    Ok(Totals { groups })
}

/// Reads base and tax of a group: the tables that keep them name their columns alike.
pub(crate) fn read_vat(row: &Row<'_>) -> rusqlite::Result<VatAmount> {
    Ok(VatAmount {
        group: VatGroup { category: word(row, "category")?, rate: decimal(row, "rate")? },
        base: row.get("base")?,
        tax: row.get("tax")?,
    })
}

/// Adds a stage; its `id` and `invoice` are not read.
///
/// # Errors
/// When the file cannot be written.
pub fn insert_stage(tx: &Tx<'_>, stage: &Stage) -> Result<StageId, StoreError> {
    tx.prepare_cached(
        "INSERT INTO stage (mission_id, position, label, percent, trigger, delivers)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((
        stage.mission_id.0,
        stage.position,
        &stage.label,
        stage.percent.map(|p| p.to_string()),
        stage.trigger.as_str(),
        stage.delivers,
    ))?;
    let id = StageId(tx.last_insert_rowid());
    let mut row = tx.prepare_cached(
        "INSERT INTO stage_vat (stage_id, category, rate, base, tax) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for amount in &stage.totals.groups {
        let group = amount.group;
        row.execute((id.0, group.category.as_str(), group.rate.to_string(), amount.base, amount.tax))?;
    }
    Ok(id)
}

/// Moves the stages from `position` on one place back, to make room.
///
/// # Errors
/// When the file cannot be written.
pub fn shift_stages(tx: &Tx<'_>, mission: MissionId, position: u32) -> Result<(), StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, position FROM stage WHERE mission_id = ?1 AND position >= ?2 ORDER BY position DESC",
    )?;
    let rows: Vec<(i64, u32)> = statement
        .query_map((mission.0, position), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (id, at) in rows {
        tx.prepare_cached("UPDATE stage SET position = ?2 WHERE id = ?1")?.execute((id, at + 1))?;
    }
    Ok(())
}

/// Writes date, validation and kind of a stage.
///
/// # Errors
/// When the file cannot be written.
pub fn update_stage(tx: &Tx<'_>, stage: &Stage) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE stage SET delivers = ?2, due_on = ?3, validated_on = ?4, validated_by = ?5 WHERE id = ?1",
    )?
    .execute((
        stage.id.0,
        stage.delivers,
        stage.due_on.map(|d| d.to_string()),
        stage.validated_on.map(|d| d.to_string()),
        &stage.validated_by,
    ))?;
    Ok(())
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
