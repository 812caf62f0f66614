//! The invoice as UN/CEFACT Cross Industry Invoice D22B, in the order of the schema of Factur-X 1.09, profile EN 16931.

use chrono::NaiveDate;

use super::PROFILE;
use super::model::{
    Address, Allowance, Delivery, Identifier, Invoice, Line, Party, Payment, Period, VatBreakdown, VatPoint,
};
use super::xml::{Xml, compact_day, plain, two_decimals};
use crate::paper::VatCategory;

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
    ("xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
    ("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
    ("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
];

/// Writes the invoice as CII, profile EN 16931: what a Factur-X file carries as `factur-x.xml`.
pub fn cii(invoice: &Invoice) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element_with("rsm:CrossIndustryInvoice", &NAMESPACES, |xml| {
        xml.element("rsm:ExchangedDocumentContext", |xml| {
            if !invoice.process.is_empty() {
                xml.element("ram:BusinessProcessSpecifiedDocumentContextParameter", |xml| {
                    xml.text("ram:ID", &invoice.process);
                });
            }
            xml.element("ram:GuidelineSpecifiedDocumentContextParameter", |xml| xml.text("ram:ID", PROFILE));
        });
        document(xml, invoice);
        xml.element("rsm:SupplyChainTradeTransaction", |xml| {
            for row in &invoice.lines {
                line(xml, row);
            }
            agreement(xml, invoice);
            xml.element("ram:ApplicableHeaderTradeDelivery", |xml| {
                if let Some(place) = &invoice.delivery {
                    delivery(xml, place);
                }
            });
            settlement(xml, invoice);
        });
    });
    xml.finish()
}

fn document(xml: &mut Xml, invoice: &Invoice) {
    xml.element("rsm:ExchangedDocument", |xml| {
        xml.text("ram:ID", &invoice.number);
        xml.text("ram:TypeCode", invoice.type_code.as_str());
        date_time(xml, "ram:IssueDateTime", Some(invoice.issue_date));
        for note in &invoice.notes {
            xml.element("ram:IncludedNote", |xml| {
                xml.text("ram:Content", &note.text);
                xml.optional("ram:SubjectCode", note.subject.as_deref());
            });
        }
    });
}

fn line(xml: &mut Xml, line: &Line) {
    xml.element("ram:IncludedSupplyChainTradeLineItem", |xml| {
        xml.element("ram:AssociatedDocumentLineDocument", |xml| {
            xml.text("ram:LineID", &line.id);
            if let Some(note) = &line.note {
                xml.element("ram:IncludedNote", |xml| xml.text("ram:Content", note));
            }
        });
        xml.element("ram:SpecifiedTradeProduct", |xml| {
            xml.text("ram:Name", &line.name);
            xml.optional("ram:Description", line.description.as_deref());
        });
        xml.element("ram:SpecifiedLineTradeAgreement", |xml| {
            xml.element("ram:NetPriceProductTradePrice", |xml| {
                xml.text("ram:ChargeAmount", &plain(line.unit_price));
            });
        });
        xml.element("ram:SpecifiedLineTradeDelivery", |xml| {
            xml.text_with("ram:BilledQuantity", &[("unitCode", &line.unit)], &plain(line.quantity));
        });
        xml.element("ram:SpecifiedLineTradeSettlement", |xml| {
            xml.element("ram:ApplicableTradeTax", |xml| tax(xml, line.category, line.rate));
            for allowance in &line.allowances {
                xml.element("ram:SpecifiedTradeAllowanceCharge", |xml| {
                    xml.element("ram:ChargeIndicator", |xml| xml.text("udt:Indicator", "false"));
                    if let Some(percent) = allowance.percent {
                        xml.text("ram:CalculationPercent", &two_decimals(percent));
                    }
                    if let Some(base) = allowance.base {
                        xml.amount("ram:BasisAmount", base);
                    }
                    xml.amount("ram:ActualAmount", allowance.amount);
                    xml.text("ram:Reason", &allowance.reason);
                });
            }
            xml.element("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
                xml.amount("ram:LineTotalAmount", line.net);
            });
        });
    });
}

