//! Books of the law on paper: rows under columns.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A book of the law: rows under columns, their amounts carried from page to page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// The columns, from left to right.
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
    /// Its heading.
    pub head: String,
    /// How its cells are set.
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
    /// An amount of the currency of the paper.
    Amount(Decimal),
}
