//! The paper of a quote: of what is stored, or of what is being typed.

use super::draft;
use super::show::percent_of;
use crate::wire::Reference;
use crate::wire::quotes::{Paper as Reply, QuoteRequest};
use crate::{Carnet, Refusal, Result, identity, papers, resolve, usual};
use carnet_core::ids::QuoteId;
use carnet_core::law::PaperKind;
use carnet_core::line_item::{self, LineItem, LineTotals};
use carnet_core::money::Currency;
use carnet_core::schedule::{self, Share};
use carnet_core::vat::Totals;
use carnet_documents::paper::{self, Paper};
use carnet_store::client::{self, ClientRow};
use carnet_store::identity::Identity;
use carnet_store::quote::{self as table, QuoteStage};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What a paper of a quote says, wherever it comes from.
struct Said<'a> {
    number: Option<String>,
    version: u32,
    subject: Option<String>,
    language: &'a str,
    issue_date: NaiveDate,
    valid_until: NaiveDate,
    lines: &'a [LineItem],
    sums: &'a LineTotals,
    discount_percent: Option<Decimal>,
    stages: &'a [QuoteStage],
    split: &'a [Totals],
}

/// Returns the PDF of a quote: what was sent once it was, else its content of now.
///
/// # Errors
/// When there is no such quote, or the paper cannot be made.
pub fn pdf(carnet: &Carnet, name: &str) -> Result<Vec<u8>> {
    let id = resolve::quote(carnet.conn(), name)?;
    match table::snapshot(carnet.conn(), id)? {
        Some(text) => papers::render(&papers::from_snapshot(&text)?),
        None => papers::render(&of_quote(carnet, id)?),
    }
}

/// Returns the PDF of a quote for the page.
///
/// # Errors
/// As [`pdf`].
pub fn paper(carnet: &Carnet, reference: Reference) -> Result<Reply> {
    let quote = table::get(carnet.conn(), resolve::quote(carnet.conn(), &reference.name)?)?;
    let pdf = pdf(carnet, &quote.id.to_string())?;
    Ok(papers::reply(format!("{}.pdf", quote.number), &pdf))
}

/// Returns the PDF of a quote being typed, for the page.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn preview_paper(carnet: &Carnet, request: QuoteRequest) -> Result<Reply> {
    let number = request
        .quote
        .as_deref()
        .map(|name| {
            resolve::quote(carnet.conn(), name).and_then(|id| Ok(table::get(carnet.conn(), id)?.number))
        })
        .transpose()?;
    let reading = draft::read(carnet, &request)?;
    let draft = reading.form.finish(reading.draft)?;
    let identity = identity::get(carnet)?;
    let language = draft.language.to_string();
    let said = Said {
        number,
        version: 1,
        subject: draft.subject.clone(),
        language: &language,
        issue_date: draft.issue_date,
        valid_until: draft.valid_until,
        lines: &draft.lines,
        sums: &draft.sums,
        discount_percent: draft.discount_percent,
        stages: &draft.stages,
        split: &draft.split,
    };
    let paper = compose(&identity, draft.client()?, &said, carnet.currency())?;
    Ok(papers::reply("devis.pdf".to_owned(), &papers::render(&paper)?))
}

/// Returns what the paper of a stored quote says.
pub(crate) fn of_quote(carnet: &Carnet, id: QuoteId) -> Result<Paper> {
    let conn = carnet.conn();
    let quote = table::get(conn, id)?;
    let lines: Vec<LineItem> = table::lines(conn, id)?.into_iter().map(|(line, _)| line).collect();
    let sums = line_item::totals(&lines, quote.discount_percent, quote.currency)?;
    let stages = table::stages(conn, id)?;
    let shares: Vec<Share> = stages.iter().map(|stage| stage.share).collect();
    let split =
        schedule::split(&sums.totals, &shares, quote.currency).map_err(|e| Refusal::field("schedule", e))?;
    let client = client::get(conn, quote.client_id)?.ok_or_else(|| Refusal::Paper("no client".to_owned()))?;
    let said = Said {
        number: Some(quote.number.clone()),
        version: quote.version,
        subject: quote.subject.clone(),
        language: &quote.language,
        issue_date: quote.issue_date,
        valid_until: quote.valid_until,
        lines: &lines,
        sums: &sums,
        discount_percent: quote.discount_percent,
        stages: &stages,
        split: &split,
    };
    compose(&identity::get(carnet)?, &client, &said, quote.currency)
}

fn compose(identity: &Identity, client: &ClientRow, said: &Said<'_>, currency: Currency) -> Result<Paper> {
    let totals = &said.sums.totals;
    let amount = |minor| papers::amount(minor, currency);
    let mentions = papers::mentions(
        identity,
        client,
        &papers::Occasion {
            kind: PaperKind::Quote,
            issue_date: said.issue_date,
            language: said.language,
            totals,
            payment_days: Some(identity.payment_terms_days),
            valid_until: Some(said.valid_until),
            corrected: None,
            lines: said.lines.iter().collect(),
        },
    )?;
    let whole = totals.net();
    let language = if said.language == "en" { crate::Language::En } else { crate::Language::Fr };
    let schedule = said
        .stages
        .iter()
        .zip(said.split)
        .map(|(stage, part)| paper::Stage {
            label: usual::said(&stage.label, language),
            percent: Some(percent_of(stage.share, part.net(), whole)),
            net: amount(part.net()),
            gross: amount(part.gross()),
            state: paper::StageState::ToCome,
            date: None,
        })
        .collect();
    let nets: i64 = said.sums.line_nets.iter().sum();
    Ok(Paper {
        kind: paper::PaperKind::Quote,
        language: papers::language(said.language),
        number: said.number.clone(),
        version: Some(said.version),
        issue_date: Some(said.issue_date),
        valid_until: Some(said.valid_until),
        subject: said.subject.clone(),
        seller: papers::seller(identity),
        buyer: papers::buyer(client, said.language),
        currency: currency.to_string(),
        lines: said
            .lines
            .iter()
            .zip(&said.sums.line_nets)
            .map(|(line, net)| papers::line(line, *net, currency, language))
            .collect(),
        lines_net: Some(amount(nets)),
        discount: (said.sums.discount > 0)
            .then(|| paper::Discount { percent: said.discount_percent, amount: amount(said.sums.discount) }),
        vat: papers::vat_rows(identity, totals, currency),
        total_net: amount(totals.net()),
        total_vat: amount(totals.tax()),
        total_gross: amount(totals.gross()),
        amount_due: amount(totals.gross()),
        schedule,
        mentions: papers::printed(&mentions),
        style: papers::style(identity),
        ..Paper::default()
    })
}
