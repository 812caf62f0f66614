//! The book itself: whether there is one, making it, who it belongs to.

use crate::state::Desk;
use carnet_app::wire::Nothing;
use carnet_app::wire::Outcome;
use carnet_app::wire::identity::{BookState, Identity, IdentityRequest};
use carnet_app::wire::quotes::Paper;
use carnet_app::{Carnet, Failure, Language, demo, identity};
use tauri::State;

#[tauri::command]
pub async fn book_state(
    desk: State<'_, Desk>,
    language: Language,
    request: Nothing,
) -> Result<BookState, Failure> {
    let Nothing {} = request;
    desk.with(language, move |desk, book| match book {
        Some(carnet) => identity::state(carnet),
        None => identity::book_state(desk.folder(), desk.clock(), Some(language)),
    })
    .await
}

#[tauri::command]
pub async fn init_book(
    desk: State<'_, Desk>,
    language: Language,
    request: IdentityRequest,
) -> Result<BookState, Failure> {
    desk.with(language, move |desk, book| {
        open(book, identity::init(desk.folder(), desk.clock(), Some(language), request)?)
    })
    .await
}

#[tauri::command]
pub async fn create_demo(
    desk: State<'_, Desk>,
    language: Language,
    request: Nothing,
) -> Result<BookState, Failure> {
    let Nothing {} = request;
    desk.with(language, move |desk, book| {
        open(book, demo::create(desk.folder(), desk.clock(), Some(language))?)
    })
    .await
}

#[tauri::command]
pub async fn drop_demo(
    desk: State<'_, Desk>,
    language: Language,
    request: Nothing,
) -> Result<BookState, Failure> {
    let Nothing {} = request;
    desk.with(language, move |desk, book| {
        // Closed while it is moved; after a refusal the next command opens it again.
        *book = None;
        demo::drop_book(desk.folder(), desk.clock(), language)
    })
    .await
}

#[tauri::command]
pub async fn identity_specimen(
    desk: State<'_, Desk>,
    language: Language,
    request: IdentityRequest,
) -> Result<Paper, Failure> {
    desk.with(language, move |desk, book| identity::specimen(book.as_ref(), desk.clock(), language, request))
        .await
}

/// Puts a book that has just been made on the desk.
fn open(book: &mut Option<Carnet>, carnet: Carnet) -> carnet_app::Result<BookState> {
    identity::state(book.insert(carnet))
}

super::commands! {
    change_identity(IdentityRequest) => Outcome<Identity> = identity::change;
}
