//! What if a client were gone: the hours that are free, the money that is missing, what it takes to earn it elsewhere.

use super::profit::{Gathered, amount, gathered, share, total};
use crate::wire::reports::{DropSimulation, ProfitRequest};
use crate::wire::{Amount, Hours};
use crate::{Carnet, Result, resolve};
use carnet_core::entry_line::Motive;
use carnet_core::money::round_half_away;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Returns what the months asked for would have been without the client that is named.
///
/// The freed hours are worth what an hour of the rest really earned, over all its hours, those for nobody included: no rate is
/// supposed that the book does not show.
///
/// # Errors
/// [`crate::Refusal::NotFound`] and [`crate::Refusal::Ambiguous`] of the client, and those of [`super::profit`].
pub fn simulate_drop(carnet: &Carnet, request: ProfitRequest) -> Result<DropSimulation> {
    let id = resolve::client(carnet.conn(), request.client.as_deref().unwrap_or_default())?;
    let Gathered { period, sums, caveats } = gathered(carnet, &request)?;
    let all = total(sums.values());
    let rest = total(sums.iter().filter(|(client, _)| **client != Some(id)).map(|(_, sums)| sums));
    let gone = sums.get(&Some(id)).cloned().unwrap_or_default();
    let prospected = all.by_motive.get(&Motive::Prospecting).copied().unwrap_or_default();
    Ok(DropSimulation {
        client: carnet_store::client::get(carnet.conn(), id)?.map(|row| row.client.name).unwrap_or_default(),
        client_id: id.0,
        from: period.as_ref().map(|months| months.from.clone()),
        to: period.map(|months| months.to),
        hours_freed: Hours::minutes(gone.minutes),
        collected_lost: Amount::decimal(amount(gone.collected)),
        net_lost: Amount::decimal(amount(gone.net())),
        revenue_share: share(gone.collected, all.collected),
        true_hour: all.true_hour().map(Amount::decimal),
        true_hour_without: rest.true_hour().map(Amount::decimal),
        hours_worth: in_proportion(rest.net(), gone.minutes, rest.minutes)
            .map(|cents| Amount::decimal(amount(cents))),
        hours_to_earn_back: minutes_for(gone.net(), rest.minutes, rest.net()),
        prospecting_hours: minutes_for(gone.net(), prospected, all.net()),
        caveats,
    })
}

/// Returns the hours for an amount where `minutes` brought `earned`; none where nothing is to be earned, or was.
fn minutes_for(wanted: i64, minutes: i64, earned: i64) -> Option<Hours> {
    let needed = (wanted > 0 && minutes > 0 && earned > 0).then(|| in_proportion(minutes, wanted, earned));
    needed.flatten().map(Hours::minutes)
}

/// Returns `value` times `part` over `whole`, rounded half away from zero; none of nothing.
fn in_proportion(value: i64, part: i64, whole: i64) -> Option<i64> {
    let exact =
        Decimal::from(value) * Decimal::from(part) / Decimal::from(Some(whole).filter(|whole| *whole != 0)?);
    round_half_away(exact, 0).to_i64()
}
