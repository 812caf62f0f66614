//! Who the user is: first start, changes, and the hourly rates that follow from it.

mod specimen;

pub use specimen::specimen;

use crate::form::Form;
use crate::wire::identity::{BookState, Identity as View, IdentityRequest, RateProposal};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Clock, Language, Problem, Refusal, Result, operation, say};
use carnet_core::identifier::{Bic, Email, Iban, Phone, Siret, VatNumber};
use carnet_core::input;
use carnet_core::law::{self, Fact, LegalStatus, VatRegime};
use carnet_core::money::{Currency, Money};
use carnet_documents::paper::{Logo, Paper, Style};
use carnet_store::identity::{self as table, Identity};
use carnet_store::{Operation, layout};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

/// The hourly rate that the handbook recommends, before tax, to face the charges.
///
/// Source: C. Slucki, *Télétravail : les clefs de la réussite*: "35 € HT". A proposal: the target is the user's.
pub const HANDBOOK_TARGET: i64 = 35;

const NAME_LIMIT: usize = 200;
const ADDRESS_LIMIT: usize = 500;
/// A logo of 300 kB fills a page at 600 dpi; larger files are mistakes and would swell every paper.
const LOGO_LIMIT: usize = 400_000;

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
        demo: crate::demo::is_demo(carnet)?,
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
        "Twice the gross hourly minimum wage since {since} ({reference}).{doubt}"
    )
}

/// Reads the whole identity; `before` gives what an empty field keeps.
fn read(request: &IdentityRequest, before: Option<Identity>, today: NaiveDate) -> Result<Identity> {
    let mut form = Form::default();
    let kept = |typed: &str, old: Option<&String>| -> String {
        if typed.trim().is_empty() { old.cloned().unwrap_or_default() } else { typed.to_owned() }
    };
    let old = before.as_ref();
    let status_before = old.map(|i| i.legal_status.to_string());
    let regime_before = old.map(|i| i.vat_regime.to_string());
    let name = form
        .required("name", &kept(&request.name, old.map(|i| &i.name)), |t| input::clean_text(t, NAME_LIMIT));
    let address = form.required("address", &kept(&request.address, old.map(|i| &i.address)), |t| {
        input::clean_multiline(t, ADDRESS_LIMIT)
    });
    let siret = form.required("siret", &kept(&request.siret, old.map(|i| &i.siret)), str::parse::<Siret>);
    let status =
        form.required("status", &kept(&request.status, status_before.as_ref()), str::parse::<LegalStatus>);
    let regime = form.required("vat", &kept(&request.vat, regime_before.as_ref()), str::parse::<VatRegime>);
    let iban = form.required("iban", &kept(&request.iban, old.map(|i| &i.iban)), str::parse::<Iban>);

    let text =
        |form: &mut Form, path: &str, typed: &Option<String>, old: Option<String>, limit: usize| match typed
            .as_deref()
        {
            None => old,
            Some(typed) => form.optional(path, Some(typed), |t| input::clean_text(t, limit)),
        };
    let vat_number = match request.vat_number.as_deref() {
        None => old.and_then(|i| i.vat_number.clone()),
        typed => form.optional("vat_number", typed, str::parse::<VatNumber>).map(|n| n.as_str().to_owned()),
    };
    let bic = match request.bic.as_deref() {
        None => old.and_then(|i| i.bic.clone()),
        typed => form.optional("bic", typed, str::parse::<Bic>).map(|n| n.as_str().to_owned()),
    };
    let email = match request.email.as_deref() {
        None => old.and_then(|i| i.email.clone()),
        typed => form.optional("email", typed, str::parse::<Email>).map(|n| n.as_str().to_owned()),
    };
    let phone = match request.phone.as_deref() {
        None => old.and_then(|i| i.phone.clone()),
        typed => form.optional("phone", typed, str::parse::<Phone>).map(|n| n.as_str().to_owned()),
    };
    let started_on = match request.started.as_deref() {
        None => old.and_then(|i| i.started_on),
        typed => form.optional("started", typed, |t| input::parse_date(t, today)),
    };
    let declares = match request.declares.as_deref().map(str::trim) {
        None | Some("") => old.map_or_else(|| "monthly".to_owned(), |i| i.declares.clone()),
        Some(word @ ("monthly" | "quarterly")) => word.to_owned(),
        Some(other) => {
            form.refuse(
                "declares",
                carnet_core::word::UnknownWord {
                    given: other.to_owned(),
                    expected: "monthly, quarterly".to_owned(),
                },
            );
            String::new()
        }
    };
    let rate = |form: &mut Form, path: &str, typed: &Option<String>| {
        form.optional(path, typed.as_deref(), positive_rate)
    };
    let target_rate = rate(&mut form, "target_rate", &request.target_rate)
        .or(old.map(|i| i.target_rate))
        .unwrap_or(Decimal::from(HANDBOOK_TARGET));
    let floor_rate = match request.floor_rate {
        None => old.and_then(|i| i.floor_rate),
        Some(_) => rate(&mut form, "floor_rate", &request.floor_rate),
    };
    let opening_balance = form
        .optional("opening_balance", request.opening_balance.as_deref(), input::parse_signed_amount)
        .and_then(|amount| form.read("opening_balance", Money::rounded(amount, Currency::Eur)))
        .map(Money::minor)
        .or(old.map(|i| i.opening_balance))
        .unwrap_or(0);
    let payment_terms_days = form
        .optional("payment_terms_days", request.payment_terms_days.as_deref(), payment_days)
        .or(old.map(|i| i.payment_terms_days))
        .unwrap_or(30);
    let late_penalty_rate = match request.late_penalty_rate.as_deref() {
        None => old.and_then(|i| i.late_penalty_rate),
        typed => form.optional("late_penalty_rate", typed, input::parse_percent),
    };
    let capital = match request.capital.as_deref() {
        None => old.and_then(|i| i.capital),
        typed => form.optional("capital", typed, input::parse_amount),
    };
    let legal_form =
        text(&mut form, "legal_form", &request.legal_form, old.and_then(|i| i.legal_form.clone()), 100);
    let registration =
        text(&mut form, "registration", &request.registration, old.and_then(|i| i.registration.clone()), 100);
    // C. conso. art. L612-1: a professional who sells to consumers names a mediator.
    let mediator = text(&mut form, "mediator", &request.mediator, old.and_then(|i| i.mediator.clone()), 200);
    let accent = form
        .optional("accent", request.accent.as_deref(), accent_colour)
        .or_else(|| old.map(|i| i.accent.clone()))
        .unwrap_or_else(|| "#26437a".to_owned());
    let logo = match request.logo.as_deref().map(str::trim) {
        None => old.and_then(|i| i.logo.clone()),
        Some("") => None,
        Some(encoded) => form.read("logo", check_logo(encoded)),
    };
    let language = form
        .optional("language", request.language.as_deref(), str::parse::<Language>)
        .map(|l| l.to_string())
        .or_else(|| old.map(|i| i.language.clone()))
        .unwrap_or_else(|| "fr".to_owned());
    if floor_rate.is_some_and(|floor| floor > target_rate) {
        form.refuse(
            "target_rate",
            Problem::sentence_of(
                "La cible est sous le plancher : relevez-la, ou baissez le plancher.",
                "The target is under the floor: raise it, or lower the floor.",
            ),
        );
    }
    // Whoever charges VAT prints the number (CGI ann. II art. 242 nonies A I 2°); a French one follows from the SIREN.
    let vat_number = match (vat_number, regime, &siret) {
        (None, Some(VatRegime::Receipts | VatRegime::Debits), Some(siret)) => {
            Some(siret.siren().vat_number())
        }
        (given, ..) => given,
    };
    if let (Some(number), Some(siret)) = (&vat_number, &siret)
        && number.starts_with("FR")
        && !number.ends_with(siret.siren().as_str())
    {
        form.refuse(
            "vat_number",
            Problem::sentence_of(
                "Ce numéro de TVA n'est pas celui du SIRET donné : vérifiez l'un et l'autre.",
                "This VAT number is not that of the given SIRET: check both.",
            ),
        );
    }
    let whole = (|| {
        Some(Identity {
            name: name?,
            address: address?,
            email,
            phone,
            siret: siret?.as_str().to_owned(),
            legal_status: status?,
            vat_regime: regime?,
            vat_number,
            iban: iban?.as_str().to_owned(),
            bic,
            started_on,
            acre: request.acre || (before.as_ref().is_some_and(|i| i.acre) && request.name.is_empty()),
            declares,
            target_rate,
            floor_rate,
            opening_balance,
            currency: Currency::Eur,
            zone: before.as_ref().map_or_else(|| "Europe/Paris".to_owned(), |i| i.zone.clone()),
            language,
            legal_form,
            capital,
            registration,
            mediator,
            payment_terms_days,
            late_penalty_rate,
            accent,
            logo,
        })
    })();
    form.finish(whole)
}

