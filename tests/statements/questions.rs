//! What the window asks, each question once, of a record that is in the middle of the book.

use crate::count::{self, Count};
use carnet_app::{Carnet, Language, Refusal};
use carnet_app::{agenda, books, clients, expenses, follow_ups, hours, invoices, missions};
use carnet_app::{drafts, quotes, reports, search, services, settings, sources};
use serde_json::{Value, json};
use std::time::Instant;

/// The records that questions are about.
#[derive(Debug)]
pub struct Subjects {
    client: String,
    name: String,
    quote: String,
    mission: String,
    invoice: String,
    expense: i64,
    year: String,
    from: String,
    to: String,
}

impl Subjects {
    /// Returns records of a book: those in the middle of each list.
    pub fn of(carnet: &Carnet) -> Self {
        let text = |table: &str, column: &str, which: &str| -> String {
            let sql = format!(
                "SELECT CAST({column} AS TEXT) FROM {table} WHERE {which} ORDER BY id
                 LIMIT 1 OFFSET (SELECT count(*) / 2 FROM {table} WHERE {which})"
            );
            carnet.conn().query_row(&sql, [], |row| row.get(0)).unwrap_or_default()
        };
        let month: String = text("time_entry", "substr(day, 1, 7)", "1");
        Self {
            client: text("client", "id", "id IN (SELECT client_id FROM time_entry)"),
            name: text("client", "name", "id IN (SELECT client_id FROM time_entry)"),
            quote: text("quote", "number", "number IS NOT NULL"),
            mission: text("mission", "id", "1"),
            invoice: text("invoice", "number", "number LIKE 'F%'"),
            expense: text("expense", "id", "1").parse().unwrap_or_default(),
            year: month[..4].to_owned(),
            from: format!("{month}-01"),
            to: format!("{month}-28"),
        }
    }
}

/// What came of a question.
#[derive(Debug)]
pub struct Answer {
    /// The command of the window, and what is special about the question.
    pub name: &'static str,
    /// What SQLite did.
    pub count: Count,
    /// How long the answer is as it travels, in bytes.
    pub bytes: usize,
    /// How long it took, in microseconds: told, never judged.
    pub micros: u128,
}

fn ask<Q, R>(
    carnet: &Carnet,
    name: &'static str,
    request: Value,
    verb: impl FnOnce(&Carnet, Q) -> Result<R, Refusal>,
) -> Answer
where
    Q: serde::de::DeserializeOwned,
    R: serde::Serialize,
{
    let (request, began) = begin(carnet, name, request);
    let reply = verb(carnet, request);
    answer(carnet, name, began, reply)
}

fn tell<Q, R>(
    carnet: &mut Carnet,
    name: &'static str,
    request: Value,
    verb: impl FnOnce(&mut Carnet, Q) -> Result<R, Refusal>,
) -> Answer
where
    Q: serde::de::DeserializeOwned,
    R: serde::Serialize,
{
    let (request, began) = begin(carnet, name, request);
    let reply = verb(carnet, request);
    answer(carnet, name, began, reply)
}

fn begin<Q: serde::de::DeserializeOwned>(carnet: &Carnet, name: &str, request: Value) -> (Q, Instant) {
    let request = serde_json::from_value(request).unwrap_or_else(|e| panic!("{name}: {e}"));
    let began = Instant::now();
    count::start(carnet.conn());
    (request, began)
}

fn answer<R: serde::Serialize>(
    carnet: &Carnet,
    name: &'static str,
    began: Instant,
    reply: Result<R, Refusal>,
) -> Answer {
    let (count, micros) = (count::stop(carnet.conn()), began.elapsed().as_micros());
    let reply = reply.unwrap_or_else(|refusal| panic!("{name}: {}", refusal.explain(Language::En).message));
    let bytes = serde_json::to_vec(&reply).expect("it travels").len();
    Answer { name, count, bytes, micros }
}

