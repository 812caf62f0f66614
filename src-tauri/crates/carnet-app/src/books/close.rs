//! Closings: a month or year whose totals are noted for good; nothing is dated inside any more.

use super::days::no_period;
use crate::carnet::rfc3339;
use crate::wire::books::{CloseRequest, Closing as View, Closings};
use crate::wire::invoices::Finding;
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Language, Problem, Refusal, Result, invoices, operation, say};
use carnet_core::closing::ClosingPeriod;
use carnet_store::closing::{self as table, Closing};
use carnet_store::{Connection, append_lines, layout};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;

/// Name of the file beside the papers that notes each closing as it was made.
const WITNESS: &str = "closings.txt";
/// Figures of a SHA-256.
const HASH: usize = 64;

/// Returns the closings, and what may be closed next.
///
/// # Errors
/// When the book cannot be read.
pub fn list_closings(carnet: &Carnet) -> Result<Closings> {
    let closings = table::list(carnet.conn())?;
    let months = table::months_with_rows(carnet.conn())?;
    let closed_until = table::closed_until(carnet.conn())?;
    Ok(Closings {
        open: open(&closings, &months, closed_until, carnet.today())
            .iter()
            .map(ToString::to_string)
            .collect(),
        closings: closings.iter().map(view).collect(),
        closed_until: closed_until.map(|day| day.to_string()),
    })
}

/// Closes a month or a year that is over.
///
/// # Errors
/// When it is not over; when it, or something after it, is closed; when an earlier month is open that holds something; when
/// the documents do not verify.
pub fn close_period(carnet: &mut Carnet, request: CloseRequest) -> Result<Outcome<View>> {
    let text = request.period.trim();
    let period: ClosingPeriod = text.parse().map_err(|_| {
        Refusal::field("period", if text.is_empty() { Problem::Required } else { no_period(text) })
    })?;
    let today = carnet.today();
    if !period.is_over(today) {
        let last = period.last_day();
        return Err(refused(
            format!(
                "{period} n'est pas fini : la clôture se fait à partir du lendemain du {}.",
                last.format("%d/%m/%Y")
            ),
            format!("{period} is not over: it closes from the day after {last}."),
        ));
    }
    check_order(carnet.conn(), period)?;
    if let Some(finding) = invoices::verify_copy(carnet.conn(), carnet.language())?.first() {
        let Finding { number, problem } = finding;
        return Err(refused(
            format!("Rien n'est clôturé : {number}, {problem}"),
            format!("Nothing is closed: {number}, {problem}"),
        )
        .hinted("Lancez la vérification du carnet.", "Run the check of the book."));
    }
    let closed_at = rfc3339(carnet.now());
    let outcome = carnet.write(operation::CLOSE_PERIOD, |tx| {
        tx.subject(&period.to_string())?;
        // Another program may have closed or added something: inside the transaction the answer is final.
        check_order(tx, period)?;
        let figures = table::figures(tx, period)?;
        Ok(table::insert(tx, period, &closed_at, &figures)?)
    })?;
    witness(carnet, &outcome.value);
    Ok(Outcome { value: view(&outcome.value), changed: outcome.changed, notices: outcome.notices })
}

/// Refuses what comes too late, or before its turn.
fn check_order(conn: &Connection, period: ClosingPeriod) -> Result<()> {
    let closings = table::list(conn)?;
    if closings.iter().any(|closing| closing.period == period) {
        return Err(refused(format!("{period} est déjà clôturé."), format!("{period} is closed already."))
            .hinted("Une clôture ne change plus.", "A closing does not change."));
    }
    let until = table::closed_until(conn)?;
    if let Some(day) = until.filter(|day| !period.is_year() && period.last_day() <= *day) {
        return Err(refused(
            format!(
                "{period} est derrière la clôture du {} : il est fermé avec elle.",
                day.format("%d/%m/%Y")
            ),
            format!("{period} lies behind the closing of {day}: it is shut with it."),
        ));
    }
    let waiting = table::months_with_rows(conn)?.into_iter().find(|month| {
        let closed = until.is_some_and(|day| month.last_day() <= day);
        !closed && *month != period && month.last_day() <= period.last_day()
    });
    match waiting {
        Some(month) => Err(refused(
            format!("{period} se clôture après {month}, qui est encore ouvert."),
            format!("{period} closes after {month}, which is still open."),
        )
        .hinted(format!("Clôturez d'abord {month}."), format!("Close {month} first."))),
        None => Ok(()),
    }
}

fn refused(fr: String, en: String) -> Refusal {
    Refusal::state(fr, en)
}

