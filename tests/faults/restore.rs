//! R10 and R31, small: a restore that is killed at any moment, a disk that is full when a copy is made.

use crate::disk::SmallDisk;
use carnet_app::{Code, Language};
use carnet_tests::{Desk, Random, digest, rounds, skipped};
use std::process::Stdio;
use std::time::{Duration, Instant};

const DAY: &str = "2026-11-21";

#[test]
fn a_restore_that_is_killed_leaves_the_old_book_or_the_new_one() {
    let desk = Desk::new(DAY, "franchise");
    desk.json(&["client", "add", "Studio Forêt"]);
    let small = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let small_digest = digest(&desk.book());
    desk.json(&["client", "import", carnet_tests::sample("prospects.csv").to_str().unwrap()]);
    desk.json(&["hours", "import", carnet_tests::sample("toggl.csv").to_str().unwrap()]);
    let large = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    let large_digest = digest(&desk.book());
    let began = Instant::now();
    desk.json(&["restore", &small]);
    let whole = began.elapsed();
    let mut random = Random::new(10);
    let (mut killed, mut changed) = (0, 0);
    let mut now = small_digest.clone();
    let wanted = i32::try_from(rounds(15, 200)).unwrap();
    for round in 0..wanted * 6 {
        if killed == wanted {
            break;
        }
        let target = if now == small_digest { &large } else { &small };
        let mut child = desk.command(&["restore", target]).stdout(Stdio::null()).spawn().unwrap();
        let wait = u64::try_from(whole.as_micros()).unwrap() * random.below(1_000) / 1_500;
        std::thread::sleep(Duration::from_micros(wait));
        child.kill().unwrap();
        killed += i32::from(!child.wait().unwrap().success());
        let found = digest(&desk.book());
        assert!(
            found == small_digest || found == large_digest,
            "round {round}: the book is the old one or the new one, after {wait} µs"
        );
        changed += i32::from(found != now);
        now = found;
    }
    assert!(killed == wanted, "the program was really killed in the middle, {killed} times");
    assert_eq!(desk.json(&["verify"])["ok"], true, "the file is sound; {changed} restores had gone through");
    desk.json(&["restore", &small]);
    assert_eq!(digest(&desk.book()), small_digest, "and nothing left behind is in the way of the next one");
}

#[test]
fn a_full_disk_leaves_no_half_copy() {
    let desk = Desk::new(DAY, "franchise");
    desk.json(&["client", "import", carnet_tests::sample("prospects.csv").to_str().unwrap()]);
    desk.json(&["hours", "import", carnet_tests::sample("toggl.csv").to_str().unwrap()]);
    let disk = desk.folder().join("cle");
    let Some(_mounted) = SmallDisk::mount(&disk) else {
        return skipped("a full disk leaves no half copy", "a small disk cannot be mounted here (root may)");
    };
    let before = digest(&desk.book());
    for room in [64, 256, 448] {
        // Of four mebibytes, so many kibibytes are left.
        std::fs::write(disk.join("filler"), vec![0_u8; (4096 - room) * 1024]).unwrap();
        let place = disk.join("export");
        let refused = desk.refused(&["export", place.to_str().unwrap()]);
        assert_eq!(refused["code"], "disk_full", "{room} KiB: {refused}");
        let left: Vec<_> =
            std::fs::read_dir(&disk).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["filler"], "{room} KiB: nothing unfinished stays on the disk");
    }
    std::fs::remove_file(disk.join("filler")).unwrap();
    let out = desk.folder().join("sortie");
    desk.json(&["export", out.to_str().unwrap()]);
    std::fs::write(disk.join("filler"), vec![0_u8; (4096 - 256) * 1024]).unwrap();
    let clock = desk.clock();
    let refused = carnet_app::transfer::import(&disk.join("carnet"), clock, Language::Fr, &out).unwrap_err();
    assert_eq!(refused.explain(Language::Fr).code, Code::DiskFull);
    assert_eq!(std::fs::read_dir(&disk).unwrap().count(), 1, "no half book stays either");
    assert_eq!(digest(&desk.book()), before, "the book itself is what it was");
}
