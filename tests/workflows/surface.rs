//! The surfaces that others rely on, frozen: the words of the terminal, and what the page may ask for.

use carnet_tests::program;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// Appends the help of `words`, then that of the commands it lists.
fn help(words: &[&str], tree: &mut String) {
    let output = Command::new(program()).args(words).arg("--help").output().expect("carnet starts");
    assert!(output.status.success(), "carnet {words:?} --help");
    let text = String::from_utf8(output.stdout).expect("help is UTF-8");
    writeln!(tree, "# carnet {}\n\n{}\n", words.join(" "), text.trim_end()).expect("a string grows");
    let commands =
        text.lines().skip_while(|line| *line != "Commandes:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let name = command.split_whitespace().next().expect("a name");
        help(&[words, &[name]].concat(), tree);
    }
}

/// The options of every command are told once, at the root.
fn without_common_options(help: &str) -> String {
    let mut kept = String::new();
    let (mut skipping, mut told) = (false, false);
    for line in help.lines() {
        if line == "Options communes:" {
            skipping = told;
            told = true;
        } else if line.is_empty() || line.starts_with('#') {
            skipping = false;
        }
        if !skipping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_words_of_the_terminal_change_only_on_purpose() {
    let mut tree = String::new();
    help(&[], &mut tree);
    let version = format!("carnet {}", env!("CARGO_PKG_VERSION"));
    let output = Command::new(program()).arg("--version").output().expect("carnet starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), version);
    insta::assert_snapshot!("help", without_common_options(&tree));
}

#[test]
fn what_the_page_may_ask_for_changes_only_on_purpose() {
    insta::assert_snapshot!("commands", carnet_app::wire::commands::NAMES.join("\n"));
}

#[test]
fn the_window_allows_those_commands_and_nothing_of_the_system() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/capabilities/main.json");
    let capability: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(capability["windows"], serde_json::json!(["main"]), "one window, by name");
    assert!(capability.get("remote").is_none(), "no page from elsewhere may call anything");
    let granted: Vec<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap().to_owned())
        .collect();
    for name in carnet_app::wire::commands::NAMES {
        let permission = format!("allow-{}", name.replace('_', "-"));
        assert!(granted.contains(&permission), "the page needs {permission}");
    }
    // Beside the engine's: what only a desktop can do.
    let others: Vec<&String> = granted
        .iter()
        .filter(|p| {
            !carnet_app::wire::commands::NAMES
                .contains(&p.trim_start_matches("allow-").replace('-', "_").as_str())
        })
        .collect();
    assert_eq!(
        others,
        [
            "allow-pick-file",
            "allow-open-paper",
            "allow-save-paper",
            "allow-pick-folder",
            "allow-reveal-folder",
            "allow-set-zoom"
        ],
        "nothing else is granted"
    );
    for granted in &granted {
        assert!(!granted.contains(':'), "{granted} grants a whole plugin: shell, http and fs stay shut");
    }
}
