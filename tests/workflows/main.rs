//! Stories: what a user does in a terminal, told through the program itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story fails by panicking

mod after_issue;
mod backups;
mod books;
mod everyday;
mod formats;
mod imports;
mod journey;
mod late;
mod logs;
mod output;
mod papers;
mod received;
mod refusals;
mod surface;
mod transfer;
mod undo;
