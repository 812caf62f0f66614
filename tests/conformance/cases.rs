//! The cases that the law knows, each told once through the use cases, with the codes that its papers must carry.

use crate::studio::{Studio, business, freelancer, less, line, taxed};
use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::{Invoice, InvoiceRequest};
use carnet_app::wire::quotes::{LineRequest, QuoteRequest, StageRequest};

/// What a paper must be: its number, its type (BT-3) and its process (BT-23).
pub type Code = (String, &'static str, &'static str);

/// A case: its name, and its story, which returns what the papers that it is about must be.
pub struct Case {
    /// Names the folder of its papers.
    pub name: &'static str,
    /// Who writes.
    pub identity: fn() -> IdentityRequest,
    /// The story.
    pub story: fn(&mut Studio) -> Vec<Code>,
}

/// Every case, by name.
pub const CASES: &[Case] = &[
    Case { name: "franchise", identity: franchise, story: one_invoice },
    Case { name: "tva-on-receipts", identity: receipts, story: one_invoice },
    Case { name: "tva-on-debits", identity: debits, story: one_invoice },
    Case { name: "company", identity: company, story: one_invoice },
    Case { name: "thirds-of-cents", identity: receipts, story: thirds_of_cents },
    Case { name: "deposit-paid", identity: receipts, story: deposit_paid },
    Case { name: "deposit-paid-with-the-order", identity: receipts, story: deposit_paid_with_the_order },
    Case { name: "progress", identity: receipts, story: progress },
    Case { name: "final-at-zero", identity: receipts, story: final_at_zero },
    Case { name: "credit-one-line", identity: receipts, story: credit_one_line },
    Case { name: "credit-whole", identity: franchise, story: credit_whole },
    Case { name: "credit-final", identity: receipts, story: credit_final },
    Case { name: "credit-deposit", identity: receipts, story: credit_deposit },
    Case { name: "corrective", identity: receipts, story: corrective },
    Case { name: "corrective-final", identity: receipts, story: corrective_final },
    Case { name: "corrective-deposit", identity: receipts, story: corrective_deposit },
    Case { name: "discounts", identity: receipts, story: discounts },
    Case { name: "units", identity: franchise, story: units },
    Case { name: "client-in-germany", identity: receipts, story: client_in_germany },
    Case { name: "client-in-germany-franchise", identity: franchise_with_number, story: client_in_germany },
    Case { name: "client-in-japan", identity: receipts, story: client_in_japan },
    Case { name: "consumer", identity: receipts, story: consumer },
    Case { name: "consumer-franchise", identity: franchise, story: consumer },
    Case { name: "four-hundred-lines", identity: receipts, story: four_hundred_lines },
    Case { name: "names", identity: named, story: names },
    Case { name: "one-cent", identity: franchise, story: one_cent },
    Case { name: "ten-million", identity: franchise, story: ten_million },
    Case { name: "ten-million-taxed", identity: receipts, story: ten_million_taxed },
    Case { name: "disbursements", identity: receipts, story: disbursements },
    Case { name: "references", identity: receipts, story: references },
    Case { name: "goods", identity: receipts, story: goods },
    Case { name: "goods-franchise", identity: franchise, story: goods },
    Case { name: "goods-order", identity: receipts, story: goods_order },
    Case { name: "goods-to-germany", identity: receipts, story: goods_to_germany },
    Case { name: "goods-to-japan", identity: receipts, story: goods_to_japan },
    Case { name: "overseas", identity: receipts, story: overseas },
    Case { name: "overseas-franchise", identity: franchise, story: overseas },
    Case { name: "monaco-and-collectivities", identity: receipts, story: beyond },
    Case { name: "plain-pdf", identity: receipts, story: plain_pdf },
    Case { name: "in-english", identity: receipts, story: in_english },
];

fn franchise() -> IdentityRequest {
    freelancer("franchise")
}

/// Under the franchise, a number is needed to sell to a business of another member state (CGI 286 ter).
fn franchise_with_number() -> IdentityRequest {
    IdentityRequest { vat_number: Some("FR44732829320".to_owned()), ..freelancer("franchise") }
}

fn receipts() -> IdentityRequest {
    freelancer("receipts")
}

fn debits() -> IdentityRequest {
    freelancer("debits")
}

fn company() -> IdentityRequest {
    IdentityRequest {
        name: "Carnet & Filles".to_owned(),
        status: "sasu".to_owned(),
        legal_form: Some("SASU".to_owned()),
        capital: Some("1500".to_owned()),
        registration: Some("RCS Pau 732 829 320".to_owned()),
        ..freelancer("debits")
    }
}

fn named() -> IdentityRequest {
    IdentityRequest { name: "Zoé <Ünïcode> & Cie « l’atelier »".to_owned(), ..freelancer("receipts") }
}

