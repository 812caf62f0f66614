//! Sums that the book keeps itself, by triggers in the transaction of each entry, invoice and payment.
//!
//! Reading them costs as many rows as the answer has, whatever the number of entries. Months are `YYYY-MM`.

mod behind;
mod check;

pub use behind::{Behind, MoneyFigure, hour_rows, money_rows};
pub use check::{hours_differences, money_differences};

use crate::{StoreError, opt_decimal};
use carnet_core::entry_line::Motive;
use carnet_core::ids::ClientId;
use rusqlite::Connection;
use rust_decimal::Decimal;

/// First and last month of a period, both counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Months {
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
}

/// Minutes of one client in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientHours {
    /// Client; none: hours for nobody.
    pub client: Option<ClientId>,
    /// All minutes.
    pub minutes: i64,
    /// Minutes that can be billed.
    pub billable: i64,
    /// Minutes by motive, those that have any.
    pub by_motive: Vec<(Motive, i64)>,
}

/// Money of one client in one month, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthMoney {
    /// Client.
    pub client: ClientId,
    /// Month.
    pub month: String,
    /// Net invoiced, credit notes deducted.
    pub invoiced_net: i64,
    /// Net collected.
    pub collected_net: i64,
}

/// Hours and money of one client in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthLine<'a> {
    /// Month.
    pub month: &'a str,
    /// Client; none: hours for nobody.
    pub client: Option<ClientId>,
    /// Minutes.
    pub minutes: i64,
    /// Minutes that can be billed.
    pub billable: i64,
    /// Net invoiced, in minor units.
    pub invoiced_net: i64,
    /// Net collected, in minor units.
    pub collected_net: i64,
}

/// A client's name and the commission of its lead source in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientCard {
    /// Client.
    pub id: ClientId,
    /// Name.
    pub name: String,
    /// Commission of the lead source, in percent.
    pub commission_percent: Option<Decimal>,
}

fn client_of(id: i64) -> Option<ClientId> {
    (id != 0).then_some(ClientId(id))
}

/// Returns the hours of a period by client.
///
/// # Errors
/// When the file cannot be read.
pub fn hours_by_client(conn: &Connection, months: &Months) -> Result<Vec<ClientHours>, StoreError> {
    let sums: String = Motive::ALL.iter().map(|motive| format!(", sum({motive})")).collect();
    let mut statement = conn.prepare_cached(&format!(
        "SELECT client_id, sum(minutes), sum(billable){sums} FROM hours_sum WHERE month BETWEEN ?1 AND ?2
         GROUP BY client_id"
    ))?;
    let rows = statement.query_map((&months.from, &months.to), |row| {
        let mut by_motive = Vec::new();
        for (index, motive) in Motive::ALL.iter().enumerate() {
            let minutes: i64 = row.get(3 + index)?;
            if minutes != 0 {
                by_motive.push((*motive, minutes));
            }
        }
        Ok(ClientHours {
            client: client_of(row.get(0)?),
            minutes: row.get(1)?,
            billable: row.get(2)?,
            by_motive,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the money of a period by client and month.
///
/// # Errors
/// When the file cannot be read.
pub fn money_by_month(conn: &Connection, months: &Months) -> Result<Vec<MonthMoney>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT client_id, month, invoiced_net, collected_net FROM money_sum WHERE month BETWEEN ?1 AND ?2
         ORDER BY month, client_id",
    )?;
    let rows = statement.query_map((&months.from, &months.to), |row| {
        Ok(MonthMoney {
            client: ClientId(row.get(0)?),
            month: row.get(1)?,
            invoiced_net: row.get(2)?,
            collected_net: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the net of the quotes accepted in a period by client, in minor units.
///
/// # Errors
/// When the file cannot be read.
pub fn quoted_by_client(conn: &Connection, months: &Months) -> Result<Vec<(ClientId, i64)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT client_id, sum(net) FROM quote
         WHERE status = 'accepted' AND decided_on BETWEEN ?1 || '-01' AND ?2 || '-31' GROUP BY client_id",
    )?;
    let rows =
        statement.query_map((&months.from, &months.to), |row| Ok((ClientId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Hands every client and month of a period that has hours or money to `each`, by month; stops when it fails.
///
/// # Errors
/// When the file cannot be read, or what `each` returns.
pub fn each_month<E: From<StoreError>>(
    conn: &Connection,
    months: &Months,
    client: Option<ClientId>,
    mut each: impl FnMut(MonthLine<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = conn.prepare_cached(include_str!("monthly.sql")).map_err(StoreError::from)?;
    let mut rows =
        statement.query((&months.from, &months.to, client.map(|id| id.0))).map_err(StoreError::from)?;
    let mut month = String::new();
    let mut open: Option<(i64, [i64; 4])> = None;
    let line = |month: &str,
                (client, sums): (i64, [i64; 4]),
                each: &mut dyn FnMut(MonthLine<'_>) -> Result<(), E>| {
        let [minutes, billable, invoiced_net, collected_net] = sums;
        each(MonthLine { month, client: client_of(client), minutes, billable, invoiced_net, collected_net })
    };
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        let read = || -> rusqlite::Result<(&str, i64, [i64; 4])> {
            let sums = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
            Ok((row.get_ref(0)?.as_str()?, row.get(1)?, sums))
        };
        let (row_month, row_client, sums) = read().map_err(StoreError::from)?;
        match &mut open {
            Some((client, kept)) if *client == row_client && month == row_month => {
                for (kept, more) in kept.iter_mut().zip(sums) {
                    *kept += more;
                }
            }
            _ => {
                if let Some(done) = open.replace((row_client, sums)) {
                    line(&month, done, &mut each)?;
                }
                if month != row_month {
                    row_month.clone_into(&mut month);
                }
            }
        }
    }
    open.map_or(Ok(()), |done| line(&month, done, &mut each))
}

/// Returns the first and the last month that has hours, money or an accepted quote.
///
/// # Errors
/// When the file cannot be read.
pub fn span(conn: &Connection) -> Result<Option<Months>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT min(month), max(month) FROM (
             SELECT min(month) AS month FROM hours_sum UNION ALL SELECT max(month) FROM hours_sum
             UNION ALL SELECT min(month) FROM money_sum UNION ALL SELECT max(month) FROM money_sum
             UNION ALL SELECT substr(min(decided_on), 1, 7) FROM quote WHERE status = 'accepted'
             UNION ALL SELECT substr(max(decided_on), 1, 7) FROM quote WHERE status = 'accepted')",
    )?;
    let (from, to): (Option<String>, Option<String>) =
        statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(from.zip(to).map(|(from, to)| Months { from, to }))
}

/// Returns every client's name and the commission of its lead source.
///
/// # Errors
/// When the file cannot be read.
pub fn client_cards(conn: &Connection) -> Result<Vec<ClientCard>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.name, s.commission_percent FROM client c LEFT JOIN lead_source s ON s.id = c.source_id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ClientCard {
            id: ClientId(row.get(0)?),
            name: row.get(1)?,
            commission_percent: opt_decimal(row, 2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
