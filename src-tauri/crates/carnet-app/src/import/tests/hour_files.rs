//! Files of hours: what each program writes, and the rows at fault.

use super::super::RowFault;
use super::super::hours::{self, HourFormat, fingerprint, guess_motive};
use super::{ZONE, sample};
use crate::Language;
use std::collections::{BTreeMap, HashSet};

fn read_hours(text: &str) -> hours::HourFile {
    hours::read(text.as_bytes(), None, ZONE).expect("a file of hours")
}

/// The sums were computed apart from the fixtures with Python's csv, re and zoneinfo: 312.75 h as stated, one more by true
/// length in the night of clock change.
#[test]
fn every_sample_of_hours_is_read_whole() {
    for (name, format, rows, minutes) in [
        ("toggl.csv", HourFormat::Toggl, 300, 18_825),
        ("clockify.csv", HourFormat::Clockify, 300, 18_825),
        ("kimai.csv", HourFormat::Kimai, 300, 18_825),
        // Only a day and a number of hours: nothing says that it was the night of clock change.
        ("harvest.csv", HourFormat::Harvest, 300, 18_765),
        ("agenda.ics", HourFormat::Ics, 40, 2_310),
    ] {
        let bytes = sample(name);
        let file = hours::read(&bytes, None, ZONE).expect(name);
        assert_eq!(file.format, format, "{name} is recognised");
        assert_eq!(file.refused, [], "{name} has no row at fault");
        assert_eq!(file.rows.len(), rows, "{name}: rows");
        assert_eq!(file.rows.iter().map(|r| r.minutes).sum::<u32>(), minutes, "{name}: minutes");
        assert_eq!(
            hours::read(&bytes, Some(format), ZONE),
            Ok(file),
            "{name}: the format named gives the same"
        );
    }
}

#[test]
fn the_same_work_is_the_same_whatever_program_wrote_it() {
    let rows = |name| hours::read(&sample(name), None, ZONE).expect(name).rows;
    let (toggl, clockify, kimai, ics) =
        (rows("toggl.csv"), rows("clockify.csv"), rows("kimai.csv"), rows("agenda.ics"));
    for ((t, c), k) in toggl.iter().zip(&clockify).zip(&kimai) {
        let of = |r: &hours::HourDraft| {
            (
                r.date,
                r.start,
                r.end,
                r.minutes,
                r.client.clone(),
                r.description.clone(),
                r.tags.clone(),
                r.billable,
            )
        };
        assert_eq!(of(t), of(c), "Clockify's American dates and times, line {}", c.line);
        assert_eq!(of(t), of(k), "Kimai's times without end date, line {}", k.line);
    }
    for (t, i) in toggl.iter().zip(&ics) {
        assert_eq!(
            (t.date, t.start, t.end, &t.client),
            (i.date, i.start, i.end, &i.client),
            "calendar, line {}",
            i.line
        );
        assert_eq!(t.description, i.description, "the client is taken out of the title, line {}", i.line);
    }
    let clients: HashSet<_> = toggl.iter().filter_map(|r| r.client.as_deref()).collect();
    assert_eq!(clients.len(), 4, "four clients and work of one's own: {clients:?}");
}

#[test]
fn nights_count_their_true_length_and_say_what_was_stated() {
    let rows = hours::read(&sample("toggl.csv"), None, ZONE).expect("readable").rows;
    let find = |text: &str| {
        rows.iter().find(|r| r.description.as_deref().is_some_and(|d| d.contains(text))).expect(text)
    };
    let change = find("changement d'heure");
    assert_eq!(
        (change.minutes, change.stated_minutes),
        (210, Some(150)),
        "01:30 to 04:00 on 25/10/2026 is 3 h 30"
    );
    let midnight = find("« nuit »");
    assert_eq!((midnight.minutes, midnight.stated_minutes), (135, None), "22:30 to 00:45");
    assert_eq!(midnight.end.map(|e| e.date()), midnight.date.succ_opt(), "it ends on the next day");
}

