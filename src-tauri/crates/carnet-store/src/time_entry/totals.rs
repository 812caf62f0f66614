//! Sums of a period that the kept sums cannot answer: by day, by week, between any two days.

use crate::StoreError;
use carnet_core::ids::{ClientId, MissionId};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Which entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Only this client.
    pub client: Option<ClientId>,
    /// Only this mission.
    pub mission: Option<MissionId>,
}

impl Filter {
    /// The condition on the alias `table`, for the values of [`Filter::values`].
    pub(super) fn condition(&self, table: &str) -> String {
        let mut condition = format!("{table}.day BETWEEN ?1 AND ?2");
        let columns = [self.client.map(|_| "client_id"), self.mission.map(|_| "mission_id")];
        for (column, place) in columns.into_iter().flatten().zip(3..) {
            condition += &format!(" AND {table}.{column} = ?{place}");
        }
        condition
    }

    pub(super) fn values(&self) -> Vec<Value> {
        let mut values: Vec<Value> = vec![self.from.to_string().into(), self.to.to_string().into()];
        values.extend(self.client.map(|id| Value::from(id.0)));
        values.extend(self.mission.map(|id| Value::from(id.0)));
        values
    }
}

/// What entries are summed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Day, in order.
    Day,
    /// ISO week as `2026-W47`, in order.
    Week,
    /// Month, in order.
    Month,
    /// Client, most first; the empty name for nobody.
    Client,
    /// Motive, most first.
    Motive,
}

/// Returns the minutes of a period by `total`.
///
/// # Errors
/// When the file cannot be read.
pub fn totals(conn: &Connection, filter: &Filter, total: Total) -> Result<Vec<(String, i64)>, StoreError> {
    let (key, group, order) = match total {
        Total::Day => ("e.day", "e.day", "e.day"),
        // %G-W%V is the week of ISO 8601: 1 January may belong to the last week of the year before.
        Total::Week => ("strftime('%G-W%V', e.day)", "1", "1"),
        Total::Month => ("substr(e.day, 1, 7)", "1", "1"),
        Total::Client => {
            ("coalesce((SELECT name FROM client WHERE id = e.client_id), '')", "e.client_id", "2 DESC, 1")
        }
        Total::Motive => ("e.motive", "e.motive", "2 DESC, 1"),
    };
    let condition = filter.condition("e");
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {key}, sum(e.minutes) FROM time_entry e WHERE {condition} GROUP BY {group} ORDER BY {order}"
    ))?;
    let rows =
        statement.query_map(params_from_iter(filter.values()), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The minutes of a day for one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySum {
    /// Day.
    pub day: NaiveDate,
    /// Client; none: nobody.
    pub client_id: Option<ClientId>,
    /// Its name.
    pub client: Option<String>,
    /// Minutes.
    pub minutes: i64,
    /// Those that can be billed.
    pub billable: i64,
    /// Those on a mission without signed order.
    pub at_risk: i64,
}

/// Returns the minutes of each day of a period by client, days in order and most first in each.
///
/// # Errors
/// When the file cannot be read.
pub fn by_day_and_client(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<DaySum>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("days.sql"))?;
    let rows = statement.query_map([from.to_string(), to.to_string()], |row| {
        Ok(DaySum {
            day: crate::date(row, 0)?,
            client_id: row.get::<_, Option<i64>>(1)?.map(ClientId),
            client: row.get(2)?,
            minutes: row.get(3)?,
            billable: row.get(4)?,
            at_risk: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
