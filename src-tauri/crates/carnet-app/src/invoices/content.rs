//! What the invoice of a stage says: lines, deductions, totals. Deposits ask for a share, progress invoices
//! bill a part, the final one restates the order and deducts the deposits; together they make the quote.

use crate::identity;
use crate::{Carnet, Language, Result, say};
use carnet_core::document::Unit;
use carnet_core::ids::{InvoiceId, MissionId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::{self, LineItem};
use carnet_core::mission::ProposalReason;
use carnet_core::money::{Currency, Money};
use carnet_core::vat::{Totals, VatAmount, VatGroup};
use carnet_store::Connection;
use carnet_store::identity::Identity;
use carnet_store::invoice::{self as table, Content, Invoice};
use carnet_store::mission::{self, Mission, Stage};
use carnet_store::{Tx, quote};
use rust_decimal::Decimal;

/// What composing invoices needs beside the rows: read before the transaction opens.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// Who sells.
    pub identity: Identity,
    /// Currency of the book.
    pub currency: Currency,
}

impl Context {
    /// Returns the context of a book.
    pub fn of(carnet: &Carnet) -> Result<Self> {
        Ok(Self { identity: identity::get(carnet)?, currency: carnet.currency() })
    }

    /// Returns the language of new papers.
    pub fn language(&self) -> Language {
        self.identity.language.parse().unwrap_or(Language::Fr)
    }
}

/// Returns the kind of invoice that a stage asks for.
pub(crate) fn kind_of(stage: &Stage, stages: &[Stage]) -> InvoiceKind {
    let last = stages.last().is_some_and(|last| last.id == stage.id);
    match (last, stages.len()) {
        (true, 1) => InvoiceKind::Standard,
        (true, _) => InvoiceKind::Final,
        (false, _) if stage.delivers => InvoiceKind::Progress,
        (false, _) => InvoiceKind::Deposit,
    }
}

/// Returns whether the invoice that settles a mission is issued.
pub(crate) fn final_is_issued(carnet: &Carnet, stages: &[Stage]) -> Result<bool> {
    closed(carnet.conn(), stages)
}

pub(super) fn closed(conn: &Connection, stages: &[Stage]) -> Result<bool> {
    let Some((id, Some(_))) = stages.last().and_then(|last| last.invoice.as_ref()) else { return Ok(false) };
    let invoice = table::get(conn, *id)?;
    Ok(matches!(invoice.kind, InvoiceKind::Final | InvoiceKind::Standard))
}

/// Returns what the invoice of `stage` says now.
pub(super) fn of_stage(
    conn: &Connection,
    context: &Context,
    mission: &Mission,
    stages: &[Stage],
    stage: &Stage,
) -> Result<Content> {
    match kind_of(stage, stages) {
        InvoiceKind::Deposit | InvoiceKind::Progress => share(conn, context, mission, stage),
        _ => settlement(conn, context, mission, stages),
    }
}

/// One line a VAT group that asks for a share of the order and restates what it is a share of.
fn share(conn: &Connection, context: &Context, mission: &Mission, stage: &Stage) -> Result<Content> {
    let language = context.language();
    let label = &stage.label;
    let percent = stage.percent.map(|p| percent_text(p, language)).unwrap_or_default();
    let title = match (stage.delivers, stage.percent.is_some()) {
        (false, true) => say!(language, "Acompte de {percent} — {label}", "Deposit of {percent} — {label}"),
        (false, false) => say!(language, "Acompte — {label}", "Deposit — {label}"),
        (true, true) => say!(
            language,
            "Situation : {label} ({percent} de la commande)",
            "Progress: {label} ({percent} of the order)"
        ),
        (true, false) => say!(language, "Situation : {label}", "Progress: {label}"),
    };
    let details = order_titles(conn, mission, language)?;
    let description = [title].into_iter().chain(details).collect::<Vec<_>>().join("\n");
    let mut content = by_group(&description, &stage.totals, context.currency);
    mark_goods(conn, mission, &mut content)?;
    Ok(content)
}

