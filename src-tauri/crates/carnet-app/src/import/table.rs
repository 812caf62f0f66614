//! Tables in text: the separator found by looking, the header, and rows that know their line. Rows are read one by one and
//! never all held.

use csv::{ReaderBuilder, StringRecord};

use super::fault::{ImportError, RowFault};
use carnet_core::input::fold;

/// More columns than any export has; a text without line ends is no table.
const COLUMN_LIMIT: usize = 512;
/// Longest row in octets; a note of ten pages has 30 000.
const ROW_OCTETS: usize = 1_000_000;
/// More rows than forty years of entries, ten a working day, twice over.
pub(super) const ROW_LIMIT: usize = 200_000;
/// Separators tried, the one of French spreadsheets first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// What a spreadsheet takes for the start of a formula, and the apostrophe that keeps it from doing so.
pub(crate) const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A table: its header, and its rows on demand.
#[derive(Debug)]
pub struct Table<'a> {
    body: &'a str,
    first_line: usize,
    separator: u8,
    headers: Vec<String>,
}

/// One row under the header.
#[derive(Debug)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: usize,
    record: StringRecord,
}

impl Row {
    /// Returns a cell without white space around it; a missing one is empty. The apostrophe that keeps a text from being
    /// a formula is no part of it.
    pub fn cell(&self, column: usize) -> &str {
        let cell = self.record.get(column).unwrap_or_default().trim();
        cell.strip_prefix('\'').filter(|text| text.starts_with(FORMULA)).unwrap_or(cell)
    }
}

impl<'a> Table<'a> {
    /// Finds the separator, reads the header and looks whether the file is whole.
    ///
    /// # Errors
    /// [`ImportError`] for a file that is cut off or no table.
    pub fn open(text: &'a str) -> Result<Self, ImportError> {
        let (body, first_line, named) = without_separator_line(text);
        let header_text = body.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
        let separator = named.unwrap_or_else(|| most_frequent(header_text));
        check_shape(body, separator, first_line)?;
        let mut table = Self { body, first_line, separator, headers: Vec::new() };
        let mut rows = table.records();
        let header = rows.next().ok_or(ImportError::Empty)?;
        let found = header.record.len();
        let last = rows.last();
        match &last {
            None => return Err(ImportError::NoRow),
            Some(row) if row.record.len() < found && !body.ends_with(['\n', '\r']) => {
                return Err(ImportError::Truncated { line: row.line });
            }
            Some(_) => {}
        }
        table.headers = header.record.iter().map(|h| h.trim().to_owned()).collect();
        Ok(table)
    }

    /// Returns the names of the columns as written.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Returns the names of the columns in lower case, without accents and punctuation.
    pub fn plain_headers(&self) -> Vec<String> {
        self.headers.iter().map(|h| plain(h)).collect()
    }

    /// Returns the first names of columns, for an error.
    pub fn some_headers(&self) -> Vec<String> {
        self.headers.iter().take(12).map(|h| super::fault::short(h)).collect()
    }

    /// Returns the rows under the header, without blank ones.
    ///
    /// A row may be shorter than the header, as many programs drop empty cells at the end; a longer one is at fault.
    pub fn rows(&self) -> impl Iterator<Item = Result<Row, (usize, RowFault)>> + '_ {
        let expected = self.headers.len();
        self.records().skip(1).filter(|row| row.record.iter().any(|c| !c.trim().is_empty())).map(move |row| {
            let found = row.record.len();
            if found > expected && row.record.iter().skip(expected).any(|c| !c.trim().is_empty()) {
                return Err((row.line, RowFault::TooManyCells { expected, found }));
            }
            Ok(row)
        })
    }

    fn records(&self) -> impl Iterator<Item = Row> + use<'a> {
        let bytes = self.body.as_bytes();
        let reader = ReaderBuilder::new()
            .delimiter(self.separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(bytes);
        let (mut counted, mut line) = (0, self.first_line);
        // Reading from memory does not fail, and the text is UTF-8 already.
        reader.into_records().map_while(Result::ok).map(move |record| {
            let mut at = record.position().map_or(counted, |p| p.byte() as usize);
            while matches!(bytes.get(at), Some(b'\r' | b'\n')) {
                at += 1;
            }
            line += bytes.get(counted..at).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
            counted = at.max(counted);
            Row { line, record }
        })
    }
}

/// Returns a header in lower case, without accents, punctuation and doubled spaces.
pub(super) fn plain(header: &str) -> String {
    let spaced: String = fold(header).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the `sep=;` that Excel writes on a first line of its own.
fn without_separator_line(text: &str) -> (&str, usize, Option<u8>) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let [separator, ..] = rest.as_bytes()
        && SEPARATORS.contains(separator)
        && let Some(end) = rest.find('\n')
        && rest[1..end].trim().is_empty()
    {
        return (&rest[end + 1..], 2, Some(*separator));
    }
    (text, 1, None)
}

