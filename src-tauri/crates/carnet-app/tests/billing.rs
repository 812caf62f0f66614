//! Billing as a whole: whatever the lines, rates, discounts and splits, and whatever is credited on the way,
//! what is invoiced is the quote, to the cent, by VAT rate.
#![allow(clippy::unwrap_used)]

use carnet_app::wire::Reference;
use carnet_app::wire::clients::ClientRequest;
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::{InvoiceCredit, InvoiceIssue, InvoicePaper, InvoiceRequest, PaymentRequest};
use carnet_app::wire::missions::{Mission, MissionAmend, StageValidate};
use carnet_app::wire::quotes::{LineRequest, QuoteAccept, QuoteRequest, QuoteSend, StageRequest};
use carnet_app::{Carnet, Clock, Code, Language, clients, identity, invoices, journal, missions, quotes};
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

const TODAY: &str = "2026-11-21";

struct Desk {
    carnet: Carnet,
    folder: tempfile::TempDir,
}

fn desk(vat: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed(TODAY.parse::<NaiveDate>().unwrap());
    let request = IdentityRequest {
        name: "Anaïs Bérenger".into(),
        address: "12 rue de l'Église\n65170 Saint-Lary".into(),
        siret: "73282932000074".into(),
        status: "micro-bnc".into(),
        vat: vat.into(),
        iban: "FR1420041010050500013M02606".into(),
        target_rate: Some("35".into()),
        ..IdentityRequest::default()
    };
    let mut carnet = identity::init(folder.path(), clock, Some(Language::Fr), request).unwrap();
    let client = ClientRequest {
        name: Some("Acme SARL".into()),
        address: Some("5 avenue Foch\n69006 Lyon".into()),
        ..ClientRequest::default()
    };
    clients::save(&mut carnet, client).unwrap();
    Desk { carnet, folder }
}

fn line(quantity: &str, price: &str, rate: Option<&str>, discount: Option<&str>) -> LineRequest {
    LineRequest {
        description: "Secrétariat à distance".into(),
        quantity: quantity.into(),
        unit: "u".into(),
        unit_price: price.into(),
        vat_rate: rate.map(str::to_owned),
        discount_percent: discount.map(str::to_owned),
        ..LineRequest::default()
    }
}

fn accepted(desk: &mut Desk, request: QuoteRequest) -> Mission {
    let quote = quotes::save(&mut desk.carnet, request).unwrap().value;
    let send = QuoteSend { quote: quote.number.clone(), follow_up: "+7j".into(), note: None };
    quotes::send(&mut desk.carnet, send).unwrap();
    let signed = desk.folder.path().join("signé.pdf");
    std::fs::write(&signed, b"bon pour accord").unwrap();
    let accept = QuoteAccept {
        quote: quote.number,
        signed: signed.display().to_string(),
        on: TODAY.into(),
        ..QuoteAccept::default()
    };
    quotes::accept(&mut desk.carnet, accept).unwrap().value
}

fn by_name(name: impl ToString) -> Reference {
    Reference { name: name.to_string() }
}

fn cents(text: &str) -> i64 {
    let value: Decimal = text.parse().unwrap();
    (value * Decimal::ONE_HUNDRED).try_into().unwrap()
}

/// Validates every stage, issuing what is proposed after each.
fn bill_all(desk: &mut Desk, mission: &Mission) -> Vec<String> {
    let mut numbers = Vec::new();
    for stage in &mission.stages {
        let validate = StageValidate {
            mission: mission.id.to_string(),
            stage: stage.position.to_string(),
            ..StageValidate::default()
        };
        missions::validate_stage(&mut desk.carnet, validate).unwrap();
        for draft in invoices::propose(&mut desk.carnet).unwrap().value.invoices {
            let issued =
                invoices::issue(&mut desk.carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() })
                    .unwrap();
            numbers.push(issued.value.number.unwrap());
        }
    }
    numbers
}

