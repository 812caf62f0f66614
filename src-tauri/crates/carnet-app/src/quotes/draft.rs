//! A quote as typed, read and computed: what saving stores and what a preview shows.

use crate::form::Form;
use crate::identity::{self, Rates};
use crate::lines::{self, VatRules};
use crate::wire::quotes::{QuoteRequest, StageRequest};
use crate::{Carnet, FieldProblem, Language, Problem, Refusal, Result, resolve, usual};
use carnet_core::input;
use carnet_core::line_item::{self, LineItem, LineTotals};
use carnet_core::money::{Currency, Money};
use carnet_core::quote::{RateCheck, hourly_rate};
use carnet_core::schedule::{self, Share, StageTrigger};
use carnet_core::vat::Totals;
use carnet_store::client::{self, ClientRow};
use carnet_store::identity::Identity;
use carnet_store::quote::QuoteStage;
use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

const SUBJECT_LIMIT: usize = 200;
const LABEL_LIMIT: usize = 120;
const REASON_LIMIT: usize = 500;
/// A mission of more hours than ten years hold is a slip of the keyboard.
const ESTIMATE_LIMIT: i64 = 20_000;

/// A quote as typed, as far as it could be read.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// None while the client is not named yet: a preview shows totals already.
    pub client: Option<ClientRow>,
    pub subject: Option<String>,
    pub language: Language,
    pub issue_date: NaiveDate,
    pub valid_until: NaiveDate,
    pub lines: Vec<LineItem>,
    pub discount_percent: Option<Decimal>,
    pub estimated_hours: Option<Decimal>,
    pub stages: Vec<QuoteStage>,
    pub under_target_reason: Option<String>,
    pub under_target_until: Option<NaiveDate>,
    pub sums: LineTotals,
    /// Totals of each stage; they sum to those of the quote.
    pub split: Vec<Totals>,
}

/// What reading a request gave: the draft as soon as its totals can be computed, what is wrong, the lines.
pub(crate) struct Reading {
    pub draft: Option<Draft>,
    pub form: Form,
    pub lines: Vec<Option<LineItem>>,
}

/// Reads a quote as typed.
///
/// # Errors
/// When the book cannot be read; what is wrong with the fields is in the reading.
pub(crate) fn read(carnet: &Carnet, request: &QuoteRequest) -> Result<Reading> {
    let identity = identity::get(carnet)?;
    let today = carnet.today();
    let currency = carnet.currency();
    let mut form = Form::default();
    let client = read_client(carnet, &mut form, &request.client)?;
    let language = form
        .optional("language", request.language.as_deref(), str::parse::<Language>)
        .unwrap_or_else(|| identity.language.parse().unwrap_or(Language::Fr));
    let issue_date = form
        .optional("issue_date", request.issue_date.as_deref(), |t| input::parse_date(t, today))
        .unwrap_or(today);
    let valid_until = form
        .optional("valid_until", request.valid_until.as_deref(), |t| input::parse_date(t, today))
        .or_else(|| issue_date.checked_add_months(Months::new(1)))
        .unwrap_or(issue_date);
    if valid_until < issue_date {
        form.refuse(
            "valid_until",
            Problem::sentence_of(
                "La validité finit avant la date du devis : choisissez une date plus tardive.",
                "The validity ends before the quote's date: choose a later date.",
            ),
        );
    }
    let subject =
        form.optional("subject", request.subject.as_deref(), |t| input::clean_text(t, SUBJECT_LIMIT));
    let rules = VatRules::of(&identity, client.as_ref(), issue_date)?;
    let lines = lines::read(&mut form, &request.lines, &rules);
    let discount_percent = form
        .optional("discount_percent", request.discount_percent.as_deref(), input::parse_percent)
        .filter(|p| !p.is_zero());
    let estimated_hours = form.optional("estimate", request.estimate.as_deref(), estimate);
    let stages = read_schedule(&mut form, &request.schedule, currency, language);
    let under_target_reason =
        form.optional("under_target_reason", request.under_target_reason.as_deref(), |t| {
            input::clean_text(t, REASON_LIMIT)
        });
    let under_target_until =
        form.optional("under_target_until", request.under_target_until.as_deref(), |t| {
            input::parse_date(t, today)
        });
    let whole: Option<Vec<LineItem>> = if lines.is_empty() { None } else { lines.iter().cloned().collect() };
    let draft = (|| {
        let lines = whole?;
        let sums = form.read("lines", line_item::totals(&lines, discount_percent, currency))?;
        let stages = stages?;
        let shares: Vec<Share> = stages.iter().map(|stage| stage.share).collect();
        let split = form.read("schedule", schedule::split(&sums.totals, &shares, currency))?;
        Some(Draft {
            client,
            subject,
            language,
            issue_date,
            valid_until,
            lines,
            discount_percent,
            estimated_hours,
            stages,
            under_target_reason,
            under_target_until,
            sums,
            split,
        })
    })();
    Ok(Reading { draft, form, lines })
}

