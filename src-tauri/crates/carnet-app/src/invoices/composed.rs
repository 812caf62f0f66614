//! What an invoice says on paper and to machines: its paper, the electronic invoice within, and what is missing of it.

use super::content::Context;
use super::details;
use super::electronic::{self, Gap, Received};
use crate::{Language, Refusal, Result, papers, say, usual};
use carnet_core::invoice::InvoiceKind;
use carnet_core::law::{Mention, OperationNature, VatRegime};
use carnet_core::line_item::LineItem;
use carnet_core::vat::Totals;
use carnet_documents::facturx;
use carnet_documents::paper::{self, Paper};
use carnet_store::client::ClientRow;
use carnet_store::identity::Identity;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::mission::{self, StageInvoice};
use carnet_store::{Connection, quote};
use chrono::NaiveDate;
use rust_decimal::Decimal;

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
    /// What it refers to: the invoice it corrects, its quote.
    pub references: Vec<paper::Reference>,
    /// The deposits that come off.
    pub deducted: &'a [table::Deduction],
    /// The mission's stages, with this invoice's place among them.
    pub schedule: Vec<paper::Stage>,
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

/// Returns the refusal of a paper that lacks what the book should hold.
pub(super) fn absent(what: &str) -> Refusal {
    Refusal::Paper(format!("{what} missing"))
}

/// Puts together what is said: the paper, the electronic invoice, and the gaps of both.
pub(super) fn laid(
    context: &Context,
    invoice: &Invoice,
    said: Said<'_>,
    screen: Language,
) -> Result<Composed> {
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
        deductions: deductions(said.deducted, said.whole.groups.len() > 1, identity, invoice, language),
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

/// Returns what an invoice refers to, beside the buyer's own references.
pub(super) fn references(
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

/// Returns the deposits deducted, with their VAT by rate where there are `several` (BOI-TVA-DECLA-30-20-20-10 § 60).
fn deductions(
    deducted: &[table::Deduction],
    several: bool,
    identity: &Identity,
    invoice: &Invoice,
    language: Language,
) -> Vec<paper::Deduction> {
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
            rates: papers::vat_rows(identity, &deduction.totals, invoice.currency)
                .into_iter()
                .filter(|_| several)
                .collect(),
        })
        .collect()
}

/// The mission's schedule with this invoice's place in it.
pub(super) fn schedule(conn: &Connection, invoice: &Invoice) -> Result<Vec<paper::Stage>> {
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
    let language = invoice.language.parse().unwrap_or(Language::Fr);
    let amount = |totals: &Totals| {
        (papers::amount(totals.net(), invoice.currency), papers::amount(totals.gross(), invoice.currency))
    };
    stages
        .iter()
        .map(|stage| {
            let issued = match &stage.invoice {
                Some(StageInvoice { id, number: Some(_), .. }) if *id != invoice.id => {
                    table::get(conn, *id)?.issue_date
                }
                _ => None,
            };
            let state = match (stage.id == stage_id, issued.is_some()) {
                (true, _) => paper::StageState::Current,
                (false, true) => paper::StageState::Done,
                (false, false) => paper::StageState::ToCome,
            };
            let (net, gross) = amount(&stage.totals);
            Ok(paper::Stage {
                label: usual::said(&stage.label, language),
                percent: stage.percent,
                net,
                gross,
                state,
                date: issued,
            })
        })
        .collect()
}
