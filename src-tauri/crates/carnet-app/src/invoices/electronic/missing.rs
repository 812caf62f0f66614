//! What an electronic invoice lacks: which field, in whose record, and the law or rule that wants it.

use super::super::composed::Said;
use super::parties::consumer;
use crate::wire::invoices::Missing;
use crate::{Language, papers, say};
use carnet_core::law::{self, Territory, TerritoryVat};
use carnet_core::vat::VatCategory;
use carnet_store::identity::Identity;
use carnet_store::invoice as table;

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Where to fill it, and why.
    pub missing: Missing,
    /// Whether no valid electronic invoice exists without it: the paper then goes out as a plain PDF.
    pub fatal: bool,
}

/// Returns what is lacking. A consumer's invoice needs a name and an address, nothing else.
///
/// Source: CGI ann. II art. 242 nonies A; EN 16931 (BR-); XP Z12-012 (BR-FR-).
pub(crate) fn gaps(
    identity: &Identity,
    invoice: &table::Invoice,
    said: &Said<'_>,
    language: Language,
) -> Vec<Gap> {
    let client = &said.client.client;
    let name = &client.name;
    let any = |wanted: &[VatCategory]| said.lines.iter().any(|(item, _)| wanted.contains(&item.vat.category));
    let abroad = any(&[VatCategory::ReverseCharge, VatCategory::IntraCommunity]);
    let mut list = List { gaps: Vec::new(), client: said.client.id.0, invoice: invoice.id.0 };
    if client.address.is_none() {
        list.client(
            "address",
            say!(language, "Adresse du client", "The client's address"),
            say!(
                language,
                "L'adresse du client, {name}, manque sur la facture : la loi la demande (CGI ann. II art. 242 nonies A I 1°).",
                "The address of the client, {name}, is missing on the invoice: the law asks for it (CGI ann. II art. 242 nonies A I 1°)."
            ),
            false,
        );
    }
    let own = law::territory(&client.country).ok().flatten();
    let here = papers::domestic(&client.country);
    if !consumer(said.client) && here && client.siren.is_none() {
        list.client(
            "siren",
            say!(language, "SIREN du client", "The client's SIREN"),
            say!(
                language,
                "Le SIREN du client, {name}, manque : mention obligatoire entre entreprises (CGI ann. II art. 242 nonies A I 1°), sans elle une plateforme rejette la facture (BR-FR-11).",
                "The SIREN of the client, {name}, is missing: compulsory between businesses (CGI ann. II art. 242 nonies A I 1°), without it a platform rejects the invoice (BR-FR-11)."
            ),
            false,
        );
        list.client(
            "electronic_address",
            say!(language, "Adresse électronique du client", "The client's electronic address"),
            say!(
                language,
                "L'adresse électronique du client, {name}, manque : c'est là que la plateforme livre (BR-FR-12). Le SIREN suffit, sauf si l'annuaire en donne une autre.",
                "The electronic address of the client, {name}, is missing: the platform delivers there (BR-FR-12). The SIREN is enough, unless the directory gives another one."
            ),
            false,
        );
    }
    if abroad && client.vat_number.is_none() {
        // BR-AE-02 takes a legal identifier as well, which Carnet knows of French businesses only.
        let fatal = any(&[VatCategory::IntraCommunity]) || !here || client.siren.is_none();
        list.client(
            "vat_number",
            say!(language, "Numéro de TVA du client", "The client's VAT number"),
            say!(
                language,
                "Le numéro de TVA du client, {name}, manque : qui doit la taxe est nommé par son numéro (CGI ann. II art. 242 nonies A I 3°, BR-AE-02).",
                "The VAT number of the client, {name}, is missing: who owes the tax is named by that number (CGI ann. II art. 242 nonies A I 3°, BR-AE-02)."
            ),
            fatal,
        );
    }
    if (abroad || any(&[VatCategory::Export])) && identity.vat_number.is_none() {
        let fatal = any(&[VatCategory::IntraCommunity, VatCategory::Export]);
        list.push(
            ("identity", None),
            "vat_number",
            say!(language, "Votre numéro de TVA", "Your VAT number"),
            say!(
                language,
                "Votre numéro de TVA manque : il faut en demander un, même en franchise, pour facturer à l'étranger (CGI art. 286 ter).",
                "Your VAT number is missing: ask for one, even under the franchise, to invoice abroad (CGI art. 286 ter)."
            ),
            fatal,
        );
    }
    if let Some(territory) = own.filter(|_| identity.vat_regime.charges_vat()) {
        list.territory(territory, language);
    }
    let unexplained = said.mentions.iter().any(|mention| mention.key == "exempt");
    if unexplained {
        list.invoice(
            say!(language, "Motif d'exonération", "Reason of the exemption"),
            say!(
                language,
                "Une ligne est sans TVA : citez dans son texte l'article qui l'exonère (CGI ann. II art. 242 nonies A I 12°).",
                "A line bears no VAT: cite the article that exempts it in its text (CGI ann. II art. 242 nonies A I 12°)."
            ),
            false,
        );
    }
    let scope = |item: &carnet_core::line_item::LineItem| item.vat.category == VatCategory::OutOfScope;
    if any(&[VatCategory::OutOfScope]) && !said.lines.iter().all(|(item, _)| scope(item)) {
        list.invoice(
            say!(language, "Lignes hors champ à part", "Lines out of scope apart"),
            say!(
                language,
                "Des lignes hors du champ de la TVA ne se mélangent pas à d'autres sur une facture électronique (BR-O-11) : faites-en deux.",
                "Lines outside the scope of VAT do not stand beside others on an electronic invoice (BR-O-11): make two."
            ),
            true,
        );
    }
    list.gaps
}

