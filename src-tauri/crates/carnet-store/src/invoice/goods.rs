//! What of an invoice is goods: read from its lines, never stored beside them.

use super::{Deduction, deductions, lines, totals};
use crate::StoreError;
use carnet_core::goods::goods_by_group;
use carnet_core::ids::InvoiceId;
use carnet_core::money::proportion;
use carnet_core::vat::{Totals, VatGroup};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

/// The goods of an invoice by VAT group. Amounts in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goods {
    /// What it sells, before it deducts deposits.
    pub sold: BTreeMap<VatGroup, i64>,
    /// What of it the deposits asked for that it deducts.
    pub deducted: BTreeMap<VatGroup, i64>,
}

impl Goods {
    /// Returns the goods in the net that a VAT group asks for.
    pub fn of_group(&self, group: VatGroup) -> i64 {
        let of = |goods: &BTreeMap<VatGroup, i64>| goods.get(&group).copied().unwrap_or(0);
        of(&self.sold) - of(&self.deducted)
    }

    /// Returns the goods in the net that it asks for.
    pub fn net(&self) -> i64 {
        self.sold.values().sum::<i64>() - self.net_deducted()
    }

    /// Returns the goods in the deposits that it deducts.
    pub fn net_deducted(&self) -> i64 {
        self.deducted.values().sum()
    }
}

/// Returns what of an invoice is goods. The credit note that takes the last line of a VAT group back gives back what the
/// notes before it left of its goods: all of them sum to the invoice to the cent.
///
/// # Errors
/// When the file cannot be read.
pub fn goods(conn: &Connection, id: InvoiceId) -> Result<Goods, StoreError> {
    let found = deductions(conn, id)?;
    let mut sold = sold(conn, id, &found)?;
    if let Some(invoice) = credited(conn, id)? {
        let whole = goods(conn, invoice)?;
        give_back_the_rest(conn, id, invoice, &whole.sold, &mut sold)?;
        // Only the last note takes deposits back, and all of them.
        let deducted = if found.is_empty() { BTreeMap::new() } else { whole.deducted };
        return Ok(Goods { sold, deducted });
    }
    let mut deducted: BTreeMap<VatGroup, i64> = BTreeMap::new();
    for deduction in &found {
        for (group, goods) in of_deduction(conn, id, deduction)? {
            *deducted.entry(group).or_default() += goods;
        }
    }
    Ok(Goods { sold, deducted })
}

/// The invoice that a credit note credits.
fn credited(conn: &Connection, id: InvoiceId) -> Result<Option<InvoiceId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT credited_id FROM invoice WHERE id = ?1")?;
    let found = statement.query_row([id.0], |row| row.get::<_, Option<i64>>(0)).optional()?;
    Ok(found.flatten().map(InvoiceId))
}

/// Writes into `sold` what the credit notes on `invoice` before `note` left of the goods of each VAT group of which `note`
/// takes the last line back.
fn give_back_the_rest(
    conn: &Connection,
    note: InvoiceId,
    invoice: InvoiceId,
    whole: &BTreeMap<VatGroup, i64>,
    sold: &mut BTreeMap<VatGroup, i64>,
) -> Result<(), StoreError> {
    let before = credits_before(conn, invoice, note)?;
    let mut taken = BTreeSet::new();
    for id in before.iter().chain([&note]) {
        taken.extend(lines(conn, *id)?.into_iter().filter_map(|line| line.credited_line_id));
    }
    let mut left = whole.clone();
    for line in lines(conn, invoice)?.iter().filter(|line| !taken.contains(&line.id)) {
        left.remove(&line.item.vat);
    }
    for id in before {
        let earlier = goods(conn, id)?.sold;
        for (group, rest) in &mut left {
            *rest -= earlier.get(group).copied().unwrap_or(0);
        }
    }
    sold.extend(left);
    Ok(())
}

/// Returns the invoices that sell goods, or deduct a deposit that asked for some, and the credit notes on them.
///
/// # Errors
/// When the file cannot be read.
pub fn with_goods(conn: &Connection) -> Result<BTreeSet<InvoiceId>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("with_goods.sql"))?;
    let rows = statement.query_map([], |row| Ok(InvoiceId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The goods that a document sells, before its deductions.
fn sold(
    conn: &Connection,
    id: InvoiceId,
    deductions: &[Deduction],
) -> Result<BTreeMap<VatGroup, i64>, StoreError> {
    let lines = lines(conn, id)?;
    let sold = totals(conn, id)?.plus(deductions.iter().map(|deduction| &deduction.totals));
    Ok(goods_by_group(lines.iter().map(|line| (&line.item, line.net)), &sold))
}

/// The goods in a deposit that `id` deducts: those that the credit notes on it had left by then.
fn of_deduction(
    conn: &Connection,
    id: InvoiceId,
    deduction: &Deduction,
) -> Result<BTreeMap<VatGroup, i64>, StoreError> {
    let deposit = deduction.deducted_id;
    let asked = sold(conn, deposit, &[])?;
    if asked.is_empty() {
        return Ok(asked);
    }
    let (mut left, mut credited) = (totals(conn, deposit)?, BTreeMap::new());
    for note in credits_before(conn, deposit, id)? {
        left = left.minus([&totals(conn, note)?]);
        for (group, goods) in sold(conn, note, &[])? {
            *credited.entry(group).or_insert(0) += goods;
        }
    }
    let base = |totals: &Totals, group: VatGroup| -> i64 {
        totals.groups.iter().filter(|row| row.group == group).map(|row| row.base).sum()
    };
    let whole = totals(conn, deposit)?;
    let share = |(group, asked): (VatGroup, i64)| {
        let taken = base(&deduction.totals, group);
        let goods = match taken == base(&left, group) {
            true => asked - credited.get(&group).copied().unwrap_or(0),
            // The deposit was credited after an invoice that this one corrects had deducted it.
            false => proportion(taken, asked, base(&whole, group)),
        };
        (group, goods)
    };
    Ok(asked.into_iter().map(share).collect())
}

/// The credit notes on a deposit that were issued before `id`.
fn credits_before(
    conn: &Connection,
    deposit: InvoiceId,
    id: InvoiceId,
) -> Result<Vec<InvoiceId>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT note.id FROM invoice AS note JOIN invoice AS own ON own.id = ?2
         WHERE note.credited_id = ?1 AND note.status = 'issued'
           AND (own.chain_index IS NULL OR note.chain_index < own.chain_index)",
    )?;
    let rows = statement.query_map((deposit.0, id.0), |row| Ok(InvoiceId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
