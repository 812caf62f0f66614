//! Sentences for files that are no invoice that can be trusted: what is wrong, and what to do.

use crate::{Language, Refusal, say};
use carnet_documents::received::{Computed, Difference, Field, ReadError};

/// Returns the refusal of a file that cannot be read as an invoice.
pub(super) fn unreadable(error: &ReadError) -> Refusal {
    let refused = Refusal::state(sentence(error, Language::Fr), sentence(error, Language::En));
    match error {
        ReadError::PdfWithoutInvoice { .. } => refused.hinted(
            "Écrivez cet achat à la main ; le PDF peut être gardé avec lui (`carnet expense add … --file`).",
            "Write this expense by hand; the PDF can be kept with it (`carnet expense add … --file`).",
        ),
        _ => refused.hinted(
            "Rien n'a été ajouté ; demandez au fournisseur un nouveau fichier.",
            "Nothing was added; ask the supplier for a new file.",
        ),
    }
}

fn sentence(error: &ReadError, language: Language) -> String {
    use ReadError as E;
    let megabytes = |bytes: &usize| bytes / 1_048_576;
    match error {
        E::Empty => say!(language, "Ce fichier est vide.", "This file is empty."),
        E::TooLarge { size, limit } => {
            let (size, limit) = (megabytes(size), megabytes(limit));
            say!(
                language,
                "Ce fichier fait {size} Mo ; une facture en a {limit} au plus.",
                "This file has {size} MB; an invoice has {limit} at most."
            )
        }
        E::UnknownFormat => say!(
            language,
            "Ce fichier n'est ni un PDF ni un XML : ce n'est pas une facture électronique.",
            "This file is neither a PDF nor an XML: it is no electronic invoice."
        ),
        E::PdfTruncated => say!(
            language,
            "Ce PDF est tronqué : sa fin manque, l'envoi a sans doute été coupé.",
            "This PDF is truncated: its end is missing, the transfer probably broke off."
        ),
        E::PdfEncrypted => say!(
            language,
            "Ce PDF est chiffré : une facture électronique ne l'est jamais.",
            "This PDF is encrypted: an electronic invoice never is."
        ),
        E::PdfDamaged { what } => say!(
            language,
            "Ce PDF est endommagé ({what}) : la facture qu'il contient ne peut pas être lue.",
            "This PDF is damaged ({what}): the invoice in it cannot be read."
        ),
        E::PdfBomb { .. } => say!(
            language,
            "Ce PDF enfle démesurément quand on l'ouvre : il est refusé sans être lu plus loin.",
            "This PDF swells beyond measure when opened: it is refused without reading on."
        ),
        E::PdfWithoutInvoice { attached } if attached.is_empty() => say!(
            language,
            "Ce PDF ne contient pas de facture électronique : ce n'est que du papier.",
            "This PDF holds no electronic invoice: it is paper only."
        ),
        E::PdfWithoutInvoice { attached } => {
            let list = attached.join(", ");
            say!(
                language,
                "Ce PDF ne contient pas de facture électronique, seulement {list}.",
                "This PDF holds no electronic invoice, only {list}."
            )
        }
        E::Doctype => say!(
            language,
            "Ce XML déclare un type de document (DOCTYPE), ce qu'une facture ne fait jamais : il est refusé.",
            "This XML declares a document type (DOCTYPE), which an invoice never does: it is refused."
        ),
        E::Entity { name } => say!(
            language,
            "Ce XML renvoie à une entité inconnue (« {name} ») : il est refusé.",
            "This XML refers to an unknown entity (\"{name}\"): it is refused."
        ),
        E::TooDeep { limit } => say!(
            language,
            "Ce XML emboîte plus de {limit} niveaux : ce n'est pas une facture.",
            "This XML nests more than {limit} levels: it is no invoice."
        ),
        E::TooManyElements { limit } => say!(
            language,
            "Ce XML a plus de {limit} éléments : ce n'est pas une facture.",
            "This XML has more than {limit} elements: it is no invoice."
        ),
        E::Encoding { name } => say!(
            language,
            "Le texte de ce fichier ne se lit pas dans l'encodage qu'il annonce (« {name} »).",
            "The text of this file does not read in the encoding that it names (\"{name}\")."
        ),
        E::Malformed { line } => say!(
            language,
            "Ce XML est mal formé, à partir de la ligne {line} : il ne peut pas être lu.",
            "This XML is malformed, from line {line} on: it cannot be read."
        ),
        E::NotAnInvoice { name } => say!(
            language,
            "Ce XML (« {name} ») n'est pas une facture d'un format connu : Factur-X, ZUGFeRD, CII ou UBL.",
            "This XML (\"{name}\") is no invoice of a known format: Factur-X, ZUGFeRD, CII or UBL."
        ),
        E::Missing { field } => {
            let field = field_name(*field, language);
            say!(
                language,
                "Il manque à cette facture ce que chacune doit porter : {field}.",
                "This invoice lacks what each must have: {field}."
            )
        }
        E::Unreadable { field, found } => {
            let field = field_name(*field, language);
            say!(
                language,
                "Cette facture a une valeur impossible ({field}) : « {found} ».",
                "This invoice has an impossible value ({field}): \"{found}\"."
            )
        }
    }
}

