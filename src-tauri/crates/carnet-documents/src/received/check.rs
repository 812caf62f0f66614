//! Computing an invoice again: each line, the VAT of each rate, the totals, and what differs from what it states.

use super::invoice::{ReceivedInvoice, VatRow};
use carnet_core::money::{minor_digits_of, round_half_away};
use rust_decimal::Decimal;

/// What was computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Computed {
    /// BT-131 of the line with this id: quantity × price, allowances and charges of the line.
    Line {
        /// BT-126.
        id: String,
    },
    /// BT-106, the sum of the lines (BR-CO-10).
    Lines,
    /// BT-107, the sum of the allowances (BR-CO-11).
    Allowances,
    /// BT-108, the sum of the charges (BR-CO-12).
    Charges,
    /// BT-109, lines less allowances plus charges (BR-CO-13).
    Net,
    /// BT-116, the base of one rate (BR-S-08 and its kin).
    Base {
        /// BT-118.
        category: String,
        /// BT-119.
        rate: Decimal,
    },
    /// BT-117, the tax of one rate (BR-CO-17).
    Tax {
        /// BT-118.
        category: String,
        /// BT-119.
        rate: Decimal,
    },
    /// BT-110, the sum of the taxes (BR-CO-14).
    Vat,
    /// BT-112, net plus tax (BR-CO-15).
    Gross,
    /// BT-115, what is left to pay (BR-CO-16).
    Due,
}

/// An amount that differs from what its parts make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub what: Computed,
    /// What the invoice says.
    pub stated: Decimal,
    /// What its parts make.
    pub computed: Decimal,
    /// Whether the invoice is wrong by more than rounding: its totals contradict each other.
    pub wrong: bool,
}

/// Returns what differs, in the order of the invoice.
///
/// Rounding is to the currency's minor unit, half away from zero. A total that is off by no more than one minor unit (for
/// the sum of the lines, by one a line; for base and tax of a rate, by the one unit of currency that EN 16931 itself
/// allows) is told, but not [wrong](Difference::wrong).
///
/// Source: EN 16931-1, BR-CO-10 to BR-CO-17, BR-S-08, BR-S-09.
pub fn differences(invoice: &ReceivedInvoice) -> Vec<Difference> {
    Check { invoice, digits: minor_digits_of(&invoice.currency).unwrap_or(2), found: Vec::new() }.run()
}

struct Check<'a> {
    invoice: &'a ReceivedInvoice,
    digits: u32,
    found: Vec<Difference>,
}

impl Check<'_> {
    fn run(mut self) -> Vec<Difference> {
        self.lines();
        self.net();
        self.groups();
        self.end();
        self.found
    }

    /// Notes a difference; `slack` is what rounding may explain.
    fn compare(&mut self, what: Computed, stated: Decimal, computed: Decimal, slack: Option<Decimal>) {
        let computed = round_half_away(computed, self.digits);
        if stated != computed {
            let wrong = slack.is_some_and(|slack| (stated - computed).abs() > slack);
            self.found.push(Difference { what, stated, computed, wrong });
        }
    }

    fn unit(&self) -> Decimal {
        Decimal::new(1, self.digits)
    }

    fn lines(&mut self) {
        for line in self.invoice.lines.iter().filter(|line| line.counts) {
            let priced = line.quantity.checked_mul(line.unit_price);
            let net = priced.and_then(|product| product.checked_div(line.price_quantity));
            if let Some(net) = net.and_then(|net| net.checked_add(line.adjustments)) {
                self.compare(Computed::Line { id: line.id.clone() }, line.net, net, None);
            }
        }
    }

    fn net(&mut self) {
        let totals = &self.invoice.totals;
        let counted = || self.invoice.lines.iter().filter(|line| line.counts);
        let sum: Decimal = counted().map(|line| line.net).sum();
        let slack = self.unit() * Decimal::from(counted().count().max(1));
        let has_lines = counted().next().is_some();
        let part = |charge: bool| -> Decimal {
            self.invoice.adjustments.iter().filter(|a| a.charge == charge).map(|a| a.amount).sum()
        };
        let (allowances, charges) = (part(false), part(true));
        if let Some(stated) = totals.lines.filter(|_| has_lines) {
            self.compare(Computed::Lines, stated, sum, Some(slack));
        }
        if self.invoice.is_summary() {
            return;
        }
        let unit = self.unit();
        if let Some(stated) = totals.allowances {
            self.compare(Computed::Allowances, stated, allowances, Some(unit));
        }
        if let Some(stated) = totals.charges {
            self.compare(Computed::Charges, stated, charges, Some(unit));
        }
        if let Some(lines) = totals.lines.or(has_lines.then_some(sum)) {
            let net = lines - totals.allowances.unwrap_or(allowances) + totals.charges.unwrap_or(charges);
            self.compare(Computed::Net, totals.net, net, Some(unit));
        }
    }

    fn groups(&mut self) {
        let groups = merged(&self.invoice.vat);
        // The standard's own rules allow one unit of currency on the base and the tax of a rate.
        let slack = Some(Decimal::ONE);
        for row in &groups {
            let same = |category: &str, rate: Decimal| category == row.category && rate == row.rate;
            let lines = self.invoice.lines.iter().filter(|line| line.counts);
            let lines = lines.filter(|line| same(&line.vat_category, line.vat_rate)).map(|line| line.net);
            let adjustments = self.invoice.adjustments.iter();
            let adjustments = adjustments
                .filter(|a| same(&a.vat_category, a.vat_rate))
                .map(super::invoice::Adjustment::signed);
            if !self.invoice.lines.is_empty() {
                let what = Computed::Base { category: row.category.clone(), rate: row.rate };
                self.compare(what, row.base, lines.sum::<Decimal>() + adjustments.sum::<Decimal>(), slack);
            }
            let what = Computed::Tax { category: row.category.clone(), rate: row.rate };
            self.compare(what, row.tax, row.base * row.rate / Decimal::ONE_HUNDRED, slack);
        }
        if !groups.is_empty() {
            let unit = self.unit();
            self.compare(
                Computed::Vat,
                self.invoice.totals.vat,
                groups.iter().map(|row| row.tax).sum(),
                Some(unit),
            );
        }
    }

    fn end(&mut self) {
        let totals = &self.invoice.totals;
        let unit = Some(self.unit());
        self.compare(Computed::Gross, totals.gross, totals.net + totals.vat, unit);
        // The smallest profile does not say what was paid before; the rest to pay says it.
        if !(self.invoice.is_summary() && totals.prepaid.is_none()) {
            let due = totals.gross - totals.prepaid.unwrap_or_default() + totals.rounding.unwrap_or_default();
            self.compare(Computed::Due, totals.due, due, unit);
        }
    }
}

/// Returns the VAT by category and rate, rows of one group put together: an invoice may split one by exemption.
pub fn merged(rows: &[VatRow]) -> Vec<VatRow> {
    let mut groups: Vec<VatRow> = Vec::with_capacity(rows.len().min(16));
    for row in rows {
        match groups.iter_mut().find(|group| group.category == row.category && group.rate == row.rate) {
            Some(group) => {
                group.base += row.base;
                group.tax += row.tax;
            }
            None => groups.push(row.clone()),
        }
    }
    groups
}
