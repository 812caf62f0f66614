//! A progress note: where a mission stands, in a few parts with hairlines between their facts. A fact keeps together.

use super::composer::{BODY, Composer, LINE, MEASURE, QUIET, RIGHT, STRONG, Type, baseline_in};
use crate::page::{Ink, Part, SIDE};
use crate::paper::{Fact, Section};
use crate::structure::Role;
use crate::units::Length;

const ABOVE: Length = Length::mm(6.0);
const HEADING: Length = Length::mm(6.0);
/// White above and below a fact's text.
const PADDING: Length = Length::mm(1.1);
const DETAIL: Length = Length::mm(82.0);
const LABEL_WIDTH: Length = Length::mm(58.0);
const DETAIL_WIDTH: Length = Length::mm(72.0);

/// Draws the parts; one without facts and text is left out.
pub fn draw(composer: &mut Composer<'_>) {
    let paper = composer.paper;
    for section in &paper.sections {
        let text = section.text.as_deref().map(|text| composer.clean(text)).unwrap_or_default();
        if !section.facts.is_empty() || !text.trim().is_empty() {
            part(composer, section, &text);
        }
    }
}

fn part(composer: &mut Composer<'_>, section: &Section, text: &str) {
    // The heading never stands alone at the foot of a page.
    let first = section.facts.first().map_or(LINE, |fact| Row::new(composer, fact).height());
    composer.need(ABOVE + HEADING + first);
    composer.y += ABOVE;
    let heading = composer.clean_line(&section.heading);
    let kind = STRONG.fitted(&heading, MEASURE);
    composer.open(Role::Heading);
    composer.put(Part::Note, SIDE, composer.y + baseline_in(LINE), kind, &heading);
    composer.close();
    composer.y += HEADING;
    if !section.facts.is_empty() {
        composer.open(Role::Table);
    }
    for fact in &section.facts {
        let row = Row::new(composer, fact);
        composer.need(row.height());
        composer.rule(SIDE, composer.y, MEASURE, 0.4, Ink::Hairline);
        row.draw(composer);
    }
    if !section.facts.is_empty() {
        composer.close();
    }
    for paragraph in text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        composer.open(Role::Paragraph);
        composer.put_lines(Part::Note, SIDE, LINE, BODY, &BODY.wrap(paragraph, MEASURE));
        composer.close();
        composer.y += PADDING;
    }
}

/// A fact cut into the lines of its columns.
pub struct Row {
    label: Vec<String>,
    detail: Vec<String>,
    value: String,
    kind: Type,
}

impl Row {
    pub fn new(composer: &Composer<'_>, fact: &Fact) -> Row {
        let wrapped = |kind: Type, text: &str, width| match composer.clean_line(text) {
            text if text.is_empty() => Vec::new(),
            text => kind.wrap(&text, width),
        };
        let kind = if fact.total { STRONG } else { BODY };
        // What the figure at the right leaves free is the detail's.
        let value = composer.clean_line(&fact.value);
        let gap = if value.is_empty() { Length::ZERO } else { Length::mm(4.0) };
        let room = (RIGHT - DETAIL - kind.width(&value) - gap).max(DETAIL_WIDTH);
        Row {
            label: wrapped(kind, &fact.label, LABEL_WIDTH),
            detail: wrapped(QUIET, &fact.detail, room),
            value,
            kind,
        }
    }

    pub fn height(&self) -> Length {
        LINE * self.label.len().max(self.detail.len()).max(1) + PADDING + PADDING
    }

    pub fn draw(&self, composer: &mut Composer<'_>) {
        let top = composer.y + PADDING;
        composer.open(Role::Row);
        for (role, x, kind, lines) in
            [(Role::RowHead, SIDE, self.kind, &self.label), (Role::Cell, DETAIL, QUIET, &self.detail)]
        {
            composer.open(role);
            for (index, line) in lines.iter().enumerate() {
                composer.put(Part::Note, x, top + LINE * index + baseline_in(LINE), kind, line);
            }
            composer.close();
        }
        let kind = self.kind.fitted(&self.value, RIGHT - DETAIL - DETAIL_WIDTH);
        composer.open(Role::Cell);
        composer.put_right(Part::Note, RIGHT, top + baseline_in(LINE), kind, &self.value);
        composer.close();
        composer.close();
        composer.y += self.height();
    }
}
