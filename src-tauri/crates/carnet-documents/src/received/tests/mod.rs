//! What readers promise: values as stated, one refusal for each trap, no panic whatever comes.

mod build;
mod hostile;
mod sums;

use super::*;
use build::{CII, UBL, cii, pdf_with};
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_cii_invoice_is_read_as_it_says() {
    let invoice = read(CII.as_bytes()).unwrap();
    assert_eq!((invoice.number.as_str(), invoice.type_code.as_str()), ("2026-117", "380"));
    assert_eq!(invoice.issue_date, NaiveDate::from_ymd_opt(2026, 10, 5).unwrap());
    assert_eq!(invoice.due_date, NaiveDate::from_ymd_opt(2026, 11, 4));
    assert_eq!((invoice.syntax, invoice.container), (Syntax::Cii, Container::Xml));
    assert_eq!(invoice.profile_name(), Some("EN 16931"));
    assert_eq!(invoice.seller.name, "Papeterie du Gave & Fils");
    assert_eq!(invoice.seller.ids_of("0002").collect::<Vec<_>>(), ["303265045"]);
    assert_eq!(invoice.seller.vat_number.as_deref(), Some("FR40303265045"));
    assert_eq!(invoice.seller.address, "12 place Clemenceau\n64000 Pau");
    assert_eq!(invoice.buyer.ids_of("0002").collect::<Vec<_>>(), ["732829320"]);
    assert_eq!(invoice.lines.len(), 2);
    assert_eq!(invoice.lines[0].description, "Ramettes A4\nBlanc, 80 g");
    assert_eq!((invoice.lines[0].quantity, invoice.lines[0].unit_price), (amount("10"), amount("4.50")));
    assert_eq!(invoice.lines[1].price_quantity, amount("100"), "a price of a hundred pieces");
    assert_eq!(invoice.adjustments[0].signed(), amount("-5.00"));
    assert_eq!(invoice.vat.len(), 2);
    let totals = &invoice.totals;
    assert_eq!((totals.net, totals.vat, totals.gross), (amount("46.00"), amount("8.33"), amount("54.33")));
    assert_eq!((totals.prepaid, totals.due), (Some(amount("10.00")), amount("44.33")));
    assert_eq!(invoice.payment_means[0].account.as_deref(), Some("FR1420041010050500013M02606"));
    assert_eq!(invoice.notes[0].subject.as_deref(), Some("AAB"));
    assert_eq!(differences(&invoice), [], "it adds up");
}

#[test]
fn the_same_invoice_in_ubl_says_the_same() {
    let (cii, ubl) = (read(CII.as_bytes()).unwrap(), read(UBL.as_bytes()).unwrap());
    assert_eq!(ubl.syntax, Syntax::Ubl);
    assert_eq!(
        (&cii.number, cii.issue_date, cii.due_date, &cii.currency, &cii.totals),
        (&ubl.number, ubl.issue_date, ubl.due_date, &ubl.currency, &ubl.totals)
    );
    assert_eq!((&cii.vat, &cii.lines, &cii.adjustments), (&ubl.vat, &ubl.lines, &ubl.adjustments));
    assert_eq!((&cii.seller.name, &cii.seller.vat_number), (&ubl.seller.name, &ubl.seller.vat_number));
    assert_eq!(ubl.notes, cii.notes, "a note of UBL carries its subject in itself");
    assert_eq!(differences(&ubl), []);
}

#[test]
fn a_pdf_gives_the_file_that_bears_the_name_of_an_invoice() {
    for name in
        ["factur-x.xml", "ZUGFeRD-invoice.xml", "zugferd-invoice.xml", "xrechnung.xml", "Rechnung 12.xml"]
    {
        let invoice = read(&pdf_with(name, CII.as_bytes())).unwrap();
        assert_eq!((invoice.number.as_str(), invoice.container), ("2026-117", Container::Pdf), "{name}");
    }
    let mailed = [b"From: someone\r\n\r\n".as_slice(), &pdf_with("factur-x.xml", CII.as_bytes())].concat();
    assert!(read(&mailed).is_ok(), "places count from the mark of the file");
    let paper = read(&pdf_with("conditions.txt", b"text"));
    assert_eq!(paper, Err(ReadError::PdfWithoutInvoice { attached: vec!["conditions.txt".into()] }));
    let broken = read(&pdf_with("factur-x.xml", b"<a>"));
    assert_eq!(
        broken,
        Err(ReadError::Malformed { line: 1 }),
        "the fault is that of the invoice, not of the PDF"
    );
}

#[test]
fn what_every_invoice_has_is_asked_for() {
    let without = |from: &str| read(CII.replacen(from, "", 1).as_bytes());
    let missing = |field| Err(ReadError::Missing { field });
    assert_eq!(without("<ram:ID>2026-117</ram:ID>"), missing(Field::Number));
    assert_eq!(without("<ram:TypeCode>380</ram:TypeCode>"), missing(Field::TypeCode));
    assert_eq!(without("<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"), missing(Field::Currency));
    assert_eq!(without("<ram:GrandTotalAmount>54.33</ram:GrandTotalAmount>"), missing(Field::Gross));
    assert_eq!(without("<ram:Name>Papeterie du Gave &amp; Fils</ram:Name>"), missing(Field::Seller));
    let odd = read(cii("20261104", "20261131").as_bytes()).unwrap();
    assert_eq!((odd.due_date, odd.odd_due_date.as_deref()), (None, Some("20261131")), "told, not refused");
    let unreadable = read(cii("20261005", "20260231").as_bytes());
    assert_eq!(unreadable, Err(ReadError::Unreadable { field: Field::IssueDate, found: "20260231".into() }));
}

#[test]
fn other_families_and_versions_are_named() {
    let other = |text: &str| read(text.as_bytes());
    assert_eq!(other("<html/>"), Err(ReadError::NotAnInvoice { name: "html".into() }));
    assert_eq!(other("<Invoice/>"), Err(ReadError::NotAnInvoice { name: "Invoice".into() }));
    let newer = CII.replace("CrossIndustryInvoice:100", "CrossIndustryInvoice:200");
    assert_eq!(other(&newer), Err(ReadError::NotAnInvoice { name: "CrossIndustryInvoice".into() }));
    assert_eq!(other(""), Err(ReadError::Empty));
    assert_eq!(other("numéro;date;montant"), Err(ReadError::UnknownFormat));
}
