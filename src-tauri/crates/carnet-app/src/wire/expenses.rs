//! Purchases: received invoices and expenses written by hand.
//!
//! Amounts are in the purchase's own currency, and signed: those of a credit note are negative.

use super::{Amount, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A received electronic invoice to read: a PDF (Factur-X, ZUGFeRD) or an XML file (CII, UBL).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpenseImportRequest {
    /// The file on this machine; absent when its bytes are given.
    pub path: Option<String>,
    /// Its name, with its bytes.
    pub file_name: Option<String>,
    /// Its bytes, base64.
    pub base64: Option<String>,
    /// Only tells what would happen.
    pub dry_run: bool,
    /// Takes it in although its totals contradict each other, as it states them.
    pub accept_differences: bool,
    /// What it is for, in the user's words.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Day on which it came; absent: today.
    pub received_on: Option<String>,
    /// The client in whose name it was paid, who pays it back to the cent (débours).
    pub disbursed_for: Option<String>,
}

/// What came of reading an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseImport {
    /// The purchase; its id is 0 when nothing was written.
    pub expense: Expense,
    /// Whether the book had it before: nothing was written then.
    pub already: bool,
    /// Amounts that differ from what their parts make.
    pub differences: Vec<Difference>,
    /// What the user should know about it, as sentences.
    pub warnings: Vec<String>,
    /// Why it will be refused unless the differences are accepted; only in a dry run.
    pub refusal: Option<String>,
    /// Whether nothing was to be written.
    pub dry_run: bool,
}

/// An amount of an invoice that differs from what its parts make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Difference {
    /// Which amount.
    pub what: String,
    /// What the invoice says.
    pub stated: Amount,
    /// What its parts make.
    pub computed: Amount,
    /// Whether it is more than rounding.
    pub wrong: bool,
}

/// A purchase written by hand. Either lines, or totals of which two say the third.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpenseRequest {
    /// `invoice` (default) or `credit_note`: its amounts are typed positive and kept negative.
    pub kind: Option<String>,
    /// Supplier.
    pub supplier: String,
    /// SIREN.
    pub supplier_siren: Option<String>,
    /// VAT number.
    pub supplier_vat_number: Option<String>,
    /// The supplier's number.
    pub number: Option<String>,
    /// Date of the invoice or receipt; absent: today.
    pub date: Option<String>,
    /// Due date.
    pub due_date: Option<String>,
    /// Day on which it came; absent: today.
    pub received_on: Option<String>,
    /// Currency, three letters; absent: the book's.
    pub currency: Option<String>,
    /// Lines.
    pub lines: Vec<ExpenseLineRequest>,
    /// Total without VAT.
    pub total_net: Option<String>,
    /// VAT rate in percent, of the whole.
    pub vat_rate: Option<String>,
    /// Total of VAT.
    pub total_vat: Option<String>,
    /// Total with VAT.
    pub total_gross: Option<String>,
    /// What it is for, in the user's words.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// The client in whose name it was paid, who pays it back to the cent (débours).
    pub disbursed_for: Option<String>,
    /// Day on which it was paid; absent: not yet.
    pub paid_on: Option<String>,
    /// How it was paid: `transfer`, `card`, `cheque`, `cash`, `direct-debit`.
    pub method: Option<String>,
    /// A scan or PDF to keep with it, on this machine.
    pub path: Option<String>,
    /// The name of the file, with its bytes.
    pub file_name: Option<String>,
    /// Its bytes, base64.
    pub base64: Option<String>,
}

/// A line of a purchase, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpenseLineRequest {
    /// What was bought.
    pub description: String,
    /// Quantity; absent: 1.
    pub quantity: Option<String>,
    /// Unit; absent: piece.
    pub unit: Option<String>,
    /// Price of a unit without VAT.
    pub unit_price: String,
    /// VAT rate in percent; absent: no VAT.
    pub vat_rate: Option<String>,
}

/// A change of a purchase. What is absent stays; an empty text empties. What was read out of a file stays as it stands
/// there: of such a purchase only category, note, due date, day of receipt and whether it is a disbursement change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpenseEdit {
    /// The purchase.
    #[ts(type = "number")]
    pub id: i64,
    /// `invoice` or `credit_note`.
    pub kind: Option<String>,
    /// Supplier.
    pub supplier: Option<String>,
    /// SIREN.
    pub supplier_siren: Option<String>,
    /// VAT number.
    pub supplier_vat_number: Option<String>,
    /// The supplier's number.
    pub number: Option<String>,
    /// Date.
    pub date: Option<String>,
    /// Due date.
    pub due_date: Option<String>,
    /// Day on which it came.
    pub received_on: Option<String>,
    /// Lines: all of them, when one changes.
    pub lines: Option<Vec<ExpenseLineRequest>>,
    /// Total without VAT.
    pub total_net: Option<String>,
    /// VAT rate in percent, of the whole.
    pub vat_rate: Option<String>,
    /// Total of VAT.
    pub total_vat: Option<String>,
    /// Total with VAT.
    pub total_gross: Option<String>,
    /// What it is for.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// The client in whose name it was paid, who pays it back to the cent (débours).
    pub disbursed_for: Option<String>,
}

