//! What is written is what others read: ugly texts, every zone, and wrong bytes, through our reader, `ical` and `icalendar`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carnet_calendar::{Event, Feed, Kind, Moment, Start, Status, WriteError, clean, read, write};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use proptest::prelude::*;

fn stamp() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 18, 0, 0).single().expect("a moment")
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a date")
}

fn event(uid: &str, summary: &str) -> Event {
    Event {
        uid: uid.to_owned(),
        kind: Kind::FollowUp,
        summary: summary.to_owned(),
        description: String::new(),
        start: Start::AllDay(day(2026, 12, 15)),
        alarms: vec![900],
        status: Status::Confirmed,
        sequence: 0,
        stamp: stamp(),
        categories: Vec::new(),
    }
}

fn feed(events: Vec<Event>) -> Feed {
    Feed { name: "Carnet – relances, étapes; tout".to_owned(), events }
}

fn bytes(feed: &Feed) -> Vec<u8> {
    write(feed).expect("a feed within the limits of the format")
}

/// Texts of the worst kind: separators, line ends of all systems, controls, direction marks, wide characters, folds.
fn ugly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zéœ’ ]{0,40}",
        "[;,:\\\\\"']{1,4}",
        Just("\r\nEND:VEVENT\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\n ".to_owned()),
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}\u{feff}\u{202a}-\u{202e}]{1,3}",
        Just("\\n".to_owned()),
        "[🤝中文é\u{a0}\u{202f}]{1,60}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// What the text escaping of RFC 5545 says, for the two foreign parsers that leave it to their caller.
fn unescape(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(c)) => out.push(c),
            (c, _) => out.push(c),
        }
    }
    out
}

fn assert_lines_are_legal(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("feeds are UTF-8");
    assert!(text.ends_with("\r\n"), "the last line is ended");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "a physical line has {} octets: {line:?}", line.len());
        assert!(
            !line.is_empty() && !line.contains(['\r', '\n']),
            "no bare line end, no empty line: {line:?}"
        );
        assert!(!line.chars().any(char::is_control), "no control character: {line:?}");
    }
}

/// White space wider than a line cannot be folded without a line that ends in it, which the readers of `ical` trim.
fn has_wide_blank(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if c.is_whitespace() { run + c.len_utf8() } else { 0 };
        run > 20
    })
}

proptest! {
    // 40 events a case: 10 000 ugly texts through three parsers.
    #![proptest_config(ProptestConfig { cases: 84, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ugly_texts_come_back_equal(texts in prop::collection::vec((ugly(), ugly(), ugly()), 40)) {
        let events: Vec<Event> = texts.iter().enumerate().map(|(n, (summary, description, category))| Event {
            description: description.clone(),
            categories: vec![category.clone(), "RELANCE".to_owned()],
            ..event(&format!("carnet-{n}@carnet"), summary)
        }).collect();
        let out = bytes(&feed(events));
        assert_lines_are_legal(&out);

        let ours = read(&out).expect("our own reader takes it");
        prop_assert_eq!(ours.entries.len(), 40, "no text makes or breaks an event");
        prop_assert!(ours.refused.is_empty(), "and none is refused");
        for (entry, (summary, description, category)) in ours.entries.iter().zip(&texts) {
            prop_assert_eq!(&entry.summary, &*clean(summary), "summary");
            prop_assert_eq!(&entry.description, &*clean(description), "description");
            let category = clean(category);
            let wanted: Vec<&str> = if category.is_empty() { vec!["RELANCE"] } else { vec![&category, "RELANCE"] };
            prop_assert_eq!(&entry.categories, &wanted, "categories");
        }

        let calendar = ical::IcalParser::new(&out[..]).next().expect("one calendar").expect("`ical` takes it");
        prop_assert_eq!(calendar.events.len(), 40, "`ical` sees as many");
        for (entry, (summary, description, _)) in calendar.events.iter().zip(&texts) {
            for (name, text) in [("SUMMARY", clean(summary)), ("DESCRIPTION", clean(description))] {
                let got = entry.properties.iter().find(|p| p.name == name).and_then(|p| p.value.as_deref()).unwrap_or("");
                if !has_wide_blank(&text) && !text.starts_with(':') {
                    prop_assert_eq!(unescape(got), text, "`ical` reads the {}", name);
                }
            }
        }

        let text = String::from_utf8(out).expect("UTF-8");
        let second = text.parse::<icalendar::Calendar>().expect("`icalendar` takes it");
        use icalendar::{CalendarComponent, Component};
        let seen: Vec<_> = second.components.iter().filter_map(|c| match c {
            CalendarComponent::Event(e) => Some(e.get_summary().unwrap_or("").to_owned()),
            _ => None,
        }).collect();
        let wanted: Vec<String> = texts.iter().map(|(s, ..)| clean(s).into_owned()).collect();
        prop_assert_eq!(seen, wanted, "`icalendar` reads the summaries");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_lines_in_a_calendar_are_read_or_refused(lines in prop::collection::vec(
        prop_oneof![
            "(BEGIN|END):(VEVENT|VALARM|VCALENDAR|VTIMEZONE)",
            "(DTSTART|DTEND|DURATION|RRULE|UID|CATEGORIES)(;[A-Z]{1,5}(=[^\r\n]{0,9})?){0,3}:?[0-9TZP;,:HMSWD-]{0,20}",
            "DTSTART;TZID=(Europe/Paris|Pacific/Apia|x/y):[12][0-9]{3}[01][0-9][0-3][0-9]T[0-2][0-9][0-5][0-9]00",
            "[ \t]?.{0,90}",
        ], 0..40)) {
        let _ = read(format!("BEGIN:VCALENDAR\r\n{}\r\nEND:VCALENDAR", lines.join("\r\n")).as_bytes());
    }
}

