//! From records to papers: who sells, who buys, the lines, the mentions of the day, the look.

mod country;

use crate::lines::other_member_state;
use crate::wire::quotes::Paper as Reply;
use crate::{Language, Refusal, Result, say};
use carnet_core::client::ClientKind;
use carnet_core::document::Unit;
use carnet_core::identifier::{Phone, Siret};
use carnet_core::law::{
    self, BuyerKind, Company, Language as LawLanguage, Mention, MentionContext, OperationNature, PaperKind,
    Untaxed, VatRegime,
};
use carnet_core::line_item::LineItem;
use carnet_core::money::{Currency, Money};
use carnet_core::vat::{Totals, VatCategory};
use carnet_documents::{facturx, paper};
use carnet_store::client::ClientRow;
use carnet_store::identity::Identity;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Returns the PDF of a paper.
pub(crate) fn render(paper: &paper::Paper) -> Result<Vec<u8>> {
    Ok(carnet_documents::render(paper)?)
}

/// Returns the PDF of a paper with its electronic invoice inside, where there is one.
pub(crate) fn render_with(paper: &paper::Paper, invoice: Option<&facturx::Invoice>) -> Result<Vec<u8>> {
    let xml = invoice.map(facturx::cii);
    Ok(carnet_documents::render_with(paper, xml.as_deref())?)
}

/// Returns the PDF as the page receives it.
pub(crate) fn reply(file_name: String, pdf: &[u8]) -> Reply {
    use base64::Engine as _;
    Reply { file_name, pdf: base64::prelude::BASE64_STANDARD.encode(pdf) }
}

/// Returns the frozen content as JSON, fields in the order of the type: the same paper gives the same text.
pub(crate) fn snapshot(paper: &paper::Paper) -> Result<String> {
    serde_json::to_string(paper).map_err(|error| Refusal::Paper(error.to_string()))
}

/// Reads a frozen content.
pub(crate) fn from_snapshot(text: &str) -> Result<paper::Paper> {
    serde_json::from_str(text).map_err(|error| Refusal::Paper(error.to_string()))
}

/// What the mentions of a paper depend on, beside its parties.
pub(crate) struct Occasion<'a> {
    /// Kind of paper.
    pub kind: PaperKind,
    /// Its date.
    pub issue_date: NaiveDate,
    /// `fr` or `en`.
    pub language: &'a str,
    /// Its totals by VAT group.
    pub totals: &'a Totals,
    /// Days until it is due; none on a quote.
    pub payment_days: Option<u32>,
    /// Validity of a quote.
    pub valid_until: Option<NaiveDate>,
    /// Number and date of the invoice that a credit note corrects.
    pub corrected: Option<(String, NaiveDate)>,
    /// The lines: why some bear no VAT, and whether goods are among them.
    pub lines: Vec<&'a LineItem>,
}

/// Returns who sells.
pub(crate) fn seller(identity: &Identity) -> paper::Seller {
    let siret = identity.siret.parse::<Siret>().map(|siret| siret.to_string());
    paper::Seller {
        name: identity.name.clone(),
        // C. com. art. R526-27: beside the name, on every document. The words are French law's in any language.
        legal_notice: identity.legal_status.is_sole_trader().then(|| "Entrepreneur individuel".to_owned()),
        address: identity.address.lines().map(str::to_owned).collect(),
        siret: Some(siret.unwrap_or_else(|_| identity.siret.clone())),
        vat_number: identity.vat_number.clone(),
        email: identity.email.clone(),
        phone: identity
            .phone
            .as_deref()
            .map(|text| text.parse::<Phone>().map_or_else(|_| text.to_owned(), |phone| phone.to_string())),
        extra: Vec::new(),
    }
}

/// Returns who buys.
pub(crate) fn buyer(row: &ClientRow, language: &str) -> paper::Buyer {
    let client = &row.client;
    let mut address: Vec<String> =
        client.address.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    if client.country != "FR" && !address.is_empty() {
        address.push(country::name(&client.country, language.parse().unwrap_or(Language::Fr)).to_owned());
    }
    paper::Buyer {
        name: client.name.clone(),
        contact: client.person.clone().filter(|person| *person != client.name),
        address,
        siren: client.siren.clone(),
        vat_number: client.vat_number.clone(),
    }
}

/// Returns the kind of buyer that the law looks at.
pub(crate) fn buyer_kind(row: &ClientRow) -> BuyerKind {
    match (row.client.kind, row.client.country.as_str()) {
        (ClientKind::Person, _) => BuyerKind::Consumer,
        (ClientKind::Company, country) if domestic(country) => BuyerKind::Business,
        (ClientKind::Company, country) if other_member_state(country) => BuyerKind::EuBusiness,
        (ClientKind::Company, _) => BuyerKind::ForeignBusiness,
    }
}

/// Returns whether a business there is one in France by its commercial law; facts that cannot be read make it so for
/// metropolitan France alone.
pub(crate) fn domestic(country: &str) -> bool {
    law::is_domestic(country).unwrap_or(country == "FR")
}

/// Returns what is sold: goods where a line says so or is taxed as such (categories K and G), services elsewhere.
///
/// Source: CGI ann. II art. 242 nonies A I 8° bis.
pub(crate) fn nature(lines: &[&LineItem]) -> OperationNature {
    let sold = || lines.iter().filter(|item| !item.disbursement);
    match (sold().any(|item| item.delivers_goods()), sold().any(|item| !item.delivers_goods())) {
        (true, true) => OperationNature::Mixed,
        (true, false) => OperationNature::Goods,
        (false, _) => OperationNature::Services,
    }
}

