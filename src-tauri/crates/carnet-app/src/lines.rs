//! Lines as typed: the same reading for quotes, invoices and their previews.

use crate::form::Form;
use crate::wire::quotes::{Line, LineRequest, Vat};
use crate::wire::{Amount, Number};
use crate::{Problem, Result};
use carnet_core::document::Unit;
use carnet_core::input::{self, AmountInputError};
use carnet_core::law::{self, TerritoryVat, VatRegime};
use carnet_core::line_item::{DESCRIPTION_LIMIT, LINES_LIMIT, LineItem, LineProblem};
use carnet_core::money::Currency;
use carnet_core::vat::{Totals, VatCategory, VatGroup};
use carnet_store::client::ClientRow;
use carnet_store::identity::Identity;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The member states of the European Union but France (ISO 3166-1): a business there owes the tax itself.
pub(crate) const OTHER_MEMBER_STATES: [&str; 26] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Returns whether `country` is a member state of the European Union other than France.
pub(crate) fn other_member_state(country: &str) -> bool {
    OTHER_MEMBER_STATES.contains(&country)
}

/// How lines are taxed when nothing is typed, and what may be typed.
#[derive(Debug, Clone)]
pub(crate) struct VatRules {
    usual: VatGroup,
    goods: VatGroup,
    disbursement: VatGroup,
    franchise: bool,
    allowed: Vec<Decimal>,
}

impl VatRules {
    /// Returns the rules for a seller and a buyer on `on`.
    ///
    /// Source: CGI art. 293 B (franchise), 259-1° and 283-2 (services to a business abroad), 262 ter I and 262 I (goods that
    /// leave France; who is under the franchise charges none of it under art. 293 B).
    pub fn of(identity: &Identity, client: Option<&ClientRow>, on: NaiveDate) -> Result<Self> {
        use carnet_core::client::ClientKind;
        let franchise = identity.vat_regime == VatRegime::Franchise;
        let client = client.map(|row| &row.client);
        let own = match client {
            Some(client) => law::territory(&client.country)?,
            None => None,
        };
        let territory = own.map(|territory| territory.vat);
        let normal = VatGroup::standard(law::normal_vat_rate(on)?.value);
        let business = client.filter(|client| client.kind == ClientKind::Company && client.country != "FR");
        let usual = match (business, territory) {
            (Some(_), Some(TerritoryVat::Outside)) => VatGroup::untaxed(VatCategory::OutOfScope),
            (Some(client), None) if other_member_state(&client.country) => {
                VatGroup::untaxed(VatCategory::ReverseCharge)
            }
            (Some(_), None) => VatGroup::untaxed(VatCategory::OutOfScope),
            _ if franchise => VatGroup::untaxed(VatCategory::Exempt),
            (Some(_), Some(TerritoryVat::NoVat)) => VatGroup::untaxed(VatCategory::Exempt),
            // A service to a business is taxed where it is (CGI art. 259-1°): at the rate of the territory.
            (Some(_), Some(TerritoryVat::OwnRates)) => own
                .and_then(|territory| territory.rates.first())
                .map_or(normal, |rate| VatGroup::standard(*rate)),
            (Some(_), Some(TerritoryVat::France)) | (None, _) => normal,
        };
        // What was laid out for the client is outside the taxable base (CGI art. 267 II 2°). Where the whole invoice is
        // out of scope, so is that line: EN 16931 BR-O-11 mixes it with no other category.
        let disbursement = match usual.category {
            VatCategory::OutOfScope => usual,
            _ => VatGroup::untaxed(VatCategory::Exempt),
        };
        let goods = match client.filter(|client| client.country != "FR") {
            _ if franchise => VatGroup::untaxed(VatCategory::Exempt),
            None => normal,
            Some(client) => match territory {
                Some(TerritoryVat::Outside) => VatGroup::untaxed(VatCategory::Export),
                Some(_) => usual,
                None if !other_member_state(&client.country) => VatGroup::untaxed(VatCategory::Export),
                None if client.kind == ClientKind::Company => VatGroup::untaxed(VatCategory::IntraCommunity),
                // A consumer of another member state pays the tax of France while distance sales stay small.
                None => normal,
            },
        };
        let mut allowed = if franchise { Vec::new() } else { law::vat_rates(on)? };
        for rate in own.iter().filter(|_| !franchise).flat_map(|territory| &territory.rates) {
            if !allowed.contains(rate) {
                allowed.push(*rate);
            }
        }
        Ok(Self { usual, goods, disbursement, franchise, allowed })
    }

    /// Returns the group of a line whose rate or category was typed.
    pub fn group(
        &self,
        rate: Option<Decimal>,
        category: Option<VatCategory>,
        goods: bool,
    ) -> std::result::Result<VatGroup, Problem> {
        let usual = if goods { self.goods } else { self.usual };
        let group = match (category, rate) {
            (None, None) => return Ok(usual),
            (Some(VatCategory::Standard) | None, Some(rate)) if !rate.is_zero() => VatGroup::standard(rate),
            (Some(VatCategory::Standard), None) => match usual.category {
                VatCategory::Standard => usual,
                _ => VatGroup {
                    category: VatCategory::Standard,
                    rate: *self.allowed.iter().max().unwrap_or(&Decimal::ZERO),
                },
            },
            (Some(VatCategory::Standard), Some(_)) => VatGroup::untaxed(VatCategory::Exempt),
            (Some(category), _) => VatGroup::untaxed(category),
            (None, Some(_)) if usual.category == VatCategory::Standard => {
                VatGroup::untaxed(VatCategory::Exempt)
            }
            (None, Some(_)) => usual,
        };
        if group.category == VatCategory::Standard {
            if self.franchise {
                return Err(Problem::sentence_of(
                    "En franchise, aucune TVA ne se facture (CGI art. 293 B) : laissez le taux vide.",
                    "Under the franchise no VAT is charged (CGI art. 293 B): leave the rate empty.",
                ));
            }
            if !self.allowed.contains(&group.rate) {
                let list =
                    self.allowed.iter().map(|r| r.normalize().to_string()).collect::<Vec<_>>().join(", ");
                let rate = group.rate;
                return Err(Problem::sentence_of(
                    format!("Le taux de TVA {rate} % n'existe pas à cette date : choisissez parmi {list}."),
                    format!("The VAT rate {rate}% does not exist on that date: choose among {list}."),
                ));
            }
        }
        Ok(group)
    }
}

