//! The notes (BG-1) that French platforms want, with their subjects (UNTDID 4451).

use super::super::composed::{Said, correction_reason};
use super::parties::consumer;
use crate::{Language, say};
use carnet_core::law::{self, TerritoryVat};
use carnet_documents::facturx::Note;
use carnet_store::invoice as table;

/// Returns the notes: recovery costs, penalties and discount for early payment once each (BR-FR-05, -06), the treatment
/// (BR-FR-20), form and register of a company, then the sentences that have no term of their own.
pub(super) fn notes(
    invoice: &table::Invoice,
    said: &Said<'_>,
    credit_note: bool,
    language: Language,
) -> Vec<Note> {
    let mention = |keys: &[&str]| {
        said.mentions.iter().find(|mention| keys.contains(&mention.key)).map(|mention| mention.text.clone())
    };
    // The rules want the three notes on every document. What is not owed is said not to be: a consumer is never told of the
    // 40 € (C. com. art. D441-5 is between businesses), and nobody pays a credit note late.
    let pointless = if credit_note {
        say!(language, "Sans objet : avoir", "Not applicable: credit note")
    } else {
        say!(language, "Sans objet : client particulier", "Not applicable: consumer")
    };
    let owed = |subject: &str, keys: &[&str]| Note {
        subject: Some(subject.to_owned()),
        text: mention(keys).unwrap_or_else(|| pointless.clone()),
    };
    let mut notes = vec![
        owed("PMT", &["recovery_indemnity"]),
        owed("PMD", &["late_penalty_rate", "late_penalty_3x"]),
        owed("AAB", &["no_discount", "discount"]),
        Note { subject: Some("BAR".to_owned()), text: treatment(said).to_owned() },
    ];
    for (subject, key) in [("REG", "company"), ("ABL", "register")] {
        notes.extend(mention(&[key]).map(|text| Note { subject: Some(subject.to_owned()), text }));
    }
    for key in ["credit_note", "corrective", "vat_on_debits", "mediator"] {
        notes.extend(mention(&[key]).map(|text| Note { subject: None, text }));
    }
    notes.extend(correction_reason(invoice, language).map(|text| Note { subject: None, text }));
    notes
}

/// Whether French VAT is charged there: metropolitan France and the departments with rates of their own.
fn inland(country: &str) -> bool {
    let own = law::territory(country).ok().flatten().map(|territory| territory.vat);
    country == "FR" || own == Some(TerritoryVat::OwnRates)
}

/// How the platform is to treat the document (BAR): between French businesses, across the border, to a consumer.
fn treatment(said: &Said<'_>) -> &'static str {
    match (consumer(said.client), inland(&said.client.client.country)) {
        (true, true) => "B2C",
        (true, false) => "B2CINT",
        (false, true) => "B2B",
        (false, false) => "B2BINT",
    }
}
