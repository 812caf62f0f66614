//! What the invoice of a stage says: lines, deductions, totals. Deposits ask for a share, progress invoices
//! bill a part, the final one restates the order and deducts the deposits; together they make the quote.

use crate::identity;
use crate::{Carnet, Language, Result, say, usual};
use carnet_core::document::Unit;
use carnet_core::goods::goods_by_group;
use carnet_core::ids::{InvoiceId, MissionId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::{self, LineItem};
use carnet_core::mission::ProposalReason;
use carnet_core::money::{Currency, Money, proportion};
use carnet_core::vat::{Totals, VatAmount, VatGroup};
use carnet_store::Connection;
use carnet_store::identity::Identity;
use carnet_store::invoice::{self as table, Content, Invoice};
use carnet_store::mission::{self, Mission, Stage, StageInvoice};
use carnet_store::{Tx, quote};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

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
pub(crate) fn final_is_issued(stages: &[Stage]) -> bool {
    stages.last().and_then(|last| last.invoice.as_ref()).is_some_and(|invoice| {
        invoice.number.is_some() && matches!(invoice.kind, InvoiceKind::Final | InvoiceKind::Standard)
    })
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

/// Returns what the invoice of `stage` asks for now, without its lines.
pub(super) fn totals_of_stage(
    conn: &Connection,
    mission: &Mission,
    stages: &[Stage],
    stage: &Stage,
) -> Result<Totals> {
    Ok(match kind_of(stage, stages) {
        InvoiceKind::Deposit | InvoiceKind::Progress => stage.totals.clone(),
        _ => Settlement::of(conn, mission, stages)?.totals,
    })
}

/// One line a VAT group that asks for a share of the order and restates what it is a share of.
fn share(conn: &Connection, context: &Context, mission: &Mission, stage: &Stage) -> Result<Content> {
    let language = context.language();
    let label = usual::said(&stage.label, language);
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
    let order = Order::of(conn, context, mission)?;
    Ok(order.by_nature(&title, &stage.totals, language, |row| {
        let (goods, whole) = order.goods(row.group);
        proportion(row.base, goods, whole)
    }))
}

/// What an order says about its parts: titles, and what of it is goods.
struct Order {
    /// What the lines are introduced by.
    head: String,
    /// Title of each line, how it is taxed, and whether it delivers goods.
    titles: Vec<(String, VatGroup, bool)>,
    /// Goods and services of each VAT group, after the discount; what is only laid out is neither.
    sold: BTreeMap<VatGroup, i64>,
    /// The goods in it.
    goods: BTreeMap<VatGroup, i64>,
    currency: Currency,
}

impl Order {
    fn of(conn: &Connection, context: &Context, mission: &Mission) -> Result<Self> {
        let currency = context.currency;
        let Some(id) = mission.quote_id else {
            let head = mission.name.clone();
            return Ok(Self {
                head,
                titles: Vec::new(),
                sold: BTreeMap::new(),
                goods: BTreeMap::new(),
                currency,
            });
        };
        let order = quote::get(conn, id)?;
        let (number, date) = (&order.number, order.issue_date.format("%d/%m/%Y"));
        let head = say!(context.language(), "Devis {number} du {date} :", "Quote {number} of {date}:");
        let items: Vec<LineItem> = quote::lines(conn, id)?.into_iter().map(|(line, _)| line).collect();
        let sums = line_item::totals(&items, order.discount_percent, currency)?;
        let mut sold: BTreeMap<VatGroup, i64> =
            sums.totals.groups.iter().map(|row| (row.group, row.base)).collect();
        for (item, net) in items.iter().zip(&sums.line_nets).filter(|(item, _)| item.disbursement) {
            *sold.entry(item.vat).or_default() -= net;
        }
        let goods = goods_by_group(items.iter().zip(sums.line_nets), &sums.totals);
        let title = |item: &LineItem| item.description.lines().next().unwrap_or_default().to_owned();
        let titles = items.iter().map(|item| (title(item), item.vat, item.delivers_goods())).collect();
        Ok(Self { head, titles, sold, goods, currency })
    }

    /// Returns the goods of a VAT group, and all that is sold in it.
    fn goods(&self, group: VatGroup) -> (i64, i64) {
        let of = |sums: &BTreeMap<VatGroup, i64>| sums.get(&group).copied().unwrap_or(0);
        (of(&self.goods), of(&self.sold))
    }

    /// Returns what a part of the order says: one line a VAT group under `title`, two where it asks for goods and for
    /// services; `goods` tells how much of a group is goods.
    fn by_nature(
        &self,
        title: &str,
        totals: &Totals,
        language: Language,
        goods: impl Fn(&VatAmount) -> i64,
    ) -> Content {
        let mut content = by_group("", totals, self.currency);
        let (mut lines, mut nets) = (Vec::new(), Vec::new());
        for (line, base) in content.lines.iter().map(|(line, _)| line).zip(content.nets) {
            let row = VatAmount { group: line.vat, base, tax: 0 };
            let of_goods = goods(&row).clamp(0.min(base), 0.max(base));
            let both = of_goods != 0 && of_goods != base;
            for (is_goods, part) in [(true, of_goods), (false, base - of_goods)] {
                if part == 0 && (is_goods || base != 0) {
                    continue;
                }
                let name = match (both, is_goods) {
                    (false, _) => title.to_owned(),
                    (true, true) => say!(language, "{title} (biens)", "{title} (goods)"),
                    (true, false) => say!(language, "{title} (services)", "{title} (services)"),
                };
                // A rate names what is sold at it (CGI ann. II art. 242 nonies A I 8°): an amendment is none of the order's lines.
                let told = |(_, group, goods): &&(String, VatGroup, bool)| {
                    *group == line.vat && (!both || *goods == is_goods)
                };
                let titles: Vec<String> =
                    self.titles.iter().filter(told).map(|(title, _, _)| format!("• {title}")).collect();
                let head = (!titles.is_empty() || self.titles.is_empty()).then(|| self.head.clone());
                let description = [name].into_iter().chain(head).chain(titles).collect::<Vec<_>>().join("\n");
                let row = VatAmount { base: part, ..row };
                lines.push((LineItem { goods: is_goods, ..lump(&description, row, self.currency) }, None));
                nets.push(part);
            }
        }
        (content.lines, content.nets) = (lines, nets);
        content
    }
}

/// What is left to ask for when a mission is settled.
struct Settlement {
    /// Issued deposits, and what each still asks for.
    deposits: Vec<(InvoiceId, Totals)>,
    /// Issued progress invoices, and what each still asks for.
    progress: Vec<(Invoice, Totals)>,
    /// The mission without what progress invoices billed.
    to_bill: Totals,
    /// The same without the deposits: what is to be paid.
    totals: Totals,
}

impl Settlement {
    fn of(conn: &Connection, mission: &Mission, stages: &[Stage]) -> Result<Self> {
        let (mut deposits, mut progress) = (Vec::new(), Vec::new());
        for invoice in table::of_mission(conn, mission.id)?.into_iter().filter(|i| i.issued && !i.corrected) {
            match invoice.kind {
                InvoiceKind::Deposit => {
                    let left = left_after_credits(conn, &invoice)?;
                    if left.gross() != 0 || left.net() != 0 {
                        deposits.push((invoice.id, left));
                    }
                }
                InvoiceKind::Progress => {
                    progress.push((invoice.clone(), left_after_credits(conn, &invoice)?))
                }
                _ => {}
            }
        }
        let billed: Vec<&Totals> = progress.iter().map(|(_, totals)| totals).collect();
        let to_bill = sum(stages.iter().map(|stage| &stage.totals)).minus(billed);
        let totals = to_bill.minus(deposits.iter().map(|(_, totals)| totals));
        Ok(Self { deposits, progress, to_bill, totals })
    }
}

/// Restates the order and deducts the deposits; after progress invoices, bills what they left.
fn settlement(conn: &Connection, context: &Context, mission: &Mission, stages: &[Stage]) -> Result<Content> {
    let settled = Settlement::of(conn, mission, stages)?;
    let content = if settled.progress.is_empty() {
        restated(conn, context, mission, stages)?
    } else {
        rest(conn, context, mission, &settled)?
    };
    Ok(Content { deductions: settled.deposits, totals: settled.totals, ..content })
}

/// What progress invoices left of the order, as one line a VAT group and nature.
fn rest(conn: &Connection, context: &Context, mission: &Mission, settled: &Settlement) -> Result<Content> {
    let language = context.language();
    let numbers: Vec<&str> = settled.progress.iter().filter_map(|(i, _)| i.number.as_deref()).collect();
    let list = numbers.join(", ");
    let title = say!(
        language,
        "Solde de la mission, situations {list} déjà facturées",
        "Rest of the mission, progress invoices {list} billed before"
    );
    let mut billed: BTreeMap<VatGroup, i64> = BTreeMap::new();
    for (invoice, left) in &settled.progress {
        let goods = goods_after_credits(conn, invoice)?;
        for row in &left.groups {
            *billed.entry(row.group).or_default() += goods(row.group);
        }
    }
    let order = Order::of(conn, context, mission)?;
    Ok(order.by_nature(&title, &settled.to_bill, language, |row| {
        order.goods(row.group).0 - billed.get(&row.group).copied().unwrap_or(0)
    }))
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

/// Returns what of a VAT group an issued invoice still asks for as goods after its credit notes.
pub(super) fn goods_after_credits(conn: &Connection, invoice: &Invoice) -> Result<impl Fn(VatGroup) -> i64> {
    let own = table::goods(conn, invoice.id)?;
    let mut credited = Vec::new();
    for note in table::credit_notes(conn, invoice.id)?.into_iter().filter(|note| note.issued) {
        credited.push(table::goods(conn, note.id)?);
    }
    Ok(move |group| own.of_group(group) - credited.iter().map(|goods| goods.of_group(group)).sum::<i64>())
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
    let over = final_is_issued(&stages);
    for stage in &stages {
        let Some(StageInvoice { id: draft, number: None, .. }) = stage.invoice else { continue };
        if over {
            // The final invoice covers what its stages had not billed: their drafts have no object any more.
            table::delete_draft(tx, draft)?;
            continue;
        }
        rewrite(tx, context, &mission, &stages, stage, draft)?;
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
        ProposalReason::OrderSigned => usual::ORDER_SIGNED.of(name, language),
        ProposalReason::StageValidated => usual::STAGE_VALIDATED.word(language),
        ProposalReason::HalfOfHours => usual::HALF_OF_HOURS.of(name, language),
        ProposalReason::Delivered => usual::DELIVERED.of(name, language),
    }
}