/// A share of an order delivers goods where nothing else is sold in its VAT group.
fn mark_goods(conn: &Connection, mission: &Mission, content: &mut Content) -> Result<()> {
    let Some(id) = mission.quote_id else { return Ok(()) };
    let order = quote::lines(conn, id)?;
    for (line, _) in &mut content.lines {
        let mut of_group = order
            .iter()
            .map(|(item, _)| item)
            .filter(|item| item.vat == line.vat && !item.disbursement)
            .peekable();
        line.goods = of_group.peek().is_some() && of_group.all(|item| item.goods);
    }
    Ok(())
}

/// Restates the order and deducts the deposits; after progress invoices, bills what they left.
fn settlement(conn: &Connection, context: &Context, mission: &Mission, stages: &[Stage]) -> Result<Content> {
    let whole = sum(stages.iter().map(|stage| &stage.totals));
    let mut deductions = Vec::new();
    let mut progress = Vec::new();
    for invoice in table::of_mission(conn, mission.id)?.into_iter().filter(|i| i.issued && !i.corrected) {
        match invoice.kind {
            InvoiceKind::Deposit => {
                let left = left_after_credits(conn, &invoice)?;
                if left.gross() != 0 || left.net() != 0 {
                    deductions.push((invoice.id, left));
                }
            }
            InvoiceKind::Progress => progress.push((invoice.clone(), left_after_credits(conn, &invoice)?)),
            _ => {}
        }
    }
    let billed: Vec<&Totals> = progress.iter().map(|(_, totals)| totals).collect();
    let to_bill = whole.minus(billed);
    let totals = to_bill.minus(deductions.iter().map(|(_, totals)| totals));
    let mut content = if progress.is_empty() {
        restated(conn, context, mission, stages)?
    } else {
        let language = context.language();
        let numbers: Vec<&str> = progress.iter().filter_map(|(i, _)| i.number.as_deref()).collect();
        let list = numbers.join(", ");
        let title = say!(
            language,
            "Solde de la mission, situations {list} déjà facturées",
            "Rest of the mission, progress invoices {list} billed before"
        );
        let details = order_titles(conn, mission, language)?;
        let description = [title].into_iter().chain(details).collect::<Vec<_>>().join("\n");
        let mut content = by_group(&description, &to_bill, context.currency);
        mark_goods(conn, mission, &mut content)?;
        content
    };
    content.deductions = deductions;
    content.totals = totals;
    Ok(content)
}

/// The lines of the order with their discount, then its amendments.
fn restated(conn: &Connection, context: &Context, mission: &Mission, stages: &[Stage]) -> Result<Content> {
    let mut lines: Vec<(LineItem, Option<i64>)> = Vec::new();
    let mut nets = Vec::new();
    let mut discount = 0;
    if let Some(id) = mission.quote_id {
        let order = quote::get(conn, id)?;
        let items: Vec<LineItem> = quote::lines(conn, id)?.into_iter().map(|(line, _)| line).collect();
        let sums = line_item::totals(&items, order.discount_percent, context.currency)?;
        discount = sums.discount;
        nets = sums.line_nets;
        lines = items.into_iter().map(|line| (line, None)).collect();
    }
    for amendment in mission::amendments(conn, mission.id)? {
        let stage =
            stages.iter().find(|s| s.label == amendment.description && s.totals.net() == amendment.net);
        let groups = stage.map(|s| s.totals.groups.clone()).unwrap_or_default();
        for row in groups {
            lines.push((lump(&amendment.description, row, context.currency), None));
            nets.push(row.base);
        }
    }
    let totals = sum(stages.iter().map(|stage| &stage.totals));
    Ok(Content { lines, nets, discount, deductions: Vec::new(), totals })
}

/// Returns what an issued invoice still asks for after its credit notes, by VAT group; nothing once another one corrects it.
pub(super) fn left_after_credits(conn: &Connection, invoice: &Invoice) -> Result<Totals> {
    let own = table::totals(conn, invoice.id)?;
    if invoice.corrected {
        return Ok(own.minus([&own]));
    }
    let mut credits = Vec::new();
    for note in table::credit_notes(conn, invoice.id)?.into_iter().filter(|note| note.issued) {
        credits.push(table::totals(conn, note.id)?);
    }
    Ok(own.minus(&credits))
}

