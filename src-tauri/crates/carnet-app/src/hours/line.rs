//! The sentence line: `2h acme appel`, `14:00-15:30 acme devis`, `hier 45m prospection`.

use super::clock::{self, Placed};
use super::{billable_by_default, problems, reply};
use crate::wire::Outcome;
use crate::wire::hours::{Entry, EntryLine, EntryPreview, Understood};
use crate::{Carnet, Problem, Refusal, Result, operation};
use carnet_core::entry_line::{self, EntryContext, EntryDraft, EntryLineError, Motive, Role};
use carnet_core::ids::{ClientId, MissionId, TimeEntryId};
use carnet_store::Connection;
use carnet_store::named::{self, Named};
use carnet_store::time_entry::{self, EntryRow, TimeEntry};

/// Reads a sentence without adding it.
///
/// # Errors
/// When the book cannot be read; what is wrong with the sentence is in the reply.
pub fn preview_line(carnet: &Carnet, request: EntryLine) -> Result<EntryPreview> {
    let language = carnet.language();
    let problem = |problem: Problem| EntryPreview {
        entry: None,
        understood: Vec::new(),
        problem: Some(problem.sentence(language)),
    };
    let draft = match read(carnet, &request.line)? {
        Ok(draft) => draft,
        Err(error) => return Ok(problem(problems::of_line(error))),
    };
    let understood = draft.understood.iter().map(understood).collect();
    let entry = match entry_of(carnet, &draft)? {
        Ok(entry) => entry,
        Err(error) => return Ok(EntryPreview { understood, ..problem(error) }),
    };
    let overlaps = reply::overlaps_of(carnet, TimeEntryId(0), &entry)?;
    let row = with_names(carnet.conn(), entry)?;
    Ok(EntryPreview { entry: Some(reply::entry(row, carnet.zone(), overlaps)), understood, problem: None })
}

/// Adds the entry that a sentence says.
///
/// # Errors
/// [`Refusal::Input`] on `line` with what is missing or ambiguous.
pub fn add_line(carnet: &mut Carnet, request: EntryLine) -> Result<Outcome<Entry>> {
    let refused = |problem| Refusal::field("line", problem);
    let draft = read(carnet, &request.line)?.map_err(|error| refused(problems::of_line(error)))?;
    let entry = entry_of(carnet, &draft)?.map_err(refused)?;
    let done = carnet.write(operation::ADD_HOURS, |tx| Ok(time_entry::insert(tx, &entry, None)?))?;
    let (entry, notices) = reply::written(carnet, done.value)?;
    Ok(Outcome { value: entry, changed: done.changed, notices })
}

/// Reads a sentence against the clients and missions of the book.
pub(super) fn read(carnet: &Carnet, line: &str) -> Result<std::result::Result<EntryDraft, EntryLineError>> {
    let clients = time_entry::client_names(carnet.conn())?;
    let missions = time_entry::missions(carnet.conn())?;
    let clients: Vec<(i64, &str)> = clients.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let missions: Vec<(i64, i64, &str)> =
        missions.iter().map(|card| (card.id.0, card.client_id.0, card.name.as_str())).collect();
    Ok(entry_line::parse(
        line,
        &EntryContext {
            today: carnet.today(),
            now_local: carnet.local_time(),
            clients: &clients,
            missions: &missions,
        },
    ))
}

fn entry_of(carnet: &Carnet, draft: &EntryDraft) -> Result<std::result::Result<TimeEntry, Problem>> {
    let placed = match (draft.start, draft.end) {
        (Some(start), Some(end)) => match clock::range(draft.date, start, end, carnet.zone()) {
            Ok(placed) => placed,
            Err(error) => return Ok(Err(error.into())),
        },
        _ => clock::length(draft.date, i64::from(draft.minutes.unwrap_or_default().0)),
    };
    let Placed { day, starts_at, utc_offset, minutes } = placed;
    let client_id = draft.client_id.map(ClientId);
    Ok(Ok(TimeEntry {
        day,
        starts_at,
        utc_offset,
        minutes,
        client_id,
        mission_id: mission_for(carnet.conn(), client_id, draft.mission_id.map(MissionId), draft.motive)?,
        motive: draft.motive,
        billable: billable_by_default(draft.motive),
        note: (!draft.note.is_empty()).then(|| draft.note.clone()),
    }))
}

/// Returns the mission that an entry goes to: the named one, or the only open one of the client where the
/// motive is work on a mission.
pub(super) fn mission_for(
    conn: &Connection,
    client: Option<ClientId>,
    named: Option<MissionId>,
    motive: Motive,
) -> Result<Option<MissionId>> {
    Ok(match (named, client, motive) {
        (Some(mission), ..) => Some(mission),
        (None, Some(client), motive) if motive.burns_the_mission() => {
            time_entry::only_open_mission(conn, client)?
        }
        _ => None,
    })
}

/// Returns an entry that is not in the book, with the names it refers to.
fn with_names(conn: &Connection, entry: TimeEntry) -> Result<EntryRow> {
    let name = |table: Named, id: Option<i64>| -> Result<Option<String>> {
        Ok(id.map(|id| named::name(conn, table, id)).transpose()?.flatten())
    };
    let client = name(Named::Client, entry.client_id.map(|id| id.0))?;
    let mission = name(Named::Mission, entry.mission_id.map(|id| id.0))?;
    let at_risk = match entry.mission_id {
        Some(id) => !carnet_store::mission::has_order(conn, id)?,
        None => false,
    };
    Ok(EntryRow { id: TimeEntryId(0), entry, client, mission, at_risk })
}

fn understood(span: &entry_line::Span) -> Understood {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let role = match span.role {
        Role::Range => "time",
        other => other.as_str(),
    };
    Understood { start: place(span.start), end: place(span.end), role: role.to_owned() }
}
