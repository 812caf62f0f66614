mod goods;

use super::*;
use crate::testing::{book, client, day, fields, on, some};
use crate::wire::books::{AccountRequest, BookRequest, CloseRequest, SaveBookRequest};
use crate::wire::expenses::{ExpenseId, ExpenseRequest};
use crate::wire::invoices::{InvoiceIssue, InvoiceRequest, PaymentRequest};
use crate::wire::quotes::LineRequest;
use crate::{Carnet, Code, Language, Refusal, expenses, invoices, journal};
use std::path::Path;

/// Returns a line typed as `text;quantity;unit;unit price`.
fn typed(line: &str) -> LineRequest {
    let parts: Vec<String> = line.split(';').map(str::to_owned).collect();
    let [description, quantity, unit, unit_price] = parts.try_into().unwrap();
    LineRequest { description, quantity, unit, unit_price, ..LineRequest::default() }
}

/// Writes and issues an invoice on the present day, and returns its number.
fn invoice(carnet: &mut Carnet, name: &str, line: &str) -> String {
    let request =
        InvoiceRequest { client: name.to_owned(), lines: vec![typed(line)], ..InvoiceRequest::default() };
    let id = invoices::save(carnet, request).unwrap().value.id;
    invoices::issue(carnet, InvoiceIssue { id, on: None, ..Default::default() })
        .unwrap()
        .value
        .number
        .unwrap()
}

fn payment(number: &str, amount: &str, date: &str, method: &str, note: Option<&str>) -> PaymentRequest {
    PaymentRequest {
        invoice: number.to_owned(),
        amount: amount.to_owned(),
        on: some(date),
        method: method.to_owned(),
        note: note.map(str::to_owned),
    }
}

fn close(carnet: &mut Carnet, period: &str) -> Result<crate::wire::books::Closing, Refusal> {
    close_period(carnet, CloseRequest { period: period.to_owned() }).map(|outcome| outcome.value)
}

fn message(refusal: Refusal) -> String {
    refusal.explain(Language::Fr).message
}

/// A book with two invoices of October and November, paid in part, on 5 December.
fn december() -> (tempfile::TempDir, Carnet) {
    let (folder, carnet) = book();
    drop(carnet);
    let mut carnet = on(folder.path(), "2026-10-05");
    client(&mut carnet, "Acme");
    let first = invoice(&mut carnet, "Acme", "Site;1;lump;1000");
    drop(carnet);
    let mut carnet = on(folder.path(), "2026-11-10");
    let second = invoice(&mut carnet, "Acme", "=Texte;2;h;50,25");
    invoices::pay(&mut carnet, payment(&first, "400", "2026-10-20", "transfer", None)).unwrap();
    invoices::pay(&mut carnet, payment(&first, "600", "2026-11-02", "cash", None)).unwrap();
    invoices::pay(&mut carnet, payment(&second, "100,50", "2026-11-10", "cheque", None)).unwrap();
    drop(carnet);
    let carnet = on(folder.path(), "2026-12-05");
    (folder, carnet)
}

#[test]
fn the_ledger_has_every_receipt_by_its_date_and_tells_cash_apart() {
    let (_folder, mut carnet) = december();
    let back = payment("F2026-0002", "-100,50", "2026-12-01", "cheque", Some("chèque impayé"));
    invoices::pay(&mut carnet, back).unwrap();
    let ledger = receipts_ledger(&carnet, BookRequest::default()).unwrap();
    let told: Vec<(i64, &str, &str, &str)> = ledger
        .rows
        .iter()
        .map(|row| (row.rank, row.on.as_str(), row.amount.as_str(), row.nature.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "2026-10-20", "400.00", "Site"),
            (2, "2026-11-02", "600.00", "Site"),
            (3, "2026-11-10", "100.50", "=Texte"),
            (4, "2026-12-01", "-100.50", "Remboursement : =Texte (chèque impayé)"),
        ]
    );
    assert_eq!((ledger.total.as_str(), ledger.cash.as_str()), ("1000.00", "600.00"));
    assert!(!ledger.with_vat, "the franchise charges none");
    let november = BookRequest { year: some("2026-11"), ..BookRequest::default() };
    let rows = receipts_ledger(&carnet, november).unwrap().rows;
    assert_eq!(rows.first().map(|row| row.rank), Some(2), "ranks count from the first day of the year");
}

#[test]
fn money_is_given_back_with_a_reason_and_never_more_than_came() {
    let (_folder, mut carnet) = december();
    let (paths, _) =
        fields(invoices::pay(&mut carnet, payment("F2026-0001", "-10", "2026-12-05", "transfer", None)));
    assert_eq!(paths, ["note"]);
    let (paths, _) = fields(invoices::pay(
        &mut carnet,
        payment("F2026-0001", "-1000,01", "2026-12-05", "transfer", Some("x")),
    ));
    assert_eq!(paths, ["amount"]);
    let back = payment("F2026-0001", "-1000", "2026-12-05", "transfer", Some("commande annulée"));
    let shown = invoices::pay(&mut carnet, back).unwrap().value;
    assert_eq!((shown.paid.as_str(), shown.balance.as_str()), ("0.00", "1000.00"));
}

