//! The sums: totals and deductions on the axis down to the amount to pay, the largest figure; VAT by rate and how to pay
//! on the left of them. Where deposits come off and VAT is told, the settlement's columns say both.

use super::composer::{
    AMOUNT, AXIS, BODY, BOTTOM, Composer, LABEL, LINE, QUIET, RIGHT, STRONG, TOP_NEXT, Type, baseline_in,
    page_room,
};
use super::payment::{self, Payment};
use super::settlement::Settlement;
use crate::page::{Ink, Part, SIDE};
use crate::paper::{PaperKind, VatCategory};
use crate::structure::Role;
use crate::units::Length;

const WIDTH: Length = Length::mm(80.0);
const ROW: Length = Length::mm(5.0);
const NOTE: Length = Length::mm(3.6);
const ABOVE: Length = Length::mm(5.0);
const DUE: Length = Length::mm(12.0);
/// Width of what stands left of the axis.
pub const LEFT_WIDTH: Length = Length::mm(82.0);

struct Row {
    label: Vec<String>,
    notes: Vec<String>,
    amount: String,
    kind: Type,
}

impl Row {
    fn height(&self) -> Length {
        LINE * (self.label.len() - 1) + ROW + NOTE * self.notes.len()
    }
}

/// The sums, measured before the table is drawn so that its last line can wait for them.
pub struct Totals {
    rows: Vec<Row>,
    settlement: Option<Settlement>,
    due_label: &'static str,
    due: String,
    due_kind: Type,
    /// The label stands above the figure where both are too wide for one line.
    stacked: bool,
    vat: Vec<[String; 3]>,
    payment: Option<Payment>,
    above: Length,
}

impl Totals {
    pub fn new(composer: &Composer<'_>) -> Totals {
        let (paper, words, language) = (composer.paper, composer.words, composer.language);
        let money = |amount| language.money(amount, &paper.currency);
        let taxed = !paper.vat.is_empty();
        let due_label = match paper.kind {
            PaperKind::Quote if taxed => words.to_pay_quote,
            PaperKind::Quote => words.to_pay_quote_plain,
            PaperKind::CreditNote => words.to_credit,
            _ => words.to_pay,
        };
        let settlement = Settlement::new(composer);
        let rows = if settlement.is_some() { Vec::new() } else { rows(composer) };
        let due = money(paper.amount_due);
        let beside = WIDTH - STRONG.width(due_label) - Length::mm(4.0);
        let stacked = AMOUNT.width(&due) > beside;
        let due_kind = AMOUNT.fitted(&due, WIDTH);
        let vat = paper
            .vat
            .iter()
            .filter(|_| settlement.is_none())
            .map(|vat| [language.vat_rate(vat.category, vat.rate), money(vat.base), money(vat.amount)])
            .collect();
        Totals {
            rows,
            settlement,
            due_label,
            due,
            due_kind,
            stacked,
            vat,
            payment: Payment::new(composer),
            above: composer.white(ABOVE),
        }
    }

    /// Returns the height of the sums with the white above them; how to pay may follow on another page.
    pub fn height(&self) -> Length {
        self.above + self.sums_height().max(self.vat_height())
    }

    fn vat_height(&self) -> Length {
        if self.vat.is_empty() { Length::ZERO } else { ROW * (self.vat.len() + 1) }
    }

    fn sums_height(&self) -> Length {
        let settlement = self.settlement.as_ref().map_or(Length::ZERO, Settlement::height);
        settlement + self.rows.iter().map(Row::height).sum() + self.due_height()
    }

    fn due_height(&self) -> Length {
        if self.stacked { DUE + LINE } else { DUE }
    }

    /// Draws the block: side by side where one page holds it, one below the other on as many as it needs otherwise. The sums
    /// come before how to pay, for who has the page read aloud.
    pub fn draw(mut self, composer: &mut Composer<'_>) {
        let whole = self.height();
        composer.need(if whole <= page_room() { whole } else { self.above + ROW * 3 });
        if composer.y > TOP_NEXT {
            composer.y += self.above;
        }
        let top = composer.y;
        let page = composer.current;
        self.draw_vat(composer);
        let left_end = composer.y;
        let beside = composer.current == page && top + self.sums_height() <= BOTTOM;
        let payment = self.payment.take();
        let pays_beside =
            beside && payment.as_ref().is_some_and(|payment| payment.height() <= composer.room());
        composer.y = if beside { top } else { composer.y + ROW };
        self.draw_sums(composer);
        let right_end = composer.y;
        let Some(payment) = payment else {
            composer.y = if beside { right_end.max(left_end) } else { right_end };
            return;
        };
        if pays_beside {
            composer.y = if self.vat.is_empty() { top - payment::ABOVE } else { left_end };
            payment.draw(composer);
            composer.y = composer.y.max(right_end);
        } else {
            composer.y = if beside { right_end.max(left_end) } else { right_end };
            payment.draw(composer);
        }
    }

