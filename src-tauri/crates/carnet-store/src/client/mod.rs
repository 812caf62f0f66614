//! Clients and prospects: one row each, read with its lead source and its next date.

use crate::{StoreError, Tx, date, opt_word, word};
use carnet_core::client::{ClientKind, ClientStage};
use carnet_core::ids::{ClientId, LeadSourceId};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// What a client's record holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Business or consumer.
    pub kind: ClientKind,
    /// Name.
    pub name: String,
    /// Person to talk to.
    pub person: Option<String>,
    /// How far the sale is.
    pub stage: ClientStage,
    /// SIREN, nine digits.
    pub siren: Option<String>,
    /// SIRET, fourteen digits.
    pub siret: Option<String>,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Postal address, lines separated by line breaks.
    pub address: Option<String>,
    /// Country, two capitals.
    pub country: String,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Lead source.
    pub source_id: Option<LeadSourceId>,
    /// Free note.
    pub note: Option<String>,
    /// Electronic address (EN 16931 BT-49); none: the SIREN.
    pub electronic_address: Option<String>,
    /// Whether the papers for this client carry no electronic invoice.
    pub plain_pdf: bool,
    /// What the client files invoices under (EN 16931 BT-10), unless the invoice says another.
    pub buyer_reference: Option<String>,
}

impl Client {
    /// Returns a client of whom nothing but the name is known: a French business to get in touch with.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            kind: ClientKind::Company,
            name: name.into(),
            person: None,
            stage: ClientStage::ToContact,
            siren: None,
            siret: None,
            vat_number: None,
            address: None,
            country: "FR".to_owned(),
            email: None,
            phone: None,
            source_id: None,
            note: None,
            electronic_address: None,
            plain_pdf: false,
            buyer_reference: None,
        }
    }
}

/// A client as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Identity.
    pub id: ClientId,
    /// The record.
    pub client: Client,
    /// Name of the lead source.
    pub source: Option<String>,
    /// Day on which the record was made.
    pub created_on: NaiveDate,
    /// Date of the next open follow-up.
    pub next_on: Option<NaiveDate>,
    /// What it says.
    pub next_note: Option<String>,
}

