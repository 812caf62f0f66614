//! Expenses written by hand, and changed: receipts, invoices on paper.

mod amounts;

use super::pay::not_to_come;
use super::{NAME_LIMIT, NOTE_LIMIT, NUMBER_LIMIT, New, bill, file, get, subject, view};
use crate::form::Form;
use crate::resolve::fold;
use crate::wire::Outcome;
use crate::wire::expenses::{Expense as View, ExpenseEdit, ExpenseLineRequest, ExpenseRequest};
use crate::{Carnet, Language, Problem, Refusal, Result, operation, resolve};
use carnet_core::identifier::{Siren, VatNumber};
use carnet_core::ids::{ClientId, ExpenseId};
use carnet_core::input;
use carnet_core::invoice::PaymentMethod;
use carnet_core::money::minor_digits_of;
use carnet_store::Tx;
use carnet_store::expense::{self as table, Expense, KeptFile, Payment};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

/// Adds an expense, paid already when a day is given, with its scan when there is one.
///
/// # Errors
/// Every field that is wrong, in one pass; the same number of the same supplier in the same year.
pub fn add(carnet: &mut Carnet, request: ExpenseRequest) -> Result<Outcome<View>> {
    let today = carnet.today();
    let mut form = Form::default();
    let given =
        file::given(request.path.as_deref(), request.file_name.as_deref(), request.base64.as_deref())?;
    let method = form.optional("method", request.method.as_deref(), str::parse::<PaymentMethod>);
    let paid_on = form.optional("paid_on", request.paid_on.as_deref(), |t| input::parse_date(t, today));
    if let Some(day) = paid_on {
        not_to_come(&mut form, "paid_on", day, today);
    }
    if paid_on.is_some() != request.method.as_deref().is_some_and(|text| !text.trim().is_empty()) {
        let path = if paid_on.is_some() { "method" } else { "paid_on" };
        form.refuse(
            path,
            Problem::sentence_of(
                "Un achat payé a un jour et un moyen de paiement : donnez les deux.",
                "A paid expense has a day and a method: give both.",
            ),
        );
    }
    let new = read(&mut form, &request, carnet.currency().as_str(), today);
    let disbursed_for = disbursed_for(carnet, &mut form, request.disbursed_for.as_deref());
    let mut new = form.finish(new)?;
    new.expense.disbursed_for = disbursed_for;
    if let Some(given) = &given {
        let extension = Path::new(&given.name).extension().and_then(|e| e.to_str()).unwrap_or("bin");
        new.expense.file = Some(file::keep(carnet, given, &extension.to_ascii_lowercase())?);
    }
    let done = carnet.write(operation::ADD_EXPENSE, |tx| {
        tx.subject(&subject(&new.expense))?;
        refuse_double(tx, &new.expense, None)?;
        let id = table::save(tx, None, &new.expense, &new.lines, &new.vat)?;
        if let Some((on, method)) = paid_on.zip(method)
            && new.expense.due != 0
        {
            table::pay(tx, id, &Payment { on, amount: new.expense.due, method })?;
        }
        Ok(id)
    })?;
    let value = view::whole(carnet.conn(), done.value, today)?;
    Ok(Outcome { value, changed: done.changed, notices: done.notices })
}

/// Changes an expense. What was read out of a file stays as it stands there; category, note, due date and day of receipt
/// are the user's.
///
/// # Errors
/// Every field that is wrong, in one pass; [`Refusal::NotFound`]; totals below what was paid.
pub fn edit(carnet: &mut Carnet, edit: ExpenseEdit) -> Result<Outcome<View>> {
    let today = carnet.today();
    let id = ExpenseId(edit.id);
    let before = get(carnet.conn(), id)?;
    let shown = view::whole(carnet.conn(), id, today)?;
    let mut form = Form::default();
    let new = if before.expense.format.is_some() {
        own_fields(&mut form, &edit);
        let mut expense = before.expense.clone();
        let kept = |form: &mut Form, path: &str, typed: Option<&str>, old: Option<NaiveDate>| match typed {
            None => old,
            Some(text) => form.optional(path, Some(text), |t| input::parse_date(t, today)),
        };
        expense.due_date = kept(&mut form, "due_date", edit.due_date.as_deref(), expense.due_date);
        let received = kept(&mut form, "received_on", edit.received_on.as_deref(), Some(expense.received_on));
        expense.received_on = received.unwrap_or(expense.received_on);
        if let Some(text) = edit.category.as_deref() {
            expense.category = form.optional("category", Some(text), |t| input::clean_text(t, NAME_LIMIT));
        }
        if let Some(text) = edit.note.as_deref() {
            expense.note = form.optional("note", Some(text), |t| input::clean_multiline(t, NOTE_LIMIT));
        }
        Some(New { expense, lines: table::lines(carnet.conn(), id)?, vat: table::vat(carnet.conn(), id)? })
    } else {
        let request = as_typed(&edit, &shown);
        read(&mut form, &request, &shown.currency, today).map(|new| {
            let file: Option<KeptFile> = before.expense.file.clone();
            New { expense: Expense { file, ..new.expense }, ..new }
        })
    };
    let disbursed_for = match edit.disbursed_for.as_deref() {
        Some(text) => disbursed_for(carnet, &mut form, Some(text)),
        None => before.expense.disbursed_for,
    };
    let mut new = form.finish(new)?;
    new.expense.disbursed_for = disbursed_for;
    let same = |a: &Expense, b: &Expense| {
        (a.disbursed_for, a.gross, &a.currency) == (b.disbursed_for, b.gross, &b.currency)
    };
    if let Some(bearer) = before.billed.as_ref().filter(|_| !same(&before.expense, &new.expense)) {
        return Err(bill::fixed(bearer));
    }
    let left = new.expense.due.saturating_sub(before.paid);
    if before.paid != 0 && left != 0 && left.signum() != new.expense.due.signum() {
        let paid = Decimal::new(before.paid, before.expense.decimals);
        let said = |language: Language| language.money(paid, &before.expense.currency);
        return Err(Refusal::state(
            format!("{} sont déjà payés : le total ne peut pas être plus petit.", said(Language::Fr)),
            format!("{} is paid already: the total cannot be smaller.", said(Language::En)),
        ));
    }
    let done = carnet.write(operation::CHANGE_EXPENSE, |tx| {
        tx.subject(&subject(&new.expense))?;
        refuse_double(tx, &new.expense, Some(id))?;
        Ok(table::save(tx, Some(id), &new.expense, &new.lines, &new.vat)?)
    })?;
    let value = view::whole(carnet.conn(), done.value, today)?;
    Ok(Outcome { value, changed: done.changed, notices: done.notices })
}

