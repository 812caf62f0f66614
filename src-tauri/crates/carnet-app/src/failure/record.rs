//! Sentences for a name that answers to no record, or to several.

use super::{Code, Failure};
use crate::{Language, say};

/// Kinds of record that a name may be looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A client or prospect.
    Client,
    /// A quote.
    Quote,
    /// A mission.
    Mission,
    /// A stage of a mission.
    Stage,
    /// An invoice or credit note.
    Invoice,
    /// A follow-up.
    FollowUp,
    /// A time entry.
    Entry,
    /// A reminder letter.
    Reminder,
    /// A service of the catalogue.
    Service,
    /// A purchase.
    Expense,
}

/// Returns the failure of a name that no record has.
pub(super) fn not_found(kind: Kind, name: &str, language: Language) -> Failure {
    let (none, _) = words(kind, language);
    Failure {
        code: Code::NotFound,
        message: say!(language, "{none} ne répond à « {name} ».", "{none} answers to \"{name}\"."),
        hint: Some(say!(
            language,
            "Vérifiez le nom ou le numéro, ou listez les enregistrements.",
            "Check the name or number, or list the records."
        )),
        fields: Vec::new(),
    }
}

/// Returns the failure of a name that several records have.
pub(super) fn ambiguous(kind: Kind, name: &str, candidates: &[String], language: Language) -> Failure {
    let (_, several) = words(kind, language);
    let list = candidates.join(", ");
    Failure {
        code: Code::Ambiguous,
        message: say!(
            language,
            "« {name} » désigne {several} : {list}.",
            "\"{name}\" names {several}: {list}."
        ),
        hint: Some(say!(
            language,
            "Tapez un peu plus du nom, ou son numéro.",
            "Type a little more of the name, or its id."
        )),
        fields: Vec::new(),
    }
}

/// Returns "no client" and "several clients" as they are said of the kind.
fn words(kind: Kind, language: Language) -> (&'static str, &'static str) {
    match (kind, language) {
        (Kind::Client, Language::Fr) => ("Aucun client", "plusieurs clients"),
        (Kind::Client, Language::En) => ("No client", "several clients"),
        (Kind::Quote, Language::Fr) => ("Aucun devis", "plusieurs devis"),
        (Kind::Quote, Language::En) => ("No quote", "several quotes"),
        (Kind::Mission, Language::Fr) => ("Aucune mission", "plusieurs missions"),
        (Kind::Mission, Language::En) => ("No mission", "several missions"),
        (Kind::Stage, Language::Fr) => ("Aucune étape", "plusieurs étapes"),
        (Kind::Stage, Language::En) => ("No stage", "several stages"),
        (Kind::Invoice, Language::Fr) => ("Aucune facture", "plusieurs factures"),
        (Kind::Invoice, Language::En) => ("No invoice", "several invoices"),
        (Kind::FollowUp, Language::Fr) => ("Aucune relance", "plusieurs relances"),
        (Kind::FollowUp, Language::En) => ("No follow-up", "several follow-ups"),
        (Kind::Entry, Language::Fr) => ("Aucune saisie d'heures", "plusieurs saisies d'heures"),
        (Kind::Entry, Language::En) => ("No time entry", "several time entries"),
        (Kind::Reminder, Language::Fr) => ("Aucune lettre de relance", "plusieurs lettres de relance"),
        (Kind::Reminder, Language::En) => ("No reminder letter", "several reminder letters"),
        (Kind::Service, Language::Fr) => ("Aucune prestation", "plusieurs prestations"),
        (Kind::Service, Language::En) => ("No service", "several services"),
        (Kind::Expense, Language::Fr) => ("Aucun achat", "plusieurs achats"),
        (Kind::Expense, Language::En) => ("No expense", "several expenses"),
    }
}
