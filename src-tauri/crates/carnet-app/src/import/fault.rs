//! What can be wrong with a file and with one of its rows, as facts and as the sentence for each language.

use crate::{Language, say};
use carnet_calendar::{CalendarError, EntryFault};
use carnet_core::identifier::IdentifierError;
use chrono::{NaiveDateTime, NaiveTime};

/// Programs whose files are sometimes taken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryKind {
    /// A workbook of Excel or LibreOffice, or another zip archive.
    Workbook,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A database.
    Database,
    /// Something else that is no text.
    Other,
}

/// Why a file was not read. Nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is read.
    #[error("{size} octets where {limit} are read")]
    TooLarge {
        /// Octets in the file.
        size: usize,
        /// Octets read at most.
        limit: usize,
    },
    /// It is no text.
    #[error("no text: {kind:?}")]
    Binary {
        /// What it looks like.
        kind: BinaryKind,
    },
    /// Most of it is UTF-8 and a line is not, or UTF-16 has a broken character.
    #[error("line {line} is damaged or in another encoding than the rest")]
    MixedEncoding {
        /// The first such line.
        line: usize,
    },
    /// It stops in the middle.
    #[error("the file stops in the middle of line {line}")]
    Truncated {
        /// Where what is not finished begins.
        line: usize,
    },
    /// A quotation mark is opened and never closed.
    #[error("the quotation mark on line {line} is never closed")]
    UnclosedQuote {
        /// The line of the mark.
        line: usize,
    },
    /// No table has so many columns.
    #[error("line {line} has more than {limit} columns")]
    TooManyColumns {
        /// The line of the row.
        line: usize,
        /// Columns read at most.
        limit: usize,
    },
    /// No row is so long.
    #[error("the row on line {line} has more than {limit} octets")]
    LineTooLong {
        /// The line on which the row begins.
        line: usize,
        /// Octets read at most.
        limit: usize,
    },
    /// More rows than are read from one file.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Rows read at most.
        limit: usize,
    },
    /// No column has a name that says what it holds.
    #[error("no column is known among {found:?}")]
    NoKnownColumn {
        /// The first names found.
        found: Vec<String>,
    },
    /// A column without which no row can be read is missing.
    #[error("the column {column} is missing")]
    MissingColumn {
        /// What is looked for.
        column: &'static str,
        /// The first names found.
        found: Vec<String>,
    },
    /// It is no address book.
    #[error("line {line} does not begin a card")]
    NotVcard {
        /// The line.
        line: usize,
    },
    /// It is no calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A header, and nothing under it.
    #[error("there is no row under the header")]
    NoRow,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Why.
    pub fault: RowFault,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// Neither a company nor a person is named.
    #[error("no name")]
    NoName,
    /// A number, address or identifier is wrong.
    #[error("{value}: {error}")]
    Identifier {
        /// As written, shortened.
        value: String,
        /// What is wrong with it.
        error: IdentifierError,
    },
    /// A date that cannot be read or does not exist.
    #[error("{value} is no date")]
    Date {
        /// As written, shortened.
        value: String,
    },
    /// A time of day that cannot be read.
    #[error("{value} is no time of day")]
    Time {
        /// As written, shortened.
        value: String,
    },
    /// A duration that cannot be read.
    #[error("{value} is no duration")]
    Duration {
        /// As written, shortened.
        value: String,
    },
    /// A stage of the sale that Carnet does not have.
    #[error("{value} is no stage")]
    Stage {
        /// As written, shortened.
        value: String,
    },
    /// A yes or no that is neither.
    #[error("{value} is neither yes nor no")]
    YesNo {
        /// As written, shortened.
        value: String,
    },
    /// A control character.
    #[error("control character U+{code:04X} in {column}")]
    ControlCharacter {
        /// The column's name or the property's.
        column: String,
        /// The character.
        code: u32,
    },
    /// More than fits into the field.
    #[error("{column}: {length} characters where {limit} fit")]
    TooLong {
        /// The column's name or the property's.
        column: String,
        /// Characters found.
        length: usize,
        /// Characters that fit.
        limit: usize,
    },
    /// More cells than the header has columns: a separator in a text that is not between quotation marks.
    #[error("{found} cells where the header has {expected}")]
    TooManyCells {
        /// Columns of the header.
        expected: usize,
        /// Cells found.
        found: usize,
    },
    /// No day is given.
    #[error("no date")]
    NoDate,
    /// Neither a duration nor a start with an end.
    #[error("no duration")]
    NoDuration,
    /// The duration and the two times tell different lengths.
    #[error("{stated} min stated, {elapsed} min from {start} to {end}")]
    Disagrees {
        /// Minutes as stated.
        stated: u32,
        /// Minutes between the two times.
        elapsed: u32,
        /// When it starts.
        start: NaiveTime,
        /// When it ends.
        end: NaiveTime,
    },
    /// It ends before it starts.
    #[error("ends {end}, starts {start}")]
    EndBeforeStart {
        /// When it starts.
        start: NaiveDateTime,
        /// When it ends.
        end: NaiveDateTime,
    },
    /// Less than a minute.
    #[error("less than a minute")]
    TooShort,
    /// More than a day.
    #[error("{minutes} minutes")]
    MoreThanADay {
        /// Its length.
        minutes: u32,
    },
    /// The clocks skip this time on that night.
    #[error("{at} does not exist")]
    SkippedTime {
        /// The local time.
        at: NaiveDateTime,
    },
    /// An event of whole days, which has no hours.
    #[error("whole day")]
    WholeDay,
    /// An event that repeats; only single events are hours worked.
    #[error("repeats: {rule}")]
    Repeats {
        /// Its rule.
        rule: String,
    },
    /// An event that was called off.
    #[error("cancelled")]
    Cancelled,
    /// A line of a card or calendar that is none.
    #[error("not a NAME:VALUE line")]
    NotAContentLine,
    /// A card of version 2.1 whose texts are in quoted-printable.
    #[error("quoted-printable")]
    QuotedPrintable,
    /// A card with more lines than any person has.
    #[error("more than {limit} lines")]
    CardTooLong {
        /// Lines read at most.
        limit: usize,
    },
    /// An event at fault.
    #[error(transparent)]
    Entry(#[from] EntryFault),
}

