//! A program that writes to a book until it is killed, and says each write once it is on the disk.
//!
//! usage: `carnet-writer BOOK hours|invoices|mixed|all|soak TAG COUNT`. It prints `hours NOTE`, `invoice NUMBER`,
//! `backup NAME` or `refused CODE MESSAGE`, one a line.

use carnet_app::wire::hours::EntryRequest;
use carnet_app::wire::invoices::{InvoiceIssue, InvoiceRequest};
use carnet_app::wire::quotes::LineRequest;
use carnet_app::{Carnet, Clock, Language, Refusal, backups, hours, invoices};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [book, kind, tag, count] = arguments.as_slice() else { return ExitCode::from(2) };
    let (Ok(count), Ok(today)) = (count.parse::<u32>(), "2026-11-21".parse()) else {
        return ExitCode::from(2);
    };
    let opened = Carnet::open(book.as_ref(), Clock::Fixed(today), Some(Language::Fr));
    let mut carnet = match opened {
        Ok(carnet) => carnet,
        Err(refusal) => {
            say(&told(&refusal));
            return ExitCode::FAILURE;
        }
    };
    for round in 0..count {
        let written = match kind.as_str() {
            "invoices" => issue(&mut carnet, tag, round),
            "mixed" if round % 3 == 1 => issue(&mut carnet, tag, round),
            "soak" if round % 100 == 1 => issue(&mut carnet, tag, round),
            "all" if round % 4 == 1 => issue(&mut carnet, tag, round),
            "all" if round % 4 == 2 => edit(&mut carnet, tag, round),
            "all" if round % 4 == 3 => backups::make(&carnet).map(|backup| format!("backup {}", backup.name)),
            _ => work(&mut carnet, tag, round),
        };
        say(&written.unwrap_or_else(|refusal| told(&refusal)));
    }
    ExitCode::SUCCESS
}

fn told(refusal: &Refusal) -> String {
    let failure = refusal.explain(Language::Fr);
    format!("refused {:?} {}", failure.code, failure.message)
}

/// Prints a line that is whole even when the process is killed right after.
fn say(line: &str) {
    // Who reads is gone: the test is over.
    let _ = std::io::stdout().write_all(format!("{line}\n").as_bytes());
}

fn work(carnet: &mut Carnet, tag: &str, round: u32) -> Result<String, Refusal> {
    let note = format!("{tag}-{round}");
    hours::save(carnet, entry(None, &note))?;
    Ok(format!("hours {note}"))
}

/// Writes an entry and corrects it: the correction is what is told.
fn edit(carnet: &mut Carnet, tag: &str, round: u32) -> Result<String, Refusal> {
    let made = hours::save(carnet, entry(None, "brouillon"))?.value;
    let note = format!("{tag}-{round}");
    hours::save(carnet, entry(Some(made.id), &note))?;
    Ok(format!("hours {note}"))
}

fn entry(id: Option<i64>, note: &str) -> EntryRequest {
    EntryRequest {
        id,
        date: Some("2026-11-20".to_owned()),
        duration: Some("5m".to_owned()),
        client: Some("1".to_owned()),
        motive: Some("production".to_owned()),
        note: Some(note.to_owned()),
        ..EntryRequest::default()
    }
}

fn issue(carnet: &mut Carnet, tag: &str, round: u32) -> Result<String, Refusal> {
    let line = LineRequest {
        description: format!("Travail {tag}-{round}"),
        quantity: "1".to_owned(),
        unit: "lump".to_owned(),
        unit_price: "100".to_owned(),
        ..LineRequest::default()
    };
    let request = InvoiceRequest { client: "1".to_owned(), lines: vec![line], ..InvoiceRequest::default() };
    let draft = invoices::save(carnet, request)?.value;
    let issued = invoices::issue(carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() })?.value;
    Ok(format!("invoice {}", issued.number.unwrap_or_default()))
}
