//! The desktop shell of Carnet.
use std::process::ExitCode;

/// Opens the window and returns when it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|_, _, _| {}))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}
