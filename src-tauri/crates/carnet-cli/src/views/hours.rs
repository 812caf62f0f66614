//! Hours, the timer, imports of time logs, unclaimed time.

use super::clients::refused;
use super::{first_line, text};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::hours::{
    Days, Entry, Gaps, HoursCopied, HoursImport, HoursList, HoursTotal, SplitEntry, Timer,
};

impl View for Entry {
    fn view(&self, sheet: &mut Sheet) {
        entries(sheet, std::slice::from_ref(self));
    }
}

impl View for HoursList {
    fn view(&self, sheet: &mut Sheet) {
        entries(sheet, &self.entries);
        sheet.title(&format!("Total : {}", sheet.hours(self.total_hours.as_str())));
        totals(sheet, sheet.say("Client", "Client"), &self.by_client);
        totals(sheet, sheet.say("Motif", "Motive"), &self.by_motive);
        totals(sheet, sheet.say("Semaine", "Week"), &self.by_week);
    }
}

impl View for SplitEntry {
    fn view(&self, sheet: &mut Sheet) {
        entries(sheet, &[self.first.clone(), self.second.clone()]);
    }
}

impl View for HoursCopied {
    fn view(&self, sheet: &mut Sheet) {
        let added = self.added;
        let line = match (sheet.say("fr", "en"), added) {
            ("fr", 1) => "1 saisie copiée.".to_owned(),
            ("fr", _) => format!("{added} saisies copiées."),
            (_, 1) => "1 entry copied.".to_owned(),
            _ => format!("{added} entries copied."),
        };
        sheet.line(&line);
    }
}

impl View for Days {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Jour", "Day"), Column::Date),
            (sheet.say("Heures", "Hours"), Column::Number),
            (sheet.say("Pour", "For"), Column::Text),
        ];
        let nobody = sheet.say("(personne)", "(nobody)");
        let rows = self.days.iter().map(|day| {
            let clients: Vec<&str> =
                day.clients.iter().map(|part| part.client.as_deref().unwrap_or(nobody)).collect();
            [text(&day.date), text(&day.hours), text(clients.join(", "))]
        });
        sheet.table(columns, rows, sheet.say("Aucune heure.", "No hours."));
    }
}

fn entries(sheet: &mut Sheet, entries: &[Entry]) {
    let columns = [
        ("N°", Column::Id),
        (sheet.say("Jour", "Day"), Column::Date),
        (sheet.say("De", "From"), Column::Text),
        (sheet.say("À", "To"), Column::Text),
        (sheet.say("Heures", "Hours"), Column::Number),
        ("Client", Column::Text),
        ("Mission", Column::Text),
        (sheet.say("Motif", "Motive"), Column::Word),
        (sheet.say("Remarque", "Note"), Column::Text),
        ("", Column::Text),
    ];
    let (risk, overlap) = (sheet.say("à risque", "at risk"), sheet.say("chevauche", "overlaps"));
    let rows = entries.iter().map(|entry| {
        let mut marks = Vec::new();
        if entry.at_risk {
            marks.push(risk.to_owned());
        }
        if !entry.overlaps.is_empty() {
            let others = entry.overlaps.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
            marks.push(format!("{overlap} {others}"));
        }
        [
            text(entry.id),
            text(&entry.date),
            entry.start.clone(),
            entry.end.clone(),
            text(&entry.hours),
            entry.client.clone(),
            entry.mission.clone(),
            text(&entry.motive),
            entry.note.as_deref().and_then(first_line),
            text(marks.join(", ")),
        ]
    });
    sheet.table(columns, rows, sheet.say("Aucune heure.", "No hours."));
}

fn totals(sheet: &mut Sheet, name: &str, totals: &[HoursTotal]) {
    if totals.is_empty() {
        return;
    }
    let columns = [(name, Column::Word), (sheet.say("Heures", "Hours"), Column::Number)];
    let nobody = sheet.say("(personne)", "(nobody)");
    sheet.table(
        columns,
        totals
            .iter()
            .map(|total| [text(if total.key.is_empty() { nobody } else { &total.key }), text(&total.hours)]),
        "",
    );
}

impl View for Timer {
    fn view(&self, sheet: &mut Sheet) {
        let Some(started) = &self.started_at else {
            let idle = sheet.say("Le chronomètre ne tourne pas.", "The timer does not run.").to_owned();
            return sheet.line(&idle);
        };
        sheet.fields([
            (sheet.say("Depuis", "Since"), Some(started.clone())),
            ("Minutes", text(self.minutes)),
            ("Client", self.client.clone()),
            ("Mission", self.mission.clone()),
            (
                sheet.say("Motif", "Motive"),
                self.motive.as_deref().map(|motive| sheet.word(motive).to_owned()),
            ),
            (sheet.say("Remarque", "Note"), self.note.clone()),
        ]);
    }
}

impl View for HoursImport {
    fn view(&self, sheet: &mut Sheet) {
        if self.dry_run {
            sheet.title(sheet.say("À l'essai : rien n'est écrit", "Dry run: nothing is written"));
        }
        sheet.fields([
            ("Format", text(&self.format)),
            (
                sheet.say("Ajoutées", "Added"),
                Some(format!("{} ({})", self.added, sheet.hours(self.added_hours.as_str()))),
            ),
            (sheet.say("Déjà là", "Already there"), text(self.already_there)),
            (sheet.say("Chevauchements", "Overlaps"), text(self.overlaps)),
        ]);
        if !self.unknown_clients.is_empty() {
            sheet.title(sheet.say(
                "Clients qui ne sont pas au carnet (--create-clients les ajoute)",
                "Clients not in the book (--create-clients adds them)",
            ));
            let columns = [
                (sheet.say("Nom", "Name"), Column::Text),
                (sheet.say("Saisies", "Entries"), Column::Number),
                (sheet.say("Le plus proche", "Nearest"), Column::Text),
            ];
            let rows =
                self.unknown_clients.iter().map(|c| [text(&c.name), text(c.entries), c.nearest.clone()]);
            sheet.table(columns, rows, "");
        }
        refused(sheet, &self.refused);
    }
}

impl View for Gaps {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Jour", "Day"), Column::Date),
            (sheet.say("Notées", "Claimed"), Column::Number),
            (sheet.say("Trous", "Holes"), Column::Text),
            (sheet.say("Non réclamées", "Unclaimed"), Column::Number),
        ];
        let rows = self.gaps.iter().map(|gap| {
            [text(&gap.date), text(&gap.claimed), text(gap.holes.join(", ")), text(&gap.unclaimed)]
        });
        sheet.table(columns, rows, sheet.say("Rien ne manque.", "Nothing is missing."));
        let total = format!(
            "Total : {} = {}",
            sheet.hours(self.total_unclaimed.as_str()),
            sheet.money(self.value.as_str())
        );
        sheet.line(&total);
    }
}
