//! What an electronic invoice says, by the business terms (BT-) and groups (BG-) of EN 16931-1.
//!
//! An issued document keeps this beside its paper, so field names are part of the book's format: add optional fields, never
//! rename or drop one. Codes that the trade extends by itself (subjects of notes, units, exemption reasons) are text.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::paper::VatCategory;

/// One electronic invoice or credit note (BG-0). All amounts are in `currency`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Invoice {
    /// BT-1.
    pub number: String,
    /// BT-2.
    pub issue_date: NaiveDate,
    /// BT-3.
    pub type_code: TypeCode,
    /// BT-5, ISO 4217.
    pub currency: String,
    /// BT-8, when it is to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_point: Option<VatPoint>,
    /// BT-9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<NaiveDate>,
    /// BT-10: what the buyer files the invoice under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer_reference: Option<String>,
    /// BT-13: number of the buyer's purchase order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_reference: Option<String>,
    /// BT-20: when and how to pay, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// BG-1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// BT-23: in France the *cadre de facturation*, as `S1`.
    pub process: String,
    /// BG-3: the invoices that this one corrects or deducts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preceding: Vec<Preceding>,
    /// BG-4.
    pub seller: Party,
    /// BG-7.
    pub buyer: Party,
    /// BG-13.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// BG-14.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// BG-16.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// BG-20: discounts on the whole, one a VAT group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowances: Vec<Allowance>,
    /// BG-22.
    pub totals: Totals,
    /// BG-23: one row a category and rate.
    pub vat: Vec<VatBreakdown>,
    /// BG-25.
    pub lines: Vec<Line>,
}

/// What the document is (BT-3, UNTDID 1001), of the codes that French platforms take (BR-FR-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TypeCode {
    /// A commercial invoice.
    #[default]
    #[serde(rename = "380")]
    Invoice,
    /// A credit note.
    #[serde(rename = "381")]
    CreditNote,
    /// An invoice that takes the place of an earlier one, which it names.
    #[serde(rename = "384")]
    Corrective,
    /// An invoice before the supply: a deposit.
    #[serde(rename = "386")]
    Prepayment,
    /// A credit note on a deposit.
    #[serde(rename = "503")]
    PrepaymentCreditNote,
}

impl TypeCode {
    /// Returns the code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "380",
            Self::CreditNote => "381",
            Self::Corrective => "384",
            Self::Prepayment => "386",
            Self::PrepaymentCreditNote => "503",
        }
    }

    /// Returns whether the amounts of the document are the buyer's.
    pub const fn is_credit_note(self) -> bool {
        matches!(self, Self::CreditNote | Self::PrepaymentCreditNote)
    }
}

/// When the VAT becomes due (BT-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatPoint {
    /// On the date of the invoice: the seller opted for the *débits*.
    InvoiceDate,
    /// On the day of the supply.
    Delivery,
    /// When the money comes.
    Payment,
}

/// A text with its subject (BG-1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Note {
    /// BT-21, UNTDID 4451, as `PMT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// BT-22.
    pub text: String,
}

/// An earlier invoice (BG-3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Preceding {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub issue_date: NaiveDate,
}

/// An identifier with the code of the scheme that gave it (ISO 6523 or EAS), as `0002` for the SIREN.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identifier {
    /// Code of the scheme.
    pub scheme: String,
    /// What the scheme calls it.
    pub value: String,
}

/// Who sells (BG-4) or buys (BG-7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// BT-29, BT-46.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// BT-27, BT-44.
    pub name: String,
    /// BT-33, seller only: legal form, capital, `Entrepreneur individuel`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_information: Option<String>,
    /// BT-30, BT-47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_identifier: Option<Identifier>,
    /// BT-31, BT-48.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    /// BT-32, seller only: the tax office's number of who has no VAT number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// BT-34, BT-49.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic_address: Option<Identifier>,
    /// BG-5, BG-8.
    pub address: Address,
    /// BG-6, BG-9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// A postal address (BG-5, BG-8, BG-15).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// BT-35, BT-36 and BT-162 (BT-50 …, BT-75 …): three at most are written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// BT-37, BT-52, BT-77.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// BT-38, BT-53, BT-78.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// BT-40, BT-55, BT-80: ISO 3166-1, two letters.
    pub country: String,
}

/// Whom to ask (BG-6, BG-9).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// BT-41, BT-56.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// BT-42, BT-57.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// BT-43, BT-58.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Where and when it was delivered (BG-13).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Delivery {
    /// BT-70.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// BT-72.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// BG-15.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// When the service was done (BG-14); both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Period {
    /// BT-73.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// BT-74.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// How to pay (BG-16).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Payment {
    /// BT-81, UNTDID 4461: `58` is a SEPA credit transfer, `30` another one.
    pub means: String,
    /// BT-83: what the payer writes in the transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// BG-17.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<BankAccount>,
}

/// The account that receives a transfer (BG-17).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BankAccount {
    /// BT-84.
    pub iban: String,
    /// BT-85.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// BT-86.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bic: Option<String>,
}

/// A discount on the whole, for one VAT group (BG-20).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Allowance {
    /// BT-92, without VAT.
    pub amount: Decimal,
    /// BT-93.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Decimal>,
    /// BT-94, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// BT-95.
    pub category: VatCategory,
    /// BT-96, in percent; none outside the scope of VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Decimal>,
    /// BT-97.
    pub reason: String,
}

/// The sums of the document (BG-22).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// BT-106: the lines.
    pub lines: Decimal,
    /// BT-107: the discounts on the whole.
    #[serde(default)]
    pub allowances: Decimal,
    /// BT-109: without VAT.
    pub net: Decimal,
    /// BT-110.
    pub vat: Decimal,
    /// BT-112: with VAT.
    pub gross: Decimal,
    /// BT-113: received before.
    #[serde(default)]
    pub paid: Decimal,
    /// BT-115.
    pub due: Decimal,
}

/// VAT of one category and rate (BG-23).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct VatBreakdown {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119, in percent; none outside the scope of VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Decimal>,
    /// BT-116.
    pub base: Decimal,
    /// BT-117.
    pub tax: Decimal,
    /// BT-120: why no VAT is charged, in the words of the document's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// BT-121: the same as a VATEX code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
}

/// One line (BG-25).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Line {
    /// BT-126.
    pub id: String,
    /// BT-127.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// BT-153.
    pub name: String,
    /// BT-154.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// BT-129: four decimals at most; negative on a line that deducts.
    pub quantity: Decimal,
    /// BT-130, UNECE Recommendation 20, as `HUR`.
    pub unit: String,
    /// BT-146: never negative, six decimals at most.
    pub unit_price: Decimal,
    /// BG-27.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowances: Vec<LineAllowance>,
    /// BT-151.
    pub category: VatCategory,
    /// BT-152, in percent; none outside the scope of VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Decimal>,
    /// BT-131: without VAT, after the line's discount.
    pub net: Decimal,
}

/// A discount on a line (BG-27).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LineAllowance {
    /// BT-136, without VAT.
    pub amount: Decimal,
    /// BT-137.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Decimal>,
    /// BT-138, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// BT-139.
    pub reason: String,
}
