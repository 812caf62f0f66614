//! Invoices, credit notes, payments.

use super::lifecycle::Life;
use super::quotes::{Line, LineRequest, Vat};
use super::{Amount, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A free invoice as typed, or a change of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoiceRequest {
    /// The draft to change; absent: a new one.
    #[ts(optional, type = "number")]
    pub id: Option<i64>,
    /// Client.
    pub client: String,
    /// Title.
    pub subject: Option<String>,
    /// Lines.
    pub lines: Vec<LineRequest>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<String>,
    /// Due date; absent: the payment terms after the issue.
    pub due_date: Option<String>,
    /// `fr` or `en`.
    pub language: Option<String>,
    /// Number of the buyer's purchase order (EN 16931 BT-13), printed.
    pub order_reference: Option<String>,
    /// What the buyer files it under (BT-10); absent: what the client's record says.
    pub buyer_reference: Option<String>,
    /// First day of the service (BT-73).
    pub service_from: Option<String>,
    /// Last day of the service (BT-74).
    pub service_to: Option<String>,
    /// Where it was delivered, when elsewhere than the client's address (BG-15).
    pub delivery_address: Option<String>,
}

/// Writes on any draft what the buyer wants to read there. A field that is absent stays as it is; an empty text empties it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoiceAnnotation {
    /// The draft.
    #[ts(type = "number")]
    pub id: i64,
    /// Number of the buyer's purchase order (EN 16931 BT-13), printed.
    pub order_reference: Option<String>,
    /// What the buyer files it under (BT-10); absent: what the client's record says.
    pub buyer_reference: Option<String>,
    /// First day of the service (BT-73).
    pub service_from: Option<String>,
    /// Last day of the service (BT-74).
    pub service_to: Option<String>,
    /// Where it was delivered, when elsewhere than the client's address (BG-15).
    pub delivery_address: Option<String>,
}

/// Asks for the electronic invoice alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoiceXml {
    /// The invoice, by its number or the draft's id.
    pub name: String,
    /// `cii` (what a Factur-X file carries) or `ubl`.
    pub format: String,
}

/// An electronic invoice as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoiceText {
    /// Name to save it under.
    pub file_name: String,
    /// XML.
    pub text: String,
}

/// Something that the electronic invoice lacks, with the field to fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Missing {
    /// Where the field is: `client`, `identity` or `invoice`.
    pub record: String,
    /// Which client or invoice.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// The field, by its name in the record.
    pub field: String,
    /// The same in words.
    pub label: String,
    /// The law or rule that wants it, as a sentence.
    pub why: String,
}

/// Issues a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoiceIssue {
    /// The draft.
    #[ts(type = "number")]
    pub id: i64,
    /// Issue date; absent: today.
    pub on: Option<String>,
    /// The day on which it was paid whole before the issue: a deposit that came with the order.
    pub paid_on: Option<String>,
    /// How it was paid: `transfer` (the default), `card`, `cheque`, `cash`, `direct-debit`.
    pub paid_by: Option<String>,
}

/// Credits an issued invoice, whole or by line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoiceCredit {
    /// The invoice.
    pub invoice: String,
    /// Lines to credit, from 1; empty: all that is left.
    pub lines: Vec<u32>,
    /// Why: printed.
    pub reason: String,
    /// Issue at once (the terminal does); else a draft is made.
    pub issue: bool,
    /// Issue date; absent: today.
    pub on: Option<String>,
}

/// Makes the draft of an invoice that corrects an issued one and takes its place (384).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct InvoiceCorrect {
    /// The wrong invoice.
    pub invoice: String,
    /// What was wrong: printed.
    pub reason: String,
}

/// Records a payment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct PaymentRequest {
    /// The invoice.
    pub invoice: String,
    /// Amount, arithmetic allowed; negative for money given back or a cheque that was not honoured.
    pub amount: String,
    /// Date; absent: today.
    pub on: Option<String>,
    /// `transfer`, `card`, `cheque`, `cash`, `direct-debit`.
    pub method: String,
    /// Why, for money given back; it stands in the livre des recettes.
    pub note: Option<String>,
}

/// The paper of an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoicePaper {
    /// Its number, or the draft's id.
    pub name: String,
    /// Prints a copy that says it is one; the stored original stays as it is.
    pub duplicate: Option<bool>,
    /// Says on that copy what of it is still owed: the tax of what stays unpaid is taken back against it.
    pub unpaid: Option<bool>,
}

/// Which invoices to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct InvoicesRequest {
    /// Only this status.
    pub status: Option<String>,
    /// Only this client.
    pub client: Option<String>,
}

/// The invoices asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Invoices {
    /// Drafts first, then newest first.
    pub invoices: Vec<InvoiceRow>,
}

