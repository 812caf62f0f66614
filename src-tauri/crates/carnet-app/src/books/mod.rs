//! The books that the law asks for: receipts and purchases by date, closings that do not change, the yearly archive,
//! entries for the accountant.

mod close;
mod days;
mod paper;
mod receipts;
mod save;
mod sheet;

pub use close::{close_period, list_closings};
pub use receipts::receipts_ledger;
pub use save::{bytes, save_book};

pub(crate) use close::{check, closed_problem, refuse_closed};
pub(crate) use sheet::harmless;

#[cfg(test)]
mod tests;
