//! Lead sources: where prospects come from, what each costs and what it won.

#[cfg(test)]
mod tests;

use crate::form::Form;
use crate::wire::clients::{Source, SourceRequest, Sources};
use crate::wire::{Amount, Hours, Number, Outcome};
use crate::{Carnet, Refusal, Result, operation};
use carnet_core::ids::LeadSourceId;
use carnet_core::input::{clean_text, parse_amount, parse_percent};
use carnet_core::money::{Currency, round_half_away, round_to_minor};
use carnet_store::lead_source::{self as table, SourceRow};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

const NAME_LIMIT: usize = 200;

/// Adds a source or changes its costs. Absent costs stay as they are; an empty commission is none.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn set(carnet: &mut Carnet, request: SourceRequest) -> Result<Outcome<Source>> {
    let currency = carnet.currency();
    let mut form = Form::default();
    let name = form.required("name", &request.name, |text| clean_text(text, NAME_LIMIT));
    let monthly = form.optional("monthly", request.monthly.as_deref(), parse_amount);
    let monthly = match monthly {
        Some(amount) => form.read("monthly", round_to_minor(amount, currency)),
        None => request.monthly.as_ref().map(|_| 0),
    };
    let commission = form.optional("commission", request.commission.as_deref(), parse_percent);
    let name = form.finish(name)?;
    let done = carnet.write(operation::SET_SOURCE, |tx| {
        tx.subject(&name)?;
        let id = table::find_or_insert(tx, &name)?;
        if let Some(monthly) = monthly {
            table::set_monthly(tx, id, monthly)?;
        }
        if request.commission.is_some() {
            table::set_commission(tx, id, commission.filter(|percent| !percent.is_zero()))?;
        }
        Ok(id)
    })?;
    Ok(Outcome { value: show(carnet, done.value)?, changed: done.changed, notices: done.notices })
}

/// Returns the sources with their accounts, by name.
///
/// # Errors
/// When the book cannot be read.
pub fn list(carnet: &Carnet) -> Result<Sources> {
    let (today, currency) = (carnet.today(), carnet.currency());
    let rows = table::list(carnet.conn())?;
    Ok(Sources { sources: rows.into_iter().map(|row| view(row, today, currency)).collect() })
}

fn show(carnet: &Carnet, id: LeadSourceId) -> Result<Source> {
    let found = list(carnet)?.sources.into_iter().find(|source| source.id == id.0);
    found.ok_or_else(|| Refusal::state("Cette source n'existe plus.", "This source is no longer there."))
}

fn view(row: SourceRow, today: NaiveDate, currency: Currency) -> Source {
    let cost = cost(&row, today);
    Source {
        id: row.id.0,
        name: row.name,
        monthly: Amount::minor(row.monthly, currency),
        commission: row.commission.map(Number::from),
        prospects: row.prospects,
        won: row.won,
        hours: Hours::minutes(row.minutes),
        won_net: Amount::minor(row.won_net, currency),
        collected_net: Amount::minor(row.collected_net, currency),
        cost: Amount::decimal(cost / Decimal::from(10_i64.pow(currency.minor_digits()))),
    }
}

/// Returns the cost so far in minor units: the subscription of each month begun since the first prospect came, and
/// the commission on what was collected, rounded to the minor unit half away from zero.
fn cost(row: &SourceRow, today: NaiveDate) -> Decimal {
    let months = row.first_on.map_or(0, |first| {
        let months = i64::from(today.year() - first.year()) * 12 + i64::from(today.month0())
            - i64::from(first.month0());
        (months + 1).max(0)
    });
    let commission =
        row.commission.unwrap_or_default() * Decimal::from(row.collected_net) / Decimal::ONE_HUNDRED;
    Decimal::from(row.monthly) * Decimal::from(months) + round_half_away(commission, 0)
}
