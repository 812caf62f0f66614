use crate::testing::{book, client, fields, some};
use crate::wire::Reference;
use crate::wire::books::BookRequest;
use crate::wire::identity::IdentityRequest;
use crate::wire::invoices::{
    Invoice as View, InvoiceCorrect, InvoiceCredit, InvoiceIssue, InvoiceRequest, InvoiceXml, PaymentRequest,
};
use crate::wire::lifecycle::LifecycleRequest;
use crate::wire::quotes::LineRequest;
use crate::{Carnet, Language, Refusal, books, identity, invoices, journal, today};
use proptest::prelude::*;
use tempfile::TempDir;

fn taxed() -> (TempDir, Carnet) {
    let (folder, mut carnet) = book();
    let request = IdentityRequest { vat: "receipts".to_owned(), ..IdentityRequest::default() };
    identity::change(&mut carnet, request).unwrap();
    client(&mut carnet, "Acme");
    (folder, carnet)
}

fn line(price: &str, rate: &str) -> LineRequest {
    LineRequest {
        description: "Étude".to_owned(),
        quantity: "1".to_owned(),
        unit: "lump".to_owned(),
        unit_price: price.to_owned(),
        vat_rate: some(rate),
        ..LineRequest::default()
    }
}

fn asked(lines: Vec<LineRequest>, id: Option<i64>) -> InvoiceRequest {
    InvoiceRequest { id, client: "Acme".to_owned(), lines, ..InvoiceRequest::default() }
}

fn issue(carnet: &mut Carnet, id: i64) -> View {
    invoices::issue(carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).unwrap().value
}

fn issued(carnet: &mut Carnet, lines: Vec<LineRequest>) -> String {
    let draft = invoices::save(carnet, asked(lines, None)).unwrap().value;
    issue(carnet, draft.id).number.unwrap()
}

fn correct(carnet: &mut Carnet, invoice: &str) -> Result<View, Refusal> {
    let request = InvoiceCorrect { invoice: invoice.to_owned(), reason: "Taux erroné".to_owned() };
    invoices::correct(carnet, request).map(|outcome| outcome.value)
}

fn pay(carnet: &mut Carnet, invoice: &str, amount: &str, method: &str) -> Result<View, Refusal> {
    let request = PaymentRequest {
        invoice: invoice.to_owned(),
        amount: amount.to_owned(),
        method: method.to_owned(),
        ..PaymentRequest::default()
    };
    invoices::pay(carnet, request).map(|outcome| outcome.value)
}

fn show(carnet: &Carnet, name: &str) -> View {
    invoices::show(carnet, Reference { name: name.to_owned() }).unwrap()
}

fn message(refusal: Refusal) -> String {
    refusal.explain(Language::Fr).message
}