/// What is asked at each letter that is typed, or each time that the window comes to the front.
pub fn keystrokes(carnet: &mut Carnet, of: &Subjects) -> Vec<Answer> {
    let client: String = of.name.chars().take(3).collect();
    let line = format!("2h {client}");
    let typed = json!({"client": of.client, "lines": [
        {"description": "Relecture", "quantity": "2", "unit": "h", "unit_price": "60"},
        {"description": "Mise en page", "quantity": "1", "unit": "lump", "unit_price": "300"},
    ], "schedule": []});
    let entry = json!({"line": format!("2h {} appel", of.name)});
    let mut answers = vec![
        ask(carnet, "list_client_cards, typed", json!({"search": client, "most": 20}), clients::cards),
        ask(
            carnet,
            "complete_line",
            json!({"line": line, "cursor": line.chars().count()}),
            hours::complete_line,
        ),
        ask(carnet, "preview_entry_line", entry, hours::preview_line),
        ask(carnet, "preview_quote", typed.clone(), quotes::preview),
        ask(carnet, "preview_quote_paper", typed.clone(), quotes::preview_paper),
        ask(carnet, "preview_invoice", typed.clone(), invoices::preview),
        ask(carnet, "preview_invoice_paper", typed, invoices::preview_paper),
        ask(carnet, "search", json!({"text": client}), search::find),
        ask(carnet, "show_timer", json!(null), |carnet, (): ()| hours::timer(carnet)),
    ];
    answers.push(tell(carnet, "keep_draft", json!({"key": "client", "typed": "{}"}), drafts::keep));
    answers
}

/// What a screen asks when it is opened on one record.
pub fn records(carnet: &Carnet, of: &Subjects) -> Vec<Answer> {
    let (from, to) = (&of.from, &of.to);
    let rows = |figure: &str| json!({"client": of.client, "figure": figure, "from": from, "to": to});
    vec![
        ask(carnet, "show_client", json!({"name": of.client}), clients::show),
        ask(carnet, "show_quote", json!({"name": of.quote}), quotes::show),
        ask(carnet, "show_mission", json!({"name": of.mission}), missions::show),
        ask(carnet, "show_invoice", json!({"name": of.invoice}), invoices::show),
        ask(carnet, "lifecycle_codes", json!({"invoice": of.invoice}), invoices::lifecycle_codes),
        ask(carnet, "show_expense", json!({"id": of.expense}), expenses::show),
        ask(carnet, "list_hours, a month", json!({"from": from, "to": to}), hours::list),
        ask(carnet, "list_hours, a mission", json!({"mission": of.mission}), hours::list),
        ask(carnet, "list_days, a month", json!({"from": from, "to": to}), hours::days),
        ask(carnet, "list_gaps", json!({"month": &from[..7]}), hours::gaps),
        ask(carnet, "profit_rows, hours", rows("hours"), reports::profit_rows),
        ask(carnet, "profit_rows, invoiced", rows("invoiced"), reports::profit_rows),
        ask(carnet, "list_agenda, a month", json!({"from": from, "to": to}), agenda::list),
    ]
}

/// What a screen asks to list all of a kind.
pub fn lists(carnet: &Carnet, of: &Subjects) -> Vec<Answer> {
    let year = json!({"year": of.year});
    vec![
        ask(carnet, "list_client_cards", json!({}), clients::cards),
        ask(carnet, "list_sources", json!(null), |carnet, (): ()| sources::list(carnet)),
        ask(carnet, "list_follow_ups", json!({"due": false}), follow_ups::list),
        ask(carnet, "list_quotes", json!({}), quotes::list),
        ask(carnet, "list_services", json!(null), |carnet, (): ()| services::list(carnet)),
        ask(carnet, "list_missions", json!({}), missions::list),
        ask(carnet, "list_invoices", json!({}), invoices::list),
        ask(carnet, "list_expenses", json!({"unpaid": false}), expenses::list),
        ask(carnet, "list_closings", json!(null), |carnet, (): ()| books::list_closings(carnet)),
        ask(carnet, "list_accounts", json!(null), |carnet, (): ()| books::list_accounts(carnet)),
        ask(carnet, "list_drafts", json!(null), |carnet, (): ()| drafts::list(carnet)),
        ask(carnet, "receipts_ledger", year.clone(), books::receipts_ledger),
        ask(carnet, "purchases_register", year.clone(), books::purchases_register),
        ask(carnet, "accounting_entries", year.clone(), books::accounting_entries),
        ask(carnet, "report_profit", year.clone(), reports::profit),
        ask(carnet, "report_months", year, reports::report_months),
        ask(carnet, "report_today", json!(null), |carnet, (): ()| reports::today(carnet)),
        ask(carnet, "show_settings", json!(null), |carnet, (): ()| settings::show(carnet)),
    ]
}
