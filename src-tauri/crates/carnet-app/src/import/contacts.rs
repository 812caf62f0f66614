//! Prospects and clients out of a spreadsheet or an address book: columns guessed by their names, rows checked one by one.

use carnet_core::client::ClientStage;
use carnet_core::identifier::{Email, IdentifierError, Phone, Siren, Siret, VatNumber};
use carnet_core::input::{TextInputError, clean_multiline, clean_text, fold};
use chrono::NaiveDate;
use std::str::FromStr;

pub use super::contact_columns::{ContactField, ContactMapping, guess_mapping};
use super::dates::{DateOrder, OrderEvidence, date};
use super::fault::{ImportError, Refused, RowFault, short};
use super::table::{Row, Table, plain};
use super::text::{decode, is_calendar, is_vcard};
use super::vcard;

/// Characters that fit into a name, a source, a line of an address.
pub(super) const LINE_LIMIT: usize = 200;
/// Characters that fit into a note.
pub(super) const NOTE_LIMIT: usize = 10_000;

/// One contact that can go in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactDraft {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The company. Without one the contact is the person.
    pub company: Option<String>,
    /// The person.
    pub person: Option<String>,
    /// E-mail address.
    pub email: Option<Email>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Address, its lines joined by `\n`.
    pub address: Option<String>,
    /// Company number; taken from the SIRET where only that is given.
    pub siren: Option<Siren>,
    /// Establishment number.
    pub siret: Option<Siret>,
    /// VAT number.
    pub vat_number: Option<VatNumber>,
    /// Lead source, as written.
    pub source: Option<String>,
    /// The next date.
    pub next_date: Option<NaiveDate>,
    /// Stage of the sale.
    pub stage: Option<ClientStage>,
    /// Note, may have several lines.
    pub note: Option<String>,
}

impl ContactDraft {
    /// Returns the name of the record: the company, else the person.
    pub fn name(&self) -> &str {
        self.company.as_deref().or(self.person.as_deref()).unwrap_or_default()
    }
}

/// A contact file as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactFile {
    /// Names of the columns; empty for an address book.
    pub headers: Vec<String>,
    /// How the columns were read; empty for an address book.
    pub mapping: ContactMapping,
    /// The contacts that can go in, in the order of the file.
    pub rows: Vec<ContactDraft>,
    /// The rows that cannot.
    pub refused: Vec<Refused>,
    /// The first rows as they stand in the file, a cell a column; empty for an address book.
    pub sample: Vec<Vec<String>>,
}

/// How many rows a sample shows.
const SAMPLE: usize = 4;

/// Reads the head of a table in which no column could be recognised: the user says then which is which.
///
/// # Errors
/// As [`read`], but for what the columns mean.
pub fn peek(bytes: &[u8]) -> Result<ContactFile, ImportError> {
    let (text, _) = decode(bytes)?;
    let table = Table::open(&text)?;
    let headers = table.headers().to_vec();
    let mapping = ContactMapping { columns: vec![None; headers.len()] };
    Ok(ContactFile { sample: sample(&table), headers, mapping, rows: Vec::new(), refused: Vec::new() })
}

fn sample(table: &Table<'_>) -> Vec<Vec<String>> {
    let cells = |row: Row| (0..table.headers().len()).map(|column| short(row.cell(column))).collect();
    table.rows().flatten().take(SAMPLE).map(cells).collect()
}

