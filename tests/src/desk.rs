//! A desk: a temporary folder with a book, a fixed day, and the program to type at.

use crate::program;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::{Carnet, Clock, Language};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// What a freelancer types on the first day; the IBAN and SIRET are valid and nobody's.
pub const IDENTITY: &[&str] = &[
    "init",
    "--name",
    "Élise Carnet",
    "--address",
    "3 rue des Lilas\\n64000 Pau",
    "--siret",
    "73282932000074",
    "--status",
    "micro-bnc",
    "--iban",
    "FR1420041010050500013M02606",
];

/// The same for tests that call the use cases.
pub fn identity(vat: &str) -> IdentityRequest {
    IdentityRequest {
        name: "Élise Carnet".to_owned(),
        address: "3 rue des Lilas\n64000 Pau".to_owned(),
        siret: "73282932000074".to_owned(),
        status: "micro-bnc".to_owned(),
        vat: vat.to_owned(),
        iban: "FR1420041010050500013M02606".to_owned(),
        ..IdentityRequest::default()
    }
}

/// A temporary folder, its book, and today.
pub struct Desk {
    folder: TempDir,
    today: String,
}

/// What a command left behind.
#[derive(Debug)]
pub struct Ran {
    /// Exit status; none when it was killed.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// Returns a desk without a book.
    pub fn empty(today: &str) -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder"), today: today.to_owned() }
    }

    /// Returns a desk whose book has an identity, under the given VAT regime.
    pub fn new(today: &str, vat: &str) -> Self {
        let desk = Self::empty(today);
        carnet_app::identity::init(&desk.book(), desk.clock(), Some(Language::Fr), identity(vat))
            .expect("the book is made");
        desk
    }

    /// Says what day it is from now on.
    pub fn on(&mut self, today: &str) -> &mut Self {
        today.clone_into(&mut self.today);
        self
    }

    /// Returns the folder of the book.
    pub fn book(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    /// Returns the folder around the book.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the clock of the desk.
    pub fn clock(&self) -> Clock {
        Clock::Fixed(self.today.parse().expect("an ISO date"))
    }

    /// Opens the book as the window would.
    pub fn open(&self) -> Carnet {
        Carnet::open(&self.book(), self.clock(), Some(Language::Fr)).expect("the book opens")
    }

    /// Writes a file beside the book and returns its path.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path.to_str().expect("a plain path").to_owned()
    }

    /// Returns the command `carnet ARGS` on this book and day.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .arg("--book")
            .arg(self.book())
            .args(["--today", &self.today])
            .env_remove("CARNET_HOME")
            .current_dir(self.folder.path());
        command
    }

    /// Runs `carnet ARGS`.
    pub fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().expect("carnet starts"))
    }

    /// Runs `carnet ARGS --json`, which must work, and returns the one document it prints.
    pub fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--json"]].concat());
        assert_eq!(ran.status, Some(0), "carnet {args:?} must work: {}", ran.err);
        serde_json::from_str(&ran.out)
            .unwrap_or_else(|e| panic!("carnet {args:?} prints one JSON document ({e}): {}", ran.out))
    }

    /// Runs `carnet ARGS --json`, which must be refused, and returns the failure it prints.
    pub fn refused(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--json"]].concat());
        assert_eq!(
            ran.status,
            Some(1),
            "carnet {args:?} must be refused, not {:?} {} {}",
            ran.status,
            ran.out,
            ran.err
        );
        assert_eq!(ran.out, "", "a refusal prints nothing on standard output");
        serde_json::from_str(&ran.err)
            .unwrap_or_else(|e| panic!("carnet {args:?} refuses with one JSON document ({e}): {}", ran.err))
    }
}

fn ran(output: Output) -> Ran {
    Ran {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}
