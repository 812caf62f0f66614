//! The journal.

use super::text;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::journal::{Journal, UndoReply};

impl View for Journal {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("N°", Column::Id),
            (sheet.say("Instant", "Instant"), Column::Text),
            ("", Column::Word),
            ("", Column::Text),
            ("", Column::Text),
        ];
        let reverted = sheet.say("repris depuis", "taken back since");
        let rows = self.entries.iter().map(|entry| {
            [
                text(entry.id),
                text(&entry.at),
                text(&entry.kind),
                text(&entry.label),
                entry.reverted.then(|| reverted.to_owned()),
            ]
        });
        sheet.table(columns, rows, sheet.say("Le journal est vide.", "The journal is empty."));
    }
}

impl View for UndoReply {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.label);
    }
}
