//! What the delay of an invoice costs on a day: interest by the rate of each half-year, and the fixed indemnity.
//!
//! Between businesses both are due without a reminder (C. com. art. L441-10 II, D441-5). A consumer owes the legal
//! interest from a formal notice on, and nothing else (C. civ. art. 1231-6).

use super::content::Context;
use super::life;
use super::terms::Terms;
use crate::wire::lifecycle::{Late, LatePeriod};
use crate::wire::{Amount, Number};
use crate::{Carnet, Language, Result, say};
use carnet_core::invoice::InvoiceKind;
use carnet_core::late::{self, Interest, Movement};
use carnet_core::law::{self, InterestBasis};
use carnet_core::lifecycle;
use carnet_core::money::{self, Currency};
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::reminder::Reminder;
use carnet_store::{Connection, client, invoice_event, payment, reminder};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The level of a letter that is a formal notice.
pub(super) const FORMAL: u8 = 3;

/// What a delay costs. Amounts in minor units.
pub(super) struct Delay {
    /// Days after the due date.
    pub days: u32,
    /// Left to pay.
    pub balance: i64,
    /// Interest by periods.
    pub interest: Interest,
    /// Fixed indemnity.
    pub indemnity: i64,
    /// The day it was settled.
    pub settled_on: Option<NaiveDate>,
    /// Whether a consumer owes it.
    pub consumer: bool,
    /// What the rate of the last day is, in percent a year.
    pub rate: Option<Decimal>,
    /// Letters sent so far, oldest first.
    pub letters: Vec<Reminder>,
}

impl Delay {
    /// Returns balance, interest and indemnity.
    pub fn total(&self) -> i64 {
        self.balance + self.interest.amount + self.indemnity
    }

    /// Returns the half-years whose rate is the nearest known one, as `2nd half of 2026`.
    pub fn doubtful(&self, language: Language) -> Vec<(String, Decimal)> {
        use chrono::Datelike as _;
        let mut found: Vec<(String, Decimal)> = Vec::new();
        for period in self.interest.periods.iter().filter(|period| !period.confirmed) {
            let (year, second) = (period.to.year(), period.to.month() > 6);
            let name = match second {
                false => say!(language, "premier semestre {year}", "first half of {year}"),
                true => say!(language, "second semestre {year}", "second half of {year}"),
            };
            if !found.iter().any(|(known, _)| *known == name) {
                found.push((name, period.rate));
            }
        }
        found
    }
}

/// Returns what the delay of an invoice costs on `on`; none when it was or is in time, owes nothing, or is dead.
///
/// `rate` replaces the yearly rate of the half-years that are not known.
pub(super) fn of(
    conn: &Connection,
    context: &Context,
    invoice: &Invoice,
    on: NaiveDate,
    rate: Option<Decimal>,
) -> Result<Option<Delay>> {
    let Some(due) = invoice.due_date.filter(|due| {
        invoice.issued && invoice.kind != InvoiceKind::CreditNote && *due < on && invoice.gross > 0
    }) else {
        return Ok(None);
    };
    let dead = |event: &invoice_event::InvoiceEvent| lifecycle::is_dead(event.code) && event.on <= on;
    if invoice_event::of_invoice(conn, invoice.id)?.iter().any(dead) {
        return Ok(None);
    }
    let mut movements = movements(conn, invoice)?;
    movements.retain(|movement| movement.on <= on);
    let balance = invoice.gross - movements.iter().map(|movement| movement.amount).sum::<i64>();
    let settled_on = settled_on(invoice.gross, &movements).filter(|_| balance <= 0);
    if settled_on.is_some_and(|day| day <= due) || (balance <= 0 && invoice.paid == 0) {
        return Ok(None);
    }
    let until = settled_on.unwrap_or(on);
    let consumer = client::get(conn, invoice.client_id)?
        .is_some_and(|row| !crate::papers::buyer_kind(&row).is_business());
    let mut letters = reminder::of_invoice(conn, invoice.id)?;
    letters.retain(|letter| letter.on <= on);
    let Some(after_due) = due.succ_opt() else { return Ok(None) };
    let notice = letters.iter().find(|letter| letter.level == FORMAL).and_then(|l| l.on.succ_opt());
    let terms = Terms::of_invoice(conn, context, invoice)?;
    let (basis, first) = match (consumer, terms.late_rate) {
        (true, _) => (InterestBasis::Consumer, notice),
        (false, Some(agreed)) => (InterestBasis::Agreed(agreed), Some(after_due)),
        (false, None) => (InterestBasis::Business, Some(after_due)),
    };
    let mut rates = match first {
        Some(first) => law::interest_rates(basis, first.max(after_due), until)?,
        None => Vec::new(),
    };
    if let Some(rate) = rate {
        for period in rates.iter_mut().filter(|period| !period.confirmed) {
            (period.percent, period.confirmed) = (rate, true);
        }
    }
    let indemnity = match consumer {
        true => 0,
        false => {
            let euros = law::recovery_indemnity(after_due)?.value;
            money::round_to_minor(euros, invoice.currency)?
        }
    };
    Ok(Some(Delay {
        days: u32::try_from((until - due).num_days()).unwrap_or(0),
        balance: balance.max(0),
        interest: late::interest(invoice.gross, &movements, &rates),
        indemnity,
        settled_on,
        consumer,
        rate: rates.last().map(|period| period.percent),
        letters,
    }))
}

