//! Missions: stages, hours against the price, deadlines, the order.

use super::{Amount, Hours, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which missions to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct MissionsRequest {
    /// Only this client.
    pub client: Option<String>,
    /// Only this status.
    pub status: Option<String>,
}

/// The missions asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Missions {
    /// One row each, newest first.
    pub missions: Vec<MissionRow>,
}

/// A mission in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MissionRow {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// Client.
    pub client: String,
    /// `open`, `delivered`, `cancelled`.
    pub status: String,
    /// Whether the order is signed.
    pub order_signed: bool,
    /// Net of the order.
    pub net: Amount,
    /// Hours worked.
    pub hours: Hours,
    /// Hour budget.
    pub budget_hours: Option<Hours>,
    /// Current deadline.
    pub deadline: Option<String>,
    /// The stage that comes next.
    pub next_stage: Option<String>,
    /// Real rate so far.
    pub hourly_rate_now: Option<Amount>,
    /// That rate against target and floor.
    pub rate_check: Option<String>,
    /// Its stages, in order.
    pub stages: Vec<StageMark>,
    /// Hours worked without a signed order.
    pub at_risk_hours: Hours,
    /// What they are worth at the target rate.
    pub at_risk_amount: Amount,
}

/// Where a stage stands, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StageMark {
    /// Label.
    pub label: String,
    /// Share in percent; none when it was agreed as an amount.
    pub percent: Option<Number>,
    /// pending, validated, invoiced or paid.
    pub status: String,
}

/// A note on where a mission stands, for its client.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct MissionNote {
    /// The mission.
    pub mission: String,
    /// Remarks and difficulties, printed as typed.
    pub remarks: Option<String>,
}

/// The signed order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Order {
    /// Date of the signature.
    pub signed_on: String,
    /// Who signed.
    pub signatory: Option<String>,
    /// File in the book.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_sha256: String,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stage {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Rank from 1.
    pub position: u32,
    /// Label.
    pub label: String,
    /// Share in percent.
    pub percent: Option<Number>,
    /// Net.
    pub net: Amount,
    /// Gross.
    pub gross: Amount,
    /// What makes it billable.
    pub trigger: String,
    /// Whether it delivers a part.
    pub delivers: bool,
    /// When it is to be reached.
    pub due_on: Option<String>,
    /// `pending`, `validated`, `invoiced`, `paid`.
    pub status: String,
    /// Date of the validation.
    pub validated_on: Option<String>,
    /// Who validated.
    pub validated_by: Option<String>,
    /// Number of its invoice, or id of the draft.
    pub invoice: Option<String>,
    /// Whether its invoice can be proposed now.
    pub billable: bool,
}

/// A deadline as it was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Deadline {
    /// The deadline.
    pub date: String,
    /// Why it was set or moved.
    pub reason: String,
    /// When.
    pub set_on: String,
    /// Hours worked by then.
    pub hours_then: Hours,
}

/// A signed change of the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Amendment {
    /// Date of the signature.
    pub signed_on: String,
    /// What changes.
    pub description: String,
    /// Net added.
    pub net: Amount,
    /// Hours added to the budget.
    pub hours: Option<Hours>,
}

/// A mission, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mission {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// Client.
    pub client: String,
    /// Its id.
    #[ts(type = "number")]
    pub client_id: i64,
    /// `open`, `delivered`, `cancelled`.
    pub status: String,
    /// Number of the quote.
    pub quote: Option<String>,
    /// The signed order, or none.
    pub order: Option<Order>,
    /// Start.
    pub started_on: String,
    /// Stages.
    pub stages: Vec<Stage>,
    /// Hours worked.
    pub hours: Hours,
    /// Hours worked without a signed order.
    pub at_risk_hours: Hours,
    /// What they are worth at the target rate.
    pub at_risk_amount: Amount,
    /// Hour budget.
    pub budget_hours: Option<Hours>,
    /// Net of the order with its amendments.
    pub net: Amount,
    /// Net per hour worked so far.
    pub hourly_rate_now: Option<Amount>,
    /// That rate against target and floor.
    pub rate_check: Option<String>,
    /// Hours that can still be worked before the floor.
    pub hours_until_floor: Option<Hours>,
    /// Deadlines, oldest first; the last one holds.
    pub deadlines: Vec<Deadline>,
    /// Amendments, oldest first.
    pub amendments: Vec<Amendment>,
    /// Its invoices.
    pub invoices: Vec<super::invoices::InvoiceRow>,
}

/// Starts a mission that has no signed order yet: its hours are at risk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct MissionStart {
    /// Client.
    pub client: String,
    /// Name.
    pub name: String,
    /// Hour budget.
    pub budget: Option<String>,
}

/// Validates a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct StageValidate {
    /// Mission.
    pub mission: String,
    /// Stage: rank from 1, or start of its label.
    pub stage: String,
    /// Date; absent: today.
    pub on: Option<String>,
    /// Who validated.
    pub by: Option<String>,
}

/// Sets or moves the deadline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeadlineSet {
    /// Mission.
    pub mission: String,
    /// New deadline, as typed.
    pub date: String,
    /// Why.
    pub reason: String,
}

/// Says whether a stage delivers a part of the work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StageDelivers {
    /// Mission.
    pub mission: String,
    /// Stage.
    pub stage: String,
    /// Whether it does.
    pub delivers: bool,
}

/// Sets the date on which a stage is to be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StageDate {
    /// Mission.
    pub mission: String,
    /// Stage.
    pub stage: String,
    /// Date, as typed; empty: none any more.
    pub date: String,
}

/// Adds a signed change: more work, as a stage of its own before the last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct MissionAmend {
    /// Mission.
    pub mission: String,
    /// What changes.
    pub description: String,
    /// Net added.
    pub net: String,
    /// Hours added to the budget.
    pub hours: Option<String>,
    /// VAT rate in percent.
    pub vat_rate: Option<String>,
    /// Date of the signature; absent: today.
    pub on: Option<String>,
    /// Path of the signed file.
    pub signed: Option<String>,
}