fn code(invoice: &Invoice, kind: &'static str, process: &'static str) -> Code {
    (invoice.number.clone().expect("it is issued"), kind, process)
}

fn ordinary(invoice: Invoice) -> Vec<Code> {
    vec![code(&invoice, "380", "S1")]
}

fn stage(share: &str, trigger: &str, delivers: bool) -> StageRequest {
    StageRequest {
        share: share.to_owned(),
        trigger: Some(trigger.to_owned()),
        delivers,
        ..StageRequest::default()
    }
}

fn one_invoice(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    ordinary(studio.lines(&client, vec![line("Traduction\nRoman, 12 feuillets", "12", "u", "21.50")]))
}

/// 20/40/40 of an order with three rates, none of whose thirds is a whole number of cents.
fn thirds_of_cents(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        subject: Some("Refonte du catalogue".to_owned()),
        lines: vec![
            line("Maquettes", "3", "u", "333.33"),
            taxed(line("Corrections", "7", "h", "14.285714"), "10"),
            taxed(line("Livret imprimé", "1.3333", "u", "99.99"), "5.5"),
        ],
        ..QuoteRequest::default()
    });
    let mut codes = Vec::new();
    codes.extend(studio.issue_proposed().iter().map(|deposit| code(deposit, "386", "S1")));
    studio.on("2026-10-20").validate(&mission, 2);
    codes.extend(studio.issue_proposed().iter().map(|deposit| code(deposit, "386", "S1")));
    studio.on("2026-11-10").validate(&mission, 3);
    codes.extend(studio.issue_proposed().iter().map(|last| code(last, "380", "S4")));
    assert_eq!(codes.len(), 3, "two deposits and the final invoice: {codes:?}");
    codes
}

/// A mission of two stages, its deposit issued and paid.
fn with_deposit(studio: &mut Studio, lines: Vec<LineRequest>) -> (String, Invoice) {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines,
        schedule: vec![stage("30", "order", false), stage("", "delivery", false)],
        ..QuoteRequest::default()
    });
    let deposit = studio.issue_proposed().remove(0);
    let number = deposit.number.clone().expect("it is issued");
    studio.on("2026-10-12").pay(&number, deposit.total_gross.as_str());
    (mission, deposit)
}

fn last_invoice(studio: &mut Studio, mission: &str, stage: usize) -> Invoice {
    studio.on("2026-11-10").validate(mission, stage);
    studio.issue_proposed().remove(0)
}

fn deposit_paid(studio: &mut Studio) -> Vec<Code> {
    let (mission, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let last = last_invoice(studio, &mission, 2);
    vec![code(&deposit, "386", "S1"), code(&last, "380", "S4")]
}

/// The money came with the order: the deposit is paid whole when it is issued.
fn deposit_paid_with_the_order(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let lines = vec![line("Site", "1", "lump", "4000")];
    studio.order(QuoteRequest { client, lines, ..QuoteRequest::default() });
    let deposit = studio.issue_paid_proposal();
    assert_eq!(deposit.balance.as_str(), "0.00", "nothing is left to pay");
    vec![code(&deposit, "386", "S2")]
}

/// A stage that delivers a part is an ordinary invoice; the last one bills the rest and deducts the deposit.
fn progress(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines: vec![
            line("Étude", "1", "lump", "1000.01"),
            taxed(line("Brochure", "1", "lump", "500.05"), "10"),
        ],
        schedule: vec![
            stage("30", "order", false),
            stage("40", "midway", true),
            stage("", "delivery", false),
        ],
        ..QuoteRequest::default()
    });
    let deposit = studio.issue_proposed().remove(0);
    studio.on("2026-10-20").validate(&mission, 2);
    let part = studio.issue_proposed().remove(0);
    let last = last_invoice(studio, &mission, 3);
    vec![code(&deposit, "386", "S1"), code(&part, "380", "S1"), code(&last, "380", "S4")]
}

/// All of the order is asked for before delivery: the final invoice restates it and leaves nothing to pay.
fn final_at_zero(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mission = studio.order(QuoteRequest {
        client,
        lines: vec![line("Conférence", "1", "d", "900")],
        schedule: vec![
            stage("60", "order", false),
            stage("40", "midway", false),
            stage("", "delivery", false),
        ],
        ..QuoteRequest::default()
    });
    let first = studio.issue_proposed().remove(0);
    studio.on("2026-10-20").validate(&mission, 2);
    let second = studio.issue_proposed().remove(0);
    let last = last_invoice(studio, &mission, 3);
    assert_eq!(last.total_gross.as_str(), "0.00", "nothing is left");
    vec![code(&first, "386", "S1"), code(&second, "386", "S1"), code(&last, "380", "S4")]
}

