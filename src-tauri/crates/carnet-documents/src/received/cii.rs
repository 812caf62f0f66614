//! The Cross Industry Invoice (UN/CEFACT, D16B and later) and its elder, the Cross Industry Document of ZUGFeRD 1.
//!
//! Both have one shape under different names; where they differ, both names are looked for.

use super::invoice::{
    Adjustment, Container, Id, Line, Note, Party, PaymentMeans, Preceding, ReceivedInvoice, Syntax, Totals,
    VatRow,
};
use super::refusal::{Field, ReadError};
use super::value::{currency, date, due_date, number, one_line, optional};
use super::xml::Element;
use rust_decimal::Decimal;

type Node<'t, 'a> = Element<'t, 'a>;

const CONTEXT: &[&str] = &["ExchangedDocumentContext", "SpecifiedExchangedDocumentContext"];
const DOCUMENT: &[&str] = &["ExchangedDocument", "HeaderExchangedDocument"];
const TRANSACTION: &[&str] = &["SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction"];
const AGREEMENT: &[&str] = &["ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement"];
const SETTLEMENT: &[&str] = &["ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement"];
const SUMS: &[&str] =
    &["SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"];
const LINE_AGREEMENT: &[&str] = &["SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement"];
const LINE_DELIVERY: &[&str] = &["SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery"];
const LINE_SETTLEMENT: &[&str] = &["SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement"];
const LINE_SUMS: &[&str] =
    &["SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"];
const PERCENT: &[&str] = &["RateApplicablePercent", "ApplicablePercent"];

/// Reads the invoice under `root`.
///
/// # Errors
/// The first field that is missing or cannot be read.
pub(super) fn read(root: Node<'_, '_>, syntax: Syntax) -> Result<ReceivedInvoice, ReadError> {
    let missing = |field| ReadError::Missing { field };
    let document = root.first(DOCUMENT).ok_or_else(|| missing(Field::Number))?;
    let transaction = root.first(TRANSACTION).ok_or_else(|| missing(Field::Gross))?;
    let agreement = transaction.first(AGREEMENT);
    let settlement = transaction.first(SETTLEMENT).ok_or_else(|| missing(Field::Gross))?;
    let issued = document.text_at(&["IssueDateTime", "DateTimeString"]);
    let currency_text =
        settlement.text_at(&["InvoiceCurrencyCode"]).ok_or_else(|| missing(Field::Currency))?;
    let currency = currency(&currency_text)?;
    let party =
        |name: &str| agreement.and_then(|agreement| agreement.first(&[name])).map(party).unwrap_or_default();
    let seller = party("SellerTradeParty");
    let mut terms = settlement.all("SpecifiedTradePaymentTerms");
    let (due_date, odd_due_date) =
        due_date(terms.find_map(|terms| terms.text_at(&["DueDateDateTime", "DateTimeString"])));
    let vat = settlement.all("ApplicableTradeTax").map(vat_row).collect::<Result<Vec<_>, _>>()?;
    Ok(ReceivedInvoice {
        syntax,
        container: Container::Xml,
        profile: root
            .first(CONTEXT)
            .and_then(|context| context.text_at(&["GuidelineSpecifiedDocumentContextParameter", "ID"])),
        number: document.at(&["ID"]).and_then(Element::exact_text).ok_or_else(|| missing(Field::Number))?,
        type_code: document.text_at(&["TypeCode"]).ok_or_else(|| missing(Field::TypeCode))?,
        issue_date: date(&issued.ok_or_else(|| missing(Field::IssueDate))?, Field::IssueDate)?,
        due_date,
        odd_due_date,
        totals: totals(settlement, &currency, &vat)?,
        currency,
        seller: if seller.name.is_empty() { return Err(missing(Field::Seller)) } else { seller },
        buyer: party("BuyerTradeParty"),
        buyer_reference: agreement.and_then(|agreement| agreement.text_at(&["BuyerReference"])),
        order_reference: agreement.and_then(|agreement| {
            let order = agreement.first(&["BuyerOrderReferencedDocument"])?;
            order.first(&["IssuerAssignedID", "ID"])?.text()
        }),
        preceding: settlement.all("InvoiceReferencedDocument").filter_map(preceding).collect(),
        lines: transaction
            .all("IncludedSupplyChainTradeLineItem")
            .filter(|line| line.first(LINE_SETTLEMENT).is_some())
            .map(line)
            .collect::<Result<_, _>>()?,
        adjustments: adjustments(settlement)?,
        vat,
        payment_means: settlement
            .all("SpecifiedTradeSettlementPaymentMeans")
            .map(|e| means(e, settlement))
            .collect(),
        payment_terms: settlement
            .all("SpecifiedTradePaymentTerms")
            .find_map(|terms| terms.text_at(&["Description"])),
        notes: document.all("IncludedNote").filter_map(note).collect(),
    })
}

