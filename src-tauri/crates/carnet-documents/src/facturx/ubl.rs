//! The invoice as UBL 2.1, `Invoice` or `CreditNote`, in the order of the OASIS schemas and by the binding of EN 16931-3-2.

use super::PROFILE;
use super::model::{
    Address, Allowance, Delivery, Identifier, Invoice, Line, LineAllowance, Party, Payment, VatBreakdown,
    VatPoint,
};
use super::xml::{Xml, day, plain, two_decimals};
use crate::paper::VatCategory;
use rust_decimal::Decimal;

/// What differs between the two documents of UBL.
struct Form {
    root: &'static str,
    namespace: &'static str,
    type_code: &'static str,
    line: &'static str,
    quantity: &'static str,
}

const INVOICE: Form = Form {
    root: "Invoice",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    type_code: "cbc:InvoiceTypeCode",
    line: "cac:InvoiceLine",
    quantity: "cbc:InvoicedQuantity",
};

const CREDIT_NOTE: Form = Form {
    root: "CreditNote",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
    type_code: "cbc:CreditNoteTypeCode",
    line: "cac:CreditNoteLine",
    quantity: "cbc:CreditedQuantity",
};

/// Writes the invoice as UBL 2.1; a credit note is a document of its own kind there.
pub fn ubl(invoice: &Invoice) -> Vec<u8> {
    let form = if invoice.type_code.is_credit_note() { &CREDIT_NOTE } else { &INVOICE };
    let namespaces = [
        ("xmlns", form.namespace),
        ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
        ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
    ];
    let mut xml = Xml::new();
    xml.element_with(form.root, &namespaces, |xml| {
        head(xml, form, invoice);
        for earlier in &invoice.preceding {
            xml.element("cac:BillingReference", |xml| {
                xml.element("cac:InvoiceDocumentReference", |xml| {
                    xml.text("cbc:ID", &earlier.number);
                    xml.text("cbc:IssueDate", &day(earlier.issue_date));
                });
            });
        }
        xml.element("cac:AccountingSupplierParty", |xml| party(xml, &invoice.seller));
        xml.element("cac:AccountingCustomerParty", |xml| party(xml, &invoice.buyer));
        if let Some(place) = &invoice.delivery {
            delivery(xml, place);
        }
        if let Some(how) = &invoice.payment {
            payment(xml, how);
        }
        if let Some(terms) = &invoice.terms {
            xml.element("cac:PaymentTerms", |xml| xml.text("cbc:Note", terms));
        }
        let money = Amounts { currency: &invoice.currency };
        for discount in &invoice.allowances {
            allowance(xml, &money, discount);
        }
        totals(xml, &money, invoice);
        for row in &invoice.lines {
            line(xml, &money, form, row);
        }
    });
    xml.finish()
}

/// Writes amounts with their currency, which each bears in UBL.
struct Amounts<'a> {
    currency: &'a str,
}

impl Amounts<'_> {
    fn write(&self, xml: &mut Xml, name: &str, text: &str) {
        xml.text_with(name, &[("currencyID", self.currency)], text);
    }

    fn settled(&self, xml: &mut Xml, name: &str, amount: Decimal) {
        self.write(xml, name, &two_decimals(amount));
    }
}

fn head(xml: &mut Xml, form: &Form, invoice: &Invoice) {
    xml.text("cbc:CustomizationID", PROFILE);
    xml.text("cbc:ProfileID", &invoice.process);
    xml.text("cbc:ID", &invoice.number);
    xml.text("cbc:IssueDate", &day(invoice.issue_date));
    // A credit note of UBL has no due date in its head.
    if let Some(due) = invoice.due_date.filter(|_| !invoice.type_code.is_credit_note()) {
        xml.text("cbc:DueDate", &day(due));
    }
    xml.text(form.type_code, invoice.type_code.as_str());
    for note in &invoice.notes {
        match &note.subject {
            Some(subject) => xml.text("cbc:Note", &format!("#{subject}#{}", note.text)),
            None => xml.text("cbc:Note", &note.text),
        }
    }
    xml.text("cbc:DocumentCurrencyCode", &invoice.currency);
    xml.optional("cbc:BuyerReference", invoice.buyer_reference.as_deref());
    if invoice.period.is_some() || invoice.vat_point.is_some() {
        xml.element("cac:InvoicePeriod", |xml| {
            let period = invoice.period.unwrap_or_default();
            xml.optional("cbc:StartDate", period.from.map(day).as_deref());
            xml.optional("cbc:EndDate", period.to.map(day).as_deref());
            // BT-8 in UBL: UNTDID 2005, another list than that of CII.
            xml.optional(
                "cbc:DescriptionCode",
                invoice.vat_point.map(|point| match point {
                    VatPoint::InvoiceDate => "3",
                    VatPoint::Delivery => "35",
                    VatPoint::Payment => "432",
                }),
            );
        });
    }
    if let Some(order) = &invoice.order_reference {
        xml.element("cac:OrderReference", |xml| xml.text("cbc:ID", order));
    }
}

