//! From the price on the quote to what an hour really earned, step by step.

use crate::wire::Amount;
use crate::wire::reports::ProfitStep;
use carnet_core::quote::hourly_rate;
use rust_decimal::Decimal;

/// What a client's hour is computed of; amounts without VAT.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hour {
    pub hours: Decimal,
    pub billable_hours: Decimal,
    pub quoted: Decimal,
    pub invoiced: Decimal,
    pub collected: Decimal,
    pub direct_costs: Decimal,
    pub contributions: Decimal,
}

/// Returns the waterfall: what an hour of production was sold at, then what each reason leaves of it, down to the true
/// hour. Each level is rounded to cents, each delta is the difference of two levels, so that they sum to the last one.
///
/// Without an accepted quote it starts from what was invoiced; without hours there is none.
pub(super) fn steps(hour: &Hour) -> Vec<ProfitStep> {
    let sold = if hour.quoted.is_zero() { hour.invoiced } else { hour.quoted };
    let over_all = |amount: Decimal| hourly_rate(amount, hour.hours);
    let costs_off = hour.collected - hour.direct_costs;
    let levels = [
        (if hour.quoted.is_zero() { "invoiced" } else { "quoted" }, hourly_rate(sold, hour.billable_hours)),
        ("surrounding_hours", over_all(sold)),
        ("not_invoiced", over_all(hour.invoiced)),
        ("not_collected", over_all(hour.collected)),
        ("direct_costs", over_all(costs_off)),
        ("contributions", over_all(costs_off - hour.contributions)),
    ];
    let mut found: Vec<ProfitStep> = Vec::new();
    let mut before: Option<Decimal> = None;
    for (kind, level) in levels {
        let Some(level) = level else { continue };
        let delta = before.map_or(Decimal::ZERO, |before| level - before);
        let first = before.is_none();
        before = Some(level);
        if !first && delta.is_zero() {
            continue;
        }
        // Hours that nothing was sold for start at the price of nothing, spread over all of them.
        let kind = if first && kind == "surrounding_hours" { "quoted" } else { kind };
        found.push(ProfitStep {
            kind: kind.to_owned(),
            hour: Amount::decimal(level),
            delta: Amount::decimal(delta),
        });
    }
    if let Some(level) = before {
        found.push(ProfitStep {
            kind: "true".to_owned(),
            hour: Amount::decimal(level),
            delta: Amount::decimal(Decimal::ZERO),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Hour, steps};
    use carnet_core::quote::hourly_rate;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    proptest! {
        /// Whatever the sums, the first level and the deltas make the true hour to the cent.
        #[test]
        fn the_steps_sum_to_the_true_hour(
            minutes in 1i64..1_000_000, billable in 0i64..1_000_000,
            money in prop::array::uniform5(0i64..1_000_000_000),
        ) {
            let [quoted, invoiced, collected, direct_costs, contributions] = money.map(|minor| Decimal::new(minor, 2));
            let hours = Decimal::from(minutes) / Decimal::from(60);
            let billable_hours = Decimal::from(billable.min(minutes)) / Decimal::from(60);
            let found = steps(&Hour { hours, billable_hours, quoted, invoiced, collected, direct_costs, contributions });
            let read = |text: &str| text.parse::<Decimal>().unwrap();
            let (first, rest) = found.split_first().unwrap();
            let sum: Decimal = rest.iter().map(|step| read(step.delta.as_str())).sum();
            let true_hour = hourly_rate(collected - direct_costs - contributions, hours).unwrap();
            prop_assert_eq!(read(first.hour.as_str()) + sum, true_hour);
            prop_assert_eq!(found.last().map(|step| step.kind.as_str()), Some("true"));
        }
    }

    #[test]
    fn without_hours_there_is_no_hour() {
        let zero = Decimal::ZERO;
        let nothing = Hour {
            hours: zero,
            billable_hours: zero,
            quoted: Decimal::ONE_HUNDRED,
            invoiced: zero,
            collected: zero,
            direct_costs: zero,
            contributions: zero,
        };
        assert!(steps(&nothing).is_empty());
    }
}
