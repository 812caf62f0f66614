//! Measures durable writes of hours and reports at a given number of entries, in a book on the disk of `--dir`.
//!
//! `cargo run --release -p carnet-app --example hours_speed -- ENTRIES [DIR]`. Prints milliseconds: median and 99th
//! percentile of a raw transaction of the same size, of `save` and `add_line`, of the grid and of the reports.

use carnet_app::wire::hours::{EntryLine, EntryRequest, HoursRequest, ImportHoursRequest};
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::reports::ProfitRequest;
use carnet_app::{Carnet, Clock, Language, Refusal, hours, identity, reports};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Entries that one file may bring without passing the size that is read.
const PER_FILE: usize = 184_000;
const MOTIVES: [&str; 4] = ["production", "appel", "devis", "facture"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let entries: usize = arguments.next().unwrap_or_else(|| "18400".to_owned()).parse()?;
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| format!("/tmp/hours-speed-{entries}")));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut carnet = make(&folder).map_err(sentence)?;
    let started = Instant::now();
    fill(&mut carnet, &folder, entries)?;
    println!("{entries} entries imported in {:.2} s", started.elapsed().as_secs_f64());
    raw(&folder)?;
    let mut number = 0_u32;
    measure("save", 500, || {
        number += 1;
        let request = EntryRequest {
            date: Some("2026-11-19".to_owned()),
            start: Some(format!("{:02}:{:02}", number / 60 % 24, number % 60)),
            duration: Some("1m".to_owned()),
            client: Some("client 007".to_owned()),
            motive: Some("phone".to_owned()),
            ..EntryRequest::default()
        };
        hours::save(&mut carnet, request).map(drop).map_err(sentence)
    })?;
    measure("add_line", 500, || {
        let line = "2h \"client 012\" devis page d'accueil".to_owned();
        hours::add_line(&mut carnet, EntryLine { line }).map(drop).map_err(sentence)
    })?;
    measure("preview_line", 500, || {
        let line = "2h \"client 012\" devis page d'accueil".to_owned();
        hours::preview_line(&carnet, EntryLine { line }).map(drop).map_err(sentence)
    })?;
    let mut rows = 0;
    measure("list, seven days", 50, || {
        let request = HoursRequest { from: Some("2020-03-02".to_owned()), ..HoursRequest::default() };
        rows = hours::list(&carnet, request).map_err(sentence)?.entries.len();
        Ok(())
    })?;
    println!("  {rows} entries in those seven days");
    measure("profit", 50, || reports::profit(&carnet, ProfitRequest::default()).map(drop).map_err(sentence))?;
    let mut lines = 0;
    measure("profit_monthly_csv", 50, || {
        let mut out = Vec::new();
        reports::profit_monthly_csv(&carnet, ProfitRequest::default(), &mut out).map_err(sentence)?;
        lines = out.iter().filter(|byte| **byte == b'\n').count();
        Ok(())
    })?;
    println!("  {lines} lines");
    let file = folder.join("carnet.sqlite3");
    carnet.conn().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    let size = std::fs::metadata(&file)?.len();
    println!("file {:.1} MiB, {} octets an entry", size as f64 / 1_048_576.0, size / entries.max(1) as u64);
    Ok(())
}

fn sentence(refusal: Refusal) -> Box<dyn std::error::Error> {
    refusal.explain(Language::En).message.into()
}

fn make(folder: &Path) -> Result<Carnet, Refusal> {
    let request = IdentityRequest {
        name: "Claire Martin".to_owned(),
        address: "1 rue Neuve\n64000 Pau".to_owned(),
        siret: "73282932000074".to_owned(),
        status: "micro-bnc".to_owned(),
        vat: "franchise".to_owned(),
        iban: "FR1420041010050500013M02606".to_owned(),
        ..IdentityRequest::default()
    };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    identity::init(folder, Clock::Fixed(today), Some(Language::En), request)
}

/// Ten years of 230 days, four clients of sixty a day, without overlaps.
fn fill(carnet: &mut Carnet, folder: &Path, entries: usize) -> Result<(), Box<dyn std::error::Error>> {
    let per_day = entries.div_ceil(2_300).max(1);
    let length = (480 / per_day).max(1);
    let first = chrono::NaiveDate::from_ymd_opt(2016, 1, 1).ok_or("no such day")?;
    let mut seed = 20_260_801_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut done = 0;
    while done < entries {
        let mut csv = String::from("date,start,end,minutes,client,task,billable\n");
        for number in done..entries.min(done + PER_FILE) {
            let (day, of_day) = (number / per_day, number % per_day);
            let date = first + chrono::Days::new((day / 230 * 365 + day % 230 * 3 / 2) as u64);
            let from = 480 + of_day * length;
            let client = (day * 7 + random(4) as usize * 11) % 60;
            let motive = MOTIVES[random(4) as usize];
            writeln!(
                csv,
                "{date},{:02}:{:02},{:02}:{:02},{length},Client {client:03},{motive},1",
                from / 60,
                from % 60,
                (from + length) / 60,
                (from + length) % 60
            )?;
        }
        done = entries.min(done + PER_FILE);
        let path = folder.join("log.csv");
        std::fs::write(&path, csv)?;
        let request = ImportHoursRequest {
            path: path.display().to_string(),
            format: Some("csv".to_owned()),
            dry_run: false,
            create_clients: true,
        };
        let imported = hours::import(carnet, request).map_err(sentence)?.value;
        if let Some(row) = imported.refused.first() {
            return Err(format!("line {}: {}", row.line, row.reason).into());
        }
    }
    Ok(())
}

/// The least that a durable commit costs here: one row in a log of its own, with the same settings.
fn raw(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let conn = carnet_store::Connection::open(folder.join("raw.sqlite3"))?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a INTEGER)")?;
    let mut insert = conn.prepare("INSERT INTO t VALUES (1)")?;
    measure("raw commit", 500, || Ok(insert.execute([]).map(drop)?))
}

fn measure(
    what: &str,
    times: usize,
    mut work: impl FnMut() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut took: Vec<Duration> = Vec::with_capacity(times);
    for _ in 0..times {
        let started = Instant::now();
        work()?;
        took.push(started.elapsed());
    }
    took.sort_unstable();
    let at =
        |share: usize| took.get(times * share / 100).copied().unwrap_or_default().as_secs_f64() * 1_000.0;
    println!("{what}: median {:.3} ms, p99 {:.3} ms", at(50), at(99));
    Ok(())
}
