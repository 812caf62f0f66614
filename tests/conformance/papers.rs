//! The papers before the judges: made once for all tests of this program, and left in `target/tmp/conformance` to
//! be looked at.

use crate::cases::CASES;
use crate::random;
use crate::studio::Studio;
use carnet_app::wire::Reference;
use carnet_app::wire::invoices::{Invoice, InvoiceXml, InvoicesRequest};
use carnet_app::{Carnet, invoices};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One issued document and its files.
#[derive(Debug)]
pub struct Sheet {
    /// Where it comes from: the case, or the seed and what was asked.
    pub origin: String,
    /// The folder of its book.
    pub book: PathBuf,
    /// What the book says.
    pub invoice: Invoice,
    /// Its number.
    pub number: String,
    /// Its PDF; `*.plain.pdf` when it carries no invoice on purpose.
    pub pdf: PathBuf,
    /// The same as UBL.
    pub ubl: Option<PathBuf>,
    /// Type (BT-3) and process (BT-23) that it must have, when the case says so.
    pub code: Option<(&'static str, &'static str)>,
}

impl Sheet {
    /// Returns whether it carries an invoice for machines.
    pub fn is_electronic(&self) -> bool {
        self.ubl.is_some()
    }
}

/// Returns the folder of all that these tests write.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("conformance")
}

/// Returns the papers of every case and of the random studios.
pub fn all() -> &'static [Sheet] {
    static ALL: OnceLock<Option<Vec<Sheet>>> = OnceLock::new();
    let made = ALL.get_or_init(|| {
        // What an earlier run left is not judged again.
        let _ = std::fs::remove_dir_all(folder());
        let (told, chance) = (std::thread::spawn(cases), std::thread::spawn(random::sheets));
        let (told, chance) = (told.join().ok()?, chance.join().ok()?);
        Some(told.into_iter().chain(chance).collect())
    });
    made.as_deref().expect("the papers are made: the first failure above says which is not")
}

fn cases() -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for case in CASES {
        let mut studio = Studio::new(&folder().join("books").join(case.name), (case.identity)());
        let codes = (case.story)(&mut studio);
        for mut sheet in issued(studio.carnet(), &folder().join(case.name)) {
            case.name.clone_into(&mut sheet.origin);
            sheet.code = codes.iter().find(|code| code.0 == sheet.number).map(|code| (code.1, code.2));
            sheets.push(sheet);
        }
    }
    sheets
}

/// Writes every issued document of a book into `folder`, in the order of issue.
pub fn issued(carnet: &Carnet, folder: &Path) -> Vec<Sheet> {
    std::fs::create_dir_all(folder).expect("a folder for the papers");
    let rows = invoices::list(carnet, InvoicesRequest::default()).expect("the invoices are listed").invoices;
    let mut numbers: Vec<String> = rows.into_iter().filter_map(|row| row.number).collect();
    numbers.sort();
    numbers.into_iter().map(|number| sheet(carnet, folder, number)).collect()
}

fn sheet(carnet: &Carnet, folder: &Path, number: String) -> Sheet {
    let invoice = invoices::show(carnet, Reference { name: number.clone() }).expect("the invoice is shown");
    let electronic = invoice.electronic.as_deref() == Some("factur-x");
    let pdf = folder.join(format!("{number}{}.pdf", if electronic { "" } else { ".plain" }));
    std::fs::write(&pdf, invoices::pdf(carnet, &number).expect("the paper is made"))
        .expect("the PDF is written");
    let ubl = electronic.then(|| {
        let request = InvoiceXml { name: number.clone(), format: "ubl".to_owned() };
        let text = invoices::xml(carnet, request).expect("the UBL is written").text;
        let path = folder.join(format!("{number}.ubl.xml"));
        std::fs::write(&path, text).expect("the UBL is written");
        path
    });
    Sheet { origin: String::new(), book: carnet.folder().to_owned(), invoice, number, pdf, ubl, code: None }
}
