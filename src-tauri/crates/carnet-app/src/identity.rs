//! Who the user is: first start, changes, and the hourly rates that follow from it.

mod read;
mod specimen;

pub use specimen::specimen;

use read::read;

use crate::wire::identity::{BookState, Identity as View, IdentityRequest, RateProposal};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Clock, Language, Refusal, Result, operation, say};
use carnet_core::law::{self, Fact, VatRegime};
use carnet_store::identity::{self as table, Identity};
use carnet_store::{Operation, layout};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

/// The hourly rate that the handbook recommends, before tax, to face the charges.
///
/// Source: C. Slucki, *Télétravail : les clefs de la réussite*: "35 € HT". A proposal: the target is the user's.
pub const HANDBOOK_TARGET: i64 = 35;

/// The two hourly rates that guard a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// Under it, never.
    pub floor: Decimal,
    /// Under it, with a reason and an end date.
    pub target: Decimal,
}

/// Returns whether there is a book in `folder`, who it belongs to, and the rates to propose.
///
/// # Errors
/// When there is a file that this program may not open.
pub fn book_state(folder: &Path, clock: Clock, language: Option<Language>) -> Result<BookState> {
    let there = folder.join(layout::DATABASE).exists();
    let carnet = if there { Some(Carnet::open(folder, clock, language)?) } else { None };
    match carnet {
        Some(carnet) => state(&carnet),
        None => {
            let today = clock.now().date_naive();
            Ok(BookState {
                ready: false,
                demo: false,
                read_only: false,
                folder: folder.display().to_string(),
                today: today.to_string(),
                identity: None,
                proposal: proposal(today)?,
            })
        }
    }
}

/// Returns the state of an open book.
///
/// # Errors
/// When it cannot be read.
pub fn state(carnet: &Carnet) -> Result<BookState> {
    let identity = match table::get(carnet.conn())? {
        Some(identity) => Some(view(carnet, identity)?),
        None => None,
    };
    Ok(BookState {
        ready: identity.is_some(),
        demo: carnet.is_demo()?,
        read_only: carnet.book().access() == carnet_store::Access::ReadOnly,
        folder: carnet.folder().display().to_string(),
        today: carnet.today().to_string(),
        identity,
        proposal: proposal(carnet.today())?,
    })
}

/// Returns the rates to propose on `today`.
fn proposal(today: NaiveDate) -> Result<RateProposal> {
    let wage = law::smic_hourly_gross(today)?;
    Ok(RateProposal {
        floor_rate: Amount::decimal(law::floor_rate(today)?.value),
        target_rate: Amount::decimal(Decimal::from(HANDBOOK_TARGET)),
        minimum_wage: Amount::decimal(wage.value),
        valid_from: wage.valid_from.to_string(),
        reference: wage.reference,
    })
}

/// Makes the book in `folder` and writes who it belongs to. Nothing is made when a field is refused.
///
/// # Errors
/// Every field that is wrong, in one pass; or why the folder cannot be written.
pub fn init(
    folder: &Path,
    clock: Clock,
    language: Option<Language>,
    request: IdentityRequest,
) -> Result<Carnet> {
    init_by(operation::INIT, folder, clock, language, request)
}

/// The same under another name in the journal: its first entry says what kind of book it is.
pub(crate) fn init_by(
    operation: Operation,
    folder: &Path,
    clock: Clock,
    language: Option<Language>,
    request: IdentityRequest,
) -> Result<Carnet> {
    let today = clock.now().date_naive();
    let identity = read(&request, None, today)?;
    let mut carnet = if folder.join(layout::DATABASE).exists() {
        let open = Carnet::open(folder, clock, language)?;
        if table::get(open.conn())?.is_some() {
            return Err(carnet_store::StoreError::AlreadyThere { folder: folder.to_owned() }.into());
        }
        open
    } else {
        Carnet::create(folder, clock, language)?
    };
    let name = identity.name.clone();
    carnet.write(operation, |tx| {
        tx.subject(&name)?;
        Ok(table::set(tx, &identity)?)
    })?;
    Carnet::open(folder, clock, language)
}

/// Returns who the user is.
///
/// # Errors
/// [`Refusal::NoIdentity`] in a book that has just been made.
pub fn show(carnet: &Carnet) -> Result<View> {
    view(carnet, get(carnet)?)
}

/// Changes who the user is. An empty required field stays as it was.
///
/// # Errors
/// Every field that is wrong, in one pass.
pub fn change(carnet: &mut Carnet, request: IdentityRequest) -> Result<Outcome<View>> {
    let before = get(carnet)?;
    let identity = read(&request, Some(before), carnet.today())?;
    let outcome = carnet.write(operation::CHANGE_IDENTITY, |tx| {
        tx.subject(&identity.name)?;
        Ok(table::set(tx, &identity)?)
    })?;
    if let Some(language) = request.language.as_deref().and_then(|l| l.parse().ok()) {
        carnet.set_language(language);
    }
    Ok(Outcome { value: show(carnet)?, changed: outcome.changed, notices: outcome.notices })
}

