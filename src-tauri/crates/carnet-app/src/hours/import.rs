//! Logs of other programs: a dry run shows what the real run does, the same file twice adds nothing.
//!
//! Both run the same plan over the book. Rows of clients that are not in the book are refused by line, with the
//! nearest name, unless the clients are to be added; all other rows go in. Overlaps are counted and kept.

use super::billable_by_default;
use super::clock;
use crate::import::hours::{HourDraft, HourFormat, fingerprint, guess_motive, read};
use crate::import::{ImportError, SIZE_LIMIT};
use crate::wire::clients::RefusedRow;
use crate::wire::hours::{HoursImport, ImportHoursRequest, UnknownClient};
use crate::wire::{Hours, Outcome};
use crate::{Carnet, Language, Problem, Refusal, Result, operation, resolve, say};
use carnet_core::client::ClientStage;
use carnet_core::entry_line::Motive;
use carnet_core::ids::{ClientId, MissionId, TimeEntryId};
use carnet_store::client::{self, Client};
use carnet_store::time_entry::{self, MissionCard, Stretch, TimeEntry};
use carnet_store::{Connection, Tx, open_plain};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// How near a name must be to be proposed, from 0 to 1.
const NEAR: f64 = 0.8;

/// Reads a time log: shows what it would add, or adds it in one operation.
///
/// # Errors
/// [`Refusal::File`] or [`Refusal::Input`] for a file that is not readable as a whole; nothing is changed then.
pub fn import(carnet: &mut Carnet, request: ImportHoursRequest) -> Result<Outcome<HoursImport>> {
    let format = match request.format.as_deref().map(str::trim).filter(|word| !word.is_empty()) {
        Some(word) => Some(word.parse::<HourFormat>().map_err(|error| Refusal::field("format", error))?),
        None => None,
    };
    let path = Path::new(request.path.trim());
    let file = read(&bytes_of(path)?, format, carnet.zone()).map_err(unreadable)?;
    let refused = file
        .refused
        .iter()
        .map(|row| RefusedRow { line: line_number(row.line), reason: row.fault.sentence(carnet.language()) });
    let planning = Planning {
        language: carnet.language(),
        zone: carnet.zone(),
        create: request.create_clients,
        refused: refused.collect(),
    };
    let source = file.format.as_str();
    let reply = |plan: Plan| HoursImport {
        dry_run: request.dry_run,
        format: source.to_owned(),
        added: count(plan.entries.len()),
        added_hours: Hours::minutes(plan.entries.iter().map(|planned| planned.entry.minutes).sum()),
        already_there: plan.already_there,
        unknown_clients: plan.unknown,
        overlaps: plan.overlaps,
        refused: plan.refused,
    };
    if request.dry_run {
        let plan = planning.plan(carnet.conn(), &file.rows, source)?;
        return Ok(Outcome { value: reply(plan), changed: Vec::new(), notices: Vec::new() });
    }
    let today = carnet.today();
    let done = carnet.write(operation::IMPORT_HOURS, |tx| {
        let plan = planning.plan(tx, &file.rows, source)?;
        plan.write(tx, today)?;
        if let Some(name) = path.file_name() {
            tx.subject(&name.to_string_lossy())?;
        }
        Ok(plan)
    })?;
    Ok(Outcome { value: reply(done.value), changed: done.changed, notices: done.notices })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let failed = |error| Refusal::file(path, error);
    let file = open_plain(path).map_err(failed)?;
    let size = usize::try_from(file.metadata().map_err(failed)?.len()).unwrap_or(usize::MAX);
    if size > SIZE_LIMIT {
        return Err(unreadable(ImportError::TooLarge { size, limit: SIZE_LIMIT }));
    }
    // It may grow meanwhile: no more than the limit is read.
    let mut bytes = Vec::with_capacity(size);
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn unreadable(error: ImportError) -> Refusal {
    Refusal::field("path", Problem::sentence_of(error.sentence(Language::Fr), error.sentence(Language::En)))
}

fn line_number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The first 64 bits of a fingerprint, which is all that the book keeps: a million rows share one by chance in one
/// book out of thirty million, and the row costs half as much.
fn short(hexadecimal: &str) -> i64 {
    hexadecimal
        .get(..16)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .unwrap_or_default()
        .cast_signed()
}

/// Who an imported entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Party {
    Nobody,
    Known(ClientId),
    /// The place in [`Plan::unknown`] of a client that is still to be added.
    New(usize),
}

