//! The *fichier des écritures comptables*: the entries of one closed year as the tax office reads them.
//!
//! Source: LPF art. A47 A-1 VII (eighteen columns) and VIII (further columns of books kept by receipts and payments).

use super::accounts::{Accounts, Basis};
use super::entry::Entry;
use crate::invoice::PaymentMethod;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The columns of every file, in their order.
pub const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// What books kept by receipts and payments add.
pub const CASH_COLUMNS: [&str; 4] = ["DateRglt", "ModeRglt", "NatOp", "IdClient"];

/// Returns the rows of the entries, a line each, in the order given: entries are numbered from 1 without a hole.
/// `validated` tells when what is dated on a day became final.
pub fn fec_rows(
    entries: &[Entry],
    accounts: &Accounts,
    basis: Basis,
    validated: impl Fn(NaiveDate) -> NaiveDate,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (number, entry) in (1_u64..).zip(entries) {
        for line in &entry.lines {
            let account = accounts.of(line.role);
            let third = line.third.as_ref();
            let mut row = vec![
                entry.journal.as_str().to_owned(),
                entry.journal.label().to_owned(),
                number.to_string(),
                compact(entry.on),
                account.number,
                account.label,
                third.map(|third| third.number.clone()).unwrap_or_default(),
                third.map(|third| third.name.clone()).unwrap_or_default(),
                entry.piece.clone(),
                compact(entry.piece_on),
                entry.label.clone(),
                amount(line.amount.max(0)),
                amount((-line.amount).max(0)),
                String::new(),
                String::new(),
                compact(validated(entry.on)),
                String::new(),
                String::new(),
            ];
            if basis == Basis::Cash {
                let settled = entry.settlement.as_ref();
                row.push(settled.map(|settled| compact(settled.on)).unwrap_or_default());
                row.push(settled.map_or("", |settled| means(settled.method)).to_owned());
                row.push(entry.nature.clone());
                row.push(entry.third.as_ref().map(|third| third.number.clone()).unwrap_or_default());
            }
            rows.push(row);
        }
    }
    rows
}

/// Writes the file: a line of names, then one a row; columns parted by tabs, lines ended by CR LF, UTF-8.
pub fn fec(rows: &[Vec<String>], basis: Basis) -> String {
    let further: &[&str] = if basis == Basis::Cash { &CASH_COLUMNS } else { &[] };
    let head: Vec<&str> = COLUMNS.iter().chain(further).copied().collect();
    let mut text = head.join("\t");
    text.push_str("\r\n");
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            text.extend(clean(cell));
        }
        text.push_str("\r\n");
    }
    text
}

/// Returns the name that the law gives the file: SIREN and the last day of the year.
pub fn fec_file_name(siren: &str, closing: NaiveDate) -> String {
    format!("{siren}FEC{}.txt", compact(closing))
}

/// Columns are parted by tabs, by `|` in other people's files, and lines by their end: none may stand in a text.
fn clean(cell: &str) -> impl Iterator<Item = char> + '_ {
    cell.chars().map(|letter| if letter.is_control() || letter == '|' { ' ' } else { letter })
}

/// `AAAAMMJJ`.
fn compact(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Two decimals after a comma, no thousands.
fn amount(minor: i64) -> String {
    Decimal::new(minor, 2).to_string().replace('.', ",")
}

fn means(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Transfer => "Virement",
        PaymentMethod::Card => "Carte bancaire",
        PaymentMethod::Cheque => "Chèque",
        PaymentMethod::Cash => "Espèces",
        PaymentMethod::DirectDebit => "Prélèvement",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounting::{Books, Receipt, Settlement, Third};
    use crate::invoice::PaymentParts;
    use crate::law::LegalStatus;

    fn receipt(name: &str, amount: i64) -> Entry {
        let on = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
        Books { basis: Basis::Cash }
            .receipt(&Receipt {
                number: "F2026-0001".to_owned(),
                issued_on: on,
                settlement: Settlement { on, method: PaymentMethod::Transfer },
                amount,
                parts: PaymentParts { net: amount, ..PaymentParts::default() },
                moved: false,
                client: Third { number: "C1".to_owned(), name: name.to_owned() },
                nature: "Traduction".to_owned(),
            })
            .unwrap()
    }

    #[test]
    fn every_row_has_every_column_whatever_a_name_holds() {
        let accounts = Accounts::new(LegalStatus::Ei, []);
        let entries = [receipt("A\tB|C\r\nD", 120_050), receipt("=1+1", -5)];
        let rows = fec_rows(&entries, &accounts, Basis::Cash, |day| day);
        let text = fec(&rows, Basis::Cash);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.len(), 6, "a head, four lines, the end");
        for line in &lines[..5] {
            assert_eq!(line.split('\t').count(), 22, "{line}");
        }
        assert_eq!(
            lines[1],
            "BQ\tBanque\t1\t20260203\t512\tBanque\t\t\tF2026-0001\t20260203\tEncaissement F2026-0001 A B C  D\t1200,50\t\
             0,00\t\t\t20260203\t\t\t20260203\tVirement\tTraduction\tC1"
        );
        assert!(lines[3].contains("\t2\t") && lines[3].contains("\t0,00\t0,05\t"), "a refund changes sides");
        assert_eq!(
            fec_file_name("732829320", NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()),
            "732829320FEC20261231.txt"
        );
    }
}
