//! Adding and changing a client: a field that is absent stays as it is, an empty text empties it.

use super::{get, search_text, view};
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::clients::{Client as View, ClientRequest};
use crate::{Carnet, Language, Problem, Result, follow_ups, operation, resolve, say};
use carnet_core::identifier::{ElectronicAddress, Email, Phone, Siren, Siret, VatNumber};
use carnet_core::ids::ClientId;
use carnet_core::input::{TextInputError, clean_multiline, clean_text, parse_date};
use carnet_store::client::{self as table, Client, ClientRow};
use carnet_store::follow_up::{self, About, NewFollowUp};
use carnet_store::{Tx, lead_source};
use chrono::NaiveDate;

pub(super) const NAME_LIMIT: usize = 200;
const ADDRESS_LIMIT: usize = 1_000;
const REFERENCE_LIMIT: usize = 100;
pub(super) const NOTE_LIMIT: usize = 10_000;

/// Adds a client, or changes the one that `client` names. Another client with the same name, SIREN or e-mail is
/// told in a notice.
///
/// # Errors
/// Every field that is wrong, in one pass; [`Refusal::NotFound`](crate::Refusal::NotFound) for a client to change.
pub fn save(carnet: &mut Carnet, request: ClientRequest) -> Result<Outcome<View>> {
    let (today, language) = (carnet.today(), carnet.language());
    let named = request.client.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let operation = if named.is_some() { operation::CHANGE_CLIENT } else { operation::ADD_CLIENT };
    let done = carnet.write(operation, |tx| {
        let before = named.map(|name| get(tx, resolve::client(tx, name)?)).transpose()?;
        let draft = read(&request, before.as_ref(), today)?;
        let id = write(tx, before.as_ref(), &draft, today, language)?;
        Ok((id, table::alike(tx, &draft.client, Some(id))?))
    })?;
    let (id, alike) = done.value;
    let mut notices = done.notices;
    if !alike.is_empty() && operation == operation::ADD_CLIENT {
        let names = alike.join(", ");
        notices.push(say!(
            language,
            "Le carnet connaît déjà un nom, un SIREN ou un e-mail identique : {names}.",
            "The book knows the same name, SIREN or e-mail already: {names}."
        ));
    }
    Ok(Outcome { value: view(get(carnet.conn(), id)?, carnet.language()), changed: done.changed, notices })
}

/// What a request asks for, checked.
struct Draft {
    client: Client,
    /// Lead source by name; none: as it is.
    source: Option<String>,
    next: Next,
}

/// What becomes of the next date.
enum Next {
    Stays,
    Empties,
    On(NaiveDate),
}

fn read(request: &ClientRequest, before: Option<&ClientRow>, today: NaiveDate) -> Result<Draft> {
    let mut form = Form::default();
    let mut client = before.map_or_else(|| Client::named(""), |row| row.client.clone());
    match &request.name {
        Some(name) => {
            client.name = form.required("name", name, |t| clean_text(t, NAME_LIMIT)).unwrap_or_default()
        }
        None if before.is_none() => form.refuse("name", Problem::Required),
        None => {}
    }
    if let Some(kind) = form.optional("kind", request.kind.as_deref(), str::parse) {
        client.kind = kind;
    }
    if let Some(stage) = form.optional("stage", request.stage.as_deref(), str::parse) {
        client.stage = stage;
    }
    line(&mut form, "person", &request.person, &mut client.person);
    changed(&mut form, "address", &request.address, &mut client.address, |t| {
        clean_multiline(t, ADDRESS_LIMIT)
    });
    changed(&mut form, "note", &request.note, &mut client.note, |t| clean_multiline(t, NOTE_LIMIT));
    let canonical = |email: Email| email.as_str().to_owned();
    changed(&mut form, "email", &request.email, &mut client.email, |t| t.parse().map(canonical));
    let canonical = |phone: Phone| phone.as_str().to_owned();
    changed(&mut form, "phone", &request.phone, &mut client.phone, |t| t.parse().map(canonical));
    let canonical = |number: VatNumber| number.as_str().to_owned();
    changed(&mut form, "vat_number", &request.vat_number, &mut client.vat_number, |t| {
        t.parse().map(canonical)
    });
    company_numbers(&mut form, request, &mut client);
    electronic_address(&mut form, request, &mut client);
    changed(&mut form, "buyer_reference", &request.buyer_reference, &mut client.buyer_reference, |t| {
        clean_text(t, REFERENCE_LIMIT)
    });
    client.plain_pdf = request.plain_pdf.unwrap_or(client.plain_pdf);
    country(&mut form, request, before.is_none(), &mut client);
    let mut source = before.and_then(|row| row.source.clone());
    line(&mut form, "source", &request.source, &mut source);
    if source.is_none() {
        client.source_id = None;
    }
    let next = next_date(&mut form, request, before.and_then(|row| row.next_on), today);
    form.finish(Some(Draft { client, source, next }))
}

/// Reads a field that may be emptied, where the request names it.
fn changed<E: Into<Problem>>(
    form: &mut Form,
    path: &str,
    asked: &Option<String>,
    value: &mut Option<String>,
    parse: impl FnOnce(&str) -> std::result::Result<String, E>,
) {
    if asked.is_some() {
        *value = form.optional(path, asked.as_deref(), parse).filter(|text| !text.is_empty());
    }
}

