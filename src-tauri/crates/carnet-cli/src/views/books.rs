//! The books of the law.

use super::text;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::books::{Closing, Closings, ReceiptsLedger};

impl View for ReceiptsLedger {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("N°", "No."), Column::Id),
            ("Date", Column::Date),
            (sheet.say("Pièce", "Document"), Column::Text),
            ("Client", Column::Text),
            ("Nature", Column::Text),
            (sheet.say("Règlement", "Payment"), Column::Word),
            (sheet.say("HT", "Net"), Column::Money),
            (sheet.say("TVA", "VAT"), Column::Money),
            (sheet.say("Montant", "Amount"), Column::Money),
        ];
        let rows = self.rows.iter().map(|row| {
            [
                text(row.rank),
                text(&row.on),
                text(&row.number),
                text(&row.client),
                text(&row.nature),
                text(&row.method),
                text(&row.net),
                text(&row.vat),
                text(&row.amount),
            ]
        });
        sheet.table(
            columns,
            rows,
            sheet.say("Aucune recette sur cette période.", "No receipt in this period."),
        );
        sheet.title("Total");
        sheet.fields([
            (sheet.say("Hors taxe", "Net"), Some(sheet.money(self.total_net.as_str()))),
            (sheet.say("TVA", "VAT"), Some(sheet.money(self.total_vat.as_str()))),
            (sheet.say("Encaissé", "Received"), Some(sheet.money(self.total.as_str()))),
            (sheet.say("Dont espèces", "Of it cash"), Some(sheet.money(self.cash.as_str()))),
        ]);
    }
}

impl View for Closing {
    fn view(&self, sheet: &mut Sheet) {
        rows(sheet, std::slice::from_ref(self));
        sheet.line(&self.hash);
    }
}

impl View for Closings {
    fn view(&self, sheet: &mut Sheet) {
        rows(sheet, &self.closings);
        if !self.open.is_empty() {
            let list = self.open.join(", ");
            let text = format!("{} {list}", sheet.say("À clôturer :", "To close:"));
            sheet.line(&text);
        }
    }
}

fn rows(sheet: &mut Sheet, closings: &[Closing]) {
    let columns = [
        (sheet.say("Période", "Period"), Column::Text),
        (sheet.say("Clôturée le", "Closed"), Column::Date),
        (sheet.say("Encaissé", "Received"), Column::Money),
        (sheet.say("Facturé HT", "Invoiced net"), Column::Money),
        (sheet.say("TVA", "VAT"), Column::Money),
        (sheet.say("Documents", "Documents"), Column::Number),
        (sheet.say("Empreinte", "Hash"), Column::Text),
    ];
    let cells = closings.iter().map(|closing| {
        [
            text(&closing.period),
            closing.closed_at.get(..10).map(str::to_owned),
            text(&closing.receipts),
            text(&closing.invoiced_net),
            text(&closing.invoiced_vat),
            text(closing.documents),
            closing.hash.get(..12).map(str::to_owned),
        ]
    });
    sheet.table(columns, cells, sheet.say("Rien n'est clôturé.", "Nothing is closed."));
}
