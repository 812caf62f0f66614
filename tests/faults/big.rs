//! R18: files that are too big, or ugly: each is read whole or refused in a sentence, in bounded memory and time.

use carnet_tests::{Desk, program, rounds, skipped};
use serde_json::Value;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Kibibytes that reading a file may take.
const MEMORY: u64 = 128 * 1024;
/// Runs a command and returns what it said, refused or not, with the memory that it took in kibibytes.
fn measured(desk: &Desk, args: &[&str]) -> (bool, Value, u64) {
    let told = desk.folder().join("memory");
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", "-o"]).arg(&told).arg(program()).args(args).arg("--json");
    command.env("CARNET_HOME", desk.book()).env("RUST_BACKTRACE", "0");
    let began = Instant::now();
    let ran = command.output().expect("time starts");
    // In a program that was built without care for speed, beside others.
    let time = Duration::from_secs(rounds(60, 600) as u64);
    assert!(began.elapsed() < time, "{args:?} took {:?}", began.elapsed());
    let said = if ran.status.success() { &ran.stdout } else { &ran.stderr };
    let said = serde_json::from_slice(said)
        .unwrap_or_else(|_| panic!("{args:?} prints one document: {}", String::from_utf8_lossy(said)));
    let text = std::fs::read_to_string(&told).expect("time wrote");
    (ran.status.success(), said, text.lines().last().expect("a line").trim().parse().expect("kibibytes"))
}

/// A gigabyte without a line end; its holes take no room on the disk.
fn endless(desk: &Desk) -> String {
    let path = desk.file("endless.csv", b"Date,Duration,Client,Description\n2026-11-20,01:00,Acme,");
    let file = File::options().write(true).open(&path).expect("the file");
    file.set_len(1 << 30).expect("a hole");
    path
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn what_is_too_big_or_ugly_is_refused_in_a_sentence() {
    if !Path::new("/usr/bin/time").exists() {
        return skipped("big files", "/usr/bin/time is not installed");
    }
    let desk = Desk::new("2026-11-21", "franchise");
    let before = carnet_tests::digest(&desk.book());
    let head = "Date,Duration,Client,Description\n";
    let row = "2026-11-20,01:00,Acme,Travail\n";
    let file = |name: &str, bytes: &[u8]| desk.file(name, bytes);
    let nul = [head.as_bytes(), b"2026-11-20,01:00,Ac\0me,x\n"].concat();
    let mixed = [
        head.as_bytes(),
        "2026-11-20,01:00,Acmé,été\n".repeat(9).as_bytes(),
        b"2026-11-20,01:00,Acm\xe9,x\n",
    ]
    .concat();
    let one_line = "a".repeat(19_000_000);
    let ugly = [
        (endless(&desk), "20 au plus"),
        ("/dev/zero".to_owned(), "ordinaire"),
        (file("nul.csv", &nul), "binaire"),
        (file("mixed.csv", &mixed), "La ligne 11"),
        (file("columns.csv", "Date,".repeat(1_000_000).as_bytes()), "512 colonnes"),
        (file("rows.csv", format!("{head}{}", row.repeat(600_000)).as_bytes()), "200\u{202f}000 lignes"),
        (file("line.csv", one_line.as_bytes()), "La ligne 1"),
        (file("quote.csv", format!("{head}\"{one_line}").as_bytes()), "ligne 2"),
        (file("picture.csv", b"\x89PNG\r\n\x1a\n"), "image"),
    ];
    for (path, word) in &ugly {
        for command in ["hours", "client", "expense"] {
            let (taken, said, memory) = measured(&desk, &[command, "import", path]);
            let refusals =
                said["files"].as_array().map_or(0, Vec::len) + said["refused"].as_array().map_or(0, Vec::len);
            assert!(!taken || refusals > 0, "{command} {path} is refused: {said}");
            assert!(memory <= MEMORY, "{command} {path} took {memory} KiB");
            if command == "hours" {
                let why =
                    said["fields"][0]["message"].as_str().or(said["message"].as_str()).unwrap_or_default();
                assert!(why.ends_with('.') && why.contains(word), "{path}: {why}");
            }
        }
    }
    assert_eq!(carnet_tests::digest(&desk.book()), before, "nothing of it went in");
}

#[test]
fn a_long_log_goes_in_whole_in_any_encoding() {
    if !Path::new("/usr/bin/time").exists() {
        return skipped("big files", "/usr/bin/time is not installed");
    }
    let desk = Desk::new("2026-11-21", "franchise");
    let rows = rounds(3_000, 180_000);
    let row = |n: usize| {
        format!(
            "2026-{:02}-{:02},00:{:02}:00,Société {},Été n° {n}\r\n",
            n % 11 + 1,
            n % 28 + 1,
            n % 59 + 1,
            n % 40
        )
    };
    let text: String = std::iter::once("Date,Duration,Client,Description\r\n".to_owned())
        .chain((0..rows).map(row))
        .collect();
    let path = desk.file("long.csv", &utf16(&text));
    let (taken, said, memory) = measured(&desk, &["hours", "import", &path, "--create-clients"]);
    assert!(taken, "{said}");
    assert_eq!(said["added"], rows, "every row went in: {}", said["refused"]);
    assert!(memory <= MEMORY, "it took {memory} KiB");
    let (_, again, _) = measured(&desk, &["hours", "import", &path, "--create-clients"]);
    assert_eq!(
        (again["added"].as_u64(), again["already_there"].as_u64()),
        (Some(0), Some(rows as u64)),
        "once"
    );
    assert_eq!(desk.json(&["verify"])["ok"], true);
}