#[derive(Debug)]
struct Planned {
    entry: TimeEntry,
    party: Party,
    fingerprint: i64,
}

/// What an import does to the book.
#[derive(Debug, Default)]
struct Plan {
    entries: Vec<Planned>,
    already_there: i64,
    unknown: Vec<UnknownClient>,
    overlaps: i64,
    refused: Vec<RefusedRow>,
    create: bool,
}

struct Planning {
    language: Language,
    zone: chrono_tz::Tz,
    create: bool,
    refused: Vec<RefusedRow>,
}

impl Planning {
    fn plan(self, conn: &Connection, rows: &[HourDraft], source: &str) -> Result<Plan> {
        let names = time_entry::client_names(conn)?;
        let missions = time_entry::missions(conn)?;
        let mut known: HashMap<String, ClientId> = HashMap::new();
        for (id, name) in &names {
            known.entry(resolve::fold(name)).or_insert(ClientId(*id));
        }
        let mut parties: HashMap<&str, Party> = HashMap::new();
        let mut plan = Plan { refused: self.refused, create: self.create, ..Plan::default() };
        for draft in rows {
            let fingerprint = short(&fingerprint(draft, source));
            if time_entry::has_fingerprint(conn, fingerprint)? {
                plan.already_there += 1;
                continue;
            }
            let party = match draft.client.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
                None => Party::Nobody,
                Some(name) => {
                    *parties.entry(name).or_insert_with(|| party(name, &known, &names, &mut plan.unknown))
                }
            };
            if let Party::New(place) = party
                && let Some(client) = plan.unknown.get_mut(place)
            {
                client.entries += 1;
                if !plan.create {
                    let reason = unknown_client(client, self.language);
                    plan.refused.push(RefusedRow { line: line_number(draft.line), reason });
                    continue;
                }
            }
            match entry(draft, party, &missions, self.zone) {
                Ok(entry) => plan.entries.push(Planned { entry, party, fingerprint }),
                Err(problem) => plan.refused.push(RefusedRow {
                    line: line_number(draft.line),
                    reason: problem.sentence(self.language),
                }),
            }
        }
        plan.refused.sort_by_key(|row| row.line);
        plan.overlaps = overlaps(conn, &plan.entries)?;
        Ok(plan)
    }
}

impl Plan {
    fn write(&self, tx: &Tx<'_>, today: chrono::NaiveDate) -> Result<()> {
        let mut added = Vec::new();
        if self.create {
            for client in &self.unknown {
                added.push(add_client(tx, &client.name, today)?);
            }
        }
        for Planned { entry, party, fingerprint } in &self.entries {
            match party {
                Party::New(place) => {
                    let entry = TimeEntry { client_id: added.get(*place).copied(), ..entry.clone() };
                    time_entry::insert(tx, &entry, Some(*fingerprint))?;
                }
                Party::Nobody | Party::Known(_) => {
                    time_entry::insert(tx, entry, Some(*fingerprint))?;
                }
            }
        }
        Ok(())
    }
}

/// Adds a client of whom only the name is known. There is work for it, so the sale is won.
fn add_client(tx: &Tx<'_>, name: &str, today: chrono::NaiveDate) -> Result<ClientId> {
    let record = Client { stage: ClientStage::Won, ..Client::named(name) };
    Ok(client::save(tx, None, &record, &resolve::fold(name), today)?)
}

fn party(
    name: &str,
    known: &HashMap<String, ClientId>,
    names: &[(i64, String)],
    unknown: &mut Vec<UnknownClient>,
) -> Party {
    let folded = resolve::fold(name);
    if let Some(id) = known.get(&folded) {
        return Party::Known(*id);
    }
    // `Acme` and `ACME` of one file are one new client.
    if let Some(place) = unknown.iter().position(|client| resolve::fold(&client.name) == folded) {
        return Party::New(place);
    }
    let nearest = names
        .iter()
        .map(|(_, other)| (strsim::jaro_winkler(&folded, &resolve::fold(other)), other))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other.clone());
    unknown.push(UnknownClient { name: name.to_owned(), entries: 0, nearest });
    Party::New(unknown.len() - 1)
}

