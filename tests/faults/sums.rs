//! R14: random work on hours, invoices and payments, taken back and done again, with programs that end in the middle: the kept
//! sums stay those of the rows, to the minute and the cent, and each row as it was written.

use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::hours::{EntryId, EntryRequest};
use carnet_app::wire::invoices::{
    InvoiceCorrect, InvoiceCredit, InvoiceIssue, InvoiceRequest, PaymentRequest,
};
use carnet_app::wire::quotes::LineRequest;
use carnet_app::{Carnet, Refusal, check, clients, hours, invoices, journal};
use carnet_store::changed_rows;
use carnet_store::sums::{hours_differences, money_differences};
use carnet_tests::{Desk, Random, rounds};
use std::path::Path;

const CLIENTS: [&str; 3] = ["Acme", "Studio Zoé", "Mairie"];
const MOTIVES: [&str; 4] = ["production", "phone", "quoting", "travel"];

fn desk() -> Desk {
    let desk = Desk::new("2026-11-21", "receipts");
    for name in CLIENTS {
        let named = ClientRequest {
            name: Some(name.to_owned()),
            address: Some("64000 Pau".to_owned()),
            ..ClientRequest::default()
        };
        clients::save(&mut desk.open(), named).expect("a client");
    }
    desk
}

fn pick<'a>(of: &[&'a str], random: &mut Random) -> &'a str {
    of[random.index(of.len())]
}

/// A row of a table by chance; none when there is none.
fn row(carnet: &Carnet, sql: &str, random: &mut Random) -> Option<String> {
    let mut statement = carnet.conn().prepare(sql).expect("the book reads");
    let rows = statement.query_map([], |row| row.get(0)).expect("the book reads");
    let all: Vec<String> = rows.map(|row| row.expect("text")).collect();
    (!all.is_empty()).then(|| all[random.index(all.len())].clone())
}

fn entry(id: Option<i64>, random: &mut Random) -> EntryRequest {
    EntryRequest {
        id,
        date: Some(format!("2026-{:02}-{:02}", 1 + random.below(11), 1 + random.below(20))),
        duration: Some(format!("{}m", 1 + random.below(600))),
        client: Some(pick(&CLIENTS, random).to_owned()),
        motive: Some(pick(&MOTIVES, random).to_owned()),
        billable: Some(random.below(3) > 0),
        ..EntryRequest::default()
    }
}

/// Does one thing by chance; what is refused changes nothing.
fn step(carnet: &mut Carnet, random: &mut Random) -> Result<(), Refusal> {
    const ENTRIES: &str = "SELECT CAST(id AS TEXT) FROM time_entry";
    const ISSUED: &str = "SELECT number FROM invoice WHERE kind = 'standard' AND status = 'issued'";
    match random.below(20) {
        0..6 => hours::save(carnet, entry(None, random)).map(drop),
        6..9 => match row(carnet, ENTRIES, random) {
            Some(id) => hours::save(carnet, entry(id.parse().ok(), random)).map(drop),
            None => Ok(()),
        },
        9..11 => match row(carnet, ENTRIES, random) {
            Some(id) => hours::delete(carnet, EntryId { id: id.parse().expect("an id") }).map(drop),
            None => Ok(()),
        },
        11 => {
            let line = LineRequest {
                description: "Travail".to_owned(),
                quantity: (1 + random.below(9)).to_string(),
                unit: "h".to_owned(),
                unit_price: format!("{},{:02}", 10 + random.below(90), random.below(100)),
                ..LineRequest::default()
            };
            let client = pick(&CLIENTS, random).to_owned();
            let draft = invoices::save(
                carnet,
                InvoiceRequest { client, lines: vec![line], ..InvoiceRequest::default() },
            )?;
            issue(carnet, draft.value.id)
        }
        12 | 13 => match row(carnet, ISSUED, random) {
            Some(invoice) => {
                let amount = format!("{},{:02}", 1 + random.below(200), random.below(100));
                let method = "transfer".to_owned();
                invoices::pay(carnet, PaymentRequest { invoice, amount, method, ..PaymentRequest::default() })
                    .map(drop)
            }
            None => Ok(()),
        },
        14 => match row(carnet, ISSUED, random) {
            Some(invoice) if random.below(2) == 0 => {
                let request = InvoiceCredit {
                    invoice,
                    reason: "geste".to_owned(),
                    issue: true,
                    ..InvoiceCredit::default()
                };
                invoices::credit(carnet, request).map(drop)
            }
            Some(invoice) => {
                let request = InvoiceCorrect { invoice, reason: "erreur".to_owned() };
                let draft = invoices::correct(carnet, request)?;
                issue(carnet, draft.value.id)
            }
            None => Ok(()),
        },
        15..18 => journal::undo(carnet).map(drop),
        _ => journal::redo(carnet).map(drop),
    }
}

fn issue(carnet: &mut Carnet, id: i64) -> Result<(), Refusal> {
    invoices::issue(carnet, InvoiceIssue { id, ..InvoiceIssue::default() }).map(drop)
}

/// Ends the program in the middle: the database and its log stand as they were, nothing was folded in.
fn crash(desk: &Desk, carnet: Carnet) -> Carnet {
    let files = ["carnet.sqlite3", "carnet.sqlite3-wal"].map(|name| desk.book().join(name));
    let left = files.clone().map(|file| std::fs::read(file).expect("the database and its log"));
    drop(carnet);
    for (file, bytes) in files.iter().zip(left) {
        std::fs::write(file, bytes).expect("what the program left");
    }
    let index: &Path = &desk.book().join("carnet.sqlite3-shm");
    assert!(
        !index.exists() || std::fs::remove_file(index).is_ok(),
        "the index of the log goes with the program"
    );
    desk.open()
}

/// Steps in the life of a book.
const STEPS: usize = 400;

#[test]
fn kept_sums_follow_the_rows_whatever_happens() {
    for book in 0..rounds(1, 250) {
        work(14 + book as u64);
    }
}

fn work(seed: u64) {
    let desk = desk();
    let mut carnet = desk.open();
    let mut random = Random::new(seed);
    let (mut done, mut refused) = (0, 0);
    for round in 1..=STEPS {
        match step(&mut carnet, &mut random) {
            Ok(()) => done += 1,
            Err(_) => refused += 1,
        }
        if round % 25 == 0 {
            carnet = crash(&desk, carnet);
            assert_eq!(
                hours_differences(carnet.conn()).expect("it reads"),
                0,
                "book {seed}, {round}: to the minute"
            );
            assert_eq!(
                money_differences(carnet.conn()).expect("it reads"),
                0,
                "book {seed}, {round}: to the cent"
            );
        }
        if round % 100 == 0 {
            assert_eq!(
                changed_rows(carnet.conn()).expect("it reads"),
                [],
                "book {seed}, {round}: each row as it was written"
            );
        }
    }
    let found = check::book(&carnet).expect("the check runs").verification;
    assert!(found.ok, "{:?}", found.findings);
    assert!(
        done > STEPS / 4 && found.checked > 5,
        "{done} done, {refused} refused, {} issued",
        found.checked
    );
}
