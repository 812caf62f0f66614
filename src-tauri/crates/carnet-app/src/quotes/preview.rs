//! What a quote being typed comes to: the code that saves, with nothing stored.

use super::draft::{self, Draft, guard};
use super::show::schedule_view;
use crate::wire::quotes::{Quote, QuotePreview, QuoteRequest};
use crate::wire::{Amount, Hours, Number};
use crate::{Carnet, FieldProblem, Refusal, Result, identity, lines};

/// Returns the totals, schedule and rate guard of a quote being typed, with the fields to correct.
///
/// # Errors
/// When the book cannot be read.
pub fn preview(carnet: &Carnet, request: QuoteRequest) -> Result<QuotePreview> {
    let language = carnet.language();
    let reading = match draft::read(carnet, &request) {
        Ok(reading) => reading,
        // A client that is still being typed is a field to correct, not a failure.
        Err(refusal @ (Refusal::NotFound { .. } | Refusal::Ambiguous { .. })) => {
            let message = refusal.explain(language).message;
            let problems = vec![FieldProblem { path: "client".to_owned(), message }];
            return Ok(QuotePreview { quote: None, problems, line_nets: Vec::new() });
        }
        Err(refusal) => return Err(refusal),
    };
    let line_nets = lines::nets(&reading.lines, carnet.currency());
    let quote = match &reading.draft {
        Some(draft) => Some(view(carnet, draft)?),
        None => None,
    };
    let problems = reading
        .form
        .into_problems()
        .into_iter()
        .map(|(path, problem)| FieldProblem { path, message: problem.sentence(language) })
        .collect();
    Ok(QuotePreview { quote, problems, line_nets })
}

fn view(carnet: &Carnet, draft: &Draft) -> Result<Quote> {
    let currency = carnet.currency();
    let totals = &draft.sums.totals;
    let identity = identity::get(carnet)?;
    let guard =
        guard(&identity, &draft.lines, draft.estimated_hours, totals.net(), currency, draft.issue_date)?;
    Ok(Quote {
        id: 0,
        number: String::new(),
        version: 0,
        versions: Vec::new(),
        status: "draft".to_owned(),
        client: draft.client.client.name.clone(),
        client_id: draft.client.id.0,
        subject: draft.subject.clone(),
        language: draft.language.to_string(),
        issue_date: draft.issue_date.to_string(),
        valid_until: draft.valid_until.to_string(),
        follow_up_on: None,
        lines: draft
            .lines
            .iter()
            .zip(&draft.sums.line_nets)
            .map(|(line, net)| lines::view(line, *net, currency))
            .collect(),
        discount_percent: draft.discount_percent.map(Number::from),
        discount: Amount::minor(draft.sums.discount, currency),
        vat: lines::vat_view(totals, currency),
        total_net: Amount::minor(totals.net(), currency),
        total_vat: Amount::minor(totals.tax(), currency),
        total_gross: Amount::minor(totals.gross(), currency),
        estimated_hours: draft.estimated_hours.map(Hours::decimal),
        hourly_rate: guard.hourly.map(Amount::decimal),
        rate_check: guard.check.map(|c| c.to_string()),
        target_rate: Amount::decimal(guard.rates.target),
        floor_rate: Amount::decimal(guard.rates.floor),
        under_target_reason: draft.under_target_reason.clone(),
        under_target_until: draft.under_target_until.map(|d| d.to_string()),
        schedule: schedule_view(totals, &draft.stages, currency)?,
        sent_on: None,
        decided_on: None,
        objection: None,
        reply: None,
        mission: None,
    })
}
