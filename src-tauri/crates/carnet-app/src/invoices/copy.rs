//! A draft that says the same as an invoice; after a refusal or a rejection it takes the place of that one.

use super::content::{self, Context};
use super::draft::fields;
use super::propose;
use super::show::view;
use crate::wire::invoices::Invoice as View;
use crate::wire::{Outcome, Reference};
use crate::{Carnet, Refusal, Result, operation, resolve, say};
use carnet_core::invoice::InvoiceKind;
use carnet_core::lifecycle;
use carnet_core::line_item::{self, LineItem};
use carnet_store::invoice::{self as table, Content, Draft, Invoice, Replacement};
use carnet_store::mission::{self, StageInvoice};
use carnet_store::{Tx, invoice_event};

/// Copies the lines of an invoice into a new draft. When the invoice is refused, rejected or cancelled, the draft takes
/// its place; that of a stage is proposed anew by its mission.
///
/// # Errors
/// On a credit note; on the invoice of a stage that stands; when another invoice has taken its place already.
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
    let outcome = carnet.write(operation::COPY_INVOICE, |tx| {
        tx.subject(&name)?;
        let draft = match invoice.stage_id {
            Some(_) => of_stage(tx, &context, &invoice, &name, reason.as_deref())?,
            None => {
                let (draft, content) = of_free(tx, &context, &invoice, reason)?;
                table::insert_draft(tx, &draft, &content)?
            }
        };
        if dead {
            table::set_replaces(tx, draft, invoice.id, Replacement::Anew)?;
            table::bill_expenses(tx, draft, &table::billed_expenses(tx, invoice.id)?)?;
        }
        Ok(draft)
    })?;
    let mut notices = outcome.notices;
    if dead && invoice.credited < invoice.gross {
        notices.push(say!(
            language,
            "{name} compte encore dans le carnet : un avoir l'en retire (`carnet invoice credit {name} --reason …`).",
            "{name} still counts in the book: a credit note takes it out (`carnet invoice credit {name} --reason …`)."
        ));
    }
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices })
}

/// The same lines, without what the first issue settled: number, dates, deductions.
fn of_free(
    tx: &Tx<'_>,
    context: &Context,
    invoice: &Invoice,
    reason: Option<String>,
) -> Result<(Draft, Content)> {
    let items: Vec<LineItem> = table::lines(tx, invoice.id)?.into_iter().map(|line| line.item).collect();
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
) -> Result<carnet_core::ids::InvoiceId> {
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
