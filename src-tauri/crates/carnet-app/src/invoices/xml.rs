//! The electronic invoice alone: of an issued document what was frozen, of a draft what it would say today.

use super::paper;
use super::record::Snapshot;
use crate::wire::invoices::{InvoiceText, InvoiceXml};
use crate::{Carnet, Refusal, Result, resolve};
use carnet_core::word::UnknownWord;
use carnet_documents::facturx::{self, Invoice};
use carnet_store::invoice as table;

/// Returns the electronic invoice as CII (profile EN 16931) or UBL 2.1.
///
/// # Errors
/// When there is no such invoice; when the document has none: it is older than they are, or lacks a datum without which
/// none would be valid.
pub fn xml(carnet: &Carnet, request: InvoiceXml) -> Result<InvoiceText> {
    let write = match request.format.trim() {
        "" | "cii" => facturx::cii as fn(&Invoice) -> Vec<u8>,
        "ubl" => facturx::ubl,
        other => {
            let problem = UnknownWord { given: other.to_owned(), expected: "cii, ubl".to_owned() };
            return Err(Refusal::field("format", problem));
        }
    };
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), &request.name)?)?;
    let electronic = match table::snapshot(carnet.conn(), invoice.id)? {
        Some(text) => {
            let snapshot: Snapshot =
                serde_json::from_str(&text).map_err(|error| Refusal::Paper(error.to_string()))?;
            snapshot.electronic.ok_or_else(|| none(&snapshot.paper.number.unwrap_or_default()))?
        }
        None => {
            let composed = paper::of_draft(carnet, &invoice)?;
            let fatal = composed.gaps.iter().find(|gap| gap.fatal).map(|gap| gap.missing.why.clone());
            composed
                .electronic
                .ok_or_else(|| Refusal::state(fatal.clone().unwrap_or_default(), fatal.unwrap_or_default()))?
        }
    };
    let name = invoice.number.unwrap_or_else(|| format!("brouillon-{}", invoice.id));
    let text = String::from_utf8(write(&electronic)).map_err(|error| Refusal::Paper(error.to_string()))?;
    Ok(InvoiceText { file_name: format!("{name}.xml"), text })
}

fn none(number: &str) -> Refusal {
    Refusal::state(
        format!("{number} a été émis sans facture électronique : son PDF fait foi."),
        format!("{number} was issued without electronic invoice: its PDF stands."),
    )
    .hinted(
        "Pour en envoyer une, complétez les données, faites un avoir et une nouvelle facture.",
        "To send one, complete the data, make a credit note and a new invoice.",
    )
}
