//! A credit note: the lines taken back, their total, the mentions. Nothing is to be paid, so no schedule.

use super::composer::Composer;
use super::{mentions, table, totals};

/// Draws everything under the head.
pub fn draw(composer: &mut Composer<'_>) {
    let totals = totals::Totals::new(composer);
    table::draw(composer, totals.height());
    totals.draw(composer);
    mentions::draw(composer);
}
