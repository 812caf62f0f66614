//! What is refused, as facts inside and as one sentence with what to do at the edge.

mod book;

use crate::problem::Problem;
use crate::{Language, say};
use carnet_core::law::LawError;
use carnet_core::money::MoneyError;
use carnet_store::StoreError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kind of a failure: one for each thing that the page does differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Code {
    /// Fields must be corrected; see `fields`.
    InvalidInput,
    /// No record of that name.
    NotFound,
    /// Several records of that name; the message lists them.
    Ambiguous,
    /// The record's state does not allow it.
    Refused,
    /// An issued document does not change: a credit note corrects it.
    Frozen,
    /// The price is under the target and lacks its reason and end date.
    UnderTarget,
    /// There is no book yet.
    NoBook,
    /// There is a book already.
    BookExists,
    /// The file cannot be opened as a book.
    BadBook,
    /// The book can only be read.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// Another program holds the book.
    Busy,
    /// A file of the user's could not be read or written.
    File,
    /// The command belongs to a later version.
    NotYet,
    /// Something that should not happen.
    Internal,
}

/// A field that must be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldProblem {
    /// Path of the field in the request: `siret`, `lines.0.quantity`.
    pub path: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

/// A failure as the page, the terminal and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Failure {
    /// What kind it is.
    pub code: Code,
    /// What happened, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub hint: Option<String>,
    /// Fields to correct.
    pub fields: Vec<FieldProblem>,
}

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

/// Why a use case refused, as facts.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Fields of the request are wrong: every one of them, each with its path.
    #[error("{} field(s) refused", .0.len())]
    Input(Vec<(String, Problem)>),
    /// No record of that name.
    #[error("no {kind:?} called {name}")]
    NotFound {
        /// Kind of record.
        kind: Kind,
        /// As typed.
        name: String,
    },
    /// Several records of that name.
    #[error("{name} is ambiguous: {candidates:?}")]
    Ambiguous {
        /// Kind of record.
        kind: Kind,
        /// As typed.
        name: String,
        /// Their names.
        candidates: Vec<String>,
    },
    /// The state of a record does not allow it.
    #[error("{fr}")]
    State {
        /// Kind for the page.
        code: Code,
        /// The sentence in French.
        fr: String,
        /// The sentence in English.
        en: String,
        /// What to do, in French and English.
        hint: Option<(String, String)>,
    },
    /// A file of the user's could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The command belongs to a later version.
    #[error("not yet: {command}")]
    NotYet {
        /// As typed.
        command: String,
    },
    /// There is a book without identity.
    #[error("the book has no identity yet")]
    NoIdentity,
    /// The book.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An amount that does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The law gives no value for the date.
    #[error(transparent)]
    Law(#[from] LawError),
    /// The paper could not be made.
    #[error("paper: {0}")]
    Paper(String),
}

impl Refusal {
    /// Returns the refusal of one field.
    pub fn field(path: impl Into<String>, problem: impl Into<Problem>) -> Self {
        Self::Input(vec![(path.into(), problem.into())])
    }

    /// Returns the refusal of a state, with its sentence in both languages.
    pub fn state(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self::State { code: Code::Refused, fr: fr.into(), en: en.into(), hint: None }
    }

    /// Returns the refusal of a write that another program's came before: what it was decided on is not so any more.
    pub(crate) fn overtaken() -> Self {
        Self::state(
            "Une autre fenêtre ou un autre terminal vient de changer la même fiche : rien n'a été écrit.",
            "Another window or terminal just changed the same record: nothing was written.",
        )
        .hinted("Relisez-la, puis recommencez s'il le faut.", "Read it again, then start over if needed.")
    }

    /// Returns the same with what to do, in both languages.
    #[must_use]
    pub fn hinted(self, hint_fr: impl Into<String>, hint_en: impl Into<String>) -> Self {
        match self {
            Self::State { code, fr, en, .. } => {
                Self::State { code, fr, en, hint: Some((hint_fr.into(), hint_en.into())) }
            }
            other => other,
        }
    }

    /// Returns the same under another code.
    #[must_use]
    pub fn coded(self, code: Code) -> Self {
        match self {
            Self::State { fr, en, hint, .. } => Self::State { code, fr, en, hint },
            other => other,
        }
    }

