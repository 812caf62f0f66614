//! Entries one by one: sentences, fields, nights, overlaps, missions, gaps.

use super::*;
use crate::hours::{add_line, delete, gaps, list, preview_line, save};
use crate::journal::undo;
use crate::wire::Changed;
use crate::wire::hours::{EntryId, GapsRequest, HoursRequest};

#[test]
fn a_sentence_becomes_an_entry() {
    let (_folder, mut carnet) = book("2026-11-20");
    let preview = preview_line(&carnet, line("hier 14:00-15:30 studio devis page d'accueil")).unwrap();
    let shown = preview.entry.unwrap();
    let done = add_line(&mut carnet, line("hier 14:00-15:30 studio devis page d'accueil")).unwrap();
    let entry = done.value;
    assert_eq!(entry.client.as_deref(), Some("Studio Zoé"), "a start of the name is enough");
    assert_eq!((entry.date.as_str(), entry.minutes), ("2026-11-19", 90));
    assert_eq!((entry.start.as_deref(), entry.end.as_deref()), (Some("14:00"), Some("15:30")));
    assert_eq!(entry.motive, "quoting");
    assert!(!entry.billable, "a quote is not billed");
    assert_eq!(done.changed, [Changed::Hours], "only the grid is read again");
    assert_eq!((shown.id, shown.minutes), (0, 90), "the preview has no identity yet");
}

#[test]
fn understood_places_count_utf16_units() {
    let (_folder, carnet) = book("2026-11-20");
    let text = "2h acme appel 🦀 é";
    let preview = preview_line(&carnet, line(text)).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |role: &str| {
        let span = preview.understood.iter().find(|span| span.role == role).unwrap();
        String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap()
    };
    assert_eq!(part("duration"), "2h");
    assert_eq!(part("client"), "acme");
    assert_eq!(part("motive"), "appel");
    assert!(preview.understood.iter().all(|span| span.end as usize <= units.len()), "no place past the end");
    let entry = preview.entry.unwrap();
    assert_eq!((entry.start, entry.minutes), (None, 120), "a length alone has no start");
}

#[test]
fn a_sentence_that_lacks_something_says_what() {
    let (_folder, mut carnet) = book("2026-11-20");
    let preview = preview_line(&carnet, line("acme appel")).unwrap();
    assert!(preview.entry.is_none());
    assert_eq!(
        preview.problem.as_deref(),
        Some("Il manque une durée (2h, 45m) ou des heures (14:00-15:30).")
    );
    for text in ["", "2h", "2h inconnu", "31/02 2h acme", "25:00-26:00 acme", "2h acme a\u{0}b"] {
        assert_eq!(paths(add_line(&mut carnet, line(text)).unwrap_err()), ["line"], "{text:?} is refused");
    }
    assert!(list(&carnet, HoursRequest::default()).unwrap().entries.is_empty(), "nothing was written");
}

#[test]
fn nights_of_clock_change_have_their_true_length() {
    let (_folder, mut carnet) = book("2026-11-20");
    for (date, hours) in [("2026-03-29", "1.00"), ("2026-10-25", "3.00")] {
        let entry = save(&mut carnet, range(date, "01:30", "03:30")).unwrap().value;
        assert_eq!(entry.hours.as_str(), hours, "{date} through the form");
        assert_eq!(
            (entry.date.as_str(), entry.start.as_deref(), entry.end.as_deref()),
            (date, Some("01:30"), Some("03:30")),
            "the wall clock reads back"
        );
        let entry = add_line(&mut carnet, line(&format!("{date} 1:30-3:30 acme"))).unwrap().value;
        assert_eq!(entry.hours.as_str(), hours, "{date} through the sentence");
    }
    let skipped = save(&mut carnet, range("2026-03-29", "02:30", "04:00")).unwrap_err();
    assert_eq!(paths(skipped), ["end"], "02:30 does not exist that night");
}

