//! The check of all issued documents: chain, rows, papers, numbers. Each finding names the document.

use super::record::{self, Snapshot};
use crate::wire::invoices::{Finding, Verification};
use crate::{Carnet, Language, Result, books, say};
use carnet_core::document::DocumentNumber;
use carnet_store::invoice::{self as table, ChainLink};
use carnet_store::{Connection, append_lines, layout, sha256_hex};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Name of the file beside the papers that notes each hash as it was made.
pub(super) const WITNESS: &str = "chain.txt";
/// Figures of a SHA-256.
const HASH: usize = 64;

/// Checks every issued document against the chain, its own rows, its stored paper, the series, and the witness
/// that is kept outside the database.
///
/// # Errors
/// When the book cannot be read.
pub fn verify(carnet: &Carnet) -> Result<Verification> {
    let conn = carnet.conn();
    let language = carnet.language();
    let links = table::chain_links(conn)?;
    let documents = carnet.folder().join(layout::DOCUMENTS);
    let mut findings = Findings { language, list: Vec::new() };
    check_chain(&mut findings, conn, &links, Some(&documents))?;
    let known: BTreeMap<&str, &str> = links.iter().map(|l| (l.number.as_str(), l.hash.as_str())).collect();
    check_witness(&mut findings, &documents, &known);
    check_orphans(&mut findings, &documents, &known);
    let closings = books::check(conn, Some(&documents), language)?;
    for finding in closings.findings {
        findings.add(&finding.number, finding.problem);
    }
    Ok(Verification {
        closings: closings.checked,
        checked: i64::try_from(links.len()).unwrap_or(i64::MAX),
        ok: findings.list.is_empty(),
        findings: findings.list,
        head: table::chain_head(conn)?,
    })
}

/// Checks the issued documents of a copy of a book by what the copy itself holds: chain, rows, numbers.
pub(crate) fn verify_copy(conn: &Connection, language: Language) -> Result<Vec<Finding>> {
    let mut findings = Findings { language, list: Vec::new() };
    check_chain(&mut findings, conn, &table::chain_links(conn)?, None)?;
    findings.list.extend(books::check(conn, None, language)?.findings);
    Ok(findings.list)
}

fn check_chain(
    findings: &mut Findings,
    conn: &Connection,
    links: &[ChainLink],
    documents: Option<&Path>,
) -> Result<()> {
    let language = findings.language;
    let mut previous = "";
    let mut index = 0;
    for link in links {
        index += 1;
        check_link(findings, link, previous, index);
        check_rows(findings, conn, link);
        if let Some(documents) = documents {
            check_paper(findings, documents, link);
        }
        previous = &link.hash;
        index = index.max(link.index);
    }
    for (first, last) in table::missing_numbers(conn)? {
        let problem = if first == last {
            say!(
                language,
                "le numéro a été donné et le document n'est plus là.",
                "the number was given and the document is gone."
            )
        } else {
            say!(
                language,
                "ce numéro et les suivants jusqu'à {last} ont été donnés et les documents ne sont plus là.",
                "this number and those after it up to {last} were given and the documents are gone."
            )
        };
        findings.add(&first.to_string(), problem);
    }
    Ok(())
}

struct Findings {
    language: Language,
    list: Vec<Finding>,
}

impl Findings {
    fn add(&mut self, number: &str, problem: String) {
        let finding = Finding { number: number.to_owned(), problem };
        if !self.list.contains(&finding) {
            self.list.push(finding);
        }
    }
}

fn check_link(findings: &mut Findings, link: &ChainLink, previous: &str, index: i64) {
    let language = findings.language;
    if link.index != index {
        findings.add(
            &link.number,
            say!(
                language,
                "un document manque juste avant dans la chaîne.",
                "a document is missing right before it in the chain."
            ),
        );
    } else if link.previous != previous {
        findings.add(
            &link.number,
            say!(
                language,
                "le maillon précédent n'est pas celui de l'émission.",
                "the link before is not that of the issue."
            ),
        );
    }
    if link.hash != link.expected_hash(&link.previous) {
        findings.add(
            &link.number,
            say!(
                language,
                "le contenu, le numéro ou le papier a changé depuis l'émission.",
                "content, number or paper changed since the issue."
            ),
        );
    }
}

