//! Purchases and received invoices.

use super::{first_line, text};
use crate::commands::expense::Imports;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::Amount;
use carnet_app::wire::expenses::{Expense, ExpenseBilled, ExpenseImport, ExpenseRow, Expenses};

impl View for Expenses {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("", Column::Id),
            ("Date", Column::Date),
            (sheet.say("Fournisseur", "Supplier"), Column::Text),
            (sheet.say("Numéro", "Number"), Column::Text),
            (sheet.say("Catégorie", "Category"), Column::Text),
            (sheet.say("État", "Status"), Column::Word),
            (sheet.say("Net HT", "Net"), Column::Number),
            (sheet.say("TVA", "VAT"), Column::Number),
            (sheet.say("TTC", "Gross"), Column::Number),
            (sheet.say("Reste dû", "Left"), Column::Number),
            (sheet.say("Devise", "Currency"), Column::Text),
        ];
        let rows = self.expenses.iter().map(|row| {
            [
                text(row.id),
                text(&row.date),
                text(&row.supplier),
                row.number.clone(),
                category(sheet, row),
                text(&row.status),
                text(&row.total_net),
                text(&row.total_vat),
                text(&row.total_gross),
                text(&row.left),
                text(&row.currency),
            ]
        });
        let rows: Vec<_> = rows.collect();
        sheet.table(columns, rows, sheet.say("Aucun achat.", "No expense."));
        for total in &self.totals {
            let line = format!(
                "{} {} : {} {}, {} {}, {} {}",
                sheet.say("Total", "Total"),
                total.currency,
                sheet.number(total.total_net.as_str()),
                sheet.say("HT", "net"),
                sheet.number(total.total_gross.as_str()),
                sheet.say("TTC", "gross"),
                sheet.number(total.left.as_str()),
                sheet.say("à payer", "left to pay"),
            );
            sheet.line(&line);
        }
    }
}

