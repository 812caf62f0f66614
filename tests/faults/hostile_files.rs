//! R19: an electronic invoice made to harm is refused in no time, in little memory, and makes the program open nothing: no
//! file that it names, no connection. The reader's own tests hold the sentences; here the whole program is watched.

use carnet_tests::{Desk, program, skipped};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const DAY: &str = "2026-11-21";
/// What a refusal may take at most, in kibibytes.
const MEMORY: u64 = 64 * 1024;

/// Invoices that name files and addresses, or swell: each with its name.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let good = include_str!("../fixtures/received/facture-117.xml");
    let body = good.split_once("?>").expect("a declaration").1;
    let with = |doctype: &str, body: &str| format!("<?xml version=\"1.0\"?>{doctype}{body}").into_bytes();
    let laughs: String = (0..10)
        .map(|n| format!("<!ENTITY a{} '{}'>", n + 1, format!("&a{n};").repeat(10)))
        .fold("<!ENTITY a0 'ha'>".to_owned(), |text, entity| text + &entity);
    vec![
        ("laughs.xml", with(&format!("<!DOCTYPE x [{laughs}]>"), &body.replace("2026-117", "&a10;"))),
        (
            "file.xml",
            with(
                "<!DOCTYPE x [<!ENTITY s SYSTEM \"file:///etc/passwd\">]>",
                &body.replace("2026-117", "&s;"),
            ),
        ),
        ("network.xml", with("<!DOCTYPE x PUBLIC \"a\" \"http://127.0.0.1:9/x.dtd\">", body)),
        ("parameter.xml", with("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>", body)),
        ("entity.xml", good.replace("2026-117", "&secret;").into_bytes()),
        ("deep.xml", format!("{}{}", "<a>".repeat(500_000), "</a>".repeat(500_000)).into_bytes()),
        ("wide.xml", format!("<a>{}</a>", "<b/>".repeat(400_000)).into_bytes()),
    ]
}

/// Returns the command that imports `file`, behind `wrapper`.
fn import(desk: &Desk, wrapper: &[&str], file: &str) -> Command {
    let mut command = Command::new(wrapper[0]);
    command.args(&wrapper[1..]).arg(program()).args(["expense", "import", file]);
    command.env("CARNET_HOME", desk.book()).env("RUST_BACKTRACE", "0");
    command
}

/// Returns the paths that were opened and how many sockets were, as `strace` noted them.
fn opened(log: &Path) -> (BTreeSet<String>, usize) {
    let text = std::fs::read_to_string(log).expect("strace wrote its log");
    let sockets = text.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).count();
    let paths = text.lines().filter(|line| line.contains("open"));
    (paths.filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect(), sockets)
}

#[test]
fn nothing_is_opened_for_a_hostile_invoice() {
    if Command::new("strace").arg("-V").output().is_err() {
        return skipped("hostile files: what they open", "strace is not installed");
    }
    let desk = Desk::new(DAY, "franchise");
    let log = desk.folder().join("calls");
    let tracer =
        ["strace", "-f", "-qq", "-e", "trace=open,openat,socket,connect", "-o", log.to_str().unwrap()];
    let watch = |file: &str| {
        let ran = import(&desk, &tracer, file).output().expect("strace starts");
        assert!(!ran.status.success(), "{file} is refused");
        opened(&log)
    };
    let plain = desk.file("plain.xml", b"<a/>");
    let (usual, _) = watch(&plain);
    assert!(usual.contains(&plain), "the log tells what is opened: {usual:?}");
    for (name, bytes) in hostile() {
        let file = desk.file(name, &bytes);
        let (paths, sockets) = watch(&file);
        let others: Vec<&String> = paths.difference(&usual).filter(|path| **path != file).collect();
        // SQLite names its own passing files anew each time, in the folder of the book.
        let book = desk.book().display().to_string();
        let foreign: Vec<&&String> = others.iter().filter(|path| !path.starts_with(&book)).collect();
        assert!(foreign.is_empty(), "{name} opens {foreign:?}");
        assert_eq!(sockets, 0, "{name} opens no connection");
    }
}

#[test]
fn a_hostile_invoice_takes_little_memory() {
    if !Path::new("/usr/bin/time").exists() {
        return skipped("hostile files: their memory", "/usr/bin/time is not installed");
    }
    let desk = Desk::new(DAY, "franchise");
    for (name, bytes) in hostile() {
        let file = desk.file(name, &bytes);
        let told = desk.folder().join("memory");
        let timer = ["/usr/bin/time", "-f", "%M", "-o", told.to_str().unwrap()];
        let ran = import(&desk, &timer, &file).output().expect("time starts");
        assert!(!ran.status.success(), "{name} is refused");
        let text = std::fs::read_to_string(&told).expect("time wrote");
        let taken: u64 = text.lines().last().expect("a line").trim().parse().expect("kibibytes");
        assert!(taken <= MEMORY, "{name} took {taken} KiB");
    }
}
