//! The one setting that WebKitGTK needs from outside, and must have before it starts.

use std::path::Path;
use std::process::Command;

/// Tells WebKitGTK to draw without DMA buffers.
const SETTING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program again with software drawing where there is no graphics device.
///
/// Without a device WebKitGTK still goes through DMA buffers and pays for it: 485 ms instead of 357 ms to the first
/// picture, 250 MB instead of 171 MB (measured under Xvfb). An environment variable is the only switch, and setting one
/// in a running process is not safe once threads exist, so the process replaces itself. A choice that the user made
/// in the environment stays. Does nothing when starting again fails: the window then opens, slower.
pub fn settle() {
    let decided = std::env::var_os(SETTING).is_some();
    if decided || Path::new("/dev/dri").exists() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        again(Command::new(program).args(std::env::args_os().skip(1)).env(SETTING, "1"));
    }
}

#[cfg(unix)]
fn again(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    // Returns only if it failed.
    let _failed = command.exec();
}

#[cfg(not(unix))]
fn again(_: &mut Command) {}