fn unknown_client(client: &UnknownClient, language: Language) -> String {
    let name = &client.name;
    match &client.nearest {
        Some(nearest) => say!(
            language,
            "Le client « {name} » n'est pas dans le carnet (le nom le plus proche est « {nearest} ») : ajoutez-le, ou demandez sa création.",
            "The client \"{name}\" is not in the book (the nearest name is \"{nearest}\"): add it, or ask to have it created."
        ),
        None => say!(
            language,
            "Le client « {name} » n'est pas dans le carnet : ajoutez-le, ou demandez sa création.",
            "The client \"{name}\" is not in the book: add it, or ask to have it created."
        ),
    }
}

fn entry(
    draft: &HourDraft,
    party: Party,
    missions: &[MissionCard],
    zone: chrono_tz::Tz,
) -> std::result::Result<TimeEntry, Problem> {
    let minutes = i64::from(draft.minutes);
    if minutes > time_entry::LONGEST {
        return Err(super::problems::too_long());
    }
    if minutes < 1 {
        return Err(carnet_core::input::DurationInputError::NotPositive.into());
    }
    let placed = match draft.start {
        Some(start) => clock::started(draft.date, start, minutes, zone)?,
        None => clock::length(draft.date, minutes),
    };
    let guessed = guess_motive(draft).and_then(|word| word.parse::<Motive>().ok());
    let motive = guessed.unwrap_or(match party {
        Party::Nobody => Motive::Administration,
        Party::Known(_) | Party::New(_) => Motive::Production,
    });
    let client_id = match party {
        Party::Known(id) => Some(id),
        Party::Nobody | Party::New(_) => None,
    };
    Ok(TimeEntry {
        day: placed.day,
        starts_at: placed.starts_at,
        utc_offset: placed.utc_offset,
        minutes: placed.minutes,
        client_id,
        mission_id: client_id.and_then(|client| mission(draft, client, motive, missions)),
        motive,
        billable: draft.billable.unwrap_or_else(|| billable_by_default(motive)),
        note: draft.description.clone().or_else(|| draft.task.clone()),
    })
}

/// The mission of the project's name; else, for production, the only open one, if it had begun on that day.
fn mission(
    draft: &HourDraft,
    client: ClientId,
    motive: Motive,
    missions: &[MissionCard],
) -> Option<MissionId> {
    let of_client = || missions.iter().filter(|card| card.client_id == client);
    let project = draft.project.as_deref().map(resolve::fold).filter(|name| !name.is_empty());
    if let Some(project) = project
        && let Some(card) = of_client().find(|card| resolve::fold(&card.name) == project)
    {
        return Some(card.id);
    }
    let mut open = of_client().filter(|card| card.open);
    match (motive, open.next(), open.next()) {
        (motive, Some(only), None) if motive.burns_the_mission() && only.started_on <= draft.date => {
            Some(only.id)
        }
        _ => None,
    }
}

/// Returns how many of the new entries share time with another, in the file or in the book.
fn overlaps(conn: &Connection, planned: &[Planned]) -> Result<i64> {
    // Entries of the file carry no identity yet: 0 tells them from those of the book.
    let mut all: Vec<Stretch> = planned
        .iter()
        .filter_map(|planned| {
            let from = planned.entry.starts_at?;
            Some(Stretch { from, to: from + planned.entry.minutes, id: TimeEntryId(0) })
        })
        .collect();
    let (Some(from), Some(to)) = (all.iter().map(|s| s.from).min(), all.iter().map(|s| s.to).max()) else {
        return Ok(0);
    };
    all.extend(time_entry::stretches(conn, from, to)?);
    all.sort_unstable_by_key(|stretch| stretch.from);
    let mut reached = i64::MIN;
    let mut found = 0;
    for (place, stretch) in all.iter().enumerate() {
        let meets_next = all.get(place + 1).is_some_and(|next| next.from < stretch.to);
        if stretch.id == TimeEntryId(0) && (stretch.from < reached || meets_next) {
            found += 1;
        }
        reached = reached.max(stretch.to);
    }
    Ok(found)
}
