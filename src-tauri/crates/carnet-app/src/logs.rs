//! The log of a book: what went wrong without stopping anyone, in its folder `logs/`, a file a month.

use carnet_store::layout;
use chrono::Utc;
use std::fs::OpenOptions;
use std::io::{Write, sink};
use std::path::Path;

/// Writes warnings to `logs/YYYY-MM.log` of the book in `folder` from now on, for the whole process; the first call holds.
///
/// No line names a client or an amount. The file is opened for each line: lines are rare, and nothing may hold the folder
/// of a book that is moved or restored. Where it cannot be written, nothing is.
pub fn keep(folder: &Path) {
    let logs = folder.join(layout::LOGS);
    let file = move || -> Box<dyn Write> {
        let path = logs.join(format!("{}.log", Utc::now().format("%Y-%m")));
        match OpenOptions::new().create(true).append(true).open(path) {
            Ok(file) => Box::new(file),
            Err(_) => Box::new(sink()),
        }
    };
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::WARN)
        .with_ansi(false)
        .with_writer(file)
        .finish();
    if tracing::subscriber::set_global_default(subscriber).is_err() {
        tracing::debug!("a log is kept already");
    }
}
