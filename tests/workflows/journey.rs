//! The journey that must always work, from the first prospect to the last euro (the README tells it).

use super::imports;
use carnet_tests::{Desk, IDENTITY, file_sha256, skipped};
use rust_decimal::Decimal;
use serde_json::Value;
use std::process::Command;

fn decimal(value: &Value) -> Decimal {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is an amount"))
}

fn strings<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
}

/// Returns the text of a PDF, or none where no reader is installed.
fn pdf_text(path: &str) -> Option<String> {
    let output = Command::new("pdftotext").args(["-layout", path, "-"]).output().ok()?;
    assert!(output.status.success(), "pdftotext reads {path}");
    // Narrow no-break spaces stand in amounts: read them as plain ones.
    Some(String::from_utf8(output.stdout).unwrap().replace(['\u{202f}', '\u{a0}'], " "))
}

fn check_pdf(desk: &Desk, command: &[&str], name: &str, wanted: &[&str]) {
    let path = desk.folder().join(name);
    let path = path.to_str().unwrap();
    let written = desk.json(&[command, &["-o", path]].concat());
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(written["bytes"], bytes.len(), "the size that is told is that of the file");
    assert!(bytes.starts_with(b"%PDF-1.") && bytes.len() > 5_000, "{name} is a PDF with something in it");
    match pdf_text(path) {
        Some(text) => {
            for words in wanted {
                assert!(text.contains(words), "{name} says {words}: {text}");
            }
        }
        None => skipped("journey: text of the papers", "pdftotext is not installed"),
    }
}

