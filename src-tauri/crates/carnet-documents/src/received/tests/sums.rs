//! Sums computed again: right invoices differ nowhere, a changed amount is found and named.

use super::build::{CII, cii};
use crate::received::{Computed, ReceivedInvoice, VatRow, differences, read};
use carnet_core::money::round_half_away;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn wrong(text: &str) -> Vec<Computed> {
    let invoice = read(text.as_bytes()).unwrap();
    differences(&invoice)
        .into_iter()
        .filter(|difference| difference.wrong)
        .map(|difference| difference.what)
        .collect()
}

#[test]
fn a_total_that_contradicts_its_parts_is_wrong() {
    assert_eq!(
        wrong(&cii("<ram:GrandTotalAmount>54.33<", "<ram:GrandTotalAmount>64.33<")),
        [Computed::Gross, Computed::Due]
    );
    assert_eq!(wrong(&cii("<ram:DuePayableAmount>44.33<", "<ram:DuePayableAmount>54.33<")), [Computed::Due]);
    assert_eq!(
        wrong(&cii("<ram:LineTotalAmount>51.00<", "<ram:LineTotalAmount>61.00<")),
        [Computed::Lines, Computed::Net]
    );
    assert_eq!(wrong(&cii("EUR\">8.33<", "EUR\">9.00<")), [Computed::Vat, Computed::Gross]);
    let cent = read(cii("<ram:GrandTotalAmount>54.33<", "<ram:GrandTotalAmount>54.34<").as_bytes()).unwrap();
    let found = differences(&cent);
    assert_eq!(found.len(), 2, "a cent is told: {found:?}");
    assert!(found.iter().all(|difference| !difference.wrong), "but it is rounding");
}

#[test]
fn a_line_that_is_off_is_told_by_its_number() {
    let invoice = read(cii("<ram:LineTotalAmount>45.00<", "<ram:LineTotalAmount>44.00<").as_bytes()).unwrap();
    let first = &differences(&invoice)[0];
    assert_eq!(first.what, Computed::Line { id: "1".into() });
    assert_eq!((first.stated.to_string(), first.computed.to_string()), ("44.00".into(), "45.00".into()));
    assert!(!first.wrong, "the total of the document is what is owed");
}

/// Puts lines into an invoice, computed as EN 16931 asks.
fn with_lines(rows: &[(i64, i64, usize)]) -> ReceivedInvoice {
    let rates = [Decimal::from(20), Decimal::from(10), Decimal::new(55, 1), Decimal::ZERO];
    let mut invoice = read(CII.as_bytes()).unwrap();
    let model = invoice.lines[0].clone();
    invoice.adjustments.clear();
    invoice.lines.clear();
    invoice.vat.clear();
    for (index, (quantity, price, rate)) in rows.iter().enumerate() {
        let mut line = model.clone();
        line.id = index.to_string();
        (line.quantity, line.unit_price) = (Decimal::new(*quantity, 4), Decimal::new(*price, 4));
        (line.vat_rate, line.price_quantity) = (rates[*rate], Decimal::ONE);
        line.net = round_half_away(line.quantity * line.unit_price, 2);
        match invoice.vat.iter_mut().find(|row| row.rate == line.vat_rate) {
            Some(row) => row.base += line.net,
            None => invoice.vat.push(VatRow {
                category: line.vat_category.clone(),
                rate: line.vat_rate,
                base: line.net,
                tax: Decimal::ZERO,
                exemption: None,
            }),
        }
        invoice.lines.push(line);
    }
    for row in &mut invoice.vat {
        row.tax = round_half_away(row.base * row.rate / Decimal::ONE_HUNDRED, 2);
    }
    let totals = &mut invoice.totals;
    (totals.allowances, totals.charges, totals.prepaid) = (None, None, None);
    totals.net = invoice.lines.iter().map(|line| line.net).sum();
    totals.lines = Some(totals.net);
    totals.vat = invoice.vat.iter().map(|row| row.tax).sum();
    totals.gross = totals.net + totals.vat;
    totals.due = totals.gross;
    invoice
}

proptest! {
    #[test]
    fn an_invoice_that_adds_up_differs_nowhere(
        rows in prop::collection::vec((1_i64..1_000_000, 0_i64..10_000_000, 0_usize..4), 1..30),
        off in -100_000_i64..100_000,
    ) {
        let invoice = with_lines(&rows);
        prop_assert_eq!(differences(&invoice), vec![]);
        let mut changed = invoice;
        changed.totals.gross += Decimal::new(off, 2);
        changed.totals.due += Decimal::new(off, 2);
        let found = differences(&changed);
        prop_assert_eq!(found.len(), usize::from(off != 0), "the gross total is what differs");
        prop_assert!(found.iter().all(|d| d.what == Computed::Gross && d.wrong == (off.abs() > 1)));
    }
}
