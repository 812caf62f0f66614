//! A studio: a book of its own on a day of its own, worked through the use cases as the window and the terminal
//! do, and the papers that come out of it.

use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::{
    Invoice, InvoiceCorrect, InvoiceCredit, InvoiceIssue, InvoiceRequest, PaymentRequest,
};
use carnet_app::wire::missions::StageValidate;
use carnet_app::wire::quotes::{LineRequest, QuoteAccept, QuoteRequest, QuoteSend};
use carnet_app::{Carnet, Clock, Language, Result, clients, identity, invoices, missions, quotes};
use std::path::{Path, PathBuf};

/// The day on which every studio opens.
pub const FIRST_DAY: &str = "2026-10-05";

/// A book and its day.
pub struct Studio {
    folder: PathBuf,
    carnet: Carnet,
}

fn clock(day: &str) -> Clock {
    Clock::Fixed(day.parse().expect("an ISO date"))
}

/// Who writes the papers: a freelancer under the given VAT regime; the SIRET and the IBAN are valid and nobody's.
pub fn freelancer(vat: &str) -> IdentityRequest {
    IdentityRequest {
        vat_number: (vat != "franchise").then(|| "FR44732829320".to_owned()),
        email: Some("elise@exemple.invalid".to_owned()),
        phone: Some("05 59 00 00 00".to_owned()),
        ..carnet_tests::identity(vat)
    }
}

/// A line: what, how much of which unit, at what price.
pub fn line(description: &str, quantity: &str, unit: &str, price: &str) -> LineRequest {
    LineRequest {
        description: description.to_owned(),
        quantity: quantity.to_owned(),
        unit: unit.to_owned(),
        unit_price: price.to_owned(),
        ..LineRequest::default()
    }
}

/// The same under another VAT rate.
pub fn taxed(line: LineRequest, rate: &str) -> LineRequest {
    LineRequest { vat_rate: Some(rate.to_owned()), ..line }
}

/// The same less a discount in percent.
pub fn less(line: LineRequest, percent: &str) -> LineRequest {
    LineRequest { discount_percent: Some(percent.to_owned()), ..line }
}

/// A French business with all that an electronic invoice asks for.
pub fn business(name: &str, siren: &str) -> ClientRequest {
    ClientRequest {
        name: Some(name.to_owned()),
        kind: Some("company".to_owned()),
        siren: Some(siren.to_owned()),
        address: Some("8 avenue de la République\n75011 Paris".to_owned()),
        ..ClientRequest::default()
    }
}

impl Studio {
    /// Opens a new book in `folder`, on the first day.
    pub fn new(folder: &Path, request: IdentityRequest) -> Self {
        std::fs::create_dir_all(folder).expect("the folder of the studio");
        let book = folder.join("book");
        identity::init(&book, clock(FIRST_DAY), Some(Language::Fr), request).expect("the book is made");
        let carnet = Carnet::open(&book, clock(FIRST_DAY), Some(Language::Fr)).expect("the book opens");
        Self { folder: folder.to_owned(), carnet }
    }

    /// Returns the book.
    pub fn carnet(&self) -> &Carnet {
        &self.carnet
    }

    /// Returns the folder of the book.
    pub fn book(&self) -> PathBuf {
        self.folder.join("book")
    }

    /// Goes on, on another day.
    pub fn on(&mut self, day: &str) -> &mut Self {
        self.carnet = Carnet::open(&self.book(), clock(day), Some(Language::Fr)).expect("the book opens");
        self
    }

    /// Adds a client and returns its name.
    pub fn client(&mut self, request: ClientRequest) -> String {
        clients::save(&mut self.carnet, request).expect("the client is added").value.name
    }

    /// Adds the business that most cases sell to.
    pub fn usual_client(&mut self) -> String {
        self.client(business("Éditions Noël", "404833048"))
    }

    /// Writes a free invoice and issues it.
    pub fn invoice(&mut self, request: InvoiceRequest) -> Invoice {
        self.try_invoice(request).expect("the invoice is issued")
    }

