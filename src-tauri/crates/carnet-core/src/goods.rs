//! What a document sells as goods, and what as services: read from its lines, exact to the minor unit in each VAT group.

use crate::line_item::LineItem;
use crate::money::proportion;
use crate::vat::{Totals, VatAmount, VatGroup};
use std::collections::BTreeMap;

/// Returns the goods in each VAT group of `sold`, which is what the document sells: its totals with the deposits that it
/// deducts. A line comes with its net. Groups without goods are left out.
///
/// What a discount took off a group is shared between its goods and its services as their nets are, rounded once, half
/// away from zero; the services bear the rest, so that both sum to the group.
pub fn goods_by_group<'a>(
    lines: impl IntoIterator<Item = (&'a LineItem, i64)>,
    sold: &Totals,
) -> BTreeMap<VatGroup, i64> {
    /// Sums of the nets of a group.
    #[derive(Default)]
    struct Nets {
        goods: i64,
        services: i64,
        disbursed: i64,
    }
    let mut nets: BTreeMap<VatGroup, Nets> = BTreeMap::new();
    for (line, net) in lines {
        let of_group = nets.entry(line.vat).or_default();
        *match (line.disbursement, line.delivers_goods()) {
            (true, _) => &mut of_group.disbursed,
            (false, true) => &mut of_group.goods,
            (false, false) => &mut of_group.services,
        } += net;
    }
    let mut goods = BTreeMap::new();
    for row in &sold.groups {
        let Some(nets) = nets.get(&row.group).filter(|nets| nets.goods != 0) else { continue };
        let off = nets.goods + nets.services + nets.disbursed - row.base;
        goods.insert(row.group, nets.goods - proportion(off, nets.goods, nets.goods + nets.services));
    }
    goods
}

/// Returns what a VAT group asks for with its tax, as (services, goods), when `goods` of its base are goods: the tax is
/// shared as the base is, rounded once, half away from zero, and the services bear the rest.
pub fn gross_by_nature(row: &VatAmount, goods: i64) -> (i64, i64) {
    let goods = goods + proportion(row.tax, goods, row.base);
    (row.base + row.tax - goods, goods)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Unit;
    use crate::line_item::totals;
    use crate::money::Currency;
    use crate::vat::VatCategory;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn line(cents: i64, rate: usize, nature: usize) -> LineItem {
        let rates = [
            VatGroup::standard(Decimal::from(20)),
            VatGroup::standard(Decimal::new(55, 1)),
            VatGroup::untaxed(VatCategory::Exempt),
        ];
        LineItem {
            description: "Tirage".into(),
            quantity: Decimal::ONE,
            unit: Unit::Piece,
            unit_price: Decimal::new(cents, 2),
            discount_percent: None,
            vat: rates[rate],
            disbursement: nature == 2,
            goods: nature == 1,
        }
    }

    #[test]
    fn a_discount_is_borne_by_goods_and_services_alike() {
        let lines = [line(10_000, 0, 1), line(30_000, 0, 0), line(500, 0, 2)];
        let sums = totals(&lines, Some(Decimal::from(10)), Currency::Eur).unwrap();
        let goods = goods_by_group(lines.iter().zip(sums.line_nets.iter().copied()), &sums.totals);
        assert_eq!(
            goods.into_values().collect::<Vec<_>>(),
            [9_000],
            "ten percent off, what was laid out bears nothing"
        );
        let cent = [line(1, 0, 1), line(30_000, 0, 0)];
        let sums = totals(&cent, None, Currency::Eur).unwrap();
        let goods = goods_by_group(cent.iter().zip(sums.line_nets.iter().copied()), &sums.totals);
        assert_eq!(goods.into_values().collect::<Vec<_>>(), [1], "goods of one cent are goods");
        let export = LineItem { vat: VatGroup::untaxed(VatCategory::Export), ..line(1, 0, 0) };
        assert!(export.delivers_goods(), "only goods are exported under category G");
    }

    proptest! {
        #[test]
        fn goods_and_services_make_the_document_to_the_cent(
            rows in prop::collection::vec((0_i64..9_000_000, 0_usize..3, 0_usize..3), 1..20),
            percent in 0_i64..=10_000,
        ) {
            let lines: Vec<_> = rows.iter().map(|(cents, rate, nature)| line(*cents, *rate, *nature)).collect();
            let sums = totals(&lines, Some(Decimal::new(percent, 2)), Currency::Eur).unwrap();
            let goods = goods_by_group(lines.iter().zip(sums.line_nets.iter().copied()), &sums.totals);
            for row in &sums.totals.groups {
                let of = |nature: &dyn Fn(&LineItem) -> bool| -> i64 {
                    let nets = lines.iter().zip(&sums.line_nets);
                    nets.filter(|(line, _)| line.vat == row.group && nature(line)).map(|(_, net)| net).sum()
                };
                let sold = goods.get(&row.group).copied().unwrap_or(0);
                let services = row.base - sold - of(&|line| line.disbursement);
                prop_assert!(sold >= 0 && sold <= of(&LineItem::delivers_goods), "goods are no more than their lines");
                prop_assert!(services >= 0, "services are no less than nothing");
                if of(&|line| !line.disbursement && !line.goods) == 0 {
                    prop_assert_eq!(services, 0, "what sells goods alone sells no service");
                }
                let (rest, with_tax) = gross_by_nature(row, sold);
                prop_assert_eq!(rest + with_tax, row.base + row.tax);
                prop_assert!(rest >= 0 && with_tax >= sold);
            }
        }
    }
}
