use super::*;
use crate::invoice::{InvoiceKind, PaymentMethod, PaymentParts};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, d).unwrap()
}

fn acme() -> Third {
    Third { number: "C1".to_owned(), name: "Acme".to_owned() }
}

fn asked(net: i64, vat: i64, deducted: i64) -> Asked {
    Asked { net, vat, deducted, ..Asked::default() }
}

fn sale(kind: InvoiceKind, asked: Asked, is_credit: bool) -> Sale {
    let (number, nature) = ("F2026-0001".to_owned(), "Prestation".to_owned());
    Sale { number, on: day(1), kind, is_credit, asked, corrects: None, client: acme(), nature }
}

fn receipt(amount: i64, parts: PaymentParts) -> Receipt {
    Receipt {
        number: "F2026-0001".to_owned(),
        issued_on: day(1),
        settlement: Settlement { on: day(9), method: PaymentMethod::Cash },
        amount,
        parts,
        moved: false,
        client: acme(),
        nature: String::new(),
    }
}

fn amounts(entry: &Entry) -> Vec<(Role, i64)> {
    entry.lines.iter().map(|line| (line.role, line.amount)).collect()
}

#[test]
fn a_final_invoice_takes_the_deposit_off_its_account() {
    let books = Books { basis: Basis::Accrual };
    let deposit = books.sale(&sale(InvoiceKind::Deposit, asked(100_000, 20_000, 0), false)).unwrap();
    let last = books.sale(&sale(InvoiceKind::Final, asked(400_000, 80_000, 100_000), false)).unwrap();
    assert_eq!(
        amounts(&deposit),
        [(Role::Customers, 120_000), (Role::Deposits, -100_000), (Role::VatCollected, -20_000)]
    );
    assert_eq!(
        amounts(&last),
        [
            (Role::Customers, 480_000),
            (Role::Deposits, 100_000),
            (Role::Sales, -500_000),
            (Role::VatCollected, -80_000)
        ],
        "the whole order is sold, the deposit's account is empty again"
    );
}

#[test]
fn goods_have_an_account_of_their_own() {
    let books = Books { basis: Basis::Accrual };
    let mixed = Asked { goods: 30_000, goods_deducted: 10_000, ..asked(90_000, 18_000, 30_000) };
    let last = books.sale(&sale(InvoiceKind::Final, mixed, false)).unwrap();
    assert_eq!(
        amounts(&last),
        [
            (Role::Customers, 108_000),
            (Role::Deposits, 30_000),
            (Role::Sales, -80_000),
            (Role::Goods, -40_000),
            (Role::VatCollected, -18_000)
        ],
        "the goods of the whole order are sold, those of its deposit among them"
    );
    let deposit =
        books.sale(&sale(InvoiceKind::Deposit, Asked { goods: 10_000, ..asked(30_000, 0, 0) }, false));
    assert_eq!(
        amounts(&deposit.unwrap()),
        [(Role::Customers, 30_000), (Role::Deposits, -30_000)],
        "nothing is sold before it is delivered"
    );
}

#[test]
fn books_by_receipts_know_no_invoices() {
    let books = Books { basis: Basis::Cash };
    assert_eq!(books.sale(&sale(InvoiceKind::Standard, asked(1_000, 200, 0), false)), None);
    let receipt = receipt(1_200, PaymentParts { net: 1_000, disbursed: 0, goods: 0 });
    let entry = books.receipt(&receipt).unwrap();
    assert_eq!(entry.journal, Journal::Cash, "notes and coins have a journal of their own");
    assert_eq!(amounts(&entry), [(Role::Cash, 1_200), (Role::Sales, -1_000), (Role::VatCollected, -200)]);
    let parts = PaymentParts { net: 1_000, disbursed: 300, goods: 150 };
    let told_apart = books.receipt(&Receipt { parts, ..receipt.clone() }).unwrap();
    assert_eq!(
        amounts(&told_apart),
        [
            (Role::Cash, 1_200),
            (Role::Sales, -550),
            (Role::Goods, -150),
            (Role::Disbursements, -300),
            (Role::VatCollected, -200)
        ],
        "goods have their account, and what was paid in the client's name is no sale"
    );
    let moved = Receipt { moved: true, ..receipt };
    let entry = books.receipt(&moved).unwrap();
    assert_eq!((entry.journal, amounts(&entry)[0]), (Journal::Various, (Role::Customers, 1_200)));
    assert_eq!(Books { basis: Basis::Accrual }.receipt(&moved), None, "the same client owes the same");
}