/// Shortens a value that is quoted in a fault and drops what cannot be shown.
pub(crate) fn short(value: &str) -> String {
    let mut shown = value.trim().chars().filter(|c| !c.is_control());
    let mut out: String = shown.by_ref().take(60).collect();
    if shown.next().is_some() {
        out.push('…');
    }
    out
}

impl ImportError {
    /// Returns the sentence for the user: what is wrong, then what to do.
    pub fn sentence(&self, l: Language) -> String {
        match self {
            Self::Empty => say!(l, "Le fichier est vide.", "The file is empty."),
            Self::TooLarge { size, limit } => {
                let (size, limit) = (size / 1_000_000, limit / 1_000_000);
                say!(
                    l,
                    "Le fichier fait {size} Mo ; Carnet en lit {limit} au plus. Exportez une période plus courte.",
                    "The file is {size} MB; Carnet reads {limit} at most. Export a shorter period."
                )
            }
            Self::Binary { kind: BinaryKind::Workbook } => say!(
                l,
                "C’est un classeur ou une archive, pas un texte. Enregistrez-le en CSV, puis importez ce fichier.",
                "This is a workbook or an archive, not a text. Save it as CSV, then import that file."
            ),
            Self::Binary { kind } => {
                let (fr, en) = match kind {
                    BinaryKind::Pdf => ("un PDF", "a PDF"),
                    BinaryKind::Picture => ("une image", "a picture"),
                    BinaryKind::Database => ("une base de données", "a database"),
                    _ => ("un fichier binaire", "a binary file"),
                };
                say!(l, "C’est {fr}, pas un texte à importer.", "This is {en}, not a text to import.")
            }
            Self::MixedEncoding { line } => say!(
                l,
                "La ligne {line} est abîmée ou dans un autre encodage que le reste. Exportez de nouveau le fichier, en UTF-8.",
                "Line {line} is damaged or in another encoding than the rest. Export the file again, as UTF-8."
            ),
            Self::Truncated { line } => say!(
                l,
                "Le fichier est coupé : ce qui commence à la ligne {line} n’est pas fini. Exportez-le de nouveau.",
                "The file is cut off: what begins on line {line} is not finished. Export it again."
            ),
            Self::UnclosedQuote { line } => say!(
                l,
                "Le guillemet ouvert à la ligne {line} n’est jamais fermé. Corrigez cette ligne ou exportez de nouveau.",
                "The quotation mark opened on line {line} is never closed. Correct that line or export again."
            ),
            Self::TooManyColumns { line, limit } => say!(
                l,
                "La ligne {line} a plus de {limit} colonnes : ce n’est pas un tableau que Carnet lit.",
                "Line {line} has more than {limit} columns: this is no table that Carnet reads."
            ),
            Self::LineTooLong { line, limit } => say!(
                l,
                "La ligne {line} a plus de {limit} octets : ce n’est pas un tableau que Carnet lit.",
                "Line {line} has more than {limit} octets: this is no table that Carnet reads."
            ),
            Self::TooManyRows { limit } => say!(
                l,
                "Le fichier a plus de {limit} lignes. Exportez une période plus courte.",
                "The file has more than {limit} rows. Export a shorter period."
            ),
            Self::NoKnownColumn { found } => {
                let found = found.join(", ");
                say!(
                    l,
                    "Aucune colonne reconnue parmi : {found}. La première ligne doit nommer les colonnes.",
                    "No column is known among: {found}. The first line must name the columns."
                )
            }
            Self::MissingColumn { column, found } => {
                let found = found.join(", ");
                say!(
                    l,
                    "Il manque la colonne « {column} » ; le fichier a : {found}.",
                    "The column “{column}” is missing; the file has: {found}."
                )
            }
            Self::NotVcard { line } => {
                say!(
                    l,
                    "La ligne {line} ne commence pas une fiche vCard.",
                    "Line {line} does not begin a vCard."
                )
            }
            Self::NoRow => {
                say!(l, "Il n’y a rien sous la ligne des titres.", "There is nothing under the header line.")
            }
            Self::Calendar(error) => calendar_sentence(error, l),
        }
    }
}

