//! What the page may ask for: one line a command, wire request → `carnet_app` → wire reply or failure.
//!
//! To add one: a line in `carnet_app::wire::commands`, a line here, its name in `build.rs` and in
//! `capabilities/main.json`. The test below names what is missing.

pub mod book;
pub mod clients;
pub mod follow_ups;
pub mod hours;
pub mod invoices;
pub mod journal;
pub mod missions;
pub mod quotes;
pub mod reports;

/// Declares commands of the open book: `name: Request => Reply = verb;`. The verb gets the book and the request.
macro_rules! commands {
    ($($name:ident: $request:ty => $reply:ty = $verb:expr;)+) => {$(
        #[tauri::command]
        pub async fn $name(
            desk: tauri::State<'_, $crate::state::Desk>,
            language: carnet_app::Language,
            request: $request,
        ) -> Result<$reply, carnet_app::Failure> {
            let verb: fn(&mut carnet_app::Carnet, $request) -> carnet_app::Result<$reply> = $verb;
            desk.run(language, move |carnet| verb(carnet, request)).await
        }
    )+};
}
use commands;

#[cfg(test)]
mod tests {
    /// Every command that the page may call, as build.rs declares them.
    const NAMES: &[&str] = &include!("names.rs");

    /// Commands that no engine has: they need a desktop.
    const DESKTOP: &[&str] = &["pick_file", "open_paper", "save_paper"];

    #[test]
    fn the_window_offers_what_the_engine_has_and_no_more() {
        let ours: Vec<&str> = NAMES.iter().copied().filter(|name| !DESKTOP.contains(name)).collect();
        assert_eq!(ours, carnet_app::wire::commands::NAMES, "names.rs follows carnet_app::wire::commands, in its order");
    }

    #[test]
    fn the_capability_allows_each_command_and_nothing_else() {
        let capability: serde_json::Value = serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
        let allowed: Vec<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
        let wanted: Vec<String> = NAMES.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
        assert_eq!(allowed, wanted, "capabilities/main.json lists names.rs with dashes after allow-");
        assert_eq!(capability["windows"], serde_json::json!(["main"]), "one window, by its name");
    }
}