/// Reads a table or, recognised by its first line, a vCard file.
///
/// `mapping` overrides the guess of the columns; it does not matter for vCards.
///
/// # Errors
/// [`ImportError`] where the file as a whole is not readable; rows at fault are in [`ContactFile::refused`].
pub fn read(bytes: &[u8], mapping: Option<&ContactMapping>) -> Result<ContactFile, ImportError> {
    let (text, _) = decode(bytes)?;
    if is_calendar(&text) {
        return Err(ImportError::IsCalendar);
    }
    if is_vcard(&text) {
        let (rows, refused) = vcard::read(&text)?;
        return Ok(ContactFile {
            headers: Vec::new(),
            mapping: ContactMapping { columns: Vec::new() },
            rows,
            refused,
            sample: Vec::new(),
        });
    }
    let table = Table::open(&text)?;
    let mut mapping = mapping.cloned().unwrap_or_else(|| guess_mapping(table.headers()));
    mapping.columns.resize(table.headers().len(), None);
    let names =
        [ContactField::Company, ContactField::Person, ContactField::FirstName, ContactField::LastName];
    if !mapping.columns.iter().flatten().any(|f| names.contains(f)) {
        return Err(ImportError::NoKnownColumn { found: table.some_headers() });
    }
    let order = date_order(&table, &mapping);
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for row in table.rows() {
        match row {
            Ok(row) => match contact(&row, &table, &mapping, order) {
                Ok(draft) => rows.push(draft),
                Err(fault) => refused.push(Refused { line: row.line, fault }),
            },
            Err((line, fault)) => refused.push(Refused { line, fault }),
        }
    }
    Ok(ContactFile { sample: sample(&table), headers: table.headers().to_vec(), mapping, rows, refused })
}

fn date_order(table: &Table<'_>, mapping: &ContactMapping) -> DateOrder {
    let mut evidence = OrderEvidence::default();
    let dates: Vec<usize> = columns_of(mapping, ContactField::NextDate).collect();
    if !dates.is_empty() {
        for row in table.rows().flatten() {
            dates.iter().for_each(|c| evidence.look_at(row.cell(*c)));
        }
    }
    evidence.order()
}

fn columns_of(mapping: &ContactMapping, field: ContactField) -> impl Iterator<Item = usize> + '_ {
    mapping.columns.iter().enumerate().filter(move |(_, f)| **f == Some(field)).map(|(n, _)| n)
}

/// A row with what its columns mean.
struct Cells<'a> {
    row: &'a Row,
    table: &'a Table<'a>,
    mapping: &'a ContactMapping,
}

impl<'a> Cells<'a> {
    /// Returns the cells of a field that hold something, with the column's name.
    fn all(&self, field: ContactField) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let (row, headers) = (self.row, self.table.headers());
        let filled = columns_of(self.mapping, field).filter(move |c| !row.cell(*c).is_empty());
        filled.map(move |c| (headers.get(c).map_or("", String::as_str), row.cell(c)))
    }

    fn line(&self, field: ContactField) -> Result<Option<String>, RowFault> {
        self.all(field)
            .next()
            .map(|(column, value)| line_text(column, value))
            .transpose()
            .map(Option::flatten)
    }

    fn identifier<T: FromStr<Err = IdentifierError>>(
        &self,
        field: ContactField,
    ) -> Result<Option<T>, RowFault> {
        self.all(field).next().map(|(_, value)| identifier(value)).transpose()
    }
}

/// Cleans a text of one line; a line end inside becomes a space, as spreadsheets wrap titles.
pub(super) fn line_text(column: &str, value: &str) -> Result<Option<String>, RowFault> {
    let flat = value
        .split(['\r', '\n', '\u{b}'])
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let text = clean_text(&flat, LINE_LIMIT).map_err(|e| text_fault(column, e))?;
    Ok((!text.is_empty()).then_some(text))
}

/// Cleans a text of several lines.
pub(super) fn long_text(column: &str, value: &str, limit: usize) -> Result<Option<String>, RowFault> {
    // Outlook writes a vertical tab for a line end inside a cell.
    let text = clean_multiline(&value.replace('\u{b}', "\n"), limit).map_err(|e| text_fault(column, e))?;
    Ok((!text.is_empty()).then_some(text))
}

fn text_fault(column: &str, error: TextInputError) -> RowFault {
    let column = short(column);
    match error {
        TextInputError::TooLong { max, got } => RowFault::TooLong { column, length: got, limit: max },
        TextInputError::ControlCharacter { code, .. } => RowFault::ControlCharacter { column, code },
        TextInputError::LineBreak { .. } => RowFault::ControlCharacter { column, code: u32::from('\n') },
    }
}

pub(super) fn identifier<T: FromStr<Err = IdentifierError>>(value: &str) -> Result<T, RowFault> {
    value.parse().map_err(|error| RowFault::Identifier { value: short(value), error })
}

