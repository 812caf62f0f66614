//! The hour grid: entries by the minute, the sentence line, the timer, totals, logs of other programs, gaps.
//!
//! Overlaps are told, never repaired. Work for a client with exactly one open mission goes to that mission, calls included;
//! any other entry goes to one only when it is named. Sums that reports need are kept by the book itself.

mod clock;
mod complete;
mod gaps;
mod import;
mod line;
mod list;
mod problems;
mod reply;
mod save;
mod timer;
mod week;

pub use complete::complete_line;
pub use gaps::gaps;
pub(crate) use gaps::is_closed;
pub use import::import;
pub use line::{add_line, preview_line};
pub use list::list;
pub use save::{delete, save};
pub use timer::{adjust_timer, start_timer, stop_timer, timer};
pub use week::{copy, days, split};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use carnet_core::entry_line::Motive;

/// The longest note, in characters; the sentence line has the same.
const LONGEST_NOTE: usize = 500;

/// Whether an entry can be billed unless something else is said: the work itself, not what surrounds it.
const fn billable_by_default(motive: Motive) -> bool {
    matches!(motive, Motive::Production)
}
