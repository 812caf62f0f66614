//! R6: two programs do the same thing at the same moment, each having read that it may. One does it, the other is told so in a
//! sentence, or both are done one after the other; nothing is done twice, and nothing that was sent or issued changes.

use crate::writers::check_numbers;
use carnet_app::wire::Reference;
use carnet_app::wire::hours::TimerStart;
use carnet_app::wire::invoices::{InvoiceCredit, InvoiceIssue, PaymentRequest};
use carnet_app::wire::missions::{MissionAmend, StageValidate};
use carnet_app::wire::quotes::{QuoteRequest, QuoteSend};
use carnet_app::{Carnet, Code, Failure, Language, Refusal, check, hours, invoices, missions, quotes};
use carnet_tests::{Desk, rounds};
use std::sync::Barrier;

/// Does the same in two programs at once, and returns what came of each.
fn twice<T: Send>(
    desk: &Desk,
    act: impl Fn(&mut Carnet) -> Result<T, Refusal> + Sync,
) -> [Result<T, Failure>; 2] {
    let start = Barrier::new(2);
    let one = || {
        let mut carnet = desk.open();
        start.wait();
        act(&mut carnet).map_err(|refusal| refusal.explain(Language::Fr))
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(one);
        [one(), other.join().expect("no panic")]
    })
}

/// Checks that one of two did it and that the other was told why not.
fn one_of<T>(what: &str, [one, other]: [Result<T, Failure>; 2]) {
    let refusals: Vec<Failure> = [one.err(), other.err()].into_iter().flatten().collect();
    let [told] = refusals.as_slice() else {
        panic!("{what}: {} of two were refused: {refusals:?}", refusals.len())
    };
    assert!(
        matches!(told.code, Code::Refused | Code::Frozen | Code::InvalidInput),
        "{what}: a refusal of ours: {told:?}"
    );
    assert!(told.message.ends_with('.') && !told.message.contains("UNIQUE"), "{what}: a sentence: {told:?}");
}

fn both<T: std::fmt::Debug>(what: &str, done: [Result<T, Failure>; 2]) -> [T; 2] {
    done.map(|done| done.unwrap_or_else(|failure| panic!("{what}: {failure:?}")))
}

fn named(name: &str) -> Reference {
    Reference { name: name.to_owned() }
}

fn count(desk: &Desk, sql: &str) -> i64 {
    desk.open().conn().query_row(sql, [], |row| row.get(0)).expect("a number")
}

fn desk() -> Desk {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Acme", "--address", "64000 Pau"]);
    desk
}

fn whole(desk: &Desk) {
    let found = check::book(&desk.open()).expect("the check runs").verification;
    assert!(found.ok, "{:?}", found.findings);
}

#[test]
fn a_quote_is_numbered_sent_revised_and_accepted_once() {
    let desk = desk();
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    let line = "Texte;10;h;60".to_owned();
    for round in 1..=rounds(6, 60) {
        let number = format!("D2026-{round:04}");
        desk.json(&["quote", "new", "--client", "Acme", "--line", &line, "--estimate", "10"]);
        let send = QuoteSend { quote: number.clone(), follow_up: "+7j".to_owned(), note: None };
        one_of("send", twice(&desk, |carnet| quotes::send(carnet, send.clone())));
        one_of("revise", twice(&desk, |carnet| quotes::revise(carnet, named(&number))));
        let versions = format!("SELECT count(*) FROM quote WHERE number = '{number}'");
        assert_eq!(count(&desk, &versions), 2, "one second version of {number}");
        // A draft that one program sends while the other changes it: what was sent is what is there.
        let second = format!("{number}v2");
        let change = QuoteRequest {
            quote: Some(second.clone()),
            client: "Acme".to_owned(),
            ..QuoteRequest::default()
        };
        let send = QuoteSend { quote: second.clone(), ..send };
        let sender = std::sync::atomic::AtomicBool::new(true);
        let done = twice(&desk, |carnet| {
            if sender.swap(false, std::sync::atomic::Ordering::SeqCst) {
                quotes::send(carnet, send.clone())
            } else {
                quotes::save(carnet, change.clone())
            }
        });
        let state = |name: &str| {
            format!("SELECT count(*) FROM quote WHERE number = '{number}' AND version = 2 AND {name}")
        };
        let sent = count(&desk, &state("status = 'sent' AND snapshot IS NOT NULL"));
        let draft = count(&desk, &state("status = 'draft' AND snapshot IS NULL"));
        assert_eq!(sent + draft, 1, "sent or a draft, never half: {done:?}");
        if draft == 1 {
            quotes::send(&mut desk.open(), send.clone()).expect("it is sent after all");
        }
        let accept = || desk.run(&["quote", "accept", &second, "--signed", &signed, "--on", "2026-11-21"]);
        let done = std::thread::scope(|scope| {
            let other = scope.spawn(accept);
            [accept(), other.join().expect("no panic")]
        });
        assert_eq!(done.iter().filter(|ran| ran.status == Some(0)).count(), 1, "accepted once: {done:?}");
    }
    assert_eq!(
        count(&desk, "SELECT count(*) FROM mission"),
        count(&desk, "SELECT count(DISTINCT number) FROM quote")
    );
    whole(&desk);
}

