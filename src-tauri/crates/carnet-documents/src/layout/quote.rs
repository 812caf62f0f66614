//! A quote: what, how much, when it is paid, the terms, and the block that the client signs.

use super::composer::Composer;
use super::{mentions, schedule, table, totals};

/// Draws everything under the head.
pub fn draw(composer: &mut Composer<'_>) {
    let totals = totals::Totals::new(composer);
    table::draw(composer, totals.height());
    totals.draw(composer);
    schedule::draw(composer);
    mentions::draw_to_sign(composer);
}
