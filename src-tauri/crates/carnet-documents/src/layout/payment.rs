//! How to pay: account in groups of four, reference, terms. Stands left of the sums where the page has room there.

use super::composer::{BODY, Composer, LINE, QUIET, STRONG, Type, baseline_in, page_room};
use super::totals::LEFT_WIDTH;
use crate::page::{Part, SIDE};
use crate::units::Length;

/// White above the block.
pub const ABOVE: Length = Length::mm(6.0);
const HEADING: Length = Length::mm(5.5);
const LABEL_WIDTH: Length = Length::mm(23.0);

struct Row {
    label: &'static str,
    kind: Type,
    lines: Vec<String>,
}

/// The block, measured.
pub struct Payment {
    rows: Vec<Row>,
}

impl Payment {
    /// Returns the block where the paper says how to pay.
    pub fn new(composer: &Composer<'_>) -> Option<Payment> {
        let payment = composer.paper.payment.as_ref()?;
        let words = composer.words;
        let width = LEFT_WIDTH - LABEL_WIDTH;
        let mut rows = Vec::new();
        if let Some(iban) = payment.iban.as_deref().map(|iban| grouped_iban(&composer.clean_line(iban))) {
            let kind = STRONG.fitted(&iban, width);
            rows.push(Row { label: "IBAN", kind, lines: vec![iban] });
        }
        let facts = [
            ("BIC", &payment.bic),
            (words.holder, &payment.holder),
            (words.reference, &payment.reference),
            (words.terms, &payment.terms),
        ];
        for (label, value) in facts {
            let value = composer.clean(value.as_deref().unwrap_or_default());
            rows.push(Row { label, kind: BODY, lines: BODY.wrap(&value, width) });
        }
        rows.retain(|row| row.lines.iter().any(|line| !line.is_empty()));
        (!rows.is_empty()).then_some(Payment { rows })
    }

    /// Returns the height with the white above.
    pub fn height(&self) -> Length {
        ABOVE + HEADING + LINE * self.rows.iter().map(|row| row.lines.len()).sum()
    }

    /// Draws the block under the pen.
    pub fn draw(&self, composer: &mut Composer<'_>) {
        let height = self.height();
        composer.need(if height <= page_room() { height } else { ABOVE + HEADING + LINE * 2 });
        composer.y += ABOVE;
        composer.put(Part::Payment, SIDE, composer.y + baseline_in(LINE), STRONG, composer.words.payment);
        composer.y += HEADING;
        for row in &self.rows {
            composer.need(LINE);
            composer.put(Part::Payment, SIDE, composer.y + baseline_in(LINE), QUIET, row.label);
            composer.put_lines(Part::Payment, SIDE + LABEL_WIDTH, LINE, row.kind, &row.lines);
        }
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
        assert_eq!(
            grouped_iban("FR76 30006 00001 1234567890 189"),
            grouped,
            "other groupings are undone first"
        );
    }
}
