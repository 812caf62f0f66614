//! Backups: listed and put back even when the book itself does not open. The whole book as open files.

use crate::state::Desk;
use carnet_app::wire::backups::{Backup, Backups};
use carnet_app::wire::identity::BookState;
use carnet_app::wire::transfer::{ExportRequest, Exported};
use carnet_app::wire::{Nothing, Reference};
use carnet_app::{Failure, Language, backups, identity, transfer};
use tauri::State;

#[tauri::command]
pub async fn list_backups(
    desk: State<'_, Desk>,
    language: Language,
    request: Nothing,
) -> Result<Backups, Failure> {
    let Nothing {} = request;
    desk.with(language, move |desk, _| backups::list(desk.folder())).await
}

#[tauri::command]
pub async fn verify_backup(
    desk: State<'_, Desk>,
    language: Language,
    request: Reference,
) -> Result<Backup, Failure> {
    desk.with(language, move |desk, book| backups::verify(desk.folder(), book.as_ref(), language, request))
        .await
}

#[tauri::command]
pub async fn restore_backup(
    desk: State<'_, Desk>,
    language: Language,
    request: Reference,
) -> Result<BookState, Failure> {
    desk.with(language, move |desk, book| {
        // Closed while another takes its place; after a refusal the next command opens it again.
        *book = None;
        let restored = backups::restore(desk.folder(), desk.clock(), language, request)?;
        identity::state(book.insert(restored))
    })
    .await
}

super::commands! {
    make_backup() => Backup = backups::make;
    export_book(ExportRequest) => Exported = transfer::export_into;
}
