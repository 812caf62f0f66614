//! The mentions, small and together at the foot of the last page, clear of the folio; on a quote the signature block follows.

use super::accord;
use super::composer::{BOTTOM, Composer, MEASURE, MENTION, TOP_NEXT, page_room};
use crate::page::{Part, SIDE};
use crate::units::Length;

const PITCH: Length = Length::mm(3.4);
const BETWEEN: Length = Length::mm(0.6);
const ABOVE: Length = Length::mm(6.0);

/// Draws the mentions and, for a quote, the block to sign: at the foot where they fit on this page, on a new one otherwise.
pub fn draw(composer: &mut Composer<'_>, to_sign: bool) {
    let paragraphs: Vec<Vec<String>> = composer
        .paper
        .mentions
        .iter()
        .map(|mention| composer.clean(mention))
        .filter(|mention| !mention.trim().is_empty())
        .map(|mention| MENTION.wrap(&mention, MEASURE))
        .collect();
    let text: Length = paragraphs.iter().map(|lines| PITCH * lines.len() + BETWEEN).sum();
    let block = if to_sign { accord::HEIGHT } else { Length::ZERO };
    let height = text + block;
    if height == Length::ZERO {
        return;
    }
    if ABOVE + height <= composer.room() {
        composer.y = BOTTOM - height;
    } else if height <= page_room() && composer.y > TOP_NEXT {
        // Alone on a page they follow its head: at the foot of an empty sheet nobody looks for them.
        composer.turn();
    } else {
        composer.y += ABOVE;
    }
    for lines in &paragraphs {
        composer.put_lines(Part::Mentions, SIDE, PITCH, MENTION, lines);
        composer.y += BETWEEN;
    }
    if to_sign {
        composer.need(accord::HEIGHT);
        accord::draw(composer);
    }
}
