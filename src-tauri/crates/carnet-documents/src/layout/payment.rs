//! How to pay: account in groups of four, reference, terms, and the code that says the same to a telephone. Stands left of the sums where the page has room there.

use super::composer::{BODY, Composer, LABEL, LINE, QUIET, STRONG, Type, baseline_in, page_room};
use super::totals::LEFT_WIDTH;
use crate::code::Code;
use crate::page::{Part, SIDE};
use crate::paper::Payment as Paid;
use crate::structure::Role;
use crate::transfer;
use crate::units::Length;

/// White above the block.
pub const ABOVE: Length = Length::mm(6.0);
const HEADING: Length = Length::mm(5.5);
const LABEL_WIDTH: Length = Length::mm(23.0);

/// Side of the payment code at most: with the white around it, it takes what labels and the account leave.
const CODE: Length = Length::mm(23.5);
/// White right of the code, more than the four modules that it needs.
const BESIDE: Length = Length::mm(4.0);
/// The account stands under its label where the code takes the room beside it.
const NARROW_LABEL: Length = Length::mm(17.0);
const ACCOUNT_LABEL: Length = Length::mm(3.6);
const UNDER_ACCOUNT: Length = Length::mm(0.9);
const CAPTION: Length = Length::mm(5.7);
/// White above the code that a reader needs, beside that of the heading.
const ABOVE_CODE: Length = Length::mm(0.8);

struct Row {
    label: &'static str,
    /// The label stands above the value.
    above: bool,
    kind: Type,
    lines: Vec<String>,
}

impl Row {
    fn height(&self) -> Length {
        LINE * self.lines.len() + if self.above { ACCOUNT_LABEL + UNDER_ACCOUNT } else { Length::ZERO }
    }
}

/// The block, measured.
pub struct Payment {
    code: Option<Code>,
    rows: Vec<Row>,
    label_width: Length,
}

impl Payment {
    /// Returns the block where the paper says how to pay.
    pub fn new(composer: &Composer<'_>) -> Option<Payment> {
        let payment = composer.paper.payment.as_ref()?;
        let words = composer.words;
        let code = transfer::payload(composer.paper)
            .and_then(|payload| Code::new(&payload, CODE, says(composer, payment)));
        let (room, label_width) = match code {
            Some(_) => (LEFT_WIDTH - CODE - BESIDE, NARROW_LABEL),
            None => (LEFT_WIDTH, LABEL_WIDTH),
        };
        let above = code.is_some();
        let mut rows = Vec::new();
        if let Some(iban) = payment.iban.as_deref().map(|iban| grouped_iban(&composer.clean_line(iban))) {
            let kind = STRONG.fitted(&iban, if above { room } else { room - label_width });
            rows.push(Row { label: "IBAN", above, kind, lines: vec![iban] });
        }
        let facts = [
            ("BIC", &payment.bic),
            (words.holder, &payment.holder),
            (words.reference, &payment.reference),
            (words.terms, &payment.terms),
        ];
        for (label, value) in facts {
            let value = composer.clean(value.as_deref().unwrap_or_default());
            rows.push(Row { label, above: false, kind: BODY, lines: BODY.wrap(&value, room - label_width) });
        }
        rows.retain(|row| row.lines.iter().any(|line| !line.is_empty()));
        (!rows.is_empty()).then_some(Payment { code, rows, label_width })
    }

    /// Returns the height with the white above.
    pub fn height(&self) -> Length {
        let code = self.code.as_ref().map_or(Length::ZERO, |code| ABOVE_CODE + code.side() + CAPTION);
        ABOVE + HEADING + code.max(self.rows.iter().map(Row::height).sum())
    }

    /// Draws the block under the pen.
    pub fn draw(self, composer: &mut Composer<'_>) {
        let height = self.height();
        composer.need(if height <= page_room() { height } else { page_room().scale(1, 2) });
        composer.y += ABOVE;
        composer.open(Role::Heading);
        composer.put(Part::Payment, SIDE, composer.y + baseline_in(LINE), STRONG, composer.words.payment);
        composer.close();
        composer.y += HEADING;
        let (page, mut end, mut x) = (composer.current, composer.y, SIDE);
        if let Some(code) = self.code {
            composer.y += ABOVE_CODE;
            let side = code.side();
            let caption = composer.words.scan;
            let baseline = composer.y + side + Length::mm(4.6);
            composer.code(Code { x: SIDE, y: composer.y, ..code });
            composer.open(Role::Paragraph);
            composer.put(Part::Payment, SIDE, baseline, LABEL.fitted(caption, side), caption);
            composer.close();
            end += ABOVE_CODE + side + CAPTION;
            x += CODE + BESIDE;
        }
        for row in &self.rows {
            composer.need(row.height().min(page_room()));
            composer.open(Role::Paragraph);
            if row.above {
                composer.put(Part::Payment, x, composer.y + Length::mm(2.3), LABEL, row.label);
                composer.y += ACCOUNT_LABEL;
                composer.put_lines(Part::Payment, x, LINE, row.kind, &row.lines);
                composer.y += UNDER_ACCOUNT;
            } else {
                composer.put(Part::Payment, x, composer.y + baseline_in(LINE), QUIET, row.label);
                composer.put_lines(Part::Payment, x + self.label_width, LINE, row.kind, &row.lines);
            }
            composer.close();
        }
        if composer.current == page {
            composer.y = composer.y.max(end);
        }
    }
}

fn says(composer: &Composer<'_>, payment: &Paid) -> String {
    let paper = composer.paper;
    let text = |text: &Option<String>| composer.clean_line(text.as_deref().unwrap_or_default());
    let amount = composer.language.money(paper.amount_due, &paper.currency);
    composer.language.code_says(&amount, &text(&payment.holder), &text(&payment.reference))
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
