//! Entries in double entry made out of invoices, receipts and purchases, for the accountant and for the tax office.
//!
//! Carnet keeps no accounts: the entries follow from the documents each time they are asked for. Every entry balances
//! because its counterpart is computed from the other lines. Account numbers are parameters with the usual ones of the
//! plan comptable général as defaults.

mod accounts;
mod entry;
mod fec;

pub use accounts::{Account, AccountError, Accounts, Basis, Journal, Role, basis_of};
pub use entry::{Books, Corrected, Entry, EntryLine, Purchase, Receipt, Sale, Settlement, Spending, Third};
pub use fec::{CASH_COLUMNS, COLUMNS, fec, fec_file_name, fec_rows};
