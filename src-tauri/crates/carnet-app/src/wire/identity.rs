//! Who the user is: status, numbers, rates.

use super::Amount;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a book, or changes who it belongs to. Text as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct IdentityRequest {
    /// Name on the papers.
    pub name: String,
    /// Postal address, lines separated by line breaks.
    pub address: String,
    /// SIRET, checked by its key.
    pub siret: String,
    /// `micro-bnc`, `micro-bic-services`, `micro-bic-goods`, `micro-cipav`, `ei`, `eurl`, `sasu`.
    pub status: String,
    /// `franchise`, `receipts` or `debits`.
    pub vat: String,
    /// Intra-community VAT number.
    pub vat_number: Option<String>,
    /// IBAN, checked.
    pub iban: String,
    /// BIC.
    pub bic: Option<String>,
    /// Start of the activity.
    pub started: Option<String>,
    /// Whether the reduced contributions of the first year apply.
    pub acre: bool,
    /// `monthly` or `quarterly`.
    pub declares: Option<String>,
    /// Target hourly rate.
    pub target_rate: Option<String>,
    /// Floor hourly rate; empty: twice the minimum wage of the day.
    pub floor_rate: Option<String>,
    /// Money on the account at the start.
    pub opening_balance: Option<String>,
    /// E-mail on the papers.
    pub email: Option<String>,
    /// Telephone on the papers.
    pub phone: Option<String>,
    /// Legal form of a company.
    pub legal_form: Option<String>,
    /// Capital of a company.
    pub capital: Option<String>,
    /// RCS and town.
    pub registration: Option<String>,
    /// Consumer mediator and the way to reach them, printed on papers for consumers.
    pub mediator: Option<String>,
    /// Days until an invoice is due.
    pub payment_terms_days: Option<String>,
    /// Late-penalty rate in percent; empty: the legal default of the document's date.
    pub late_penalty_rate: Option<String>,
    /// Accent colour of the papers, `#rrggbb`.
    pub accent: Option<String>,
    /// Logo of the papers, PNG or JPEG: base64 or the path of a file; empty text removes it.
    pub logo: Option<String>,
    /// Electronic address (EN 16931 BT-34, scheme 0225); empty text: the SIREN.
    pub electronic_address: Option<String>,
    /// `fr` or `en`: language of screens and of new papers.
    pub language: Option<String>,
}

/// Who the user is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Identity {
    /// Name on the papers.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// SIRET, 14 digits.
    pub siret: String,
    /// Legal status.
    pub status: String,
    /// VAT regime.
    pub vat: String,
    /// Intra-community VAT number.
    pub vat_number: Option<String>,
    /// IBAN without spaces.
    pub iban: String,
    /// BIC.
    pub bic: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Start of the activity.
    pub started: Option<String>,
    /// Reduced contributions of the first year.
    pub acre: bool,
    /// Rhythm of the declarations.
    pub declares: String,
    /// Target hourly rate.
    pub target_rate: Amount,
    /// Floor hourly rate that applies today.
    pub floor_rate: Amount,
    /// Whether the floor follows the minimum wage.
    pub floor_follows_law: bool,
    /// Where the floor comes from, as a sentence with its date and reference.
    pub floor_source: String,
    /// Money on the account at the start.
    pub opening_balance: Amount,
    /// Legal form of a company.
    pub legal_form: Option<String>,
    /// Capital of a company.
    pub capital: Option<String>,
    /// RCS and town.
    pub registration: Option<String>,
    /// Consumer mediator and the way to reach them, printed on papers for consumers.
    pub mediator: Option<String>,
    /// Days until an invoice is due.
    pub payment_terms_days: u32,
    /// Late-penalty rate that applies today, in percent.
    pub late_penalty_rate: String,
    /// Accent colour of the papers.
    pub accent: String,
    /// Whether a logo is set.
    pub has_logo: bool,
    /// `fr` or `en`.
    pub language: String,
    /// Electronic address (EN 16931 BT-34, scheme 0225); none: the SIREN.
    pub electronic_address: Option<String>,
    /// Folder of the book.
    pub folder: String,
    /// VAT rates that may be used today, in percent; empty under the franchise.
    pub vat_rates: Vec<String>,
}

/// Rates that the law and the handbook propose, before there is a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RateProposal {
    /// Twice the gross hourly minimum wage.
    pub floor_rate: Amount,
    /// The handbook's recommended hourly rate.
    pub target_rate: Amount,
    /// The minimum wage that the floor is made of.
    pub minimum_wage: Amount,
    /// Since when it is that.
    pub valid_from: String,
    /// The text that says so.
    pub reference: String,
}

/// Whether a book is there, for the window's first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BookState {
    /// Whether there is a book with an identity.
    pub ready: bool,
    /// Whether its data is the demonstration's, which can be dropped.
    pub demo: bool,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Folder of the book.
    pub folder: String,
    /// Today, as the engine counts it.
    pub today: String,
    /// Who the user is, when there is a book.
    pub identity: Option<Identity>,
    /// Rates to propose on the first start.
    pub proposal: RateProposal,
}
