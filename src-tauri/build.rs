//! Declares the commands that the page may call; without this list every window could call all of them.

/// The same list as the handlers', in the file that a test compares with the engine's.
const COMMANDS: &[&str] = &include!("src/commands/names.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    if std::env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        // The loader looks each name up in the libraries in the order they are linked in, and most are WebKit's own: with its
        // library at the head of the list the program is loaded 5 ms sooner, of 52 (tests/bench/README.md, G12).
        println!("cargo:rustc-link-lib=webkit2gtk-4.1");
    }
    Ok(())
}