/// Names a purchase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseId {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
}

/// A payment of a purchase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpensePayment {
    /// The purchase.
    #[ts(type = "number")]
    pub id: i64,
    /// Date; absent: today.
    pub on: Option<String>,
    /// `transfer`, `card`, `cheque`, `cash`, `direct-debit`.
    pub method: String,
    /// Amount, typed positive; absent: all that is left.
    pub amount: Option<String>,
}

/// Which purchases to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ExpensesRequest {
    /// Dated from this day on.
    pub from: Option<String>,
    /// Dated up to this day.
    pub to: Option<String>,
    /// Part of the supplier's name, accents and case ignored.
    pub supplier: Option<String>,
    /// Only those that are not paid in full.
    pub unpaid: bool,
}

/// The purchases asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Expenses {
    /// Newest first.
    pub expenses: Vec<ExpenseRow>,
    /// Their sums, one row a currency: euros and dollars are no sum.
    pub totals: Vec<ExpenseTotals>,
}

/// Sums of purchases in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseTotals {
    /// Currency.
    pub currency: String,
    /// Net.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Left to pay.
    pub left: Amount,
}

/// A purchase in a list: what one chooses it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseRow {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Supplier.
    pub supplier: String,
    /// The supplier's number.
    pub number: Option<String>,
    /// Issue date.
    pub date: String,
    /// Due date.
    pub due_date: Option<String>,
    /// Currency, three letters.
    pub currency: String,
    /// Net; the amounts of a credit note are negative.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Still to pay.
    pub left: Amount,
    /// `paid`, `partly_paid`, `late` or `open`, today.
    pub status: String,
    /// What it is for.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// `factur-x`, `zugferd`, `cii` or `ubl`; none when written by hand.
    pub format: Option<String>,
    /// The file that came with it, as the supplier named it.
    pub file_name: Option<String>,
    /// Name of the client in whose name it was paid (débours).
    pub disbursed_for: Option<String>,
    /// The document that asks that client for it.
    pub billed: Option<ExpenseBilled>,
}

/// The document that asks a client for what was paid in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseBilled {
    /// Identity of the invoice or draft.
    #[ts(type = "number")]
    pub id: i64,
    /// Its number; none while it is a draft.
    pub number: Option<String>,
}

/// A purchase, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Expense {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// `invoice` or `credit_note`; amounts of a credit note are negative.
    pub kind: String,
    /// Supplier.
    pub supplier: String,
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
    pub date: String,
    /// Due date.
    pub due_date: Option<String>,
    /// Day on which it came.
    pub received_on: String,
    /// Currency, three letters.
    pub currency: String,
    /// Lines, allowances and charges on the whole among them; empty for the smallest profiles.
    pub lines: Vec<ExpenseLine>,
    /// VAT by category and rate.
    pub vat: Vec<ExpenseVat>,
    /// Net.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Left to pay when it came (BT-115).
    pub amount_due: Amount,
    /// Paid since.
    pub paid: Amount,
    /// Still to pay.
    pub left: Amount,
    /// `paid`, `partly_paid`, `late` or `open`, today.
    pub status: String,
    /// Day of the last payment, once nothing is left.
    pub paid_on: Option<String>,
    /// Payments, oldest first.
    pub payments: Vec<ExpensePaid>,
    /// What it is for.
    pub category: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Name of the client in whose name it was paid, who pays it back to the cent (débours).
    pub disbursed_for: Option<String>,
    /// Id of that client.
    #[ts(type = "number | null")]
    pub disbursed_for_id: Option<i64>,
    /// The document that asks that client for it; none when it is still to be billed.
    pub billed: Option<ExpenseBilled>,
    /// `factur-x`, `zugferd`, `cii` or `ubl`; none when written by hand.
    pub format: Option<String>,
    /// Profile of the electronic invoice.
    pub profile: Option<String>,
    /// The file that came with it, as the supplier named it.
    pub file_name: Option<String>,
    /// SHA-256 of that file.
    pub file_sha256: Option<String>,
}

/// A line of a purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseLine {
    /// What was bought.
    pub description: String,
    /// Quantity.
    pub quantity: Number,
    /// Unit: one of ours (h, d, u, lump, km, month), else the supplier's code.
    pub unit: String,
    /// Price of a unit.
    pub unit_price: Number,
    /// VAT category.
    pub vat_category: String,
    /// VAT rate in percent.
    pub vat_rate: Number,
    /// Net.
    pub net: Amount,
}

/// The VAT of one category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseVat {
    /// Category.
    pub category: String,
    /// Rate in percent.
    pub rate: Number,
    /// Base.
    pub base: Amount,
    /// Tax.
    pub amount: Amount,
}

/// A payment that was made, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpensePaid {
    /// Date.
    pub on: String,
    /// Amount; negative when it came back.
    pub amount: Amount,
    /// Method.
    pub method: String,
}

/// The file that came with a purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpenseFile {
    /// As the supplier named it.
    pub file_name: String,
    /// Its bytes, base64.
    pub base64: String,
    /// `pdf`, `xml` or `other`.
    pub kind: String,
}
