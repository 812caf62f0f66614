//! Value-added tax on a document: category, rate, and the totals by group.
//!
//! Which rates exist at a date, and which mention explains an exemption, is the law's part ([`crate::law`]).

use crate::money::{Currency, MoneyError, NET_LIMIT, round_to_minor};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

crate::words! {
    /// The VAT category of a line (EN 16931 BT-151, code list UNCL 5305).
    VatCategory {
        /// Standard: a rate applies.
        Standard = "S",
        /// Exempt, among them the franchise of art. 293 B CGI.
        Exempt = "E",
        /// Reverse charge: the buyer owes the tax.
        ReverseCharge = "AE",
        /// Goods delivered inside the European Union.
        IntraCommunity = "K",
        /// Goods exported out of the European Union.
        Export = "G",
        /// Outside the scope of French VAT.
        OutOfScope = "O",
    }
}

/// One (category, rate) pair: lines that share it are taxed together (EN 16931 BG-23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatGroup {
    /// Category of the group.
    pub category: VatCategory,
    /// Rate in percent; zero for every category but the standard one.
    pub rate: Decimal,
}

impl VatGroup {
    /// Returns the group of a taxed line at `rate` percent.
    pub fn standard(rate: Decimal) -> Self {
        Self { category: VatCategory::Standard, rate: rate.normalize() }
    }

    /// Returns the group of an untaxed line.
    pub fn untaxed(category: VatCategory) -> Self {
        Self { category, rate: Decimal::ZERO }
    }

    /// Returns the tax on `base` minor units, rounded half away from zero, once for the group.
    ///
    /// Source: EN 16931 BR-CO-17 (base × rate ÷ 100, two decimals).
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] when the tax passes the limit of an amount.
    pub fn tax_on(&self, base: i64, currency: Currency) -> Result<i64, MoneyError> {
        let base = Decimal::new(base, currency.minor_digits());
        round_to_minor(base * self.rate / Decimal::ONE_HUNDRED, currency)
    }

    /// Returns the tax on a part of `base` minor units taken out of `left`, so that the rest keeps the tax on its own base:
    /// the taxes of a stage, a deposit or a part credited are cumulated roundings.
    ///
    /// This is the one place where a tax is not simply [`tax_on`](Self::tax_on) its base. Part and rest always sum to
    /// `left`; each is within one minor unit of its own rounded tax as long as `left` is, however many parts are taken,
    /// and the rest is exact as soon as one of them can take up the difference (EN 16931 BR-CO-17 allows far more).
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] when a tax passes the limit of an amount.
    pub fn tax_on_part(&self, left: &VatAmount, base: i64, currency: Currency) -> Result<i64, MoneyError> {
        if base == left.base {
            return Ok(left.tax);
        }
        let own = self.tax_on(base, currency)?;
        let exact = left.tax - self.tax_on(left.base - base, currency)?;
        let tax = exact.clamp(own - 1, own + 1);
        // A part of a few cents never asks for less than nothing, nor for more tax than there is.
        Ok(match base.signum() {
            1 => tax.clamp(0, left.tax.max(0)),
            -1 => tax.min(0),
            _ => 0,
        })
    }
}

/// Base and tax of one group, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatAmount {
    /// The group.
    pub group: VatGroup,
    /// Net amount that the tax is computed on.
    pub base: i64,
    /// The tax.
    pub tax: i64,
}

/// The totals of a document, in minor units: net, tax and gross follow from the groups alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// One row a group, ordered by category and rate.
    pub groups: Vec<VatAmount>,
}

impl Totals {
    /// Returns the totals of lines given as (group, net in minor units), taxed once per group.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] when the net passes its limit, or the gross that of an amount.
    pub fn of_lines(
        lines: impl IntoIterator<Item = (VatGroup, i64)>,
        currency: Currency,
    ) -> Result<Self, MoneyError> {
        let mut bases: BTreeMap<VatGroup, i64> = BTreeMap::new();
        for (group, net) in lines {
            let base = bases.entry(group).or_default();
            *base = base.checked_add(net).ok_or(MoneyError::TooLarge)?;
        }
        let groups = bases
            .into_iter()
            .map(|(group, base)| Ok(VatAmount { group, base, tax: group.tax_on(base, currency)? }))
            .collect::<Result<Vec<_>, MoneyError>>()?;
        let totals = Self { groups };
        round_to_minor(Decimal::new(totals.gross(), currency.minor_digits()), currency)?;
        if Decimal::new(totals.net(), currency.minor_digits()).abs() > Decimal::from(NET_LIMIT) {
            return Err(MoneyError::TooLarge);
        }
        Ok(totals)
    }

