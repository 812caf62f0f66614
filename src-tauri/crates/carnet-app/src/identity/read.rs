//! Reading the identity as typed: every field, all that is wrong with it in one pass.

use super::HANDBOOK_TARGET;
use crate::form::Form;
use crate::wire::identity::IdentityRequest;
use crate::{Language, Problem, Result};
use carnet_core::identifier::{Bic, ElectronicAddress, Email, Iban, Phone, Siret, VatNumber};
use carnet_core::input;
use carnet_core::law::{LegalStatus, VatRegime};
use carnet_core::money::{Currency, Money};
use carnet_documents::paper::{Logo, Paper, Style};
use carnet_store::identity::Identity;
use carnet_store::open_plain;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

const NAME_LIMIT: usize = 200;
const ADDRESS_LIMIT: usize = 500;
/// A logo of 300 kB fills a page at 600 dpi; larger files are mistakes and would swell every paper.
const LOGO_LIMIT: usize = 400_000;

/// Reads the whole identity; `before` gives what a field that is not given keeps.
pub(super) fn read(
    request: &IdentityRequest,
    before: Option<Identity>,
    today: NaiveDate,
) -> Result<Identity> {
    let mut form = Form::default();
    let known = before.is_some();
    let mut identity = before.unwrap_or_else(unwritten);
    let siret = read_party(&mut form, request, &mut identity, known);
    read_contact(&mut form, request, &mut identity);
    read_business(&mut form, request, &mut identity, today);
    read_rates(&mut form, request, &mut identity);
    read_papers(&mut form, request, &mut identity);
    if let Some(siret) = siret {
        check_numbers(&mut form, &mut identity, &siret);
    }
    form.finish(Some(identity))
}

/// Returns what an identity is before anything was typed. What must be given is empty.
fn unwritten() -> Identity {
    Identity {
        name: String::new(),
        address: String::new(),
        email: None,
        phone: None,
        siret: String::new(),
        legal_status: LegalStatus::MicroBnc,
        vat_regime: VatRegime::Franchise,
        vat_number: None,
        iban: String::new(),
        bic: None,
        started_on: None,
        acre: false,
        declares: "monthly".to_owned(),
        target_rate: Decimal::from(HANDBOOK_TARGET),
        floor_rate: None,
        opening_balance: 0,
        currency: Currency::Eur,
        zone: "Europe/Paris".to_owned(),
        language: "fr".to_owned(),
        legal_form: None,
        capital: None,
        registration: None,
        mediator: None,
        payment_terms_days: 30,
        late_penalty_rate: None,
        accent: Style::ACCENT.to_owned(),
        logo: None,
        electronic_address: None,
    }
}

/// Reads what must be given: who it is, by what law, on which account. `known` tells whether `identity` was written before:
/// an empty field keeps what stands there then. Returns the SIRET, where it is one.
fn read_party(
    form: &mut Form,
    request: &IdentityRequest,
    identity: &mut Identity,
    known: bool,
) -> Option<Siret> {
    let kept = |typed: &str, old: &str| if known && typed.trim().is_empty() { old } else { typed }.to_owned();
    let name = kept(&request.name, &identity.name);
    if let Some(name) = form.required("name", &name, |t| input::clean_text(t, NAME_LIMIT)) {
        identity.name = name;
    }
    let address = kept(&request.address, &identity.address);
    if let Some(address) = form.required("address", &address, |t| input::clean_multiline(t, ADDRESS_LIMIT)) {
        identity.address = address;
    }
    let siret = kept(&request.siret, &identity.siret);
    let siret = form.required("siret", &siret, str::parse::<Siret>);
    if let Some(siret) = &siret {
        identity.siret = siret.as_str().to_owned();
    }
    let status = kept(&request.status, identity.legal_status.as_str());
    if let Some(status) = form.required("status", &status, str::parse) {
        identity.legal_status = status;
    }
    let regime = kept(&request.vat, identity.vat_regime.as_str());
    if let Some(regime) = form.required("vat", &regime, str::parse) {
        identity.vat_regime = regime;
    }
    let iban = kept(&request.iban, &identity.iban);
    if let Some(iban) = form.required("iban", &iban, str::parse::<Iban>) {
        identity.iban = iban.as_str().to_owned();
    }
    siret
}

fn read_contact(form: &mut Form, request: &IdentityRequest, identity: &mut Identity) {
    identity.email = form.changed("email", request.email.as_deref(), identity.email.take(), |t| {
        t.parse::<Email>().map(|email| email.as_str().to_owned())
    });
    identity.phone = form.changed("phone", request.phone.as_deref(), identity.phone.take(), |t| {
        t.parse::<Phone>().map(|phone| phone.as_str().to_owned())
    });
    let (typed, old) = (request.electronic_address.as_deref(), identity.electronic_address.take());
    identity.electronic_address = form.changed("electronic_address", typed, old, |t| {
        t.parse::<ElectronicAddress>().map(|address| address.as_str().to_owned())
    });
    let (typed, old) = (request.vat_number.as_deref(), identity.vat_number.take());
    identity.vat_number = form.changed("vat_number", typed, old, |t| {
        t.parse::<VatNumber>().map(|number| number.as_str().to_owned())
    });
    identity.bic = form.changed("bic", request.bic.as_deref(), identity.bic.take(), |t| {
        t.parse::<Bic>().map(|bic| bic.as_str().to_owned())
    });
}

