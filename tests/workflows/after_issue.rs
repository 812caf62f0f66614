//! After the issue: the statuses of the reform, what follows a refusal, what takes the place of a wrong invoice.

use carnet_tests::{Desk, skipped};
use serde_json::Value;
use std::process::Command;

pub(super) fn strings<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or_default()).collect()
}

pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Returns the words of a PDF with single spaces, or none where no reader is installed.
fn pdf_text(path: &str) -> Option<String> {
    let output = Command::new("pdftotext").args(["-layout", path, "-"]).output().ok()?;
    assert!(output.status.success(), "pdftotext reads {path}");
    let text = String::from_utf8(output.stdout).unwrap().replace(['\u{202f}', '\u{a0}'], " ");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(super) fn says(path: &str, wanted: &[&str], unwanted: &[&str]) {
    let Some(text) = pdf_text(path) else {
        return skipped("letters: their text", "pdftotext is not installed");
    };
    for words in wanted {
        assert!(text.contains(words), "{path} says « {words} »: {text}");
    }
    for words in unwanted {
        assert!(!text.contains(words), "{path} does not say « {words} »: {text}");
    }
}

/// A desk with one invoice of 2 880.00 issued on 21 May 2026 and due on 20 June: 2 000 at 20 %, 436.36 at 10 %.
pub(super) fn desk(vat: &str, client: &[&str]) -> Desk {
    let desk = Desk::new("2026-05-21", vat);
    desk.json(&[&["client", "add", "Acme", "--address", "5 avenue Foch\\n69006 Lyon"], client].concat());
    let lines: &[&str] = match vat {
        "franchise" => &["--line", "Rédaction;1;lump;2880"],
        _ => &["--line", "Rédaction;1;lump;2000;20", "--line", "Relecture;1;lump;436.364;10"],
    };
    desk.json(&[&["invoice", "new", "--client", "Acme", "--due-date", "2026-06-20"], lines].concat());
    desk.json(&["invoice", "issue", "1"]);
    desk
}

#[test]
fn a_refused_invoice_is_credited_and_replaced() {
    let mut desk = desk("debits", &["--siren", "443121975"]);
    desk.on("2026-05-28");
    let state = |args: &[&str]| desk.json(&[&["invoice", "state", "F2026-0001"], args].concat());
    state(&["200", "--on", "2026-05-22"]);
    let received = state(&["Reçue"]);
    assert_eq!(received["state"], serde_json::json!({"code": 202, "name": "Reçue"}));
    assert_eq!(strings(&received["lifecycle"], "on"), ["2026-05-22", "2026-05-28"]);
    let back = desk.refused(&["invoice", "state", "F2026-0001", "déposée"]);
    assert!(text(&back, "message").contains("« Reçue »"), "it does not go back: {back}");
    desk.refused(&["invoice", "state", "F2026-0001", "205", "--on", "2026-05-23"]);
    desk.refused(&["invoice", "state", "F2026-0001", "205", "--on", "2026-05-29"]);
    desk.refused(&["invoice", "state", "F2026-0001", "perdue"]);
    let open = desk.json(&["invoice", "states", "F2026-0001"]);
    let refusal = open["codes"].as_array().unwrap().iter().find(|code| code["code"] == 210).unwrap();
    assert_eq!((refusal["needs_reason"].clone(), refusal["mandatory"].clone()), (true.into(), true.into()));
    assert!(strings(&refusal["reasons"], "code").contains(&"CMD_ERR"));
    let bare = desk.refused(&["invoice", "state", "F2026-0001", "210"]);
    assert_eq!(bare["fields"][0]["path"], "reason", "a refusal has its reason: {bare}");
    let refused = state(&["210", "--reason", "CMD_ERR"]);
    assert_eq!(refused["lifecycle"][2]["reason_code"], "CMD_ERR");
    assert_eq!(refused["lifecycle"][2]["reason"], "Numéro de commande incorrect ou manquant");
    assert_eq!(refused["next_document"]["kind"], "credit_note", "first the credit note");
    desk.refused(&["invoice", "state", "F2026-0001", "205"]);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["state"]["code"], 202, "a slip is taken back");
    state(&["Refusée", "--reason", "Il manque le bon de commande"]);

    desk.json(&["invoice", "credit", "F2026-0001", "--reason", "Facture refusée"]);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["next_document"]["kind"], "new_invoice");
    let draft = desk.json(&["invoice", "copy", "F2026-0001"]);
    assert_eq!((text(&draft, "replaces"), text(&draft, "total_gross")), ("F2026-0001", "2880.00"));
    assert_eq!(strings(&draft["lines"], "net"), ["2000.00", "436.36"]);
    desk.refused(&["invoice", "copy", "F2026-0001"]);
    desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    let old = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!((old["next_document"].clone(), text(&old, "replaced_by")), (Value::Null, "F2026-0002"));
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "no issued row was touched");
    desk.on("2026-08-01");
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["late"], Value::Null, "nobody is late on it");
    assert_eq!(desk.json(&["invoice", "show", "F2026-0002"])["late"]["days"], 35);
}