fn party(element: Node<'_, '_>) -> Party {
    let id =
        |element: Node<'_, '_>| Some(Id { scheme: element.attribute("schemeID"), value: element.text()? });
    let legal = element.first(&["SpecifiedLegalOrganization"]);
    let legal_name = legal.and_then(|legal| legal.text_at(&["TradingBusinessName"]));
    let registration = |scheme: &str| {
        element
            .all("SpecifiedTaxRegistration")
            .filter_map(|registration| registration.first(&["ID"]))
            .find(|id| id.attribute("schemeID").as_deref() == Some(scheme))
            .and_then(Element::text)
    };
    let address = element.first(&["PostalTradeAddress"]);
    let part = |name: &str| address.and_then(|address| address.text_at(&[name]));
    let town: Vec<String> = [part("PostcodeCode"), part("CityName")].into_iter().flatten().collect();
    let lines = [part("LineOne"), part("LineTwo"), part("LineThree"), Some(town.join(" "))];
    Party {
        name: element.text_at(&["Name"]).or(legal_name).map(|name| one_line(&name)).unwrap_or_default(),
        legal_id: legal.and_then(|legal| id(legal.first(&["ID"])?)),
        ids: element.children().filter(|e| matches!(e.name(), "ID" | "GlobalID")).filter_map(id).collect(),
        vat_number: registration("VA"),
        tax_number: registration("FC"),
        electronic_address: element.at(&["URIUniversalCommunication", "URIID"]).and_then(id),
        address: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        country: part("CountryID"),
    }
}

fn note(element: Node<'_, '_>) -> Option<Note> {
    Some(Note { subject: element.text_at(&["SubjectCode"]), text: element.text_at(&["Content"])? })
}

fn preceding(element: Node<'_, '_>) -> Option<Preceding> {
    let when = element.first(&["FormattedIssueDateTime", "IssueDateTime"]);
    let when = when.and_then(|when| when.first(&["DateTimeString"]).unwrap_or(when).text());
    Some(Preceding {
        number: element.first(&["IssuerAssignedID", "ID"])?.text()?,
        date: when.and_then(|text| date(&text, Field::IssueDate).ok()),
    })
}

fn means(element: Node<'_, '_>, settlement: Node<'_, '_>) -> PaymentMeans {
    let account = element.first(&["PayeePartyCreditorFinancialAccount"]);
    PaymentMeans {
        code: element.text_at(&["TypeCode"]).unwrap_or_default(),
        account: account.and_then(|account| account.first(&["IBANID", "ProprietaryID"])?.text()),
        bic: element.text_at(&["PayeeSpecifiedCreditorFinancialInstitution", "BICID"]),
        reference: settlement.text_at(&["PaymentReference"]),
    }
}

fn category(tax: Option<Node<'_, '_>>) -> Result<(String, Decimal), ReadError> {
    let category = tax.and_then(|tax| tax.text_at(&["CategoryCode"]));
    let percent = tax.and_then(|tax| tax.first(PERCENT)).and_then(|percent| percent.text());
    let rate = percent.map(|text| super::value::decimal(&text, Field::Vat)).transpose()?;
    Ok((category.unwrap_or_default(), rate.unwrap_or_default()))
}

fn vat_row(element: Node<'_, '_>) -> Result<VatRow, ReadError> {
    let (category, rate) = category(Some(element))?;
    Ok(VatRow {
        category,
        rate,
        base: optional(Some(element), &["BasisAmount"], Field::Vat)?.unwrap_or_default(),
        tax: optional(Some(element), &["CalculatedAmount"], Field::Vat)?.unwrap_or_default(),
        exemption: element.text_at(&["ExemptionReason"]),
    })
}

/// Reads allowances, charges and, in EXTENDED and ZUGFeRD 1, freight.
fn adjustments(settlement: Node<'_, '_>) -> Result<Vec<Adjustment>, ReadError> {
    let mut found = Vec::new();
    for element in settlement.all("SpecifiedTradeAllowanceCharge") {
        let (vat_category, vat_rate) = category(element.first(&["CategoryTradeTax"]))?;
        found.push(Adjustment {
            charge: is_charge(element),
            amount: optional(Some(element), &["ActualAmount"], Field::Adjustment)?
                .ok_or(ReadError::Missing { field: Field::Adjustment })?,
            reason: element.text_at(&["Reason"]),
            vat_category,
            vat_rate,
        });
    }
    for element in settlement.all("SpecifiedLogisticsServiceCharge") {
        let (vat_category, vat_rate) = category(element.first(&["AppliedTradeTax"]))?;
        found.push(Adjustment {
            charge: true,
            amount: optional(Some(element), &["AppliedAmount"], Field::Adjustment)?.unwrap_or_default(),
            reason: element.text_at(&["Description"]),
            vat_category,
            vat_rate,
        });
    }
    Ok(found)
}

