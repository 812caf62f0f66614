//! A received invoice as it says itself: nothing is corrected here.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// How the invoice was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// UN/CEFACT Cross Industry Invoice, D16B and later: Factur-X, ZUGFeRD 2, XRechnung.
    Cii,
    /// ZUGFeRD 1.0, the Cross Industry Document of 2014.
    Zugferd1,
    /// OASIS UBL 2.1, invoice or credit note.
    Ubl,
}

/// What carried it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A PDF with the invoice attached.
    Pdf,
    /// The XML alone.
    Xml,
}

/// A seller or buyer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// BT-27 or BT-44.
    pub name: String,
    /// BT-30 or BT-47 with its scheme (ISO 6523: `0002` is SIREN, `0009` SIRET).
    pub legal_id: Option<Id>,
    /// BT-29 or BT-46.
    pub ids: Vec<Id>,
    /// BT-31 or BT-48.
    pub vat_number: Option<String>,
    /// BT-32, a number of the tax office.
    pub tax_number: Option<String>,
    /// BT-34 or BT-49.
    pub electronic_address: Option<Id>,
    /// Postal address, a line a line.
    pub address: String,
    /// BT-40 or BT-55, two letters.
    pub country: Option<String>,
}

impl Party {
    /// Returns every identifier given under `scheme`.
    pub fn ids_of<'a>(&'a self, scheme: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.legal_id.iter().chain(&self.ids).chain(&self.electronic_address);
        all.filter(move |id| id.scheme.as_deref() == Some(scheme)).map(|id| id.value.as_str())
    }
}

/// An identifier under the scheme that gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Id {
    /// The scheme, when one is named.
    pub scheme: Option<String>,
    /// The identifier.
    pub value: String,
}

/// A line (BG-25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// BT-126.
    pub id: String,
    /// BT-153, then BT-154 on the following lines.
    pub description: String,
    /// BT-129.
    pub quantity: Decimal,
    /// BT-130, a code of UN/ECE Recommendation 20.
    pub unit: String,
    /// BT-146, the price of [`Line::price_quantity`] units.
    pub unit_price: Decimal,
    /// BT-149.
    pub price_quantity: Decimal,
    /// Charges less allowances of the line (BG-27, BG-28).
    pub adjustments: Decimal,
    /// BT-131.
    pub net: Decimal,
    /// BT-151.
    pub vat_category: String,
    /// BT-152.
    pub vat_rate: Decimal,
    /// Whether the line counts in the totals; the heading of a group and a remark do not (EXTENDED, BT-X-8).
    pub counts: bool,
}

/// An allowance (BG-20) or charge (BG-21) on the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// Whether it adds.
    pub charge: bool,
    /// BT-92 or BT-99, as stated.
    pub amount: Decimal,
    /// Why.
    pub reason: Option<String>,
    /// BT-95 or BT-102.
    pub vat_category: String,
    /// BT-96 or BT-103.
    pub vat_rate: Decimal,
}

impl Adjustment {
    /// Returns what it adds to the whole.
    pub fn signed(&self) -> Decimal {
        if self.charge { self.amount } else { -self.amount }
    }
}

/// The VAT of one category and rate (BG-23).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VatRow {
    /// BT-118.
    pub category: String,
    /// BT-119.
    pub rate: Decimal,
    /// BT-116.
    pub base: Decimal,
    /// BT-117.
    pub tax: Decimal,
    /// BT-120.
    pub exemption: Option<String>,
}

/// The totals (BG-22), as stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// BT-106.
    pub lines: Option<Decimal>,
    /// BT-107.
    pub allowances: Option<Decimal>,
    /// BT-108.
    pub charges: Option<Decimal>,
    /// BT-109.
    pub net: Decimal,
    /// BT-110.
    pub vat: Decimal,
    /// BT-112.
    pub gross: Decimal,
    /// BT-113.
    pub prepaid: Option<Decimal>,
    /// BT-114.
    pub rounding: Option<Decimal>,
    /// BT-115.
    pub due: Decimal,
}

/// How to pay (BG-16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentMeans {
    /// BT-81, a code of UNTDID 4461.
    pub code: String,
    /// BT-84.
    pub account: Option<String>,
    /// BT-86.
    pub bic: Option<String>,
    /// BT-83.
    pub reference: Option<String>,
}

/// A note (BG-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// BT-21.
    pub subject: Option<String>,
    /// BT-22.
    pub text: String,
}

/// An earlier invoice that this one names (BG-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preceding {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub date: Option<NaiveDate>,
}

/// A received invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedInvoice {
    /// How it was written.
    pub syntax: Syntax,
    /// What carried it.
    pub container: Container,
    /// BT-24, as stated.
    pub profile: Option<String>,
    /// BT-1, as stated.
    pub number: String,
    /// BT-3, a code of UNTDID 1001.
    pub type_code: String,
    /// BT-2.
    pub issue_date: NaiveDate,
    /// BT-9.
    pub due_date: Option<NaiveDate>,
    /// What stands for BT-9 when it is no day of the calendar: it does not make the invoice worthless.
    pub odd_due_date: Option<String>,
    /// BT-5, three letters.
    pub currency: String,
    /// BG-4.
    pub seller: Party,
    /// BG-7.
    pub buyer: Party,
    /// BT-10.
    pub buyer_reference: Option<String>,
    /// BT-13.
    pub order_reference: Option<String>,
    /// BG-3.
    pub preceding: Vec<Preceding>,
    /// BG-25.
    pub lines: Vec<Line>,
    /// BG-20 and BG-21.
    pub adjustments: Vec<Adjustment>,
    /// BG-23.
    pub vat: Vec<VatRow>,
    /// BG-22.
    pub totals: Totals,
    /// BG-16.
    pub payment_means: Vec<PaymentMeans>,
    /// BT-20.
    pub payment_terms: Option<String>,
    /// BG-1.
    pub notes: Vec<Note>,
}

/// Codes of UNTDID 1001 that give money back (EN 16931, list of credit notes; 503 is the French credit of a deposit).
const CREDIT_CODES: &[&str] =
    &["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];

impl ReceivedInvoice {
    /// Returns whether it is a credit note: its amounts are what comes back.
    pub fn is_credit_note(&self) -> bool {
        CREDIT_CODES.contains(&self.type_code.as_str())
    }

    /// Returns the level of detail of its profile as people call it: `EN 16931`, `BASIC WL`, `XRechnung`; none when it
    /// names none that is known.
    pub fn profile_name(&self) -> Option<&'static str> {
        let urn = self.profile.as_deref()?.to_ascii_lowercase();
        let has = |part: &str| urn.contains(part);
        Some(match () {
            () if has("extended-ctc-fr") => "EXTENDED-CTC-FR",
            () if has("en16931-ctc-fr") => "EN 16931 (France)",
            () if has("xrechnung") => "XRechnung",
            () if has("peppol") => "Peppol BIS 3",
            () if has("minimum") => "MINIMUM",
            () if has("basicwl") => "BASIC WL",
            () if has("extended") => "EXTENDED",
            () if has("comfort") => "COMFORT",
            () if has("basic") => "BASIC",
            () if has("en16931") => "EN 16931",
            () => return None,
        })
    }

    /// Returns whether its profile carries totals only: no prepaid amount, no VAT by rate, no lines.
    pub(super) fn is_summary(&self) -> bool {
        self.profile_name() == Some("MINIMUM")
    }
}
