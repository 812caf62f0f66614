//! What the grid does to a week at once, and the completion of the sentence line.

use super::*;
use crate::hours::{adjust_timer, complete_line, copy, days, list, save, split, start_timer};
use crate::journal::undo;
use crate::wire::clients::ClientRequest;
use crate::wire::hours::{
    DaysRequest, EntrySplit, HoursCopy, HoursRequest, LineCursor, TimerAdjust, TimerStart,
};
use proptest::prelude::*;

fn cut(carnet: &mut Carnet, id: i64, at: &str) -> crate::Result<(i64, i64)> {
    let done = split(carnet, EntrySplit { id, at: at.into() })?;
    Ok((done.value.first.minutes, done.value.second.minutes))
}

#[test]
fn an_entry_is_cut_in_two_and_one_undo_makes_it_whole() {
    let (_folder, mut carnet) = book("2026-11-20");
    let id = save(&mut carnet, range("2026-11-19", "09:00", "12:00")).unwrap().value.id;
    assert_eq!(cut(&mut carnet, id, "10h15").unwrap(), (75, 105), "nothing is lost between the halves");
    let entries = list(&carnet, HoursRequest::default()).unwrap().entries;
    let times: Vec<_> = entries.iter().map(|e| (e.start.as_deref(), e.end.as_deref())).collect();
    assert_eq!(times, [(Some("09:00"), Some("10:15")), (Some("10:15"), Some("12:00"))]);
    assert!(
        entries.iter().all(|e| e.client.as_deref() == Some("Acme") && e.overlaps.is_empty()),
        "same client"
    );
    undo(&mut carnet).unwrap();
    let entries = list(&carnet, HoursRequest::default()).unwrap().entries;
    assert_eq!((entries.len(), entries[0].minutes), (1, 180), "one undo takes the cut back");
}

#[test]
fn a_cut_outside_of_the_entry_or_of_any_time_is_refused() {
    let (_folder, mut carnet) = book("2026-11-20");
    let id = save(&mut carnet, range("2026-11-19", "09:00", "12:00")).unwrap().value.id;
    for at in ["09:00", "12:00", "14:00", "08:00", "vingt", ""] {
        assert_eq!(paths(cut(&mut carnet, id, at).unwrap_err()), ["at"], "« {at} »");
    }
    let length =
        EntryRequest { duration: Some("2h".into()), client: Some("Acme".into()), ..EntryRequest::default() };
    let id = save(&mut carnet, length).unwrap().value.id;
    assert_eq!(paths(cut(&mut carnet, id, "10:00").unwrap_err()), ["at"], "a length has no place for a cut");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Any cut of any entry, past midnight and on the nights of clock change too, keeps the sum of minutes.
    #[test]
    fn halves_sum_to_the_whole(day in prop::sample::select(vec!["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-11-18"]),
                               from in 0u32..96, quarters in 2u32..60, at in 1u32..59) {
        let (_folder, mut carnet) = book("2026-11-20");
        let start = format!("{:02}:{:02}", from / 4, from % 4 * 15);
        let request = EntryRequest { end: None, duration: Some(format!("{}m", quarters * 15)), ..range(day, &start, "") };
        let Ok(saved) = save(&mut carnet, request) else { return Ok(()) }; // a time that the night skips
        let (first, last) = (saved.value.start.clone().unwrap(), saved.value.minutes);
        let wall = from * 15 + (at % (quarters - 1) + 1) * 15;
        let at = format!("{:02}:{:02}", wall / 60 % 24, wall % 60);
        if let Ok((one, two)) = cut(&mut carnet, saved.value.id, &at) {
            prop_assert_eq!(one + two, last, "{} {} cut at {}", day, first, at);
            prop_assert!(one > 0 && two > 0);
        }
    }
}

#[test]
fn a_week_is_copied_by_the_wall_clock_across_the_change_of_time() {
    let (_folder, mut carnet) = book("2026-10-30");
    save(&mut carnet, range("2026-10-20", "09:00", "12:00")).unwrap();
    save(&mut carnet, range("2026-10-23", "14:00", "15:30")).unwrap();
    let week = |from: &str, to: &str| HoursCopy { from: from.into(), to: to.into() };
    assert_eq!(copy(&mut carnet, week("2026-10-21", "2026-10-29")).unwrap().value.added, 2);
    let request = HoursRequest { from: Some("2026-10-26".into()), ..HoursRequest::default() };
    let copied: Vec<_> = list(&carnet, request.clone())
        .unwrap()
        .entries
        .into_iter()
        .map(|e| (e.date, e.start.unwrap(), e.end.unwrap()))
        .collect();
    let wanted = [("2026-10-27", "09:00", "12:00"), ("2026-10-30", "14:00", "15:30")];
    assert_eq!(
        copied,
        wanted.map(|(d, s, e)| (d.into(), s.into(), e.into())),
        "nine o'clock stays nine o'clock"
    );
    undo(&mut carnet).unwrap();
    assert!(list(&carnet, request).unwrap().entries.is_empty(), "one undo takes the copy back");
    assert!(copy(&mut carnet, week("2026-10-20", "2026-10-25")).is_err(), "a week into itself");
    assert!(copy(&mut carnet, week("2026-09-01", "2026-10-29")).is_err(), "an empty week");
}

