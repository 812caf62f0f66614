//! Missions as JSON: the list and the whole record, with the real rate of now.

use crate::identity::{self, Rates};
use crate::wire::missions::{
    Amendment, Deadline, Mission as View, MissionRow, Missions, MissionsRequest, Order, Stage as StageView,
    StageMark,
};
use crate::wire::{Amount, Hours, Number, Reference};
use crate::{Carnet, Refusal, Result, invoices, resolve, usual};
use carnet_core::ids::MissionId;
use carnet_core::mission::{self as rules, MissionStatus, StageStatus};
use carnet_core::money::Money;
use carnet_core::quote::{RateCheck, hourly_rate};
use carnet_store::mission::{self as table, Mission, Stage, StageInvoice};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Where a stage stands, with the number of its invoice or the id of its draft.
pub(crate) struct StageState {
    /// Pending, validated, invoiced or paid.
    pub status: StageStatus,
    /// Number of the issued invoice, or id of the draft.
    pub number: Option<String>,
    /// Whether an invoice that counts is issued.
    pub issued: bool,
}

/// Returns the missions asked for, newest first.
///
/// # Errors
/// When the client or status is not known, or the book cannot be read.
pub fn list(carnet: &Carnet, request: MissionsRequest) -> Result<Missions> {
    let client = request.client.as_deref().map(|name| resolve::client(carnet.conn(), name)).transpose()?;
    let status = request
        .status
        .as_deref()
        .map(|word| word.parse::<MissionStatus>().map_err(|e| Refusal::field("status", e)))
        .transpose()?;
    let rates = identity::rates(carnet, carnet.today())?;
    let mut marks: HashMap<MissionId, Vec<StageMark>> = HashMap::new();
    for mark in table::stage_marks(carnet.conn(), client)? {
        marks.entry(mark.mission_id).or_default().push(StageMark {
            label: usual::said(&mark.label, carnet.language()),
            percent: mark.percent.map(Number::from),
            status: mark.status.to_string(),
        });
    }
    let missions = table::list(carnet.conn(), client, status)?
        .into_iter()
        .map(|mission| {
            let pace = pace(carnet, &mission, &rates);
            let at_risk = at_risk(&mission);
            MissionRow {
                id: mission.id.0,
                client: mission.client,
                status: mission.status.to_string(),
                order_signed: mission.order_signed,
                net: Amount::minor(mission.net, carnet.currency()),
                hours: Hours::minutes(mission.minutes),
                budget_hours: mission.budget_hours.map(Hours::decimal),
                deadline: mission.deadline.map(|d| d.to_string()),
                next_stage: mission.next_stage.map(|label| usual::said(&label, carnet.language())),
                name: mission.name,
                hourly_rate_now: pace.map(|(rate, _)| Amount::decimal(rate)),
                rate_check: pace.map(|(_, check)| check.to_string()),
                stages: marks.remove(&mission.id).unwrap_or_default(),
                at_risk_hours: Hours::decimal(at_risk),
                at_risk_amount: Amount::decimal(rules::at_risk_amount(at_risk, rates.target)),
            }
        })
        .collect();
    Ok(Missions { missions })
}

/// Returns a mission, whole.
///
/// # Errors
/// When there is none of that name, or the book cannot be read.
pub fn show(carnet: &Carnet, reference: Reference) -> Result<View> {
    view(carnet, resolve::mission(carnet.conn(), &reference.name)?)
}

/// Returns what an hour of the mission makes so far; none before the first hour or without a price.
fn pace(carnet: &Carnet, mission: &Mission, rates: &Rates) -> Option<(Decimal, RateCheck)> {
    let net = Money::from_minor(mission.net, carnet.currency()).amount();
    let rate = hourly_rate(net, hours(mission.minutes)).filter(|_| mission.net > 0)?;
    Some((rate, RateCheck::of(rate, rates.floor, rates.target)))
}

/// Returns the hours worked without a signed order.
fn at_risk(mission: &Mission) -> Decimal {
    if mission.order_signed { Decimal::ZERO } else { hours(mission.minutes) }
}

fn hours(minutes: i64) -> Decimal {
    Decimal::from(minutes) / Decimal::from(60)
}

