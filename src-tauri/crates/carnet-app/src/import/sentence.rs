//! The sentences for what is wrong with a file or a row, in French and English.

use super::fault::{BinaryKind, ImportError, RowFault};
use crate::{Language, say};
use carnet_calendar::{CalendarError, EntryFault};
use carnet_core::identifier::{IdentifierError, IdentifierKind};
use rust_decimal::Decimal;

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
                "C'est un classeur ou une archive, pas un texte. Enregistrez-le en CSV, puis importez ce fichier.",
                "This is a workbook or an archive, not a text. Save it as CSV, then import that file."
            ),
            Self::Binary { kind } => {
                let (fr, en) = match kind {
                    BinaryKind::Pdf => ("un PDF", "a PDF"),
                    BinaryKind::Picture => ("une image", "a picture"),
                    BinaryKind::Database => ("une base de données", "a database"),
                    _ => ("un fichier binaire", "a binary file"),
                };
                say!(l, "C'est {fr}, pas un texte à importer.", "This is {en}, not a text to import.")
            }
            Self::MixedEncoding { line } => say!(
                l,
                "La ligne {line} est abîmée ou dans un autre encodage que le reste. Exportez de nouveau le fichier, en UTF-8.",
                "Line {line} is damaged or in another encoding than the rest. Export the file again, as UTF-8."
            ),
            Self::Truncated { line } => say!(
                l,
                "Le fichier est coupé : ce qui commence à la ligne {line} n'est pas fini. Exportez-le de nouveau.",
                "The file is cut off: what begins on line {line} is not finished. Export it again."
            ),
            Self::UnclosedQuote { line } => say!(
                l,
                "Le guillemet ouvert à la ligne {line} n'est jamais fermé. Corrigez cette ligne ou exportez de nouveau.",
                "The quotation mark opened on line {line} is never closed. Correct that line or export again."
            ),
            Self::TooManyColumns { line, limit } => say!(
                l,
                "La ligne {line} a plus de {limit} colonnes : ce n'est pas un tableau que Carnet lit.",
                "Line {line} has more than {limit} columns: this is no table that Carnet reads."
            ),
            Self::LineTooLong { line, limit } => {
                let limit = l.number(Decimal::from(*limit), 0);
                say!(
                    l,
                    "La ligne {line} a plus de {limit} octets : ce n'est pas un tableau que Carnet lit.",
                    "Line {line} has more than {limit} bytes: this is no table that Carnet reads."
                )
            }
            Self::TooManyRows { limit } => {
                let limit = l.number(Decimal::from(*limit), 0);
                say!(
                    l,
                    "Le fichier a plus de {limit} lignes. Exportez une période plus courte.",
                    "The file has more than {limit} rows. Export a shorter period."
                )
            }
            Self::IsCalendar => say!(
                l,
                "C'est un calendrier, sans contacts : ses heures s'importent depuis l'écran Heures (`carnet hours import`).",
                "This is a calendar, without contacts: its hours are imported from the Hours screen (`carnet hours import`)."
            ),
            Self::IsContacts => say!(
                l,
                "Ce sont des cartes de visite, sans heures : elles s'importent depuis l'écran Prospects (`carnet client import`).",
                "These are contact cards, without hours: they are imported from the Prospects screen (`carnet client import`)."
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
                let fr = if *column == "duration" { "durée" } else { column };
                say!(
                    l,
                    "Il manque la colonne « {fr} » ; le fichier a : {found}.",
                    "The column \"{column}\" is missing; the file has: {found}."
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
                say!(l, "Il n'y a rien sous la ligne des titres.", "There is nothing under the header line.")
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
            "Ce n'est pas un agenda .ics lisible : voyez la ligne {line}.",
            "This is no readable .ics calendar: see line {line}."
        ),
    }
}

impl RowFault {
    /// Returns the sentence for the user, without the line.
    pub fn sentence(&self, l: Language) -> String {
        match self {
            Self::NoName => {
                say!(l, "ni société ni personne n'est nommée", "neither a company nor a person is named")
            }
            Self::Identifier { value, error } => identifier_sentence(value, error, l),
            Self::Date { value } => say!(l, "« {value} » n'est pas une date", "\"{value}\" is no date"),
            Self::Time { value } => {
                say!(l, "« {value} » n'est pas une heure", "\"{value}\" is no time of day")
            }
            Self::Duration { value } => {
                say!(l, "« {value} » n'est pas une durée", "\"{value}\" is no duration")
            }
            Self::Stage { value } => {
                say!(l, "« {value} » n'est pas une étape connue", "\"{value}\" is no known stage")
            }
            Self::YesNo { value } => {
                say!(l, "« {value} » n'est ni oui ni non", "\"{value}\" is neither yes nor no")
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
            Self::TooShort => say!(l, "moins d'une minute", "less than a minute"),
            Self::MoreThanADay { minutes } => {
                let hours = minutes / 60;
                say!(l, "plus d'un jour d'un trait ({hours} h)", "more than a day in one go ({hours} h)")
            }
            Self::SkippedTime { at } => {
                let at = at.format("%d/%m/%Y %H:%M");
                say!(
                    l,
                    "{at} n'existe pas : l'heure change cette nuit-là",
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
                "fiche d'un ancien format (2.1) : exportez-la en vCard 3.0 ou 4.0",
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
            "{kind} \"{value}\": the check digits are wrong"
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
        IdentifierError::VatKey { .. } => IdentifierKind::VatNumber,
    };
    let (fr, en) = match kind {
        IdentifierKind::Siren => ("un SIREN", "a SIREN"),
        IdentifierKind::Siret => ("un SIRET", "a SIRET"),
        IdentifierKind::VatNumber => ("un numéro de TVA", "a VAT number"),
        IdentifierKind::Iban => ("un IBAN", "an IBAN"),
        IdentifierKind::Bic => ("un BIC", "a BIC"),
        IdentifierKind::Email => ("une adresse e-mail", "an e-mail address"),
        IdentifierKind::Phone => ("un numéro de téléphone", "a telephone number"),
        IdentifierKind::ElectronicAddress => ("une adresse électronique", "an electronic address"),
    };
    say!(l, "« {value} » n'est pas {fr}", "\"{value}\" is not {en}")
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
