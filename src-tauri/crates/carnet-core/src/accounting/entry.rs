//! Entries out of documents, receipts and purchases. Amounts in minor units, debit positive, credit negative.

use super::accounts::{Basis, Journal, Role};
use crate::invoice::{InvoiceKind, PaymentMethod};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A client or supplier, as the auxiliary account of an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Third {
    /// Number of its auxiliary account.
    pub number: String,
    /// Name.
    pub name: String,
}

/// One line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// The part of its account.
    pub role: Role,
    /// Whose account, for clients and suppliers.
    pub third: Option<Third>,
    /// Debit, or credit when negative.
    pub amount: i64,
}

/// When and how the money moved: the further columns of books kept by receipts and payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// When.
    pub on: NaiveDate,
    /// How.
    pub method: PaymentMethod,
}

/// An entry: its lines sum to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Journal.
    pub journal: Journal,
    /// Date.
    pub on: NaiveDate,
    /// Reference of the document.
    pub piece: String,
    /// Date of the document.
    pub piece_on: NaiveDate,
    /// What it says.
    pub label: String,
    /// Lines without amount are left out.
    pub lines: Vec<EntryLine>,
    /// When and how the money moved.
    pub settlement: Option<Settlement>,
    /// Nature of the operation.
    pub nature: String,
    /// The other party.
    pub third: Option<Third>,
}

/// An issued invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// Number.
    pub number: String,
    /// Issue date.
    pub on: NaiveDate,
    /// Kind; of a credit note, that of the invoice that it corrects.
    pub kind: InvoiceKind,
    /// Whether it gives back.
    pub is_credit: bool,
    /// Net, deposits already deducted.
    pub net: i64,
    /// Tax, that of the deposits already deducted.
    pub vat: i64,
    /// Net of the deposits that it deducts.
    pub deducted: i64,
    /// The part of the net that was only paid in the client's name.
    pub disbursed: i64,
    /// The invoice that it corrects: its entry is taken back in the same breath.
    pub corrects: Option<Corrected>,
    /// Client.
    pub client: Third,
    /// Nature.
    pub nature: String,
}

/// What an invoice that is corrected had asked for; it was of the same kind and client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Number.
    pub number: String,
    /// Net, deposits deducted.
    pub net: i64,
    /// Tax, that of the deposits deducted.
    pub vat: i64,
    /// Net of the deposits that it deducts.
    pub deducted: i64,
    /// The part of the net that was only paid in the client's name.
    pub disbursed: i64,
}

/// Money received on an invoice; a refund is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the invoice.
    pub number: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// When and how.
    pub settlement: Settlement,
    /// Amount with tax.
    pub amount: i64,
    /// The part before tax.
    pub net: i64,
    /// The part of the net that gives back what was only paid in the client's name.
    pub disbursed: i64,
    /// Whether no money moved: what came before is put down to another invoice of the client.
    pub moved: bool,
    /// Client.
    pub client: Third,
    /// Nature.
    pub nature: String,
}

/// An invoice received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Reference of the supplier's document.
    pub reference: String,
    /// The day under which it is written.
    pub on: NaiveDate,
    /// Date of the document.
    pub issued_on: NaiveDate,
    /// Net; the whole where no tax is taken off.
    pub net: i64,
    /// Tax that is taken off.
    pub vat: i64,
    /// Supplier.
    pub supplier: Third,
    /// Nature.
    pub nature: String,
}

/// Money paid on an invoice received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spending {
    /// What is paid.
    pub purchase: Purchase,
    /// When and how.
    pub settlement: Settlement,
    /// Net part of what is paid.
    pub net: i64,
    /// Tax part of what is paid.
    pub vat: i64,
}

/// How entries are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Books {
    /// When sales and purchases are written.
    pub basis: Basis,
}

impl Books {
    /// Returns the entry of an issued document; none in books kept by receipts and payments.
    pub fn sale(self, sale: &Sale) -> Option<Entry> {
        if self.basis == Basis::Cash {
            return None;
        }
        let sign = if sale.is_credit { -1 } else { 1 };
        let mut signed = sold(sale.kind, sale.net, sale.vat, sale.deducted, sale.disbursed);
        let before = sale.corrects.as_ref().map_or([0; 5], |wrong| {
            sold(sale.kind, wrong.net, wrong.vat, wrong.deducted, wrong.disbursed).map(|(_, amount)| amount)
        });
        for ((_, amount), before) in signed.iter_mut().zip(before) {
            *amount = (*amount - before) * sign;
        }
        let word = match (&sale.corrects, sale.is_credit) {
            (Some(_), _) => "Facture rectificative",
            (None, true) => "Avoir",
            (None, false) => "Facture",
        };
        Some(Entry {
            journal: Journal::Sales,
            on: sale.on,
            piece: sale.number.clone(),
            piece_on: sale.on,
            label: match &sale.corrects {
                Some(wrong) => {
                    format!("{word} {} (remplace {}) {}", sale.number, wrong.number, sale.client.name)
                }
                None => format!("{word} {} {}", sale.number, sale.client.name),
            },
            lines: lines_of(&signed, &sale.client),
            settlement: None,
            nature: sale.nature.clone(),
            third: Some(sale.client.clone()),
        })
    }

