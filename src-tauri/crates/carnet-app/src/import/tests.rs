//! The sample files of the repository, wrong files of every kind, and whatever bytes: what the readers promise together.

use super::duplicates::{DuplicateIndex, DuplicateReason, Existing};
use super::hours::{HourFormat, fingerprint, guess_motive};
use super::{ImportError, RowFault, contacts, hours};
use crate::Language;
use chrono_tz::Tz;
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

const ZONE: Tz = Tz::Europe__Paris;

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/samples").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read_hours(text: &str) -> hours::HourFile {
    hours::read(text.as_bytes(), None, ZONE).expect("a file of hours")
}

fn read_contacts(text: &str) -> contacts::ContactFile {
    contacts::read(text.as_bytes(), None).expect("a file of contacts")
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

#[test]
fn every_sample_of_contacts_is_read_whole() {
    for (name, rows) in [("prospects.csv", 40), ("prospects-excel.csv", 20), ("contacts.vcf", 15)] {
        let file = contacts::read(&sample(name), None).expect(name);
        assert_eq!(file.refused, [], "{name} has no row at fault");
        assert_eq!(file.rows.len(), rows, "{name}: contacts");
    }
    let file = contacts::read(&sample("prospects.csv"), None).expect("readable");
    let third = &file.rows[2];
    assert_eq!(third.company.as_deref(), Some("Studio Zoé 3"), "company");
    assert_eq!(third.person.as_deref(), Some("Éloïse L'Hôpital"), "person");
    assert_eq!(third.email.as_ref().map(|e| e.as_str()), Some("contact3@exemple.invalid"), "e-mail");
    assert_eq!(third.siren.as_ref().map(|s| s.as_str()), Some("680424249"), "SIREN");
    assert_eq!(third.address.as_deref(), Some("31000 Pau"), "address");
    assert_eq!(third.source.as_deref(), Some("Bouche à oreille"), "source");
    assert_eq!(third.next_date.map(|d| d.to_string()), Some("2027-02-11".into()), "day first");
    assert_eq!(third.note.as_deref(), Some("n'a pas le budget\navant janvier"), "a note of two lines");
    assert_eq!((third.line, file.rows[3].line), (4, 6), "lines of the file, not numbers of rows");
    let cards = contacts::read(&sample("contacts.vcf"), None).expect("readable").rows;
    assert_eq!(cards[1].company.as_deref(), Some("Éditions Saint-Lary 47"), "ORG");
    assert_eq!(cards[1].person.as_deref(), Some("Hélène L'Hôpital"), "FN");
    assert_eq!(cards[1].address.as_deref(), Some("1 rue du Port\n64000 Saint-Lary"), "ADR");
    let note = "mariage en juin : féliciter en juillet — à relancer sans insister — à relancer sans insister — à relancer sans insister";
    assert_eq!(cards[1].note.as_deref(), Some(note), "the spaces at folds stay");
    assert_eq!(
        cards[2].note.as_deref().map(|n| n.starts_with("rencontré au salon ; demander Éléonore, poste 12")),
        Some(true),
        "unescaped"
    );
    assert!(
        cards.iter().all(|c| c.phone.is_some() && c.email.is_some()),
        "numbers as text and as tel: alike"
    );
}

#[test]
fn contacts_of_the_samples_are_never_doubled() {
    let mut index = DuplicateIndex::new([]);
    let mut found = BTreeMap::new();
    for name in ["prospects.csv", "prospects-excel.csv", "contacts.vcf"] {
        for draft in contacts::read(&sample(name), None).expect(name).rows {
            match index.find(&draft) {
                Some((id, reason)) => {
                    let same: &str = id;
                    assert_eq!(Some(same), draft.company.as_deref(), "the company itself, by {reason:?}");
                    *found.entry((name, reason == DuplicateReason::Siren)).or_insert(0) += 1;
                }
                None => index.add(Existing {
                    id: draft.name().to_owned().leak(),
                    name: draft.name().to_owned(),
                    email: draft.email.as_ref().map(|e| e.as_str().to_owned()),
                    siren: draft.siren.as_ref().map(|s| s.as_str().to_owned()),
                }),
            }
        }
    }
    // Rows 30 to 39 are in both tables; cards 45 to 49 repeat the second one and have no SIREN.
    let wanted = BTreeMap::from([(("prospects-excel.csv", true), 10), (("contacts.vcf", false), 5)]);
    assert_eq!(found, wanted, "60 contacts, 15 repeated");
    // Without numbers and addresses the names alone must do, and no neighbour may be taken for another.
    let names: Vec<_> = contacts::read(&sample("prospects.csv"), None).expect("readable").rows;
    let mut index = DuplicateIndex::new([]);
    for draft in &names {
        let bare = contacts::ContactDraft { email: None, siren: None, ..draft.clone() };
        assert_eq!(index.find(&bare), None, "{} is nobody else", draft.name());
        index.add(Existing { id: draft.line, name: draft.name().to_owned(), email: None, siren: None });
    }
    let shouted = contacts::ContactDraft {
        company: Some("CLINIQUE ZOE 1".into()),
        ..contacts::ContactDraft::default()
    };
    assert_eq!(index.find(&shouted), Some((2, DuplicateReason::SameName)), "found by its name alone");
}

#[test]
fn contacts_at_fault_are_named_and_the_others_go_in() {
    let text = "Société;Contact;E-mail;SIREN;SIRET;Prochaine relance;Étape\n\
        Bonne;Zoé;zoe@exemple.fr;732829320;;19/12/2026;à contacter\n\
        Fausse clé;;;732829321;;;\n\
        Date;;;;;31/02/2027;\n\
        Adresse;;zoe.exemple.fr;;;;\n\
        ;;a@exemple.fr;;;;\n\
        Étape;;;;;;peut-être\n\
        Siret;;;;73282932000074;;gagné\n\
        Trop;;;;;;;;x\n\
        Contr\u{1}le;;;;;;\n";
    let file = read_contacts(text);
    assert_eq!(file.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 8], "the good ones");
    assert_eq!(
        file.rows[1].siren.as_ref().map(|s| s.as_str()),
        Some("732829320"),
        "the SIRET holds the SIREN"
    );
    let lines: Vec<_> = file.refused.iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 9, 10], "each by its line");
    let fr: Vec<_> = file.refused.iter().map(|r| r.fault.sentence(Language::Fr)).collect();
    assert_eq!(fr[0], "SIREN « 732829321 » : la clé est fausse", "the reason says what and how");
    assert_eq!(fr[1], "« 31/02/2027 » n’est pas une date", "the reason says what and how");
    assert_eq!(fr[3], "ni société ni personne n’est nommée", "a row without a name");
    for refused in &file.refused {
        assert_ne!(
            refused.fault.sentence(Language::En),
            refused.fault.sentence(Language::Fr),
            "two languages"
        );
    }
}

