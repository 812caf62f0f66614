//! Today and profit.

use super::clients::follow_ups;
use super::{first_line, text};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::reports::{ClientProfit, DropSimulation, Profit, ProfitMonths, ProfitRows, Today};
use carnet_app::wire::{Amount, Hours};

impl View for Today {
    fn view(&self, sheet: &mut Sheet) {
        for (title, items) in [
            (sheet.say("En retard", "Overdue"), &self.overdue),
            (sheet.say("Aujourd'hui", "Today"), &self.due),
            (sheet.say("À venir", "Coming"), &self.coming),
        ] {
            if !items.is_empty() {
                sheet.title(title);
                follow_ups(sheet, items);
            }
        }
        if !self.late_invoices.is_empty() {
            sheet.title(sheet.say("Factures en retard", "Late invoices"));
            super::invoices::rows(sheet, &self.late_invoices);
        }
        if !self.refused_invoices.is_empty() {
            sheet.title(sheet.say("Factures refusées ou rejetées", "Refused or rejected invoices"));
            super::lifecycle::refused(sheet, &self.refused_invoices);
        }
        if !self.to_invoice.is_empty() {
            sheet.title(sheet.say("À facturer", "To invoice"));
            super::invoices::rows(sheet, &self.to_invoice);
        }
        if !self.deadlines.is_empty() {
            sheet.title(sheet.say("Échéances", "Deadlines"));
            let columns = [("Date", Column::Date), ("Mission", Column::Text), ("Client", Column::Text)];
            let rows = self.deadlines.iter().map(|d| [text(&d.date), text(&d.mission), text(&d.client)]);
            sheet.table(columns, rows, "");
        }
        sheet.title(&sheet.date(&self.date));
        let money = |amount: &Amount| Some(sheet.money(amount.as_str()));
        sheet.fields([
            (sheet.say("On me doit", "Owed to me"), money(&self.owed)),
            (sheet.say("À facturer HT", "To invoice, net"), money(&self.unbilled)),
            (sheet.say("Facturé ce mois HT", "Invoiced this month, net"), money(&self.month_invoiced)),
            (sheet.say("Encaissé ce mois HT", "Collected this month, net"), money(&self.month_collected)),
            (sheet.say("Heures du mois", "Hours this month"), Some(sheet.hours(self.month_hours.as_str()))),
            (sheet.say("Heure vraie", "True hour"), self.true_hour.as_ref().and_then(money)),
            (
                sheet.say("Heures à risque", "Hours at risk"),
                Some(format!(
                    "{} = {}",
                    sheet.hours(self.at_risk_hours.as_str()),
                    sheet.money(self.at_risk_amount.as_str())
                )),
            ),
            (
                sheet.say("Heures non réclamées", "Unclaimed hours"),
                Some(sheet.hours(self.unclaimed_hours.as_str())),
            ),
            (
                sheet.say("Devis envoyés", "Quotes sent"),
                Some(format!("{}/{}", self.quotes_sent, self.quotes_goal)),
            ),
        ]);
    }
}

impl View for Profit {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("Client", Column::Text),
            (sheet.say("Heures", "Hours"), Column::Number),
            (sheet.say("Devisé HT", "Quoted net"), Column::Money),
            (sheet.say("Facturé HT", "Invoiced net"), Column::Money),
            (sheet.say("Encaissé HT", "Collected net"), Column::Money),
            (sheet.say("Frais", "Costs"), Column::Money),
            (sheet.say("Cotisations", "Contributions"), Column::Money),
            ("Net", Column::Money),
            (sheet.say("Heure devisée", "Quoted hour"), Column::Money),
            (sheet.say("Heure facturée", "Invoiced hour"), Column::Money),
            (sheet.say("Heure vraie", "True hour"), Column::Money),
            ("", Column::Word),
            (sheet.say("% argent", "% revenue"), Column::Number),
            (sheet.say("% heures", "% hours"), Column::Number),
        ];
        let nobody = sheet.say("(personne)", "(nobody)");
        let row = |profit: &ClientProfit, name: &str| {
            [
                text(profit.client.as_deref().unwrap_or(name)),
                text(&profit.hours),
                text(&profit.quoted_net),
                text(&profit.invoiced_net),
                text(&profit.collected_net),
                text(&profit.direct_costs),
                text(&profit.contributions),
                text(&profit.net),
                profit.quoted_hour.as_ref().and_then(text),
                profit.invoiced_hour.as_ref().and_then(text),
                profit.true_hour.as_ref().and_then(text),
                profit.rate_check.clone(),
                text(&profit.revenue_share),
                text(&profit.hours_share),
            ]
        };
        let rows = self.clients.iter().map(|client| row(client, nobody)).chain([row(&self.totals, "Total")]);
        sheet.table(columns, rows, "");
        let rates = format!(
            "{} {} · {} {}",
            sheet.say("Plancher", "Floor"),
            sheet.money(self.floor_rate.as_str()),
            sheet.say("cible", "target"),
            sheet.money(self.target_rate.as_str())
        );
        sheet.line(&rates);
        for caveat in &self.caveats {
            sheet.line(caveat);
        }
    }
}