carnet_core::words! {
    /// Order of a list of clients; names decide where it says nothing.
    ClientSort {
        /// Nearest next date first, those without one at the end.
        NextDate = "next_date",
        /// By name.
        Name = "name",
        /// In the order of the sale.
        Stage = "stage",
        /// Newest first.
        Created = "created",
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<ClientRow> {
    Ok(ClientRow {
        id: ClientId(row.get("id")?),
        client: Client {
            kind: word(row, "kind")?,
            name: row.get("name")?,
            person: row.get("person")?,
            stage: word(row, "stage")?,
            siren: row.get("siren")?,
            siret: row.get("siret")?,
            vat_number: row.get("vat_number")?,
            address: row.get("address")?,
            country: row.get("country")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            source_id: row.get::<_, Option<i64>>("source_id")?.map(LeadSourceId),
            note: row.get("note")?,
            electronic_address: row.get("electronic_address")?,
            plain_pdf: row.get("plain_pdf")?,
            buyer_reference: row.get("buyer_reference")?,
        },
        source: row.get("source")?,
        created_on: date(row, "created_on")?,
        next_on: opt_word(row, "next_on")?,
        next_note: row.get("next_note")?,
    })
}

/// Returns a client.
///
/// # Errors
/// When the file cannot be read.
pub fn get(conn: &Connection, id: ClientId) -> Result<Option<ClientRow>, StoreError> {
    let sql = concat!(include_str!("select.sql"), " WHERE client.id = ?1");
    Ok(conn.prepare_cached(sql)?.query_row([id.0], read).optional()?)
}

/// Returns the clients at `stage` whose search text holds every one of the folded `words`.
///
/// # Errors
/// When the file cannot be read.
pub fn list(
    conn: &Connection,
    words: &[&str],
    stage: Option<ClientStage>,
    sort: ClientSort,
) -> Result<Vec<ClientRow>, StoreError> {
    let words = serde_json::Value::from(words).to_string();
    let mut statement = conn.prepare_cached(concat!(include_str!("select.sql"), include_str!("list.sql")))?;
    let rows = statement.query_map(
        named_params! { ":words": words, ":stage": stage.map(ClientStage::as_str), ":sort": sort.as_str() },
        read,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a list shows of a client: less than its record, for there may be ten thousand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientCard {
    /// Identity.
    pub id: ClientId,
    /// Name.
    pub name: String,
    /// How far the sale is.
    pub stage: ClientStage,
    /// Person to talk to.
    pub person: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Name of the lead source.
    pub source: Option<String>,
    /// Date of the next open follow-up.
    pub next_on: Option<NaiveDate>,
    /// What it says.
    pub next_note: Option<String>,
}

/// Returns the clients whose search text holds every word of the folded `typed`, those that begin with it first; at most
/// `most` when it is said.
///
/// # Errors
/// When the file cannot be read.
pub fn cards(conn: &Connection, typed: &str, most: Option<u32>) -> Result<Vec<ClientCard>, StoreError> {
    let words: serde_json::Value = typed.split_whitespace().collect::<Vec<_>>().into();
    let mut statement = conn.prepare_cached(include_str!("cards.sql"))?;
    let rows = statement.query_map(
        // SQLite reads a limit below nought as none.
        named_params! { ":words": words.to_string(), ":typed": typed.trim(), ":most": most.map_or(-1, i64::from) },
        |row| {
            Ok(ClientCard {
                id: ClientId(row.get("id")?),
                name: row.get("name")?,
                stage: word(row, "stage")?,
                person: row.get("person")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
                source: row.get("source")?,
                next_on: opt_word(row, "next_on")?,
                next_note: row.get("next_note")?,
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a client is recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientIdentity {
    /// Identity.
    pub id: ClientId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
}

/// Returns what every client is recognised by, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn identities(conn: &Connection) -> Result<Vec<ClientIdentity>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id, name, email, siren FROM client ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(ClientIdentity {
            id: ClientId(row.get(0)?),
            name: row.get(1)?,
            email: row.get(2)?,
            siren: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the names of other clients with the same name, SIREN or e-mail address, oldest first, five at most.
///
/// # Errors
/// When the file cannot be read.
pub fn alike(conn: &Connection, client: &Client, but: Option<ClientId>) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT name FROM client
         WHERE id IS NOT ?4 AND (siren = ?1 OR email = ?2 COLLATE NOCASE OR name = ?3 COLLATE NOCASE)
         ORDER BY id LIMIT 5",
    )?;
    let rows = statement
        .query_map((&client.siren, &client.email, &client.name, but.map(|id| id.0)), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a client, or writes the record of the one that `id` names, and returns it. `search` is name, person and
/// e-mail, folded; `created_on` counts for a new one.
///
/// # Errors
/// When the file cannot be written.
pub fn save(
    tx: &Tx<'_>,
    id: Option<ClientId>,
    client: &Client,
    search: &str,
    created_on: NaiveDate,
) -> Result<ClientId, StoreError> {
    let mut statement = tx.prepare_cached(include_str!("save.sql"))?;
    let id = statement.query_row(
        named_params! {
            ":id": id.map(|id| id.0),
            ":kind": client.kind.as_str(),
            ":name": client.name,
            ":person": client.person,
            ":stage": client.stage.as_str(),
            ":siren": client.siren,
            ":siret": client.siret,
            ":vat_number": client.vat_number,
            ":address": client.address,
            ":country": client.country,
            ":email": client.email,
            ":phone": client.phone,
            ":source": client.source_id.map(|id| id.0),
            ":note": client.note,
            ":electronic_address": client.electronic_address,
            ":plain_pdf": client.plain_pdf,
            ":buyer_reference": client.buyer_reference,
            ":search": search,
            ":created_on": created_on.to_string(),
        },
        |row| row.get(0),
    )?;
    Ok(ClientId(id))
}

/// Sets how far the sale is.
///
/// # Errors
/// When the file cannot be written.
pub fn set_stage(tx: &Tx<'_>, id: ClientId, stage: ClientStage) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE client SET stage = ?2 WHERE id = ?1 AND stage <> ?2")?
        .execute((id.0, stage.as_str()))?;
    Ok(())
}

/// What has been worked for, invoiced to and collected from a client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClientSums {
    /// Minutes worked.
    pub minutes: i64,
    /// Net invoiced, in minor units, credit notes taken off.
    pub invoiced_net: i64,
    /// Net collected, in minor units.
    pub collected_net: i64,
}

/// Returns the sums of a client, over all time.
///
/// # Errors
/// When the file cannot be read.
pub fn sums(conn: &Connection, id: ClientId) -> Result<ClientSums, StoreError> {
    let sql = "SELECT (SELECT coalesce(sum(minutes), 0) FROM hours_sum WHERE client_id = ?1),
                      coalesce(sum(invoiced_net), 0), coalesce(sum(collected_net), 0)
               FROM money_sum WHERE client_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([id.0], |row| {
        Ok(ClientSums { minutes: row.get(0)?, invoiced_net: row.get(1)?, collected_net: row.get(2)? })
    })?)
}