/// Checks that every figure printed on an issued paper follows from the ones above it.
fn assert_printed(desk: &Desk, number: &str) {
    let text: String = desk
        .carnet
        .conn()
        .query_row("SELECT snapshot FROM invoice WHERE number = ?1", [number], |row| row.get(0))
        .unwrap();
    let snapshot: serde_json::Value = serde_json::from_str(&text).unwrap();
    let paper = &snapshot["paper"];
    let amount = |value: &serde_json::Value| -> Decimal {
        value.as_str().map_or_else(|| value.to_string(), str::to_owned).parse().unwrap()
    };
    let sum = |list: &str, key: &str| -> Decimal {
        paper[list].as_array().into_iter().flatten().map(|row| amount(&row[key])).sum()
    };
    let discount = paper["discount"].as_object().map_or(Decimal::ZERO, |d| amount(&d["amount"]));
    let [net, vat, gross, due] =
        ["total_net", "total_vat", "total_gross", "amount_due"].map(|key| amount(&paper[key]));
    assert_eq!(sum("lines", "net") - discount, net, "{number}: the lines less the discount are the net");
    assert_eq!(net + vat, gross, "{number}: net and tax are the gross");
    if paper["vat"].as_array().is_some_and(|rows| !rows.is_empty()) {
        assert_eq!((sum("vat", "base"), sum("vat", "amount")), (net, vat), "{number}: the table of the tax");
    }
    assert_eq!(gross - sum("deductions", "gross"), due, "{number}: gross less deposits is what is due");
    let invoice = invoices::show(&desk.carnet, by_name(number)).unwrap();
    assert_eq!(due, invoice.total_gross.as_str().parse().unwrap(), "{number}: what is due is what is owed");
}

fn assert_sum(desk: &Desk, mission: &Mission, numbers: &[String]) {
    let quote = quotes::show(&desk.carnet, by_name(mission.quote.clone().unwrap())).unwrap();
    let (mut net, mut vat, mut gross) = (0, 0, 0);
    for number in numbers {
        assert_printed(desk, number);
        let invoice = invoices::show(&desk.carnet, by_name(number)).unwrap();
        net += cents(invoice.total_net.as_str());
        vat += cents(invoice.total_vat.as_str());
        gross += cents(invoice.total_gross.as_str());
        let lines: i64 = invoice.lines.iter().map(|l| cents(l.net.as_str())).sum();
        let deducted: i64 = invoice.deductions.iter().map(|d| cents(d.net.as_str())).sum();
        assert_eq!(
            lines - cents(invoice.discount.as_str()) - deducted,
            cents(invoice.total_net.as_str()),
            "the lines of {number} less discount and deductions are its net"
        );
    }
    assert_eq!(net, cents(quote.total_net.as_str()), "net of the invoices is that of the quote");
    assert_eq!(vat, cents(quote.total_vat.as_str()), "tax of the invoices is that of the quote");
    assert_eq!(gross, cents(quote.total_gross.as_str()), "gross of the invoices is that of the quote");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_invoices_of_a_mission_make_its_quote(
        rows in prop::collection::vec((1_i64..50_000, 1_i64..5_000_000, 0_usize..4, 0_i64..30), 1..6),
        cuts in prop::collection::btree_set(1_i64..9_999, 0..4),
        discount in 0_i64..2_000,
        delivers in prop::collection::vec(any::<bool>(), 5),
    ) {
        let mut desk = desk("receipts");
        let rates = ["20", "10", "5.5", "2.1"];
        let mut edges: Vec<i64> = cuts.into_iter().collect();
        edges.insert(0, 0);
        edges.push(10_000);
        let schedule = edges
            .windows(2)
            .zip(&delivers)
            .map(|(pair, delivers)| StageRequest {
                share: Decimal::new(pair[1] - pair[0], 2).to_string(),
                delivers: *delivers,
                ..StageRequest::default()
            })
            .collect();
        let lines = rows
            .iter()
            .map(|(quantity, price, rate, off)| line(
                &Decimal::new(*quantity, 2).to_string(),
                &Decimal::new(*price, 4).to_string(),
                Some(rates[*rate]),
                (*off > 0).then(|| off.to_string()).as_deref(),
            ))
            .collect();
        let request = QuoteRequest {
            client: "acme".into(),
            lines,
            schedule,
            discount_percent: Some(Decimal::new(discount, 2).to_string()),
            ..QuoteRequest::default()
        };
        let mission = accepted(&mut desk, request);
        let numbers = bill_all(&mut desk, &mission);
        assert_sum(&desk, &mission, &numbers);
        let check = invoices::verify(&desk.carnet).unwrap();
        prop_assert!(check.ok, "the chain holds: {:?}", check.findings);
    }
}

