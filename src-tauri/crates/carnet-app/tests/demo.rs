//! The demonstration: plausible, whole, and the same each time.
#![allow(clippy::unwrap_used)]

use carnet_app::wire::invoices::InvoicesRequest;
use carnet_app::wire::reports::ProfitRequest;
use carnet_app::{Clock, Language, demo, invoices, reports};

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
