//! The check of the whole book: the file, each row as it was written, the sums, the issued documents; and its repair.

use crate::wire::backups::{BookCheck, Verified};
use crate::wire::invoices::Finding;
use crate::{Carnet, Language, Result, backups, invoices, say};
use carnet_store::sums::{hours_differences, money_differences};
use carnet_store::{ChangedRow, Connection, changed_rows};

/// Most rows that are named one by one.
const NAMED: usize = 20;

/// Checks the file of the book, every row against what was written, the kept sums, then all issued documents and closings.
///
/// # Errors
/// When the file does not hold together; what is wrong with its content is the answer.
pub fn book(carnet: &Carnet) -> Result<BookCheck> {
    carnet.book().check()?;
    let mut verification = invoices::verify(carnet)?;
    verification.findings.extend(findings(carnet.conn(), carnet.language())?);
    verification.ok = verification.findings.is_empty();
    let good =
        || backups::list(carnet.folder()).ok()?.backups.into_iter().find(|b| b.verified == Verified::Ok);
    let backup = if verification.ok { None } else { good().map(|backup| backup.name) };
    Ok(BookCheck { verification, repaired: None, backup })
}

/// Makes the indexes and the kept sums anew from the rows, then checks the book.
///
/// # Errors
/// When the book cannot be written, or its rows cannot be read.
pub fn repair(carnet: &mut Carnet) -> Result<BookCheck> {
    let repaired = carnet.book_mut().repair()?;
    Ok(BookCheck { repaired: Some(repaired), ..book(carnet)? })
}

/// Returns the rows that are not as they were written and the sums that are not those of the rows, each as a sentence.
pub(crate) fn findings(conn: &Connection, language: Language) -> Result<Vec<Finding>> {
    let rows = changed_rows(conn)?;
    let mut findings: Vec<Finding> = rows.iter().take(NAMED).map(|row| changed(row, language)).collect();
    if let Some(more) = rows.len().checked_sub(NAMED).filter(|more| *more > 0) {
        findings.push(Finding {
            number: say!(language, "Et {more} autres lignes", "And {more} more rows"),
            problem: say!(
                language,
                "leur contenu n'est plus celui qui a été écrit.",
                "what they hold is not what was written."
            ),
        });
    }
    let sums = hours_differences(conn)? + money_differences(conn)?;
    if sums > 0 {
        findings.push(Finding {
            number: say!(language, "Sommes par mois et par mission", "Sums by month and mission"),
            problem: say!(
                language,
                "elles ne sont plus celles des lignes ; « carnet verify --repair » les recalcule.",
                "they are not those of the rows; `carnet verify --repair` computes them again."
            ),
        });
    }
    Ok(findings)
}

fn changed(row: &ChangedRow, language: Language) -> Finding {
    let (fr, en) = words(row.table);
    let name = say!(language, "{fr}", "{en}");
    Finding {
        number: if row.id == 0 { name } else { say!(language, "{name} n° {}", "{name} no. {}", row.id) },
        problem: say!(
            language,
            "le contenu n'est plus celui qui a été écrit.",
            "what it holds is not what was written."
        ),
    }
}

/// Returns what a row of a table is called.
fn words(table: &str) -> (&str, &str) {
    match table {
        "account" => ("Compte comptable", "Account"),
        "accounting" => ("Façon de tenir les livres", "Way the books are kept"),
        "amendment" => ("Avenant", "Amendment"),
        "book" => ("Carnet", "Book"),
        "client" => ("Client", "Client"),
        "closing" => ("Clôture", "Closing"),
        "deadline" => ("Échéance de mission", "Deadline"),
        "draft" => ("Saisie en cours", "Draft being typed"),
        "expense" => ("Achat", "Purchase"),
        "expense_line" => ("Ligne d'achat", "Purchase line"),
        "expense_payment" => ("Paiement d'un achat", "Payment of a purchase"),
        "expense_vat" => ("TVA d'un achat", "VAT of a purchase"),
        "follow_up" => ("Relance", "Follow-up"),
        "identity" => ("Identité", "Identity"),
        "interaction" => ("Échange", "Interaction"),
        "invoice" => ("Facture ou avoir", "Invoice or credit note"),
        "invoice_deduction" => ("Déduction d'une facture", "Deduction of an invoice"),
        "invoice_event" => ("Étape de vie d'une facture", "Event of an invoice"),
        "invoice_line" => ("Ligne de facture", "Invoice line"),
        "invoice_vat" => ("TVA d'une facture", "VAT of an invoice"),
        "journal" => ("Journal, opération", "Journal, operation"),
        "lead_source" => ("Source de prospects", "Lead source"),
        "mission" => ("Mission", "Mission"),
        "payment" => ("Encaissement", "Payment"),
        "quote" => ("Devis", "Quote"),
        "quote_line" => ("Ligne de devis", "Quote line"),
        "quote_stage" => ("Étape d'un devis", "Stage of a quote"),
        "reminder" => ("Lettre de relance", "Reminder letter"),
        "series" => ("Série de numéros", "Number series"),
        "service" => ("Prestation du catalogue", "Service of the catalogue"),
        "signed_order" => ("Bon de commande signé", "Signed order"),
        "stage" => ("Étape de mission", "Stage of a mission"),
        "stage_vat" => ("TVA d'une étape", "VAT of a stage"),
        "time_entry" => ("Heures", "Time entry"),
        "timer" => ("Minuteur", "Timer"),
        other => (other, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn every_recorded_table_has_a_name() {
        let (_folder, carnet) = testing::book();
        let tables: Vec<String> = carnet
            .conn()
            .prepare("SELECT DISTINCT substr(name, 9, length(name) - 15) FROM sqlite_schema WHERE name LIKE 'journal\\_%\\_insert' ESCAPE '\\'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<std::result::Result<_, _>>()
            .unwrap();
        assert!(tables.len() > 30, "{tables:?}");
        for table in tables {
            assert!(
                words(&table).0.starts_with(char::is_uppercase),
                "{table} is called something in a sentence"
            );
        }
    }
}