fn credit_one_line(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.invoice(InvoiceRequest {
        client,
        lines: vec![
            line("Formation", "2", "d", "650"),
            taxed(line("Support de cours", "12", "u", "9.99"), "5.5"),
            line("Déplacement", "128", "km", "0.603"),
        ],
        discount_percent: Some("7.5".to_owned()),
        ..InvoiceRequest::default()
    });
    let number = invoice.number.clone().expect("it is issued");
    let part = studio.on("2026-10-15").credit(&number, &[2]);
    let rest = studio.credit(&number, &[]);
    vec![code(&invoice, "380", "S1"), code(&part, "381", "S1"), code(&rest, "381", "S1")]
}

fn credit_whole(studio: &mut Studio) -> Vec<Code> {
    let invoice = one_invoice(studio).remove(0);
    let note = studio.on("2026-10-15").credit(&invoice.0, &[]);
    vec![invoice, code(&note, "381", "S1")]
}

fn credit_final(studio: &mut Studio) -> Vec<Code> {
    let (mission, _) = with_deposit(studio, vec![line("Site", "1", "lump", "4000.01")]);
    let last = last_invoice(studio, &mission, 2);
    let note = studio.credit(&last.number.clone().expect("it is issued"), &[]);
    vec![code(&last, "380", "S4"), code(&note, "381", "S1")]
}