/// Returns the client whom a typed text names as the one in whose name a purchase was paid; nothing typed: none.
pub(super) fn disbursed_for(carnet: &Carnet, form: &mut Form, typed: Option<&str>) -> Option<ClientId> {
    let text = typed.map(str::trim).filter(|text| !text.is_empty())?;
    match resolve::client(carnet.conn(), text) {
        Ok(client) => Some(client),
        Err(refusal) => {
            let sentence = |language| refusal.explain(language).message;
            form.refuse(
                "disbursed_for",
                Problem::sentence_of(sentence(Language::Fr), sentence(Language::En)),
            );
            None
        }
    }
}

fn refuse_double(tx: &Tx<'_>, expense: &Expense, except: Option<ExpenseId>) -> Result<()> {
    let Some(id) = table::double(tx, expense, except)? else { return Ok(()) };
    let subject = subject(expense);
    Err(Refusal::state(
        format!("Le carnet a déjà {subject} dans la même année (achat {id})."),
        format!("The book already has {subject} in the same year (expense {id})."),
    )
    .hinted(
        "Un fournisseur donne un numéro une seule fois ; vérifiez-le.",
        "A supplier gives a number once only; check it.",
    ))
}

/// Refuses what the file of a received invoice says itself.
fn own_fields(form: &mut Form, edit: &ExpenseEdit) {
    let typed = [
        ("kind", edit.kind.is_some()),
        ("supplier", edit.supplier.is_some()),
        ("supplier_siren", edit.supplier_siren.is_some()),
        ("supplier_vat_number", edit.supplier_vat_number.is_some()),
        ("number", edit.number.is_some()),
        ("date", edit.date.is_some()),
        ("lines", edit.lines.is_some()),
        ("total_net", edit.total_net.is_some()),
        ("vat_rate", edit.vat_rate.is_some()),
        ("total_vat", edit.total_vat.is_some()),
        ("total_gross", edit.total_gross.is_some()),
    ];
    for (path, _) in typed.into_iter().filter(|(_, typed)| *typed) {
        form.refuse(path, Problem::sentence_of(
            "Ce que dit la facture reçue ne change pas ; une facture fausse se remplace par celle que le fournisseur corrige.",
            "What the received invoice says does not change; a wrong one is replaced by the supplier's correction.",
        ));
    }
}

