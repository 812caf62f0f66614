//! `carnet invoice remind`, `letter`, `state`, `states`, `copy`: what happens after the issue.

use crate::terminal::{Done, Terminal};
use crate::typed;
use carnet_app::wire::invoices::Invoice;
use carnet_app::wire::lifecycle::{
    Life, LifecycleCodes, LifecycleCodesRequest, LifecycleRequest, RemindRequest, ReminderIdRequest,
};
use carnet_app::{Carnet, invoices, place};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// A reminder letter, as typed.
#[derive(Debug, Args)]
pub struct Remind {
    /// Numéro de la facture
    invoice: String,
    /// 1 courtoise, 2 ferme, 3 mise en demeure
    #[arg(long)]
    level: u8,
    /// Date de la lettre ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Taux annuel des semestres dont Carnet ne connaît pas le taux
    #[arg(long, value_name = "POUR CENT")]
    rate: Option<String>,
    /// Prochaine relance ; sinon celle que Carnet propose
    #[arg(long, value_name = "DATE")]
    follow_up: Option<String>,
    /// Écrit la lettre sans la noter dans le carnet
    #[arg(long)]
    preview: bool,
    /// Fichier à écrire
    #[arg(short, long, value_name = "FICHIER")]
    output: PathBuf,
}

/// A letter that was recorded, printed again.
#[derive(Debug, Args)]
pub struct Letter {
    /// Numéro de la lettre, que `invoice show` donne
    id: i64,
    /// Fichier à écrire
    #[arg(short, long, value_name = "FICHIER")]
    output: PathBuf,
}

/// A status of the lifecycle, as typed.
#[derive(Debug, Args)]
pub struct State {
    /// Numéro de la facture
    invoice: String,
    /// Code ou nom du statut, comme 210 ou Refusée
    status: String,
    /// Date ; sinon aujourd'hui
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Raison : un code de la liste, son nom, ou des mots à vous
    #[arg(long)]
    reason: Option<String>,
    /// Montant, pour un statut qui en porte un
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true)]
    amount: Option<String>,
}

/// What a recorded letter left.
#[derive(Debug, Serialize)]
pub struct Sent {
    /// The file that was written.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// The day of the next follow-up.
    pub follow_up_on: String,
    /// The invoice as it is now.
    pub invoice: Invoice,
}

/// The statuses that an invoice came into, and those that may follow.
#[derive(Debug, Serialize)]
pub struct States {
    /// The life so far.
    #[serde(flatten)]
    pub life: Life,
    /// What may follow.
    #[serde(flatten)]
    pub open: LifecycleCodes,
}

impl Remind {
    /// Writes the letter, then records it: a letter that could not be written is none.
    pub fn run(self, terminal: &Terminal, carnet: &mut Carnet) -> Done {
        let Self { invoice, level, on, rate, follow_up, preview, output } = self;
        let request = RemindRequest { invoice, level, on, rate, follow_up };
        let pdf = typed::pdf(&invoices::preview_reminder(carnet, request.clone())?)?;
        if preview {
            return terminal.save(&output, &pdf);
        }
        place::save(&output, &pdf)?;
        let outcome = invoices::remind(carnet, request)?;
        let sent = Sent {
            file: output.display().to_string(),
            bytes: pdf.len(),
            follow_up_on: outcome.value.follow_up_on,
            invoice: outcome.value.invoice,
        };
        for notice in &outcome.notices {
            terminal.tell(notice);
        }
        terminal.show(&sent)
    }
}

impl Letter {
    /// Writes the letter again.
    pub fn run(self, terminal: &Terminal, carnet: &Carnet) -> Done {
        let paper = invoices::reminder_paper(carnet, ReminderIdRequest { id: self.id })?;
        terminal.save(&self.output, &typed::pdf(&paper)?)
    }
}

impl State {
    /// Records the status.
    pub fn run(self, terminal: &Terminal, carnet: &mut Carnet) -> Done {
        let Self { invoice, status, on, reason, amount } = self;
        let code = invoices::lifecycle_code(carnet, &status)?;
        let request = LifecycleRequest { invoice, code, on, reason_code: None, reason, amount };
        terminal.done(&invoices::record_lifecycle(carnet, request)?)
    }
}

/// Shows the statuses so far and those that may follow.
pub fn states(terminal: &Terminal, carnet: &Carnet, invoice: String) -> Done {
    let open = invoices::lifecycle_codes(carnet, LifecycleCodesRequest { invoice: invoice.clone() })?;
    let life = invoices::show(carnet, super::named(invoice))?.life;
    terminal.show(&States { life, open })
}