#[test]
fn an_end_before_the_start_is_after_midnight() {
    let (_folder, mut carnet) = book("2026-11-20");
    let night = save(&mut carnet, range("2026-11-18", "22:00", "02:30")).unwrap().value;
    assert_eq!((night.date.as_str(), night.minutes), ("2026-11-18", 270), "one entry, on its first day");
    let morning = save(&mut carnet, range("2026-11-19", "02:00", "03:00")).unwrap();
    assert_eq!(morning.value.overlaps, [night.id], "it meets the entry of the evening before");
    let listed = list(
        &carnet,
        HoursRequest {
            from: Some("2026-11-19".into()),
            to: Some("2026-11-19".into()),
            ..HoursRequest::default()
        },
    );
    assert_eq!(listed.unwrap().entries[0].overlaps, [night.id], "also when the other day is not listed");
}

#[test]
fn overlaps_are_told_and_nothing_is_changed() {
    let (_folder, mut carnet) = book("2026-11-20");
    let first = save(&mut carnet, range("2026-11-19", "9h", "11h")).unwrap();
    assert!(first.notices.is_empty(), "alone, it overlaps nothing");
    let second = save(&mut carnet, range("2026-11-19", "10:00", "12:00")).unwrap();
    assert_eq!(second.value.overlaps, [first.value.id]);
    assert_eq!(second.notices.len(), 1, "and a sentence says so");
    assert!(second.notices[0].contains("19/11/2026, 09:00–11:00, Acme"), "{}", second.notices[0]);
    let third = save(&mut carnet, range("2026-11-19", "12:00", "13:00")).unwrap();
    assert!(third.value.overlaps.is_empty(), "to touch is not to overlap");
    let listed = list(&carnet, HoursRequest::default()).unwrap();
    let lengths: Vec<i64> = listed.entries.iter().map(|entry| entry.minutes).collect();
    assert_eq!(lengths, [120, 120, 60], "all as they were typed");
    assert_eq!(listed.entries[0].overlaps, [second.value.id]);
    assert_eq!(listed.total_hours.as_str(), "5.00");
}

#[test]
fn fields_change_one_by_one() {
    let (_folder, mut carnet) = book("2026-11-20");
    let id = save(&mut carnet, range("2026-11-19", "09:00", "11:00")).unwrap().value.id;
    let mut change =
        |request: EntryRequest| save(&mut carnet, EntryRequest { id: Some(id), ..request }).unwrap().value;
    let times = |entry: &crate::wire::hours::Entry| {
        (entry.start.clone().unwrap(), entry.end.clone().unwrap(), entry.minutes)
    };
    let moved = change(EntryRequest { start: Some("13:30".into()), ..EntryRequest::default() });
    assert_eq!(times(&moved), ("13:30".into(), "15:30".into(), 120), "a new start keeps the length");
    let longer = change(EntryRequest { end: Some("16:00".into()), ..EntryRequest::default() });
    assert_eq!(times(&longer), ("13:30".into(), "16:00".into(), 150), "a new end keeps the start");
    let shorter = change(EntryRequest { duration: Some("45m".into()), ..EntryRequest::default() });
    assert_eq!(times(&shorter), ("13:30".into(), "14:15".into(), 45), "a new length keeps the start");
    let other = change(EntryRequest { date: Some("2026-03-29".into()), ..EntryRequest::default() });
    assert_eq!(
        (other.date.as_str(), other.start.as_deref()),
        ("2026-03-29", Some("13:30")),
        "in summer time"
    );
    let loose = change(EntryRequest { start: Some(String::new()), ..EntryRequest::default() });
    assert_eq!((loose.start, loose.minutes), (None, 45), "an emptied start leaves the length");
    let nobody = change(EntryRequest {
        client: Some(String::new()),
        motive: Some("training".into()),
        note: Some("  Rust ".into()),
        ..EntryRequest::default()
    });
    assert_eq!((nobody.client, nobody.note.as_deref()), (None, Some("Rust")));
    assert!(!nobody.billable, "training is billed to nobody");
    undo(&mut carnet).unwrap();
    let listed =
        list(&carnet, HoursRequest { from: Some("2026-03-29".into()), ..HoursRequest::default() }).unwrap();
    assert_eq!(listed.entries[0].client.as_deref(), Some("Acme"), "the last change is taken back");
    delete(&mut carnet, EntryId { id }).unwrap();
    assert!(matches!(delete(&mut carnet, EntryId { id }), Err(Refusal::NotFound { .. })), "it is gone");
    let gone = EntryRequest { id: Some(id), ..EntryRequest::default() };
    assert!(matches!(save(&mut carnet, gone), Err(Refusal::NotFound { .. })));
}

