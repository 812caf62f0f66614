//! Papers: quotes, invoices and credit notes as PDF.
//!
//! A [`paper::Paper`] goes in, bytes come out: `layout` places every word on a page model in the units of `units`, `pdf`
//! writes that model. Reads no clock, no file and no path; the same paper gives the same bytes. Computes no amount.

mod kerning;
pub mod layout;
pub mod page;
pub mod paper;
mod pdf;
mod text;
mod typeface;
pub mod units;
mod words;

use paper::Paper;

/// Why a paper could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The accent is not `#RRGGBB`.
    #[error("the accent {value:?} is not of the form #RRGGBB")]
    Accent { value: String },
    /// The logo is neither a readable PNG nor a readable JPEG file, or has no pixels, or far too many.
    #[error("the logo cannot be read: {reason}")]
    Logo { reason: String },
    /// A font program could not be made; cannot happen with the fonts in the tree.
    #[error("the font {face} cannot be embedded: {reason}")]
    Font { face: &'static str, reason: String },
    /// The file could not be put together.
    #[error("the file cannot be written: {reason}")]
    Write { reason: String },
}

/// Renders the paper as a PDF file: A4, embedded fonts, the same bytes for the same paper.
///
/// # Errors
///
/// Returns the accent or the logo that cannot be used. Texts never fail: a character that the font lacks is replaced by a
/// visible sign, control and direction characters are left out.
pub fn render(paper: &Paper) -> Result<Vec<u8>, RenderError> {
    let document = layout::compose(paper)?;
    pdf::write(paper, &document)
}
