//! A letter: place of the date and of the subject, paragraphs to be read, a table of amounts, how to pay, the signature.
//!
//! It has no title of its own: who opens the envelope reads the subject first. Text is larger and airier than on an invoice.

use super::composer::{
    AXIS, BODY, Composer, LINE, MEASURE, QUIET, RIGHT, STRONG, Type, baseline_in, page_room,
};
use super::note::Row;
use super::payment::Payment;
use super::{head, mentions};
use crate::page::{Ink, Part, SIDE};
use crate::paper::Section;
use crate::structure::Role;
use crate::units::Length;

/// One line of a paragraph, and where that spares a second page.
const PITCH: Length = Length::mm(4.8);
const PITCH_CLOSE: Length = Length::mm(4.4);
const BETWEEN: Length = Length::mm(2.4);
const HEADING: Length = Length::mm(6.0);
/// White above and below a table of amounts.
const AROUND: Length = Length::mm(2.0);
const TEXT: Type = BODY.with_points(9.5);
const SUBJECT: Type = STRONG.with_points(11.0);
/// Room for a hand to sign, under the name.
const SIGNATURE: Length = Length::mm(24.0);
const SIGNATURE_CLOSE: Length = Length::mm(17.0);

/// The whites of a letter as it has them.
#[derive(Clone, Copy)]
struct Air {
    pitch: Length,
    between: Length,
    around: Length,
    signature: Length,
}

impl Air {
    fn of(composer: &Composer<'_>) -> Air {
        Air {
            pitch: composer.spaced(PITCH, PITCH_CLOSE),
            between: composer.white(BETWEEN),
            around: composer.white(AROUND),
            signature: composer.spaced(SIGNATURE, SIGNATURE_CLOSE),
        }
    }
}

/// Draws the date, the subject and the quiet line of references under the parties.
pub fn opening(composer: &mut Composer<'_>) {
    let (paper, words) = (composer.paper, composer.words);
    if let Some(date) = paper.issue_date {
        let date = format!("{}{}", words.letter_date, composer.language.date(date));
        composer.put(Part::Letter, AXIS, composer.y + baseline_in(LINE), TEXT, &date);
        composer.y += LINE * 3;
    }
    if let Some(subject) = paper.subject.as_deref().map(|subject| composer.clean_line(subject)) {
        let subject = format!("{}{subject}", words.letter_subject);
        composer.open(Role::Title);
        composer.put_lines(Part::Title, SIDE, Length::mm(5.0), SUBJECT, &SUBJECT.wrap(&subject, MEASURE));
        composer.close();
    }
    let facts: Vec<String> = paper
        .references
        .iter()
        .map(|reference| format!("{}\u{A0}{}", reference.label, reference.value))
        .collect();
    let lines = head::packed(composer, &facts);
    composer.put_lines(Part::Title, SIDE, LINE, QUIET, &lines);
    composer.y += composer.white(Length::mm(6.0));
}

/// Draws everything under the opening.
pub fn draw(composer: &mut Composer<'_>) {
    let paper = composer.paper;
    let air = Air::of(composer);
    let mut payment = Payment::new(composer);
    // Without a table it stands under the last words.
    let table = paper.sections.iter().rposition(|section| !section.facts.is_empty());
    for (index, section) in paper.sections.iter().enumerate() {
        let last = index + 1 == paper.sections.len();
        part(composer, air, section, if last { air.between + air.signature } else { Length::ZERO });
        if Some(index) == table {
            pay(composer, air, payment.take());
        }
    }
    pay(composer, air, payment);
    signature(composer, air);
    mentions::draw(composer);
}

fn part(composer: &mut Composer<'_>, air: Air, section: &Section, tail: Length) {
    let heading = composer.clean_line(&section.heading);
    if !heading.is_empty() {
        let first = section.facts.first().map_or(air.pitch * 2, |fact| Row::new(composer, fact).height());
        composer.need(HEADING + first);
        let kind = STRONG.fitted(&heading, MEASURE);
        composer.open(Role::Heading);
        composer.put(Part::Letter, SIDE, composer.y + baseline_in(air.pitch), kind, &heading);
        composer.close();
        composer.y += HEADING;
    }
    amounts(composer, air, section);
    let text = section.text.as_deref().map(|text| composer.clean(text)).unwrap_or_default();
    let paragraphs: Vec<&str> = text.split('\n').map(str::trim).filter(|text| !text.is_empty()).collect();
    let set: Vec<Vec<String>> = paragraphs.iter().map(|paragraph| TEXT.wrap(paragraph, MEASURE)).collect();
    let height = |at: usize| set.get(at).map_or(Length::ZERO, |lines| air.pitch * lines.len());
    for (index, lines) in set.iter().enumerate() {
        // The signature never stands on a page without two paragraphs of the letter, the closing one and one before it.
        let tail = match set.len() - index {
            _ if tail == Length::ZERO => Length::ZERO,
            1 => tail,
            2 => air.between + height(index + 1) + tail,
            _ => Length::ZERO,
        };
        if height(index) + tail <= page_room() {
            composer.need(height(index) + tail);
        }
        composer.open(Role::Paragraph);
        composer.put_lines(Part::Letter, SIDE, air.pitch, TEXT, lines);
        composer.close();
        composer.y += air.between;
    }
}

/// Draws the table of amounts; its total stands strong under a dark rule.
fn amounts(composer: &mut Composer<'_>, air: Air, section: &Section) {
    if section.facts.is_empty() {
        return;
    }
    if section.heading.trim().is_empty() {
        composer.y += air.around;
    }
    composer.open(Role::Table);
    for fact in &section.facts {
        let row = Row::new(composer, fact);
        composer.need(row.height());
        let (points, ink) = if fact.total { (0.6, Ink::Ink) } else { (0.4, Ink::Hairline) };
        composer.rule(SIDE, composer.y, MEASURE, points, ink);
        row.draw(composer);
    }
    composer.close();
    composer.y += air.around + air.between;
}

fn pay(composer: &mut Composer<'_>, air: Air, payment: Option<Payment>) {
    if let Some(payment) = payment {
        composer.y -= air.between;
        payment.draw(composer);
        composer.y += air.around + air.between + air.between;
    }
}

fn signature(composer: &mut Composer<'_>, air: Air) {
    composer.need(air.signature);
    composer.y += air.between;
    let name = composer.clean_line(&composer.paper.seller.name);
    let lines = STRONG.wrap(&name, RIGHT - AXIS);
    let top = composer.y;
    composer.put_lines(Part::Letter, AXIS, LINE, STRONG, lines.get(..2).unwrap_or(&lines));
    composer.y = composer.y.max(top + air.signature - air.between);
}
