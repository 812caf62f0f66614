//! The sample files of the repository, wrong files of every kind, and whatever bytes: what the readers promise together.

mod contact_files;
mod hour_files;

use super::duplicates::{DuplicateIndex, Existing};
use super::hours::{HourFormat, fingerprint, guess_motive};
use super::{ImportError, contacts, hours};
use crate::Language;
use chrono_tz::Tz;
use proptest::prelude::*;
use std::path::Path;

const ZONE: Tz = Tz::Europe__Paris;

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/samples").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
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
fn a_file_of_the_other_import_is_sent_there() {
    let error = contacts::read(&sample("agenda.ics"), None).map(|f| f.rows.len()).expect_err("no contacts");
    assert_eq!(error, ImportError::IsCalendar, "no table of one column");
    let error = hours::read(&sample("contacts.vcf"), None, ZONE).map(|f| f.rows.len()).expect_err("no hours");
    assert_eq!(error, ImportError::IsContacts);
    let error = hours::read(&sample("releve.csv"), None, ZONE).map(|f| f.rows.len()).expect_err("no hours");
    let fr = error.sentence(Language::Fr);
    assert!(fr.starts_with("Il manque la colonne « durée »"), "in the reader's language: {fr}");
    let long = format!("Client;Date\n{};x\n", "a".repeat(1_000_001));
    let error = hours::read(long.as_bytes(), None, ZONE).map(|f| f.rows.len()).expect_err("too long");
    let en = error.sentence(Language::En);
    assert!(
        en.starts_with("Line 2 has more than 1,000,000 bytes"),
        "a limit is written as numbers are: {en}"
    );
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