#[test]
fn a_spreadsheet_takes_no_text_for_a_formula() {
    let (_folder, carnet) = december();
    let request =
        SaveBookRequest { book: "receipts".into(), format: "csv".into(), ..SaveBookRequest::default() };
    let (name, bytes) = bytes(&carnet, request).unwrap();
    assert_eq!(name, "livre-des-recettes-2026.csv");
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{feff}'), "spreadsheets need the mark to read UTF-8");
    assert!(
        text.contains("3;2026-11-10;F2026-0002;Acme;'=Texte;Chèque;100,50;0,00;0,00;0,00;100,50;\r\n"),
        "{text}"
    );
    assert!(text.contains("Espèces;600,00;0,00;0,00;0,00;600,00;600,00\r\n"), "cash has a column of its own");
}

#[test]
fn a_month_closes_in_its_turn_and_never_changes_again() {
    let (folder, mut carnet) = december();
    assert_eq!(list_closings(&carnet).unwrap().open, ["2026-10", "2026-11"]);
    assert!(message(close(&mut carnet, "2026-12").unwrap_err()).contains("n'est pas fini"));
    assert!(message(close(&mut carnet, "2026-11").unwrap_err()).contains("après 2026-10"));
    let (paths, _) = fields(close(&mut carnet, "octobre"));
    assert_eq!(paths, ["period"]);
    let october = close(&mut carnet, "2026-10").unwrap();
    assert_eq!((october.receipts.as_str(), october.documents), ("400.00", 1));
    assert_eq!(october.invoiced_gross.as_str(), "1000.00");
    let november = close(&mut carnet, "11/2026").unwrap();
    assert_eq!((november.receipts.as_str(), november.receipts_count), ("700.50", 2));
    assert!(message(close(&mut carnet, "2026-11").unwrap_err()).contains("déjà clôturé"));
    assert!(message(close(&mut carnet, "2026-09").unwrap_err()).contains("derrière la clôture"));

    let (paths, failure) =
        fields(invoices::pay(&mut carnet, payment("F2026-0002", "-1", "2026-11-30", "card", Some("erreur"))));
    assert_eq!(paths, ["on"]);
    assert!(failure.message.contains("datez-le d'aujourd'hui"), "{}", failure.message);
    let undone = journal::undo(&mut carnet).unwrap_err().explain(Language::Fr);
    assert_eq!(undone.code, Code::Frozen, "undo stops at a closing: {}", undone.message);
    let request =
        InvoiceRequest { client: "Acme".into(), lines: vec![typed("X;1;u;1")], ..InvoiceRequest::default() };
    let id = invoices::save(&mut carnet, request).unwrap().value.id;
    let (paths, _) = fields(invoices::issue(
        &mut carnet,
        InvoiceIssue { id, on: some("2026-11-30"), ..Default::default() },
    ));
    assert_eq!(paths, ["on"]);
    invoices::issue(&mut carnet, InvoiceIssue { id, on: None, ..Default::default() }).unwrap();
    let found = invoices::verify(&carnet).unwrap();
    assert!(found.ok && found.closings == 2, "{:?}", found.findings);
    drop(carnet);

    let mut carnet = on(folder.path(), "2027-01-02");
    assert_eq!(list_closings(&carnet).unwrap().open, ["2026-12", "2026"]);
    assert!(message(close(&mut carnet, "2026").unwrap_err()).contains("2026-12"));
    close(&mut carnet, "2026-12").unwrap();
    let year = close(&mut carnet, "2026").unwrap();
    assert_eq!(year.receipts.as_str(), "1100.50");
    assert!(list_closings(&carnet).unwrap().open.is_empty());
}

/// Opens the database as a tool would.
fn tool(folder: &Path) -> carnet_store::Connection {
    carnet_store::Connection::open(folder.join(carnet_store::layout::DATABASE)).unwrap()
}

#[test]
fn the_database_itself_refuses_what_is_dated_in_a_closed_period() {
    let (folder, mut carnet) = december();
    close(&mut carnet, "2026-10").unwrap();
    let database = tool(folder.path());
    for sql in [
        "UPDATE closing SET content = ''",
        "DELETE FROM closing",
        "DELETE FROM payment WHERE on_date < '2026-11-01'",
        "UPDATE payment SET amount = 1",
        "INSERT INTO payment (invoice_id, client_id, on_date, amount, net, method) VALUES (1, 1, '2026-10-31', 1, 1, 'cash')",
        "INSERT INTO closing (period, first_day, last_day, closed_at, content, previous, hash)
         VALUES ('2026-11', '2026-11-01', '2026-11-30', '', '', '', printf('%064d', 0))",
    ] {
        assert!(database.execute(sql, []).is_err(), "{sql}");
    }
    let open = "INSERT INTO payment (invoice_id, client_id, on_date, amount, net, method) VALUES (1, 1, '2026-11-01', 1, 1, 'cash')";
    assert_eq!(database.execute(open, []).unwrap(), 1, "what is open stays open");
}

