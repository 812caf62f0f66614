//! UBL 2.1: Invoice and CreditNote, which differ by a few names.

use super::invoice::{
    Adjustment, Container, Id, Line, Note, Party, PaymentMeans, Preceding, ReceivedInvoice, Syntax, Totals,
    VatRow,
};
use super::refusal::{Field, ReadError};
use super::value::{currency, date, decimal, due_date, number, one_line, optional};
use super::xml::Element;
use rust_decimal::Decimal;

type Node<'t, 'a> = Element<'t, 'a>;

/// Reads the invoice or credit note under `root`.
///
/// # Errors
/// The first field that is missing or cannot be read.
pub(super) fn read(root: Node<'_, '_>) -> Result<ReceivedInvoice, ReadError> {
    let missing = |field| ReadError::Missing { field };
    let currency_text = root.text_at(&["DocumentCurrencyCode"]).ok_or_else(|| missing(Field::Currency))?;
    let currency = currency(&currency_text)?;
    let type_code = root.first(&["InvoiceTypeCode", "CreditNoteTypeCode"]).and_then(Element::text);
    // UBL makes a credit note a document of its own; its code may be left out.
    let type_code = type_code.or_else(|| (root.name() == "CreditNote").then(|| "381".to_owned()));
    let due = root.text_at(&["DueDate"]).or_else(|| root.text_at(&["PaymentMeans", "PaymentDueDate"]));
    let (due_date, odd_due_date) = due_date(due);
    let party = |name: &str| root.at(&[name, "Party"]).map(party).unwrap_or_default();
    let seller = party("AccountingSupplierParty");
    let tax = tax_total(root, &currency);
    let subtotals = tax.into_iter().flat_map(|tax| tax.all("TaxSubtotal"));
    let vat = subtotals.map(vat_row).collect::<Result<Vec<_>, _>>()?;
    Ok(ReceivedInvoice {
        syntax: Syntax::Ubl,
        container: Container::Xml,
        profile: root.text_at(&["CustomizationID"]),
        number: root.at(&["ID"]).and_then(Element::exact_text).ok_or_else(|| missing(Field::Number))?,
        type_code: type_code.ok_or_else(|| missing(Field::TypeCode))?,
        issue_date: date(
            &root.text_at(&["IssueDate"]).ok_or_else(|| missing(Field::IssueDate))?,
            Field::IssueDate,
        )?,
        due_date,
        odd_due_date,
        totals: totals(root, tax, &vat)?,
        currency,
        seller: if seller.name.is_empty() { return Err(missing(Field::Seller)) } else { seller },
        buyer: party("AccountingCustomerParty"),
        buyer_reference: root.text_at(&["BuyerReference"]),
        order_reference: root.text_at(&["OrderReference", "ID"]),
        preceding: root.all("BillingReference").filter_map(preceding).collect(),
        lines: root
            .children()
            .filter(|element| matches!(element.name(), "InvoiceLine" | "CreditNoteLine"))
            .map(line)
            .collect::<Result<_, _>>()?,
        adjustments: root.all("AllowanceCharge").map(adjustment).collect::<Result<_, _>>()?,
        vat,
        payment_means: root.all("PaymentMeans").map(means).collect(),
        payment_terms: root.text_at(&["PaymentTerms", "Note"]),
        notes: root.all("Note").filter_map(|note| Some(subject_and_text(&note.text()?))).collect(),
    })
}

/// Cuts `#AAB#Escompte…`: the way that EN 16931 gives a note of UBL its subject (BT-21).
fn subject_and_text(note: &str) -> Note {
    let coded = note.strip_prefix('#').and_then(|rest| rest.split_once('#'));
    match coded.filter(|(code, _)| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())) {
        Some((code, text)) => Note { subject: Some(code.to_owned()), text: text.trim().to_owned() },
        None => Note { subject: None, text: note.to_owned() },
    }
}

fn id(element: Node<'_, '_>) -> Option<Id> {
    Some(Id { scheme: element.attribute("schemeID"), value: element.text()? })
}

fn party(element: Node<'_, '_>) -> Party {
    let legal = element.first(&["PartyLegalEntity"]);
    let tax_number = |vat: bool| {
        element
            .all("PartyTaxScheme")
            .find(|scheme| (scheme.text_at(&["TaxScheme", "ID"]).as_deref() == Some("VAT")) == vat)
            .and_then(|scheme| scheme.text_at(&["CompanyID"]))
    };
    let address = element.first(&["PostalAddress"]);
    let part = |path: &[&str]| address.and_then(|address| address.text_at(path));
    let town: Vec<String> = [part(&["PostalZone"]), part(&["CityName"])].into_iter().flatten().collect();
    let lines = [
        part(&["StreetName"]),
        part(&["AdditionalStreetName"]),
        part(&["AddressLine", "Line"]),
        Some(town.join(" ")),
    ];
    Party {
        name: legal
            .and_then(|legal| legal.text_at(&["RegistrationName"]))
            .or_else(|| element.text_at(&["PartyName", "Name"]))
            .map(|name| one_line(&name))
            .unwrap_or_default(),
        legal_id: legal.and_then(|legal| id(legal.first(&["CompanyID"])?)),
        ids: element.all("PartyIdentification").filter_map(|e| id(e.first(&["ID"])?)).collect(),
        vat_number: tax_number(true),
        tax_number: tax_number(false),
        electronic_address: element.first(&["EndpointID"]).and_then(id),
        address: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        country: part(&["Country", "IdentificationCode"]),
    }
}

fn preceding(element: Node<'_, '_>) -> Option<Preceding> {
    let document = element.first(&["InvoiceDocumentReference", "CreditNoteDocumentReference"])?;
    let when = document.text_at(&["IssueDate"]);
    Some(Preceding {
        number: document.text_at(&["ID"])?,
        date: when.and_then(|text| date(&text, Field::IssueDate).ok()),
    })
}