#[test]
fn the_same_feed_gives_the_same_bytes() {
    let one = feed(vec![event("a@carnet", "Relancer Zoé"), event("b@carnet", "Étape 2")]);
    assert_eq!(bytes(&one), bytes(&one.clone()), "nothing of the moment or of chance goes in");
}

#[test]
fn each_part_of_an_event_stands_where_it_belongs() {
    let local = NaiveDate::and_hms_opt(&day(2026, 12, 1), 9, 0, 0).expect("a time");
    let mut timed = event("rdv-1@carnet", "Appel");
    timed.start = Start::Local { at: local, zone: Tz::Europe__Paris, minutes: 90 };
    timed.alarms = vec![15, 1440, -540];
    timed.sequence = 3;
    timed.kind = Kind::Stage;
    let mut gone = event("f-2@carnet", "Annulé");
    gone.status = Status::Cancelled;
    let text = String::from_utf8(bytes(&feed(vec![timed, gone]))).expect("UTF-8");
    for line in [
        "UID:rdv-1@carnet",
        "DTSTAMP:20261121T180000Z",
        "DTSTART;TZID=Europe/Paris:20261201T090000",
        "DURATION:PT1H30M",
        "TRIGGER:-PT15M",
        "TRIGGER:-PT24H",
        "TRIGGER:PT9H",
        "SEQUENCE:3",
        "X-CARNET-KIND:stage",
        "DTSTART;VALUE=DATE:20261215",
        "DTEND;VALUE=DATE:20261216",
        "STATUS:CANCELLED",
        "NAME:Carnet – relances\\, étapes\\; tout",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is missing in\n{text}");
    }
    assert_eq!(text.matches("BEGIN:VALARM").count(), 3, "a cancelled event rings no more");
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1, "one definition a zone used");
    assert!(
        text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"),
        "Paris changes on the last Sunday of March"
    );
}

#[test]
fn what_the_format_cannot_hold_is_refused_by_name() {
    let far = Event { start: Start::AllDay(day(12_000, 1, 1)), ..event("far@carnet", "x") };
    let refused = write(&feed(vec![far]));
    assert!(matches!(refused, Err(WriteError::YearOutOfRange { year: 12_000, .. })), "five digits of year");
    let twice = write(&feed(vec![event("a", "x"), event("a\r", "y")]));
    assert!(matches!(twice, Err(WriteError::UidTwice { uid }) if uid == "a"), "one uid, two events");
    assert!(matches!(write(&feed(vec![event(" ", "x")])), Err(WriteError::UidMissing)), "no uid");
}

/// One observance of a written VTIMEZONE, its onsets worked out up to a year.
struct Observance {
    onsets: Vec<NaiveDateTime>,
    to: i32,
}

/// Reads the observances as RFC 5545, 3.6.5 says.
fn observances(text: &str, last_year: i32) -> Vec<Observance> {
    let seconds = |v: &str| {
        let n: i32 = v[1..].parse().expect("digits");
        let s = if v.len() == 5 {
            n / 100 * 3600 + n % 100 * 60
        } else {
            n / 10_000 * 3600 + n / 100 % 100 * 60 + n % 100
        };
        if v.starts_with('-') { -s } else { s }
    };
    let blocks = text.split("BEGIN:").filter(|b| b.starts_with("STANDARD") || b.starts_with("DAYLIGHT"));
    let read = |block: &str| {
        let value = |name: &str| block.lines().find_map(|l| l.strip_prefix(name)).map(str::trim);
        let start = NaiveDateTime::parse_from_str(value("DTSTART:").expect("DTSTART"), "%Y%m%dT%H%M%S")
            .expect("a time");
        let from = seconds(value("TZOFFSETFROM:").expect("from"));
        let mut onsets = vec![start];
        if let Some(rule) = value("RRULE:") {
            let part = |name: &str| rule.split(';').find_map(|p| p.strip_prefix(name));
            let (nth, weekday) = part("BYDAY=").map(|d| d.split_at(d.len() - 2)).expect("BYDAY");
            let nth: i32 = nth.parse().expect("an ordinal");
            let weekday: Weekday = match weekday {
                "MO" => Weekday::Mon,
                "TU" => Weekday::Tue,
                "WE" => Weekday::Wed,
                "TH" => Weekday::Thu,
                "FR" => Weekday::Fri,
                "SA" => Weekday::Sat,
                _ => Weekday::Sun,
            };
            let until =
                part("UNTIL=").map(|u| NaiveDateTime::parse_from_str(u, "%Y%m%dT%H%M%SZ").expect("UTC"));
            let month = part("BYMONTH=").and_then(|m| m.parse().ok()).expect("BYMONTH");
            for year in start.year() + 1..=last_year {
                let nth_day = |n: u8| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
                let date = if nth < 0 { nth_day(5).or(nth_day(4)) } else { nth_day(nth as u8) };
                let onset = date.expect("such a weekday").and_time(start.time());
                if until.is_none_or(|u| onset - TimeDelta::seconds(i64::from(from)) <= u) {
                    onsets.push(onset);
                }
            }
        }
        Observance { onsets, to: seconds(value("TZOFFSETTO:").expect("to")) }
    };
    blocks.map(read).collect()
}