fn by_group(description: &str, totals: &Totals, currency: Currency) -> Content {
    let rows: Vec<VatAmount> =
        match totals.groups.iter().filter(|row| row.base != 0).copied().collect::<Vec<_>>() {
            filled if filled.is_empty() => totals.groups.first().copied().into_iter().collect(),
            filled => filled,
        };
    Content {
        nets: rows.iter().map(|row| row.base).collect(),
        lines: rows.into_iter().map(|row| (lump(description, row, currency), None)).collect(),
        discount: 0,
        deductions: Vec::new(),
        totals: totals.clone(),
    }
}

fn lump(description: &str, row: VatAmount, currency: Currency) -> LineItem {
    LineItem {
        description: description.to_owned(),
        quantity: Decimal::ONE,
        unit: Unit::Lump,
        unit_price: Money::from_minor(row.base, currency).amount(),
        discount_percent: None,
        vat: VatGroup { ..row.group },
        disbursement: false,
        goods: false,
    }
}

/// The order's number and date, then the title of each of its lines: a deposit must still say for what.
fn order_titles(conn: &Connection, mission: &Mission, language: Language) -> Result<Vec<String>> {
    let Some(id) = mission.quote_id else { return Ok(vec![mission.name.clone()]) };
    let order = quote::get(conn, id)?;
    let (number, date) = (&order.number, order.issue_date.format("%d/%m/%Y"));
    let mut details = vec![say!(language, "Devis {number} du {date} :", "Quote {number} of {date}:")];
    for (line, _) in quote::lines(conn, id)? {
        details.push(format!("• {}", line.description.lines().next().unwrap_or_default()));
    }
    Ok(details)
}

fn percent_text(percent: Decimal, language: Language) -> String {
    let text = percent.normalize().to_string();
    match language {
        Language::Fr => format!("{} %", text.replace('.', ",")),
        Language::En => format!("{text}%"),
    }
}

fn sum<'a>(parts: impl Iterator<Item = &'a Totals>) -> Totals {
    let nothing = Totals { groups: Vec::new() };
    let negative = nothing.minus(parts);
    nothing.minus([&negative])
}

/// Writes the drafts of a mission's stages again: after an issue, a credit or a change, they say what is due now.
pub(crate) fn refresh_drafts(tx: &Tx<'_>, context: &Context, id: MissionId) -> Result<()> {
    let mission = mission::get(tx, id)?;
    let stages = mission::stages(tx, id)?;
    let over = closed(tx, &stages)?;
    for stage in &stages {
        let Some((draft, None)) = stage.invoice.as_ref() else { continue };
        if over {
            // The final invoice covers what its stages had not billed: their drafts have no object any more.
            table::delete_draft(tx, *draft)?;
            continue;
        }
        rewrite(tx, context, &mission, &stages, stage, *draft)?;
    }
    Ok(())
}

pub(super) fn rewrite(
    tx: &Tx<'_>,
    context: &Context,
    mission: &Mission,
    stages: &[Stage],
    stage: &Stage,
    draft: InvoiceId,
) -> Result<()> {
    let content = of_stage(tx, context, mission, stages, stage)?;
    let row = table::get(tx, draft)?;
    let kind = kind_of(stage, stages);
    if kind != row.kind {
        table::update_draft(tx, draft, &super::draft::fields(&row, kind))?;
    }
    table::set_content(tx, draft, &content)?;
    Ok(())
}

/// Returns why a stage is billed, as a sentence.
pub(super) fn reason_text(reason: ProposalReason, mission: &Mission, language: Language) -> String {
    let name = &mission.name;
    match reason {
        ProposalReason::OrderSigned => say!(
            language,
            "Le bon de commande de « {name} » est signé.",
            "The order of \"{name}\" is signed."
        ),
        ProposalReason::StageValidated => say!(language, "L'étape est validée.", "The stage is validated."),
        ProposalReason::HalfOfHours => say!(
            language,
            "La moitié des heures de « {name} » est consommée.",
            "Half of the hours of \"{name}\" are used."
        ),
        ProposalReason::Delivered => {
            say!(language, "La mission « {name} » est livrée.", "Mission \"{name}\" is delivered.")
        }
    }
}
