//! Free invoices: written, previewed, changed and thrown away while they are drafts.

use super::show::view;
use super::{details, paper};
use crate::form::Form;
use crate::lines::{self, VatRules};
use crate::quotes::{field_problems, read_client, unknown_client};
use crate::wire::invoices::{
    Invoice as View, InvoiceAnnotation, InvoiceIdRequest, InvoicePreview, InvoiceRequest,
};
use crate::wire::lifecycle::Life;
use crate::wire::{Amount, Nothing, Number, Outcome};
use crate::{Carnet, Language, Problem, Refusal, Result, identity, operation};
use carnet_core::ids::InvoiceId;
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::{self, LineItem};
use carnet_store::client::ClientRow;
use carnet_store::invoice::{self as table, Content, Details, Draft, Invoice};
use chrono::NaiveDate;
use rust_decimal::Decimal;

const SUBJECT_LIMIT: usize = 200;

/// A free invoice as typed, as far as it could be read.
struct Reading {
    typed: Option<Typed>,
    form: Form,
    lines: Vec<Option<LineItem>>,
}

struct Typed {
    client: Option<ClientRow>,
    subject: Option<String>,
    language: Language,
    due_date: Option<NaiveDate>,
    discount_percent: Option<Decimal>,
    details: Details,
    content: Content,
}

fn read(carnet: &Carnet, request: &InvoiceRequest) -> Result<Reading> {
    let identity = identity::get(carnet)?;
    let today = carnet.today();
    let currency = carnet.currency();
    let mut form = Form::default();
    let client = read_client(carnet, &mut form, &request.client)?;
    let language = form
        .optional("language", request.language.as_deref(), str::parse::<Language>)
        .unwrap_or_else(|| identity.language.parse().unwrap_or(Language::Fr));
    let subject =
        form.optional("subject", request.subject.as_deref(), |t| input::clean_text(t, SUBJECT_LIMIT));
    let due_date = form.optional("due_date", request.due_date.as_deref(), |t| input::parse_date(t, today));
    if due_date.is_some_and(|due| due < today) {
        form.refuse(
            "due_date",
            Problem::sentence_of(
                "L'échéance est déjà passée : choisissez une date à venir.",
                "The due date is past: choose a date to come.",
            ),
        );
    }
    let details = details::read(&mut form, &annotation(request), Details::default(), today);
    let rules = VatRules::of(&identity, client.as_ref(), today)?;
    let lines = lines::read(&mut form, &request.lines, &rules);
    let discount_percent = form
        .optional("discount_percent", request.discount_percent.as_deref(), input::parse_percent)
        .filter(|p| !p.is_zero());
    let whole: Option<Vec<LineItem>> = if lines.is_empty() { None } else { lines.iter().cloned().collect() };
    let content = whole.and_then(|items| {
        let sums = form.read("lines", line_item::totals(&items, discount_percent, currency))?;
        Some(Content {
            lines: items.into_iter().map(|line| (line, None)).collect(),
            nets: sums.line_nets,
            discount: sums.discount,
            deductions: Vec::new(),
            totals: sums.totals,
        })
    });
    let typed = content.map(|content| Typed {
        client,
        subject,
        language,
        due_date,
        discount_percent,
        details,
        content,
    });
    Ok(Reading { typed, form, lines })
}

/// Returns the part of a request that says what the buyer wants to read.
fn annotation(request: &InvoiceRequest) -> InvoiceAnnotation {
    InvoiceAnnotation {
        id: request.id.unwrap_or_default(),
        order_reference: request.order_reference.clone(),
        buyer_reference: request.buyer_reference.clone(),
        service_from: request.service_from.clone(),
        service_to: request.service_to.clone(),
        delivery_address: request.delivery_address.clone(),
    }
}

/// Returns what a free invoice being typed comes to, with the fields to correct.
///
/// # Errors
/// When the book cannot be read.
pub fn preview(carnet: &Carnet, mut request: InvoiceRequest) -> Result<InvoicePreview> {
    let unknown = unknown_client(carnet, &mut request.client)?;
    let reading = read(carnet, &request)?;
    let line_nets = lines::nets(&reading.lines, carnet.currency());
    let invoice = reading.typed.as_ref().map(|typed| preview_view(carnet, typed)).transpose()?;
    let problems = field_problems(carnet, reading.form, unknown);
    Ok(InvoicePreview { invoice, problems, line_nets })
}

