//! Issuing: number, content, paper and hash become final together, or nothing does.

use super::content::{self, Context};
use super::correct;
use super::draft::{changeable, frozen};
use super::electronic::{self, Received};
use super::paper;
use super::pay;
use super::record::{self, Snapshot};
use super::show::view;
use super::terms::Terms;
use crate::carnet::rfc3339;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, InvoiceIssue};
use crate::{Carnet, Language, Problem, Refusal, Result, books, operation, papers};
use carnet_core::document::Series;
use carnet_core::ids::{InvoiceId, PaymentId};
use carnet_core::input;
use carnet_core::invoice::{InvoiceKind, PaymentMethod};
use carnet_store::invoice::{self as table, Invoice, Issued};
use carnet_store::mission;
use carnet_store::payment::{self, Payment};
use carnet_store::{Tx, append_lines, layout, series, sha256_hex, write_whole};
use chrono::{Days, NaiveDate};
use std::path::PathBuf;

/// Issues a draft: it takes the next number of its year and never changes again.
///
/// The paper is on the disk before the number is; when the paper or the commit fails, no number is taken.
///
/// # Errors
/// When it is issued already; when the date has not come, or precedes that of the last document of the series.
pub fn issue(carnet: &mut Carnet, request: InvoiceIssue) -> Result<Outcome<View>> {
    let invoice = changeable(carnet, InvoiceId(request.id))?;
    let today = carnet.today();
    let on = match request.on.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        Some(text) => input::parse_date(text, today).map_err(|e| Refusal::field("on", e))?,
        None => today,
    };
    if on > today {
        return Err(Refusal::field(
            "on",
            Problem::sentence_of(
                format!(
                    "Une facture ne se date pas du {}, qui n'est pas encore venu : émettez-la ce jour-là.",
                    on.format("%d/%m/%Y")
                ),
                format!("An invoice is not dated {on}, which has not come: issue it on that day."),
            ),
        ));
    }
    let received = received(carnet, &request, &invoice, on)?;
    let plan = Plan { received, ..Plan::of(carnet, on)? };
    let outcome = carnet.write(operation::ISSUE_INVOICE, |tx| plan.issue(tx, invoice.id))?;
    plan.witness(&outcome.value);
    let notices = outcome.value.notices;
    Ok(Outcome { value: view(carnet, invoice.id)?, changed: outcome.changed, notices })
}

/// Reads what came before the issue: a deposit invoice is owed for every deposit received (CGI art. 289 I-1 c).
fn received(
    carnet: &Carnet,
    request: &InvoiceIssue,
    invoice: &Invoice,
    on: NaiveDate,
) -> Result<Option<Received>> {
    let mut form = Form::default();
    let day = form.optional("paid_on", request.paid_on.as_deref(), |text| input::parse_date(text, on));
    let method = form
        .optional("paid_by", request.paid_by.as_deref(), str::parse::<PaymentMethod>)
        .unwrap_or(PaymentMethod::Transfer);
    if day.is_some_and(|day| day > on) {
        form.refuse(
            "paid_on",
            Problem::sentence_of(
                "L'argent est arrivé après la facture : émettez-la, puis enregistrez le paiement.",
                "The money came after the invoice: issue it, then record the payment.",
            ),
        );
    }
    if day.is_some() && (invoice.kind == InvoiceKind::CreditNote || invoice.gross <= 0) {
        form.refuse(
            "paid_on",
            Problem::sentence_of("Ce document ne s'encaisse pas.", "Nothing is paid on this document."),
        );
    }
    if day.is_some() && invoice.corrective {
        form.refuse(
            "paid_on",
            Problem::sentence_of(
                "Ce qui est déjà venu suit la facture rectifiée : émettez celle-ci, puis enregistrez le reste.",
                "What came already follows the corrected invoice: issue this one, then record the rest.",
            ),
        );
    }
    if let Some(day) = day
        && let Some(problem) = books::closed_problem(carnet.conn(), day)?
    {
        form.refuse("paid_on", problem);
    }
    form.finish(Some(day.map(|on| Received { on, method })))
}

/// A document that was issued: its number and its hash in the chain.
pub(super) struct Link {
    number: String,
    hash: String,
    notices: Vec<String>,
}

impl Link {
    /// Returns what the user is to know about the document.
    pub fn notices(&self) -> Vec<String> {
        self.notices.clone()
    }
}

/// What issuing needs, read before the transaction opens.
pub(super) struct Plan {
    context: Context,
    documents: PathBuf,
    on: NaiveDate,
    issued_at: String,
    received: Option<Received>,
    language: Language,
}

impl Plan {
    /// Returns the plan for documents dated `on`.
    pub fn of(carnet: &Carnet, on: NaiveDate) -> Result<Self> {
        Ok(Self {
            context: Context::of(carnet)?,
            documents: carnet.folder().join(layout::DOCUMENTS),
            on,
            issued_at: rfc3339(carnet.now()),
            received: None,
            language: carnet.language(),
        })
    }

