//! What a lead source costs and won.

use super::*;
use crate::clients;
use crate::testing::{book, fields, on, some};
use crate::wire::clients::{ClientRequest, LogRequest};

fn platform() -> SourceRequest {
    SourceRequest { name: "Plateforme".to_owned(), monthly: some("19,90"), commission: some("10 %") }
}

#[test]
fn a_source_is_made_once_and_absent_costs_stay() {
    let (_folder, mut carnet) = book();
    let made = set(&mut carnet, platform()).unwrap().value;
    assert_eq!((made.monthly.as_str(), made.commission.as_ref().map(|c| c.as_str())), ("19.90", Some("10")));
    let again = SourceRequest { name: "PLATEFORME".to_owned(), monthly: some("25"), commission: None };
    let changed = set(&mut carnet, again).unwrap().value;
    assert_eq!((changed.id, changed.monthly.as_str()), (made.id, "25.00"), "the same source");
    assert!(changed.commission.is_some(), "the commission stays");
    let wrong = SourceRequest { name: String::new(), monthly: some("-5"), commission: some("101") };
    assert_eq!(fields(set(&mut carnet, wrong)).0, ["name", "monthly", "commission"]);
}

#[test]
fn a_subscription_counts_from_the_first_prospect_on() {
    let (folder, mut carnet) = book();
    set(&mut carnet, platform()).unwrap();
    assert_eq!(list(&carnet).unwrap().sources[0].cost.as_str(), "0.00", "no prospect, no month");
    let prospect =
        ClientRequest { name: some("Acme"), source: some("plateforme"), ..ClientRequest::default() };
    clients::save(&mut carnet, prospect).unwrap();
    let call = LogRequest {
        client: "acme".to_owned(),
        kind: "call".to_owned(),
        note: "Premier appel".to_owned(),
        minutes: some("30"),
        ..LogRequest::default()
    };
    clients::log(&mut carnet, call).unwrap();
    let source = &list(&on(folder.path(), "2027-01-02")).unwrap().sources[0];
    assert_eq!(source.cost.as_str(), "59.70", "November, December and January are begun");
    assert_eq!((source.prospects, source.won, source.hours.as_str()), (1, 0, "0.50"));
}