#[test]
fn what_was_paid_for_a_client_is_no_charge_and_comes_back_to_nothing() {
    for basis in Basis::ALL {
        let books = Books { basis: *basis };
        let purchase = Purchase {
            reference: "G-12".to_owned(),
            on: day(1),
            issued_on: day(1),
            net: 6_000,
            vat: 0,
            disbursed: true,
            supplier: acme(),
            nature: "Greffe".to_owned(),
        };
        let settlement = Settlement { on: day(2), method: PaymentMethod::Card };
        let asked = Asked { disbursed: 6_000, ..asked(6_000, 0, 0) };
        let parts = PaymentParts { net: 6_000, disbursed: 6_000, goods: 0 };
        let spending = Spending { purchase: purchase.clone(), settlement, net: 6_000, vat: 0 };
        let paid_out: Vec<Entry> =
            books.purchase(&purchase).into_iter().chain([books.spending(&spending)]).collect();
        let billed = books.sale(&sale(InvoiceKind::Standard, asked, false));
        let came: Vec<Entry> = billed.into_iter().chain(books.receipt(&receipt(6_000, parts))).collect();
        let sum = |role: Role, entries: &[Entry]| -> i64 {
            entries.iter().flat_map(|e| &e.lines).filter(|l| l.role == role).map(|l| l.amount).sum()
        };
        assert_eq!(sum(Role::Disbursements, &paid_out), 6_000, "{basis}: the client owes it");
        assert_eq!(sum(Role::Disbursements, &came), -6_000, "{basis}: and has paid it back");
        for role in [Role::Purchases, Role::VatDeductible, Role::Sales] {
            assert_eq!(sum(role, &paid_out) + sum(role, &came), 0, "{basis}: {role}");
        }
    }
}

#[test]
fn a_correction_takes_the_wrong_entry_back() {
    let books = Books { basis: Basis::Accrual };
    let asked = Asked { disbursed: 5_000, ..asked(400_000, 80_000, 100_000) };
    let wrong = sale(InvoiceKind::Final, asked, false);
    let corrects = Corrected { number: wrong.number.clone(), asked };
    let same = Sale { corrects: Some(corrects.clone()), ..wrong.clone() };
    assert_eq!(amounts(&books.sale(&same).unwrap()), [], "what says the same changes nothing");
    let less =
        Sale { asked: Asked { net: 300_000, vat: 30_000, ..asked }, corrects: Some(corrects), ..wrong };
    assert_eq!(
        amounts(&books.sale(&less).unwrap()),
        [(Role::Customers, -150_000), (Role::Sales, 100_000), (Role::VatCollected, 50_000)],
        "only the difference is left, the deposit stays where it is"
    );
}

fn kinds() -> impl Strategy<Value = InvoiceKind> {
    prop::sample::select(vec![
        InvoiceKind::Deposit,
        InvoiceKind::Progress,
        InvoiceKind::Final,
        InvoiceKind::Standard,
    ])
}

