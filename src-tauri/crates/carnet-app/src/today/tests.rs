//! What the day asks for, on a book that has lived a little.

use super::*;
use crate::testing::{book, client, on, some};
use crate::wire::follow_ups::FollowUpRequest;
use crate::wire::hours::EntryLine;
use crate::wire::invoices::{InvoiceIssue, InvoiceRequest, PaymentRequest};
use crate::wire::missions::{DeadlineSet, MissionStart};
use crate::wire::quotes::LineRequest;
use crate::{Code, Language, missions};

#[test]
fn dates_stand_by_what_is_past_due_and_coming() {
    let (folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    for date in ["2026-11-22", "2026-11-25", "2026-12-09", "2026-12-10"] {
        let request =
            FollowUpRequest { client: some("acme"), on: date.to_owned(), ..FollowUpRequest::default() };
        follow_ups::add(&mut carnet, request).unwrap();
    }
    let report = today(&on(folder.path(), "2026-11-25")).unwrap();
    let dates =
        |list: &[crate::wire::follow_ups::FollowUp]| list.iter().map(|f| f.on.clone()).collect::<Vec<_>>();
    assert_eq!(report.date, "2026-11-25");
    assert_eq!(dates(&report.overdue), ["2026-11-22"]);
    assert_eq!(dates(&report.due), ["2026-11-25"]);
    assert_eq!(dates(&report.coming), ["2026-12-09"], "two weeks ahead, no further");
    assert_eq!((report.clients, report.quotes_sent, report.quotes_goal), (1, 0, 50));
}

#[test]
fn hours_without_an_order_are_at_risk_and_deadlines_come_near() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let start =
        MissionStart { client: "acme".to_owned(), name: "Site".to_owned(), ..MissionStart::default() };
    missions::start(&mut carnet, start).unwrap();
    for line in ["2h acme production", "30m prospection"] {
        hours::add_line(&mut carnet, EntryLine { line: line.to_owned() }).unwrap();
    }
    let deadline =
        DeadlineSet { mission: "site".to_owned(), date: "+10j".to_owned(), reason: "Convenu".to_owned() };
    missions::set_deadline(&mut carnet, deadline).unwrap();
    let report = today(&carnet).unwrap();
    assert_eq!(report.at_risk_hours.as_str(), "2.00", "prospecting is at nobody's risk");
    assert_eq!(report.at_risk_amount.as_str(), "70.00", "two hours at the target of 35 €");
    assert_eq!(report.month_hours.as_str(), "2.50");
    assert_eq!(
        report.true_hour.as_ref().map(|rate| rate.as_str()),
        Some("0.00"),
        "worked, and nothing came in"
    );
    assert_eq!((report.deadlines[0].mission.as_str(), report.deadlines[0].overdue_days), ("Site", -10));
    assert_eq!((report.owed.as_str(), report.unbilled.as_str()), ("0.00", "0.00"));
    let stages = String::from_utf8(crate::calendars::feed(&carnet, "stages").unwrap()).unwrap();
    assert!(stages.contains("UID:deadline-1@"), "the deadline is in the calendar: {stages}");
}

fn free_invoice(carnet: &mut Carnet, price: &str) -> i64 {
    let line = LineRequest {
        description: "Étude".to_owned(),
        quantity: "1".to_owned(),
        unit: "lump".to_owned(),
        unit_price: price.to_owned(),
        ..LineRequest::default()
    };
    let request =
        InvoiceRequest { client: "acme".to_owned(), lines: vec![line], ..InvoiceRequest::default() };
    invoices::save(carnet, request).unwrap().value.id
}

#[test]
fn invoices_that_wait_are_told_and_settled_ones_are_not() {
    let (folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let mut numbers = Vec::new();
    for price in ["100", "250"] {
        let id = free_invoice(&mut carnet, price);
        let issued = invoices::issue(&mut carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).unwrap();
        numbers.extend(issued.value.number);
    }
    free_invoice(&mut carnet, "40");
    let payment = PaymentRequest {
        invoice: numbers[0].clone(),
        amount: "100".to_owned(),
        method: "transfer".to_owned(),
        ..PaymentRequest::default()
    };
    invoices::pay(&mut carnet, payment).unwrap();
    let soon = today(&carnet).unwrap();
    assert!(soon.late_invoices.is_empty(), "owed, and not due yet");
    assert_eq!((soon.owed.as_str(), soon.unbilled.as_str()), ("250.00", "40.00"));
    let later = today(&on(folder.path(), "2027-03-01")).unwrap();
    let late: Vec<_> = later.late_invoices.iter().filter_map(|row| row.number.clone()).collect();
    assert_eq!(late, numbers[1..], "the other one is paid");
    let amounts: Vec<_> = later.to_invoice.iter().map(|row| row.total_net.as_str()).collect();
    assert_eq!(amounts, ["40.00"], "the draft is to be issued");
}

#[test]
fn a_book_without_identity_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let carnet = Carnet::create(folder.path(), crate::testing::clock("2026-11-21"), None).unwrap();
    let failure = today(&carnet).unwrap_err().explain(Language::Fr);
    assert_eq!(failure.code, Code::NoBook, "{}", failure.message);
}
