//! The foot of every page: whose paper it is, and `page x / y`.

use super::composer::{Composer, LABEL, MEASURE, RIGHT};
use crate::page::{Part, SIDE};
use crate::text;
use crate::units::Length;

const BASELINE: Length = Length::mm(284.0);

/// Writes the folio on each page, once their number is known.
pub fn draw(composer: &mut Composer<'_>) {
    let count = composer.pages.len();
    let name = composer.clean_line(&composer.paper.seller.name);
    let owner = format!("{name}  ·  {}", composer.title());
    for index in 0..count {
        composer.current = index;
        let folio = format!("{}\u{A0}{}\u{A0}/\u{A0}{count}", composer.words.page, index + 1);
        let width = composer.put_right(Part::Folio, RIGHT, BASELINE, LABEL, &folio);
        let owner = text::shorten(LABEL.face, LABEL.size, &owner, MEASURE - width - Length::mm(6.0));
        composer.put(Part::Folio, SIDE, BASELINE, LABEL, &owner);
    }
}
