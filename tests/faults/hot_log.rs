//! R30: a program that ended in the middle left four mebibytes in the log. The next start reads them, is as fast, and asks
//! nothing.

use carnet_app::wire::hours::HoursRequest;
use carnet_app::{Carnet, Clock, Language, hours, invoices};
use carnet_tests::{Desk, full_desk, raw, rounds};
use std::path::Path;
use std::time::{Duration, Instant};

const DAY: &str = "2026-06-15";
/// What the log may cost a start.
const MORE: Duration = Duration::from_millis(50);

/// Opens the book and asks for what the first screen shows.
fn start(book: &Path) -> Duration {
    let began = Instant::now();
    let clock = Clock::Fixed(DAY.parse().expect("a day"));
    let carnet = Carnet::open(book, clock, Some(Language::Fr)).expect("the book opens");
    hours::list(&carnet, HoursRequest::default()).expect("the week reads");
    invoices::list(&carnet, Default::default()).expect("the invoices read");
    began.elapsed()
}

fn fastest(desk: &Desk, mut prepare: impl FnMut()) -> Duration {
    let times = (0..7).map(|_| {
        prepare();
        start(&desk.book())
    });
    times.min().expect("some")
}

#[test]
fn a_hot_log_costs_the_next_start_nothing_that_is_seen() {
    let desk = full_desk();
    let conn = raw(&desk.book());
    let entries = rounds(20_000, 920_000);
    conn.execute_batch(&format!(
        "PRAGMA synchronous = OFF; BEGIN;
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})
         INSERT INTO time_entry (day, minutes, client_id, motive, note)
         SELECT date('2016-06-15', (i % 3600) || ' days'), i % 60 + 1, 1, 'production', 'note ' || i FROM n;
         COMMIT; PRAGMA wal_checkpoint(TRUNCATE)"
    ))
    .expect("years of hours");
    let cold = fastest(&desk, || {});
    let said = desk.json(&["report", "today"]);
    // Writes that were never folded into the file: the program ended before.
    conn.execute_batch("PRAGMA wal_autocheckpoint = 0").expect("no checkpoint");
    let log = desk.book().join("carnet.sqlite3-wal");
    while std::fs::metadata(&log).map_or(0, |log| log.len()) < 4 << 20 {
        conn.execute_batch("UPDATE time_entry SET note = note || '.' WHERE id % 97 = 0").expect("a write");
    }
    let left = ["carnet.sqlite3", "carnet.sqlite3-wal"]
        .map(|name| (desk.book().join(name), std::fs::read(desk.book().join(name)).expect("what is left")));
    conn.close().expect("the writer ends");
    let crash = || {
        for (file, bytes) in &left {
            std::fs::write(file, bytes).expect("what the program left");
        }
        // The index of the log goes with the machine.
        let _ = std::fs::remove_file(desk.book().join("carnet.sqlite3-shm"));
    };
    let hot = fastest(&desk, crash);
    println!("{entries} entries: {cold:?} without a log, {hot:?} with one of {} bytes", left[1].1.len());
    assert!(hot <= cold + MORE, "a start takes {hot:?} with the log, {cold:?} without");
    crash();
    let ran = desk.run(&["report", "today", "--json"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "nothing is asked or told");
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("a report"),
        said,
        "and the report is the same"
    );
}