// 2 000.00 at 20 % and 436.36 at 10 % were asked for, all of it at 10 % is right: 2 436.36 + 243.64 = 2 680.00.
#[test]
fn a_wrong_invoice_is_corrected_by_one_that_takes_its_place() {
    let mut desk = desk("receipts", &["--siren", "443121975"]);
    desk.on("2026-06-05");
    desk.json(&["pay", "F2026-0001", "--amount", "1000", "--method", "transfer"]);
    let bare = desk.refused(&["invoice", "correct", "F2026-0001", "--reason", " "]);
    assert_eq!(bare["fields"][0]["path"], "reason", "why it is corrected is printed: {bare}");
    let draft = desk.json(&["invoice", "correct", "F2026-0001", "--reason", "Taux de TVA erroné"]);
    assert_eq!((text(&draft, "replaces"), draft["corrective"].clone()), ("F2026-0001", true.into()));
    let id = draft["id"].to_string();
    let lines = ["--line", "Rédaction;1;lump;2000;10", "--line", "Relecture;1;lump;436.364;10"];
    desk.json(&[&["invoice", "edit", &id], &lines[..]].concat());
    let right = desk.json(&["invoice", "issue", &id]);
    assert_eq!(
        ["number", "total_gross", "paid", "balance", "status"].map(|key| text(&right, key)),
        ["F2026-0002", "2680.00", "1000.00", "1680.00", "partly_paid"]
    );
    let wrong = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!(
        ["status", "balance", "paid", "replaced_by"].map(|key| text(&wrong, key)),
        ["cancelled", "0.00", "0.00", "F2026-0002"]
    );
    let today = desk.json(&["report", "today"]);
    assert_eq!(text(&today, "owed"), "1680.00", "one invoice is owed, not two");
    let ledger = desk.json(&["report", "receipts", "--year", "2026"]);
    assert_eq!(text(&ledger, "total"), "1000.00", "the money came once: {ledger}");
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true);
    let pdf = desk.folder().join("rectificative.pdf").display().to_string();
    desk.json(&["invoice", "pdf", "F2026-0002", "-o", &pdf]);
    says(
        &pdf,
        &[
            "Facture rectificative",
            "annule et remplace la facture F2026-0001 du 21/05/2026",
            "Motif : Taux de TVA erroné",
            "Déjà réglé",
        ],
        &[],
    );
    desk.refused(&["invoice", "credit", "F2026-0001", "--reason", "x"]);
    desk.refused(&["pay", "F2026-0001", "--amount", "1", "--method", "card"]);
    let unpaid = desk.folder().join("impayee.pdf").display().to_string();
    desk.json(&["invoice", "pdf", "F2026-0002", "--duplicate", "--unpaid", "-o", &unpaid]);
    says(&unpaid, &["DUPLICATA", "FACTURE IMPAYÉE", "1 680,00 €", "1 527,27 €", "152,73 €"], &[]);
    desk.json(&["pay", "F2026-0002", "--amount", "1680", "--method", "transfer"]);
    desk.refused(&["invoice", "pdf", "F2026-0002", "--duplicate", "--unpaid", "-o", &unpaid]);
    let year = desk.json(&["report", "receipts", "--year", "2026"]);
    assert_eq!((text(&year, "total_net"), text(&year, "total_vat")), ("2436.36", "243.64"));
}

#[test]
fn goods_are_told_on_a_line_and_on_the_paper() {
    let desk = desk("receipts", &["--siren", "443121975"]);
    desk.json(&[
        "invoice",
        "new",
        "--client",
        "Acme",
        "--line",
        "Livre;3;u;20;5.5;bien",
        "--line",
        "Mise en page;1;h;50",
    ]);
    let shown = desk.json(&["invoice", "show", "2"]);
    assert_eq!(shown["lines"][0]["goods"], true);
    assert_eq!(shown["lines"][1]["goods"], false);
    desk.json(&["invoice", "issue", "2"]);
    let file = desk.folder().join("mixte.xml").display().to_string();
    desk.json(&["invoice", "xml", "F2026-0002", "-o", &file]);
    assert!(std::fs::read_to_string(&file).unwrap().contains(">M1<"), "goods and services");
    let pdf = desk.folder().join("mixte.pdf").display().to_string();
    desk.json(&["invoice", "pdf", "F2026-0002", "-o", &pdf]);
    says(&pdf, &["livraisons de biens et prestations de services"], &[]);
    desk.json(&["accounts", "set", "goods", "707100", "--label", "Ventes de livres"]);
    let refused = desk.refused(&["accounts", "set", "goods", "606"]);
    assert!(text(&refused["fields"][0], "message").contains("commence par 7"), "{refused}");
    desk.json(&["pay", "F2026-0002", "--amount", "123.30", "--method", "transfer"]);
    let entries = desk.json(&["accounting", "--year", "2026"]);
    let sold = |account: &str| -> Vec<&str> {
        let rows = entries["rows"].as_array().unwrap().iter().filter(|row| row["account"] == account);
        rows.map(|row| text(row, "credit")).collect()
    };
    assert_eq!(
        (sold("706"), sold("707100")),
        (vec!["50.00"], vec!["60.00"]),
        "each on its account: {entries}"
    );
    let ledger = desk.json(&["report", "receipts", "--year", "2026"]);
    assert_eq!((text(&ledger, "total_net"), text(&ledger, "total_goods")), ("110.00", "60.00"));
    let shown = desk.json(&["invoice", "show", "F2026-0002"]);
    let cashed: Vec<&Value> =
        shown["lifecycle"].as_array().unwrap().iter().filter(|event| event["code"] == 212).collect();
    assert_eq!(
        text(cashed[0], "amount"),
        "60.00",
        "status 212 tells the service with its tax, not the books"
    );
    let wrong = desk.run(&["expense", "add", "Papeterie", "--line", "Papier;1;u;4;20;bien"]);
    assert_eq!(wrong.status, Some(2), "a purchase line takes no word of an invoice: {}", wrong.err);
}

