//! A book as a paper: A4, the owner's look, amounts carried from page to page.

use super::days::Days;
use crate::wire::books::{PurchasesRegister, ReceiptsLedger};
use crate::{Carnet, Language, Refusal, Result, papers, say};
use carnet_documents::paper::{
    Buyer, Ledger, LedgerCell, LedgerColumn, LedgerColumnKind, Paper, PaperKind, Reference,
};
use carnet_store::closing::closed_until;
use carnet_store::identity;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Returns the livre des recettes as a PDF.
pub(super) fn receipts(carnet: &Carnet, days: Days, ledger: &ReceiptsLedger) -> Result<Vec<u8>> {
    let language = carnet.language();
    let say = |fr: &str, en: &str| say!(language, "{fr}", "{en}");
    let mut columns = vec![
        column(&say("N°", "No."), LedgerColumnKind::Word),
        column(&say("Date", "Date"), LedgerColumnKind::Word),
        column(&say("Pièce", "Document"), LedgerColumnKind::Word),
        column(&say("Client, nature de la recette", "Client, nature"), LedgerColumnKind::Text),
        column(&say("Règlement", "Payment"), LedgerColumnKind::Word),
    ];
    // What is told apart comes before the sum that it is a part of.
    if ledger.with_vat || ledger.with_disbursements {
        columns.push(column(&say("HT", "Net"), LedgerColumnKind::Amount));
    }
    if ledger.with_goods {
        columns.push(column(&say("dont ventes", "of it goods"), LedgerColumnKind::Amount));
    }
    if ledger.with_vat {
        columns.push(column(&say("TVA", "VAT"), LedgerColumnKind::Amount));
    }
    if ledger.with_disbursements {
        columns.push(column(&say("Débours", "Disbursed"), LedgerColumnKind::Amount));
    }
    let sum = if ledger.with_vat { say("TTC", "Gross") } else { say("Montant", "Amount") };
    columns.push(column(&sum, LedgerColumnKind::Amount));
    columns.push(column(&say("dont espèces", "of it cash"), LedgerColumnKind::Amount));
    let rows = ledger
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                LedgerCell::Text(row.rank.to_string()),
                LedgerCell::Text(short_date(carnet, &row.on)),
                LedgerCell::Text(row.number.clone()),
                LedgerCell::Text(format!("{}\n{}", row.client, row.nature)),
                LedgerCell::Text(means(carnet, &row.method)),
            ];
            if ledger.with_vat || ledger.with_disbursements {
                cells.push(LedgerCell::Amount(decimal(row.net.as_str())));
            }
            if ledger.with_goods {
                cells.push(LedgerCell::Amount(decimal(row.goods.as_str())));
            }
            if ledger.with_vat {
                cells.push(LedgerCell::Amount(decimal(row.vat.as_str())));
            }
            if ledger.with_disbursements {
                cells.push(LedgerCell::Amount(decimal(row.disbursed.as_str())));
            }
            cells.push(LedgerCell::Amount(decimal(row.amount.as_str())));
            cells.push(if row.cash {
                LedgerCell::Amount(decimal(row.amount.as_str()))
            } else {
                LedgerCell::Text(String::new())
            });
            cells
        })
        .collect();
    let mut sums: Vec<(String, Decimal)> = ledger
        .by_method
        .iter()
        .map(|total| {
            let count = total.count;
            let movements = match count {
                1 => say("mouvement", "movement"),
                _ => say("mouvements", "movements"),
            };
            (
                format!("{} ({count} {movements})", means(carnet, &total.method)),
                decimal(total.amount.as_str()),
            )
        })
        .collect();
    if ledger.with_goods {
        let (net, goods) = (decimal(ledger.total_net.as_str()), decimal(ledger.total_goods.as_str()));
        sums.push((say("Ventes de marchandises, hors taxe", "Goods, net of tax"), goods));
        sums.push((say("Prestations de services, hors taxe", "Services, net of tax"), net - goods));
    }
    let empty = say("Aucune recette sur cette période.", "No receipt in this period.");
    render(carnet, days, PaperKind::ReceiptsLedger, Ledger { columns, rows, empty, sums })
}

/// Returns the registre des achats as a PDF.
pub(super) fn purchases(carnet: &Carnet, days: Days, register: &PurchasesRegister) -> Result<Vec<u8>> {
    let language = carnet.language();
    let say = |fr: &str, en: &str| say!(language, "{fr}", "{en}");
    let mut columns = vec![
        column(&say("N°", "No."), LedgerColumnKind::Word),
        column(&say("Réglé le", "Paid"), LedgerColumnKind::Word),
        column(&say("Pièce", "Document"), LedgerColumnKind::Word),
        column(&say("Fournisseur, nature de l’achat", "Supplier, nature"), LedgerColumnKind::Text),
        column(&say("Règlement", "Payment"), LedgerColumnKind::Word),
    ];
    if register.with_vat || register.with_disbursements {
        columns.push(column(&say("HT", "Net"), LedgerColumnKind::Amount));
    }
    if register.with_vat {
        columns.push(column(&say("TVA", "VAT"), LedgerColumnKind::Amount));
    }
    if register.with_disbursements {
        columns.push(column(&say("Débours", "Disbursed"), LedgerColumnKind::Amount));
    }
    let sum = if register.with_vat { say("TTC", "Gross") } else { say("Montant", "Amount") };
    columns.push(column(&sum, LedgerColumnKind::Amount));
    let rows = register
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                LedgerCell::Text(row.rank.to_string()),
                LedgerCell::Text(short_date(carnet, &row.on)),
                LedgerCell::Text(row.number.clone().unwrap_or_default()),
                LedgerCell::Text(format!("{}\n{}", row.supplier, row.nature)),
                LedgerCell::Text(means(carnet, &row.method)),
            ];
            if register.with_vat || register.with_disbursements {
                cells.push(LedgerCell::Amount(decimal(row.net.as_str())));
            }
            if register.with_vat {
                cells.push(LedgerCell::Amount(decimal(row.vat.as_str())));
            }
            if register.with_disbursements {
                cells.push(LedgerCell::Amount(decimal(row.disbursed.as_str())));
            }
            cells.push(LedgerCell::Amount(decimal(row.amount.as_str())));
            cells
        })
        .collect();
    let sums = vec![(say("dont espèces", "of it cash"), decimal(register.cash.as_str()))];
    let empty = say("Aucun achat réglé sur cette période.", "No purchase was paid in this period.");
    render(carnet, days, PaperKind::PurchasesRegister, Ledger { columns, rows, empty, sums })
}

/// Returns the paper of a book, with its owner and the last closing that it lies under.
pub(super) fn render(carnet: &Carnet, days: Days, kind: PaperKind, ledger: Ledger) -> Result<Vec<u8>> {
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

pub(super) fn column(head: &str, kind: LedgerColumnKind) -> LedgerColumn {
    LedgerColumn { head: head.to_owned(), kind }
}

/// Writes an ISO date as the book's language does.
pub(super) fn short_date(carnet: &Carnet, date: &str) -> String {
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
pub(super) fn decimal(amount: &str) -> Decimal {
    amount.parse().unwrap_or_default()
}