fn calendar_sentence(error: &CalendarError, l: Language) -> String {
    match error {
        CalendarError::Empty => ImportError::Empty.sentence(l),
        CalendarError::TooLarge { size, limit } => {
            ImportError::TooLarge { size: *size, limit: *limit }.sentence(l)
        }
        CalendarError::TooManyEvents { limit } => ImportError::TooManyRows { limit: *limit }.sentence(l),
        CalendarError::NotUtf8 { line } => ImportError::MixedEncoding { line: *line }.sentence(l),
        CalendarError::Truncated { line, .. } => ImportError::Truncated { line: *line }.sentence(l),
        CalendarError::NotACalendar { line }
        | CalendarError::Unbalanced { line, .. }
        | CalendarError::TooDeep { line } => say!(
            l,
            "Ce n’est pas un agenda .ics lisible : voyez la ligne {line}.",
            "This is no readable .ics calendar: see line {line}."
        ),
    }
}

impl RowFault {
    /// Returns the sentence for the user, without the line.
    pub fn sentence(&self, l: Language) -> String {
        match self {
            Self::NoName => {
                say!(l, "ni société ni personne n’est nommée", "neither a company nor a person is named")
            }
            Self::Identifier { value, error } => identifier_sentence(value, error, l),
            Self::Date { value } => say!(l, "« {value} » n’est pas une date", "“{value}” is no date"),
            Self::Time { value } => say!(l, "« {value} » n’est pas une heure", "“{value}” is no time of day"),
            Self::Duration { value } => {
                say!(l, "« {value} » n’est pas une durée", "“{value}” is no duration")
            }
            Self::Stage { value } => {
                say!(l, "« {value} » n’est pas une étape connue", "“{value}” is no known stage")
            }
            Self::YesNo { value } => {
                say!(l, "« {value} » n’est ni oui ni non", "“{value}” is neither yes nor no")
            }
            Self::ControlCharacter { column, code } => say!(
                l,
                "{column} : caractère de contrôle U+{code:04X}",
                "{column}: control character U+{code:04X}"
            ),
            Self::TooLong { column, length, limit } => say!(
                l,
                "{column} : {length} caractères, {limit} au plus",
                "{column}: {length} characters, {limit} at most"
            ),
            Self::TooManyCells { expected, found } => say!(
                l,
                "{found} cellules pour {expected} colonnes : un séparateur dans un texte sans guillemets",
                "{found} cells for {expected} columns: a separator in a text without quotation marks"
            ),
            Self::NoDate => say!(l, "la date manque", "the date is missing"),
            Self::NoDuration => say!(
                l,
                "il manque la durée, ou le début et la fin",
                "the duration, or the start and the end, are missing"
            ),
            Self::Disagrees { stated, elapsed, start, end } => {
                let (start, end) = (start.format("%H:%M"), end.format("%H:%M"));
                say!(
                    l,
                    "la durée dit {stated} min, de {start} à {end} il y en a {elapsed}",
                    "the duration says {stated} min, from {start} to {end} there are {elapsed}"
                )
            }
            Self::EndBeforeStart { start, end } => {
                let (start, end) = (start.format("%d/%m/%Y %H:%M"), end.format("%d/%m/%Y %H:%M"));
                say!(l, "finit le {end}, avant son début le {start}", "ends {end}, before it starts {start}")
            }
            Self::TooShort => say!(l, "moins d’une minute", "less than a minute"),
            Self::MoreThanADay { minutes } => {
                let hours = minutes / 60;
                say!(l, "plus d’un jour d’un trait ({hours} h)", "more than a day in one go ({hours} h)")
            }
            Self::SkippedTime { at } => {
                let at = at.format("%d/%m/%Y %H:%M");
                say!(
                    l,
                    "{at} n’existe pas : l’heure change cette nuit-là",
                    "{at} does not exist: clocks change that night"
                )
            }
            Self::WholeDay => {
                say!(l, "événement de journée entière, sans heures", "event of a whole day, without hours")
            }
            Self::Repeats { rule } => say!(
                l,
                "événement répété ({rule}) : notez ses heures une à une",
                "repeated event ({rule}): enter its hours one by one"
            ),
            Self::Cancelled => say!(l, "événement annulé", "cancelled event"),
            Self::NotAContentLine | Self::Entry(EntryFault::NotAContentLine) => {
                say!(l, "ligne illisible", "unreadable line")
            }
            Self::QuotedPrintable => say!(
                l,
                "fiche d’un ancien format (2.1) : exportez-la en vCard 3.0 ou 4.0",
                "card of an old format (2.1): export it as vCard 3.0 or 4.0"
            ),
            Self::CardTooLong { limit } => {
                say!(l, "fiche de plus de {limit} lignes", "card of more than {limit} lines")
            }
            Self::Entry(fault) => entry_sentence(fault, l),
        }
    }
}

