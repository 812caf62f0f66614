//! How the program was started: on which book, on which day.

use carnet_app::{Clock, Language, place};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

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
    /// A sentence for the terminal, when an argument is unknown, a folder is missing or the day is none.
    pub fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut folder = None;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--book") => {
                    let named = arguments.next().ok_or("--book needs the folder of a book after it.")?;
                    folder = Some(PathBuf::from(named));
                }
                _ => {
                    let argument = argument.to_string_lossy();
                    return Err(format!("unknown argument {argument}. Usage: carnet-desktop [--book DIR]"));
                }
            }
        }
        let folder = match folder {
            Some(named) => named,
            None => place::default_folder().map_err(|refusal| refusal.explain(Language::En).message)?,
        };
        let folder =
            std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let clock = match std::env::var("CARNET_TODAY") {
            Ok(day) => Clock::Fixed(
                day.parse().map_err(|_| format!("CARNET_TODAY={day} is not a day (2026-11-21)."))?,
            ),
            Err(_) => Clock::System,
        };
        Ok(Self { folder, clock })
    }

    /// Returns the name by which a second start on the same book finds the first: one window a book.
    pub fn instance(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone()).hash(&mut hasher);
        format!("fr.carnet.desktop.b{:016x}", hasher.finish())
    }
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
