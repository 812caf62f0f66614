//! The book that the window has open, and the way to it: one at a time, away from the main thread.

use crate::desktop;
use carnet_app::{Carnet, Clock, Code, Failure, Language, Refusal};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use tauri::AppHandle;

/// How long after the first answer the backup of the day is made: the first screen comes first.
const QUIET: Duration = Duration::from_secs(15);
/// How often a window that stays open looks whether a new day has begun.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Work on the book, its answer's place within it.
type Task = Box<dyn FnOnce(&Desk, &mut Option<Carnet>) + Send>;

/// What every command receives: where the book is, and the book once there is one.
#[derive(Debug, Clone)]
pub struct Desk {
    folder: PathBuf,
    clock: Clock,
    book: Arc<Mutex<Option<Carnet>>>,
    watched: Arc<AtomicBool>,
    window: Arc<OnceLock<AppHandle>>,
}

impl Desk {
    /// Returns the desk of a window on the book in `folder`; nothing is opened yet.
    pub fn new(folder: PathBuf, clock: Clock) -> Self {
        Self { folder, clock, book: Arc::default(), watched: Arc::default(), window: Arc::default() }
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
            desk.back_up_daily();
            work(carnet)
        })
        .await
    }

    /// What is found wrong with the book without being asked is told to this window from now on.
    pub fn tell(&self, window: AppHandle) {
        // A second window does not exist.
        let _ = self.window.set(window);
    }

    /// Makes the backup of the day in the background, with a connection of its own: no command waits for it. What it shows
    /// to be wrong with the book is told in the window, once.
    pub fn back_up_daily(&self) {
        if self.watched.swap(true, Ordering::Relaxed) {
            return;
        }
        let desk = self.clone();
        std::thread::spawn(move || {
            let mut told = None;
            std::thread::sleep(QUIET);
            loop {
                let language = desk.here(|_, book| book.as_ref().map_or(Language::Fr, Carnet::language));
                let found = carnet_app::backups::watch(&desk.folder, desk.clock, language);
                if let (Some(failure), Some(window)) = (&found, desk.window.get())
                    && told != found
                {
                    desktop::tell_damage(window, failure);
                }
                told = found;
                std::thread::sleep(HOUR);
            }
        });
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
        let answer = Arc::new(Mutex::new(None));
        let given = Arc::clone(&answer);
        self.aside(Box::new(move |desk, book| {
            let reply = work(desk, book).map_err(|refusal| refusal.explain(language));
            *given.lock().unwrap_or_else(PoisonError::into_inner) = Some(reply);
        }))
        .await;
        let answered = answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        answered.unwrap_or_else(|| Err(interrupted(language)))
    }

    /// Runs `work` where it may take its time; one that panics gives no answer. Not generic: the code of a task is made
    /// once, not for each of a hundred commands.
    async fn aside(&self, work: Task) {
        let desk = self.clone();
        let _ended = tauri::async_runtime::spawn_blocking(move || desk.here(work)).await;
    }

    /// Runs `work` on the book, at once and on this thread.
    pub fn here<T>(&self, work: impl FnOnce(&Self, &mut Option<Carnet>) -> T) -> T {
        // A panic in an earlier command left nothing half-written: every write is one transaction.
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        work(self, &mut book)
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