#[test]
fn the_right_invoice_takes_the_place_of_the_wrong_one() {
    let (_folder, mut carnet) = taxed();
    let wrong = issued(&mut carnet, vec![line("1000", "20")]);
    pay(&mut carnet, &wrong, "600", "transfer").unwrap();
    let draft = correct(&mut carnet, &wrong).unwrap();
    assert!(draft.corrective && draft.number.is_none());
    assert_eq!((draft.life.replaces.as_deref(), draft.total_gross.as_str()), (Some("F2026-0001"), "1200.00"));
    assert!(message(correct(&mut carnet, &wrong).unwrap_err()).contains("déjà en brouillon"));
    let changed = invoices::save(&mut carnet, asked(vec![line("1000", "10")], Some(draft.id))).unwrap().value;
    assert!(changed.corrective && changed.reason.as_deref() == Some("Taux erroné"), "it stays a correction");
    let before = today::today(&carnet).unwrap();
    assert_eq!(
        (before.month_invoiced.as_str(), before.owed.as_str()),
        ("1000.00", "600.00"),
        "a draft is nothing"
    );

    let right = issue(&mut carnet, draft.id);
    assert_eq!(right.number.as_deref(), Some("F2026-0002"), "in the series of the invoices");
    assert_eq!((right.paid.as_str(), right.balance.as_str()), ("600.00", "500.00"), "the payment followed");
    let old = show(&carnet, &wrong);
    assert_eq!((old.status.as_str(), old.paid.as_str(), old.balance.as_str()), ("cancelled", "0.00", "0.00"));
    assert_eq!(old.life.replaced_by.as_deref(), Some("F2026-0002"));
    let after = today::today(&carnet).unwrap();
    assert_eq!(
        (after.month_invoiced.as_str(), after.owed.as_str()),
        ("1000.00", "500.00"),
        "never counted twice"
    );
    assert_eq!(after.month_collected.as_str(), "545.45", "600 of 1 100 before tax at 10 %");
    let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
    assert_eq!((ledger.total.as_str(), ledger.total_net.as_str()), ("600.00", "545.45"));
    assert_eq!(ledger.rows[1].nature, "Imputation : Étude (reporté sur F2026-0002)");

    let xml = InvoiceXml { name: "F2026-0002".to_owned(), format: "cii".to_owned() };
    let xml = invoices::xml(&carnet, xml).unwrap().text;
    assert!(xml.contains("<ram:TypeCode>384</ram:TypeCode>") && xml.contains(">F2026-0001<"), "{xml}");
    assert!(xml.contains("<ram:TotalPrepaidAmount>600.00<") && xml.contains("<ram:DuePayableAmount>500.00<"));
    assert!(invoices::verify(&carnet).unwrap().ok);
    assert!(message(pay(&mut carnet, &wrong, "1", "card").unwrap_err()).contains("F2026-0002"));
    let credit = InvoiceCredit { invoice: wrong.clone(), reason: "x".to_owned(), ..InvoiceCredit::default() };
    assert!(message(invoices::credit(&mut carnet, credit).unwrap_err()).contains("F2026-0002"));
    assert!(message(correct(&mut carnet, &wrong).unwrap_err()).contains("F2026-0002"));
    pay(&mut carnet, "F2026-0002", "500", "transfer").unwrap();
    let settled = today::today(&carnet).unwrap();
    assert_eq!((settled.month_collected.as_str(), settled.owed.as_str()), ("1000.00", "0.00"));
}

#[test]
fn what_was_paid_too_much_is_told_and_given_back() {
    let (_folder, mut carnet) = taxed();
    let wrong = issued(&mut carnet, vec![line("1000", "20")]);
    pay(&mut carnet, &wrong, "1000", "transfer").unwrap();
    pay(&mut carnet, &wrong, "200", "cash").unwrap();
    let draft = correct(&mut carnet, &wrong).unwrap().id;
    invoices::save(&mut carnet, asked(vec![line("900", "20")], Some(draft))).unwrap();
    let right = issue(&mut carnet, draft);
    assert_eq!((right.status.as_str(), right.balance.as_str()), ("paid", "-120.00"));
    let back = PaymentRequest {
        invoice: "F2026-0002".to_owned(),
        amount: "-120".to_owned(),
        method: "transfer".to_owned(),
        note: some("trop-perçu rendu"),
        ..PaymentRequest::default()
    };
    assert_eq!(invoices::pay(&mut carnet, back).unwrap().value.balance.as_str(), "0.00");
    let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
    assert_eq!((ledger.total_net.as_str(), ledger.total_vat.as_str()), ("900.00", "180.00"));
    assert_eq!(ledger.cash.as_str(), "200.00", "notes and coins stay what they were");
}

#[test]
fn what_must_be_corrected_otherwise_says_how() {
    let (_folder, mut carnet) = taxed();
    let first = issued(&mut carnet, vec![line("100", "20"), line("50", "10")]);
    let credit = InvoiceCredit {
        invoice: first.clone(),
        reason: "x".to_owned(),
        lines: vec![1],
        issue: true,
        on: None,
    };
    invoices::credit(&mut carnet, credit).unwrap();
    assert!(message(correct(&mut carnet, &first).unwrap_err()).contains("a déjà un avoir"));
    assert!(message(correct(&mut carnet, "A2026-0001").unwrap_err()).contains("est un avoir"));
    let second = issued(&mut carnet, vec![line("100", "20")]);
    let refused = LifecycleRequest {
        invoice: second.clone(),
        code: 210,
        reason: some("CMD_ERR"),
        ..LifecycleRequest::default()
    };
    invoices::record_lifecycle(&mut carnet, refused).unwrap();
    assert!(message(correct(&mut carnet, &second).unwrap_err()).contains("refusée"));
    let empty = InvoiceCorrect { invoice: second, reason: " ".to_owned() };
    assert!(invoices::correct(&mut carnet, empty).is_err(), "a correction says why");

    client(&mut carnet, "Autre");
    let third = issued(&mut carnet, vec![line("100", "20")]);
    let draft = correct(&mut carnet, &third).unwrap().id;
    let other = InvoiceRequest { client: "Autre".to_owned(), ..asked(vec![line("1", "20")], Some(draft)) };
    assert!(message(invoices::save(&mut carnet, other).unwrap_err()).contains("même client"));
    journal::undo(&mut carnet).unwrap();
    assert!(correct(&mut carnet, &third).is_ok(), "undone, it can be begun again");
}

