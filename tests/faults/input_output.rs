//! R4: the nth write, sync, opening or renaming fails, n = 1, 2, … until nothing fails any more; once, and from then on. No write
//! that failed is told as done, and what a failed sync lost is not needed.

use crate::power::disk::{Disk, Names};
use crate::power::trace::{Step, record};
use crate::power::{can_record, check_left};
use crate::writers::{Writer, desk};
use carnet_store::layout;
use carnet_tests::{Desk, Random, as_of_format, digest, rounds};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// The calls that fail, each with how many of its first occurrences are tried in the small size.
const FAILING: [(&str, usize); 4] =
    [("pwrite64,write", 60), ("fsync,fdatasync", 24), ("openat", 40), ("rename,link,linkat,unlink", 12)];

/// Returns the paths on which calls fail: the book's own, so that the program itself starts.
fn of_the_book(book: &Path) -> Vec<String> {
    let database = book.join(layout::DATABASE).display().to_string();
    let folders = layout::FOLDERS.map(|name| book.join(name).display().to_string());
    let logs = ["-wal", "-shm"].map(|suffix| format!("{database}{suffix}"));
    let paths = [database, book.display().to_string()].into_iter().chain(folders).chain(logs);
    paths.flat_map(|path| ["-P".to_owned(), path]).collect()
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copied(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}

/// Runs a command whose nth call of a kind fails; returns what it said, and whether a call was made to fail.
fn failing(command: &Command, calls: &str, when: &str, paths: &[String], log: &Path) -> (String, bool) {
    let mut traced = Command::new("strace");
    traced.args([
        "-f",
        "-qq",
        "-e",
        &format!("trace={calls}"),
        "-e",
        &format!("inject={calls}:error=EIO:when={when}"),
    ]);
    traced.args(paths).arg("-o").arg(log).arg(command.get_program()).args(command.get_args());
    let output = traced.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("strace starts");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!told.contains("panicked"), "{calls} {when}: {told}");
    assert!(output.status.code().is_some_and(|code| code <= 2), "{calls} {when}: {:?} {told}", output.status);
    let injected = std::fs::read_to_string(log).expect("the log").contains("(INJECTED)");
    (String::from_utf8_lossy(&output.stdout).into_owned(), injected)
}

#[test]
fn what_an_error_of_the_disk_stops_is_not_told_as_done() {
    if !can_record("errors of the disk") {
        return;
    }
    let desk = desk();
    desk.json(&["hours", "add", "1h administration"]);
    let (book, log) = (desk.folder().join("try"), desk.folder().join("calls"));
    let (mut failed, mut refused) = (0, 0);
    for (calls, small) in FAILING {
        for forever in ["", "+"] {
            for n in 1..=rounds(small, 10_000) {
                // The first calls are all tried, of the later ones every few.
                if rounds(0, 1) == 0 && n > 8 && n % 5 != 0 {
                    continue;
                }
                let _ = std::fs::remove_dir_all(&book);
                copied(&desk.book(), &book);
                let command = Writer::command(&book, "all", "e", 4);
                let (said, injected) =
                    failing(&command, calls, &format!("{n}{forever}"), &of_the_book(&book), &log);
                let lines: BTreeSet<String> = said.lines().map(str::to_owned).collect();
                check_left(&lines, &book);
                failed += u32::from(injected);
                refused += u32::from(lines.iter().any(|line| line.starts_with("refused")));
                if !injected {
                    break;
                }
            }
        }
    }
    assert!(failed > 60 && refused > 20, "calls failed {failed} times, and {refused} runs were told so");
}

#[test]
fn a_failed_sync_is_not_taken_for_a_later_one() {
    if !can_record("failed syncs") {
        return;
    }
    let desk = desk();
    desk.json(&["hours", "add", "1h administration"]);
    let mut random = Random::new(4);
    for n in 1..=rounds(8, 60) {
        let around = tempfile::tempdir().expect("a folder");
        let book = around.path().join("book");
        copied(&desk.book(), &book);
        let mut disk = Disk::of(around.path(), Names::WithTheirFile);
        let inject = format!("inject=fsync,fdatasync:error=EIO:when={n}");
        let steps = record(&Writer::command(&book, "mixed", "s", 6), around.path(), &["-e", &inject]);
        let mut said = BTreeSet::new();
        for step in &steps {
            if let Step::Said(line) = step {
                said.insert(line.clone());
            }
            disk.play(step);
        }
        assert!(
            said.iter().filter(|line| !line.starts_with("refused")).count() >= 4,
            "{n}: it goes on: {said:?}"
        );
        for _ in 0..rounds(3, 20) {
            let image = tempfile::tempdir().expect("a folder");
            disk.cut(&mut random, image.path());
            check_left(&said, &image.path().join("book"));
        }
    }
}

/// R11: the format is the old one or the new one, whatever call fails on the way, and the next opening brings it up.
#[test]
fn a_migration_that_fails_leaves_the_older_format_whole() {
    if !can_record("a migration that fails") {
        return;
    }
    let desk: Desk = desk();
    let now = digest(&desk.book());
    as_of_format(&desk.book().join(layout::DATABASE), 7);
    let (book, log) = (desk.folder().join("try"), desk.folder().join("calls"));
    let mut failed = 0;
    for n in 1..=rounds(400, 10_000) {
        if rounds(0, 1) == 0 && n > 4 && n % 12 != 0 {
            continue;
        }
        let _ = std::fs::remove_dir_all(&book);
        copied(&desk.book(), &book);
        let mut list = Command::new(carnet_tests::program());
        list.args(["client", "list", "--book"]).arg(&book);
        let (_, injected) =
            failing(&list, "pwrite64,fsync,fdatasync", &format!("{n}+"), &of_the_book(&book), &log);
        failed += u32::from(injected);
        drop(crate::power::opened(&book));
        assert_eq!(digest(&book), now, "call {n}: every row, in the format of today");
        if !injected {
            break;
        }
    }
    assert!(failed > 5, "calls failed: {failed}");
}
