//! Figures over the sums that the book keeps itself: what each client's hours really earned.
//!
//! A report reads as many rows as it prints, whatever the number of entries; the rows behind a figure are read
//! only when they are asked for.

mod by_month;
mod contributions;
mod drop;
mod monthly;
mod period;
mod profit;
mod rows;
mod steps;

pub use by_month::report_months;
pub use drop::simulate_drop;
pub use monthly::profit_monthly_csv;
pub(crate) use period::first_of_month;
pub use profit::profit;
pub use rows::profit_rows;

pub use crate::today::today;

#[cfg(test)]
mod tests;