    /// Returns the entry of a receipt; none in books kept by invoices for one that only changed its invoice: the client's
    /// account is the same.
    pub fn receipt(self, receipt: &Receipt) -> Option<Entry> {
        if receipt.moved && self.basis == Basis::Accrual {
            return None;
        }
        let (journal, place) = match receipt.moved {
            // The two halves of the move meet on the client's account.
            true => (Journal::Various, Role::Customers),
            false => place_of(receipt.settlement.method),
        };
        let lines = match self.basis {
            Basis::Accrual => {
                lines_of(&[(place, receipt.amount), (Role::Customers, -receipt.amount)], &receipt.client)
            }
            Basis::Cash => lines_of(
                &[
                    (place, receipt.amount),
                    (Role::Sales, receipt.disbursed - receipt.net),
                    (Role::Disbursements, -receipt.disbursed),
                    (Role::VatCollected, receipt.net - receipt.amount),
                ],
                &receipt.client,
            ),
        };
        let word = match (receipt.moved, receipt.amount < 0) {
            (true, _) => "Imputation",
            (false, true) => "Remboursement",
            (false, false) => "Encaissement",
        };
        Some(Entry {
            journal,
            on: receipt.settlement.on,
            piece: receipt.number.clone(),
            piece_on: receipt.issued_on,
            label: format!("{word} {} {}", receipt.number, receipt.client.name),
            lines,
            settlement: Some(receipt.settlement.clone()),
            nature: receipt.nature.clone(),
            third: Some(receipt.client.clone()),
        })
    }

    /// Returns the entry of an invoice received; none in books kept by receipts and payments.
    pub fn purchase(self, purchase: &Purchase) -> Option<Entry> {
        if self.basis == Basis::Cash {
            return None;
        }
        let lines = [
            (Role::Purchases, purchase.net),
            (Role::VatDeductible, purchase.vat),
            (Role::Suppliers, -purchase.net - purchase.vat),
        ];
        Some(Entry {
            journal: Journal::Purchases,
            on: purchase.on,
            piece: purchase.reference.clone(),
            piece_on: purchase.issued_on,
            label: format!("{} {}", purchase.reference, purchase.supplier.name),
            lines: lines_of(&lines, &purchase.supplier),
            settlement: None,
            nature: purchase.nature.clone(),
            third: Some(purchase.supplier.clone()),
        })
    }

    /// Returns the entry of a payment to a supplier.
    pub fn spending(self, spending: &Spending) -> Entry {
        let (journal, place) = place_of(spending.settlement.method);
        let amount = spending.net + spending.vat;
        let supplier = &spending.purchase.supplier;
        let lines = match self.basis {
            Basis::Accrual => lines_of(&[(Role::Suppliers, amount), (place, -amount)], supplier),
            Basis::Cash => lines_of(
                &[(Role::Purchases, spending.net), (Role::VatDeductible, spending.vat), (place, -amount)],
                supplier,
            ),
        };
        Entry {
            journal,
            on: spending.settlement.on,
            piece: spending.purchase.reference.clone(),
            piece_on: spending.purchase.issued_on,
            label: format!("Règlement {} {}", spending.purchase.reference, supplier.name),
            lines,
            settlement: Some(spending.settlement.clone()),
            nature: spending.purchase.nature.clone(),
            third: Some(supplier.clone()),
        }
    }
}

