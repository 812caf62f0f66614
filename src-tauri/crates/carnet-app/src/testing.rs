//! A book in a folder of its own, on a fixed day, for the tests of use cases.

use crate::wire::Reference;
use crate::wire::clients::{Client, ClientRequest, ClientsRequest};
use crate::wire::identity::IdentityRequest;
use crate::{Carnet, Clock, Code, Failure, Language, Refusal, clients, identity};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The day of the tests: a Saturday.
pub(crate) const TODAY: &str = "2026-11-21";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn clock(on: &str) -> Clock {
    Clock::Fixed(day(on))
}

/// Makes a book with an identity; the folder goes when the first value does.
pub(crate) fn book() -> (TempDir, Carnet) {
    let folder = tempfile::tempdir().expect("a folder");
    let request = IdentityRequest {
        name: "Élise Carnet".to_owned(),
        address: "3 rue des Lilas\n64000 Pau".to_owned(),
        siret: "73282932000074".to_owned(),
        status: "micro-bnc".to_owned(),
        vat: "franchise".to_owned(),
        iban: "FR1420041010050500013M02606".to_owned(),
        ..IdentityRequest::default()
    };
    let carnet = identity::init(folder.path(), clock(TODAY), Some(Language::Fr), request).expect("a book");
    (folder, carnet)
}

/// Opens the book again on another day.
pub(crate) fn on(folder: &Path, date: &str) -> Carnet {
    Carnet::open(folder, clock(date), Some(Language::Fr)).expect("the book opens")
}

pub(crate) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn named(name: &str) -> Reference {
    Reference { name: name.to_owned() }
}

/// Adds a client of which only the name is known.
pub(crate) fn client(carnet: &mut Carnet, name: &str) -> Client {
    let request = ClientRequest { name: some(name), ..ClientRequest::default() };
    clients::save(carnet, request).expect("a client").value
}

/// Returns the client of that id as the list shows it.
pub(crate) fn listed(carnet: &Carnet, id: i64) -> Client {
    let all = clients::list(carnet, ClientsRequest::default()).expect("a list").clients;
    all.into_iter().find(|client| client.id == id).expect("the client is listed")
}

/// Returns the paths of the fields that a refusal names, and its failure.
pub(crate) fn fields<T: std::fmt::Debug>(result: Result<T, Refusal>) -> (Vec<String>, Failure) {
    let failure = result.expect_err("it is refused").explain(Language::Fr);
    assert_eq!(failure.code, Code::InvalidInput, "{}", failure.message);
    (failure.fields.iter().map(|field| field.path.clone()).collect(), failure)
}

pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/samples").join(name)
}