fn field_name(field: Field, language: Language) -> String {
    match field {
        Field::Number => say!(language, "le numéro", "the number"),
        Field::IssueDate => say!(language, "la date d'émission", "the issue date"),
        Field::TypeCode => say!(language, "le type de document", "the type of document"),
        Field::Currency => say!(language, "la devise", "the currency"),
        Field::DueDate => say!(language, "l'échéance", "the due date"),
        Field::Seller => say!(language, "le nom du vendeur", "the seller's name"),
        Field::Line => say!(language, "le montant d'une ligne", "the amount of a line"),
        Field::Adjustment => {
            say!(language, "le montant d'une remise ou de frais", "the amount of an allowance or charge")
        }
        Field::Vat => say!(language, "la TVA", "the VAT"),
        Field::Net => say!(language, "le total hors taxe", "the total without VAT"),
        Field::Gross => say!(language, "le total toutes taxes", "the total with VAT"),
        Field::Due => say!(language, "le montant à payer", "the amount due"),
        Field::Total => say!(language, "un total", "a total"),
    }
}

/// Returns the refusal of an invoice whose totals contradict each other.
pub(super) fn contradiction(difference: &Difference, supplier: &str) -> Refusal {
    let said = |language: Language| {
        let [stated, computed] = [difference.stated, difference.computed].map(|sum| language.number(sum, 2));
        (name(&difference.what, language), stated, computed)
    };
    let ((fr, stated_fr, computed_fr), (en, stated, computed)) = (said(Language::Fr), said(Language::En));
    Refusal::state(
        format!(
            "Les totaux de cette facture de {supplier} se contredisent : {fr}, {stated_fr} au lieu de {computed_fr}."
        ),
        format!("The totals of this invoice of {supplier} contradict each other: {en}, {stated} instead of {computed}."),
    )
    .hinted(
        "Demandez une facture corrigée ; pour la garder telle quelle : --accept-differences.",
        "Ask for a corrected invoice; to keep it as it stands: --accept-differences.",
    )
}

/// Returns what an amount is called.
pub(super) fn name(what: &Computed, language: Language) -> String {
    match what {
        Computed::Line { id } => {
            let id: String = id.chars().filter(|c| !c.is_control()).take(20).collect();
            say!(language, "net de la ligne {id}", "net of line {id}")
        }
        Computed::Lines => say!(language, "somme des lignes", "sum of the lines"),
        Computed::Allowances => say!(language, "total des remises", "total of the allowances"),
        Computed::Charges => say!(language, "total des frais", "total of the charges"),
        Computed::Net => say!(language, "total hors taxe", "total without VAT"),
        Computed::Base { rate, .. } => {
            let rate = rate.normalize();
            say!(language, "base de la TVA à {rate} %", "base of the VAT at {rate}%")
        }
        Computed::Tax { rate, .. } => {
            let rate = rate.normalize();
            say!(language, "TVA à {rate} %", "VAT at {rate}%")
        }
        Computed::Vat => say!(language, "total de la TVA", "total of VAT"),
        Computed::Gross => say!(language, "total toutes taxes", "total with VAT"),
        Computed::Due => say!(language, "montant à payer", "amount due"),
    }
}
