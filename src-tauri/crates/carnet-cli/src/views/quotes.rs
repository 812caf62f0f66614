//! Quotes, and the lines and totals that invoices share.

use super::{first_line, text};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::Amount;
use carnet_app::wire::quotes::{Line, Quote, QuoteRow, Quotes, ScheduleStage};

impl View for Quotes {
    fn view(&self, sheet: &mut Sheet) {
        rows(sheet, &self.quotes);
    }
}

/// Writes quotes as a table.
pub(super) fn rows(sheet: &mut Sheet, quotes: &[QuoteRow]) {
    let columns = [
        (sheet.say("Numéro", "Number"), Column::Text),
        ("v", Column::Number),
        (sheet.say("État", "Status"), Column::Word),
        ("Client", Column::Text),
        (sheet.say("Titre", "Subject"), Column::Text),
        ("Date", Column::Date),
        (sheet.say("Valable au", "Valid until"), Column::Date),
        (sheet.say("Relance", "Follow-up"), Column::Date),
        (sheet.say("Total HT", "Net total"), Column::Money),
        (sheet.say("Par heure", "Per hour"), Column::Money),
        (sheet.say("Taux", "Rate"), Column::Word),
    ];
    let rows = quotes.iter().map(|quote| {
        [
            text(&quote.number),
            text(quote.version),
            text(&quote.status),
            text(&quote.client),
            quote.subject.as_deref().and_then(first_line),
            text(&quote.issue_date),
            text(&quote.valid_until),
            quote.follow_up_on.clone(),
            text(&quote.total_net),
            quote.hourly_rate.as_ref().and_then(text),
            quote.rate_check.clone(),
        ]
    });
    sheet.table(
        columns,
        rows,
        sheet.say("Aucun devis : `carnet quote new`.", "No quote: `carnet quote new`."),
    );
}

impl View for Quote {
    fn view(&self, sheet: &mut Sheet) {
        let title = format!(
            "{} {} v{} · {} · {}",
            sheet.say("Devis", "Quote"),
            self.number,
            self.version,
            self.client,
            sheet.word(&self.status)
        );
        sheet.title(&title);
        let rate = self.hourly_rate.as_ref().map(|rate| {
            let check = self.rate_check.as_deref().map(|check| sheet.word(check)).unwrap_or_default();
            format!("{} {check}", sheet.money(rate.as_str()))
        });
        let date = |date: &Option<String>| date.as_deref().map(|date| sheet.date(date));
        let exception = self.under_target_reason.as_ref().map(|reason| {
            let until = self.under_target_until.as_deref().map(|date| sheet.date(date)).unwrap_or_default();
            format!("{reason} ({until})")
        });
        sheet.fields([
            (sheet.say("Titre", "Subject"), self.subject.clone()),
            ("Date", Some(sheet.date(&self.issue_date))),
            (sheet.say("Valable jusqu'au", "Valid until"), Some(sheet.date(&self.valid_until))),
            (sheet.say("Envoyé le", "Sent on"), date(&self.sent_on)),
            (sheet.say("Relance", "Follow-up"), date(&self.follow_up_on)),
            (sheet.say("Décidé le", "Decided on"), date(&self.decided_on)),
            (
                sheet.say("Objection", "Objection"),
                self.objection.as_deref().map(|word| sheet.word(word).to_owned()),
            ),
            (sheet.say("Réponse", "Reply"), self.reply.clone()),
            (
                sheet.say("Heures estimées", "Estimated hours"),
                self.estimated_hours.as_ref().map(|hours| sheet.hours(hours.as_str())),
            ),
            (sheet.say("Par heure", "Per hour"), rate),
            (sheet.say("Sous la cible", "Under target"), exception),
        ]);
        lines(sheet, &self.lines);
        totals(sheet, &self.discount, &self.total_net, &self.total_vat, &self.total_gross);
        sheet.title(sheet.say("Échéancier", "Schedule"));
        schedule(sheet, &self.schedule);
    }
}

fn schedule(sheet: &mut Sheet, stages: &[ScheduleStage]) {
    let columns = [
        (sheet.say("Étape", "Stage"), Column::Text),
        ("%", Column::Number),
        (sheet.say("Net HT", "Net"), Column::Money),
        (sheet.say("TVA", "VAT"), Column::Money),
        (sheet.say("TTC", "Gross"), Column::Money),
        (sheet.say("État", "Status"), Column::Word),
        (sheet.say("Facture", "Invoice"), Column::Text),
    ];
    let rows = stages.iter().map(|stage| {
        [
            text(&stage.label),
            text(&stage.percent),
            text(&stage.net),
            text(&stage.vat),
            text(&stage.gross),
            text(&stage.status),
            stage.invoice.clone(),
        ]
    });
    sheet.table(columns, rows, "");
}

/// Writes the lines of a document.
pub(super) fn lines(sheet: &mut Sheet, lines: &[Line]) {
    sheet.title(sheet.say("Lignes", "Lines"));
    let columns = [
        (sheet.say("Texte", "Text"), Column::Text),
        (sheet.say("Quantité", "Quantity"), Column::Number),
        (sheet.say("Unité", "Unit"), Column::Word),
        (sheet.say("Prix", "Price"), Column::Price),
        (sheet.say("Remise %", "Discount %"), Column::Number),
        (sheet.say("TVA %", "VAT %"), Column::Number),
        (sheet.say("Net HT", "Net"), Column::Money),
    ];
    let (goods, passed_on) = (sheet.say("bien", "good"), sheet.say("débours", "disbursement"));
    let rows = lines.iter().map(|line| {
        let nature = if line.disbursement {
            Some(passed_on)
        } else if line.goods {
            Some(goods)
        } else {
            None
        };
        [
            match (first_line(&line.description), nature) {
                (Some(title), Some(nature)) => Some(format!("{title} ({nature})")),
                (title, _) => title,
            },
            text(&line.quantity),
            text(&line.unit),
            text(&line.unit_price),
            line.discount_percent.as_ref().and_then(text),
            text(&line.vat_rate),
            text(&line.net),
        ]
    });
    sheet.table(columns, rows, "");
}

/// Writes the totals of a document.
pub(super) fn totals(sheet: &mut Sheet, discount: &Amount, net: &Amount, vat: &Amount, gross: &Amount) {
    let columns = [("", Column::Text), ("", Column::Money)];
    let mut rows = vec![
        [text(sheet.say("Total HT", "Net total")), text(net)],
        [text(sheet.say("TVA", "VAT")), text(vat)],
        [text(sheet.say("Total TTC", "Gross total")), text(gross)],
    ];
    if discount.as_str() != "0.00" {
        rows.insert(0, [text(sheet.say("Remise", "Discount")), text(discount)]);
    }
    sheet.table(columns, rows, "");
}
