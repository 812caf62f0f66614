//! The files that come with purchases: read from the user's disk or the page, kept byte for byte, given back.

use super::get;
use crate::wire::expenses::{ExpenseFile, ExpenseId as IdRequest};
use crate::{Carnet, Problem, Refusal, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use carnet_core::ids::ExpenseId;
use carnet_documents::received::FILE_LIMIT;
use carnet_store::expense::KeptFile;
use carnet_store::{layout, open_plain};
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

/// The longest name of a file that is kept, in characters.
const FILE_NAME_LIMIT: usize = 120;

/// A file as it was given.
pub(super) struct Given {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Takes the file of a request: the one at `path`, else the bytes; none when neither is given.
///
/// # Errors
/// When it cannot be opened, is no plain file, or is larger than 50 MB.
pub(super) fn given(path: Option<&str>, name: Option<&str>, base64: Option<&str>) -> Result<Option<Given>> {
    if let Some(path) = path.map(str::trim).filter(|path| !path.is_empty()) {
        let path = Path::new(path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Ok(Some(Given { name: tidy_name(&name), bytes: read(path)? }));
    }
    let Some(base64) = base64.filter(|text| !text.is_empty()) else { return Ok(None) };
    let unreadable = || {
        Refusal::field(
            "base64",
            Problem::sentence_of(
                "Les octets du fichier ne se lisent pas : donnez-le à nouveau.",
                "The bytes of the file cannot be read: give it again.",
            ),
        )
    };
    if base64.len() / 4 * 3 > FILE_LIMIT + 3 {
        let too_large = Error::from(ErrorKind::FileTooLarge);
        return Err(Refusal::file(Path::new(name.unwrap_or_default()), too_large));
    }
    let bytes = BASE64_STANDARD.decode(base64).map_err(|_| unreadable())?;
    Ok(Some(Given { name: tidy_name(name.unwrap_or_default()), bytes }))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let failed = |error| Refusal::file(path, error);
    let file = open_plain(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > FILE_LIMIT as u64 {
        return Err(failed(Error::from(ErrorKind::FileTooLarge)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > FILE_LIMIT { Err(failed(Error::from(ErrorKind::FileTooLarge))) } else { Ok(bytes) }
}

/// Returns the name without folders and without signs that turn or hide text.
fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    super::received::tidy(last, FILE_NAME_LIMIT)
}

/// Keeps the bytes under `attachments/`.
///
/// # Errors
/// When they cannot be written.
pub(super) fn keep(carnet: &Carnet, given: &Given, extension: &str) -> Result<KeptFile> {
    let stored = carnet.book().attach_bytes(&given.bytes, Path::new(&format!("f.{extension}")))?;
    let name = if given.name.is_empty() { format!("facture.{extension}") } else { given.name.clone() };
    Ok(KeptFile { name, stored: stored.file_name, sha256: stored.sha256 })
}

/// Returns the file that came with a purchase, byte for byte.
///
/// # Errors
/// When there is none; when it is gone from the folder, or is not the one that came.
pub fn file(carnet: &Carnet, request: IdRequest) -> Result<ExpenseFile> {
    let row = get(carnet.conn(), ExpenseId(request.id))?;
    let Some(kept) = row.expense.file else {
        return Err(Refusal::state(
            "Cet achat a été écrit à la main, sans fichier.",
            "This expense was written by hand, without a file.",
        ));
    };
    let path = carnet.folder().join(layout::ATTACHMENTS).join(&kept.stored);
    let bytes = std::fs::read(&path).map_err(|error| Refusal::file(&path, error))?;
    if carnet_store::sha256_hex(&bytes) != kept.sha256 {
        return Err(Refusal::state(
            format!("Le fichier attachments/{} n'est plus celui qui a été reçu.", kept.stored),
            format!("The file attachments/{} is not the one that was received.", kept.stored),
        )
        .hinted(
            "Reprenez-le d'une sauvegarde du dossier du carnet.",
            "Take it from a copy of the folder of the book.",
        ));
    }
    let kind = match Path::new(&kept.stored).extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => "pdf",
        Some("xml") => "xml",
        _ => "other",
    };
    Ok(ExpenseFile { file_name: kept.name, base64: BASE64_STANDARD.encode(bytes), kind: kind.to_owned() })
}
