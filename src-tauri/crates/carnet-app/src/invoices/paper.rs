//! The paper of an invoice: the stored bytes once it is issued, composed of the draft before.

use super::composed::{Composed, Said, absent, laid, references, schedule};
use super::content::Context;
use super::electronic::Received;
use super::record::Snapshot;
use super::{draft, show};
use crate::wire::invoices::{InvoicePaper, InvoiceRequest};
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Language, Refusal, Result, papers, resolve, say};
use carnet_core::ids::InvoiceId;
use carnet_core::invoice::net_part_of_payment;
use carnet_core::law::OperationNature;
use carnet_documents::facturx;
use carnet_documents::paper::Paper;
use carnet_store::client::ClientRow;
use carnet_store::invoice::{self as table, Content, Draft, Invoice};
use carnet_store::{Connection, client, layout, sha256_hex};
use chrono::NaiveDate;
use std::path::Path;

/// What the stored paper is when it carries its electronic invoice.
pub(super) const FACTUR_X: &str = "factur-x";

/// Returns the PDF of an invoice: once issued, the bytes that were stored then, or the same made again from the
/// frozen content when the file is gone.
///
/// # Errors
/// When there is no such invoice; when what stands on the disk is not what was issued.
pub fn pdf(carnet: &Carnet, name: &str) -> Result<Vec<u8>> {
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?;
    let (Some(file), Some(sha256)) = (&invoice.pdf_file, &invoice.pdf_sha256) else {
        return sheet_of(carnet, &invoice)?.pdf();
    };
    let path = carnet.folder().join(layout::DOCUMENTS).join(file);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => sheet_of(carnet, &invoice)?.pdf()?,
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

/// What a PDF will say, read from the book: it can be printed on another thread, without the book.
pub struct Sheet {
    paper: Paper,
    attached: Option<facturx::Invoice>,
}

impl Sheet {
    /// Returns the PDF.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        papers::render_with(&self.paper, self.attached.as_ref())
    }
}

/// Returns an invoice to be printed anew: of the frozen content once issued, of the draft before.
///
/// # Errors
/// When there is no such invoice.
pub fn sheet(carnet: &Carnet, name: &str) -> Result<Sheet> {
    sheet_of(carnet, &table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?)
}

/// Returns a copy of an issued invoice that says on each page that it is one, and with `unpaid` what of it is still owed.
/// The original, stored, stays as it is.
///
/// # Errors
/// When there is no such invoice, or it is a draft; when nothing is unpaid on it.
pub fn duplicate(carnet: &Carnet, name: &str, unpaid: bool) -> Result<Sheet> {
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?;
    let Some(mut snapshot) = snapshot(carnet, &invoice)? else {
        return Err(Refusal::state(
            "Un brouillon n'a pas de duplicata : rien n'est encore émis.",
            "A draft has no duplicate: nothing is issued yet.",
        )
        .hinted("Émettez-le d'abord.", "Issue it first."));
    };
    if unpaid {
        snapshot.paper.mentions.insert(0, still_owed(&invoice, carnet.today())?);
    }
    Ok(frozen(snapshot, &invoice, true))
}

/// What a copy says of an invoice that is given up as unpaid: what is left of it, and the tax in that.
///
/// Source: CGI art. 272-1, the tax of what stays unpaid is taken back against such a copy.
fn still_owed(invoice: &Invoice, on: NaiveDate) -> Result<String> {
    let left = show::balance(invoice);
    if left <= 0 {
        let number = invoice.number.clone().unwrap_or_default();
        return Err(Refusal::state(
            format!("Il ne reste rien à payer sur {number} : ce n'est pas une facture impayée."),
            format!("Nothing is left to pay on {number}: it is no unpaid invoice."),
        ));
    }
    let net = net_part_of_payment(invoice.net, invoice.gross, invoice.gross - left, left);
    let paper = papers::language(&invoice.language);
    let money = |minor| paper.money(papers::amount(minor, invoice.currency), invoice.currency.as_str());
    let (day, whole, net, tax) = (paper.short_date(on), money(left), money(net), money(left - net));
    let language = invoice.language.parse().unwrap_or(Language::Fr);
    Ok(match invoice.vat {
        0 => say!(
            language,
            "FACTURE IMPAYÉE : il reste dû {whole} au {day}.",
            "UNPAID INVOICE (facture impayée): {whole} are owed on {day}."
        ),
        _ => say!(
            language,
            "FACTURE IMPAYÉE : il reste dû {whole} au {day}, soit {net} hors taxe et {tax} de TVA.",
            "UNPAID INVOICE (facture impayée): {whole} are owed on {day}, {net} before tax and {tax} of VAT."
        ),
    })
}

