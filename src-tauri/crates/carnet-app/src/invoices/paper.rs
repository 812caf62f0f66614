//! The paper of an invoice: the stored bytes once it is issued, composed of the draft before.

use super::content::Context;
use super::electronic::{self, Gap, Received};
use super::record::Snapshot;
use super::{details, draft, show};
use crate::wire::invoices::{InvoicePaper, InvoiceRequest};
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Language, Refusal, Result, papers, resolve, say};
use carnet_core::ids::InvoiceId;
use carnet_core::invoice::{InvoiceKind, net_part_of_payment};
use carnet_core::law::{Mention, OperationNature, VatRegime};
use carnet_core::line_item::LineItem;
use carnet_core::vat::Totals;
use carnet_documents::facturx;
use carnet_documents::paper::{self, Paper};
use carnet_store::client::ClientRow;
use carnet_store::invoice::{self as table, Content, Draft, Invoice};
use carnet_store::mission::{self};
use carnet_store::{Connection, client, layout, quote, sha256_hex};
use chrono::NaiveDate;
use rust_decimal::Decimal;
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

/// Returns a copy of an issued invoice that says on each page that it is one, and with `unpaid` what of it is still owed.
/// The original, stored, stays as it is.
///
/// # Errors
/// When there is no such invoice, or it is a draft; when nothing is unpaid on it; when the paper cannot be made.
pub fn duplicate(carnet: &Carnet, name: &str, unpaid: bool) -> Result<Vec<u8>> {
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
    printed(snapshot, &invoice, true)
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
        return Ok(papers::reply(format!("{name}-{word}.pdf"), &duplicate(carnet, &id.to_string(), unpaid)?));
    }
    Ok(papers::reply(format!("{name}.pdf"), &pdf(carnet, &id.to_string())?))
}

/// Returns what was frozen when the invoice was issued; none on a draft.
fn snapshot(carnet: &Carnet, invoice: &Invoice) -> Result<Option<Snapshot>> {
    let text = table::snapshot(carnet.conn(), invoice.id)?;
    text.map(|text| serde_json::from_str(&text).map_err(|error| Refusal::Paper(error.to_string())))
        .transpose()
}

/// Prints what was frozen, with its electronic invoice where the client takes one.
fn printed(snapshot: Snapshot, invoice: &Invoice, duplicate: bool) -> Result<Vec<u8>> {
    let attached = snapshot.electronic.filter(|_| invoice.electronic.as_deref() == Some(FACTUR_X));
    papers::render_with(&Paper { duplicate, ..snapshot.paper }, attached.as_ref())
}

fn compose_now(carnet: &Carnet, invoice: &Invoice) -> Result<Vec<u8>> {
    if let Some(snapshot) = snapshot(carnet, invoice)? {
        return printed(snapshot, invoice, false);
    }
    papers::render(&of_draft(carnet, invoice)?.paper)
}

/// What a paper needs beside the invoice: read from the book, or typed and not stored yet.
pub(super) struct Said<'a> {
    /// Who buys.
    pub client: &'a ClientRow,
    /// The seller's VAT regime.
    pub regime: VatRegime,
    /// What is left to bill.
    pub totals: &'a Totals,
    /// The same before deductions: what the lines come to.
    pub whole: Totals,
    /// The lines, each with its net.
    pub lines: Vec<(LineItem, i64)>,
    /// Number and date of the invoice that this one credits or corrects.
    pub corrected: Option<(String, NaiveDate)>,
    /// The kind of the invoice that it credits.
    pub credited_kind: Option<InvoiceKind>,
    /// What was paid on the invoice that it corrects, in minor units: it counts for this one.
    pub carried: i64,
    references: Vec<paper::Reference>,
    /// The deposits that come off.
    pub deducted: &'a [table::Deduction],
    schedule: Vec<paper::Stage>,
    /// Goods, services or both.
    pub nature: OperationNature,
    /// What the law asks for on that day.
    pub mentions: Vec<Mention>,
    /// Money that came before the issue.
    pub received: Option<Received>,
}

/// A document as it would go out now.
pub(super) struct Composed {
    /// What people read.
    pub paper: Paper,
    /// What machines read; none where a datum is lacking without which no such document is valid.
    pub electronic: Option<facturx::Invoice>,
    /// What the electronic invoice lacks.
    pub gaps: Vec<Gap>,
    /// Whether the client wants papers without electronic invoice.
    plain: bool,
}

