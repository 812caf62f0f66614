//! The line table: hairlines, no boxes, its head on every page, figures aligned on the decimal mark.
//!
//! Where a page ends between two lines, the sum so far is carried from its foot to the head of the next. A line keeps
//! together where a page can hold it; a longer one continues under a new head. The last line stays with the
//! totals where both fit on one page, so that totals never stand alone.

use super::composer::{
    BODY, Composer, LABEL, LINE, MEASURE, QUIET, RIGHT, STRONG, TOP_NEXT, Type, baseline_in, page_room,
};
use crate::page::{Ink, Part, SIDE};
use crate::paper::Line;
use crate::structure::Role;
use crate::units::Length;
use crate::words::minor_digits;
use rust_decimal::Decimal;

const HEAD_HEIGHT: Length = Length::mm(7.0);
const GAP: Length = Length::mm(4.6);
/// White above and below the text of a line.
const PADDING: Length = Length::mm(1.3);
/// The line that carries a sum to the next page.
const CARRY: Length = Length::mm(5.6);
/// A line taller than this may break over pages.
const KEEP: Length = Length::mm(60.0);

/// A column of figures: each cell is set so that the decimal marks stand in one vertical, or flush right without a mark.
struct Column {
    /// What parts a cell's whole from its fraction.
    point: Option<char>,
    head: &'static str,
    cells: Vec<String>,
    units: Vec<&'static str>,
    right: Length,
    /// Room right of the decimal mark, the unit included.
    tail: Length,
    unit_room: Length,
    width: Length,
    kind: Type,
}

impl Column {
    fn new(
        head: &'static str,
        point: Option<char>,
        cells: Vec<String>,
        units: Vec<&'static str>,
        most: f64,
    ) -> Column {
        let unit_room = units
            .iter()
            .filter(|unit| !unit.is_empty())
            .map(|unit| QUIET.width(unit) + Length::mm(1.2))
            .max()
            .unwrap_or(Length::ZERO);
        let mut kind = BODY;
        let (mut before, mut after) = spans(&cells, point, kind);
        let most = Length::mm(most);
        if before + after > most {
            kind = kind.sized(kind.size.scale(most.thousandths() * 99 / 100, (before + after).thousandths()));
            (before, after) = spans(&cells, point, kind);
        }
        let width = (before + after + unit_room).max(LABEL.width(head));
        Column {
            point,
            head,
            cells,
            units,
            right: Length::ZERO,
            tail: after + unit_room,
            unit_room,
            width,
            kind,
        }
    }

    fn draw_cell(&self, composer: &mut Composer<'_>, index: usize, baseline: Length) {
        let Some(cell) = self.cells.get(index) else { return };
        composer.open(Role::Cell);
        let (whole, _) = halves(cell, self.point);
        let x = self.right - self.tail - self.kind.width(whole);
        composer.put(Part::Table, x, baseline, self.kind, cell);
        if let Some(unit) = self.units.get(index) {
            let x = self.right - self.unit_room + Length::mm(1.2);
            composer.put(Part::Table, x, baseline, QUIET, unit);
        }
        composer.close();
    }
}

/// Returns the widest text before the decimal mark, and the widest from it on.
fn spans(cells: &[String], point: Option<char>, kind: Type) -> (Length, Length) {
    cells.iter().fold((Length::ZERO, Length::ZERO), |(before, after), cell| {
        let (whole, rest) = halves(cell, point);
        (before.max(kind.width(whole)), after.max(kind.width(rest)))
    })
}

fn halves(cell: &str, point: Option<char>) -> (&str, &str) {
    cell.split_at(point.and_then(|point| cell.find(point)).unwrap_or(cell.len()))
}

struct Table {
    columns: Vec<Column>,
    description_width: Length,
}

/// Draws the table. `totals` is the height of what must follow the last line on its page.
pub fn draw(composer: &mut Composer<'_>, totals: Length) {
    let lines = &composer.paper.lines;
    if lines.is_empty() {
        return;
    }
    let table = Table::new(composer, lines);
    composer.need(HEAD_HEIGHT + LINE * 3);
    composer.open(Role::Table);
    table.head(composer, Part::Table);
    let last = lines.len() - 1;
    let mut before = Decimal::ZERO;
    for (index, line) in lines.iter().enumerate() {
        let tail = if index == last { totals } else { CARRY };
        table.line(composer, index, line, tail, before);
        before = before.saturating_add(line.net);
    }
    composer.close();
}

