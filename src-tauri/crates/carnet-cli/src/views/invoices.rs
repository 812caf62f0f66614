//! Invoices and their check.

use super::quotes::{lines, totals};
use super::text;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::invoices::{Invoice, InvoiceRow, Invoices, Verification};

impl View for Invoices {
    fn view(&self, sheet: &mut Sheet) {
        rows(sheet, &self.invoices);
        for row in &self.invoices {
            if let (Some(reason), "draft") = (&row.reason, row.status.as_str()) {
                sheet.line(&format!("{} : {reason}", row.id));
            }
        }
    }
}

/// Writes invoices as a table.
pub(super) fn rows(sheet: &mut Sheet, invoices: &[InvoiceRow]) {
    let columns = [
        (sheet.say("Numéro", "Number"), Column::Text),
        (sheet.say("Genre", "Kind"), Column::Word),
        (sheet.say("État", "Status"), Column::Word),
        ("Client", Column::Text),
        ("Mission", Column::Text),
        (sheet.say("Étape", "Stage"), Column::Text),
        ("Date", Column::Date),
        (sheet.say("Échéance", "Due"), Column::Date),
        (sheet.say("Net HT", "Net"), Column::Money),
        (sheet.say("TTC", "Gross"), Column::Money),
        (sheet.say("Reste dû", "Balance"), Column::Money),
    ];
    let rows = invoices.iter().map(|row| {
        [
            row.number.clone().or_else(|| text(row.id)),
            text(&row.kind),
            text(state(&row.status)),
            text(&row.client),
            row.mission.clone(),
            row.stage.clone(),
            row.issue_date.clone(),
            row.due_date.clone(),
            text(&row.total_net),
            text(&row.total_gross),
            text(&row.balance),
        ]
    });
    sheet.table(columns, rows, sheet.say("Aucune facture.", "No invoice."));
}

/// Returns the state of an invoice by its own word: French gives it another gender than a quote's.
fn state(status: &str) -> &str {
    if status == "refused" { "invoice_refused" } else { status }
}

impl View for Invoice {
    fn view(&self, sheet: &mut Sheet) {
        let name = self.number.clone().unwrap_or_else(|| self.id.to_string());
        sheet.title(&format!(
            "{name} · {} · {} · {}",
            sheet.word(if self.corrective { "corrective" } else { &self.kind }),
            self.client,
            sheet.word(state(&self.status))
        ));
        let date = |date: &Option<String>| date.as_deref().map(|date| sheet.date(date));
        sheet.fields([
            (sheet.say("Titre", "Subject"), self.subject.clone()),
            ("Mission", self.mission.clone()),
            (sheet.say("Étape", "Stage"), self.stage.clone()),
            ("Date", date(&self.issue_date)),
            (sheet.say("Échéance", "Due"), date(&self.due_date)),
            (sheet.say("Corrige", "Credits"), self.credits.clone()),
            (sheet.say("Avoirs", "Credit notes"), Some(self.credit_notes.join(", "))),
            (sheet.say("Raison", "Reason"), self.reason.clone()),
        ]);
        lines(sheet, &self.lines);
        if !self.deductions.is_empty() {
            sheet.title(sheet.say("Acomptes déduits", "Deposits deducted"));
            let columns = [
                (sheet.say("Facture", "Invoice"), Column::Text),
                ("Date", Column::Date),
                (sheet.say("Net HT", "Net"), Column::Money),
                (sheet.say("TVA", "VAT"), Column::Money),
                (sheet.say("TTC", "Gross"), Column::Money),
            ];
            let rows = self
                .deductions
                .iter()
                .map(|d| [text(&d.number), text(&d.issue_date), text(&d.net), text(&d.vat), text(&d.gross)]);
            sheet.table(columns, rows, "");
        }
        totals(sheet, &self.discount, &self.total_net, &self.total_vat, &self.total_gross);
        if !self.payments.is_empty() {
            sheet.title(sheet.say("Paiements", "Payments"));
            let columns = [("Date", Column::Date), ("", Column::Word), ("", Column::Money)];
            let rows = self.payments.iter().map(|p| [text(&p.on), text(&p.method), text(&p.amount)]);
            sheet.table(columns, rows, "");
        }
        sheet.line(&format!("{} : {}", sheet.say("Reste dû", "Balance"), sheet.money(self.balance.as_str())));
        if !self.missing.is_empty() {
            sheet.title(sheet.say("Il manque", "Missing"));
            for gap in &self.missing {
                let command = match (gap.record.as_str(), gap.id) {
                    ("client", Some(id)) => {
                        format!("carnet client edit {id} --{}", gap.field.replace('_', "-"))
                    }
                    ("identity", _) => format!("carnet identity edit --{}", gap.field.replace('_', "-")),
                    _ => format!("carnet invoice edit {}", self.id),
                };
                sheet.line(&format!("• {} ({command})", gap.why));
            }
        }
        super::lifecycle::life(sheet, &self.life);
    }
}

impl View for Verification {
    fn view(&self, sheet: &mut Sheet) {
        let checked = format!("{} : {}", sheet.say("Documents vérifiés", "Documents checked"), self.checked);
        sheet.line(&checked);
        if self.closings > 0 {
            let closings =
                format!("{} : {}", sheet.say("Clôtures vérifiées", "Closings checked"), self.closings);
            sheet.line(&closings);
        }
        if self.ok {
            sheet.line(sheet.say("Tout est en ordre.", "All is well."));
        }
        for finding in &self.findings {
            sheet.line(&format!("{} : {}", finding.number, finding.problem));
        }
    }
}
