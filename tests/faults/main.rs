//! Faults: processes killed, many at once, disks full, the power cut, folders shut, files damaged or forged. Small
//! sizes, or with `CARNET_FAULTS=full` those of a release; each test names its experiment (R1, R5, …).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod archives;
mod big;
mod chance;
mod copies;
mod disk;
mod flips;
mod formulas;
mod hostile_files;
mod hot_log;
mod input_output;
mod kill;
mod power;
mod races;
mod restore;
mod soak;
mod sums;
mod tamper;
mod together;
mod writers;
mod wrong_files;
