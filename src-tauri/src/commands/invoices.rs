//! Invoices, credit notes, payments.

use carnet_app::invoices;
use carnet_app::wire::invoices::{
    Invoice, InvoiceCredit, InvoiceIdRequest, InvoiceIssue, InvoicePreview, InvoiceRequest, Invoices, InvoicesRequest,
    PaymentRequest, Verification,
};
use carnet_app::wire::quotes::Paper;
use carnet_app::wire::{Nothing, Outcome, Reference};

super::commands! {
    list_invoices: InvoicesRequest => Invoices = |carnet, request| invoices::list(carnet, &request);
    show_invoice: Reference => Invoice = |carnet, request| invoices::show(carnet, &request.name);
    propose_invoices: Nothing => Outcome<Invoices> = |carnet, _| invoices::propose(carnet);
    preview_invoice: InvoiceRequest => InvoicePreview = |carnet, request| invoices::preview(carnet, &request);
    save_invoice: InvoiceRequest => Outcome<Invoice> = invoices::save;
    delete_invoice: InvoiceIdRequest => Outcome<Nothing> = invoices::delete;
    issue_invoice: InvoiceIssue => Outcome<Invoice> = invoices::issue;
    credit_invoice: InvoiceCredit => Outcome<Invoice> = invoices::credit;
    record_payment: PaymentRequest => Outcome<Invoice> = invoices::record_payment;
    invoice_paper: Reference => Paper = |carnet, request| invoices::paper(carnet, &request.name);
    verify_invoices: Nothing => Verification = |carnet, _| invoices::verify(carnet);
}
