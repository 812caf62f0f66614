//! The timer: closed programs, midnight, one after the other.

use super::*;
use crate::hours::{list, start_timer, stop_timer, timer};
use crate::journal::undo;
use crate::wire::Changed;
use crate::wire::hours::{HoursRequest, TimerStart};

fn on(text: &str) -> TimerStart {
    TimerStart { line: text.into() }
}

#[test]
fn a_timer_survives_closing_and_midnight() {
    let (folder, mut carnet) = book("2026-11-19");
    let started = start_timer(&mut carnet, on("acme appel point de mi-parcours")).unwrap();
    assert_eq!(started.changed, [Changed::Timer]);
    assert_eq!(started.value.started_at.as_deref(), Some("2026-11-19T12:00:00Z"));
    drop(carnet);
    let mut carnet = reopen(folder.path(), "2026-11-20");
    let running = timer(&carnet).unwrap();
    assert_eq!((running.minutes, running.client.as_deref()), (24 * 60, Some("Acme")), "it ran on meanwhile");
    let entry = stop_timer(&mut carnet).unwrap().value;
    assert_eq!((entry.date.as_str(), entry.minutes), ("2026-11-19", 24 * 60), "one entry, on its first day");
    assert_eq!((entry.start.as_deref(), entry.motive.as_str()), (Some("13:00"), "phone"), "13:00 in Paris");
    assert_eq!(entry.note.as_deref(), Some("point de mi-parcours"));
    assert_eq!(timer(&carnet).unwrap().started_at, None);
    undo(&mut carnet).unwrap();
    assert_eq!(timer(&carnet).unwrap().motive.as_deref(), Some("phone"), "undone, it runs as before");
    assert!(list(&carnet, HoursRequest::default()).unwrap().entries.is_empty(), "and its entry is gone");
}

#[test]
fn the_night_of_clock_change_counts_its_true_length() {
    let (folder, mut carnet) = book("2026-10-24");
    start_timer(&mut carnet, on("acme")).unwrap();
    let mut carnet = reopen(folder.path(), "2026-10-25");
    let entry = stop_timer(&mut carnet).unwrap().value;
    assert_eq!(entry.hours.as_str(), "24.00", "from noon to noon UTC");
    assert_eq!(
        (entry.start.as_deref(), entry.end.as_deref()),
        (Some("14:00"), Some("13:00")),
        "as the wall showed"
    );
}

#[test]
fn starting_again_stops_the_one_before() {
    let (folder, mut carnet) = book("2026-11-19");
    start_timer(&mut carnet, on("acme")).unwrap();
    let mut carnet = reopen(folder.path(), "2026-11-20");
    let next = start_timer(&mut carnet, on("studio devis")).unwrap();
    assert_eq!(next.value.client.as_deref(), Some("Studio Zoé"));
    assert_eq!(next.changed, [Changed::Hours, Changed::Timer], "one operation, both changed");
    assert!(next.notices[0].contains("Acme"), "the entry of the one before is told: {:?}", next.notices);
    let entry = stop_timer(&mut carnet).unwrap().value;
    assert_eq!(entry.minutes, 1, "a timer that just started counts a minute");
    let entries = list(&carnet, HoursRequest::default()).unwrap().entries;
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry.overlaps.is_empty()), "they follow each other");
    undo(&mut carnet).unwrap();
    undo(&mut carnet).unwrap();
    assert_eq!(timer(&carnet).unwrap().client.as_deref(), Some("Acme"), "one undo takes both back");
}

#[test]
fn a_forgotten_timer_is_cut_at_two_days_and_says_so() {
    let (folder, mut carnet) = book("2026-11-12");
    start_timer(&mut carnet, on("acme")).unwrap();
    let mut carnet = reopen(folder.path(), "2026-11-19");
    let done = stop_timer(&mut carnet).unwrap();
    assert_eq!(done.value.minutes, 2_880);
    assert!(done.notices[0].contains("168 h"), "{:?}", done.notices);
}

#[test]
fn a_clock_set_back_makes_no_negative_length() {
    let (folder, mut carnet) = book("2026-11-19");
    start_timer(&mut carnet, on("acme")).unwrap();
    let mut carnet = reopen(folder.path(), "2026-11-18");
    assert_eq!(timer(&carnet).unwrap().minutes, 0);
    assert_eq!(stop_timer(&mut carnet).unwrap().value.minutes, 1);
}

#[test]
fn what_cannot_be_timed_is_refused() {
    let (_folder, mut carnet) = book("2026-11-19");
    for text in ["", "2h acme", "9h-10h acme", "hier acme", "inconnu", "@personne"] {
        let refused = start_timer(&mut carnet, on(text)).unwrap_err();
        assert_eq!(paths(refused), ["line"], "{text:?} is refused");
    }
    assert!(matches!(stop_timer(&mut carnet), Err(Refusal::State { .. })), "nothing runs");
    start_timer(&mut carnet, on("admin")).unwrap();
    assert_eq!(timer(&carnet).unwrap().client, None, "some motives need nobody");
}
