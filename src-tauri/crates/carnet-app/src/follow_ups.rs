//! Follow-ups: next dates on clients, quotes, invoices and missions.
//!
//! A new date is today or later: what is past cannot be planned. Only an import brings dates that have gone by.

#[cfg(test)]
mod tests;

use crate::failure::Kind;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::follow_ups::{
    FollowUp, FollowUpDone, FollowUpPostpone, FollowUpRequest, FollowUps, FollowUpsRequest,
};
use crate::{Carnet, Language, Problem, Refusal, Result, clients, operation, resolve, usual};
use carnet_core::ids::{ClientId, FollowUpId};
use carnet_core::input::{clean_multiline, fold, parse_date};
use carnet_store::follow_up::{self as table, About, FollowUpRow, NewFollowUp};
use carnet_store::{Connection, invoice, mission, quote};
use chrono::{NaiveDate, NaiveTime};

const NOTE_LIMIT: usize = 500;

/// Adds a follow-up on exactly one client, quote, invoice or mission.
///
/// # Errors
/// Every field that is wrong, in one pass; a date that is past; a name that names nothing.
pub fn add(carnet: &mut Carnet, request: FollowUpRequest) -> Result<Outcome<FollowUp>> {
    let (today, language) = (carnet.today(), carnet.language());
    let done = carnet.write(operation::ADD_FOLLOW_UP, |tx| {
        let mut form = Form::default();
        let due_on = form.read("on", due_date(&request.on, today));
        let at = form.optional("at", request.at.as_deref(), time_of_day);
        let note = form.read("note", clean_multiline(&request.note, NOTE_LIMIT));
        let about = only_one(&mut form, &request);
        let (due_on, note, (path, name)) =
            form.finish(due_on.zip(note).zip(about).map(|((d, n), a)| (d, n, a)))?;
        let (client_id, about) = find(tx, path, name)?;
        let client = clients::get(tx, client_id)?.client.name;
        tx.subject(&client)?;
        let note = if note.is_empty() { default_note(language) } else { note };
        Ok(table::insert(tx, &NewFollowUp { client_id, about, due_on, at, note })?)
    })?;
    written(carnet, done)
}

/// Returns the open follow-ups, nearest first.
///
/// # Errors
/// [`Refusal::NotFound`] or [`Refusal::Ambiguous`] for the client.
pub fn list(carnet: &Carnet, request: FollowUpsRequest) -> Result<FollowUps> {
    let today = carnet.today();
    let name = request.client.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let client = name.map(|name| resolve::client(carnet.conn(), name)).transpose()?;
    let rows = table::open(carnet.conn(), request.due.then_some(today), client)?;
    Ok(FollowUps { items: rows.into_iter().map(|row| view(row, today, carnet.language())).collect() })
}

/// Marks a follow-up as done today.
///
/// # Errors
/// When there is none, or it is done already.
pub fn done(carnet: &mut Carnet, request: FollowUpDone) -> Result<Outcome<FollowUp>> {
    let today = carnet.today();
    let id = FollowUpId(request.id);
    let done = carnet.write(operation::DONE_FOLLOW_UP, |tx| {
        let mut form = Form::default();
        let outcome =
            form.optional("outcome", request.outcome.as_deref(), |t| clean_multiline(t, NOTE_LIMIT));
        form.finish(Some(()))?;
        let row = open_row(tx, id)?;
        tx.subject(&row.client)?;
        table::set_done(tx, id, today, outcome.as_deref())?;
        Ok(id)
    })?;
    written(carnet, done)
}

/// Moves a follow-up to another date, today or later.
///
/// # Errors
/// When the date is wrong or past, there is no such follow-up, or it is done already.
pub fn postpone(carnet: &mut Carnet, request: FollowUpPostpone) -> Result<Outcome<FollowUp>> {
    let today = carnet.today();
    let id = FollowUpId(request.id);
    let done = carnet.write(operation::POSTPONE_FOLLOW_UP, |tx| {
        let row = open_row(tx, id)?;
        let due_on = due_date(&request.on, today).map_err(|problem| Refusal::field("on", problem))?;
        tx.subject(&row.client)?;
        if due_on != row.due_on {
            table::set_due(tx, id, due_on)?;
        }
        Ok(id)
    })?;
    written(carnet, done)
}

/// Reads the date of something to be done: required, today or later.
pub(crate) fn due_date(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Required);
    }
    not_past(parse_date(text, today)?, today)
}

/// Returns the date, or why it cannot be planned.
pub(crate) fn not_past(day: NaiveDate, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    if day >= today {
        return Ok(day);
    }
    Err(Problem::sentence_of(
        format!(
            "La date {} est passée : une relance se prévoit pour aujourd'hui ou plus tard.",
            day.format("%d/%m/%Y")
        ),
        format!("The date {day} is past: a follow-up is planned for today or later."),
    ))
}

