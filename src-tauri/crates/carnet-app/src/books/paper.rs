//! A book as a paper: A4, the owner's look, amounts carried from page to page.

use super::days::Days;
use crate::wire::Amount;
use crate::wire::books::{MethodTotal, PurchaseRow, PurchasesRegister, ReceiptRow, ReceiptsLedger};
use crate::{Carnet, Language, Refusal, Result, papers, say};
use carnet_documents::paper::{
    Buyer, Ledger, LedgerCell, LedgerColumn, LedgerColumnKind, Paper, PaperKind, Reference,
};
use carnet_store::closing::closed_until;
use carnet_store::identity;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A column of a book: its head, and what each row says under it.
struct BookColumn<'a, R> {
    head: String,
    kind: LedgerColumnKind,
    cell: Box<dyn Fn(&R) -> LedgerCell + 'a>,
}

impl<'a, R> BookColumn<'a, R> {
    fn word(head: String, said: impl Fn(&R) -> String + 'a) -> Self {
        Self { head, kind: LedgerColumnKind::Word, cell: Box::new(move |row| LedgerCell::Text(said(row))) }
    }

    fn text(head: String, said: impl Fn(&R) -> String + 'a) -> Self {
        Self { kind: LedgerColumnKind::Text, ..Self::word(head, said) }
    }

    fn amount(head: String, of: impl Fn(&R) -> &Amount + 'a) -> Self {
        Self::some_amount(head, move |row| Some(of(row)))
    }

    /// An amount that some rows do not have: their cell stays empty.
    fn some_amount(head: String, of: impl Fn(&R) -> Option<&Amount> + 'a) -> Self {
        let cell = move |row: &R| match of(row) {
            Some(amount) => LedgerCell::Amount(decimal(amount.as_str())),
            None => LedgerCell::Text(String::new()),
        };
        Self { head, kind: LedgerColumnKind::Amount, cell: Box::new(cell) }
    }
}

/// Lays the rows out under the columns.
fn table<R>(columns: Vec<BookColumn<'_, R>>, rows: &[R]) -> (Vec<LedgerColumn>, Vec<Vec<LedgerCell>>) {
    let cells = rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect();
    let heads = columns.into_iter().map(|column| LedgerColumn { head: column.head, kind: column.kind });
    (heads.collect(), cells)
}

/// Returns the livre des recettes as a PDF.
pub(super) fn receipts(carnet: &Carnet, days: Days, ledger: &ReceiptsLedger) -> Result<Vec<u8>> {
    type Column<'a> = BookColumn<'a, ReceiptRow>;
    let language = carnet.language();
    let say = |fr: &str, en: &str| say!(language, "{fr}", "{en}");
    let mut columns = vec![
        Column::word(say("N°", "No."), |row| row.rank.to_string()),
        Column::word(say("Date", "Date"), |row| short_date(carnet, &row.on)),
        Column::word(say("Pièce", "Document"), |row| row.number.clone()),
        Column::text(say("Client, nature de la recette", "Client, nature"), |row| {
            format!("{}\n{}", row.client, row.nature)
        }),
        Column::word(say("Règlement", "Payment"), |row| means(carnet, &row.method)),
    ];
    // What is told apart comes before the sum that it is a part of.
    if ledger.with_vat || ledger.with_disbursements {
        columns.push(Column::amount(say("HT", "Net"), |row| &row.net));
    }
    if ledger.with_goods {
        columns.push(Column::amount(say("dont ventes", "of it goods"), |row| &row.goods));
    }
    if ledger.with_vat {
        columns.push(Column::amount(say("TVA", "VAT"), |row| &row.vat));
    }
    if ledger.with_disbursements {
        columns.push(Column::amount(say("Débours", "Disbursed"), |row| &row.disbursed));
    }
    columns.push(Column::amount(whole(language, ledger.with_vat), |row| &row.amount));
    columns
        .push(Column::some_amount(say("dont espèces", "of it cash"), |row| row.cash.then_some(&row.amount)));
    let (columns, rows) = table(columns, &ledger.rows);
    let empty = say("Aucune recette sur cette période.", "No receipt in this period.");
    let sums = receipt_sums(carnet, ledger);
    render(carnet, days, PaperKind::ReceiptsLedger, Ledger { columns, rows, empty, sums })
}