fn party(xml: &mut Xml, party: &Party) {
    xml.element("cac:Party", |xml| {
        if let Some(identifier) = &party.electronic_address {
            identified(xml, "cbc:EndpointID", identifier);
        }
        for identifier in &party.identifiers {
            xml.element("cac:PartyIdentification", |xml| identified(xml, "cbc:ID", identifier));
        }
        xml.element("cac:PostalAddress", |xml| address(xml, &party.address));
        for (scheme, number) in [("VAT", &party.vat_number), ("TAX", &party.tax_number)] {
            if let Some(number) = number {
                xml.element("cac:PartyTaxScheme", |xml| {
                    xml.text("cbc:CompanyID", number);
                    xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", scheme));
                });
            }
        }
        xml.element("cac:PartyLegalEntity", |xml| {
            xml.text("cbc:RegistrationName", &party.name);
            if let Some(identifier) = &party.legal_identifier {
                identified(xml, "cbc:CompanyID", identifier);
            }
            xml.optional("cbc:CompanyLegalForm", party.legal_information.as_deref());
        });
        if let Some(contact) = &party.contact {
            xml.element("cac:Contact", |xml| {
                xml.optional("cbc:Name", contact.name.as_deref());
                xml.optional("cbc:Telephone", contact.phone.as_deref());
                xml.optional("cbc:ElectronicMail", contact.email.as_deref());
            });
        }
    });
}

fn identified(xml: &mut Xml, name: &str, identifier: &Identifier) {
    xml.text_with(name, &[("schemeID", &identifier.scheme)], &identifier.value);
}

fn address(xml: &mut Xml, address: &Address) {
    let mut lines = address.lines.iter().map(String::as_str);
    xml.optional("cbc:StreetName", lines.next());
    xml.optional("cbc:AdditionalStreetName", lines.next());
    xml.optional("cbc:CityName", address.city.as_deref());
    xml.optional("cbc:PostalZone", address.postcode.as_deref());
    if let Some(third) = lines.next() {
        xml.element("cac:AddressLine", |xml| xml.text("cbc:Line", third));
    }
    xml.element("cac:Country", |xml| xml.text("cbc:IdentificationCode", &address.country));
}

fn delivery(xml: &mut Xml, place: &Delivery) {
    xml.element("cac:Delivery", |xml| {
        xml.optional("cbc:ActualDeliveryDate", place.date.map(day).as_deref());
        if let Some(place) = &place.address {
            xml.element("cac:DeliveryLocation", |xml| xml.element("cac:Address", |xml| address(xml, place)));
        }
        if let Some(name) = &place.name {
            xml.element("cac:DeliveryParty", |xml| {
                xml.element("cac:PartyName", |xml| xml.text("cbc:Name", name));
            });
        }
    });
}

fn payment(xml: &mut Xml, payment: &Payment) {
    xml.element("cac:PaymentMeans", |xml| {
        xml.text("cbc:PaymentMeansCode", &payment.means);
        xml.optional("cbc:PaymentID", payment.reference.as_deref());
        let Some(account) = &payment.account else { return };
        xml.element("cac:PayeeFinancialAccount", |xml| {
            xml.text("cbc:ID", &account.iban);
            xml.optional("cbc:Name", account.holder.as_deref());
            if let Some(bic) = &account.bic {
                xml.element("cac:FinancialInstitutionBranch", |xml| xml.text("cbc:ID", bic));
            }
        });
    });
}