#[test]
fn columns_are_guessed_and_may_be_given() {
    use contacts::ContactField as F;
    let guess = |names: &[&str]| {
        contacts::guess_mapping(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()).columns
    };
    assert_eq!(
        guess(&["Nom", "Prénom", "Tél."]),
        [Some(F::LastName), Some(F::FirstName), Some(F::Phone)],
        "a person"
    );
    assert_eq!(
        guess(&["Nom", "Courriel"]),
        [Some(F::Company), Some(F::Email)],
        "a lone name is the record's"
    );
    assert_eq!(
        guess(&["Company", "Name", "VAT number"]),
        [Some(F::Company), Some(F::Person), Some(F::VatNumber)],
        "English"
    );
    let text = b"Colonne A;Colonne B\nZo\xc3\xa9;zoe@exemple.fr\n";
    let refused = contacts::read(text, None).expect_err("no name is known");
    assert_eq!(
        refused,
        ImportError::NoKnownColumn { found: vec!["Colonne A".into(), "Colonne B".into()] },
        "they are listed"
    );
    let mapping = contacts::ContactMapping { columns: vec![Some(F::Company), Some(F::Email)] };
    let file = contacts::read(text, Some(&mapping)).expect("the caller knows better");
    assert_eq!(file.rows[0].company.as_deref(), Some("Zoé"), "read as told");
}

