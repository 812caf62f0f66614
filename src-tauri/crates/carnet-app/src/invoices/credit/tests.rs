//! What credit notes leave in the books: nothing of an invoice that they take back whole, however they do it.

use crate::testing::{book, client, some};
use crate::wire::Reference;
use crate::wire::books::{AccountRequest, BookRequest};
use crate::wire::clients::ClientRequest;
use crate::wire::identity::IdentityRequest;
use crate::wire::invoices::{Invoice, InvoiceCredit, InvoiceIssue, InvoiceRequest, PaymentRequest};
use crate::wire::quotes::LineRequest;
use crate::{Carnet, books, clients, identity, invoices};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tempfile::TempDir;

fn shop(basis: &str) -> (TempDir, Carnet) {
    let (folder, mut carnet) = book();
    let request = IdentityRequest {
        vat: "receipts".to_owned(),
        vat_number: some("FR44732829320"),
        ..IdentityRequest::default()
    };
    identity::change(&mut carnet, request).unwrap();
    books::set_account(&mut carnet, AccountRequest { basis: some(basis), ..AccountRequest::default() })
        .unwrap();
    client(&mut carnet, "Acme");
    (folder, carnet)
}

/// What a line sells: how it is taxed, and whether it is goods or laid out.
#[derive(Debug, Clone, Copy)]
enum Sold {
    Services(&'static str),
    Goods(&'static str),
    LaidOut,
    ReverseCharge,
}

fn line(cents: i64, sold: Sold) -> LineRequest {
    let (rate, category) = match sold {
        Sold::Services(rate) | Sold::Goods(rate) => (some(rate), None),
        Sold::LaidOut => (None, None),
        Sold::ReverseCharge => (None, some("AE")),
    };
    LineRequest {
        description: format!("{sold:?}"),
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        unit_price: decimal(cents),
        vat_rate: rate,
        vat_category: category,
        disbursement: matches!(sold, Sold::LaidOut),
        goods: matches!(sold, Sold::Goods(_)),
        ..LineRequest::default()
    }
}

fn decimal(cents: i64) -> String {
    Decimal::new(cents, 2).to_string()
}

fn cents(amount: &str) -> i64 {
    (amount.parse::<Decimal>().unwrap() * Decimal::ONE_HUNDRED).try_into().unwrap()
}

fn issued(carnet: &mut Carnet, to: &str, lines: Vec<LineRequest>, discount: Option<String>) -> Invoice {
    let request = InvoiceRequest {
        client: to.to_owned(),
        lines,
        discount_percent: discount,
        ..InvoiceRequest::default()
    };
    let id = invoices::save(carnet, request).unwrap().value.id;
    invoices::issue(carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).unwrap().value
}

fn credit(carnet: &mut Carnet, invoice: &Invoice, lines: Vec<u32>) {
    let request = InvoiceCredit {
        invoice: invoice.number.clone().unwrap(),
        lines,
        reason: "Repris".to_owned(),
        issue: true,
        on: None,
    };
    invoices::credit(carnet, request).unwrap();
}

fn pay(carnet: &mut Carnet, invoice: &Invoice, amount: i64) -> Invoice {
    let request = PaymentRequest {
        invoice: invoice.number.clone().unwrap(),
        amount: decimal(amount),
        method: "transfer".to_owned(),
        note: (amount < 0).then(|| "rendu".to_owned()),
        ..PaymentRequest::default()
    };
    invoices::pay(carnet, request).unwrap().value
}

/// What each account holds, credit positive; each entry is balanced.
fn balances(carnet: &Carnet) -> BTreeMap<String, i64> {
    let mut accounts = BTreeMap::new();
    let mut entries: BTreeMap<i64, i64> = BTreeMap::new();
    for row in books::accounting_entries(carnet, BookRequest::default()).unwrap().rows {
        let amount = cents(row.credit.as_str()) - cents(row.debit.as_str());
        *accounts.entry(row.account).or_default() += amount;
        *entries.entry(row.entry).or_default() += amount;
    }
    assert!(entries.values().all(|sum| *sum == 0), "each entry is balanced: {entries:?}");
    accounts.retain(|_, amount| *amount != 0);
    accounts
}

fn held(carnet: &Carnet, accounts: &[&str]) -> Vec<i64> {
    let all = balances(carnet);
    accounts.iter().map(|account| all.get(*account).copied().unwrap_or(0)).collect()
}

/// The services in statuses 212 by rate, and their sum.
fn cashed(invoice: &Invoice) -> (BTreeMap<String, i64>, i64) {
    let (mut by_rate, mut sum) = (BTreeMap::new(), 0);
    for event in invoice.life.lifecycle.iter().filter(|event| event.code == 212) {
        sum += cents(event.amount.as_ref().unwrap().as_str());
        for part in &event.by_rate {
            *by_rate.entry(format!("{} {}", part.category, part.rate)).or_default() +=
                cents(part.amount.as_str());
        }
    }
    by_rate.retain(|_, amount| *amount != 0);
    (by_rate, sum)
}

fn berlin(carnet: &mut Carnet) {
    let request = ClientRequest {
        name: some("Berlin"),
        country: some("DE"),
        vat_number: some("DE811907980"),
        address: some("Unter den Linden 1\n10117 Berlin"),
        ..ClientRequest::default()
    };
    clients::save(carnet, request).unwrap();
}

#[test]
fn what_is_left_of_a_mixed_invoice_is_what_was_paid() {
    let (_folder, mut carnet) = shop("cash");
    berlin(&mut carnet);
    let lines = vec![line(100_000, Sold::Services("20")), line(100_000, Sold::ReverseCharge)];
    let invoice = issued(&mut carnet, "Berlin", lines, None);
    let paid = pay(&mut carnet, &invoice, 120_000);
    assert_eq!(cashed(&paid).0, [("S 20".to_owned(), 65_455)].into(), "the buyer owes the tax on the rest");
    assert_eq!(held(&carnet, &["706", "44571"]), [109_091, 10_909]);
    credit(&mut carnet, &invoice, vec![2]);
    assert_eq!(held(&carnet, &["706", "44571", "411"]), [100_000, 20_000, 0], "put down to what is taxed");
    let after = invoices::show(&carnet, Reference { name: invoice.number.clone().unwrap() }).unwrap();
    assert_eq!(cashed(&after), ([("S 20".to_owned(), 120_000)].into(), 120_000));
    assert_eq!((after.paid.as_str(), after.balance.as_str()), ("1200.00", "0.00"), "no money moved");
    let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
    assert_eq!((ledger.total.as_str(), ledger.total_net.as_str()), ("1200.00", "1000.00"));
}

#[test]
fn an_invoice_credited_whole_after_a_payment_leaves_nothing_once_it_is_given_back() {
    let (_folder, mut carnet) = shop("cash");
    berlin(&mut carnet);
    let lines = vec![
        line(33_333, Sold::Services("20")),
        line(10_001, Sold::Goods("5.5")),
        line(77_777, Sold::ReverseCharge),
        line(6_005, Sold::LaidOut),
    ];
    let invoice = issued(&mut carnet, "Berlin", lines, some("3.3"));
    let paid = pay(&mut carnet, &invoice, 60_000);
    let before = cashed(&paid);
    assert_eq!(before.0.keys().collect::<Vec<_>>(), ["S 20"], "neither goods nor what the buyer is taxed on");
    credit(&mut carnet, &invoice, vec![]);
    let number = invoice.number.clone().unwrap();
    let credited = invoices::show(&carnet, Reference { name: number }).unwrap();
    assert_eq!(cashed(&credited), before, "what was paid was paid of what was asked for then");
    pay(&mut carnet, &invoice, -20_000);
    let back = pay(&mut carnet, &invoice, -40_000);
    assert_eq!(cashed(&back), (BTreeMap::new(), 0));
    assert_eq!(balances(&carnet), BTreeMap::new());
}

fn any_line() -> impl Strategy<Value = (i64, Sold)> {
    let sold = prop::sample::select(vec![
        Sold::Services("20"),
        Sold::Goods("20"),
        Sold::Services("5.5"),
        Sold::Goods("5.5"),
        Sold::LaidOut,
    ]);
    (1_i64..900_000, sold)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// In whatever order the lines are credited, paid for and given back: an invoice that is taken back leaves no cent.
    #[test]
    fn credit_notes_that_exhaust_an_invoice_leave_every_account_as_it_was(
        lines in prop::collection::vec(any_line(), 1..6),
        turns in prop::collection::vec(0_usize..6, 6),
        discount in prop::option::of(1_i64..5_000),
        accrual in any::<bool>(),
        share in 0_i64..=100,
    ) {
        let (_folder, mut carnet) = shop(if accrual { "accrual" } else { "cash" });
        let typed = lines.iter().map(|(price, sold)| line(*price, *sold)).collect();
        let invoice = issued(&mut carnet, "Acme", typed, discount.map(decimal));
        let mut paid = cents(invoice.total_gross.as_str()) * share / 100;
        if paid > 0 {
            pay(&mut carnet, &invoice, paid);
        }
        // Each line waits for its turn; those of one turn are credited together.
        for turn in 0..6 {
            let ranks = (1_u32..).zip(&turns).take(lines.len()).filter(|(_, at)| **at == turn);
            let ranks: Vec<u32> = ranks.map(|(rank, _)| rank).collect();
            if ranks.is_empty() {
                continue;
            }
            credit(&mut carnet, &invoice, ranks);
            let over = -cents(invoices::show(&carnet, Reference { name: invoice.number.clone().unwrap() }).unwrap().balance.as_str());
            if over > 0 {
                paid -= over;
                pay(&mut carnet, &invoice, -over);
            }
        }
        prop_assert_eq!(paid, 0, "all that came was given back");
        prop_assert_eq!(balances(&carnet), BTreeMap::new());
        let after = invoices::show(&carnet, Reference { name: invoice.number.clone().unwrap() }).unwrap();
        prop_assert_eq!(cashed(&after), (BTreeMap::new(), 0));
        let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
        prop_assert_eq!([ledger.total_net.as_str(), ledger.total_goods.as_str(), ledger.total_disbursed.as_str()], ["0.00"; 3]);
        prop_assert!(invoices::verify(&carnet).unwrap().ok);
    }
}
