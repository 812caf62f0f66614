//! What one paper says, complete and final: parties, lines, amounts, mentions, look.
//!
//! An issued paper stores this as its snapshot, so field names are part of the book's format: add optional fields, never
//! rename or drop one. Every amount arrives settled; this crate prints figures and never computes one. Knows nothing of the
//! domain's types: the use cases convert.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The frozen content of one quote, invoice or credit note.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paper {
    pub kind: PaperKind,
    #[serde(default)]
    pub language: Language,
    /// The legal number; none while it is a draft, which is then printed in its place.
    #[serde(default)]
    pub number: Option<String>,
    /// The version of a quote that was sent more than once; 1 is not printed.
    #[serde(default)]
    pub version: Option<u32>,
    #[serde(default)]
    pub issue_date: Option<NaiveDate>,
    #[serde(default)]
    pub due_date: Option<NaiveDate>,
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// The day the service was completed, where it differs from the issue date.
    #[serde(default)]
    pub supply_date: Option<NaiveDate>,
    #[serde(default)]
    pub supply_period: Option<Period>,
    /// Further facts of the quiet line: order number, original invoice, delivery address.
    #[serde(default)]
    pub references: Vec<Reference>,
    #[serde(default)]
    pub subject: Option<String>,
    pub seller: Seller,
    pub buyer: Buyer,
    /// ISO 4217 code of every amount on the paper.
    pub currency: String,
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The sum of the lines before the discount below; printed only beside a discount.
    #[serde(default)]
    pub lines_net: Option<Decimal>,
    #[serde(default)]
    pub discount: Option<Discount>,
    /// Earlier deposits that this invoice takes off, by number and date.
    #[serde(default)]
    pub deductions: Vec<Deduction>,
    /// One row a rate and category; empty where no VAT is charged at all.
    #[serde(default)]
    pub vat: Vec<VatRow>,
    pub total_net: Decimal,
    #[serde(default)]
    pub total_vat: Decimal,
    pub total_gross: Decimal,
    /// Payments already received on this paper, other than the deductions.
    #[serde(default)]
    pub already_paid: Option<Decimal>,
    /// The largest figure on the page: what is left to pay, or the quote's or the credit's total.
    pub amount_due: Decimal,
    #[serde(default)]
    pub schedule: Vec<Stage>,
    #[serde(default)]
    pub payment: Option<Payment>,
    /// Legal and contractual sentences, worded by the core for the status and the date; one paragraph each.
    #[serde(default)]
    pub mentions: Vec<String>,
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

/// A book of the law: rows under columns, their amounts carried from page to page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Ledger {
    pub columns: Vec<LedgerColumn>,
    /// One cell a column.
    pub rows: Vec<Vec<LedgerCell>>,
    /// What is printed where there is no row.
    #[serde(default)]
    pub empty: String,
    /// Sums under the last row, beside those of the columns: label and amount.
    #[serde(default)]
    pub sums: Vec<(String, Decimal)>,
}

/// A column of a book.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LedgerColumn {
    pub head: String,
    pub kind: LedgerColumnKind,
}

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerColumnKind {
    /// Text that wraps; such columns share the room that the others leave.
    #[default]
    Text,
    /// A short text on one line.
    Word,
    /// An amount, summed and carried over.
    Amount,
}

/// A cell of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerCell {
    /// The first line strong, the following ones quiet.
    Text(String),
    Amount(Decimal),
}

/// One part of a progress note or of a letter: a heading, facts under it, a free text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    pub heading: String,
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Paragraphs, parted by line feeds.
    #[serde(default)]
    pub text: Option<String>,
}

/// One fact: what, how it stands, its figure at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fact {
    pub label: String,
    #[serde(default)]
    pub detail: String,
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
    Quote,
    DepositInvoice,
    ProgressInvoice,
    FinalInvoice,
    #[default]
    StandardInvoice,
    /// Takes the place of an issued invoice, which its `references` and `mentions` name.
    CorrectiveInvoice,
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
    #[default]
    Fr,
    En,
}

/// First and last day of a service, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// One fact of the quiet line, such as `Votre commande` and `BC-4412`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reference {
    pub label: String,
    pub value: String,
}

/// Who sends the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seller {
    pub name: String,
    /// Printed right under the name, such as `Entrepreneur individuel`.
    #[serde(default)]
    pub legal_notice: Option<String>,
    #[serde(default)]
    pub address: Vec<String>,
    #[serde(default)]
    pub siret: Option<String>,
    #[serde(default)]
    pub vat_number: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    /// Anything else under the address: website, register, legal form and capital.
    #[serde(default)]
    pub extra: Vec<String>,
}

