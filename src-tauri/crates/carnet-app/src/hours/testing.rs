//! A book on a fixed day with two clients, for the tests of hours and reports.

use crate::wire::identity::IdentityRequest;
use crate::{Carnet, Clock, Language, operation};
use carnet_core::client::ClientStage;
use carnet_store::client::{self, Client};
use std::path::Path;

/// A book of today's with the clients Acme and Studio Zoé; the folder goes away with the guard.
pub(crate) fn book(today: &str) -> (tempfile::TempDir, Carnet) {
    let folder = tempfile::tempdir().unwrap();
    let request = IdentityRequest {
        name: "Claire Martin".into(),
        address: "1 rue Neuve\n64000 Pau".into(),
        siret: "73282932000074".into(),
        status: "micro-bnc".into(),
        vat: "franchise".into(),
        iban: "FR1420041010050500013M02606".into(),
        ..IdentityRequest::default()
    };
    let clock = Clock::Fixed(today.parse().unwrap());
    let mut carnet = crate::identity::init(folder.path(), clock, Some(Language::Fr), request).unwrap();
    for name in ["Acme", "Studio Zoé"] {
        add_client(&mut carnet, name);
    }
    (folder, carnet)
}

pub(crate) fn reopen(folder: &Path, today: &str) -> Carnet {
    Carnet::open(folder, Clock::Fixed(today.parse().unwrap()), Some(Language::Fr)).unwrap()
}

pub(crate) fn add_client(carnet: &mut Carnet, name: &str) -> i64 {
    let today = carnet.today();
    let record = Client { stage: ClientStage::Won, ..Client::named(name) };
    let added = carnet.write(operation::ADD_CLIENT, |tx| {
        Ok(client::save(tx, None, &record, &crate::resolve::fold(name), today)?)
    });
    added.unwrap().value.0
}

pub(crate) fn add_mission(carnet: &mut Carnet, client: i64, name: &str, started_on: &str) -> i64 {
    let added = carnet.write(operation::START_MISSION, |tx| {
        tx.execute(
            "INSERT INTO mission (client_id, name, started_on, search) VALUES (?1, ?2, ?3, ?4)",
            (client, name, started_on, crate::resolve::fold(name)),
        )?;
        Ok(tx.last_insert_rowid())
    });
    added.unwrap().value
}