#[test]
fn what_was_tampered_with_is_named_by_its_period() {
    let tampered = |sql: &str| {
        let (folder, mut carnet) = december();
        close(&mut carnet, "2026-10").unwrap();
        close(&mut carnet, "2026-11").unwrap();
        let database = tool(folder.path());
        let guards =
            ["closing_frozen_update", "closing_frozen_delete", "payment_frozen", "payment_closed_delete"];
        for guard in guards {
            database.execute_batch(&format!("DROP TRIGGER {guard}")).unwrap();
        }
        database.execute_batch(sql).unwrap();
        let found = invoices::verify(&carnet).unwrap();
        found.findings.into_iter().map(|finding| finding.number).collect::<Vec<_>>()
    };
    assert_eq!(tampered("UPDATE closing SET content = content || 'x' WHERE period = '2026-10'"), ["2026-10"]);
    assert_eq!(tampered("UPDATE payment SET amount = 39900 WHERE amount = 40000"), ["2026-10", "2026-11"]);
    assert_eq!(tampered("UPDATE payment SET method = 'card' WHERE method = 'cash'"), ["2026-11"]);
    assert_eq!(tampered("DELETE FROM closing WHERE period = '2026-10'"), ["2026-11", "2026-10"]);
    assert_eq!(
        tampered("DELETE FROM closing WHERE period = '2026-11'"),
        ["2026-11"],
        "the note outside tells"
    );
}

#[test]
fn periods_are_read_as_people_type_them() {
    let (_folder, carnet) = book();
    let days = |year: Option<&str>, from: Option<&str>, to: Option<&str>| {
        days::Days::read(&carnet, year, from, to).map(|days| (days.from, days.to))
    };
    let (first, last) = (day("2026-01-01"), day("2026-12-31"));
    assert_eq!(days(None, None, None).unwrap(), (first, last), "the present year");
    assert_eq!(days(None, Some("2026-03"), Some("2026-04")).unwrap(), (day("2026-03-01"), day("2026-04-30")));
    assert_eq!(days(None, None, Some("15/02/2026")).unwrap(), (first, day("2026-02-15")));
    let (paths, _) = fields(days(None, Some("2026-03-02"), Some("2026-03-01")));
    assert_eq!(paths, ["to"]);
    let (paths, _) = fields(days(Some("hier"), Some("x"), Some("y")));
    assert_eq!(paths, ["year", "from", "to"], "all at once");
}

#[test]
fn a_purchase_of_a_closed_month_is_written_on_the_day_it_came() {
    let (_folder, mut carnet) = december();
    let bought = |date: &str, received: &str, paid: Option<&str>| ExpenseRequest {
        supplier: "Fournitures=Pau".to_owned(),
        number: some(&format!("R-{date}-{received}")),
        date: some(date),
        received_on: some(received),
        total_net: some("100"),
        vat_rate: some("20"),
        paid_on: paid.map(str::to_owned),
        method: paid.map(|_| "card".to_owned()),
        ..ExpenseRequest::default()
    };
    let early =
        expenses::add(&mut carnet, bought("2026-10-03", "2026-10-04", Some("2026-10-05"))).unwrap().value;
    let october = close(&mut carnet, "2026-10").unwrap();
    assert_eq!(october.purchases.as_str(), "120.00", "what was paid in the month is closed with it");
    let refused =
        expenses::delete(&mut carnet, ExpenseId { id: early.id }).unwrap_err().explain(Language::Fr);
    assert_eq!(refused.code, Code::Frozen, "{}", refused.message);
    let refused = expenses::add(&mut carnet, bought("2026-10-30", "2026-10-31", None)).unwrap_err();
    assert_eq!(refused.explain(Language::Fr).code, Code::Frozen, "nothing comes into a closed month");
    let late = bought("2026-10-30", "2026-12-05", Some("2026-12-05"));
    expenses::add(&mut carnet, late).unwrap();
    set_account(&mut carnet, AccountRequest { basis: some("accrual"), ..AccountRequest::default() }).unwrap();
    let entries = accounting_entries(&carnet, BookRequest::default()).unwrap().rows;
    let days: Vec<&str> = entries
        .iter()
        .filter(|row| row.journal == "AC" && row.account == "401")
        .map(|row| row.on.as_str())
        .collect();
    assert_eq!(days, ["2026-10-03", "2026-12-05"]);
    let register = purchases_register(&carnet, BookRequest::default()).unwrap();
    let told: Vec<(&str, &str, &str)> =
        register.rows.iter().map(|row| (row.on.as_str(), row.net.as_str(), row.amount.as_str())).collect();
    assert_eq!(
        told,
        [("2026-10-05", "120.00", "120.00"), ("2026-12-05", "120.00", "120.00")],
        "the franchise takes no tax off"
    );
    assert!(invoices::verify(&carnet).unwrap().ok);
}
