//! What people read in a terminal: titles, fields and tables, with numbers and dates written as they write them.

use crate::words;
use carnet_app::Language;
use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, Table, presets};

/// What can be shown to people.
pub trait View {
    /// Writes itself on the sheet.
    fn view(&self, sheet: &mut Sheet);
}

/// Text being laid out.
pub struct Sheet {
    text: String,
    language: Language,
    colours: bool,
}

/// How a column stands and is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Text, from the left.
    Text,
    /// A date, from the left.
    Date,
    /// An amount in euros, from the right.
    Money,
    /// A price, from the right: cents always, fractions of cents where there are any.
    Price,
    /// Another number, from the right.
    Number,
    /// The number of a record, from the right, without spaces: it is typed again.
    Id,
    /// A word of a closed list, translated.
    Word,
}

impl Sheet {
    /// Returns an empty sheet; colours only for a terminal.
    pub fn new(language: Language, colours: bool) -> Self {
        Self { text: String::new(), language, colours }
    }

    /// Returns what was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Returns `fr` or `en`, as the sheet's language asks.
    pub fn say<'a>(&self, fr: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Fr => fr,
            Language::En => en,
        }
    }

    /// Writes one line.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Writes a title, after an empty line unless it is the first.
    pub fn title(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        if self.colours {
            self.line(&format!("\u{1b}[1m{text}\u{1b}[0m"));
        } else {
            self.line(text);
        }
    }

    /// Writes names and values in two columns; a field without value is left out.
    pub fn fields<const N: usize>(&mut self, fields: [(&str, Option<String>); N]) {
        let mut table = self.empty_table();
        for (name, value) in fields {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                table.add_row([self.faint(name), Cell::new(value)]);
            }
        }
        self.place(&table);
    }

    /// Writes a table; nothing is written without rows, but `empty` in their place.
    pub fn table<const N: usize>(
        &mut self,
        columns: [(&str, Column); N],
        rows: impl IntoIterator<Item = [Option<String>; N]>,
        empty: &str,
    ) {
        let mut table = self.empty_table();
        table.set_header(columns.map(|(name, _)| self.faint(name)));
        for (index, (_, column)) in columns.iter().enumerate() {
            if let (Column::Money | Column::Price | Column::Number | Column::Id, Some(place)) =
                (column, table.column_mut(index))
            {
                place.set_cell_alignment(CellAlignment::Right);
            }
        }
        for row in rows {
            let mut cells = Vec::with_capacity(N);
            for (value, (_, column)) in row.into_iter().zip(&columns) {
                cells.push(self.cell(value.as_deref().unwrap_or_default(), *column));
            }
            table.add_row(cells);
        }
        if table.row_count() == 0 {
            self.line(empty);
        } else {
            self.place(&table);
        }
    }

    fn place(&mut self, table: &Table) {
        for line in table.lines() {
            self.line(line.trim_end());
        }
    }

    fn empty_table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        if self.colours {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        table
    }

    fn faint(&self, text: &str) -> Cell {
        Cell::new(text).add_attribute(Attribute::Dim)
    }

    fn cell(&self, value: &str, column: Column) -> Cell {
        match column {
            Column::Text | Column::Id => Cell::new(value),
            Column::Date => Cell::new(self.date(value)),
            Column::Money => Cell::new(self.money(value)),
            Column::Price => Cell::new(self.price(value)),
            Column::Number => Cell::new(self.number(value)),
            Column::Word => {
                let cell = Cell::new(self.word(value));
                match words::mood(value) {
                    words::Mood::Plain => cell,
                    words::Mood::Good => cell.fg(Color::Green),
                    words::Mood::Bad => cell.fg(Color::Red),
                }
            }
        }
    }

    /// Writes `1234.50` as `1 234,50 €` or `€1,234.50`.
    pub fn money(&self, amount: &str) -> String {
        match (amount.is_empty(), self.language) {
            (true, _) => String::new(),
            (_, Language::Fr) => format!("{}\u{a0}€", self.number(amount)),
            (_, Language::En) => match amount.strip_prefix('-') {
                Some(positive) => format!("-€{}", self.number(positive)),
                None => format!("€{}", self.number(amount)),
            },
        }
    }

    /// Writes `12.5` as `12,50` and `0.0875` as `0,0875`.
    fn price(&self, price: &str) -> String {
        let decimals = price.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        match (price.is_empty(), decimals) {
            (true, _) => String::new(),
            (_, 0) => self.number(&format!("{price}.00")),
            (_, 1) => self.number(&format!("{price}0")),
            _ => self.number(price),
        }
    }

    /// Writes `12.5` as `12,5 %` or `12.5%`.
    pub fn percent(&self, number: &str) -> String {
        format!("{}{}", self.number(number), self.say("\u{a0}%", "%"))
    }

    /// Writes `1234.5` as `1 234,5` or `1,234.5`.
    pub fn number(&self, number: &str) -> String {
        let (group, point) = match self.language {
            Language::Fr => ('\u{202f}', ','),
            Language::En => (',', '.'),
        };
        let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut written = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                written.push(group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push(point);
            written.push_str(fraction);
        }
        written
    }

    /// Writes `2.50` hours as `2,50 h`.
    pub fn hours(&self, hours: &str) -> String {
        format!("{}\u{a0}h", self.number(hours))
    }

    /// Writes `2026-11-21` as `21/11/2026` in French.
    pub fn date(&self, date: &str) -> String {
        let parts: Vec<&str> = date.split('-').collect();
        match (self.language, parts.as_slice()) {
            (Language::Fr, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => date.to_owned(),
        }
    }

    /// Returns the word of a closed list in the language of the sheet.
    pub fn word<'a>(&self, word: &'a str) -> &'a str {
        words::translated(word, self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Sheet};
    use carnet_app::Language;

    #[test]
    fn numbers_and_dates_are_written_as_people_do() {
        let (fr, en) = (Sheet::new(Language::Fr, false), Sheet::new(Language::En, false));
        assert_eq!(fr.money("-1234567.50"), "-1\u{202f}234\u{202f}567,50\u{a0}€");
        assert_eq!(en.money("-1234.50"), "-€1,234.50");
        assert_eq!(fr.number("999"), "999", "three digits need no space");
        assert_eq!(
            ["", "400", "-12.5", "1500.25", "0.0875"].map(|price| fr.price(price)),
            ["", "400,00", "-12,50", "1\u{202f}500,25", "0,0875"]
        );
        assert_eq!([fr.percent("12.5"), en.percent("12.5")], ["12,5\u{a0}%", "12.5%"]);
        assert_eq!(fr.date("2026-02-03"), "03/02/2026");
        assert_eq!(en.date("2026-02-03"), "2026-02-03");
    }

    #[test]
    fn columns_of_amounts_end_at_the_same_place() {
        let mut sheet = Sheet::new(Language::Fr, false);
        let rows = [["5.00", "é"], ["1200.00", "œuvre"]].map(|row| row.map(|cell| Some(cell.to_owned())));
        sheet.table([("Net", Column::Money), ("Texte", Column::Text)], rows, "");
        let ends: Vec<usize> = sheet
            .into_text()
            .lines()
            .skip(1)
            .map(|line| line.chars().position(|c| c == '€').unwrap())
            .collect();
        assert_eq!(ends[0], ends[1], "the euro signs stand under each other");
    }
}
