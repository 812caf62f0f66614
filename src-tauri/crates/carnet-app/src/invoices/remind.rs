//! Reminder letters: previewed, recorded with the next follow-up, printed again.

use super::content::Context;
use super::late::{self, Delay, FORMAL, remarks};
use super::letter::{self, Letter};
use super::life::issued;
use super::show::view;
use crate::failure::Kind;
use crate::form::Form;
use crate::hours::is_closed;
use crate::wire::Outcome;
use crate::wire::lifecycle::{RemindRequest, Reminded, ReminderIdRequest};
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Language, Problem, Refusal, Result, follow_ups, operation, papers, say};
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_core::lifecycle;
use carnet_documents::paper::Paper;
use carnet_store::follow_up::{self, About, NewFollowUp};
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::reminder::{self, Reminder};
use carnet_store::{client, invoice_event};
use chrono::{Days, NaiveDate};

/// Days after which each letter is followed up, by level from 1.
const FOLLOW_UP_AFTER: [u64; 3] = [10, 8, 8];

/// A letter ready to be shown or recorded.
struct Ready {
    invoice: Invoice,
    number: String,
    level: u8,
    on: NaiveDate,
    delay: Delay,
    paper: Paper,
    follow_up: NaiveDate,
}

/// Returns the PDF of a letter without recording it.
///
/// # Errors
/// As [`remind`].
pub fn preview_reminder(carnet: &Carnet, request: RemindRequest) -> Result<Reply> {
    let ready = ready(carnet, &request)?;
    Ok(papers::reply(file_name(&ready.number, ready.level), &papers::render(&ready.paper)?))
}

/// Records a letter and the next follow-up on its invoice, and returns the PDF. Open follow-ups on the invoice that are
/// due are done by it.
///
/// # Errors
/// On a draft or a credit note; in time; when nothing is left to pay; once the invoice is refused, rejected or
/// cancelled; a date to come.
pub fn remind(carnet: &mut Carnet, request: RemindRequest) -> Result<Outcome<Reminded>> {
    let ready = ready(carnet, &request)?;
    let pdf = papers::render(&ready.paper)?;
    let snapshot = papers::snapshot(&ready.paper)?;
    let (invoice, level, on) = (&ready.invoice, ready.level, ready.on);
    let (language, number) = (carnet.language(), &ready.number);
    let letter = Reminder {
        id: 0,
        invoice_id: invoice.id,
        level,
        on,
        balance: ready.delay.balance,
        interest: ready.delay.interest.amount,
        indemnity: ready.delay.indemnity,
    };
    let outcome_word = say!(language, "lettre de relance {level}", "reminder letter {level}");
    let next = NewFollowUp {
        client_id: invoice.client_id,
        about: About::Invoice(invoice.id),
        due_on: ready.follow_up,
        at: None,
        note: next_note(number, level, language),
    };
    let outcome = carnet.write(operation::REMIND_INVOICE, |tx| {
        tx.subject(number)?;
        let about = About::Invoice(invoice.id);
        follow_up::close(tx, invoice.client_id, about, Some(ready.follow_up), on, Some(&outcome_word))?;
        reminder::insert(tx, &letter, &snapshot)?;
        Ok(follow_up::insert(tx, &next)?)
    })?;
    let mut notices = remarks(&ready.delay, language);
    let (next_day, iso) = (ready.follow_up.format("%d/%m/%Y"), ready.follow_up);
    notices.push(say!(language, "Prochaine relance le {next_day}.", "Next follow-up on {iso}."));
    if level == FORMAL {
        notices.push(say!(
            language,
            "Envoyez cette lettre en recommandé avec avis de réception : il prouve la mise en demeure.",
            "Send this letter by registered mail with acknowledgement of receipt: it proves the formal notice."
        ));
    }
    let value = Reminded {
        paper: papers::reply(file_name(number, level), &pdf),
        invoice: view(carnet, invoice.id)?,
        follow_up_on: ready.follow_up.to_string(),
    };
    Ok(Outcome { value, changed: outcome.changed, notices })
}

/// Returns the PDF of a letter that was recorded: the same content gives the same file.
///
/// # Errors
/// When there is none of that id.
pub fn reminder_paper(carnet: &Carnet, request: ReminderIdRequest) -> Result<Reply> {
    let found = reminder::paper(carnet.conn(), request.id)?;
    let Some((invoice, level, snapshot)) = found else {
        return Err(Refusal::NotFound { kind: Kind::Reminder, name: request.id.to_string() });
    };
    let number = table::get(carnet.conn(), invoice)?.number.unwrap_or_default();
    Ok(papers::reply(file_name(&number, level), &papers::render(&papers::from_snapshot(&snapshot)?)?))
}

