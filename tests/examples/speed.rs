//! What `./dev bench` measures inside one process: the live preview of a quote, and a durable write of hours.
//!
//! `speed preview BOOK TIMES` and `speed durable BOOK TIMES` print one line of JSON, times in microseconds. The book must have
//! a client named `Atelier Noé`. Nothing is judged here.

use carnet_app::wire::hours::EntryRequest;
use carnet_app::wire::quotes::{LineRequest, QuoteRequest};
use carnet_app::{Carnet, Clock, Language, Refusal, hours, quotes};
use std::path::Path;
use std::time::{Duration, Instant};

type Failed = Box<dyn std::error::Error>;

const CLIENT: &str = "Atelier Noé";
const TEXT: &str = "Rédaction et relecture orthographique ; cession des droits d'exploitation incluse.";

fn main() -> Result<(), Failed> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [what, book, times] = words.as_slice() else {
        return Err("usage: speed preview|durable BOOK TIMES".into());
    };
    let times: usize = times.parse()?;
    match what.as_str() {
        "preview" => preview(Path::new(book), times),
        "durable" => durable(Path::new(book), times),
        _ => Err("usage: speed preview|durable BOOK TIMES".into()),
    }
}

fn open(book: &Path) -> Result<Carnet, Failed> {
    Carnet::open(book, Clock::System, Some(Language::En)).map_err(sentence)
}

fn sentence(refusal: Refusal) -> Failed {
    refusal.explain(Language::En).message.into()
}

/// A keystroke in the last line of a quote of twenty lines, to the PDF that the page shows.
fn preview(book: &Path, times: usize) -> Result<(), Failed> {
    let carnet = open(book)?;
    let line = |number: usize, text: &str| LineRequest {
        description: format!("Lot {number:02} : conception\n{text}"),
        quantity: "2,5".to_owned(),
        unit: "d".to_owned(),
        unit_price: "450,50".to_owned(),
        vat_rate: Some(["20", "10", "5,5"][number % 3].to_owned()),
        ..LineRequest::default()
    };
    let letters: Vec<char> = TEXT.chars().collect();
    let mut took = Vec::with_capacity(times);
    let mut bytes = 0;
    for number in 0..times {
        let typed: String = letters.iter().cycle().take(1 + number % 400).collect();
        let mut lines: Vec<LineRequest> = (1..20).map(|number| line(number, TEXT)).collect();
        lines.push(line(20, &typed));
        let request = QuoteRequest {
            client: CLIENT.to_owned(),
            subject: Some("Refonte du site".to_owned()),
            lines,
            estimate: Some("350h".to_owned()),
            ..QuoteRequest::default()
        };
        let started = Instant::now();
        let paper = quotes::preview_paper(&carnet, request).map_err(sentence)?;
        took.push(started.elapsed());
        bytes = paper.pdf.len() * 3 / 4;
    }
    println!("{{{},\"bytes\":{bytes}}}", summary("preview", took));
    Ok(())
}

/// An entry saved, and in turn one row in a SQLite file of its own with the same settings: the least that a durable commit costs.
fn durable(book: &Path, times: usize) -> Result<(), Failed> {
    let mut carnet = open(book)?;
    let raw = carnet_store::Connection::open(book.join("least.sqlite3"))?;
    raw.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE entry (id INTEGER PRIMARY KEY, day INTEGER, client INTEGER, minutes INTEGER)",
    )?;
    let mut insert = raw.prepare("INSERT INTO entry (day, client, minutes) VALUES (?1, ?2, 60)")?;
    let (mut saved, mut least) = (Vec::with_capacity(times), Vec::with_capacity(times));
    for number in 0..times {
        let request = EntryRequest {
            date: Some("2026-03-19".to_owned()),
            start: Some(format!("{:02}:{:02}", number / 60 % 24, number % 60)),
            duration: Some("1m".to_owned()),
            client: Some(CLIENT.to_owned()),
            motive: Some("phone".to_owned()),
            ..EntryRequest::default()
        };
        let started = Instant::now();
        hours::save(&mut carnet, request).map_err(sentence)?;
        saved.push(started.elapsed());
        let (day, client) = (20_000 + i64::try_from(number / 8)?, i64::try_from(number % 60)?);
        let started = Instant::now();
        insert.execute((day, client))?;
        least.push(started.elapsed());
    }
    println!("{{{},{}}}", summary("carnet", saved), summary("least", least));
    Ok(())
}

fn summary(name: &str, mut took: Vec<Duration>) -> String {
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default().as_micros();
    format!("\"{name}\":{{\"p50\":{},\"p99\":{}}}", at(50), at(99))
}