#[test]
fn two_of_start_end_and_length_are_enough() {
    let (_folder, mut carnet) = book("2026-11-20");
    let request = |start: &str, end: &str, duration: &str| {
        let field = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        EntryRequest {
            start: field(start),
            end: field(end),
            duration: field(duration),
            client: Some("acme".into()),
            date: Some("2026-11-19".into()),
            ..EntryRequest::default()
        }
    };
    let mut saved = |start, end, duration| save(&mut carnet, request(start, end, duration));
    let entry = saved("9h", "", "1h30").unwrap().value;
    assert_eq!(entry.end.as_deref(), Some("10:30"));
    let entry = saved("", "10:30", "1h").unwrap().value;
    assert_eq!(entry.start.as_deref(), Some("09:30"));
    let entry = saved("", "0:30", "1h").unwrap().value;
    assert_eq!((entry.date.as_str(), entry.start.as_deref()), ("2026-11-19", Some("23:30")), "over midnight");
    assert_eq!(saved("9h", "10h", "1h").unwrap().value.minutes, 60, "three that agree");
    assert_eq!(paths(saved("9h", "10h", "2h").unwrap_err()), ["end"], "three that do not");
    assert_eq!(paths(saved("9h", "", "").unwrap_err()), ["end"]);
    assert_eq!(paths(saved("", "9h", "").unwrap_err()), ["start"]);
    assert_eq!(paths(saved("", "", "").unwrap_err()), ["duration"]);
    assert_eq!(paths(saved("9h", "9h", "").unwrap_err()), ["end"], "nothing lasts no time");
    assert_eq!(saved("9h", "", "48h").unwrap().value.minutes, 2_880, "two days at most");
    assert_eq!(paths(saved("9h", "", "48:01").unwrap_err()), ["duration"]);
    assert_eq!(paths(saved("", "", "9999h").unwrap_err()), ["duration"]);
}

#[test]
fn every_wrong_field_is_told_at_once() {
    let (_folder, mut carnet) = book("2026-11-20");
    let request = EntryRequest {
        date: Some("31/02".into()),
        start: Some("25:00".into()),
        end: Some("9h75".into()),
        duration: Some("-2h".into()),
        client: Some("Nobody".into()),
        mission: Some("None".into()),
        motive: Some("sleeping".into()),
        note: Some("a\u{7}b".into()),
        ..EntryRequest::default()
    };
    assert_eq!(
        paths(save(&mut carnet, request).unwrap_err()),
        ["date", "start", "end", "duration", "motive", "mission", "client", "note"]
    );
    let long = EntryRequest { note: Some("x".repeat(501)), ..range("2026-11-19", "9h", "10h") };
    assert_eq!(paths(save(&mut carnet, long).unwrap_err()), ["note"], "a note has a limit");
    let nobody = EntryRequest { client: None, ..range("2026-11-19", "9h", "10h") };
    assert_eq!(paths(save(&mut carnet, nobody).unwrap_err()), ["client"], "production is for someone");
}