fn file_name(number: &str, level: u8) -> String {
    format!("{number}-relance-{level}.pdf")
}

fn next_note(number: &str, level: u8, language: Language) -> String {
    match level {
        1 => say!(
            language,
            "Facture {number} : deuxième rappel si rien n'est venu",
            "Invoice {number}: second reminder if nothing came"
        ),
        2 => say!(
            language,
            "Facture {number} : mise en demeure si rien n'est venu",
            "Invoice {number}: formal notice if nothing came"
        ),
        _ => say!(
            language,
            "Facture {number} : le délai de la mise en demeure est passé",
            "Invoice {number}: the time of the formal notice is over"
        ),
    }
}

fn ready(carnet: &Carnet, request: &RemindRequest) -> Result<Ready> {
    let conn = carnet.conn();
    let invoice = issued(carnet, &request.invoice)?;
    let number = invoice.number.clone().unwrap_or_default();
    let today = carnet.today();
    let mut form = Form::default();
    let on = form.optional("on", request.on.as_deref(), |t| input::parse_date(t, today)).unwrap_or(today);
    let rate = form.optional("rate", request.rate.as_deref(), input::parse_percent);
    let follow_up =
        form.optional("follow_up", request.follow_up.as_deref(), |text| follow_ups::due_date(text, today));
    if on > today {
        form.refuse(
            "on",
            Problem::sentence_of(
                format!(
                    "Le {} n'est pas encore venu : une lettre se date d'aujourd'hui.",
                    on.format("%d/%m/%Y")
                ),
                format!("{on} has not come yet: a letter is dated today."),
            ),
        );
    }
    if !(1..=FORMAL).contains(&request.level) {
        form.refuse(
            "level",
            Problem::sentence_of(
                "Une lettre de relance est de niveau 1, 2 ou 3.",
                "A reminder letter has the level 1, 2 or 3.",
            ),
        );
    }
    form.finish(Some(()))?;
    let level = request.level;
    let context = Context::of(carnet)?;
    let Some(delay) = late::of(conn, &context, &invoice, on, rate)?.filter(|delay| delay.balance > 0) else {
        return Err(why_not(carnet, &invoice, &number, on)?);
    };
    let buyer =
        client::get(conn, invoice.client_id)?.ok_or_else(|| Refusal::Paper("client missing".to_owned()))?;
    let letter = Letter { invoice: &invoice, client: &buyer, delay: &delay, level, on };
    let paper = letter::compose(conn, &context, &letter)?;
    let follow_up = follow_up.unwrap_or_else(|| proposed(level, on, today));
    Ok(Ready { invoice, number, level, on, delay, paper, follow_up })
}

/// Returns the next follow-up: some days after the letter, on a day when people work, never in the past.
fn proposed(level: u8, on: NaiveDate, today: NaiveDate) -> NaiveDate {
    let days = FOLLOW_UP_AFTER.get(usize::from(level) - 1).copied().unwrap_or(8);
    let first = on.checked_add_days(Days::new(days)).unwrap_or(on).max(today);
    first.iter_days().take(10).find(|day| !is_closed(*day)).unwrap_or(first)
}

/// Returns why no letter can be written.
fn why_not(carnet: &Carnet, invoice: &Invoice, number: &str, on: NaiveDate) -> Result<Refusal> {
    let events = invoice_event::of_invoice(carnet.conn(), invoice.id)?;
    if events.iter().any(|event| lifecycle::is_dead(event.code)) {
        return Ok(Refusal::state(
            format!("{number} est refusée, rejetée ou annulée : personne ne doit ce qu'elle demande."),
            format!("{number} is refused, rejected or cancelled: nobody owes what it asks for."),
        )
        .hinted(
            "`carnet invoice show` dit quel document doit suivre.",
            "`carnet invoice show` tells which document has to follow.",
        ));
    }
    if invoice.kind == InvoiceKind::CreditNote {
        return Ok(Refusal::state(
            format!("{number} est un avoir : il ne se relance pas."),
            format!("{number} is a credit note: there is nothing to remind of."),
        ));
    }
    match invoice.due_date.filter(|due| *due >= on) {
        Some(due) => Ok(Refusal::state(
            format!(
                "{number} n'est pas en retard le {} : son échéance est le {}.",
                on.format("%d/%m/%Y"),
                due.format("%d/%m/%Y")
            ),
            format!("{number} is not late on {on}: it is due on {due}."),
        )
        .hinted("Une relance courtoise se fait de vive voix.", "A courteous word can be spoken.")),
        None => Ok(Refusal::state(
            format!("Il ne reste rien à payer sur {number}."),
            format!("Nothing is left to pay on {number}."),
        )),
    }
}