/// Reads the lines; a line that cannot be read is none, its problems are in the form.
pub(crate) fn read(form: &mut Form, requests: &[LineRequest], rules: &VatRules) -> Vec<Option<LineItem>> {
    if requests.is_empty() {
        form.refuse(
            "lines",
            Problem::sentence_of(
                "Il faut au moins une ligne : texte, quantité, unité et prix.",
                "At least one line is needed: text, quantity, unit and price.",
            ),
        );
    }
    if requests.len() > LINES_LIMIT {
        form.refuse(
            "lines",
            Problem::sentence_of(
                format!("Un document a au plus {LINES_LIMIT} lignes."),
                format!("A document has at most {LINES_LIMIT} lines."),
            ),
        );
        return Vec::new();
    }
    requests.iter().enumerate().map(|(index, line)| read_line(form, index, line, rules)).collect()
}

fn read_line(form: &mut Form, index: usize, request: &LineRequest, rules: &VatRules) -> Option<LineItem> {
    let path = |field: &str| format!("lines.{index}.{field}");
    let description = form.required(path("description"), &request.description, |text| {
        input::clean_multiline(text, DESCRIPTION_LIMIT)
    });
    let quantity = form
        .required(path("quantity"), &request.quantity, |text| input::parse_quantity(text).map_err(of_line));
    let unit = form.required(path("unit"), &request.unit, unit);
    let unit_price = form.required(path("unit_price"), &request.unit_price, |text| {
        input::parse_unit_price(text).map_err(of_line)
    });
    let discount_percent =
        form.optional(path("discount_percent"), request.discount_percent.as_deref(), input::parse_percent);
    let rate = form.optional(path("vat_rate"), request.vat_rate.as_deref(), input::parse_percent);
    let category =
        form.optional(path("vat_category"), request.vat_category.as_deref(), str::parse::<VatCategory>);
    let vat = if request.disbursement {
        Some(rules.disbursement)
    } else {
        form.read(path("vat_rate"), rules.group(rate, category, request.goods))
    };
    let line = LineItem {
        description: description?,
        quantity: quantity?,
        unit: unit?,
        unit_price: unit_price?,
        discount_percent: discount_percent.filter(|p| !p.is_zero()),
        vat: vat?,
        disbursement: request.disbursement,
        goods: request.goods && !request.disbursement,
    };
    let problems = line.problems();
    if !problems.is_empty() {
        form.absorb(
            problems.into_iter().map(|(field, problem)| (path(field.as_str()), problem.into())).collect(),
        );
        return None;
    }
    if let Err(error) = line.net(Currency::Eur) {
        form.refuse(path("unit_price"), error);
        return None;
    }
    Some(line)
}

/// A line below zero is told what such a line is meant for.
fn of_line(error: AmountInputError) -> Problem {
    match error {
        AmountInputError::Negative => LineProblem::Negative.into(),
        other => other.into(),
    }
}

/// Reads a unit by its code, or by the word that a French or English freelancer types.
pub(crate) fn unit(text: &str) -> std::result::Result<Unit, carnet_core::word::UnknownWord> {
    match text.to_lowercase().as_str() {
        "heure" | "heures" | "hour" | "hours" => Ok(Unit::Hour),
        "j" | "jour" | "jours" | "day" | "days" => Ok(Unit::Day),
        "unité" | "unités" | "pièce" | "unit" | "units" | "pce" => Ok(Unit::Piece),
        "forfait" | "ff" | "lump sum" => Ok(Unit::Lump),
        "mois" | "months" => Ok(Unit::Month),
        code => code.parse(),
    }
}

/// Returns the nets of lines where they can be computed, for a preview.
pub(crate) fn nets(lines: &[Option<LineItem>], currency: Currency) -> Vec<Option<Amount>> {
    lines
        .iter()
        .map(|line| line.as_ref().and_then(|l| l.net(currency).ok()).map(|net| Amount::minor(net, currency)))
        .collect()
}

/// Returns a line as JSON.
pub(crate) fn view(line: &LineItem, net: i64, currency: Currency) -> Line {
    Line {
        description: line.description.clone(),
        quantity: line.quantity.into(),
        unit: line.unit.to_string(),
        unit_price: line.unit_price.into(),
        discount_percent: line.discount_percent.map(Number::from),
        vat_category: line.vat.category.to_string(),
        vat_rate: line.vat.rate.into(),
        disbursement: line.disbursement,
        goods: line.goods,
        net: Amount::minor(net, currency),
    }
}

/// Returns the totals by group as JSON.
pub(crate) fn vat_view(totals: &Totals, currency: Currency) -> Vec<Vat> {
    totals
        .groups
        .iter()
        .map(|row| Vat {
            category: row.group.category.to_string(),
            rate: row.group.rate.into(),
            base: Amount::minor(row.base, currency),
            amount: Amount::minor(row.tax, currency),
        })
        .collect()
}
