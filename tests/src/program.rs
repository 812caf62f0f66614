//! The program `carnet`, built once and found.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Returns the program `carnet`: in `$CARNET_PROGRAMS` when that names a folder of built programs, else built
/// by cargo into the target folder that these tests stand in.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("CARNET_PROGRAMS") {
        Some(folder) => PathBuf::from(folder).join(name()),
        None => build(),
    })
}

fn name() -> String {
    format!("carnet{}", std::env::consts::EXE_SUFFIX)
}

fn build() -> PathBuf {
    // This test stands in TARGET/PROFILE/deps.
    let test = std::env::current_exe().expect("a test knows its own path");
    let profile = test.parent().and_then(Path::parent).expect("TARGET/PROFILE");
    let target = profile.parent().expect("TARGET");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "-p", "carnet-cli", "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo runs");
    assert!(status.success(), "the program under test must build");
    profile.join(name())
}

/// Copies the program into `folder` so that a user without rights on the build folder can run it.
pub fn copy_for_all(folder: &Path) -> PathBuf {
    let copy = folder.join(name());
    std::fs::copy(program(), &copy).expect("the program can be copied");
    copy
}