fn contact(
    row: &Row,
    table: &Table<'_>,
    mapping: &ContactMapping,
    order: DateOrder,
) -> Result<ContactDraft, RowFault> {
    let cells = Cells { row, table, mapping };
    let mut draft = ContactDraft { line: row.line, ..ContactDraft::default() };
    draft.company = cells.line(ContactField::Company)?;
    draft.person = match cells.line(ContactField::Person)? {
        Some(person) => Some(person),
        None => joined([cells.line(ContactField::FirstName)?, cells.line(ContactField::LastName)?], " "),
    };
    if draft.name().is_empty() {
        return Err(RowFault::NoName);
    }
    draft.email = cells.identifier(ContactField::Email)?;
    draft.phone = cells.identifier(ContactField::Phone)?;
    draft.address = address(&cells)?;
    // A SIRET in the column of the SIREN says both.
    match cells.all(ContactField::Siren).next() {
        Some((_, value)) if value.chars().filter(char::is_ascii_digit).count() == 14 => {
            draft.siret = Some(identifier(value)?)
        }
        Some((_, value)) => draft.siren = Some(identifier(value)?),
        None => {}
    }
    if let Some(siret) = cells.identifier::<Siret>(ContactField::Siret)? {
        draft.siret = Some(siret);
    }
    if draft.siren.is_none() {
        draft.siren = draft.siret.as_ref().map(Siret::siren);
    }
    draft.vat_number = cells.identifier(ContactField::VatNumber)?;
    draft.source = cells.line(ContactField::Source)?;
    if let Some((_, value)) = cells.all(ContactField::NextDate).next() {
        let day = value.split(['T', ' ']).next().unwrap_or_default();
        draft.next_date = Some(date(day, order).ok_or_else(|| RowFault::Date { value: short(value) })?);
    }
    if let Some((_, value)) = cells.all(ContactField::Stage).next() {
        draft.stage = Some(stage(value).ok_or_else(|| RowFault::Stage { value: short(value) })?);
    }
    let notes: Vec<&str> = cells.all(ContactField::Note).map(|(_, value)| value).collect();
    draft.note = long_text("note", &notes.join("\n"), NOTE_LIMIT)?;
    Ok(draft)
}

/// Joins what is there.
pub(super) fn joined<const N: usize>(parts: [Option<String>; N], separator: &str) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(separator))
}

fn address(cells: &Cells<'_>) -> Result<Option<String>, RowFault> {
    let streets: Vec<&str> = cells.all(ContactField::Street).map(|(_, value)| value).collect();
    let street = long_text("adresse", &streets.join("\n"), LINE_LIMIT * 3)?;
    let town = joined([cells.line(ContactField::PostalCode)?, cells.line(ContactField::City)?], " ");
    Ok(joined([street, town, foreign(cells.line(ContactField::Country)?)], "\n"))
}

/// Keeps a country that is not France: a French letter does not name it.
pub(super) fn foreign(country: Option<String>) -> Option<String> {
    country.filter(|c| !matches!(fold(c).as_str(), "france" | "fr" | "fra"))
}

/// Finds the stage meant, by its code word or as people write it.
fn stage(value: &str) -> Option<ClientStage> {
    const WORDS: [(ClientStage, &[&str]); 6] = [
        (
            ClientStage::ToContact,
            &["to contact", "a contacter", "nouveau", "new", "prospect", "lead", "a appeler"],
        ),
        (
            ClientStage::Contacted,
            &["contacted", "contacte", "contactee", "en contact", "en cours", "in progress"],
        ),
        (ClientStage::QuoteSent, &["quote sent", "devis envoye", "devis", "proposition envoyee", "proposal"]),
        (ClientStage::Won, &["won", "gagne", "gagnee", "client", "signe", "customer", "accepte"]),
        (ClientStage::Lost, &["lost", "perdu", "perdue", "refuse", "abandonne"]),
        (ClientStage::Dormant, &["dormant", "en sommeil", "inactif", "inactive", "en pause", "endormi"]),
    ];
    let value = plain(value);
    WORDS.iter().find(|(_, words)| words.contains(&value.as_str())).map(|(stage, _)| *stage)
}
