//! Figures: today, profit.

use super::follow_ups::FollowUp;
use super::invoices::InvoiceRow;
use super::lifecycle::RefusedInvoice;
use super::{Amount, Hours, Number};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What today asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Today {
    /// Today.
    pub date: String,
    /// Follow-ups past their date.
    pub overdue: Vec<FollowUp>,
    /// Follow-ups of today.
    pub due: Vec<FollowUp>,
    /// Follow-ups of the next 14 days.
    pub coming: Vec<FollowUp>,
    /// Invoices past their due date.
    pub late_invoices: Vec<InvoiceRow>,
    /// Invoices that nobody owes, refused, rejected or cancelled, whose next document is not made yet.
    pub refused_invoices: Vec<RefusedInvoice>,
    /// Stages that can be invoiced now, and drafts.
    pub to_invoice: Vec<InvoiceRow>,
    /// Deadlines of the next 14 days and past ones, of open missions.
    pub deadlines: Vec<TodayDeadline>,
    /// Gross that clients owe.
    pub owed: Amount,
    /// Net of stages that could be invoiced.
    pub unbilled: Amount,
    /// Hours worked without a signed order.
    pub at_risk_hours: Hours,
    /// Their worth at the target rate.
    pub at_risk_amount: Amount,
    /// Unclaimed hours of this month.
    pub unclaimed_hours: Hours,
    /// Collected this month less costs and contributions, per hour worked this month: the true hour.
    pub true_hour: Option<Amount>,
    /// Hours of this month.
    pub month_hours: Hours,
    /// Net collected this month.
    pub month_collected: Amount,
    /// Net invoiced this month.
    pub month_invoiced: Amount,
    /// Target hourly rate.
    pub target_rate: Amount,
    /// Floor hourly rate.
    pub floor_rate: Amount,
    /// Clients and prospects in the book.
    #[ts(type = "number")]
    pub clients: i64,
    /// Quotes sent so far, against the goal.
    #[ts(type = "number")]
    pub quotes_sent: i64,
    /// The goal of the handbook.
    #[ts(type = "number")]
    pub quotes_goal: i64,
}

/// A deadline that is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TodayDeadline {
    /// Mission.
    pub mission: String,
    /// Its id.
    #[ts(type = "number")]
    pub mission_id: i64,
    /// Client.
    pub client: String,
    /// The deadline.
    pub date: String,
    /// Days past it; negative: to come.
    #[ts(type = "number")]
    pub overdue_days: i64,
}

/// Which period and client.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ProfitRequest {
    /// First month or day; whole months are counted. Absent: the first there is.
    pub from: Option<String>,
    /// Last month or day. Absent: the last there is.
    pub to: Option<String>,
    /// One month, `YYYY-MM`.
    pub month: Option<String>,
    /// One year.
    pub year: Option<String>,
    /// Only this client.
    pub client: Option<String>,
}

/// What a client's hours earned. Amounts per hour are over all hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClientProfit {
    /// Client; none: hours for nobody, spread over no client.
    pub client: Option<String>,
    /// Its id.
    #[ts(type = "number | null")]
    pub client_id: Option<i64>,
    /// All hours.
    pub hours: Hours,
    /// Hours that can be billed.
    pub billable_hours: Hours,
    /// Hours by motive.
    pub hours_by_motive: BTreeMap<String, Hours>,
    /// Net of the quotes accepted in the period.
    pub quoted_net: Amount,
    /// Net invoiced.
    pub invoiced_net: Amount,
    /// Net collected.
    pub collected_net: Amount,
    /// Costs of this client: commissions of its lead source on what was collected.
    pub direct_costs: Amount,
    /// Social contributions on what was collected, at the rates of each month.
    pub contributions: Amount,
    /// Collected less costs and contributions.
    pub net: Amount,
    /// Quoted per hour.
    pub quoted_hour: Option<Amount>,
    /// Invoiced per hour.
    pub invoiced_hour: Option<Amount>,
    /// Net per hour: the true hour.
    pub true_hour: Option<Amount>,
    /// True hour against target and floor.
    pub rate_check: Option<String>,
    /// Share of what was collected, in percent.
    pub revenue_share: Number,
    /// Share of the hours, in percent.
    pub hours_share: Number,
    /// From the price of a sold hour to the true hour: the deltas sum to the difference.
    pub steps: Vec<ProfitStep>,
}