fn six_thousand(desk: &mut Desk) -> Mission {
    let request = QuoteRequest {
        client: "acme".into(),
        lines: vec![line("160", "37,50", None, None)],
        estimate: Some("160".into()),
        ..QuoteRequest::default()
    };
    accepted(desk, request)
}

fn issue_first(desk: &mut Desk) -> String {
    let draft = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    let issued =
        invoices::issue(&mut desk.carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() }).unwrap();
    issued.value.number.unwrap()
}

#[test]
fn a_credited_deposit_is_billed_again_and_the_sum_still_holds() {
    let mut desk = desk("franchise");
    let mission = six_thousand(&mut desk);
    let deposit = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    assert_eq!((deposit.kind.as_str(), deposit.total_net.as_str()), ("deposit", "1200.00"));
    let number = issue_first(&mut desk);
    let credit = InvoiceCredit {
        invoice: number.clone(),
        reason: "erreur d'adresse".into(),
        issue: true,
        ..InvoiceCredit::default()
    };
    let note = invoices::credit(&mut desk.carnet, credit.clone()).unwrap().value;
    assert_eq!(note.number.as_deref(), Some("A2026-0001"), "credit notes have their own series");
    let again = invoices::credit(&mut desk.carnet, credit).unwrap_err().explain(Language::Fr);
    assert_eq!(again.code, Code::Refused, "what is credited whole is not credited twice: {}", again.message);
    let original = invoices::show(&desk.carnet, by_name(&number)).unwrap();
    assert_eq!(original.status, "cancelled");
    let numbers = bill_all(&mut desk, &mission);
    assert_eq!(numbers.len(), 3, "the deposit is proposed again after its credit note");
    assert_sum(&desk, &mission, &numbers);
    let last = invoices::show(&desk.carnet, by_name(&numbers[2])).unwrap();
    assert_eq!(last.deductions.len(), 2, "the credited deposit is not deducted");
    assert_eq!(last.total_net.as_str(), "2400.00");
}

#[test]
fn an_amendment_enters_the_final_invoice() {
    let mut desk = desk("receipts");
    let mission = six_thousand(&mut desk);
    let amend = MissionAmend {
        mission: mission.id.to_string(),
        description: "Deuxième langue".into(),
        net: "500,01".into(),
        hours: Some("10".into()),
        ..MissionAmend::default()
    };
    let amended = missions::amend(&mut desk.carnet, amend).unwrap().value;
    assert_eq!(amended.net.as_str(), "6500.01");
    assert_eq!(amended.budget_hours.as_ref().map(|h| h.as_str()), Some("170.00"));
    assert_eq!(amended.stages[2].label, "Deuxième langue", "it comes before the last stage");
    let numbers = bill_all(&mut desk, &amended);
    let net: i64 = numbers
        .iter()
        .map(|n| cents(invoices::show(&desk.carnet, by_name(n)).unwrap().total_net.as_str()))
        .sum();
    assert_eq!(net, 650_001, "order and amendment are billed, nothing twice");
}

#[test]
fn undo_stops_at_an_issued_invoice() {
    let mut desk = desk("franchise");
    six_thousand(&mut desk);
    let deposit = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    journal::undo(&mut desk.carnet).unwrap();
    let again = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    assert_ne!(again.id, deposit.id, "an id is never given twice");
    let number = issue_first(&mut desk);
    let refusal = journal::undo(&mut desk.carnet).unwrap_err().explain(Language::Fr);
    assert_eq!(refusal.code, Code::Frozen);
    assert!(refusal.hint.unwrap().contains(&number), "the credit note is offered on the invoice itself");
    let pay = PaymentRequest {
        invoice: number.clone(),
        amount: "200".into(),
        on: None,
        method: "transfer".into(),
        note: None,
    };
    let paid = invoices::pay(&mut desk.carnet, pay).unwrap().value;
    assert_eq!((paid.status.as_str(), paid.balance.as_str()), ("partly_paid", "1000.00"));
    journal::undo(&mut desk.carnet).unwrap();
    let back = invoices::show(&desk.carnet, by_name(&number)).unwrap();
    assert_eq!(back.balance.as_str(), "1200.00", "a payment after the issue can be taken back");
    journal::redo(&mut desk.carnet).unwrap();
    assert_eq!(invoices::show(&desk.carnet, by_name(&number)).unwrap().balance.as_str(), "1000.00");
}

