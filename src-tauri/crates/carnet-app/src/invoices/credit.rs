//! Credit notes: an issued invoice taken back whole, or by line.

use super::content::{self, Context};
use super::issue::Plan;
use super::show::view;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, InvoiceCredit};
use crate::{Carnet, Problem, Refusal, Result, operation, resolve};
use carnet_core::ids::InvoiceId;
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::{self, LineItem};
use carnet_core::money::Currency;
use carnet_core::vat::{Totals, VatAmount};
use carnet_store::invoice::{self as table, Content, Draft, Invoice, Line};
use carnet_store::{Connection, Tx};
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;

const REASON_LIMIT: usize = 500;

/// Makes a credit note on an invoice, whole or for some of its lines, and issues it when asked.
///
/// # Errors
/// When the invoice is a draft or a credit note; without a reason; when a line does not exist or is credited
/// already; when nothing is left to credit.
pub fn credit(carnet: &mut Carnet, request: InvoiceCredit) -> Result<Outcome<View>> {
    let id = resolve::invoice(carnet.conn(), &request.invoice)?;
    let original = table::get(carnet.conn(), id)?;
    let Some(number) = original.number.clone().filter(|_| original.kind != InvoiceKind::CreditNote) else {
        return Err(refuse_kind(&original));
    };
    let today = carnet.today();
    let mut form = Form::default();
    let reason = form.required("reason", &request.reason, |t| input::clean_text(t, REASON_LIMIT));
    let on = form.optional("on", request.on.as_deref(), |t| input::parse_date(t, today)).unwrap_or(today);
    if on > today {
        form.refuse(
            "on",
            Problem::sentence_of(
                format!("Un avoir ne se date pas du {}, qui n'est pas encore venu.", on.format("%d/%m/%Y")),
                format!("A credit note is not dated {on}, which has not come."),
            ),
        );
    }
    let reason = form.finish(reason)?;
    let context = Context::of(carnet)?;
    let plan = Plan::of(carnet, on)?;
    let operation = if request.issue { operation::ISSUE_INVOICE } else { operation::CREDIT_INVOICE };
    let outcome = carnet.write(operation, |tx| {
        // Another program may have credited or corrected it since: inside the transaction the answer is final.
        refuse_taken(tx, id, &number)?;
        tx.subject(&number)?;
        let content = content_of(tx, &context, &original, &number, &request.lines)?;
        let draft = Draft {
            kind: InvoiceKind::CreditNote,
            client_id: original.client_id,
            mission_id: original.mission_id,
            stage_id: original.stage_id,
            credited_id: Some(id),
            language: original.language.clone(),
            currency: original.currency,
            subject: original.subject.clone(),
            reason: Some(reason),
            due_date: None,
            discount_percent: original.discount_percent.filter(|_| content.discount > 0),
            details: original.details.clone(),
        };
        let note = table::insert_draft(tx, &draft, &content)?;
        let link = if request.issue { Some(plan.issue(tx, note)?) } else { None };
        Ok((note, link))
    })?;
    let (note, link) = outcome.value;
    let mut notices = outcome.notices;
    if let Some(link) = link {
        plan.witness(&link);
        notices.extend(link.notices());
    }
    Ok(Outcome { value: view(carnet, note)?, changed: outcome.changed, notices })
}

/// Refuses what was corrected, or has a credit note being written.
fn refuse_taken(tx: &Tx<'_>, id: InvoiceId, number: &str) -> Result<()> {
    if let Some(new) = table::replacement(tx, id)?.filter(|new| new.corrective) {
        return Err(refuse_corrected(number, &new));
    }
    if let Some(draft) = table::credit_notes(tx, id)?.into_iter().find(|note| !note.issued) {
        let draft = draft.id;
        return Err(Refusal::state(
            format!("Un avoir sur {number} est déjà en brouillon ({draft})."),
            format!("A credit note on {number} is a draft already ({draft})."),
        )
        .hinted("Émettez-le ou supprimez-le d'abord.", "Issue or delete it first."));
    }
    Ok(())
}

fn refuse_kind(invoice: &Invoice) -> Refusal {
    match &invoice.number {
        Some(number) => Refusal::state(
            format!("{number} est un avoir : on ne crédite que des factures."),
            format!("{number} is a credit note: only invoices are credited."),
        ),
        None => Refusal::state(
            "Ce brouillon n'est pas émis : modifiez-le ou supprimez-le, il n'y a rien à créditer.",
            "This draft is not issued: change or delete it, there is nothing to credit.",
        ),
    }
}