/// Returns what a purchase is for, and for a disbursement whether the client was asked for it.
fn category(sheet: &Sheet, row: &ExpenseRow) -> Option<String> {
    let asked = match (&row.billed, &row.disbursed_for) {
        (Some(billed), _) => {
            Some(format!("{} : {}", sheet.say("refacturé", "billed"), bearer(sheet, billed)))
        }
        (None, Some(client)) => Some(format!("{} {client}", sheet.say("à refacturer à", "to bill to"))),
        (None, None) => None,
    };
    let parts: Vec<String> = row.category.clone().into_iter().chain(asked).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn bearer(sheet: &Sheet, billed: &ExpenseBilled) -> String {
    billed.number.clone().unwrap_or_else(|| format!("{} {}", sheet.say("brouillon", "draft"), billed.id))
}

impl View for Expense {
    fn view(&self, sheet: &mut Sheet) {
        let kind = sheet.word(if self.kind == "credit_note" { "credit_note" } else { "standard" });
        let number = self.number.as_deref().map(|number| format!(" {}", number.trim())).unwrap_or_default();
        sheet.title(&format!("{} · {kind}{number} · {}", self.supplier, sheet.word(&self.status)));
        let date = |date: &Option<String>| date.as_deref().map(|date| sheet.date(date));
        let amount = |amount: &Amount| Some(money(sheet, amount, &self.currency));
        let format = self.format.as_ref().map(|format| match &self.profile {
            Some(profile) => format!("{format} ({profile})"),
            None => format.clone(),
        });
        sheet.fields([
            (sheet.say("Achat", "Expense"), Some(self.id).filter(|id| *id > 0).map(|id| id.to_string())),
            ("SIREN", self.supplier_siren.clone()),
            (sheet.say("Numéro de TVA", "VAT number"), self.supplier_vat_number.clone()),
            ("Date", Some(sheet.date(&self.date))),
            (sheet.say("Échéance", "Due"), date(&self.due_date)),
            (sheet.say("Reçu le", "Received"), Some(sheet.date(&self.received_on))),
            (sheet.say("Catégorie", "Category"), self.category.clone()),
            (sheet.say("Note", "Note"), self.note.clone()),
            (sheet.say("Débours pour", "Disbursed for"), self.disbursed_for.clone()),
            (sheet.say("Refacturé", "Billed"), self.billed.as_ref().map(|billed| bearer(sheet, billed))),
            (sheet.say("Format", "Format"), format),
            (sheet.say("Fichier", "File"), self.file_name.clone()),
            (sheet.say("Total HT", "Net total"), amount(&self.total_net)),
            (sheet.say("TVA", "VAT"), amount(&self.total_vat)),
            (sheet.say("Total TTC", "Gross total"), amount(&self.total_gross)),
            (sheet.say("À payer", "Amount due"), amount(&self.amount_due)),
            (sheet.say("Reste dû", "Left"), amount(&self.left)),
            (sheet.say("Payé le", "Paid on"), date(&self.paid_on)),
        ]);
        if !self.lines.is_empty() {
            let columns = [
                (sheet.say("Désignation", "Description"), Column::Text),
                (sheet.say("Quantité", "Quantity"), Column::Number),
                (sheet.say("Unité", "Unit"), Column::Word),
                (sheet.say("Prix", "Price"), Column::Price),
                (sheet.say("TVA %", "VAT %"), Column::Number),
                (sheet.say("Net HT", "Net"), Column::Number),
            ];
            let rows = self.lines.iter().map(|line| {
                [
                    first_line(&line.description),
                    text(&line.quantity),
                    text(&line.unit),
                    text(&line.unit_price),
                    text(&line.vat_rate),
                    text(&line.net),
                ]
            });
            sheet.table(columns, rows, "");
        }
        if self.vat.len() > 1 {
            let columns = [
                (sheet.say("TVA", "VAT"), Column::Text),
                ("%", Column::Number),
                ("Base", Column::Number),
                (sheet.say("Montant", "Amount"), Column::Number),
            ];
            let rows = self
                .vat
                .iter()
                .map(|row| [text(&row.category), text(&row.rate), text(&row.base), text(&row.amount)]);
            sheet.table(columns, rows, "");
        }
        for paid in &self.payments {
            let line = format!(
                "{} · {} · {}",
                sheet.date(&paid.on),
                sheet.word(&paid.method),
                money(sheet, &paid.amount, &self.currency)
            );
            sheet.line(&line);
        }
    }
}

/// Writes an amount with its own currency.
fn money(sheet: &Sheet, amount: &Amount, currency: &str) -> String {
    if currency == "EUR" {
        return sheet.money(amount.as_str());
    }
    format!("{}\u{a0}{currency}", sheet.number(amount.as_str()))
}

impl View for ExpenseImport {
    fn view(&self, sheet: &mut Sheet) {
        let said = match (self.already, self.dry_run) {
            (true, _) => {
                sheet.say("Cette facture est déjà dans le carnet.", "This invoice is in the book already.")
            }
            (false, true) => sheet.say(
                "Rien n'est écrit : voici ce qui serait ajouté.",
                "Nothing is written: this would be added.",
            ),
            (false, false) => sheet.say("Facture ajoutée aux achats.", "Invoice added to the expenses."),
        };
        let said = said.to_owned();
        sheet.line(&said);
        self.expense.view(sheet);
        for difference in &self.differences {
            let line = format!(
                "{} {} : {} {}, {} {}",
                if difference.wrong { "✗" } else { "≠" },
                difference.what,
                sheet.say("la facture dit", "the invoice says"),
                sheet.number(difference.stated.as_str()),
                sheet.say("ses parts font", "its parts make"),
                sheet.number(difference.computed.as_str()),
            );
            sheet.line(&line);
        }
        for warning in self.warnings.iter().chain(&self.refusal) {
            sheet.line(warning);
        }
    }
}

impl View for Imports {
    fn view(&self, sheet: &mut Sheet) {
        for file in &self.files {
            sheet.title(&file.file);
            if let Some(import) = &file.import {
                import.view(sheet);
            }
            if let Some(failure) = &file.failure {
                sheet.line(&failure.message);
            }
        }
    }
}
