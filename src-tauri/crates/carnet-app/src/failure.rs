//! What is refused, as facts inside and as one sentence with what to do at the edge.

mod book;
mod law;
mod paper;
mod record;

pub use record::Kind;

use crate::problem::Problem;
use crate::{Language, say};
use carnet_core::law::LawError;
use carnet_core::money::MoneyError;
use carnet_documents::RenderError;
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
    /// The look of a paper, or its file, could not be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// What the book should hold for a paper is absent or does not read back.
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
            Self::NotFound { kind, name } => record::not_found(*kind, name, language),
            Self::Ambiguous { kind, name, candidates } => {
                record::ambiguous(*kind, name, candidates, language)
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
            Self::Law(error) => failure(law::code(error), law::sentence(error, language)),
            Self::Render(error) => paper::render(error, language),
            Self::Paper(_) => paper::absent(language),
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

    #[test]
    fn a_paper_that_cannot_be_made_is_told_without_the_words_of_the_code() {
        let logo = Refusal::from(RenderError::Logo { reason: "bad chunk".to_owned() });
        let absent = Refusal::Paper("issue date missing".to_owned());
        for refusal in [logo, absent] {
            for language in [Language::Fr, Language::En] {
                let told = refusal.explain(language);
                let said = format!("{} {}", told.message, told.hint.as_deref().unwrap_or_default());
                assert!(!said.contains("chunk") && !said.contains("issue date"), "{said}");
                assert!(told.hint.is_some(), "{said}: what to do is said");
            }
        }
    }
}
