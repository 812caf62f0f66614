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
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

const NAME_LIMIT: usize = 200;
const ADDRESS_LIMIT: usize = 500;
/// A logo of 300 kB fills a page at 600 dpi; larger files are mistakes and would swell every paper.
const LOGO_LIMIT: usize = 400_000;

/// Reads the whole identity; `before` gives what an empty field keeps.
pub(super) fn read(
    request: &IdentityRequest,
    before: Option<Identity>,
    today: NaiveDate,
) -> Result<Identity> {
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
    let electronic_address = match request.electronic_address.as_deref() {
        None => old.and_then(|i| i.electronic_address.clone()),
        typed => form
            .optional("electronic_address", typed, str::parse::<ElectronicAddress>)
            .map(|address| address.as_str().to_owned()),
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
    if let (Some(address), Some(siret)) = (&electronic_address, &siret)
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
            electronic_address,
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
