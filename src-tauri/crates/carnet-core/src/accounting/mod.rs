//! Entries in double entry made out of invoices, receipts and purchases, for the accountant and for the tax office.
//!
//! Carnet keeps no accounts: the entries follow from the documents each time they are asked for. Every entry balances
//! because its counterpart is computed from the other lines. Account numbers are parameters with the usual ones of the
//! plan comptable général as defaults.

mod accounts;
mod entry;
mod fec;
mod purchase;
mod sale;

pub use accounts::{Account, AccountError, Accounts, Basis, Journal, Role, basis_of};
pub use entry::{Books, Entry, EntryLine, Settlement, Third};
pub use fec::{CASH_COLUMNS, COLUMNS, fec, fec_file_name, fec_rows};
pub use purchase::{Purchase, Spending};
pub use sale::{Asked, Corrected, Receipt, Sale};

#[cfg(test)]
mod tests;
