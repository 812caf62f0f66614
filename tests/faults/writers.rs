//! Writers as processes of their own, and what must hold of the book that they wrote to.

use carnet_app::wire::clients::ClientRequest;
use carnet_app::{Carnet, clients};
use carnet_store::Connection;
use carnet_tests::Desk;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// Returns a desk with one client to work for.
pub fn desk() -> Desk {
    let desk = Desk::new("2026-11-21", "franchise");
    let request = ClientRequest {
        name: Some("Studio Forêt".to_owned()),
        address: Some("64000 Pau".to_owned()),
        ..ClientRequest::default()
    };
    clients::save(&mut desk.open(), request).expect("a client");
    desk
}

/// A writing process and what it says.
pub struct Writer {
    process: Child,
    lines: Receiver<String>,
    heard: Vec<String>,
}

impl Writer {
    /// Returns the command of a process that writes `count` records of `kind`, marked with `tag`.
    pub fn command(book: &Path, kind: &str, tag: &str, count: u32) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet-writer"));
        command.arg(book).args([kind, tag, &count.to_string()]);
        command
    }

    /// Starts a process that writes `count` records of `kind`, marked with `tag`.
    pub fn start(book: &Path, kind: &str, tag: &str, count: u32) -> Self {
        let mut process =
            Self::command(book, kind, tag, count).stdout(Stdio::piped()).spawn().expect("the writer starts");
        let out = process.stdout.take().expect("its output is ours");
        let (tell, lines) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                // The test stopped listening: it is over.
                if tell.send(line).is_err() {
                    break;
                }
            }
        });
        Self { process, lines, heard: Vec::new() }
    }

    /// Waits until it has said something.
    pub fn wait_for_first(&mut self) {
        let first = self.lines.recv_timeout(Duration::from_secs(30)).expect("the writer writes");
        self.heard.push(first);
    }

    /// Returns its number among the processes.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits for what it says next; none when it is done.
    pub fn next(&mut self) -> Option<String> {
        self.lines.recv().ok()
    }

    /// Returns what it said since it was asked last.
    pub fn so_far(&mut self) -> Vec<String> {
        let first = std::mem::take(&mut self.heard);
        first.into_iter().chain(self.lines.try_iter()).collect()
    }

    /// Kills it at once, as a power cut of the process, and returns what it had said.
    pub fn kill(mut self) -> Vec<String> {
        self.process.kill().expect("SIGKILL is sent");
        self.said()
    }

    /// Waits until it is done and returns what it said.
    pub fn finish(mut self) -> Vec<String> {
        self.said()
    }

    fn said(&mut self) -> Vec<String> {
        self.process.wait().expect("the writer ends");
        self.heard.extend(self.lines.iter());
        std::mem::take(&mut self.heard)
    }
}

/// Returns everything that the book holds, as writers say it.
pub fn held(carnet: &Carnet) -> BTreeSet<String> {
    held_in(carnet.conn())
}

/// Returns the same of any copy of the database.
pub fn held_in(conn: &Connection) -> BTreeSet<String> {
    let mut held = BTreeSet::new();
    for sql in [
        "SELECT 'hours ' || coalesce(note, '') FROM time_entry",
        "SELECT 'invoice ' || number FROM invoice WHERE number IS NOT NULL",
    ] {
        let mut statement = conn.prepare(sql).expect("the book reads");
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("the book reads");
        held.extend(rows.map(|row| row.expect("text")));
    }
    held
}

/// Checks that invoice numbers run from 1 without a gap or a double and that their dates never go back; returns
/// how many there are.
pub fn check_numbers(carnet: &Carnet) -> usize {
    let mut statement = carnet
        .conn()
        .prepare("SELECT number, issue_date FROM invoice WHERE number LIKE 'F%' ORDER BY number")
        .expect("the book reads");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("the book reads");
    let issued: Vec<(String, String)> = rows.map(|row| row.expect("text")).collect();
    for (index, (number, _)) in issued.iter().enumerate() {
        assert_eq!(*number, format!("F2026-{:04}", index + 1), "numbers follow each other");
    }
    assert!(issued.is_sorted_by_key(|(_, date)| date), "dates never go back");
    issued.len()
}

/// Checks that all that was said is held, and that the file is sound.
pub fn check_kept(carnet: &Carnet, said: &BTreeSet<String>) {
    carnet.book().check().expect("the file is sound");
    let held = held(carnet);
    let lost: Vec<_> = said.difference(&held).collect();
    assert!(lost.is_empty(), "{} acknowledged writes are lost: {lost:?}", lost.len());
}