/// The profit report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Profit {
    /// First month.
    pub from: Option<String>,
    /// Last month.
    pub to: Option<String>,
    /// One row a client, lowest true hour first.
    pub clients: Vec<ClientProfit>,
    /// All together.
    pub totals: ClientProfit,
    /// Floor hourly rate.
    pub floor_rate: Amount,
    /// Target hourly rate.
    pub target_rate: Amount,
    /// What makes the figures less sure, each as a sentence (a contribution rate that is not verified, …).
    pub caveats: Vec<String>,
}

/// What the months of a report would have been without a client, and what it takes to earn the same elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DropSimulation {
    /// Client.
    pub client: String,
    /// Its id.
    #[ts(type = "number")]
    pub client_id: i64,
    /// First month.
    pub from: Option<String>,
    /// Last month.
    pub to: Option<String>,
    /// Hours that would have been free.
    pub hours_freed: Hours,
    /// Net that would not have been collected.
    pub collected_lost: Amount,
    /// The same less costs and contributions: what would have been missing.
    pub net_lost: Amount,
    /// Share of what was collected, in percent.
    pub revenue_share: Number,
    /// The true hour as it is, over all hours.
    pub true_hour: Option<Amount>,
    /// The true hour of what is left; none where nothing else was worked.
    pub true_hour_without: Option<Amount>,
    /// What the freed hours would earn at that true hour, rounded to cents.
    pub hours_worth: Option<Amount>,
    /// Hours at that true hour that earn what would be missing, rounded to minutes; none where nothing would be, or nothing is earned.
    pub hours_to_earn_back: Option<Hours>,
    /// Hours of prospecting that what would be missing took to win, at the prospecting of these months for each euro earned, rounded to
    /// minutes; none without prospecting.
    pub prospecting_hours: Option<Hours>,
    /// What makes the figures less sure, each as a sentence.
    pub caveats: Vec<String>,
}

/// The rows behind a figure of the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ProfitRowsRequest {
    /// Client.
    pub client: String,
    /// `hours`, `quoted`, `invoiced` or `collected`.
    pub figure: String,
    /// As in the report.
    pub from: Option<String>,
    /// As in the report.
    pub to: Option<String>,
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfitRow {
    /// Date.
    pub date: String,
    /// Number, motive or method.
    pub label: String,
    /// Note or subject.
    pub detail: Option<String>,
    /// Hours, for hours.
    pub hours: Option<Hours>,
    /// Net amount, for money.
    pub amount: Option<Amount>,
}

/// The rows behind a figure; they sum to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfitRows {
    /// Rows by date.
    pub rows: Vec<ProfitRow>,
}

/// One step from the price on the quote to the true hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfitStep {
    /// quoted or invoiced (the first: what a billable hour was sold at), surrounding_hours, not_invoiced, not_collected,
    /// direct_costs, contributions, true (the last).
    pub kind: String,
    /// What an hour is worth after this step.
    pub hour: Amount,
    /// What the step takes (negative) or adds.
    pub delta: Amount,
}

/// Hours and money by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfitMonths {
    /// In order; months without hours and money are left out.
    pub months: Vec<MonthProfit>,
    /// Floor of today.
    pub floor_rate: Amount,
    /// Target.
    pub target_rate: Amount,
}

/// Hours and money of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MonthProfit {
    /// `2026-11`.
    pub month: String,
    /// All hours.
    pub hours: Hours,
    /// Hours that can be billed.
    pub billable_hours: Hours,
    /// Invoiced without VAT, credit notes deducted.
    pub invoiced_net: Amount,
    /// Collected without VAT.
    pub collected_net: Amount,
    /// Social contributions on it.
    pub contributions: Amount,
    /// Collected less commissions and contributions.
    pub net: Amount,
    /// Net over all hours.
    pub true_hour: Option<Amount>,
}
