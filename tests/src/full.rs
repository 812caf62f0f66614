//! A book with something in every table: what checks of "each row" are held against.

use crate::Desk;
use carnet_app::drafts;
use carnet_app::wire::drafts::DraftKeep;
use serde_json::Value;
use std::path::Path;

/// Returns a desk whose book has rows in every table, as a spring of work leaves them.
pub fn full_desk() -> Desk {
    let mut desk = Desk::new("2026-03-02", "receipts");
    for args in [
        &["source", "add", "Annuaire", "--monthly", "29", "--commission", "5"][..],
        &[
            "client",
            "add",
            "Commune d'Aure",
            "--address",
            "1 place de l'Église\\n65170 Aure",
            "--source",
            "Annuaire",
        ],
        &["log", "Commune", "call", "Le secrétariat déborde", "--minutes", "15", "--next", "2026-03-09"],
        &["service", "add", "Permanence", "--unit", "h", "--price", "40"],
        &[
            "quote",
            "new",
            "--client",
            "Commune",
            "--line",
            "Permanence;120;h;40",
            "--line",
            "Reprise;1;lump;1200",
            "--estimate",
            "160",
        ],
        &["quote", "send", "D2026-0001", "--follow-up", "2026-03-16"],
    ] {
        desk.json(args);
    }
    desk.on("2026-03-10");
    let signed = desk.file("signe.pdf", b"%PDF-1.4 the signed order");
    let mission =
        desk.json(&["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-03-10"])["id"]
            .to_string();
    desk.json(&["mission", "deadline", &mission, "2026-06-30", "--reason", "date convenue"]);
    desk.json(&["mission", "amend", &mission, "Une salle de plus", "--net", "300", "--hours", "8"]);
    desk.json(&["hours", "add", "9:00-12:00 commune production permanence"]);
    desk.json(&["hours", "add", "1h administration"]);
    let deposit = propose_and_issue(&desk);
    desk.json(&["pay", &deposit, "--amount", "1440", "--on", "2026-03-10"]);
    desk.json(&["invoice", "state", &deposit, "202"]);
    desk.on("2026-04-02").json(&["close", "2026-03"]);
    // After the closing: a format that knew no purchases closed months without them.
    desk.json(&["expense", "import", received()]);
    desk.json(&[
        "expense",
        "add",
        "Papeterie",
        "--net",
        "10",
        "--gross",
        "12",
        "--paid-on",
        "2026-04-01",
        "--method",
        "card",
    ]);
    for stage in ["2", "3", "4"] {
        desk.json(&["mission", "stage", "validate", &mission, stage]);
        propose_and_issue(&desk);
    }
    let free =
        desk.json(&["invoice", "new", "--client", "Commune", "--line", "Guide;1;u;100"])["id"].to_string();
    let free = desk.json(&["invoice", "issue", &free])["number"].as_str().expect("a number").to_owned();
    desk.json(&["invoice", "credit", &free, "--reason", "un geste"]);
    desk.on("2026-06-15");
    let letter = desk.folder().join("lettre.pdf");
    desk.json(&["invoice", "remind", "F2026-0002", "--level", "1", "-o", letter.to_str().unwrap()]);
    desk.json(&["invoice", "new", "--client", "Commune", "--line", "Un brouillon;1;u;10"]);
    desk.json(&["accounts", "set", "bank", "512100"]);
    desk.json(&["accounts", "basis", "accrual"]);
    desk.json(&["follow-up", "done", "1"]);
    desk.json(&["hours", "start", "commune", "appel"]);
    let typed = DraftKeep { key: "quote/new".to_owned(), typed: Some("{\"subject\":\"Logo\"}".to_owned()) };
    drafts::keep(&mut desk.open(), typed).expect("a draft is kept");
    desk
}

/// Issues everything that waits for its invoice and returns the first number.
fn propose_and_issue(desk: &Desk) -> String {
    let proposed = desk.json(&["invoice", "propose"]);
    let issue = |draft: &Value| desk.json(&["invoice", "issue", &draft["id"].to_string()])["number"].clone();
    let numbers: Vec<Value> = proposed["invoices"].as_array().expect("a list").iter().map(issue).collect();
    numbers[0].as_str().expect("a number").to_owned()
}

fn received() -> &'static str {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/received/facture-117.xml");
    assert!(Path::new(path).exists(), "a received invoice");
    path
}
