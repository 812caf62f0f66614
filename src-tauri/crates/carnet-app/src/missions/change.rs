//! What happens to a mission: started at risk, stages validated, deadlines moved, the order amended.

use super::show::view;
use crate::failure::Kind;
use crate::form::Form;
use crate::lines::VatRules;
use crate::wire::Outcome;
use crate::wire::missions::{
    DeadlineSet, Mission as View, MissionAmend, MissionStart, StageDate, StageDelivers, StageValidate,
};
use crate::{Carnet, Language, Problem, Refusal, Result, identity, invoices, operation, resolve, say, usual};
use carnet_core::ids::{MissionId, StageId};
use carnet_core::input;
use carnet_core::mission::MissionStatus;
use carnet_core::money::Money;
use carnet_core::schedule::StageTrigger;
use carnet_core::vat::Totals;
use carnet_store::mission::{self as table, Amendment, Deadline, Mission, Stage, StageInvoice};
use carnet_store::{Tx, client};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

const NAME_LIMIT: usize = 200;
const REASON_LIMIT: usize = 500;

/// Starts a mission that has no signed order yet: its hours count as at risk until one is attached.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn start(carnet: &mut Carnet, request: MissionStart) -> Result<Outcome<View>> {
    let client = resolve::client(carnet.conn(), &request.client)?;
    let mut form = Form::default();
    let name = form.required("name", &request.name, |t| input::clean_text(t, NAME_LIMIT));
    let budget = form.optional("budget", request.budget.as_deref(), input::parse_quantity);
    let name = form.finish(name)?;
    let today = carnet.today();
    let outcome = carnet.write(operation::START_MISSION, |tx| {
        tx.subject(&name)?;
        Ok(table::insert(tx, client, None, &name, &resolve::fold(&name), today, budget)?)
    })?;
    shown(carnet, outcome)
}

/// Validates a stage: dated, and by whom.
///
/// # Errors
/// With a date to come; when the stage is validated already.
pub fn validate_stage(carnet: &mut Carnet, request: StageValidate) -> Result<Outcome<View>> {
    let (mission, stages) = find(carnet, &request.mission)?;
    let stage = find_stage(&stages, &request.stage)?;
    if let Some(on) = stage.validated_on {
        let label = &stage.label;
        return Err(Refusal::state(
            format!("L'étape « {label} » est déjà validée, depuis le {}.", on.format("%d/%m/%Y")),
            format!("Stage \"{label}\" is validated already, since {on}."),
        ));
    }
    let today = carnet.today();
    let mut form = Form::default();
    let on = form.optional("on", request.on.as_deref(), |t| not_to_come(t, today));
    let by = form.optional("by", request.by.as_deref(), |t| input::clean_text(t, NAME_LIMIT));
    form.finish(Some(()))?;
    let validated = Stage { validated_on: Some(on.unwrap_or(today)), validated_by: by, ..stage.clone() };
    let all_done = stages.iter().all(|s| s.id == validated.id || s.validated_on.is_some());
    let last = stages.last().is_some_and(|s| s.id == validated.id);
    let outcome = carnet.write(operation::VALIDATE_STAGE, |tx| {
        unchanged(tx, mission.id, &stages)?;
        tx.subject(&format!("{} — {}", mission.name, validated.label))?;
        table::update_stage(tx, &validated)?;
        if all_done || last {
            table::set_status(tx, mission.id, MissionStatus::Delivered)?;
        }
        Ok(mission.id)
    })?;
    shown(carnet, outcome)
}

/// Refuses when another program changed the stages of the mission since they were read.
fn unchanged(tx: &Tx<'_>, mission: MissionId, stages: &[Stage]) -> Result<()> {
    if table::stages(tx, mission)? == stages { Ok(()) } else { Err(Refusal::overtaken()) }
}

/// Says whether a stage delivers a part of the work: its invoice is then a progress invoice, not a deposit.
///
/// # Errors
/// Once its invoice is issued; on the last stage, which always bills the rest.
pub fn set_delivers(carnet: &mut Carnet, request: StageDelivers) -> Result<Outcome<View>> {
    let (mission, stages) = find(carnet, &request.mission)?;
    let stage = find_stage(&stages, &request.stage)?.clone();
    let label = &stage.label;
    if stages.last().is_some_and(|last| last.id == stage.id) {
        return Err(Refusal::state(
            format!("« {label} » est la dernière étape : sa facture solde la mission."),
            format!("\"{label}\" is the last stage: its invoice settles the mission."),
        ));
    }
    if let Some(StageInvoice { number: Some(number), .. }) = &stage.invoice {
        return Err(Refusal::state(
            format!("La facture {number} de l'étape « {label} » est émise : sa nature ne change plus."),
            format!("Invoice {number} of stage \"{label}\" is issued: its nature does not change."),
        )
        .hinted("Faites un avoir pour la corriger.", "Make a credit note to correct it."));
    }
    let changed = Stage { delivers: request.delivers, ..stage.clone() };
    let context = invoices::Context::of(carnet)?;
    let outcome = carnet.write(operation::CHANGE_STAGE, |tx| {
        unchanged(tx, mission.id, &stages)?;
        tx.subject(&format!("{} — {}", mission.name, changed.label))?;
        table::update_stage(tx, &changed)?;
        invoices::refresh_drafts(tx, &context, mission.id)?;
        Ok(mission.id)
    })?;
    shown(carnet, outcome)
}