fn identifier_sentence(value: &str, error: &IdentifierError, l: Language) -> String {
    if let IdentifierError::CheckDigits { kind } = error {
        return say!(
            l,
            "{kind} « {value} » : la clé est fausse",
            "{kind} “{value}”: the check digits are wrong"
        );
    }
    let kind = match error {
        IdentifierError::Empty { kind }
        | IdentifierError::Length { kind, .. }
        | IdentifierError::LengthRange { kind, .. }
        | IdentifierError::Character { kind, .. }
        | IdentifierError::UnknownCountry { kind, .. }
        | IdentifierError::CountryFormat { kind, .. }
        | IdentifierError::CheckDigits { kind }
        | IdentifierError::Shape { kind, .. } => *kind,
        IdentifierError::VatKey { .. } => carnet_core::identifier::IdentifierKind::VatNumber,
    };
    use carnet_core::identifier::IdentifierKind as K;
    let (fr, en) = match kind {
        K::Siren => ("un SIREN", "a SIREN"),
        K::Siret => ("un SIRET", "a SIRET"),
        K::VatNumber => ("un numéro de TVA", "a VAT number"),
        K::Iban => ("un IBAN", "an IBAN"),
        K::Bic => ("un BIC", "a BIC"),
        K::Email => ("une adresse e-mail", "an e-mail address"),
        K::Phone => ("un numéro de téléphone", "a telephone number"),
    };
    say!(l, "« {value} » n’est pas {fr}", "“{value}” is not {en}")
}

fn entry_sentence(fault: &EntryFault, l: Language) -> String {
    match fault {
        EntryFault::NoStart => say!(l, "événement sans début", "event without a start"),
        EntryFault::BadMoment { value, .. } => RowFault::Date { value: value.clone() }.sentence(l),
        EntryFault::BadDuration { value } => RowFault::Duration { value: value.clone() }.sentence(l),
        EntryFault::UnknownZone { name } => say!(l, "fuseau inconnu : {name}", "unknown time zone: {name}"),
        EntryFault::EndBeforeStart => say!(l, "finit avant son début", "ends before it starts"),
        EntryFault::NotAContentLine => RowFault::NotAContentLine.sentence(l),
    }
}