/// Returns payments and credit notes, each with its day.
fn movements(conn: &Connection, invoice: &Invoice) -> Result<Vec<Movement>> {
    let paid = payment::of_invoice(conn, invoice.id)?;
    let mut found: Vec<Movement> =
        paid.into_iter().map(|payment| Movement { on: payment.on, amount: payment.amount }).collect();
    for note in table::credit_notes(conn, invoice.id)?.into_iter().filter(|note| note.issued) {
        found.extend(note.issue_date.map(|on| Movement { on, amount: note.gross }));
    }
    if let Some(new) = table::replacement(conn, invoice.id)?.filter(|_| invoice.corrected) {
        found.extend(new.issue_date.map(|on| Movement { on, amount: invoice.gross }));
    }
    found.sort_by_key(|movement| movement.on);
    Ok(found)
}

/// Returns the day on which nothing was left for the first time.
fn settled_on(gross: i64, movements: &[Movement]) -> Option<NaiveDate> {
    let mut left = gross;
    movements.iter().find_map(|movement| {
        left -= movement.amount;
        (left <= 0).then_some(movement.on)
    })
}

/// Returns what a delay costs as it is shown.
pub(super) fn view(carnet: &Carnet, context: &Context, invoice: &Invoice) -> Result<Option<Late>> {
    let delay = of(carnet.conn(), context, invoice, carnet.today(), None)?;
    Ok(delay.map(|delay| shown(&delay, invoice.currency, carnet.language())))
}

fn shown(delay: &Delay, currency: Currency, language: Language) -> Late {
    let amount = |minor| Amount::minor(minor, currency);
    Late {
        days: delay.days,
        balance: amount(delay.balance),
        interest: amount(delay.interest.amount),
        indemnity: amount(delay.indemnity),
        total: amount(delay.total()),
        settled_on: delay.settled_on.map(|day| day.to_string()),
        periods: delay
            .interest
            .periods
            .iter()
            .map(|period| LatePeriod {
                from: period.from.to_string(),
                to: period.to.to_string(),
                days: period.days,
                rate: Number::from(period.rate),
                confirmed: period.confirmed,
                balance: amount(period.balance),
                interest: amount(period.interest),
            })
            .collect(),
        remarks: remarks(delay, language),
        reminded: delay.letters.iter().map(|letter| letter.level).max().unwrap_or(0),
    }
}

/// Returns what the user should know of the figures.
pub(super) fn remarks(delay: &Delay, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    for (half_year, rate) in delay.doubtful(language) {
        let rate = life::percent(rate, language);
        found.push(say!(
            language,
            "Le taux du {half_year} n'est pas connu de Carnet : {rate}, le plus proche, en tient lieu. Vérifiez-le et donnez-le avec la relance.",
            "The rate of the {half_year} is not known to Carnet: {rate}, the nearest one, stands for it. Check it and give it with the reminder."
        ));
    }
    if delay.consumer && delay.interest.periods.is_empty() {
        found.push(say!(
            language,
            "Un particulier ne doit ni pénalités ni indemnité : l'intérêt légal court après une mise en demeure (C. civ. art. 1231-6).",
            "A consumer owes neither penalties nor indemnity: legal interest runs after a formal notice (C. civ. art. 1231-6)."
        ));
    }
    found
}