impl Entry {
    /// Returns the entry that opens a year: what `before` left in each account, the results in what is carried over.
    /// `bank` is what the account held before the first entry. None when nothing is left anywhere.
    pub fn opening(on: NaiveDate, before: &[Entry], bank: i64) -> Option<Self> {
        let mut balances: BTreeMap<(Role, Option<Third>), i64> = BTreeMap::new();
        let mut add = |role: Role, third: Option<Third>, amount: i64| {
            let role = if role.is_result() { Role::Carried } else { role };
            *balances.entry((role, third)).or_default() += amount;
        };
        add(Role::Bank, None, bank);
        add(Role::Carried, None, -bank);
        for line in before.iter().flat_map(|entry| &entry.lines) {
            add(line.role, line.third.clone(), line.amount);
        }
        let lines: Vec<EntryLine> = balances
            .into_iter()
            .filter(|(_, amount)| *amount != 0)
            .map(|((role, third), amount)| EntryLine { role, third, amount })
            .collect();
        (!lines.is_empty()).then(|| Self {
            journal: Journal::Opening,
            on,
            piece: format!("AN{}", on.format("%Y")),
            piece_on: on,
            label: "À-nouveaux".to_owned(),
            lines,
            settlement: None,
            nature: String::new(),
            third: None,
        })
    }

    /// Returns the sum of the debits, which is that of the credits.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.amount.max(0)).sum()
    }
}

/// The lines of an invoice: who owes it, the deposits taken off, what was sold, what was paid out, the tax.
fn sold(kind: InvoiceKind, net: i64, vat: i64, deducted: i64, disbursed: i64) -> [(Role, i64); 5] {
    let (income, taken_off) = match kind {
        InvoiceKind::Deposit => (Role::Deposits, 0),
        _ => (Role::Sales, deducted),
    };
    [
        (Role::Customers, net + vat),
        (Role::Deposits, taken_off),
        (income, disbursed - net - taken_off),
        (Role::Disbursements, -disbursed),
        (Role::VatCollected, -vat),
    ]
}

/// Returns journal and account of a means of payment.
fn place_of(method: PaymentMethod) -> (Journal, Role) {
    match method {
        PaymentMethod::Cash => (Journal::Cash, Role::Cash),
        _ => (Journal::Bank, Role::Bank),
    }
}

