//! What people type into fields: dates, durations, amounts, quantities, percentages and free text, and the
//! local times of the hour grid.
//!
//! Every reader refuses with the fact that is wrong and changes nothing; "today" is an argument.

mod amount;
mod date;
mod duration;
mod fold;
mod text;
mod zone;

pub use amount::{
    AmountInputError, parse_amount, parse_percent, parse_quantity, parse_signed_amount, parse_unit_price,
};
pub use date::{DateInputError, Weekdays, parse_date, parse_date_with};
pub use duration::{DurationInputError, Minutes, parse_duration};
pub use fold::fold;
pub use text::{TextInputError, clean_multiline, clean_text};
pub use zone::{Edge, LocalTimeError, local_to_utc, true_minutes};
