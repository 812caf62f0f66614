//! Who the user is: one row.

use crate::{StoreError, Tx, opt_decimal, opt_word, word};
use carnet_core::law::{LegalStatus, VatRegime};
use carnet_core::money::Currency;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use rust_decimal::Decimal;

/// Who the user is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Name on the papers.
    pub name: String,
    /// Postal address, lines separated by line breaks.
    pub address: String,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// SIRET.
    pub siret: String,
    /// Legal status.
    pub legal_status: LegalStatus,
    /// VAT regime.
    pub vat_regime: VatRegime,
    /// VAT number.
    pub vat_number: Option<String>,
    /// IBAN without spaces.
    pub iban: String,
    /// BIC.
    pub bic: Option<String>,
    /// Start of the activity.
    pub started_on: Option<NaiveDate>,
    /// Reduced contributions of the first year.
    pub acre: bool,
    /// `monthly` or `quarterly`.
    pub declares: String,
    /// Target hourly rate.
    pub target_rate: Decimal,
    /// Floor hourly rate; none: it follows the law.
    pub floor_rate: Option<Decimal>,
    /// Money on the account at the start, in minor units.
    pub opening_balance: i64,
    /// Currency of the book.
    pub currency: Currency,
    /// IANA name of the zone of the wall clock.
    pub zone: String,
    /// `fr` or `en`.
    pub language: String,
    /// Legal form of a company.
    pub legal_form: Option<String>,
    /// Capital of a company.
    pub capital: Option<Decimal>,
    /// RCS and town.
    pub registration: Option<String>,
    /// Consumer mediator.
    pub mediator: Option<String>,
    /// Days until an invoice is due.
    pub payment_terms_days: u32,
    /// Late-penalty rate in percent; none: the legal default of the document's date.
    pub late_penalty_rate: Option<Decimal>,
    /// Accent colour of the papers, `#rrggbb`.
    pub accent: String,
    /// Logo, base64.
    pub logo: Option<String>,
    /// Electronic address of the platform's directory (EN 16931 BT-34); none: the SIREN.
    pub electronic_address: Option<String>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Identity> {
    Ok(Identity {
        name: row.get("name")?,
        address: row.get("address")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        siret: row.get("siret")?,
        legal_status: word(row, "legal_status")?,
        vat_regime: word(row, "vat_regime")?,
        vat_number: row.get("vat_number")?,
        iban: row.get("iban")?,
        bic: row.get("bic")?,
        started_on: opt_word(row, "started_on")?,
        acre: row.get("acre")?,
        declares: row.get("declares")?,
        target_rate: crate::decimal(row, "target_rate")?,
        floor_rate: opt_decimal(row, "floor_rate")?,
        opening_balance: row.get("opening_balance")?,
        currency: word(row, "currency")?,
        zone: row.get("zone")?,
        language: row.get("language")?,
        legal_form: row.get("legal_form")?,
        capital: opt_decimal(row, "capital")?,
        registration: row.get("registration")?,
        mediator: row.get("mediator")?,
        payment_terms_days: row.get("payment_terms_days")?,
        late_penalty_rate: opt_decimal(row, "late_penalty_rate")?,
        accent: row.get("accent")?,
        logo: row.get("logo")?,
        electronic_address: row.get("electronic_address")?,
    })
}

/// Returns who the user is, or none in a book that has just been made.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection) -> Result<Option<Identity>, StoreError> {
    Ok(conn.prepare_cached("SELECT * FROM identity WHERE id = 1")?.query_row([], read).optional()?)
}

/// Returns language and time zone of the book; none in a book that has just been made. The logo is not read for it.
///
/// # Errors
/// When the file cannot be read.
pub fn language_and_zone(conn: &Connection) -> Result<Option<(String, String)>, StoreError> {
    let mut statement = conn.prepare("SELECT language, zone FROM identity WHERE id = 1")?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Writes who the user is.
///
/// # Errors
/// When the file cannot be written.
pub fn set(tx: &Tx<'_>, identity: &Identity) -> Result<(), StoreError> {
    tx.prepare_cached(include_str!("set.sql"))?.execute(named_params! {
        ":name": identity.name,
        ":address": identity.address,
        ":email": identity.email,
        ":phone": identity.phone,
        ":siret": identity.siret,
        ":legal_status": identity.legal_status.as_str(),
        ":vat_regime": identity.vat_regime.as_str(),
        ":vat_number": identity.vat_number,
        ":iban": identity.iban,
        ":bic": identity.bic,
        ":started_on": identity.started_on.map(|d| d.to_string()),
        ":acre": identity.acre,
        ":declares": identity.declares,
        ":target_rate": identity.target_rate.to_string(),
        ":floor_rate": identity.floor_rate.map(|d| d.to_string()),
        ":opening_balance": identity.opening_balance,
        ":currency": identity.currency.as_str(),
        ":zone": identity.zone,
        ":language": identity.language,
        ":legal_form": identity.legal_form,
        ":capital": identity.capital.map(|d| d.to_string()),
        ":registration": identity.registration,
        ":mediator": identity.mediator,
        ":payment_terms_days": identity.payment_terms_days,
        ":late_penalty_rate": identity.late_penalty_rate.map(|d| d.to_string()),
        ":accent": identity.accent,
        ":logo": identity.logo,
        ":electronic_address": identity.electronic_address,
    })?;
    Ok(())
}
