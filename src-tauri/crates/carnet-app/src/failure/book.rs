//! Sentences for what can go wrong with files: the user's, and the book's own.

use super::{Code, Failure};
use crate::{Language, say};
use carnet_store::StoreError;

/// Returns the sentence for a file of the user's.
pub(super) fn file(path: &str, source: &std::io::Error, language: Language) -> String {
    use std::io::ErrorKind as Io;
    match source.kind() {
        Io::NotFound => say!(
            language,
            "Le fichier {path} n'existe pas : vérifiez son nom.",
            "The file {path} does not exist: check its name."
        ),
        Io::PermissionDenied => say!(
            language,
            "Vos droits ne permettent pas d'ouvrir le fichier {path} : changez-les, ou donnez-en un autre.",
            "Your rights do not let the file {path} be opened: change them, or give another one."
        ),
        Io::FileTooLarge => say!(
            language,
            "Le fichier {path} est trop gros (50 Mo au plus) : donnez-en un plus petit.",
            "The file {path} is too large (50 MB at most): give a smaller one."
        ),
        Io::IsADirectory => {
            say!(language, "{path} est un dossier : donnez un fichier.", "{path} is a folder: give a file.")
        }
        // What is neither file nor folder is refused as invalid before it is opened.
        Io::InvalidInput => say!(
            language,
            "{path} n'est pas un fichier ordinaire : donnez un fichier enregistré sur le disque.",
            "{path} is no ordinary file: give a file that is saved on the disk."
        ),
        Io::NotADirectory => say!(
            language,
            "{path} passe par un fichier comme par un dossier : vérifiez le chemin.",
            "{path} goes through a file as if it were a folder: check the path."
        ),
        Io::InvalidFilename => say!(
            language,
            "Le système n'accepte pas le nom {path} : donnez-en un plus court, sans signes particuliers.",
            "The system does not take the name {path}: give a shorter one, without special signs."
        ),
        Io::ReadOnlyFilesystem => say!(
            language,
            "{path} est sur un disque en lecture seule, rien n'y a été écrit : choisissez un autre dossier.",
            "{path} is on a read-only disk, nothing was written there: choose another folder."
        ),
        Io::StorageFull | Io::QuotaExceeded => say!(
            language,
            "Le disque est plein, {path} n'a pas été écrit : libérez de la place, puis recommencez.",
            "The disk is full, {path} was not written: make room, then try again."
        ),
        _ => match source.raw_os_error() {
            Some(number) => say!(
                language,
                "Le disque ou le système refuse {path} (erreur {number} du système) : réessayez, ou copiez-le ailleurs.",
                "The disk or the system refuses {path} (system error {number}): try again, or copy it elsewhere."
            ),
            None => say!(
                language,
                "Le fichier {path} ne se lit pas jusqu'au bout : réessayez, ou copiez-le ailleurs.",
                "The file {path} cannot be read to its end: try again, or copy it elsewhere."
            ),
        },
    }
}

/// Returns the failure of the book's file: what happened, what was not touched, what to do.
pub(super) fn store(error: &StoreError, language: Language) -> Failure {
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
        StoreError::Closed => (
            Code::Frozen,
            say!(
                language,
                "Cette période est clôturée : rien ne s'y ajoute, ne s'y change ni ne s'y annule.",
                "This period is closed: nothing in it is added, changed or taken back."
            ),
            Some(say!(
                language,
                "Passez une écriture datée d'aujourd'hui, et dites pourquoi.",
                "Record it with today's date, and say why."
            )),
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
                if op == crate::operation::ISSUE_INVOICE.name {
                    Some(say!(
                        language,
                        "Faites un avoir sur {subject} pour la corriger.",
                        "Make a credit note on {subject} to correct it."
                    ))
                } else if op == crate::operation::CLOSE_PERIOD.name {
                    Some(say!(
                        language,
                        "Une correction se date d'aujourd'hui, avec sa raison.",
                        "A correction has today's date, and its reason."
                    ))
                } else {
                    None
                },
            )
        }
        StoreError::NothingToUndo => (
            Code::Refused,
            say!(language, "Il n'y a rien à annuler ni à rétablir.", "There is nothing to undo or redo."),
            None,
        ),
        StoreError::UndoConflict { .. } => (
            Code::Refused,
            say!(
                language,
                "Rien n'est annulé : ce qui serait repris a changé depuis.",
                "Nothing is undone: what would be taken back changed since."
            ),
            Some(say!(language, "Corrigez-le à la main.", "Correct it by hand.")),
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
            Some(say!(
                language,
                "Réessayez ; si cela se répète, vérifiez le carnet avec `carnet verify`.",
                "Try again; if it happens again, check the book with `carnet verify`."
            )),
        ),
    };
    Failure { code, message, hint, fields: Vec::new() }
}