/// Returns the PDF of an invoice for the page: the original, or a copy that says that it is one.
///
/// # Errors
/// As [`pdf`] and [`duplicate`].
pub fn paper(carnet: &Carnet, request: InvoicePaper) -> Result<Reply> {
    let id = resolve::invoice(carnet.conn(), &request.name)?;
    let number = table::get(carnet.conn(), id)?.number;
    let name = number.unwrap_or_else(|| format!("brouillon-{id}"));
    let unpaid = request.unpaid == Some(true);
    if unpaid || request.duplicate == Some(true) {
        let word = say!(carnet.language(), "duplicata", "duplicate");
        return Ok(papers::reply(
            format!("{name}-{word}.pdf"),
            &duplicate(carnet, &id.to_string(), unpaid)?.pdf()?,
        ));
    }
    Ok(papers::reply(format!("{name}.pdf"), &pdf(carnet, &id.to_string())?))
}

/// Returns what was frozen when the invoice was issued; none on a draft.
fn snapshot(carnet: &Carnet, invoice: &Invoice) -> Result<Option<Snapshot>> {
    let text = table::snapshot(carnet.conn(), invoice.id)?;
    text.map(|text| serde_json::from_str(&text).map_err(|error| Refusal::Paper(error.to_string())))
        .transpose()
}

/// Returns what was frozen as it is printed, with its electronic invoice where the client takes one.
fn frozen(snapshot: Snapshot, invoice: &Invoice, duplicate: bool) -> Sheet {
    let attached = snapshot.electronic.filter(|_| invoice.electronic.as_deref() == Some(FACTUR_X));
    Sheet { paper: Paper { duplicate, ..snapshot.paper }, attached }
}

fn sheet_of(carnet: &Carnet, invoice: &Invoice) -> Result<Sheet> {
    match snapshot(carnet, invoice)? {
        Some(snapshot) => Ok(frozen(snapshot, invoice, false)),
        None => Ok(Sheet { paper: of_draft(carnet, invoice)?.paper, attached: None }),
    }
}

/// Returns what a draft would say if it were issued today.
pub(super) fn of_draft(carnet: &Carnet, invoice: &Invoice) -> Result<Composed> {
    let context = Context::of(carnet)?;
    let terms = chrono::Days::new(u64::from(context.identity.payment_terms_days));
    let due = invoice.due_date.or_else(|| carnet.today().checked_add_days(terms));
    let shown = Invoice { issue_date: Some(carnet.today()), due_date: due, ..invoice.clone() };
    compose(carnet.conn(), &context, &shown, None, carnet.language())
}

/// Returns what `invoice` says. Its dates are set; its number is none on a draft. `language` is that of the screen.
pub(super) fn compose(
    conn: &Connection,
    context: &Context,
    invoice: &Invoice,
    received: Option<Received>,
    screen: Language,
) -> Result<Composed> {
    let client = client::get(conn, invoice.client_id)?.ok_or_else(|| absent("client"))?;
    let original = original(conn, invoice)?;
    let corrected = original.as_ref().and_then(|of| of.number.clone().zip(of.issue_date));
    let credited_kind = original.as_ref().filter(|_| !invoice.corrective).map(|of| of.kind);
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    let totals = table::totals(conn, invoice.id)?;
    let deducted = table::deductions(conn, invoice.id)?;
    let said = Said {
        client: &client,
        regime: context.identity.vat_regime,
        whole: totals.plus(deducted.iter().map(|deduction| &deduction.totals)),
        totals: &totals,
        lines: table::lines(conn, invoice.id)?.into_iter().map(|line| (line.item, line.net)).collect(),
        references: references(conn, invoice, corrected.clone(), language)?,
        corrected,
        credited_kind,
        carried: original.map_or(0, |of| if invoice.corrective { of.paid } else { 0 }),
        deducted: &deducted,
        schedule: schedule(conn, invoice)?,
        nature: OperationNature::Services,
        mentions: Vec::new(),
        received,
    };
    laid(context, invoice, said, screen)
}

