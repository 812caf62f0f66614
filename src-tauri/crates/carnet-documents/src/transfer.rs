//! What a banking application reads from the payment code: a SEPA credit transfer (EPC069-12, version 002).

use carnet_core::identifier::{Bic, Iban};
use rust_decimal::Decimal;

use crate::paper::{Paper, PaperKind};

/// Letters of a name, and of what the payer's bank passes on (EPC069-12, 3).
const MOST_NAME: usize = 70;
const MOST_REMITTANCE: usize = 140;

/// Returns the transfer that settles the paper, where a payer can be asked for one: an invoice with its number, or a letter,
/// an amount due in euros, a valid account and its holder. Never a quote, a draft or a credit note.
#[must_use]
pub fn payload(paper: &Paper) -> Option<String> {
    let asks = match paper.kind {
        PaperKind::DepositInvoice
        | PaperKind::ProgressInvoice
        | PaperKind::FinalInvoice
        | PaperKind::StandardInvoice
        | PaperKind::CorrectiveInvoice
        | PaperKind::ReminderLetter => true,
        PaperKind::Quote
        | PaperKind::CreditNote
        | PaperKind::ProgressNote
        | PaperKind::ReceiptsLedger
        | PaperKind::PurchasesRegister => false,
    };
    let due = paper.amount_due;
    // 0.01 to 999 999 999.99, to the cent.
    let payable =
        due >= Decimal::new(1, 2) && due <= Decimal::new(99_999_999_999, 2) && due.normalize().scale() <= 2;
    if !asks || !payable || paper.currency != "EUR" {
        return None;
    }
    let number = paper.number.as_deref()?;
    let payment = paper.payment.as_ref()?;
    let iban: Iban = payment.iban.as_deref()?.parse().ok()?;
    let holder = line(payment.holder.as_deref()?, MOST_NAME);
    let remittance = line(payment.reference.as_deref().unwrap_or(number), MOST_REMITTANCE);
    if holder.is_empty() || remittance.is_empty() {
        return None;
    }
    // It may be left out within the European Economic Area.
    let bic = payment.bic.as_deref().and_then(|bic| bic.parse::<Bic>().ok());
    // Service tag, version, UTF-8, kind, BIC, name, account, amount, no purpose, no structured reference, free text.
    Some(format!(
        "BCD\n002\n1\nSCT\n{}\n{holder}\n{}\nEUR{due:.2}\n\n\n{remittance}",
        bic.as_ref().map_or("", Bic::as_str),
        iban.as_str(),
    ))
}

/// Returns the text in one line of at most `most` letters.
fn line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Payment;

    fn paper(kind: PaperKind) -> Paper {
        Paper {
            kind,
            number: Some("F2026-0012".to_owned()),
            currency: "EUR".to_owned(),
            amount_due: Decimal::new(192_000, 2),
            payment: Some(Payment {
                iban: Some("FR14 2004 1010 0505 0001 3M02 606".to_owned()),
                bic: Some("PSSTFRPPPAR".to_owned()),
                holder: Some("Anaïs Bérenger".to_owned()),
                ..Payment::default()
            }),
            ..Paper::default()
        }
    }

    #[test]
    fn a_transfer_has_its_eleven_lines() {
        let expected = "BCD\n002\n1\nSCT\nPSSTFRPPPAR\nAnaïs Bérenger\nFR1420041010050500013M02606\nEUR1920.00\n\n\nF2026-0012";
        assert_eq!(payload(&paper(PaperKind::StandardInvoice)).as_deref(), Some(expected));
    }

    #[test]
    fn nobody_is_asked_to_pay_what_is_not_due() {
        let invoice = paper(PaperKind::FinalInvoice);
        let payment = |change: fn(&mut Payment)| {
            let mut payment = invoice.payment.clone().expect("a payment");
            change(&mut payment);
            Paper { payment: Some(payment), ..invoice.clone() }
        };
        let refused = [
            ("a quote", paper(PaperKind::Quote)),
            ("a credit note", paper(PaperKind::CreditNote)),
            ("a draft", Paper { number: None, ..invoice.clone() }),
            ("nothing left to pay", Paper { amount_due: Decimal::ZERO, ..invoice.clone() }),
            ("a negative balance", Paper { amount_due: Decimal::new(-1, 2), ..invoice.clone() }),
            ("a thousandth", Paper { amount_due: Decimal::new(1005, 3), ..invoice.clone() }),
            ("another currency", Paper { currency: "CHF".to_owned(), ..invoice.clone() }),
            ("no way to pay", Paper { payment: None, ..invoice.clone() }),
            ("no holder", payment(|payment| payment.holder = Some(" \n".to_owned()))),
            (
                "a wrong account",
                payment(|payment| payment.iban = Some("FR1420041010050500013M02607".to_owned())),
            ),
        ];
        for (what, paper) in refused {
            assert_eq!(payload(&paper), None, "{what}");
        }
        assert!(payload(&invoice).is_some(), "the invoice itself is");
    }

    #[test]
    fn no_text_adds_a_line_or_passes_its_length() {
        let mut paper = paper(PaperKind::StandardInvoice);
        let payment = paper.payment.as_mut().expect("a payment");
        payment.holder = Some(format!("{}\r\nEUR1.00\n{}", "É".repeat(60), "x".repeat(60)));
        payment.reference = Some("R\n".repeat(200));
        payment.bic = Some("a bank".to_owned());
        let payload = payload(&paper).expect("a transfer");
        let lines: Vec<&str> = payload.split('\n').collect();
        assert_eq!(lines.len(), 11, "{payload}");
        assert_eq!(lines[4], "", "what is no BIC is left out");
        assert_eq!(lines[5].chars().count(), 70, "{payload}");
        assert!(lines[10].chars().count() <= 140 && payload.len() <= 331, "{payload}");
    }
}
