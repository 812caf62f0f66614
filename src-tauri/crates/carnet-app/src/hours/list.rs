//! The grid of a period and its sums.

use super::reply;
use crate::form::Form;
use crate::wire::Hours;
use crate::wire::hours::{HoursList, HoursRequest, HoursTotal};
use crate::{Carnet, Problem, Result, resolve};
use carnet_core::ids::TimeEntryId;
use carnet_core::input::{Weekdays, parse_date_with};
use carnet_store::time_entry::{self, EntryRow, Filter, Total};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::{HashMap, HashSet};

/// Returns the entries of a period by time, with what each overlaps, and their sums by day, ISO week, month, client
/// and motive. The empty name among the clients stands for hours for nobody.
///
/// # Errors
/// [`crate::Refusal::Input`] for a date or an order of dates that makes no sense, and for an unknown client or mission.
pub fn list(carnet: &Carnet, request: HoursRequest) -> Result<HoursList> {
    let filter = filter(carnet, &request)?;
    let conn = carnet.conn();
    let rows = time_entry::list(conn, &filter)?;
    let mut overlaps = overlaps(carnet, &rows)?;
    let total: i64 = rows.iter().map(|row| row.entry.minutes).sum();
    let entries = rows
        .into_iter()
        .map(|row| {
            let others = overlaps.remove(&row.id).unwrap_or_default();
            reply::entry(row, carnet.zone(), others)
        })
        .collect();
    let by = |total: Total| -> Result<Vec<HoursTotal>> {
        let sums = time_entry::totals(conn, &filter, total)?;
        Ok(sums
            .into_iter()
            .map(|(key, minutes)| HoursTotal { key, hours: Hours::minutes(minutes) })
            .collect())
    };
    Ok(HoursList {
        entries,
        total_hours: Hours::minutes(total),
        by_day: by(Total::Day)?,
        by_week: by(Total::Week)?,
        by_month: by(Total::Month)?,
        by_client: by(Total::Client)?,
        by_motive: by(Total::Motive)?,
    })
}

fn filter(carnet: &Carnet, request: &HoursRequest) -> Result<Filter> {
    let today = carnet.today();
    let mut form = Form::default();
    let date = |text: &str| parse_date_with(text, today, Weekdays::Latest);
    let from = form.optional("from", request.from.as_deref(), date);
    let to = form.optional("to", request.to.as_deref(), date);
    let monday = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    // Only a last day given: the week that it closes.
    let mut first = from.unwrap_or_else(|| monday(to.unwrap_or(today)));
    let mut last = to.unwrap_or_else(|| monday(first) + Days::new(6));
    if form.is_clean() && last < first {
        let problem = Problem::sentence_of(
            format!("Le dernier jour ({last}) est avant le premier ({first})."),
            format!("The last day ({last}) is before the first ({first})."),
        );
        form.refuse("to", problem);
    }
    form.finish(Some(()))?;
    let conn = carnet.conn();
    let client = named(request.client.as_deref()).map(|name| resolve::client(conn, name)).transpose()?;
    let mission = named(request.mission.as_deref()).map(|name| resolve::mission(conn, name)).transpose()?;
    if let (Some(mission), None, None) = (mission, from, to) {
        (first, last) = time_entry::days_of_mission(conn, mission)?.unwrap_or((first, last));
    }
    Ok(Filter { from: first, to: last, client, mission })
}

/// Returns the name that was given; none, or an empty one: all.
fn named(name: Option<&str>) -> Option<&str> {
    name.map(str::trim).filter(|name| !name.is_empty())
}

fn overlaps(carnet: &Carnet, rows: &[EntryRow]) -> Result<HashMap<TimeEntryId, Vec<TimeEntryId>>> {
    let placed =
        || rows.iter().filter_map(|row| row.entry.starts_at.map(|from| (from, from + row.entry.minutes)));
    let (Some(from), Some(to)) = (placed().map(|(from, _)| from).min(), placed().map(|(_, to)| to).max())
    else {
        return Ok(HashMap::new());
    };
    // Neighbours of other clients, or of the night before, overlap too.
    let all = time_entry::stretches(carnet.conn(), from, to)?;
    let listed: HashSet<TimeEntryId> = rows.iter().map(|row| row.id).collect();
    Ok(reply::sweep(&all, |id| listed.contains(&id)))
}
