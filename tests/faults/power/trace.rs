//! What a program does to files, as `strace` tells it: the record that a power cut is played on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The calls that change files, their names, or what is known to be on the disk.
const CALLS: &str = "trace=openat,open,creat,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,truncate,\
                     rename,renameat,renameat2,unlink,unlinkat,link,linkat,fallocate,copy_file_range,sendfile";

/// An open file of a process: its number there.
pub type Handle = (u32, u32);

/// One step of a record.
#[derive(Debug, Clone)]
pub enum Step {
    /// The program said a line on its standard output.
    Said(String),
    /// A file was opened.
    Open { path: PathBuf, handle: Handle, create: bool, truncate: bool, append: bool },
    /// The place of the next write was set.
    Seek { handle: Handle, at: usize },
    /// Bytes were written, at a place or where the handle stands.
    Write { path: PathBuf, handle: Handle, at: Option<usize>, bytes: Vec<u8> },
    /// A file was cut or lengthened.
    Cut { path: PathBuf, length: usize },
    /// A file or folder was asked onto the disk; `done` tells whether the disk agreed.
    Sync { path: PathBuf, done: bool },
    /// A second name.
    Link { from: PathBuf, to: PathBuf },
    /// Another name.
    Rename { from: PathBuf, to: PathBuf },
    /// A name less.
    Unlink { path: PathBuf },
}

/// Runs a command under `strace`, with its further arguments, and returns what it did under `folder`.
pub fn record(command: &Command, folder: &Path, further: &[&str]) -> Vec<Step> {
    let log = folder.with_extension("strace");
    let mut traced = Command::new("strace");
    traced.args(["-f", "-y", "-xx", "-s", "8000000", "-e", CALLS]).args(further).arg("-o").arg(&log);
    traced.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            traced.env(name, value);
        }
    }
    let output = traced.stdout(Stdio::piped()).stderr(Stdio::null()).output().expect("strace starts");
    drop(output);
    let text = std::fs::read_to_string(&log).expect("strace wrote its log");
    let steps = parse(&text, folder);
    std::fs::remove_file(&log).expect("the log is removed");
    steps
}

fn parse(text: &str, folder: &Path) -> Vec<Step> {
    let mut begun: HashMap<u32, String> = HashMap::new();
    let mut steps = Vec::new();
    for line in text.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let Ok(process) = process.parse::<u32>() else { continue };
        let rest = rest.trim_start();
        if let Some(start) = rest.strip_suffix("<unfinished ...>") {
            begun.insert(process, start.trim_end().to_owned());
            continue;
        }
        let whole = match rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            Some((_, end)) => format!("{}{end}", begun.remove(&process).unwrap_or_default()),
            None => rest.to_owned(),
        };
        steps.extend(call(&whole, process).filter(|step| concerns(step, folder)));
    }
    steps
}

fn concerns(step: &Step, folder: &Path) -> bool {
    match step {
        Step::Said(_) | Step::Seek { .. } => true,
        Step::Open { path, .. }
        | Step::Write { path, .. }
        | Step::Cut { path, .. }
        | Step::Sync { path, .. }
        | Step::Link { to: path, .. }
        | Step::Rename { to: path, .. }
        | Step::Unlink { path } => path.starts_with(folder),
    }
}

/// Reads one finished call; none when it failed, unless it is a sync.
fn call(line: &str, process: u32) -> Option<Step> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let done = !result.starts_with('-');
    if !done && !matches!(name, "fsync" | "fdatasync") {
        return None;
    }
    let number: usize = result.split(|c: char| !c.is_ascii_digit()).next()?.parse().unwrap_or(0);
    let texts: Vec<Vec<u8>> = arguments.split('"').skip(1).step_by(2).map(unescape).collect();
    let path =
        |rank: usize| texts.get(rank).map(|text| PathBuf::from(String::from_utf8_lossy(text).into_owned()));
    let last = || arguments.rsplit(',').next().and_then(|text| text.trim().parse::<usize>().ok());
    let opened = || {
        let (fd, rest) = arguments.split_once('<')?;
        let named = String::from_utf8_lossy(&unescape(rest.split_once('>')?.0)).into_owned();
        let named = named.strip_suffix(" (deleted)").unwrap_or(&named).to_owned();
        Some((PathBuf::from(named), (process, fd.trim().parse::<u32>().ok()?)))
    };
    Some(match name {
        "openat" | "open" | "creat" => Step::Open {
            path: path(0)?,
            handle: (process, u32::try_from(number).ok()?),
            create: arguments.contains("O_CREAT") || name == "creat",
            truncate: arguments.contains("O_TRUNC") || name == "creat",
            append: arguments.contains("O_APPEND"),
        },
        "lseek" => Step::Seek { handle: opened()?.1, at: number },
        "write" | "writev" | "pwrite64" => {
            let (path, handle) = opened()?;
            let mut bytes = texts.concat();
            bytes.truncate(number);
            if handle.1 == 1 {
                return Some(Step::Said(String::from_utf8_lossy(&bytes).trim_end().to_owned()));
            }
            let at = if name == "pwrite64" { Some(last()?) } else { None };
            Step::Write { path, handle, at, bytes }
        }
        "fsync" | "fdatasync" => Step::Sync { path: opened()?.0, done },
        "ftruncate" => Step::Cut { path: opened()?.0, length: last()? },
        "rename" | "renameat" | "renameat2" => Step::Rename { from: path(0)?, to: path(1)? },
        "link" | "linkat" => Step::Link { from: path(0)?, to: path(1)? },
        "unlink" | "unlinkat" => Step::Unlink { path: path(0)? },
        // A call that is not played would make every answer worthless.
        other => panic!("{other} is not modelled: {line}"),
    })
}

fn unescape(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2).unwrap_or_default(), 16).expect("two figures"));
        bytes.extend_from_slice(part.get(2..).unwrap_or_default().as_bytes());
    }
    bytes
}
