//! Readers of the files that users bring: bytes in, rows out. No database, no clock; what a row becomes in the book is
//! decided by the use cases, after a preview.
//!
//! A file that is none (empty, binary, cut off, too large) is an [`ImportError`] and nothing of it is taken. A row at fault
//! is a [`Refused`] with its line and the reason, and the other rows go in.

mod contact_columns;
pub mod contacts;
mod dates;
pub mod duplicates;
mod fault;
pub mod hours;
mod sentence;
mod table;
mod text;
mod vcard;

pub use fault::{BinaryKind, ImportError, Refused, RowFault};
pub(crate) use table::FORMULA;
pub use table::Table;
pub use text::{Encoding, SIZE_LIMIT, decode};

#[cfg(test)]
mod tests;
