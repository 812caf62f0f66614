//! The payment schedule: how the price of an order is split over its stages, to the cent.
//!
//! Each stage but the last takes its rounded share; the last takes what is left. A share is spread over the
//! VAT groups in proportion to what is left of each, so every stage invoice has its own bases and taxes and
//! all of them together give the quote again, group by group. Taxes are cumulated ([`VatGroup::tax_on_part`]), so that
//! each stage, the last one too, is within a cent of the tax on its own base.
//!
//! [`VatGroup::tax_on_part`]: crate::vat::VatGroup::tax_on_part

use crate::money::{Currency, MoneyError, round_to_minor};
use crate::vat::{Totals, VatAmount};
use rust_decimal::Decimal;

/// The most stages of one schedule.
pub const STAGES_LIMIT: usize = 36;

crate::words! {
    /// What makes a stage billable.
    StageTrigger {
        /// The signed order.
        Order = "order",
        /// The stage being validated, or half of the hours being used.
        Midway = "midway",
        /// The delivery.
        Delivery = "delivery",
    }
}

impl StageTrigger {
    /// Returns the usual trigger of stage `index` of `count`: order first, delivery last.
    pub fn usual(index: usize, count: usize) -> Self {
        if index + 1 == count {
            Self::Delivery
        } else if index == 0 {
            Self::Order
        } else {
            Self::Midway
        }
    }
}

/// The part of the price that a stage takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// A percentage of the net total.
    Percent(Decimal),
    /// A net amount in minor units.
    Amount(i64),
    /// What the other stages leave; only the last stage may have it.
    Rest,
}

/// Why a schedule is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// No stage.
    #[error("a schedule has at least one stage")]
    Empty,
    /// More than [`STAGES_LIMIT`] stages.
    #[error("a schedule has at most {STAGES_LIMIT} stages")]
    TooMany,
    /// A share is negative or zero.
    #[error("the share of stage {position} is not positive")]
    NotPositive {
        /// The stage, from 1.
        position: usize,
    },
    /// Percentages do not make a hundred.
    #[error("the shares make {sum} % instead of 100 %")]
    NotAHundred {
        /// What they make.
        sum: Decimal,
    },
    /// Amounts and percentages together do not make the total.
    #[error("the stages make {sum} instead of {total} (minor units)")]
    NotTheTotal {
        /// What they make, in minor units.
        sum: i64,
        /// The net total, in minor units.
        total: i64,
    },
    /// A rest stands before the last stage.
    #[error("only the last stage takes the rest")]
    RestNotLast,
    /// A sum does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Splits `whole` over `shares` and returns the totals of each stage, in order.
///
/// The net, the tax and each VAT group of the stages sum to those of `whole` exactly.
///
/// # Errors
/// [`ScheduleError`] when the shares do not make the whole.
pub fn split(whole: &Totals, shares: &[Share], currency: Currency) -> Result<Vec<Totals>, ScheduleError> {
    let nets = stage_nets(whole.net(), shares, currency)?;
    let mut left = whole.clone();
    let mut stages = Vec::with_capacity(nets.len());
    let last = nets.len() - 1;
    for net in &nets[..last] {
        let stage = take(&left, *net, currency)?;
        left = left.minus([&stage]);
        stages.push(stage);
    }
    stages.push(left);
    Ok(stages)
}

