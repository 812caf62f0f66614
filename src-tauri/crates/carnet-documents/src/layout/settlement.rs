//! What a final invoice bills beyond its deposits, in three columns: net, VAT and gross of the whole, of each deposit taken
//! off, and of what is left. The last row says what the electronic invoice says (BT-109, BT-110, BT-112).
//!
//! A row's name stands beside its figures where there is room, above them otherwise; with several rates each row is told by
//! rate under it (BOI-TVA-DECLA-30-20-20-10 § 60).

use super::composer::{AXIS, BODY, Composer, LABEL, LINE, RIGHT, STRONG, Type, baseline_in};
use crate::page::{Ink, Part};
use crate::paper::{Deduction, Paper, VatCategory, VatRow};
use crate::structure::Role;
use crate::units::Length;
use crate::words::minor_digits;
use rust_decimal::Decimal;

const WIDTH: Length = Length::mm(80.0);
const HEAD: Length = Length::mm(5.0);
const ROW: Length = Length::mm(5.0);
/// A note or a rate under its row, and where that spares a second page.
const NOTE: Length = Length::mm(3.6);
const NOTE_CLOSE: Length = Length::mm(3.1);
/// White under the notes of a row.
const UNDER_NOTES: Length = Length::mm(0.7);
const GAP: Length = Length::mm(3.0);
/// White between a row's name and its first figure.
const BESIDE: Length = Length::mm(2.0);
/// Most that the name of a rate keeps from the figures; a longer one is set smaller.
const RATE: Length = Length::mm(14.0);
/// How much smaller the figures of a rate are than those of their row, in percent.
const BY_RATE: i64 = 84;

/// Net, VAT, gross; nothing where a column says nothing of the row.
type Figures = [Option<Decimal>; 3];

struct Row {
    label: Vec<String>,
    kind: Type,
    figures: [String; 3],
    /// The name takes lines of its own above the figures.
    above: bool,
    notes: Vec<String>,
    rates: Vec<(String, [String; 3])>,
    /// A rule parts it from what it sums up.
    ruled: bool,
    /// Of its notes and rates.
    pitch: Length,
}

impl Row {
    fn height(&self) -> Length {
        let above = if self.above { LINE * self.label.len() } else { Length::ZERO };
        let below = self.pitch * (self.notes.len() + self.rates.len());
        ROW + above + below + if below > Length::ZERO { UNDER_NOTES } else { Length::ZERO }
    }
}

/// The block, measured.
pub struct Settlement {
    heads: [String; 3],
    rights: [Length; 3],
    rows: Vec<Row>,
    /// Size of the figures.
    size: Length,
}

impl Settlement {
    /// Returns the block of a paper that charges VAT, or says why it does not, and takes deposits off.
    pub fn new(composer: &Composer<'_>) -> Option<Settlement> {
        let paper = composer.paper;
        if paper.vat.is_empty() || paper.deductions.is_empty() {
            return None;
        }
        let (words, language) = (composer.words, composer.language);
        let digits = minor_digits(&paper.currency);
        let printed = |figures: Figures| {
            figures.map(|figure| figure.map_or_else(String::new, |amount| language.number(amount, digits)))
        };
        let told = said(composer);
        let tax = match paper.vat.as_slice() {
            [only] if only.category == VatCategory::Standard => {
                format!("{}\u{A0}{}", words.vat, language.percent(only.rate))
            }
            _ => words.vat.to_owned(),
        };
        let heads = [words.net_head.to_owned(), tax, words.gross_head.to_owned()];
        let figures: Vec<[String; 3]> = told
            .iter()
            .flat_map(|row| row.rates.iter().map(of_rate).chain([row.figures]))
            .map(printed)
            .collect();
        let mut widths = [0, 1, 2].map(|column: usize| {
            let natural = figures.iter().map(|figures| STRONG.width(&figures[column])).max();
            natural.unwrap_or(Length::ZERO).max(LABEL.width(&heads[column]))
        });
        let rate = told
            .iter()
            .flat_map(|row| &row.rates)
            .map(|vat| LABEL.width(&language.vat_rate(vat.category, vat.rate)).min(RATE) + BESIDE)
            .max();
        let most = WIDTH - GAP - GAP - rate.unwrap_or(Length::ZERO);
        let natural: Length = widths.into_iter().sum();
        let mut size = BODY.size;
        if natural > most {
            let ratio = (most.thousandths() * 99 / 100, natural.thousandths());
            size = size.scale(ratio.0, ratio.1);
            widths = widths.map(|width| width.scale(ratio.0, ratio.1));
        }
        let rights = [RIGHT - widths[2] - GAP - widths[1] - GAP, RIGHT - widths[2] - GAP, RIGHT];
        let room = rights[0] - widths[0] - BESIDE - AXIS;
        let pitch = composer.spaced(NOTE, NOTE_CLOSE);
        let rows = told.into_iter().map(|row| {
            let label = composer.clean_line(&row.label);
            let above = row.kind.width(&label) > room;
            let notes = LABEL.wrap(&composer.clean_line(&row.note), WIDTH);
            Row {
                label: if above { row.kind.wrap(&label, WIDTH) } else { vec![label] },
                kind: row.kind,
                figures: printed(row.figures),
                above,
                ruled: row.ruled,
                pitch,
                notes: notes.into_iter().filter(|note| !note.is_empty()).collect(),
                rates: row
                    .rates
                    .into_iter()
                    .map(|vat| (language.vat_rate(vat.category, vat.rate), printed(of_rate(&vat))))
                    .collect(),
            }
        });
        let rows = rows.collect();
        Some(Settlement { heads, rights, rows, size })
    }

