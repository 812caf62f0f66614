//! `carnet pay`.

use crate::terminal::{Done, Terminal};
use carnet_app::invoices;
use carnet_app::wire::invoices::PaymentRequest;
use clap::Args;

/// A payment, as typed.
#[derive(Debug, Args)]
pub struct Pay {
    /// Numéro de la facture
    invoice: String,
    /// Montant reçu ; négatif : rendu, ou chèque impayé
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
    amount: String,
    /// Date ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// transfer (virement), card, cheque, cash ou direct-debit ; sinon transfer
    #[arg(long, default_value = "transfer")]
    method: String,
    /// Pourquoi, quand l'argent est rendu (montant négatif)
    #[arg(long, value_name = "RAISON")]
    note: Option<String>,
}

impl Pay {
    /// Records the payment.
    pub fn run(self, terminal: &Terminal) -> Done {
        let Self { invoice, amount, on, method, note } = self;
        let mut carnet = terminal.open()?;
        let request = PaymentRequest { invoice, amount, on, method, note };
        terminal.done(&invoices::pay(&mut carnet, request)?)
    }
}