#[test]
fn zone_rules_agree_with_iana() {
    // Both hemispheres, half hours, no summer time, rules that changed, a summer time of minus one hour, a skipped day.
    let zones = [
        Tz::Europe__Paris,
        Tz::Europe__Dublin,
        Tz::Europe__London,
        Tz::Europe__Istanbul,
        Tz::Europe__Moscow,
        Tz::Africa__Casablanca,
        Tz::Africa__Cairo,
        Tz::America__New_York,
        Tz::America__Sao_Paulo,
        Tz::America__Cayenne,
        Tz::America__St_Johns,
        Tz::America__Santiago,
        Tz::America__Caracas,
        Tz::Asia__Kolkata,
        Tz::Asia__Tehran,
        Tz::Asia__Jerusalem,
        Tz::Asia__Pyongyang,
        Tz::Australia__Lord_Howe,
        Tz::Pacific__Apia,
        Tz::Pacific__Noumea,
        Tz::Pacific__Auckland,
        Tz::Indian__Reunion,
        Tz::Antarctica__Troll,
    ];
    let wrong: Vec<String> = zones.iter().filter_map(|&zone| disagreement(zone)).collect();
    assert!(wrong.is_empty(), "{} zones disagree: {wrong:?}", wrong.len());
}

/// Compares every ten hours of the years 2005 to 2035, but for the hours that come twice or never.
fn disagreement(zone: Tz) -> Option<String> {
    let noon = |d: NaiveDate| d.and_hms_opt(12, 0, 0).expect("noon");
    let start = |d| Start::Local { at: noon(d), zone, minutes: 0 };
    let both = vec![
        Event { start: start(day(2005, 1, 1)), ..event("a", "x") },
        Event { start: start(day(2035, 12, 31)), ..event("b", "x") },
    ];
    let text = String::from_utf8(bytes(&feed(both))).expect("UTF-8");
    let rules = observances(&text, 2036);
    (0..27_000).map(|n| noon(day(2005, 1, 1)) + TimeDelta::hours(n * 10)).find_map(|at| {
        let known = zone.from_local_datetime(&at).single()?.offset().fix().local_minus_utc();
        // The observance that started last holds.
        let started = |o: &Observance| o.onsets.iter().copied().filter(|s| *s <= at).max().map(|s| (s, o.to));
        let told = rules.iter().filter_map(started).max_by_key(|(s, _)| *s)?.1;
        (known != told).then(|| format!("{zone} at {at}: IANA {known}, rules {told}"))
    })
}

#[test]
fn a_time_in_the_gap_moves_over_it_and_reads_back() {
    let at = day(2026, 3, 29).and_hms_opt(2, 30, 0).expect("a time");
    let gap = Event { start: Start::Local { at, zone: Tz::Europe__Paris, minutes: 60 }, ..event("a", "x") };
    let read = read(&bytes(&feed(vec![gap]))).expect("readable");
    let shown = day(2026, 3, 29).and_hms_opt(3, 30, 0).expect("a time");
    assert_eq!(read.entries[0].start, Moment::Zoned(shown, Tz::Europe__Paris), "the clock went from 2 to 3");
    let day_lost = day(2011, 12, 30).and_hms_opt(10, 0, 0).expect("a time");
    let apia = Event {
        start: Start::Local { at: day_lost, zone: Tz::Pacific__Apia, minutes: 0 },
        ..event("a", "x")
    };
    let text = String::from_utf8(bytes(&feed(vec![apia]))).expect("UTF-8");
    assert!(
        text.contains("DTSTART;TZID=Pacific/Apia:20111231T100000"),
        "Samoa had no 30 December 2011: {text}"
    );
}
