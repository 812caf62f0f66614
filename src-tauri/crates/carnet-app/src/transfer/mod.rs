//! The whole book as a folder of open files, out and in: the database, tables and one JSON document of everything,
//! papers, attachments, calendars, and a list of all files with their SHA-256.

mod export;
mod folder;
mod import;
mod manifest;
mod readme;
mod sheet;
mod sheets;

pub use export::{export, export_into};
pub(crate) use folder::{NewFolder, is_vacant};
pub use import::import;
pub(crate) use manifest::{is_inside, is_real_file, is_real_folder};