#[test]
fn motives_of_the_samples_are_guessed_from_their_labels() {
    for name in ["toggl.csv", "clockify.csv", "kimai.csv", "harvest.csv"] {
        let mut counts = BTreeMap::new();
        for row in hours::read(&sample(name), None, ZONE).expect(name).rows {
            *counts.entry(guess_motive(&row)).or_insert(0) += 1;
        }
        let wanted = [
            ("administration", 21),
            ("invoicing", 21),
            ("phone", 43),
            ("production", 161),
            ("prospecting", 15),
            ("quoting", 20),
            ("training", 19),
        ];
        assert_eq!(counts, BTreeMap::from(wanted.map(|(m, n)| (Some(m), n))), "{name}");
    }
}

#[test]
fn the_same_file_twice_adds_nothing_and_equal_entries_both_stay() {
    let text = "date,start,end,client\n2026-10-01,08:00,09:00,Zoé\n2026-10-01,08:00,09:00,Zoé\n2026-10-01,08:00,09:00,Zoe\n";
    let prints =
        |text: &str| -> Vec<String> { read_hours(text).rows.iter().map(|r| fingerprint(r, "csv")).collect() };
    let first = prints(text);
    assert_eq!(first.iter().collect::<HashSet<_>>().len(), 3, "three entries, three fingerprints");
    assert_eq!(first, prints(text), "the second time they are the same");
    let longer = text.replace("client\n", "client\n2026-09-30,08:00,09:00,Zoé\n");
    assert_eq!(first, prints(&longer)[1..], "also where the export has grown at its head");
    assert!(first.iter().all(|p| p.len() == 32), "16 octets in hexadecimal");
    assert_ne!(fingerprint(&read_hours(text).rows[0], "toggl"), first[0], "each source has its own");
}

#[test]
fn clockify_s_dates_are_read_by_the_evidence_of_the_file() {
    let head = "Project,Client,Description,Start Date,Start Time,End Date,End Time,Duration (h)\n";
    let starts = |rows: &str| -> Vec<String> {
        read_hours(&format!("{head}{rows}")).rows.iter().map(|r| r.date.to_string()).collect()
    };
    let french = "P,C,x,01/10/2026,13:00:00,01/10/2026,14:00:00,01:00:00\nP,C,x,14/10/2026,13:00:00,14/10/2026,14:00:00,01:00:00\n";
    assert_eq!(starts(french), ["2026-10-01", "2026-10-14"], "14 is a day");
    let bare = "P,C,x,01/10/2026,13:00,01/10/2026,14:00,01:00:00\n";
    assert_eq!(starts(bare), ["2026-10-01"], "24 hours and no evidence: French");
    let american = "P,C,x,01/10/2026,01:00 PM,01/10/2026,02:00 PM,01:00:00\n";
    assert_eq!(starts(american), ["2026-01-10"], "AM and PM and no evidence: American");
}

#[test]
fn the_other_programs_columns_are_read() {
    let solidtime = "Description,Task,Project,Client,User,Start,End,Duration,\"Duration (decimal)\",Billable,Tags\n\
        Relecture,Chap. 3,Catalogue,Zoé,Moi,\"2026-10-01 08:15:00\",\"2026-10-01 09:00:20\",00:45:20,0.75555555555556,Yes,\"a, b\"\n";
    let file = read_hours(solidtime);
    let row = &file.rows[0];
    assert_eq!(
        (file.format, row.minutes, row.billable),
        (HourFormat::Solidtime, 45, Some(true)),
        "solidtime"
    );
    assert_eq!(
        (row.task.as_deref(), row.tags.as_slice()),
        (Some("Chap. 3"), &["a".to_owned(), "b".to_owned()][..]),
        "columns"
    );

    let new_toggl = "Description,Billable,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time\n\
        x,No,0:15:00,Moi,m@e.fr,P,,2026-10-01,08:00:00,2026-10-01,08:15:00\n";
    assert_eq!(read_hours(new_toggl).format, HourFormat::Toggl, "Toggl's newer columns");

    let pause =
        "Date,From,To,Duration,Break,Customer,Project,Activity\n2026-10-01,08:00,12:00,3:30,0:30,Zoé,P,a\n";
    let row = &read_hours(pause).rows[0];
    assert_eq!((row.minutes, row.end), (210, None), "Kimai leaves the break out, so the end would claim it");

    let french = "Jour;Début;Fin;Durée;Client;Tâche;Facturable\n01/10/2026;8h00;9h30;1h30;Zoé;Devis;oui\n02/10/2026;;;45 min;;Compta;non\n";
    let file = read_hours(french);
    assert_eq!(
        file.rows.iter().map(|r| r.minutes).collect::<Vec<_>>(),
        [90, 45],
        "French names and durations"
    );
    let asked = "date,start,end,minutes,client,task,billable\n2026-10-01,23:30,00:15,45,Zoé,appel,true\n2026-10-02,,,30,,,\n";
    assert_eq!(
        read_hours(asked).rows.iter().map(|r| r.minutes).collect::<Vec<_>>(),
        [45, 30],
        "the columns of the command line"
    );
}

