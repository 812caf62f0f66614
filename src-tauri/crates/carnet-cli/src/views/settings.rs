//! Folder, calendars, series, facts of the law.

use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::settings::{SeriesList, SeriesStanding, Settings};

impl View for Settings {
    fn view(&self, sheet: &mut Sheet) {
        let size = format!("{} {}", self.database_bytes.div_ceil(1024), sheet.say("Kio", "KiB"));
        sheet.fields([
            (sheet.say("Carnet", "Book"), Some(self.folder.clone())),
            ("Version", Some(self.version.clone())),
            (sheet.say("Base de données", "Database"), Some(size)),
        ]);
        sheet.title(sheet.say("Calendriers", "Calendars"));
        let columns = [
            (sheet.say("Contenu", "Content"), Column::Text),
            (sheet.say("Dates", "Dates"), Column::Number),
            (sheet.say("Fichier", "File"), Column::Text),
        ];
        let rows = self
            .feeds
            .iter()
            .map(|feed| [Some(feed.kind.clone()), Some(feed.events.to_string()), Some(feed.path.clone())]);
        sheet.table(columns, rows, "");
        sheet.title(sheet.say("Séries", "Series"));
        series(&self.series, sheet);
        sheet.title(sheet.say("Repères légaux", "Facts of the law"));
        let columns = [
            (sheet.say("Règle", "Rule"), Column::Text),
            (sheet.say("Valeur", "Value"), Column::Text),
            (sheet.say("Depuis", "Since"), Column::Date),
            (sheet.say("Texte", "Text"), Column::Text),
            ("", Column::Text),
        ];
        let doubt = sheet.say("à confirmer", "to be confirmed").to_owned();
        let rows = self.facts.iter().map(|fact| {
            [
                Some(fact.name.clone()),
                Some(fact.value.clone()),
                Some(fact.valid_from.clone()),
                Some(fact.reference.clone()),
                (!fact.verified).then(|| doubt.clone()),
            ]
        });
        sheet.table(columns, rows, "");
    }
}

impl View for SeriesList {
    fn view(&self, sheet: &mut Sheet) {
        series(&self.series, sheet);
    }
}

fn series(standings: &[SeriesStanding], sheet: &mut Sheet) {
    let columns = [
        (sheet.say("Série", "Series"), Column::Text),
        (sheet.say("Année", "Year"), Column::Id),
        (sheet.say("Dernier", "Last"), Column::Number),
        (sheet.say("Prochain", "Next"), Column::Text),
    ];
    let rows = standings.iter().map(|standing| {
        [
            Some(standing.series.clone()),
            Some(standing.year.to_string()),
            Some(standing.last.to_string()),
            Some(standing.next.clone()),
        ]
    });
    sheet.table(columns, rows, "");
}