/// Returns the net of each stage in minor units; they sum to `total`.
fn stage_nets(total: i64, shares: &[Share], currency: Currency) -> Result<Vec<i64>, ScheduleError> {
    let (last, first) = shares.split_last().ok_or(ScheduleError::Empty)?;
    if shares.len() > STAGES_LIMIT {
        return Err(ScheduleError::TooMany);
    }
    for (index, share) in shares.iter().enumerate() {
        let positive = match share {
            Share::Percent(percent) => *percent > Decimal::ZERO,
            Share::Amount(minor) => *minor > 0,
            Share::Rest => true,
        };
        if !positive {
            return Err(ScheduleError::NotPositive { position: index + 1 });
        }
    }
    if first.contains(&Share::Rest) {
        return Err(ScheduleError::RestNotLast);
    }
    let percents: Option<Decimal> = shares
        .iter()
        .map(|share| if let Share::Percent(p) = share { Some(*p) } else { None })
        .collect::<Option<Vec<_>>>()
        .map(|all| all.into_iter().sum());
    if let Some(sum) = percents.filter(|sum| *sum != Decimal::ONE_HUNDRED) {
        return Err(ScheduleError::NotAHundred { sum: sum.normalize() });
    }
    let wanted = |share: &Share| -> Result<i64, MoneyError> {
        match share {
            Share::Percent(percent) => {
                let whole = Decimal::new(total, currency.minor_digits());
                round_to_minor(whole * *percent / Decimal::ONE_HUNDRED, currency)
            }
            Share::Amount(minor) => Ok(*minor),
            Share::Rest => Ok(0),
        }
    };
    let mut left = total;
    let mut nets = Vec::with_capacity(shares.len());
    for share in first {
        // Rounded shares of a few cents may pass the whole; an amount that does is a mistake of the user's.
        let mut net = wanted(share)?;
        if net > left {
            if matches!(share, Share::Amount(_)) {
                return Err(ScheduleError::NotTheTotal { sum: total - left + net, total });
            }
            net = left;
        }
        left -= net;
        nets.push(net);
    }
    // Where amounts stand among percentages, the last one must land on the rest, give or take the cents that
    // rounding moves: one a stage.
    if percents.is_none() && *last != Share::Rest {
        let sum = total - left + wanted(last)?;
        if (sum - total).unsigned_abs() > shares.len() as u64 {
            return Err(ScheduleError::NotTheTotal { sum, total });
        }
    }
    nets.push(left);
    Ok(nets)
}