#[test]
fn rows_at_fault_are_named_and_the_others_go_in() {
    let text = "date,start,end,minutes,client,billable\n\
        2026-02-31,08:00,09:00,60,a,yes\n\
        2026-10-01,08:00,09:00,60,bonne,yes\n\
        2026-10-01,08:00,09:00,90,a,yes\n\
        2026-10-01,25:00,09:00,,a,yes\n\
        2026-10-01,,,,a,yes\n\
        2026-10-01,08:00,08:00,,a,yes\n\
        2026-10-01,08:00,09:00,60,a,peut-être\n\
        ,08:00,09:00,60,a,yes\n\
        2026-03-29,02:30,04:00,,a,yes\n\
        2026-10-01,08:00,09:00,un,a,yes\n\
        2026-10-01,08:00,09:00,60,a\u{7},yes\n\
        2026-10-01,,,1500,a,yes\n\
        2026-10-01,08:00,09:00,60,a,yes,trop\n";
    let file = read_hours(text);
    assert_eq!(file.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [3], "the good one");
    let time = |h| chrono::NaiveTime::from_hms_opt(h, 0, 0).expect("a time");
    let wanted = [
        (2, RowFault::Date { value: "2026-02-31".into() }),
        (4, RowFault::Disagrees { stated: 90, elapsed: 60, start: time(8), end: time(9) }),
        (5, RowFault::Time { value: "25:00".into() }),
        (6, RowFault::NoDuration),
        (7, RowFault::TooShort),
        (8, RowFault::YesNo { value: "peut-être".into() }),
        (9, RowFault::NoDate),
        (10, RowFault::SkippedTime { at: "2026-03-29T02:30:00".parse().expect("a time") }),
        (11, RowFault::Duration { value: "un".into() }),
        (12, RowFault::ControlCharacter { column: "client".into(), code: 7 }),
        (13, RowFault::MoreThanADay { minutes: 1500 }),
        (14, RowFault::TooManyCells { expected: 6, found: 7 }),
    ];
    assert_eq!(
        file.refused.iter().map(|r| (r.line, r.fault.clone())).collect::<Vec<_>>(),
        wanted,
        "each by line and reason"
    );
    for refused in &file.refused {
        let (fr, en) = (refused.fault.sentence(Language::Fr), refused.fault.sentence(Language::En));
        assert!(!fr.is_empty() && fr != en, "a sentence in each language: {fr} / {en}");
    }
}

#[test]
fn events_that_are_no_work_are_named() {
    let event = |lines: &str| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
    let times = "DTSTART:20261001T080000Z\r\nDTEND:20261001T090000Z";
    let text = format!(
        "BEGIN:VCALENDAR\r\n{}{}{}{}{}END:VCALENDAR\r\n",
        event("DTSTART;VALUE=DATE:20261001"),
        event(&format!("{times}\r\nRRULE:FREQ=WEEKLY")),
        event(&format!("{times}\r\nSTATUS:CANCELLED")),
        event("SUMMARY:x"),
        event(&format!("{times}\r\nSUMMARY:Appel (Zoé)")),
    );
    let file = read_hours(&text);
    assert_eq!(file.rows.len(), 1, "one is work");
    assert_eq!(
        file.rows[0].start.map(|t| t.to_string()),
        Some("10:00:00".into()),
        "UTC is shown on the book's clock"
    );
    let faults: Vec<_> = file.refused.iter().map(|r| (r.line, r.fault.clone())).collect();
    let rule = "FREQ=WEEKLY".to_owned();
    let no_start = RowFault::Entry(carnet_calendar::EntryFault::NoStart);
    assert_eq!(
        faults,
        [(2, RowFault::WholeDay), (5, RowFault::Repeats { rule }), (10, RowFault::Cancelled), (15, no_start)],
        "each by line and reason"
    );
}
