//! The life of an invoice: statuses, delay, letters, what has to follow.

use super::text;
use crate::commands::invoice_life::{Sent, States};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::lifecycle::{
    InvoiceEvent, Late, Life, LifecycleCode, LifecycleCodes, RefusedInvoice, Reminder,
};

/// Writes what happened after the issue, where something did.
pub(super) fn life(sheet: &mut Sheet, life: &Life) {
    sheet.fields([
        (sheet.say("Remplace", "Replaces"), life.replaces.clone()),
        (sheet.say("Remplacée par", "Replaced by"), life.replaced_by.clone()),
    ]);
    if !life.lifecycle.is_empty() {
        sheet.title(sheet.say("Cycle de vie", "Lifecycle"));
        events(sheet, &life.lifecycle);
    }
    if let Some(next) = &life.next_document {
        sheet.line(&next.sentence);
    }
    if let Some(late) = &life.late {
        delay(sheet, late);
    }
    if !life.reminders.is_empty() {
        sheet.title(sheet.say("Lettres de relance", "Reminder letters"));
        letters(sheet, &life.reminders);
    }
}

/// Writes what was refused, rejected or cancelled, each with its reason and the document that has to follow.
pub(super) fn refused(sheet: &mut Sheet, invoices: &[RefusedInvoice]) {
    let columns = [
        (sheet.say("Numéro", "Number"), Column::Text),
        ("Client", Column::Text),
        (sheet.say("TTC", "Gross"), Column::Money),
        ("Date", Column::Date),
        (sheet.say("Statut", "Status"), Column::Text),
        (sheet.say("Raison", "Reason"), Column::Text),
    ];
    let rows = invoices.iter().map(|row| {
        [
            row.invoice.number.clone(),
            text(&row.invoice.client),
            text(&row.invoice.total_gross),
            text(&row.on),
            text(&row.state.name),
            row.said.clone(),
        ]
    });
    sheet.table(columns, rows, "");
    for next in invoices.iter().filter_map(|row| row.next_document.as_ref()) {
        sheet.line(&next.sentence);
    }
}

fn events(sheet: &mut Sheet, events: &[InvoiceEvent]) {
    let columns = [
        ("Date", Column::Date),
        ("Code", Column::Id),
        (sheet.say("Statut", "Status"), Column::Text),
        (sheet.say("Raison", "Reason"), Column::Text),
        (sheet.say("Montant", "Amount"), Column::Money),
    ];
    let rows = events.iter().map(|event| {
        [
            text(&event.on),
            text(event.code),
            text(&event.name),
            event.reason.clone(),
            event.amount.as_ref().and_then(text),
        ]
    });
    sheet.table(columns, rows, "");
}

fn delay(sheet: &mut Sheet, late: &Late) {
    let days = late.days;
    sheet.title(&match days {
        1 => sheet.say("Un jour de retard", "One day late").to_owned(),
        _ => format!("{days} {}", sheet.say("jours de retard", "days late")),
    });
    let columns = [
        (sheet.say("Du", "From"), Column::Date),
        (sheet.say("Au", "To"), Column::Date),
        (sheet.say("Jours", "Days"), Column::Number),
        (sheet.say("Taux %", "Rate %"), Column::Number),
        (sheet.say("Dû", "Owed"), Column::Money),
        (sheet.say("Intérêts", "Interest"), Column::Money),
    ];
    let rows = late.periods.iter().map(|period| {
        [
            text(&period.from),
            text(&period.to),
            text(period.days),
            text(&period.rate),
            text(&period.balance),
            text(&period.interest),
        ]
    });
    sheet.table(columns, rows, "");
    let money = |amount: &carnet_app::wire::Amount| Some(sheet.money(amount.as_str()));
    sheet.fields([
        (sheet.say("Reste dû", "Balance"), money(&late.balance)),
        (sheet.say("Intérêts", "Interest"), money(&late.interest)),
        (sheet.say("Indemnité", "Indemnity"), money(&late.indemnity)),
        ("Total", money(&late.total)),
    ]);
    for remark in &late.remarks {
        sheet.line(remark);
    }
}

fn letters(sheet: &mut Sheet, letters: &[Reminder]) {
    let columns = [
        ("Id", Column::Id),
        ("Date", Column::Date),
        (sheet.say("Niveau", "Level"), Column::Number),
        (sheet.say("Reste dû", "Balance"), Column::Money),
        (sheet.say("Intérêts", "Interest"), Column::Money),
        (sheet.say("Indemnité", "Indemnity"), Column::Money),
    ];
    let rows = letters.iter().map(|letter| {
        [
            text(letter.id),
            text(&letter.on),
            text(letter.level),
            text(&letter.balance),
            text(&letter.interest),
            text(&letter.indemnity),
        ]
    });
    sheet.table(columns, rows, "");
}

impl View for LifecycleCodes {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("Code", Column::Id),
            (sheet.say("Statut", "Status"), Column::Text),
            (sheet.say("Ce que cela veut dire", "What it means"), Column::Text),
        ];
        let rows = self.codes.iter().map(|code| [text(code.code), text(&code.name), text(&code.meaning)]);
        sheet.table(columns, rows, sheet.say("Rien ne suit.", "Nothing follows."));
        for code in self.codes.iter().filter(|code| code.needs_reason) {
            reasons(sheet, code);
        }
    }
}

/// The reasons of a status that needs one.
fn reasons(sheet: &mut Sheet, code: &LifecycleCode) {
    sheet.title(&format!("{} {} · {}", code.code, code.name, sheet.say("raisons", "reasons")));
    let columns = [("Code", Column::Text), (sheet.say("Raison", "Reason"), Column::Text)];
    let rows = code.reasons.iter().map(|reason| [text(&reason.code), text(&reason.name)]);
    sheet.table(columns, rows, "");
}

impl View for States {
    fn view(&self, sheet: &mut Sheet) {
        if self.life.lifecycle.is_empty() {
            sheet.line(sheet.say("Aucun statut.", "No status."));
        } else {
            events(sheet, &self.life.lifecycle);
        }
        if let Some(next) = &self.life.next_document {
            sheet.line(&next.sentence);
        }
        sheet.title(sheet.say("Ce qui peut suivre", "What may follow"));
        self.open.view(sheet);
    }
}

impl View for Sent {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.file);
    }
}
