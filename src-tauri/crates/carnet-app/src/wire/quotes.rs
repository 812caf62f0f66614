//! Quotes: what is typed, what it comes to, what became of it.

use super::{Amount, Hours, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A line as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct LineRequest {
    /// Text; the first line is the title.
    pub description: String,
    /// Quantity.
    pub quantity: String,
    /// `h`, `d`, `u`, `lump`, `km`, `month`.
    pub unit: String,
    /// Price of a unit, arithmetic allowed.
    pub unit_price: String,
    /// VAT rate in percent; absent: the regime's (none under the franchise, else the normal rate).
    pub vat_rate: Option<String>,
    /// VAT category; absent: `E` under the franchise, else `S`.
    pub vat_category: Option<String>,
    /// Discount on the line in percent.
    pub discount_percent: Option<String>,
    /// Whether it gives back money laid out for the client (*débours*): no VAT, no turnover.
    #[ts(optional, as = "Option<bool>")]
    pub disbursement: bool,
    /// Whether it delivers goods; a service otherwise.
    #[ts(optional, as = "Option<bool>")]
    pub goods: bool,
}

/// A stage of the schedule as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct StageRequest {
    /// Label; absent: the usual one.
    pub label: Option<String>,
    /// `20`, `20 %`, `1200 €`, or empty for the rest (last stage only).
    pub share: String,
    /// `order`, `midway`, `delivery`; absent: the usual one.
    pub trigger: Option<String>,
    /// Whether the stage delivers a part of the work: its invoice is then a progress invoice.
    pub delivers: bool,
}

/// A quote as typed: to preview, to add, or to change a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct QuoteRequest {
    /// The draft to change; absent: a new one.
    pub quote: Option<String>,
    /// Client.
    pub client: String,
    /// Title.
    pub subject: Option<String>,
    /// Lines.
    pub lines: Vec<LineRequest>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<String>,
    /// Estimated hours, as typed.
    pub estimate: Option<String>,
    /// Stages; empty: 20/40/40.
    pub schedule: Vec<StageRequest>,
    /// Date on the paper; absent: today.
    pub issue_date: Option<String>,
    /// Last day of validity; absent: one month on.
    pub valid_until: Option<String>,
    /// Why the price is under the target.
    pub under_target_reason: Option<String>,
    /// Until when that exception holds.
    pub under_target_until: Option<String>,
    /// `fr` or `en`.
    pub language: Option<String>,
}

/// Marks a quote as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct QuoteSend {
    /// The quote.
    pub quote: String,
    /// Date of the follow-up: required.
    pub follow_up: String,
    /// What to do then.
    pub note: Option<String>,
}

/// Marks a quote as refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct QuoteRefuse {
    /// The quote.
    pub quote: String,
    /// `need`, `time`, `money`, `equipped`, `other`.
    pub objection: String,
    /// The reply that was used.
    pub reply: Option<String>,
}

/// Marks a quote as accepted and opens its mission.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct QuoteAccept {
    /// The quote.
    pub quote: String,
    /// Path of the signed file.
    pub signed: String,
    /// Date of the signature.
    pub on: String,
    /// Who signed.
    pub signatory: Option<String>,
    /// A mission started without order that this order is for.
    pub mission: Option<String>,
}

/// Which quotes to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct QuotesRequest {
    /// Only this status.
    pub status: Option<String>,
    /// Only this client.
    pub client: Option<String>,
}

/// The quotes asked for, latest version of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Quotes {
    /// One row each, newest first.
    pub quotes: Vec<QuoteRow>,
}

/// A quote in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuoteRow {
    /// Identity of the version.
    #[ts(type = "number")]
    pub id: i64,
    /// Number.
    pub number: String,
    /// Version.
    pub version: u32,
    /// Status today.
    pub status: String,
    /// Client.
    pub client: String,
    /// Title.
    pub subject: Option<String>,
    /// Date on the paper.
    pub issue_date: String,
    /// Last day of validity.
    pub valid_until: String,
    /// Next open follow-up.
    pub follow_up_on: Option<String>,
    /// Net total.
    pub total_net: Amount,
    /// Net per estimated hour.
    pub hourly_rate: Option<Amount>,
    /// Against target and floor.
    pub rate_check: Option<String>,
}

