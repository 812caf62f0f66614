//! An entry and its lines. Amounts in minor units, debit positive, credit negative.

use super::accounts::{Basis, Journal, Role};
use crate::invoice::PaymentMethod;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How entries are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Books {
    /// When sales and purchases are written.
    pub basis: Basis,
}

/// A client or supplier, as the auxiliary account of an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Third {
    /// Number of its auxiliary account.
    pub number: String,
    /// Name.
    pub name: String,
}

/// One line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// The part of its account.
    pub role: Role,
    /// Whose account, for clients and suppliers.
    pub third: Option<Third>,
    /// Debit, or credit when negative.
    pub amount: i64,
}

/// When and how the money moved: the further columns of books kept by receipts and payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// When.
    pub on: NaiveDate,
    /// How.
    pub method: PaymentMethod,
}

/// An entry: its lines sum to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Journal.
    pub journal: Journal,
    /// Date.
    pub on: NaiveDate,
    /// Reference of the document.
    pub piece: String,
    /// Date of the document.
    pub piece_on: NaiveDate,
    /// What it says.
    pub label: String,
    /// Lines without amount are left out.
    pub lines: Vec<EntryLine>,
    /// When and how the money moved.
    pub settlement: Option<Settlement>,
    /// Nature of the operation.
    pub nature: String,
    /// The other party.
    pub third: Option<Third>,
}

impl Entry {
    /// Returns the entry that opens a year: what `before` left in each account, the results in what is carried over.
    /// `bank` is what the account held before the first entry. None when nothing is left anywhere.
    pub fn opening(on: NaiveDate, before: &[Entry], bank: i64) -> Option<Self> {
        let mut balances: BTreeMap<(Role, Option<Third>), i64> = BTreeMap::new();
        let mut add = |role: Role, third: Option<Third>, amount: i64| {
            let role = if role.is_result() { Role::Carried } else { role };
            *balances.entry((role, third)).or_default() += amount;
        };
        add(Role::Bank, None, bank);
        add(Role::Carried, None, -bank);
        for line in before.iter().flat_map(|entry| &entry.lines) {
            add(line.role, line.third.clone(), line.amount);
        }
        let lines: Vec<EntryLine> = balances
            .into_iter()
            .filter(|(_, amount)| *amount != 0)
            .map(|((role, third), amount)| EntryLine { role, third, amount })
            .collect();
        (!lines.is_empty()).then(|| Self {
            journal: Journal::Opening,
            on,
            piece: format!("AN{}", on.format("%Y")),
            piece_on: on,
            label: "À-nouveaux".to_owned(),
            lines,
            settlement: None,
            nature: String::new(),
            third: None,
        })
    }

    /// Returns the sum of the debits, which is that of the credits.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.amount.max(0)).sum()
    }
}

/// Returns journal and account of a means of payment.
pub(super) fn place_of(method: PaymentMethod) -> (Journal, Role) {
    match method {
        PaymentMethod::Cash => (Journal::Cash, Role::Cash),
        _ => (Journal::Bank, Role::Bank),
    }
}

/// Returns the lines that have an amount; clients and suppliers carry their name.
pub(super) fn lines_of(lines: &[(Role, i64)], third: &Third) -> Vec<EntryLine> {
    let named = |role: Role| matches!(role, Role::Customers | Role::Suppliers).then(|| third.clone());
    lines
        .iter()
        .filter(|(_, amount)| *amount != 0)
        .map(|(role, amount)| EntryLine { role: *role, third: named(*role), amount: *amount })
        .collect()
}
