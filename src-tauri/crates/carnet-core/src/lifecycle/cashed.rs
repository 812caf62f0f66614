//! The amount of a payment by VAT rate, as status 212 carries it where VAT is due on receipts.

/// Shares `amount` among what is left to pay of each VAT rate, tax included, in minor units.
///
/// The shares follow what is left, rounded down; the cents that remain go to the largest remainders, the first one
/// among equals. They sum to `amount`, none passes what is left of its rate while `amount` does not pass the whole,
/// and the payment that settles the invoice settles each rate.
pub fn cashed_by_rate(left: &[i64], amount: i64) -> Vec<i64> {
    let weights: Vec<i128> = left.iter().map(|part| i128::from((*part).max(0))).collect();
    let whole: i128 = weights.iter().sum();
    let mut shares = vec![0; left.len()];
    if whole == 0 {
        // Nothing is left by any rate: what came too much stands with the first.
        if let Some(first) = shares.first_mut() {
            *first = amount;
        }
        return shares;
    }
    let mut rest = amount;
    let mut remainders = Vec::with_capacity(left.len());
    for (index, weight) in weights.iter().enumerate() {
        let product = i128::from(amount) * weight;
        let share = i64::try_from(product.div_euclid(whole)).unwrap_or(0);
        if let Some(slot) = shares.get_mut(index) {
            *slot = share;
        }
        rest -= share;
        remainders.push((product.rem_euclid(whole), index));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, index) in remainders.into_iter().take(usize::try_from(rest).unwrap_or(0)) {
        if let Some(slot) = shares.get_mut(index) {
            *slot += 1;
        }
    }
    shares
}

/// What an invoice asks for by part — VAT rates, and services apart from goods — as its payments settle it, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashedByPart {
    asked: Vec<i64>,
    left: Vec<i64>,
}

impl CashedByPart {
    /// Returns the parts of an invoice that nothing was paid on.
    pub fn of(asked: Vec<i64>) -> Self {
        Self { left: asked.clone(), asked }
    }

    /// Asks for other parts from now on, after a credit note; what was paid of a part beyond that came too much.
    pub fn ask(&mut self, asked: Vec<i64>) {
        for ((slot, new), old) in self.left.iter_mut().zip(&asked).zip(&self.asked) {
            *slot += new - old;
        }
        self.asked = asked;
    }

    /// Returns the parts of the next payment; they sum to it. Money given back is first what came too much, then what was
    /// paid, part by part.
    pub fn take(&mut self, amount: i64) -> Vec<i64> {
        if amount >= 0 {
            return self.settle(cashed_by_rate(&self.left, amount));
        }
        let over: Vec<i64> = self.left.iter().map(|left| (-left).max(0)).collect();
        let too_much = over.iter().sum::<i64>().min(-amount);
        let first = match too_much {
            0 => vec![0; over.len()],
            _ => self.settle(cashed_by_rate(&over, too_much).into_iter().map(|share| -share).collect()),
        };
        let paid: Vec<i64> = self.asked.iter().zip(&self.left).map(|(asked, left)| asked - left).collect();
        let rest = cashed_by_rate(&paid, -amount - too_much).into_iter().map(|share| -share);
        let then = self.settle(rest.collect());
        first.iter().zip(then).map(|(first, then)| first + then).collect()
    }

    fn settle(&mut self, shares: Vec<i64>) -> Vec<i64> {
        for (slot, share) in self.left.iter_mut().zip(&shares) {
            *slot -= share;
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_is_shared_as_the_invoice_is() {
        assert_eq!(cashed_by_rate(&[120_000, 55_000], 87_500), [60_000, 27_500], "half of each");
        assert_eq!(cashed_by_rate(&[100, 100, 100], 100), [34, 33, 33], "the first takes the odd cent");
        assert_eq!(cashed_by_rate(&[0, 0], 5), [5, 0], "nothing is left: it stands somewhere");
        assert_eq!(cashed_by_rate(&[], 5), [] as [i64; 0]);
    }

    proptest! {
        #[test]
        fn payments_that_settle_the_invoice_settle_each_rate(
            parts in prop::collection::vec(0_i64..1_000_000_000, 1..6),
            cuts in prop::collection::btree_set(1_i64..1_000, 0..6),
        ) {
            let whole: i64 = parts.iter().sum();
            let mut edges: Vec<i64> = cuts.into_iter().map(|c| whole * c / 1_000).collect();
            edges.push(whole);
            let (mut left, mut before) = (parts, 0);
            for edge in edges {
                let shares = cashed_by_rate(&left, edge - before);
                prop_assert_eq!(shares.iter().sum::<i64>(), edge - before, "the shares are the payment");
                for (slot, share) in left.iter_mut().zip(&shares) {
                    prop_assert!(*share >= 0 && share <= slot, "no rate gets more than it asks for");
                    *slot -= share;
                }
                before = edge;
            }
            prop_assert!(left.iter().all(|part| *part == 0), "nothing is left of any rate");
        }

        #[test]
        fn what_is_paid_and_given_back_leaves_no_part_behind(
            parts in prop::collection::vec(0_i64..1_000_000_000, 1..6),
            moves in prop::collection::vec((any::<bool>(), 1_i64..=1_000), 0..8),
        ) {
            let whole: i64 = parts.iter().sum();
            let mut cashed = CashedByPart::of(parts.clone());
            let (mut paid, mut by_part) = (0, vec![0; parts.len()]);
            let mut take = |amount: i64| {
                let shares = cashed.take(amount);
                for (sum, share) in by_part.iter_mut().zip(&shares) {
                    *sum += share;
                }
                (shares.iter().sum::<i64>(), by_part.clone())
            };
            for (back, permille) in moves {
                let amount = if back { -(paid * permille / 1_000) } else { (whole - paid) * permille / 1_000 };
                let (sum, so_far) = take(amount);
                prop_assert_eq!(sum, amount, "the parts are the payment");
                prop_assert!(so_far.iter().zip(&parts).all(|(paid, part)| *paid >= 0 && paid <= part));
                paid += amount;
            }
            prop_assert_eq!(take(whole - paid).1, parts.clone(), "the last payment settles each part");
            prop_assert_eq!(take(-whole).1, vec![0; parts.len()], "given back whole, nothing was paid of any");
        }
    }

    #[test]
    fn what_is_given_back_is_taken_where_it_was_paid() {
        let mut cashed = CashedByPart::of(vec![6_000, 3_000]);
        assert_eq!(cashed.take(3_000), [2_000, 1_000]);
        assert_eq!(
            cashed.take(-1_500),
            [-1_000, -500],
            "in the proportion of what came, not of what is asked"
        );
        let mut settled = CashedByPart::of(vec![6_000, 3_000]);
        settled.left = vec![6_000, 1_000];
        assert_eq!(settled.take(-1_000), [0, -1_000], "only the second part was paid");
    }

    #[test]
    fn what_came_too_much_goes_back_where_it_lies() {
        let mut cashed = CashedByPart::of(vec![6_000, 6_000]);
        assert_eq!(cashed.take(12_000), [6_000, 6_000], "on the day of the payment nothing was credited");
        cashed.ask(vec![0, 6_000]);
        assert_eq!(cashed.take(-6_000), [-6_000, 0], "what was credited is given back, nothing else");
        cashed.ask(vec![0, 3_000]);
        assert_eq!(cashed.take(-4_000), [0, -4_000], "first what came too much, then what was paid");
    }
}
