//! What one paper says, complete and final: parties, lines, amounts, mentions, look.
//!
//! An issued paper stores this as its snapshot, so field names are part of the book's format: add optional fields, never
//! rename or drop one. Every amount arrives settled; this crate prints figures and never computes one. Knows nothing of the
//! domain's types: the use cases convert.

mod ledger;
mod look;
mod parties;
mod rows;

pub use ledger::{Ledger, LedgerCell, LedgerColumn, LedgerColumnKind};
pub use look::{Logo, Style};
pub use parties::{Buyer, Payment, Seller};
pub use rows::{Deduction, Discount, Line, Stage, StageState, Unit, VatCategory, VatRow};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The frozen content of one quote, invoice or credit note.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paper {
    /// What the paper is.
    pub kind: PaperKind,
    /// Language of its words.
    #[serde(default)]
    pub language: Language,
    /// The legal number; none while it is a draft, which is then printed in its place.
    #[serde(default)]
    pub number: Option<String>,
    /// The version of a quote that was sent more than once; 1 is not printed.
    #[serde(default)]
    pub version: Option<u32>,
    /// The day that it bears; none on a draft.
    #[serde(default)]
    pub issue_date: Option<NaiveDate>,
    /// The last day to pay.
    #[serde(default)]
    pub due_date: Option<NaiveDate>,
    /// The last day on which a quote can be accepted.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// The day the service was completed, where it differs from the issue date.
    #[serde(default)]
    pub supply_date: Option<NaiveDate>,
    /// The days of the service, where they are more than one.
    #[serde(default)]
    pub supply_period: Option<Period>,
    /// Further facts of the quiet line: order number, original invoice, delivery address.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// What it is about, under the title.
    #[serde(default)]
    pub subject: Option<String>,
    /// Who sends it.
    pub seller: Seller,
    /// Who receives it.
    pub buyer: Buyer,
    /// ISO 4217 code of every amount on the paper.
    pub currency: String,
    /// What is sold, in order.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The sum of the lines before the discount below; printed only beside a discount.
    #[serde(default)]
    pub lines_net: Option<Decimal>,
    /// A discount on all lines together.
    #[serde(default)]
    pub discount: Option<Discount>,
    /// Earlier deposits that this invoice takes off, by number and date.
    #[serde(default)]
    pub deductions: Vec<Deduction>,
    /// One row a rate and category; empty where no VAT is charged at all.
    #[serde(default)]
    pub vat: Vec<VatRow>,
    /// Total before VAT.
    pub total_net: Decimal,
    /// Total of VAT.
    #[serde(default)]
    pub total_vat: Decimal,
    /// Total with VAT.
    pub total_gross: Decimal,
    /// Payments already received on this paper, other than the deductions.
    #[serde(default)]
    pub already_paid: Option<Decimal>,
    /// The largest figure on the page: what is left to pay, or the quote's or the credit's total.
    pub amount_due: Decimal,
    /// When a quote is to be paid, stage by stage.
    #[serde(default)]
    pub schedule: Vec<Stage>,
    /// How to pay.
    #[serde(default)]
    pub payment: Option<Payment>,
    /// Legal and contractual sentences, worded by the core for the status and the date; one paragraph each.
    #[serde(default)]
    pub mentions: Vec<String>,
    /// Its look.
    #[serde(default)]
    pub style: Style,
    /// A copy printed later: each page says so beside its title. Never part of what is stored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub duplicate: bool,
    /// The parts of a progress note or of a letter; empty on every other paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The columns and rows of a book; none on every other paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Ledger>,
}

/// One part of a progress note or of a letter: a heading, facts under it, a free text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Its heading; empty where there is none.
    pub heading: String,
    /// The table under the heading.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Paragraphs, parted by line feeds.
    #[serde(default)]
    pub text: Option<String>,
}

/// One fact: what, how it stands, its figure at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// How it stands.
    #[serde(default)]
    pub detail: String,
    /// Its figure, as it is printed.
    #[serde(default)]
    pub value: String,
    /// The sum of those above it: set strong, under a dark rule.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub total: bool,
}

/// What the paper is; decides its title and its order of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// A quote (devis).
    Quote,
    /// An invoice for a deposit (facture d'acompte).
    DepositInvoice,
    /// An invoice for a part that was delivered (facture de situation).
    ProgressInvoice,
    /// The invoice that settles an order and takes its deposits off (facture de solde).
    FinalInvoice,
    /// An invoice of its own.
    #[default]
    StandardInvoice,
    /// Takes the place of an issued invoice, which its `references` and `mentions` name.
    CorrectiveInvoice,
    /// A credit note (avoir).
    CreditNote,
    /// Where a mission stands on a day: no amount is due on it.
    ProgressNote,
    /// A letter that asks for an overdue invoice. `number` is the invoice's, `issue_date` the letter's; `subject` stands after
    /// `Objet`, `references` under it. `sections` are the letter: a section's `facts` are a table of amounts, its `text` the
    /// paragraphs under them (salutation and closing words included). `payment`, where there is one, follows the last table,
    /// for `amount_due` under its `reference`. The seller's name and room to sign come by themselves; `mentions` at the foot.
    ReminderLetter,
    /// The livre des recettes; its number is the year or the period.
    ReceiptsLedger,
    /// The registre des achats; its number is the year or the period.
    PurchasesRegister,
}

/// The language of the words that this crate adds; the texts in the paper arrive in it already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// First and last day of a service, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// One fact of the quiet line, such as `Votre commande` and `BC-4412`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reference {
    /// What it is.
    pub label: String,
    /// Its text.
    pub value: String,
}
