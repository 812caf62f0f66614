//! The agenda, the catalogue, what was found.

use super::{first_line, text};
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::agenda::Agenda;
use carnet_app::wire::search::Found;
use carnet_app::wire::services::{Service, Services};

impl View for Agenda {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Jour", "Day"), Column::Date),
            (sheet.say("Heure", "Time"), Column::Text),
            (sheet.say("Quoi", "What"), Column::Word),
            ("N°", Column::Id),
            ("Client", Column::Text),
            (sheet.say("Objet", "Subject"), Column::Text),
            (sheet.say("État", "State"), Column::Word),
            (sheet.say("Reste", "Balance"), Column::Money),
        ];
        let rows = self.items.iter().map(|item| {
            [
                text(&item.date),
                item.time.clone(),
                text(&item.kind),
                text(item.id),
                text(&item.client),
                text(&item.title),
                text(&item.state),
                item.amount.as_ref().and_then(text),
            ]
        });
        sheet.table(columns, rows, sheet.say("Rien à ces dates.", "Nothing on these dates."));
    }
}

impl View for Services {
    fn view(&self, sheet: &mut Sheet) {
        catalogue(sheet, &self.services);
    }
}

impl View for Service {
    fn view(&self, sheet: &mut Sheet) {
        catalogue(sheet, std::slice::from_ref(self));
    }
}

fn catalogue(sheet: &mut Sheet, services: &[Service]) {
    let columns = [
        ("N°", Column::Id),
        (sheet.say("Prestation", "Service"), Column::Text),
        (sheet.say("Prix HT", "Net price"), Column::Price),
        (sheet.say("Unité", "Unit"), Column::Word),
        (sheet.say("TVA", "VAT"), Column::Number),
    ];
    let rows = services.iter().map(|service| {
        [
            text(service.id),
            first_line(&service.description),
            text(&service.unit_price),
            text(&service.unit),
            service.vat_rate.as_ref().and_then(text),
        ]
    });
    sheet.table(columns, rows, sheet.say("Le catalogue est vide.", "The catalogue is empty."));
}

impl View for Found {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Quoi", "What"), Column::Word),
            ("N°", Column::Id),
            (sheet.say("Nom", "Name"), Column::Text),
            ("Client", Column::Text),
            (sheet.say("Détail", "Detail"), Column::Text),
        ];
        let rows = self.hits.iter().map(|hit| {
            [
                text(&hit.kind),
                text(hit.id),
                text(&hit.name),
                hit.client.clone(),
                hit.detail.as_deref().and_then(first_line),
            ]
        });
        sheet.table(columns, rows, sheet.say("Rien de ce nom.", "Nothing by that name."));
    }
}
