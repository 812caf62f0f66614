//! The books of the law.

use super::text;
use crate::sheet::{Column, Sheet, View};
use carnet_app::wire::books::{
    AccountPlan, ArchiveCheck, Archived, Closing, Closings, Entries, PurchasesRegister, ReceiptsLedger,
};

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
            (sheet.say("Dont ventes", "Of it goods"), Column::Money),
            (sheet.say("TVA", "VAT"), Column::Money),
            (sheet.say("Débours", "Disbursed"), Column::Money),
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
                self.with_goods.then(|| row.goods.to_string()),
                text(&row.vat),
                self.with_disbursements.then(|| row.disbursed.to_string()),
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
            (
                sheet.say("Dont ventes de marchandises", "Of it goods"),
                self.with_goods.then(|| sheet.money(self.total_goods.as_str())),
            ),
            (sheet.say("TVA", "VAT"), Some(sheet.money(self.total_vat.as_str()))),
            (
                sheet.say("Débours", "Disbursed"),
                self.with_disbursements.then(|| sheet.money(self.total_disbursed.as_str())),
            ),
            (sheet.say("Encaissé", "Received"), Some(sheet.money(self.total.as_str()))),
            (sheet.say("Dont espèces", "Of it cash"), Some(sheet.money(self.cash.as_str()))),
        ]);
    }
}

impl View for PurchasesRegister {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("N°", "No."), Column::Id),
            (sheet.say("Réglé le", "Paid"), Column::Date),
            (sheet.say("Pièce", "Document"), Column::Text),
            (sheet.say("Fournisseur", "Supplier"), Column::Text),
            ("Nature", Column::Text),
            (sheet.say("Règlement", "Payment"), Column::Word),
            (sheet.say("HT", "Net"), Column::Money),
            (sheet.say("TVA", "VAT"), Column::Money),
            (sheet.say("Débours", "Disbursed"), Column::Money),
            (sheet.say("Montant", "Amount"), Column::Money),
        ];
        let rows = self.rows.iter().map(|row| {
            [
                text(row.rank),
                text(&row.on),
                row.number.clone(),
                text(&row.supplier),
                text(&row.nature),
                text(&row.method),
                text(&row.net),
                text(&row.vat),
                self.with_disbursements.then(|| row.disbursed.to_string()),
                text(&row.amount),
            ]
        });
        let empty = sheet.say("Aucun achat réglé sur cette période.", "No purchase was paid in this period.");
        sheet.table(columns, rows, empty);
        sheet.fields([
            ("Total", Some(sheet.money(self.total.as_str()))),
            (
                sheet.say("Dont débours", "Of it disbursed"),
                self.with_disbursements.then(|| sheet.money(self.total_disbursed.as_str())),
            ),
            (sheet.say("Dont espèces", "Of it cash"), Some(sheet.money(self.cash.as_str()))),
        ]);
        for caveat in &self.caveats {
            sheet.line(caveat);
        }
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

impl View for Archived {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.folder);
        let files = self.files;
        let count = format!("{files} {}", sheet.say("fichiers", "files"));
        sheet.line(&count);
        sheet.line(&format!("SHA256SUMS : {}", self.sha256));
        if !self.closed {
            let open = sheet.say(
                "L'année n'est pas clôturée : cette archive est provisoire.",
                "The year is not closed: this archive is provisional.",
            );
            sheet.line(open);
        }
    }
}

impl View for ArchiveCheck {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [(sheet.say("Fichier", "File"), Column::Text), ("", Column::Text)];
        let rows = self.findings.iter().map(|finding| [text(&finding.number), text(&finding.problem)]);
        sheet.table(columns, rows, sheet.say("Tout est comme à l'archivage.", "All is as it was archived."));
        let (files, documents, closings) = (self.files, self.documents, self.closings);
        let counts = format!(
            "{files} {}, {documents} {}, {closings} {}",
            sheet.say("fichiers", "files"),
            sheet.say("documents de la chaîne", "documents of the chain"),
            sheet.say("clôtures", "closings")
        );
        sheet.line(&counts);
    }
}

impl View for Entries {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("N°", "No."), Column::Id),
            ("Date", Column::Date),
            (sheet.say("Journal", "Journal"), Column::Text),
            (sheet.say("Compte", "Account"), Column::Text),
            (sheet.say("Libellé", "Text"), Column::Text),
            (sheet.say("Débit", "Debit"), Column::Money),
            (sheet.say("Crédit", "Credit"), Column::Money),
        ];
        let rows = self.rows.iter().map(|row| {
            [
                text(row.entry),
                text(&row.on),
                text(&row.journal),
                text(&row.account),
                text(&row.text),
                text(&row.debit),
                text(&row.credit),
            ]
        });
        sheet.table(
            columns,
            rows,
            sheet.say("Aucune écriture sur cette période.", "No entry in this period."),
        );
        sheet.fields([("Total", Some(sheet.money(self.total.as_str())))]);
    }
}

impl View for AccountPlan {
    fn view(&self, sheet: &mut Sheet) {
        let columns = [
            (sheet.say("Rôle", "Part"), Column::Text),
            (sheet.say("Compte", "Account"), Column::Text),
            (sheet.say("Libellé", "Name"), Column::Text),
            (sheet.say("Usuel", "Usual"), Column::Text),
        ];
        let rows = self.accounts.iter().map(|account| {
            [text(&account.role), text(&account.number), text(&account.label), text(&account.usual)]
        });
        sheet.table(columns, rows, "");
        let kept = match self.basis.as_str() {
            "cash" => {
                sheet.say("Tenu par les encaissements et les paiements.", "Kept by receipts and payments.")
            }
            _ => sheet.say("Tenu par les factures.", "Kept by invoices."),
        };
        sheet.line(kept);
    }
}
