//! What is sold, in every quantity, name and amount.

use super::{Code, code, ordinary};
use crate::studio::{Studio, business, less, line, taxed};
use carnet_app::wire::invoices::InvoiceRequest;
use carnet_app::wire::quotes::LineRequest;

pub fn one_invoice(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    ordinary(studio.lines(&client, vec![line("Traduction\nRoman, 12 feuillets", "12", "u", "21.50")]))
}

pub fn discounts(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let on_lines = studio.lines(
        &client,
        vec![
            less(line("Illustrations", "3", "u", "33.33"), "12.5"),
            less(line("Offert", "1", "h", "40"), "100"),
        ],
    );
    let on_both = studio.invoice(InvoiceRequest {
        client,
        lines: vec![
            less(line("Illustrations", "3", "u", "33.33"), "12.5"),
            taxed(line("Tirages", "11", "u", "7.77"), "5.5"),
            taxed(line("Exposition", "1", "d", "199.99"), "10"),
        ],
        discount_percent: Some("3.33".to_owned()),
        ..InvoiceRequest::default()
    });
    vec![code(&on_lines, "380", "S1"), code(&on_both, "380", "S1")]
}

pub fn units(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let lines = vec![
        line("Heures", "7.25", "h", "40"),
        line("Jours", "2.5", "d", "320"),
        line("Forfait", "1", "lump", "1200"),
        line("Kilomètres", "128.4", "km", "0.603"),
        line("Mois de maintenance", "3", "month", "49.9"),
        line("Quatre décimales", "0.3333", "h", "37.5"),
        line("Six décimales", "1234.5678", "u", "0.012345"),
    ];
    ordinary(studio.lines(&client, lines))
}

pub fn of_goods(line: LineRequest) -> LineRequest {
    LineRequest { goods: true, ..line }
}

/// Goods alone, then with work, then credited (BT-23: B1, M1, B1).
pub fn goods(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let prints = || of_goods(line("Tirages encadrés", "3", "u", "120"));
    let alone = studio.lines(&client, vec![prints()]);
    let both = studio.lines(&client, vec![prints(), line("Accrochage", "2", "h", "45")]);
    let note = studio.credit(&alone.number.clone().expect("it is issued"), &[]);
    vec![code(&alone, "380", "B1"), code(&both, "380", "M1"), code(&note, "381", "B1")]
}

pub fn four_hundred_lines(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let rates = ["20", "10", "5.5", "2.1"];
    let lines = (1..=400).map(|rank| {
        let price = format!("{}.{:02}", rank % 37, (rank * 7) % 100);
        taxed(line(&format!("Photographie {rank:03}, tirage d’archive"), "1.5", "u", &price), rates[rank % 4])
    });
    ordinary(studio.lines(&client, lines.collect()))
}

pub fn names(studio: &mut Studio) -> Vec<Code> {
    let mut codes = Vec::new();
    let siren = ["404833048", "443121975", "303265045", "217500016"];
    for (name, siren) in
        ["Dupont & Fils <SARL> « Le Comptoir »", "Atelier 🎨 & 🖌️", "שלום ספרים", "مكتبة الأمل — Paris"]
            .iter()
            .zip(siren)
    {
        let client = studio.client(business(name, siren));
        let invoice = studio.invoice(InvoiceRequest {
            client,
            subject: Some(format!("Pour {name} : < 3 jours & « sans » surprise 😀")),
            lines: vec![
                line(
                    &format!("{name}\n« Détail » & <balise> ]]> \"guillemets\" 'apostrophe'"),
                    "1",
                    "lump",
                    "100",
                ),
                line("عقد الترجمة 2026 / תרגום חוזה", "2", "h", "40"),
                line("Émoji 👩‍👩‍👧 🇫🇷 et lettres rares : ỡ ẞ ǆ ﬁ", "1", "u", "1"),
            ],
            ..InvoiceRequest::default()
        });
        codes.push(code(&invoice, "380", "S1"));
    }
    codes
}

pub fn one_cent(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.lines(&client, vec![line("Un mot", "1", "u", "0.01")]);
    assert_eq!(invoice.total_gross.as_str(), "0.01");
    ordinary(invoice)
}

pub fn ten_million(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.lines(&client, vec![line("Un chef-d’œuvre", "1", "lump", "9999999.99")]);
    assert_eq!(invoice.total_gross.as_str(), "9999999.99");
    ordinary(invoice)
}

pub fn ten_million_taxed(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let lines =
        vec![line("Un chef-d’œuvre", "999999.9999", "u", "8.333"), line("Son cadre", "1", "u", "333.32")];
    let in_parts = studio.lines(&client, lines);
    let whole = studio.lines(&client, vec![line("Un chef-d’œuvre", "1", "lump", "9999999.99")]);
    assert_eq!(whole.total_gross.as_str(), "11999999.99");
    let number = whole.number.clone().expect("it is issued");
    studio.pay(&number, "11999999.99");
    let note = studio.credit(&number, &[]);
    vec![code(&in_parts, "380", "S1"), code(&whole, "380", "S1"), code(&note, "381", "S1")]
}

pub fn disbursements(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mut stamp = line("Timbre fiscal avancé pour votre compte", "1", "u", "225");
    stamp.disbursement = true;
    ordinary(studio.lines(&client, vec![line("Formalités", "3", "h", "60"), stamp]))
}

pub fn in_english(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    ordinary(studio.invoice(InvoiceRequest {
        client,
        lines: vec![line("Copy editing", "12.5", "h", "1042.125")],
        language: Some("en".to_owned()),
        ..InvoiceRequest::default()
    }))
}
