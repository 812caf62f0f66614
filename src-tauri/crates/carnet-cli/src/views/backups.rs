//! Backups and exports.

use crate::commands::data::Made;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::backups::{BackupKind, Backups, BookCheck, Verified};
use carnet_app::wire::transfer::Exported;

impl View for Made {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.file);
        if let Some(detail) = &self.backup.detail {
            sheet.line(detail);
        }
    }
}

impl View for Exported {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.folder);
        let files = self.files;
        let size = sheet.number(&self.bytes.to_string());
        let line =
            format!("{files} {}, {size} {}", sheet.say("fichiers", "files"), sheet.say("octets", "bytes"));
        sheet.line(&line);
    }
}

impl View for BookCheck {
    fn view(&self, sheet: &mut Sheet) {
        if let Some(repaired) = self.repaired {
            sheet.line(&format!("{} : {repaired}", sheet.say("Sommes recalculées", "Sums computed again")));
        }
        self.verification.view(sheet);
        if let Some(backup) = &self.backup {
            let way =
                sheet.say("Dernière bonne sauvegarde : carnet restore", "Last good backup: carnet restore");
            sheet.line(&format!("{way} {backup}"));
        }
    }
}

impl View for Backups {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Faite le", "Made on"), Column::Date),
            (sheet.say("Heure (UTC)", "Time (UTC)"), Column::Text),
            (sheet.say("Raison", "Reason"), Column::Text),
            (sheet.say("Octets", "Bytes"), Column::Number),
            (sheet.say("Vérifiée", "Verified"), Column::Text),
            (sheet.say("Nom", "Name"), Column::Text),
            ("", Column::Text),
        ];
        let rows = self.backups.iter().map(|backup| {
            let (date, time) = backup.taken_at.split_once('T').unwrap_or((&backup.taken_at, ""));
            [
                Some(date.to_owned()),
                time.get(..5).map(str::to_owned),
                Some(kind(backup.kind, sheet).to_owned()),
                Some(backup.bytes.to_string()),
                Some(verified(backup.verified, sheet).to_owned()),
                Some(backup.name.clone()),
                backup.detail.clone(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let empty = sheet
            .say("Aucune sauvegarde : carnet backup en fait une.", "No backup: carnet backup makes one.");
        sheet.table(columns, rows, empty);
    }
}

fn kind<'a>(kind: BackupKind, sheet: &Sheet) -> &'a str {
    match kind {
        BackupKind::Asked => sheet.say("demandée", "asked for"),
        BackupKind::Daily => sheet.say("du jour", "of the day"),
        BackupKind::BeforeRestore => sheet.say("avant restauration", "before restore"),
        BackupKind::BeforeFormat => sheet.say("avant mise à jour", "before update"),
    }
}

fn verified<'a>(verified: Verified, sheet: &Sheet) -> &'a str {
    match verified {
        Verified::Ok => sheet.say("oui", "yes"),
        Verified::Unverified => sheet.say("pas encore", "not yet"),
        Verified::Damaged => sheet.say("abîmée", "damaged"),
    }
}
