//! From an invoice as it was read to a purchase as it is kept, and what the user should know about it.

use super::pay::minor;
use super::{ADDRESS_LIMIT, NAME_LIMIT, NUMBER_LIMIT, New};
use crate::resolve::fold;
use crate::{Language, say};
use carnet_core::identifier::{Siren, Siret, VatNumber};
use carnet_core::input;
use carnet_core::line_item::DESCRIPTION_LIMIT;
use carnet_core::money::{minor_digits_of, round_half_away};
use carnet_documents::received::{
    Adjustment, Container, Line as ReadLine, Party, ReceivedInvoice, Syntax, merged,
};
use carnet_store::expense::{Expense, Line, Vat};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Returns a text of a file as it may stand on a screen: without control signs, signs that turn or hide text, and cut.
pub(super) fn tidy(text: &str, limit: usize) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(limit).collect();
    input::clean_multiline(&kept, limit).unwrap_or_default()
}

/// Returns the number as the supplier wrote it, spaces included: it is what a payment must name.
fn number(text: &str) -> String {
    let visible = tidy(text, NUMBER_LIMIT);
    let outer: String = text.chars().filter(|c| !c.is_control()).take(NUMBER_LIMIT).collect();
    if outer.trim() == visible { outer } else { visible }
}

/// Who issued an invoice, as the book tells suppliers apart.
pub(super) struct Supplier {
    pub siren: Option<String>,
    pub vat_number: Option<String>,
    /// A SIREN that stands in the file and is none.
    pub odd_siren: Option<String>,
}

impl Supplier {
    pub fn of(party: &Party) -> Self {
        let stated = party.ids_of("0002").next().map(str::to_owned);
        let from_siret = party.ids_of("0009").find_map(|id| id.parse::<Siret>().ok()).map(|id| id.siren());
        let vat_number = party.vat_number.as_deref().map(|text| match text.parse::<VatNumber>() {
            Ok(number) => number.as_str().to_owned(),
            Err(_) => tidy(text, NAME_LIMIT),
        });
        // A French VAT number ends with the SIREN.
        let from_vat =
            vat_number.as_deref().and_then(|number| number.strip_prefix("FR")?.get(2..)?.parse().ok());
        let read = stated.as_deref().and_then(|text| text.parse::<Siren>().ok());
        let odd_siren = stated.filter(|_| read.is_none()).map(|text| tidy(&text, 40));
        let siren = read.or(from_siret).or(from_vat).map(|siren: Siren| siren.as_str().to_owned());
        Self { siren, vat_number, odd_siren }
    }
}

/// Returns the purchase that an invoice makes, and what the user should know about it.
///
/// A credit note is kept negative. One whose amounts are negative already is taken for what it means, and told.
pub(super) fn purchase(
    invoice: &ReceivedInvoice,
    today: NaiveDate,
    language: Language,
) -> (New, Vec<String>) {
    let decimals = minor_digits_of(&invoice.currency).unwrap_or(2);
    let totals = &invoice.totals;
    let is_credit = invoice.is_credit_note();
    let negative = totals.gross.is_sign_negative() && !totals.gross.is_zero();
    let sign = if is_credit && !negative { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let amount = |value: Decimal| minor(value * sign, decimals).unwrap_or_default();
    let supplier = Supplier::of(&invoice.seller);
    let name = tidy(&invoice.seller.name, NAME_LIMIT);
    let search = fold(&name);
    let supplier_key =
        supplier.siren.clone().or(supplier.vat_number.clone()).unwrap_or_else(|| search.clone());
    let country = invoice.seller.country.clone().filter(|code| code.len() == 2 && code.is_ascii());
    let expense = Expense {
        kind: if is_credit || negative { "credit_note" } else { "invoice" }.to_owned(),
        supplier: name,
        supplier_key,
        search,
        supplier_siren: supplier.siren.clone(),
        supplier_vat_number: supplier.vat_number.clone(),
        supplier_address: Some(tidy(&invoice.seller.address, ADDRESS_LIMIT)).filter(|text| !text.is_empty()),
        supplier_country: country.map(|code| code.to_ascii_uppercase()),
        number: Some(number(&invoice.number)).filter(|number| !number.is_empty()),
        issue_date: invoice.issue_date,
        due_date: invoice.due_date,
        received_on: today,
        currency: invoice.currency.clone(),
        decimals,
        net: amount(totals.net),
        vat: amount(totals.vat),
        gross: amount(totals.gross),
        due: amount(totals.due),
        category: None,
        note: None,
        format: Some(format(invoice).to_owned()),
        profile: profile(invoice),
        type_code: Some(tidy(&invoice.type_code, 3)),
        file: None,
        disbursed_for: None,
    };
    let counted = invoice.lines.iter().filter(|line| line.counts);
    let lines = counted.map(|read| line(read, sign, amount(read.net)));
    let adjusted =
        invoice.adjustments.iter().map(|part| adjustment(part, sign, amount(part.signed()), language));
    let vat = merged(&invoice.vat).into_iter().map(|row| Vat {
        category: tidy(&row.category, 2),
        rate: row.rate.normalize(),
        base: amount(row.base),
        tax: amount(row.tax),
    });
    let new = New { expense, lines: lines.chain(adjusted).collect(), vat: vat.collect() };
    let told = remarks(invoice, &supplier, is_credit && negative, decimals, language);
    (new, told)
}

/// Returns what carried the invoice, as people call it.
fn format(invoice: &ReceivedInvoice) -> &'static str {
    let zugferd = invoice.profile.as_deref().is_some_and(|urn| urn.to_ascii_lowercase().contains("zugferd"));
    match (invoice.container, invoice.syntax) {
        (_, Syntax::Zugferd1) => "zugferd",
        (Container::Pdf, Syntax::Cii) if zugferd => "zugferd",
        (Container::Pdf, _) => "factur-x",
        (Container::Xml, Syntax::Cii) => "cii",
        (Container::Xml, Syntax::Ubl) => "ubl",
    }
}