fn preview_view(carnet: &Carnet, typed: &Typed) -> Result<View> {
    let details = typed.details.clone();
    let missing = match &typed.client {
        Some(client) => {
            let composed = paper::of_typed(
                carnet,
                InvoiceId(0),
                client,
                fields_of(carnet, typed, client),
                &typed.content,
            )?;
            composed.gaps.into_iter().map(|gap| gap.missing).collect()
        }
        None => Vec::new(),
    };
    let currency = carnet.currency();
    let content = &typed.content;
    let amount = |minor| Amount::minor(minor, currency);
    Ok(View {
        id: 0,
        number: None,
        kind: InvoiceKind::Standard.to_string(),
        status: "draft".to_owned(),
        client: typed.client.as_ref().map(|row| row.client.name.clone()).unwrap_or_default(),
        client_id: typed.client.as_ref().map_or(0, |row| row.id.0),
        mission: None,
        mission_id: None,
        stage: None,
        subject: typed.subject.clone(),
        language: typed.language.to_string(),
        issue_date: None,
        due_date: typed.due_date.map(|d| d.to_string()),
        lines: content
            .lines
            .iter()
            .zip(&content.nets)
            .map(|((line, _), net)| lines::view(line, *net, currency))
            .collect(),
        discount_percent: typed.discount_percent.map(Number::from),
        discount: amount(content.discount),
        deductions: Vec::new(),
        vat: lines::vat_view(&content.totals, currency),
        total_net: amount(content.totals.net()),
        total_vat: amount(content.totals.tax()),
        total_gross: amount(content.totals.gross()),
        paid: amount(0),
        credited: amount(0),
        balance: amount(content.totals.gross()),
        payments: Vec::new(),
        corrective: false,
        credits: None,
        credit_notes: Vec::new(),
        reason: None,
        chain_hash: None,
        pdf_sha256: None,
        order_reference: details.order_reference,
        buyer_reference: details.buyer_reference,
        service_from: details.service_from.map(|d| d.to_string()),
        service_to: details.service_to.map(|d| d.to_string()),
        delivery_address: details.delivery_address,
        electronic: None,
        missing,
        life: Life::default(),
    })
}

fn fields_of(carnet: &Carnet, typed: &Typed, client: &ClientRow) -> Draft {
    Draft {
        kind: InvoiceKind::Standard,
        client_id: client.id,
        mission_id: None,
        stage_id: None,
        credited_id: None,
        language: typed.language.to_string(),
        currency: carnet.currency(),
        subject: typed.subject.clone(),
        reason: None,
        due_date: typed.due_date,
        discount_percent: typed.discount_percent,
        details: typed.details.clone(),
    }
}

/// Reads a free invoice as it is to be stored: who buys, the fields, the lines with their sums.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub(crate) fn typed(carnet: &Carnet, request: &InvoiceRequest) -> Result<(ClientRow, Draft, Content)> {
    let reading = read(carnet, request)?;
    let typed = reading.form.finish(reading.typed)?;
    let client = typed.client.clone().ok_or_else(|| Refusal::field("client", Problem::Required))?;
    let draft = fields_of(carnet, &typed, &client);
    match corrective(carnet, request.id)? {
        Some(before) => as_correction(carnet, &before, client, draft, typed.content),
        None => Ok((client, draft, typed.content)),
    }
}

/// Returns the draft being typed where it corrects an invoice.
pub(super) fn corrective(carnet: &Carnet, id: Option<i64>) -> Result<Option<Invoice>> {
    let Some(id) = id else { return Ok(None) };
    let found = table::find(carnet.conn(), InvoiceId(id))?;
    Ok(found.filter(|draft| draft.corrective && !draft.issued))
}

