//! The rows behind a figure of the profit report: they sum to it.

use super::period::{Asked, months};
use crate::wire::reports::{ProfitRow, ProfitRows, ProfitRowsRequest};
use crate::wire::{Amount, Hours};
use crate::{Carnet, Refusal, resolve};
use carnet_core::ids::ClientId;
use carnet_core::money::round_half_away;
use carnet_store::sums::{self, Behind, MoneyFigure};
use rust_decimal::Decimal;

carnet_core::words! {
    /// A figure that can be opened.
    Figure {
        /// Hours worked.
        Hours = "hours",
        /// Accepted quotes.
        Quoted = "quoted",
        /// Issued invoices and credit notes.
        Invoiced = "invoiced",
        /// Payments.
        Collected = "collected",
    }
}

/// Returns the rows behind a figure, by date. An empty client stands for hours for nobody.
///
/// Hours of a row are what it adds to the rounded sum so far, so that the column sums to the report's figure: three
/// entries of twenty minutes read 0.33, 0.34 and 0.33.
///
/// # Errors
/// [`Refusal::Input`] for an unknown figure or period, [`Refusal::NotFound`] for the client.
pub fn profit_rows(carnet: &Carnet, request: ProfitRowsRequest) -> crate::Result<ProfitRows> {
    let figure: Figure = request.figure.parse().map_err(|error| Refusal::field("figure", error))?;
    let client = match request.client.trim() {
        "" => None,
        name => Some(resolve::client(carnet.conn(), name)?),
    };
    let asked = Asked { from: request.from.as_deref(), to: request.to.as_deref(), month: None, year: None };
    let Some(months) = months(carnet, asked)? else { return Ok(ProfitRows { rows: Vec::new() }) };
    let conn = carnet.conn();
    let money = |figure: MoneyFigure, client: Option<ClientId>| -> crate::Result<Vec<ProfitRow>> {
        let Some(client) = client else { return Ok(Vec::new()) };
        Ok(sums::money_rows(conn, &months, client, figure)?.into_iter().map(money_row).collect())
    };
    let rows = match figure {
        Figure::Hours => hour_rows(sums::hour_rows(conn, &months, client)?),
        Figure::Quoted => money(MoneyFigure::Quoted, client)?,
        Figure::Invoiced => money(MoneyFigure::Invoiced, client)?,
        Figure::Collected => money(MoneyFigure::Collected, client)?,
    };
    Ok(ProfitRows { rows })
}

fn money_row(row: Behind) -> ProfitRow {
    ProfitRow {
        date: row.date.to_string(),
        label: row.label,
        detail: row.detail,
        hours: None,
        amount: Some(Amount::decimal(Decimal::new(row.value, 2))),
    }
}

fn hour_rows(rows: Vec<Behind>) -> Vec<ProfitRow> {
    let rounded = |minutes: i64| round_half_away(Decimal::from(minutes) / Decimal::from(60), 2);
    let mut minutes = 0;
    rows.into_iter()
        .map(|row| {
            let before = rounded(minutes);
            minutes += row.value;
            ProfitRow {
                date: row.date.to_string(),
                label: row.label,
                detail: row.detail,
                hours: Some(Hours::decimal(rounded(minutes) - before)),
                amount: None,
            }
        })
        .collect()
}