/// Who receives the paper; name, contact and address stand in the window of the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Buyer {
    pub name: String,
    #[serde(default)]
    pub contact: Option<String>,
    #[serde(default)]
    pub address: Vec<String>,
    #[serde(default)]
    pub siren: Option<String>,
    #[serde(default)]
    pub vat_number: Option<String>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Line {
    /// First line bold, the following ones lighter.
    pub description: String,
    pub quantity: Decimal,
    #[serde(default)]
    pub unit: Unit,
    /// Without VAT and before the discount; up to six decimals.
    pub unit_price: Decimal,
    #[serde(default)]
    pub discount_percent: Option<Decimal>,
    /// In percent; none where no VAT is charged.
    #[serde(default)]
    pub vat_rate: Option<Decimal>,
    #[serde(default)]
    pub vat_category: VatCategory,
    /// Without VAT, after the line's discount.
    pub net: Decimal,
}

/// The unit of a quantity, by its stored code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Unit {
    #[serde(rename = "h")]
    Hour,
    #[serde(rename = "d")]
    Day,
    #[default]
    #[serde(rename = "u")]
    Piece,
    #[serde(rename = "lump")]
    LumpSum,
    #[serde(rename = "km")]
    Kilometre,
    #[serde(rename = "month")]
    Month,
}

/// VAT category by its EN 16931 code (BT-118, BT-151).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum VatCategory {
    #[default]
    #[serde(rename = "S")]
    Standard,
    #[serde(rename = "Z")]
    Zero,
    #[serde(rename = "E")]
    Exempt,
    #[serde(rename = "AE")]
    ReverseCharge,
    #[serde(rename = "K")]
    IntraCommunity,
    #[serde(rename = "G")]
    Export,
    #[serde(rename = "O")]
    OutOfScope,
}

impl VatCategory {
    /// Returns the code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::Zero => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::IntraCommunity => "K",
            Self::Export => "G",
            Self::OutOfScope => "O",
        }
    }
}

/// The discount on the whole paper.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Discount {
    #[serde(default)]
    pub percent: Option<Decimal>,
    /// Positive; printed with a minus sign.
    pub amount: Decimal,
}

/// One earlier invoice taken off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deduction {
    pub number: String,
    pub issue_date: NaiveDate,
    #[serde(default)]
    pub label: String,
    /// Positive, like the two below; printed with a minus sign.
    pub net: Decimal,
    #[serde(default)]
    pub vat: Decimal,
    pub gross: Decimal,
}

/// VAT of one rate and category.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct VatRow {
    #[serde(default)]
    pub category: VatCategory,
    /// In percent.
    pub rate: Decimal,
    pub base: Decimal,
    pub amount: Decimal,
}

/// One stage of the payment schedule.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stage {
    pub label: String,
    #[serde(default)]
    pub percent: Option<Decimal>,
    pub net: Decimal,
    pub gross: Decimal,
    #[serde(default)]
    pub state: StageState,
    #[serde(default)]
    pub date: Option<NaiveDate>,
}

/// Where a stage stands on the day of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    Done,
    Current,
    #[default]
    ToCome,
}

/// How to pay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Payment {
    #[serde(default)]
    pub iban: Option<String>,
    #[serde(default)]
    pub bic: Option<String>,
    #[serde(default)]
    pub holder: Option<String>,
    /// What the payer writes in the transfer.
    #[serde(default)]
    pub reference: Option<String>,
    /// A sentence such as `Paiement à 30 jours par virement.`
    #[serde(default)]
    pub terms: Option<String>,
}

/// The look that the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// `#RRGGBB`.
    #[serde(default = "default_accent")]
    pub accent: String,
    #[serde(default)]
    pub logo: Option<Logo>,
}

impl Default for Style {
    fn default() -> Self {
        Self { accent: default_accent(), logo: None }
    }
}

fn default_accent() -> String {
    "#1F3F77".to_owned()
}

/// The bytes of a PNG or JPEG file, kept in the snapshot as Base64 so that it stands alone and stays equal byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo(pub Vec<u8>);

impl Serialize for Logo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine as _;
        serializer.serialize_str(&base64::prelude::BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Logo {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use base64::Engine as _;
        let text = String::deserialize(deserializer)?;
        base64::prelude::BASE64_STANDARD.decode(text).map(Logo).map_err(serde::de::Error::custom)
    }
}
