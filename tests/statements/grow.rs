//! A book with so many of each record, all alike: what differs between two of them is their size.

use carnet_app::{Carnet, Refusal};
use carnet_app::{clients, expenses, follow_ups, hours, invoices, missions, quotes};
use carnet_tests::Desk;
use serde_json::{Value, json};

fn act<Q: serde::de::DeserializeOwned, R>(
    carnet: &mut Carnet,
    request: Value,
    verb: impl FnOnce(&mut Carnet, Q) -> Result<R, Refusal>,
) -> R {
    let request: Q = serde_json::from_value(request.clone()).unwrap_or_else(|e| panic!("{request}: {e}"));
    verb(carnet, request).unwrap_or_else(|refusal| panic!("{:?}", refusal.explain(carnet_app::Language::En)))
}

/// Returns a book with `size` clients, each with a quote, a mission, invoices, payments, a purchase, hours, dates.
pub fn grown(size: usize) -> (Desk, Carnet) {
    let desk = Desk::new("2026-11-21", "receipts");
    let order = desk.file("bon.pdf", b"%PDF-1.4 signed");
    let mut carnet = desk.open();
    for rank in 0..size {
        one_more(&mut carnet, rank, &order);
    }
    (desk, carnet)
}

fn one_more(carnet: &mut Carnet, rank: usize, order: &str) {
    let client = format!("Studio {rank:02}");
    let line = json!({"description": "Rédaction", "quantity": "10", "unit": "h", "unit_price": "60", "vat_rate": "20"});
    act(
        carnet,
        json!({"name": client, "address": "Pau", "email": format!("s{rank}@exemple.fr")}),
        clients::save,
    );
    act(carnet, json!({"client": client, "kind": "call", "note": "premier appel"}), clients::log);
    act(carnet, json!({"client": client, "on": "2026-12-01", "note": "rappeler"}), follow_ups::add);
    let quote = json!({"client": client, "subject": format!("Guide {rank:02}"), "lines": [line], "estimate": "10h", "schedule": [
        {"label": "Acompte", "share": "30%"}, {"label": "Solde", "share": "70%"},
    ]});
    let number = act(carnet, quote, quotes::save).value.number;
    act(carnet, json!({"quote": number, "follow_up": "2026-11-30"}), quotes::send);
    let mission = json!({"quote": number, "signed": order, "on": "2026-11-20"});
    let mission = act(carnet, mission, quotes::accept).value.name;
    act(carnet, json!({"mission": mission, "date": "2026-12-20", "reason": "salon"}), missions::set_deadline);
    let drafts = invoices::propose(carnet).expect("drafts").value.invoices;
    for draft in drafts.iter().filter(|draft| draft.number.is_none()) {
        act(carnet, json!({"id": draft.id}), invoices::issue);
    }
    let free = act(carnet, json!({"client": client, "lines": [line, line]}), invoices::save).value;
    let issued = act(carnet, json!({"id": free.id}), invoices::issue).value.number.expect("a number");
    act(
        carnet,
        json!({"invoice": issued, "amount": "100", "method": "transfer", "on": "2026-11-21"}),
        invoices::pay,
    );
    act(carnet, json!({"client": client, "lines": [line]}), invoices::save);
    let expense = json!({"supplier": format!("Papetier {rank:02}"), "date": "2026-11-10", "total_gross": "24", "category": "fournitures"});
    act(carnet, expense, expenses::add);
    for (hour, motive) in [(8, "production"), (10, "phone"), (14, "production")] {
        let day = 1 + rank % 20;
        act(
            carnet,
            json!({"date": format!("2026-11-{day:02}"), "start": format!("{hour:02}:{:02}", rank / 20 * 5), "duration": "5m",
                   "client": client, "motive": motive, "note": format!("note {rank}")}),
            hours::save,
        );
    }
}
