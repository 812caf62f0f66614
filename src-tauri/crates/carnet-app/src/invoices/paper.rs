//! The paper of an invoice: the stored bytes once it is issued, composed of the draft before.

use super::content::Context;
use super::draft;
use super::record::Snapshot;
use crate::wire::Reference;
use crate::wire::invoices::InvoiceRequest;
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Language, Refusal, Result, papers, resolve, say};
use carnet_core::ids::InvoiceId;
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::LineItem;
use carnet_core::vat::Totals;
use carnet_documents::paper::{self, Paper};
use carnet_store::client::ClientRow;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::mission::{self};
use carnet_store::{Connection, client, layout, quote, sha256_hex};
use chrono::NaiveDate;
use std::path::Path;

/// Returns the PDF of an invoice: once issued, the bytes that were stored then, or the same made again from the
/// frozen content when the file is gone.
///
/// # Errors
/// When there is no such invoice; when what stands on the disk is not what was issued.
pub fn pdf(carnet: &Carnet, name: &str) -> Result<Vec<u8>> {
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?;
    let (Some(file), Some(sha256)) = (&invoice.pdf_file, &invoice.pdf_sha256) else {
        return compose_now(carnet, &invoice);
    };
    let path = carnet.folder().join(layout::DOCUMENTS).join(file);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => compose_now(carnet, &invoice)?,
        Err(error) => return Err(Refusal::file(&path, error)),
    };
    if sha256_hex(&bytes) == *sha256 {
        return Ok(bytes);
    }
    let number = invoice.number.unwrap_or_default();
    Err(Refusal::state(
        format!("Le PDF rangé de {number} n'est plus celui qui a été émis."),
        format!("The stored PDF of {number} is not the one that was issued."),
    )
    .hinted(
        "Remettez le fichier d'une sauvegarde ; `carnet invoice verify` dit ce qui a changé.",
        "Put the file back from a backup; `carnet invoice verify` tells what changed.",
    ))
}

/// Returns the PDF of an invoice composed anew: of the frozen content once issued, of the draft before.
///
/// # Errors
/// When there is no such invoice, or the paper cannot be made.
pub fn render(carnet: &Carnet, name: &str) -> Result<Vec<u8>> {
    compose_now(carnet, &table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?)
}

/// Returns the PDF of an invoice for the page.
///
/// # Errors
/// As [`pdf`].
pub fn paper(carnet: &Carnet, reference: Reference) -> Result<Reply> {
    let id = resolve::invoice(carnet.conn(), &reference.name)?;
    let number = table::get(carnet.conn(), id)?.number;
    let pdf = pdf(carnet, &id.to_string())?;
    Ok(papers::reply(format!("{}.pdf", number.unwrap_or_else(|| format!("brouillon-{id}"))), &pdf))
}

fn compose_now(carnet: &Carnet, invoice: &Invoice) -> Result<Vec<u8>> {
    if let Some(text) = table::snapshot(carnet.conn(), invoice.id)? {
        let snapshot: Snapshot =
            serde_json::from_str(&text).map_err(|error| Refusal::Paper(error.to_string()))?;
        return papers::render(&snapshot.paper);
    }
    let context = Context::of(carnet)?;
    let terms = chrono::Days::new(u64::from(context.identity.payment_terms_days));
    let due = invoice.due_date.or_else(|| carnet.today().checked_add_days(terms));
    let shown = Invoice { issue_date: Some(carnet.today()), due_date: due, ..invoice.clone() };
    papers::render(&compose(carnet.conn(), &context, &shown)?)
}

/// What a paper needs beside the invoice: read from the book, or typed and not stored yet.
struct Said<'a> {
    client: &'a ClientRow,
    /// What is left to bill.
    totals: &'a Totals,
    /// The same before deductions: what the lines come to.
    whole: Totals,
    lines: Vec<(LineItem, i64)>,
    corrected: Option<(String, NaiveDate)>,
    references: Vec<paper::Reference>,
    deductions: Vec<paper::Deduction>,
    schedule: Vec<paper::Stage>,
}

