//! The same figures month by month, for charts.

use super::contributions;
use super::period::{Asked, months};
use crate::wire::reports::{MonthProfit, ProfitMonths, ProfitRequest};
use crate::wire::{Amount, Hours};
use crate::{Carnet, Refusal, Result, resolve};
use carnet_core::ids::ClientId;
use carnet_core::money::round_half_away;
use carnet_core::quote::hourly_rate;
use carnet_store::sums;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

#[derive(Default)]
struct Month {
    minutes: i64,
    billable: i64,
    invoiced: i64,
    collected: i64,
    /// In minor units, not rounded yet.
    costs: Decimal,
}

/// Returns hours and money of each month of a period that has any, of one client or of all.
///
/// Contributions and commissions are rounded to cents once a month, half away from zero.
///
/// # Errors
/// [`Refusal::Input`] for a period that is none, [`Refusal::NoIdentity`].
pub fn report_months(carnet: &Carnet, request: ProfitRequest) -> Result<ProfitMonths> {
    let asked = Asked {
        from: request.from.as_deref(),
        to: request.to.as_deref(),
        month: request.month.as_deref(),
        year: request.year.as_deref(),
    };
    let conn = carnet.conn();
    let only = match request.client.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Some(resolve::client(conn, name)?),
        None => None,
    };
    let identity = carnet_store::identity::get(conn)?.ok_or(Refusal::NoIdentity)?;
    let guard = crate::identity::rates(carnet, carnet.today())?;
    let mut rates = contributions::Rates::new(&identity, carnet.today());
    let commissions: HashMap<ClientId, Decimal> = sums::client_cards(conn)?
        .into_iter()
        .filter_map(|card| Some((card.id, card.commission_percent?)))
        .collect();
    let mut found: BTreeMap<String, Month> = BTreeMap::new();
    if let Some(period) = months(carnet, asked)? {
        sums::each_month(conn, &period, only, |line| {
            let month = found.entry(line.month.to_owned()).or_default();
            month.minutes += line.minutes;
            month.billable += line.billable;
            month.invoiced += line.invoiced_net;
            month.collected += line.collected_net;
            if let Some(percent) = line.client.and_then(|client| commissions.get(&client)) {
                month.costs += Decimal::from(line.collected_net) * percent / Decimal::ONE_HUNDRED;
            }
            Ok::<_, Refusal>(())
        })?;
    }
    let whole = |minor: Decimal| i64::try_from(round_half_away(minor, 0)).unwrap_or(i64::MAX);
    let amount = |minor: i64| Decimal::new(minor, 2);
    let mut shown = Vec::with_capacity(found.len());
    for (key, month) in found {
        let due = whole(Decimal::from(month.collected) * rates.of(&key)? / Decimal::ONE_HUNDRED);
        let net = amount(month.collected - whole(month.costs) - due);
        let hours = Decimal::from(month.minutes) / Decimal::from(60);
        shown.push(MonthProfit {
            month: key,
            hours: Hours::minutes(month.minutes),
            billable_hours: Hours::minutes(month.billable),
            invoiced_net: Amount::decimal(amount(month.invoiced)),
            collected_net: Amount::decimal(amount(month.collected)),
            contributions: Amount::decimal(amount(due)),
            net: Amount::decimal(net),
            true_hour: hourly_rate(net, hours).map(Amount::decimal),
        });
    }
    Ok(ProfitMonths {
        months: shown,
        floor_rate: Amount::decimal(guard.floor),
        target_rate: Amount::decimal(guard.target),
    })
}