struct List {
    gaps: Vec<Gap>,
    client: i64,
    invoice: i64,
}

impl List {
    fn client(&mut self, field: &str, label: String, why: String, fatal: bool) {
        self.push(("client", Some(self.client)), field, label, why, fatal);
    }

    fn invoice(&mut self, label: String, why: String, fatal: bool) {
        self.push(("invoice", Some(self.invoice)), "lines", label, why, fatal);
    }

    /// What Carnet supposes of a territory's VAT and nobody vouched for: told, never silent.
    fn territory(&mut self, territory: &Territory, language: Language) {
        let (place, reference) =
            (if language == Language::Fr { &territory.fr } else { &territory.en }, &territory.reference);
        let rates: Vec<String> =
            territory.rates.iter().map(|rate| rate.normalize().to_string().replace('.', ",")).collect();
        let rates = rates.join(" %, ");
        let why = match territory.vat {
            TerritoryVat::OwnRates => say!(
                language,
                "{place} : Carnet propose le taux du département pour une entreprise ({rates} %) et celui de métropole pour un particulier ; un bien livré depuis la métropole peut relever d'une autre règle. À vérifier ({reference}) ; le taux tapé l'emporte.",
                "{place}: Carnet proposes the department's rate for a business ({rates} %) and that of metropolitan France for a consumer; goods sent from there may follow another rule. To be checked ({reference}); the typed rate prevails."
            ),
            TerritoryVat::NoVat => say!(
                language,
                "{place} : la TVA n'y est pas appliquée, Carnet n'en propose pas. À vérifier ({reference}) ; le taux tapé l'emporte.",
                "{place}: VAT is not applied there, Carnet proposes none. To be checked ({reference}); the typed rate prevails."
            ),
            TerritoryVat::Outside => say!(
                language,
                "{place} est hors du territoire de la TVA française : traité comme un pays tiers. À vérifier ({reference}).",
                "{place} lies outside the territory of French VAT: treated as a third country. To be checked ({reference})."
            ),
            TerritoryVat::France => return,
        };
        self.invoice(say!(language, "TVA : {place}", "VAT: {place}"), why, false);
    }

    fn push(&mut self, record: (&str, Option<i64>), field: &str, label: String, why: String, fatal: bool) {
        let (record, id) = (record.0.to_owned(), record.1);
        self.gaps.push(Gap { missing: Missing { record, id, field: field.to_owned(), label, why }, fatal });
    }
}

/// Returns a gap as a notice of the issue; one that leaves a plain PDF says so.
pub(crate) fn sentence(gap: &Gap, language: Language) -> String {
    let why = &gap.missing.why;
    if !gap.fatal {
        return why.clone();
    }
    say!(
        language,
        "{why} Le PDF part sans facture électronique.",
        "{why} The PDF goes without electronic invoice."
    )
}
