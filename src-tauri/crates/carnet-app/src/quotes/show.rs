//! Quotes as JSON: the list and the whole record.

use super::draft::{guard, share_text};
use crate::identity;
use crate::lines;
use crate::wire::quotes::{Quote, QuoteRow, Quotes, QuotesRequest, ScheduleStage};
use crate::wire::{Amount, Hours, Number, Reference};
use crate::{Carnet, Language, Refusal, Result, missions, resolve, usual};
use carnet_core::ids::QuoteId;
use carnet_core::line_item::{self, LineItem};
use carnet_core::money::Currency;
use carnet_core::quote::QuoteStatus;
use carnet_core::schedule::{self, Share};
use carnet_core::vat::Totals;
use carnet_store::quote::{self as table, QuoteStage};
use rust_decimal::Decimal;

/// Returns the latest version of the quotes asked for, newest first.
///
/// # Errors
/// When the client or status is not known, or the book cannot be read.
pub fn list(carnet: &Carnet, request: QuotesRequest) -> Result<Quotes> {
    let client = request.client.as_deref().map(|name| resolve::client(carnet.conn(), name)).transpose()?;
    let status = request
        .status
        .as_deref()
        .map(|word| word.parse::<QuoteStatus>().map_err(|e| Refusal::field("status", e)))
        .transpose()?;
    let today = carnet.today();
    let identity = identity::get(carnet)?;
    let mut quotes = Vec::new();
    for quote in table::latest(carnet.conn(), client)? {
        let shown = quote.status.on(quote.valid_until, today);
        if status.is_some_and(|wanted| wanted != shown) {
            continue;
        }
        let lines: Vec<LineItem> = if quote.estimated_hours.is_some() {
            Vec::new()
        } else {
            table::lines(carnet.conn(), quote.id)?.into_iter().map(|(line, _)| line).collect()
        };
        let guard =
            guard(&identity, &lines, quote.estimated_hours, quote.net, quote.currency, quote.issue_date)?;
        quotes.push(QuoteRow {
            id: quote.id.0,
            number: quote.number,
            version: quote.version,
            status: shown.to_string(),
            client: quote.client,
            subject: quote.subject,
            issue_date: quote.issue_date.to_string(),
            valid_until: quote.valid_until.to_string(),
            follow_up_on: quote.follow_up_on.map(|d| d.to_string()),
            total_net: Amount::minor(quote.net, quote.currency),
            hourly_rate: guard.hourly.map(Amount::decimal),
            rate_check: guard.check.map(|c| c.to_string()),
        });
    }
    Ok(Quotes { quotes })
}

/// Returns a quote, whole.
///
/// # Errors
/// When there is none of that name, or the book cannot be read.
pub fn show(carnet: &Carnet, reference: Reference) -> Result<Quote> {
    view(carnet, resolve::quote(carnet.conn(), &reference.name)?)
}

/// Returns a version of a quote as JSON.
pub(crate) fn view(carnet: &Carnet, id: QuoteId) -> Result<Quote> {
    let conn = carnet.conn();
    let quote = table::get(conn, id)?;
    let currency = quote.currency;
    let rows = table::lines(conn, id)?;
    let items: Vec<LineItem> = rows.iter().map(|(line, _)| line.clone()).collect();
    let sums = line_item::totals(&items, quote.discount_percent, currency)?;
    let stages = table::stages(conn, id)?;
    let identity = identity::get(carnet)?;
    let guard = guard(&identity, &items, quote.estimated_hours, quote.net, currency, quote.issue_date)?;
    let mission = carnet_store::mission::of_quote(conn, id)?;
    let mut schedule = schedule_view(&sums.totals, &stages, currency, carnet.language())?;
    if let Some(mission) = mission {
        let billed = carnet_store::mission::stages(conn, mission)?;
        for (shown, stage) in schedule.iter_mut().zip(&billed) {
            let state = missions::stage_state(carnet, stage)?;
            shown.status = state.status.to_string();
            shown.invoice = state.number;
        }
    }
    Ok(Quote {
        id: id.0,
        versions: table::versions(conn, &quote.number)?,
        number: quote.number,
        version: quote.version,
        status: quote.status.on(quote.valid_until, carnet.today()).to_string(),
        client: quote.client,
        client_id: quote.client_id.0,
        subject: quote.subject,
        language: quote.language,
        issue_date: quote.issue_date.to_string(),
        valid_until: quote.valid_until.to_string(),
        follow_up_on: quote.follow_up_on.map(|d| d.to_string()),
        lines: rows.iter().map(|(line, net)| lines::view(line, *net, currency)).collect(),
        discount_percent: quote.discount_percent.map(Number::from),
        discount: Amount::minor(sums.discount, currency),
        vat: lines::vat_view(&sums.totals, currency),
        total_net: Amount::minor(quote.net, currency),
        total_vat: Amount::minor(quote.vat, currency),
        total_gross: Amount::minor(quote.gross, currency),
        estimated_hours: quote.estimated_hours.map(Hours::decimal),
        hourly_rate: guard.hourly.map(Amount::decimal),
        rate_check: guard.check.map(|c| c.to_string()),
        target_rate: Amount::decimal(guard.rates.target),
        floor_rate: Amount::decimal(guard.rates.floor),
        under_target_reason: quote.under_target_reason,
        under_target_until: quote.under_target_until.map(|d| d.to_string()),
        schedule,
        sent_on: quote.sent_on.map(|d| d.to_string()),
        decided_on: quote.decided_on.map(|d| d.to_string()),
        objection: quote.objection.map(|o| o.to_string()),
        reply: quote.reply,
        mission: mission.map(|m| m.0),
    })
}

/// Returns the stages of a schedule with what each asks for.
pub(crate) fn schedule_view(
    whole: &Totals,
    stages: &[QuoteStage],
    currency: Currency,
    language: Language,
) -> Result<Vec<ScheduleStage>> {
    let shares: Vec<Share> = stages.iter().map(|stage| stage.share).collect();
    let split = schedule::split(whole, &shares, currency).map_err(|e| Refusal::field("schedule", e))?;
    Ok(stages
        .iter()
        .zip(&split)
        .map(|(stage, totals)| ScheduleStage {
            label: usual::said(&stage.label, language),
            percent: percent_of(stage.share, totals.net(), whole.net()).into(),
            share: share_text(stage.share, currency),
            trigger: stage.trigger.to_string(),
            delivers: stage.delivers,
            net: Amount::minor(totals.net(), currency),
            vat: Amount::minor(totals.tax(), currency),
            gross: Amount::minor(totals.gross(), currency),
            status: carnet_core::mission::StageStatus::Pending.to_string(),
            invoice: None,
        })
        .collect())
}

/// Returns the share of a stage in percent: the agreed one, or what its amount makes, to two decimals.
pub(crate) fn percent_of(share: Share, net: i64, whole: i64) -> Decimal {
    match share {
        Share::Percent(percent) => percent,
        Share::Amount(_) | Share::Rest if whole == 0 => Decimal::ZERO,
        Share::Amount(_) | Share::Rest => carnet_core::money::round_half_away(
            Decimal::from(net) * Decimal::ONE_HUNDRED / Decimal::from(whole),
            2,
        ),
    }
}
