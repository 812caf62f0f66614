//! A received electronic invoice into the book: read, computed again, recognised when it comes twice, its file kept.

use super::file::{self, Given};
use super::manual::disbursed_for;
use super::received::{Supplier, purchase, tidy};
use super::{NAME_LIMIT, NOTE_LIMIT, New, get, refusal, subject, view};
use crate::form::Form;
use crate::wire::expenses::{ExpenseImport, ExpenseImportRequest};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Language, Refusal, Result, operation, say};
use carnet_core::ids::{ClientId, ExpenseId};
use carnet_core::input;
use carnet_documents::received::{self, Container, Difference, ReceivedInvoice};
use carnet_store::expense::{self as table, Expense};
use carnet_store::{Connection, identity, sha256_hex};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Reads a received invoice and adds it; with `dry_run` nothing is written. The same file, or the same number of the same
/// supplier in the same year, is recognised and not added again.
///
/// # Errors
/// Why the file is no invoice, in one sentence; totals that contradict each other, unless they are accepted; the user's own
/// invoice.
pub fn import(carnet: &mut Carnet, request: ExpenseImportRequest) -> Result<Outcome<ExpenseImport>> {
    let (today, language, dry_run) = (carnet.today(), carnet.language(), request.dry_run);
    let Asked { given, category, note, received_on, disbursed_for } = Asked::read(carnet, &request)?;
    let invoice = received::read(&given.bytes).map_err(|error| refusal::unreadable(&error))?;
    refuse_own(carnet, &invoice)?;
    let differences = received::differences(&invoice);
    let (mut new, mut warnings) = purchase(&invoice, received_on.unwrap_or(today), language);
    new.expense.category = category;
    new.expense.note = note;
    new.expense.disbursed_for = disbursed_for;
    addressed_to_another(carnet, &invoice, &mut warnings)?;
    other_currency(carnet, &invoice, &mut warnings);
    let reply = |expense, already, refusal| ExpenseImport {
        expense,
        already,
        differences: told(&differences, new_decimals(&invoice), language),
        warnings: Vec::new(),
        refusal,
        dry_run,
    };
    let known = |conn: &Connection| -> Result<Option<ExpenseId>> {
        match table::of_file(conn, &sha256_hex(&given.bytes))? {
            Some(id) => Ok(Some(id)),
            None => Ok(table::double(conn, &new.expense, None)?),
        }
    };
    if let Some(id) = known(carnet.conn())? {
        let before = get(carnet.conn(), id)?.expense;
        let gross = |expense: &Expense| Decimal::new(expense.gross, expense.decimals);
        if gross(&before) != gross(&new.expense) {
            warnings.push(other_amount(&before, &new.expense, language));
        }
        let value = ExpenseImport { warnings, ..reply(view::whole(carnet.conn(), id, today)?, true, None) };
        return Ok(Outcome { value, changed: Vec::new(), notices: Vec::new() });
    }
    let contradiction =
        differences.iter().find(|difference| difference.wrong).filter(|_| !request.accept_differences);
    let contradiction =
        contradiction.map(|difference| refusal::contradiction(difference, &new.expense.supplier));
    if dry_run {
        let refusal = contradiction.map(|refusal| refusal.explain(language).message);
        let value = ExpenseImport { warnings, ..reply(view::unwritten(new, today), false, refusal) };
        return Ok(Outcome { value, changed: Vec::new(), notices: Vec::new() });
    }
    if let Some(refusal) = contradiction {
        return Err(refusal);
    }
    let extension = if invoice.container == Container::Pdf { "pdf" } else { "xml" };
    new.expense.file = Some(file::keep(carnet, &given, extension)?);
    let (id, changed) = write(carnet, &new, &given)?;
    let value = ExpenseImport { warnings, ..reply(view::whole(carnet.conn(), id, today)?, false, None) };
    Ok(Outcome { value, changed, notices: Vec::new() })
}

/// What is given with a received invoice.
struct Asked {
    given: Given,
    category: Option<String>,
    note: Option<String>,
    received_on: Option<NaiveDate>,
    disbursed_for: Option<ClientId>,
}

impl Asked {
    fn read(carnet: &Carnet, request: &ExpenseImportRequest) -> Result<Self> {
        let today = carnet.today();
        let mut form = Form::default();
        let category =
            form.optional("category", request.category.as_deref(), |t| input::clean_text(t, NAME_LIMIT));
        let note = form.optional("note", request.note.as_deref(), |t| input::clean_multiline(t, NOTE_LIMIT));
        let received_on =
            form.optional("received_on", request.received_on.as_deref(), |t| input::parse_date(t, today));
        let given =
            file::given(request.path.as_deref(), request.file_name.as_deref(), request.base64.as_deref())?;
        if given.is_none() {
            form.refuse("path", crate::Problem::Required);
        }
        let disbursed_for = disbursed_for(carnet, &mut form, request.disbursed_for.as_deref());
        Ok(Self { given: form.finish(given)?, category, note, received_on, disbursed_for })
    }
}

