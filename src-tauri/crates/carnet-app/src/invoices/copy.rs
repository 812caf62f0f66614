//! A draft that says the same as an invoice; after a refusal or a rejection it takes the place of that one.

use super::content::{self, Context};
use super::draft::fields;
use super::propose;
use super::show::view;
use crate::expenses::{named, subject};
use crate::wire::invoices::Invoice as View;
use crate::wire::{Outcome, Reference};
use crate::{Carnet, Language, Refusal, Result, operation, resolve, say};
use carnet_core::ids::{ExpenseId, InvoiceId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::lifecycle;
use carnet_core::line_item::{self, LineItem};
use carnet_store::expense::{self, Bearer};
use carnet_store::invoice::{self as table, Content, Draft, Invoice, Replacement};
use carnet_store::mission::{self, StageInvoice};
use carnet_store::{Tx, invoice_event};

/// Copies the lines of an invoice into a new draft, but for purchases in the client's name that a document asks for already.
/// When the invoice is refused, rejected or cancelled, the draft takes
/// its place; that of a stage is proposed anew by its mission.
///
/// # Errors
/// On a credit note; on the invoice of a stage that stands; when another invoice has taken its place already, or every line of
/// it is asked for elsewhere.
pub fn copy(carnet: &mut Carnet, reference: Reference) -> Result<Outcome<View>> {
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), &reference.name)?)?;
    let name = invoice.number.clone().unwrap_or_else(|| invoice.id.to_string());
    if invoice.kind == InvoiceKind::CreditNote {
        return Err(Refusal::state(
            format!("{name} est un avoir : faites-en un autre sur sa facture."),
            format!("{name} is a credit note: make another one on its invoice."),
        ));
    }
    let dead = invoice_event::of_invoice(carnet.conn(), invoice.id)?
        .iter()
        .any(|event| lifecycle::is_dead(event.code));
    if let Some(new) = table::replacement(carnet.conn(), invoice.id)?.filter(|_| dead) {
        let new = new.number.unwrap_or_else(|| new.id.to_string());
        return Err(Refusal::state(
            format!("La facture {new} a déjà pris la place de {name}."),
            format!("Invoice {new} has taken the place of {name} already."),
        ));
    }
    let context = Context::of(carnet)?;
    let language = carnet.language();
    let reason = dead.then(|| say!(language, "Remplace la facture {name}.", "Replaces invoice {name}."));
    let mut elsewhere = Vec::new();
    let outcome = carnet.write(operation::COPY_INVOICE, |tx| {
        tx.subject(&name)?;
        let expenses = expenses(tx, invoice.id)?;
        let draft = match invoice.stage_id {
            Some(_) => of_stage(tx, &context, &invoice, &name, reason.as_deref())?,
            None => {
                let (draft, content) = of_free(tx, &context, &invoice, reason, &expenses.elsewhere)?;
                table::insert_draft(tx, &draft, &content)?
            }
        };
        if dead {
            table::set_replaces(tx, draft, invoice.id, Replacement::Anew)?;
            table::bill_expenses(tx, draft, &expenses.free)?;
        }
        elsewhere = expenses.elsewhere;
        Ok(draft)
    })?;
    let mut notices = outcome.notices;
    notices.extend(elsewhere.iter().map(|other| other.left_out(language)));
    if dead && invoice.credited < invoice.gross {
        notices.push(say!(
            language,
            "{name} compte encore dans le carnet : un avoir l'en retire (`carnet invoice credit {name} --reason …`).",
            "{name} still counts in the book: a credit note takes it out (`carnet invoice credit {name} --reason …`)."
        ));
    }
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices })
}

/// A purchase that a document asks the client for, the copied one or another.
struct Elsewhere {
    subject: String,
    bearer: Bearer,
    line: i64,
}

impl Elsewhere {
    fn left_out(&self, language: Language) -> String {
        let (subject, (fr, en)) = (&self.subject, named(&self.bearer));
        say!(
            language,
            "{subject} n'est pas repris : il est déjà refacturé ({fr}).",
            "{subject} is left out: it is billed already ({en})."
        )
    }
}