fn any_asked() -> impl Strategy<Value = Asked> {
    prop::array::uniform6(-1_000_000_000_i64..1_000_000_000).prop_map(
        |[net, vat, deducted, disbursed, goods, goods_deducted]| Asked {
            net,
            vat,
            deducted,
            disbursed,
            goods,
            goods_deducted,
        },
    )
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let basis = prop::sample::select(Basis::ALL.to_vec());
    let one = (kinds(), any_asked(), any_asked(), any::<bool>(), 0..4_usize);
    (basis, prop::collection::vec(one, 0..20)).prop_map(|(basis, rows)| {
        let books = Books { basis };
        let mut entries = Vec::new();
        for (kind, asked, other, is_credit, method) in rows {
            let settlement = Settlement { on: day(2), method: PaymentMethod::ALL[method] };
            let sale = sale(kind, asked, is_credit);
            let corrects = Some(Corrected { number: sale.number.clone(), asked: other });
            entries.extend(books.sale(&Sale { corrects, is_credit: false, ..sale.clone() }));
            entries.extend(books.sale(&sale));
            let parts = PaymentParts { net: asked.net, disbursed: asked.disbursed, goods: asked.goods };
            entries.extend(books.receipt(&Receipt {
                settlement: settlement.clone(),
                moved: is_credit,
                ..receipt(asked.net + asked.vat, parts)
            }));
            let purchase = Purchase {
                reference: "R".to_owned(),
                on: day(1),
                issued_on: day(1),
                net: other.net,
                vat: other.vat,
                disbursed: is_credit,
                supplier: acme(),
                nature: String::new(),
            };
            entries.extend(books.purchase(&purchase));
            let (net, vat) = (other.net, other.vat);
            entries.push(books.spending(&Spending { purchase, settlement, net, vat }));
        }
        entries
    })
}

proptest! {
    #[test]
    fn debit_is_credit_in_every_entry(entries in entries(), bank in -1_000_000_i64..1_000_000) {
        for entry in entries.iter().chain(&Entry::opening(day(1), &entries, bank)) {
            let sum: i64 = entry.lines.iter().map(|line| line.amount).sum();
            prop_assert_eq!(sum, 0, "{} {}", entry.journal, entry.label);
            let credits: i64 = entry.lines.iter().map(|line| (-line.amount).max(0)).sum();
            prop_assert_eq!(entry.total(), credits);
            prop_assert!(entry.lines.iter().all(|line| line.amount != 0), "no empty line");
        }
    }

    #[test]
    fn turnover_is_what_was_asked_for_and_goods_and_services_make_it(
        rows in prop::collection::vec(
            ((-1_000_000_i64..1_000_000, 0_i64..200_000), (0_i64..500_000, -500_000_i64..500_000), any::<bool>()),
            0..20,
        ),
    ) {
        for basis in Basis::ALL {
            let books = Books { basis: *basis };
            let (mut entries, mut services, mut sold, mut passed_on) = (Vec::new(), 0, 0, 0);
            for ((net, vat), (disbursed, goods), is_credit) in rows.clone() {
                let sign = if is_credit { -1 } else { 1 };
                services += (net - disbursed - goods) * sign;
                sold += goods * sign;
                passed_on += disbursed * sign;
                let asked = Asked { disbursed, goods, ..asked(net, vat, 0) };
                entries.extend(books.sale(&sale(InvoiceKind::Standard, asked, is_credit)));
                let parts = PaymentParts { net: net * sign, disbursed: disbursed * sign, goods: goods * sign };
                entries.extend(books.receipt(&receipt((net + vat) * sign, parts)));
            }
            let sum = |role: Role| -> i64 {
                entries.iter().flat_map(|e| &e.lines).filter(|l| l.role == role).map(|l| l.amount).sum()
            };
            prop_assert_eq!(-sum(Role::Sales), services, "{}", basis);
            prop_assert_eq!(-sum(Role::Goods), sold, "{}", basis);
            prop_assert_eq!(-sum(Role::Disbursements), passed_on, "{}", basis);
        }
    }

    #[test]
    fn an_opening_carries_every_balance_over(entries in entries(), bank in -1_000_000_i64..1_000_000) {
        let opening = Entry::opening(day(1), &entries, bank);
        let balance = |role: Role, list: &[Entry]| -> i64 {
            list.iter().flat_map(|e| &e.lines).filter(|l| l.role == role).map(|l| l.amount).sum()
        };
        let opened: Vec<Entry> = opening.into_iter().collect();
        for role in [Role::Customers, Role::Suppliers, Role::Deposits, Role::Cash, Role::VatCollected] {
            prop_assert_eq!(balance(role, &opened), balance(role, &entries), "{}", role);
        }
        prop_assert_eq!(balance(Role::Bank, &opened), balance(Role::Bank, &entries) + bank);
        prop_assert_eq!(balance(Role::Sales, &opened) + balance(Role::Goods, &opened) + balance(Role::Purchases, &opened), 0);
    }
}
