//! Logs of other programs into the book.

use super::*;
use crate::hours::{add_line, import, list};
use crate::journal::undo;
use crate::wire::hours::{HoursImport, HoursRequest, ImportHoursRequest};

const LOG: &str = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)
Moi,m@e.invalid,Acme,Site,,Maquette,Yes,2026-10-01,09:00:00,2026-10-01,10:30:00,01:30:00,production,
Moi,m@e.invalid,ACME,Site,,Point hebdo,No,2026-10-01,10:00:00,2026-10-01,10:15:00,00:15:00,appel,
Moi,m@e.invalid,Studio Zoe 3,Logo,,Esquisse,Yes,2026-10-01,14:00:00,2026-10-01,15:00:00,01:00:00,,
Moi,m@e.invalid,,,,Comptes,No,2026-10-25,01:30:00,2026-10-25,03:30:00,03:00:00,compta,
Moi,m@e.invalid,Acme,Site,,Fin,Yes,2026-02-31,09:00:00,2026-10-01,10:30:00,01:30:00,,
";

fn run(carnet: &mut Carnet, path: &Path, dry_run: bool, create_clients: bool) -> HoursImport {
    let path = path.display().to_string();
    import(carnet, ImportHoursRequest { path, format: None, dry_run, create_clients }).unwrap().value
}

fn october(carnet: &Carnet) -> crate::wire::hours::HoursList {
    let request = HoursRequest {
        from: Some("2026-10-01".into()),
        to: Some("2026-10-31".into()),
        ..HoursRequest::default()
    };
    list(carnet, request).unwrap()
}

#[test]
fn a_dry_run_shows_what_the_run_does_and_twice_adds_nothing() {
    let (folder, mut carnet) = book("2026-11-20");
    let file = folder.path().join("log.csv");
    std::fs::write(&file, LOG).unwrap();
    let shown = run(&mut carnet, &file, true, false);
    assert!(october(&carnet).entries.is_empty(), "a dry run writes nothing");
    assert_eq!((shown.added, shown.format.as_str()), (3, "toggl"));
    let done = run(&mut carnet, &file, false, false);
    assert_eq!(HoursImport { dry_run: true, ..done.clone() }, shown, "the run does what the dry run showed");
    assert_eq!(done.added_hours.as_str(), "4.75", "three hours on the night of clock change");
    assert_eq!(done.overlaps, 2, "the call is within the mock-up; both stay");
    let unknown: Vec<_> =
        done.unknown_clients.iter().map(|c| (c.name.as_str(), c.nearest.as_deref(), c.entries)).collect();
    assert_eq!(unknown, [("Studio Zoe 3", Some("Studio Zoé"), 1)], "the nearest name is proposed");
    let lines: Vec<u32> = done.refused.iter().map(|row| row.line).collect();
    assert_eq!(lines, [4, 6], "the unknown client's row and the 31 February, by line");
    let listed = october(&carnet);
    assert_eq!(listed.total_hours.as_str(), "4.75");
    let motives: Vec<&str> = listed.entries.iter().map(|entry| entry.motive.as_str()).collect();
    assert_eq!(motives, ["production", "phone", "administration"]);
    assert_eq!(listed.entries[1].client.as_deref(), Some("Acme"), "names are compared without case");
    assert!(listed.entries[0].billable && !listed.entries[1].billable, "as the file says");
    let again = run(&mut carnet, &file, false, false);
    assert_eq!((again.added, again.already_there), (0, 3));
    assert_eq!(
        crate::journal::list(&carnet).unwrap().entries.len(),
        4,
        "an import of nothing leaves no trace"
    );
    undo(&mut carnet).unwrap();
    assert!(october(&carnet).entries.is_empty(), "an import is one operation");
}

#[test]
fn clients_are_created_when_asked() {
    let (folder, mut carnet) = book("2026-11-20");
    let file = folder.path().join("log.csv");
    std::fs::write(&file, LOG).unwrap();
    let done = run(&mut carnet, &file, false, true);
    assert_eq!((done.added, done.refused.len()), (4, 1));
    let entry = &october(&carnet).entries[2];
    assert_eq!((entry.client.as_deref(), entry.motive.as_str()), (Some("Studio Zoe 3"), "production"));
    undo(&mut carnet).unwrap();
    assert!(
        crate::resolve::client(carnet.conn(), "studio zoe 3").is_err(),
        "they come and go with the import"
    );
}

#[test]
fn a_log_goes_to_missions_that_had_begun() {
    let (folder, mut carnet) = book("2026-11-20");
    let acme = crate::resolve::client(carnet.conn(), "acme").unwrap().0;
    add_mission(&mut carnet, acme, "Boutique", "2026-11-01");
    let file = folder.path().join("log.csv");
    std::fs::write(&file, LOG).unwrap();
    run(&mut carnet, &file, false, false);
    assert!(october(&carnet).entries.iter().all(|entry| entry.mission_id.is_none()), "October was before it");
    undo(&mut carnet).unwrap();
    let site = add_mission(&mut carnet, acme, "SITE", "2026-11-01");
    run(&mut carnet, &file, false, false);
    assert_eq!(october(&carnet).entries[0].mission_id, Some(site), "the project has its name");
}

#[test]
fn overlaps_with_the_book_are_counted() {
    let (folder, mut carnet) = book("2026-11-20");
    add_line(&mut carnet, line("2026-10-25 3:00-4:00 acme")).unwrap();
    let file = folder.path().join("log.csv");
    std::fs::write(&file, LOG).unwrap();
    assert_eq!(run(&mut carnet, &file, true, false).overlaps, 3);
}

#[test]
fn a_file_that_is_none_is_one_sentence_and_changes_nothing() {
    let (folder, mut carnet) = book("2026-11-20");
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("empty.csv"), "").unwrap();
    std::fs::write(path("binary.csv"), [0_u8, 159, 146, 150, 0, 1, 2]).unwrap();
    std::fs::File::create(path("huge.csv")).unwrap().set_len(52_428_800).unwrap();
    for name in ["empty.csv", "binary.csv", "huge.csv"] {
        let request = ImportHoursRequest { path: path(name), ..ImportHoursRequest::default() };
        let failure = import(&mut carnet, request).unwrap_err().explain(Language::Fr);
        assert_eq!(failure.fields.len(), 1, "{name}: {failure:?}");
        assert!(failure.message.ends_with('.'), "{name}: a sentence: {}", failure.message);
    }
    let missing = ImportHoursRequest { path: path("missing.csv"), ..ImportHoursRequest::default() };
    assert!(matches!(import(&mut carnet, missing), Err(Refusal::File { .. })));
    let folder =
        ImportHoursRequest { path: folder.path().display().to_string(), ..ImportHoursRequest::default() };
    assert!(matches!(import(&mut carnet, folder), Err(Refusal::File { .. })), "a folder is no file");
    let format = ImportHoursRequest { format: Some("excel".into()), ..ImportHoursRequest::default() };
    assert_eq!(paths(import(&mut carnet, format).unwrap_err()), ["format"]);
}
