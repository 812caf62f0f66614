//! How to pay: account in groups of four, reference, terms. The right third stays free for a payment code.

use super::composer::{BODY, Composer, LINE, QUIET, STRONG, Type, baseline_in, page_room};
use crate::page::{Part, SIDE};
use crate::units::Length;

const ABOVE: Length = Length::mm(7.0);
const HEADING: Length = Length::mm(5.5);
const VALUES: Length = Length::mm(56.0);
const VALUE_WIDTH: Length = Length::mm(94.0);

/// Draws the block where the paper says how to pay.
pub fn draw(composer: &mut Composer<'_>) {
    let Some(payment) = &composer.paper.payment else { return };
    let words = composer.words;
    let iban = payment.iban.as_deref().map(grouped_iban);
    let facts: [(&str, Option<&str>, Type); 5] = [
        ("IBAN", iban.as_deref(), STRONG),
        ("BIC", payment.bic.as_deref(), BODY),
        (words.holder, payment.holder.as_deref(), BODY),
        (words.reference, payment.reference.as_deref(), BODY),
        (words.terms, payment.terms.as_deref(), BODY),
    ];
    let rows: Vec<(&str, Type, Vec<String>)> = facts
        .into_iter()
        .filter_map(|(label, value, kind)| Some((label, kind, composer.clean(value?))))
        .filter(|(_, _, value)| !value.trim().is_empty())
        .map(|(label, kind, value)| (label, kind, kind.wrap(&value, VALUE_WIDTH)))
        .collect();
    if rows.is_empty() {
        return;
    }
    let count: usize = rows.iter().map(|(_, _, lines)| lines.len()).sum();
    let height = ABOVE + HEADING + LINE * count;
    composer.need(if height <= page_room() { height } else { ABOVE + HEADING + LINE * 2 });
    composer.y += ABOVE;
    composer.put(Part::Payment, SIDE, composer.y + baseline_in(LINE), STRONG, words.payment);
    composer.y += HEADING;
    for (label, kind, lines) in rows {
        composer.need(LINE);
        composer.put(Part::Payment, SIDE, composer.y + baseline_in(LINE), QUIET, label);
        composer.put_lines(Part::Payment, VALUES, LINE, kind, &lines);
    }
}

/// Groups an account number by four, as banks print it (ISO 13616); its spaces do not break.
fn grouped_iban(iban: &str) -> String {
    let letters: Vec<char> = iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("\u{A0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_grouped_by_four_however_it_was_typed() {
        let grouped = "FR76\u{A0}3000\u{A0}6000\u{A0}0112\u{A0}3456\u{A0}7890\u{A0}189";
        assert_eq!(grouped_iban("FR7630006000011234567890189"), grouped);
        assert_eq!(grouped_iban("FR76 30006 00001 1234567890 189"), grouped, "other groupings are undone first");
    }
}
