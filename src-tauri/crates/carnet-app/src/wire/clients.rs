//! Prospects and clients, their sources and exchanges, and what an import would do.

use super::{Amount, Hours, Number};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds a client or changes one. A field that is absent stays as it is; an empty text empties it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ClientRequest {
    /// The client to change; absent: a new one.
    pub client: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// `company` or `person`.
    pub kind: Option<String>,
    /// Person to talk to.
    pub person: Option<String>,
    /// Stage of the sale.
    pub stage: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Country, two letters.
    pub country: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Lead source by name; made when new.
    pub source: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Electronic address (EN 16931 BT-49, scheme 0225); empty: the SIREN.
    pub electronic_address: Option<String>,
    /// Whether papers for this client carry no electronic invoice.
    pub plain_pdf: Option<bool>,
    /// What the client files invoices under (BT-10).
    pub buyer_reference: Option<String>,
    /// Next date, with a follow-up.
    pub next_date: Option<String>,
}

/// Which clients to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ClientsRequest {
    /// Words to find in names, persons and e-mails, accents and case ignored.
    pub search: Option<String>,
    /// Only this stage.
    pub stage: Option<String>,
    /// `next_date` (default), `name`, `stage` or `created`.
    pub sort: Option<String>,
}

/// The clients asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Clients {
    /// One row each.
    pub clients: Vec<Client>,
}

/// Which clients a list or a field that completes names wants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ClientCardsRequest {
    /// Words to find in names, persons and e-mails, accents and case ignored; names that begin with them come first.
    pub search: Option<String>,
    /// At most so many; absent: all.
    pub most: Option<u32>,
}

/// The clients asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClientCards {
    /// What was looked for, so that an answer that comes late is known for what it is.
    pub search: String,
    /// One each.
    pub clients: Vec<ClientCard>,
}

/// What a list shows of a client. What there is none of is left out: there may be ten thousand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, optional_fields)]
pub struct ClientCard {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// Stage of the sale.
    pub stage: String,
    /// Person to talk to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Lead source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The next open follow-up's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_date: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_note: Option<String>,
}

/// A client or prospect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Client {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// `company` or `person`.
    pub kind: String,
    /// Stage of the sale.
    pub stage: String,
    /// Person to talk to.
    pub person: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Country.
    pub country: String,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Lead source.
    pub source: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Electronic address (EN 16931 BT-49, scheme 0225); none: the SIREN.
    pub electronic_address: Option<String>,
    /// Whether papers for this client carry no electronic invoice.
    pub plain_pdf: bool,
    /// What the client files invoices under (BT-10).
    pub buyer_reference: Option<String>,
    /// The next open follow-up's date.
    pub next_date: Option<String>,
    /// What it says.
    pub next_note: Option<String>,
}

/// A client with everything behind it, for the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClientDetail {
    /// The record.
    #[serde(flatten)]
    pub client: Client,
    /// Exchanges, newest first.
    pub interactions: Vec<Interaction>,
    /// Open follow-ups, nearest first.
    pub follow_ups: Vec<super::follow_ups::FollowUp>,
    /// Latest version of each quote, newest first.
    pub quotes: Vec<super::quotes::QuoteRow>,
    /// Missions, newest first.
    pub missions: Vec<super::missions::MissionRow>,
    /// Invoices, newest first.
    pub invoices: Vec<super::invoices::InvoiceRow>,
    /// All hours.
    pub hours: Hours,
    /// Net invoiced.
    pub invoiced_net: Amount,
    /// Net collected.
    pub collected_net: Amount,
}

/// A dated exchange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Interaction {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Client.
    pub client: String,
    /// `call`, `mail` or `meeting`.
    pub kind: String,
    /// Date.
    pub on: String,
    /// What was said.
    pub note: String,
    /// Length in minutes.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
}

/// Logs an exchange; its minutes go to the hour grid, its next date becomes a follow-up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct LogRequest {
    /// Client.
    pub client: String,
    /// `call`, `mail` or `meeting`.
    pub kind: String,
    /// What was said.
    pub note: String,
    /// Length: minutes, or a duration such as `1h30`.
    pub minutes: Option<String>,
    /// Next date.
    pub next: Option<String>,
    /// Date of the exchange; absent: today.
    pub on: Option<String>,
}

/// Adds a lead source or changes its costs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct SourceRequest {
    /// Name.
    pub name: String,
    /// Subscription a month.
    pub monthly: Option<String>,
    /// Commission in percent.
    pub commission: Option<String>,
}

/// A lead source and what it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Source {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// Subscription a month.
    pub monthly: Amount,
    /// Commission in percent.
    pub commission: Option<Number>,
    /// Prospects from it.
    #[ts(type = "number")]
    pub prospects: i64,
    /// Of them, won.
    #[ts(type = "number")]
    pub won: i64,
    /// Hours of prospecting, calls and quoting on them.
    pub hours: Hours,
    /// Net of their accepted quotes.
    pub won_net: Amount,
    /// Net collected from them.
    pub collected_net: Amount,
    /// Subscription since the first prospect came, plus commission on what was collected.
    pub cost: Amount,
}

/// The lead sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sources {
    /// One row each.
    pub sources: Vec<Source>,
}

/// Reads a file of contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ImportClientsRequest {
    /// Path of the file.
    pub path: String,
    /// Show what would happen, write nothing.
    pub dry_run: bool,
    /// Which field each column of the file feeds, in its order; guessed by their names when absent.
    pub columns: Option<Vec<Option<String>>>,
}

/// What an import of contacts did or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClientImport {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Which column feeds which field.
    pub columns: Vec<ColumnGuess>,
    /// The fields that a column may feed.
    pub fields: Vec<String>,
    /// The first rows as they stand in the file, a cell a column.
    pub sample: Vec<Vec<String>>,
    /// Why no row can be read with these columns: none of them is a name.
    pub problem: Option<String>,
    /// Clients that were or would be added.
    pub added: Vec<ImportedClient>,
    /// Rows that are already there, with the reason.
    pub duplicates: Vec<ImportedClient>,
    /// Rows that were refused.
    pub refused: Vec<RefusedRow>,
}

/// A column of the file and the field that it feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ColumnGuess {
    /// Header in the file.
    pub header: String,
    /// Field; none: the column is not read.
    pub field: Option<String>,
}

/// One row of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportedClient {
    /// Line in the file.
    pub line: u32,
    /// Name.
    pub name: String,
    /// Id, when it is in the book.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// Why it is taken for a duplicate, as a sentence.
    pub reason: Option<String>,
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RefusedRow {
    /// Line in the file.
    pub line: u32,
    /// Why, as a sentence.
    pub reason: String,
}