/// Returns what came by each means of payment, then goods and services apart where there are goods.
fn receipt_sums(carnet: &Carnet, ledger: &ReceiptsLedger) -> Vec<(String, Decimal)> {
    let language = carnet.language();
    let mut sums: Vec<(String, Decimal)> = ledger
        .by_method
        .iter()
        .map(|MethodTotal { method, count, amount }| {
            let movements = match count {
                1 => say!(language, "mouvement", "movement"),
                _ => say!(language, "mouvements", "movements"),
            };
            (format!("{} ({count} {movements})", means(carnet, method)), decimal(amount.as_str()))
        })
        .collect();
    if ledger.with_goods {
        let (net, goods) = (decimal(ledger.total_net.as_str()), decimal(ledger.total_goods.as_str()));
        sums.push((say!(language, "Ventes de marchandises, hors taxe", "Goods, net of tax"), goods));
        sums.push((
            say!(language, "Prestations de services, hors taxe", "Services, net of tax"),
            net - goods,
        ));
    }
    sums
}

/// Returns the registre des achats as a PDF.
pub(super) fn purchases(carnet: &Carnet, days: Days, register: &PurchasesRegister) -> Result<Vec<u8>> {
    type Column<'a> = BookColumn<'a, PurchaseRow>;
    let language = carnet.language();
    let say = |fr: &str, en: &str| say!(language, "{fr}", "{en}");
    let mut columns = vec![
        Column::word(say("N°", "No."), |row| row.rank.to_string()),
        Column::word(say("Réglé le", "Paid"), |row| short_date(carnet, &row.on)),
        Column::word(say("Pièce", "Document"), |row| row.number.clone().unwrap_or_default()),
        Column::text(say("Fournisseur, nature de l’achat", "Supplier, nature"), |row| {
            format!("{}\n{}", row.supplier, row.nature)
        }),
        Column::word(say("Règlement", "Payment"), |row| means(carnet, &row.method)),
    ];
    if register.with_vat || register.with_disbursements {
        columns.push(Column::amount(say("HT", "Net"), |row| &row.net));
    }
    if register.with_vat {
        columns.push(Column::amount(say("TVA", "VAT"), |row| &row.vat));
    }
    if register.with_disbursements {
        columns.push(Column::amount(say("Débours", "Disbursed"), |row| &row.disbursed));
    }
    columns.push(Column::amount(whole(language, register.with_vat), |row| &row.amount));
    let (columns, rows) = table(columns, &register.rows);
    let sums = vec![(say("dont espèces", "of it cash"), decimal(register.cash.as_str()))];
    let empty = say("Aucun achat réglé sur cette période.", "No purchase was paid in this period.");
    render(carnet, days, PaperKind::PurchasesRegister, Ledger { columns, rows, empty, sums })
}

/// Returns the head of what was paid in all.
fn whole(language: Language, with_vat: bool) -> String {
    if with_vat { say!(language, "TTC", "Gross") } else { say!(language, "Montant", "Amount") }
}

/// Returns the paper of a book, with its owner and the last closing that it lies under.
fn render(carnet: &Carnet, days: Days, kind: PaperKind, ledger: Ledger) -> Result<Vec<u8>> {
    let language = carnet.language();
    let identity = identity::get(carnet.conn())?.ok_or(Refusal::NoIdentity)?;
    let mut references = Vec::new();
    if let Some(until) = closed_until(carnet.conn())?.filter(|until| *until >= days.from) {
        references.push(Reference {
            label: say!(language, "Clôturé jusqu’au", "Closed up to"),
            value: short_date(carnet, &until.to_string()),
        });
    }
    let paper = Paper {
        kind,
        language: papers::language(&language.to_string()),
        number: Some(days.name(language)),
        issue_date: Some(carnet.today()),
        references,
        seller: papers::seller(&identity),
        buyer: Buyer::default(),
        currency: identity.currency.to_string(),
        style: papers::style(&identity),
        ledger: Some(ledger),
        ..Paper::default()
    };
    papers::render(&paper)
}

/// Writes an ISO date as the book's language does.
fn short_date(carnet: &Carnet, date: &str) -> String {
    match date.parse::<NaiveDate>() {
        Ok(day) if carnet.language() == Language::Fr => day.format("%d/%m/%Y").to_string(),
        Ok(day) => day.to_string(),
        Err(_) => date.to_owned(),
    }
}

/// Returns a means of payment as a word.
pub(super) fn means(carnet: &Carnet, method: &str) -> String {
    let language = carnet.language();
    match method {
        "transfer" => say!(language, "Virement", "Transfer"),
        "card" => say!(language, "Carte", "Card"),
        "cheque" => say!(language, "Chèque", "Cheque"),
        "cash" => say!(language, "Espèces", "Cash"),
        "direct-debit" => say!(language, "Prélèvement", "Direct debit"),
        other => other.to_owned(),
    }
}

/// Reads an amount of the wire, which is always one.
fn decimal(amount: &str) -> Decimal {
    amount.parse().unwrap_or_default()
}
