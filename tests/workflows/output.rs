//! What the terminal prints: for people, in both languages, and into closed pipes.

use carnet_tests::{Desk, program};
use std::process::{Command, Stdio};

#[test]
fn amounts_are_written_as_the_reader_does() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Éditions Noël"]);
    desk.json(&[
        "quote",
        "new",
        "--client",
        "Éditions",
        "--line",
        "Traduction;30;d;350,5",
        "--estimate",
        "200",
    ]);
    let fr = desk.run(&["quote", "show", "D2026-0001"]).out;
    assert!(fr.contains("10\u{202f}515,00\u{a0}€"), "French typography: {fr}");
    assert!(fr.contains("21/11/2026") && fr.contains("brouillon"), "French dates and words: {fr}");
    let en = desk.run(&["quote", "show", "D2026-0001", "--lang", "en"]).out;
    assert!(en.contains("€10,515.00") && en.contains("draft"), "English: {en}");
    assert!(!fr.contains('\u{1b}'), "no colours outside of a terminal");
}

#[test]
fn options_may_stand_before_or_after_the_command() {
    let desk = Desk::new("2026-11-21", "franchise");
    let book = desk.book();
    let list = |args: &[&str]| Command::new(program()).args(args).output().expect("carnet starts");
    let book = book.to_str().unwrap();
    let before = list(&["--book", book, "--json", "client", "list"]);
    let after = list(&["client", "list", "--json", "--book", book]);
    assert!(before.status.success() && before.stdout == after.stdout, "the same either way");
    let home =
        Command::new(program()).args(["client", "list", "--json"]).env("CARNET_HOME", book).output().unwrap();
    assert_eq!(home.stdout, after.stdout, "CARNET_HOME names the book, too");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new("2026-11-21", "franchise");
    super::imports::contacts(&desk);
    let mut child =
        desk.command(&["client", "list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "nothing is said about the closed pipe");
    assert!(ended.status.success(), "and the command did its work: {:?}", ended.status);
}

#[test]
fn every_invoice_is_written_at_once() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Éditions Noël", "--address", "Pau"]);
    for _ in 0..3 {
        let draft = desk.json(&["invoice", "new", "--client", "Éditions", "--line", "Traduction;1;d;350"]);
        desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    }
    let papers = desk.folder().join("papiers");
    let written = desk.json(&["invoice", "pdf", "--all", "-o", papers.to_str().unwrap()]);
    assert_eq!(written["files"].as_array().unwrap().len(), 3);
    for number in 1..=3 {
        let file = papers.join(format!("F2026-000{number}.pdf"));
        assert_eq!(
            std::fs::read(&file).unwrap(),
            std::fs::read(desk.book().join(format!("documents/F2026-000{number}.pdf"))).unwrap(),
            "the bytes are those of the issue"
        );
    }
}

#[test]
fn a_backup_is_a_book_that_opens() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Éditions Noël"]);
    let backup = desk.json(&["backup"]);
    let other = Desk::empty("2026-11-21");
    std::fs::create_dir(other.book()).unwrap();
    std::fs::copy(backup["file"].as_str().unwrap(), other.book().join("carnet.sqlite3")).unwrap();
    assert_eq!(other.json(&["client", "list"]), desk.json(&["client", "list"]), "the copy holds the same");
}

#[test]
fn the_terminal_links_no_web_view() {
    let Ok(output) = Command::new("ldd").arg(program()).output() else {
        return carnet_tests::skipped("the terminal links no web view", "ldd is not installed");
    };
    let libraries = String::from_utf8_lossy(&output.stdout).to_lowercase();
    for library in ["webkit", "gtk", "javascriptcore", "libsoup"] {
        assert!(!libraries.contains(library), "carnet must not need {library}: {libraries}");
    }
}
