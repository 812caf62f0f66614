//! Places a paper's content on pages. One file a document says which parts it has and in what order; one file a part draws it.
//!
//! The grid: 20 mm sides, lines of 4 mm; one axis at 110 mm carries the recipient (in the window of a French DL envelope)
//! and the totals. Nothing here knows PDF.

mod accord;
mod composer;
mod credit_note;
mod folio;
mod head;
mod invoice;
mod ledger;
mod letter;
mod mentions;
mod note;
mod payment;
mod quote;
mod schedule;
mod settlement;
mod table;
mod totals;

use crate::RenderError;
use crate::page::{Document, Palette};
use crate::paper::{Paper, PaperKind};
use crate::pdf::Picture;
use composer::{Composer, Spacing};

/// Lays the paper out on as many A4 pages as it needs.
///
/// # Errors
///
/// Returns the accent or the logo that cannot be used.
pub fn compose(paper: &Paper) -> Result<Document, RenderError> {
    let palette = palette(&paper.style.accent)?;
    let logo = paper.style.logo.as_ref().map(Picture::read).transpose()?;
    let logo_size = logo.as_ref().map(|logo| (logo.width, logo.height));
    let mut composer = placed(paper, logo_size, Spacing::Roomy);
    if composer.pages.len() == 2 {
        let closer = placed(paper, logo_size, Spacing::Close);
        if closer.pages.len() == 1 {
            composer = closer;
        }
    }
    folio::draw(&mut composer);
    let mut title = composer.title();
    if paper.duplicate {
        title = format!("{title} ({})", composer.words.duplicate);
    }
    Ok(Document { title, structure: composer.structure, pages: composer.pages, palette, logo })
}

/// Draws everything but the folios.
fn placed(paper: &Paper, logo: Option<(u32, u32)>, spacing: Spacing) -> Composer<'_> {
    let mut composer = Composer::new(paper, spacing);
    match &paper.ledger {
        Some(_) => head::draw_of_book(&mut composer, logo),
        None => head::draw(&mut composer, logo),
    }
    match paper.kind {
        PaperKind::ReceiptsLedger | PaperKind::PurchasesRegister => ledger::draw(&mut composer),
        PaperKind::Quote => quote::draw(&mut composer),
        PaperKind::CreditNote => credit_note::draw(&mut composer),
        PaperKind::ProgressNote => note::draw(&mut composer),
        PaperKind::ReminderLetter => letter::draw(&mut composer),
        PaperKind::DepositInvoice
        | PaperKind::ProgressInvoice
        | PaperKind::FinalInvoice
        | PaperKind::StandardInvoice
        | PaperKind::CorrectiveInvoice => invoice::draw(&mut composer),
    }
    composer
}

/// Reads `#RRGGBB`; as text it is darkened until it has a contrast of 4.5 on white (WCAG 2.1, 1.4.3).
fn palette(accent: &str) -> Result<Palette, RenderError> {
    let refused = || RenderError::Accent { value: accent.to_owned() };
    let digits = accent
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())
        .ok_or_else(refused)?;
    let mut rule = [0; 3];
    for (channel, value) in rule.iter_mut().enumerate() {
        *value = u8::from_str_radix(&digits[channel * 2..channel * 2 + 2], 16).map_err(|_| refused())?;
    }
    let mut text = rule;
    while contrast_on_white(text) < 4.5 {
        text = text.map(|channel| (u16::from(channel) * 24 / 25) as u8);
    }
    Ok(Palette { text, rule })
}

fn contrast_on_white(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pale_accent_is_darkened_as_text_and_kept_as_rule() {
        let palette = palette("#ffe600").expect("a colour");
        assert_eq!(palette.rule, [255, 230, 0], "the rule keeps the user's colour");
        assert!(contrast_on_white(palette.text) >= 4.5, "yellow text on white cannot be read");
    }

    #[test]
    fn what_is_not_a_colour_is_named() {
        for value in ["", "#12345", "123456", "#12345é", "#GG0000", "#+1+1+1"] {
            let accepted = palette(value).is_ok();
            assert!(!accepted || value == "#+1+1+1", "{value:?} is not #RRGGBB");
        }
    }
}