/// Returns what the lines say about tax that is not charged.
fn untaxed(lines: &[&LineItem]) -> Untaxed {
    let mut categories = Vec::new();
    for item in lines.iter().filter(|item| !item.disbursement) {
        if item.vat.category != VatCategory::Standard && !categories.contains(&item.vat.category) {
            categories.push(item.vat.category);
        }
    }
    Untaxed { categories, disbursements: lines.iter().any(|item| item.disbursement) }
}

/// Returns the mentions that the law asks of the paper on its date, each with its key.
pub(crate) fn mentions(
    identity: &Identity,
    client: &ClientRow,
    occasion: &Occasion<'_>,
) -> Result<Vec<Mention>> {
    let has_vat = occasion.totals.groups.iter().any(|row| row.group.category == VatCategory::Standard);
    let company = match (&identity.legal_form, identity.capital) {
        (Some(form), Some(capital)) => Some(Company { form: form.clone(), capital }),
        _ => None,
    };
    let late_rate = identity
        .late_penalty_rate
        .or_else(|| law::late_penalty_rate(occasion.issue_date).ok().map(|fact| fact.value));
    let context = MentionContext {
        has_vat,
        untaxed: Some(untaxed(&occasion.lines)),
        payment_days: occasion.payment_days,
        late_rate,
        company,
        register: identity.registration.clone(),
        corrected: occasion.corrected.clone(),
        valid_until: occasion.valid_until,
        nature: Some(nature(&occasion.lines)),
        mediator: identity.mediator.clone(),
        language: if occasion.language == "en" { LawLanguage::En } else { LawLanguage::Fr },
        ..MentionContext::new(
            occasion.kind,
            occasion.issue_date,
            identity.legal_status,
            identity.vat_regime,
            buyer_kind(client),
        )
    };
    Ok(law::mentions(&context)?)
}

/// Returns mentions as the paper prints them: `Entrepreneur individuel` stands beside the seller's name already.
pub(crate) fn printed(mentions: &[Mention]) -> Vec<String> {
    mentions.iter().filter(|mention| mention.key != "ei").map(|mention| mention.text.clone()).collect()
}

/// Returns what a line that gives back money laid out for the client says of itself.
pub(crate) fn disbursement_words(language: Language) -> String {
    say!(
        language,
        "Débours, hors base d'imposition (CGI art. 267 II 2°)",
        "Disbursement, outside the taxable base (CGI art. 267 II 2°)"
    )
}

/// Returns how to pay.
pub(crate) fn payment(identity: &Identity, reference: Option<String>) -> paper::Payment {
    paper::Payment {
        iban: Some(identity.iban.clone()),
        bic: identity.bic.clone(),
        holder: Some(identity.name.clone()),
        reference,
        terms: None,
    }
}

/// Returns the look that the user chose.
pub(crate) fn style(identity: &Identity) -> paper::Style {
    use base64::Engine as _;
    let logo = identity
        .logo
        .as_deref()
        .and_then(|text| base64::prelude::BASE64_STANDARD.decode(text).ok())
        .map(paper::Logo);
    paper::Style { accent: identity.accent.clone(), logo }
}

/// Returns the language of the paper's own words.
pub(crate) fn language(word: &str) -> paper::Language {
    if word == "en" { paper::Language::En } else { paper::Language::Fr }
}

/// Returns an amount of minor units as the paper prints it.
pub(crate) fn amount(minor: i64, currency: Currency) -> Decimal {
    Money::from_minor(minor, currency).amount()
}

/// Returns a line. Under the franchise no rate is printed.
pub(crate) fn line(item: &LineItem, net: i64, currency: Currency, language: Language) -> paper::Line {
    let standard = item.vat.category == VatCategory::Standard;
    let mut description = item.description.clone();
    if item.disbursement {
        description.push('\n');
        description.push_str(&disbursement_words(language));
    }
    paper::Line {
        description,
        quantity: item.quantity,
        unit: match item.unit {
            Unit::Hour => paper::Unit::Hour,
            Unit::Day => paper::Unit::Day,
            Unit::Piece => paper::Unit::Piece,
            Unit::Lump => paper::Unit::LumpSum,
            Unit::Kilometre => paper::Unit::Kilometre,
            Unit::Month => paper::Unit::Month,
        },
        unit_price: item.unit_price,
        discount_percent: item.discount_percent,
        vat_rate: standard.then_some(item.vat.rate),
        vat_category: category(item.vat.category),
        net: amount(net, currency),
    }
}

/// Returns the rows of the VAT table; none under the franchise, where a sentence says why.
pub(crate) fn vat_rows(identity: &Identity, totals: &Totals, currency: Currency) -> Vec<paper::VatRow> {
    if identity.vat_regime == VatRegime::Franchise {
        return Vec::new();
    }
    totals
        .groups
        .iter()
        .map(|row| paper::VatRow {
            category: category(row.group.category),
            rate: row.group.rate,
            base: amount(row.base, currency),
            amount: amount(row.tax, currency),
        })
        .collect()
}

/// Returns a category as papers and electronic invoices carry it.
pub(crate) fn category(category: VatCategory) -> paper::VatCategory {
    match category {
        VatCategory::Standard => paper::VatCategory::Standard,
        VatCategory::Exempt => paper::VatCategory::Exempt,
        VatCategory::ReverseCharge => paper::VatCategory::ReverseCharge,
        VatCategory::IntraCommunity => paper::VatCategory::IntraCommunity,
        VatCategory::Export => paper::VatCategory::Export,
        VatCategory::OutOfScope => paper::VatCategory::OutOfScope,
    }
}
