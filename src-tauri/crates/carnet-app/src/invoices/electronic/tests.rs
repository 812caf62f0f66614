use crate::testing::{book, some};
use crate::wire::clients::ClientRequest;
use crate::wire::identity::IdentityRequest;
use crate::wire::invoices::{
    Invoice as View, InvoiceAnnotation, InvoiceCredit, InvoiceIssue, InvoiceRequest, InvoiceXml,
};
use crate::wire::quotes::LineRequest;
use crate::{Carnet, clients, identity, invoices};

fn line(price: &str) -> LineRequest {
    LineRequest {
        description: "Rédaction\nTrois articles".to_owned(),
        quantity: "2".to_owned(),
        unit: "h".to_owned(),
        unit_price: price.to_owned(),
        ..LineRequest::default()
    }
}

fn stamps() -> LineRequest {
    LineRequest {
        description: "Timbres".to_owned(),
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        disbursement: true,
        ..line("12,90")
    }
}

fn company(carnet: &mut Carnet) -> String {
    let request = ClientRequest {
        name: some("Atelier & Fils"),
        siren: some("404833048"),
        address: some("12 rue du Bac\n31000 Toulouse"),
        ..ClientRequest::default()
    };
    clients::save(carnet, request).unwrap().value.id.to_string()
}

fn draft(carnet: &mut Carnet, client: &str, lines: Vec<LineRequest>) -> View {
    let request = InvoiceRequest { client: client.to_owned(), lines, ..InvoiceRequest::default() };
    invoices::save(carnet, request).unwrap().value
}

fn issue(carnet: &mut Carnet, id: i64) -> View {
    invoices::issue(carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).unwrap().value
}

fn xml(carnet: &Carnet, name: &str) -> String {
    invoices::xml(carnet, InvoiceXml { name: name.to_owned(), format: "cii".to_owned() }).unwrap().text
}

/// Returns the texts of all elements of that name, in order.
fn all<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<ram:{name}>");
    xml.split(&open).skip(1).filter_map(|rest| rest.split('<').next()).collect()
}

#[test]
fn an_invoice_under_the_franchise() {
    let (_folder, mut carnet) = book();
    let client = company(&mut carnet);
    let written = draft(&mut carnet, &client, vec![line("50")]);
    assert!(written.missing.is_empty(), "{:?}", written.missing);
    assert_eq!(written.electronic, None, "a draft is neither");
    let issued = issue(&mut carnet, written.id);
    assert_eq!(issued.electronic.as_deref(), Some("factur-x"));
    let number = issued.number.unwrap();
    let xml = xml(&carnet, &number);
    assert_eq!(all(&xml, "ID")[..2], ["S1", "urn:cen.eu:en16931:2017"]);
    assert_eq!(all(&xml, "SubjectCode"), ["PMT", "PMD", "AAB", "BAR"]);
    assert_eq!(all(&xml, "ExemptionReason"), ["TVA non applicable, art. 293 B du CGI"]);
    assert_eq!(all(&xml, "ExemptionReasonCode"), ["VATEX-FR-FRANCHISE"]);
    assert!(
        xml.contains("<ram:ID schemeID=\"FC\">732829320</ram:ID>"),
        "BR-E-02: no VAT number, a tax number"
    );
    assert!(xml.contains("<ram:URIID schemeID=\"0225\">404833048</ram:URIID>"), "the SIREN is the address");
    assert!(xml.contains("Atelier &amp; Fils"));
    let pdf = invoices::pdf(&carnet, &number).unwrap();
    assert_eq!(
        invoices::sheet(&carnet, &number).unwrap().pdf().unwrap(),
        pdf,
        "made again of what was frozen, byte for byte"
    );
    assert!(pdf.windows(12).any(|bytes| bytes == b"factur-x.xml"), "the PDF carries it");
}

#[test]
fn a_consumer_is_never_told_of_the_forty_euros() {
    let (_folder, mut carnet) = book();
    let person = ClientRequest {
        name: some("Zoé"),
        kind: some("person"),
        address: some("1 rue Y\n75001 Paris"),
        ..ClientRequest::default()
    };
    let client = clients::save(&mut carnet, person).unwrap().value.id.to_string();
    let written = draft(&mut carnet, &client, vec![line("50")]);
    assert!(written.missing.is_empty(), "a name and an address are enough: {:?}", written.missing);
    let xml = xml(&carnet, &written.id.to_string());
    assert!(xml.contains(">B2C<") && xml.contains("Sans objet : client particulier"));
    assert!(!xml.contains("recouvrement") && !xml.contains("40\u{202F}€"), "no indemnity in the file: {xml}");
}

#[test]
fn what_is_missing_is_named_and_never_stops_the_issue() {
    let (_folder, mut carnet) = book();
    let client = crate::testing::client(&mut carnet, "Pauvre").id.to_string();
    let written = draft(&mut carnet, &client, vec![line("50")]);
    let fields: Vec<&str> = written.missing.iter().map(|missing| missing.field.as_str()).collect();
    assert_eq!(fields, ["address", "siren", "electronic_address"]);
    let request = InvoiceIssue { id: written.id, ..InvoiceIssue::default() };
    let outcome = invoices::issue(&mut carnet, request).unwrap();
    assert_eq!(outcome.notices.len(), 3, "{:?}", outcome.notices);
    assert_eq!(outcome.value.electronic.as_deref(), Some("factur-x"), "valid by EN 16931 all the same");
}

