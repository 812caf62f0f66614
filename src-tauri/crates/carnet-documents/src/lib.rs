//! Papers: quotes, invoices and credit notes as PDF; [`facturx`] writes them as XML for machines.
//!
//! A [`paper::Paper`] goes in, bytes come out: `layout` places every word on a page model in the units of `units`, `pdf`
//! writes that model. Reads no clock, no file and no path; the same paper gives the same bytes. Computes no amount.

#![deny(missing_docs)]

pub mod code;
pub mod facturx;
mod glyphs;
mod kerning;
pub mod layout;
mod order;
pub mod page;
pub mod paper;
mod pdf;
pub mod received;
mod scripts;
mod shape;
pub mod structure;
mod text;
pub mod transfer;
mod typeface;
pub mod units;
mod vocabulary;
mod words;

use paper::Paper;

/// Why a paper could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The accent is not `#RRGGBB`.
    #[error("the accent {value:?} is not of the form #RRGGBB")]
    Accent {
        /// What it is instead.
        value: String,
    },
    /// The logo is neither a readable PNG nor a readable JPEG file, or has no pixels, or far too many.
    #[error("the logo cannot be read: {reason}")]
    Logo {
        /// What is wrong with it.
        reason: String,
    },
    /// A font program could not be made; cannot happen with the fonts in the tree.
    #[error("the font {face} cannot be embedded: {reason}")]
    Font {
        /// Name of the typeface.
        face: String,
        /// What went wrong.
        reason: String,
    },
    /// The file could not be put together.
    #[error("the file cannot be written: {reason}")]
    Write {
        /// What went wrong.
        reason: String,
    },
}

/// Renders the paper as a PDF/A-3b file: A4, embedded fonts, the same bytes for the same paper.
///
/// # Errors
///
/// Returns the accent or the logo that cannot be used. Texts never fail: a character that no font has is shown as a visible
/// sign, control and direction characters are left out.
pub fn render(paper: &Paper) -> Result<Vec<u8>, RenderError> {
    render_with(paper, None)
}

/// Renders the paper as [`render`] does; with `invoice_xml` the file is a Factur-X one.
///
/// `invoice_xml` is the invoice as CII of the profile EN 16931. It is attached byte for byte as `factur-x.xml` and described
/// in the file's XMP (Factur-X 1.09, 6.2). It is not read: that it says the same as the paper is the caller's part.
///
/// # Errors
///
/// As [`render`].
pub fn render_with(paper: &Paper, invoice_xml: Option<&[u8]>) -> Result<Vec<u8>, RenderError> {
    let document = layout::compose(paper)?;
    pdf::write(paper, &document, invoice_xml)
}