#[test]
fn a_rejected_invoice_is_replaced_then_taken_back() {
    let mut desk = desk("debits", &["--siren", "443121975"]);
    desk.on("2026-07-31");
    let rejected = desk.json(&["invoice", "state", "F2026-0001", "213", "--reason", "REJ_ADR"]);
    assert_eq!(rejected["next_document"]["kind"], "new_invoice", "the client never had it: {rejected}");
    let dead = desk.refused(&["invoice", "remind", "F2026-0001", "--level", "1", "-o", "non.pdf"]);
    assert!(text(&dead, "message").contains("rejetée"), "nobody owes it: {dead}");
    let ran = desk.run(&["invoice", "copy", "F2026-0001"]);
    assert!(ran.err.contains("avoir"), "the book still counts it: {}", ran.err);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["next_document"]["kind"], "credit_note");
    desk.json(&["invoice", "credit", "F2026-0001", "--reason", "Rejetée par la plateforme"]);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["next_document"], Value::Null);
}

#[test]
fn the_invoice_of_a_stage_comes_again_from_its_mission() {
    let desk = Desk::new("2026-11-02", "receipts");
    desk.json(&["client", "add", "Garage Müller", "--address", "Pau", "--siren", "443121975"]);
    desk.json(&["quote", "new", "--client", "Garage", "--line", "Site;1;lump;1000;20", "--estimate", "20"]);
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "+1s"]);
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    desk.json(&["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-11-02"]);
    let proposed = desk.json(&["invoice", "propose"]);
    desk.json(&["invoice", "issue", &proposed["invoices"][0]["id"].to_string()]);
    let twice = desk.refused(&["invoice", "copy", "F2026-0001"]);
    assert!(text(&twice, "hint").contains("avoir"), "a stage is billed once: {twice}");
    desk.json(&["invoice", "state", "F2026-0001", "213", "--reason", "CALCUL_ERR"]);
    desk.json(&["invoice", "credit", "F2026-0001", "--reason", "Rejetée"]);
    let draft = desk.json(&["invoice", "copy", "F2026-0001"]);
    assert_eq!(
        (text(&draft, "kind"), text(&draft, "replaces"), text(&draft, "total_gross")),
        ("deposit", "F2026-0001", "240.00")
    );
}

// Half of 2 880.00 comes: 2 000.00 at 20 % is 2 400.00 with tax, 436.36 at 10 % is 480.00; half of each.
#[test]
fn a_payment_is_the_status_cashed_where_vat_is_due_on_receipts() {
    let mut desk = desk("receipts", &["--siren", "443121975"]);
    desk.on("2026-06-10");
    let by_hand = desk.refused(&["invoice", "state", "F2026-0001", "212", "--amount", "1440"]);
    assert!(text(&by_hand, "hint").contains("carnet pay"), "the payment says it: {by_hand}");
    desk.json(&["invoice", "state", "F2026-0001", "205"]);
    desk.json(&["pay", "F2026-0001", "--amount", "1440"]);
    let shown = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!(shown["state"]["code"], 212);
    let cashed = &shown["lifecycle"][1];
    assert_eq!((text(cashed, "amount"), text(cashed, "origin")), ("1440.00", "payment"));
    assert_eq!(strings(&cashed["by_rate"], "rate"), ["10", "20"]);
    assert_eq!(strings(&cashed["by_rate"], "amount"), ["240.00", "1200.00"]);
    desk.json(&["undo"]);
    assert_eq!(
        desk.json(&["invoice", "show", "F2026-0001"])["state"]["code"],
        205,
        "it goes with the payment"
    );

    let franchise = self::desk("franchise", &["--siren", "443121975"]);
    franchise.json(&["pay", "F2026-0001", "--amount", "1440"]);
    let shown = franchise.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!(shown["lifecycle"], Value::Array(Vec::new()), "no VAT, no data of payment to send");
    franchise.json(&["invoice", "state", "F2026-0001", "Encaissée", "--amount", "1440"]);
}