/// Returns past months that hold something and are open, and past years whose months are closed but not they.
fn open(
    closings: &[Closing],
    months: &[ClosingPeriod],
    closed_until: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<ClosingPeriod> {
    let is_closed = |period: &ClosingPeriod| closings.iter().any(|closing| closing.period == *period);
    let mut list: Vec<ClosingPeriod> = months
        .iter()
        .copied()
        .filter(|month| month.is_over(today) && closed_until.is_none_or(|day| month.last_day() > day))
        .collect();
    let mut years: Vec<ClosingPeriod> =
        months.iter().filter_map(|month| ClosingPeriod::year(month.first_day().year())).collect();
    years.dedup();
    list.extend(years.into_iter().filter(|year| year.is_over(today) && !is_closed(year)));
    // A year comes right after its last month.
    list.sort_by_key(|period| (period.last_day().year(), period.is_year(), period.last_day()));
    list
}

fn view(closing: &Closing) -> View {
    // A text that was tampered with shows as nothing; the check names it.
    let amount = |name: &str| Amount::decimal(closing.value(name).parse::<Decimal>().unwrap_or_default());
    let count = |name: &str| closing.value(name).parse::<i64>().unwrap_or_default();
    View {
        period: closing.period.to_string(),
        closed_at: closing.closed_at.clone(),
        receipts: amount("receipts"),
        receipts_net: amount("receipts_net"),
        receipts_count: count("receipts_count"),
        invoiced_net: amount("invoiced_net"),
        invoiced_vat: amount("invoiced_vat"),
        invoiced_gross: amount("invoiced_gross"),
        documents: count("documents"),
        purchases: amount("purchases"),
        head: closing.value("chain_head").to_owned(),
        hash: closing.hash.clone(),
    }
}

/// Returns why nothing can be dated `on`: the day is closed.
pub(crate) fn closed_problem(conn: &Connection, on: NaiveDate) -> Result<Option<Problem>> {
    Ok(table::closed_until(conn)?.filter(|until| on <= *until).map(|until| {
        Problem::sentence_of(
            format!(
                "Le {} est dans une période clôturée (jusqu'au {}) : datez-le d'aujourd'hui et dites pourquoi.",
                on.format("%d/%m/%Y"),
                until.format("%d/%m/%Y")
            ),
            format!("{on} lies in a closed period (up to {until}): give it today's date and say why."),
        )
    }))
}

/// Refuses a date that is closed.
///
/// # Errors
/// [`Refusal::Input`] with the field at `path`.
pub(crate) fn refuse_closed(conn: &Connection, path: &str, on: NaiveDate) -> Result<()> {
    match closed_problem(conn, on)? {
        Some(problem) => Err(Refusal::field(path, problem)),
        None => Ok(()),
    }
}

/// What the check of the closings found.
pub(crate) struct Checked {
    pub checked: i64,
    pub findings: Vec<Finding>,
}

/// Checks the chain of closings, their totals against the rows, and the note kept outside the database.
pub(crate) fn check(conn: &Connection, documents: Option<&Path>, language: Language) -> Result<Checked> {
    let closings = table::list(conn)?;
    let mut findings = check_chain(conn, &closings, language)?;
    if let Some(documents) = documents {
        findings.extend(check_notes(&closings, &noted(documents), language));
    }
    Ok(Checked { checked: i64::try_from(closings.len()).unwrap_or(i64::MAX), findings })
}

/// Checks that each closing follows the one before, is as it was made, and has the totals of its rows.
fn check_chain(conn: &Connection, closings: &[Closing], language: Language) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut previous = "";
    for closing in closings {
        let period = closing.period.to_string();
        let mut found = |problem: String| findings.push(Finding { number: period.clone(), problem });
        if closing.previous != previous {
            found(say!(
                language,
                "une clôture manque juste avant dans la chaîne.",
                "a closing is missing right before it in the chain."
            ));
        }
        if closing.hash != closing.expected_hash(&closing.previous) || closing.value("period") != period {
            found(say!(
                language,
                "la clôture a changé depuis qu'elle a été faite.",
                "the closing changed since it was made."
            ));
        } else if closing.content != table::content_now(conn, closing)? {
            found(say!(
                language,
                "les encaissements, les factures ou les achats de la période ne sont plus ceux de la clôture.",
                "receipts, invoices or purchases of the period are not those of the closing."
            ));
        }
        previous = &closing.hash;
    }
    Ok(findings)
}

/// Checks that each closing that was noted outside the database is there, and is the one noted.
fn check_notes(closings: &[Closing], notes: &BTreeMap<String, String>, language: Language) -> Vec<Finding> {
    let checked = notes.iter().filter_map(|(period, hash)| {
        let problem = match closings.iter().find(|closing| closing.period.to_string() == *period) {
            Some(closing) if closing.hash == *hash => return None,
            Some(_) => say!(
                language,
                "la clôture a été refaite : son empreinte n'est plus celle notée.",
                "the closing was remade: its hash is not the one noted."
            ),
            None => say!(
                language,
                "la clôture a été notée et n'est plus dans le carnet : clôturez à nouveau.",
                "the closing was noted and is gone from the book: close again."
            ),
        };
        Some(Finding { number: period.clone(), problem })
    });
    checked.collect()
}

/// Returns the last note of each closing.
fn noted(documents: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(documents.join(WITNESS)).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(' '))
        // A line that a power cut left unfinished notes nothing.
        .filter(|(_, hash)| hash.len() == HASH)
        .map(|(period, hash)| (period.to_owned(), hash.to_owned()))
        .collect()
}

/// Notes a closing beside the papers: a witness outside the database, as for documents.
fn witness(carnet: &Carnet, closing: &Closing) {
    let path = carnet.folder().join(layout::DOCUMENTS).join(WITNESS);
    if let Err(error) = append_lines(&path, &format!("{} {}\n", closing.period, closing.hash)) {
        tracing::warn!(%error, "the witness of the closing was not written");
    }
}
