//! A book of the law: its head on every page, hairlines, a row that keeps together, and the sums of its amounts carried from
//! the foot of a page to the head of the next. The last sums never stand alone on a page.

use rust_decimal::Decimal;

use super::composer::{
    AXIS, BODY, BOTTOM, Composer, LABEL, LINE, MEASURE, QUIET, RIGHT, STRONG, Type, baseline_in, page_room,
};
use crate::page::{Ink, Part, SIDE};
use crate::paper::{Ledger, LedgerCell, LedgerColumnKind};
use crate::units::Length;
use crate::words::minor_digits;

const HEAD_HEIGHT: Length = Length::mm(7.0);
const GAP: Length = Length::mm(3.2);
/// White above and below the text of a row.
const PADDING: Length = Length::mm(1.0);
const PITCH: Length = Length::mm(3.7);
/// A line of sums: brought, carried, total.
const SUM: Length = Length::mm(5.6);
/// Longest text of a cell; core limits stay far below, this keeps any input on a page.
const MOST_LINES: usize = 40;
/// The widest that a short text or an amount may stand before it is set smaller.
const MOST_WORD: Length = Length::mm(24.0);
const MOST_AMOUNT: Length = Length::mm(26.0);
/// The least room of a text that wraps.
const LEAST_TEXT: Length = Length::mm(36.0);

const CELL: Type = BODY.with_points(8.0);
const CELL_STRONG: Type = STRONG.with_points(8.0);
const CELL_QUIET: Type = QUIET.with_points(7.5);

/// Draws the rows, or the sentence that there is none.
pub fn draw(composer: &mut Composer<'_>) {
    let Some(ledger) = &composer.paper.ledger else { return };
    if ledger.rows.is_empty() {
        let empty = composer.clean(&ledger.empty);
        composer.put_lines(Part::Table, SIDE, LINE, QUIET, &QUIET.wrap(&empty, MEASURE));
        return;
    }
    let table = Table::new(composer, ledger);
    composer.need(HEAD_HEIGHT + LINE * 4);
    table.head(composer);
    let mut sums = vec![Decimal::ZERO; table.columns.len()];
    let end = table.end_height(ledger);
    for (index, cells) in ledger.rows.iter().enumerate() {
        let lines = table.lines(composer, cells);
        let height = PADDING + PITCH * lines.iter().map(Vec::len).max().unwrap_or(1).max(1) + PADDING;
        // Under every row there is room for the line that carries the sums over; under the last, for the end.
        let below = if index + 1 == ledger.rows.len() { end } else { SUM };
        let fits = height + below <= page_room() - HEAD_HEIGHT - SUM;
        let needed = if fits { height + below } else { height + SUM };
        if index > 0 && needed > composer.room() {
            let (carried, brought) = (composer.words.carried, composer.words.brought);
            table.sums(composer, carried, &sums, Ink::Hairline);
            composer.turn();
            table.head(composer);
            table.sums(composer, brought, &sums, Ink::Hairline);
        }
        table.row(composer, cells, &lines, height);
        for (sum, cell) in sums.iter_mut().zip(cells) {
            if let LedgerCell::Amount(amount) = cell {
                *sum += amount;
            }
        }
    }
    let total = composer.words.total;
    table.sums(composer, total, &sums, Ink::Ink);
    summary(composer, ledger);
}

struct Column {
    kind: LedgerColumnKind,
    head: String,
    left: Length,
    width: Length,
    setting: Type,
}

struct Table {
    columns: Vec<Column>,
    digits: u32,
}

