//! The whole surface between page and engine: each command with its request and reply, once.
//!
//! The page's types, the window's handlers and the frozen list that a test compares are read from here.

use super::{Nothing, Outcome, Reference};
use super::{agenda, clients, drafts, expenses, follow_ups, hours, identity, invoices, journal, missions};
use super::{backups, books, lifecycle, settings, transfer};
use super::{quotes, reports, search, services};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Request and reply of one command.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Command<Request, Reply> {
    /// What the page sends.
    pub request: Request,
    /// What it gets.
    pub reply: Reply,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: $request:ty => $reply:ty;)+) => {
        /// Every command by its name.
        #[derive(Debug, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub struct Commands { $($(#[$doc])* pub $name: Command<$request, $reply>),+ }

        /// The names, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

commands! {
    /// Whether there is a book.
    book_state: Nothing => identity::BookState;
    /// Makes the book of the first start.
    init_book: identity::IdentityRequest => identity::BookState;
    /// Makes a book full of plausible data.
    create_demo: Nothing => identity::BookState;
    /// Takes the demonstration away again.
    drop_demo: Nothing => identity::BookState;
    /// Changes who the user is.
    change_identity: identity::IdentityRequest => Outcome<identity::Identity>;
    /// A specimen invoice with the identity being typed.
    identity_specimen: identity::IdentityRequest => quotes::Paper;

    /// What today asks for.
    report_today: Nothing => reports::Today;
    /// What each client's hours earned.
    report_profit: reports::ProfitRequest => reports::Profit;
    /// The rows behind a figure.
    profit_rows: reports::ProfitRowsRequest => reports::ProfitRows;
    /// The same figures month by month.
    report_months: reports::ProfitRequest => reports::ProfitMonths;
    /// The same months without a client.
    simulate_drop: reports::ProfitRequest => reports::DropSimulation;

    /// What lists and completion show of clients.
    list_client_cards: clients::ClientCardsRequest => clients::ClientCards;
    /// Shows a client with all behind it.
    show_client: Reference => clients::ClientDetail;
    /// Adds or changes a client.
    save_client: clients::ClientRequest => Outcome<clients::Client>;
    /// Reads a file of contacts.
    import_clients: clients::ImportClientsRequest => Outcome<clients::ClientImport>;
    /// Logs an exchange.
    log_interaction: clients::LogRequest => Outcome<clients::Interaction>;
    /// Adds a lead source or changes what it costs.
    save_source: clients::SourceRequest => Outcome<clients::Source>;
    /// Lists lead sources with what they cost and won.
    list_sources: Nothing => clients::Sources;

    /// Lists follow-ups.
    list_follow_ups: follow_ups::FollowUpsRequest => follow_ups::FollowUps;
    /// Adds a follow-up.
    add_follow_up: follow_ups::FollowUpRequest => Outcome<follow_ups::FollowUp>;
    /// Marks one as done.
    done_follow_up: follow_ups::FollowUpDone => Outcome<follow_ups::FollowUp>;
    /// Moves one.
    postpone_follow_up: follow_ups::FollowUpPostpone => Outcome<follow_ups::FollowUp>;

    /// Lists quotes.
    list_quotes: quotes::QuotesRequest => quotes::Quotes;
    /// Shows a quote.
    show_quote: Reference => quotes::Quote;
    /// Computes a quote being typed.
    preview_quote: quotes::QuoteRequest => quotes::QuotePreview;
    /// The PDF of a quote being typed.
    preview_quote_paper: quotes::QuoteRequest => quotes::Paper;
    /// Adds a quote or changes a draft.
    save_quote: quotes::QuoteRequest => Outcome<quotes::Quote>;
    /// Makes the next version.
    revise_quote: Reference => Outcome<quotes::Quote>;
    /// Marks as sent, with its follow-up.
    send_quote: quotes::QuoteSend => Outcome<quotes::Quote>;
    /// Marks as refused, with its objection.
    refuse_quote: quotes::QuoteRefuse => Outcome<quotes::Quote>;
    /// Marks as accepted, with its proof; opens the mission.
    accept_quote: quotes::QuoteAccept => Outcome<missions::Mission>;
    /// The PDF of a quote.
    quote_paper: Reference => quotes::Paper;

    /// The catalogue of services.
    list_services: Nothing => services::Services;
    /// Adds a service or changes one.
    save_service: services::ServiceRequest => Outcome<services::Service>;
    /// Takes a service out of the catalogue.
    delete_service: services::ServiceId => Outcome<Nothing>;

    /// Lists missions.
    list_missions: missions::MissionsRequest => missions::Missions;
    /// Shows a mission.
    show_mission: Reference => missions::Mission;
    /// Starts a mission without order.
    start_mission: missions::MissionStart => Outcome<missions::Mission>;
    /// Validates a stage.
    validate_stage: missions::StageValidate => Outcome<missions::Mission>;
    /// Says whether a stage delivers a part.
    set_stage_delivers: missions::StageDelivers => Outcome<missions::Mission>;
    /// Sets the date of a stage.
    set_stage_date: missions::StageDate => Outcome<missions::Mission>;
    /// Sets or moves the deadline.
    set_deadline: missions::DeadlineSet => Outcome<missions::Mission>;
    /// Adds a signed change.
    amend_mission: missions::MissionAmend => Outcome<missions::Mission>;
    /// The note on where a mission stands, as PDF.
    mission_note_paper: missions::MissionNote => quotes::Paper;

    /// Lists entries with totals.
    list_hours: hours::HoursRequest => hours::HoursList;
    /// Reads a sentence without adding it.
    preview_entry_line: hours::EntryLine => hours::EntryPreview;
    /// Adds an entry from its sentence.
    add_entry_line: hours::EntryLine => Outcome<hours::Entry>;
    /// Adds or changes an entry.
    save_entry: hours::EntryRequest => Outcome<hours::Entry>;
    /// Deletes an entry.
    delete_entry: hours::EntryId => Outcome<Nothing>;
    /// The running timer.
    show_timer: Nothing => hours::Timer;
    /// Starts the timer.
    start_timer: hours::TimerStart => Outcome<hours::Timer>;
    /// Stops it and adds its entry.
    stop_timer: Nothing => Outcome<hours::Entry>;
    /// Reads a time log.
    import_hours: hours::ImportHoursRequest => Outcome<hours::HoursImport>;
    /// Unclaimed hours of a month.
    list_gaps: hours::GapsRequest => hours::Gaps;
    /// Cuts an entry in two.
    split_entry: hours::EntrySplit => Outcome<hours::SplitEntry>;
    /// Copies a week of entries into another.
    copy_hours: hours::HoursCopy => Outcome<hours::HoursCopied>;
    /// The days of a period that have hours.
    list_days: hours::DaysRequest => hours::Days;
    /// What the word at the cursor of a sentence may become.
    complete_line: hours::LineCursor => hours::Completions;
    /// Moves the start of the running timer.
    adjust_timer: hours::TimerAdjust => Outcome<hours::Timer>;

    /// Lists invoices.
    list_invoices: invoices::InvoicesRequest => invoices::Invoices;
    /// Shows an invoice.
    show_invoice: Reference => invoices::Invoice;
    /// Makes the drafts that are due.
    propose_invoices: Nothing => Outcome<invoices::Invoices>;
    /// Makes the draft of one stage.
    propose_stage: invoices::StagePropose => Outcome<invoices::Invoices>;
    /// Computes a free invoice being typed.
    preview_invoice: invoices::InvoiceRequest => invoices::InvoicePreview;
    /// Adds a free invoice or changes a draft.
    save_invoice: invoices::InvoiceRequest => Outcome<invoices::Invoice>;
    /// Writes on a draft what the buyer wants to read.
    annotate_invoice: invoices::InvoiceAnnotation => Outcome<invoices::Invoice>;
    /// Deletes a draft.
    delete_invoice: invoices::InvoiceIdRequest => Outcome<Nothing>;
    /// Issues a draft.
    issue_invoice: invoices::InvoiceIssue => Outcome<invoices::Invoice>;
    /// Credits an invoice.
    credit_invoice: invoices::InvoiceCredit => Outcome<invoices::Invoice>;
    /// Makes the draft of an invoice that corrects another one.
    correct_invoice: invoices::InvoiceCorrect => Outcome<invoices::Invoice>;
    /// Records a payment.
    record_payment: invoices::PaymentRequest => Outcome<invoices::Invoice>;
    /// The PDF of a free invoice being typed.
    preview_invoice_paper: invoices::InvoiceRequest => quotes::Paper;
    /// The PDF of an invoice: the stored bytes once issued.
    invoice_paper: invoices::InvoicePaper => quotes::Paper;
    /// The electronic invoice alone, as CII or UBL.
    invoice_xml: invoices::InvoiceXml => invoices::InvoiceText;
    /// Checks all issued documents.
    verify_invoices: Nothing => invoices::Verification;
    /// What may follow in the lifecycle of an invoice.
    lifecycle_codes: lifecycle::LifecycleCodesRequest => lifecycle::LifecycleCodes;
    /// Records a status of the lifecycle.
    record_lifecycle: lifecycle::LifecycleRequest => Outcome<invoices::Invoice>;
    /// Makes a draft that says the same as an invoice, in its place where it is refused or rejected.
    copy_invoice: Reference => Outcome<invoices::Invoice>;
    /// The PDF of a reminder letter that is not recorded.
    preview_reminder: lifecycle::RemindRequest => quotes::Paper;
    /// Records a reminder letter and the next follow-up.
    remind_invoice: lifecycle::RemindRequest => Outcome<lifecycle::Reminded>;
    /// The PDF of a letter that was recorded.
    reminder_paper: lifecycle::ReminderIdRequest => quotes::Paper;

    /// The livre des recettes of a period.
    receipts_ledger: books::BookRequest => books::ReceiptsLedger;
    /// The registre des achats of a period.
    purchases_register: books::BookRequest => books::PurchasesRegister;
    /// A book as a file.
    save_book: books::SaveBookRequest => books::BookFile;
    /// Closed months and years, and what may be closed.
    list_closings: Nothing => books::Closings;
    /// Closes a month or a year.
    close_period: books::CloseRequest => Outcome<books::Closing>;
    /// Lists purchases.
    list_expenses: expenses::ExpensesRequest => expenses::Expenses;
    /// Shows a purchase.
    show_expense: expenses::ExpenseId => expenses::Expense;
    /// Reads a received electronic invoice.
    import_expense: expenses::ExpenseImportRequest => Outcome<expenses::ExpenseImport>;
    /// Adds a purchase by hand.
    add_expense: expenses::ExpenseRequest => Outcome<expenses::Expense>;
    /// Changes a purchase.
    edit_expense: expenses::ExpenseEdit => Outcome<expenses::Expense>;
    /// Deletes a purchase.
    delete_expense: expenses::ExpenseId => Outcome<Nothing>;
    /// Records that a purchase was paid.
    pay_expense: expenses::ExpensePayment => Outcome<expenses::Expense>;
    /// Begins an invoice that asks the client for what was paid in their name.
    bill_expense: expenses::ExpenseId => Outcome<invoices::Invoice>;
    /// The file that came with a purchase, byte for byte.
    expense_file: expenses::ExpenseId => expenses::ExpenseFile;
    /// Writes the archive of a year.
    archive_year: books::ArchiveRequest => books::Archived;
    /// Checks an archive.
    verify_archive: books::ArchiveCheckRequest => books::ArchiveCheck;
    /// The entries of a period, for an accountant.
    accounting_entries: books::BookRequest => books::Entries;
    /// The accounts that entries are written on.
    list_accounts: Nothing => books::AccountPlan;
    /// Changes an account, or how the books are kept.
    set_account: books::AccountRequest => Outcome<books::AccountPlan>;

    /// Everything with a date in a period.
    list_agenda: agenda::AgendaRequest => agenda::Agenda;
    /// Moves one to another day.
    move_agenda: agenda::AgendaMove => Outcome<Nothing>;
    /// Finds records by what is typed.
    search: search::SearchRequest => search::Found;
    /// What was being typed when the window went away.
    list_drafts: Nothing => drafts::KeptDrafts;
    /// Keeps what is being typed.
    keep_draft: drafts::DraftKeep => Nothing;
    /// Folder, calendars, series, facts of the law.
    show_settings: Nothing => settings::Settings;
    /// Continues the numbers of another program.
    set_series: settings::SeriesRequest => Outcome<Nothing>;

    /// Lists the backups; the book itself need not open.
    list_backups: Nothing => backups::Backups;
    /// Makes a backup and checks it.
    make_backup: Nothing => backups::Backup;
    /// Checks a backup, byte for byte.
    verify_backup: Reference => backups::Backup;
    /// Puts a backup in the place of the book.
    restore_backup: Reference => identity::BookState;
    /// Writes the whole book as open files.
    export_book: transfer::ExportRequest => transfer::Exported;

    /// Takes back the last operation.
    undo: Nothing => Outcome<journal::UndoReply>;
    /// Does it again.
    redo: Nothing => Outcome<journal::UndoReply>;
}