fn credit_deposit(studio: &mut Studio) -> Vec<Code> {
    let (_, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let note = studio.credit(&deposit.number.clone().expect("it is issued"), &[]);
    vec![code(&deposit, "386", "S1"), code(&note, "503", "S1")]
}

/// A wrong rate, found after a part was paid: the invoice that takes the place asks for the rest.
fn corrective(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let wrong = studio.lines(&client, vec![line("Livre imprimé", "12", "u", "33.33")]);
    let number = wrong.number.clone().expect("it is issued");
    studio.on("2026-10-12").pay(&number, "100");
    let right = studio.correct(&number, Some(vec![taxed(line("Livre imprimé", "12", "u", "33.33"), "5.5")]));
    assert_eq!((right.paid.as_str(), right.balance.as_str()), ("100.00", "321.96"));
    let note = studio.credit(&right.number.clone().expect("it is issued"), &[]);
    vec![code(&wrong, "380", "S1"), code(&right, "384", "S1"), code(&note, "381", "S1")]
}

/// The final invoice that is corrected deducts the same deposits; it names the wrong one alone (BR-FR-CO-04).
fn corrective_final(studio: &mut Studio) -> Vec<Code> {
    let (mission, _) = with_deposit(studio, vec![line("Site", "1", "lump", "4000.01")]);
    let last = last_invoice(studio, &mission, 2);
    let right = studio.correct(&last.number.clone().expect("it is issued"), None);
    assert_eq!(right.total_gross, last.total_gross, "a correction of the text changes no amount");
    vec![code(&last, "380", "S4"), code(&right, "384", "S1")]
}

/// The final invoice deducts the deposit as it was corrected.
fn corrective_deposit(studio: &mut Studio) -> Vec<Code> {
    let (mission, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let right = studio.correct(
        &deposit.number.clone().expect("it is issued"),
        Some(vec![line("Acompte", "1", "lump", "1000")]),
    );
    let last = last_invoice(studio, &mission, 2);
    assert_eq!(last.total_net.as_str(), "3000.00", "4 000 less the deposit as it is now");
    vec![code(&right, "384", "S1"), code(&last, "380", "S4")]
}

fn discounts(studio: &mut Studio) -> Vec<Code> {
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

fn units(studio: &mut Studio) -> Vec<Code> {
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

fn of_goods(line: LineRequest) -> LineRequest {
    LineRequest { goods: true, ..line }
}

/// Goods alone, then with work, then credited (BT-23: B1, M1, B1).
fn goods(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let prints = || of_goods(line("Tirages encadrés", "3", "u", "120"));
    let alone = studio.lines(&client, vec![prints()]);
    let both = studio.lines(&client, vec![prints(), line("Accrochage", "2", "h", "45")]);
    let note = studio.credit(&alone.number.clone().expect("it is issued"), &[]);
    vec![code(&alone, "380", "B1"), code(&both, "380", "M1"), code(&note, "381", "B1")]
}

/// An order of goods and work: a deposit says what its share is of, the final invoice restates it (M4).
fn goods_order(studio: &mut Studio) -> Vec<Code> {
    let lines = vec![
        taxed(of_goods(line("Livrets", "100", "u", "4.20")), "5.5"),
        line("Mise en page", "2", "d", "350"),
    ];
    let (mission, deposit) = with_deposit(studio, lines);
    let last = last_invoice(studio, &mission, 2);
    vec![code(&deposit, "386", "M1"), code(&last, "380", "M4")]
}

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
fn goods_to_germany(studio: &mut Studio) -> Vec<Code> {
    let client = german_business(studio);
    let invoice = studio.lines(&client, vec![of_goods(line("Tirages encadrés", "3", "u", "120"))]);
    assert_eq!(invoice.lines[0].vat_category, "K", "an intra-community delivery");
    vec![code(&invoice, "380", "B1")]
}

/// Goods out of the Union are exported (CGI 262 I, category G).
fn goods_to_japan(studio: &mut Studio) -> Vec<Code> {
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
fn overseas(studio: &mut Studio) -> Vec<Code> {
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
fn beyond(studio: &mut Studio) -> Vec<Code> {
    let monaco = studio.client(at("Rocher SAM", "MC", None, "1 avenue de la Costa\n98000 Monaco"));
    let first = studio.lines(&monaco, vec![line("Traduction", "1", "d", "350")]);
    assert_eq!(first.total_vat.as_str(), "70.00", "the French rate");
    let noumea = studio.client(at("Caillou SARL", "NC", None, "5 rue de l'Alma\n98800 Nouméa"));
    let second = studio.lines(&noumea, vec![line("Traduction", "1", "d", "350")]);
    assert_eq!(second.lines[0].vat_category, "O", "outside the territory of VAT");
    vec![code(&first, "380", "S1"), code(&second, "380", "S1")]
}

fn client_in_germany(studio: &mut Studio) -> Vec<Code> {
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

fn client_in_japan(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Yamada Design KK".to_owned()),
        kind: Some("company".to_owned()),
        country: Some("JP".to_owned()),
        address: Some("1-2-3 Jingumae\nShibuya-ku\nTokyo 150-0001".to_owned()),
        ..ClientRequest::default()
    });
    ordinary(studio.lines(&client, vec![line("Illustrations", "5", "u", "120")]))
}

fn consumer(studio: &mut Studio) -> Vec<Code> {
    let client = studio.client(ClientRequest {
        name: Some("Agnès Nuñez".to_owned()),
        kind: Some("person".to_owned()),
        address: Some("4 impasse du Moulin\n65170 Aure".to_owned()),
        ..ClientRequest::default()
    });
    ordinary(studio.lines(&client, vec![line("Portrait de famille", "1", "lump", "180")]))
}

fn four_hundred_lines(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let rates = ["20", "10", "5.5", "2.1"];
    let lines = (1..=400).map(|rank| {
        let price = format!("{}.{:02}", rank % 37, (rank * 7) % 100);
        taxed(line(&format!("Photographie {rank:03}, tirage d’archive"), "1.5", "u", &price), rates[rank % 4])
    });
    ordinary(studio.lines(&client, lines.collect()))
}

fn names(studio: &mut Studio) -> Vec<Code> {
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

fn one_cent(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.lines(&client, vec![line("Un mot", "1", "u", "0.01")]);
    assert_eq!(invoice.total_gross.as_str(), "0.01");
    ordinary(invoice)
}

fn ten_million(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.lines(&client, vec![line("Un chef-d’œuvre", "1", "lump", "9999999.99")]);
    assert_eq!(invoice.total_gross.as_str(), "9999999.99");
    ordinary(invoice)
}

fn ten_million_taxed(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let lines =
        vec![line("Un chef-d’œuvre", "999999.9999", "u", "8.333"), line("Son cadre", "1", "u", "333.32")];
    ordinary(studio.lines(&client, lines))
}

fn disbursements(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let mut stamp = line("Timbre fiscal avancé pour votre compte", "1", "u", "225");
    stamp.disbursement = true;
    ordinary(studio.lines(&client, vec![line("Formalités", "3", "h", "60"), stamp]))
}

/// What a public buyer asks for: its order, its service code, the days of the service, where it was delivered.
fn references(studio: &mut Studio) -> Vec<Code> {
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
fn plain_pdf(studio: &mut Studio) -> Vec<Code> {
    let client =
        studio.client(ClientRequest { plain_pdf: Some(true), ..business("Portail & Fils", "404833048") });
    let invoice = studio.lines(&client, vec![line("Audit", "2", "d", "500")]);
    assert_eq!(invoice.electronic.as_deref(), Some("pdf"), "the client asked for a plain PDF");
    ordinary(invoice)
}

fn in_english(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    ordinary(studio.invoice(InvoiceRequest {
        client,
        lines: vec![line("Copy editing", "12.5", "h", "1042.125")],
        language: Some("en".to_owned()),
        ..InvoiceRequest::default()
    }))
}
