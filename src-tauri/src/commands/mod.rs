//! What the page may ask for: one line a command, wire request → `carnet_app` → wire reply or failure.
//!
//! To add one: a line in `carnet_app::wire::commands`, a line here, its name in `build.rs` and in
//! `capabilities/main.json`. The test below names what is missing.

pub mod agenda;
pub mod backups;
pub mod book;
pub mod books;
pub mod clients;
pub mod drafts;
pub mod expenses;
pub mod follow_ups;
pub mod hours;
pub mod invoices;
pub mod journal;
pub mod missions;
pub mod quotes;
pub mod reports;
pub mod search;
pub mod services;
pub mod settings;

/// Declares commands of the open book: `name(Request) => Reply = verb;`, without a request `name() => …`.
macro_rules! commands {
    (@one $name:ident($request:ty) => $reply:ty, |$carnet:ident, $asked:ident| $call:expr) => {
        #[tauri::command]
        pub async fn $name(
            desk: tauri::State<'_, $crate::state::Desk>,
            language: carnet_app::Language,
            request: $request,
        ) -> Result<$reply, carnet_app::Failure> {
            let $asked = request;
            desk.run(language, move |$carnet| $call).await
        }
    };
    ($name:ident() => $reply:ty = $verb:path; $($rest:tt)*) => {
        $crate::commands::commands!(@one $name(carnet_app::wire::Nothing) => $reply, |carnet, _request| $verb(carnet));
        $crate::commands::commands!($($rest)*);
    };
    ($name:ident($request:ty) => $reply:ty = $verb:path; $($rest:tt)*) => {
        $crate::commands::commands!(@one $name($request) => $reply, |carnet, request| $verb(carnet, request));
        $crate::commands::commands!($($rest)*);
    };
    () => {};
}
pub(crate) use commands;

#[cfg(test)]
mod tests {
    /// Every command that the page may call, as build.rs declares them.
    const NAMES: &[&str] = &include!("names.rs");

    /// Commands that no engine has: they need a desktop.
    const DESKTOP: &[&str] =
        &["pick_file", "open_paper", "save_paper", "pick_folder", "reveal_folder", "set_zoom"];

    #[test]
    fn the_window_offers_what_the_engine_has_and_no_more() {
        let ours: Vec<&str> = NAMES.iter().copied().filter(|name| !DESKTOP.contains(name)).collect();
        assert_eq!(
            ours,
            carnet_app::wire::commands::NAMES,
            "names.rs follows carnet_app::wire::commands, in its order"
        );
    }

    #[test]
    fn the_capability_allows_each_command_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
        let allowed: Vec<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
        let wanted: Vec<String> =
            NAMES.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
        assert_eq!(allowed, wanted, "capabilities/main.json lists names.rs with dashes after allow-");
        assert_eq!(capability["windows"], serde_json::json!(["main"]), "one window, by its name");
    }
}