#[test]
fn a_mission_from_the_first_call_to_the_last_euro() {
    let mut desk = Desk::empty("2026-11-02");
    // 1. Who I am.
    let me = desk.json(
        &[IDENTITY, &["--vat", "receipts", "--vat-number", "FR44732829320", "--target-rate", "35"]].concat(),
    );
    assert_eq!((me["siret"].as_str(), me["target_rate"].as_str()), (Some("73282932000074"), Some("35.00")));
    let floor = decimal(&me["floor_rate"]);
    assert!(floor > Decimal::from(20) && floor < Decimal::from(30), "twice the minimum wage, not {floor}");
    imports::contacts(&desk);
    imports::hours(&desk);

    // 2. A prospect from a lead source; three dated calls; a follow-up date.
    desk.json(&["source", "add", "Codeur", "--monthly", "29", "--commission", "5"]);
    let added = desk.json(&[
        "client",
        "add",
        "Commune d'Aure",
        "--siren",
        "216500298",
        "--address",
        "1 place de l'Église\\n65170 Aure",
        "--email",
        "mairie@exemple.invalid",
        "--phone",
        "05 62 00 00 00",
        "--source",
        "Codeur",
        "--person",
        "Agnès Nuñez",
    ]);
    assert_eq!((added["stage"].as_str(), added["source"].as_str()), (Some("to_contact"), Some("Codeur")));
    for (day, note, next) in [
        ("2026-11-02", "Le secrétariat déborde", "2026-11-05"),
        ("2026-11-05", "Besoin chiffré : 160 h", "2026-11-12"),
        ("2026-11-12", "Veut un devis", "2026-11-16"),
    ] {
        desk.on(day);
        desk.json(&["log", "Commune", "call", note, "--minutes", "15", "--next", next]);
    }
    let client = desk.json(&["client", "show", "commune d'aure"]);
    assert_eq!(client["interactions"].as_array().unwrap().len(), 3, "three calls are noted");
    assert_eq!(client["next_date"], "2026-11-16", "the last call's next date holds");
    assert_eq!(client["hours"], "0.75", "each call put its quarter of an hour on the grid");

    // 3. A quote of 6 000 € for 160 hours.
    desk.on("2026-11-16");
    let quote = desk.json(&[
        "quote",
        "new",
        "--client",
        "Commune",
        "--subject",
        "Secrétariat de la mairie",
        "--line",
        r"Permanence téléphonique\; comptes rendus;120;h;40",
        "--line",
        "Reprise des dossiers;1;lump;1 200",
        "--estimate",
        "160",
    ]);
    assert_eq!((quote["number"].as_str(), quote["status"].as_str()), (Some("D2026-0001"), Some("draft")));
    assert_eq!(quote["lines"][0]["description"], "Permanence téléphonique; comptes rendus");
    assert_eq!(
        (quote["total_net"].as_str(), quote["total_vat"].as_str()),
        (Some("6000.00"), Some("1200.00"))
    );
    assert_eq!(
        (quote["hourly_rate"].as_str(), quote["rate_check"].as_str()),
        (Some("37.50"), Some("above_target"))
    );
    assert_eq!(strings(&quote["schedule"], "net"), ["1200.00", "2400.00", "2400.00"], "20/40/40");
    check_pdf(
        &desk,
        &["quote", "pdf", "D2026-0001"],
        "devis.pdf",
        &["D2026-0001", "6 000,00", "Bon pour accord", "Commune d"],
    );

    // 4. It is sent, and its follow-up stands in the calendar.
    let refused = desk.run(&["quote", "send", "D2026-0001"]);
    assert_eq!(refused.status, Some(2), "a quote cannot be sent without a follow-up date");
    let sent = desk.json(&["quote", "send", "D2026-0001", "--follow-up", "2026-11-27"]);
    assert_eq!((sent["status"].as_str(), sent["follow_up_on"].as_str()), (Some("sent"), Some("2026-11-27")));
    let feed = desk.folder().join("relances.ics");
    desk.json(&["feed", "--kind", "follow-ups", "-o", feed.to_str().unwrap()]);
    let ics = std::fs::read_to_string(&feed).unwrap();
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n"), "a calendar with the line ends of RFC 5545");
    assert!(ics.contains("20261127"), "the day of the follow-up stands in the feed: {ics}");
    assert!(ics.lines().all(|line| line.len() <= 75), "no line is longer than 75 octets");
    let kept = std::fs::read_to_string(desk.book().join("calendars/relances.ics")).unwrap();
    assert!(kept.contains("20261127"), "the file that calendars subscribe to is current");

    // 5. Another quote is refused, with its objection.
    desk.json(&[
        "quote",
        "new",
        "--client",
        "Studio Zoé 3",
        "--line",
        "Site vitrine;1;lump;1500",
        "--estimate",
        "30",
    ]);
    desk.json(&["quote", "send", "D2026-0002", "--follow-up", "+1s"]);
    let reply = "Un échéancier en trois fois";
    let no = desk.json(&["quote", "refuse", "D2026-0002", "--objection", "money", "--reply", reply]);
    assert_eq!(
        (no["status"].as_str(), no["objection"].as_str(), no["reply"].as_str()),
        (Some("refused"), Some("money"), Some(reply))
    );

    // 6. The quote is accepted; the deposit is proposed, issued, numbered, rendered.
    desk.on("2026-11-18");
    let signed = desk.file("signe.pdf", b"%PDF-1.4 the signed order");
    let mission = desk.json(&[
        "quote",
        "accept",
        "D2026-0001",
        "--signed",
        &signed,
        "--on",
        "2026-11-18",
        "--signatory",
        "Agnès Nuñez",
    ]);
    assert_eq!(
        mission["order"]["file_sha256"],
        file_sha256(signed.as_ref()),
        "the proof is kept with its hash"
    );
    assert_eq!(
        (mission["budget_hours"].as_str(), mission["quote"].as_str()),
        (Some("160.00"), Some("D2026-0001"))
    );
    assert_eq!(desk.json(&["client", "show", "Commune"])["stage"], "won", "the prospect became a client");
    let id = mission["id"].to_string();
    let proposed = desk.json(&["invoice", "propose"]);
    assert_eq!(strings(&proposed["invoices"], "kind"), ["deposit"], "one deposit is due at the order");
    assert_eq!(strings(&proposed["invoices"], "total_net"), ["1200.00"]);
    assert_eq!(desk.json(&["invoice", "propose"]), proposed, "asking twice gives the same drafts");
    let draft = proposed["invoices"][0]["id"].to_string();
    let deposit = desk.json(&["invoice", "issue", &draft]);
    assert_eq!(
        (deposit["number"].as_str(), deposit["total_gross"].as_str()),
        (Some("F2026-0001"), Some("1440.00"))
    );
    check_pdf(
        &desk,
        &["invoice", "pdf", "F2026-0001"],
        "acompte.pdf",
        &["F2026-0001", "1 200,00", "1 440,00", "acompte"],
    );
    let stored = file_sha256(&desk.folder().join("acompte.pdf"));
    assert_eq!(deposit["pdf_sha256"], stored, "what is rendered is the stored paper, byte for byte");

    // 7. A week of hours, calls and administration included.
    let before = desk.json(&["mission", "show", &id]);
    for (day, line) in [
        ("2026-11-18", "9:00-12:00 commune production permanence"),
        ("2026-11-18", "14:00-17:30 commune production dossiers"),
        ("2026-11-19", "7h commune production permanence"),
        ("2026-11-19", "30m commune appel"),
        ("2026-11-20", "6h45 commune production dossiers"),
        ("2026-11-20", "1h administration"),
    ] {
        desk.on(day);
        let entry = desk.json(&["hours", "add", line]);
        assert_eq!(entry["date"], day, "{line}");
    }
    let after = desk.json(&["mission", "show", &id]);
    let moved = decimal(&after["hours"]) - decimal(&before["hours"]);
    assert_eq!(
        moved,
        Decimal::new(2075, 2),
        "6,5 + 7 + 0,5 + 6,75 hours burn on the mission, the call included"
    );
    assert_eq!(after["at_risk_hours"], "0.00", "the order is signed");
    let rate = decimal(&after["net"]) / decimal(&after["hours"]);
    assert_eq!(
        decimal(&after["hourly_rate_now"]),
        rate.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
        "the real rate is the price over the hours so far"
    );

    // 8. Mid-mission is validated: the second deposit is proposed.
    desk.on("2026-12-10");
    let validated =
        desk.json(&["mission", "stage", "validate", &id, "2", "--on", "2026-12-10", "--by", "Agnès Nuñez"]);
    assert_eq!(validated["stages"][1]["validated_on"], "2026-12-10");
    let proposed = desk.json(&["invoice", "propose"]);
    assert_eq!(strings(&proposed["invoices"], "total_net"), ["2400.00"]);
    assert_eq!(
        strings(&proposed["invoices"], "kind"),
        ["deposit"],
        "a deposit, as the stage delivers nothing"
    );
    let second = desk.json(&["invoice", "issue", &proposed["invoices"][0]["id"].to_string()]);
    assert_eq!(second["number"], "F2026-0002");

    // 9. The deadline is set, then revised with its reason.
    desk.json(&["mission", "deadline", &id, "2026-12-18", "--reason", "date convenue au devis"]);
    let moved =
        desk.json(&["mission", "deadline", &id, "2026-12-23", "--reason", "dossiers livrés en retard"]);
    assert_eq!(strings(&moved["deadlines"], "date"), ["2026-12-18", "2026-12-23"]);
    assert_eq!(moved["deadlines"][1]["reason"], "dossiers livrés en retard");
    assert_eq!(moved["deadlines"][1]["hours_then"], moved["hours"], "the hours so far are kept with it");

    // 10. The final invoice restates the order and deducts both deposits.
    desk.on("2026-12-22");
    desk.json(&["mission", "stage", "validate", &id, "3"]);
    let proposed = desk.json(&["invoice", "propose"]);
    assert_eq!(strings(&proposed["invoices"], "kind"), ["final"]);
    let last = desk.json(&["invoice", "issue", &proposed["invoices"][0]["id"].to_string()]);
    assert_eq!(strings(&last["deductions"], "number"), ["F2026-0001", "F2026-0002"]);
    assert_eq!(strings(&last["lines"], "net"), ["4800.00", "1200.00"], "the order's lines are restated");
    let bills = [&deposit, &second, &last];
    let sum = |key: &str| bills.iter().map(|bill| decimal(&bill[key])).sum::<Decimal>();
    for key in ["total_net", "total_vat", "total_gross"] {
        assert_eq!(sum(key), decimal(&quote[key]), "the three invoices make the quote's {key} to the cent");
    }
    check_pdf(
        &desk,
        &["invoice", "pdf", "F2026-0003"],
        "solde.pdf",
        &["F2026-0003", "F2026-0001", "F2026-0002", "2 880,00"],
    );

    // 12. What one hour for this client really earned.
    desk.on("2027-01-15");
    desk.json(&["pay", "F2026-0001", "--amount", "1440", "--on", "2026-11-25", "--method", "transfer"]);
    desk.json(&["pay", "F2026-0002", "--amount", "1 000", "--on", "2026-12-15", "--method", "cheque"]);
    let part =
        desk.json(&["pay", "F2026-0002", "--amount", "1880", "--on", "2027-01-05", "--method", "transfer"]);
    assert_eq!((part["status"].as_str(), part["balance"].as_str()), (Some("paid"), Some("0.00")));
    let paid = desk.json(&["pay", "F2026-0003", "--amount", "2880", "--on", "2027-01-10"]);
    assert_eq!(paid["status"], "paid");
    let profit = desk.json(&["report", "profit", "--client", "Commune d'Aure"]);
    let row = &profit["clients"][0];
    assert_eq!(row["client"], "Commune d'Aure");
    for key in ["quoted_net", "invoiced_net", "collected_net"] {
        assert_eq!(row[key], "6000.00", "{key}: {row}");
    }
    assert_eq!(row["hours"], "21.50", "all hours: three calls and the week");
    assert_eq!(row["direct_costs"], "300.00", "the source takes 5 % of what was collected");
    let net = decimal(&row["collected_net"]) - decimal(&row["direct_costs"]) - decimal(&row["contributions"]);
    assert_eq!(decimal(&row["net"]), net, "collected less costs and contributions");
    assert!(
        decimal(&row["contributions"]) > Decimal::from(1_000),
        "a micro-entrepreneur pays about a quarter: {row}"
    );
    let hour = (net / decimal(&row["hours"]))
        .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    assert_eq!(decimal(&row["true_hour"]), hour, "the true hour is the net over every hour");
    for (figure, key, column) in [
        ("hours", "hours", "hours"),
        ("quoted", "quoted_net", "amount"),
        ("invoiced", "invoiced_net", "amount"),
        ("collected", "collected_net", "amount"),
    ] {
        let rows = desk.json(&["report", "profit", "--client", "Commune d'Aure", "--rows", figure]);
        let sum: Decimal = rows["rows"].as_array().unwrap().iter().map(|row| decimal(&row[column])).sum();
        assert_eq!(sum, decimal(&row[key]), "the rows behind {key} sum to it: {rows}");
    }

    // The chain holds, and undo stops at an issued document.
    let verified = desk.json(&["invoice", "verify"]);
    assert_eq!((verified["ok"].clone(), verified["checked"].clone()), (true.into(), 3.into()), "{verified}");
    assert_eq!(desk.json(&["verify"])["ok"], true, "the file itself is sound, too");
}

