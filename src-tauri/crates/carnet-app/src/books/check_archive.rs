//! The check of an archive: every file against its sum, the chain and the closings recomputed from their texts.

use super::archive::{CLOSINGS, CONTENTS, Contents, FORMAT, PAPERS, PROOFS, SUMS};
use crate::transfer::{is_inside, is_real_file, is_real_folder};
use crate::wire::books::{ArchiveCheck, ArchiveCheckRequest};
use crate::wire::invoices::Finding;
use crate::{Code, Language, Problem, Refusal, Result, say};
use carnet_store::closing::{self, value_of};
use carnet_store::invoice::{self, parts_of};
use carnet_store::{sha256_hex, sha256_of_file};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// More files than a year can hold.
const FILES_LIMIT: usize = 200_000;
/// The largest list, or text of a proof, that is read.
const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// Checks an archive; no book is needed.
///
/// # Errors
/// When the folder is no archive.
pub fn verify_archive(language: Language, request: ArchiveCheckRequest) -> Result<ArchiveCheck> {
    let folder = request.folder.trim();
    if folder.is_empty() {
        return Err(Refusal::field("folder", Problem::Required));
    }
    let folder = Path::new(folder);
    let none = || {
        Refusal::state(
            format!("{} n'est pas une archive de Carnet : SHA256SUMS ou archive.json n'y est pas, ou ne se lit pas.", folder.display()),
            format!("{} is no archive of Carnet: SHA256SUMS or archive.json is not there, or cannot be read.", folder.display()),
        )
        .coded(Code::File)
    };
    let sums = sums_of(&text_of(&folder.join(SUMS)).ok_or_else(none)?).ok_or_else(none)?;
    let contents: Contents = text_of(&folder.join(CONTENTS))
        .and_then(|text| serde_json::from_str(&text).ok())
        .filter(|contents: &Contents| contents.format == FORMAT)
        .ok_or_else(none)?;
    let mut check = Check { folder, language, sums: &sums, findings: Vec::new() };
    check.files()?;
    check.strangers();
    check.documents(&contents);
    check.closings(&contents);
    Ok(ArchiveCheck {
        files: sums.len(),
        documents: contents.documents.len(),
        closings: contents.closings.len(),
        ok: check.findings.is_empty(),
        findings: check.findings,
    })
}

/// Reads a list of sums; none when a line is none, leads elsewhere or stands twice.
fn sums_of(text: &str) -> Option<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    let mut names = HashSet::new();
    for line in text.lines() {
        let (sum, path) = line.split_once("  ")?;
        let plain = sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
        // Some systems take names that differ only by case for one.
        if !plain || !is_inside(path) || !names.insert(path.to_lowercase()) || names.len() > FILES_LIMIT {
            return None;
        }
        sums.insert(path.to_owned(), sum.to_ascii_lowercase());
    }
    (!sums.is_empty()).then_some(sums)
}

/// Returns the text of a file of reasonable size that is no link.
fn text_of(path: &Path) -> Option<String> {
    let small = is_real_file(path) && std::fs::metadata(path).is_ok_and(|file| file.len() <= SIZE_LIMIT);
    small.then(|| std::fs::read_to_string(path).ok()).flatten()
}

