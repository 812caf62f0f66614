//! What stories and faults share: a desk with a book on a fixed day, the program `carnet` as a user runs it, a
//! digest of the book. Nothing here is part of the product; everything is written under a temporary folder.
#![deny(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a helper of tests fails by panicking

mod desk;
mod digest;
mod full;
pub mod fuzz;
mod older;
mod program;
mod random;
mod size;
mod skip;

pub use desk::{Desk, IDENTITY, Ran, identity};
pub use digest::{digest, file_sha256, journal_len, raw};
pub use full::full_desk;
pub use older::{as_of_format, migrations};
pub use program::{copy_for_all, program};
pub use random::Random;
pub use size::rounds;
pub use skip::skipped;

use std::path::{Path, PathBuf};

/// Returns a file under `tests/fixtures/samples`.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/samples").join(name)
}
