//! What only a desktop can do: choose a file or folder, show a paper in the user's reader, keep a
//! copy of it, show the folder of the book, enlarge the page.
//!
//! The page never reaches a dialog, a path or another program by itself: it has no permission for them.

use crate::state::Desk;
use base64::Engine;
use carnet_app::wire::quotes::Paper;
use carnet_app::{Failure, Language, Refusal, place};
use serde_json::json;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, DragDropEvent, Manager, PhysicalPosition, State, WebviewWindow, Window, WindowEvent};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// How small and how large the page can be drawn, as the page offers it (`ui/src/ipc/zoom.svelte.ts`).
const LEAST_ZOOM: f64 = 0.8;
const MOST_ZOOM: f64 = 2.0;

/// In bytes; a larger one would swell every paper (`ui/src/features/settings/picture.ts`).
const LARGEST_LOGO: u64 = 400_000;

/// Lets the user choose a file and returns its path; nothing when they change their mind.
#[tauri::command]
pub async fn pick_file(app: AppHandle, title: String) -> Option<String> {
    let dialog = app.dialog().file().set_title(title);
    let chosen = blocking(move || dialog.blocking_pick_file()).await??;
    Some(chosen.to_string())
}

/// Lets the user choose a folder and returns its path; nothing when they change their mind.
#[tauri::command]
pub async fn pick_folder(app: AppHandle, title: String) -> Option<String> {
    let dialog = app.dialog().file().set_title(title);
    let chosen = blocking(move || dialog.blocking_pick_folder()).await??;
    Some(chosen.to_string())
}

/// Opens the folder of the book in the file manager.
#[tauri::command]
pub async fn reveal_folder(app: AppHandle, desk: State<'_, Desk>, language: Language) -> Result<(), Failure> {
    open_path(&app, desk.folder()).map_err(|refusal| refusal.explain(language))
}

/// Draws the page `factor` times as large; out of what the page offers, the nearest that it does.
#[tauri::command]
pub async fn set_zoom(webview: WebviewWindow, factor: f64) {
    if factor.is_finite() {
        // A webview that cannot be enlarged stays readable: nothing is lost, nothing to say.
        let _ = webview.set_zoom(factor.clamp(LEAST_ZOOM, MOST_ZOOM));
    }
}

/// Shows a paper in the user's PDF reader.
#[tauri::command]
pub async fn open_paper(app: AppHandle, language: Language, paper: Paper) -> Result<(), Failure> {
    write_and_open(&app, &paper).map_err(|refusal| refusal.explain(language))
}

/// Keeps a copy of a paper where the user says, and returns the path; nothing when they change their mind.
#[tauri::command]
pub async fn save_paper(app: AppHandle, language: Language, paper: Paper) -> Result<Option<String>, Failure> {
    let mut dialog = app.dialog().file().set_file_name(bare_name(&paper.file_name));
    if let Ok(folder) = app.path().document_dir() {
        dialog = dialog.set_directory(folder);
    }
    let chosen = blocking(move || dialog.blocking_save_file()).await.flatten();
    let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) else { return Ok(None) };
    bytes(&paper).and_then(|pdf| place::save(&path, &pdf)).map_err(|refusal| refusal.explain(language))?;
    Ok(Some(path.display().to_string()))
}

/// Tells the page what is dragged over the window or dropped on it (`ui/src/shared/drop.ts`): the window receives files from
/// the desktop, not the page. The page listens to nothing for it until a file comes.
pub fn tell_drop(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(dragged) = event else { return };
    let (phase, paths, at) = match dragged {
        DragDropEvent::Enter { position, .. } | DragDropEvent::Over { position } => {
            ("over", &[][..], *position)
        }
        DragDropEvent::Drop { paths, position } => ("drop", &paths[..], *position),
        _ => ("leave", &[][..], PhysicalPosition::default()),
    };
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    // The page reads no file: of what was let go on it, it gets the bytes of one picture, for the logo of the papers.
    let picture = match paths {
        [path] => small_picture(path).map(|bytes| base64::engine::general_purpose::STANDARD.encode(bytes)),
        _ => None,
    };
    // As a share of the window: how many pixels the page counts depends on its screen and on how much it is enlarged.
    let Ok(whole) = window.inner_size() else { return };
    let (x, y) = (at.x / f64::from(whole.width.max(1)), at.y / f64::from(whole.height.max(1)));
    let told = json!({ "phase": phase, "paths": names, "x": x, "y": y, "picture": picture });
    if let Some(webview) = window.app_handle().get_webview_window(window.label()) {
        // A page that is being closed hears nothing; there is nothing to say to it either.
        let _ = webview.eval(format!(
            "window.dispatchEvent(new CustomEvent('carnet:desktop-drop', {{ detail: {told} }}))"
        ));
    }
}