    /// Issues a draft inside the transaction and returns its place in the chain.
    pub fn issue(&self, tx: &Tx<'_>, id: InvoiceId) -> Result<Link> {
        // Another program may have issued it since: inside the transaction the answer is final.
        let draft = table::get(tx, id)?;
        if let Some(number) = &draft.number {
            return Err(frozen(number));
        }
        match draft.replaces_id.filter(|_| draft.corrective) {
            Some(wrong) => correct::refuse(tx, &table::get(tx, wrong)?)?,
            None => self.refresh(tx, &draft)?,
        }
        let draft = table::get(tx, id)?;
        let series = if draft.kind == InvoiceKind::CreditNote { Series::CreditNote } else { Series::Invoice };
        self.check_order(tx, series)?;
        let number = series::take(tx, series, self.on)?;
        let text = number.to_string();
        tx.subject(&text)?;
        let terms = Days::new(u64::from(self.context.identity.payment_terms_days));
        let due_date = draft
            .due_date
            .filter(|due| *due >= self.on)
            .or_else(|| self.on.checked_add_days(terms))
            .unwrap_or(self.on);
        let final_form = Invoice {
            number: Some(text.clone()),
            issue_date: Some(self.on),
            due_date: Some(due_date),
            ..draft
        };
        let composed = paper::compose(tx, &self.context, &final_form, self.received, self.language)?;
        let pdf = papers::render_with(&composed.paper, composed.attached())?;
        let electronic = if composed.attached().is_some() { paper::FACTUR_X } else { "pdf" };
        let notices = composed.gaps.iter().map(|gap| electronic::sentence(gap, self.language)).collect();
        let pdf_file = paper::file_name(&text);
        let record = record::of(tx, &final_form)?;
        let terms = Some(Terms::of(&self.context.identity));
        let frozen = Snapshot { record, paper: composed.paper, electronic: composed.electronic, terms };
        let snapshot = serde_json::to_string(&frozen).map_err(|error| Refusal::Paper(error.to_string()))?;
        write_whole(&self.documents.join(&pdf_file), &pdf)?;
        let hash = table::issue(
            tx,
            id,
            &Issued {
                number,
                issue_date: self.on,
                due_date,
                issued_at: &self.issued_at,
                snapshot: &snapshot,
                pdf_file: &pdf_file,
                pdf_sha256: &sha256_hex(&pdf),
                electronic,
            },
        )?;
        if let Some(received) = self.received {
            self.record(tx, &final_form, received)?;
        }
        correct::take_over(tx, &final_form, self.on, self.language)?;
        pay::put_down_anew(tx, &final_form, self.on, self.language)?;
        if let Some(mission) = final_form.mission_id {
            content::refresh_drafts(tx, &self.context, mission)?;
        }
        Ok(Link { number: text, hash, notices })
    }

    /// Records the payment that the document says it received.
    fn record(&self, tx: &Tx<'_>, invoice: &Invoice, received: Received) -> Result<()> {
        let new = Payment {
            id: PaymentId(0),
            invoice_id: invoice.id,
            client_id: invoice.client_id,
            on: received.on,
            amount: invoice.gross,
            parts: pay::parts(tx, invoice)?,
            method: received.method,
            note: None,
            moved: false,
        };
        payment::insert(tx, &new)?;
        Ok(())
    }

    /// Notes the hash of a document that was issued beside the papers: a witness outside the database, for
    /// `verify`. It proves more where it can be written, and nothing is lost where it cannot. Only what is
    /// committed is noted.
    pub fn witness(&self, link: &Link) {
        let path = self.documents.join(super::verify::WITNESS);
        if let Err(error) = append_lines(&path, &format!("{} {}\n", link.number, link.hash)) {
            tracing::warn!(%error, "the witness of the chain was not written");
        }
    }

    /// The draft of a stage says what is due on the day it is issued.
    fn refresh(&self, tx: &Tx<'_>, draft: &Invoice) -> Result<()> {
        let (Some(mission_id), Some(stage_id)) = (draft.mission_id, draft.stage_id) else { return Ok(()) };
        if draft.kind == InvoiceKind::CreditNote {
            return Ok(());
        }
        let mission = mission::get(tx, mission_id)?;
        let stages = mission::stages(tx, mission_id)?;
        match stages.iter().find(|stage| stage.id == stage_id) {
            Some(stage) => content::rewrite(tx, &self.context, &mission, &stages, stage, draft.id),
            None => Ok(()),
        }
    }

    /// Dates never go back within a series (CGI ann. II art. 242 nonies A I 7°: chronological), nor into what is closed.
    fn check_order(&self, tx: &Tx<'_>, series: Series) -> Result<()> {
        books::refuse_closed(tx, "on", self.on)?;
        if let Some((number, date)) = table::last_of_series(tx, series)?
            && date > self.on
        {
            let on = self.on;
            let (date_fr, on_fr) = (date.format("%d/%m/%Y"), on.format("%d/%m/%Y"));
            return Err(Refusal::field(
                "on",
                Problem::sentence_of(
                    format!(
                        "La facture {number} est datée du {date_fr} : la suivante ne peut pas l'être du {on_fr}, les dates se suivent."
                    ),
                    format!(
                        "Invoice {number} is dated {date}: the next one cannot be dated {on}, dates follow each other."
                    ),
                ),
            ));
        }
        Ok(())
    }
}
