//! What a late payment costs: interest day by day on what was left, and the periods that show how it was counted.
//!
//! Convention: the usual one of French practice, *montant TTC × taux × jours de retard ÷ 365*, the days counted
//! exactly and every year for 365 of them, a leap year too. The first day is the one after the due date (C. com.
//! art. L441-10 II), the day of a payment still counts: a payment N days after the due date bears N days.
//! Nothing is rounded on the way; the sum is rounded once, to the minor unit, half away from zero.

use crate::law::RatePeriod;
use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Percent times days of a year: the divisor of the formula.
const DIVISOR: i64 = 100 * 365;

/// Money that lessened what is owed: a payment or a credit note, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Its day.
    pub on: NaiveDate,
    /// How much it took off.
    pub amount: i64,
}

/// Days on which the same balance bore the same rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// How many days.
    pub days: u32,
    /// What was owed on each of them, in minor units.
    pub balance: i64,
    /// Percent a year.
    pub rate: Decimal,
    /// Whether the rate can be relied on (see [`RatePeriod::confirmed`]).
    pub confirmed: bool,
    /// Its part of the interest, in minor units: the parts sum to the whole to the cent.
    pub interest: i64,
}

/// The interest and how it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interest {
    /// In minor units, rounded once.
    pub amount: i64,
    /// Oldest first.
    pub periods: Vec<Period>,
}

/// Returns the interest on `owed` minor units, lessened by `movements`, over the days of `rates`.
///
/// A movement counts from the day after its own. Days on which nothing is owed bear nothing.
pub fn interest(owed: i64, movements: &[Movement], rates: &[RatePeriod]) -> Interest {
    let mut periods: Vec<Period> = Vec::new();
    for rate in rates {
        let mut from = rate.from;
        while from <= rate.to {
            let balance = balance_on(owed, movements, from);
            let to = movements
                .iter()
                .map(|movement| movement.on)
                .filter(|on| *on >= from && *on < rate.to)
                .min()
                .unwrap_or(rate.to);
            if balance > 0 {
                add(&mut periods, from, to, balance, rate);
            }
            let Some(next) = to.succ_opt() else { break };
            from = next;
        }
    }
    // The share of each period is the difference of two cumulated sums, each rounded: no cent drifts.
    let (mut exact, mut before) = (Decimal::ZERO, 0);
    for period in &mut periods {
        exact += Decimal::from(period.balance) * period.rate * Decimal::from(period.days);
        let so_far = to_minor(exact);
        period.interest = so_far - before;
        before = so_far;
    }
    Interest { amount: before, periods }
}

/// Returns what is owed on a day, in minor units: movements of earlier days are taken off.
pub fn balance_on(owed: i64, movements: &[Movement], day: NaiveDate) -> i64 {
    owed - movements.iter().filter(|movement| movement.on < day).map(|movement| movement.amount).sum::<i64>()
}

/// Adds days to the last period where nothing changes, as a new one otherwise.
fn add(periods: &mut Vec<Period>, from: NaiveDate, to: NaiveDate, balance: i64, rate: &RatePeriod) {
    let days = u32::try_from((to - from).num_days() + 1).unwrap_or(0);
    match periods.last_mut() {
        Some(last)
            if last.balance == balance
                && last.rate == rate.percent
                && last.confirmed == rate.confirmed
                && last.to.succ_opt() == Some(from) =>
        {
            last.to = to;
            last.days += days;
        }
        _ => periods.push(Period {
            from,
            to,
            days,
            balance,
            rate: rate.percent,
            confirmed: rate.confirmed,
            interest: 0,
        }),
    }
}