/// Empties the name of a client that is not known, or not yet unambiguous, and returns why: while one types,
/// that is a field to correct and the totals are wanted all the same.
pub(crate) fn unknown_client(carnet: &Carnet, name: &mut String) -> Result<Option<String>> {
    if name.trim().is_empty() {
        return Ok(None);
    }
    match resolve::client(carnet.conn(), name) {
        Ok(_) => Ok(None),
        Err(refusal @ (Refusal::NotFound { .. } | Refusal::Ambiguous { .. })) => {
            name.clear();
            Ok(Some(refusal.explain(carnet.language()).message))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Returns what is wrong with a form being typed; `unknown_client` says more of the client than that it is needed.
pub(crate) fn field_problems(
    carnet: &Carnet,
    form: Form,
    unknown_client: Option<String>,
) -> Vec<FieldProblem> {
    let language = carnet.language();
    form.into_problems()
        .into_iter()
        .map(|(path, problem)| {
            let said = unknown_client.clone().filter(|_| path == "client");
            FieldProblem { path, message: said.unwrap_or_else(|| problem.sentence(language)) }
        })
        .collect()
}

impl Draft {
    /// Returns the client, without whom nothing is stored or printed.
    pub fn client(&self) -> Result<&ClientRow> {
        self.client.as_ref().ok_or_else(|| Refusal::field("client", Problem::Required))
    }
}

/// Returns the client that a form names; a form without one is refused like any other field.
pub(crate) fn read_client(carnet: &Carnet, form: &mut Form, name: &str) -> Result<Option<ClientRow>> {
    if name.trim().is_empty() {
        form.refuse("client", Problem::Required);
        return Ok(None);
    }
    let id = resolve::client(carnet.conn(), name)?;
    Ok(client::get(carnet.conn(), id)?)
}

fn estimate(text: &str) -> std::result::Result<Decimal, Problem> {
    // An estimate is hours: `160` means a hundred and sixty of them, not minutes.
    let hours = match input::parse_quantity(text) {
        Ok(hours) => hours,
        Err(_) => input::parse_duration(text)?.hours(),
    };
    if hours > Decimal::from(ESTIMATE_LIMIT) {
        return Err(Problem::sentence_of(
            format!("L'estimation dépasse {ESTIMATE_LIMIT} heures : vérifiez la saisie."),
            format!("The estimate passes {ESTIMATE_LIMIT} hours: check it."),
        ));
    }
    Ok(hours)
}

/// Returns the usual label of a stage.
pub(crate) fn usual_label(trigger: StageTrigger, rank: usize, midways: usize, language: Language) -> String {
    match trigger {
        StageTrigger::Order => usual::ON_ORDER.word(language),
        StageTrigger::Midway if midways < 2 => usual::MIDWAY.word(language),
        StageTrigger::Midway => usual::STAGE.of(&rank.to_string(), language),
        StageTrigger::Delivery => usual::ON_DELIVERY.word(language),
    }
}

fn read_schedule(
    form: &mut Form,
    requests: &[StageRequest],
    currency: Currency,
    language: Language,
) -> Option<Vec<QuoteStage>> {
    let usual = [20, 40, 40].map(|percent| StageRequest { share: percent.to_string(), ..Default::default() });
    let requests = if requests.is_empty() { &usual[..] } else { requests };
    let count = requests.len();
    let midways = count.saturating_sub(2);
    let stages: Vec<Option<QuoteStage>> = requests
        .iter()
        .enumerate()
        .map(|(index, stage)| {
            let path = |field: &str| format!("schedule.{index}.{field}");
            let share = form.read(path("share"), read_share(&stage.share, currency));
            let trigger = form
                .optional(path("trigger"), stage.trigger.as_deref(), str::parse::<StageTrigger>)
                .unwrap_or_else(|| StageTrigger::usual(index, count));
            let label = form
                .optional(path("label"), stage.label.as_deref(), |t| input::clean_text(t, LABEL_LIMIT))
                .unwrap_or_else(|| usual_label(trigger, index + 1, midways, language));
            Some(QuoteStage { label, share: share?, trigger, delivers: stage.delivers && index + 1 < count })
        })
        .collect();
    stages.into_iter().collect()
}

/// Reads a share: `20` or `20 %` is a percentage, `1200 €` or `€1200` a net amount, nothing the rest.
fn read_share(text: &str, currency: Currency) -> std::result::Result<Share, Problem> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if text.is_empty() || lower == "reste" || lower == "rest" || lower == "solde" {
        return Ok(Share::Rest);
    }
    let amount =
        lower.strip_suffix('€').or_else(|| lower.strip_suffix("eur")).or_else(|| lower.strip_prefix('€'));
    match amount {
        Some(amount) => {
            Ok(Share::Amount(Money::rounded(input::parse_amount(amount.trim())?, currency)?.minor()))
        }
        None => Ok(Share::Percent(input::parse_percent(text)?)),
    }
}

/// Writes a share as it is typed.
pub(crate) fn share_text(share: Share, currency: Currency) -> String {
    match share {
        Share::Percent(percent) => percent.normalize().to_string(),
        Share::Amount(minor) => format!("{} €", Money::from_minor(minor, currency)),
        Share::Rest => String::new(),
    }
}

/// The price of an hour of a quote, against the guards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guard {
    pub rates: Rates,
    pub hourly: Option<Decimal>,
    pub check: Option<RateCheck>,
}

/// Returns what a quote of `net` minor units makes of an hour: over its estimate, or over its lines when all of
/// them are sold by the hour.
pub(crate) fn guard(
    identity: &Identity,
    lines: &[LineItem],
    estimate: Option<Decimal>,
    net: i64,
    currency: Currency,
    on: NaiveDate,
) -> Result<Guard> {
    let rates = identity::rates_of(identity, on)?;
    let sold_by_hour = lines.iter().all(|line| line.unit == carnet_core::document::Unit::Hour);
    let hours = estimate.or_else(|| sold_by_hour.then(|| lines.iter().map(|line| line.quantity).sum()));
    let hourly = hours.and_then(|hours| hourly_rate(Money::from_minor(net, currency).amount(), hours));
    let check = hourly.map(|rate| RateCheck::of(rate, rates.floor, rates.target));
    Ok(Guard { rates, hourly, check })
}

#[cfg(test)]
mod tests {
    use super::{Share, read_share};
    use carnet_core::money::Currency;

    #[test]
    fn a_share_with_its_sign_before_or_after_is_an_amount() {
        for typed in ["1200 €", "€1200", "€ 1200", "1200 EUR"] {
            let share = read_share(typed, Currency::Eur).expect(typed);
            assert_eq!(share, Share::Amount(120_000), "{typed} asks for euros, not for percents");
        }
    }
}
