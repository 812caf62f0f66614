//! Faults: processes killed, many at once, disks full, folders shut, files damaged or forged. Small sizes; each
//! test names its experiment (R1, R5, …).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod archives;
mod disk;
mod formulas;
mod hostile_files;
mod kill;
mod restore;
mod tamper;
mod together;
mod writers;
mod wrong_files;
