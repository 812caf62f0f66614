//! What went wrong after the issue: credit notes, corrective invoices.

use super::lines::one_invoice;
use super::missions::{last_invoice, with_deposit};
use super::{Code, code};
use crate::studio::{Studio, line, taxed};
use carnet_app::wire::invoices::InvoiceRequest;

pub fn credit_one_line(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let invoice = studio.invoice(InvoiceRequest {
        client,
        lines: vec![
            line("Formation", "2", "d", "650"),
            taxed(line("Support de cours", "12", "u", "9.99"), "5.5"),
            line("Déplacement", "128", "km", "0.603"),
        ],
        discount_percent: Some("7.5".to_owned()),
        ..InvoiceRequest::default()
    });
    let number = invoice.number.clone().expect("it is issued");
    let part = studio.on("2026-10-15").credit(&number, &[2]);
    let rest = studio.credit(&number, &[]);
    vec![code(&invoice, "380", "S1"), code(&part, "381", "S1"), code(&rest, "381", "S1")]
}

pub fn credit_whole(studio: &mut Studio) -> Vec<Code> {
    let invoice = one_invoice(studio).remove(0);
    let note = studio.on("2026-10-15").credit(&invoice.0, &[]);
    vec![invoice, code(&note, "381", "S1")]
}

pub fn credit_final(studio: &mut Studio) -> Vec<Code> {
    let (mission, _) = with_deposit(studio, vec![line("Site", "1", "lump", "4000.01")]);
    let last = last_invoice(studio, &mission, 2);
    let note = studio.credit(&last.number.clone().expect("it is issued"), &[]);
    vec![code(&last, "380", "S4"), code(&note, "381", "S1")]
}

pub fn credit_deposit(studio: &mut Studio) -> Vec<Code> {
    let (_, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let note = studio.credit(&deposit.number.clone().expect("it is issued"), &[]);
    vec![code(&deposit, "386", "S1"), code(&note, "503", "S1")]
}

/// A wrong rate, found after a part was paid: the invoice that takes the place asks for the rest.
pub fn corrective(studio: &mut Studio) -> Vec<Code> {
    let client = studio.usual_client();
    let wrong = studio.lines(&client, vec![line("Livre imprimé", "12", "u", "33.33")]);
    let number = wrong.number.clone().expect("it is issued");
    studio.on("2026-10-12").pay(&number, "100");
    let right = studio.correct(&number, Some(vec![taxed(line("Livre imprimé", "12", "u", "33.33"), "5.5")]));
    assert_eq!((right.paid.as_str(), right.balance.as_str()), ("100.00", "321.96"));
    let note = studio.credit(&right.number.clone().expect("it is issued"), &[]);
    vec![code(&wrong, "380", "S1"), code(&right, "384", "S1"), code(&note, "381", "S1")]
}

/// The final invoice that is corrected deducts the same deposits; it names the wrong one alone (BR-FR-CO-04).
pub fn corrective_final(studio: &mut Studio) -> Vec<Code> {
    let (mission, _) = with_deposit(studio, vec![line("Site", "1", "lump", "4000.01")]);
    let last = last_invoice(studio, &mission, 2);
    let right = studio.correct(&last.number.clone().expect("it is issued"), None);
    assert_eq!(right.total_gross, last.total_gross, "a correction of the text changes no amount");
    vec![code(&last, "380", "S4"), code(&right, "384", "S1")]
}

/// The final invoice deducts the deposit as it was corrected.
pub fn corrective_deposit(studio: &mut Studio) -> Vec<Code> {
    let (mission, deposit) = with_deposit(studio, vec![line("Site", "1", "lump", "4000")]);
    let right = studio.correct(
        &deposit.number.clone().expect("it is issued"),
        Some(vec![line("Acompte", "1", "lump", "1000")]),
    );
    let last = last_invoice(studio, &mission, 2);
    assert_eq!(last.total_net.as_str(), "3000.00", "4 000 less the deposit as it is now");
    vec![code(&right, "384", "S1"), code(&last, "380", "S4")]
}
