//! Contacts out of a file: what would go in, what is there already, what is refused and why. All good rows go in as
//! one operation; a contact is never doubled, neither against the book nor inside the file.

use super::save::{add_next, country_of};
use super::search_text;
use crate::form::Form;
use crate::import::contacts::{ContactDraft, ContactField, ContactFile, ContactMapping, peek, read};
use crate::import::duplicates::{DuplicateIndex, DuplicateReason, Existing};
use crate::import::{ImportError, SIZE_LIMIT};
use crate::wire::Outcome;
use crate::wire::clients::{ClientImport, ColumnGuess, ImportClientsRequest, ImportedClient, RefusedRow};
use crate::{Carnet, Language, Problem, Refusal, Result, operation, say};
use carnet_core::client::{ClientKind, ClientStage};
use carnet_store::client::{self as table, Client};
use carnet_store::{Connection, Tx, lead_source, open_plain};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// Reads a file of contacts (CSV, vCard) and adds those that are new; with `dry_run` nothing is written.
///
/// A next date of the file is kept even when it has gone by: it says that the prospect is overdue.
///
/// # Errors
/// [`Refusal::File`] when the file cannot be opened, [`Refusal::Input`] on `path` when nothing of it can be read.
pub fn import(carnet: &mut Carnet, request: ImportClientsRequest) -> Result<Outcome<ClientImport>> {
    let (today, language) = (carnet.today(), carnet.language());
    let path = Path::new(&request.path);
    let mapping = request.columns.as_deref().map(mapping).transpose()?;
    let (file, problem) = read_file(path, mapping.as_ref(), request.dry_run)?;
    if request.dry_run {
        let plan = plan(carnet.conn(), &file)?;
        let problem = problem.map(|error| error.sentence(language));
        let value = ClientImport { problem, ..reply(&file, plan, true, language) };
        return Ok(Outcome { value, changed: Vec::new(), notices: Vec::new() });
    }
    carnet.write(operation::IMPORT_CLIENTS, |tx| {
        let mut plan = plan(tx, &file)?;
        if !plan.added.is_empty() {
            tx.subject(&path.file_name().unwrap_or_default().to_string_lossy())?;
        }
        for (draft, id) in &mut plan.added {
            *id = Some(add(tx, draft, today, language)?);
        }
        Ok(reply(&file, plan, false, language))
    })
}

/// Reads the fields that the user gave the columns.
fn mapping(columns: &[Option<String>]) -> Result<ContactMapping> {
    let mut form = Form::default();
    let read = columns.iter().enumerate().map(|(index, field)| {
        form.optional(format!("columns.{index}"), field.as_deref(), str::parse::<ContactField>)
    });
    let columns = read.collect();
    form.finish(Some(ContactMapping { columns }))
}

/// Reads the file; for a preview, one whose columns say nothing is shown with its head and why.
fn read_file(
    path: &Path,
    mapping: Option<&ContactMapping>,
    preview: bool,
) -> Result<(ContactFile, Option<ImportError>)> {
    let refused = |error: ImportError| {
        Refusal::field(
            "path",
            Problem::sentence_of(error.sentence(Language::Fr), error.sentence(Language::En)),
        )
    };
    let file = open_plain(path).map_err(|error| Refusal::file(path, error))?;
    let size = file.metadata().map_or(0, |meta| usize::try_from(meta.len()).unwrap_or(usize::MAX));
    if size > SIZE_LIMIT {
        return Err(refused(ImportError::TooLarge { size, limit: SIZE_LIMIT }));
    }
    let mut bytes = Vec::with_capacity(size);
    // What is no regular file has no size to trust: no more than the limit is read.
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| Refusal::file(path, error))?;
    match read(&bytes, mapping) {
        Err(error @ ImportError::NoKnownColumn { .. }) if preview => {
            Ok((peek(&bytes).map_err(refused)?, Some(error)))
        }
        other => Ok((other.map_err(refused)?, None)),
    }
}

/// The record that a contact repeats.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// A client of the book.
    Client(i64),
    /// An earlier row of the same file: its place among those to add.
    Row(usize),
}

/// What becomes of the rows of a file.
struct Plan<'a> {
    /// New contacts; the id once they are in the book.
    added: Vec<(&'a ContactDraft, Option<i64>)>,
    duplicates: Vec<(&'a ContactDraft, Known, DuplicateReason)>,
    /// Line, SIREN and SIRET where the two contradict each other.
    contradictory: Vec<(usize, String, String)>,
    /// Names of the clients of the book.
    names: HashMap<i64, String>,
}

fn plan<'a>(conn: &Connection, file: &'a ContactFile) -> Result<Plan<'a>> {
    let known = table::identities(conn)?;
    let names = known.iter().map(|client| (client.id.0, client.name.clone())).collect();
    let mut index = DuplicateIndex::new(known.into_iter().map(|client| Existing {
        id: Known::Client(client.id.0),
        name: client.name,
        email: client.email,
        siren: client.siren,
    }));
    let mut plan = Plan { added: Vec::new(), duplicates: Vec::new(), contradictory: Vec::new(), names };
    for draft in &file.rows {
        if let (Some(siren), Some(siret)) = (&draft.siren, &draft.siret)
            && siret.siren() != *siren
        {
            plan.contradictory.push((draft.line, siren.as_str().to_owned(), siret.as_str().to_owned()));
        } else if let Some((known, reason)) = index.find(draft) {
            plan.duplicates.push((draft, known, reason));
        } else {
            index.add(Existing {
                id: Known::Row(plan.added.len()),
                name: draft.name().to_owned(),
                email: draft.email.as_ref().map(|email| email.as_str().to_owned()),
                siren: draft.siren.as_ref().map(|siren| siren.as_str().to_owned()),
            });
            plan.added.push((draft, None));
        }
    }
    Ok(plan)
}

