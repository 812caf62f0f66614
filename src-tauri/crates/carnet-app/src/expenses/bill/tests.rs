use super::super::{add, bill, delete, edit, list, show};
use crate::testing::{book, client, some};
use crate::wire::expenses::{
    Expense, ExpenseBilled, ExpenseEdit, ExpenseId, ExpenseRequest, ExpensesRequest,
};
use crate::wire::invoices::{
    Invoice, InvoiceCorrect, InvoiceCredit, InvoiceIdRequest, InvoiceIssue, InvoiceRequest,
};
use crate::wire::lifecycle::LifecycleRequest;
use crate::wire::quotes::LineRequest;
use crate::wire::{Outcome, Reference};
use crate::{Carnet, Language, Refusal, invoices, journal};
use tempfile::TempDir;

/// A book whose first purchase was paid in the name of Acme.
fn disbursed() -> (TempDir, Carnet, i64) {
    let (folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let request = ExpenseRequest {
        supplier: "Greffe".to_owned(),
        number: some("G-12"),
        total_gross: some("60.05"),
        vat_rate: some("20"),
        disbursed_for: some("Acme"),
        ..ExpenseRequest::default()
    };
    let id = add(&mut carnet, request).unwrap().value.id;
    (folder, carnet, id)
}

fn billed(carnet: &mut Carnet, id: i64) -> Invoice {
    bill(carnet, ExpenseId { id }).unwrap().value
}

fn shown(carnet: &Carnet, id: i64) -> Expense {
    show(carnet, ExpenseId { id }).unwrap()
}

fn bearer(carnet: &Carnet, id: i64) -> Option<ExpenseBilled> {
    let row = list(carnet, ExpensesRequest::default()).unwrap().expenses.remove(0);
    assert_eq!(row.billed, shown(carnet, id).billed, "the list says what the record says");
    row.billed
}

fn number(carnet: &Carnet, id: i64) -> Option<String> {
    bearer(carnet, id).and_then(|bearer| bearer.number)
}

fn issue(carnet: &mut Carnet, id: i64) -> String {
    let request = InvoiceIssue { id, ..InvoiceIssue::default() };
    invoices::issue(carnet, request).unwrap().value.number.unwrap()
}

fn credit(carnet: &mut Carnet, invoice: &str, issue: bool) -> Outcome<Invoice> {
    let reason = "Erreur".to_owned();
    let request = InvoiceCredit { invoice: invoice.to_owned(), reason, issue, ..InvoiceCredit::default() };
    invoices::credit(carnet, request).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> String {
    result.unwrap_err().explain(Language::Fr).message
}

#[test]
fn a_disbursement_is_asked_for_once_and_says_where() {
    let (_folder, mut carnet, id) = disbursed();
    assert_eq!(bearer(&carnet, id), None);
    let draft = billed(&mut carnet, id);
    let line = &draft.lines[0];
    assert_eq!((line.net.as_str(), line.disbursement, draft.total_vat.as_str()), ("60.05", true, "0.00"));
    assert_eq!(line.description, "Débours : Greffe, pièce G-12 du 21/11/2026");
    assert_eq!(bearer(&carnet, id), Some(ExpenseBilled { id: draft.id, number: None }));
    let again = refused(bill(&mut carnet, ExpenseId { id }));
    assert_eq!(again, format!("Greffe G-12 est déjà refacturé : brouillon {}.", draft.id));
    let number = issue(&mut carnet, draft.id);
    assert!(refused(bill(&mut carnet, ExpenseId { id })).ends_with(&format!("facture {number}.")));
    assert!(refused(delete(&mut carnet, ExpenseId { id })).contains(&number), "it proves the invoice");
    let own = ExpenseEdit { id, disbursed_for: some(""), ..ExpenseEdit::default() };
    assert!(refused(edit(&mut carnet, own)).contains(&number), "the client owes it");
    let note = ExpenseEdit { id, note: some("Kbis"), ..ExpenseEdit::default() };
    assert_eq!(edit(&mut carnet, note).unwrap().value.note.as_deref(), Some("Kbis"), "the rest may change");
}

#[test]
fn a_deleted_draft_and_a_credit_note_free_it() {
    let (_folder, mut carnet, id) = disbursed();
    let draft = billed(&mut carnet, id).id;
    invoices::delete(&mut carnet, InvoiceIdRequest { id: draft }).unwrap();
    assert_eq!(bearer(&carnet, id), None, "nothing asks for it");
    journal::undo(&mut carnet).unwrap();
    assert_eq!(
        bearer(&carnet, id).map(|b| b.id),
        Some(draft),
        "undo brings the draft back with what it asks for"
    );
    let first = issue(&mut carnet, draft);
    let note = credit(&mut carnet, &first, false).value.id;
    assert_eq!(number(&carnet, id), Some(first.clone()), "a draft credit note frees nothing");
    issue(&mut carnet, note);
    assert_eq!(bearer(&carnet, id), None);
    let second = billed(&mut carnet, id).id;
    let second = issue(&mut carnet, second);
    assert_eq!(number(&carnet, id), Some(second), "it is asked for anew");
    assert!(refused(delete(&mut carnet, ExpenseId { id })).contains(&first), "the first is on paper as well");
}

#[test]
fn a_changed_draft_keeps_it_while_a_line_asks_for_the_same_amount() {
    let (_folder, mut carnet, id) = disbursed();
    let draft = billed(&mut carnet, id).id;
    let line = |text: &str, price: &str, disbursement: bool| LineRequest {
        description: text.to_owned(),
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        unit_price: price.to_owned(),
        disbursement,
        ..LineRequest::default()
    };
    let mut save = |lines: Vec<LineRequest>| {
        let request =
            InvoiceRequest { id: Some(draft), client: "Acme".to_owned(), lines, ..InvoiceRequest::default() };
        invoices::save(&mut carnet, request).unwrap();
        bearer(&carnet, id).map(|bearer| bearer.id)
    };
    let kept = vec![line("Conseil", "60.05", false), line("Frais de greffe", "60.05", true)];
    assert_eq!(save(kept), Some(draft), "said otherwise, with services beside it");
    assert_eq!(
        save(vec![line("Frais de greffe", "60", true)]),
        None,
        "another amount is no disbursement of it"
    );
}

#[test]
fn what_takes_the_place_of_an_invoice_asks_for_it() {
    let (_folder, mut carnet, id) = disbursed();
    let draft = billed(&mut carnet, id).id;
    let wrong = issue(&mut carnet, draft);
    let correct = InvoiceCorrect { invoice: wrong.clone(), reason: "Adresse".to_owned() };
    let draft = invoices::correct(&mut carnet, correct).unwrap().value.id;
    assert_eq!(number(&carnet, id), Some(wrong), "the wrong one counts until then");
    let right = issue(&mut carnet, draft);
    assert_eq!(number(&carnet, id), Some(right.clone()));
    let refuse = LifecycleRequest {
        invoice: right.clone(),
        code: 210,
        reason: some("TX_TVA_ERR"),
        ..LifecycleRequest::default()
    };
    invoices::record_lifecycle(&mut carnet, refuse).unwrap();
    assert_eq!(bearer(&carnet, id), None, "nobody owes a refused invoice");
    let copy = invoices::copy(&mut carnet, Reference { name: right }).unwrap().value.id;
    assert_eq!(bearer(&carnet, id), Some(ExpenseBilled { id: copy, number: None }));
}

#[test]
fn a_copy_leaves_out_what_another_document_asks_for() {
    let (_folder, mut carnet, id) = disbursed();
    let draft = billed(&mut carnet, id).id;
    let line = |text: &str, disbursement: bool| LineRequest {
        description: text.to_owned(),
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        unit_price: "60.05".to_owned(),
        disbursement,
        ..LineRequest::default()
    };
    let lines = vec![line("Conseil", false), line("Frais de greffe", true), line("Autres frais", true)];
    let request =
        InvoiceRequest { id: Some(draft), client: "Acme".to_owned(), lines, ..InvoiceRequest::default() };
    invoices::save(&mut carnet, request).unwrap();
    let first = issue(&mut carnet, draft);
    let copied = |carnet: &mut Carnet, name: &str| {
        let copy = invoices::copy(carnet, Reference { name: name.to_owned() }).unwrap();
        let said: Vec<String> = copy.value.lines.iter().map(|line| line.description.clone()).collect();
        (copy.value.id, said, copy.notices)
    };
    let (_, said, notices) = copied(&mut carnet, &first);
    assert_eq!(said, ["Conseil", "Autres frais"], "the invoice itself asks for it still");
    assert_eq!(notices, [format!("Greffe G-12 n'est pas repris : il est déjà refacturé (facture {first}).")]);

    let refuse = LifecycleRequest {
        invoice: first.clone(),
        code: 210,
        reason: some("TX_TVA_ERR"),
        ..LifecycleRequest::default()
    };
    invoices::record_lifecycle(&mut carnet, refuse).unwrap();
    let other = billed(&mut carnet, id).id;
    let (_, said, notices) = copied(&mut carnet, &first);
    assert_eq!(said, ["Conseil", "Autres frais"], "asked for on another draft since");
    assert!(notices[0].contains(&format!("brouillon {other}")), "{notices:?}");
    assert_eq!(bearer(&carnet, id).map(|bearer| bearer.id), Some(other), "one document asks for it");
}

#[test]
fn a_copy_of_nothing_but_what_is_asked_for_elsewhere_is_refused() {
    let (_folder, mut carnet, id) = disbursed();
    let draft = billed(&mut carnet, id).id;
    let first = issue(&mut carnet, draft);
    let copy = invoices::copy(&mut carnet, Reference { name: first.clone() });
    let said = format!("Il n'y a rien à copier : Greffe G-12 est déjà refacturé (facture {first}).");
    assert_eq!(refused(copy), said);
}

#[test]
fn what_was_paid_for_nobody_is_not_asked_for() {
    let (_folder, mut carnet, _) = disbursed();
    let mut own = |currency: &str, disbursed_for: Option<&str>, kind: &str| {
        let request = ExpenseRequest {
            supplier: "Papeterie".to_owned(),
            total_gross: some("12"),
            vat_rate: some("20"),
            currency: some(currency),
            kind: some(kind),
            disbursed_for: disbursed_for.map(str::to_owned),
            ..ExpenseRequest::default()
        };
        let id = add(&mut carnet, request).unwrap().value.id;
        refused(bill(&mut carnet, ExpenseId { id }))
    };
    assert!(own("EUR", None, "invoice").contains("n'est pas un débours"));
    assert!(own("USD", Some("Acme"), "invoice").contains("EUR"));
    assert!(own("EUR", Some("Acme"), "credit_note").contains("avoir"));
}