/// Returns what the paper of `invoice` says. Its dates are set; its number is none on a draft.
pub(super) fn compose(conn: &Connection, context: &Context, invoice: &Invoice) -> Result<Paper> {
    let client = client::get(conn, invoice.client_id)?.ok_or_else(|| absent("client"))?;
    let corrected = match invoice.credited_id {
        Some(id) => {
            let original = table::get(conn, id)?;
            original.number.zip(original.issue_date)
        }
        None => None,
    };
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    let totals = table::totals(conn, invoice.id)?;
    let deducted = table::deductions(conn, invoice.id)?;
    let said = Said {
        client: &client,
        whole: totals.plus(deducted.iter().map(|deduction| &deduction.totals)),
        totals: &totals,
        lines: table::lines(conn, invoice.id)?.into_iter().map(|line| (line.item, line.net)).collect(),
        references: references(conn, invoice, corrected.clone(), language)?,
        corrected,
        deductions: deductions(deducted, invoice, language),
        schedule: schedule(conn, invoice)?,
    };
    laid(context, invoice, said)
}

/// Returns the PDF of a free invoice being typed, dated today.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn preview_paper(carnet: &Carnet, request: InvoiceRequest) -> Result<Reply> {
    let (client, draft, content) = draft::typed(carnet, &request)?;
    let context = Context::of(carnet)?;
    let terms = chrono::Days::new(u64::from(context.identity.payment_terms_days));
    let today = carnet.today();
    let totals = &content.totals;
    let invoice = Invoice {
        id: InvoiceId(request.id.unwrap_or_default()),
        kind: draft.kind,
        issued: false,
        client_id: client.id,
        client: client.client.name.clone(),
        mission_id: None,
        mission: None,
        stage_id: None,
        stage: None,
        credited_id: None,
        credited_number: None,
        number: None,
        issue_date: Some(today),
        due_date: draft.due_date.or_else(|| today.checked_add_days(terms)),
        language: draft.language,
        currency: draft.currency,
        subject: draft.subject,
        reason: None,
        discount_percent: draft.discount_percent,
        discount: content.discount,
        net: totals.net(),
        vat: totals.tax(),
        gross: totals.gross(),
        paid: 0,
        credited: 0,
        pdf_file: None,
        pdf_sha256: None,
        chain_hash: None,
    };
    let said = Said {
        client: &client,
        totals,
        whole: totals.clone(),
        lines: content.lines.iter().map(|(line, _)| line.clone()).zip(content.nets.iter().copied()).collect(),
        corrected: None,
        references: Vec::new(),
        deductions: Vec::new(),
        schedule: Vec::new(),
    };
    Ok(papers::reply("brouillon.pdf".to_owned(), &papers::render(&laid(&context, &invoice, said)?)?))
}

fn absent(what: &str) -> Refusal {
    Refusal::Paper(format!("{what} missing"))
}

fn laid(context: &Context, invoice: &Invoice, said: Said<'_>) -> Result<Paper> {
    let identity = &context.identity;
    let currency = invoice.currency;
    let amount = |minor| papers::amount(minor, currency);
    let issue_date = invoice.issue_date.ok_or_else(|| absent("issue date"))?;
    let totals = said.totals;
    let credit_note = invoice.kind == InvoiceKind::CreditNote;
    let payment_days = invoice
        .due_date
        .filter(|_| !credit_note)
        .map(|due| u32::try_from((due - issue_date).num_days()).unwrap_or(0));
    let mentions = papers::mentions(
        identity,
        said.client,
        &papers::Occasion {
            kind: invoice.kind.into(),
            issue_date,
            language: &invoice.language,
            totals,
            payment_days,
            valid_until: None,
            corrected: said.corrected,
        },
    )?;
    let nets: i64 = said.lines.iter().map(|(_, net)| net).sum();
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    Ok(Paper {
        kind: kind(invoice.kind),
        language: papers::language(&invoice.language),
        number: invoice.number.clone(),
        issue_date: Some(issue_date),
        due_date: invoice.due_date.filter(|_| !credit_note),
        references: said.references,
        subject: invoice.subject.clone(),
        seller: papers::seller(identity),
        buyer: papers::buyer(said.client, &invoice.language),
        currency: currency.to_string(),
        lines: said.lines.iter().map(|(item, net)| papers::line(item, *net, currency)).collect(),
        lines_net: Some(amount(nets)),
        discount: (invoice.discount > 0)
            .then(|| paper::Discount { percent: invoice.discount_percent, amount: amount(invoice.discount) }),
        deductions: said.deductions,
        vat: papers::vat_rows(identity, &said.whole, currency),
        total_net: amount(said.whole.net()),
        total_vat: amount(said.whole.tax()),
        total_gross: amount(said.whole.gross()),
        amount_due: amount(totals.gross()),
        schedule: said.schedule,
        payment: (!credit_note).then(|| papers::payment(identity, invoice.number.clone())),
        mentions: mentions.into_iter().chain(credit_reason(invoice, language)).collect(),
        style: papers::style(identity),
        ..Paper::default()
    })
}