/// A line with its net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Line {
    /// Text.
    pub description: String,
    /// Quantity.
    pub quantity: Number,
    /// Unit.
    pub unit: String,
    /// Price of a unit.
    pub unit_price: Number,
    /// Discount in percent.
    pub discount_percent: Option<Number>,
    /// VAT category.
    pub vat_category: String,
    /// VAT rate in percent.
    pub vat_rate: Number,
    /// Whether it gives back money laid out for the client.
    pub disbursement: bool,
    /// Whether it delivers goods; a service otherwise.
    pub goods: bool,
    /// Net.
    pub net: Amount,
}

/// Base and tax of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Vat {
    /// Category.
    pub category: String,
    /// Rate in percent.
    pub rate: Number,
    /// Net amount taxed.
    pub base: Amount,
    /// Tax.
    pub amount: Amount,
}

/// A stage of a quote's schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScheduleStage {
    /// Label.
    pub label: String,
    /// Share of the net total in percent.
    pub percent: Number,
    /// The share as it was typed: `20`, `1200 €`, or empty for the rest.
    pub share: String,
    /// What makes it billable.
    pub trigger: String,
    /// Whether it delivers a part.
    pub delivers: bool,
    /// Net.
    pub net: Amount,
    /// Tax.
    pub vat: Amount,
    /// Gross.
    pub gross: Amount,
    /// `pending`, `validated`, `invoiced`, `paid`.
    pub status: String,
    /// Number of its invoice.
    pub invoice: Option<String>,
}

/// A quote, whole. A preview has no number and version 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Quote {
    /// Identity of the version; 0 in a preview.
    #[ts(type = "number")]
    pub id: i64,
    /// Number.
    pub number: String,
    /// Version.
    pub version: u32,
    /// All versions there are.
    pub versions: Vec<u32>,
    /// Status today.
    pub status: String,
    /// Client.
    pub client: String,
    /// Its id.
    #[ts(type = "number")]
    pub client_id: i64,
    /// Title.
    pub subject: Option<String>,
    /// Language of the paper.
    pub language: String,
    /// Date on the paper.
    pub issue_date: String,
    /// Last day of validity.
    pub valid_until: String,
    /// Next open follow-up.
    pub follow_up_on: Option<String>,
    /// Lines.
    pub lines: Vec<Line>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<Number>,
    /// Discount on the whole.
    pub discount: Amount,
    /// Totals by VAT group.
    pub vat: Vec<Vat>,
    /// Net.
    pub total_net: Amount,
    /// Tax.
    pub total_vat: Amount,
    /// Gross.
    pub total_gross: Amount,
    /// Estimated hours.
    pub estimated_hours: Option<Hours>,
    /// Net per estimated hour.
    pub hourly_rate: Option<Amount>,
    /// Against target and floor.
    pub rate_check: Option<String>,
    /// Target hourly rate.
    pub target_rate: Amount,
    /// Floor hourly rate.
    pub floor_rate: Amount,
    /// Why the price is under the target.
    pub under_target_reason: Option<String>,
    /// Until when that exception holds.
    pub under_target_until: Option<String>,
    /// Schedule.
    pub schedule: Vec<ScheduleStage>,
    /// When it was sent.
    pub sent_on: Option<String>,
    /// When it was accepted or refused.
    pub decided_on: Option<String>,
    /// Objection of a refusal.
    pub objection: Option<String>,
    /// Reply to it.
    pub reply: Option<String>,
    /// The mission that it opened.
    #[ts(type = "number | null")]
    pub mission: Option<i64>,
}

/// What a quote being typed comes to. Problems stand beside what could be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuotePreview {
    /// The quote, as far as it can be computed.
    pub quote: Option<Quote>,
    /// Fields to correct.
    pub problems: Vec<crate::failure::FieldProblem>,
    /// Net of each line, in order; none where the line cannot be read.
    pub line_nets: Vec<Option<Amount>>,
}

/// A paper as bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Paper {
    /// File name to propose.
    pub file_name: String,
    /// The PDF, base64.
    pub pdf: String,
}
