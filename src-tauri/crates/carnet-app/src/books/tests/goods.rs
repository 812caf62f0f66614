//! Goods in the books: told from services in the livre des recettes, the entries and status 212.

use super::payment;
use crate::testing::{book, client, some};
use crate::wire::books::{AccountRequest, BookRequest};
use crate::wire::identity::IdentityRequest;
use crate::wire::invoices::{Invoice as View, InvoiceCredit, InvoiceIssue, InvoiceRequest};
use crate::wire::quotes::LineRequest;
use crate::{Carnet, books, identity, invoices};
use proptest::prelude::*;
use tempfile::TempDir;

fn shop(vat: &str, basis: &str) -> (TempDir, Carnet) {
    let (folder, mut carnet) = book();
    identity::change(&mut carnet, IdentityRequest { vat: vat.to_owned(), ..IdentityRequest::default() })
        .unwrap();
    books::set_account(&mut carnet, AccountRequest { basis: some(basis), ..AccountRequest::default() })
        .unwrap();
    client(&mut carnet, "Acme");
    (folder, carnet)
}

fn line(price: &str, rate: Option<&str>, goods: bool) -> LineRequest {
    LineRequest {
        description: if goods { "Tirage" } else { "Accrochage" }.to_owned(),
        quantity: "1".to_owned(),
        unit: "lump".to_owned(),
        unit_price: price.to_owned(),
        vat_rate: rate.map(str::to_owned),
        goods,
        ..LineRequest::default()
    }
}

fn issued(carnet: &mut Carnet, lines: Vec<LineRequest>, discount: Option<&str>) -> View {
    let request = InvoiceRequest {
        client: "Acme".to_owned(),
        lines,
        discount_percent: discount.map(str::to_owned),
        ..InvoiceRequest::default()
    };
    let id = invoices::save(carnet, request).unwrap().value.id;
    invoices::issue(carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).unwrap().value
}

fn pay(carnet: &mut Carnet, invoice: &View, amount: &str) -> View {
    let number = invoice.number.as_deref().unwrap();
    let note = amount.starts_with('-').then_some("rendu");
    invoices::pay(carnet, payment(number, amount, "2026-11-21", "transfer", note)).unwrap().value
}

fn cents(amount: &str) -> i64 {
    (amount.parse::<rust_decimal::Decimal>().unwrap() * rust_decimal::Decimal::ONE_HUNDRED)
        .try_into()
        .unwrap()
}

/// Returns what an account holds, credit positive.
fn balance(carnet: &Carnet, account: &str) -> i64 {
    let entries = books::accounting_entries(carnet, BookRequest::default()).unwrap();
    let rows = entries.rows.iter().filter(|row| row.account == account);
    rows.map(|row| cents(row.credit.as_str()) - cents(row.debit.as_str())).sum()
}

/// Returns the statuses 212 as amounts, each with its parts by rate.
fn cashed(view: &View) -> Vec<(String, Vec<(String, String)>)> {
    let by_rate = |event: &crate::wire::lifecycle::InvoiceEvent| {
        event.by_rate.iter().map(|part| (part.rate.to_string(), part.amount.to_string())).collect()
    };
    let events = view.life.lifecycle.iter().filter(|event| event.code == 212);
    events.map(|event| (event.amount.as_ref().unwrap().to_string(), by_rate(event))).collect()
}

#[test]
fn goods_and_services_of_one_invoice_stand_on_their_own_accounts() {
    let (_folder, mut carnet) = shop("franchise", "cash");
    let invoice = issued(&mut carnet, vec![line("300", None, true), line("100", None, false)], Some("10"));
    pay(&mut carnet, &invoice, "180");
    let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
    assert!(ledger.with_goods);
    assert_eq!((ledger.total_net.as_str(), ledger.total_goods.as_str()), ("180.00", "135.00"));
    assert_eq!(
        (balance(&carnet, "706"), balance(&carnet, "707")),
        (4_500, 13_500),
        "half of each, discounted"
    );
    pay(&mut carnet, &invoice, "180");
    pay(&mut carnet, &invoice, "-360");
    assert_eq!((balance(&carnet, "706"), balance(&carnet, "707")), (0, 0), "all was given back");
}

