//! How the program was started: on which book, on which day.

use carnet_app::{Carnet, Clock, Language, place, say};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What the command line and the environment say.
#[derive(Debug)]
pub struct Launch {
    /// Folder of the book.
    pub folder: PathBuf,
    /// Where "now" comes from: the clock, or the day in `CARNET_TODAY` that tests and demonstrations fix.
    pub clock: Clock,
}

impl Launch {
    /// Reads the arguments after the program's name, then `CARNET_HOME` and `CARNET_TODAY`.
    ///
    /// # Errors
    /// A sentence for the terminal, in the language of the book that would have opened by itself, when an argument is unknown,
    /// a folder is missing or the day is none.
    pub fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let usual = || place::default_folder().map_or(Language::Fr, |folder| language_of(&folder));
        let mut folder = None;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--book") => {
                    let named = arguments.next().ok_or_else(|| {
                        say!(
                            usual(),
                            "--book demande après lui le dossier d’un carnet.",
                            "--book needs the folder of a book after it."
                        )
                    })?;
                    folder = Some(PathBuf::from(named));
                }
                _ => {
                    let argument = argument.to_string_lossy();
                    return Err(say!(
                        usual(),
                        "l’argument {argument} est inconnu. Usage : carnet-desktop [--book DOSSIER]",
                        "unknown argument {argument}. Usage: carnet-desktop [--book DIR]"
                    ));
                }
            }
        }
        let folder = match folder {
            Some(named) => named,
            None => place::default_folder().map_err(|refusal| refusal.explain(Language::Fr).message)?,
        };
        let folder =
            std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let clock = match std::env::var("CARNET_TODAY") {
            Ok(day) => Clock::Fixed(day.parse().map_err(|_| {
                say!(
                    usual(),
                    "CARNET_TODAY={day} n’est pas un jour (2026-11-21).",
                    "CARNET_TODAY={day} is not a day (2026-11-21)."
                )
            })?),
            Err(_) => Clock::System,
        };
        Ok(Self { folder, clock })
    }

    /// Says why the window does not open, in the language of its book.
    pub fn without_window(&self, why: &Unopened) -> String {
        let language = language_of(&self.folder);
        match why {
            Unopened::Screen => say!(
                language,
                "aucun écran ne répond. Ouvrez une session graphique, ou travaillez dans ce terminal avec « carnet ».",
                "no screen answers. Open a graphical session, or work in this terminal with “carnet”."
            ),
            Unopened::Other(error) => {
                say!(language, "la fenêtre ne peut pas s’ouvrir : {error}", "the window cannot open: {error}")
            }
        }
    }

    /// Returns the name by which a second start on the same book finds the first: one window a book.
    pub fn instance(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone()).hash(&mut hasher);
        format!("fr.carnet.desktop.b{:016x}", hasher.finish())
    }
}

/// Why there is no window.
#[derive(Debug)]
pub enum Unopened {
    /// The desktop's library found no screen to open it on.
    Screen,
    /// What Tauri says.
    Other(tauri::Error),
}

/// Returns the language that a folder's book is kept in, French where there is none that can be read.
fn language_of(folder: &Path) -> Language {
    Carnet::open(folder, Clock::System, None).map_or(Language::Fr, |carnet| carnet.language())
}

#[cfg(test)]
mod tests {
    use super::Launch;

    fn read(arguments: &[&str]) -> Result<Launch, String> {
        Launch::read(arguments.iter().map(std::ffi::OsString::from))
    }

    #[test]
    fn the_book_after_the_option_is_the_book() {
        assert_eq!(
            read(&["--book", "/tmp/a"]).unwrap().folder.to_str(),
            Some("/tmp/a"),
            "the folder as named"
        );
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        assert!(read(&["--book"]).unwrap_err().contains("--book"), "a missing folder is named");
        assert!(read(&["--bok", "x"]).unwrap_err().contains("--bok"), "an unknown argument is named");
    }

    #[test]
    fn two_books_have_two_windows_and_one_book_has_one() {
        let name = |folder: &str| read(&["--book", folder]).unwrap().instance();
        assert_ne!(name("/tmp/a"), name("/tmp/b"), "another book, another window");
        assert_eq!(name("/tmp/a"), name("/tmp/./a"), "the same book, however it is named");
    }
}
