//! What today asks for: dates that are past, due and coming, money to invoice and to collect, and this month's figures.

#[cfg(test)]
mod tests;

use crate::wire::hours::GapsRequest;
use crate::wire::reports::{ProfitRequest, Today, TodayDeadline};
use crate::wire::{Amount, Hours};
use crate::{Carnet, Result, follow_ups, hours, identity, invoices, reports};
use carnet_core::follow_up::{Urgency, urgency};
use carnet_core::mission::at_risk_amount;
use carnet_store::{dated, follow_up, today as figures};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// How far ahead a day looks: two weeks.
const AHEAD: Days = Days::new(14);

/// Quotes to send before judging the offer.
///
/// Source: C. Slucki, *Télétravail : les clefs de la réussite*: "Répétez jusqu'à envoyer 50 devis".
const QUOTES_GOAL: i64 = 50;

/// Returns what today asks for.
///
/// # Errors
/// When the book has no identity yet, or cannot be read.
pub fn today(carnet: &Carnet) -> Result<Today> {
    let (conn, day, currency) = (carnet.conn(), carnet.today(), carnet.currency());
    let last = day.checked_add_days(AHEAD).unwrap_or(day);
    let (mut overdue, mut due, mut coming) = (Vec::new(), Vec::new(), Vec::new());
    for row in follow_up::open(conn, Some(last), None)? {
        let list = match urgency(row.due_on, day) {
            Urgency::Overdue(_) => &mut overdue,
            Urgency::Due => &mut due,
            Urgency::Coming(_) => &mut coming,
        };
        list.push(follow_ups::view(row, day, carnet.language()));
    }
    let rates = identity::rates(carnet, day)?;
    let figures = figures::figures(conn, &day.format("%Y-%m").to_string())?;
    let waiting = invoices::outstanding(carnet)?;
    let at_risk = Decimal::from(figures.at_risk_minutes) / Decimal::from(60);
    let this_month =
        ProfitRequest { month: Some(day.format("%Y-%m").to_string()), ..ProfitRequest::default() };
    let true_hour = reports::profit(carnet, this_month)?.totals.true_hour;
    Ok(Today {
        date: day.to_string(),
        overdue,
        due,
        coming,
        late_invoices: waiting.late,
        refused_invoices: waiting.refused,
        to_invoice: waiting.to_invoice,
        deadlines: deadlines(carnet, day, last)?,
        owed: Amount::minor(waiting.owed, currency),
        unbilled: Amount::minor(waiting.unbilled, currency),
        at_risk_hours: Hours::minutes(figures.at_risk_minutes),
        at_risk_amount: Amount::decimal(at_risk_amount(at_risk, rates.target)),
        unclaimed_hours: hours::gaps(carnet, GapsRequest::default())?.total_unclaimed,
        true_hour,
        month_hours: Hours::minutes(figures.month_minutes),
        month_collected: Amount::minor(figures.month_collected, currency),
        month_invoiced: Amount::minor(figures.month_invoiced, currency),
        target_rate: Amount::decimal(rates.target),
        floor_rate: Amount::decimal(rates.floor),
        clients: figures.clients,
        quotes_sent: figures.quotes_sent,
        quotes_goal: QUOTES_GOAL,
    })
}

fn deadlines(carnet: &Carnet, day: NaiveDate, last: NaiveDate) -> Result<Vec<TodayDeadline>> {
    let rows = dated::deadlines(carnet.conn(), Some(last))?;
    Ok(rows
        .into_iter()
        .map(|row| TodayDeadline {
            mission: row.mission,
            mission_id: row.mission_id,
            client: row.client,
            date: row.due_on.to_string(),
            overdue_days: (day - row.due_on).num_days(),
        })
        .collect())
}
