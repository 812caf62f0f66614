//! What the story buys: a telephone each month, now and then something else; the last ones are not paid yet.

use crate::wire::expenses::ExpenseRequest;
use crate::{Carnet, Result, expenses};
use chrono::{Datelike, NaiveDate};

/// A purchase: day from the start of the story, supplier, number, what for, net price, VAT rate, paid how.
struct Bought {
    day: i64,
    supplier: &'static str,
    number: &'static str,
    category: &'static str,
    net: &'static str,
    vat: &'static str,
    method: Option<&'static str>,
}

const fn bought(
    day: i64,
    supplier: &'static str,
    number: &'static str,
    category: &'static str,
    price: (&'static str, &'static str),
    method: Option<&'static str>,
) -> Bought {
    Bought { day, supplier, number, category, net: price.0, vat: price.1, method }
}

const PURCHASES: &[Bought] = &[
    bought(12, "Bureau des Nestes", "24-1187", "Matériel", ("189.90", "20"), Some("card")),
    bought(40, "Librairie du Vieux Pont", "3021", "Documentation", ("46.92", "5.5"), Some("card")),
    bought(75, "Assurances Néouvielle", "RC-2025", "Assurance", ("148", "0"), Some("direct-debit")),
    bought(120, "Rails du Sud-Ouest", "B7Q-4410", "Déplacements", ("61.82", "10"), Some("card")),
    bought(184, "Hébergeur Pic Long", "PL-25-0091", "Logiciels", ("71.88", "20"), Some("card")),
    bought(233, "La Poste de Saint-Lary", "T-55120", "Affranchissement", ("23.40", "0"), Some("card")),
    bought(298, "Formation Pyrène", "F-2025-31", "Formation", ("420", "0"), Some("transfer")),
    bought(355, "Papeterie du Gave & Fils", "PG-8841", "Fournitures", ("58.25", "20"), Some("card")),
    bought(440, "Assurances Néouvielle", "RC-2026", "Assurance", ("152", "0"), Some("direct-debit")),
    bought(512, "Rails du Sud-Ouest", "C2M-0093", "Déplacements", ("87.27", "10"), Some("card")),
    bought(549, "Hébergeur Pic Long", "PL-26-0104", "Logiciels", ("71.88", "20"), Some("card")),
    bought(671, "Bureau des Nestes", "26-2204", "Matériel", ("312.50", "20"), None),
    bought(719, "Papeterie du Gave & Fils", "PG-9377", "Fournitures", ("41.60", "20"), None),
];

/// The day of the month on which the telephone is paid.
const TELEPHONE: u32 = 5;

/// Writes down what is bought on `day`, the clock's today.
pub(super) fn of_day(carnet: &mut Carnet, start: NaiveDate, day: NaiveDate) -> Result<()> {
    let passed = (day - start).num_days();
    for one in PURCHASES.iter().filter(|one| one.day == passed) {
        add(carnet, one, one.number.to_owned())?;
    }
    if day.day() == TELEPHONE {
        let number = format!("{}-{:02}", day.year(), day.month());
        let bill = bought(passed, "Télécom Neste", "", "Téléphone", ("19.99", "20"), Some("direct-debit"));
        add(carnet, &bill, number)?;
    }
    Ok(())
}

fn add(carnet: &mut Carnet, one: &Bought, number: String) -> Result<()> {
    let request = ExpenseRequest {
        supplier: one.supplier.into(),
        number: Some(number),
        category: Some(one.category.into()),
        total_net: Some(one.net.into()),
        vat_rate: Some(one.vat.into()),
        due_date: one.method.is_none().then(|| "+30j".into()),
        paid_on: one.method.map(|_| carnet.today().to_string()),
        method: one.method.map(Into::into),
        ..ExpenseRequest::default()
    };
    expenses::add(carnet, request).map(|_| ())
}