    /// Returns the sum of the bases.
    pub fn net(&self) -> i64 {
        self.groups.iter().map(|g| g.base).sum()
    }

    /// Returns the sum of the taxes.
    pub fn tax(&self) -> i64 {
        self.groups.iter().map(|g| g.tax).sum()
    }

    /// Returns net plus tax.
    pub fn gross(&self) -> i64 {
        self.net() + self.tax()
    }

    /// Returns these totals and `others`, group by group; taxes are added, not computed again.
    pub fn plus<'a>(&'a self, others: impl IntoIterator<Item = &'a Totals>) -> Self {
        let mut sum: BTreeMap<VatGroup, (i64, i64)> = BTreeMap::new();
        for row in std::iter::once(self).chain(others).flat_map(|totals| &totals.groups) {
            let entry = sum.entry(row.group).or_default();
            entry.0 += row.base;
            entry.1 += row.tax;
        }
        Self { groups: sum.into_iter().map(|(group, (base, tax))| VatAmount { group, base, tax }).collect() }
    }

    /// Returns these totals less `others`, group by group; groups that come to nothing stay, with zero.
    ///
    /// The tax is subtracted too, not computed again, so that parts and rest sum to the whole to the cent.
    pub fn minus<'a>(&self, others: impl IntoIterator<Item = &'a Totals>) -> Self {
        let mut left: BTreeMap<VatGroup, (i64, i64)> =
            self.groups.iter().map(|g| (g.group, (g.base, g.tax))).collect();
        for row in others.into_iter().flat_map(|other| &other.groups) {
            let entry = left.entry(row.group).or_default();
            entry.0 -= row.base;
            entry.1 -= row.tax;
        }
        Self { groups: left.into_iter().map(|(group, (base, tax))| VatAmount { group, base, tax }).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rates() -> impl Strategy<Value = VatGroup> {
        prop::sample::select(vec![200, 100, 55, 21, 85, 0])
            .prop_map(|r| VatGroup::standard(Decimal::new(r, 1)))
    }

    fn documents() -> impl Strategy<Value = Totals> {
        prop::collection::vec((rates(), -100_000_000_i64..100_000_000), 0..6)
            .prop_map(|lines| Totals::of_lines(lines, Currency::Eur).unwrap())
    }

    proptest! {
        #[test]
        fn the_tax_on_a_part_is_within_a_cent_of_its_own(
            group in rates(),
            base in -1_000_000_i64..1_000_000,
            left_base in -1_000_000_i64..1_000_000,
            left_tax in -300_000_i64..300_000,
        ) {
            let left = VatAmount { group, base: left_base, tax: left_tax };
            let tax = group.tax_on_part(&left, base, Currency::Eur).unwrap();
            let own = group.tax_on(base, Currency::Eur).unwrap();
            if base == left_base {
                prop_assert_eq!(tax, left_tax, "what is left is taken whole");
            } else if base < 0 {
                prop_assert!(tax <= 0 && (tax - own).abs() <= 1, "{tax} on {base}: what is given back brings no tax");
            } else {
                prop_assert!(tax >= 0 && tax <= own + 1, "{tax} on {base}: no more than a cent over its own");
                prop_assert!(tax >= own - 1 || tax == left_tax.max(0), "{tax} on {base}: or all the tax there is");
            }
        }

        #[test]
        fn what_is_added_is_taken_off_again(a in documents(), b in documents()) {
            let both = a.plus([&b]);
            prop_assert_eq!((both.net(), both.tax()), (a.net() + b.net(), a.tax() + b.tax()));
            let back = both.minus([&b]);
            for row in &back.groups {
                let was = a.groups.iter().find(|of| of.group == row.group).map_or((0, 0), |of| (of.base, of.tax));
                prop_assert_eq!((row.base, row.tax), was, "group by group");
            }
            prop_assert_eq!(a.plus(std::iter::empty::<&Totals>()), a);
        }
    }
}