#[test]
fn work_goes_to_the_only_open_mission() {
    let (_folder, mut carnet) = book("2026-11-20");
    let acme = crate::resolve::client(carnet.conn(), "acme").unwrap().0;
    let site = add_mission(&mut carnet, acme, "Site vitrine", "2026-11-01");
    let entry = add_line(&mut carnet, line("2h acme maquette")).unwrap().value;
    assert_eq!(entry.mission_id, Some(site));
    assert!(entry.at_risk, "no order is signed");
    assert!(entry.billable, "production can be billed");
    let call = add_line(&mut carnet, line("30m acme appel")).unwrap().value;
    assert_eq!((call.mission_id, call.at_risk), (Some(site), true), "calls are a part of the work");
    let quoting = add_line(&mut carnet, line("30m acme devis")).unwrap().value;
    assert_eq!(
        (quoting.mission_id, quoting.at_risk),
        (None, false),
        "a quote is for what is not ordered yet"
    );
    let named = add_line(&mut carnet, line("30m acme devis #site")).unwrap().value;
    assert_eq!(named.mission_id, Some(site), "unless the mission is named");
    carnet
        .write(operation::ACCEPT_QUOTE, |tx| {
            tx.execute(
                "INSERT INTO signed_order (mission_id, signed_on, file_name, file_sha256)
                 VALUES (?1, '2026-11-19', 'a', ?2)",
                (site, "0".repeat(64)),
            )?;
            Ok(())
        })
        .unwrap();
    let listed = list(&carnet, HoursRequest::default()).unwrap();
    assert!(listed.entries.iter().all(|entry| !entry.at_risk), "the signed order covers hours of before");
    add_mission(&mut carnet, acme, "Boutique", "2026-11-10");
    let between = add_line(&mut carnet, line("1h acme")).unwrap().value;
    assert_eq!(between.mission_id, None, "of two, none is guessed");
    let other = EntryRequest { client: Some("zoe".into()), ..EntryRequest::default() };
    let other = EntryRequest { id: Some(entry.id), client: Some("studio".into()), ..other };
    let other = save(&mut carnet, other).unwrap().value;
    assert_eq!(other.mission_id, None, "a mission does not follow to another client");
    let wrong = EntryRequest {
        id: Some(entry.id),
        mission: Some("site".into()),
        client: Some("studio".into()),
        ..EntryRequest::default()
    };
    assert_eq!(paths(save(&mut carnet, wrong).unwrap_err()), ["mission"]);
}

#[test]
fn sums_by_day_week_month_client_and_motive() {
    let (_folder, mut carnet) = book("2027-01-04");
    for text in ["31/12/2026 2h acme", "2027-01-01 90m studio appel", "2027-01-04 20m admin"] {
        add_line(&mut carnet, line(text)).unwrap();
    }
    let request = HoursRequest {
        from: Some("2026-12-01".into()),
        to: Some("2027-01-31".into()),
        ..HoursRequest::default()
    };
    let listed = list(&carnet, request.clone()).unwrap();
    let pairs = |totals: &[crate::wire::hours::HoursTotal]| -> Vec<(String, String)> {
        totals.iter().map(|total| (total.key.clone(), total.hours.to_string())).collect()
    };
    let pair = |key: &str, hours: &str| (key.to_owned(), hours.to_owned());
    assert_eq!(
        pairs(&listed.by_day),
        [pair("2026-12-31", "2.00"), pair("2027-01-01", "1.50"), pair("2027-01-04", "0.33")]
    );
    assert_eq!(
        pairs(&listed.by_week),
        [pair("2026-W53", "3.50"), pair("2027-W01", "0.33")],
        "1 January 2027 is in the last ISO week of 2026"
    );
    assert_eq!(pairs(&listed.by_month), [pair("2026-12", "2.00"), pair("2027-01", "1.83")]);
    assert_eq!(
        pairs(&listed.by_client),
        [pair("Acme", "2.00"), pair("Studio Zoé", "1.50"), pair("", "0.33")]
    );
    assert_eq!(
        pairs(&listed.by_motive),
        [pair("production", "2.00"), pair("phone", "1.50"), pair("administration", "0.33")]
    );
    let acme = list(&carnet, HoursRequest { client: Some("acme".into()), ..request }).unwrap();
    assert_eq!((acme.entries.len(), acme.by_day.len(), acme.total_hours.as_str()), (1, 1, "2.00"));
    let week = list(&carnet, HoursRequest::default()).unwrap();
    assert_eq!(week.entries.len(), 1, "without dates: from Monday to Sunday of this week");
    let backwards = HoursRequest {
        from: Some("2027-01-02".into()),
        to: Some("2027-01-01".into()),
        ..HoursRequest::default()
    };
    assert_eq!(paths(list(&carnet, backwards).unwrap_err()), ["to"]);
}