    /// Returns how many columns of figures a row of the table has.
    pub fn columns(&self) -> usize {
        self.rights.len()
    }

    /// Returns the height with its head.
    pub fn height(&self) -> Length {
        HEAD + self.rows.iter().map(Row::height).sum()
    }

    /// Draws the head and the rows into the table that is open.
    pub fn draw(&self, composer: &mut Composer<'_>) {
        composer.need(HEAD + self.rows.first().map_or(Length::ZERO, Row::height));
        let baseline = composer.y + baseline_in(HEAD);
        composer.open(Role::Row);
        composer.open(Role::Cell);
        composer.close();
        for (head, right) in self.heads.iter().zip(self.rights) {
            composer.open(Role::ColumnHead);
            composer.put_right(Part::Totals, right, baseline, LABEL, head);
            composer.close();
        }
        composer.close();
        composer.y += HEAD;
        composer.rule(AXIS, composer.y, WIDTH, 0.4, Ink::Hairline);
        for row in &self.rows {
            self.row(composer, row);
        }
    }

    fn row(&self, composer: &mut Composer<'_>, row: &Row) {
        composer.need(row.height());
        if row.ruled {
            composer.rule(AXIS, composer.y, WIDTH, 0.4, Ink::Hairline);
        }
        let mut baseline = composer.y + baseline_in(ROW);
        composer.open(Role::Row);
        let head = composer.open(Role::RowHead);
        for label in &row.label {
            composer.put(Part::Totals, AXIS, baseline, row.kind, label);
            if row.above {
                baseline += LINE;
            }
        }
        composer.close();
        self.figures(composer, baseline, row.kind.sized(self.size), &row.figures);
        composer.structure.reopen(head);
        for note in &row.notes {
            baseline += row.pitch;
            composer.put(Part::Totals, AXIS, baseline, LABEL, note);
        }
        composer.close();
        composer.close();
        let kind = LABEL.sized(self.size.scale(BY_RATE, 100).min(LABEL.size));
        for (rate, figures) in &row.rates {
            baseline += row.pitch;
            composer.open(Role::Row);
            composer.open(Role::RowHead);
            let room = self.rights[0] - kind.width(&figures[0]) - BESIDE - AXIS;
            composer.put(Part::Totals, AXIS, baseline, LABEL.fitted(rate, room), rate);
            composer.close();
            self.figures(composer, baseline, kind, figures);
            composer.close();
        }
        composer.y += row.height();
    }

    fn figures(&self, composer: &mut Composer<'_>, baseline: Length, kind: Type, figures: &[String; 3]) {
        for (figure, right) in figures.iter().zip(self.rights) {
            composer.open(Role::Cell);
            composer.put_right(Part::Totals, right, baseline, kind, figure);
            composer.close();
        }
    }
}

