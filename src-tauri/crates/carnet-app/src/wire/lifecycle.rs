//! What happens to an invoice after its issue: its lifecycle, what a delay costs, reminder letters.

use super::invoices::{Invoice, InvoiceRow};
use super::quotes::Paper;
use super::{Amount, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The life of an issued invoice; empty on a draft and a preview.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Life {
    /// Its statuses, oldest first.
    pub lifecycle: Vec<InvoiceEvent>,
    /// Where it stands in its lifecycle.
    pub state: Option<InvoiceState>,
    /// The document that has to follow, when one has.
    pub next_document: Option<NextDocument>,
    /// Reminder letters, oldest first.
    pub reminders: Vec<Reminder>,
    /// What its delay costs today; none in time, on a credit note, and once it is refused, rejected or cancelled.
    /// An invoice paid late keeps it, with the day it was settled.
    pub late: Option<Late>,
    /// Number or draft id of the invoice that this one takes the place of.
    pub replaces: Option<String>,
    /// Number or draft id of the invoice that takes the place of this one.
    pub replaced_by: Option<String>,
}

/// A status that an invoice came into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoiceEvent {
    /// Identity; none where a payment says it.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// Code of the status.
    pub code: u16,
    /// Its name.
    pub name: String,
    /// Day.
    pub on: String,
    /// Code of the reason.
    pub reason_code: Option<String>,
    /// The reason: as typed, else the name of its code.
    pub reason: Option<String>,
    /// Amount.
    pub amount: Option<Amount>,
    /// The amount by VAT rate, tax included; only on a payment.
    pub by_rate: Vec<RateAmount>,
    /// `hand`, `platform` or `payment`.
    pub origin: String,
}

/// The part of an amount that one VAT rate has, tax included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RateAmount {
    /// VAT category.
    pub category: String,
    /// Rate in percent.
    pub rate: Number,
    /// Its part.
    pub amount: Amount,
}

/// Where an invoice stands in its lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoiceState {
    /// Code.
    pub code: u16,
    /// Name.
    pub name: String,
}

/// The document that has to follow a refusal or a rejection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NextDocument {
    /// `credit_note` or `new_invoice`.
    pub kind: String,
    /// Which and why, as a sentence.
    pub sentence: String,
}

/// An invoice that nobody owes since it was refused, rejected or cancelled, and that no credit note took back yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RefusedInvoice {
    /// The invoice.
    #[serde(flatten)]
    #[ts(flatten)]
    pub invoice: InvoiceRow,
    /// The status that ended it.
    pub state: InvoiceState,
    /// Its day.
    pub on: String,
    /// Why: as it was said, else the name of the reason's code.
    pub said: Option<String>,
    /// The document that has to follow.
    pub next_document: Option<NextDocument>,
}

/// Asks what an invoice may come into now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct LifecycleCodesRequest {
    /// The invoice.
    pub invoice: String,
}

/// What an invoice may come into now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LifecycleCodes {
    /// In the order of their codes; none once the invoice ended.
    pub codes: Vec<LifecycleCode>,
}

/// A status and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LifecycleCode {
    /// Code.
    pub code: u16,
    /// Name.
    pub name: String,
    /// What it means, as a sentence.
    pub meaning: String,
    /// Who says it: `platform`, `buyer` or `seller`.
    pub by: String,
    /// Whether a reason must come with it.
    pub needs_reason: bool,
    /// Whether it may carry an amount.
    pub takes_amount: bool,
    /// Its reasons.
    pub reasons: Vec<LifecycleReason>,
    /// Whether it goes to the administration.
    pub mandatory: bool,
    /// Whether nothing follows.
    pub ends: bool,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LifecycleReason {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Records a status by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct LifecycleRequest {
    /// The invoice.
    pub invoice: String,
    /// Code of the status.
    pub code: u16,
    /// Day; absent: today.
    pub on: Option<String>,
    /// Code of the reason.
    pub reason_code: Option<String>,
    /// The reason in words; the name or code of a reason counts as its code.
    pub reason: Option<String>,
    /// Amount, arithmetic allowed; only where the status carries one.
    pub amount: Option<String>,
}

/// A reminder letter that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reminder {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// 1 courteous, 2 firm, 3 formal notice.
    pub level: u8,
    /// Date of the letter.
    pub on: String,
    /// What was left to pay then.
    pub balance: Amount,
    /// Interest up to then.
    pub interest: Amount,
    /// Fixed indemnity.
    pub indemnity: Amount,
}

/// What a delay costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Late {
    /// Days after the due date, up to today or the day it was settled.
    pub days: u32,
    /// Left to pay.
    pub balance: Amount,
    /// Interest, rounded once.
    pub interest: Amount,
    /// Fixed indemnity; zero from a consumer.
    pub indemnity: Amount,
    /// Balance, interest and indemnity.
    pub total: Amount,
    /// The day it was settled, when it was.
    pub settled_on: Option<String>,
    /// How the interest came, oldest first; the parts sum to it.
    pub periods: Vec<LatePeriod>,
    /// What the user should know of these figures, as sentences: a rate to confirm, a consumer's rights.
    pub remarks: Vec<String>,
    /// The highest level of the letters sent, 0 for none: the next one is one more, up to 3.
    pub reminded: u8,
}

/// Days on which the same balance bore the same rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LatePeriod {
    /// First day.
    pub from: String,
    /// Last day, included.
    pub to: String,
    /// How many days.
    pub days: u32,
    /// Percent a year.
    pub rate: Number,
    /// Whether the rate is that of the half-year; else it is the nearest one that is known.
    pub confirmed: bool,
    /// What was owed.
    pub balance: Amount,
    /// Its part of the interest.
    pub interest: Amount,
}

/// Asks for a reminder letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct RemindRequest {
    /// The invoice.
    pub invoice: String,
    /// 1 courteous, 2 firm, 3 formal notice.
    pub level: u8,
    /// Date of the letter; absent: today.
    pub on: Option<String>,
    /// Percent a year for the half-years whose rate is not known; absent: the nearest one that is.
    pub rate: Option<String>,
    /// The next follow-up; absent: the one proposed.
    pub follow_up: Option<String>,
}

/// A letter that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reminded {
    /// The letter.
    pub paper: Paper,
    /// The invoice as it is now.
    pub invoice: Invoice,
    /// The day of the next follow-up.
    pub follow_up_on: String,
}

/// Names a reminder letter by its id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReminderIdRequest {
    /// The letter.
    #[ts(type = "number")]
    pub id: i64,
}
