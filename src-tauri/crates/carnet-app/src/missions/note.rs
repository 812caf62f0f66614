//! The *point d'avancement*: where a mission stands, to be gone through with the client.
//!
//! It shows what was agreed, done and validated. What an hour earns is nobody's business but the user's: no rate is on it.

use super::show::stage_state;
use crate::form::Form;
use crate::wire::missions::MissionNote;
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Language, Result, identity, papers, resolve, say, usual};
use carnet_core::input;
use carnet_core::mission::StageStatus;
use carnet_documents::paper::{Fact, Paper, PaperKind, Section};
use carnet_store::mission::{self as table, Mission, Stage};
use carnet_store::{client, quote};
use chrono::NaiveDate;
use rust_decimal::Decimal;

const REMARKS_LIMIT: usize = 5_000;

/// Returns the note of a mission as PDF, dated today, in the language of its quote or else of the user's papers.
///
/// # Errors
/// When there is no such mission, or the remarks pass their limit.
pub fn note_pdf(carnet: &Carnet, request: MissionNote) -> Result<Vec<u8>> {
    papers::render(&compose(carnet, &request)?.1)
}

/// Returns the note of a mission for the page.
///
/// # Errors
/// As [`note_pdf`].
pub fn note_paper(carnet: &Carnet, request: MissionNote) -> Result<Reply> {
    let (name, paper) = compose(carnet, &request)?;
    Ok(papers::reply(name, &papers::render(&paper)?))
}

/// Returns what the note says, and what its file is called.
fn compose(carnet: &Carnet, request: &MissionNote) -> Result<(String, Paper)> {
    let conn = carnet.conn();
    let mission = table::get(conn, resolve::mission(conn, &request.mission)?)?;
    let mut form = Form::default();
    let remarks = form
        .optional("remarks", request.remarks.as_deref(), |text| input::clean_multiline(text, REMARKS_LIMIT));
    form.finish(Some(()))?;
    let who = identity::get(carnet)?;
    let word = match mission.quote_id {
        Some(id) => quote::get(conn, id)?.language,
        None => who.language.clone(),
    };
    let language: Language = word.parse().unwrap_or(Language::Fr);
    let client = client::get(conn, mission.client_id)?
        .ok_or_else(|| crate::Refusal::Paper("client missing".to_owned()))?;
    let today = carnet.today();
    let paper = Paper {
        kind: PaperKind::ProgressNote,
        language: papers::language(&word),
        number: Some(date(today, language)),
        subject: Some(mission.name.clone()),
        seller: papers::seller(&who),
        buyer: papers::buyer(&client, &word),
        currency: carnet.currency().to_string(),
        style: papers::style(&who),
        sections: sections(carnet, &mission, remarks, language)?,
        ..Paper::default()
    };
    let name = say!(language, "point-{}-{today}.pdf", "progress-{}-{today}.pdf", mission.id.0);
    Ok((name, paper))
}

fn sections(
    carnet: &Carnet,
    mission: &Mission,
    remarks: Option<String>,
    l: Language,
) -> Result<Vec<Section>> {
    let conn = carnet.conn();
    let section = |heading: String, facts: Vec<Fact>| Section { heading, facts, text: None };
    let stages = table::stages(conn, mission.id)?;
    let mut found = vec![section(say!(l, "La mission", "The mission"), agreed(carnet, mission, l)?)];
    let mut facts = Vec::with_capacity(stages.len());
    for stage in &stages {
        facts.push(stage_fact(carnet, stage, l)?);
    }
    found.push(section(say!(l, "Étapes", "Stages"), facts));
    let deadlines = table::deadlines(conn, mission.id)?;
    let facts = deadlines.iter().map(|deadline| {
        let (set_on, hours) = (date(deadline.set_on, l), hours(deadline.minutes_then, l));
        let reason = &deadline.reason;
        Fact {
            label: date(deadline.due_on, l),
            detail: say!(l, "fixée le {set_on} : {reason}", "set on {set_on}: {reason}"),
            value: say!(l, "{hours} passées", "{hours} spent"),
            total: false,
        }
    });
    found.push(section(
        say!(l, "Échéance, la dernière fait foi", "Deadline, the last one holds"),
        facts.collect(),
    ));
    let amendments = table::amendments(conn, mission.id)?;
    let facts = amendments.iter().map(|amendment| {
        let signed = date(amendment.signed_on, l);
        Fact {
            label: amendment.description.clone(),
            detail: say!(l, "signé le {signed}", "signed on {signed}"),
            value: amendment.hours.map(|h| hours_decimal(h, l)).unwrap_or_default(),
            total: false,
        }
    });
    found.push(section(say!(l, "Avenants", "Amendments"), facts.collect()));
    found.push(Section {
        heading: say!(l, "Remarques et difficultés", "Remarks and difficulties"),
        facts: Vec::new(),
        text: remarks,
    });
    Ok(found)
}

