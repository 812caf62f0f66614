//! Logging an exchange: the note, its time on the hour grid and the next date, in one operation.

use super::save::NOTE_LIMIT;
use super::{exchange, get};
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::clients::{Interaction as View, LogRequest};
use crate::{Carnet, Language, Problem, Result, follow_ups, operation, resolve, say, usual};
use carnet_core::client::{ClientStage, InteractionKind};
use carnet_core::entry_line::Motive;
use carnet_core::ids::InteractionId;
use carnet_core::input::{Minutes, Weekdays, clean_multiline, parse_date, parse_date_with, parse_duration};
use carnet_store::client as table;
use carnet_store::follow_up::{self, About, NewFollowUp};
use carnet_store::interaction::{self, Interaction};
use carnet_store::time_entry::{self, TimeEntry};
use chrono::NaiveDate;

/// An exchange lasts a day at most.
const LONGEST: u32 = 24 * 60;
/// Characters of an exchange's note that its hour and its next date repeat.
const REPEATED: usize = 120;

/// Logs an exchange.
///
/// A prospect who was still to be contacted is contacted then. The minutes go to the hour grid on that day, without
/// a start, under the motive of talking to a client (phone), whether it was a call, a mail or a meeting. With a next
/// date, the follow-ups on the client that were due by the exchange are done by it; a notice tells how many.
///
/// # Errors
/// Every field that is wrong, in one pass; an exchange or a next date on the wrong side of today.
pub fn log(carnet: &mut Carnet, request: LogRequest) -> Result<Outcome<View>> {
    let (today, language) = (carnet.today(), carnet.language());
    let done = carnet.write(operation::LOG_INTERACTION, |tx| {
        let client = get(tx, resolve::client(tx, &request.client)?)?;
        let log = read(&request, today)?;
        tx.subject(&client.client.name)?;
        let mut said = Interaction {
            id: InteractionId(0),
            client_id: client.id,
            on: log.on,
            kind: log.kind,
            note: log.note,
            minutes: log.minutes.map(i64::from),
        };
        said.id = interaction::insert(tx, &said)?;
        if client.client.stage == ClientStage::ToContact {
            table::set_stage(tx, client.id, ClientStage::Contacted)?;
        }
        if let Some(entry) = hour(&said) {
            time_entry::insert(tx, &entry, None)?;
        }
        let mut fulfilled = 0;
        if let Some(due_on) = log.next {
            let outcome = kind_name(said.kind, language);
            fulfilled =
                follow_up::close(tx, client.id, About::Client, Some(said.on), said.on, Some(outcome))?;
            let note = next_note(&said.note, language);
            let next = NewFollowUp { client_id: client.id, about: About::Client, due_on, at: None, note };
            follow_up::insert(tx, &next)?;
        }
        Ok((exchange(said, &client.client.name), fulfilled))
    })?;
    let (value, fulfilled) = done.value;
    let mut notices = done.notices;
    match fulfilled {
        0 => {}
        1 => notices.push(say!(
            language,
            "La relance prévue est faite.",
            "The follow-up that was due is done."
        )),
        n => notices.push(say!(
            language,
            "Les {n} relances prévues sont faites.",
            "The {n} follow-ups that were due are done."
        )),
    }
    Ok(Outcome { value, changed: done.changed, notices })
}

/// A request, checked.
struct Log {
    kind: InteractionKind,
    on: NaiveDate,
    note: String,
    minutes: Option<u32>,
    next: Option<NaiveDate>,
}

fn read(request: &LogRequest, today: NaiveDate) -> Result<Log> {
    let mut form = Form::default();
    let kind = form.required("kind", &request.kind, str::parse::<InteractionKind>);
    let note = form.required("note", &request.note, |text| clean_multiline(text, NOTE_LIMIT));
    let on = form.optional("on", request.on.as_deref(), |text| {
        let day = parse_date_with(text, today, Weekdays::Latest)?;
        if day > today { Err(in_the_future()) } else { Ok(day) }
    });
    let minutes = form.optional("minutes", request.minutes.as_deref(), minutes);
    let next = form.optional("next", request.next.as_deref(), |text| {
        follow_ups::not_past(parse_date(text, today)?, today)
    });
    let log = kind.zip(note).map(|(kind, note)| Log { kind, on: on.unwrap_or(today), note, minutes, next });
    form.finish(log)
}

/// Reads a length. A bare number is minutes here: nobody is on the telephone for fifteen hours.
fn minutes(text: &str) -> std::result::Result<u32, Problem> {
    let minutes = match text.parse::<u32>() {
        Ok(0) => return Err(carnet_core::input::DurationInputError::NotPositive.into()),
        Ok(minutes) => Minutes(minutes),
        Err(_) => parse_duration(text)?,
    };
    if minutes.0 > LONGEST {
        return Err(carnet_core::input::DurationInputError::TooLong { max: Minutes(LONGEST) }.into());
    }
    Ok(minutes.0)
}

fn in_the_future() -> Problem {
    Problem::sentence_of(
        "Un échange se note une fois qu'il a eu lieu : la date est dans l'avenir. Pour plus tard, ajoutez une relance.",
        "An exchange is logged once it has taken place: the date is in the future. For later, add a follow-up.",
    )
}

fn hour(said: &Interaction) -> Option<TimeEntry> {
    Some(TimeEntry {
        day: said.on,
        starts_at: None,
        utc_offset: 0,
        minutes: said.minutes?,
        client_id: Some(said.client_id),
        mission_id: None,
        motive: Motive::Phone,
        billable: false,
        note: Some(first_words(&said.note)),
    })
}

fn first_words(note: &str) -> String {
    let line = note.lines().next().unwrap_or_default();
    let mut words: String = line.chars().take(REPEATED).collect();
    if words.len() < note.len() {
        words.push('…');
    }
    words
}

fn next_note(note: &str, language: Language) -> String {
    usual::NEXT.of(&first_words(note), language)
}

fn kind_name(kind: InteractionKind, language: Language) -> &'static str {
    match (kind, language) {
        (InteractionKind::Call, Language::Fr) => "appel",
        (InteractionKind::Call, Language::En) => "call",
        (InteractionKind::Mail, _) => "mail",
        (InteractionKind::Meeting, Language::Fr) => "rendez-vous",
        (InteractionKind::Meeting, Language::En) => "meeting",
    }
}