#[test]
fn more_than_the_balance_is_refused_and_dates_never_go_back() {
    let mut desk = desk("franchise");
    six_thousand(&mut desk);
    let number = issue_first(&mut desk);
    let cases =
        [("1200,01", None), ("0", None), ("-5", None), ("10", Some("demain")), ("10", Some("31/02/2026"))];
    for (amount, on) in cases {
        let pay = PaymentRequest {
            invoice: number.clone(),
            amount: amount.into(),
            on: on.map(str::to_owned),
            method: "transfer".into(),
            note: None,
        };
        let refusal = invoices::pay(&mut desk.carnet, pay).unwrap_err().explain(Language::Fr);
        assert_eq!(refusal.code, Code::InvalidInput, "{amount} on {on:?}: {}", refusal.message);
        assert_eq!(refusal.fields.len(), 1, "one sentence for {amount} on {on:?}");
    }
    let half = StageValidate { mission: "1".into(), stage: "2".into(), ..StageValidate::default() };
    missions::validate_stage(&mut desk.carnet, half).unwrap();
    let second = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    let back = InvoiceIssue { id: second.id, on: Some("2026-11-20".into()), ..InvoiceIssue::default() };
    let refusal = invoices::issue(&mut desk.carnet, back).unwrap_err().explain(Language::Fr);
    assert_eq!(refusal.fields[0].path, "on", "not dated before the last one: {}", refusal.message);
    assert_eq!(issue_first(&mut desk), "F2026-0002", "the refusals took no number");
}

#[test]
fn credit_notes_by_line_sum_to_the_invoice() {
    let mut desk = desk("receipts");
    let request = InvoiceRequest {
        client: "acme".into(),
        lines: vec![
            line("3", "33,333333", Some("20"), None),
            line("1", "0,05", Some("5.5"), None),
            line("7", "12,345", Some("10"), Some("12,5")),
        ],
        discount_percent: Some("3,33".into()),
        ..InvoiceRequest::default()
    };
    let draft = invoices::save(&mut desk.carnet, request).unwrap().value;
    let issued = invoices::issue(&mut desk.carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() })
        .unwrap()
        .value;
    let number = issued.number.clone().unwrap();
    let mut credited = 0;
    for lines in [vec![2], vec![3], vec![]] {
        let credit = InvoiceCredit {
            invoice: number.clone(),
            lines,
            reason: "prestation non rendue".into(),
            issue: true,
            on: None,
        };
        let note = invoices::credit(&mut desk.carnet, credit).unwrap().value;
        credited += cents(note.total_gross.as_str());
    }
    assert_eq!(credited, cents(issued.total_gross.as_str()), "the credit notes give it back to the cent");
    assert_eq!(invoices::show(&desk.carnet, by_name(&number)).unwrap().balance.as_str(), "0.00");
    assert!(invoices::verify(&desk.carnet).unwrap().ok);
}

fn quote_of(lines: Vec<LineRequest>) -> QuoteRequest {
    QuoteRequest { client: "Acme".into(), lines, estimate: Some("40".into()), ..QuoteRequest::default() }
}

