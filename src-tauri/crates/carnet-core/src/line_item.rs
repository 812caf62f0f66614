//! One line of a quote or invoice, and the totals of the lines together.
//!
//! The net of a line is rounded once; a discount on the whole is taken per VAT group, so that the tax is
//! computed on what is really asked.

use crate::document::Unit;
use crate::money::{Currency, MoneyError, NET_LIMIT, round_to_minor};
use crate::vat::{Totals, VatAmount, VatCategory, VatGroup};
use rust_decimal::Decimal;

/// The longest description of a line, in characters: more than three pages of text is not a line.
pub const DESCRIPTION_LIMIT: usize = 4_000;
/// The largest quantity of a line.
pub const QUANTITY_LIMIT: i64 = 1_000_000;
/// The most lines of one document.
pub const LINES_LIMIT: usize = 1_000;

/// A line as it is sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineItem {
    /// First line: what is sold; following lines: details.
    pub description: String,
    /// Quantity, at most four decimals (EN 16931 BT-129).
    pub quantity: Decimal,
    /// Unit of the quantity.
    pub unit: Unit,
    /// Price of one unit before tax and discount, at most six decimals (EN 16931 BT-146).
    pub unit_price: Decimal,
    /// Discount on this line, in percent.
    pub discount_percent: Option<Decimal>,
    /// How the line is taxed.
    pub vat: VatGroup,
    /// Whether the line gives back money laid out for the client (*débours*, CGI art. 267 II 2°): billed to the cent and
    /// untaxed, it bears no discount and is no turnover.
    pub disbursement: bool,
    /// Whether the line delivers goods; a service otherwise (CGI ann. II art. 242 nonies A I 8° bis).
    pub goods: bool,
}

/// The fields of a line that can be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineField {
    /// The text.
    Description,
    /// The quantity.
    Quantity,
    /// The unit price.
    UnitPrice,
    /// The discount.
    Discount,
}

impl LineField {
    /// Returns the name of the field in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Discount => "discount_percent",
        }
    }
}

/// Why a field of a line is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// Nothing was given.
    #[error("a value is required")]
    Missing,
    /// Longer than [`DESCRIPTION_LIMIT`].
    #[error("longer than {max} characters")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// A quantity of nothing, a discount below it.
    #[error("must be positive")]
    NotPositive,
    /// A quantity or a price less than nothing.
    #[error("must not be negative")]
    Negative,
    /// Past the limit.
    #[error("larger than {max}")]
    TooLarge {
        /// The limit.
        max: i64,
    },
    /// More decimals than the standard carries.
    #[error("more than {max} decimals")]
    TooPrecise {
        /// The limit.
        max: u32,
    },
    /// A discount on a disbursement.
    #[error("a disbursement bears no discount")]
    OnDisbursement,
}

impl LineItem {
    /// Returns whether the line delivers goods: it says so, or it is taxed as goods alone are (categories K and G).
    pub fn delivers_goods(&self) -> bool {
        let taxed = matches!(self.vat.category, VatCategory::IntraCommunity | VatCategory::Export);
        (self.goods || taxed) && !self.disbursement
    }

    /// Returns every problem of the line, each with its field; none when it can stand on a document.
    pub fn problems(&self) -> Vec<(LineField, LineProblem)> {
        let mut found = Vec::new();
        if self.description.trim().is_empty() {
            found.push((LineField::Description, LineProblem::Missing));
        } else if self.description.chars().count() > DESCRIPTION_LIMIT {
            found.push((LineField::Description, LineProblem::TooLong { max: DESCRIPTION_LIMIT }));
        }
        if self.quantity < Decimal::ZERO {
            found.push((LineField::Quantity, LineProblem::Negative));
        } else if self.quantity.is_zero() {
            found.push((LineField::Quantity, LineProblem::NotPositive));
        } else if self.quantity > Decimal::from(QUANTITY_LIMIT) {
            found.push((LineField::Quantity, LineProblem::TooLarge { max: QUANTITY_LIMIT }));
        } else if self.quantity.normalize().scale() > 4 {
            found.push((LineField::Quantity, LineProblem::TooPrecise { max: 4 }));
        }
        if self.unit_price < Decimal::ZERO {
            found.push((LineField::UnitPrice, LineProblem::Negative));
        } else if self.unit_price > Decimal::from(NET_LIMIT) {
            found.push((LineField::UnitPrice, LineProblem::TooLarge { max: NET_LIMIT }));
        } else if self.unit_price.normalize().scale() > 6 {
            found.push((LineField::UnitPrice, LineProblem::TooPrecise { max: 6 }));
        }
        if let Some(percent) = self.discount_percent {
            if self.disbursement && !percent.is_zero() {
                found.push((LineField::Discount, LineProblem::OnDisbursement));
            } else if percent < Decimal::ZERO {
                found.push((LineField::Discount, LineProblem::NotPositive));
            } else if percent > Decimal::ONE_HUNDRED {
                found.push((LineField::Discount, LineProblem::TooLarge { max: 100 }));
            } else if percent.normalize().scale() > 2 {
                found.push((LineField::Discount, LineProblem::TooPrecise { max: 2 }));
            }
        }
        found
    }