#[test]
fn wrong_files_give_a_sentence_and_nothing_else() {
    let whole = sample("toggl.csv");
    let mut damaged = whole.clone();
    damaged[5000] = 0xFF;
    let wide = "a,".repeat(100_000);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("blank", b"\r\n\r\n".to_vec()),
        ("cut in a row", whole[..whole.len() - 40].to_vec()),
        ("50 MB", vec![b'a'; 50_000_000]),
        ("a workbook", b"PK\x03\x04\x14\x00".to_vec()),
        ("noise", (0..=255).cycle().take(9000).collect()),
        ("damaged", damaged),
        ("only a header", b"date,start,end\n".to_vec()),
        ("100 000 columns", wide.into_bytes()),
        ("a text", b"Bonjour,\nvoici mes heures.\n".to_vec()),
        ("a calendar cut off", sample("agenda.ics")[..3000].to_vec()),
        ("an address book cut off", sample("contacts.vcf")[..2500].to_vec()),
    ];
    for (name, bytes) in files {
        let hour = hours::read(&bytes, None, ZONE).map(|f| f.rows.len()).expect_err(name);
        let contact = contacts::read(&bytes, None).map(|f| f.rows.len()).expect_err(name);
        for error in [hour, contact] {
            let (fr, en) = (error.sentence(Language::Fr), error.sentence(Language::En));
            assert!(fr.ends_with('.') && en.ends_with('.') && fr != en, "{name}: {fr} / {en}");
        }
    }
}

#[test]
fn each_cut_of_a_sample_is_refused_or_loses_only_its_end() {
    for name in ["kimai.csv", "agenda.ics"] {
        let bytes = sample(name);
        let whole = hours::read(&bytes, None, ZONE).expect(name).rows;
        for end in (0..bytes.len()).step_by(997) {
            if let Ok(file) = hours::read(&bytes[..end], None, ZONE) {
                let n = file.rows.len();
                // A table cut at the end of a line cannot be told from a shorter one; what is read is then right.
                let line = whole.get(n).map_or(usize::MAX, |r| r.line);
                assert_eq!(
                    file.rows[..n.saturating_sub(1)],
                    whole[..n.saturating_sub(1)],
                    "{name} cut at {end}"
                );
                assert!(bytes[..end].iter().filter(|b| **b == b'\n').count() <= line, "{name} cut at {end}");
            }
        }
    }
}

fn table_like() -> impl Strategy<Value = Vec<u8>> {
    let header = prop_oneof![
        Just("Date,From,To,Duration,Customer,Project,Activity,Billable"),
        Just("Start date;Start time;End date;End time;Duration;Tags;Client"),
        Just("date|start|end|minutes|hours|client"),
        Just("Société;Contact;E-mail;Téléphone;SIREN;SIRET;TVA;Prochaine relance;Notes;Étape"),
    ];
    let cell = prop_oneof![
        "[0-9]{1,4}[-/:., hm][0-9]{1,2}[-/:. APM]{0,3}[0-9]{0,4}",
        ".{0,12}",
        "\"[^\"]{0,9}\"?",
        "[-]?[0-9.,]{0,40}"
    ];
    let row = prop::collection::vec(cell, 0..12);
    (header, prop::sample::select(vec![";", ",", "|"]), prop::collection::vec(row, 0..12)).prop_map(
        |(header, by, rows)| {
            let rows: Vec<String> = rows.into_iter().map(|r| r.join(by)).collect();
            format!("{header}\n{}\n", rows.join("\n")).into_bytes()
        },
    )
}

fn card_like() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        "(BEGIN|END):(VCARD|VCALENDAR|VEVENT)",
        "(item1\\.)?(FN|N|ORG|TEL|EMAIL|ADR|NOTE)(;[A-Z]{0,5}(=\"?[a-z,;]{0,6}\"?)?){0,2}:?.{0,30}",
        "[ \t]?.{0,80}",
    ];
    prop::collection::vec(line, 0..20)
        .prop_map(|lines| format!("BEGIN:VCARD\r\n{}\r\nEND:VCARD", lines.join("\r\n")).into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_are_read_or_refused(bytes in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..600), table_like(), card_like(), any::<String>().prop_map(String::into_bytes)
    ]) {
        for format in [None, Some(HourFormat::Toggl), Some(HourFormat::Ics), Some(HourFormat::Csv)] {
            if let Ok(file) = hours::read(&bytes, format, ZONE) {
                for row in &file.rows {
                    prop_assert!((1..=1440).contains(&row.minutes), "no entry is empty or longer than a day");
                    let _ = (guess_motive(row), fingerprint(row, "csv"));
                }
            }
        }
        if let Ok(file) = contacts::read(&bytes, None) {
            prop_assert!(file.rows.iter().all(|r| !r.name().is_empty()), "every contact has a name");
            let index = DuplicateIndex::new(file.rows.iter().map(|r| Existing {
                id: r.line, name: r.name().to_owned(), email: None, siren: None,
            }));
            for row in &file.rows {
                let _ = index.find(row);
            }
        }
    }
}
