//! The mentions, small and together at the foot of the last page, clear of the folio; on a quote the block to sign stands
//! beside them, or under them where they are long.

use super::accord::Accord;
use super::composer::{BOTTOM, Composer, MEASURE, MENTION, TOP_NEXT, page_room};
use super::totals::LEFT_WIDTH;
use crate::page::{Part, SIDE};
use crate::structure::Role;
use crate::units::Length;

const PITCH: Length = Length::mm(3.4);
const BETWEEN: Length = Length::mm(0.6);
const ABOVE: Length = Length::mm(5.0);
/// Mentions taller than this in the narrow column take the whole width, above the block to sign.
const MOST_BESIDE: Length = Length::mm(60.0);

/// Draws the mentions of a paper that nobody signs.
pub fn draw(composer: &mut Composer<'_>) {
    let paragraphs = paragraphs(composer, MEASURE);
    if paragraphs.is_empty() {
        return;
    }
    place(composer, height(&paragraphs));
    write(composer, &paragraphs);
}

/// Draws the mentions and the block to sign.
pub fn draw_to_sign(composer: &mut Composer<'_>) {
    let accord = Accord::new(composer);
    let narrow = paragraphs(composer, LEFT_WIDTH);
    if height(&narrow) <= MOST_BESIDE {
        place(composer, height(&narrow).max(accord.height()));
        let top = composer.y;
        accord.draw(composer, top);
        write(composer, &narrow);
        return;
    }
    let wide = paragraphs(composer, MEASURE);
    place(composer, height(&wide) + ABOVE + accord.height());
    write(composer, &wide);
    composer.y += ABOVE;
    composer.need(accord.height());
    let top = composer.y;
    accord.draw(composer, top);
}

fn paragraphs(composer: &Composer<'_>, width: Length) -> Vec<Vec<String>> {
    let mentions = composer.paper.mentions.iter().map(|mention| composer.clean(mention));
    mentions
        .filter(|mention| !mention.trim().is_empty())
        .map(|mention| MENTION.wrap(&mention, width))
        .collect()
}

fn height(paragraphs: &[Vec<String>]) -> Length {
    paragraphs.iter().map(|lines| PITCH * lines.len() + BETWEEN).sum()
}

/// Moves the pen to where a block of this height starts: at the foot of this page where it fits, on a new one otherwise.
fn place(composer: &mut Composer<'_>, height: Length) {
    let above = composer.white(ABOVE);
    if above + height <= composer.room() {
        composer.y = BOTTOM - height;
    } else if height <= page_room() && composer.y > TOP_NEXT {
        // Alone on a page it follows the running head: at the foot of an empty sheet nobody looks for it.
        composer.turn();
    } else {
        composer.y += above;
    }
}

fn write(composer: &mut Composer<'_>, paragraphs: &[Vec<String>]) {
    for lines in paragraphs {
        composer.open(Role::Paragraph);
        composer.put_lines(Part::Mentions, SIDE, PITCH, MENTION, lines);
        composer.close();
        composer.y += BETWEEN;
    }
}
