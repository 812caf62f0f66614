//! Why a file is not read as an invoice, as facts; sentences are written at the edge.

/// Why a received file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than the limit.
    #[error("{size} bytes, at most {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Neither a PDF nor an XML file.
    #[error("neither PDF nor XML")]
    UnknownFormat,
    /// The PDF has no end: a download that broke off.
    #[error("the PDF is truncated")]
    PdfTruncated,
    /// The PDF asks for a password or hides its content.
    #[error("the PDF is encrypted")]
    PdfEncrypted,
    /// The structure of the PDF leads nowhere.
    #[error("the PDF is damaged: {what}")]
    PdfDamaged {
        /// The part that cannot be read.
        what: &'static str,
    },
    /// A part of the PDF grows past every honest size when it is decompressed, or the file is built to exhaust a reader.
    #[error("the PDF grows past {limit} of {what}")]
    PdfBomb {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A PDF without an invoice in it: paper only.
    #[error("the PDF carries no invoice")]
    PdfWithoutInvoice {
        /// Names of what is attached, if anything.
        attached: Vec<String>,
    },
    /// The XML declares a document type: entities and outside files come with it.
    #[error("a DOCTYPE")]
    Doctype,
    /// The XML refers to an entity that XML itself does not define.
    #[error("entity {name}")]
    Entity {
        /// The name.
        name: String,
    },
    /// Elements inside elements, deeper than any invoice.
    #[error("deeper than {limit}")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More elements than any invoice.
    #[error("more than {limit} elements")]
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// The bytes are no text of the encoding that the file says.
    #[error("encoding {name}")]
    Encoding {
        /// The encoding.
        name: String,
    },
    /// The XML is not well-formed.
    #[error("malformed XML at line {line}")]
    Malformed {
        /// Line of the first fault, from 1.
        line: usize,
    },
    /// The XML is another kind of document.
    #[error("root {name}")]
    NotAnInvoice {
        /// Name of the root element.
        name: String,
    },
    /// A field that every invoice has is missing.
    #[error("{field:?} is missing")]
    Missing {
        /// The field.
        field: Field,
    },
    /// A field cannot be read.
    #[error("{field:?} cannot be read: {found}")]
    Unreadable {
        /// The field.
        field: Field,
        /// What stands there.
        found: String,
    },
}

/// A field of an invoice, by its business term in EN 16931.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// BT-1, the number.
    Number,
    /// BT-2, the issue date.
    IssueDate,
    /// BT-3, the type code.
    TypeCode,
    /// BT-5, the currency.
    Currency,
    /// BT-9, the due date.
    DueDate,
    /// BT-27, the seller's name.
    Seller,
    /// BG-25, a line.
    Line,
    /// BG-20 and BG-21, an allowance or charge.
    Adjustment,
    /// BG-23, the VAT of one rate.
    Vat,
    /// BT-109, the total without VAT.
    Net,
    /// BT-112, the total with VAT.
    Gross,
    /// BT-115, the amount due.
    Due,
    /// Another amount of BG-22.
    Total,
}