fn refuse_corrected(number: &str, new: &Invoice) -> Refusal {
    match &new.number {
        Some(new) => Refusal::state(
            format!("La facture {new} a pris la place de {number}."),
            format!("Invoice {new} has taken the place of {number}."),
        )
        .hinted(format!("Créditez {new}."), format!("Credit {new}.")),
        None => Refusal::state(
            format!("Une facture rectificative de {number} est en brouillon ({}).", new.id),
            format!("A corrective invoice of {number} is a draft ({}).", new.id),
        )
        .hinted("Émettez-la ou supprimez-la d'abord.", "Issue it or delete it first."),
    }
}

/// Returns what the credit note says: the chosen lines, or all that no earlier one credited.
fn content_of(
    conn: &Connection,
    context: &Context,
    original: &Invoice,
    number: &str,
    chosen: &[u32],
) -> Result<Content> {
    let lines = table::lines(conn, original.id)?;
    let mut credited = BTreeSet::new();
    for note in table::credit_notes(conn, original.id)? {
        credited.extend(table::lines(conn, note.id)?.into_iter().filter_map(|line| line.credited_line_id));
    }
    let open: Vec<&Line> = lines.iter().filter(|line| !credited.contains(&line.id)).collect();
    let left = content::left_after_credits(conn, original)?;
    if open.is_empty() || (left.gross() == 0 && left.net() == 0) {
        return Err(Refusal::state(
            format!("La facture {number} est déjà créditée en entier."),
            format!("Invoice {number} is credited whole already."),
        ));
    }
    let picked = pick(&lines, &open, number, chosen)?;
    let items: Vec<LineItem> = picked.iter().map(|line| line.item.clone()).collect();
    let with_ids = |lines: &[&Line]| lines.iter().map(|l| (l.item.clone(), Some(l.id))).collect();
    if picked.len() == open.len() {
        // All that is left: by subtraction, so that the credit notes sum to the invoice to the cent.
        let nets: Vec<i64> = picked.iter().map(|line| line.net).collect();
        // No credit note by line takes deposits back, so the last one takes back all of them.
        let deductions = deducted(conn, original)?;
        let taken: i64 = deductions.iter().map(|(_, totals)| totals.net()).sum();
        let discount = nets.iter().sum::<i64>() - taken - left.net();
        return Ok(Content {
            lines: with_ids(&picked),
            nets,
            discount: discount.max(0),
            deductions,
            totals: left,
        });
    }
    let sums = line_item::totals(&items, original.discount_percent, context.currency)?;
    let totals = part_of(&sums.totals, &left, context.currency)?;
    if totals.gross() > left.gross() {
        return Err(Refusal::state(
            format!("Ces lignes dépassent ce qui reste de la facture {number} après ses acomptes."),
            format!("These lines pass what is left of invoice {number} after its deposits."),
        )
        .hinted("Créditez la facture entière.", "Credit the whole invoice."));
    }
    Ok(Content {
        lines: with_ids(&picked),
        nets: sums.line_nets,
        discount: sums.discount,
        deductions: Vec::new(),
        totals,
    })
}

/// Taxes a part credited by cumulated roundings, so that the credit notes on an invoice sum to its own VAT by rate.
fn part_of(part: &Totals, left: &Totals, currency: Currency) -> Result<Totals> {
    let mut groups = Vec::with_capacity(part.groups.len());
    for row in &part.groups {
        // A line may pass what its deposits left of its rate: it is then taxed by itself.
        let tax = match left.groups.iter().find(|of| of.group == row.group && row.base <= of.base) {
            Some(left) => row.group.tax_on_part(left, row.base, currency)?,
            None => row.tax,
        };
        groups.push(VatAmount { tax, ..*row });
    }
    Ok(Totals { groups })
}

fn deducted(conn: &Connection, original: &Invoice) -> Result<Vec<(InvoiceId, Totals)>> {
    Ok(table::deductions(conn, original.id)?.into_iter().map(|d| (d.deducted_id, d.totals)).collect())
}

fn pick<'a>(lines: &'a [Line], open: &[&'a Line], number: &str, chosen: &[u32]) -> Result<Vec<&'a Line>> {
    if chosen.is_empty() {
        return Ok(open.to_vec());
    }
    let ranks: BTreeSet<u32> = chosen.iter().copied().collect();
    let mut picked = Vec::new();
    for rank in ranks {
        let line = usize::try_from(rank).ok().and_then(|rank| lines.get(rank.checked_sub(1)?));
        let Some(line) = line else {
            let count = lines.len();
            return Err(Refusal::field(
                "lines",
                Problem::sentence_of(
                    format!("La facture {number} n'a pas de ligne {rank} : elle en a {count}."),
                    format!("Invoice {number} has no line {rank}: it has {count}."),
                ),
            ));
        };
        if !open.iter().any(|open| open.id == line.id) {
            return Err(Refusal::field(
                "lines",
                Problem::sentence_of(
                    format!("La ligne {rank} de la facture {number} est déjà créditée."),
                    format!("Line {rank} of invoice {number} is credited already."),
                ),
            ));
        }
        picked.push(line);
    }
    Ok(picked)
}
