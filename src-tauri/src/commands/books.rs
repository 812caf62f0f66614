//! The books that the law asks for.

use crate::state::Desk;
use carnet_app::wire::Outcome;
use carnet_app::wire::books::{
    AccountPlan, AccountRequest, ArchiveCheck, ArchiveCheckRequest, ArchiveRequest, Archived, BookFile,
    BookRequest, CloseRequest, Closing, Closings, Entries, PurchasesRegister, ReceiptsLedger,
    SaveBookRequest,
};
use carnet_app::{Failure, Language, books};
use tauri::State;

/// An archive is checked whether or not there is a book.
#[tauri::command]
pub async fn verify_archive(
    desk: State<'_, Desk>,
    language: Language,
    request: ArchiveCheckRequest,
) -> Result<ArchiveCheck, Failure> {
    desk.with(language, move |_, _| books::verify_archive(language, request)).await
}

super::commands! {
    receipts_ledger(BookRequest) => ReceiptsLedger = books::receipts_ledger;
    purchases_register(BookRequest) => PurchasesRegister = books::purchases_register;
    save_book(SaveBookRequest) => BookFile = books::save_book;
    list_closings() => Closings = books::list_closings;
    close_period(CloseRequest) => Outcome<Closing> = books::close_period;
    archive_year(ArchiveRequest) => Archived = books::archive_year;
    accounting_entries(BookRequest) => Entries = books::accounting_entries;
    list_accounts() => AccountPlan = books::list_accounts;
    set_account(AccountRequest) => Outcome<AccountPlan> = books::set_account;
}