#[test]
fn status_212_tells_what_was_paid_of_services_alone() {
    let (_folder, mut carnet) = shop("receipts", "cash");
    let goods = issued(&mut carnet, vec![line("100", Some("20"), true)], None);
    let goods = pay(&mut carnet, &goods, "120");
    assert_eq!(cashed(&goods), [], "the tax on goods was due when they were delivered");
    let both = vec![
        line("100", Some("20"), true),
        line("300", Some("20"), false),
        line("50", Some("5.5"), true),
        line("100", Some("10"), false),
    ];
    let both = issued(&mut carnet, both, None);
    let number = both.number.clone().unwrap();
    let paid = pay(&mut carnet, &both, both.balance.as_str());
    let of = |rate: &str, amount: &str| (rate.to_owned(), amount.to_owned());
    assert_eq!(cashed(&paid), [("470.00".to_owned(), vec![of("10", "110.00"), of("20", "360.00")])]);
    let credit = InvoiceCredit {
        invoice: number,
        reason: "Tirage repris".to_owned(),
        lines: vec![1],
        issue: true,
        ..InvoiceCredit::default()
    };
    invoices::credit(&mut carnet, credit).unwrap();
    let back = pay(&mut carnet, &both, "-120");
    let services: i64 = cashed(&back).iter().map(|(amount, _)| cents(amount)).sum();
    assert_eq!(services, 47_000, "a good that was taken back gives no service back");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Whatever is sold, discounted, paid in parts and credited: debits are credits, and services and goods make the invoice.
    #[test]
    fn services_and_goods_make_each_invoice(
        lines in prop::collection::vec((1_i64..900_000, 0_usize..3, any::<bool>()), 1..5),
        discount in 0_i64..5_000,
        share in 1_i64..100,
        credit in any::<bool>(),
        accrual in any::<bool>(),
    ) {
        let (_folder, mut carnet) = shop("receipts", if accrual { "accrual" } else { "cash" });
        let typed = |cents: i64| rust_decimal::Decimal::new(cents, 2).to_string();
        let rates = ["20", "10", "5.5"];
        let lines = lines.into_iter().map(|(price, rate, goods)| line(&typed(price), Some(rates[rate]), goods));
        let lines: Vec<LineRequest> = lines.collect();
        let all_goods = lines.iter().all(|line| line.goods);
        let invoice = issued(&mut carnet, lines, Some(&typed(discount)));
        let gross = cents(invoice.total_gross.as_str());
        let first = gross * share / 100;
        let mut paid = invoice.clone();
        for part in [first, gross - first] {
            if part > 0 {
                paid = pay(&mut carnet, &invoice, &typed(part));
            }
        }
        let net = cents(invoice.total_net.as_str());
        prop_assert_eq!(balance(&carnet, "706") + balance(&carnet, "707"), net, "sold, to the cent");
        if all_goods {
            prop_assert_eq!(balance(&carnet, "706"), 0, "nothing of it is a service");
        }
        let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
        prop_assert_eq!(cents(ledger.total_net.as_str()), net);
        prop_assert_eq!(cents(ledger.total_goods.as_str()), balance(&carnet, "707"));
        let services: i64 = cashed(&paid).iter().map(|(amount, _)| cents(amount)).sum();
        prop_assert!(services <= gross);
        prop_assert_eq!(services == 0, balance(&carnet, "706") == 0, "status 212 tells services, and only them");
        for (amount, by_rate) in cashed(&paid) {
            prop_assert_eq!(by_rate.iter().map(|(_, part)| cents(part)).sum::<i64>(), cents(&amount));
        }
        if credit && gross > 0 {
            let credit = InvoiceCredit {
                invoice: invoice.number.clone().unwrap(),
                reason: "Annulée".to_owned(),
                issue: true,
                ..InvoiceCredit::default()
            };
            invoices::credit(&mut carnet, credit).unwrap();
            pay(&mut carnet, &invoice, &typed(-gross));
            prop_assert_eq!((balance(&carnet, "706"), balance(&carnet, "707")), (0, 0), "taken back whole");
        }
        let entries = books::accounting_entries(&carnet, BookRequest::default()).unwrap().rows;
        let sum = |side: fn(&crate::wire::books::EntryRow) -> &crate::wire::Amount| -> i64 {
            entries.iter().map(|row| cents(side(row).as_str())).sum()
        };
        prop_assert_eq!(sum(|row| &row.debit), sum(|row| &row.credit));
        prop_assert!(invoices::verify(&carnet).unwrap().ok);
    }
}
