//! Prospects and clients: one record each, found by any word of it, with its exchanges and its next date.
//!
//! The next date of a client is its nearest open follow-up, whatever that is about.

mod import;
mod log;
mod save;
mod show;
#[cfg(test)]
mod tests;

pub use import::import;
pub use log::log;
pub use save::save;
pub use show::show;

use crate::failure::Kind;
use crate::form::Form;
use crate::wire::clients::{
    Client, ClientCard, ClientCards, ClientCardsRequest, Clients, ClientsRequest, Interaction,
};
use crate::{Carnet, Language, Refusal, Result, usual};
use carnet_core::client::ClientStage;
use carnet_core::ids::ClientId;
use carnet_core::input::fold;
use carnet_store::client::{self as table, ClientRow, ClientSort};
use carnet_store::{Connection, interaction};

/// Returns the clients asked for. Every word of the search must stand in name, person or e-mail, in any order,
/// whatever its case and accents.
///
/// # Errors
/// When `stage` or `sort` is no such word, or the book cannot be read.
pub fn list(carnet: &Carnet, request: ClientsRequest) -> Result<Clients> {
    let mut form = Form::default();
    let stage = form.optional("stage", request.stage.as_deref(), str::parse::<ClientStage>);
    let sort = form.optional("sort", request.sort.as_deref(), str::parse::<ClientSort>);
    form.finish(Some(()))?;
    let search = fold(&request.search.unwrap_or_default());
    let words: Vec<&str> = search.split_whitespace().collect();
    let rows = table::list(carnet.conn(), &words, stage, sort.unwrap_or(ClientSort::NextDate))?;
    Ok(Clients { clients: rows.into_iter().map(|row| view(row, carnet.language())).collect() })
}

/// Returns what a list or a field that completes names shows of the clients asked for.
///
/// # Errors
/// When the book cannot be read.
pub fn cards(carnet: &Carnet, request: ClientCardsRequest) -> Result<ClientCards> {
    let search = request.search.unwrap_or_default();
    let found = table::cards(carnet.conn(), &fold(&search), request.most)?;
    let language = carnet.language();
    let clients = found.into_iter().map(|card| ClientCard {
        id: card.id.0,
        name: card.name,
        stage: card.stage.to_string(),
        person: card.person,
        email: card.email,
        phone: card.phone,
        source: card.source,
        next_date: card.next_on.map(|day| day.to_string()),
        next_note: card.next_note.map(|note| usual::said(&note, language)),
    });
    Ok(ClientCards { clients: clients.collect(), search })
}

/// Returns the row of a client.
pub(crate) fn get(conn: &Connection, id: ClientId) -> Result<ClientRow> {
    table::get(conn, id)?.ok_or_else(|| Refusal::NotFound { kind: Kind::Client, name: id.to_string() })
}

/// Returns what a client is found by: name, person and e-mail, folded. It starts with the name, so that the
/// start of a name finds it.
fn search_text(client: &table::Client) -> String {
    let parts = [Some(&client.name), client.person.as_ref(), client.email.as_ref()];
    fold(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
}

fn view(row: ClientRow, language: Language) -> Client {
    let client = row.client;
    Client {
        id: row.id.0,
        name: client.name,
        kind: client.kind.to_string(),
        stage: client.stage.to_string(),
        person: client.person,
        siren: client.siren,
        siret: client.siret,
        vat_number: client.vat_number,
        address: client.address,
        country: client.country,
        email: client.email,
        phone: client.phone,
        source: row.source,
        note: client.note,
        electronic_address: client.electronic_address,
        plain_pdf: client.plain_pdf,
        buyer_reference: client.buyer_reference,
        next_date: row.next_on.map(|day| day.to_string()),
        next_note: row.next_note.map(|note| usual::said(&note, language)),
    }
}

fn exchange(said: interaction::Interaction, client: &str) -> Interaction {
    Interaction {
        id: said.id.0,
        client: client.to_owned(),
        kind: said.kind.to_string(),
        on: said.on.to_string(),
        note: said.note,
        minutes: said.minutes,
    }
}