/// The order, the start, the hours against their budget.
fn agreed(carnet: &Carnet, mission: &Mission, l: Language) -> Result<Vec<Fact>> {
    let fact = |label: String, detail: String, value: String| Fact { label, detail, value, total: false };
    let order = table::order(carnet.conn(), mission.id)?;
    let mut facts = Vec::new();
    let quote = mission.quote_number.clone().unwrap_or_default();
    facts.push(match order {
        Some(order) => {
            let signed = date(order.signed_on, l);
            let by = order.signatory.map(|who| say!(l, " par {who}", " by {who}")).unwrap_or_default();
            fact(
                say!(l, "Bon de commande", "Order"),
                say!(l, "signé le {signed}{by}", "signed on {signed}{by}"),
                quote,
            )
        }
        None => {
            fact(say!(l, "Bon de commande", "Order"), say!(l, "pas encore signé", "not signed yet"), quote)
        }
    });
    facts.push(fact(say!(l, "Début", "Start"), date(mission.started_on, l), String::new()));
    let budget = mission
        .budget_hours
        .map(|budget| {
            let budget = hours_decimal(budget, l);
            say!(l, "sur {budget} prévues", "of {budget} planned")
        })
        .unwrap_or_default();
    facts.push(fact(say!(l, "Heures passées", "Hours spent"), budget, hours(mission.minutes, l)));
    Ok(facts)
}

fn stage_fact(carnet: &Carnet, stage: &Stage, l: Language) -> Result<Fact> {
    let state = stage_state(carnet, stage)?;
    let by = stage.validated_by.as_ref().map(|who| say!(l, " par {who}", " by {who}")).unwrap_or_default();
    let validated = stage.validated_on.map(|day| {
        let day = date(day, l);
        say!(l, "validée le {day}{by}", "validated on {day}{by}")
    });
    let planned = stage.due_on.filter(|_| stage.validated_on.is_none()).map(|day| {
        let day = date(day, l);
        say!(l, "prévue le {day}", "planned for {day}")
    });
    let billed = match (state.status, state.number.filter(|_| state.issued)) {
        (StageStatus::Paid, Some(number)) => {
            Some(say!(l, "facture {number} réglée", "invoice {number} paid"))
        }
        (_, Some(number)) => Some(say!(l, "facture {number}", "invoice {number}")),
        _ => None,
    };
    let known: Vec<String> = [validated, planned, billed].into_iter().flatten().collect();
    Ok(Fact {
        label: usual::said(&stage.label, l),
        detail: if known.is_empty() { say!(l, "à venir", "to come") } else { known.join(", ") },
        value: stage.percent.map(|percent| say!(l, "{} %", "{}%", number(percent, l))).unwrap_or_default(),
        total: false,
    })
}

fn date(day: NaiveDate, l: Language) -> String {
    match l {
        Language::Fr => day.format("%d/%m/%Y").to_string(),
        Language::En => day.format("%-d %b %Y").to_string(),
    }
}

/// Minutes as hours, rounded to hundredths half away from zero as everywhere.
fn hours(minutes: i64, l: Language) -> String {
    hours_decimal(Decimal::from(minutes) / Decimal::from(60), l)
}

fn hours_decimal(hours: Decimal, l: Language) -> String {
    let hours = carnet_core::money::round_half_away(hours, 2);
    format!("{} h", number(hours, l))
}

fn number(value: Decimal, l: Language) -> String {
    let text = value.normalize().to_string();
    if l == Language::Fr { text.replace('.', ",") } else { text }
}
