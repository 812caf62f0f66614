//! Follow-ups on a real book: dates, states, refusals.

use super::*;
use crate::Code;
use crate::testing::{book, client, fields, on, some};

fn ask(client: &str, date: &str) -> FollowUpRequest {
    FollowUpRequest {
        client: some(client),
        on: date.to_owned(),
        note: "Rappeler".to_owned(),
        ..FollowUpRequest::default()
    }
}

fn dates(carnet: &Carnet, due: bool) -> Vec<String> {
    list(carnet, FollowUpsRequest { due, client: None })
        .unwrap()
        .items
        .into_iter()
        .map(|item| item.on)
        .collect()
}

#[test]
fn follow_ups_come_nearest_first_and_due_ones_apart() {
    let (folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    for date in ["+3s", "demain", "auj"] {
        add(&mut carnet, ask("acme", date)).unwrap();
    }
    let timed = FollowUpRequest { at: some("9h30"), ..ask("acme", "demain") };
    assert_eq!(add(&mut carnet, timed).unwrap().value.at.as_deref(), Some("09:30"));
    assert_eq!(dates(&carnet, false), ["2026-11-21", "2026-11-22", "2026-11-22", "2026-12-12"]);
    let times: Vec<_> =
        list(&carnet, FollowUpsRequest::default()).unwrap().items.into_iter().map(|item| item.at).collect();
    assert_eq!(times[1].as_deref(), Some("09:30"), "a time comes before the whole day");
    assert_eq!(dates(&carnet, true), ["2026-11-21"]);
    let later = on(folder.path(), "2026-11-23");
    let due = list(&later, FollowUpsRequest { due: true, client: None }).unwrap().items;
    assert_eq!(due.iter().map(|item| item.overdue_days).collect::<Vec<_>>(), [2, 1, 1]);
}

#[test]
fn a_follow_up_is_about_one_thing_and_not_in_the_past() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let none = FollowUpRequest { client: None, ..ask("", "hier") };
    assert_eq!(fields(add(&mut carnet, none)).0, ["on", "client"], "both are told");
    let two = FollowUpRequest { mission: some("x"), at: some("25h"), ..ask("acme", "demain") };
    assert_eq!(fields(add(&mut carnet, two)).0, ["at", "mission"]);
    assert_eq!(fields(add(&mut carnet, ask("acme", "31/02"))).0, ["on"]);
    assert_eq!(fields(add(&mut carnet, ask("acme", " "))).0, ["on"], "a follow-up has a date");
    let unknown = FollowUpRequest { client: None, quote: some("D2026-0001"), ..ask("", "demain") };
    assert_eq!(add(&mut carnet, unknown).unwrap_err().explain(Language::Fr).code, Code::NotFound);
    assert!(dates(&carnet, false).is_empty(), "nothing was written");
    let silent = FollowUpRequest { note: String::new(), ..ask("acme", "demain") };
    assert_eq!(add(&mut carnet, silent).unwrap().value.note, "Relancer", "it says something in any case");
}

#[test]
fn what_is_done_neither_moves_nor_is_done_again() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let id = add(&mut carnet, ask("acme", "demain")).unwrap().value.id;
    let moved = postpone(&mut carnet, FollowUpPostpone { id, on: "+2j".to_owned() }).unwrap().value;
    assert_eq!(moved.on, "2026-11-23");
    assert_eq!(fields(postpone(&mut carnet, FollowUpPostpone { id, on: "-1j".to_owned() })).0, ["on"]);
    let finished = done(&mut carnet, FollowUpDone { id, outcome: some("Rendez-vous pris") }).unwrap().value;
    assert_eq!(
        (finished.done_on.as_deref(), finished.outcome.as_deref()),
        (Some("2026-11-21"), Some("Rendez-vous pris"))
    );
    let twice = done(&mut carnet, FollowUpDone { id, outcome: None }).unwrap_err().explain(Language::Fr);
    assert_eq!(twice.code, Code::Refused, "{}", twice.message);
    let moved = postpone(&mut carnet, FollowUpPostpone { id, on: "+9j".to_owned() }).unwrap_err();
    assert_eq!(moved.explain(Language::Fr).code, Code::Refused);
    let missing = done(&mut carnet, FollowUpDone { id: 999, outcome: None }).unwrap_err();
    assert_eq!(missing.explain(Language::Fr).code, Code::NotFound);
    crate::journal::undo(&mut carnet).unwrap();
    assert_eq!(dates(&carnet, false), ["2026-11-23"], "undo opens it again");
}
