//! The `Bon pour accord` block: date, name, signature. One piece, never parted by a page.

use super::composer::{Composer, LABEL, LINE, MEASURE, STRONG, baseline_in};
use crate::page::{Ink, Part, SIDE};
use crate::units::Length;

/// Height of the whole block with the white above it.
pub const HEIGHT: Length = Length::mm(34.0);
const ABOVE: Length = Length::mm(5.0);
const GUTTER: Length = Length::mm(6.0);

/// Draws the block at the pen; the caller has made sure of the room.
pub fn draw(composer: &mut Composer<'_>) {
    let words = composer.words;
    let top = composer.y + ABOVE;
    composer.put(Part::Accord, SIDE, top + baseline_in(LINE), STRONG, words.accord);
    composer.put(Part::Accord, SIDE, top + LINE + baseline_in(LINE), LABEL, words.accord_hint);
    let line = composer.y + HEIGHT - Length::mm(5.0);
    let mut x = SIDE;
    for (label, width) in [
        (words.accord_date, Length::mm(36.0)),
        (words.accord_name, Length::mm(61.0)),
        (words.accord_signature, MEASURE - Length::mm(97.0) - GUTTER * 2),
    ] {
        composer.rule(x, line, width, 0.5, Ink::Quiet);
        composer.put(Part::Accord, x, line + Length::mm(3.6), LABEL, label);
        x += width + GUTTER;
    }
    composer.y += HEIGHT;
}
