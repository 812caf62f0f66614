//! One reader, named by CARNET_FUZZ, fed by libFuzzer.
#![no_main]

use carnet_tests::fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("CARNET_FUZZ").unwrap_or_default();
    let names = TARGETS.map(|target| target.name).join(", ");
    TARGETS
        .into_iter()
        .find(|target| target.name == name)
        .unwrap_or_else(|| panic!("CARNET_FUZZ is one of {names}"))
});

fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