/// Returns who the user is, for other use cases.
pub(crate) fn get(carnet: &Carnet) -> Result<Identity> {
    table::get(carnet.conn())?.ok_or(Refusal::NoIdentity)
}

/// Returns the floor and target that hold on `on`.
///
/// # Errors
/// [`Refusal::NoIdentity`] in a book that has just been made.
pub fn rates(carnet: &Carnet, on: NaiveDate) -> Result<Rates> {
    rates_of(&get(carnet)?, on)
}

pub(crate) fn rates_of(identity: &Identity, on: NaiveDate) -> Result<Rates> {
    let floor = match identity.floor_rate {
        Some(rate) => rate,
        None => law::floor_rate(on)?.value,
    };
    Ok(Rates { floor, target: identity.target_rate })
}

fn view(carnet: &Carnet, identity: Identity) -> Result<View> {
    let today = carnet.today();
    let language = carnet.language();
    let law_floor = law::floor_rate(today)?;
    let late_rate = match identity.late_penalty_rate {
        Some(rate) => rate.normalize().to_string(),
        None => {
            law::late_penalty_rate(today).map(|fact| fact.value.normalize().to_string()).unwrap_or_default()
        }
    };
    let vat_rates = match identity.vat_regime {
        VatRegime::Franchise => Vec::new(),
        _ => law::vat_rates(today)?.iter().map(|rate| rate.normalize().to_string()).collect(),
    };
    Ok(View {
        floor_source: floor_source(&identity, &law_floor, language),
        floor_rate: Amount::decimal(identity.floor_rate.unwrap_or(law_floor.value)),
        floor_follows_law: identity.floor_rate.is_none(),
        name: identity.name,
        address: identity.address,
        siret: identity.siret,
        status: identity.legal_status.to_string(),
        vat: identity.vat_regime.to_string(),
        vat_number: identity.vat_number,
        iban: identity.iban,
        bic: identity.bic,
        email: identity.email,
        phone: identity.phone,
        started: identity.started_on.map(|d| d.to_string()),
        acre: identity.acre,
        declares: identity.declares,
        target_rate: Amount::decimal(identity.target_rate),
        opening_balance: Amount::minor(identity.opening_balance, identity.currency),
        legal_form: identity.legal_form,
        capital: identity.capital.map(|c| c.normalize().to_string()),
        registration: identity.registration,
        mediator: identity.mediator,
        payment_terms_days: identity.payment_terms_days,
        late_penalty_rate: late_rate,
        accent: identity.accent,
        has_logo: identity.logo.is_some(),
        language: identity.language,
        electronic_address: identity.electronic_address,
        folder: carnet.folder().display().to_string(),
        vat_rates,
    })
}

fn floor_source(identity: &Identity, law_floor: &Fact<Decimal>, language: Language) -> String {
    if identity.floor_rate.is_some() {
        return say!(language, "Plancher choisi par vous.", "Floor chosen by you.");
    }
    let (since, reference) = (law_floor.valid_from, &law_floor.reference);
    let since_fr = since.format("%d/%m/%Y");
    let since_en = since.format("%-d %B %Y");
    let doubt = if law_floor.needs_confirmation() {
        say!(
            language,
            " Valeur à confirmer : une hausse récente peut manquer.",
            " To be confirmed: a recent rise may be missing."
        )
    } else {
        String::new()
    };
    say!(
        language,
        "Deux fois le SMIC horaire brut depuis le {since_fr} ({reference}).{doubt}",
        "Twice the gross hourly minimum wage since {since_en} ({reference}).{doubt}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TODAY, book, clock};

    #[test]
    fn who_charges_vat_has_its_number() {
        for (regime, number) in [("receipts", Some("FR44732829320")), ("franchise", None)] {
            let folder = tempfile::tempdir().unwrap();
            let request = IdentityRequest {
                name: "Élise Carnet".to_owned(),
                address: "3 rue des Lilas\n64000 Pau".to_owned(),
                siret: "73282932000074".to_owned(),
                status: "micro-bnc".to_owned(),
                vat: regime.to_owned(),
                iban: "FR1420041010050500013M02606".to_owned(),
                ..IdentityRequest::default()
            };
            let carnet = init(folder.path(), clock(TODAY), None, request).unwrap();
            assert_eq!(show(&carnet).unwrap().vat_number.as_deref(), number, "under {regime}");
        }
    }

    #[test]
    fn the_floor_names_its_day_as_each_language_writes_it() {
        let (_folder, mut carnet) = book();
        for (language, day) in
            [(Language::Fr, " depuis le 01/06/2026 ("), (Language::En, " since 1 June 2026 (")]
        {
            carnet.set_language(language);
            let said = show(&carnet).unwrap().floor_source;
            assert!(said.contains(day), "{said}");
        }
    }
}