/// Returns the separator that the header has most often outside of quotation marks.
fn most_frequent(header: &str) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        if let (false, Some(n)) = (quoted, SEPARATORS.iter().position(|s| *s == byte)) {
            counts[n] += 1;
        }
    }
    let best = counts.iter().max().copied().unwrap_or(0);
    SEPARATORS
        .into_iter()
        .zip(counts)
        .find(|(_, count)| *count == best)
        .map_or(b';', |(separator, _)| separator)
}

/// Looks through the text before the csv reader holds any of it: for a quotation mark that swallows the rest of the file,
/// which the reader takes for one long cell, and for lines and rows beyond what a table has.
fn check_shape(body: &str, separator: u8, first_line: usize) -> Result<(), ImportError> {
    let (mut line, mut opened, mut at_start) = (first_line, None, true);
    let (mut rows, mut cells, mut row_line, mut row_start) = (0, 1, first_line, 0);
    let mut bytes = body.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (opened, byte) {
            (Some(_), b'"') => {
                if bytes.next_if(|(_, next)| *next == b'"').is_none() {
                    opened = None;
                }
                at_start = false;
            }
            (Some(_), _) => {}
            (None, b'"') if at_start => opened = Some(line),
            (None, b'\n') => {
                rows += 1;
                (cells, row_line, row_start, at_start) = (1, line, at, true);
            }
            (None, _) => {
                cells += usize::from(byte == separator);
                at_start = byte == separator || byte == b'\r';
            }
        }
        if cells > COLUMN_LIMIT {
            return Err(ImportError::TooManyColumns { line: row_line, limit: COLUMN_LIMIT });
        }
        if at - row_start > ROW_OCTETS && opened.is_none() {
            return Err(ImportError::LineTooLong { line: row_line, limit: ROW_OCTETS });
        }
        if rows > ROW_LIMIT {
            return Err(ImportError::TooManyRows { limit: ROW_LIMIT });
        }
    }
    match opened {
        Some(line) => Err(ImportError::UnclosedQuote { line }),
        None if body.len() - row_start > ROW_OCTETS => {
            Err(ImportError::LineTooLong { line: row_line, limit: ROW_OCTETS })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        let table = Table::open(text).expect("a table");
        table.rows().map(|r| r.expect("a row")).map(|r| (r.line, r.cell(0).to_owned())).collect()
    }

    #[test]
    fn finds_the_separator() {
        for (text, separator) in [
            ("a;b,c\r\n1;2\r\n", b';'),
            ("a,b\n1,2\n", b','),
            ("a\tb;c\td\n1\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
        ] {
            assert_eq!(Table::open(text).expect("a table").separator, separator, "{text:?}");
        }
        let told = Table::open("sep=,\r\na;b,c\r\n1,2\r\n").expect("a table");
        assert_eq!(told.headers(), ["a;b", "c"], "Excel's first line says which");
        assert_eq!(told.rows().next().and_then(Result::ok).map(|r| r.line), Some(3), "and counts as a line");
    }

    #[test]
    fn rows_know_their_line_after_quoted_line_ends_and_blank_lines() {
        let text = "nom;note\r\nA;\"un\r\ndeux\"\r\n\r\nB;x\r\n;\r\nC;\"\"\"y\"\"\"\r\n";
        let wanted = [(2, "A"), (5, "B"), (7, "C")].map(|(n, s)| (n, s.to_owned()));
        assert_eq!(lines(text), wanted, "CRLF");
        assert_eq!(lines(&text.replace("\r\n", "\n")), wanted, "LF");
    }

    #[test]
    fn short_rows_are_rows_and_long_ones_are_named() {
        let table = Table::open("a;b;c\n1\n1;2;3;;\n1;2;3;4\n").expect("a table");
        let rows: Vec<_> = table.rows().map(|r| r.map(|r| r.line)).collect();
        let long = (4, RowFault::TooManyCells { expected: 3, found: 4 });
        assert_eq!(rows, [Ok(2), Ok(3), Err(long)], "empty cells at the end are no fault");
    }

    #[test]
    fn a_file_that_is_cut_off_is_refused() {
        let refused = |text: &str| Table::open(text).expect_err("refused");
        assert_eq!(
            refused("a;b;c\n1;2;3\n4;5"),
            ImportError::Truncated { line: 3 },
            "the last row misses cells"
        );
        assert_eq!(
            refused("a;b\n1;\"x\n2;y\n"),
            ImportError::UnclosedQuote { line: 2 },
            "a quotation mark stays open"
        );
        assert_eq!(refused("a;b;c\n"), ImportError::NoRow, "only a header");
        let wide = "a;".repeat(100_000) + "\n1\n";
        assert_eq!(refused(&wide), ImportError::TooManyColumns { line: 1, limit: 512 }, "10^5 columns");
        let long = format!("a;b\n1;2\n3;{}\n", "x".repeat(2_000_000));
        assert_eq!(
            refused(&long),
            ImportError::LineTooLong { line: 3, limit: 1_000_000 },
            "a line without end"
        );
        let many = "1\n".repeat(300_000);
        assert_eq!(refused(&many), ImportError::TooManyRows { limit: 200_000 }, "more rows than a life has");
    }
}
