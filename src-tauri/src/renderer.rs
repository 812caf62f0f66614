//! What GTK and WebKitGTK must find before they start.

#[cfg(target_os = "linux")]
use std::path::Path;

/// Settings for a machine without a graphics device: nothing in the window's own process is to look for a GL driver.
///
/// - Without a device WebKitGTK still goes through DMA buffers and pays for it: 485 ms instead of 357 ms to the first picture,
///   250 MB instead of 171 MB (measured under Xvfb).
/// - GTK looks for a driver of its own, which loads a compiler of shaders: 37 of the 40 ms that it takes to start.
/// - WebKitGTK asks a driver, in this process too, which device its page process is to draw with. A device that is named is not
///   asked for; this one cannot be drawn with, as none here can, and the page process takes the way it takes without a device.
#[cfg(target_os = "linux")]
const SOFTWARE: [(&str, &str); 3] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("GDK_GL", "disable"),
    ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null"),
];

/// Asks for software drawing where there is no graphics device. To be called before there is a second thread: the environment
/// belongs to all of them. What the user chose in the environment stays.
#[cfg(target_os = "linux")]
pub fn settle() {
    if Path::new("/dev/dri").exists() {
        return;
    }
    for (setting, value) in SOFTWARE {
        // Fails for a name that is none; the window then opens, slower.
        let _set = gtk::glib::setenv(setting, value, false);
    }
}

#[cfg(not(target_os = "linux"))]
pub fn settle() {}

/// Starts GTK and returns whether it found a screen; Tauri starts it too, and ends the program in its own words where there is none.
#[cfg(target_os = "linux")]
pub fn has_screen() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
pub fn has_screen() -> bool {
    true
}