/// Rounds a sum of balance × percent × days to minor units, half away from zero.
fn to_minor(exact: Decimal) -> i64 {
    (exact / Decimal::from(DIVISOR))
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()
        .unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(percent: &str, from: &str, to: &str) -> RatePeriod {
        RatePeriod {
            from: day(from),
            to: day(to),
            percent: percent.parse().unwrap(),
            confirmed: true,
            reference: String::new(),
        }
    }

    #[test]
    fn a_partial_payment_and_a_new_half_year_cut_the_days() {
        // 2 880.00 due on 20 June 2026; 1 000.00 comes on 10 July; counted up to 31 July.
        //   21–30 June:  10 days on 2 880.00 at 12.15 % = 2880 × 0.1215 × 10 / 365 =  9.5868…
        //   1–10 July:   10 days on 2 880.00 at 12.40 % = 2880 × 0.1240 × 10 / 365 =  9.7841…
        //   11–31 July:  21 days on 1 880.00 at 12.40 % = 1880 × 0.1240 × 21 / 365 = 13.4124…
        // Sum 32.7833… → 32.78; parts by cumulated rounding 9.59, 9.78, 13.41.
        let rates = [at("12.15", "2026-06-21", "2026-06-30"), at("12.4", "2026-07-01", "2026-07-31")];
        let paid = [Movement { on: day("2026-07-10"), amount: 100_000 }];
        let found = interest(288_000, &paid, &rates);
        assert_eq!(found.amount, 3_278);
        let rows: Vec<_> = found.periods.iter().map(|p| (p.days, p.balance, p.interest)).collect();
        assert_eq!(rows, [(10, 288_000, 959), (10, 288_000, 978), (21, 188_000, 1_341)]);
    }

    #[test]
    fn the_days_are_counted_as_people_do() {
        let rates = [at("10", "2026-06-21", "2026-12-31")];
        let paid = |on| [Movement { on: day(on), amount: 36_500 }];
        let found = interest(36_500, &paid("2026-06-30"), &rates);
        assert_eq!(found.periods[0].days, 10, "paid ten days after the due date of the 20th: ten days");
        assert_eq!(found.amount, 100, "365.00 at 10 % for ten days is 1.00");
        assert_eq!(interest(36_500, &paid("2026-06-20"), &rates), Interest::default(), "paid in time");
        let early = [Movement { on: day("2026-05-01"), amount: 6_500 }];
        assert_eq!(interest(36_500, &early, &rates).periods[0].balance, 30_000, "an earlier part is off");
    }

    #[test]
    fn a_leap_year_has_one_more_day_at_the_same_daily_rate() {
        let year = |y: i32| {
            let rate = at("12", &format!("{y}-01-01"), &format!("{y}-12-31"));
            interest(1_000_000, &[], &[rate])
        };
        assert_eq!(year(2027).amount, 120_000, "365 days are the yearly rate");
        let leap = year(2028);
        assert_eq!((leap.periods[0].days, leap.amount), (366, 120_329), "29 February counts as any day");
    }

    /// A rate for each of some stretches of days, the days of the year 2028 (leap) among them.
    fn stretches() -> impl Strategy<Value = Vec<RatePeriod>> {
        let first = day("2027-06-15");
        prop::collection::vec((1_u64..250, 0_i64..2_000), 1..5).prop_map(move |lengths| {
            let mut from = first;
            lengths
                .into_iter()
                .map(|(days, rate)| {
                    let to = from + chrono::Days::new(days - 1);
                    let row = RatePeriod {
                        from,
                        to,
                        percent: Decimal::new(rate, 2),
                        confirmed: true,
                        reference: String::new(),
                    };
                    from = to.succ_opt().unwrap();
                    row
                })
                .collect()
        })
    }

    fn payments() -> impl Strategy<Value = Vec<Movement>> {
        let first = day("2027-06-01");
        prop::collection::vec((0_u64..700, 1_i64..400_000), 0..5).prop_map(move |rows| {
            rows.into_iter()
                .map(|(after, amount)| Movement { on: first + chrono::Days::new(after), amount })
                .collect()
        })
    }

    /// Cuts every stretch into single days.
    fn daily(rates: &[RatePeriod]) -> Vec<RatePeriod> {
        rates
            .iter()
            .flat_map(|rate| {
                let days = rate.from.iter_days().take_while(|day| *day <= rate.to);
                days.map(|day| RatePeriod { from: day, to: day, ..rate.clone() })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn the_days_sum_to_the_whole(owed in 1_i64..100_000_000, paid in payments(), rates in stretches()) {
            let whole = interest(owed, &paid, &rates);
            let mut exact = Decimal::ZERO;
            for rate in daily(&rates) {
                let balance = balance_on(owed, &paid, rate.from).max(0);
                exact += Decimal::from(balance) * rate.percent;
            }
            prop_assert_eq!(whole.amount, to_minor(exact), "the sum of the days, rounded once");
            prop_assert_eq!(whole.periods.iter().map(|p| p.interest).sum::<i64>(), whole.amount, "the parts too");
            for pair in whole.periods.windows(2) {
                prop_assert!(pair[0].to < pair[1].from, "no day counts twice");
            }
        }

        #[test]
        fn cutting_a_period_changes_nothing(owed in 1_i64..100_000_000, paid in payments(), rates in stretches()) {
            prop_assert_eq!(interest(owed, &paid, &daily(&rates)), interest(owed, &paid, &rates));
        }

        #[test]
        fn more_days_more_owed_or_less_paid_never_cost_less(
            owed in 1_i64..100_000_000, more in 0_i64..1_000_000, paid in payments(), rates in stretches(),
        ) {
            let whole = interest(owed, &paid, &rates).amount;
            prop_assert!(interest(owed + more, &paid, &rates).amount >= whole, "more owed");
            prop_assert!(interest(owed, &paid, &rates[..rates.len() - 1]).amount <= whole, "fewer days");
            prop_assert!(interest(owed, &[], &rates).amount >= whole, "nothing paid");
            prop_assert!(whole >= 0);
        }
    }
}