impl View for ProfitRows {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            ("Date", Column::Date),
            ("", Column::Word),
            ("", Column::Text),
            (sheet.say("Heures", "Hours"), Column::Number),
            (sheet.say("Net HT", "Net"), Column::Money),
        ];
        let rows = self.rows.iter().map(|row| {
            [
                text(&row.date),
                text(&row.label),
                row.detail.as_deref().and_then(first_line),
                row.hours.as_ref().and_then(text),
                row.amount.as_ref().and_then(text),
            ]
        });
        sheet.table(columns, rows, sheet.say("Rien sur cette période.", "Nothing in this period."));
    }
}

impl View for ProfitMonths {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Mois", "Month"), Column::Text),
            (sheet.say("Heures", "Hours"), Column::Number),
            (sheet.say("Facturé HT", "Invoiced, net"), Column::Money),
            (sheet.say("Encaissé HT", "Collected, net"), Column::Money),
            (sheet.say("Cotisations", "Contributions"), Column::Money),
            (sheet.say("Reste", "Left"), Column::Money),
            (sheet.say("Heure vraie", "True hour"), Column::Money),
        ];
        let rows = self.months.iter().map(|month| {
            [
                text(&month.month),
                text(&month.hours),
                text(&month.invoiced_net),
                text(&month.collected_net),
                text(&month.contributions),
                text(&month.net),
                month.true_hour.as_ref().and_then(text),
            ]
        });
        sheet.table(columns, rows, sheet.say("Rien sur cette période.", "Nothing in this period."));
    }
}

impl View for DropSimulation {
    fn view(&self, sheet: &mut Sheet) {
        let hour = |sheet: &Sheet, rate: &Option<Amount>| {
            rate.as_ref().map(|rate| format!("{}/h", sheet.money(rate.as_str())))
        };
        let hours = |sheet: &Sheet, hours: &Hours| sheet.hours(hours.as_str());
        let fields = [
            ("Client", text(&self.client)),
            (sheet.say("Période", "Period"), span(self.from.as_deref(), self.to.as_deref())),
            (sheet.say("Heures libérées", "Hours freed"), Some(hours(sheet, &self.hours_freed))),
            (
                sheet.say("Encaissé HT en moins", "Collected less, net"),
                Some(sheet.money(self.collected_lost.as_str())),
            ),
            (sheet.say("Il manquerait", "Missing"), Some(sheet.money(self.net_lost.as_str()))),
            (
                sheet.say("Part de l'encaissé", "Share of what was collected"),
                Some(sheet.percent(self.revenue_share.as_str())),
            ),
            (sheet.say("Heure vraie", "True hour"), hour(sheet, &self.true_hour)),
            (sheet.say("Sans ce client", "Without this client"), hour(sheet, &self.true_hour_without)),
            (
                sheet.say("Ce que vaudraient ces heures", "What these hours would be worth"),
                self.hours_worth.as_ref().map(|worth| sheet.money(worth.as_str())),
            ),
            (
                sheet.say("Heures pour le regagner", "Hours to earn it back"),
                self.hours_to_earn_back.as_ref().map(|needed| hours(sheet, needed)),
            ),
            (
                sheet.say("Prospection à prévoir", "Prospecting to expect"),
                self.prospecting_hours.as_ref().map(|needed| hours(sheet, needed)),
            ),
        ];
        sheet.fields(fields);
        for caveat in &self.caveats {
            sheet.line(caveat);
        }
    }
}

/// Returns months in order: one alone stands once.
fn span(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from?, to?) {
        (from, to) if from == to => Some(from.to_owned()),
        (from, to) => Some(format!("{from} – {to}")),
    }
}