/// Tells the page what is wrong with the book, found without being asked (`ui/src/ipc/client.ts`).
pub fn tell_damage(app: &AppHandle, failure: &Failure) {
    let told = json!(failure);
    for webview in app.webview_windows().values() {
        // A page that is being closed hears nothing; the next start tells it.
        let _ = webview
            .eval(format!("window.dispatchEvent(new CustomEvent('carnet:damage', {{ detail: {told} }}))"));
    }
}

/// Returns the bytes of a PNG or JPEG no larger than a logo may be; nothing of any other file.
fn small_picture(path: &Path) -> Option<Vec<u8>> {
    let size = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len();
    let bytes = if size <= LARGEST_LOGO { std::fs::read(path).ok()? } else { return None };
    [&b"\x89PNG\r\n\x1a\n"[..], &b"\xff\xd8\xff"[..]]
        .iter()
        .any(|head| bytes.starts_with(head))
        .then_some(bytes)
}

fn write_and_open(app: &AppHandle, paper: &Paper) -> carnet_app::Result<()> {
    let folder = std::env::temp_dir().join(format!("carnet-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| Refusal::file(&folder, error))?;
    let path: PathBuf = folder.join(bare_name(&paper.file_name));
    place::save(&path, &bytes(paper)?)?;
    open_path(app, &path)
}

fn open_path(app: &AppHandle, path: &Path) -> carnet_app::Result<()> {
    app.opener().open_path(path.display().to_string(), None::<&str>).map_err(|error| {
        Refusal::state(
            format!("Aucun programme n'a pu ouvrir {} : {error}.", path.display()),
            format!("No program could open {}: {error}.", path.display()),
        )
    })
}

fn bytes(paper: &Paper) -> carnet_app::Result<Vec<u8>> {
    base64::engine::general_purpose::STANDARD.decode(&paper.pdf).map_err(|error| {
        Refusal::state(
            format!("Ce PDF n'est pas lisible : {error}."),
            format!("This PDF cannot be read: {error}."),
        )
    })
}

/// Takes the folders off a name, so that a paper never lands anywhere but where it was meant to.
fn bare_name(name: &str) -> String {
    Path::new(name).file_name().and_then(OsStr::to_str).unwrap_or("carnet.pdf").to_owned()
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tauri::async_runtime::spawn_blocking(work).await.ok()
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_LOGO, bare_name, small_picture};

    #[test]
    fn a_name_with_folders_is_only_its_last_part() {
        assert_eq!(bare_name("../../.bashrc"), ".bashrc", "no way out of the folder");
        assert_eq!(bare_name("F2026-0001.pdf"), "F2026-0001.pdf", "a plain name stays");
        assert_eq!(bare_name(".."), "carnet.pdf", "a name that is only a folder gets one");
    }

    #[test]
    fn only_a_small_picture_is_read_of_what_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let png = b"\x89PNG\r\n\x1a\nrest";
        assert_eq!(small_picture(&file("logo.png", png)).as_deref(), Some(&png[..]));
        assert!(
            small_picture(&file("photo", b"\xff\xd8\xff\xe0")).is_some(),
            "what it is counts, not its name"
        );
        assert!(
            small_picture(&file("secret.png", b"-----BEGIN KEY")).is_none(),
            "nor does a name make a picture"
        );
        let mut large = png.to_vec();
        large.resize(usize::try_from(LARGEST_LOGO).unwrap() + 1, 0);
        assert!(small_picture(&file("large.png", &large)).is_none());
        assert!(small_picture(folder.path()).is_none(), "a folder");
        assert!(small_picture(&folder.path().join("gone.png")).is_none());
    }
}
