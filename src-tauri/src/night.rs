//! Light or dark as the desktop has it: asked of its portal, and followed while the window is open.
//!
//! Tauri's own way (its feature `dbus`) asks on the main thread, over two connections, before there is a window, and holds the
//! start for as long as the desktop takes to answer. Here the question goes out while WebKit starts; the page is drawn after it.

use tauri::{AppHandle, Theme};
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

/// Where the desktop keeps it (XDG Desktop Portal, interface Settings).
const PORTAL: (&str, &str, &str) =
    ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings");
const KEY: (&str, &str) = ("org.freedesktop.appearance", "color-scheme");

/// Shows the window as the desktop is, from now on. Where no portal answers, it stays as GTK has it.
pub fn follow(app: AppHandle) {
    std::thread::spawn(move || {
        if let Ok(bus) = Connection::session() {
            let _nobody_answers = listen(&bus, |theme| app.set_theme(theme));
        }
    });
}

/// Tells what the desktop says now and whenever it changes; none is no preference. Returns when the bus is gone.
fn listen(bus: &Connection, mut tell: impl FnMut(Option<Theme>)) -> zbus::Result<()> {
    let (name, path, interface) = PORTAL;
    let portal = Proxy::new(bus, name, path, interface)?;
    let changes = portal.receive_signal_with_args("SettingChanged", &[(0, KEY.0), (1, KEY.1)])?;
    let now: OwnedValue = portal.call("Read", &KEY)?;
    tell(theme(&now));
    for change in changes {
        let (_, _, value): (String, String, OwnedValue) = change.body().deserialize()?;
        tell(theme(&value));
    }
    Ok(())
}

/// Reads `color-scheme`: 1 is dark, 2 is light, all else no preference. `Read` wraps it twice.
fn theme(value: &Value<'_>) -> Option<Theme> {
    match value {
        Value::Value(inner) => theme(inner),
        Value::U32(1) => Some(Theme::Dark),
        Value::U32(2) => Some(Theme::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{KEY, PORTAL, listen};
    use std::io::{BufRead as _, BufReader};
    use std::process::{Child, Command, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;
    use tauri::Theme;
    use zbus::blocking::connection::Builder;
    use zbus::zvariant::Value;

    struct Portal;

    #[zbus::interface(name = "org.freedesktop.portal.Settings")]
    impl Portal {
        fn read(&self, namespace: &str, key: &str) -> Value<'static> {
            assert_eq!((namespace, key), KEY, "only what is followed is asked");
            Value::new(Value::new(1_u32))
        }
    }

    /// A bus of the test's own: `dbus-daemon` comes with every desktop, and `./dev test` installs it. It ends with this value,
    /// also when an assertion fails.
    struct Bus(Child);

    impl Bus {
        /// Starts it; gives the address that it answers at, too.
        fn start() -> (Self, String) {
            let mut daemon = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let out = daemon.stdout.take().unwrap();
            let bus = Self(daemon);
            let mut address = String::new();
            BufReader::new(out).read_line(&mut address).unwrap();
            (bus, address.trim().to_owned())
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            // A daemon that is gone already is what is wanted.
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[test]
    fn the_bus_ends_with_a_test_that_fails() {
        let (told, heard) = mpsc::channel();
        let failed = std::thread::spawn(move || {
            let (bus, address) = Bus::start();
            told.send((bus.0.id(), address)).unwrap();
            panic!("as an assertion would");
        });
        let (pid, address) = heard.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(failed.join().is_err());
        assert!(!std::path::Path::new(&format!("/proc/{pid}")).exists(), "it was ended and waited for");
        assert!(Builder::address(address.as_str()).and_then(Builder::build).is_err(), "nobody answers there");
    }

    #[test]
    fn the_desktop_is_asked_once_and_then_followed() {
        let (_bus, address) = Bus::start();
        let (name, path, interface) = PORTAL;
        let portal = Builder::address(address.as_str())
            .and_then(|builder| builder.name(name)?.serve_at(path, Portal)?.build())
            .unwrap();
        let window = Builder::address(address.as_str()).and_then(Builder::build).unwrap();
        let (told, heard) = mpsc::channel();
        std::thread::spawn(move || listen(&window, |theme| told.send(theme).unwrap()));
        let next = || heard.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(next(), Some(Theme::Dark), "as it is");
        for (said, theme) in [(2_u32, Some(Theme::Light)), (0, None), (1, Some(Theme::Dark))] {
            let other = (KEY.0, "accent-color", Value::new(2_u32));
            portal.emit_signal(None::<&str>, path, interface, "SettingChanged", &other).unwrap();
            let change = (KEY.0, KEY.1, Value::new(said));
            portal.emit_signal(None::<&str>, path, interface, "SettingChanged", &change).unwrap();
            assert_eq!(next(), theme, "color-scheme {said}, and nothing of another setting");
        }
    }
}
