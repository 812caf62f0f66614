//! A day of work in a terminal: the grid, the agenda, the catalogue, the search, a note for the client.

use carnet_tests::{Desk, IDENTITY};
use serde_json::Value;

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or_default()).collect()
}

fn desk() -> Desk {
    let desk = Desk::empty("2026-11-18");
    desk.json(&[IDENTITY, &["--vat", "franchise", "--target-rate", "38"]].concat());
    desk.json(&["client", "add", "Acme"]);
    desk.json(&["client", "add", "Studio Zoé"]);
    desk
}

#[test]
fn a_week_is_cut_copied_counted_and_taken_back() {
    let desk = desk();
    let first = desk.json(&["hours", "add", "lundi 9h-12h acme"]);
    let id = first["id"].to_string();
    let halves = desk.json(&["hours", "split", &id, "10h30"]);
    assert_eq!((&halves["first"]["hours"], &halves["second"]["hours"]), (&"1.50".into(), &"1.50".into()));
    desk.refused(&["hours", "split", &id, "12:00"]);
    let copied = desk.json(&["hours", "copy", "2026-11-18", "2026-11-11"]);
    assert_eq!(copied["added"], 2, "both halves go to the week before");
    let days = desk.json(&["hours", "days"]);
    assert_eq!(texts(&days["days"], "date"), ["2026-11-09", "2026-11-16"]);
    assert_eq!(texts(&days["days"], "hours"), ["3.00", "3.00"], "a cut day counts as before");
    desk.json(&["undo"]);
    desk.json(&["undo"]);
    let week = desk.json(&["hours", "list"]);
    assert_eq!((texts(&week["entries"], "hours"), &week["total_hours"]), (vec!["3.00"], &"3.00".into()));
    desk.json(&["hours", "start", "acme", "appel"]);
    assert_eq!(desk.json(&["hours", "adjust", "15"])["minutes"], 15);
    assert_eq!(desk.json(&["hours", "adjust", "-60"])["minutes"], 0, "never in the future");
    desk.json(&["hours", "stop"]);
    desk.refused(&["hours", "adjust", "5"]);
    let months = desk.json(&["report", "profit", "--monthly"]);
    assert_eq!(texts(&months["months"], "month"), ["2026-11"]);
}

#[test]
fn every_date_stands_in_the_agenda_and_moves_there() {
    let desk = desk();
    desk.json(&["mission", "start", "--without-order", "--client", "Acme", "--name", "Refonte"]);
    desk.json(&["mission", "deadline", "Refonte", "2026-12-01", "--reason", "convenu au téléphone"]);
    desk.json(&["follow-up", "add", "--client", "Studio", "--on", "2026-11-20", "rappeler"]);
    let agenda = desk.json(&["agenda", "list"]);
    assert_eq!(texts(&agenda["items"], "kind"), ["follow_up", "deadline"]);
    let (follow_up, mission) = (agenda["items"][0]["id"].to_string(), agenda["items"][1]["id"].to_string());
    desk.json(&["agenda", "move", "follow_up", &follow_up, "+1s"]);
    desk.refused(&["agenda", "move", "deadline", &mission, "2026-12-08"]);
    desk.json(&["agenda", "move", "deadline", &mission, "2026-12-08", "--reason", "textes en retard"]);
    desk.refused(&["agenda", "move", "payment", "1", "2026-12-08"]);
    let agenda = desk.json(&["agenda", "list", "--to", "2026-12-31"]);
    assert_eq!(texts(&agenda["items"], "date"), ["2026-11-25", "2026-12-08"]);
    let deadlines = &desk.json(&["mission", "show", "Refonte"])["deadlines"];
    assert_eq!(
        texts(deadlines, "reason"),
        ["convenu au téléphone", "textes en retard"],
        "both reasons are kept"
    );

    let note = desk.folder().join("point.pdf");
    let path = note.to_str().unwrap();
    desk.json(&["mission", "note", "Refonte", "--remarks", "Textes attendus.", "-o", path]);
    assert!(std::fs::read(&note).unwrap().starts_with(b"%PDF-1."), "the client gets a file");
}

#[test]
fn the_catalogue_is_kept_and_every_record_is_found() {
    let desk = desk();
    let added = desk.json(&["service", "add", "Relecture", "--unit", "heure", "--price", "45"]);
    assert_eq!((added["unit"].as_str(), added["unit_price"].as_str()), (Some("h"), Some("45")));
    let id = added["id"].to_string();
    desk.json(&["service", "edit", &id, "Relecture et correction", "--unit", "h", "--price", "48,50"]);
    desk.refused(&["service", "add", "Rien", "--unit", "litre", "--price", "-1"]);
    assert_eq!(texts(&desk.json(&["service", "list"])["services"], "unit_price"), ["48.5"]);
    desk.json(&["service", "delete", &id]);
    desk.json(&["undo"]);
    let left = desk.json(&["service", "list"]);
    assert_eq!(texts(&left["services"], "description"), ["Relecture et correction"], "undo brings it back");
    desk.json(&["quote", "new", "--client", "Acme", "--line", "Conseil;10;h;60", "--estimate", "10"]);
    let found = desk.json(&["find", "acme"]);
    assert_eq!(texts(&found["hits"], "kind"), ["client", "quote"]);
    assert_eq!(texts(&desk.json(&["find", "zoe"])["hits"], "name"), ["Studio Zoé"], "accents do not matter");
    assert_eq!(desk.json(&["find", "introuvable"])["hits"], Value::Array(Vec::new()));
}