#[test]
fn nobody_owes_a_refused_invoice() {
    let (_folder, mut carnet) = taxed();
    let number = issued(&mut carnet, vec![line("1000", "20")]);
    pay(&mut carnet, &number, "200", "transfer").unwrap();
    let refused = LifecycleRequest {
        invoice: number.clone(),
        code: 210,
        reason: some("CMD_ERR"),
        ..LifecycleRequest::default()
    };
    invoices::record_lifecycle(&mut carnet, refused).unwrap();
    let shown = show(&carnet, &number);
    assert_eq!((shown.status.as_str(), shown.balance.as_str()), ("refused", "0.00"));
    let day = today::today(&carnet).unwrap();
    assert_eq!(
        (day.owed.as_str(), day.refused_invoices.len()),
        ("0.00", 1),
        "shown apart, until its credit note"
    );
    let apart = &day.refused_invoices[0];
    assert_eq!(
        (apart.invoice.number.as_deref(), apart.state.code, apart.on.as_str(), apart.said.as_deref()),
        (Some(number.as_str()), 210, "2026-11-21", Some("Numéro de commande incorrect ou manquant")),
        "with the day and the reason of the refusal"
    );
    assert_eq!(apart.next_document.as_ref().map(|next| next.kind.as_str()), Some("credit_note"));
    let (paths, _) = fields(pay(&mut carnet, &number, "1000", "transfer"));
    assert_eq!(paths, ["amount"], "money goes to what replaces it");
    let credit = InvoiceCredit {
        invoice: number.clone(),
        reason: "Refusée".to_owned(),
        issue: true,
        ..InvoiceCredit::default()
    };
    invoices::credit(&mut carnet, credit).unwrap();
    let shown = show(&carnet, &number);
    assert_eq!(
        (shown.status.as_str(), shown.balance.as_str()),
        ("cancelled", "-200.00"),
        "what came is to give back"
    );
    assert!(today::today(&carnet).unwrap().refused_invoices.is_empty());
}

fn cents(text: &str) -> i64 {
    let value: rust_decimal::Decimal = text.parse().unwrap();
    (value * rust_decimal::Decimal::ONE_HUNDRED).try_into().unwrap()
}