fn profile(invoice: &ReceivedInvoice) -> Option<String> {
    match invoice.profile_name() {
        Some(name) => Some(name.to_owned()),
        None => invoice.profile.as_deref().map(|urn| tidy(urn, NAME_LIMIT)).filter(|urn| !urn.is_empty()),
    }
}

fn line(read: &ReadLine, sign: Decimal, net: i64) -> Line {
    let price = read.unit_price.checked_div(read.price_quantity).unwrap_or(read.unit_price);
    Line {
        description: tidy(&read.description, DESCRIPTION_LIMIT),
        quantity: read.quantity * sign,
        unit: unit(&read.unit),
        // A price of a hundred pieces need not divide: six decimals are what EN 16931 carries (BT-146).
        unit_price: round_half_away(price, 6),
        vat_category: tidy(&read.vat_category, 2),
        vat_rate: read.vat_rate.normalize(),
        net,
    }
}

/// Writes an allowance or charge on the whole as a line, so that the lines make the net.
fn adjustment(part: &Adjustment, sign: Decimal, net: i64, language: Language) -> Line {
    let word =
        if part.charge { say!(language, "Frais", "Charge") } else { say!(language, "Remise", "Discount") };
    let reason = part.reason.as_deref().map(|reason| tidy(reason, DESCRIPTION_LIMIT));
    let colon = if language == Language::Fr { "\u{a0}: " } else { ": " };
    Line {
        description: match reason.filter(|reason| !reason.is_empty()) {
            Some(reason) => format!("{word}{colon}{reason}"),
            None => word,
        },
        quantity: Decimal::ONE,
        unit: "lump".to_owned(),
        unit_price: part.signed() * sign,
        vat_category: tidy(&part.vat_category, 2),
        vat_rate: part.vat_rate.normalize(),
        net,
    }
}

/// Returns our word for a unit of UN/ECE Recommendation 20 or 21, else the code as it stands.
fn unit(code: &str) -> String {
    match code {
        "HUR" => "h",
        "DAY" => "d",
        "" | "C62" | "H87" | "EA" | "XPP" | "PCE" => "u",
        "LS" => "lump",
        "KMT" | "KTM" => "km",
        "MON" => "month",
        other => return tidy(other, 10),
    }
    .to_owned()
}

fn remarks(
    invoice: &ReceivedInvoice,
    supplier: &Supplier,
    negative_credit: bool,
    decimals: u32,
    language: Language,
) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(odd) = &invoice.odd_due_date {
        told.push(say!(
            language,
            "L'échéance « {odd} » n'est pas un jour du calendrier : elle est laissée vide, complétez-la.",
            "The due date \"{odd}\" is no day of the calendar: it is left empty, fill it in."
        ));
    }
    if let Some(odd) = &supplier.odd_siren {
        told.push(say!(
            language,
            "Le SIREN « {odd} » du fournisseur n'existe pas : demandez-lui de le corriger.",
            "The supplier's SIREN \"{odd}\" does not exist: ask for a correction."
        ));
    }
    if negative_credit {
        told.push(say!(
            language,
            "Cet avoir porte des montants négatifs, que la norme veut positifs : il est compté une fois en votre faveur.",
            "This credit note has negative amounts, which the standard wants positive: it counts once in your favour."
        ));
    }
    if invoice.vat.is_empty() && !invoice.totals.vat.is_zero() {
        told.push(say!(
            language,
            "La TVA n'est pas détaillée par taux : le fournisseur peut vous envoyer une facture plus complète (profil EN 16931).",
            "VAT is not told by rate: the supplier can send you a fuller invoice (profile EN 16931)."
        ));
    }
    let totals = &invoice.totals;
    let fine =
        [totals.net, totals.vat, totals.gross, totals.due].iter().any(|t| t.normalize().scale() > decimals);
    if fine {
        let currency = &invoice.currency;
        told.push(say!(
            language,
            "Un total a plus de décimales que la devise {currency} : il est arrondi.",
            "A total has more decimals than the currency {currency}: it is rounded."
        ));
    }
    told
}
