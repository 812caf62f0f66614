//! Declares the commands that the page may call; without this list every window could call all of them.

/// The same list as the handlers', in the file that a test compares with the engine's.
const COMMANDS: &[&str] = &include!("src/commands/names.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