fn means(element: Node<'_, '_>) -> PaymentMeans {
    PaymentMeans {
        code: element.text_at(&["PaymentMeansCode"]).unwrap_or_default(),
        account: element.text_at(&["PayeeFinancialAccount", "ID"]),
        bic: element.text_at(&["PayeeFinancialAccount", "FinancialInstitutionBranch", "ID"]),
        reference: element.text_at(&["PaymentID"]),
    }
}

fn category(tax: Option<Node<'_, '_>>) -> Result<(String, Decimal), ReadError> {
    let category = tax.and_then(|tax| tax.text_at(&["ID"])).unwrap_or_default();
    Ok((category, optional(tax, &["Percent"], Field::Vat)?.unwrap_or_default()))
}

fn is_charge(element: Node<'_, '_>) -> bool {
    element.text_at(&["ChargeIndicator"]).is_some_and(|text| matches!(text.as_str(), "true" | "1"))
}

fn adjustment(element: Node<'_, '_>) -> Result<Adjustment, ReadError> {
    let (vat_category, vat_rate) = category(element.first(&["TaxCategory"]))?;
    Ok(Adjustment {
        charge: is_charge(element),
        amount: optional(Some(element), &["Amount"], Field::Adjustment)?
            .ok_or(ReadError::Missing { field: Field::Adjustment })?,
        reason: element.text_at(&["AllowanceChargeReason"]),
        vat_category,
        vat_rate,
    })
}

/// Returns the tax in the currency of the invoice: there may be a second one in that of the books (BT-111).
fn tax_total<'t, 'a>(root: Node<'t, 'a>, currency: &str) -> Option<Node<'t, 'a>> {
    let own = |tax: &Node<'_, '_>| {
        tax.first(&["TaxAmount"])
            .is_some_and(|amount| amount.attribute("currencyID").is_none_or(|code| code == currency))
    };
    let split = |tax: &Node<'_, '_>| tax.first(&["TaxSubtotal"]).is_some();
    let mut all = root.all("TaxTotal");
    root.all("TaxTotal").find(|tax| own(tax) && split(tax)).or_else(|| all.find(own))
}

fn vat_row(element: Node<'_, '_>) -> Result<VatRow, ReadError> {
    let tax = element.first(&["TaxCategory"]);
    let (category, rate) = category(tax)?;
    Ok(VatRow {
        category,
        rate,
        base: optional(Some(element), &["TaxableAmount"], Field::Vat)?.unwrap_or_default(),
        tax: optional(Some(element), &["TaxAmount"], Field::Vat)?.unwrap_or_default(),
        exemption: tax.and_then(|tax| tax.text_at(&["TaxExemptionReason"])),
    })
}

fn line(element: Node<'_, '_>) -> Result<Line, ReadError> {
    let item = element.first(&["Item"]);
    let price = element.first(&["Price"]);
    let text = |name: &str| item.and_then(|item| item.text_at(&[name]));
    let quantity = element.first(&["InvoicedQuantity", "CreditedQuantity"]);
    let (vat_category, vat_rate) = category(item.and_then(|item| item.first(&["ClassifiedTaxCategory"])))?;
    let mut adjustments = Decimal::ZERO;
    for part in element.all("AllowanceCharge") {
        let amount = optional(Some(part), &["Amount"], Field::Line)?.unwrap_or_default();
        adjustments += if is_charge(part) { amount } else { -amount };
    }
    let described = [text("Name"), text("Description")];
    // EXTENDED-CTC-FR: the heading of a group gathers lines that are counted themselves (EXT-FR-FE-163).
    let role = element.text_at(&["BillingReference", "InvoiceDocumentReference", "DocumentStatusCode"]);
    Ok(Line {
        id: element.text_at(&["ID"]).unwrap_or_default(),
        description: described.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        quantity: match quantity {
            Some(quantity) => number(quantity, Field::Line)?,
            None => Decimal::ONE,
        },
        unit: quantity.and_then(|quantity| quantity.attribute("unitCode")).unwrap_or_default(),
        unit_price: optional(price, &["PriceAmount"], Field::Line)?.unwrap_or_default(),
        price_quantity: optional(price, &["BaseQuantity"], Field::Line)?.unwrap_or(Decimal::ONE),
        adjustments,
        net: optional(Some(element), &["LineExtensionAmount"], Field::Line)?
            .ok_or(ReadError::Missing { field: Field::Line })?,
        vat_category,
        vat_rate,
        counts: role.is_none_or(|role| role == "DETAIL"),
    })
}

fn totals(root: Node<'_, '_>, tax: Option<Node<'_, '_>>, groups: &[VatRow]) -> Result<Totals, ReadError> {
    let sums = root.first(&["LegalMonetaryTotal"]).ok_or(ReadError::Missing { field: Field::Gross })?;
    let get = |name: &str, field| optional(Some(sums), &[name], field);
    let net = get("TaxExclusiveAmount", Field::Net)?;
    let due = get("PayableAmount", Field::Due)?;
    let stated = tax.and_then(|tax| tax.text_at(&["TaxAmount"]));
    let stated = stated.map(|text| decimal(&text, Field::Vat)).transpose()?;
    let prepaid = get("PrepaidAmount", Field::Total)?;
    let rounding = get("PayableRoundingAmount", Field::Total)?;
    let gross = get("TaxInclusiveAmount", Field::Gross)?.ok_or(ReadError::Missing { field: Field::Gross })?;
    let vat = stated.unwrap_or_else(|| net.map_or(groups.iter().map(|row| row.tax).sum(), |net| gross - net));
    Ok(Totals {
        lines: get("LineExtensionAmount", Field::Total)?,
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