    /// Writes a free invoice and issues it, if it may be.
    pub fn try_invoice(&mut self, request: InvoiceRequest) -> Result<Invoice> {
        let draft = invoices::save(&mut self.carnet, request)?.value;
        Ok(invoices::issue(&mut self.carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() })?.value)
    }

    /// Writes and issues a free invoice of these lines.
    pub fn lines(&mut self, client: &str, lines: Vec<LineRequest>) -> Invoice {
        self.invoice(InvoiceRequest { client: client.to_owned(), lines, ..InvoiceRequest::default() })
    }

    /// Credits an invoice, whole or by line, and issues the credit note.
    pub fn credit(&mut self, number: &str, lines: &[u32]) -> Invoice {
        self.try_credit(number, lines).expect("the credit note is issued")
    }

    /// Credits an invoice, if it may be.
    pub fn try_credit(&mut self, number: &str, lines: &[u32]) -> Result<Invoice> {
        let request = InvoiceCredit {
            invoice: number.to_owned(),
            lines: lines.to_vec(),
            reason: "Geste commercial".to_owned(),
            issue: true,
            ..InvoiceCredit::default()
        };
        Ok(invoices::credit(&mut self.carnet, request)?.value)
    }

    /// Corrects an invoice, with other lines where given, and issues what takes its place.
    pub fn correct(&mut self, number: &str, lines: Option<Vec<LineRequest>>) -> Invoice {
        let request = InvoiceCorrect { invoice: number.to_owned(), reason: "Erreur de saisie".to_owned() };
        let draft = invoices::correct(&mut self.carnet, request).expect("it may be corrected").value;
        if let Some(lines) = lines {
            let client = draft.client.clone();
            let request = InvoiceRequest { id: Some(draft.id), client, lines, ..InvoiceRequest::default() };
            invoices::save(&mut self.carnet, request).expect("the draft changes");
        }
        let issue = InvoiceIssue { id: draft.id, ..InvoiceIssue::default() };
        invoices::issue(&mut self.carnet, issue).expect("it is issued").value
    }

    /// Records that an invoice was paid.
    pub fn pay(&mut self, number: &str, amount: &str) {
        self.try_pay(number, amount).expect("the payment is recorded");
    }

    /// Records that an invoice was paid, if it may be.
    pub fn try_pay(&mut self, number: &str, amount: &str) -> Result<Invoice> {
        let request = PaymentRequest {
            invoice: number.to_owned(),
            amount: amount.to_owned(),
            method: "transfer".to_owned(),
            ..PaymentRequest::default()
        };
        Ok(invoices::pay(&mut self.carnet, request)?.value)
    }

    /// Has a quote sent and signed, and returns the mission that opens.
    pub fn order(&mut self, request: QuoteRequest) -> String {
        self.try_order(request).expect("the order is signed")
    }

    /// Has a quote sent and signed, if it may be.
    pub fn try_order(&mut self, request: QuoteRequest) -> Result<String> {
        let request = QuoteRequest { estimate: Some("0.25".to_owned()), ..request };
        let quote = quotes::save(&mut self.carnet, request)?.value.number;
        let send = QuoteSend { quote: quote.clone(), follow_up: "+1s".to_owned(), ..QuoteSend::default() };
        quotes::send(&mut self.carnet, send)?;
        let signed = self.folder.join("signed.pdf");
        std::fs::write(&signed, b"%PDF-1.4 the signed order").expect("the signed order is written");
        let accept = QuoteAccept {
            quote,
            signed: signed.to_str().expect("a plain path").to_owned(),
            on: self.carnet.today().to_string(),
            ..QuoteAccept::default()
        };
        Ok(quotes::accept(&mut self.carnet, accept)?.value.id.to_string())
    }

    /// Validates a stage of a mission, by its rank from 1.
    pub fn validate(&mut self, mission: &str, stage: usize) {
        self.try_validate(mission, stage).expect("the stage is validated");
    }

    /// Validates a stage, if it may be.
    pub fn try_validate(&mut self, mission: &str, stage: usize) -> Result<()> {
        let request = StageValidate {
            mission: mission.to_owned(),
            stage: stage.to_string(),
            ..StageValidate::default()
        };
        missions::validate_stage(&mut self.carnet, request).map(|_| ())
    }

    /// Issues the first invoice that a mission calls for, paid whole already.
    pub fn issue_paid_proposal(&mut self) -> Invoice {
        let drafts = invoices::propose(&mut self.carnet).expect("proposals").value.invoices;
        let paid_on = Some(self.carnet.today().to_string());
        let request = InvoiceIssue { id: drafts[0].id, paid_on, ..InvoiceIssue::default() };
        invoices::issue(&mut self.carnet, request).expect("it is issued").value
    }

    /// Issues all that missions call for now, one after the other, and returns it: a final invoice takes the drafts
    /// before it along.
    pub fn issue_proposed(&mut self) -> Vec<Invoice> {
        let mut issued = Vec::new();
        loop {
            let drafts = invoices::propose(&mut self.carnet).expect("proposals").value.invoices;
            let Some(next) = drafts.first() else { return issued };
            let request = InvoiceIssue { id: next.id, ..InvoiceIssue::default() };
            issued.push(invoices::issue(&mut self.carnet, request).expect("it is issued").value);
        }
    }
}