/// Returns a mission as JSON.
pub(crate) fn view(carnet: &Carnet, id: MissionId) -> Result<View> {
    let conn = carnet.conn();
    let currency = carnet.currency();
    let mission = table::get(conn, id)?;
    let order = table::order(conn, id)?;
    let rates = identity::rates(carnet, carnet.today())?;
    let pace = pace(carnet, &mission, &rates);
    let worked = hours(mission.minutes);
    let at_risk = at_risk(&mission);
    let net = Money::from_minor(mission.net, currency).amount();
    let stages = table::stages(conn, id)?;
    let mut shown = Vec::with_capacity(stages.len());
    let closed = invoices::final_is_issued(&stages);
    for stage in &stages {
        shown.push(stage_view(carnet, &mission, stage, closed)?);
    }
    Ok(View {
        id: id.0,
        client: mission.client.clone(),
        client_id: mission.client_id.0,
        status: mission.status.to_string(),
        quote: mission.quote_number.clone(),
        started_on: mission.started_on.to_string(),
        stages: shown,
        hours: Hours::minutes(mission.minutes),
        at_risk_hours: Hours::decimal(at_risk),
        at_risk_amount: Amount::decimal(rules::at_risk_amount(at_risk, rates.target)),
        budget_hours: mission.budget_hours.map(Hours::decimal),
        net: Amount::minor(mission.net, currency),
        hourly_rate_now: pace.map(|(rate, _)| Amount::decimal(rate)),
        rate_check: pace.map(|(_, check)| check.to_string()),
        hours_until_floor: rules::hours_until_floor(net, rates.floor, worked)
            .filter(|_| mission.net > 0)
            .map(Hours::decimal),
        deadlines: table::deadlines(conn, id)?
            .into_iter()
            .map(|d| Deadline {
                date: d.due_on.to_string(),
                reason: d.reason,
                set_on: d.set_on.to_string(),
                hours_then: Hours::minutes(d.minutes_then),
            })
            .collect(),
        amendments: table::amendments(conn, id)?
            .into_iter()
            .map(|a| Amendment {
                signed_on: a.signed_on.to_string(),
                description: a.description,
                net: Amount::minor(a.net, currency),
                hours: a.hours.map(Hours::decimal),
            })
            .collect(),
        invoices: invoices::rows_of_mission(carnet, id)?,
        order: order.map(|order| Order {
            signed_on: order.signed_on.to_string(),
            signatory: order.signatory,
            file_name: order.file_name,
            file_sha256: order.file_sha256,
        }),
        name: mission.name,
    })
}

fn stage_view(carnet: &Carnet, mission: &Mission, stage: &Stage, closed: bool) -> Result<StageView> {
    let currency = carnet.currency();
    let state = stage_state(carnet, stage)?;
    let proposal = rules::proposal(
        stage.trigger,
        mission.order_signed,
        stage.validated_on.is_some(),
        hours(mission.minutes),
        mission.budget_hours,
    );
    Ok(StageView {
        id: stage.id.0,
        position: stage.position,
        label: usual::said(&stage.label, carnet.language()),
        percent: stage.percent.map(Number::from),
        net: Amount::minor(stage.totals.net(), currency),
        gross: Amount::minor(stage.totals.gross(), currency),
        trigger: stage.trigger.to_string(),
        delivers: stage.delivers,
        due_on: stage.due_on.map(|d| d.to_string()),
        status: state.status.to_string(),
        validated_on: stage.validated_on.map(|d| d.to_string()),
        validated_by: stage.validated_by.clone(),
        billable: proposal.is_some() && !state.issued && !closed,
        invoice: state.number,
    })
}

/// Returns where a stage stands.
pub(crate) fn stage_state(carnet: &Carnet, stage: &Stage) -> Result<StageState> {
    let validated = if stage.validated_on.is_some() { StageStatus::Validated } else { StageStatus::Pending };
    Ok(match &stage.invoice {
        Some(StageInvoice { id, number: Some(number), .. }) => {
            let paid = invoices::is_settled(carnet, *id)?;
            let status = if paid { StageStatus::Paid } else { StageStatus::Invoiced };
            StageState { status, number: Some(number.clone()), issued: true }
        }
        Some(StageInvoice { id, number: None, .. }) => {
            StageState { status: validated, number: Some(id.to_string()), issued: false }
        }
        None => StageState { status: validated, number: None, issued: false },
    })
}
