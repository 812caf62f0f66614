//! `carnet report receipts` and `purchases`, `close`, `closings`, `archive`, `accounting`, `accounts`, `fec`.

use crate::terminal::{Done, Terminal};
use carnet_app::books;
use carnet_app::wire::books::{
    AccountRequest, ArchiveCheckRequest, BookRequest, CloseRequest, SaveBookRequest,
};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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

    /// Prints or writes the registre des achats.
    pub fn purchases(self, terminal: &Terminal) -> Done {
        if self.csv || self.output.is_some() {
            return self.save(terminal, "purchases");
        }
        terminal.show(&books::purchases_register(&terminal.open()?, self.days())?)
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

/// Which year to archive.
#[derive(Debug, Args)]
pub struct Archive {
    /// Année
    #[arg(long, value_name = "AAAA")]
    year: String,
    /// Dossier à remplir, nouveau ou vide ; sinon carnet-archive-AAAA
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
}

impl Archive {
    /// Archives it.
    pub fn run(self, terminal: &Terminal) -> Done {
        let carnet = terminal.open()?;
        let folder = self.output.unwrap_or_else(|| books::folder_name(self.year.trim()).into());
        terminal.show(&books::archive(&carnet, &self.year, &folder)?)
    }
}

/// Checks an archive; the exit status is 1 when something in it is not as it was.
pub fn verify(terminal: &Terminal, archive: &Path) -> Done {
    let request = ArchiveCheckRequest { folder: archive.display().to_string() };
    let found = books::verify_archive(terminal.language(), request)?;
    let status = terminal.show(&found)?;
    Ok(if found.ok { status } else { ExitCode::from(1) })
}

/// Which entries to write.
#[derive(Debug, Args)]
pub struct Accounting {
    /// Premier jour ou mois
    #[arg(long, value_name = "DATE", conflicts_with = "year")]
    from: Option<String>,
    /// Dernier jour ou mois
    #[arg(long, value_name = "DATE", conflicts_with = "year")]
    to: Option<String>,
    /// Une année ou un mois ; sinon la présente année
    #[arg(long, value_name = "AAAA")]
    year: Option<String>,
    /// Fichier CSV à écrire
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
}

impl Accounting {
    /// Prints or writes the entries.
    pub fn run(self, terminal: &Terminal) -> Done {
        let carnet = terminal.open()?;
        let Self { from, to, year, output } = self;
        let Some(path) = output else {
            return terminal.show(&books::accounting_entries(&carnet, BookRequest { year, from, to })?);
        };
        let (book, format) = ("accounting".to_owned(), "csv".to_owned());
        let request = SaveBookRequest { book, year, from, to, format, ..SaveBookRequest::default() };
        terminal.save(&path, &books::bytes(&carnet, request)?.1)
    }
}

/// Which FEC, and where.
#[derive(Debug, Args)]
pub struct Fec {
    /// Année clôturée
    #[arg(long, value_name = "AAAA")]
    year: String,
    /// Dossier où écrire le fichier, sous le nom que la loi lui donne ; sinon ici
    #[arg(short, long, value_name = "DOSSIER", default_value = ".")]
    output: PathBuf,
    /// Même en micro-entreprise
    #[arg(long)]
    anyway: bool,
}

impl Fec {
    /// Writes the file.
    pub fn run(self, terminal: &Terminal) -> Done {
        let carnet = terminal.open()?;
        let request = SaveBookRequest {
            book: "fec".to_owned(),
            year: Some(self.year),
            anyway: self.anyway,
            ..SaveBookRequest::default()
        };
        let (name, bytes) = books::bytes(&carnet, request)?;
        terminal.save(&self.output.join(name), &bytes)
    }
}

/// The accounts of the entries.
#[derive(Debug, Subcommand)]
pub enum Accounts {
    /// Les comptes, et comment le livre est tenu
    List,
    /// Change le compte d'un rôle ; sans numéro, revient au compte usuel
    Set {
        /// Rôle, comme le donne la liste : sales, bank, vat_collected…
        role: String,
        /// Numéro de compte
        number: Option<String>,
        /// Libellé
        #[arg(long)]
        label: Option<String>,
    },
    /// Tient le livre par les encaissements (cash) ou par les factures (accrual)
    Basis {
        /// cash ou accrual
        basis: String,
    },
}

impl Accounts {
    /// Runs the verb.
    pub fn run(self, terminal: &Terminal) -> Done {
        let mut carnet = terminal.open()?;
        let request = match self {
            Self::List => return terminal.show(&books::list_accounts(&carnet)?),
            Self::Set { role, number, label } => {
                AccountRequest { role: Some(role), number, label, basis: None }
            }
            Self::Basis { basis } => AccountRequest { basis: Some(basis), ..AccountRequest::default() },
        };
        terminal.done(&books::set_account(&mut carnet, request)?)
    }
}
