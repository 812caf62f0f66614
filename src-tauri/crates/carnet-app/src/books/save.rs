//! A book as a file: CSV for spreadsheets, PDF for the shelf.

use super::days::Days;
use super::sheet::{self, Cell};
use super::{accounting, paper, purchases, receipts};
use crate::wire::books::{BookFile, PurchasesRegister, ReceiptsLedger, SaveBookRequest};
use crate::{Carnet, Problem, Refusal, Result, say};
use carnet_core::books::{Book, BookFormat};

/// Returns a book as a file that the page saves.
///
/// # Errors
/// As [`bytes`].
pub fn save_book(carnet: &Carnet, request: SaveBookRequest) -> Result<BookFile> {
    use base64::Engine as _;
    let (file_name, bytes) = bytes(carnet, request)?;
    Ok(BookFile { file_name, base64: base64::prelude::BASE64_STANDARD.encode(bytes) })
}

/// Returns a book's file name and bytes.
///
/// # Errors
/// When the book, the period or the format is none, or the book cannot be read.
pub fn bytes(carnet: &Carnet, request: SaveBookRequest) -> Result<(String, Vec<u8>)> {
    let book: Book = request.book.parse().map_err(|error| Refusal::field("book", error))?;
    let format = request.format.to_ascii_lowercase();
    let format: BookFormat = match book {
        Book::Fec if format.is_empty() => BookFormat::Txt,
        _ => format.parse().map_err(|error| Refusal::field("format", error))?,
    };
    let days = Days::read(carnet, request.year.as_deref(), request.from.as_deref(), request.to.as_deref())?;
    let slug = days.slug();
    match book {
        Book::Receipts => {
            let ledger = receipts::of_days(carnet, days)?;
            let bytes = match format {
                BookFormat::Csv => receipts_csv(carnet, &ledger)?,
                BookFormat::Pdf => paper::receipts(carnet, days, &ledger)?,
                BookFormat::Txt => return Err(no_format(format, book)),
            };
            Ok((
                format!("{}-{slug}.{format}", say!(carnet.language(), "livre-des-recettes", "receipts")),
                bytes,
            ))
        }
        Book::Purchases if format != BookFormat::Txt => {
            let register = purchases::of_days(carnet, days)?;
            let bytes = match format {
                BookFormat::Pdf => paper::purchases(carnet, days, &register)?,
                _ => purchases_csv(carnet, &register)?,
            };
            let name = say!(carnet.language(), "registre-des-achats", "purchases");
            Ok((format!("{name}-{slug}.{format}"), bytes))
        }
        Book::Accounting if format == BookFormat::Csv => {
            let name = say!(carnet.language(), "ecritures", "entries");
            Ok((format!("{name}-{slug}.{format}"), accounting::entries_csv(carnet, days)?))
        }
        Book::Fec if format == BookFormat::Txt => accounting::fec_of(carnet, days, request.anyway),
        Book::Purchases | Book::Accounting | Book::Fec => Err(no_format(format, book)),
    }
}

/// Returns the refusal of a book that is not written so.
fn no_format(format: BookFormat, book: Book) -> Refusal {
    Refusal::field(
        "format",
        Problem::sentence_of(
            format!("Ce livre ({book}) ne s'écrit pas en {format}."),
            format!("This book ({book}) is not written as {format}."),
        ),
    )
}

/// Returns the livre des recettes for a spreadsheet, cash in a column of its own.
fn receipts_csv(carnet: &Carnet, ledger: &ReceiptsLedger) -> Result<Vec<u8>> {
    let head = [
        "rang",
        "date d'encaissement",
        "pièce",
        "client",
        "nature",
        "mode de règlement",
        "hors taxe",
        "dont ventes de marchandises",
        "tva",
        "débours",
        "montant encaissé",
        "dont espèces",
    ];
    let rows = ledger.rows.iter().map(|row| {
        let amount = |amount: &crate::wire::Amount| Cell::Amount(amount.to_string());
        vec![
            Cell::Plain(row.rank.to_string()),
            Cell::Plain(row.on.clone()),
            Cell::Plain(row.number.clone()),
            Cell::Text(row.client.clone()),
            Cell::Text(row.nature.clone()),
            Cell::Plain(paper::means(carnet, &row.method)),
            amount(&row.net),
            amount(&row.goods),
            amount(&row.vat),
            amount(&row.disbursed),
            amount(&row.amount),
            if row.cash { amount(&row.amount) } else { Cell::Plain(String::new()) },
        ]
    });
    sheet::csv(&head, rows, carnet.language())
}

/// Returns the registre des achats for a spreadsheet.
fn purchases_csv(carnet: &Carnet, register: &PurchasesRegister) -> Result<Vec<u8>> {
    let head = [
        "rang",
        "date de règlement",
        "pièce",
        "date de la pièce",
        "fournisseur",
        "nature",
        "mode de règlement",
        "hors taxe",
        "tva",
        "débours",
        "montant payé",
        "dont espèces",
    ];
    let rows = register.rows.iter().map(|row| {
        let amount = |amount: &crate::wire::Amount| Cell::Amount(amount.to_string());
        vec![
            Cell::Plain(row.rank.to_string()),
            Cell::Plain(row.on.clone()),
            Cell::Text(row.number.clone().unwrap_or_default()),
            Cell::Plain(row.issued_on.clone()),
            Cell::Text(row.supplier.clone()),
            Cell::Text(row.nature.clone()),
            Cell::Plain(paper::means(carnet, &row.method)),
            amount(&row.net),
            amount(&row.vat),
            amount(&row.disbursed),
            amount(&row.amount),
            if row.cash { amount(&row.amount) } else { Cell::Plain(String::new()) },
        ]
    });
    sheet::csv(&head, rows, carnet.language())
}