#[test]
fn the_list_of_missions_says_of_each_stage_what_its_page_says() {
    let mut desk = desk("franchise");
    let mission = accepted(&mut desk, quote_of(vec![line("40", "60", None, None)]));
    let carnet = &mut desk.carnet;
    let agrees = |carnet: &Carnet| {
        let row = missions::list(carnet, Default::default()).unwrap().missions.remove(0);
        let page = missions::show(carnet, by_name(mission.id)).unwrap();
        let listed: Vec<_> = row.stages.iter().map(|s| (s.label.clone(), s.status.clone())).collect();
        let shown: Vec<_> = page.stages.iter().map(|s| (s.label.clone(), s.status.clone())).collect();
        assert_eq!(listed, shown);
        assert_eq!((row.at_risk_hours, row.at_risk_amount), (page.at_risk_hours, page.at_risk_amount));
        shown.into_iter().map(|(_, status)| status).collect::<Vec<_>>()
    };
    assert_eq!(agrees(carnet), ["pending", "pending", "pending"]);
    let draft = invoices::propose(carnet).unwrap().value.invoices.remove(0);
    let issued =
        invoices::issue(carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() }).unwrap().value;
    assert_eq!(agrees(carnet), ["invoiced", "pending", "pending"]);
    let payment = PaymentRequest {
        invoice: issued.number.unwrap(),
        amount: issued.total_gross.as_str().into(),
        method: "transfer".into(),
        on: None,
        note: None,
    };
    invoices::pay(carnet, payment).unwrap();
    let validate =
        StageValidate { mission: mission.id.to_string(), stage: "2".into(), ..StageValidate::default() };
    missions::validate_stage(carnet, validate).unwrap();
    assert_eq!(agrees(carnet), ["paid", "validated", "pending"]);
}

#[test]
fn the_paper_of_an_invoice_being_typed_is_the_one_of_its_draft() {
    let mut desk = desk("debits");
    let request = InvoiceRequest {
        client: "Acme".into(),
        subject: Some("Relecture".into()),
        lines: vec![line("3", "80", Some("20"), Some("5")), line("1", "12,5", Some("10"), None)],
        discount_percent: Some("2".into()),
        ..InvoiceRequest::default()
    };
    let typed = invoices::preview_paper(&desk.carnet, request.clone()).unwrap().pdf;
    let saved = invoices::save(&mut desk.carnet, request.clone()).unwrap().value;
    let stored = invoices::paper(
        &desk.carnet,
        InvoicePaper { name: saved.id.to_string(), duplicate: None, unpaid: None },
    )
    .unwrap()
    .pdf;
    assert_eq!(typed, stored, "what is seen while typing is what the draft prints");
    let wrong = InvoiceRequest { lines: vec![line("-1", "80", None, None)], ..request };
    assert!(invoices::preview_paper(&desk.carnet, wrong).is_err(), "nothing wrong is printed");
}

#[test]
fn a_progress_note_is_made_of_any_mission() {
    let mut desk = desk("franchise");
    let mission = accepted(&mut desk, quote_of(vec![line("40", "60", None, None)]));
    let note = |remarks: Option<&str>| carnet_app::wire::missions::MissionNote {
        mission: mission.id.to_string(),
        remarks: remarks.map(str::to_owned),
    };
    let plain = missions::note_pdf(&desk.carnet, note(None)).unwrap();
    assert!(plain.starts_with(b"%PDF"), "a file that readers open");
    assert_eq!(plain, missions::note_pdf(&desk.carnet, note(None)).unwrap(), "the same twice");
    let said = missions::note_pdf(&desk.carnet, note(Some("Textes attendus.\nPoint le 30."))).unwrap();
    assert_ne!(plain, said, "remarks are printed");
    let long = "x".repeat(5_001);
    assert!(missions::note_pdf(&desk.carnet, note(Some(&long))).is_err(), "past the limit");
}

#[test]
fn a_deposit_names_at_each_rate_what_is_sold_at_it() {
    let mut desk = desk("receipts");
    let sold = |text: &str, rate: &str| LineRequest {
        description: format!("{text}\nAvec ses détails"),
        ..line("1", "1000", Some(rate), None)
    };
    accepted(&mut desk, quote_of(vec![sold("Conseil", "20"), sold("Atlas", "10"), sold("Étude", "20")]));
    let deposit = invoices::propose(&mut desk.carnet).unwrap().value.invoices.remove(0);
    let deposit = invoices::show(&desk.carnet, by_name(deposit.id)).unwrap();
    let told: Vec<Vec<&str>> =
        deposit.lines.iter().map(|line| line.description.lines().skip(2).collect()).collect();
    assert_eq!(told, [vec!["• Atlas"], vec!["• Conseil", "• Étude"]]);
}