/// Returns net, VAT and gross of a rate.
fn of_rate(row: &VatRow) -> Figures {
    [Some(row.base), Some(row.amount), Some(row.base.saturating_add(row.amount))]
}

/// A row before it is measured.
struct Told {
    label: String,
    kind: Type,
    figures: Figures,
    note: String,
    rates: Vec<VatRow>,
    ruled: bool,
}

/// Returns the rows from top to bottom.
fn said(composer: &Composer<'_>) -> Vec<Told> {
    let (paper, words, language) = (composer.paper, composer.words, composer.language);
    let plain = |label: String, figures: Figures| Told {
        label,
        kind: BODY,
        figures,
        note: String::new(),
        rates: Vec::new(),
        ruled: false,
    };
    let several = says_rates(paper);
    let mut by_rate: Vec<VatRow> = paper.vat.iter().copied().filter(|_| several).collect();
    by_rate.sort_by_key(|row| row.rate);
    let mut rows = Vec::new();
    if let Some(discount) = paper.discount {
        if let Some(lines_net) = paper.lines_net {
            rows.push(plain(words.subtotal.to_owned(), [Some(lines_net), None, None]));
        }
        let percent =
            discount.percent.map_or_else(String::new, |percent| format!(" {}", language.percent(percent)));
        rows.push(plain(format!("{}{percent}", words.discount), [Some(-discount.amount), None, None]));
    }
    rows.push(Told {
        rates: by_rate.clone(),
        ..plain(
            words.total.to_owned(),
            [Some(paper.total_net), Some(paper.total_vat), Some(paper.total_gross)],
        )
    });
    for deduction in &paper.deductions {
        let negative = |row: &VatRow| VatRow { base: -row.base, amount: -row.amount, ..*row };
        let mut rates: Vec<VatRow> = deduction.rates.iter().map(negative).filter(|_| several).collect();
        rates.sort_by_key(|row| row.rate);
        let date = language.short_date(deduction.issue_date);
        rows.push(Told {
            note: language.deduction_note(&deduction.label, &date),
            rates,
            ..plain(
                deduction.number.clone(),
                [Some(-deduction.net), Some(-deduction.vat), Some(-deduction.gross)],
            )
        });
    }
    rows.push(left(paper, words.after_deductions, &by_rate));
    if let Some(paid) = paper.already_paid.filter(|paid| !paid.is_zero()) {
        rows.push(plain(words.already_paid.to_owned(), [None, None, Some(-paid)]));
    }
    rows
}

/// Tells whether one VAT figure a row does not say it all: several rates, or one without tax, whose reason is a word.
fn says_rates(paper: &Paper) -> bool {
    !matches!(paper.vat.as_slice(), [only] if only.category == VatCategory::Standard)
}

/// Returns what is billed beyond the deductions: the whole, and by rate where each deduction says its own.
fn left(paper: &Paper, label: &str, by_rate: &[VatRow]) -> Told {
    let less = |whole: Decimal, part: fn(&Deduction) -> Decimal| {
        paper.deductions.iter().map(part).fold(whole, Decimal::saturating_sub)
    };
    let net = less(paper.total_net, |deduction| deduction.net);
    let vat = less(paper.total_vat, |deduction| deduction.vat);
    let gross = less(paper.total_gross, |deduction| deduction.gross);
    let known = paper.deductions.iter().all(|deduction| !deduction.rates.is_empty());
    Told {
        label: label.to_owned(),
        kind: STRONG,
        figures: [Some(net), Some(vat), Some(gross)],
        note: String::new(),
        rates: by_rate.iter().filter(|_| known).map(|row| left_of(row, &paper.deductions)).collect(),
        ruled: true,
    }
}

/// Returns what deductions leave of a rate.
fn left_of(row: &VatRow, deductions: &[Deduction]) -> VatRow {
    let same = |of: &&VatRow| of.category == row.category && of.rate == row.rate;
    let taken = deductions.iter().flat_map(|part| &part.rates).filter(same);
    taken.fold(*row, |left, part| VatRow {
        base: left.base.saturating_sub(part.base),
        amount: left.amount.saturating_sub(part.amount),
        ..left
    })
}