/// What corrects an invoice stays of its client, kind, mission and reason, and deducts the same deposits.
fn as_correction(
    carnet: &Carnet,
    before: &Invoice,
    client: ClientRow,
    typed: Draft,
    content: Content,
) -> Result<(ClientRow, Draft, Content)> {
    if client.id != before.client_id {
        return Err(Refusal::field(
            "client",
            Problem::sentence_of(
                "Une facture rectificative reste au nom du même client : pour un autre, faites un avoir puis une nouvelle facture.",
                "A corrective invoice stays in the name of the same client: for another one, make a credit note and a new invoice.",
            ),
        ));
    }
    let deducted = table::deductions(carnet.conn(), before.id)?;
    let totals = content.totals.minus(deducted.iter().map(|deduction| &deduction.totals));
    if totals.groups.iter().any(|row| row.base < 0 || row.tax < 0) {
        return Err(Refusal::field(
            "lines",
            Problem::sentence_of(
                "Ces lignes passent sous les acomptes déjà facturés : créditez d'abord l'acompte de trop.",
                "These lines come to less than the deposits invoiced before: credit the deposit that is too much first.",
            ),
        ));
    }
    let draft = Draft {
        kind: before.kind,
        mission_id: before.mission_id,
        stage_id: before.stage_id,
        reason: before.reason.clone(),
        ..typed
    };
    let deductions = deducted.into_iter().map(|d| (d.deducted_id, d.totals)).collect();
    Ok((client, draft, Content { deductions, totals, ..content }))
}

/// Adds a free invoice as a draft, or changes one.
///
/// # Errors
/// Every field that is wrong, in one pass; an issued invoice and the draft of a stage are refused.
pub fn save(carnet: &mut Carnet, request: InvoiceRequest) -> Result<Outcome<View>> {
    let existing = request.id.map(|id| changeable(carnet, InvoiceId(id))).transpose()?;
    if let Some(invoice) = existing
        .as_ref()
        .filter(|i| !i.corrective && (i.stage_id.is_some() || i.kind == InvoiceKind::CreditNote))
    {
        let id = invoice.id;
        return Err(Refusal::state(
            format!("Le brouillon {id} découle de sa mission ou de sa facture : ses lignes ne se modifient pas ici."),
            format!("Draft {id} follows from its mission or invoice: its lines are not changed here."),
        )
        .hinted("Changez l'échéancier de la mission, ou supprimez le brouillon.", "Change the mission's schedule, or delete the draft."));
    }
    let (client, draft, content) = typed(carnet, &request)?;
    let operation = if existing.is_some() { operation::CHANGE_INVOICE } else { operation::NEW_INVOICE };
    let outcome = carnet.write(operation, |tx| {
        tx.subject(&client.client.name)?;
        match &existing {
            Some(invoice) => {
                table::update_draft(tx, invoice.id, &draft)?;
                table::set_content(tx, invoice.id, &content)?;
                Ok(invoice.id)
            }
            None => Ok(table::insert_draft(tx, &draft, &content)?),
        }
    })?;
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices: outcome.notices })
}

/// Deletes a draft.
///
/// # Errors
/// When it is issued: a credit note corrects it.
pub fn delete(carnet: &mut Carnet, request: InvoiceIdRequest) -> Result<Outcome<Nothing>> {
    let invoice = changeable(carnet, InvoiceId(request.id))?;
    let outcome = carnet.write(operation::DELETE_INVOICE, |tx| {
        tx.subject(&invoice.client)?;
        Ok(table::delete_draft(tx, invoice.id)?)
    })?;
    Ok(Outcome { value: Nothing {}, changed: outcome.changed, notices: outcome.notices })
}

/// Returns a draft, or the refusal of changing what is issued.
pub(super) fn changeable(carnet: &Carnet, id: InvoiceId) -> Result<Invoice> {
    let id = crate::resolve::invoice(carnet.conn(), &id.to_string())?;
    let invoice = table::get(carnet.conn(), id)?;
    match &invoice.number {
        Some(number) => Err(frozen(number)),
        None => Ok(invoice),
    }
}

/// Returns the refusal of changing an issued document.
pub(super) fn frozen(number: &str) -> Refusal {
    Refusal::state(
        format!("La facture {number} est déjà émise : elle ne change plus."),
        format!("Invoice {number} is already issued: it does not change."),
    )
    .coded(crate::Code::Frozen)
    .hinted("Faites un avoir pour la corriger.", "Make a credit note to correct it.")
}

/// Returns the typed fields of a draft under another kind.
pub(super) fn fields(invoice: &Invoice, kind: InvoiceKind) -> Draft {
    Draft {
        kind,
        client_id: invoice.client_id,
        mission_id: invoice.mission_id,
        stage_id: invoice.stage_id,
        credited_id: invoice.credited_id,
        language: invoice.language.clone(),
        currency: invoice.currency,
        subject: invoice.subject.clone(),
        reason: invoice.reason.clone(),
        due_date: invoice.due_date,
        discount_percent: invoice.discount_percent,
        details: invoice.details.clone(),
    }
}
