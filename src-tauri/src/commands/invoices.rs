//! Invoices, credit notes, payments.

use carnet_app::invoices;
use carnet_app::wire::invoices::{
    Invoice, InvoiceAnnotation, InvoiceCorrect, InvoiceCredit, InvoiceIdRequest, InvoiceIssue, InvoicePaper,
    InvoicePreview, InvoiceRequest, InvoiceText, InvoiceXml, Invoices, InvoicesRequest, PaymentRequest,
    StagePropose, Verification,
};
use carnet_app::wire::lifecycle::{
    LifecycleCodes, LifecycleCodesRequest, LifecycleRequest, RemindRequest, Reminded, ReminderIdRequest,
};
use carnet_app::wire::quotes::Paper;
use carnet_app::wire::{Nothing, Outcome, Reference};

super::commands! {
    list_invoices(InvoicesRequest) => Invoices = invoices::list;
    show_invoice(Reference) => Invoice = invoices::show;
    propose_invoices() => Outcome<Invoices> = invoices::propose;
    propose_stage(StagePropose) => Outcome<Invoices> = invoices::propose_stage;
    preview_invoice(InvoiceRequest) => InvoicePreview = invoices::preview;
    save_invoice(InvoiceRequest) => Outcome<Invoice> = invoices::save;
    annotate_invoice(InvoiceAnnotation) => Outcome<Invoice> = invoices::annotate;
    delete_invoice(InvoiceIdRequest) => Outcome<Nothing> = invoices::delete;
    issue_invoice(InvoiceIssue) => Outcome<Invoice> = invoices::issue;
    credit_invoice(InvoiceCredit) => Outcome<Invoice> = invoices::credit;
    correct_invoice(InvoiceCorrect) => Outcome<Invoice> = invoices::correct;
    record_payment(PaymentRequest) => Outcome<Invoice> = invoices::pay;
    preview_invoice_paper(InvoiceRequest) => Paper = invoices::preview_paper;
    invoice_paper(InvoicePaper) => Paper = invoices::paper;
    invoice_xml(InvoiceXml) => InvoiceText = invoices::xml;
    verify_invoices() => Verification = invoices::verify;
    lifecycle_codes(LifecycleCodesRequest) => LifecycleCodes = invoices::lifecycle_codes;
    record_lifecycle(LifecycleRequest) => Outcome<Invoice> = invoices::record_lifecycle;
    copy_invoice(Reference) => Outcome<Invoice> = invoices::copy;
    preview_reminder(RemindRequest) => Paper = invoices::preview_reminder;
    remind_invoice(RemindRequest) => Outcome<Reminded> = invoices::remind;
    reminder_paper(ReminderIdRequest) => Paper = invoices::reminder_paper;
}
