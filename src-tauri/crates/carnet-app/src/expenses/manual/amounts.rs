//! The amounts of an expense as typed: lines, or totals of which two say the third.

use crate::expenses::pay::minor;
use crate::form::Form;
use crate::wire::expenses::{ExpenseLineRequest, ExpenseRequest};
use crate::{Language, Problem, lines};
use carnet_core::document::Unit;
use carnet_core::input;
use carnet_core::law;
use carnet_core::line_item::{DESCRIPTION_LIMIT, LINES_LIMIT};
use carnet_core::money::{AMOUNT_LIMIT, MoneyError};
use carnet_store::expense::{Line, Vat};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What an expense comes to, signed.
pub(super) struct Amounts {
    pub net: i64,
    pub tax: i64,
    pub lines: Vec<Line>,
    pub vat: Vec<Vat>,
}

/// Reads lines when there are any, totals else.
pub(super) fn read(
    form: &mut Form,
    request: &ExpenseRequest,
    decimals: u32,
    sign: Decimal,
    on: NaiveDate,
) -> Option<Amounts> {
    let amount = |form: &mut Form, path: &str, text: &Option<String>| {
        let typed = form.optional(path, text.as_deref(), input::parse_amount)?;
        form.read(path, checked(typed, decimals))
    };
    let totals = Typed {
        net: amount(form, "total_net", &request.total_net),
        tax: amount(form, "total_vat", &request.total_vat),
        gross: amount(form, "total_gross", &request.total_gross),
        rate: form.optional("vat_rate", request.vat_rate.as_deref(), input::parse_percent),
    };
    if !form.is_clean() {
        return None;
    }
    let made = if request.lines.is_empty() {
        totals.complete(form, decimals, on)?
    } else {
        let made = of_lines(form, &request.lines, decimals)?;
        totals.agree(form, &made, decimals);
        made
    };
    Some(made.signed(sign))
}

fn checked(value: Decimal, decimals: u32) -> Result<i64, MoneyError> {
    if value.abs() > Decimal::from(AMOUNT_LIMIT) {
        return Err(MoneyError::TooLarge);
    }
    minor(value, decimals).ok_or(MoneyError::TooLarge)
}

/// Returns the tax on `base` minor units, rounded half away from zero to the minor unit, once for the group.
fn tax_on(base: i64, rate: Decimal) -> i64 {
    minor(Decimal::from(base) * rate / Decimal::ONE_HUNDRED, 0).unwrap_or_default()
}

/// Returns the VAT category of a rate: what is bought without VAT is exempt, for whatever reason.
fn category(rate: Decimal) -> String {
    if rate.is_zero() { "E" } else { "S" }.to_owned()
}

fn of_lines(form: &mut Form, typed: &[ExpenseLineRequest], decimals: u32) -> Option<Amounts> {
    if typed.len() > LINES_LIMIT {
        form.refuse(
            "lines",
            Problem::sentence_of(
                format!("Un achat a {LINES_LIMIT} lignes au plus."),
                format!("An expense has {LINES_LIMIT} lines at most."),
            ),
        );
        return None;
    }
    let mut read = Vec::with_capacity(typed.len());
    for (index, line) in typed.iter().enumerate() {
        read.extend(self::line(form, index, line, decimals));
    }
    if read.len() < typed.len() {
        return None;
    }
    let mut vat: Vec<Vat> = Vec::new();
    for line in &read {
        match vat.iter_mut().find(|row| row.rate == line.vat_rate) {
            Some(row) => row.base = row.base.saturating_add(line.net),
            None => vat.push(Vat {
                category: category(line.vat_rate),
                rate: line.vat_rate,
                base: line.net,
                tax: 0,
            }),
        }
    }
    for row in &mut vat {
        row.tax = tax_on(row.base, row.rate);
    }
    let (net, tax) = (vat.iter().map(|row| row.base).sum(), vat.iter().map(|row| row.tax).sum());
    Some(Amounts { net, tax, lines: read, vat })
}

fn line(form: &mut Form, index: usize, typed: &ExpenseLineRequest, decimals: u32) -> Option<Line> {
    let path = |field: &str| format!("lines.{index}.{field}");
    let description = form.required(path("description"), &typed.description, |text| {
        input::clean_multiline(text, DESCRIPTION_LIMIT)
    });
    let quantity = form.optional(path("quantity"), typed.quantity.as_deref(), input::parse_quantity);
    let unit = form.optional(path("unit"), typed.unit.as_deref(), lines::unit).unwrap_or(Unit::Piece);
    let price = form.required(path("unit_price"), &typed.unit_price, input::parse_signed_amount);
    let rate = form.optional(path("vat_rate"), typed.vat_rate.as_deref(), input::parse_percent);
    let (description, unit_price) = description.zip(price)?;
    let quantity = quantity.unwrap_or(Decimal::ONE);
    let product = quantity.checked_mul(unit_price).ok_or(MoneyError::TooLarge);
    let net = form.read(path("unit_price"), product.and_then(|product| checked(product, decimals)))?;
    let vat_rate = rate.unwrap_or_default().normalize();
    let unit = unit.to_string();
    Some(Line { description, quantity, unit, unit_price, vat_category: category(vat_rate), vat_rate, net })
}

