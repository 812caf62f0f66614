//! The books of the law, told over a year of the demonstration: receipts, closings, the archive, the entries.

use carnet_tests::Desk;
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

fn cents(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

/// The demonstration on 2 January 2027.
fn demo() -> Desk {
    let mut desk = Desk::empty("2026-11-22");
    desk.json(&["demo"]);
    desk.on("2027-01-02");
    desk
}

/// Closes what may be closed up to a year, in the order in which it is told.
fn close_all(desk: &Desk, until: &str) {
    let open = desk.json(&["closings"])["open"].clone();
    for period in open.as_array().unwrap() {
        let period = period.as_str().unwrap();
        if period[..4] <= *until {
            desk.json(&["close", period]);
        }
    }
}

#[test]
fn the_ledger_of_a_year_holds_every_payment_once() {
    let desk = demo();
    let ledger = desk.json(&["report", "receipts", "--year", "2025"]);
    let rows = ledger["rows"].as_array().unwrap();
    let mut paid: HashMap<String, i64> = HashMap::new();
    for row in rows {
        *paid.entry(row["number"].as_str().unwrap().to_owned()).or_default() += cents(&row["amount"]);
    }
    assert!(rows.len() > 20, "the demonstration has a busy year");
    let sum: i64 = paid.values().sum();
    assert_eq!(sum, cents(&ledger["total"]), "the rows make the total");
    let mut told = 0;
    for number in paid.keys() {
        let invoice = desk.json(&["invoice", "show", number]);
        for payment in invoice["payments"].as_array().unwrap() {
            if payment["on"].as_str().unwrap().starts_with("2025") {
                told += cents(&payment["amount"]);
            }
        }
    }
    assert_eq!(told, sum, "the ledger holds the payments of its invoices");
    let ranks: Vec<u64> = rows.iter().map(|row| row["rank"].as_u64().unwrap()).collect();
    assert_eq!(ranks, (1..=rows.len() as u64).collect::<Vec<_>>(), "ranks have no hole");

    let csv = desk.folder().join("recettes.csv");
    desk.json(&["report", "receipts", "--year", "2025", "-o", csv.to_str().unwrap()]);
    let text = std::fs::read_to_string(&csv).unwrap();
    assert_eq!(text.lines().count(), rows.len() + 1, "a line a receipt, and the head");
    let pdf = desk.folder().join("recettes.pdf");
    desk.json(&["report", "receipts", "--year", "2025", "-o", pdf.to_str().unwrap()]);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-1."));
    desk.refused(&["report", "receipts", "--year", "2025", "-o", "recettes.docx"]);
}

#[test]
fn a_closed_year_takes_nothing_more_and_its_archive_is_checked_by_anyone() {
    let desk = demo();
    close_all(&desk, "2025");
    let closings = desk.json(&["closings"]);
    let list = closings["closings"].as_array().unwrap();
    let year = list.iter().find(|closing| closing["period"] == "2025").expect("2025 is closed");
    let ledger = desk.json(&["report", "receipts", "--year", "2025"]);
    assert_eq!(year["receipts"], ledger["total"]);
    let months: i64 = list
        .iter()
        .filter(|closing| closing["period"].as_str().unwrap().starts_with("2025-"))
        .map(|closing| cents(&closing["receipts"]))
        .sum();
    assert_eq!(months, cents(&year["receipts"]), "the months make the year");

    let number = ledger["rows"][0]["number"].as_str().unwrap();
    let late = ["pay", number, "--amount=-1", "--on", "2025-12-31", "--note", "erreur"];
    assert_eq!(desk.refused(&late)["fields"][0]["path"], "on");
    assert_eq!(desk.refused(&["undo"])["code"], "frozen", "a closing is not taken back");
    desk.json(&["pay", number, "--amount=-1", "--note", "erreur de saisie de 2025"]);
    assert!(desk.json(&["verify"])["ok"].as_bool().unwrap(), "the correction stands in the open year");

    let archive = desk.folder().join("archive");
    let told = desk.json(&["archive", "--year", "2025", "-o", archive.to_str().unwrap()]);
    assert_eq!(told["closed"], true);
    let output =
        Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(&archive).output();
    let output = output.expect("sha256sum runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap().lines().count();
    assert_eq!(lines as u64 + 1, told["files"].as_u64().unwrap(), "every file has its sum");
    let found = desk.json(&["verify", archive.to_str().unwrap()]);
    assert_eq!((&found["ok"], &found["closings"]), (&true.into(), &13.into()), "twelve months and the year");
    assert_eq!(found["documents"].as_u64().unwrap() as usize, files_of(&archive.join("factures")));
    chain_by_hand(&archive);
    desk.refused(&["archive", "--year", "2025", "-o", archive.to_str().unwrap()]);
    tampered(&desk, &archive);
}

fn files_of(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

/// The sum of each proof is the hash of its document, and each names the one before.
fn chain_by_hand(archive: &Path) {
    let text = std::fs::read_to_string(archive.join("archive.json")).unwrap();
    let contents: Value = serde_json::from_str(&text).unwrap();
    let mut previous: Option<String> = None;
    for document in contents["documents"].as_array().unwrap() {
        let (number, hash) = (document["number"].as_str().unwrap(), document["hash"].as_str().unwrap());
        let file = archive.join(format!("preuves/{number}.txt"));
        let output = Command::new("sha256sum").arg(&file).output().unwrap();
        assert!(
            String::from_utf8(output.stdout).unwrap().starts_with(hash),
            "{number}: anyone finds its hash"
        );
        if let Some(previous) = previous {
            assert!(
                std::fs::read_to_string(&file).unwrap().contains(&previous),
                "{number} names the one before"
            );
        }
        previous = Some(hash.to_owned());
    }
}

/// What was changed, taken away or slipped in is named.
fn tampered(desk: &Desk, archive: &Path) {
    let check = || {
        let ran = desk.run(&["verify", archive.to_str().unwrap(), "--json"]);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(ran.status, Some(1), "what is wrong is told by the status too");
        found["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["number"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    std::fs::write(archive.join("en-plus.txt"), "x").unwrap();
    assert_eq!(check(), ["en-plus.txt"]);
    std::fs::remove_file(archive.join("en-plus.txt")).unwrap();
    let proof = archive.join("clotures/2025.txt");
    let whole = std::fs::read_to_string(&proof).unwrap();
    std::fs::write(&proof, whole.replace("receipts ", "receipts 9")).unwrap();
    assert_eq!(check(), ["clotures/2025.txt", "2025"], "the file, and the closing that it proves");
    std::fs::remove_file(&proof).unwrap();
    #[cfg(unix)]
    {
        let elsewhere = desk.file("elsewhere.txt", whole.as_bytes());
        std::os::unix::fs::symlink(elsewhere, &proof).unwrap();
        assert_eq!(check()[0], "clotures/2025.txt", "a link is no file of the archive");
        std::fs::remove_file(&proof).unwrap();
    }
    let sums = archive.join("SHA256SUMS");
    let list = std::fs::read_to_string(&sums).unwrap();
    std::fs::write(&sums, format!("{}  ../../etc/passwd\n{list}", "0".repeat(64))).unwrap();
    desk.refused(&["verify", archive.to_str().unwrap()]);
}

#[test]
fn entries_balance_and_the_fec_is_that_of_a_closed_year() {
    let desk = demo();
    let micro = desk.refused(&["fec", "--year", "2025"]);
    assert!(micro["hint"].as_str().unwrap().contains("report receipts --year 2025"), "{micro}");
    desk.json(&["accounts", "basis", "accrual"]);
    let open = desk.refused(&["fec", "--year", "2025", "--anyway"]);
    assert!(open["hint"].as_str().unwrap().contains("carnet close 2025"), "{open}");
    close_all(&desk, "2025");
    desk.refused(&["accounts", "set", "sales", "606"]);
    desk.json(&["accounts", "set", "sales", "706100", "--label", "Secrétariat"]);
    let folder = desk.folder().to_str().unwrap().to_owned();
    desk.json(&["fec", "--year", "2025", "--anyway", "-o", &folder]);
    let text = std::fs::read_to_string(desk.folder().join("404833048FEC20251231.txt")).unwrap();
    let rows: Vec<Vec<&str>> = text.split_terminator("\r\n").map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 18), "eighteen columns, whatever a name holds");
    let mut entries: HashMap<&str, i64> = HashMap::new();
    for row in &rows[1..] {
        let amount = |text: &str| text.replace(',', "").parse::<i64>().unwrap();
        *entries.entry(row[2]).or_default() += amount(row[11]) - amount(row[12]);
        assert!(row[3].starts_with("2025") && !row[15].is_empty(), "dated in its year, and final: {row:?}");
    }
    assert!(entries.values().all(|balance| *balance == 0), "debit is credit in every entry");
    assert_eq!(rows[1][0], "AN", "what the year before left comes first");
    assert!(rows.iter().any(|row| row[4] == "706100" && row[5] == "Secrétariat"));
    assert!(rows.iter().any(|row| row[4] == "4191"), "deposits have their account");

    let csv = desk.folder().join("ecritures.csv");
    desk.json(&["accounting", "--from", "2025-03", "--to", "2025-05", "-o", csv.to_str().unwrap()]);
    let listed = desk.json(&["accounting", "--from", "2025-03", "--to", "2025-05"]);
    let rows = listed["rows"].as_array().unwrap();
    assert_eq!(std::fs::read_to_string(&csv).unwrap().lines().count(), rows.len() + 1);
    let debit: i64 = rows.iter().map(|row| cents(&row["debit"])).sum();
    assert_eq!(debit, cents(&listed["total"]));
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["accounts", "list"])["accounts"][2]["number"], "706", "an account is taken back");
}

/// Livres 420.00 and mise en page 700.00, 5 % off; stamps 20.00 at cost; deposits of 20 % and 40 %, then the final invoice.
#[test]
fn an_order_of_goods_and_work_sells_each_on_its_own_account() {
    let desk = Desk::new("2026-11-02", "franchise");
    desk.json(&["client", "add", "Acme", "--address", "1 rue Haute, 64000 Pau", "--siren", "443121975"]);
    let lines = ["Livres;10;u;42;;bien", "Mise en page;2;d;350", "Timbres;1;u;20;;débours"];
    let lines: Vec<&str> = lines.iter().flat_map(|line| ["--line", line]).collect();
    desk.json(&[&["quote", "new", "--client", "Acme", "--discount", "5"][..], &lines].concat());
    desk.json(&["quote", "send", "D2026-0001", "--follow-up", "2026-11-10"]);
    let signed = desk.folder().join("signe.pdf");
    std::fs::write(&signed, "bon pour accord").unwrap();
    desk.json(&["quote", "accept", "D2026-0001", "--signed", signed.to_str().unwrap(), "--on", "2026-11-02"]);
    let bill = || {
        let drafts = desk.json(&["invoice", "propose"]);
        let id = drafts["invoices"][0]["id"].as_i64().unwrap().to_string();
        let issued = desk.json(&["invoice", "issue", &id]);
        let (number, gross) = (issued["number"].as_str().unwrap(), issued["total_gross"].as_str().unwrap());
        desk.json(&["pay", number, "--amount", gross, "--method", "transfer"]);
        issued
    };
    let deposit = bill();
    let told: Vec<(&str, bool)> = deposit["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["net"].as_str().unwrap(), line["goods"].as_bool().unwrap()))
        .collect();
    assert_eq!(told, [("81.30", true), ("135.50", false)], "a deposit says what its share is of: {deposit}");
    desk.json(&["mission", "stage", "validate", "1", "2"]);
    bill();
    desk.json(&["mission", "stage", "validate", "1", "3"]);
    bill();
    for basis in ["cash", "accrual"] {
        desk.json(&["accounts", "basis", basis]);
        let entries = desk.json(&["accounting", "--year", "2026"]);
        let balance = |account: &str| -> i64 {
            let rows = entries["rows"].as_array().unwrap().iter().filter(|row| row["account"] == account);
            rows.map(|row| cents(&row["credit"]) - cents(&row["debit"])).sum()
        };
        let sold = (balance("706"), balance("707"), balance("467"), balance("4191"));
        assert_eq!(sold, (66_500, 39_900, 2_000, 0), "{basis}: {entries}");
    }
}