/// An invoice in a list, and a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoiceRow {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Number; none for a draft.
    pub number: Option<String>,
    /// Kind.
    pub kind: String,
    /// Status today.
    pub status: String,
    /// Client.
    pub client: String,
    /// Mission.
    pub mission: Option<String>,
    /// Stage.
    pub stage: Option<String>,
    /// Issue date.
    pub issue_date: Option<String>,
    /// Due date.
    pub due_date: Option<String>,
    /// Net.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Left to pay.
    pub balance: Amount,
    /// Why it is proposed, or why it credits, as a sentence.
    pub reason: Option<String>,
    /// The stage that calls for it, of an invoice that is not drafted yet.
    pub due_stage: Option<DueStage>,
}

/// A stage that calls for its invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DueStage {
    /// Identity of its mission.
    #[ts(type = "number")]
    pub mission: i64,
    /// Rank from 1.
    pub position: u32,
}

/// Asks for the draft of one stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StagePropose {
    /// Mission.
    pub mission: String,
    /// Stage: rank from 1, or start of its label.
    pub stage: String,
}

/// A deposit that a final invoice deducts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Deduction {
    /// Its number.
    pub number: String,
    /// Its date.
    pub issue_date: String,
    /// Net.
    pub net: Amount,
    /// Tax.
    pub vat: Amount,
    /// Gross.
    pub gross: Amount,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Payment {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Date.
    pub on: String,
    /// Amount.
    pub amount: Amount,
    /// Method.
    pub method: String,
    /// Why, where it needs one.
    pub note: Option<String>,
}

/// An invoice, whole. A preview has id 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Invoice {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Number; none for a draft.
    pub number: Option<String>,
    /// Kind.
    pub kind: String,
    /// Status today.
    pub status: String,
    /// Client.
    pub client: String,
    /// Its id.
    #[ts(type = "number")]
    pub client_id: i64,
    /// Mission.
    pub mission: Option<String>,
    /// Its id.
    #[ts(type = "number | null")]
    pub mission_id: Option<i64>,
    /// Stage.
    pub stage: Option<String>,
    /// Title.
    pub subject: Option<String>,
    /// Language of the paper.
    pub language: String,
    /// Issue date.
    pub issue_date: Option<String>,
    /// Due date.
    pub due_date: Option<String>,
    /// Lines.
    pub lines: Vec<Line>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<Number>,
    /// Discount on the whole.
    pub discount: Amount,
    /// Deposits deducted.
    pub deductions: Vec<Deduction>,
    /// Totals by VAT group, deductions taken off.
    pub vat: Vec<Vat>,
    /// Net.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Sum of payments.
    pub paid: Amount,
    /// Sum of credit notes.
    pub credited: Amount,
    /// Left to pay.
    pub balance: Amount,
    /// Payments, oldest first.
    pub payments: Vec<Payment>,
    /// Whether it corrects the invoice that it `replaces` (384): once issued it counts in its place.
    pub corrective: bool,
    /// Number of the invoice that this credit note corrects.
    pub credits: Option<String>,
    /// Credit notes on it.
    pub credit_notes: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// Hash in the chain of issued documents.
    pub chain_hash: Option<String>,
    /// SHA-256 of the stored PDF.
    pub pdf_sha256: Option<String>,
    /// Number of the buyer's purchase order.
    pub order_reference: Option<String>,
    /// What the buyer files it under.
    pub buyer_reference: Option<String>,
    /// First day of the service.
    pub service_from: Option<String>,
    /// Last day of the service.
    pub service_to: Option<String>,
    /// Where it was delivered, when elsewhere.
    pub delivery_address: Option<String>,
    /// `factur-x` or `pdf`: what the stored paper is; none on a draft.
    pub electronic: Option<String>,
    /// What the electronic invoice of this draft lacks; empty once issued.
    pub missing: Vec<Missing>,
    /// What happened after the issue.
    #[serde(flatten)]
    #[ts(flatten)]
    pub life: Life,
}

/// What a free invoice being typed comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoicePreview {
    /// The invoice, as far as it can be computed.
    pub invoice: Option<Invoice>,
    /// Fields to correct.
    pub problems: Vec<crate::failure::FieldProblem>,
    /// Net of each line, in order; none where the line cannot be read.
    pub line_nets: Vec<Option<Amount>>,
}

/// What the check of all issued documents found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Verification {
    /// Documents checked.
    #[ts(type = "number")]
    pub checked: i64,
    /// Closings checked.
    #[ts(type = "number")]
    pub closings: i64,
    /// Whether all is well.
    pub ok: bool,
    /// What is not, each with the document's number.
    pub findings: Vec<Finding>,
    /// Last hash of the chain.
    pub head: Option<String>,
}

/// Something wrong with an issued document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Finding {
    /// Number of the document, or period of the closing.
    pub number: String,
    /// What is wrong, as a sentence.
    pub problem: String,
}

/// Names an invoice by its id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvoiceIdRequest {
    /// The invoice.
    #[ts(type = "number")]
    pub id: i64,
}
