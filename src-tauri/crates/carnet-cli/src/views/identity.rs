//! Who the user is.

use crate::sheet::{Sheet, View};
use carnet_app::wire::identity::{BookState, Identity};

impl View for Identity {
    fn view(&self, sheet: &mut Sheet) {
        sheet.title(&self.name);
        let target = sheet.money(self.target_rate.as_str());
        let floor = format!("{} ({})", sheet.money(self.floor_rate.as_str()), self.floor_source);
        let opening = sheet.money(self.opening_balance.as_str());
        let started = self.started.as_deref().map(|date| sheet.date(date));
        let terms = format!("{} {}", self.payment_terms_days, sheet.say("jours", "days"));
        sheet.fields([
            (sheet.say("Adresse", "Address"), Some(self.address.replace('\n', ", "))),
            ("SIRET", Some(self.siret.clone())),
            (sheet.say("Statut", "Status"), Some(self.status.clone())),
            (sheet.say("TVA", "VAT"), Some(self.vat.clone())),
            (sheet.say("Numéro de TVA", "VAT number"), self.vat_number.clone()),
            ("IBAN", Some(self.iban.clone())),
            ("BIC", self.bic.clone()),
            ("E-mail", self.email.clone()),
            (sheet.say("Téléphone", "Phone"), self.phone.clone()),
            (sheet.say("Début d'activité", "Started"), started),
            (sheet.say("Taux visé", "Target rate"), Some(target)),
            (sheet.say("Taux plancher", "Floor rate"), Some(floor)),
            (sheet.say("Solde de départ", "Opening balance"), Some(opening)),
            (sheet.say("Délai de paiement", "Payment terms"), Some(terms)),
            (
                sheet.say("Pénalités de retard", "Late penalties"),
                Some(sheet.percent(&self.late_penalty_rate)),
            ),
            (sheet.say("Carnet", "Book"), Some(self.folder.clone())),
        ]);
    }
}

impl View for BookState {
    fn view(&self, sheet: &mut Sheet) {
        let yes_no =
            |yes: bool| Some(if yes { sheet.say("oui", "yes") } else { sheet.say("non", "no") }.to_owned());
        let today = sheet.date(&self.today);
        sheet.fields([
            (sheet.say("Carnet", "Book"), Some(self.folder.clone())),
            (sheet.say("Prêt", "Ready"), yes_no(self.ready)),
            (sheet.say("Démonstration", "Demonstration"), yes_no(self.demo)),
            (sheet.say("Lecture seule", "Read-only"), yes_no(self.read_only)),
            (sheet.say("Nom", "Name"), self.identity.as_ref().map(|identity| identity.name.clone())),
            (sheet.say("Aujourd'hui", "Today"), Some(today)),
        ]);
    }
}