/// Returns an expense as it would be typed again, with what the edit changes.
fn as_typed(edit: &ExpenseEdit, shown: &View) -> ExpenseRequest {
    let kept = |typed: &Option<String>, old: Option<String>| typed.clone().or(old);
    let unsigned = |amount: &crate::wire::Amount| Some(amount.as_str().trim_start_matches('-').to_owned());
    let new_amounts = edit.lines.is_some()
        || [&edit.total_net, &edit.vat_rate, &edit.total_vat, &edit.total_gross].iter().any(|t| t.is_some());
    let line = |line: &crate::wire::expenses::ExpenseLine| ExpenseLineRequest {
        description: line.description.clone(),
        quantity: Some(line.quantity.as_str().trim_start_matches('-').to_owned()),
        unit: Some(line.unit.clone()),
        unit_price: line.unit_price.to_string(),
        vat_rate: Some(line.vat_rate.to_string()),
    };
    let amounts = if new_amounts {
        ExpenseRequest {
            lines: edit.lines.clone().unwrap_or_default(),
            total_net: edit.total_net.clone(),
            vat_rate: edit.vat_rate.clone(),
            total_vat: edit.total_vat.clone(),
            total_gross: edit.total_gross.clone(),
            ..ExpenseRequest::default()
        }
    } else if shown.lines.is_empty() {
        ExpenseRequest {
            total_net: unsigned(&shown.total_net),
            vat_rate: shown.vat.first().map(|row| row.rate.to_string()),
            total_gross: unsigned(&shown.total_gross),
            ..ExpenseRequest::default()
        }
    } else {
        ExpenseRequest { lines: shown.lines.iter().map(line).collect(), ..ExpenseRequest::default() }
    };
    ExpenseRequest {
        kind: kept(&edit.kind, Some(shown.kind.clone())),
        supplier: edit.supplier.clone().unwrap_or_else(|| shown.supplier.clone()),
        supplier_siren: kept(&edit.supplier_siren, shown.supplier_siren.clone()),
        supplier_vat_number: kept(&edit.supplier_vat_number, shown.supplier_vat_number.clone()),
        number: kept(&edit.number, shown.number.clone()),
        date: kept(&edit.date, Some(shown.date.clone())),
        due_date: kept(&edit.due_date, shown.due_date.clone()),
        received_on: kept(&edit.received_on, Some(shown.received_on.clone())),
        currency: Some(shown.currency.clone()),
        category: kept(&edit.category, shown.category.clone()),
        note: kept(&edit.note, shown.note.clone()),
        ..amounts
    }
}

/// Reads an expense as typed.
fn read(form: &mut Form, request: &ExpenseRequest, book_currency: &str, today: NaiveDate) -> Option<New> {
    let day = |form: &mut Form, path: &str, text: &Option<String>| {
        form.optional(path, text.as_deref(), |text| input::parse_date(text, today))
    };
    let supplier = form.required("supplier", &request.supplier, |text| input::clean_text(text, NAME_LIMIT));
    let siren = form.optional("supplier_siren", request.supplier_siren.as_deref(), str::parse::<Siren>);
    let vat_number =
        form.optional("supplier_vat_number", request.supplier_vat_number.as_deref(), str::parse::<VatNumber>);
    let number = form.optional("number", request.number.as_deref(), |t| input::clean_text(t, NUMBER_LIMIT));
    let issue_date = day(form, "date", &request.date).unwrap_or(today);
    let due_date = day(form, "due_date", &request.due_date);
    let received_on = day(form, "received_on", &request.received_on).unwrap_or(today);
    let category =
        form.optional("category", request.category.as_deref(), |t| input::clean_text(t, NAME_LIMIT));
    let note = form.optional("note", request.note.as_deref(), |t| input::clean_multiline(t, NOTE_LIMIT));
    let credit = read_kind(form, request.kind.as_deref());
    let (currency, decimals) = read_currency(form, request.currency.as_deref(), book_currency)?;
    let sign = if credit { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let amounts = amounts::read(form, request, decimals, sign, issue_date)?;
    let supplier = supplier?;
    let (siren, vat_number) =
        (siren.map(|s| s.as_str().to_owned()), vat_number.map(|n| n.as_str().to_owned()));
    let search = fold(&supplier);
    let expense = Expense {
        kind: if credit { "credit_note" } else { "invoice" }.to_owned(),
        supplier_key: siren.clone().or(vat_number.clone()).unwrap_or_else(|| search.clone()),
        supplier,
        search,
        supplier_siren: siren,
        supplier_vat_number: vat_number,
        supplier_address: None,
        supplier_country: None,
        number,
        issue_date,
        due_date,
        received_on,
        currency,
        decimals,
        net: amounts.net,
        vat: amounts.tax,
        gross: amounts.net + amounts.tax,
        due: amounts.net + amounts.tax,
        category,
        note,
        disbursed_for: None,
        format: None,
        profile: None,
        type_code: None,
        file: None,
    };
    Some(New { expense, lines: amounts.lines, vat: amounts.vat })
}

/// Returns whether the document is a credit note.
fn read_kind(form: &mut Form, kind: Option<&str>) -> bool {
    match kind.map(str::trim) {
        None | Some("" | "invoice") => false,
        Some("credit_note") => true,
        Some(other) => {
            let given = other.to_owned();
            form.refuse(
                "kind",
                carnet_core::word::UnknownWord { given, expected: "invoice, credit_note".to_owned() },
            );
            false
        }
    }
}

/// Returns the code of the currency, the book's where none is given, and the decimals of its amounts.
fn read_currency(form: &mut Form, currency: Option<&str>, book_currency: &str) -> Option<(String, u32)> {
    let given = currency.map(str::trim).filter(|text| !text.is_empty());
    let currency = given.unwrap_or(book_currency).to_ascii_uppercase();
    let Some(decimals) = minor_digits_of(&currency) else {
        form.refuse(
            "currency",
            Problem::sentence_of(
                "Une devise s'écrit en trois lettres : EUR, USD, CHF.",
                "A currency is written in three letters: EUR, USD, CHF.",
            ),
        );
        return None;
    };
    Some((currency, decimals))
}
