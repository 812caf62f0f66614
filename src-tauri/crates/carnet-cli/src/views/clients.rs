//! Clients, sources, exchanges, follow-ups, imports.

use super::{first_line, text};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::clients::{
    Client, ClientDetail, ClientImport, Clients, ImportedClient, Interaction, RefusedRow, Source, Sources,
};
use carnet_app::wire::follow_ups::{FollowUp, FollowUps};

impl View for Clients {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("N°", Column::Id),
            (sheet.say("Nom", "Name"), Column::Text),
            (sheet.say("Étape", "Stage"), Column::Word),
            (sheet.say("Prochaine date", "Next date"), Column::Date),
            (sheet.say("À faire", "To do"), Column::Text),
            (sheet.say("Téléphone", "Phone"), Column::Text),
            ("E-mail", Column::Text),
        ];
        let rows = self.clients.iter().map(|client| {
            [
                text(client.id),
                text(&client.name),
                text(&client.stage),
                client.next_date.clone(),
                client.next_note.as_deref().and_then(first_line),
                client.phone.clone(),
                client.email.clone(),
            ]
        });
        sheet.table(
            columns,
            rows,
            sheet.say("Aucun client : `carnet client add`.", "No client: `carnet client add`."),
        );
    }
}

impl View for Client {
    fn view(&self, sheet: &mut Sheet) {
        sheet.title(&format!("{} ({})", self.name, self.id));
        let next = self
            .next_date
            .as_deref()
            .map(|date| format!("{} {}", sheet.date(date), self.next_note.as_deref().unwrap_or_default()));
        sheet.fields([
            (sheet.say("Genre", "Kind"), text(sheet.word(&self.kind))),
            (sheet.say("Étape", "Stage"), text(sheet.word(&self.stage))),
            (sheet.say("Personne", "Person"), self.person.clone()),
            ("SIREN", self.siren.clone()),
            ("SIRET", self.siret.clone()),
            (sheet.say("Numéro de TVA", "VAT number"), self.vat_number.clone()),
            (
                sheet.say("Adresse", "Address"),
                self.address.as_deref().map(|address| address.replace('\n', ", ")),
            ),
            (sheet.say("Pays", "Country"), text(&self.country)),
            ("E-mail", self.email.clone()),
            (sheet.say("Téléphone", "Phone"), self.phone.clone()),
            ("Source", self.source.clone()),
            (sheet.say("Remarque", "Note"), self.note.clone()),
            (sheet.say("Prochaine date", "Next date"), next),
        ]);
    }
}

impl View for ClientDetail {
    fn view(&self, sheet: &mut Sheet) {
        self.client.view(sheet);
        let (hours, invoiced) = (sheet.hours(self.hours.as_str()), sheet.money(self.invoiced_net.as_str()));
        let collected = sheet.money(self.collected_net.as_str());
        sheet.fields([
            (sheet.say("Heures", "Hours"), Some(hours)),
            (sheet.say("Facturé HT", "Invoiced net"), Some(invoiced)),
            (sheet.say("Encaissé HT", "Collected net"), Some(collected)),
        ]);
        if !self.interactions.is_empty() {
            sheet.title(sheet.say("Échanges", "Exchanges"));
            let columns = [("Date", Column::Date), ("", Column::Word), ("", Column::Text)];
            let rows = self
                .interactions
                .iter()
                .map(|done| [text(&done.on), text(&done.kind), first_line(&done.note)]);
            sheet.table(columns, rows, "");
        }
        if !self.follow_ups.is_empty() {
            sheet.title(sheet.say("Relances", "Follow-ups"));
            follow_ups(sheet, &self.follow_ups);
        }
        if !self.quotes.is_empty() {
            sheet.title(sheet.say("Devis", "Quotes"));
            super::quotes::rows(sheet, &self.quotes);
        }
        if !self.missions.is_empty() {
            sheet.title("Missions");
            super::missions::rows(sheet, &self.missions);
        }
        if !self.invoices.is_empty() {
            sheet.title(sheet.say("Factures", "Invoices"));
            super::invoices::rows(sheet, &self.invoices);
        }
    }
}

impl View for Interaction {
    fn view(&self, sheet: &mut Sheet) {
        let line =
            format!("{} {} {} : {}", sheet.date(&self.on), self.client, sheet.word(&self.kind), self.note);
        sheet.line(&line);
    }
}

