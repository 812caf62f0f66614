//! What is refused, as facts inside and as one sentence with what to do at the edge.

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
                let what = kind_name(*kind, language);
                failure(
                    Code::NotFound,
                    say!(
                        language,
                        "Aucun(e) {what} ne répond à « {name} ».",
                        "No {what} answers to \"{name}\"."
                    ),
                )
                .hinted(say!(
                    language,
                    "Vérifiez le nom ou le numéro, ou listez les enregistrements.",
                    "Check the name or number, or list the records."
                ))
            }
            Self::Ambiguous { kind, name, candidates } => {
                let what = kind_name(*kind, language);
                let list = candidates.join(", ");
                failure(
                    Code::Ambiguous,
                    say!(
                        language,
                        "« {name} » désigne plusieurs {what}s : {list}.",
                        "\"{name}\" names several {what}s: {list}."
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
            Self::File { path, source } => failure(Code::File, file(path, source, language)),
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
            Self::Store(error) => store(error, language),
            Self::Money(error) => failure(Code::InvalidInput, crate::problem::money(error, language)),
            Self::Law(error) => failure(
                Code::Refused,
                say!(
                    language,
                    "La loi ne donne pas de valeur pour cette date : {error}.",
                    "The law gives no value for that date: {error}."
                ),
            ),
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

fn kind_name(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Client, Language::Fr) => "client",
        (Kind::Client, Language::En) => "client",
        (Kind::Quote, Language::Fr) => "devis",
        (Kind::Quote, Language::En) => "quote",
        (Kind::Mission, _) => "mission",
        (Kind::Stage, Language::Fr) => "étape",
        (Kind::Stage, Language::En) => "stage",
        (Kind::Invoice, Language::Fr) => "facture",
        (Kind::Invoice, Language::En) => "invoice",
        (Kind::FollowUp, Language::Fr) => "relance",
        (Kind::FollowUp, Language::En) => "follow-up",
        (Kind::Entry, Language::Fr) => "saisie d'heures",
        (Kind::Entry, Language::En) => "time entry",
    }
}

fn file(path: &str, source: &std::io::Error, language: Language) -> String {
    use std::io::ErrorKind as Io;
    match source.kind() {
        Io::NotFound => say!(
            language,
            "Le fichier {path} n'existe pas : vérifiez son nom.",
            "The file {path} does not exist: check its name."
        ),
        Io::PermissionDenied => say!(
            language,
            "Le fichier {path} ne peut pas être ouvert : vos droits ne le permettent pas.",
            "The file {path} cannot be opened: your rights do not allow it."
        ),
        Io::FileTooLarge => say!(
            language,
            "Le fichier {path} est trop gros (50 Mo au plus).",
            "The file {path} is too large (50 MB at most)."
        ),
        Io::IsADirectory => {
            say!(language, "{path} est un dossier : donnez un fichier.", "{path} is a folder: give a file.")
        }
        Io::StorageFull | Io::QuotaExceeded => say!(
            language,
            "Le disque est plein : {path} n'a pas été écrit.",
            "The disk is full: {path} was not written."
        ),
        _ => say!(
            language,
            "Le fichier {path} pose problème : {source}.",
            "The file {path} has a problem: {source}."
        ),
    }
}

fn store(error: &StoreError, language: Language) -> Failure {
    let (code, message, hint) = match error {
        StoreError::NoBook { folder } => {
            let folder = folder.display();
            (
                Code::NoBook,
                say!(language, "Il n'y a pas de carnet dans {folder}.", "There is no book in {folder}."),
                Some(say!(
                    language,
                    "Créez-le avec `carnet init`, ou indiquez un autre dossier avec --book.",
                    "Make it with `carnet init`, or name another folder with --book."
                )),
            )
        }
        StoreError::AlreadyThere { folder } => {
            let folder = folder.display();
            (
                Code::BookExists,
                say!(
                    language,
                    "Il y a déjà un carnet dans {folder}.",
                    "There is already a book in {folder}."
                ),
                Some(say!(
                    language,
                    "Choisissez un autre dossier avec --book, ou ouvrez celui-ci.",
                    "Choose another folder with --book, or open this one."
                )),
            )
        }
        StoreError::NotABook { file } => {
            let file = file.display();
            (
                Code::BadBook,
                say!(
                    language,
                    "Le fichier {file} n'est pas un carnet ; il n'a pas été touché.",
                    "The file {file} is not a book; it was not touched."
                ),
                Some(say!(
                    language,
                    "Indiquez un autre dossier, ou remettez une sauvegarde à sa place.",
                    "Name another folder, or put a backup in its place."
                )),
            )
        }
        StoreError::Newer { file, found, known } => {
            let file = file.display();
            (
                Code::BadBook,
                say!(
                    language,
                    "Le carnet {file} vient d'une version plus récente du programme (format {found}, connu jusqu'à {known}) ; il n'a pas été touché.",
                    "The book {file} comes from a newer program (format {found}, known up to {known}); it was not touched."
                ),
                Some(say!(
                    language,
                    "Installez la version récente de Carnet pour l'ouvrir.",
                    "Install the newer Carnet to open it."
                )),
            )
        }
        StoreError::Foreign { file, object } => {
            let file = file.display();
            (
                Code::BadBook,
                say!(
                    language,
                    "Le carnet {file} a été modifié par un autre programme (« {object} ») ; il n'a pas été touché.",
                    "The book {file} was changed by another program (\"{object}\"); it was not touched."
                ),
                Some(say!(
                    language,
                    "Remettez une sauvegarde à sa place ; ce fichier peut être examiné avec un outil SQLite.",
                    "Put a backup in its place; this file can be examined with an SQLite tool."
                )),
            )
        }
        StoreError::Damaged { file, detail } => {
            let file = file.display();
            (
                Code::BadBook,
                say!(
                    language,
                    "Le carnet {file} est abîmé ({detail}) ; rien n'a été écrit.",
                    "The book {file} is damaged ({detail}); nothing was written."
                ),
                Some(say!(
                    language,
                    "Une sauvegarde vérifiée se trouve dans le dossier backups du carnet.",
                    "A verified backup stands in the book's backups folder."
                )),
            )
        }
        StoreError::ReadOnly { folder } => {
            let folder = folder.display();
            (
                Code::ReadOnly,
                say!(
                    language,
                    "Le dossier {folder} ne peut pas être écrit : le carnet est en lecture seule, rien n'a changé.",
                    "The folder {folder} cannot be written: the book is read-only, nothing changed."
                ),
                Some(say!(
                    language,
                    "Donnez-vous le droit d'écrire dans ce dossier, ou copiez le carnet ailleurs.",
                    "Give yourself the right to write there, or copy the book elsewhere."
                )),
            )
        }
        StoreError::DiskFull => (
            Code::DiskFull,
            say!(
                language,
                "Le disque est plein : rien n'a été écrit, rien n'est perdu.",
                "The disk is full: nothing was written, nothing is lost."
            ),
            Some(say!(language, "Libérez de la place, puis recommencez.", "Make room, then try again.")),
        ),
        StoreError::Busy => (
            Code::Busy,
            say!(
                language,
                "Un autre programme écrit dans le carnet depuis plus de cinq secondes.",
                "Another program has been writing to the book for over five seconds."
            ),
            Some(say!(language, "Recommencez dans un instant.", "Try again in a moment.")),
        ),
        StoreError::Frozen => (
            Code::Frozen,
            say!(language, "Un document émis ne change plus.", "An issued document does not change."),
            Some(say!(language, "Faites un avoir pour le corriger.", "Make a credit note to correct it.")),
        ),
        StoreError::Barrier { op, subject } => {
            let what = crate::operation::label(op, language);
            (
                Code::Frozen,
                say!(
                    language,
                    "« {what} » ({subject}) ne s'annule pas.",
                    "\"{what}\" ({subject}) cannot be undone."
                ),
                (op == crate::operation::ISSUE_INVOICE.name).then(|| {
                    say!(
                        language,
                        "Faites un avoir sur {subject} pour la corriger.",
                        "Make a credit note on {subject} to correct it."
                    )
                }),
            )
        }
        StoreError::NothingToUndo => (
            Code::Refused,
            say!(language, "Il n'y a rien à annuler ni à rétablir.", "There is nothing to undo or redo."),
            None,
        ),
        StoreError::UndoConflict { table } => (
            Code::Refused,
            say!(
                language,
                "L'annulation est refusée : « {table} » a changé depuis.",
                "Undo is refused: \"{table}\" changed since."
            ),
            None,
        ),
        StoreError::File { path, source } => {
            (Code::File, file(&path.display().to_string(), source, language), None)
        }
        StoreError::Value { detail } => (
            Code::BadBook,
            say!(
                language,
                "Une valeur du carnet ne se relit pas ({detail}).",
                "A value in the book does not read back ({detail})."
            ),
            Some(say!(
                language,
                "Remettez la dernière sauvegarde ; rien n'a été écrit.",
                "Restore the last backup; nothing was written."
            )),
        ),
        StoreError::Sql(error) => (
            Code::Internal,
            say!(
                language,
                "Le carnet a refusé l'opération ({error}) ; rien n'a été écrit.",
                "The book refused the operation ({error}); nothing was written."
            ),
            None,
        ),
    };
    Failure { code, message, hint, fields: Vec::new() }
}
