//! What purchases promise: read as stated, recognised twice, summed by currency, taken back whole.

use super::{add, delete, edit, file, import, list, pay, show};
use crate::hours::testing::book;
use crate::journal::{redo, undo};
use crate::wire::expenses::{
    Expense, ExpenseEdit, ExpenseId, ExpenseImport, ExpenseImportRequest, ExpenseLineRequest, ExpensePayment,
    ExpenseRequest, ExpenseRow, ExpensesRequest,
};
use crate::{Carnet, Language, Refusal};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// 46.00 net, 8.33 VAT at 20 and 5.5 %, 10.00 paid before.
const CII: &str = include_str!("../../../carnet-documents/src/received/tests/invoice-cii.xml");
const UBL: &str = include_str!("../../../carnet-documents/src/received/tests/invoice-ubl.xml");

fn request(text: &str) -> ExpenseImportRequest {
    ExpenseImportRequest {
        file_name: Some("../facture 117.xml".into()),
        base64: Some(BASE64_STANDARD.encode(text)),
        ..ExpenseImportRequest::default()
    }
}

fn read(carnet: &mut Carnet, text: &str) -> ExpenseImport {
    import(carnet, request(text)).unwrap().value
}

fn refusal(carnet: &mut Carnet, text: &str) -> String {
    import(carnet, request(text)).unwrap_err().explain(Language::Fr).message
}

fn all(carnet: &Carnet) -> Vec<ExpenseRow> {
    list(carnet, ExpensesRequest::default()).unwrap().expenses
}

fn amounts(expense: &Expense) -> [&str; 4] {
    [&expense.total_net, &expense.total_vat, &expense.total_gross, &expense.left]
        .map(|amount| amount.as_str())
}

#[test]
fn a_received_invoice_is_kept_as_it_says_with_its_file() {
    let (folder, mut carnet) = book("2026-10-20");
    let tried = import(&mut carnet, ExpenseImportRequest { dry_run: true, ..request(CII) }).unwrap().value;
    assert_eq!((tried.expense.id, all(&carnet).len()), (0, 0), "a dry run writes nothing");
    assert!(
        std::fs::read_dir(folder.path().join("attachments")).unwrap().next().is_none(),
        "not even the file"
    );
    let done = read(&mut carnet, CII);
    assert_eq!((done.already, done.differences, done.warnings), (false, vec![], Vec::<String>::new()));
    let expense = show(&carnet, ExpenseId { id: done.expense.id }).unwrap();
    assert_eq!(expense.supplier, "Papeterie du Gave & Fils");
    assert_eq!(expense.supplier_siren.as_deref(), Some("303265045"));
    assert_eq!(amounts(&expense), ["46.00", "8.33", "54.33", "44.33"], "what was paid before is not owed");
    assert_eq!((expense.date.as_str(), expense.due_date.as_deref()), ("2026-10-05", Some("2026-11-04")));
    assert_eq!((expense.format.as_deref(), expense.profile.as_deref()), (Some("cii"), Some("EN 16931")));
    let lines: Vec<_> = expense.lines.iter().map(|line| (line.unit.as_str(), line.net.as_str())).collect();
    assert_eq!(lines, [("u", "45.00"), ("u", "6.00"), ("lump", "-5.00")], "the lines make the net");
    assert_eq!(expense.lines[1].unit_price.as_str(), "0.03", "the price of one, not of a hundred");
    let vat: Vec<_> =
        expense.vat.iter().map(|row| (row.rate.as_str(), row.base.as_str(), row.amount.as_str())).collect();
    assert_eq!(vat, [("20", "40.00", "8.00"), ("5.5", "6.00", "0.33")]);
    let kept = file(&carnet, ExpenseId { id: expense.id }).unwrap();
    assert_eq!(
        (kept.file_name.as_str(), kept.kind.as_str()),
        ("facture 117.xml", "xml"),
        "no folder comes along"
    );
    assert_eq!(BASE64_STANDARD.decode(kept.base64).unwrap(), CII.as_bytes(), "byte for byte");
}

#[test]
fn the_same_invoice_twice_is_recognised() {
    let (_folder, mut carnet) = book("2026-10-20");
    let first = read(&mut carnet, CII).expense.id;
    for again in [CII, UBL, &CII.replace("2026-117", " 2026-117"), &CII.replace("303265045", "")] {
        let second = read(&mut carnet, again);
        assert_eq!((second.already, second.expense.id), (true, first), "the same file, or the same number");
    }
    let other =
        read(&mut carnet, &CII.replace("54.33", "64.33").replace("44.33", "54.33").replace("8.33", "18.33"));
    assert!(
        other.already && other.warnings[0].contains("54,33\u{202f}€ au lieu de 64,33\u{202f}€"),
        "{:?}",
        other.warnings
    );
    let next_year = CII.replace("20261005", "20270105").replace("20261104", "20270204");
    assert!(!read(&mut carnet, &next_year).already, "a supplier may begin its numbers anew each year");
    assert_eq!(all(&carnet).len(), 2);
    undo(&mut carnet).unwrap();
    undo(&mut carnet).unwrap();
    assert_eq!(all(&carnet), [], "taken back");
    redo(&mut carnet).unwrap();
    assert_eq!(file(&carnet, ExpenseId { id: first }).unwrap().kind, "xml", "and done again, with its file");
}

