//! What is sold and what it comes to: lines, discounts, deductions, VAT, the schedule of payment.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Line {
    /// First line bold, the following ones lighter.
    pub description: String,
    /// How much of the unit.
    pub quantity: Decimal,
    /// What the quantity counts.
    #[serde(default)]
    pub unit: Unit,
    /// Without VAT and before the discount; up to six decimals.
    pub unit_price: Decimal,
    /// Discount on this line, in percent.
    #[serde(default)]
    pub discount_percent: Option<Decimal>,
    /// In percent; none where no VAT is charged.
    #[serde(default)]
    pub vat_rate: Option<Decimal>,
    /// VAT category.
    #[serde(default)]
    pub vat_category: VatCategory,
    /// Without VAT, after the line's discount.
    pub net: Decimal,
}

/// The unit of a quantity, by its stored code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Unit {
    /// Hours.
    #[serde(rename = "h")]
    Hour,
    /// Days.
    #[serde(rename = "d")]
    Day,
    /// Pieces.
    #[default]
    #[serde(rename = "u")]
    Piece,
    /// A lump sum (forfait).
    #[serde(rename = "lump")]
    LumpSum,
    /// Kilometres.
    #[serde(rename = "km")]
    Kilometre,
    /// Months.
    #[serde(rename = "month")]
    Month,
}

/// VAT category by its EN 16931 code (BT-118, BT-151).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum VatCategory {
    /// Taxed, at the standard or a reduced rate.
    #[default]
    #[serde(rename = "S")]
    Standard,
    /// Taxed at zero.
    #[serde(rename = "Z")]
    Zero,
    /// Exempt, the *franchise en base* included.
    #[serde(rename = "E")]
    Exempt,
    /// Reverse charge: the buyer pays the VAT (autoliquidation).
    #[serde(rename = "AE")]
    ReverseCharge,
    /// Goods delivered to a business elsewhere in the Union.
    #[serde(rename = "K")]
    IntraCommunity,
    /// Goods that leave the Union.
    #[serde(rename = "G")]
    Export,
    /// Outside the scope of VAT.
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
    /// In percent, where it was agreed so.
    #[serde(default)]
    pub percent: Option<Decimal>,
    /// Positive; printed with a minus sign.
    pub amount: Decimal,
}

/// One earlier invoice taken off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deduction {
    /// Its number.
    pub number: String,
    /// Its issue date.
    pub issue_date: NaiveDate,
    /// What it was for.
    #[serde(default)]
    pub label: String,
    /// Positive, like the two below; printed with a minus sign.
    pub net: Decimal,
    /// The VAT that it charged.
    #[serde(default)]
    pub vat: Decimal,
    /// Net and VAT.
    pub gross: Decimal,
    /// The same by rate, where the paper has several.
    #[serde(default)]
    pub rates: Vec<VatRow>,
}

/// VAT of one rate and category.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct VatRow {
    /// VAT category.
    #[serde(default)]
    pub category: VatCategory,
    /// In percent.
    pub rate: Decimal,
    /// What the rate applies to, discount taken off.
    pub base: Decimal,
    /// The VAT, rounded once for the row.
    pub amount: Decimal,
}

/// One stage of the payment schedule.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stage {
    /// What makes it due.
    pub label: String,
    /// Share of the whole in percent, where it was agreed so.
    #[serde(default)]
    pub percent: Option<Decimal>,
    /// Its part before VAT.
    pub net: Decimal,
    /// Its part with VAT.
    pub gross: Decimal,
    /// Where it stands.
    #[serde(default)]
    pub state: StageState,
    /// When it is expected.
    #[serde(default)]
    pub date: Option<NaiveDate>,
}

/// Where a stage stands on the day of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    /// Invoiced before this paper.
    Done,
    /// What this paper asks for.
    Current,
    /// Ahead.
    #[default]
    ToCome,
}