#[test]
fn the_hours_of_a_mission_are_those_of_its_whole_life() {
    let (_folder, mut carnet) = book("2026-11-23");
    let acme = crate::resolve::client(carnet.conn(), "acme").unwrap().0;
    let site = add_mission(&mut carnet, acme, "Site", "2025-10-01").to_string();
    let empty = add_mission(&mut carnet, acme, "Logo", "2026-11-01").to_string();
    for text in ["2025-09-29 1h acme #site", "2026-11-23 2h acme #site", "2026-11-23 4h acme devis"] {
        add_line(&mut carnet, line(text)).unwrap();
    }
    let of = |request: HoursRequest| {
        let listed = list(&carnet, request).unwrap();
        (listed.entries.iter().map(|entry| entry.date.clone()).collect::<Vec<_>>(), listed.total_hours)
    };
    let whole = HoursRequest { mission: Some(site), ..HoursRequest::default() };
    let both = vec!["2025-09-29".to_owned(), "2026-11-23".to_owned()];
    assert_eq!(
        of(whole.clone()),
        (both, crate::wire::Hours::minutes(180)),
        "what was worked before it began is its own"
    );
    let from = Some("2026-11-01".to_owned());
    let part = HoursRequest { client: Some("acme".into()), from, to: Some("2026-11-30".into()), ..whole };
    assert_eq!(of(part).1, crate::wire::Hours::minutes(120), "with days: those of them");
    assert_eq!(of(HoursRequest { mission: Some(empty), ..HoursRequest::default() }).0.len(), 0, "none yet");
}

#[test]
fn an_evening_past_midnight_opens_no_day() {
    let (_folder, mut carnet) = book("2026-11-13");
    for text in [
        "2026-11-09 22:00-1:00 acme",
        "2026-11-10 9:00-12:00 acme",
        "2026-11-10 14:00-17:00 acme",
        "2026-11-11 22:00-1:00 acme",
    ] {
        add_line(&mut carnet, line(text)).unwrap();
    }
    let found = gaps(&carnet, GapsRequest::default()).unwrap();
    let days: Vec<(&str, &str, &str, Vec<String>)> = found
        .gaps
        .iter()
        .map(|gap| (gap.date.as_str(), gap.claimed.as_str(), gap.unclaimed.as_str(), gap.holes.clone()))
        .collect();
    assert_eq!(
        days,
        [
            ("2026-11-10", "7.00", "2.00", vec!["12:00-14:00".to_owned()]),
            ("2026-11-12", "1.00", "6.00", vec![]),
        ],
        "the night of the 10th is no hole; the 12th has only the end of an evening"
    );
}

#[test]
fn unclaimed_hours_are_priced_at_the_target() {
    let (_folder, mut carnet) = book("2026-11-13");
    for text in [
        "2026-11-09 9:00-12:00 acme",
        "2026-11-09 14:00-18:00 acme",
        "2026-11-09 30m admin",
        "2026-11-12 2h acme",
    ] {
        add_line(&mut carnet, line(text)).unwrap();
    }
    let found = gaps(&carnet, GapsRequest::default()).unwrap();
    let days: Vec<(&str, &str, Vec<String>)> =
        found.gaps.iter().map(|gap| (gap.date.as_str(), gap.unclaimed.as_str(), gap.holes.clone())).collect();
    assert_eq!(
        days,
        [
            ("2026-11-09", "1.50", vec!["12:00-14:00".to_owned()]),
            ("2026-11-10", "7.00", vec![]),
            ("2026-11-12", "5.00", vec![]),
        ],
        "the 11th is a holiday, the 13th is today and has no entry yet, before the 9th there was no book"
    );
    assert_eq!(found.total_unclaimed.as_str(), "13.50");
    assert_eq!(found.value.as_str(), "472.50", "13.5 h at the handbook's 35 €");
    assert_eq!(paths(gaps(&carnet, GapsRequest { month: Some("13/2026".into()) }).unwrap_err()), ["month"]);
}
