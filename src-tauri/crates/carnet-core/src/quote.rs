//! Quotes: what a numbered offer is worth, and what its price makes of an hour.

use crate::money::round_half_away;
use chrono::NaiveDate;
use rust_decimal::Decimal;

crate::words! {
    /// Where a quote stands. `expired` is read from the date, never stored.
    QuoteStatus {
        /// Being written.
        Draft = "draft",
        /// Sent to the client.
        Sent = "sent",
        /// Signed.
        Accepted = "accepted",
        /// Refused, with its objection.
        Refused = "refused",
        /// Sent, and past its validity.
        Expired = "expired",
        /// Replaced by a later version.
        Superseded = "superseded",
    }
}

impl QuoteStatus {
    /// Returns the status to show on `today`: a sent quote past its validity is expired.
    pub fn on(self, valid_until: NaiveDate, today: NaiveDate) -> Self {
        if self == Self::Sent && today > valid_until { Self::Expired } else { self }
    }
}

crate::words! {
    /// What an hourly rate is against the target and the floor.
    RateCheck {
        /// At the target or over it.
        AboveTarget = "above_target",
        /// Under the target, not under the floor.
        BelowTarget = "below_target",
        /// Under the floor.
        BelowFloor = "below_floor",
    }
}

impl RateCheck {
    /// Returns what `rate` (money per hour) is against `floor` and `target`.
    pub fn of(rate: Decimal, floor: Decimal, target: Decimal) -> Self {
        if rate < floor {
            Self::BelowFloor
        } else if rate < target {
            Self::BelowTarget
        } else {
            Self::AboveTarget
        }
    }
}

/// Returns `net` (an amount, not minor units) per hour, rounded to cents half away from zero; none for no hours.
pub fn hourly_rate(net: Decimal, hours: Decimal) -> Option<Decimal> {
    (hours > Decimal::ZERO).then(|| round_half_away(net / hours, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handbook_example_is_above_its_target() {
        let rate = hourly_rate(Decimal::from(6_000), Decimal::from(160)).unwrap();
        assert_eq!(rate, Decimal::new(3_750, 2), "6 000 € over 160 h are 37,50 €/h");
        let (floor, target) = (Decimal::new(2_462, 2), Decimal::from(35));
        assert_eq!(RateCheck::of(rate, floor, target), RateCheck::AboveTarget);
        assert_eq!(RateCheck::of(target, floor, target), RateCheck::AboveTarget, "the target itself is met");
        assert_eq!(RateCheck::of(Decimal::new(3_499, 2), floor, target), RateCheck::BelowTarget);
        assert_eq!(
            RateCheck::of(floor, floor, target),
            RateCheck::BelowTarget,
            "the floor itself is allowed"
        );
        assert_eq!(RateCheck::of(Decimal::new(2_461, 2), floor, target), RateCheck::BelowFloor);
    }

    #[test]
    fn a_quote_that_was_sent_expires_after_its_last_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(QuoteStatus::Sent.on(day(20), day(20)), QuoteStatus::Sent, "the last day is in time");
        assert_eq!(QuoteStatus::Sent.on(day(20), day(21)), QuoteStatus::Expired);
        for status in QuoteStatus::ALL.iter().filter(|status| **status != QuoteStatus::Sent) {
            assert_eq!(status.on(day(20), day(21)), *status, "only what waits for an answer expires");
            assert_eq!(status.on(day(20), day(19)), *status);
        }
    }

    #[test]
    fn no_hours_make_no_rate() {
        assert_eq!(hourly_rate(Decimal::from(100), Decimal::ZERO), None, "nothing is divided by zero");
    }
}
