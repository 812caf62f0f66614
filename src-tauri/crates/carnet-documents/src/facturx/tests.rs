use super::*;
use crate::paper::VatCategory;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn euros(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

/// Two lines, one with a discount, a discount on the whole: every group of the model but the optional references.
pub(crate) fn sample() -> Invoice {
    let rate = Some(Decimal::from(20));
    Invoice {
        number: "F2026-0001".into(),
        issue_date: day(2026, 11, 22),
        currency: "EUR".into(),
        due_date: Some(day(2026, 12, 22)),
        order_reference: Some("BC-77".into()),
        terms: Some("Paiement à 30 jours".into()),
        notes: vec![
            Note { subject: Some("PMT".into()), text: "Indemnité : 40 €".into() },
            Note { subject: Some("PMD".into()), text: "Pénalités : 12,40 %".into() },
            Note { subject: Some("AAB".into()), text: "Escompte : néant".into() },
            Note { subject: Some("BAR".into()), text: "B2B".into() },
        ],
        process: "S1".into(),
        seller: Party {
            identifiers: vec![Identifier { scheme: "0009".into(), value: "73282932000074".into() }],
            name: "Élise Carnet".into(),
            legal_information: Some("Entrepreneur individuel".into()),
            legal_identifier: Some(Identifier { scheme: "0002".into(), value: "732829320".into() }),
            vat_number: Some("FR44732829320".into()),
            electronic_address: Some(Identifier { scheme: "0225".into(), value: "732829320".into() }),
            address: Address {
                lines: vec!["3 rue des Lilas".into()],
                city: Some("Pau".into()),
                postcode: Some("64000".into()),
                country: "FR".into(),
            },
            contact: Some(Contact { email: Some("elise@example.fr".into()), ..Contact::default() }),
            ..Party::default()
        },
        buyer: Party {
            name: "Atelier & Fils <SARL>".into(),
            legal_identifier: Some(Identifier { scheme: "0002".into(), value: "404833048".into() }),
            electronic_address: Some(Identifier { scheme: "0225".into(), value: "404833048".into() }),
            address: Address { country: "FR".into(), ..Address::default() },
            ..Party::default()
        },
        payment: Some(Payment {
            means: "58".into(),
            reference: Some("F2026-0001".into()),
            account: Some(BankAccount {
                iban: "FR1420041010050500013M02606".into(),
                holder: Some("Élise Carnet".into()),
                bic: Some("PSSTFRPPXXX".into()),
            }),
        }),
        allowances: vec![Allowance {
            amount: euros(1_500),
            base: Some(euros(15_000)),
            percent: Some(Decimal::TEN),
            category: VatCategory::Standard,
            rate,
            reason: "Remise".into(),
        }],
        totals: Totals {
            lines: euros(15_000),
            allowances: euros(1_500),
            net: euros(13_500),
            vat: euros(2_700),
            gross: euros(16_200),
            paid: Decimal::ZERO,
            due: euros(16_200),
        },
        vat: vec![VatBreakdown {
            category: VatCategory::Standard,
            rate,
            base: euros(13_500),
            tax: euros(2_700),
            ..VatBreakdown::default()
        }],
        lines: vec![
            Line {
                id: "1".into(),
                name: "Rédaction".into(),
                description: Some("Trois articles".into()),
                quantity: Decimal::from(2),
                unit: "HUR".into(),
                unit_price: Decimal::from(50),
                category: VatCategory::Standard,
                rate,
                net: euros(10_000),
                ..Line::default()
            },
            Line {
                id: "2".into(),
                name: "Relecture".into(),
                quantity: Decimal::ONE,
                unit: "LS".into(),
                unit_price: Decimal::from(100),
                allowances: vec![LineAllowance {
                    amount: euros(5_000),
                    base: Some(euros(10_000)),
                    percent: Some(Decimal::from(50)),
                    reason: "Remise".into(),
                }],
                category: VatCategory::Standard,
                rate,
                net: euros(5_000),
                ..Line::default()
            },
        ],
        ..Invoice::default()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Returns the texts of all elements of that name, read by an XML parser.
fn values(xml: &[u8], name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text(xml));
    let (mut open, mut found, mut value) = (false, Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == name => open = true,
            Event::Text(part) if open => value.push_str(&part.xml10_content()),
            Event::GeneralRef(part) if open => match part.resolve_char_ref().unwrap() {
                Some(c) => value.push(c),
                None => value.push_str(match part.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    other => panic!("unknown reference {other}"),
                }),
            },
            Event::End(end) if end.name().as_ref() == name => {
                found.push(std::mem::take(&mut value));
                open = false;
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn cii_carries_every_group() {
    let xml = cii(&sample());
    for (name, expected) in [
        ("ram:ID", vec!["S1", PROFILE, "F2026-0001", "732829320", "404833048", "FR44732829320"]),
        ("ram:TypeCode", vec!["380", "VAT", "VAT", "58", "VAT", "VAT"]),
        ("ram:SubjectCode", vec!["PMT", "PMD", "AAB", "BAR"]),
        ("ram:LineTotalAmount", vec!["100.00", "50.00", "150.00"]),
        ("ram:ActualAmount", vec!["50.00", "15.00"]),
        ("ram:AllowanceTotalAmount", vec!["15.00"]),
        ("ram:TaxBasisTotalAmount", vec!["135.00"]),
        ("ram:DuePayableAmount", vec!["162.00"]),
        ("ram:GlobalID", vec!["73282932000074"]),
        ("ram:URIID", vec!["elise@example.fr", "732829320", "404833048"]),
        ("ram:Name", vec!["Rédaction", "Relecture", "Élise Carnet", "Atelier & Fils <SARL>"]),
        ("udt:DateTimeString", vec!["20261122", "20261222"]),
    ] {
        let mut found = values(&xml, name);
        let mut expected = expected;
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{name}");
    }
    assert!(text(&xml).contains("Atelier &amp; Fils &lt;SARL&gt;"), "a name never opens an element");
    assert_eq!(cii(&sample()), xml, "the same invoice gives the same bytes");
}

#[test]
fn a_credit_note_is_another_document_in_ubl() {
    let mut invoice = sample();
    let as_invoice = ubl(&invoice);
    assert!(text(&as_invoice).contains("<Invoice xmlns="), "an invoice is an Invoice");
    assert_eq!(values(&as_invoice, "cbc:DueDate"), ["2026-12-22"]);
    assert_eq!(
        values(&as_invoice, "cbc:Note")[0],
        "#PMT#Indemnité : 40 €",
        "the subject stands before the note"
    );
    invoice.type_code = TypeCode::PrepaymentCreditNote;
    invoice.preceding = vec![Preceding { number: "F2026-0001".into(), issue_date: day(2026, 11, 1) }];
    let as_credit = ubl(&invoice);
    assert!(text(&as_credit).contains("<CreditNote xmlns="), "503 is a CreditNote (BR-CL-01)");
    assert_eq!(values(&as_credit, "cbc:CreditNoteTypeCode"), ["503"]);
    assert_eq!(values(&as_credit, "cbc:CreditedQuantity").len(), 2);
    assert!(values(&as_credit, "cbc:DueDate").is_empty(), "the schema has no due date there");
    assert_eq!(values(&as_credit, "cbc:IssueDate"), ["2026-11-22", "2026-11-01"]);
}

#[test]
fn the_vat_point_has_a_code_of_its_own_in_each_syntax() {
    let invoice = Invoice { vat_point: Some(VatPoint::InvoiceDate), ..sample() };
    assert_eq!(values(&cii(&invoice), "ram:DueDateTypeCode"), ["5"], "UNTDID 2475");
    assert_eq!(values(&ubl(&invoice), "cbc:DescriptionCode"), ["3"], "UNTDID 2005");
}

#[test]
fn nothing_is_written_empty_and_no_zero_bears_a_sign() {
    let mut invoice = sample();
    invoice.buyer_reference = Some(" \u{0}".into());
    invoice.lines[0].description = Some(String::new());
    invoice.totals.paid = -Decimal::ZERO;
    for xml in [cii(&invoice), ubl(&invoice)] {
        assert!(!text(&xml).contains("BuyerReference"), "a blank reference is none");
        assert!(!text(&xml).contains(">-0"), "minus zero is zero");
    }
}

#[test]
fn the_snapshot_reads_back() {
    let invoice = sample();
    let json = serde_json::to_string(&invoice).unwrap();
    assert_eq!(serde_json::from_str::<Invoice>(&json).unwrap(), invoice);
    assert!(!json.contains("null"), "what is not said is not stored");
}

proptest! {
    #[test]
    fn any_text_gives_well_formed_xml_that_reads_back(name in any::<String>()) {
        let mut invoice = sample();
        invoice.buyer.name = name.clone();
        let kept: String = xml::legal(&name).trim().to_owned();
        for (bytes, element) in [(cii(&invoice), "ram:Name"), (ubl(&invoice), "cbc:RegistrationName")] {
            let found = values(&bytes, element);
            prop_assert!(kept.is_empty() || found.contains(&kept), "{kept:?} in {found:?}");
        }
    }
}