#[test]
fn totals_that_contradict_each_other_are_refused_unless_accepted() {
    let (_folder, mut carnet) = book("2026-10-20");
    let wrong = CII.replace("GrandTotalAmount>54.33", "GrandTotalAmount>64.33");
    let said = refusal(&mut carnet, &wrong);
    assert!(said.contains("total toutes taxes, 64,33 au lieu de 54,33"), "{said}");
    let tried = import(&mut carnet, ExpenseImportRequest { dry_run: true, ..request(&wrong) }).unwrap().value;
    assert_eq!(
        tried.refusal.as_deref(),
        Some(said.as_str()),
        "a dry run shows all and says that it will be refused"
    );
    assert_eq!(tried.differences.len(), 2);
    let taken = ExpenseImportRequest { accept_differences: true, ..request(&wrong) };
    let taken = import(&mut carnet, taken).unwrap().value;
    assert_eq!(taken.expense.total_gross.as_str(), "64.33", "as it states it");
}

#[test]
fn a_credit_note_counts_against_what_is_owed() {
    let (_folder, mut carnet) = book("2026-10-20");
    read(&mut carnet, CII);
    let credit = CII
        .replace(">380<", ">381<")
        .replace("2026-117", "A-9")
        .replace("TotalPrepaidAmount>10.00", "TotalPrepaidAmount>0.00");
    let credit = credit.replace("DuePayableAmount>44.33", "DuePayableAmount>54.33");
    let credit = read(&mut carnet, &credit).expense;
    assert_eq!(credit.kind, "credit_note");
    assert_eq!(amounts(&credit), ["-46.00", "-8.33", "-54.33", "-54.33"]);
    let sum: Vec<_> = credit.lines.iter().map(|line| line.net.as_str()).collect();
    assert_eq!(sum, ["-45.00", "-6.00", "5.00"], "its lines make its net");
    let listed = list(&carnet, ExpensesRequest::default()).unwrap();
    assert_eq!((listed.totals[0].total_gross.as_str(), listed.totals[0].left.as_str()), ("0.00", "-10.00"));
    let back = ExpensePayment { id: credit.id, method: "transfer".into(), ..ExpensePayment::default() };
    let back = pay(&mut carnet, back).unwrap().value;
    assert_eq!((back.status.as_str(), back.paid.as_str()), ("paid", "-54.33"), "money that came back");
    let negative = CII.replace(">380<", ">381<").replace("2026-117", "A-10");
    let negative = [
        "46.00", "54.33", "44.33", "51.00", "8.33", "10.00", "45.00", "6.00", "8.00", "40.00", "0.33",
        "5.00<",
    ]
    .iter()
    .fold(negative, |text, amount| text.replace(&format!(">{amount}"), &format!(">-{amount}")));
    let negative =
        import(&mut carnet, ExpenseImportRequest { accept_differences: true, ..request(&negative) })
            .unwrap()
            .value;
    assert_eq!(negative.expense.total_gross.as_str(), "-54.33", "never turned into a purchase");
    assert!(
        negative.warnings.iter().any(|told| told.contains("montants négatifs")),
        "{:?}",
        negative.warnings
    );
}

#[test]
fn other_currencies_stay_apart() {
    let (_folder, mut carnet) = book("2026-10-20");
    read(&mut carnet, CII);
    let yen = CII.replace("EUR", "JPY").replace("2026-117", "J-1");
    let yen = yen
        .replace("46.00", "46")
        .replace("54.33", "54")
        .replace("44.33", "44")
        .replace("8.33", "8")
        .replace("0.33", "0");
    let read = read(&mut carnet, &yen);
    assert_eq!(amounts(&read.expense), ["46", "8", "54", "44"], "the yen has no decimals");
    assert!(read.warnings[0].contains("JPY"), "{:?}", read.warnings);
    let totals = list(&carnet, ExpensesRequest::default()).unwrap().totals;
    let sums: Vec<_> = totals.iter().map(|sum| (sum.currency.as_str(), sum.total_gross.as_str())).collect();
    assert_eq!(sums, [("EUR", "54.33"), ("JPY", "54")], "euros and yen are no sum");
}

