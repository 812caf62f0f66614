//! The whole book as a folder of open files, out and in: the database, tables and one JSON document of everything,
//! papers, attachments, calendars, and a list of all files with their SHA-256.

mod export;
mod folder;
mod import;
mod manifest;
mod readme;
mod sheets;

pub use export::{export, export_into};
pub use import::import;