/// Returns the lines that have an amount; clients and suppliers carry their name.
fn lines_of(lines: &[(Role, i64)], third: &Third) -> Vec<EntryLine> {
    let named = |role: Role| matches!(role, Role::Customers | Role::Suppliers).then(|| third.clone());
    lines
        .iter()
        .filter(|(_, amount)| *amount != 0)
        .map(|(role, amount)| EntryLine { role: *role, third: named(*role), amount: *amount })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, d).unwrap()
    }

    fn acme() -> Third {
        Third { number: "C1".to_owned(), name: "Acme".to_owned() }
    }

    fn sale(kind: InvoiceKind, net: i64, vat: i64, deducted: i64, disbursed: i64, is_credit: bool) -> Sale {
        let (number, nature) = ("F2026-0001".to_owned(), "Prestation".to_owned());
        let client = acme();
        Sale {
            number,
            on: day(1),
            kind,
            is_credit,
            net,
            vat,
            deducted,
            disbursed,
            corrects: None,
            client,
            nature,
        }
    }

    fn amounts(entry: &Entry) -> Vec<(Role, i64)> {
        entry.lines.iter().map(|line| (line.role, line.amount)).collect()
    }

    #[test]
    fn a_final_invoice_takes_the_deposit_off_its_account() {
        let books = Books { basis: Basis::Accrual };
        let deposit = books.sale(&sale(InvoiceKind::Deposit, 100_000, 20_000, 0, 0, false)).unwrap();
        let last = books.sale(&sale(InvoiceKind::Final, 400_000, 80_000, 100_000, 0, false)).unwrap();
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
    fn books_by_receipts_know_no_invoices() {
        let books = Books { basis: Basis::Cash };
        assert_eq!(books.sale(&sale(InvoiceKind::Standard, 1_000, 200, 0, 0, false)), None);
        let receipt = Receipt {
            number: "F2026-0001".to_owned(),
            issued_on: day(1),
            settlement: Settlement { on: day(9), method: PaymentMethod::Cash },
            amount: 1_200,
            net: 1_000,
            disbursed: 0,
            moved: false,
            client: acme(),
            nature: String::new(),
        };
        let entry = books.receipt(&receipt).unwrap();
        assert_eq!(entry.journal, Journal::Cash, "notes and coins have a journal of their own");
        assert_eq!(amounts(&entry), [(Role::Cash, 1_200), (Role::Sales, -1_000), (Role::VatCollected, -200)]);
        let stamps = books.receipt(&Receipt { disbursed: 300, ..receipt.clone() }).unwrap();
        assert_eq!(
            amounts(&stamps),
            [
                (Role::Cash, 1_200),
                (Role::Sales, -700),
                (Role::Disbursements, -300),
                (Role::VatCollected, -200)
            ],
            "what was paid in the client's name is no sale"
        );
        let moved = Receipt { moved: true, ..receipt };
        let entry = books.receipt(&moved).unwrap();
        assert_eq!((entry.journal, amounts(&entry)[0]), (Journal::Various, (Role::Customers, 1_200)));
        assert_eq!(Books { basis: Basis::Accrual }.receipt(&moved), None, "the same client owes the same");
    }

    #[test]
    fn a_correction_takes_the_wrong_entry_back() {
        let books = Books { basis: Basis::Accrual };
        let wrong = sale(InvoiceKind::Final, 400_000, 80_000, 100_000, 5_000, false);
        let corrects = Corrected {
            number: wrong.number.clone(),
            net: wrong.net,
            vat: wrong.vat,
            deducted: wrong.deducted,
            disbursed: wrong.disbursed,
        };
        let same = Sale { corrects: Some(corrects.clone()), ..wrong.clone() };
        assert_eq!(amounts(&books.sale(&same).unwrap()), [], "what says the same changes nothing");
        let less = Sale { net: 300_000, vat: 30_000, corrects: Some(corrects), ..wrong };
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

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        let money = -1_000_000_000_i64..1_000_000_000;
        let basis = prop::sample::select(Basis::ALL.to_vec());
        let one = (kinds(), money.clone(), money.clone(), money.clone(), money, any::<bool>(), 0..4_usize);
        (basis, prop::collection::vec(one, 0..20)).prop_map(|(basis, rows)| {
            let books = Books { basis };
            let mut entries = Vec::new();
            for (kind, net, vat, deducted, disbursed, is_credit, method) in rows {
                let settlement = Settlement { on: day(2), method: PaymentMethod::ALL[method] };
                let sale = sale(kind, net, vat, deducted, disbursed, is_credit);
                let number = sale.number.clone();
                let wrong =
                    Corrected { number, net: vat, vat: net, deducted: disbursed, disbursed: deducted };
                let corrects = Some(wrong);
                entries.extend(books.sale(&Sale { corrects, is_credit: false, ..sale.clone() }));
                entries.extend(books.sale(&sale));
                entries.extend(books.receipt(&Receipt {
                    number: "F".to_owned(),
                    issued_on: day(1),
                    settlement: settlement.clone(),
                    amount: net + vat,
                    net,
                    disbursed,
                    moved: is_credit,
                    client: acme(),
                    nature: String::new(),
                }));
                let purchase = Purchase {
                    reference: "R".to_owned(),
                    on: day(1),
                    issued_on: day(1),
                    net: deducted,
                    vat: disbursed,
                    supplier: acme(),
                    nature: String::new(),
                };
                entries.extend(books.purchase(&purchase));
                entries.push(books.spending(&Spending {
                    purchase,
                    settlement,
                    net: deducted,
                    vat: disbursed,
                }));
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
        fn turnover_is_what_was_asked_for_without_disbursements(
            rows in prop::collection::vec((-1_000_000_i64..1_000_000, 0_i64..200_000, 0_i64..500_000, any::<bool>()), 0..20),
        ) {
            for basis in Basis::ALL {
                let books = Books { basis: *basis };
                let (mut entries, mut turnover, mut passed_on) = (Vec::new(), 0, 0);
                for (net, vat, disbursed, is_credit) in &rows {
                    let sign = if *is_credit { -1 } else { 1 };
                    turnover += (net - disbursed) * sign;
                    passed_on += disbursed * sign;
                    let sale = sale(InvoiceKind::Standard, *net, *vat, 0, *disbursed, *is_credit);
                    entries.extend(books.sale(&sale));
                    entries.extend(books.receipt(&Receipt {
                        number: sale.number,
                        issued_on: day(1),
                        settlement: Settlement { on: day(2), method: PaymentMethod::Transfer },
                        amount: (net + vat) * sign,
                        net: net * sign,
                        disbursed: disbursed * sign,
                        moved: false,
                        client: acme(),
                        nature: String::new(),
                    }));
                }
                let sum = |role: Role| -> i64 {
                    entries.iter().flat_map(|e| &e.lines).filter(|l| l.role == role).map(|l| l.amount).sum()
                };
                prop_assert_eq!(-sum(Role::Sales), turnover, "{}", basis);
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
            prop_assert_eq!(balance(Role::Sales, &opened) + balance(Role::Purchases, &opened), 0);
        }
    }
}