/// The purchases that an invoice names.
#[derive(Default)]
struct Expenses {
    /// Those that nothing asks for any more, each with its amount.
    free: Vec<(ExpenseId, i64)>,
    elsewhere: Vec<Elsewhere>,
}

fn expenses(tx: &Tx<'_>, invoice: InvoiceId) -> Result<Expenses> {
    let mut found = Expenses::default();
    for line in table::lines(tx, invoice)? {
        let Some(id) = line.expense_id else { continue };
        let row = expense::get(tx, id)?;
        match row.and_then(|row| row.billed.map(|bearer| (subject(&row.expense), bearer))) {
            Some((subject, bearer)) => {
                found.elsewhere.push(Elsewhere { subject, bearer, line: line.id });
            }
            None => found.free.push((id, line.net)),
        }
    }
    Ok(found)
}

/// The same lines, without what the first issue settled: number, dates, deductions; nor what is asked for elsewhere.
fn of_free(
    tx: &Tx<'_>,
    context: &Context,
    invoice: &Invoice,
    reason: Option<String>,
    elsewhere: &[Elsewhere],
) -> Result<(Draft, Content)> {
    let kept = |line: &table::Line| elsewhere.iter().all(|other| other.line != line.id);
    let lines = table::lines(tx, invoice.id)?.into_iter().filter(kept);
    let items: Vec<LineItem> = lines.map(|line| line.item).collect();
    if let (true, Some(other)) = (items.is_empty(), elsewhere.first()) {
        let (subject, (fr, en)) = (&other.subject, named(&other.bearer));
        return Err(Refusal::state(
            format!("Il n'y a rien à copier : {subject} est déjà refacturé ({fr})."),
            format!("There is nothing to copy: {subject} is billed already ({en})."),
        ));
    }
    let sums = line_item::totals(&items, invoice.discount_percent, context.currency)?;
    let draft = Draft { reason, due_date: None, mission_id: None, ..fields(invoice, InvoiceKind::Standard) };
    let content = Content {
        lines: items.into_iter().map(|line| (line, None)).collect(),
        nets: sums.line_nets,
        discount: sums.discount,
        deductions: Vec::new(),
        totals: sums.totals,
    };
    Ok((draft, content))
}

/// The draft that the stage asks for now that its invoice is credited.
fn of_stage(
    tx: &Tx<'_>,
    context: &Context,
    invoice: &Invoice,
    name: &str,
    reason: Option<&str>,
) -> Result<InvoiceId> {
    let stages = match invoice.mission_id {
        Some(id) => mission::stages(tx, id)?,
        None => Vec::new(),
    };
    let stage = stages.iter().find(|stage| Some(stage.id) == invoice.stage_id);
    let (Some(stage), Some(mission_id), Some(reason)) = (stage, invoice.mission_id, reason) else {
        return Err(follows_its_mission(name));
    };
    match &stage.invoice {
        Some(StageInvoice { id, number: None, .. }) => Ok(*id),
        Some(_) => Err(follows_its_mission(name)),
        None => {
            let mission = mission::get(tx, mission_id)?;
            let content = content::of_stage(tx, context, &mission, &stages, stage)?;
            let draft =
                propose::draft_of(tx, context, &mission, &stages, stage, &content, reason.to_owned())?;
            Ok(table::insert_draft(tx, &draft, &content)?)
        }
    }
}

fn follows_its_mission(name: &str) -> Refusal {
    Refusal::state(
        format!("La facture {name} est celle d'une étape : l'étape ne se facture pas deux fois."),
        format!("Invoice {name} is that of a stage: a stage is not billed twice."),
    )
    .hinted(
        "Faites d'abord l'avoir qui l'annule ; l'étape redevient alors à facturer.",
        "Make the credit note that cancels it first; the stage can be billed again then.",
    )
}
