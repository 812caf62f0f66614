//! The program that opens the window; everything it does is in the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    carnet_desktop::run()
}