impl Table {
    fn new(composer: &Composer<'_>, lines: &[Line]) -> Table {
        let (words, language) = (composer.words, composer.language);
        let digits = minor_digits(&composer.paper.currency);
        let taxed = lines.iter().any(|line| line.vat_rate.is_some());
        let point = Some(language.point());
        let column = |head, point, most, cell: &dyn Fn(&Line) -> String| {
            Column::new(head, point, lines.iter().map(cell).collect(), Vec::new(), most)
        };
        let percent =
            |value: Option<Decimal>| value.map_or_else(String::new, |value| language.percent(value));
        let quantities = lines.iter().map(|line| language.number(line.quantity, 0)).collect();
        let units = lines.iter().map(|line| language.unit(line.unit, line.quantity)).collect();
        let mut columns = vec![Column::new(words.quantity, point, quantities, units, 22.0)];
        let head = if taxed { words.unit_price_net } else { words.unit_price };
        columns.push(column(head, point, 28.0, &|line| language.number(line.unit_price, digits)));
        if lines.iter().any(|line| line.discount_percent.is_some_and(|percent| !percent.is_zero())) {
            columns.push(column(words.discount, None, 13.0, &|line| percent(line.discount_percent)));
        }
        if taxed {
            columns.push(column(words.vat, None, 13.0, &|line| percent(line.vat_rate)));
        }
        let head = if taxed { words.line_total_net } else { words.line_total };
        columns.push(column(head, point, 28.0, &|line| language.number(line.net, digits)));
        let mut right = RIGHT;
        for column in columns.iter_mut().rev() {
            column.right = right;
            right -= column.width + GAP;
        }
        Table { columns, description_width: right - SIDE }
    }

    /// Draws the head; on the following pages it repeats what the structure says once.
    fn head(&self, composer: &mut Composer<'_>, part: Part) {
        let first = part == Part::Table;
        let baseline = composer.y + Length::mm(4.2);
        composer.rule(SIDE, composer.y, MEASURE, 0.9, Ink::AccentRule);
        let left = SIDE + LABEL.width(composer.words.description);
        let heads = self.columns.iter().map(|column| (column.right, column.head));
        let heads: Vec<_> = std::iter::once((left, composer.words.description)).chain(heads).collect();
        if first {
            composer.open(Role::Row);
        }
        for (right, head) in heads {
            if first {
                composer.open(Role::ColumnHead);
            }
            composer.put_right(part, right, baseline, LABEL, head);
            if first {
                composer.close();
            }
        }
        if first {
            composer.close();
        }
        composer.y += HEAD_HEIGHT;
        composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
    }

    /// Turns the page where `height` does not fit, with what the lines before come to.
    fn need(&self, composer: &mut Composer<'_>, height: Length, before: Option<Decimal>) {
        if height <= composer.room() || composer.y <= TOP_NEXT {
            return;
        }
        let carried = before.filter(|_| CARRY <= composer.room());
        if let Some(sum) = carried {
            self.carry(composer, composer.words.carried, sum);
        }
        composer.turn();
        self.head(composer, Part::RepeatedHead);
        if let Some(sum) = carried {
            self.carry(composer, composer.words.brought, sum);
            composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
        }
    }

    fn carry(&self, composer: &mut Composer<'_>, label: &str, sum: Decimal) {
        let Some(column) = self.columns.last() else { return };
        let figure = composer.language.number(sum, minor_digits(&composer.paper.currency));
        let (whole, _) = halves(&figure, column.point);
        let kind = column.kind;
        let baseline = composer.y + baseline_in(CARRY);
        let x = column.right - column.tail - kind.width(whole);
        composer.put(Part::RepeatedHead, x, baseline, kind, &figure);
        composer.put_right(Part::RepeatedHead, x - GAP, baseline, QUIET, label);
        composer.y += CARRY;
    }

    fn line(&self, composer: &mut Composer<'_>, index: usize, line: &Line, tail: Length, before: Decimal) {
        let texts = self.texts(composer, line);
        let padding = composer.white(PADDING);
        let height = padding + LINE * texts.len() + padding;
        let most = page_room() - HEAD_HEIGHT - CARRY;
        let whole = if height + tail <= most { height + tail } else { height };
        let fits_a_page = whole <= most;
        let keeps = height <= KEEP && fits_a_page;
        let least = padding + LINE * texts.len().min(3);
        self.need(composer, if keeps { whole } else { least }, (index > 0).then_some(before));
        composer.y += padding;
        let first_baseline = composer.y + baseline_in(LINE);
        composer.open(Role::Row);
        let count = texts.len();
        let mut description = None;
        for (at, (kind, text)) in texts.into_iter().enumerate() {
            // Two lines together at least on either side of a page break.
            let needed = if at + 2 == count && at > 0 { LINE * 2 } else { LINE };
            if needed > composer.room() && composer.y > TOP_NEXT {
                self.need(composer, needed, None);
                composer.y += padding;
            }
            match description {
                Some(cell) => composer.structure.reopen(cell),
                None => description = Some(composer.open(Role::Cell)),
            }
            composer.put(Part::Table, SIDE, composer.y + baseline_in(LINE), kind, &text);
            composer.close();
            // Read aloud, the figures follow the line's name, and its details come after them.
            if at == 0 {
                for column in &self.columns {
                    column.draw_cell(composer, index, first_baseline);
                }
            }
            composer.y += LINE;
        }
        composer.close();
        composer.y += padding;
        composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
    }

    /// Returns the description's lines: the first paragraph strong, the others quiet.
    fn texts(&self, composer: &Composer<'_>, line: &Line) -> Vec<(Type, String)> {
        let description = composer.clean(&line.description);
        let (first, rest) = description.split_once('\n').unwrap_or((&description, ""));
        let strong = STRONG.wrap(first, self.description_width).into_iter().map(|text| (STRONG, text));
        let quiet =
            if rest.trim().is_empty() { Vec::new() } else { QUIET.wrap(rest, self.description_width) };
        strong.chain(quiet.into_iter().map(|text| (QUIET, text))).collect()
    }
}