fn allowance(xml: &mut Xml, money: &Amounts<'_>, allowance: &Allowance) {
    xml.element("cac:AllowanceCharge", |xml| {
        xml.text("cbc:ChargeIndicator", "false");
        xml.text("cbc:AllowanceChargeReason", &allowance.reason);
        if let Some(percent) = allowance.percent {
            xml.text("cbc:MultiplierFactorNumeric", &two_decimals(percent));
        }
        money.settled(xml, "cbc:Amount", allowance.amount);
        if let Some(base) = allowance.base {
            money.settled(xml, "cbc:BaseAmount", base);
        }
        xml.element("cac:TaxCategory", |xml| category(xml, allowance.category, allowance.rate));
    });
}

fn category(xml: &mut Xml, category: VatCategory, rate: Option<Decimal>) {
    xml.text("cbc:ID", category.code());
    xml.optional("cbc:Percent", rate.map(two_decimals).as_deref());
    xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
}

fn totals(xml: &mut Xml, money: &Amounts<'_>, invoice: &Invoice) {
    let totals = &invoice.totals;
    xml.element("cac:TaxTotal", |xml| {
        money.settled(xml, "cbc:TaxAmount", totals.vat);
        for row in &invoice.vat {
            breakdown(xml, money, row);
        }
    });
    xml.element("cac:LegalMonetaryTotal", |xml| {
        money.settled(xml, "cbc:LineExtensionAmount", totals.lines);
        money.settled(xml, "cbc:TaxExclusiveAmount", totals.net);
        money.settled(xml, "cbc:TaxInclusiveAmount", totals.gross);
        if !invoice.allowances.is_empty() {
            money.settled(xml, "cbc:AllowanceTotalAmount", totals.allowances);
        }
        money.settled(xml, "cbc:PrepaidAmount", totals.paid);
        money.settled(xml, "cbc:PayableAmount", totals.due);
    });
}

fn breakdown(xml: &mut Xml, money: &Amounts<'_>, row: &VatBreakdown) {
    xml.element("cac:TaxSubtotal", |xml| {
        money.settled(xml, "cbc:TaxableAmount", row.base);
        money.settled(xml, "cbc:TaxAmount", row.tax);
        xml.element("cac:TaxCategory", |xml| {
            xml.text("cbc:ID", row.category.code());
            xml.optional("cbc:Percent", row.rate.map(two_decimals).as_deref());
            xml.optional("cbc:TaxExemptionReasonCode", row.reason_code.as_deref());
            xml.optional("cbc:TaxExemptionReason", row.reason.as_deref());
            xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
        });
    });
}

fn line(xml: &mut Xml, money: &Amounts<'_>, form: &Form, line: &Line) {
    xml.element(form.line, |xml| {
        xml.text("cbc:ID", &line.id);
        xml.optional("cbc:Note", line.note.as_deref());
        xml.text_with(form.quantity, &[("unitCode", &line.unit)], &plain(line.quantity));
        money.settled(xml, "cbc:LineExtensionAmount", line.net);
        for discount in &line.allowances {
            line_allowance(xml, money, discount);
        }
        xml.element("cac:Item", |xml| {
            xml.optional("cbc:Description", line.description.as_deref());
            xml.text("cbc:Name", &line.name);
            xml.element("cac:ClassifiedTaxCategory", |xml| category(xml, line.category, line.rate));
        });
        xml.element("cac:Price", |xml| money.write(xml, "cbc:PriceAmount", &plain(line.unit_price)));
    });
}

fn line_allowance(xml: &mut Xml, money: &Amounts<'_>, allowance: &LineAllowance) {
    xml.element("cac:AllowanceCharge", |xml| {
        xml.text("cbc:ChargeIndicator", "false");
        xml.text("cbc:AllowanceChargeReason", &allowance.reason);
        if let Some(percent) = allowance.percent {
            xml.text("cbc:MultiplierFactorNumeric", &two_decimals(percent));
        }
        money.settled(xml, "cbc:Amount", allowance.amount);
        if let Some(base) = allowance.base {
            money.settled(xml, "cbc:BaseAmount", base);
        }
    });
}
