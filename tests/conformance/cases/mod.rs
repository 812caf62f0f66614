//! The cases that the law knows, each told once through the use cases, with the codes that its papers must carry.

mod clients;
mod corrections;
mod lines;
mod missions;

use crate::studio::{Studio, freelancer};
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::Invoice;
use carnet_app::wire::quotes::StageRequest;

/// What a paper must be: its number, its type (BT-3) and its process (BT-23).
pub type Code = (String, &'static str, &'static str);

/// A case: its name, and its story, which returns what the papers that it is about must be.
pub struct Case {
    /// Names the folder of its papers.
    pub name: &'static str,
    /// Who writes.
    pub identity: fn() -> IdentityRequest,
    /// The story.
    pub story: fn(&mut Studio) -> Vec<Code>,
}

/// Every case, by name.
pub const CASES: &[Case] = &[
    Case { name: "franchise", identity: franchise, story: lines::one_invoice },
    Case { name: "tva-on-receipts", identity: receipts, story: lines::one_invoice },
    Case { name: "tva-on-debits", identity: debits, story: lines::one_invoice },
    Case { name: "company", identity: company, story: lines::one_invoice },
    Case { name: "thirds-of-cents", identity: receipts, story: missions::thirds_of_cents },
    Case { name: "deposit-paid", identity: receipts, story: missions::deposit_paid },
    Case {
        name: "deposit-paid-with-the-order",
        identity: receipts,
        story: missions::deposit_paid_with_the_order,
    },
    Case { name: "progress", identity: receipts, story: missions::progress },
    Case { name: "final-at-zero", identity: receipts, story: missions::final_at_zero },
    Case { name: "credit-one-line", identity: receipts, story: corrections::credit_one_line },
    Case { name: "credit-whole", identity: franchise, story: corrections::credit_whole },
    Case { name: "credit-final", identity: receipts, story: corrections::credit_final },
    Case { name: "credit-deposit", identity: receipts, story: corrections::credit_deposit },
    Case { name: "corrective", identity: receipts, story: corrections::corrective },
    Case { name: "corrective-final", identity: receipts, story: corrections::corrective_final },
    Case { name: "corrective-deposit", identity: receipts, story: corrections::corrective_deposit },
    Case { name: "discounts", identity: receipts, story: lines::discounts },
    Case { name: "units", identity: franchise, story: lines::units },
    Case { name: "client-in-germany", identity: receipts, story: clients::client_in_germany },
    Case {
        name: "client-in-germany-franchise",
        identity: franchise_with_number,
        story: clients::client_in_germany,
    },
    Case { name: "client-in-japan", identity: receipts, story: clients::client_in_japan },
    Case { name: "consumer", identity: receipts, story: clients::consumer },
    Case { name: "consumer-franchise", identity: franchise, story: clients::consumer },
    Case { name: "four-hundred-lines", identity: receipts, story: lines::four_hundred_lines },
    Case { name: "names", identity: named, story: lines::names },
    Case { name: "one-cent", identity: franchise, story: lines::one_cent },
    Case { name: "ten-million", identity: franchise, story: lines::ten_million },
    Case { name: "ten-million-taxed", identity: receipts, story: lines::ten_million_taxed },
    Case { name: "disbursements", identity: receipts, story: lines::disbursements },
    Case { name: "references", identity: receipts, story: clients::references },
    Case { name: "goods", identity: receipts, story: lines::goods },
    Case { name: "goods-franchise", identity: franchise, story: lines::goods },
    Case { name: "goods-order", identity: receipts, story: missions::goods_order },
    Case { name: "goods-to-germany", identity: receipts, story: clients::goods_to_germany },
    Case { name: "goods-to-japan", identity: receipts, story: clients::goods_to_japan },
    Case { name: "overseas", identity: receipts, story: clients::overseas },
    Case { name: "overseas-franchise", identity: franchise, story: clients::overseas },
    Case { name: "monaco-and-collectivities", identity: receipts, story: clients::beyond },
    Case { name: "plain-pdf", identity: receipts, story: clients::plain_pdf },
    Case { name: "in-english", identity: receipts, story: lines::in_english },
];

fn franchise() -> IdentityRequest {
    freelancer("franchise")
}

/// Under the franchise, a number is needed to sell to a business of another member state (CGI 286 ter).
fn franchise_with_number() -> IdentityRequest {
    IdentityRequest { vat_number: Some("FR44732829320".to_owned()), ..freelancer("franchise") }
}

fn receipts() -> IdentityRequest {
    freelancer("receipts")
}

fn debits() -> IdentityRequest {
    freelancer("debits")
}

fn company() -> IdentityRequest {
    IdentityRequest {
        name: "Carnet & Filles".to_owned(),
        status: "sasu".to_owned(),
        legal_form: Some("SASU".to_owned()),
        capital: Some("1500".to_owned()),
        registration: Some("RCS Pau 732 829 320".to_owned()),
        ..freelancer("debits")
    }
}

fn named() -> IdentityRequest {
    IdentityRequest { name: "Zoé <Ünïcode> & Cie « l’atelier »".to_owned(), ..freelancer("receipts") }
}

fn code(invoice: &Invoice, kind: &'static str, process: &'static str) -> Code {
    (invoice.number.clone().expect("it is issued"), kind, process)
}

fn ordinary(invoice: Invoice) -> Vec<Code> {
    vec![code(&invoice, "380", "S1")]
}

fn stage(share: &str, trigger: &str, delivers: bool) -> StageRequest {
    StageRequest {
        share: share.to_owned(),
        trigger: Some(trigger.to_owned()),
        delivers,
        ..StageRequest::default()
    }
}
