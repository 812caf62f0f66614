//! R29: long work in one program: memory, open files and the log stay flat. And little memory: what was told as done is there.

use crate::writers::{Writer, check_kept, check_numbers, desk};
use carnet_app::check;
use carnet_tests::rounds;
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

/// Mebibytes that the program may hold more at the end than once it was warm.
const GROWTH: u64 = 5;
/// Writes after which a program is warm.
const WARM: usize = 500;
/// Bytes of the log.
const LOG: u64 = 16 << 20;

/// What a process holds: kibibytes of memory of its own, open files.
fn held(process: u32) -> (u64, usize) {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("the process runs");
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).expect("a line");
    let memory = line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("kibibytes");
    (memory, fs::read_dir(format!("/proc/{process}/fd")).expect("its files").count())
}

#[test]
fn long_work_takes_no_more_memory_files_or_log() {
    let desk = desk();
    // One in a hundred is an invoice with its paper, the others are hours; after some hundreds the program is warm.
    let count = u32::try_from(rounds(1_500, 1_000_000)).expect("a count");
    let mut writer = Writer::start(&desk.book(), "soak", "w", count);
    let log = desk.book().join("carnet.sqlite3-wal");
    let (mut said, mut warm, mut last, mut largest_log) = (BTreeSet::new(), None, (0, 0), 0);
    while let Some(line) = writer.next() {
        said.insert(line);
        largest_log = largest_log.max(fs::metadata(&log).map_or(0, |log| log.len()));
        if said.len() % 50 == 0 && said.len() < count as usize {
            last = held(writer.id());
            if said.len() == WARM {
                warm = Some(last);
            }
        }
    }
    let (memory, files) = warm.expect("it was warm once");
    println!(
        "{} writes: {memory} KiB and {files} files once warm, {last:?} at the end, a log of {largest_log}",
        said.len()
    );
    assert_eq!(said.len(), count as usize, "every write was told");
    assert!(last.0 <= memory + GROWTH * 1024, "memory grew from {memory} to {} KiB", last.0);
    assert!(last.1 <= files + 2, "open files grew from {files} to {}", last.1);
    assert!(largest_log <= LOG, "the log grew to {largest_log}");
    check_kept(&desk.open(), &said);
    check_numbers(&desk.open());
}

#[test]
fn a_program_that_runs_out_of_memory_loses_nothing_it_told() {
    let desk = desk();
    let mut said = BTreeSet::new();
    let (mut ended, mut went_on) = (0, 0);
    // From where the program does not start to where it does all its work, in steps.
    for (round, limit) in (8..=rounds(44, 60)).step_by(rounds(3, 1)).enumerate() {
        let writer = Writer::command(&desk.book(), "mixed", &format!("m{round}"), 12);
        let mut limited = Command::new("sh");
        limited
            .args(["-c", "ulimit -v $0; exec \"$@\"", &(limit * 1024).to_string()])
            .arg(writer.get_program());
        let ran = limited.args(writer.get_args()).stderr(Stdio::piped()).output().expect("sh starts");
        let lines = String::from_utf8_lossy(&ran.stdout).into_owned();
        said.extend(lines.lines().filter(|line| !line.starts_with("refused")).map(str::to_owned));
        if ran.status.success() {
            went_on += 1
        } else {
            ended += 1
        }
        check_kept(&desk.open(), &said);
    }
    check_numbers(&desk.open());
    let found = check::book(&desk.open()).expect("the check runs").verification;
    assert!(found.ok, "{:?}", found.findings);
    println!("{ended} ended for lack of memory, {went_on} had enough, {} writes told", said.len());
    assert!(ended > 2 && went_on > 2, "{ended} ended, {went_on} had enough");
}
