//! The stages of a mission: what is to be delivered and invoiced, in order.

use super::read_vat;
use crate::{StoreError, Tx, opt_decimal, opt_word, word};
use carnet_core::ids::{ClientId, InvoiceId, MissionId, StageId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::mission::StageStatus;
use carnet_core::schedule::StageTrigger;
use carnet_core::vat::{Totals, VatAmount};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, Rows};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

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
    pub invoice: Option<StageInvoice>,
}

/// What a stage knows of its invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageInvoice {
    /// Identity.
    pub id: InvoiceId,
    /// Its number once it is issued; a draft has none.
    pub number: Option<String>,
    /// What it asks for.
    pub kind: InvoiceKind,
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

/// Returns where every stage of the book stands, by mission and rank; of one client's missions when given.
///
/// # Errors
/// When the file cannot be read.
pub fn stage_marks(conn: &Connection, client: Option<ClientId>) -> Result<Vec<StageMark>, StoreError> {
    let asked = match client {
        Some(_) => "s.mission_id IN (SELECT id FROM mission WHERE client_id = ?1)",
        None => "?1 IS NULL",
    };
    let mut statement = conn.prepare_cached(&format!(
        "{} WHERE {asked} ORDER BY s.mission_id, s.position",
        include_str!("marks.sql")
    ))?;
    let rows = statement.query_map([client.map(|client| client.0)], |row| {
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

/// Returns the stages of a mission in order.
///
/// # Errors
/// When the file cannot be read.
pub fn stages(conn: &Connection, id: MissionId) -> Result<Vec<Stage>, StoreError> {
    let sql = concat!(include_str!("stages.sql"), " WHERE stage.mission_id = ?1 ORDER BY stage.position");
    let mut stages: Vec<Stage> =
        conn.prepare_cached(sql)?.query_map([id.0], read)?.collect::<Result<_, _>>()?;
    let sql = "SELECT stage_vat.* FROM stage JOIN stage_vat ON stage_vat.stage_id = stage.id
               WHERE stage.mission_id = ?1 ORDER BY stage_vat.category, stage_vat.rate";
    let mut totals = totals(conn.prepare_cached(sql)?.query([id.0])?)?;
    for stage in &mut stages {
        stage.totals.groups = totals.remove(&stage.id).unwrap_or_default();
    }
    Ok(stages)
}

/// Returns the stages of every mission of which one has neither an invoice that counts nor a draft, by mission and rank.
///
/// Two statements, however many missions there are.
///
/// # Errors
/// When the file cannot be read.
pub fn unbilled_stages(conn: &Connection) -> Result<BTreeMap<MissionId, Vec<Stage>>, StoreError> {
    let sql = concat!(include_str!("stages.sql"), " ORDER BY stage.mission_id, stage.position");
    let mut missions: BTreeMap<MissionId, Vec<Stage>> = BTreeMap::new();
    for stage in conn.prepare_cached(sql)?.query_map([], read)? {
        let stage = stage?;
        missions.entry(stage.mission_id).or_default().push(stage);
    }
    missions.retain(|_, stages| stages.iter().any(|stage| stage.invoice.is_none()));
    let mut totals =
        totals(conn.prepare_cached("SELECT * FROM stage_vat ORDER BY category, rate")?.query([])?)?;
    for stage in missions.values_mut().flatten() {
        stage.totals.groups = totals.remove(&stage.id).unwrap_or_default();
    }
    Ok(missions)
}

/// Reads a row of `stages.sql`; its totals are elsewhere.
fn read(row: &Row<'_>) -> rusqlite::Result<Stage> {
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
            Some(id) => Some(StageInvoice {
                id: InvoiceId(id),
                number: row.get("invoice_number")?,
                kind: word(row, "invoice_kind")?,
            }),
            None => None,
        },
    })
}

/// Reads rows of `stage_vat` in order of category and rate: base and tax of each stage.
fn totals(mut rows: Rows<'_>) -> Result<BTreeMap<StageId, Vec<VatAmount>>, StoreError> {
    let mut totals: BTreeMap<StageId, Vec<VatAmount>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        totals.entry(StageId(row.get("stage_id")?)).or_default().push(read_vat(row)?);
    }
    Ok(totals)
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
