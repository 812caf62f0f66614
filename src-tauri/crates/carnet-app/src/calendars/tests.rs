//! The feeds of a real book: what they say, and that their sequences never go back.

use super::*;
use crate::testing::{book, client, some};
use crate::wire::clients::ClientRequest;
use crate::wire::follow_ups::{FollowUpDone, FollowUpPostpone, FollowUpRequest};
use crate::{clients, follow_ups, journal};

fn text(carnet: &Carnet, kind: &str) -> String {
    let bytes = feed(carnet, kind).unwrap();
    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
}

fn value(feed: &str, name: &str) -> String {
    let line = feed.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in {feed}"));
    line.split_once(':').unwrap().1.to_owned()
}

fn sequence(carnet: &Carnet) -> u32 {
    value(&text(carnet, "follow-ups"), "SEQUENCE").parse().unwrap()
}

fn remind(carnet: &mut Carnet, at: Option<&str>) -> i64 {
    let request = FollowUpRequest {
        client: some("acme"),
        on: "2026-12-01".to_owned(),
        at: at.map(str::to_owned),
        note: "Rappeler, puis envoyer; merci".to_owned(),
        ..FollowUpRequest::default()
    };
    follow_ups::add(carnet, request).unwrap().value.id
}

#[test]
fn a_follow_up_is_an_event_with_its_alarm() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let id = remind(&mut carnet, None);
    let feed = text(&carnet, "follow-ups");
    let uid = carnet.book().uid().unwrap();
    assert_eq!(value(&feed, "UID"), format!("follow-up-{id}@{uid}.carnet"));
    assert_eq!(value(&feed, "DTSTART"), "20261201", "a day");
    assert_eq!(value(&feed, "SUMMARY"), "Acme – Rappeler\\, puis envoyer\\; merci");
    assert!(feed.contains("BEGIN:VALARM") && feed.contains("TRIGGER:PT9H"), "it rings at nine: {feed}");
    assert!(!feed.contains("VTIMEZONE"), "a day needs no zone");
    assert!(text(&carnet, "all").contains("follow-up-"), "the whole feed has it");
    assert!(!text(&carnet, "payments").contains("VEVENT"), "the others do not");
}

#[test]
fn a_time_stands_in_the_zone_of_the_book() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    remind(&mut carnet, Some("14h"));
    let feed = text(&carnet, "follow-ups");
    assert!(feed.contains("DTSTART;TZID=Europe/Paris:20261201T140000"), "{feed}");
    assert!(feed.contains("TZID:Europe/Paris"), "the zone is defined");
}

#[test]
fn sequences_go_up_on_every_change_and_on_undo_too() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let id = remind(&mut carnet, None);
    let mut last = sequence(&carnet);
    let mut rises = |carnet: &Carnet, what: &str| {
        let now = sequence(carnet);
        assert!(now > last, "{what}: {now} after {last}");
        last = now;
    };
    follow_ups::postpone(&mut carnet, FollowUpPostpone { id, on: "2026-12-05".to_owned() }).unwrap();
    rises(&carnet, "postponed");
    journal::undo(&mut carnet).unwrap();
    assert_eq!(value(&text(&carnet, "follow-ups"), "DTSTART"), "20261201", "the old date is back");
    rises(&carnet, "undone");
    journal::redo(&mut carnet).unwrap();
    rises(&carnet, "done again");
    let renamed = ClientRequest { client: some("acme"), name: some("Acmé"), ..ClientRequest::default() };
    clients::save(&mut carnet, renamed).unwrap();
    rises(&carnet, "the title changed with the client's name");
    follow_ups::done(&mut carnet, FollowUpDone { id, outcome: None }).unwrap();
    assert!(!text(&carnet, "follow-ups").contains("VEVENT"), "what is done is no longer shown");
    journal::undo(&mut carnet).unwrap();
    rises(&carnet, "open again");
}

#[test]
fn the_files_follow_each_change_and_are_left_alone_otherwise() {
    let (folder, mut carnet) = book();
    let file = folder.path().join("calendars/relances.ics");
    client(&mut carnet, "Acme");
    remind(&mut carnet, None);
    let read = || std::fs::read(&file).unwrap();
    assert_eq!(read(), feed(&carnet, "follow-ups").unwrap(), "the file is the feed");
    let written = std::fs::metadata(&file).unwrap().modified().unwrap();
    refresh(&carnet).unwrap();
    assert_eq!(
        std::fs::metadata(&file).unwrap().modified().unwrap(),
        written,
        "the same bytes are not written again"
    );
    journal::undo(&mut carnet).unwrap();
    assert_eq!(read(), feed(&carnet, "follow-ups").unwrap(), "undo changes it too");
    // A folder that is gone must not stop the operation.
    std::fs::remove_dir_all(folder.path().join("calendars")).unwrap();
    remind(&mut carnet, None);
    assert!(text(&carnet, "follow-ups").contains("VEVENT"), "the operation went through");
}

#[test]
fn there_are_four_feeds() {
    let (_folder, carnet) = book();
    for kind in ["follow-ups", "stages", "payments", "all"] {
        assert!(text(&carnet, kind).ends_with("END:VCALENDAR\r\n"), "{kind}");
    }
    assert!(matches!(feed(&carnet, "charges"), Err(Refusal::NotYet { .. })));
    assert!(matches!(feed(&carnet, "x"), Err(Refusal::Input(_))));
}
