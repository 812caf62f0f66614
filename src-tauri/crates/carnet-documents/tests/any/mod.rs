//! Any paper at all: every field as an import may bring it.

use crate::samples;
use carnet_documents::paper::{
    Buyer, Deduction, Discount, Language, Line, Paper, PaperKind, Payment, Period, Reference, Seller, Stage,
    StageState, Style, Unit, VatCategory, VatRow,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Texts as imports bring them: long, empty, in other scripts, with characters that have no shape.
fn any_text(most: usize) -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        8 => proptest::char::range(' ', '~'),
        3 => prop_oneof![Just('é'), Just('œ'), Just('€'), Just('\u{202F}'), Just('«'), Just('Ǆ'), Just('Ж')],
        1 => prop_oneof![Just('\n'), Just('\t'), Just('\u{0}'), Just('\u{202E}'), Just('\u{200D}'), Just('🎉'), Just('ש'), Just('日')],
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..most).prop_map(|letters| letters.into_iter().collect())
}

fn any_amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-999_999_999_i64..=999_999_999).prop_map(|cents| Decimal::new(cents, 2)),
        (0_i64..=9_999_999_999_999).prop_map(|parts| Decimal::new(parts, 6)),
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::new(1, 28)),
    ]
}

fn any_date() -> impl Strategy<Value = chrono::NaiveDate> {
    (1990i32..2200, 1u32..=12, 1u32..=28).prop_map(|(year, month, day)| samples::day(year, month, day))
}

prop_compose! {
    fn any_line()(
        description in any_text(300), quantity in any_amount(), unit_price in any_amount(), net in any_amount(),
        unit in prop_oneof![Just(Unit::Hour), Just(Unit::Day), Just(Unit::Piece), Just(Unit::LumpSum), Just(Unit::Kilometre)],
        discount_percent in prop::option::of(any_amount()), vat_rate in prop::option::of(any_amount()),
    ) -> Line {
        Line { description, quantity, unit, unit_price, discount_percent, vat_rate, vat_category: VatCategory::Standard, net }
    }
}

prop_compose! {
    fn any_parties()(
        texts in prop::collection::vec(any_text(80), 8), addresses in prop::collection::vec(any_text(120), 0..12),
        extra in prop::collection::vec(any_text(60), 0..8),
    ) -> (Seller, Buyer) {
        let at = |index: usize| texts.get(index).cloned();
        let seller = Seller {
            name: at(0).unwrap_or_default(), legal_notice: at(1), address: addresses.clone(), siret: at(2), vat_number: at(3),
            email: at(4), phone: at(5), extra,
        };
        let buyer = Buyer { name: at(6).unwrap_or_default(), contact: at(7), address: addresses, siren: at(2), vat_number: at(3) };
        (seller, buyer)
    }
}

prop_compose! {
    fn any_stage()(
        label in any_text(120), percent in prop::option::of(any_amount()), net in any_amount(), gross in any_amount(),
        state in prop_oneof![Just(StageState::Done), Just(StageState::Current), Just(StageState::ToCome)],
        date in prop::option::of(any_date()),
    ) -> Stage {
        Stage { label, percent, net, gross, state, date }
    }
}

prop_compose! {
    fn any_sums()(
        vat in prop::collection::vec((any_amount(), any_amount(), any_amount()), 0..6),
        deductions in prop::collection::vec((any_text(40), any_date(), any_text(80), any_amount()), 0..5),
        discount in prop::option::of((prop::option::of(any_amount()), any_amount())),
        totals in (any_amount(), any_amount(), any_amount(), any_amount()), paid in prop::option::of(any_amount()),
    ) -> Paper {
        Paper {
            vat: vat.into_iter().map(|(rate, base, amount)| VatRow { category: VatCategory::Exempt, rate, base, amount }).collect(),
            deductions: deductions.into_iter().map(|(number, issue_date, label, gross)| Deduction {
                number, issue_date, label, net: gross, vat: gross, gross, rates: Vec::new(),
            }).collect(),
            discount: discount.map(|(percent, amount)| Discount { percent, amount }),
            lines_net: Some(totals.0), total_net: totals.0, total_vat: totals.1, total_gross: totals.2, amount_due: totals.3,
            already_paid: paid,
            ..Paper::default()
        }
    }
}

prop_compose! {
    pub fn any_paper()(
        sums in any_sums(), parties in any_parties(), lines in prop::collection::vec(any_line(), 0..12),
        schedule in prop::collection::vec(any_stage(), 0..8), mentions in prop::collection::vec(any_text(400), 0..10),
        references in prop::collection::vec((any_text(30), any_text(60)), 0..6),
        number in prop::option::of(any_text(60)), subject in prop::option::of(any_text(200)),
        payment in prop::collection::vec(any_text(90), 5), date in any_date(),
        kind in prop_oneof![Just(PaperKind::Quote), Just(PaperKind::FinalInvoice), Just(PaperKind::CreditNote)],
        language in prop_oneof![Just(Language::Fr), Just(Language::En)],
        currency in prop_oneof![Just("EUR"), Just("CHF"), Just("JPY"), Just("TND")],
    ) -> Paper {
        let (seller, buyer) = parties;
        let pay = |index: usize| payment.get(index).cloned();
        Paper {
            kind, language, number, subject, seller, buyer, lines, schedule, mentions, currency: currency.to_owned(),
            version: Some(3), issue_date: Some(date), due_date: Some(date), valid_until: Some(date), supply_date: Some(date),
            supply_period: Some(Period { from: date, to: date }),
            references: references.into_iter().map(|(label, value)| Reference { label, value }).collect(),
            payment: Some(Payment { iban: pay(0), bic: pay(1), holder: pay(2), reference: pay(3), terms: pay(4) }),
            style: Style::default(),
            ..sums
        }
    }
}
