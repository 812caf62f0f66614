//! Missions: the work that an order opens, its stages, its hours against its price.

use crate::money::round_half_away;
use crate::schedule::StageTrigger;
use rust_decimal::Decimal;

crate::words! {
    /// Where a mission stands.
    MissionStatus {
        /// Under way.
        Open = "open",
        /// Every stage validated.
        Delivered = "delivered",
        /// Given up.
        Cancelled = "cancelled",
    }
}

crate::words! {
    /// Where a stage stands; invoiced and paid are read from its invoice.
    StageStatus {
        /// Not yet reached.
        Pending = "pending",
        /// Approved by the client.
        Validated = "validated",
        /// Its invoice is issued.
        Invoiced = "invoiced",
        /// Its invoice is paid.
        Paid = "paid",
    }
}

/// Why the invoice of a stage is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalReason {
    /// The order is signed.
    OrderSigned,
    /// The stage was validated.
    StageValidated,
    /// Half of the hour budget is used.
    HalfOfHours,
    /// The work is delivered: the last stage was validated.
    Delivered,
}

/// Returns why a stage may be invoiced now, or none.
///
/// Without a signed order nothing is proposed. `used` and `budget` are hours.
/// Source: handbook rule of the product, "20 % à la commande, 40 % en milieu de mission et le solde à la
/// livraison".
pub fn proposal(
    trigger: StageTrigger,
    order_signed: bool,
    validated: bool,
    used: Decimal,
    budget: Option<Decimal>,
) -> Option<ProposalReason> {
    if !order_signed {
        return None;
    }
    match trigger {
        StageTrigger::Order => Some(ProposalReason::OrderSigned),
        StageTrigger::Delivery => validated.then_some(ProposalReason::Delivered),
        StageTrigger::Midway if validated => Some(ProposalReason::StageValidated),
        StageTrigger::Midway => budget
            .filter(|hours| *hours > Decimal::ZERO && used * Decimal::TWO >= *hours)
            .map(|_| ProposalReason::HalfOfHours),
    }
}

/// Returns the hours that can still be worked before `net` per hour falls under `floor`; negative once it has.
///
/// Rounded to hundredths of an hour, towards the safe side (down). None when the floor is not positive.
pub fn hours_until_floor(net: Decimal, floor: Decimal, used: Decimal) -> Option<Decimal> {
    (floor > Decimal::ZERO).then(|| {
        (net / floor - used).round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToNegativeInfinity)
    })
}

/// Returns what hours worked without a signed order are worth at `rate`, rounded to cents half away from zero.
pub fn at_risk_amount(hours: Decimal, rate: Decimal) -> Decimal {
    round_half_away(hours * rate, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_proposed_when_they_are_due() {
        let hours = |h: i64| Decimal::from(h);
        let ask = |trigger, signed, validated, used: i64| {
            proposal(trigger, signed, validated, hours(used), Some(hours(160)))
        };
        assert_eq!(ask(StageTrigger::Order, false, false, 0), None, "no order, no invoice");
        assert_eq!(ask(StageTrigger::Order, true, false, 0), Some(ProposalReason::OrderSigned));
        assert_eq!(ask(StageTrigger::Midway, true, false, 79), None);
        assert_eq!(ask(StageTrigger::Midway, true, false, 80), Some(ProposalReason::HalfOfHours));
        assert_eq!(ask(StageTrigger::Midway, true, true, 1), Some(ProposalReason::StageValidated));
        assert_eq!(ask(StageTrigger::Delivery, true, false, 160), None, "hours alone deliver nothing");
        assert_eq!(ask(StageTrigger::Delivery, true, true, 160), Some(ProposalReason::Delivered));
        assert_eq!(
            proposal(StageTrigger::Midway, true, false, hours(500), None),
            None,
            "without a budget there is no half of it"
        );
        assert_eq!(
            proposal(StageTrigger::Midway, true, false, hours(0), Some(hours(0))),
            None,
            "nor is there one of no hours"
        );
    }

    #[test]
    fn hours_at_risk_are_worth_their_rate() {
        assert_eq!(at_risk_amount(Decimal::new(25, 1), Decimal::new(3_333, 2)), Decimal::new(8_333, 2));
        assert_eq!(
            at_risk_amount(Decimal::new(5, 1), Decimal::new(1, 2)),
            Decimal::new(1, 2),
            "half a cent is one"
        );
    }

    #[test]
    fn the_floor_is_reached_at_net_over_floor() {
        let left = hours_until_floor(Decimal::from(620), Decimal::from(20), Decimal::from(27)).unwrap();
        assert_eq!(left, Decimal::new(400, 2), "at 31 h this mission passes under 20 €/h: 4 h left");
        let left = hours_until_floor(Decimal::from(100), Decimal::from(30), Decimal::from(4)).unwrap();
        assert_eq!(left, Decimal::new(-67, 2), "rounded down: -0.666… h is already lost");
    }
}
