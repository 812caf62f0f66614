//! The books that the law asks for: livre des recettes, registre des achats, closings, archive, entries.

use super::Amount;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which days a book covers; nothing given: the present year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct BookRequest {
    /// A year, or a month as `2026-10`.
    pub year: Option<String>,
    /// First day, or a month.
    pub from: Option<String>,
    /// Last day, or a month.
    pub to: Option<String>,
}

/// One receipt; a refund is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReceiptRow {
    /// Its place among the receipts of its year, from 1.
    #[ts(type = "number")]
    pub rank: i64,
    /// Date of the receipt.
    pub on: String,
    /// Number of the invoice.
    pub number: String,
    /// Client, as printed on the invoice.
    pub client: String,
    /// What was paid for, and why money went back.
    pub nature: String,
    /// Before tax, disbursements left out.
    pub net: Amount,
    /// The part of `net` that goods make; services make the rest.
    pub goods: Amount,
    /// Tax in it.
    pub vat: Amount,
    /// What gives back money laid out for the client: no turnover.
    pub disbursed: Amount,
    /// What came.
    pub amount: Amount,
    /// `transfer`, `card`, `cheque`, `cash`, `direct-debit`.
    pub method: String,
    /// Whether it was notes and coins.
    pub cash: bool,
}

/// What came by one means of payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MethodTotal {
    /// The means.
    pub method: String,
    /// How many movements.
    pub count: usize,
    /// Their sum.
    pub amount: Amount,
}

/// The livre des recettes of a period (CGI art. 50-0 and 102 ter).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReceiptsLedger {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Receipts, oldest first.
    pub rows: Vec<ReceiptRow>,
    /// Sum before tax, disbursements left out.
    pub total_net: Amount,
    /// The part of it that goods make; services make the rest.
    pub total_goods: Amount,
    /// Sum of the tax.
    pub total_vat: Amount,
    /// Sum of what gives back money laid out for clients.
    pub total_disbursed: Amount,
    /// Sum of what came.
    pub total: Amount,
    /// The part of it in notes and coins.
    pub cash: Amount,
    /// By means of payment, those that were used.
    pub by_method: Vec<MethodTotal>,
    /// Whether any tax was charged.
    pub with_vat: bool,
    /// Whether any goods were sold.
    pub with_goods: bool,
    /// Whether anything gives back money laid out for a client.
    pub with_disbursements: bool,
    /// Last day that is closed.
    pub closed_until: Option<String>,
}

/// One payment of a purchase; money that came back is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurchaseRow {
    /// Its place among the payments of its year, from 1.
    #[ts(type = "number")]
    pub rank: i64,
    /// Date of the payment.
    pub on: String,
    /// The supplier's number.
    pub number: Option<String>,
    /// Date of the supplier's document.
    pub issued_on: String,
    /// Supplier.
    pub supplier: String,
    /// What was bought.
    pub nature: String,
    /// Before tax, disbursements left out; the whole under the franchise.
    pub net: Amount,
    /// What was paid in a client's name, with its tax: no charge.
    pub disbursed: Amount,
    /// Tax that is taken off.
    pub vat: Amount,
    /// What was paid.
    pub amount: Amount,
    /// `transfer`, `card`, `cheque`, `cash`, `direct-debit`.
    pub method: String,
    /// Whether it was notes and coins.
    pub cash: bool,
}

/// The registre des achats of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurchasesRegister {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Payments, oldest first.
    pub rows: Vec<PurchaseRow>,
    /// Sum before tax, disbursements left out.
    pub total_net: Amount,
    /// Sum of what was paid in clients' names.
    pub total_disbursed: Amount,
    /// Sum of the tax that is taken off.
    pub total_vat: Amount,
    /// Sum of what was paid.
    pub total: Amount,
    /// The part of it in notes and coins.
    pub cash: Amount,
    /// Whether anything was paid in a client's name.
    pub with_disbursements: bool,
    /// Whether tax is taken off.
    pub with_vat: bool,
    /// Last day that is closed.
    pub closed_until: Option<String>,
    /// What is not counted, each as a sentence.
    pub caveats: Vec<String>,
}

/// Which book to write, of which days, as what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct SaveBookRequest {
    /// `receipts`, `purchases`, `accounting` or `fec`.
    pub book: String,
    /// A year, or a month.
    pub year: Option<String>,
    /// First day, or a month.
    pub from: Option<String>,
    /// Last day, or a month.
    pub to: Option<String>,
    /// `csv` or `pdf`; the FEC is always `txt`.
    pub format: String,
    /// The FEC of a status that is believed not to owe one.
    pub anyway: bool,
}