fn other_currency(carnet: &Carnet, invoice: &ReceivedInvoice, warnings: &mut Vec<String>) {
    let currency = &invoice.currency;
    if currency != carnet.currency().as_str() {
        warnings.push(say!(
            carnet.language(),
            "Cette facture est en {currency} : elle est gardée ainsi et ne s'additionne pas aux euros.",
            "This invoice is in {currency}: it is kept so and not added to euros."
        ));
    }
}

fn new_decimals(invoice: &ReceivedInvoice) -> u32 {
    carnet_core::money::minor_digits_of(&invoice.currency).unwrap_or(2)
}

fn write(carnet: &mut Carnet, new: &New, given: &Given) -> Result<(ExpenseId, Vec<crate::wire::Changed>)> {
    let done = carnet.write(operation::IMPORT_EXPENSE, |tx| {
        tx.subject(&subject(&new.expense))?;
        // Another program may have read the same file since.
        let there = table::of_file(tx, &sha256_hex(&given.bytes))?.is_some();
        if there || table::double(tx, &new.expense, None)?.is_some() {
            return Err(Refusal::state(
                "Cette facture vient d'être ajoutée par un autre programme.",
                "This invoice was just added by another program.",
            ));
        }
        Ok(table::save(tx, None, &new.expense, &new.lines, &new.vat)?)
    })?;
    Ok((done.value, done.changed))
}

/// Refuses an invoice that the user issued: it is a sale, and the book has it already.
fn refuse_own(carnet: &Carnet, invoice: &ReceivedInvoice) -> Result<()> {
    let own = own_siren(carnet)?;
    if own.is_none() || Supplier::of(&invoice.seller).siren != own {
        return Ok(());
    }
    let number = tidy(&invoice.number, NAME_LIMIT);
    Err(Refusal::state(
        format!("C'est votre propre facture {number} : vous l'avez émise, ce n'est pas un achat."),
        format!("This is your own invoice {number}: you issued it, it is no purchase."),
    )
    .hinted(
        "Vos factures émises sont à l'écran Factures, ou avec `carnet invoice list`.",
        "Your issued invoices are on the Invoices screen, or with `carnet invoice list`.",
    ))
}

fn own_siren(carnet: &Carnet) -> Result<Option<String>> {
    let identity = identity::get(carnet.conn())?;
    Ok(identity.and_then(|identity| identity.siret.get(..9).map(str::to_owned)))
}

fn addressed_to_another(
    carnet: &Carnet,
    invoice: &ReceivedInvoice,
    warnings: &mut Vec<String>,
) -> Result<()> {
    let buyer = Supplier::of(&invoice.buyer).siren;
    if let (Some(own), Some(buyer)) = (own_siren(carnet)?, buyer)
        && own != buyer
    {
        let name = tidy(&invoice.buyer.name, NAME_LIMIT);
        warnings.push(say!(
            carnet.language(),
            "Cette facture est adressée à {name} (SIREN {buyer}), pas à vous : vérifiez avant de la payer.",
            "This invoice is addressed to {name} (SIREN {buyer}), not to you: check before you pay it."
        ));
    }
    Ok(())
}

fn other_amount(before: &Expense, after: &Expense, language: Language) -> String {
    let subject = subject(after);
    let said =
        |expense: &Expense| language.money(Decimal::new(expense.gross, expense.decimals), &expense.currency);
    let (before, after) = (said(before), said(after));
    say!(
        language,
        "Le carnet a déjà {subject}, mais pour {before} au lieu de {after} : demandez au fournisseur laquelle est la bonne.",
        "The book already has {subject}, but for {before} instead of {after}: ask the supplier which one is right."
    )
}

fn told(
    differences: &[Difference],
    decimals: u32,
    language: Language,
) -> Vec<crate::wire::expenses::Difference> {
    let amount = |value: Decimal| Amount::stated(value, decimals);
    differences
        .iter()
        .map(|difference| crate::wire::expenses::Difference {
            what: refusal::name(&difference.what, language),
            stated: amount(difference.stated),
            computed: amount(difference.computed),
            wrong: difference.wrong,
        })
        .collect()
}