/// Reads the facts of the business, from its start to what is printed about its form.
fn read_business(form: &mut Form, request: &IdentityRequest, identity: &mut Identity, today: NaiveDate) {
    identity.started_on = form
        .changed("started", request.started.as_deref(), identity.started_on, |t| input::parse_date(t, today));
    // A request that names nobody changes a part of the identity, and `acre: false` says nothing there.
    identity.acre = request.acre || (identity.acre && request.name.is_empty());
    if let Some(period) = form.optional("declares", request.declares.as_deref(), declaration_period) {
        identity.declares = period;
    }
    let (typed, old) = (request.legal_form.as_deref(), identity.legal_form.take());
    identity.legal_form = form.changed("legal_form", typed, old, |t| input::clean_text(t, 100));
    identity.capital =
        form.changed("capital", request.capital.as_deref(), identity.capital, input::parse_amount);
    let (typed, old) = (request.registration.as_deref(), identity.registration.take());
    identity.registration = form.changed("registration", typed, old, |t| input::clean_text(t, 100));
    // C. conso. art. L612-1: a professional who sells to consumers names a mediator.
    let (typed, old) = (request.mediator.as_deref(), identity.mediator.take());
    identity.mediator = form.changed("mediator", typed, old, |t| input::clean_text(t, 200));
}

fn read_rates(form: &mut Form, request: &IdentityRequest, identity: &mut Identity) {
    if let Some(rate) = form.optional("target_rate", request.target_rate.as_deref(), positive_rate) {
        identity.target_rate = rate;
    }
    identity.floor_rate =
        form.changed("floor_rate", request.floor_rate.as_deref(), identity.floor_rate, positive_rate);
    if identity.floor_rate.is_some_and(|floor| floor > identity.target_rate) {
        form.refuse(
            "target_rate",
            Problem::sentence_of(
                "La cible est sous le plancher : relevez-la, ou baissez le plancher.",
                "The target is under the floor: raise it, or lower the floor.",
            ),
        );
    }
    let balance = form
        .optional("opening_balance", request.opening_balance.as_deref(), input::parse_signed_amount)
        .and_then(|amount| form.read("opening_balance", Money::rounded(amount, Currency::Eur)));
    if let Some(balance) = balance {
        identity.opening_balance = balance.minor();
    }
    if let Some(days) =
        form.optional("payment_terms_days", request.payment_terms_days.as_deref(), payment_days)
    {
        identity.payment_terms_days = days;
    }
    let (typed, old) = (request.late_penalty_rate.as_deref(), identity.late_penalty_rate);
    identity.late_penalty_rate = form.changed("late_penalty_rate", typed, old, input::parse_percent);
}

/// Reads how papers look, and the language of the book.
fn read_papers(form: &mut Form, request: &IdentityRequest, identity: &mut Identity) {
    if let Some(accent) = form.optional("accent", request.accent.as_deref(), accent_colour) {
        identity.accent = accent;
    }
    identity.logo = form.changed("logo", request.logo.as_deref(), identity.logo.take(), check_logo);
    if let Some(language) = form.optional("language", request.language.as_deref(), str::parse::<Language>) {
        identity.language = language.to_string();
    }
}

/// Checks that VAT number and electronic address are those of the SIRET; gives a VAT number to who needs one.
fn check_numbers(form: &mut Form, identity: &mut Identity, siret: &Siret) {
    // Whoever charges VAT prints the number (CGI ann. II art. 242 nonies A I 2°); a French one follows from the SIREN.
    if identity.vat_number.is_none() && matches!(identity.vat_regime, VatRegime::Receipts | VatRegime::Debits)
    {
        identity.vat_number = Some(siret.siren().vat_number());
    }
    if let Some(number) = &identity.vat_number
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
    if let Some(address) = &identity.electronic_address
        && !address.starts_with(siret.siren().as_str())
    {
        form.refuse(
            "electronic_address",
            Problem::sentence_of(
                "Une adresse électronique commence par votre SIREN : vérifiez-la, ou laissez-la vide.",
                "An electronic address starts with your SIREN: check it, or leave it empty.",
            ),
        );
    }
}

/// Reads how often turnover is declared.
fn declaration_period(text: &str) -> std::result::Result<String, carnet_core::word::UnknownWord> {
    match text {
        "monthly" | "quarterly" => Ok(text.to_owned()),
        other => Err(carnet_core::word::UnknownWord {
            given: other.to_owned(),
            expected: "monthly, quarterly".to_owned(),
        }),
    }
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
        format!("Une couleur s'écrit #rrvvbb, par exemple {}.", Style::ACCENT),
        format!("A colour is written #rrggbb, for example {}.", Style::ACCENT),
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
    let file = path.is_absolute().then(|| open_plain(path).ok()).flatten()?;
    file.take(LOGO_LIMIT as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
