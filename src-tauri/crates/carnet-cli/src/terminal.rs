//! What every command shares: the book to open, where results and refusals are written, the exit status.

use crate::arguments::Global;
use crate::sheet::{Sheet, View};
use carnet_app::wire::Outcome;
use carnet_app::{Carnet, Clock, Language, Refusal, Result, logs, place};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::cell::Cell;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit status of a command that ran: 0, or 1 when a check found something. A refusal becomes 1, too; wrong
/// usage is 2, given by the argument parser.
pub type Done = Result<ExitCode>;

/// The terminal that the command was typed in.
pub struct Terminal {
    global: Global,
    language: Cell<Language>,
}

/// A file that a command wrote.
#[derive(Serialize)]
pub struct Written {
    /// Where it stands.
    pub file: String,
    /// Its size.
    pub bytes: usize,
}

/// The files that a command wrote.
#[derive(Serialize)]
pub struct Files {
    /// Each of them.
    pub files: Vec<Written>,
}

impl Terminal {
    /// Returns the terminal with the options that hold for every command.
    pub fn new(global: Global) -> Self {
        let language = Cell::new(global.lang.unwrap_or(Language::Fr));
        Self { global, language }
    }

    /// Returns the folder of the book: `--book`, else `CARNET_HOME`, else the platform's.
    ///
    /// # Errors
    /// When the platform names no folder for data.
    pub fn folder(&self) -> Result<PathBuf> {
        match &self.global.book {
            Some(folder) => Ok(folder.clone()),
            None => place::default_folder(),
        }
    }

    /// Returns the clock: fixed by `--today`, else the machine's.
    pub fn clock(&self) -> Clock {
        self.global.today.map_or(Clock::System, Clock::Fixed)
    }

    /// Returns the language asked for with `--lang`.
    pub fn asked_language(&self) -> Option<Language> {
        self.global.lang
    }

    /// Returns the language of sentences: the one asked for, else the book's.
    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// Opens the book.
    ///
    /// # Errors
    /// When there is none, or it cannot be opened.
    pub fn open(&self) -> Result<Carnet> {
        let folder = self.folder()?;
        logs::keep(&folder);
        let carnet = Carnet::open(&folder, self.clock(), self.global.lang)?;
        self.language.set(carnet.language());
        Ok(carnet)
    }

    /// Prints a record or list: JSON, or a sheet for people.
    ///
    /// # Errors
    /// When standard output cannot be written; a closed pipe is no error.
    pub fn show<T: Serialize + View>(&self, value: &T) -> Done {
        let text = if self.global.json {
            let mut text = serde_json::to_string_pretty(value)
                .map_err(|error| Refusal::file(Path::new("JSON"), io::Error::other(error)))?;
            text.push('\n');
            text
        } else {
            let mut sheet = Sheet::new(self.language(), io::stdout().is_terminal());
            value.view(&mut sheet);
            sheet.into_text()
        };
        self.write(text.as_bytes())
    }

    /// Prints what an operation made or changed; what the user should know goes to standard error.
    ///
    /// # Errors
    /// As [`Terminal::show`].
    pub fn done<T: Serialize + View>(&self, outcome: &Outcome<T>) -> Done {
        for notice in &outcome.notices {
            self.tell(notice);
        }
        self.show(&outcome.value)
    }

    /// Writes bytes to standard output.
    ///
    /// # Errors
    /// When it cannot be written; a closed pipe is no error.
    pub fn write(&self, bytes: &[u8]) -> Done {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Refusal::file(Path::new("stdout"), error))
            }
            _ => Ok(ExitCode::SUCCESS),
        }
    }

    /// Writes a file whole and says where it stands.
    ///
    /// # Errors
    /// When the file cannot be written; an old one stays as it was.
    pub fn save(&self, path: &Path, bytes: &[u8]) -> Done {
        place::save(path, bytes)?;
        self.show(&Written { file: path.display().to_string(), bytes: bytes.len() })
    }

    /// Returns a bar that shows how far a long command is: on a terminal, and only where no JSON is asked for.
    pub fn progress(&self, total: usize) -> ProgressBar {
        if self.global.json {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
        // The template is ours: it can only be refused for a mistake in it, and the plain bar does then.
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}") {
            bar.set_style(style.progress_chars("██ "));
        }
        bar
    }

    /// Says on standard error why the command was refused, and returns its exit status.
    pub fn refuse(&self, refusal: &Refusal) -> ExitCode {
        let failure = refusal.explain(self.language());
        if self.global.json {
            match serde_json::to_string(&failure) {
                Ok(json) => self.tell(&json),
                Err(_) => self.tell(&failure.message),
            }
            return ExitCode::from(1);
        }
        if failure.fields.len() > 1 {
            for field in &failure.fields {
                self.tell(&format!("{} : {}", field.path, field.message));
            }
        } else {
            self.tell(&failure.message);
        }
        if let Some(hint) = &failure.hint {
            self.tell(hint);
        }
        ExitCode::from(1)
    }

    /// Says a line on standard error.
    pub fn tell(&self, line: &str) {
        // Nobody reads standard error: nothing is left to tell.
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

impl View for Written {
    fn view(&self, sheet: &mut Sheet) {
        sheet.line(&self.file);
    }
}

impl View for Files {
    fn view(&self, sheet: &mut Sheet) {
        for written in &self.files {
            written.view(sheet);
        }
    }
}
