//! The demonstration: plausible, whole, and the same each time.
#![allow(clippy::unwrap_used)]

use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::InvoicesRequest;
use carnet_app::wire::reports::ProfitRequest;
use carnet_app::{Carnet, Clock, Language, backups, demo, identity, invoices, reports};

#[test]
fn two_years_of_one_freelancer_hold_together() {
    let clock = Clock::Fixed("2026-11-21".parse().unwrap());
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let carnet = demo::create(one.path(), clock, Some(Language::Fr)).unwrap();
    let again = demo::create(two.path(), clock, Some(Language::Fr)).unwrap();
    let check = invoices::verify(&carnet).unwrap();
    assert!(check.ok, "every issued paper passes its own check: {:?}", check.findings);
    assert!(check.checked > 40, "two years are more than {} papers", check.checked);
    assert_eq!(check.head, invoices::verify(&again).unwrap().head, "the same day gives the same book");
    let all = invoices::list(&carnet, InvoicesRequest::default()).unwrap().invoices;
    for status in ["paid", "late"] {
        assert!(all.iter().any(|i| i.status == status), "the story has {status} invoices");
    }
    let profit = reports::profit(&carnet, ProfitRequest::default()).unwrap();
    let hour: f64 = profit.totals.true_hour.unwrap().as_str().parse().unwrap();
    assert!((8.0..60.0).contains(&hour), "a plausible true hour, not {hour}");
    let today = reports::today(&carnet).unwrap();
    assert!(!today.due.is_empty() || !today.overdue.is_empty(), "there is something to do today");
    drop(carnet);
    let left = std::fs::read_dir(one.path()).unwrap().count();
    assert_eq!(left, 6, "a database and five folders, nothing else");
    let refused = demo::create(one.path(), clock, None).unwrap_err().explain(Language::Fr);
    assert_eq!(refused.code, carnet_app::Code::BookExists, "{}", refused.message);
}

#[test]
fn a_demonstration_is_dropped_and_a_real_book_is_not() {
    let clock = Clock::Fixed("2026-11-21".parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let carnet = demo::create(folder.path(), clock, Some(Language::Fr)).unwrap();
    assert!(identity::state(&carnet).unwrap().demo, "it knows what it is");
    let head = invoices::verify(&carnet).unwrap().head;
    backups::make(&carnet).unwrap();
    drop(carnet);
    let state = demo::drop_book(folder.path(), clock, Language::Fr).unwrap();
    assert!(!state.ready && !state.demo && state.identity.is_none(), "the first start again");
    assert!(backups::list(folder.path()).unwrap().backups.is_empty(), "its backups are not the next book's");
    let aside = folder.path().join("backups/demo-20261121-120000");
    let kept = Carnet::open(&aside, clock, None).unwrap();
    let check = invoices::verify(&kept).unwrap();
    assert!(check.ok && check.head == head, "it still opens where it lies: {:?}", check.findings);
    assert_eq!(backups::list(&aside).unwrap().backups.len(), 1);
    drop(kept);
    let again = demo::create(folder.path(), clock, Some(Language::Fr)).unwrap();
    assert!(identity::state(&again).unwrap().demo, "and can be had again");
    drop(again);
    demo::drop_book(folder.path(), clock, Language::Fr).unwrap();
    assert!(folder.path().join("backups/demo-20261121-120000-1").is_dir(), "beside the first one");
    let who = IdentityRequest {
        name: "Élise Carnet".to_owned(),
        address: "3 rue des Lilas\n64000 Pau".to_owned(),
        siret: "73282932000074".to_owned(),
        status: "micro-bnc".to_owned(),
        vat: "franchise".to_owned(),
        iban: "FR1420041010050500013M02606".to_owned(),
        ..IdentityRequest::default()
    };
    let real = identity::init(folder.path(), clock, Some(Language::Fr), who).unwrap();
    assert!(!identity::state(&real).unwrap().demo);
    assert!(invoices::verify(&real).unwrap().ok, "nothing of the demonstration is left in its folder");
    let refused = demo::drop_book(folder.path(), clock, Language::Fr).unwrap_err().explain(Language::Fr);
    assert_eq!(refused.code, carnet_app::Code::Refused);
    assert!(refused.message.contains("pas une démonstration"), "{}", refused.message);
    assert!(identity::state(&real).unwrap().ready, "the real book was not touched");
}
