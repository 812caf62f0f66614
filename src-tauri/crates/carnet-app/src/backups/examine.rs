//! The check of a backup: what is wrong with it, what it lacks, what came after it.

use crate::wire::backups::Verified;
use crate::wire::invoices::Finding;
use crate::{Carnet, Code, Language, Refusal, Result, check, invoices, say};
use carnet_store::{BookCopy, HeldFile, StoreError, held_files, invoice, layout};
use std::collections::HashSet;
use std::path::Path;

/// How closely papers and attachments are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// They are there.
    Presence,
    /// Their bytes are those that the copy means.
    EveryByte,
}

/// What a check found.
#[derive(Debug)]
pub(super) struct Verdict {
    /// In a word.
    pub verified: Verified,
    /// What is wrong or missing, as a sentence.
    pub detail: Option<String>,
    /// Which issued documents came after it, as a sentence.
    pub since: Option<String>,
}

/// Most documents that a sentence names one by one.
const NAMED: usize = 3;

/// Checks the backup in `path` against itself and the files in the `folder` of the book.
pub(super) fn examine(
    folder: &Path,
    path: &Path,
    present: Option<&Carnet>,
    language: Language,
    depth: Depth,
) -> Verdict {
    let copy = match sound(folder, path, language) {
        Ok(copy) => copy,
        Err(refusal) => {
            let failure = refusal.explain(language);
            // A folder that cannot be written says nothing about the copy.
            let known = failure.code == Code::BadBook;
            return Verdict {
                verified: if known { Verified::Damaged } else { Verified::Unverified },
                detail: Some(failure.message),
                since: None,
            };
        }
    };
    let lacking = match missing(&copy, folder, depth) {
        Ok(files) => files,
        Err(refusal) => {
            let detail = Some(refusal.explain(language).message);
            return Verdict { verified: Verified::Damaged, detail, since: None };
        }
    };
    let since = present.and_then(|carnet| issued_since(carnet, &copy).ok()).unwrap_or_default();
    Verdict {
        verified: Verified::of(lacking.is_empty()),
        detail: lacking_sentence(&lacking, language),
        since: since_sentence(&since, language),
    }
}

/// Opens a backup that is sound in itself: file, schema, chain of issued documents.
///
/// # Errors
/// What is wrong with it, in a sentence with the name of the file.
pub(crate) fn open(folder: &Path, path: &Path, language: Language) -> Result<BookCopy> {
    let copy = BookCopy::open(path, &folder.join(layout::BACKUPS)).map_err(|error| flawed(path, error))?;
    let findings = invoices::verify_copy(copy.conn(), language)?;
    findings.first().map_or(Ok(copy), |finding| Err(damaged(path, finding)))
}

/// Opens a backup of which each row is as it was written, too. One that is not can still be restored: it may be all there is.
///
/// # Errors
/// What is wrong with it, in a sentence with the name of the file.
pub(super) fn sound(folder: &Path, path: &Path, language: Language) -> Result<BookCopy> {
    let copy = open(folder, path, language)?;
    let findings = check::findings(copy.conn(), language)?;
    findings.first().map_or(Ok(copy), |finding| Err(damaged(path, finding)))
}

fn damaged(path: &Path, finding: &Finding) -> Refusal {
    let (name, Finding { number, problem }) = (told(path), finding);
    Refusal::state(
        format!("La sauvegarde {name} est abîmée : {number}, {problem}"),
        format!("The backup {name} is damaged: {number}, {problem}"),
    )
    .coded(Code::BadBook)
}

/// Says of the backup what the store says of books.
fn flawed(path: &Path, error: StoreError) -> Refusal {
    let name = told(path);
    let (fr, en) = match error {
        StoreError::NotABook { .. } => (
            format!("Le fichier {name} n'est pas une sauvegarde de Carnet."),
            format!("The file {name} is no backup of Carnet."),
        ),
        StoreError::Newer { .. } => (
            format!(
                "La sauvegarde {name} vient d'une version plus récente du programme : installez-la d'abord."
            ),
            format!("The backup {name} comes from a newer program: install that first."),
        ),
        StoreError::Foreign { object, .. } => (
            format!("La sauvegarde {name} a été modifiée par un autre programme (« {object} »)."),
            format!("The backup {name} was changed by another program (\"{object}\")."),
        ),
        StoreError::Damaged { detail, .. } | StoreError::Value { detail } => (
            format!("La sauvegarde {name} est abîmée ({detail})."),
            format!("The backup {name} is damaged ({detail})."),
        ),
        other => return other.into(),
    };
    Refusal::state(fr, en).coded(Code::BadBook)
}

fn told(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Returns the files that the copy refers to and the folder of the book lacks or has changed.
pub(super) fn missing(copy: &BookCopy, folder: &Path, depth: Depth) -> Result<Vec<HeldFile>> {
    let there = |file: &HeldFile| match depth {
        Depth::Presence => file.path(folder).is_file(),
        Depth::EveryByte => file.is_whole(folder),
    };
    Ok(held_files(copy.conn())?.into_iter().filter(|file| !there(file)).collect())
}

/// Returns the numbers of the documents that the book issued and the copy lacks.
pub(super) fn issued_since(carnet: &Carnet, copy: &BookCopy) -> Result<Vec<String>> {
    let kept: HashSet<String> =
        invoice::chain_hashes(copy.conn())?.into_iter().map(|(_, hash)| hash).collect();
    let present = invoice::chain_hashes(carnet.conn())?;
    Ok(present.into_iter().filter(|(_, hash)| !kept.contains(hash)).map(|(number, _)| number).collect())
}

fn lacking_sentence(files: &[HeldFile], language: Language) -> Option<String> {
    if files.is_empty() {
        return None;
    }
    let list = shortened(files.iter().map(HeldFile::told), files.len(), language);
    Some(say!(
        language,
        "La base est saine, mais il manque au dossier ce qu'elle désigne : {list}.",
        "The database is sound, but the folder lacks what it refers to: {list}."
    ))
}

fn since_sentence(numbers: &[String], language: Language) -> Option<String> {
    if numbers.is_empty() {
        return None;
    }
    let list = shortened(numbers.iter().cloned(), numbers.len(), language);
    Some(say!(
        language,
        "Émis depuis et absents de cette sauvegarde : {list}.",
        "Issued since and not in this backup: {list}."
    ))
}

fn shortened(names: impl Iterator<Item = String>, count: usize, language: Language) -> String {
    let named: Vec<String> = names.take(NAMED).collect();
    let list = named.join(", ");
    match count - named.len() {
        0 => list,
        more => say!(language, "{list} et {more} de plus", "{list} and {more} more"),
    }
}