/// Returns what a follow-up says when nothing was typed.
pub(crate) fn default_note(language: Language) -> String {
    usual::FOLLOW_UP.word(language)
}

/// Returns a follow-up as it is shown.
pub(crate) fn view(row: FollowUpRow, today: NaiveDate, language: Language) -> FollowUp {
    FollowUp {
        id: row.id.0,
        on: row.due_on.to_string(),
        at: row.at.map(|at| at.format("%H:%M").to_string()),
        client: row.client,
        client_id: row.client_id.0,
        phone: row.phone,
        subject: row.about.subject().to_string(),
        record: row.record,
        note: usual::said(&row.note, language),
        overdue_days: (today - row.due_on).num_days(),
        done_on: row.done_on.map(|day| day.to_string()),
        outcome: row.outcome,
    }
}

fn written(carnet: &Carnet, done: Outcome<FollowUpId>) -> Result<Outcome<FollowUp>> {
    let value = view(row(carnet.conn(), done.value)?, carnet.today(), carnet.language());
    Ok(Outcome { value, changed: done.changed, notices: done.notices })
}

fn row(conn: &Connection, id: FollowUpId) -> Result<FollowUpRow> {
    table::get(conn, id)?.ok_or_else(|| Refusal::NotFound { kind: Kind::FollowUp, name: id.to_string() })
}

fn open_row(conn: &Connection, id: FollowUpId) -> Result<FollowUpRow> {
    let row = row(conn, id)?;
    match row.done_on {
        None => Ok(row),
        Some(day) => Err(Refusal::state(
            format!("Cette relance est faite depuis le {}.", day.format("%d/%m/%Y")),
            format!("This follow-up was done on {day}."),
        )
        .hinted("Ajoutez une nouvelle relance.", "Add a new follow-up.")),
    }
}

/// Returns the one record that the request names, by field.
fn only_one<'a>(form: &mut Form, request: &'a FollowUpRequest) -> Option<(&'static str, &'a str)> {
    let named = [
        ("client", &request.client),
        ("quote", &request.quote),
        ("invoice", &request.invoice),
        ("mission", &request.mission),
    ];
    let given: Vec<(&str, &str)> = named
        .into_iter()
        .filter_map(|(path, name)| Some((path, name.as_deref().map(str::trim).filter(|n| !n.is_empty())?)))
        .collect();
    match given.as_slice() {
        [one] => Some(*one),
        [] => {
            form.refuse(
                "client",
                Problem::sentence_of(
                    "Dites de quoi il s'agit : un client, un devis, une facture ou une mission.",
                    "Say what it is about: a client, a quote, an invoice or a mission.",
                ),
            );
            None
        }
        [_, second, ..] => {
            form.refuse(second.0, Problem::sentence_of(
                "Une relance porte sur une seule chose : un client, un devis, une facture ou une mission.",
                "A follow-up is about one thing only: a client, a quote, an invoice or a mission.",
            ));
            None
        }
    }
}

fn find(conn: &Connection, path: &str, name: &str) -> Result<(ClientId, About)> {
    Ok(match path {
        "quote" => {
            let id = resolve::quote(conn, name)?;
            (quote::get(conn, id)?.client_id, About::Quote(id))
        }
        "invoice" => {
            let id = resolve::invoice(conn, name)?;
            (invoice::get(conn, id)?.client_id, About::Invoice(id))
        }
        "mission" => {
            let id = resolve::mission(conn, name)?;
            (mission::get(conn, id)?.client_id, About::Mission(id))
        }
        _ => (resolve::client(conn, name)?, About::Client),
    })
}

/// Reads a time of the day: `14:00`, `14h`, `9h30`.
fn time_of_day(text: &str) -> std::result::Result<NaiveTime, Problem> {
    let folded = fold(text);
    let (hours, minutes) = folded.split_once([':', 'h']).unwrap_or((&folded, ""));
    let number = |part: &str| part.trim().parse::<u32>().ok().filter(|_| part.trim().len() <= 2);
    let minutes = if minutes.trim().is_empty() { Some(0) } else { number(minutes) };
    let time =
        number(hours).zip(minutes).and_then(|(hours, minutes)| NaiveTime::from_hms_opt(hours, minutes, 0));
    time.ok_or_else(|| {
        let shown: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
        Problem::sentence_of(
            format!("« {shown} » n'est pas une heure : écrivez 14:00 ou 9h30."),
            format!("\"{shown}\" is no time of the day: write 14:00 or 9:30."),
        )
    })
}
