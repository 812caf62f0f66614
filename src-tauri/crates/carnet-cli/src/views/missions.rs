//! Missions.

use super::text;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::missions::{Mission, MissionRow, Missions};

impl View for Missions {
    fn view(&self, sheet: &mut Sheet) {
        rows(sheet, &self.missions);
    }
}

/// Writes missions as a table.
pub(super) fn rows(sheet: &mut Sheet, missions: &[MissionRow]) {
    let columns = [
        ("N°", Column::Id),
        ("Mission", Column::Text),
        ("Client", Column::Text),
        (sheet.say("État", "Status"), Column::Word),
        (sheet.say("Bon de commande", "Order"), Column::Text),
        (sheet.say("Net HT", "Net"), Column::Money),
        (sheet.say("Heures", "Hours"), Column::Number),
        (sheet.say("Prévues", "Budget"), Column::Number),
        (sheet.say("Par heure", "Per hour"), Column::Money),
        (sheet.say("Échéance", "Deadline"), Column::Date),
        (sheet.say("Étape suivante", "Next stage"), Column::Text),
    ];
    let (signed, unsigned) = (sheet.say("signé", "signed"), sheet.say("à risque", "at risk"));
    let rows = missions.iter().map(|mission| {
        [
            text(mission.id),
            text(&mission.name),
            text(&mission.client),
            text(&mission.status),
            text(if mission.order_signed { signed } else { unsigned }),
            text(&mission.net),
            text(&mission.hours),
            mission.budget_hours.as_ref().and_then(text),
            mission.hourly_rate_now.as_ref().and_then(text),
            mission.deadline.clone(),
            mission.next_stage.clone(),
        ]
    });
    sheet.table(columns, rows, sheet.say("Aucune mission.", "No mission."));
}

impl View for Mission {
    fn view(&self, sheet: &mut Sheet) {
        sheet.title(&format!("{} ({}) · {} · {}", self.name, self.id, self.client, sheet.word(&self.status)));
        let order = self.order.as_ref().map_or_else(
            || sheet.say("aucun : les heures sont à risque", "none: the hours are at risk").to_owned(),
            |order| {
                format!("{} {}", sheet.date(&order.signed_on), order.signatory.as_deref().unwrap_or_default())
            },
        );
        let budget = self.budget_hours.as_ref().map(|hours| sheet.hours(hours.as_str()));
        let at_risk = (self.at_risk_hours.as_str() != "0.00").then(|| {
            format!(
                "{} = {}",
                sheet.hours(self.at_risk_hours.as_str()),
                sheet.money(self.at_risk_amount.as_str())
            )
        });
        let rate = self.hourly_rate_now.as_ref().map(|rate| {
            let check = self.rate_check.as_deref().map(|check| sheet.word(check)).unwrap_or_default();
            format!("{} {check}", sheet.money(rate.as_str()))
        });
        sheet.fields([
            (sheet.say("Devis", "Quote"), self.quote.clone()),
            (sheet.say("Bon de commande", "Order"), Some(order)),
            (sheet.say("Commencée le", "Started on"), Some(sheet.date(&self.started_on))),
            (sheet.say("Net HT", "Net"), Some(sheet.money(self.net.as_str()))),
            (sheet.say("Heures", "Hours"), Some(sheet.hours(self.hours.as_str()))),
            (sheet.say("Prévues", "Budget"), budget),
            (sheet.say("À risque", "At risk"), at_risk),
            (sheet.say("Par heure, jusqu'ici", "Per hour so far"), rate),
            (
                sheet.say("Heures avant le plancher", "Hours until the floor"),
                self.hours_until_floor.as_ref().map(|hours| sheet.hours(hours.as_str())),
            ),
        ]);
        self.stages(sheet);
        if !self.deadlines.is_empty() {
            sheet.title(sheet.say("Échéances", "Deadlines"));
            let columns = [
                (sheet.say("Pour le", "Due"), Column::Date),
                (sheet.say("Raison", "Reason"), Column::Text),
                (sheet.say("Fixée le", "Set on"), Column::Date),
                (sheet.say("Heures alors", "Hours then"), Column::Number),
            ];
            let rows = self
                .deadlines
                .iter()
                .map(|d| [text(&d.date), text(&d.reason), text(&d.set_on), text(&d.hours_then)]);
            sheet.table(columns, rows, "");
        }
        if !self.amendments.is_empty() {
            sheet.title(sheet.say("Avenants", "Amendments"));
            let columns = [("Date", Column::Date), ("", Column::Text), ("Net", Column::Money)];
            let rows =
                self.amendments.iter().map(|a| [text(&a.signed_on), text(&a.description), text(&a.net)]);
            sheet.table(columns, rows, "");
        }
        if !self.invoices.is_empty() {
            sheet.title(sheet.say("Factures", "Invoices"));
            super::invoices::rows(sheet, &self.invoices);
        }
    }
}

trait Stages {
    fn stages(&self, sheet: &mut Sheet);
}

impl Stages for Mission {
    fn stages(&self, sheet: &mut Sheet) {
        sheet.title(sheet.say("Étapes", "Stages"));
        let columns = [
            ("N°", Column::Id),
            (sheet.say("Étape", "Stage"), Column::Text),
            ("%", Column::Number),
            (sheet.say("Net HT", "Net"), Column::Money),
            (sheet.say("État", "Status"), Column::Word),
            (sheet.say("Validée le", "Validated on"), Column::Date),
            (sheet.say("Par", "By"), Column::Text),
            (sheet.say("Facture", "Invoice"), Column::Text),
        ];
        let rows = self.stages.iter().map(|stage| {
            [
                text(stage.position),
                text(&stage.label),
                stage.percent.as_ref().and_then(text),
                text(&stage.net),
                text(&stage.status),
                stage.validated_on.clone(),
                stage.validated_by.clone(),
                stage.invoice.clone(),
            ]
        });
        sheet.table(columns, rows, sheet.say("Aucune étape.", "No stage."));
    }
}
