//! The books that the law asks for: receipts and purchases by date, closings that do not change, the yearly archive,
//! entries for the accountant.

mod accounting;
mod archive;
mod check_archive;
mod close;
mod days;
mod paper;
mod purchases;
mod readme;
mod receipts;
mod save;
mod sheet;

pub use accounting::{accounting_entries, list_accounts, set_account};
pub use archive::{archive, archive_year, folder_name};
pub use check_archive::verify_archive;
pub use close::{close_period, list_closings};
pub use purchases::purchases_register;
pub use receipts::receipts_ledger;
pub use save::{bytes, save_book};

pub(crate) use close::{check, closed_problem, refuse_closed};
pub(crate) use sheet::harmless;

#[cfg(test)]
mod tests;