#[test]
fn an_invoice_is_proposed_issued_paid_and_credited_once() {
    let desk = desk();
    for round in 1..=rounds(6, 60) {
        let draft = desk.json(&["invoice", "new", "--client", "Acme", "--line", "Texte;1;u;100"])["id"]
            .as_i64()
            .unwrap();
        let issue = InvoiceIssue { id: draft, ..InvoiceIssue::default() };
        one_of("issue", twice(&desk, |carnet| invoices::issue(carnet, issue.clone())));
        let number = format!("F2026-{round:04}");
        let pay = PaymentRequest {
            invoice: number.clone(),
            amount: "100".to_owned(),
            method: "transfer".to_owned(),
            ..PaymentRequest::default()
        };
        one_of("pay", twice(&desk, |carnet| invoices::pay(carnet, pay.clone())));
        let credit = InvoiceCredit {
            invoice: number.clone(),
            reason: "un geste".to_owned(),
            issue: true,
            ..InvoiceCredit::default()
        };
        one_of("credit", twice(&desk, |carnet| invoices::credit(carnet, credit.clone())));
    }
    let sum = "SELECT sum(iif(kind = 'credit_note', -gross, gross)) FROM invoice";
    assert_eq!(count(&desk, sum), 0, "each was credited, and once");
    check_numbers(&desk.open());
    whole(&desk);
}

#[test]
fn a_mission_is_amended_by_both_and_billed_once() {
    let desk = desk();
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    desk.json(&["quote", "new", "--client", "Acme", "--line", "Texte;10;h;60", "--estimate", "10"]);
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "+7j"]);
    desk.json(&["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-11-21"]);
    let amend = MissionAmend {
        mission: "1".to_owned(),
        description: "Une page de plus".to_owned(),
        net: "100".to_owned(),
        hours: Some("2".to_owned()),
        ..MissionAmend::default()
    };
    for _ in 0..rounds(4, 40) {
        both("amend", twice(&desk, |carnet| missions::amend(carnet, amend.clone())));
    }
    let amended = i64::try_from(rounds(4, 40)).unwrap() * 2;
    assert_eq!(count(&desk, "SELECT count(*) FROM amendment"), amended, "each amendment is there");
    let budget = desk.json(&["mission", "show", "1"])["budget_hours"].as_str().unwrap().to_owned();
    assert_eq!(budget, format!("{}.00", 10 + 2 * amended), "and each counts in the budget");
    for stage in 1..=3 + amended {
        let validate =
            StageValidate { mission: "1".to_owned(), stage: stage.to_string(), on: None, by: None };
        if stage > 1 {
            one_of("validate", twice(&desk, |carnet| missions::validate_stage(carnet, validate.clone())));
        }
        let [one, other] = both("propose", twice(&desk, invoices::propose));
        assert_eq!(one.value, other.value, "asking twice gives the same drafts");
        for draft in one.value.invoices {
            let issue = InvoiceIssue { id: draft.id, ..InvoiceIssue::default() };
            one_of("issue", twice(&desk, |carnet| invoices::issue(carnet, issue.clone())));
        }
    }
    check_numbers(&desk.open());
    whole(&desk);
}

#[test]
fn one_timer_runs_whoever_started_it() {
    let desk = desk();
    for round in 1..=rounds(6, 60) {
        let start = TimerStart { line: "acme appel".to_owned() };
        both("start", twice(&desk, |carnet| hours::start_timer(carnet, start.clone())));
        assert_eq!(count(&desk, "SELECT count(*) FROM timer"), 1, "one timer runs");
        one_of("stop", twice(&desk, hours::stop_timer));
        // The one that was started first was stopped by the second, then the second by hand.
        let entries = i64::try_from(round).unwrap() * 2;
        assert_eq!(count(&desk, "SELECT count(*) FROM time_entry"), entries, "each start became an entry");
    }
    whole(&desk);
}

#[test]
fn a_version_is_read_as_it_is_written_and_nothing_else_is() {
    let desk = desk();
    desk.json(&["quote", "new", "--client", "Acme", "--line", "Texte;10;h;60", "--estimate", "10"]);
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "+7j"]);
    desk.json(&["quote", "revise", "D2026-0001"]);
    for (typed, version) in [
        ("D2026-0001", 2),
        ("D2026-0001v1", 1),
        ("D2026-0001v2", 2),
        ("d2026-0001V1", 1),
        (" D2026-0001v2 ", 2),
    ] {
        assert_eq!(desk.json(&["quote", "show", typed])["version"], version, "{typed:?}");
    }
    for typed in [
        "D2026-0001v3",
        "D2026-0001v0",
        "D2026-0001v",
        "D2026-0001vX",
        "D2026-0001v-1",
        "D2026-0001v1.0",
        "D2026-0001v1v2",
        "D2026-0001v99999999999999999999",
        "D2026-0001 v1x",
        "v1",
        "D2026-0002v1",
        "F2026-0001v1",
        "D2026-0001v+1",
    ] {
        let refused = desk.refused(&["quote", "show", typed]);
        assert_eq!(refused["code"], "not_found", "{typed:?}: {refused}");
    }
}