/// Sets the date on which a stage is to be reached; it stands in the stages' calendar until it is validated.
///
/// # Errors
/// Before the start of the mission; once the stage is validated.
pub fn set_stage_date(carnet: &mut Carnet, request: StageDate) -> Result<Outcome<View>> {
    let (mission, stages) = find(carnet, &request.mission)?;
    let stage = find_stage(&stages, &request.stage)?;
    let label = &stage.label;
    if let Some(on) = stage.validated_on {
        return Err(Refusal::state(
            format!(
                "L'étape « {label} » est validée depuis le {} : sa date ne change plus.",
                on.format("%d/%m/%Y")
            ),
            format!("Stage \"{label}\" is validated since {on}: its date does not change."),
        ));
    }
    let today = carnet.today();
    let mut form = Form::default();
    let date = form.optional("date", Some(&request.date), |t| input::parse_date(t, today));
    let started = mission.started_on;
    if date.is_some_and(|date| date < started) {
        form.refuse("date", before_start(started));
    }
    form.finish(Some(()))?;
    let changed = Stage { due_on: date, ..stage.clone() };
    let outcome = carnet.write(operation::CHANGE_STAGE, |tx| {
        unchanged(tx, mission.id, &stages)?;
        tx.subject(&format!("{} — {}", mission.name, changed.label))?;
        table::update_stage(tx, &changed)?;
        Ok(mission.id)
    })?;
    shown(carnet, outcome)
}

/// Sets or moves the deadline; each keeps its reason and the hours worked by then.
///
/// # Errors
/// Without a reason; before the start of the mission.
pub fn set_deadline(carnet: &mut Carnet, request: DeadlineSet) -> Result<Outcome<View>> {
    let (mission, _) = find(carnet, &request.mission)?;
    let today = carnet.today();
    let mut form = Form::default();
    let date = form.required("date", &request.date, |t| input::parse_date(t, today));
    let reason = form.required("reason", &request.reason, |t| input::clean_text(t, REASON_LIMIT));
    let started = mission.started_on;
    if date.is_some_and(|date| date < started) {
        form.refuse("date", before_start(started));
    }
    let (due_on, reason) = form.finish(date.zip(reason))?;
    let outcome = carnet.write(operation::SET_DEADLINE, |tx| {
        tx.subject(&mission.name)?;
        let minutes_then = mission.minutes;
        table::insert_deadline(tx, mission.id, &Deadline { due_on, reason, set_on: today, minutes_then })?;
        Ok(mission.id)
    })?;
    shown(carnet, outcome)
}

/// Adds a signed change of the order: more work, as a stage of its own before the last, and more hours.
///
/// # Errors
/// Without a signed order; once the final invoice is issued; every field that is wrong.
pub fn amend(carnet: &mut Carnet, request: MissionAmend) -> Result<Outcome<View>> {
    let (mission, stages) = find(carnet, &request.mission)?;
    if !mission.order_signed {
        let name = &mission.name;
        return Err(Refusal::state(
            format!("La mission « {name} » n'a pas encore de bon de commande : il n'y a rien à amender."),
            format!("Mission \"{name}\" has no order yet: there is nothing to amend."),
        ));
    }
    if invoices::final_is_issued(&stages) {
        let name = &mission.name;
        return Err(Refusal::state(
            format!("La facture de solde de « {name} » est émise : un avenant n'y entre plus."),
            format!("The final invoice of \"{name}\" is issued: an amendment cannot enter it."),
        )
        .hinted("Faites un nouveau devis.", "Make a new quote."));
    }
    let (amendment, totals) = read_amendment(carnet, &mission, &request)?;
    let proof = match request.signed.as_deref().map(str::trim).filter(|path| !path.is_empty()) {
        Some(path) => Some(carnet.book().attach(Path::new(path))?),
        None => None,
    };
    let context = invoices::Context::of(carnet)?;
    let outcome = carnet.write(operation::AMEND_MISSION, |tx| {
        tx.subject(&mission.name)?;
        // Read again inside the transaction: another program may have amended the mission meanwhile.
        let position = table::stages(tx, mission.id)?.last().map_or(1, |last| last.position);
        let budget = table::get(tx, mission.id)?.budget_hours;
        table::shift_stages(tx, mission.id, position)?;
        let stage = table::insert_stage(
            tx,
            &Stage {
                id: StageId(0),
                mission_id: mission.id,
                position,
                label: amendment.description.clone(),
                percent: None,
                trigger: StageTrigger::Midway,
                delivers: false,
                due_on: None,
                validated_on: None,
                validated_by: None,
                totals,
                invoice: None,
            },
        )?;
        table::insert_amendment(tx, mission.id, stage, &amendment, proof.as_ref())?;
        if let Some(hours) = amendment.hours {
            table::set_budget(tx, mission.id, budget.unwrap_or(Decimal::ZERO) + hours)?;
        }
        invoices::refresh_drafts(tx, &context, mission.id)?;
        Ok(mission.id)
    })?;
    let mut outcome = shown(carnet, outcome)?;
    if proof.is_none() {
        outcome.notices.push(say!(
            carnet.language(),
            "L'avenant n'a pas de preuve signée : gardez-en une.",
            "The amendment has no signed proof: keep one."
        ));
    }
    Ok(outcome)
}