fn tax(xml: &mut Xml, category: VatCategory, rate: Option<rust_decimal::Decimal>) {
    xml.text("ram:TypeCode", "VAT");
    xml.text("ram:CategoryCode", category.code());
    if let Some(rate) = rate {
        xml.text("ram:RateApplicablePercent", &two_decimals(rate));
    }
}

fn agreement(xml: &mut Xml, invoice: &Invoice) {
    xml.element("ram:ApplicableHeaderTradeAgreement", |xml| {
        xml.optional("ram:BuyerReference", invoice.buyer_reference.as_deref());
        xml.element("ram:SellerTradeParty", |xml| party(xml, &invoice.seller));
        xml.element("ram:BuyerTradeParty", |xml| party(xml, &invoice.buyer));
        if let Some(order) = &invoice.order_reference {
            xml.element("ram:BuyerOrderReferencedDocument", |xml| xml.text("ram:IssuerAssignedID", order));
        }
    });
}

fn party(xml: &mut Xml, party: &Party) {
    for identifier in &party.identifiers {
        identified(xml, "ram:GlobalID", identifier);
    }
    xml.text("ram:Name", &party.name);
    xml.optional("ram:Description", party.legal_information.as_deref());
    if let Some(identifier) = &party.legal_identifier {
        xml.element("ram:SpecifiedLegalOrganization", |xml| identified(xml, "ram:ID", identifier));
    }
    if let Some(contact) = &party.contact {
        xml.element("ram:DefinedTradeContact", |xml| {
            xml.optional("ram:PersonName", contact.name.as_deref());
            if let Some(phone) = &contact.phone {
                xml.element("ram:TelephoneUniversalCommunication", |xml| {
                    xml.text("ram:CompleteNumber", phone)
                });
            }
            if let Some(email) = &contact.email {
                xml.element("ram:EmailURIUniversalCommunication", |xml| xml.text("ram:URIID", email));
            }
        });
    }
    address(xml, &party.address);
    if let Some(identifier) = &party.electronic_address {
        xml.element("ram:URIUniversalCommunication", |xml| identified(xml, "ram:URIID", identifier));
    }
    for (scheme, number) in [("VA", &party.vat_number), ("FC", &party.tax_number)] {
        if let Some(number) = number {
            xml.element("ram:SpecifiedTaxRegistration", |xml| {
                xml.text_with("ram:ID", &[("schemeID", scheme)], number);
            });
        }
    }
}

fn identified(xml: &mut Xml, name: &str, identifier: &Identifier) {
    xml.text_with(name, &[("schemeID", &identifier.scheme)], &identifier.value);
}

fn address(xml: &mut Xml, address: &Address) {
    xml.element("ram:PostalTradeAddress", |xml| {
        xml.optional("ram:PostcodeCode", address.postcode.as_deref());
        for (name, line) in ["ram:LineOne", "ram:LineTwo", "ram:LineThree"].into_iter().zip(&address.lines) {
            xml.text(name, line);
        }
        xml.optional("ram:CityName", address.city.as_deref());
        xml.text("ram:CountryID", &address.country);
    });
}

fn delivery(xml: &mut Xml, place: &Delivery) {
    if place.name.is_some() || place.address.is_some() {
        xml.element("ram:ShipToTradeParty", |xml| {
            xml.optional("ram:Name", place.name.as_deref());
            if let Some(place) = &place.address {
                address(xml, place);
            }
        });
    }
    if place.date.is_some() {
        xml.element("ram:ActualDeliverySupplyChainEvent", |xml| {
            date_time(xml, "ram:OccurrenceDateTime", place.date);
        });
    }
}

fn settlement(xml: &mut Xml, invoice: &Invoice) {
    xml.element("ram:ApplicableHeaderTradeSettlement", |xml| {
        let reference = invoice.payment.as_ref().and_then(|payment| payment.reference.as_deref());
        xml.optional("ram:PaymentReference", reference);
        xml.text("ram:InvoiceCurrencyCode", &invoice.currency);
        if let Some(how) = &invoice.payment {
            payment(xml, how);
        }
        for row in &invoice.vat {
            breakdown(xml, row, invoice.vat_point);
        }
        if let Some(period) = invoice.period {
            billing_period(xml, period);
        }
        for discount in &invoice.allowances {
            allowance(xml, discount);
        }
        if invoice.terms.is_some() || invoice.due_date.is_some() {
            xml.element("ram:SpecifiedTradePaymentTerms", |xml| {
                xml.optional("ram:Description", invoice.terms.as_deref());
                date_time(xml, "ram:DueDateDateTime", invoice.due_date);
            });
        }
        summation(xml, invoice);
        for earlier in &invoice.preceding {
            xml.element("ram:InvoiceReferencedDocument", |xml| {
                xml.text("ram:IssuerAssignedID", &earlier.number);
                xml.element("ram:FormattedIssueDateTime", |xml| {
                    let date = compact_day(earlier.issue_date);
                    xml.text_with("qdt:DateTimeString", &[("format", "102")], &date);
                });
            });
        }
    });
}