    /// Returns the refusal of reading or writing `path`.
    pub fn file(path: &std::path::Path, source: std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), source }
    }

    /// Returns the failure to show: the sentence, what to do, the fields.
    pub fn explain(&self, language: Language) -> Failure {
        let failure = |code, message: String| Failure { code, message, hint: None, fields: Vec::new() };
        match self {
            Self::Input(problems) => input(problems, language),
            Self::NotFound { kind, name } => {
                let (none, _) = kind_words(*kind, language);
                failure(
                    Code::NotFound,
                    say!(language, "{none} ne répond à « {name} ».", "{none} answers to \"{name}\"."),
                )
                .hinted(say!(
                    language,
                    "Vérifiez le nom ou le numéro, ou listez les enregistrements.",
                    "Check the name or number, or list the records."
                ))
            }
            Self::Ambiguous { kind, name, candidates } => {
                let (_, several) = kind_words(*kind, language);
                let list = candidates.join(", ");
                failure(
                    Code::Ambiguous,
                    say!(
                        language,
                        "« {name} » désigne {several} : {list}.",
                        "\"{name}\" names {several}: {list}."
                    ),
                )
                .hinted(say!(
                    language,
                    "Tapez un peu plus du nom, ou son numéro.",
                    "Type a little more of the name, or its id."
                ))
            }
            Self::State { code, fr, en, hint } => Failure {
                code: *code,
                message: if language == Language::Fr { fr.clone() } else { en.clone() },
                hint: hint
                    .as_ref()
                    .map(|(fr, en)| if language == Language::Fr { fr.clone() } else { en.clone() }),
                fields: Vec::new(),
            },
            Self::File { path, source } => failure(Code::File, book::file(path, source, language)),
            Self::NotYet { command } => failure(
                Code::NotYet,
                say!(
                    language,
                    "La commande « {command} » n'existe pas encore dans cette version.",
                    "The command \"{command}\" is not in this version yet."
                ),
            ),
            Self::NoIdentity => failure(
                Code::NoBook,
                say!(
                    language,
                    "Ce carnet ne sait pas encore à qui il est.",
                    "This book does not know yet whose it is."
                ),
            )
            .hinted(say!(
                language,
                "Commencez par `carnet init`, ou par l'écran de premier démarrage.",
                "Start with `carnet init`, or with the first-start screen."
            )),
            Self::Store(error) => book::store(error, language),
            Self::Money(error) => failure(Code::InvalidInput, crate::problem::money(error, language)),
            Self::Law(error) => failure(law_code(error), law(error, language)),
            Self::Paper(detail) => failure(
                Code::Internal,
                say!(
                    language,
                    "Le document n'a pas pu être composé : {detail}.",
                    "The paper could not be made: {detail}."
                ),
            ),
        }
    }
}

impl Failure {
    fn hinted(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

fn input(problems: &[(String, Problem)], language: Language) -> Failure {
    let fields: Vec<FieldProblem> = problems
        .iter()
        .map(|(path, problem)| FieldProblem { path: path.clone(), message: problem.sentence(language) })
        .collect();
    let message = match fields.as_slice() {
        [only] => only.message.clone(),
        several => {
            let count = several.len();
            let list = several.iter().map(|f| f.message.as_str()).collect::<Vec<_>>().join(" ");
            say!(
                language,
                "{count} champs sont à corriger. {list}",
                "{count} fields need a correction. {list}"
            )
        }
    };
    Failure { code: Code::InvalidInput, message, hint: None, fields }
}

fn law_code(error: &LawError) -> Code {
    match error {
        LawError::Malformed { .. } => Code::Internal,
        _ => Code::Refused,
    }
}

/// Returns the sentence for a date or a status for which Carnet knows no value of the law.
fn law(error: &LawError, language: Language) -> String {
    match error {
        LawError::NotKnownYet { on, known_from, .. } => {
            let (on_fr, from_fr) = (on.format("%d/%m/%Y"), known_from.format("%d/%m/%Y"));
            say!(
                language,
                "Carnet ne connaît pas la loi du {on_fr}, seulement depuis le {from_fr} : choisissez une date plus tardive.",
                "Carnet does not know the law of {on}, only since {known_from}: choose a later date."
            )
        }
        LawError::ValueUnknown { on, reference, .. } => {
            let on_fr = on.format("%d/%m/%Y");
            say!(
                language,
                "Carnet ne connaît pas la valeur en vigueur le {on_fr} ({reference}) : choisissez une autre date.",
                "Carnet does not know the value in force on {on} ({reference}): choose another date."
            )
        }
        LawError::NotForStatus { .. } => say!(
            language,
            "Cela n'existe pas pour votre statut : vérifiez-le dans l'identité.",
            "This does not exist for your status: check it in your identity."
        ),
        LawError::Malformed { detail } => say!(
            language,
            "Les faits de la loi livrés avec Carnet ne se lisent pas ({detail}) : réinstallez-le.",
            "The facts of the law that come with Carnet cannot be read ({detail}): install it again."
        ),
    }
}

/// Returns "no client" and "several clients" as they are said of the kind.
fn kind_words(kind: Kind, language: Language) -> (&'static str, &'static str) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_the_law_is_told_without_the_names_of_its_tables() {
        let refusal = Refusal::from(LawError::NotKnownYet {
            series: "smic_hourly".to_owned(),
            on: "1999-01-31".parse().unwrap(),
            known_from: "2024-01-01".parse().unwrap(),
        });
        let (fr, en) = (refusal.explain(Language::Fr), refusal.explain(Language::En));
        assert_eq!(
            fr.message,
            "Carnet ne connaît pas la loi du 31/01/1999, seulement depuis le 01/01/2024 : choisissez une date plus tardive."
        );
        assert!(en.message.contains("1999-01-31") && !en.message.contains("smic_hourly"), "{}", en.message);
        assert_eq!(fr.code, Code::Refused);
    }
}