#[test]
fn what_is_no_purchase_is_refused_kindly() {
    let (_folder, mut carnet) = book("2026-10-20");
    let own = CII.replace("303265045", "732829320").replace("FR40", "FR44");
    assert!(
        refusal(&mut carnet, &own).starts_with("C'est votre propre facture 2026-117"),
        "a sale is no purchase"
    );
    let other = read(&mut carnet, &CII.replace("schemeID=\"0002\">732829320", "schemeID=\"0002\">443121975"));
    assert!(other.warnings[0].contains("pas à vous"), "{:?}", other.warnings);
    assert_eq!(refusal(&mut carnet, "<!DOCTYPE a><a/>").matches('.').count(), 1, "one sentence");
    assert!(matches!(import(&mut carnet, ExpenseImportRequest::default()), Err(Refusal::Input(_))));
    let folder = ExpenseImportRequest { path: Some("/".into()), ..ExpenseImportRequest::default() };
    assert!(matches!(import(&mut carnet, folder), Err(Refusal::File { .. })));
    let device = ExpenseImportRequest { path: Some("/dev/zero".into()), ..ExpenseImportRequest::default() };
    assert!(matches!(import(&mut carnet, device), Err(Refusal::File { .. })), "it would never end");
}

#[test]
fn names_that_turn_or_hide_text_are_tamed() {
    let (_folder, mut carnet) = book("2026-10-20");
    let odd = CII
        .replace("Papeterie du Gave", "Pape\u{202e}terie\u{200b} du Gave")
        .replace("Ramettes", &"R".repeat(9_000));
    let read = read(&mut carnet, &odd).expense;
    assert_eq!(read.supplier, "Papeterie du Gave & Fils");
    assert!(read.lines[0].description.chars().count() <= 4_000, "a line is no book");
}

