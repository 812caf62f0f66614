//! What people type into fields: dates, durations, amounts, quantities, percentages and free text.
//!
//! Every reader refuses with the fact that is wrong and changes nothing; "today" is an argument.