fn kind(kind: InvoiceKind) -> paper::PaperKind {
    match kind {
        InvoiceKind::Deposit => paper::PaperKind::DepositInvoice,
        InvoiceKind::Progress => paper::PaperKind::ProgressInvoice,
        InvoiceKind::Final => paper::PaperKind::FinalInvoice,
        InvoiceKind::Standard => paper::PaperKind::StandardInvoice,
        InvoiceKind::CreditNote => paper::PaperKind::CreditNote,
    }
}

fn credit_reason(invoice: &Invoice, language: Language) -> Option<String> {
    let reason = invoice.reason.as_ref().filter(|_| invoice.kind == InvoiceKind::CreditNote)?;
    Some(say!(language, "Motif : {reason}", "Reason: {reason}"))
}

fn references(
    conn: &Connection,
    invoice: &Invoice,
    corrected: Option<(String, NaiveDate)>,
    language: Language,
) -> Result<Vec<paper::Reference>> {
    let mut found = Vec::new();
    if let Some((number, date)) = corrected {
        let date = date.format("%d/%m/%Y");
        found.push(paper::Reference {
            label: say!(language, "Facture d'origine", "Original invoice"),
            value: say!(language, "{number} du {date}", "{number} of {date}"),
        });
    }
    if let Some(id) = invoice.mission_id
        && let Some(quote_id) = mission::get(conn, id)?.quote_id
    {
        let order = quote::get(conn, quote_id)?;
        found.push(paper::Reference { label: say!(language, "Devis", "Quote"), value: order.number });
    }
    Ok(found)
}

fn deductions(
    deducted: Vec<table::Deduction>,
    invoice: &Invoice,
    language: Language,
) -> Vec<paper::Deduction> {
    let amount = |minor| papers::amount(minor, invoice.currency);
    deducted
        .into_iter()
        .map(|deduction| paper::Deduction {
            label: say!(language, "Acompte", "Deposit"),
            number: deduction.number,
            issue_date: deduction.issue_date,
            net: amount(deduction.totals.net()),
            vat: amount(deduction.totals.tax()),
            gross: amount(deduction.totals.gross()),
        })
        .collect()
}

/// The mission's schedule with this invoice's place in it.
fn schedule(conn: &Connection, invoice: &Invoice) -> Result<Vec<paper::Stage>> {
    let (Some(mission_id), Some(stage_id)) = (invoice.mission_id, invoice.stage_id) else {
        return Ok(Vec::new());
    };
    if invoice.kind == InvoiceKind::CreditNote {
        return Ok(Vec::new());
    }
    let stages = mission::stages(conn, mission_id)?;
    if stages.len() < 2 {
        return Ok(Vec::new());
    }
    let amount = |totals: &Totals| {
        (papers::amount(totals.net(), invoice.currency), papers::amount(totals.gross(), invoice.currency))
    };
    stages
        .iter()
        .map(|stage| {
            let issued = match &stage.invoice {
                Some((id, Some(_))) if *id != invoice.id => table::get(conn, *id)?.issue_date,
                _ => None,
            };
            let state = match (stage.id == stage_id, issued.is_some()) {
                (true, _) => paper::StageState::Current,
                (false, true) => paper::StageState::Done,
                (false, false) => paper::StageState::ToCome,
            };
            let (net, gross) = amount(&stage.totals);
            Ok(paper::Stage {
                label: stage.label.clone(),
                percent: stage.percent,
                net,
                gross,
                state,
                date: issued,
            })
        })
        .collect()
}

/// Returns the file name of an issued paper.
pub(super) fn file_name(number: &str) -> String {
    Path::new(number).with_extension("pdf").display().to_string()
}