    fn draw_vat(&self, composer: &mut Composer<'_>) {
        if self.vat.is_empty() {
            return;
        }
        let rights = [SIDE + Length::mm(26.0), SIDE + Length::mm(54.0), SIDE + LEFT_WIDTH];
        let words = composer.words;
        let baseline = composer.y + baseline_in(ROW);
        composer.open(Role::Table);
        composer.open(Role::Row);
        composer.open(Role::ColumnHead);
        composer.put(Part::Totals, SIDE, baseline, LABEL, words.vat_rate);
        composer.close();
        for (right, head) in [(rights[1], words.vat_base), (rights[2], words.vat_amount)] {
            composer.open(Role::ColumnHead);
            composer.put_right(Part::Totals, right, baseline, LABEL, head);
            composer.close();
        }
        composer.close();
        composer.y += ROW;
        for [rate, base, amount] in &self.vat {
            composer.need(ROW);
            composer.rule(SIDE, composer.y, LEFT_WIDTH, 0.4, Ink::Hairline);
            let baseline = composer.y + baseline_in(ROW);
            let column = rights[1] - rights[0] - Length::mm(2.0);
            let rate_kind = QUIET.fitted(rate, rights[0] - SIDE);
            composer.open(Role::Row);
            composer.open(Role::RowHead);
            composer.put(Part::Totals, SIDE, baseline, rate_kind, rate);
            composer.close();
            for (right, figure) in [(rights[1], base), (rights[2], amount)] {
                composer.open(Role::Cell);
                composer.put_right(Part::Totals, right, baseline, QUIET.fitted(figure, column), figure);
                composer.close();
            }
            composer.close();
            composer.y += ROW;
        }
        composer.close();
    }

    fn draw_sums(&self, composer: &mut Composer<'_>) {
        composer.open(Role::Table);
        if let Some(settlement) = &self.settlement {
            settlement.draw(composer);
        }
        for row in &self.rows {
            composer.need(row.height());
            let baseline = composer.y + baseline_in(ROW);
            composer.open(Role::Row);
            composer.open(Role::RowHead);
            let label_kind = Type { ..row.kind }.sized(BODY.size);
            for (index, label) in row.label.iter().enumerate() {
                composer.put(Part::Totals, AXIS, baseline + LINE * index, label_kind, label);
            }
            let mut note_baseline = baseline + LINE * (row.label.len() - 1);
            for note in &row.notes {
                note_baseline += NOTE;
                composer.put(Part::Totals, AXIS, note_baseline, LABEL, note);
            }
            composer.close();
            composer.open(Role::Cell);
            composer.put_right(Part::Totals, RIGHT, baseline, row.kind, &row.amount);
            composer.close();
            composer.close();
            composer.y += row.height();
        }
        composer.need(self.due_height());
        let top = composer.y + Length::mm(1.5);
        composer.rule(AXIS, top, WIDTH, 0.6, Ink::Ink);
        let mut baseline = top + Length::mm(8.0);
        composer.open(Role::Row);
        composer.open(Role::RowHead);
        if self.stacked {
            composer.put(Part::Totals, AXIS, top + Length::mm(4.6), STRONG, self.due_label);
            baseline += LINE;
        } else {
            composer.put(Part::Totals, AXIS, baseline, STRONG, self.due_label);
        }
        composer.close();
        for _ in 1..self.settlement.as_ref().map_or(1, Settlement::columns) {
            composer.open(Role::Cell);
            composer.close();
        }
        composer.open(Role::Cell);
        composer.put_right(Part::Totals, RIGHT, baseline, self.due_kind, &self.due);
        composer.close();
        composer.close();
        composer.close();
        composer.y += self.due_height();
    }
}

/// Returns the sums one below the other: of a paper from which no deposit comes off, or that does not speak of VAT.
fn rows(composer: &Composer<'_>) -> Vec<Row> {
    let (paper, words, language) = (composer.paper, composer.words, composer.language);
    let money = |amount| language.money(amount, &paper.currency);
    let taxed = !paper.vat.is_empty();
    let mut rows = Vec::new();
    let mut row = |label: String, notes: Vec<String>, amount: String, kind: Type| {
        let room = WIDTH - kind.width(&amount) - Length::mm(4.0);
        let kind =
            if room < Length::mm(24.0) { kind.fitted(&amount, WIDTH - Length::mm(28.0)) } else { kind };
        let room = WIDTH - kind.width(&amount) - Length::mm(4.0);
        let label = BODY.wrap(&composer.clean_line(&label), room);
        let notes = notes.iter().flat_map(|note| LABEL.wrap(&composer.clean_line(note), WIDTH)).collect();
        rows.push(Row { label, notes, amount, kind });
    };
    if let Some(discount) = paper.discount {
        if let Some(lines_net) = paper.lines_net {
            row(words.subtotal.to_owned(), Vec::new(), money(lines_net), BODY);
        }
        let percent =
            discount.percent.map_or_else(String::new, |percent| format!(" {}", language.percent(percent)));
        row(format!("{}{percent}", words.discount), Vec::new(), money(-discount.amount), BODY);
    }
    let quoted = matches!(paper.kind, PaperKind::Quote | PaperKind::CreditNote);
    if taxed {
        row(words.total_net.to_owned(), Vec::new(), money(paper.total_net), BODY);
        let rate = match paper.vat.as_slice() {
            [only] if only.category == VatCategory::Standard => {
                format!(" {}", language.percent(only.rate))
            }
            _ => String::new(),
        };
        row(format!("{}{rate}", words.total_vat), Vec::new(), money(paper.total_vat), BODY);
    }
    let takes_off = !paper.deductions.is_empty() || paper.already_paid.is_some_and(|paid| !paid.is_zero());
    if (taxed && !quoted) || takes_off {
        let label = if taxed { words.total_gross } else { words.total };
        row(label.to_owned(), Vec::new(), money(paper.total_gross), STRONG);
    }
    for deduction in &paper.deductions {
        let date = language.short_date(deduction.issue_date);
        let label = format!("{} {} {}\u{A0}{date}", words.deducted, deduction.number, words.of_date);
        let note = Some(deduction.label.clone()).filter(|label| !label.trim().is_empty());
        row(label, note.into_iter().collect(), money(-deduction.gross), BODY);
    }
    if let Some(paid) = paper.already_paid.filter(|paid| !paid.is_zero()) {
        row(words.already_paid.to_owned(), Vec::new(), money(-paid), BODY);
    }
    rows
}