impl Table {
    fn new(composer: &Composer<'_>, ledger: &Ledger) -> Table {
        let digits = minor_digits(&composer.paper.currency);
        let mut columns: Vec<Column> = ledger
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let cells = ledger.rows.iter().filter_map(|row| row.get(index));
                let (setting, most) = match column.kind {
                    LedgerColumnKind::Text => (CELL_STRONG, Length::ZERO),
                    LedgerColumnKind::Word => (CELL, MOST_WORD),
                    LedgerColumnKind::Amount => (CELL, MOST_AMOUNT),
                };
                let total: Decimal = cells.clone().filter_map(amount_of).sum();
                let sum = composer.language.number(total, digits);
                let natural = cells
                    .map(|cell| setting.width(&text_of(composer, cell, digits)))
                    .chain([if column.kind == LedgerColumnKind::Amount {
                        CELL_STRONG.width(&sum)
                    } else {
                        Length::ZERO
                    }])
                    .max()
                    .unwrap_or(Length::ZERO);
                let head = composer.clean_line(&column.head);
                let width = natural.min(most).max(LABEL.width(&head).min(MOST_WORD));
                // A longer one than a column may be is set smaller, so that none runs into its neighbour.
                let setting = if natural > width && most > Length::ZERO {
                    setting.sized(setting.size.scale(width.thousandths() * 99 / 100, natural.thousandths()))
                } else {
                    setting
                };
                Column { kind: column.kind, head, left: Length::ZERO, width, setting }
            })
            .collect();
        let texts = columns.iter().filter(|column| column.kind == LedgerColumnKind::Text).count();
        let taken: Length =
            columns.iter().filter(|c| c.kind != LedgerColumnKind::Text).map(|c| c.width).sum();
        let gaps = GAP * columns.len().saturating_sub(1);
        // Where large amounts leave a text too little, everything else is set smaller.
        let most = MEASURE - gaps - LEAST_TEXT * texts;
        let narrowed = taken.min(most);
        for column in columns.iter_mut().filter(|column| column.kind != LedgerColumnKind::Text) {
            let scaled = |length: Length| length.scale(narrowed.thousandths(), taken.thousandths());
            if narrowed < taken {
                column.width = scaled(column.width);
                column.setting = column.setting.sized(scaled(column.setting.size));
            }
        }
        let share = (MEASURE - narrowed - gaps).scale(1, i64::try_from(texts.max(1)).unwrap_or(1));
        let mut left = SIDE;
        for column in &mut columns {
            if column.kind == LedgerColumnKind::Text {
                column.width = share;
            }
            column.left = left;
            left += column.width + GAP;
        }
        Table { columns, digits }
    }

    fn head(&self, composer: &mut Composer<'_>) {
        let baseline = composer.y + Length::mm(4.2);
        composer.rule(SIDE, composer.y, MEASURE, 0.9, Ink::AccentRule);
        for column in &self.columns {
            let head = &column.head;
            let kind = LABEL.fitted(head, column.width);
            match column.kind {
                LedgerColumnKind::Amount => {
                    composer.put_right(Part::Table, column.left + column.width, baseline, kind, head)
                }
                _ => composer.put(Part::Table, column.left, baseline, kind, head),
            };
        }
        composer.y += HEAD_HEIGHT;
        composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
    }

    /// Returns the lines of each cell.
    fn lines(&self, composer: &Composer<'_>, cells: &[LedgerCell]) -> Vec<Vec<(Type, String)>> {
        let one = |column: &Column, cell: &LedgerCell| match (column.kind, cell) {
            (LedgerColumnKind::Text, LedgerCell::Text(text)) => {
                let text = composer.clean(text);
                let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
                let strong =
                    CELL_STRONG.wrap(first, column.width).into_iter().map(|line| (CELL_STRONG, line));
                let quiet = match rest.trim() {
                    "" => Vec::new(),
                    rest => CELL_QUIET.wrap(rest, column.width),
                };
                let mut lines: Vec<(Type, String)> =
                    strong.chain(quiet.into_iter().map(|line| (CELL_QUIET, line))).collect();
                if lines.len() > MOST_LINES {
                    lines.truncate(MOST_LINES);
                    lines.push((CELL_QUIET, "…".to_owned()));
                }
                lines
            }
            (_, cell) => vec![(column.setting, text_of(composer, cell, self.digits))],
        };
        self.columns.iter().zip(cells).map(|(column, cell)| one(column, cell)).collect()
    }

    fn row(
        &self,
        composer: &mut Composer<'_>,
        cells: &[LedgerCell],
        lines: &[Vec<(Type, String)>],
        height: Length,
    ) {
        let top = composer.y + PADDING;
        for ((column, cell), lines) in self.columns.iter().zip(cells).zip(lines) {
            for (index, (kind, line)) in lines.iter().enumerate() {
                let baseline = top + PITCH * index + baseline_in(PITCH);
                if matches!(cell, LedgerCell::Amount(_)) {
                    composer.put_right(Part::Table, column.left + column.width, baseline, *kind, line);
                } else {
                    composer.put(Part::Table, column.left, baseline, *kind, line);
                }
            }
        }
        composer.y += height;
        composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
    }

    /// Writes the sums so far under a word: carried over, brought, or the total.
    fn sums(&self, composer: &mut Composer<'_>, word: &str, sums: &[Decimal], ink: Ink) {
        let baseline = composer.y + baseline_in(SUM);
        let first = self.columns.iter().find(|column| column.kind == LedgerColumnKind::Amount);
        if let Some(first) = first {
            composer.put_right(Part::Table, first.left - GAP, baseline, CELL_STRONG, word);
        }
        for (column, sum) in self.columns.iter().zip(sums) {
            if column.kind == LedgerColumnKind::Amount {
                let text = composer.language.number(*sum, self.digits);
                let kind = CELL_STRONG.fitted(&text, column.width);
                composer.put_right(Part::Table, column.left + column.width, baseline, kind, &text);
            }
        }
        composer.y += SUM;
        composer.rule(SIDE, composer.y, MEASURE, 0.4, ink);
    }

    /// Returns the height of what follows the last row.
    fn end_height(&self, ledger: &Ledger) -> Length {
        SUM + LINE + SUM * ledger.sums.len()
    }
}

/// Writes the further sums on the axis of totals.
fn summary(composer: &mut Composer<'_>, ledger: &Ledger) {
    composer.y += LINE;
    for (label, amount) in &ledger.sums {
        if composer.y + SUM > BOTTOM {
            composer.turn();
        }
        let baseline = composer.y + baseline_in(SUM);
        let text = composer.language.money(*amount, &composer.paper.currency);
        let width = composer.put_right(Part::Totals, RIGHT, baseline, BODY, &text);
        let label = composer.clean_line(label);
        let room = RIGHT - AXIS - width - GAP;
        composer.put(Part::Totals, AXIS, baseline, BODY.fitted(&label, room), &label);
        composer.y += SUM;
        composer.rule(AXIS, composer.y, RIGHT - AXIS, 0.4, Ink::Hairline);
    }
}

fn amount_of(cell: &LedgerCell) -> Option<Decimal> {
    match cell {
        LedgerCell::Amount(amount) => Some(*amount),
        LedgerCell::Text(_) => None,
    }
}

fn text_of(composer: &Composer<'_>, cell: &LedgerCell, digits: u32) -> String {
    match cell {
        LedgerCell::Amount(amount) => composer.language.number(*amount, digits),
        LedgerCell::Text(text) => composer.clean_line(text),
    }
}