fn add(tx: &Tx<'_>, draft: &ContactDraft, today: NaiveDate, language: Language) -> Result<i64> {
    let source_id = draft.source.as_deref().map(|name| lead_source::find_or_insert(tx, name)).transpose()?;
    let vat_number = draft.vat_number.as_ref().map(|number| number.as_str().to_owned());
    let client = Client {
        kind: if draft.company.is_some() { ClientKind::Company } else { ClientKind::Person },
        person: draft.company.as_ref().and(draft.person.clone()),
        stage: draft.stage.unwrap_or(ClientStage::ToContact),
        siren: draft.siren.as_ref().map(|siren| siren.as_str().to_owned()),
        siret: draft.siret.as_ref().map(|siret| siret.as_str().to_owned()),
        country: country_of(vat_number.as_deref()).unwrap_or("FR").to_owned(),
        vat_number,
        address: draft.address.clone(),
        email: draft.email.as_ref().map(|email| email.as_str().to_owned()),
        phone: draft.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        source_id,
        note: draft.note.clone(),
        ..Client::named(draft.name())
    };
    let id = table::save(tx, None, &client, &search_text(&client), today)?;
    if let Some(next) = draft.next_date {
        add_next(tx, id, next, language)?;
    }
    Ok(id.0)
}

fn reply(file: &ContactFile, plan: Plan<'_>, dry_run: bool, language: Language) -> ClientImport {
    let columns = file
        .headers
        .iter()
        .zip(&file.mapping.columns)
        .map(|(header, field)| ColumnGuess {
            header: header.clone(),
            field: field.map(|field| field.to_string()),
        })
        .collect();
    let duplicates = plan
        .duplicates
        .iter()
        .map(|(draft, known, reason)| {
            let (id, of) = match known {
                Known::Client(id) => {
                    let name = plan.names.get(id).map_or("", String::as_str);
                    (Some(*id), say!(language, "« {name} »", "\"{name}\""))
                }
                Known::Row(row) => {
                    let (first, id) = plan.added.get(*row).map_or((0, None), |(first, id)| (first.line, *id));
                    (id, say!(language, "la ligne {first}", "line {first}"))
                }
            };
            ImportedClient {
                line: line(draft.line),
                name: draft.name().to_owned(),
                id,
                reason: Some(duplicate_sentence(*reason, &of, language)),
            }
        })
        .collect();
    let added = plan
        .added
        .iter()
        .map(|(draft, id)| ImportedClient {
            line: line(draft.line),
            name: draft.name().to_owned(),
            id: *id,
            reason: None,
        })
        .collect();
    let mut refused: Vec<RefusedRow> = file
        .refused
        .iter()
        .map(|row| RefusedRow { line: line(row.line), reason: row.fault.sentence(language) })
        .collect();
    refused.extend(plan.contradictory.iter().map(|(at, siren, siret)| RefusedRow {
        line: line(*at),
        reason: say!(
            language,
            "Le SIRET {siret} n'est pas un établissement du SIREN {siren} : corrigez l'un des deux.",
            "SIRET {siret} is no establishment of SIREN {siren}: correct one of them."
        ),
    }));
    refused.sort_by_key(|row| row.line);
    let fields = if file.headers.is_empty() { Vec::new() } else { all_fields() };
    let sample = file.sample.clone();
    ClientImport { dry_run, columns, fields, sample, problem: None, added, duplicates, refused }
}

fn all_fields() -> Vec<String> {
    ContactField::ALL.iter().map(ToString::to_string).collect()
}

fn line(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn duplicate_sentence(reason: DuplicateReason, of: &str, language: Language) -> String {
    match reason {
        DuplicateReason::Siren => say!(
            language,
            "Même SIREN que {of} : rien n'est ajouté.",
            "Same SIREN as {of}: nothing is added."
        ),
        DuplicateReason::Email => say!(
            language,
            "Même adresse e-mail que {of} : rien n'est ajouté.",
            "Same e-mail address as {of}: nothing is added."
        ),
        DuplicateReason::SameName => say!(
            language,
            "Même nom que {of}, à l'écriture près : rien n'est ajouté.",
            "Same name as {of}, but for the spelling: nothing is added."
        ),
        DuplicateReason::NearName => say!(
            language,
            "Nom presque égal à {of} : rien n'est ajouté. Si ce sont deux clients, ajoutez celui-ci à la main.",
            "A name nearly equal to {of}: nothing is added. If they are two clients, add this one by hand."
        ),
    }
}
