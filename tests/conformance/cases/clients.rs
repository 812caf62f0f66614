//! Clients elsewhere, consumers, and those with wishes of their own.

use super::lines::of_goods;
use super::{Code, code, ordinary};
use crate::studio::{Studio, business, line};
use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::invoices::InvoiceRequest;

fn german_business(studio: &mut Studio) -> String {
    studio.client(ClientRequest {
        name: Some("Galerie Müller GmbH".to_owned()),
        kind: Some("company".to_owned()),
        country: Some("DE".to_owned()),
        vat_number: Some("DE136695976".to_owned()),
        address: Some("Hauptstraße 5\n10115 Berlin".to_owned()),
        ..ClientRequest::default()
    })
}

/// Goods to a business of another member state leave untaxed (CGI 262 ter I, category K).
pub fn goods_to_germany(studio: &mut Studio) -> Vec<Code> {
    let client = german_business(studio);
    let invoice = studio.lines(&client, vec![of_goods(line("Tirages encadrés", "3", "u", "120"))]);
    assert_eq!(invoice.lines[0].vat_category, "K", "an intra-community delivery");
    vec![code(&invoice, "380", "B1")]
}

/// Goods out of the Union are exported (CGI 262 I, category G).
pub fn goods_to_japan(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Yamada Design KK".to_owned()),
        kind: Some("company".to_owned()),
        country: Some("JP".to_owned()),
        address: Some("1-2-3 Jingumae\nTokyo 150-0001".to_owned()),
        ..ClientRequest::default()
    });
    let invoice = studio.lines(&client, vec![of_goods(line("Tirages", "3", "u", "120"))]);
    assert_eq!(invoice.lines[0].vat_category, "G", "an export");
    vec![code(&invoice, "380", "B1")]
}

fn at(name: &str, country: &str, siren: Option<&str>, address: &str) -> ClientRequest {
    ClientRequest {
        name: Some(name.to_owned()),
        kind: Some("company".to_owned()),
        country: Some(country.to_owned()),
        siren: siren.map(str::to_owned),
        address: Some(address.to_owned()),
        ..ClientRequest::default()
    }
}

/// The overseas departments: rates of their own, or no VAT; their businesses have a SIREN.
pub fn overseas(studio: &mut Studio) -> Vec<Code> {
    let places = [
        ("Rhums du Nord", "GP", "404833048", "4 rue Schœlcher\n97110 Pointe-à-Pitre"),
        ("Péi Design", "RE", "443121975", "12 rue de Paris\n97400 Saint-Denis"),
        ("Amazone Conseil", "GF", "303265045", "2 place des Palmistes\n97300 Cayenne"),
    ];
    let mut codes = Vec::new();
    for (name, country, siren, address) in places {
        let client = studio.client(at(name, country, Some(siren), address));
        codes.extend(ordinary(
            studio.lines(&client, vec![line("Traduction (CGI art. 294)", "3", "d", "333.33")]),
        ));
    }
    codes
}

/// Monaco is France for VAT; a collectivity is a third country.
pub fn beyond(studio: &mut Studio) -> Vec<Code> {
    let monaco = studio.client(at("Rocher SAM", "MC", None, "1 avenue de la Costa\n98000 Monaco"));
    let first = studio.lines(&monaco, vec![line("Traduction", "1", "d", "350")]);
    assert_eq!(first.total_vat.as_str(), "70.00", "the French rate");
    let noumea = studio.client(at("Caillou SARL", "NC", None, "5 rue de l'Alma\n98800 Nouméa"));
    let second = studio.lines(&noumea, vec![line("Traduction", "1", "d", "350")]);
    assert_eq!(second.lines[0].vat_category, "O", "outside the territory of VAT");
    vec![code(&first, "380", "S1"), code(&second, "380", "S1")]
}

pub fn client_in_germany(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Straßenbau Müller GmbH".to_owned()),
        kind: Some("company".to_owned()),
        country: Some("DE".to_owned()),
        vat_number: Some("DE136695976".to_owned()),
        address: Some("Hauptstraße 5\n10115 Berlin".to_owned()),
        ..ClientRequest::default()
    });
    ordinary(studio.lines(&client, vec![line("Übersetzung", "3", "d", "333.33")]))
}

pub fn client_in_japan(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Yamada Design KK".to_owned()),
        kind: Some("company".to_owned()),
        country: Some("JP".to_owned()),
        address: Some("1-2-3 Jingumae\nShibuya-ku\nTokyo 150-0001".to_owned()),
        ..ClientRequest::default()
    });
    ordinary(studio.lines(&client, vec![line("Illustrations", "5", "u", "120")]))
}

pub fn consumer(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Agnès Nuñez".to_owned()),
        kind: Some("person".to_owned()),
        address: Some("4 impasse du Moulin\n65170 Aure".to_owned()),
        ..ClientRequest::default()
    });
    ordinary(studio.lines(&client, vec![line("Portrait de famille", "1", "lump", "180")]))
}

/// What a public buyer asks for: its order, its service code, the days of the service, where it was delivered.
pub fn references(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        buyer_reference: Some("SERVICE-12".to_owned()),
        electronic_address: Some("216500298_21650029800013".to_owned()),
        ..business("Commune d'Aure", "216500298")
    });
    ordinary(studio.invoice(InvoiceRequest {
        client,
        lines: vec![line("Permanence", "12", "h", "40")],
        order_reference: Some("BC-2026/118".to_owned()),
        service_from: Some("2026-09-01".to_owned()),
        service_to: Some("2026-09-30".to_owned()),
        delivery_address: Some("Salle des fêtes\n2 rue Haute\n65170 Aure".to_owned()),
        ..InvoiceRequest::default()
    }))
}

/// The client wants no PDF/A with an attachment.
pub fn plain_pdf(studio: &mut Studio) -> Vec<Code> {
    let client =
        studio.client(ClientRequest { plain_pdf: Some(true), ..business("Portail & Fils", "404833048") });
    let invoice = studio.lines(&client, vec![line("Audit", "2", "d", "500")]);
    assert_eq!(invoice.electronic.as_deref(), Some("pdf"), "the client asked for a plain PDF");
    ordinary(invoice)
}