fn positive_rate(text: &str) -> std::result::Result<Decimal, Problem> {
    let rate = input::parse_amount(text)?;
    if rate.is_zero() {
        return Err(Problem::sentence_of(
            "Un taux horaire est supérieur à zéro.",
            "An hourly rate is more than zero.",
        ));
    }
    Ok(rate)
}

/// Reads days of payment: at most 60 from the invoice (C. com. art. L441-10 I).
fn payment_days(text: &str) -> std::result::Result<u32, Problem> {
    text.parse().ok().filter(|days| *days <= 60).ok_or_else(|| {
        Problem::sentence_of(
            "Le délai de paiement est un nombre de jours de 0 à 60 (C. com. art. L441-10).",
            "The payment term is a number of days from 0 to 60 (C. com. art. L441-10).",
        )
    })
}

fn accent_colour(text: &str) -> std::result::Result<String, Problem> {
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err(Problem::sentence_of(
        "Une couleur s'écrit #rrvvbb, par exemple #26437a.",
        "A colour is written #rrggbb, for example #26437a.",
    ))
}

/// Reads a logo: the bytes of a PNG or JPEG file in base64, or the path of such a file.
fn check_logo(text: &str) -> std::result::Result<String, Problem> {
    use base64::Engine as _;
    let engine = base64::prelude::BASE64_STANDARD;
    let bytes = match engine.decode(text) {
        Ok(bytes) if is_picture(&bytes) => bytes,
        _ => logo_file(Path::new(text)).unwrap_or_default(),
    };
    if !is_picture(&bytes) || bytes.len() > LOGO_LIMIT {
        return Err(Problem::sentence_of(
            "Le logo est un fichier PNG ou JPEG de 400 ko au plus.",
            "The logo is a PNG or JPEG file of at most 400 kB.",
        ));
    }
    // A picture that cannot be drawn would stop every paper from now on.
    let style = Style { logo: Some(Logo(bytes.clone())), ..Style::default() };
    match carnet_documents::render(&Paper { style, ..Paper::default() }) {
        Ok(_) => Ok(engine.encode(bytes)),
        Err(_) => Err(Problem::sentence_of(
            "Ce fichier PNG ou JPEG ne se lit pas : choisissez-en un autre.",
            "This PNG or JPEG file cannot be read: choose another one.",
        )),
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff")
}

fn logo_file(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = path.is_absolute().then(|| std::fs::File::open(path).ok()).flatten()?;
    file.take(LOGO_LIMIT as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TODAY, clock};

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
}
