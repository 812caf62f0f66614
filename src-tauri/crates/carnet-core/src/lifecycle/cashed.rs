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
    }
}