fn is_charge(element: Node<'_, '_>) -> bool {
    element
        .text_at(&["ChargeIndicator", "Indicator"])
        .is_some_and(|text| matches!(text.as_str(), "true" | "1"))
}

fn line(element: Node<'_, '_>) -> Result<Line, ReadError> {
    let head = element.first(&["AssociatedDocumentLineDocument"]);
    let product = element.first(&["SpecifiedTradeProduct"]);
    let settlement = element.first(LINE_SETTLEMENT);
    let delivery = element.first(LINE_DELIVERY);
    let price = element.first(LINE_AGREEMENT).and_then(|agreement| {
        agreement.first(&["NetPriceProductTradePrice"]).or(agreement.first(&["GrossPriceProductTradePrice"]))
    });
    let text =
        |element: Option<Node<'_, '_>>, name: &str| element.and_then(|element| element.text_at(&[name]));
    let remark = head.and_then(|head| head.text_at(&["IncludedNote", "Content"]));
    let title = text(product, "Name").or(remark);
    let described = [title, text(product, "Description")];
    let (vat_category, vat_rate) = category(settlement.and_then(|s| s.first(&["ApplicableTradeTax"])))?;
    let mut adjustments = Decimal::ZERO;
    for part in settlement.into_iter().flat_map(|settlement| settlement.all("SpecifiedTradeAllowanceCharge"))
    {
        let amount = optional(Some(part), &["ActualAmount"], Field::Line)?.unwrap_or_default();
        adjustments += if is_charge(part) { amount } else { -amount };
    }
    let quantity = delivery.and_then(|delivery| delivery.first(&["BilledQuantity"]));
    let net = optional(settlement.and_then(|s| s.first(LINE_SUMS)), &["LineTotalAmount"], Field::Line)?;
    // EXTENDED and ZUGFeRD 1 have lines that say or gather something and are no part of the sum.
    let role = text(head, "LineStatusReasonCode");
    Ok(Line {
        id: text(head, "LineID").unwrap_or_default(),
        description: described.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        quantity: quantity.map(|quantity| number(quantity, Field::Line)).transpose()?.unwrap_or_default(),
        unit: quantity.and_then(|quantity| quantity.attribute("unitCode")).unwrap_or_default(),
        unit_price: optional(price, &["ChargeAmount"], Field::Line)?.unwrap_or_default(),
        price_quantity: optional(price, &["BasisQuantity"], Field::Line)?.unwrap_or(Decimal::ONE),
        adjustments,
        counts: net.is_some() && role.is_none_or(|role| role == "DETAIL"),
        net: net.unwrap_or_default(),
        vat_category,
        vat_rate,
    })
}

fn totals(settlement: Node<'_, '_>, currency: &str, groups: &[VatRow]) -> Result<Totals, ReadError> {
    let sums = settlement.first(SUMS).ok_or(ReadError::Missing { field: Field::Gross })?;
    let get = |name: &str, field| optional(Some(sums), &[name], field);
    let gross = get("GrandTotalAmount", Field::Gross)?.ok_or(ReadError::Missing { field: Field::Gross })?;
    // The tax may stand twice: in the currency of the invoice and in that of the books (BT-111).
    let taxes: Vec<Node<'_, '_>> = sums.all("TaxTotalAmount").collect();
    let own = taxes.iter().find(|tax| tax.attribute("currencyID").is_none_or(|code| code == currency));
    let stated = own.or(taxes.first()).map(|tax| number(*tax, Field::Vat)).transpose()?;
    let net = get("TaxBasisTotalAmount", Field::Net)?;
    let vat = stated.unwrap_or_else(|| net.map_or(groups.iter().map(|row| row.tax).sum(), |net| gross - net));
    let prepaid = get("TotalPrepaidAmount", Field::Total)?;
    let rounding = get("RoundingAmount", Field::Total)?;
    let due = get("DuePayableAmount", Field::Due)?;
    Ok(Totals {
        lines: get("LineTotalAmount", Field::Total)?,
        allowances: get("AllowanceTotalAmount", Field::Total)?,
        charges: get("ChargeTotalAmount", Field::Total)?,
        net: net.unwrap_or(gross - vat),
        vat,
        gross,
        due: due.unwrap_or(gross - prepaid.unwrap_or_default() + rounding.unwrap_or_default()),
        prepaid,
        rounding,
    })
}
