//! The book on disk: one folder with its SQLite file, attachments, papers, backups.
//!
//! Reads take a [`Connection`](rusqlite::Connection), writes a [`Tx`]: the type shows who may change the book.
//! Every write goes through [`Book::transact`]. No rule of the trade lives here.
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod account;
mod attach;
mod backup;
pub mod client;
pub mod closing;
pub mod dated;
mod digest;
pub mod draft;
mod error;
pub mod expense;
mod files;
pub mod follow_up;
pub mod identity;
pub mod interaction;
pub mod invoice;
pub mod invoice_event;
mod journal;
pub mod lead_source;
pub mod ledger;
mod migrate;
pub mod mission;
pub mod named;
mod open;
pub mod payment;
pub mod quote;
pub mod reminder;
mod restore;
mod row;
mod schema;
pub mod search;
pub mod series;
pub mod service;
pub mod sums;
pub mod time_entry;
pub mod timer;
pub mod today;
mod transact;

pub use attach::{
    Attachment, append_lines, hex, open_plain, settle_folder, sha256_hex, sha256_of_file, write_next,
    write_whole,
};
pub use backup::BackupFile;
pub use digest::{ChangedRow, changed_rows, take_all as take_digests};
pub use error::StoreError;
pub use files::{HeldFile, held_files, is_bare};
pub use journal::{JournalEntry, Undone};
pub use open::{Access, Book, layout};
pub use restore::{BookCopy, SetAside, restore};
pub(crate) use row::of_client;
pub use row::{date, decimal, opt_decimal, opt_word, word};
pub use rusqlite::{self, Connection};
pub use transact::{Committed, Operation, Tx};
