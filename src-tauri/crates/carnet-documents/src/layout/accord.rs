//! The `Bon pour accord` block: date, name, room to sign. One piece, never parted by a page; it stands on the axis, where a
//! hand finds it.

use super::composer::{AXIS, Composer, LABEL, LINE, RIGHT, STRONG, Type, baseline_in};
use crate::page::{Ink, Part};
use crate::structure::Role;
use crate::units::Length;

const HINT: Length = Length::mm(3.4);
const FIELD: Length = Length::mm(8.0);
const SIGNATURE: Length = Length::mm(19.0);

/// The block, measured.
pub struct Accord {
    hint: Vec<String>,
}

impl Accord {
    pub fn new(composer: &Composer<'_>) -> Accord {
        Accord { hint: LABEL.wrap(composer.words.accord_hint, RIGHT - AXIS) }
    }

    /// Returns the height of the whole block.
    pub fn height(&self) -> Length {
        LINE + HINT * self.hint.len() + FIELD * 2 + SIGNATURE
    }

    /// Draws the block from `top`; the caller has made sure of the room.
    pub fn draw(&self, composer: &mut Composer<'_>, top: Length) {
        let words = composer.words;
        let mut y = top;
        composer.open(Role::Heading);
        composer.put(Part::Accord, AXIS, y + baseline_in(LINE), STRONG, words.accord);
        composer.close();
        y += LINE;
        for line in &self.hint {
            composer.put(Part::Accord, AXIS, y + baseline_in(HINT), LABEL, line);
            y += HINT;
        }
        for label in [words.accord_date, words.accord_name] {
            field(composer, y, FIELD, LABEL, label);
            y += FIELD;
        }
        field(composer, y, SIGNATURE, LABEL, words.accord_signature);
    }
}

/// Draws a label and the line to write on: beside the label where only a word is asked for.
fn field(composer: &mut Composer<'_>, y: Length, height: Length, kind: Type, label: &str) {
    let line = y + height - Length::mm(1.0);
    let text = if height > FIELD { y + Length::mm(5.0) } else { line - Length::mm(1.0) };
    composer.open(Role::Paragraph);
    composer.put(Part::Accord, AXIS, text, kind, label);
    composer.close();
    composer.rule(AXIS, line, RIGHT - AXIS, 0.4, Ink::Quiet);
}
