//! Tests that lack something from outside say so by name.

use std::io::Write;

/// Notes that the test `name` was skipped and why, where `./dev test` lists it, and on standard error.
pub fn skipped(name: &str, why: &str) {
    eprintln!("skipped {name}: {why}");
    let Some(list) = std::env::var_os("CARNET_SKIPS") else { return };
    let mut file =
        std::fs::OpenOptions::new().create(true).append(true).open(list).expect("the list of skips opens");
    writeln!(file, "{name}: {why}").expect("the list of skips is written");
}