fn lines() -> impl Strategy<Value = Vec<LineRequest>> {
    let one = (1_i64..9_000_000, 0_usize..4).prop_map(|(price, rate)| {
        let price = rust_decimal::Decimal::new(price, 3).to_string();
        line(&price, ["20", "10", "5.5", "2.1"][rate])
    });
    prop::collection::vec(one, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Whatever is corrected how often, and whatever was paid on the way, the book says what the last invoice says.
    #[test]
    fn a_chain_of_corrections_counts_once(
        versions in prop::collection::vec((lines(), 0_i64..100), 1..4),
        accrual in any::<bool>(),
    ) {
        let (_folder, mut carnet) = taxed();
        let basis = if accrual { "accrual" } else { "cash" };
        let request = crate::wire::books::AccountRequest { basis: some(basis), ..Default::default() };
        books::set_account(&mut carnet, request).unwrap();
        let mut last: Option<View> = None;
        for (lines, share) in versions {
            let id =
                last.as_ref().map(|wrong| correct(&mut carnet, wrong.number.as_deref().unwrap()).unwrap().id);
            let draft = invoices::save(&mut carnet, asked(lines, id)).unwrap().value;
            let invoice = issue(&mut carnet, draft.id);
            let part = cents(invoice.balance.as_str()).max(0) * share / 100;
            if part > 0 {
                let amount = rust_decimal::Decimal::new(part, 2).to_string();
                pay(&mut carnet, invoice.number.as_deref().unwrap(), &amount, "transfer").unwrap();
            }
            last = Some(show(&carnet, invoice.number.as_deref().unwrap()));
        }
        let mut last = last.unwrap();
        let left = cents(last.balance.as_str());
        if left != 0 {
            let settle = PaymentRequest {
                invoice: last.number.clone().unwrap(),
                amount: last.balance.to_string(),
                method: "transfer".to_owned(),
                note: some("solde"),
                ..PaymentRequest::default()
            };
            last = invoices::pay(&mut carnet, settle).unwrap().value;
        }
        prop_assert_eq!(last.balance.as_str(), "0.00");
        let day = today::today(&carnet).unwrap();
        prop_assert_eq!(&day.month_invoiced, &last.total_net);
        prop_assert_eq!(&day.month_collected, &last.total_net);
        let ledger = books::receipts_ledger(&carnet, BookRequest::default()).unwrap();
        prop_assert_eq!(&ledger.total, &last.total_gross);
        prop_assert_eq!(&ledger.total_vat, &last.total_vat);
        let entries = books::accounting_entries(&carnet, BookRequest::default()).unwrap();
        let balance = |account: &str| -> i64 {
            let rows = entries.rows.iter().filter(|row| row.account == account);
            rows.map(|row| cents(row.credit.as_str()) - cents(row.debit.as_str())).sum()
        };
        prop_assert_eq!(balance("706"), cents(last.total_net.as_str()), "turnover, by {}", basis);
        prop_assert_eq!(balance("44571"), cents(last.total_vat.as_str()));
        prop_assert_eq!(balance("512"), -cents(last.total_gross.as_str()), "no money moved that did not");
        prop_assert_eq!(balance("411"), 0);
        prop_assert!(invoices::verify(&carnet).unwrap().ok);
    }

    /// Credit notes on parts of an invoice sum to its own VAT by rate, and each is within a cent of its own base.
    #[test]
    fn credits_of_parts_make_the_whole(
        lines in prop::collection::vec((1_i64..900_000, 0_usize..3), 2..7),
        discount in 0_i64..2_000,
        order in any::<prop::sample::Index>(),
    ) {
        let (_folder, mut carnet) = taxed();
        let request = InvoiceRequest {
            discount_percent: Some(rust_decimal::Decimal::new(discount, 2).to_string()),
            ..asked(
                lines
                    .iter()
                    .map(|(price, rate)| {
                        let price = rust_decimal::Decimal::new(*price, 3).to_string();
                        line(&price, ["20", "5.5", "2.1"][*rate])
                    })
                    .collect(),
                None,
            )
        };
        let draft = invoices::save(&mut carnet, request).unwrap().value;
        let whole = issue(&mut carnet, draft.id);
        let number = whole.number.clone().unwrap();
        let count = u32::try_from(lines.len()).unwrap();
        let first = u32::try_from(order.index(lines.len())).unwrap();
        let mut sums = std::collections::BTreeMap::new();
        for step in 0..count {
            let credit = InvoiceCredit {
                invoice: number.clone(),
                reason: "Ligne reprise".to_owned(),
                lines: vec![(first + step) % count + 1],
                issue: true,
                on: None,
            };
            let Ok(note) = invoices::credit(&mut carnet, credit) else { continue };
            for row in &note.value.vat {
                let (base, tax) = (cents(row.base.as_str()), cents(row.amount.as_str()));
                let rate: rust_decimal::Decimal = row.rate.as_str().parse().unwrap();
                let exact = rust_decimal::Decimal::new(base, 0) * rate / rust_decimal::Decimal::ONE_HUNDRED;
                let off = (rust_decimal::Decimal::new(tax, 0) - exact).abs();
                prop_assert!(off <= rust_decimal::Decimal::new(25, 1), "{tax} on {base} at {rate} %");
                let sum: &mut (i64, i64) = sums.entry(row.rate.to_string()).or_default();
                sum.0 += base;
                sum.1 += tax;
            }
        }
        let shown = show(&carnet, &number);
        prop_assert_eq!(cents(shown.credited.as_str()), sums.values().map(|(base, tax)| base + tax).sum::<i64>());
        if shown.status == "cancelled" {
            for row in &whole.vat {
                let expected = (cents(row.base.as_str()), cents(row.amount.as_str()));
                prop_assert_eq!(sums.get(&row.rate.to_string()), Some(&expected), "at {} %", row.rate.as_str());
            }
        }
    }
}