#[test]
fn half_of_the_hours_call_for_the_second_stage() {
    let mut desk = Desk::new("2026-11-02", "franchise");
    desk.json(&["client", "add", "Atelier Brûlé", "--address", "Pau"]);
    desk.json(&["quote", "new", "--client", "Atelier", "--line", "Traduction;10;h;40", "--estimate", "10"]);
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "+1s"]);
    let signed = desk.file("signe.png", b"a scan");
    desk.on("2026-11-03");
    desk.json(&["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-11-03"]);
    let first = desk.json(&["invoice", "propose"]);
    assert_eq!(strings(&first["invoices"], "total_net"), ["80.00"], "only the deposit at first");
    desk.json(&["hours", "add", "5h atelier production"]);
    let half = desk.json(&["invoice", "propose"]);
    assert_eq!(
        strings(&half["invoices"], "total_net"),
        ["160.00", "80.00"],
        "five hours of ten are mid-mission: {half}"
    );
}

#[test]
fn one_stage_is_proposed_and_what_else_is_due_waits() {
    let mut desk = Desk::new("2026-11-02", "franchise");
    for client in ["Atelier Brûlé", "Garage Müller"] {
        desk.json(&["client", "add", client, "--address", "Pau"]);
    }
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    for (client, number) in [("Atelier", "D2026-0001"), ("Garage", "D2026-0002")] {
        desk.json(&["quote", "new", "--client", client, "--line", "Site;10;h;40", "--estimate", "10"]);
        desk.json(&["quote", "send", number, "--follow-up", "+1s"]);
        desk.json(&["quote", "accept", number, "--signed", &signed, "--on", "2026-11-02"]);
    }
    desk.json(&["hours", "add", "5h atelier production"]);
    let stage = |rank: &'static str| ["invoice", "propose", "--mission", "1", "--stage", rank];
    let drafts = |desk: &Desk| -> Vec<String> {
        let listed = desk.json(&["invoice", "list", "--status", "draft"]);
        strings(&listed["invoices"], "total_net").into_iter().map(str::to_owned).collect()
    };

    let alone = desk.json(&stage("2"));
    assert_eq!(strings(&alone["invoices"], "total_net"), ["160.00"], "its invoice and no other: {alone}");
    assert_eq!(drafts(&desk), ["160.00"], "the deposits of both missions wait");
    assert_eq!(desk.json(&stage("2")), alone, "asking twice gives the same draft");
    let waiting = desk.json(&["report", "today"]);
    let rows = waiting["to_invoice"].as_array().unwrap();
    let mut due: Vec<String> = rows
        .iter()
        .map(|row| &row["due_stage"])
        .filter(|stage| !stage.is_null())
        .map(Value::to_string)
        .collect();
    due.sort_unstable();
    let of = |mission: i64| format!(r#"{{"mission":{mission},"position":1}}"#);
    assert_eq!(due, [of(1), of(2)], "each says which stage calls for it: {waiting}");

    desk.json(&["undo"]);
    assert_eq!(drafts(&desk), [""; 0], "undone alone, too");
    desk.json(&["redo"]);
    let early = desk.refused(&stage("3"));
    assert!(early["hint"].to_string().contains("Validez"), "nothing calls for the last one: {early}");
    desk.json(&["invoice", "issue", &alone["invoices"][0]["id"].to_string()]);
    let billed = desk.refused(&stage("2"));
    assert!(billed["message"].to_string().contains("F2026-0001"), "it is invoiced already: {billed}");

    desk.on("2026-11-03");
    let all = desk.json(&["invoice", "propose"]);
    assert_eq!(
        strings(&all["invoices"], "total_net"),
        ["80.00", "80.00"],
        "without a name, all that is due: {all}"
    );
}

#[test]
fn a_stage_that_delivers_makes_a_progress_invoice() {
    let desk = Desk::new("2026-11-02", "receipts");
    desk.json(&["client", "add", "Garage Müller", "--address", "Pau"]);
    desk.json(&[
        "quote",
        "new",
        "--client",
        "Garage",
        "--line",
        "Catalogue;1;lump;1000.01;20",
        "--line",
        "Formation;1;d;333.33;10",
        "--estimate",
        "30",
        "--schedule",
        "250€/30%/rest",
        "--delivers",
        "2",
    ]);
    let quote = desk.json(&["quote", "send", "D2026-0001", "--follow-up", "+1s"]);
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    let mission = desk.json(&["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-11-02"]);
    let id = mission["id"].to_string();
    let mut bills = Vec::new();
    for stage in ["1", "2", "3"] {
        if stage != "1" {
            desk.json(&["mission", "stage", "validate", &id, stage]);
        }
        let proposed = desk.json(&["invoice", "propose"]);
        bills.push(desk.json(&["invoice", "issue", &proposed["invoices"][0]["id"].to_string()]));
    }
    let kinds: Vec<_> = bills.iter().map(|bill| bill["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["deposit", "progress", "final"]);
    assert_eq!(
        strings(&bills[2]["deductions"], "number"),
        ["F2026-0001"],
        "what was delivered is not deducted later"
    );
    for key in ["total_net", "total_vat", "total_gross"] {
        let sum: Decimal = bills.iter().map(|bill| decimal(&bill[key])).sum();
        assert_eq!(
            sum,
            decimal(&quote[key]),
            "two rates and an odd split make the quote's {key} to the cent"
        );
    }
}

#[test]
fn hours_without_an_order_are_at_risk_until_it_is_signed() {
    let desk = Desk::new("2026-11-02", "franchise");
    desk.json(&["client", "add", "Studio Forêt"]);
    let mission =
        desk.json(&["mission", "start", "--without-order", "--client", "Studio", "--name", "Secours"]);
    desk.json(&["hours", "add", "3h studio production"]);
    let id = mission["id"].to_string();
    let shown = desk.json(&["mission", "show", &id]);
    assert_eq!((shown["order"].clone(), shown["at_risk_hours"].as_str()), (Value::Null, Some("3.00")));
    assert_eq!(shown["at_risk_amount"], "105.00", "three hours at the handbook's 35 €");
    desk.json(&["quote", "new", "--client", "Studio", "--line", "Secours;1;lump;400", "--estimate", "8"]);
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "demain"]);
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    desk.json(&[
        "quote",
        "accept",
        "D2026-0001",
        "--signed",
        &signed,
        "--on",
        "2026-11-02",
        "--mission",
        &id,
    ]);
    let shown = desk.json(&["mission", "show", &id]);
    assert_eq!(shown["at_risk_hours"], "0.00", "the order came");
    assert_eq!(shown["hours"], "3.00", "the hours stay");
}

#[test]
fn a_credit_note_takes_back_a_line() {
    let desk = Desk::new("2026-11-02", "receipts");
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    let draft = desk.json(&[
        "invoice",
        "new",
        "--client",
        "Studio",
        "--line",
        "Traduction;10;h;40;20",
        "--line",
        "Trajet;100;km;0,60;20",
    ]);
    assert_eq!((draft["total_net"].as_str(), draft["status"].as_str()), (Some("460.00"), Some("draft")));
    let issued = desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    assert_eq!(issued["number"], "F2026-0001");
    let note =
        desk.json(&["invoice", "credit", "F2026-0001", "--line", "2", "--reason", "Trajet compté deux fois"]);
    assert_eq!((note["number"].as_str(), note["kind"].as_str()), (Some("A2026-0001"), Some("credit_note")));
    assert_eq!((note["total_net"].as_str(), note["credits"].as_str()), (Some("60.00"), Some("F2026-0001")));
    let after = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!((after["credited"].as_str(), after["balance"].as_str()), (Some("72.00"), Some("480.00")));
    let failure = desk.refused(&["undo"]);
    assert_eq!(failure["code"], "frozen", "undo stops at an issued document: {failure}");
    assert!(failure["hint"].as_str().unwrap().contains("avoir"), "and says what to do instead: {failure}");
}
