//! An invoice of any kind: lines, totals with the deposits taken off, where the mission stands, how to pay, the mentions.

use super::composer::Composer;
use super::{mentions, schedule, table, totals};

/// Draws everything under the head.
pub fn draw(composer: &mut Composer<'_>) {
    let totals = totals::Totals::new(composer);
    table::draw(composer, totals.height());
    totals.draw(composer);
    schedule::draw(composer);
    mentions::draw(composer);
}