fn line(form: &mut Form, path: &str, asked: &Option<String>, value: &mut Option<String>) {
    changed(form, path, asked, value, |text| -> std::result::Result<_, TextInputError> {
        clean_text(text, NAME_LIMIT)
    });
}

/// Reads SIREN and SIRET. The SIRET gives the SIREN where there is none, and must start with it where there is.
fn company_numbers(form: &mut Form, request: &ClientRequest, client: &mut Client) {
    changed(form, "siren", &request.siren, &mut client.siren, |t| {
        t.parse().map(|n: Siren| n.as_str().to_owned())
    });
    changed(form, "siret", &request.siret, &mut client.siret, |t| {
        t.parse().map(|n: Siret| n.as_str().to_owned())
    });
    let Some(siret) = &client.siret else { return };
    let of_siret = siret.get(..9).unwrap_or_default();
    match &client.siren {
        None => client.siren = Some(of_siret.to_owned()),
        Some(siren) if siren != of_siret => {
            let path = if request.siret.is_some() { "siret" } else { "siren" };
            form.refuse(
                path,
                Problem::sentence_of(
                    format!("Le SIRET {siret} n'est pas un établissement du SIREN {siren} : ses neuf premiers chiffres devraient être les mêmes."),
                    format!("SIRET {siret} is no establishment of SIREN {siren}: its first nine digits should be the same."),
                ),
            );
        }
        Some(_) => {}
    }
}

/// Reads the address in the directory of the platforms, which starts with the client's SIREN (BR-FR-21).
fn electronic_address(form: &mut Form, request: &ClientRequest, client: &mut Client) {
    changed(form, "electronic_address", &request.electronic_address, &mut client.electronic_address, |t| {
        t.parse().map(|address: ElectronicAddress| address.as_str().to_owned())
    });
    let Some(address) = &client.electronic_address else { return };
    match &client.siren {
        None => client.siren = address.get(..9).map(str::to_owned),
        Some(siren) if !address.starts_with(siren.as_str()) => {
            let path = if request.electronic_address.is_some() { "electronic_address" } else { "siren" };
            form.refuse(
                path,
                Problem::sentence_of(
                    format!("L'adresse électronique {address} n'est pas une adresse du SIREN {siren} : elle commence par ses neuf chiffres."),
                    format!("The electronic address {address} is not one of SIREN {siren}: it starts with its nine digits."),
                ),
            );
        }
        Some(_) => {}
    }
}

/// Reads the country. A new client without one has that of its VAT number, else France.
fn country(form: &mut Form, request: &ClientRequest, new: bool, client: &mut Client) {
    let asked = form.optional("country", request.country.as_deref(), |text| {
        let code = text.to_ascii_uppercase();
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Ok(code);
        }
        let shown: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
        Err(Problem::sentence_of(
            format!("« {shown} » n'est pas un code de pays : donnez deux lettres, comme FR ou BE."),
            format!("\"{shown}\" is not a country code: give two letters, such as FR or BE."),
        ))
    });
    if let Some(country) = asked {
        client.country = country;
    } else if new && let Some(country) = country_of(client.vat_number.as_deref()) {
        client.country = country.to_owned();
    }
}

/// Returns the country of a VAT number; two of them write it otherwise than ISO 3166.
pub(super) fn country_of(vat_number: Option<&str>) -> Option<&str> {
    match vat_number?.get(..2)? {
        "EL" => Some("GR"),
        "XI" => Some("GB"),
        country => Some(country),
    }
}

fn next_date(form: &mut Form, request: &ClientRequest, before: Option<NaiveDate>, today: NaiveDate) -> Next {
    let Some(text) = &request.next_date else { return Next::Stays };
    if text.trim().is_empty() {
        return Next::Empties;
    }
    let read = parse_date(text, today).map_err(Problem::from).and_then(|day| {
        // A form sends back the date that it was given, which may have gone by since.
        if Some(day) == before { Ok(day) } else { follow_ups::not_past(day, today) }
    });
    match form.read("next_date", read) {
        Some(day) if Some(day) != before => Next::On(day),
        _ => Next::Stays,
    }
}

fn write(
    tx: &Tx<'_>,
    before: Option<&ClientRow>,
    draft: &Draft,
    today: NaiveDate,
    language: Language,
) -> Result<ClientId> {
    let mut client = draft.client.clone();
    tx.subject(&client.name)?;
    if let Some(source) = &draft.source {
        client.source_id = Some(lead_source::find_or_insert(tx, source)?);
    }
    let id = match before {
        Some(row) if row.client == client => row.id,
        _ => table::save(tx, before.map(|row| row.id), &client, &search_text(&client), today)?,
    };
    let nearest = follow_up::open(tx, None, Some(id))?.into_iter().next();
    match (&draft.next, nearest) {
        (Next::Stays, _) | (Next::Empties, None) => {}
        (Next::Empties, Some(open)) => {
            follow_up::set_done(tx, open.id, today, None)?;
        }
        (Next::On(day), Some(open)) => {
            follow_up::set_due(tx, open.id, *day)?;
        }
        (Next::On(day), None) => add_next(tx, id, *day, language)?,
    }
    Ok(id)
}

/// Adds the follow-up of a client's next date.
pub(super) fn add_next(
    tx: &Tx<'_>,
    client_id: ClientId,
    due_on: NaiveDate,
    language: Language,
) -> Result<()> {
    let note = follow_ups::default_note(language);
    follow_up::insert(tx, &NewFollowUp { client_id, about: About::Client, due_on, at: None, note })?;
    Ok(())
}
