//! The first day: contacts and time logs from other programs, read twice.

use carnet_tests::{Desk, sample};
use serde_json::Value;

fn len(value: &Value) -> usize {
    value.as_array().unwrap_or_else(|| panic!("{value} is a list")).len()
}

/// Imports the three files of contacts; every later step of the story counts on them.
pub fn contacts(desk: &Desk) {
    let import = |name: &str, dry: bool| {
        let path = sample(name);
        let mut args = vec!["client", "import", path.to_str().unwrap()];
        if dry {
            args.push("--dry-run");
        }
        desk.json(&args)
    };
    let tried = import("prospects.csv", true);
    assert_eq!(tried["dry_run"], true);
    assert_eq!(len(&desk.json(&["client", "list"])["clients"]), 0, "a dry run writes nothing");

    let first = import("prospects.csv", false);
    assert_eq!(first["added"], tried["added"].as_array().map(|_| first["added"].clone()).unwrap(), "{first}");
    assert_eq!(
        (len(&first["added"]), len(&first["refused"])),
        (40, 0),
        "forty prospects, UTF-8 with a mark: {first}"
    );
    let excel = import("prospects-excel.csv", false);
    assert_eq!(
        (len(&excel["added"]), len(&excel["duplicates"])),
        (10, 10),
        "twenty from a spreadsheet in cp1252; ten of them are known: {excel}"
    );
    let cards = import("contacts.vcf", false);
    assert_eq!(
        (len(&cards["added"]), len(&cards["duplicates"])),
        (10, 5),
        "fifteen cards; five of them came with the spreadsheet: {cards}"
    );
    for name in ["prospects.csv", "prospects-excel.csv", "contacts.vcf"] {
        assert_eq!(len(&import(name, false)["added"]), 0, "{name} a second time adds nobody");
    }
    let clients = desk.json(&["client", "list"]);
    assert_eq!(len(&clients["clients"]), 60, "sixty people in all");
    let accents = desk.json(&["client", "show", "Clinique Zoé 1"]);
    assert_eq!(accents["person"], "Zoë Œuvrard", "accents and ligatures came through");
    assert_eq!(accents["next_date"], "2026-12-19", "the next date of the file became a follow-up");
}

/// Imports the five time logs.
pub fn hours(desk: &Desk) {
    for (name, format, rows) in [
        ("toggl.csv", "toggl", 300),
        ("clockify.csv", "clockify", 300),
        ("harvest.csv", "harvest", 300),
        ("kimai.csv", "kimai", 300),
        ("agenda.ics", "ics", 40),
    ] {
        let path = sample(name);
        let import = |more: &[&str]| {
            desk.json(&[&["hours", "import", path.to_str().unwrap(), "--format", format], more].concat())
        };
        let tried = import(&["--dry-run"]);
        let done = import(&[]);
        assert_eq!(
            (tried["added"].clone(), tried["refused"].clone()),
            (done["added"].clone(), done["refused"].clone()),
            "{name}: the dry run tells what happens"
        );
        let count = |key: &str| done[key].as_i64().unwrap();
        let refused = i64::try_from(len(&done["refused"])).unwrap();
        assert_eq!(
            count("added") + count("already_there") + refused,
            rows,
            "{name}: each row is accounted for: {done}"
        );
        assert_eq!(refused, 0, "{name}: no row of a real export is refused: {done}");
        let again = import(&[]);
        assert_eq!(again["added"], 0, "{name}: the same file twice adds nothing");
    }
}

#[test]
fn contacts_and_hours_of_other_programs_come_in_once() {
    let desk = Desk::new("2026-11-21", "franchise");
    contacts(&desk);
    hours(&desk);
    let october = desk.json(&["hours", "list", "--from", "2026-10-14", "--to", "2026-10-14"]);
    let night = october["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["start"] == "22:30")
        .unwrap_or_else(|| panic!("the work past midnight is there: {october}"));
    assert_eq!(night["hours"], "2.25", "22:30 to 00:45 is two hours and a quarter");
    let change = desk.json(&["hours", "list", "--from", "2026-10-25", "--to", "2026-10-25"]);
    let long = change["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["start"] == "01:30" && entry["end"] == "04:00")
        .unwrap_or_else(|| panic!("the night of the clock change is there: {change}"));
    assert_eq!(long["hours"], "3.50", "01:30 to 04:00 is three and a half hours when the clock goes back");
}
