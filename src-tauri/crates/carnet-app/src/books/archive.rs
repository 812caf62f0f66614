//! The archive of a year: documents, what proves them, closings and books, in files that need no program of ours.

use super::days::{Days, no_period};
use super::{accounting, readme, save};
use crate::carnet::rfc3339;
use crate::transfer::{NewFolder, is_vacant};
use crate::wire::books::{ArchiveRequest, Archived, SaveBookRequest};
use crate::{Carnet, Problem, Refusal, Result};
use carnet_core::closing::ClosingPeriod;
use carnet_documents::received;
use carnet_store::closing::{self, Closing};
use carnet_store::{StoreError, identity, invoice, layout, ledger, sha256_hex, write_next};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The list of sums, as `sha256sum -c` reads it.
pub(super) const SUMS: &str = "SHA256SUMS";
/// What the archive says about itself.
pub(super) const CONTENTS: &str = "archive.json";
/// What its first field says.
pub(super) const FORMAT: &str = "carnet-archive-1";
/// Papers of the year.
pub(super) const PAPERS: &str = "factures";
/// Their electronic invoices.
pub(super) const XML: &str = "xml";
/// The text of each link of the chain.
pub(super) const PROOFS: &str = "preuves";
/// Invoices received.
pub(super) const RECEIVED: &str = "achats";
/// The text of each closing.
pub(super) const CLOSINGS: &str = "clotures";

/// What an archive says about itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Contents {
    pub format: String,
    /// The version that wrote it.
    pub program: String,
    pub written_at: String,
    pub year: String,
    pub name: String,
    pub siret: String,
    /// Whether the year is closed.
    pub closed: bool,
    pub documents: Vec<Document>,
    pub closings: Vec<Closed>,
}

/// A document and its place in the chain.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Document {
    pub number: String,
    pub index: i64,
    pub previous: String,
    pub hash: String,
    pub pdf: String,
    pub pdf_sha256: String,
}

/// A closing and its place after the one before.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Closed {
    pub period: String,
    /// Its place among all closings of the book, from 1.
    pub rank: usize,
    pub previous: String,
    pub hash: String,
}

/// Archives a year into the folder that the user chose: into it when it is empty, else into a new folder inside.
///
/// # Errors
/// As [`archive`].
pub fn archive_year(carnet: &mut Carnet, request: ArchiveRequest) -> Result<Archived> {
    let chosen = request.folder.trim();
    if chosen.is_empty() {
        return Err(Refusal::field("folder", Problem::Required));
    }
    let year = year_of(&request.year)?;
    let chosen = PathBuf::from(chosen);
    let name = folder_name(year);
    let mut place = if is_vacant(&chosen) { chosen.clone() } else { chosen.join(&name) };
    for number in 2..1_000 {
        if is_vacant(&place) {
            break;
        }
        place = chosen.join(format!("{name}-{number}"));
    }
    archive(carnet, &year.to_string(), &place)
}

/// Returns the name of the folder that a year is archived into when none is given.
pub fn folder_name(year: impl std::fmt::Display) -> String {
    format!("carnet-archive-{year}")
}

fn year_of(text: &str) -> Result<ClosingPeriod> {
    let period = text.trim().parse::<ClosingPeriod>().ok().filter(|period| period.is_year());
    period.ok_or_else(|| {
        let problem = if text.trim().is_empty() { Problem::Required } else { no_period(text) };
        Refusal::field("year", problem)
    })
}

/// Writes the archive of a year into `folder`, which does not exist or is empty; it appears whole or not at all.
///
/// # Errors
/// When the year is none; when a paper is missing or is not the one that was issued; when the folder holds something, cannot
/// be written, or the disk is full. Nothing is left then.
pub fn archive(carnet: &Carnet, year: &str, folder: &Path) -> Result<Archived> {
    let period = year_of(year)?;
    let days = Days::from(period);
    let conn = carnet.conn();
    let owner = identity::get(conn)?.ok_or(Refusal::NoIdentity)?;
    let closings: Vec<(usize, Closing)> = (1..)
        .zip(closing::list(conn)?)
        .filter(|(_, closing)| closing.period.first_day().year() == period.first_day().year())
        .collect();
    let closed = closings.iter().any(|(_, closing)| closing.period == period);
    let new = NewFolder::begin(folder)?;
    let mut files = Files { root: new.path().to_owned(), sums: Vec::new(), bytes: 0 };
    let documents = documents(carnet, days, &mut files)?;
    for (_, closing) in &closings {
        files.add(Some(CLOSINGS), &format!("{}.txt", closing.period), closing.proof().as_bytes())?;
    }
    received_files(carnet, days, &mut files)?;
    books(carnet, days, &mut files)?;
    if closed && !owner.legal_status.is_micro() {
        let (name, bytes) = accounting::fec_of(carnet, days, false)?;
        files.add(None, &name, &bytes)?;
    }
    for (name, text) in readme::FILES {
        files.add(None, name, text.as_bytes())?;
    }
    let contents = Contents {
        format: FORMAT.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        written_at: rfc3339(carnet.now()),
        year: period.to_string(),
        name: owner.name,
        siret: owner.siret,
        closed,
        documents,
        closings: closings
            .into_iter()
            .map(|(rank, closing)| Closed {
                period: closing.period.to_string(),
                rank,
                previous: closing.previous,
                hash: closing.hash,
            })
            .collect(),
    };
    let text = serde_json::to_vec_pretty(&contents)
        .map_err(|error| Refusal::file(Path::new(CONTENTS), std::io::Error::other(error)))?;
    files.add(None, CONTENTS, &text)?;
    let list = files.list();
    write_next(&files.root.join(SUMS), list.as_bytes())?;
    let (count, bytes) = (files.sums.len() + 1, files.bytes + list.len() as u64);
    for name in [PAPERS, XML, PROOFS, CLOSINGS, RECEIVED] {
        let path = files.root.join(name);
        if path.is_dir() {
            carnet_store::settle_folder(&path)?;
        }
    }
    let folder = new.finish()?;
    Ok(Archived {
        folder: folder.display().to_string(),
        files: count,
        bytes,
        sha256: sha256_hex(list.as_bytes()),
        closed,
    })
}