/// Takes `net` out of `left`, spread over its groups in proportion, by largest remainder.
fn take(left: &Totals, net: i64, currency: Currency) -> Result<Totals, MoneyError> {
    let whole = i128::from(left.net());
    let mut groups = Vec::with_capacity(left.groups.len());
    let mut remainders = Vec::with_capacity(left.groups.len());
    let mut given = 0;
    for (index, row) in left.groups.iter().enumerate() {
        let product = i128::from(net) * i128::from(row.base);
        let (base, remainder) = if whole == 0 { (0, 0) } else { (product / whole, product % whole) };
        let base = i64::try_from(base).map_err(|_| MoneyError::TooLarge)?;
        given += base;
        remainders.push((remainder, index));
        groups.push(VatAmount { group: row.group, base, tax: 0 });
    }
    // Largest remainder first; equal ones in the order of the groups, so that the split never depends on luck.
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, index) in remainders.into_iter().take(usize::try_from(net - given).unwrap_or(0)) {
        groups[index].base += 1;
    }
    for (row, rest) in groups.iter_mut().zip(&left.groups) {
        row.tax = row.group.tax_on_part(rest, row.base, currency)?;
    }
    Ok(Totals { groups })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vat::VatGroup;
    use proptest::prelude::*;

    const RATES: [(i64, u32); 4] = [(20, 0), (10, 0), (55, 1), (21, 1)];

    fn whole(bases: &[(i64, usize)]) -> Totals {
        Totals::of_lines(
            bases.iter().map(|(base, rate)| {
                let (mantissa, scale) = RATES[*rate];
                (VatGroup::standard(Decimal::new(mantissa, scale)), *base)
            }),
            Currency::Eur,
        )
        .unwrap()
    }

    fn assert_sums(whole: &Totals, stages: &[Totals]) {
        let rest = whole.minus(stages);
        for row in &rest.groups {
            assert_eq!(
                (row.base, row.tax),
                (0, 0),
                "group {:?} of the stages is that of the quote",
                row.group
            );
        }
        for stage in stages {
            for row in &stage.groups {
                assert!(row.base >= 0 && row.tax >= 0, "no stage asks for less than nothing");
                let own = row.group.tax_on(row.base, Currency::Eur).unwrap();
                assert!(
                    (row.tax - own).abs() <= 1,
                    "{} on {}: a cent off its own tax at most",
                    row.tax,
                    row.base
                );
            }
        }
        assert_eq!(stages.iter().map(Totals::gross).sum::<i64>(), whole.gross(), "to the cent");
    }

    #[test]
    fn twenty_forty_forty_of_six_thousand() {
        let quote = whole(&[(600_000, 0)]);
        let shares = [20, 40, 40].map(|p| Share::Percent(Decimal::from(p)));
        let stages = split(&quote, &shares, Currency::Eur).unwrap();
        assert_eq!(stages.iter().map(Totals::net).collect::<Vec<_>>(), [120_000, 240_000, 240_000]);
        assert_sums(&quote, &stages);
    }

    proptest! {
        #[test]
        fn any_percentages_sum_to_the_cent(
            bases in prop::collection::vec((0_i64..100_000_000, 0_usize..4), 1..6),
            cuts in prop::collection::btree_set(1_i64..9_999, 0..8),
        ) {
            let quote = whole(&bases);
            let mut edges: Vec<i64> = cuts.into_iter().collect();
            edges.insert(0, 0);
            edges.push(10_000);
            let shares: Vec<_> =
                edges.windows(2).map(|w| Share::Percent(Decimal::new(w[1] - w[0], 2))).collect();
            let stages = split(&quote, &shares, Currency::Eur).unwrap();
            prop_assert_eq!(stages.len(), shares.len());
            assert_sums(&quote, &stages);
        }

        #[test]
        fn tiny_totals_never_go_negative(
            bases in prop::collection::vec((0_i64..12, 0_usize..4), 1..4),
            count in 1_usize..12,
        ) {
            let quote = whole(&bases);
            let mut shares = vec![Share::Percent(Decimal::ONE_HUNDRED / Decimal::from(12)); count];
            shares.push(Share::Rest);
            let stages = split(&quote, &shares, Currency::Eur).unwrap();
            assert_sums(&quote, &stages);
        }

        #[test]
        fn an_amount_is_taken_as_it_is(
            bases in prop::collection::vec((1_000_i64..100_000_000, 0_usize..4), 1..5),
            per_mille in 1_i64..999,
        ) {
            let quote = whole(&bases);
            let first = (quote.net() * per_mille / 1_000).max(1);
            let stages = split(&quote, &[Share::Amount(first), Share::Rest], Currency::Eur).unwrap();
            prop_assert_eq!(stages[0].net(), first);
            assert_sums(&quote, &stages);
        }
    }

    #[test]
    fn the_usual_stages_are_order_midway_and_delivery() {
        let usual =
            |count: usize| (0..count).map(|index| StageTrigger::usual(index, count)).collect::<Vec<_>>();
        assert_eq!(usual(1), [StageTrigger::Delivery]);
        assert_eq!(usual(2), [StageTrigger::Order, StageTrigger::Delivery]);
        assert_eq!(
            usual(4),
            [StageTrigger::Order, StageTrigger::Midway, StageTrigger::Midway, StageTrigger::Delivery]
        );
    }

    #[test]
    fn amounts_among_percentages_land_on_the_rest_give_or_take_a_cent_a_stage() {
        let quote = whole(&[(100_000, 0)]);
        let half = Share::Percent(Decimal::from(50));
        let last = |minor: i64| split(&quote, &[half, Share::Amount(minor)], Currency::Eur);
        for minor in [49_998, 50_000, 50_002] {
            let stages = last(minor).unwrap();
            assert_eq!(stages[1].net(), 50_000, "two stages, two cents");
        }
        for minor in [49_997, 50_003] {
            let sum = 50_000 + minor;
            assert_eq!(last(minor).unwrap_err(), ScheduleError::NotTheTotal { sum, total: 100_000 });
        }
    }

    #[test]
    fn wrong_shares_are_named() {
        let quote = whole(&[(100_000, 0)]);
        let percent = |p: i64| Share::Percent(Decimal::from(p));
        let refuse = |shares: &[Share]| split(&quote, shares, Currency::Eur).unwrap_err();
        assert_eq!(refuse(&[]), ScheduleError::Empty);
        assert_eq!(
            refuse(&[percent(20), percent(40), percent(30)]),
            ScheduleError::NotAHundred { sum: Decimal::from(90) }
        );
        assert_eq!(refuse(&[percent(0), percent(100)]), ScheduleError::NotPositive { position: 1 });
        assert_eq!(refuse(&[Share::Rest, percent(50)]), ScheduleError::RestNotLast);
        assert_eq!(
            refuse(&[Share::Amount(30_000), Share::Amount(60_000)]),
            ScheduleError::NotTheTotal { sum: 90_000, total: 100_000 }
        );
        assert_eq!(
            refuse(&[Share::Amount(130_000), Share::Rest]),
            ScheduleError::NotTheTotal { sum: 130_000, total: 100_000 }
        );
    }
}