struct Check<'a> {
    folder: &'a Path,
    language: Language,
    sums: &'a BTreeMap<String, String>,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn found(&mut self, name: &str, problem: String) {
        let finding = Finding { number: name.to_owned(), problem };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn files(&mut self) -> Result<()> {
        let language = self.language;
        for (name, sum) in self.sums {
            let path = self.folder.join(name);
            let parent = path.parent().is_some_and(|parent| parent == self.folder || is_real_folder(parent));
            if !parent || !is_real_file(&path) {
                self.found(
                    name,
                    say!(
                        language,
                        "le fichier manque, ou n'est qu'un lien.",
                        "the file is missing, or only a link."
                    ),
                );
            } else if sha256_of_file(&path)? != *sum {
                self.found(
                    name,
                    say!(
                        language,
                        "le fichier n'est plus celui de l'archive.",
                        "the file is not that of the archive."
                    ),
                );
            }
        }
        Ok(())
    }

    /// Names what lies in the folder and is not on the list.
    fn strangers(&mut self) {
        let language = self.language;
        let mut strangers = Vec::new();
        let mut look = |folder: &Path, prefix: &str| {
            let Ok(entries) = std::fs::read_dir(folder) else { return };
            for entry in entries.flatten() {
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                let known = self.sums.contains_key(&name) || (prefix.is_empty() && name == SUMS);
                let holds = is_folder && self.sums.keys().any(|path| path.starts_with(&format!("{name}/")));
                if !known && !holds {
                    strangers.push(name);
                }
            }
        };
        look(self.folder, "");
        let folders: HashSet<&str> =
            self.sums.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
        for name in folders {
            look(&self.folder.join(name), &format!("{name}/"));
        }
        strangers.sort();
        for name in strangers {
            self.found(
                &name,
                say!(language, "le fichier n'est pas de l'archive.", "the file is not of the archive."),
            );
        }
    }

    fn documents(&mut self, contents: &Contents) {
        let language = self.language;
        let mut last: Option<(i64, &str)> = None;
        for document in &contents.documents {
            let number = &document.number;
            let proof = text_of(&self.folder.join(PROOFS).join(format!("{number}.txt"))).unwrap_or_default();
            let parts = parts_of(&proof).unwrap_or_default();
            let index = document.index.to_string();
            let as_noted = matches!(
                parts.as_slice(),
                [format, previous, place, named, _, pdf]
                    if *format == invoice::CHAIN && *previous == document.previous && *place == index
                        && named == number && *pdf == document.pdf_sha256
            );
            if !carnet_store::is_bare(number) || !as_noted || sha256_hex(proof.as_bytes()) != document.hash {
                self.found(
                    number,
                    say!(
                        language,
                        "la preuve ne donne pas le maillon de la chaîne.",
                        "the proof does not give the link of the chain."
                    ),
                );
            }
            if self.sums.get(&format!("{PAPERS}/{number}.pdf")) != Some(&document.pdf_sha256) {
                self.found(
                    number,
                    say!(
                        language,
                        "le PDF n'est pas celui de l'émission.",
                        "the PDF is not that of the issue."
                    ),
                );
            }
            if last.is_some_and(|(index, hash)| index + 1 == document.index && hash != document.previous) {
                self.found(
                    number,
                    say!(
                        language,
                        "le maillon précédent n'est pas celui de la chaîne.",
                        "the link before is not that of the chain."
                    ),
                );
            }
            last = Some((document.index, &document.hash));
        }
    }

    fn closings(&mut self, contents: &Contents) {
        let language = self.language;
        let mut last: Option<(usize, &str)> = None;
        for closed in &contents.closings {
            let period = &closed.period;
            let proof =
                text_of(&self.folder.join(CLOSINGS).join(format!("{period}.txt"))).unwrap_or_default();
            let parts = parts_of(&proof).unwrap_or_default();
            let as_noted = matches!(
                parts.as_slice(),
                [format, previous, content]
                    if *format == closing::CHAIN && *previous == closed.previous && value_of(content, "period") == period
            );
            if !carnet_store::is_bare(period) || !as_noted || sha256_hex(proof.as_bytes()) != closed.hash {
                self.found(
                    period,
                    say!(
                        language,
                        "le texte ne donne pas l'empreinte de la clôture.",
                        "the text does not give the hash of the closing."
                    ),
                );
            }
            if last.is_some_and(|(rank, hash)| rank + 1 == closed.rank && hash != closed.previous) {
                self.found(
                    period,
                    say!(
                        language,
                        "la clôture précédente n'est pas celle de la chaîne.",
                        "the closing before is not that of the chain."
                    ),
                );
            }
            last = Some((closed.rank, &closed.hash));
        }
    }
}