#[test]
fn the_days_of_the_map_sum_to_the_hours_of_the_list() {
    let (_folder, mut carnet) = book("2026-11-20");
    for (day, from, to) in
        [("2026-11-16", "09:00", "10:00"), ("2026-11-16", "11:00", "11:30"), ("2026-11-18", "09:00", "12:15")]
    {
        save(&mut carnet, range(day, from, to)).unwrap();
    }
    let found = days(&carnet, DaysRequest::default()).unwrap().days;
    let sums: Vec<_> = found.iter().map(|day| (day.date.as_str(), day.minutes, day.clients.len())).collect();
    assert_eq!(sums, [("2026-11-16", 90, 1), ("2026-11-18", 195, 1)], "days without hours are left out");
    let wide = DaysRequest { from: Some("2020-01-01".into()), to: None };
    assert_eq!(paths(days(&carnet, wide).unwrap_err()), ["from"], "no more than two years");
}

#[test]
fn a_word_becomes_a_client_a_motive_or_what_was_noted_before() {
    let (_folder, mut carnet) = book("2026-11-20");
    add_mission(&mut carnet, 1, "Refonte du site", "2026-11-01");
    let noted = EntryRequest {
        motive: Some("phone".into()),
        note: Some("point hebdo".into()),
        ..range("2026-11-19", "09:00", "10:00")
    };
    save(&mut carnet, noted).unwrap();
    let asked = |line: &str| {
        let cursor = u32::try_from(line.encode_utf16().count()).unwrap();
        let found = complete_line(&carnet, LineCursor { line: line.into(), cursor }).unwrap();
        found.items.into_iter().map(|item| (item.kind, item.text)).collect::<Vec<_>>()
    };
    let item = |kind: &str, text: &str| (kind.to_owned(), text.to_owned());
    assert_eq!(asked("2h ac"), [item("entry", "Acme appel point hebdo"), item("client", "Acme")]);
    assert_eq!(
        asked("2h @zo"),
        [item("client", "@\"Studio Zoé\"")],
        "any word of a name; quoted, it has two"
    );
    assert_eq!(asked("2h studio zo"), [item("client", "@\"Studio Zoé\"")], "both words are the name's");
    assert_eq!(asked("2h acme app"), [item("motive", "appel")]);
    assert_eq!(asked("1h #ref"), [item("mission", "#\"Refonte du site\"")]);
    assert_eq!(asked("hi"), [item("day", "hier")]);
    assert_eq!(asked("2h "), [], "nothing typed, nothing offered");
    for line in ["2h ac", "2h @zo", "1h #ref"] {
        let (_, text) = asked(line).remove(0);
        let (head, _) = line.split_once(' ').unwrap();
        let read = crate::hours::preview_line(&carnet, super::line(&format!("{head} {text}"))).unwrap();
        assert_eq!(read.problem, None, "« {head} {text} » is read back");
    }
}

#[test]
fn several_clients_are_told_apart_before_what_was_noted_and_named_in_the_sentence() {
    let (_folder, mut carnet) = book("2026-11-20");
    for name in ["Acmé Sud", "Menuiserie Garçon"] {
        crate::clients::save(
            &mut carnet,
            ClientRequest { name: Some(name.into()), ..ClientRequest::default() },
        )
        .unwrap();
    }
    save(&mut carnet, range("2026-11-19", "09:00", "10:00")).unwrap();
    let cursor = LineCursor { line: "2h acm".into(), cursor: 6 };
    let offered = complete_line(&carnet, cursor).unwrap().items;
    let offered: Vec<_> = offered.iter().map(|item| (item.kind.as_str(), item.label.as_str())).collect();
    assert_eq!(offered, [("client", "Acme"), ("client", "Acmé Sud"), ("entry", "Acme · production")]);
    let problem = |typed: &str| crate::hours::preview_line(&carnet, line(typed)).unwrap().problem.unwrap();
    assert_eq!(
        problem("2h acm"),
        "« acm » désigne plusieurs clients : Acme, Acmé Sud. Tapez un peu plus du nom."
    );
    assert_eq!(
        problem("2h garçon appel"),
        "Aucun nom ne commence par « garçon ». Pour Menuiserie Garçon, tapez le début du nom."
    );
}

#[test]
fn the_timer_is_moved_and_never_starts_in_the_future() {
    let (_folder, mut carnet) = book("2026-11-20");
    assert!(adjust_timer(&mut carnet, TimerAdjust { minutes: 5 }).is_err(), "none is running");
    start_timer(&mut carnet, TimerStart { line: "acme".into() }).unwrap();
    let mut by = |minutes: i64| adjust_timer(&mut carnet, TimerAdjust { minutes }).unwrap().value.minutes;
    assert_eq!((by(15), by(5), by(-15)), (15, 20, 5));
    assert_eq!(by(-60), 0, "not in the future");
    assert_eq!(by(i64::MAX), 2_880, "not longer than an entry may be");
}