fn check_rows(findings: &mut Findings, conn: &Connection, link: &ChainLink) {
    let language = findings.language;
    let frozen = serde_json::from_str::<Snapshot>(&link.snapshot).map(|snapshot| snapshot.record).ok();
    let now = table::get(conn, link.id).ok().and_then(|i| record::of(conn, &i).ok());
    if frozen.is_none() || frozen != now {
        findings.add(
            &link.number,
            say!(
                language,
                "les lignes ou les montants du carnet ne sont plus ceux de l'émission.",
                "the book's lines or amounts are not those of the issue."
            ),
        );
    }
}

fn check_paper(findings: &mut Findings, documents: &Path, link: &ChainLink) {
    let language = findings.language;
    match std::fs::read(documents.join(&link.pdf_file)) {
        Ok(bytes) if sha256_hex(&bytes) == link.pdf_sha256 => {}
        Ok(_) => findings.add(
            &link.number,
            say!(
                language,
                "le PDF rangé n'est plus celui de l'émission.",
                "the stored PDF is not that of the issue."
            ),
        ),
        Err(_) => {
            findings.add(&link.number, say!(language, "le PDF rangé manque.", "the stored PDF is missing."))
        }
    }
}

/// A chain that was rebuilt as a whole is sound in itself: what was noted outside tells.
fn check_witness(findings: &mut Findings, documents: &Path, known: &BTreeMap<&str, &str>) {
    let language = findings.language;
    let Ok(text) = std::fs::read_to_string(documents.join(WITNESS)) else { return };
    for (number, hash) in last_notes(&text) {
        if known.get(number).is_some_and(|stored| *stored != hash) {
            findings.add(
                number,
                say!(
                    language,
                    "la chaîne a été refaite : son empreinte n'est plus celle notée à l'émission.",
                    "the chain was rebuilt: its hash is not the one noted at the issue."
                ),
            );
        }
    }
}

/// Notes the hashes of the documents as they are, where the last note is another or none: a backup took the place of
/// the book. Earlier notes stay in the file.
pub(crate) fn witness_again(carnet: &Carnet) -> Result<()> {
    let path = carnet.folder().join(layout::DOCUMENTS).join(WITNESS);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let last = last_notes(&text);
    let mut notes = String::new();
    for (number, hash) in table::chain_hashes(carnet.conn())? {
        if last.get(number.as_str()) != Some(&hash.as_str()) {
            notes.push_str(&format!("{number} {hash}\n"));
        }
    }
    if notes.is_empty() {
        return Ok(());
    }
    Ok(append_lines(&path, &notes)?)
}

/// Returns the last note of each number: an issue that failed after its note was written leaves one that the next supersedes,
/// and a line that a power cut left unfinished notes nothing.
fn last_notes(text: &str) -> BTreeMap<&str, &str> {
    text.lines().filter_map(|line| line.split_once(' ')).filter(|(_, hash)| hash.len() == HASH).collect()
}

/// A paper without its document: the document was removed, its number taken back.
fn check_orphans(findings: &mut Findings, documents: &Path, known: &BTreeMap<&str, &str>) {
    let language = findings.language;
    let Ok(files) = std::fs::read_dir(documents) else { return };
    let papers: BTreeSet<DocumentNumber> = files
        .filter_map(|file| file.ok()?.file_name().to_str()?.strip_suffix(".pdf")?.parse().ok())
        .collect();
    let issued: BTreeSet<DocumentNumber> = known.keys().filter_map(|number| number.parse().ok()).collect();
    for paper in papers.difference(&issued) {
        let number = &paper.to_string();
        // The paper of an issue that failed stands under the number that comes next: nothing was lost.
        let newest = issued.iter().rfind(|other| other.series == paper.series);
        let failed_issue = newest.is_none_or(|newest| paper > newest) && !witnessed_before(documents, number);
        if !failed_issue {
            findings.add(
                number,
                say!(
                    language,
                    "le PDF est rangé et le document n'est plus dans le carnet.",
                    "the PDF is stored and the document is gone from the book."
                ),
            );
        }
    }
}

fn witnessed_before(documents: &Path, number: &str) -> bool {
    std::fs::read_to_string(documents.join(WITNESS))
        .is_ok_and(|text| text.lines().any(|line| line.split(' ').next() == Some(number)))
}
