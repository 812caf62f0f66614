//! Received electronic invoices: bytes in, values out. Factur-X and ZUGFeRD PDFs, CII and UBL files.
//!
//! What is read may be hostile: no document type, no entity, no file and no socket is ever opened, and depth, counts and
//! decompressed sizes are bounded before they are spent. Nothing is corrected: [`differences`] tells what does not add up.

mod check;
mod cii;
mod invoice;
mod pdf;
mod refusal;
#[cfg(test)]
mod tests;
mod ubl;
mod value;
mod xml;

pub use check::{Computed, Difference, differences, merged};
pub use invoice::{
    Adjustment, Container, Id, Line, Note, Party, PaymentMeans, Preceding, ReceivedInvoice, Syntax, Totals,
    VatRow,
};
pub use refusal::{Field, ReadError};

use xml::{Element, Tree};

/// The largest file that is read, in bytes: what the book takes as an attachment.
pub const FILE_LIMIT: usize = 50 * 1024 * 1024;
/// The largest XML, in bytes; invoices with their proofs inside stay far below.
pub const XML_LIMIT: usize = 16 * 1024 * 1024;

const CII: &str = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
const ZUGFERD_1: &str = "urn:ferd:CrossIndustryDocument:invoice:1p0";
const UBL_INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const UBL_CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

/// Reads an invoice out of a PDF or XML file.
///
/// # Errors
/// Why it is none, or cannot be trusted; the whole file is refused then.
pub fn read(bytes: &[u8]) -> Result<ReceivedInvoice, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > FILE_LIMIT {
        return Err(ReadError::TooLarge { size: bytes.len(), limit: FILE_LIMIT });
    }
    if pdf::is_pdf(bytes) {
        let invoice = pdf::invoice(bytes, read_xml)?;
        return Ok(ReceivedInvoice { container: Container::Pdf, ..invoice });
    }
    if looks_like_xml(bytes) { read_xml(bytes) } else { Err(ReadError::UnknownFormat) }
}

/// Returns the electronic invoice inside a PDF, byte for byte; none when it holds none.
pub fn xml_of_pdf(bytes: &[u8]) -> Option<Vec<u8>> {
    pdf::named_file(bytes).ok()
}

/// Returns whether the first sign of the file is `<`, in any encoding that XML knows.
fn looks_like_xml(bytes: &[u8]) -> bool {
    let head = bytes.iter().take(64);
    head.copied()
        .find(|byte| !matches!(byte, 0xef | 0xbb | 0xbf | 0xff | 0xfe | 0 | b' ' | b'\t' | b'\r' | b'\n'))
        == Some(b'<')
}

fn read_xml(bytes: &[u8]) -> Result<ReceivedInvoice, ReadError> {
    if bytes.len() > XML_LIMIT {
        return Err(ReadError::TooLarge { size: bytes.len(), limit: XML_LIMIT });
    }
    let text = xml::decode(bytes)?;
    let tree = Tree::parse(&text)?;
    let root = tree.root().ok_or(ReadError::Malformed { line: 1 })?;
    match (root.name(), root.own_namespace().as_deref()) {
        ("CrossIndustryInvoice", Some(CII)) => cii::read(root, Syntax::Cii),
        ("CrossIndustryDocument", Some(ZUGFERD_1)) => cii::read(root, Syntax::Zugferd1),
        ("Invoice", Some(UBL_INVOICE)) | ("CreditNote", Some(UBL_CREDIT_NOTE)) => ubl::read(root),
        _ => Err(ReadError::NotAnInvoice { name: value::shown(Element::name(root)) }),
    }
}
