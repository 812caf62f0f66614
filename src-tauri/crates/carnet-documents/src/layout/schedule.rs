//! The payment schedule as a line with its stages: done, this one, to come. The mark is never alone: a word says the same.

use super::composer::{BODY, Composer, LABEL, LINE, MEASURE, QUIET, STRONG, Type, baseline_in, page_room};
use crate::page::{Ink, Part, SIDE};
use crate::paper::{PaperKind, Stage, StageState};
use crate::structure::Role;
use crate::text;
use crate::units::Length;

const ABOVE: Length = Length::mm(7.0);
const HEADING: Length = Length::mm(6.0);
const MARKS: Length = Length::mm(6.0);
const RADIUS: Length = Length::mm(1.1);
const CURRENT_RADIUS: Length = Length::mm(1.5);
const MOST_A_ROW: usize = 4;
/// A label longer than this is shortened: the whole one stands in the quote.
const MOST_LABEL_LINES: usize = 3;

/// Draws the schedule; a paper paid at once has none.
pub fn draw(composer: &mut Composer<'_>) {
    let stages = &composer.paper.schedule;
    if stages.len() < 2 {
        return;
    }
    let above = composer.white(ABOVE);
    for (index, row) in stages.chunks(MOST_A_ROW).enumerate() {
        let column = MEASURE.scale(1, MOST_A_ROW.min(stages.len()) as i64);
        let texts: Vec<Vec<(Type, String)>> =
            row.iter().map(|stage| texts(composer, stage, column)).collect();
        let tallest = texts.iter().map(Vec::len).max().unwrap_or(0);
        let heading = if index == 0 { above + HEADING } else { Length::mm(3.0) };
        let height = heading + MARKS + LINE * tallest;
        composer.need(height.min(page_room()));
        if index == 0 {
            composer.y += above;
            let baseline = composer.y + baseline_in(LINE);
            composer.open(Role::Heading);
            composer.put(Part::Schedule, SIDE, baseline, STRONG, composer.words.schedule);
            composer.close();
            composer.y += HEADING;
        } else {
            composer.y += Length::mm(3.0);
        }
        marks(composer, row, column);
        for (at, lines) in texts.iter().enumerate() {
            let x = SIDE + column * at;
            composer.open(Role::Paragraph);
            for (line, (kind, text)) in lines.iter().enumerate() {
                composer.put(
                    Part::Schedule,
                    x,
                    composer.y + MARKS + LINE * line + baseline_in(LINE),
                    *kind,
                    text,
                );
            }
            composer.close();
        }
        composer.y += MARKS + LINE * tallest;
    }
}

fn marks(composer: &mut Composer<'_>, row: &[Stage], column: Length) {
    let y = composer.y + Length::mm(3.0);
    for (at, stage) in row.iter().enumerate() {
        let x = SIDE + CURRENT_RADIUS + column * at;
        if at + 1 < row.len() {
            let (ink, points) =
                if stage.state == StageState::Done { (Ink::Ink, 0.9) } else { (Ink::Hairline, 0.9) };
            let gap = CURRENT_RADIUS + Length::mm(0.8);
            composer.rule(x + gap, y, column - gap - gap, points, ink);
        }
        match stage.state {
            StageState::Done => composer.dot(x, y, RADIUS, true, Ink::Ink),
            StageState::Current => composer.dot(x, y, CURRENT_RADIUS, true, Ink::Ink),
            StageState::ToCome => composer.dot(x, y, RADIUS, false, Ink::Quiet),
        }
    }
}

fn texts(composer: &Composer<'_>, stage: &Stage, column: Length) -> Vec<(Type, String)> {
    let (paper, language, words) = (composer.paper, composer.language, composer.words);
    let width = column - Length::mm(5.0);
    let label_kind = if stage.state == StageState::Current { STRONG } else { BODY };
    let mut labels = label_kind.wrap(&composer.clean_line(&stage.label), width);
    if labels.len() > MOST_LABEL_LINES {
        labels.truncate(MOST_LABEL_LINES);
        if let Some(last) = labels.last_mut() {
            let longer = format!("{last}…");
            *last = text::shorten(label_kind.face, label_kind.size, &longer, width);
        }
    }
    let mut lines: Vec<(Type, String)> = labels.into_iter().map(|label| (label_kind, label)).collect();
    let amount = language.money(stage.gross, &paper.currency);
    let amount = if paper.vat.is_empty() { amount } else { format!("{amount}\u{A0}{}", words.gross) };
    let share =
        stage.percent.map(|percent| format!("{}  ·  ", language.percent(percent))).unwrap_or_default();
    let figure = format!("{share}{amount}");
    lines.push((QUIET.fitted(&figure, width), figure));
    // A quote has nothing done yet: there only the date says something.
    let state = (paper.kind != PaperKind::Quote).then(|| language.stage_state(stage.state).to_owned());
    let date = stage.date.map(|date| language.short_date(date));
    let note = [state, date].into_iter().flatten().collect::<Vec<_>>().join("  ·  ");
    if !note.is_empty() {
        lines.push((LABEL.fitted(&note, width), note));
    }
    lines
}