/// The totals as typed, in minor units.
struct Typed {
    net: Option<i64>,
    tax: Option<i64>,
    gross: Option<i64>,
    rate: Option<Decimal>,
}

impl Typed {
    /// Makes the missing totals out of those that are given.
    fn complete(self, form: &mut Form, decimals: u32, on: NaiveDate) -> Option<Amounts> {
        let (net, tax) = match (self.net, self.tax, self.gross, self.rate) {
            (None, _, None, _) => {
                form.refuse(
                    "total_gross",
                    Problem::sentence_of(
                        "Donnez le total de l'achat, ou ses lignes.",
                        "Give the total of the expense, or its lines.",
                    ),
                );
                return None;
            }
            (Some(net), Some(tax), _, _) => (net, tax),
            (Some(net), None, Some(gross), _) => (net, gross - net),
            (None, Some(tax), Some(gross), _) => (gross - tax, tax),
            (Some(net), None, None, rate) => (net, tax_on(net, rate.unwrap_or_default())),
            (None, None, Some(gross), rate) => {
                // A till prints the total with VAT: the tax in it is gross × rate ÷ (100 + rate), rounded once.
                let rate = rate.unwrap_or_default();
                let inside = Decimal::from(gross) * rate / (Decimal::ONE_HUNDRED + rate);
                let tax = minor(inside, 0).unwrap_or_default();
                (gross - tax, tax)
            }
        };
        let rate = match self.rate.or((tax == 0).then_some(Decimal::ZERO)) {
            Some(rate) => rate,
            None => rate_of(form, net, tax, on)?,
        };
        let rate = rate.normalize();
        let vat = vec![Vat { category: category(rate), rate, base: net, tax }];
        let made = Amounts { net, tax, lines: Vec::new(), vat };
        if (tax_on(net, rate) - tax).abs() > 1 {
            form.refuse(
                "vat_rate",
                Problem::sentence_of(
                    "Ce taux ne donne pas cette TVA : corrigez l'un des deux, ou donnez une ligne par taux.",
                    "This rate does not make this VAT: correct one of them, or give a line for each rate.",
                ),
            );
        }
        self.agree(form, &made, decimals);
        Some(made)
    }

    /// Refuses totals that contradict what was made.
    fn agree(&self, form: &mut Form, made: &Amounts, decimals: u32) {
        let pairs = [
            ("total_net", self.net, made.net),
            ("total_vat", self.tax, made.tax),
            ("total_gross", self.gross, made.net + made.tax),
        ];
        for (path, typed, computed) in pairs {
            if typed.is_some_and(|typed| typed != computed) {
                let computed = Decimal::new(computed, decimals);
                let said = |language: Language| language.number(computed, decimals);
                let (fr, en) = (said(Language::Fr), said(Language::En));
                form.refuse(
                    path,
                    Problem::sentence_of(
                        format!("Le reste donne {fr} : corrigez ce total, ou laissez-le vide."),
                        format!("The rest makes {en}: correct this total, or leave it empty."),
                    ),
                );
            }
        }
    }
}

/// Finds the rate of the day that makes `tax` out of `net`, to the minor unit that rounding leaves open.
fn rate_of(form: &mut Form, net: i64, tax: i64, on: NaiveDate) -> Option<Decimal> {
    let rates = law::vat_rates(on).unwrap_or_default();
    let found = rates.into_iter().find(|rate| (tax_on(net, *rate) - tax).abs() <= 1);
    if found.is_none() {
        form.refuse(
            "vat_rate",
            Problem::sentence_of(
                "Cette TVA ne vient d'aucun taux connu : donnez le taux, ou une ligne par taux.",
                "This VAT comes from no known rate: give the rate, or a line for each rate.",
            ),
        );
    }
    found
}

impl Amounts {
    fn signed(self, sign: Decimal) -> Self {
        let turn = |minor: i64| if sign.is_sign_negative() { -minor } else { minor };
        let line = |line: Line| Line { quantity: line.quantity * sign, net: turn(line.net), ..line };
        let row = |row: Vat| Vat { base: turn(row.base), tax: turn(row.tax), ..row };
        Self {
            net: turn(self.net),
            tax: turn(self.tax),
            lines: self.lines.into_iter().map(line).collect(),
            vat: self.vat.into_iter().map(row).collect(),
        }
    }
}