    /// Returns the net of the line in minor units: quantity × unit price less its discount, rounded once,
    /// half away from zero.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] past the limit of an amount.
    pub fn net(&self, currency: Currency) -> Result<i64, MoneyError> {
        let full = self.quantity.checked_mul(self.unit_price).ok_or(MoneyError::TooLarge)?;
        let kept = Decimal::ONE_HUNDRED - self.discount_percent.unwrap_or(Decimal::ZERO);
        let net = full.checked_mul(kept).ok_or(MoneyError::TooLarge)? / Decimal::ONE_HUNDRED;
        round_to_minor(net, currency)
    }
}

/// The lines of a document put together, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTotals {
    /// Net of each line, in order.
    pub line_nets: Vec<i64>,
    /// Discount on the whole, positive.
    pub discount: i64,
    /// Totals after the discount, by VAT group.
    pub totals: Totals,
}

/// Returns the totals of `lines` with `discount_percent` taken off the whole.
///
/// The discount is rounded once per VAT group (EN 16931 BG-20: one allowance per group). It is not taken on disbursements,
/// which are billed as they were paid (CGI art. 267 II 2°).
///
/// # Errors
/// [`MoneyError::TooLarge`] when a line or the sum passes the limit of an amount.
pub fn totals(
    lines: &[LineItem],
    discount_percent: Option<Decimal>,
    currency: Currency,
) -> Result<LineTotals, MoneyError> {
    let line_nets = lines.iter().map(|line| line.net(currency)).collect::<Result<Vec<_>, _>>()?;
    let before =
        Totals::of_lines(lines.iter().map(|line| line.vat).zip(line_nets.iter().copied()), currency)?;
    let percent = discount_percent.unwrap_or(Decimal::ZERO);
    if percent.is_zero() {
        return Ok(LineTotals { line_nets, discount: 0, totals: before });
    }
    let mut discount = 0;
    let mut groups = Vec::with_capacity(before.groups.len());
    for row in before.groups {
        let disbursed: i64 = lines
            .iter()
            .zip(&line_nets)
            .filter(|(line, _)| line.disbursement && line.vat == row.group)
            .map(|(_, net)| net)
            .sum();
        let base = Decimal::new(row.base - disbursed, currency.minor_digits());
        let off = round_to_minor(base * percent / Decimal::ONE_HUNDRED, currency)?;
        discount += off;
        let base = row.base - off;
        groups.push(VatAmount { group: row.group, base, tax: row.group.tax_on(base, currency)? });
    }
    Ok(LineTotals { line_nets, discount, totals: Totals { groups } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(quantity: Decimal, unit_price: Decimal, rate: Decimal) -> LineItem {
        LineItem {
            description: "Secrétariat".into(),
            quantity,
            unit: Unit::Hour,
            unit_price,
            discount_percent: None,
            vat: VatGroup::standard(rate),
            disbursement: false,
            goods: false,
        }
    }

    proptest! {
        #[test]
        fn the_whole_is_the_sum_of_its_lines(
            rows in prop::collection::vec((1_i64..40_000, 0_i64..90_000_000, 0_usize..4), 1..40),
        ) {
            let rates = [Decimal::from(20), Decimal::from(10), Decimal::new(55, 1), Decimal::new(21, 1)];
            let lines: Vec<_> = rows
                .iter()
                .map(|(q, p, r)| line(Decimal::new(*q, 4), Decimal::new(*p, 6), rates[*r]))
                .collect();
            let sum = totals(&lines, None, Currency::Eur).unwrap();
            prop_assert_eq!(sum.totals.net(), sum.line_nets.iter().sum::<i64>(), "net is the sum of the lines");
            prop_assert_eq!(sum.totals.gross(), sum.totals.net() + sum.totals.tax());
            for row in &sum.totals.groups {
                prop_assert_eq!(row.tax, row.group.tax_on(row.base, Currency::Eur).unwrap(), "BR-CO-17");
            }
        }

        #[test]
        fn a_discount_comes_off_exactly(
            rows in prop::collection::vec((1_i64..40_000, 0_i64..9_000_000, 0_usize..3), 1..20),
            percent in 0_i64..=10_000,
        ) {
            let rates = [Decimal::from(20), Decimal::from(10), Decimal::new(55, 1)];
            let lines: Vec<_> = rows
                .iter()
                .map(|(q, p, r)| line(Decimal::new(*q, 2), Decimal::new(*p, 4), rates[*r]))
                .collect();
            let sum = totals(&lines, Some(Decimal::new(percent, 2)), Currency::Eur).unwrap();
            prop_assert_eq!(sum.totals.net() + sum.discount, sum.line_nets.iter().sum::<i64>());
            prop_assert!(sum.discount >= 0 && sum.totals.net() >= 0, "a discount never turns a sale round");
        }
    }

    #[test]
    fn each_field_names_its_problem() {
        let bad = LineItem {
            description: " ".into(),
            quantity: Decimal::NEGATIVE_ONE,
            unit: Unit::Hour,
            unit_price: Decimal::from(NET_LIMIT) + Decimal::ONE,
            discount_percent: Some(Decimal::from(101)),
            vat: VatGroup::standard(Decimal::from(20)),
            disbursement: false,
            goods: false,
        };
        assert_eq!(
            bad.problems(),
            vec![
                (LineField::Description, LineProblem::Missing),
                (LineField::Quantity, LineProblem::Negative),
                (LineField::UnitPrice, LineProblem::TooLarge { max: NET_LIMIT }),
                (LineField::Discount, LineProblem::TooLarge { max: 100 }),
            ],
            "all problems are told in one pass"
        );
    }

    #[test]
    fn what_stands_at_its_limit_is_still_good() {
        let at_limit = LineItem {
            description: "é".repeat(DESCRIPTION_LIMIT),
            quantity: Decimal::from(QUANTITY_LIMIT),
            unit_price: Decimal::from(NET_LIMIT),
            discount_percent: Some(Decimal::ONE_HUNDRED),
            ..line(Decimal::ONE, Decimal::ONE, Decimal::from(20))
        };
        assert_eq!(at_limit.problems(), [], "a line given away, of the longest description");
        let fine = LineItem {
            quantity: Decimal::new(1, 4),
            unit_price: Decimal::new(1, 6),
            discount_percent: Some(Decimal::new(5_025, 2)),
            ..at_limit.clone()
        };
        assert_eq!(fine.problems(), [], "as many decimals as are kept");
        let past = LineItem {
            description: "é".repeat(DESCRIPTION_LIMIT + 1),
            quantity: Decimal::from(QUANTITY_LIMIT) + Decimal::new(1, 4),
            unit_price: Decimal::from(NET_LIMIT) + Decimal::new(1, 6),
            discount_percent: Some(Decimal::ONE_HUNDRED + Decimal::new(1, 2)),
            ..at_limit
        };
        assert_eq!(past.problems().len(), 4, "and one step further is too far");
    }

    #[test]
    fn a_disbursement_is_billed_as_it_was_paid() {
        let exempt = VatGroup::untaxed(VatCategory::Exempt);
        let work = LineItem { vat: exempt, ..line(Decimal::TEN, Decimal::from(50), Decimal::ZERO) };
        let stamps = LineItem {
            disbursement: true,
            goods: false,
            quantity: Decimal::ONE,
            unit_price: Decimal::new(1_290, 2),
            ..work.clone()
        };
        let sum = totals(&[work, stamps.clone()], Some(Decimal::TEN), Currency::Eur).unwrap();
        assert_eq!(sum.discount, 5_000, "10 % of 500 €, nothing of the 12.90 € laid out");
        assert_eq!(sum.totals.net(), 46_290);
        let cheaper = LineItem { discount_percent: Some(Decimal::ONE), ..stamps };
        assert_eq!(cheaper.problems(), [(LineField::Discount, LineProblem::OnDisbursement)]);
    }

    #[test]
    fn a_product_past_the_limit_is_refused_not_wrapped() {
        let huge = line(Decimal::from(QUANTITY_LIMIT), Decimal::from(NET_LIMIT), Decimal::from(20));
        assert_eq!(huge.net(Currency::Eur), Err(MoneyError::TooLarge), "10^13 euros is no line");
    }
}