fn payment(xml: &mut Xml, payment: &Payment) {
    xml.element("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
        xml.text("ram:TypeCode", &payment.means);
        let Some(account) = &payment.account else { return };
        xml.element("ram:PayeePartyCreditorFinancialAccount", |xml| {
            xml.text("ram:IBANID", &account.iban);
            xml.optional("ram:AccountName", account.holder.as_deref());
        });
        if let Some(bic) = &account.bic {
            xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution", |xml| xml.text("ram:BICID", bic));
        }
    });
}

fn breakdown(xml: &mut Xml, row: &VatBreakdown, point: Option<VatPoint>) {
    xml.element("ram:ApplicableTradeTax", |xml| {
        xml.amount("ram:CalculatedAmount", row.tax);
        xml.text("ram:TypeCode", "VAT");
        xml.optional("ram:ExemptionReason", row.reason.as_deref());
        xml.amount("ram:BasisAmount", row.base);
        xml.text("ram:CategoryCode", row.category.code());
        xml.optional("ram:ExemptionReasonCode", row.reason_code.as_deref());
        // BT-8 in CII: UNTDID 2475, another list than that of UBL.
        xml.optional(
            "ram:DueDateTypeCode",
            point.map(|point| match point {
                VatPoint::InvoiceDate => "5",
                VatPoint::Delivery => "29",
                VatPoint::Payment => "72",
            }),
        );
        if let Some(rate) = row.rate {
            xml.text("ram:RateApplicablePercent", &two_decimals(rate));
        }
    });
}

fn billing_period(xml: &mut Xml, period: Period) {
    xml.element("ram:BillingSpecifiedPeriod", |xml| {
        date_time(xml, "ram:StartDateTime", period.from);
        date_time(xml, "ram:EndDateTime", period.to);
    });
}

fn allowance(xml: &mut Xml, allowance: &Allowance) {
    xml.element("ram:SpecifiedTradeAllowanceCharge", |xml| {
        xml.element("ram:ChargeIndicator", |xml| xml.text("udt:Indicator", "false"));
        if let Some(percent) = allowance.percent {
            xml.text("ram:CalculationPercent", &two_decimals(percent));
        }
        if let Some(base) = allowance.base {
            xml.amount("ram:BasisAmount", base);
        }
        xml.amount("ram:ActualAmount", allowance.amount);
        xml.text("ram:Reason", &allowance.reason);
        xml.element("ram:CategoryTradeTax", |xml| tax(xml, allowance.category, allowance.rate));
    });
}

fn summation(xml: &mut Xml, invoice: &Invoice) {
    let totals = &invoice.totals;
    xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
        xml.amount("ram:LineTotalAmount", totals.lines);
        if !invoice.allowances.is_empty() {
            xml.amount("ram:AllowanceTotalAmount", totals.allowances);
        }
        xml.amount("ram:TaxBasisTotalAmount", totals.net);
        let vat = two_decimals(totals.vat);
        xml.text_with("ram:TaxTotalAmount", &[("currencyID", &invoice.currency)], &vat);
        xml.amount("ram:GrandTotalAmount", totals.gross);
        xml.amount("ram:TotalPrepaidAmount", totals.paid);
        xml.amount("ram:DuePayableAmount", totals.due);
    });
}

fn date_time(xml: &mut Xml, name: &str, date: Option<NaiveDate>) {
    let Some(date) = date else { return };
    xml.element(name, |xml| {
        xml.text_with("udt:DateTimeString", &[("format", "102")], &compact_day(date));
    });
}