/// A book as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BookFile {
    /// File name to propose.
    pub file_name: String,
    /// Its bytes.
    pub base64: String,
}

/// A closed month or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Closing {
    /// `2026-10` or `2026`.
    pub period: String,
    /// When it was closed, RFC 3339 UTC.
    pub closed_at: String,
    /// What came in, refunds deducted, with tax.
    pub receipts: Amount,
    /// The part of it before tax.
    pub receipts_net: Amount,
    /// How many receipts.
    #[ts(type = "number")]
    pub receipts_count: i64,
    /// Invoiced before tax, credit notes deducted.
    pub invoiced_net: Amount,
    /// Tax invoiced.
    pub invoiced_vat: Amount,
    /// Invoiced with tax.
    pub invoiced_gross: Amount,
    /// How many invoices and credit notes.
    #[ts(type = "number")]
    pub documents: i64,
    /// What was paid for purchases, with tax.
    pub purchases: Amount,
    /// Last hash of the chain of documents then.
    pub head: String,
    /// Hash of the closing, over the one before.
    pub hash: String,
}

/// The closings, and what may be closed next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Closings {
    /// In the order in which they were made.
    pub closings: Vec<Closing>,
    /// Past months and years that are open, in the order in which they close.
    pub open: Vec<String>,
    /// Nothing is dated on this day or before.
    pub closed_until: Option<String>,
}

/// Which month or year to close.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct CloseRequest {
    /// `2026-10` or `2026`.
    pub period: String,
}

/// An account and the part that it plays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AccountRow {
    /// `customers`, `deposits`, `sales`, `goods`, `vat_collected`, `disbursements`, `suppliers`, `purchases`,
    /// `vat_deductible`, `bank`, `cash` or `carried`.
    pub role: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub label: String,
    /// The usual number.
    pub usual: String,
    /// Whether the user chose it.
    pub changed: bool,
}

/// The accounts that entries are written on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AccountPlan {
    /// `cash`: by receipts and payments; `accrual`: by invoices.
    pub basis: String,
    /// Each part with its account.
    pub accounts: Vec<AccountRow>,
    /// Whether a FEC is owed, as far as is known.
    pub owes_fec: bool,
}

/// A part that gets another account, or another way of keeping books.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct AccountRequest {
    /// The part; absent when only the basis changes.
    pub role: Option<String>,
    /// The number; absent or empty: the usual one again.
    pub number: Option<String>,
    /// The name; absent: as it was.
    pub label: Option<String>,
    /// `cash` or `accrual`.
    pub basis: Option<String>,
}

/// One line of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryRow {
    /// Number of the entry.
    #[ts(type = "number")]
    pub entry: i64,
    /// Journal: AN, VE, AC, BQ, CA.
    pub journal: String,
    /// Date.
    pub on: String,
    /// Account.
    pub account: String,
    /// Its name.
    pub label: String,
    /// Client or supplier.
    pub third: Option<String>,
    /// Reference of the document.
    pub piece: String,
    /// What it says.
    pub text: String,
    /// Debit.
    pub debit: Amount,
    /// Credit.
    pub credit: Amount,
}

/// The entries of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Entries {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `cash` or `accrual`.
    pub basis: String,
    /// Lines, entry after entry.
    pub rows: Vec<EntryRow>,
    /// Sum of the debits, which is that of the credits.
    pub total: Amount,
}

/// Which year to archive, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ArchiveRequest {
    /// The year.
    pub year: String,
    /// A folder; when it holds something already, the archive goes into a new folder inside.
    pub folder: String,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Archived {
    /// The folder that holds it.
    pub folder: String,
    /// How many files.
    pub files: usize,
    /// Their size together.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the list of sums, which stands for the whole archive.
    pub sha256: String,
    /// Whether the year is closed: what is archived does not change any more.
    pub closed: bool,
}

/// Which archive to check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ArchiveCheckRequest {
    /// Its folder.
    pub folder: String,
}

/// What the check of an archive found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ArchiveCheck {
    /// Files checked.
    pub files: usize,
    /// Documents of the chain that were recomputed.
    pub documents: usize,
    /// Closings that were recomputed.
    pub closings: usize,
    /// Whether all is well.
    pub ok: bool,
    /// What is not, each with the name of the file.
    pub findings: Vec<super::invoices::Finding>,
}
