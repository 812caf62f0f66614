//! How a table is written for spreadsheets: texts that none takes for formulas, amounts with their decimals.

use crate::Language;
use crate::books::harmless;
use carnet_store::rusqlite::types::ValueRef;
use carnet_store::{Connection, StoreError};
use rust_decimal::Decimal;
use std::io::Write;

/// How a column is written.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// As it is.
    Text,
    /// A number, a date or an id: never taken for a formula, a negative one stays a number.
    Plain,
    /// Minor units as an amount with two decimals.
    Money,
    /// Minor units with the decimals of their own currency: `1250e-2`.
    Minor,
    /// A decimal kept as text.
    Decimal,
    /// 0 or 1 as *non* or *oui*.
    YesNo,
}

/// One file.
pub(super) struct Sheet {
    /// Its name without `.csv`.
    pub name: &'static str,
    /// Name of each column, and how it is written.
    pub columns: &'static [(&'static str, Column)],
    /// Its rows, one value a column.
    pub sql: &'static str,
}

/// Why a file of the export was not written.
#[derive(Debug)]
pub(super) enum Failed {
    Book(StoreError),
    Disk(std::io::Error),
}

impl From<carnet_store::rusqlite::Error> for Failed {
    fn from(error: carnet_store::rusqlite::Error) -> Self {
        Self::Book(error.into())
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<csv::Error> for Failed {
    fn from(error: csv::Error) -> Self {
        Self::Disk(error.into())
    }
}

use Column::{Decimal as Dec, Minor, Money, Text, YesNo};

impl Sheet {
    /// Writes the file: UTF-8 with its mark and semicolons, as French spreadsheets open it.
    pub fn write(&self, conn: &Connection, language: Language, out: &mut dyn Write) -> Result<(), Failed> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv =
            csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
        csv.write_record(self.columns.iter().map(|(name, _)| *name))?;
        let mut statement = conn.prepare(self.sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (index, (_, column)) in self.columns.iter().enumerate() {
                csv.write_field(cell(row.get_ref(index)?, *column, language))?;
            }
            csv.write_record(None::<&[u8]>)?;
        }
        Ok(csv.flush()?)
    }
}

fn cell(value: ValueRef<'_>, column: Column, language: Language) -> String {
    let decimal = |text: String| if language == Language::Fr { text.replace('.', ",") } else { text };
    match (value, column) {
        (ValueRef::Integer(minor), Money) => decimal(Decimal::new(minor, 2).to_string()),
        (ValueRef::Text(scaled), Minor) => decimal(scaled_amount(&String::from_utf8_lossy(scaled))),
        (ValueRef::Integer(flag), YesNo) => if flag == 0 { "non" } else { "oui" }.to_owned(),
        (ValueRef::Integer(number), _) => number.to_string(),
        (ValueRef::Text(text), Dec) => decimal(String::from_utf8_lossy(text).into_owned()),
        (ValueRef::Text(text), Text) => harmless(&String::from_utf8_lossy(text)),
        (ValueRef::Text(text), _) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}

/// Writes `1250e-2` as `12.50`.
fn scaled_amount(text: &str) -> String {
    let amount = text
        .split_once("e-")
        .and_then(|(minor, digits)| Decimal::try_new(minor.parse().ok()?, digits.parse().ok()?).ok());
    amount.map_or_else(|| text.to_owned(), |amount| amount.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_no_formulas_and_numbers_stay_numbers() {
        let text = |value: &'static str| cell(ValueRef::Text(value.as_bytes()), Text, Language::Fr);
        for formula in ["=1+1", "+33 6", "-2", "@SUM(A1)", "\tx", "\rx", "'=1"] {
            assert_eq!(text(formula), format!("'{formula}"), "{formula:?}");
        }
        assert_eq!(text("Studio = Forêt"), "Studio = Forêt", "only the start counts");
        assert_eq!(
            cell(ValueRef::Integer(-1250), Money, Language::Fr),
            "-12,50",
            "a negative amount is a number"
        );
        assert_eq!(cell(ValueRef::Integer(-1250), Money, Language::En), "-12.50");
        assert_eq!(cell(ValueRef::Integer(1), YesNo, Language::Fr), "oui");
        assert_eq!(
            cell(ValueRef::Text(b"-1250e-3"), Minor, Language::Fr),
            "-1,250",
            "three decimals stay three"
        );
        assert_eq!(
            cell(ValueRef::Text(b"1e-99"), Minor, Language::Fr),
            "1e-99",
            "what no currency has is left as it stands"
        );
        assert_eq!(cell(ValueRef::Null, Money, Language::Fr), "");
    }
}
