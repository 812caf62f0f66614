//! Missions: deposits, progress, the final invoice that takes them off.

use super::lines::of_goods;
use super::{Code, code, stage};
use crate::studio::{Studio, line, taxed};
use carnet_app::wire::invoices::Invoice;
use carnet_app::wire::quotes::{LineRequest, QuoteRequest};

/// 20/40/40 of an order with three rates, none of whose thirds is a whole number of cents.
pub fn thirds_of_cents(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        subject: Some("Refonte du catalogue".to_owned()),
        lines: vec![
            line("Maquettes", "3", "u", "333.33"),
            taxed(line("Corrections", "7", "h", "14.285714"), "10"),
            taxed(line("Livret imprimé", "1.3333", "u", "99.99"), "5.5"),
        ],
        ..QuoteRequest::default()
    });
    let mut codes = Vec::new();
    codes.extend(studio.issue_proposed().iter().map(|deposit| code(deposit, "386", "S1")));
    studio.on("2026-10-20").validate(&mission, 2);
    codes.extend(studio.issue_proposed().iter().map(|deposit| code(deposit, "386", "S1")));
    studio.on("2026-11-10").validate(&mission, 3);
    codes.extend(studio.issue_proposed().iter().map(|last| code(last, "380", "S4")));
    assert_eq!(codes.len(), 3, "two deposits and the final invoice: {codes:?}");
    codes
}

/// A mission of two stages, its deposit issued and paid.
pub fn with_deposit(studio: &mut Studio, lines: Vec<LineRequest>) -> (String, Invoice) {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines,
        schedule: vec![stage("30", "order", false), stage("", "delivery", false)],
        ..QuoteRequest::default()
    });
    let deposit = studio.issue_proposed().remove(0);
    let number = deposit.number.clone().expect("it is issued");
    studio.on("2026-10-12").pay(&number, deposit.total_gross.as_str());
    (mission, deposit)
}

pub fn last_invoice(studio: &mut Studio, mission: &str, stage: usize) -> Invoice {
    studio.on("2026-11-10").validate(mission, stage);
    studio.issue_proposed().remove(0)
}

pub fn deposit_paid(studio: &mut Studio) -> Vec<Code> {
    let (mission, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let last = last_invoice(studio, &mission, 2);
    vec![code(&deposit, "386", "S1"), code(&last, "380", "S4")]
}

/// The money came with the order: the deposit is paid whole when it is issued.
pub fn deposit_paid_with_the_order(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let lines = vec![line("Site", "1", "lump", "4000")];
    studio.order(QuoteRequest { client, lines, ..QuoteRequest::default() });
    let deposit = studio.issue_paid_proposal();
    assert_eq!(deposit.balance.as_str(), "0.00", "nothing is left to pay");
    vec![code(&deposit, "386", "S2")]
}

/// A stage that delivers a part is an ordinary invoice; the last one bills the rest and deducts the deposit.
pub fn progress(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines: vec![
            line("Étude", "1", "lump", "1000.01"),
            taxed(line("Brochure", "1", "lump", "500.05"), "10"),
        ],
        schedule: vec![
            stage("30", "order", false),
            stage("40", "midway", true),
            stage("", "delivery", false),
        ],
        ..QuoteRequest::default()
    });
    let deposit = studio.issue_proposed().remove(0);
    studio.on("2026-10-20").validate(&mission, 2);
    let part = studio.issue_proposed().remove(0);
    let last = last_invoice(studio, &mission, 3);
    vec![code(&deposit, "386", "S1"), code(&part, "380", "S1"), code(&last, "380", "S4")]
}

/// All of the order is asked for before delivery: the final invoice restates it and leaves nothing to pay.
pub fn final_at_zero(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines: vec![line("Conférence", "1", "d", "900")],
        schedule: vec![
            stage("60", "order", false),
            stage("40", "midway", false),
            stage("", "delivery", false),
        ],
        ..QuoteRequest::default()
    });
    let first = studio.issue_proposed().remove(0);
    studio.on("2026-10-20").validate(&mission, 2);
    let second = studio.issue_proposed().remove(0);
    let last = last_invoice(studio, &mission, 3);
    assert_eq!(last.total_gross.as_str(), "0.00", "nothing is left");
    vec![code(&first, "386", "S1"), code(&second, "386", "S1"), code(&last, "380", "S4")]
}

/// An order of goods and work: a deposit says what its share is of, the final invoice restates it (M4).
pub fn goods_order(studio: &mut Studio) -> Vec<Code> {
    let lines = vec![
        taxed(of_goods(line("Livrets", "100", "u", "4.20")), "5.5"),
        line("Mise en page", "2", "d", "350"),
    ];
    let (mission, deposit) = with_deposit(studio, lines);
    let last = last_invoice(studio, &mission, 2);
    vec![code(&deposit, "386", "M1"), code(&last, "380", "M4")]
}
