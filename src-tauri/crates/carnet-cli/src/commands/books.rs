//! `carnet report receipts` and `purchases`, `carnet close`, `closings`.

use crate::terminal::{Done, Terminal};
use carnet_app::books;
use carnet_app::wire::books::{BookRequest, CloseRequest, SaveBookRequest};
use clap::Args;
use std::path::PathBuf;

/// Which days of a book, and where it goes.
#[derive(Debug, Args)]
pub struct Ledger {
    /// Premier jour ou mois
    #[arg(long, value_name = "DATE", conflicts_with_all = ["month", "year"])]
    from: Option<String>,
    /// Dernier jour ou mois
    #[arg(long, value_name = "DATE", conflicts_with_all = ["month", "year"])]
    to: Option<String>,
    /// Un mois
    #[arg(long, value_name = "AAAA-MM", conflicts_with = "year")]
    month: Option<String>,
    /// Une année ; sinon la présente
    #[arg(long, value_name = "AAAA")]
    year: Option<String>,
    /// En CSV sur la sortie standard, ou dans le fichier de -o
    #[arg(long, conflicts_with_all = ["json", "pdf"])]
    csv: bool,
    /// En PDF, dans le fichier de -o
    #[arg(long, requires = "output")]
    pdf: bool,
    /// Fichier à écrire : .csv ou .pdf
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
}

impl Ledger {
    /// Prints or writes the livre des recettes.
    pub fn receipts(self, terminal: &Terminal) -> Done {
        if self.csv || self.output.is_some() {
            return self.save(terminal, "receipts");
        }
        terminal.show(&books::receipts_ledger(&terminal.open()?, self.days())?)
    }

    fn days(self) -> BookRequest {
        BookRequest { year: self.year.or(self.month), from: self.from, to: self.to }
    }

    fn save(self, terminal: &Terminal, book: &str) -> Done {
        let carnet = terminal.open()?;
        let format = self.format();
        let output = self.output.clone();
        let BookRequest { year, from, to } = self.days();
        let request =
            SaveBookRequest { book: book.to_owned(), year, from, to, format, ..SaveBookRequest::default() };
        let (_, bytes) = books::bytes(&carnet, request)?;
        match output {
            Some(path) => terminal.save(&path, &bytes),
            None => terminal.write(&bytes),
        }
    }

    /// Returns the format asked for, else the one that the file's name ends in.
    fn format(&self) -> String {
        let end = self.output.as_deref().and_then(|path| path.extension()).map(|end| end.to_string_lossy());
        match (self.csv, self.pdf, end) {
            (true, _, _) => "csv".to_owned(),
            (_, true, _) => "pdf".to_owned(),
            (_, _, Some(end)) => end.into_owned(),
            (_, _, None) => "csv".to_owned(),
        }
    }
}

/// Which month or year to close.
#[derive(Debug, Args)]
pub struct Close {
    /// Un mois (2026-10) ou une année (2026)
    #[arg(value_name = "PÉRIODE")]
    period: String,
}

impl Close {
    /// Closes it.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        terminal.done(&books::close_period(&mut carnet, CloseRequest { period: self.period })?)
    }
}

/// Lists the closings.
pub fn closings(terminal: &Terminal) -> Done {
    terminal.show(&books::list_closings(&terminal.open()?)?)
}
