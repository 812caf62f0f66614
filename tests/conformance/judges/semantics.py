"""An invoice's business terms out of CII or UBL, and its sums computed anew."""
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree
from stdnum.fr import siren, siret, tva

NS = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
CENT = Decimal("0.01")
ZERO = Decimal(0)


def number(text):
    try:
        return None if text is None or not text.strip() else Decimal(text.strip())
    except InvalidOperation:
        return None


def cents(value):
    return value.quantize(CENT, ROUND_HALF_UP)


def one(node, path):
    """The text of the first node that `path` finds, or None."""
    found = node.xpath(path, namespaces=NS)
    if not found:
        return None
    return found[0] if isinstance(found[0], str) else found[0].text


def every(node, path):
    return node.xpath(path, namespaces=NS)


def is_charge(node, path):
    return (one(node, path) or "").strip() in ("true", "1")


def model(root):
    """Number, type, dates, parties, lines, VAT groups, totals."""
    return cii(root) if etree.QName(root).localname == "CrossIndustryInvoice" else ubl(root)


def cii(root):
    agreement = "//ram:ApplicableHeaderTradeAgreement"
    settlement = "//ram:ApplicableHeaderTradeSettlement"
    sums = settlement + "/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
    currency = one(root, settlement + "/ram:InvoiceCurrencyCode")
    found = {
        "syntax": "CII",
        "guideline": one(root, "//ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
        "process": one(root, "//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
        "number": one(root, "//rsm:ExchangedDocument/ram:ID"),
        "type": one(root, "//rsm:ExchangedDocument/ram:TypeCode"),
        "date": iso(one(root, "//rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString")),
        "due_date": iso(one(root, settlement + "/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString")),
        "currency": currency,
        "seller": one(root, agreement + "/ram:SellerTradeParty/ram:Name"),
        "buyer": one(root, agreement + "/ram:BuyerTradeParty/ram:Name"),
        "country": one(root, agreement + "/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID"),
        "vat": number(one(root, f"{sums}/ram:TaxTotalAmount[@currencyID='{currency}']")),
        "references": [
            [one(node, "ram:IssuerAssignedID"), iso(one(node, "ram:FormattedIssueDateTime/*"))]
            for node in every(root, settlement + "/ram:InvoiceReferencedDocument")
        ],
    }
    for key, tag in {
        "lines_sum": "LineTotal", "allowance": "AllowanceTotal", "charge": "ChargeTotal", "net": "TaxBasisTotal",
        "gross": "GrandTotal", "paid": "TotalPrepaid", "rounding": "Rounding", "due": "DuePayable",
    }.items():
        found[key] = number(one(root, f"{sums}/ram:{tag}Amount"))
    found["lines"] = []
    for line in every(root, "//ram:IncludedSupplyChainTradeLineItem"):
        inside = "ram:SpecifiedLineTradeSettlement"
        price = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
        less = more = ZERO
        for extra in every(line, inside + "/ram:SpecifiedTradeAllowanceCharge"):
            amount = number(one(extra, "ram:ActualAmount")) or ZERO
            if is_charge(extra, "ram:ChargeIndicator/udt:Indicator"):
                more += amount
            else:
                less += amount
        found["lines"].append({
            "id": one(line, "ram:AssociatedDocumentLineDocument/ram:LineID"),
            "name": one(line, "ram:SpecifiedTradeProduct/ram:Name"),
            "quantity": number(one(line, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity")),
            "unit": one(line, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode"),
            "price": number(one(line, price + "/ram:ChargeAmount")),
            "per": number(one(line, price + "/ram:BasisQuantity")),
            "less": less,
            "more": more,
            "net": number(one(line, inside + "/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount")),
            "category": one(line, inside + "/ram:ApplicableTradeTax/ram:CategoryCode"),
            "rate": number(one(line, inside + "/ram:ApplicableTradeTax/ram:RateApplicablePercent")),
        })
    found["groups"] = [
        {
            "category": one(node, "ram:CategoryCode"),
            "rate": number(one(node, "ram:RateApplicablePercent")),
            "base": number(one(node, "ram:BasisAmount")),
            "amount": number(one(node, "ram:CalculatedAmount")),
        }
        for node in every(root, settlement + "/ram:ApplicableTradeTax")
    ]
    found["extras"] = [
        {
            "sign": 1 if is_charge(node, "ram:ChargeIndicator/udt:Indicator") else -1,
            "amount": number(one(node, "ram:ActualAmount")) or ZERO,
            "category": one(node, "ram:CategoryTradeTax/ram:CategoryCode"),
            "rate": number(one(node, "ram:CategoryTradeTax/ram:RateApplicablePercent")),
        }
        for node in every(root, settlement + "/ram:SpecifiedTradeAllowanceCharge")
    ]
    return found


def ubl(root):
    sums, seller = "/*/cac:LegalMonetaryTotal", "/*/cac:AccountingSupplierParty/cac:Party"
    currency = one(root, "/*/cbc:DocumentCurrencyCode")
    found = {
        "syntax": "UBL",
        "guideline": one(root, "/*/cbc:CustomizationID"),
        "process": one(root, "/*/cbc:ProfileID"),
        "number": one(root, "/*/cbc:ID"),
        "type": one(root, "/*/cbc:InvoiceTypeCode | /*/cbc:CreditNoteTypeCode"),
        "date": one(root, "/*/cbc:IssueDate"),
        "due_date": one(root, "/*/cbc:DueDate | /*/cac:PaymentMeans/cbc:PaymentDueDate"),
        "currency": currency,
        "seller": one(root, seller + "/cac:PartyLegalEntity/cbc:RegistrationName"),
        "buyer": one(root, "/*/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"),
        "country": one(root, seller + "/cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
        "vat": number(one(root, f"/*/cac:TaxTotal/cbc:TaxAmount[@currencyID='{currency}']")),
        "references": [
            [one(node, "cbc:ID"), one(node, "cbc:IssueDate")]
            for node in every(root, "/*/cac:BillingReference/cac:InvoiceDocumentReference")
        ],
    }
    for key, tag in {
        "lines_sum": "LineExtension", "allowance": "AllowanceTotal", "charge": "ChargeTotal", "net": "TaxExclusive",
        "gross": "TaxInclusive", "paid": "Prepaid", "rounding": "PayableRounding", "due": "Payable",
    }.items():
        found[key] = number(one(root, f"{sums}/cbc:{tag}Amount"))
    found["lines"] = []
    for line in every(root, "/*/cac:InvoiceLine | /*/cac:CreditNoteLine"):
        less = more = ZERO
        for extra in every(line, "cac:AllowanceCharge"):
            amount = number(one(extra, "cbc:Amount")) or ZERO
            if is_charge(extra, "cbc:ChargeIndicator"):
                more += amount
            else:
                less += amount
        found["lines"].append({
            "id": one(line, "cbc:ID"),
            "name": one(line, "cac:Item/cbc:Name"),
            "quantity": number(one(line, "cbc:InvoicedQuantity | cbc:CreditedQuantity")),
            "unit": one(line, "(cbc:InvoicedQuantity | cbc:CreditedQuantity)/@unitCode"),
            "price": number(one(line, "cac:Price/cbc:PriceAmount")),
            "per": number(one(line, "cac:Price/cbc:BaseQuantity")),
            "less": less,
            "more": more,
            "net": number(one(line, "cbc:LineExtensionAmount")),
            "category": one(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:ID"),
            "rate": number(one(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent")),
        })
    found["groups"] = [
        {
            "category": one(node, "cac:TaxCategory/cbc:ID"),
            "rate": number(one(node, "cac:TaxCategory/cbc:Percent")),
            "base": number(one(node, "cbc:TaxableAmount")),
            "amount": number(one(node, "cbc:TaxAmount")),
        }
        for node in every(root, f"/*/cac:TaxTotal[cbc:TaxAmount/@currencyID='{currency}']/cac:TaxSubtotal")
    ]
    found["extras"] = [
        {
            "sign": 1 if is_charge(node, "cbc:ChargeIndicator") else -1,
            "amount": number(one(node, "cbc:Amount")) or ZERO,
            "category": one(node, "cac:TaxCategory/cbc:ID"),
            "rate": number(one(node, "cac:TaxCategory/cbc:Percent")),
        }
        for node in every(root, "/*/cac:AllowanceCharge")
    ]
    return found


def iso(text):
    text = (text or "").strip()
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if re.fullmatch(r"\d{8}", text) else text or None


def differs(stated, computed, slack=ZERO):
    return stated is not None and computed is not None and abs(stated - computed) > slack


def check_sums(m):
    """Lines, VAT groups and totals computed anew; rounded half up, to the cent where EN 16931 rounds."""
    for line in m["lines"]:
        if None not in (line["quantity"], line["price"], line["net"]):
            computed = cents(line["quantity"] * line["price"] / (line["per"] or 1) - line["less"] + line["more"])
            if differs(line["net"], computed):
                yield "SUM-LINE", f"line {line['id']}: net {line['net']}, computed {computed}"
    total = sum((line["net"] or ZERO for line in m["lines"]), ZERO)
    if differs(m["lines_sum"], total):
        yield "SUM-LINES", f"BT-106 {m['lines_sum']}, the lines add up to {total}"
    bases = {}
    rows = [(1, line["net"] or ZERO, line) for line in m["lines"]]
    for sign, amount, row in rows + [(extra["sign"], extra["amount"], extra) for extra in m["extras"]]:
        key = (row["category"], (row["rate"] or ZERO).normalize())
        bases[key] = bases.get(key, ZERO) + sign * amount
    for group in m["groups"]:
        key = (group["category"], (group["rate"] or ZERO).normalize())
        if differs(group["base"], bases.pop(key, ZERO)):
            yield "SUM-VAT-BASE", f"VAT {key}: base {group['base']} is not the sum of its lines"
        computed = cents((group["base"] or ZERO) * key[1] / 100)
        # Deposits are deducted with the tax that they carried: a cent may remain between the sum of rounded taxes
        # and the tax of the sum. EN 16931 (BR-CO-17) leaves more.
        if differs(group["amount"], computed, CENT * (1 + len(m["references"]))):
            yield "SUM-VAT", f"VAT {key} on {group['base']}: {group['amount']}, computed {computed}"
    for key in bases:
        yield "SUM-VAT-GROUP", f"no VAT group for {key}"
    if differs(m["vat"] or ZERO, sum((group["amount"] or ZERO for group in m["groups"]), ZERO)):
        yield "SUM-VAT-TOTAL", f"BT-110 {m['vat']} is not the sum of the groups"
    if differs(m["net"], (m["lines_sum"] or ZERO) - (m["allowance"] or ZERO) + (m["charge"] or ZERO)):
        yield "SUM-NET", f"BT-109 {m['net']}"
    if differs(m["gross"], (m["net"] or ZERO) + (m["vat"] or ZERO)):
        yield "SUM-GROSS", f"BT-112 {m['gross']} is not {m['net']} + {m['vat']}"
    if differs(m["due"], (m["gross"] or ZERO) - (m["paid"] or ZERO) + (m["rounding"] or ZERO)):
        yield "SUM-DUE", f"BT-115 {m['due']}"


def check_identifiers(root):
    """SIREN, SIRET and French VAT numbers by their check digits."""
    for element in root.iter("{%s}ID" % NS["ram"], "{%s}GlobalID" % NS["ram"], "{%s}CompanyID" % NS["cbc"], "{%s}ID" % NS["cbc"]):
        scheme, value = element.get("schemeID"), (element.text or "").strip()
        rule, check = {"0002": ("ID-SIREN", siren), "0009": ("ID-SIRET", siret)}.get(scheme, (None, None))
        if rule is None and re.fullmatch(r"FR[0-9A-Z]{2}\d{9}", value) and (scheme == "VA" or element.tag.endswith("CompanyID")):
            rule, check = "ID-VAT", tva
        if rule and not check.is_valid(value):
            yield rule, f"{value}: wrong check digits"