impl Composed {
    /// Returns the electronic invoice that the PDF carries.
    pub fn attached(&self) -> Option<&facturx::Invoice> {
        self.electronic.as_ref().filter(|_| !self.plain)
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
    let terms = chrono::Days::new(u64::from(context.identity.payment_terms_days));
    let today = carnet.today();
    let totals = &content.totals;
    let conn = carnet.conn();
    let before = draft::corrective(carnet, Some(id.0))?;
    let deducted = match &before {
        Some(before) => table::deductions(conn, before.id)?,
        None => Vec::new(),
    };
    let invoice = Invoice {
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
        replaces_id: before.as_ref().and_then(|before| before.replaces_id),
        corrective: before.is_some(),
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
    };
    let original = original(conn, &invoice)?;
    let corrected = original.as_ref().and_then(|of| of.number.clone().zip(of.issue_date));
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
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

fn absent(what: &str) -> Refusal {
    Refusal::Paper(format!("{what} missing"))
}

fn laid(context: &Context, invoice: &Invoice, said: Said<'_>, screen: Language) -> Result<Composed> {
    let identity = &context.identity;
    let currency = invoice.currency;
    let amount = |minor| papers::amount(minor, currency);
    let issue_date = invoice.issue_date.ok_or_else(|| absent("issue date"))?;
    let totals = said.totals;
    let credit_note = invoice.kind == InvoiceKind::CreditNote;
    let payment_days = invoice
        .due_date
        .filter(|_| !credit_note && said.received.is_none())
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
            corrected: said.corrected.clone(),
            lines: said.lines.iter().map(|(item, _)| item).collect(),
        },
    )?;
    let items: Vec<&LineItem> = said.lines.iter().map(|(item, _)| item).collect();
    let said = Said { nature: papers::nature(&items), mentions, ..said };
    let nets: i64 = said.lines.iter().map(|(_, net)| net).sum();
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    let gaps = electronic::gaps(identity, invoice, &said, screen);
    let electronic = (!gaps.iter().any(|gap| gap.fatal))
        .then(|| electronic::compose(identity, invoice, issue_date, &said));
    let (supply_date, supply_period) = details::supply(&invoice.details);
    let client_reference = said.client.client.buyer_reference.as_deref();
    let mut references = said.references;
    references.extend(details::references(&invoice.details, client_reference, language));
    let gross = amount(totals.gross());
    let paid = if said.received.is_some() { gross } else { amount(said.carried) };
    let due = gross - paid;
    let paper = Paper {
        kind: if invoice.corrective { paper::PaperKind::CorrectiveInvoice } else { kind(invoice.kind) },
        language: papers::language(&invoice.language),
        number: invoice.number.clone(),
        issue_date: Some(issue_date),
        due_date: invoice.due_date.filter(|_| !credit_note && said.received.is_none()),
        supply_date,
        supply_period,
        references,
        subject: invoice.subject.clone(),
        seller: papers::seller(identity),
        buyer: papers::buyer(said.client, &invoice.language),
        currency: currency.to_string(),
        lines: said.lines.iter().map(|(item, net)| papers::line(item, *net, currency, language)).collect(),
        lines_net: Some(amount(nets)),
        discount: (invoice.discount > 0)
            .then(|| paper::Discount { percent: invoice.discount_percent, amount: amount(invoice.discount) }),
        deductions: deductions(said.deducted, invoice, language),
        vat: papers::vat_rows(identity, &said.whole, currency),
        total_net: amount(said.whole.net()),
        total_vat: amount(said.whole.tax()),
        total_gross: amount(said.whole.gross()),
        already_paid: (!paid.is_zero()).then_some(paid),
        amount_due: due,
        schedule: said.schedule,
        payment: (!credit_note && (due > Decimal::ZERO || paid.is_zero()))
            .then(|| papers::payment(identity, invoice.number.clone())),
        mentions: papers::printed(&said.mentions)
            .into_iter()
            .chain(correction_reason(invoice, language))
            .chain((due < Decimal::ZERO).then(|| overpaid(-due, currency, language)))
            .chain(said.received.map(|received| received_words(received, language)))
            .collect(),
        style: papers::style(identity),
        ..Paper::default()
    };
    Ok(Composed { paper, electronic, gaps, plain: said.client.client.plain_pdf })
}

fn received_words(received: Received, language: Language) -> String {
    let (fr, en) = (received.on.format("%d/%m/%Y"), received.on);
    say!(language, "Facture acquittée le {fr}", "Paid on {en}")
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

fn overpaid(amount: Decimal, currency: carnet_core::money::Currency, language: Language) -> String {
    let amount = papers::language(&language.to_string()).money(amount, currency.as_str());
    say!(
        language,
        "Trop-perçu de {amount} sur la facture rectifiée : à rendre ou à déduire.",
        "{amount} too much were paid on the corrected invoice: to give back or to deduct."
    )
}

/// Why a document credits or corrects another one; that of a proposal is the user's own business.
pub(super) fn correction_reason(invoice: &Invoice, language: Language) -> Option<String> {
    let corrects = invoice.kind == InvoiceKind::CreditNote || invoice.corrective;
    let reason = invoice.reason.as_ref().filter(|_| corrects)?;
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

fn deductions(deducted: &[table::Deduction], invoice: &Invoice, language: Language) -> Vec<paper::Deduction> {
    let amount = |minor| papers::amount(minor, invoice.currency);
    deducted
        .iter()
        .map(|deduction| paper::Deduction {
            label: say!(language, "Acompte", "Deposit"),
            number: deduction.number.clone(),
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