/// Returns the invoice that a document credits or corrects.
fn original(conn: &Connection, invoice: &Invoice) -> Result<Option<Invoice>> {
    let id = invoice.credited_id.or(invoice.replaces_id.filter(|_| invoice.corrective));
    Ok(id.map(|id| table::get(conn, id)).transpose()?)
}

/// Returns the PDF of a free invoice being typed, dated today.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn preview_paper(carnet: &Carnet, request: InvoiceRequest) -> Result<Reply> {
    let (client, draft, content) = draft::typed(carnet, &request)?;
    let composed = of_typed(carnet, InvoiceId(request.id.unwrap_or_default()), &client, draft, &content)?;
    Ok(papers::reply("brouillon.pdf".to_owned(), &papers::render(&composed.paper)?))
}

/// Returns what a free invoice being typed says, dated today.
pub(super) fn of_typed(
    carnet: &Carnet,
    id: InvoiceId,
    client: &ClientRow,
    draft: Draft,
    content: &Content,
) -> Result<Composed> {
    let context = Context::of(carnet)?;
    let conn = carnet.conn();
    let before = draft::corrective(carnet, Some(id.0))?;
    let deducted = match &before {
        Some(before) => table::deductions(conn, before.id)?,
        None => Vec::new(),
    };
    let invoice = unsaved(&context, carnet.today(), id, client, draft, content, before);
    let original = original(conn, &invoice)?;
    let corrected = original.as_ref().and_then(|of| of.number.clone().zip(of.issue_date));
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    let totals = &content.totals;
    let said = Said {
        client,
        regime: context.identity.vat_regime,
        totals,
        whole: totals.plus(deducted.iter().map(|deduction| &deduction.totals)),
        lines: content.lines.iter().map(|(line, _)| line.clone()).zip(content.nets.iter().copied()).collect(),
        references: references(conn, &invoice, corrected.clone(), language)?,
        corrected,
        credited_kind: None,
        carried: original.map_or(0, |of| of.paid),
        deducted: &deducted,
        schedule: Vec::new(),
        nature: OperationNature::Services,
        mentions: Vec::new(),
        received: None,
    };
    laid(&context, &invoice, said, carnet.language())
}

/// Returns the invoice that saving what is typed would make. `before` is the draft that it is typed over, where that one
/// corrects an issued invoice.
fn unsaved(
    context: &Context,
    today: NaiveDate,
    id: InvoiceId,
    client: &ClientRow,
    draft: Draft,
    content: &Content,
    before: Option<Invoice>,
) -> Invoice {
    let terms = chrono::Days::new(u64::from(context.identity.payment_terms_days));
    let totals = &content.totals;
    Invoice {
        id,
        kind: draft.kind,
        issued: false,
        client_id: client.id,
        client: client.client.name.clone(),
        mission_id: draft.mission_id,
        mission: None,
        stage_id: draft.stage_id,
        stage: None,
        credited_id: None,
        credited_number: None,
        corrective: before.is_some(),
        replaces_id: before.and_then(|before| before.replaces_id),
        corrected: false,
        dead: false,
        number: None,
        issue_date: Some(today),
        due_date: draft.due_date.or_else(|| today.checked_add_days(terms)),
        language: draft.language,
        currency: draft.currency,
        subject: draft.subject,
        reason: draft.reason,
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
        details: draft.details,
        electronic: None,
        disbursed: 0,
    }
}

/// Returns the file name of an issued paper.
pub(super) fn file_name(number: &str) -> String {
    Path::new(number).with_extension("pdf").display().to_string()
}