impl View for Source {
    fn view(&self, sheet: &mut Sheet) {
        sources(sheet, std::slice::from_ref(self));
    }
}

impl View for Sources {
    fn view(&self, sheet: &mut Sheet) {
        sources(sheet, &self.sources);
    }
}

fn sources(sheet: &mut Sheet, sources: &[Source]) {
    let columns = [
        ("Source", Column::Text),
        (sheet.say("Par mois", "Monthly"), Column::Money),
        (sheet.say("Commission %", "Commission %"), Column::Number),
        ("Prospects", Column::Number),
        (sheet.say("Gagnés", "Won"), Column::Number),
        (sheet.say("Heures", "Hours"), Column::Number),
        (sheet.say("Commandé HT", "Ordered net"), Column::Money),
        (sheet.say("Encaissé HT", "Collected net"), Column::Money),
        (sheet.say("Coût", "Cost"), Column::Money),
    ];
    let rows = sources.iter().map(|source| {
        [
            text(&source.name),
            text(&source.monthly),
            source.commission.as_ref().and_then(text),
            text(source.prospects),
            text(source.won),
            text(&source.hours),
            text(&source.won_net),
            text(&source.collected_net),
            text(&source.cost),
        ]
    });
    sheet.table(columns, rows, sheet.say("Aucune source.", "No source."));
}

impl View for FollowUps {
    fn view(&self, sheet: &mut Sheet) {
        follow_ups(sheet, &self.items);
    }
}

impl View for FollowUp {
    fn view(&self, sheet: &mut Sheet) {
        follow_ups(sheet, std::slice::from_ref(self));
    }
}

/// Writes follow-ups as a table.
pub(super) fn follow_ups(sheet: &mut Sheet, items: &[FollowUp]) {
    let columns = [
        ("N°", Column::Id),
        ("Date", Column::Date),
        (sheet.say("Heure", "Time"), Column::Text),
        (sheet.say("Retard", "Overdue"), Column::Number),
        ("Client", Column::Text),
        (sheet.say("Sujet", "About"), Column::Word),
        ("", Column::Text),
        (sheet.say("À faire", "To do"), Column::Text),
        (sheet.say("Issue", "Outcome"), Column::Text),
    ];
    let rows = items.iter().map(|item| {
        [
            text(item.id),
            text(&item.on),
            item.at.clone(),
            (item.overdue_days > 0).then(|| item.overdue_days.to_string()),
            text(&item.client),
            text(&item.subject),
            item.record.clone(),
            first_line(&item.note),
            item.outcome.clone().or_else(|| item.done_on.clone()),
        ]
    });
    sheet.table(columns, rows, sheet.say("Aucune relance.", "No follow-up."));
}

impl View for ClientImport {
    fn view(&self, sheet: &mut Sheet) {
        if self.dry_run {
            sheet.title(sheet.say("À l'essai : rien n'est écrit", "Dry run: nothing is written"));
        }
        for column in &self.columns {
            let field = column.field.as_deref().unwrap_or(sheet.say("(pas lue)", "(not read)"));
            sheet.line(&format!("{} → {field}", column.header));
        }
        imported(sheet, sheet.say("Ajoutés", "Added"), &self.added);
        imported(sheet, sheet.say("Déjà là", "Already there"), &self.duplicates);
        refused(sheet, &self.refused);
    }
}

fn imported(sheet: &mut Sheet, title: &str, clients: &[ImportedClient]) {
    sheet.title(&format!("{title} : {}", clients.len()));
    let columns = [
        (sheet.say("Ligne", "Line"), Column::Number),
        (sheet.say("Nom", "Name"), Column::Text),
        ("", Column::Text),
    ];
    let rows = clients.iter().map(|client| [text(client.line), text(&client.name), client.reason.clone()]);
    if !clients.is_empty() {
        sheet.table(columns, rows, "");
    }
}

/// Writes the rows of a file that were refused.
pub(super) fn refused(sheet: &mut Sheet, rows: &[RefusedRow]) {
    if rows.is_empty() {
        return;
    }
    sheet.title(&format!("{} : {}", sheet.say("Refusées", "Refused"), rows.len()));
    let columns =
        [(sheet.say("Ligne", "Line"), Column::Number), (sheet.say("Raison", "Reason"), Column::Text)];
    sheet.table(columns, rows.iter().map(|row| [text(row.line), text(&row.reason)]), "");
}