fn typed() -> ExpenseRequest {
    ExpenseRequest { supplier: "SNCF".into(), date: Some("2026-10-02".into()), ..ExpenseRequest::default() }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn totals_as_typed_say_the_missing_one() {
    let (_folder, mut carnet) = book("2026-10-20");
    let cases = [
        ((None, None, some("55"), some("10")), ["50.00", "5.00", "55.00", "55.00"]),
        ((some("50"), None, None, some("20")), ["50.00", "10.00", "60.00", "60.00"]),
        ((some("50"), some("10"), None, None), ["50.00", "10.00", "60.00", "60.00"]),
        ((None, some("0,20"), some("1,20"), None), ["1.00", "0.20", "1.20", "1.20"]),
        ((None, None, some("12,34"), None), ["12.34", "0.00", "12.34", "12.34"]),
        ((None, None, some("0,01"), some("20")), ["0.01", "0.00", "0.01", "0.01"]),
    ];
    for ((total_net, total_vat, total_gross, vat_rate), expected) in cases {
        let request = ExpenseRequest { total_net, total_vat, total_gross, vat_rate, ..typed() };
        let added = add(&mut carnet, request.clone()).unwrap().value;
        assert_eq!(amounts(&added), expected, "{request:?}");
        assert_eq!(added.vat.len(), 1, "the register needs its base");
    }
    let refused = |carnet: &mut Carnet, request: ExpenseRequest| match add(carnet, request) {
        Err(Refusal::Input(problems)) => problems.into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
        other => panic!("fields are refused, not {other:?}"),
    };
    assert_eq!(refused(&mut carnet, typed()), ["total_gross"], "an expense has an amount");
    let contradictory =
        ExpenseRequest { total_net: some("50"), total_vat: some("10"), total_gross: some("61"), ..typed() };
    assert_eq!(refused(&mut carnet, contradictory), ["total_gross"]);
    let no_rate = ExpenseRequest { total_net: some("50"), total_vat: some("7"), ..typed() };
    assert_eq!(refused(&mut carnet, no_rate), ["vat_rate"], "seven of fifty is no rate");
    let paid = ExpenseRequest { total_gross: some("5"), paid_on: some("2026-10-21"), ..typed() };
    assert_eq!(
        refused(&mut carnet, paid),
        ["paid_on", "method"],
        "tomorrow is not yet paid, and how is not said"
    );
}

#[test]
fn lines_are_summed_by_rate_and_a_scan_is_kept() {
    let (folder, mut carnet) = book("2026-10-20");
    let scan = folder.path().join("ticket.JPG");
    std::fs::write(&scan, b"not really a picture").unwrap();
    let line = |description: &str, price: &str, rate: &str| ExpenseLineRequest {
        description: description.into(),
        unit_price: price.into(),
        vat_rate: some(rate),
        ..ExpenseLineRequest::default()
    };
    let request = ExpenseRequest {
        lines: vec![line("Repas", "10.05", "10"), line("Vin", "3.33", "20"), line("Café", "2.00", "10")],
        number: some("T-12"),
        path: some(&scan.display().to_string()),
        paid_on: some("2026-10-02"),
        method: some("card"),
        ..typed()
    };
    let added = add(&mut carnet, request.clone()).unwrap().value;
    assert_eq!(
        amounts(&added),
        ["15.38", "1.88", "17.26", "0.00"],
        "10 % of 12.05 is 1.205, 20 % of 3.33 is 0.666"
    );
    assert_eq!((added.status.as_str(), added.paid_on.as_deref()), ("paid", Some("2026-10-02")));
    let kept = file(&carnet, ExpenseId { id: added.id }).unwrap();
    assert_eq!((kept.file_name.as_str(), kept.kind.as_str()), ("ticket.JPG", "other"));
    let again = add(&mut carnet, request).unwrap_err().explain(Language::Fr).message;
    assert!(again.contains("SNCF T-12"), "{again}");
    delete(&mut carnet, ExpenseId { id: added.id }).unwrap();
    assert!(show(&carnet, ExpenseId { id: added.id }).is_err());
    undo(&mut carnet).unwrap();
    assert_eq!(show(&carnet, ExpenseId { id: added.id }).unwrap(), added, "back with lines, VAT and payment");
}

#[test]
fn what_a_file_says_does_not_change_but_what_is_typed_does() {
    let (_folder, mut carnet) = book("2026-10-20");
    let id = read(&mut carnet, CII).expense.id;
    let change =
        ExpenseEdit { id, total_gross: some("1"), supplier: some("Autre"), ..ExpenseEdit::default() };
    assert!(matches!(edit(&mut carnet, change), Err(Refusal::Input(problems)) if problems.len() == 2));
    let change =
        ExpenseEdit { id, category: some("bureau"), due_date: some("2026-12-01"), ..ExpenseEdit::default() };
    let changed = edit(&mut carnet, change).unwrap().value;
    assert_eq!(
        (changed.category.as_deref(), changed.due_date.as_deref()),
        (Some("bureau"), Some("2026-12-01"))
    );
    assert_eq!((amounts(&changed), changed.lines.len()), (["46.00", "8.33", "54.33", "44.33"], 3));
    let written = ExpenseRequest { total_gross: some("55"), vat_rate: some("10"), ..typed() };
    let id = add(&mut carnet, written).unwrap().value.id;
    pay(
        &mut carnet,
        ExpensePayment { id, method: "card".into(), amount: some("30"), ..ExpensePayment::default() },
    )
    .unwrap();
    let renamed =
        edit(&mut carnet, ExpenseEdit { id, supplier: some("SNCF Voyageurs"), ..ExpenseEdit::default() });
    assert_eq!(amounts(&renamed.unwrap().value), ["50.00", "5.00", "55.00", "25.00"], "amounts stay");
    let smaller = ExpenseEdit { id, total_gross: some("20"), ..ExpenseEdit::default() };
    assert!(edit(&mut carnet, smaller).is_err(), "30 are paid already");
    let larger = ExpenseEdit { id, total_gross: some("66"), vat_rate: some("10"), ..ExpenseEdit::default() };
    assert_eq!(amounts(&edit(&mut carnet, larger).unwrap().value), ["60.00", "6.00", "66.00", "36.00"]);
}

#[test]
fn payments_reach_what_is_left_and_no_more() {
    let (_folder, mut carnet) = book("2026-10-20");
    let id = read(&mut carnet, CII).expense.id;
    let payment = |amount: Option<&str>, on: &str| ExpensePayment {
        id,
        on: some(on),
        method: "transfer".into(),
        amount: amount.map(str::to_owned),
    };
    assert!(pay(&mut carnet, payment(Some("44.34"), "2026-10-20")).is_err(), "a cent too much");
    assert!(pay(&mut carnet, payment(None, "2026-10-21")).is_err(), "tomorrow has not come");
    let part = pay(&mut carnet, payment(Some("40"), "2026-10-19")).unwrap().value;
    assert_eq!((part.status.as_str(), part.left.as_str(), part.paid_on), ("partly_paid", "4.33", None));
    let whole = pay(&mut carnet, payment(None, "2026-10-20")).unwrap().value;
    assert_eq!((whole.status.as_str(), whole.paid_on.as_deref()), ("paid", Some("2026-10-20")));
    assert!(pay(&mut carnet, payment(None, "2026-10-20")).is_err(), "nothing is left");
    let unpaid = list(&carnet, ExpensesRequest { unpaid: true, ..ExpensesRequest::default() }).unwrap();
    assert_eq!(unpaid.expenses, []);
}