#[test]
fn reverse_charge_without_the_buyers_number_goes_as_plain_pdf() {
    let (_folder, mut carnet) = book();
    let german = |vat: Option<&str>, name: &str| ClientRequest {
        name: some(name),
        country: some("DE"),
        address: some("Weg 1\n10115 Berlin"),
        vat_number: vat.map(str::to_owned),
        ..ClientRequest::default()
    };
    let named =
        clients::save(&mut carnet, german(Some("DE136695976"), "Müller")).unwrap().value.id.to_string();
    let written = draft(&mut carnet, &named, vec![line("50")]);
    let text = xml(&carnet, &written.id.to_string());
    assert_eq!(all(&text, "ExemptionReasonCode"), ["VATEX-EU-AE"]);
    assert!(text.contains("B2BINT") && text.contains("<ram:ID schemeID=\"VA\">DE136695976</ram:ID>"));
    assert_eq!(written.missing[0].field, "vat_number", "the seller's own number is named (CGI art. 286 ter)");
    let unnamed = clients::save(&mut carnet, german(None, "Schmidt")).unwrap().value.id.to_string();
    let written = draft(&mut carnet, &unnamed, vec![line("50")]);
    let issued = issue(&mut carnet, written.id);
    assert_eq!(issued.electronic.as_deref(), Some("pdf"), "BR-AE-02 cannot hold");
}

#[test]
fn disbursements_stand_beside_the_franchise() {
    let (_folder, mut carnet) = book();
    let client = company(&mut carnet);
    let written = draft(&mut carnet, &client, vec![line("50"), stamps()]);
    let text = xml(&carnet, &written.id.to_string());
    let reasons = all(&text, "ExemptionReason");
    assert_eq!(reasons.len(), 1, "BR-E-01: one row for all that is exempt");
    assert!(reasons[0].contains("293 B") && reasons[0].contains("267 II 2°"), "{reasons:?}");
    assert!(all(&text, "ExemptionReasonCode").is_empty(), "no code is true of both");
    let issued = issue(&mut carnet, written.id);
    assert_eq!(issued.total_net.as_str(), "112.90");
    let detail = clients::show(&carnet, crate::testing::named(&client)).unwrap();
    assert_eq!(detail.invoiced_net.as_str(), "100.00", "money laid out is no turnover");
}

#[test]
fn an_invoice_that_was_paid_before_says_so() {
    let (_folder, mut carnet) = book();
    let client = company(&mut carnet);
    let written = draft(&mut carnet, &client, vec![line("50")]);
    let late = InvoiceIssue { id: written.id, paid_on: some("2026-12-01"), ..InvoiceIssue::default() };
    assert!(invoices::issue(&mut carnet, late).is_err(), "money of a day to come is no money");
    let request = InvoiceIssue {
        id: written.id,
        paid_on: some("2026-11-20"),
        paid_by: some("card"),
        ..InvoiceIssue::default()
    };
    let issued = invoices::issue(&mut carnet, request).unwrap().value;
    assert_eq!((issued.status.as_str(), issued.paid.as_str()), ("paid", "100.00"));
    let text = xml(&carnet, &issued.number.unwrap());
    assert_eq!(all(&text, "ID")[0], "S2");
    assert_eq!(all(&text, "TotalPrepaidAmount"), ["100.00"]);
    assert_eq!(all(&text, "DuePayableAmount"), ["0.00"]);
    assert!(text.contains(">20261120<"), "BR-FR-CO-09: the day of the payment is the due date");
}

#[test]
fn what_the_buyer_wants_to_read() {
    let (_folder, mut carnet) = book();
    let client = company(&mut carnet);
    let written = draft(&mut carnet, &client, vec![line("50")]);
    let note = InvoiceAnnotation {
        id: written.id,
        order_reference: some("BC-77"),
        service_from: some("2026-11-01"),
        service_to: some("2026-11-20"),
        ..InvoiceAnnotation::default()
    };
    invoices::annotate(&mut carnet, note.clone()).unwrap();
    let reversed = InvoiceAnnotation { service_to: some("2026-10-01"), ..note };
    assert!(invoices::annotate(&mut carnet, reversed).is_err(), "a service ends after it began");
    let issued = issue(&mut carnet, written.id);
    assert_eq!(issued.order_reference.as_deref(), Some("BC-77"));
    let text = xml(&carnet, &issued.number.clone().unwrap());
    assert_eq!(all(&text, "IssuerAssignedID"), ["BC-77"]);
    assert!(text.contains("<ram:BillingSpecifiedPeriod>") && text.contains(">20261101<"));
    let credit = InvoiceCredit {
        invoice: issued.number.unwrap(),
        reason: "Erreur".to_owned(),
        issue: true,
        ..InvoiceCredit::default()
    };
    let note = invoices::credit(&mut carnet, credit).unwrap().value;
    let text = xml(&carnet, &note.number.unwrap());
    assert_eq!(all(&text, "TypeCode")[0], "381");
    assert_eq!(all(&text, "IssuerAssignedID"), ["BC-77", "F2026-0001"], "the original is named");
    assert!(invoices::verify(&carnet).unwrap().ok);
}

#[test]
fn the_option_for_the_debits_and_the_plain_client() {
    let (_folder, mut carnet) = book();
    identity::change(&mut carnet, IdentityRequest { vat: "debits".to_owned(), ..IdentityRequest::default() })
        .unwrap();
    let client = company(&mut carnet);
    let plain =
        ClientRequest { client: Some(client.clone()), plain_pdf: Some(true), ..ClientRequest::default() };
    clients::save(&mut carnet, plain).unwrap();
    let written = draft(&mut carnet, &client, vec![line("50")]);
    let issued = issue(&mut carnet, written.id);
    assert_eq!(issued.electronic.as_deref(), Some("pdf"), "this client's portal takes no attachment");
    let text = xml(&carnet, &issued.number.unwrap());
    assert_eq!(all(&text, "DueDateTypeCode"), ["5"]);
    assert!(text.contains("<ram:ID schemeID=\"VA\">FR44732829320</ram:ID>"));
}