/// Reads a change of the order as typed, and what its stage asks for.
fn read_amendment(carnet: &Carnet, mission: &Mission, request: &MissionAmend) -> Result<(Amendment, Totals)> {
    let today = carnet.today();
    let currency = carnet.currency();
    let owner = identity::get(carnet)?;
    let row = client::get(carnet.conn(), mission.client_id)?;
    let rules = VatRules::of(&owner, row.as_ref(), today)?;
    let mut form = Form::default();
    let description =
        form.required("description", &request.description, |t| input::clean_text(t, NAME_LIMIT));
    let net = form
        .required("net", &request.net, input::parse_amount)
        .and_then(|net| form.read("net", Money::rounded(net, currency)));
    let hours = form.optional("hours", request.hours.as_deref(), input::parse_quantity);
    let rate = form.optional("vat_rate", request.vat_rate.as_deref(), input::parse_percent);
    let group = form.read("vat_rate", rules.group(rate, None, false));
    let signed_on = form.optional("on", request.on.as_deref(), |t| not_to_come(t, today)).unwrap_or(today);
    let whole = (|| Some((description?, net?, group?)))();
    let (description, net, group) = form.finish(whole)?;
    let totals = Totals::of_lines([(group, net.minor())], currency)?;
    Ok((Amendment { signed_on, description, net: net.minor(), hours }, totals))
}

fn before_start(started: NaiveDate) -> Problem {
    Problem::sentence_of(
        format!(
            "La date précède le début de la mission, le {} : choisissez-en une plus tardive.",
            started.format("%d/%m/%Y")
        ),
        format!("The date is before the start of the mission, {started}: choose a later one."),
    )
}

/// Returns the mission of that name, with its stages in order.
pub(crate) fn find(carnet: &Carnet, name: &str) -> Result<(Mission, Vec<Stage>)> {
    let id = resolve::mission(carnet.conn(), name)?;
    Ok((table::get(carnet.conn(), id)?, table::stages(carnet.conn(), id)?))
}

/// Returns the stage of that rank, or whose label starts so.
pub(crate) fn find_stage<'a>(stages: &'a [Stage], name: &str) -> Result<&'a Stage> {
    let typed = name.trim();
    if let Some(stage) = typed.parse().ok().and_then(|rank: u32| stages.iter().find(|s| s.position == rank)) {
        return Ok(stage);
    }
    let folded = resolve::fold(typed);
    let starts: Vec<&Stage> = stages
        .iter()
        .filter(|stage| {
            // A usual label may be typed as the screen says it, whatever the book was written in.
            let begins = |label: &str| resolve::fold(label).starts_with(&folded);
            let said = |language| begins(&usual::said(&stage.label, language));
            !folded.is_empty() && (begins(&stage.label) || said(Language::Fr) || said(Language::En))
        })
        .collect();
    match starts.as_slice() {
        [stage] => Ok(stage),
        [] => Err(Refusal::NotFound { kind: Kind::Stage, name: typed.to_owned() }),
        several => Err(Refusal::Ambiguous {
            kind: Kind::Stage,
            name: typed.to_owned(),
            candidates: several.iter().map(|s| format!("{} ({})", s.label, s.position)).collect(),
        }),
    }
}

fn not_to_come(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    let date = input::parse_date(text, today)?;
    if date > today {
        return Err(Problem::sentence_of(
            format!(
                "Le {} n'est pas encore passé : donnez une date d'aujourd'hui ou d'avant.",
                date.format("%d/%m/%Y")
            ),
            format!("{date} has not come yet: give a date of today or before."),
        ));
    }
    Ok(date)
}

fn shown(carnet: &Carnet, outcome: Outcome<MissionId>) -> Result<Outcome<View>> {
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices: outcome.notices })
}