/// Adds the documents of the year: paper, electronic invoice, and the text of each link of the chain.
fn documents(carnet: &Carnet, days: Days, files: &mut Files) -> Result<Vec<Document>> {
    let conn = carnet.conn();
    let issued = ledger::issued(conn, days.from, days.to)?;
    let wanted: std::collections::HashSet<i64> = issued.iter().map(|document| document.chain_index).collect();
    let mut documents = Vec::with_capacity(issued.len());
    for link in invoice::chain_links(conn)?.into_iter().filter(|link| wanted.contains(&link.index)) {
        let path = carnet.folder().join(layout::DOCUMENTS).join(&link.pdf_file);
        let pdf = std::fs::read(&path).map_err(|error| StoreError::file(&path, error))?;
        if sha256_hex(&pdf) != link.pdf_sha256 {
            let number = &link.number;
            return Err(Refusal::state(
                format!("Le PDF rangé de {number} n'est plus celui de l'émission : rien n'est archivé."),
                format!("The stored PDF of {number} is not that of the issue: nothing is archived."),
            )
            .hinted("Lancez la vérification du carnet.", "Run the check of the book."));
        }
        files.add(Some(PAPERS), &format!("{}.pdf", link.number), &pdf)?;
        if let Some(xml) = received::xml_of_pdf(&pdf) {
            files.add(Some(XML), &format!("{}.xml", link.number), &xml)?;
        }
        files.add(Some(PROOFS), &format!("{}.txt", link.number), link.proof().as_bytes())?;
        documents.push(Document {
            pdf: format!("{PAPERS}/{}.pdf", link.number),
            number: link.number,
            index: link.index,
            previous: link.previous,
            hash: link.hash,
            pdf_sha256: link.pdf_sha256,
        });
    }
    Ok(documents)
}

/// Adds the invoices received, as they came, named by their date and content.
fn received_files(carnet: &Carnet, days: Days, files: &mut Files) -> Result<()> {
    for (on, kept) in ledger::received_files(carnet.conn(), days.from, days.to)? {
        let path = carnet.folder().join(layout::ATTACHMENTS).join(&kept.stored);
        let bytes = std::fs::read(&path).map_err(|error| StoreError::file(&path, error))?;
        files.add(Some(RECEIVED), &format!("{on}-{}", kept.stored), &bytes)?;
    }
    Ok(())
}

/// Adds the books of the year.
fn books(carnet: &Carnet, days: Days, files: &mut Files) -> Result<()> {
    for (book, format) in [
        ("receipts", "csv"),
        ("receipts", "pdf"),
        ("purchases", "csv"),
        ("purchases", "pdf"),
        ("accounting", "csv"),
    ] {
        let request = SaveBookRequest {
            book: book.to_owned(),
            format: format.to_owned(),
            from: Some(days.from.to_string()),
            to: Some(days.to.to_string()),
            ..SaveBookRequest::default()
        };
        let (name, bytes) = save::bytes(carnet, request)?;
        files.add(None, &name, &bytes)?;
    }
    Ok(())
}

/// The files of an archive being written.
struct Files {
    root: PathBuf,
    /// Path and SHA-256 of each.
    sums: Vec<(String, String)>,
    bytes: u64,
}

impl Files {
    fn add(&mut self, folder: Option<&str>, name: &str, bytes: &[u8]) -> Result<()> {
        // Numbers and periods make plain names; a book that was tampered with may hold others.
        if !carnet_store::is_bare(name) {
            return Err(StoreError::Value { detail: format!("file name {name:?}") }.into());
        }
        let path = match folder {
            Some(folder) => {
                let path = self.root.join(folder);
                std::fs::create_dir_all(&path).map_err(|error| StoreError::file(&path, error))?;
                path.join(name)
            }
            None => self.root.join(name),
        };
        write_next(&path, bytes)?;
        let told = folder.map_or_else(|| name.to_owned(), |folder| format!("{folder}/{name}"));
        self.sums.push((told, sha256_hex(bytes)));
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Returns the list of sums, in the order of the paths.
    fn list(&mut self) -> String {
        self.sums.sort();
        self.sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
    }
}
