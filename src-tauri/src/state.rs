//! The book that the window has open, and the way to it: one at a time, away from the main thread.

use carnet_app::{Carnet, Clock, Code, Failure, Language, Refusal};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What every command receives: where the book is, and the book once there is one.
#[derive(Debug, Clone)]
pub struct Desk {
    folder: PathBuf,
    clock: Clock,
    book: Arc<Mutex<Option<Carnet>>>,
}

impl Desk {
    /// Returns the desk of a window on the book in `folder`; nothing is opened yet.
    pub fn new(folder: PathBuf, clock: Clock) -> Self {
        Self { folder, clock, book: Arc::default() }
    }

    /// Returns the folder of the book, whether or not there is one in it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns where "now" comes from.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Runs a use case on the open book, opening it first if need be, and speaks the page's language.
    ///
    /// # Errors
    /// What the use case refuses, or why the book does not open.
    pub async fn run<Reply: Send + 'static>(
        &self,
        language: Language,
        work: impl FnOnce(&mut Carnet) -> carnet_app::Result<Reply> + Send + 'static,
    ) -> Result<Reply, Failure> {
        self.with(language, move |desk, book| {
            let carnet = match book {
                Some(open) => open,
                None => book.insert(Carnet::open(&desk.folder, desk.clock, Some(language))?),
            };
            carnet.set_language(language);
            work(carnet)
        })
        .await
    }

    /// Runs what makes or replaces the book itself.
    ///
    /// # Errors
    /// What `work` refuses.
    pub async fn with<Reply: Send + 'static>(
        &self,
        language: Language,
        work: impl FnOnce(&Self, &mut Option<Carnet>) -> Result<Reply, Refusal> + Send + 'static,
    ) -> Result<Reply, Failure> {
        let desk = self.clone();
        let outcome = tauri::async_runtime::spawn_blocking(move || {
            // A panic in an earlier command left nothing half-written: every write is one transaction.
            let mut book = desk.book.lock().unwrap_or_else(PoisonError::into_inner);
            work(&desk, &mut book).map_err(|refusal| refusal.explain(language))
        })
        .await;
        outcome.unwrap_or_else(|_| Err(interrupted(language)))
    }
}

/// What the page is told when a command stopped in the middle: nothing of it was written.
fn interrupted(language: Language) -> Failure {
    let (message, hint) = match language {
        Language::Fr => ("Carnet s'est interrompu en répondant.", "Rien n'a été changé. Recommencez."),
        Language::En => ("Carnet stopped while answering.", "Nothing was changed. Try again."),
    };
    Failure { code: Code::Internal, message: message.into(), hint: Some(hint.into()), fields: Vec::new() }
}
