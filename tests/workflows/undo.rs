//! Undo and redo: each operation taken back leaves the book as it was, done again as it became.

use carnet_tests::{Desk, digest, sample};

/// Runs `args`, takes it back, does it again, and compares the book each time.
fn round(desk: &Desk, args: &[&str]) {
    let before = digest(&desk.book());
    desk.json(args);
    let after = digest(&desk.book());
    assert_ne!(before, after, "carnet {args:?} changes the book");
    desk.json(&["undo"]);
    assert_eq!(digest(&desk.book()), before, "undo of carnet {args:?} gives back what was");
    desk.json(&["redo"]);
    assert_eq!(digest(&desk.book()), after, "redo of carnet {args:?} gives what it made");
}

#[test]
fn each_operation_can_be_taken_back_and_done_again() {
    let desk = Desk::new("2026-11-21", "receipts");
    let contacts = sample("prospects.csv");
    let toggl = sample("toggl.csv");
    let signed = desk.file("signe.pdf", b"%PDF-1.4");
    let operations: &[&[&str]] = &[
        &["identity", "edit", "--phone", "05 62 00 00 00"],
        &["client", "add", "Studio Forêt", "--address", "Pau", "--source", "Malt"],
        &["client", "edit", "Studio Forêt", "--note", "préfère le matin", "--next", "+3j"],
        &["client", "import", contacts.to_str().unwrap()],
        &["source", "add", "Malt", "--monthly", "29"],
        &["log", "Studio Forêt", "call", "rappeler", "--minutes", "15", "--next", "lun"],
        &["follow-up", "add", "--client", "Studio Forêt", "--on", "demain", "--at", "10:30", "appeler"],
        &["follow-up", "postpone", "1", "+1s"],
        &["follow-up", "done", "1", "--outcome", "d'accord"],
        &["hours", "import", toggl.to_str().unwrap(), "--format", "toggl"],
        &["hours", "add", "2h studio forêt production page d'accueil"],
        &["hours", "edit", "1", "--duration", "1h30", "--note", "autre"],
        &["hours", "delete", "1"],
        &["hours", "start", "studio forêt appel"],
        &["hours", "stop"],
        &["quote", "new", "--client", "Studio Forêt", "--line", "Site;1;lump;6000", "--estimate", "160"],
        &["quote", "edit", "D2026-0001", "--line", "Site;1;lump;6500", "--discount", "5"],
        &["quote", "send", "D2026-0001", "--follow-up", "2026-12-01"],
        &["quote", "revise", "D2026-0001"],
        &["quote", "send", "D2026-0001", "--follow-up", "2026-12-02"],
        &["quote", "accept", "D2026-0001", "--signed", &signed, "--on", "2026-11-21"],
        &["quote", "new", "--client", "Studio Forêt", "--line", "Blog;1;lump;500", "--estimate", "10"],
        &["quote", "send", "D2026-0002", "--follow-up", "2026-12-01"],
        &["quote", "refuse", "D2026-0002", "--objection", "time", "--reply", "en janvier ?"],
        &[
            "mission",
            "start",
            "--without-order",
            "--client",
            "Studio Forêt",
            "--name",
            "Secours",
            "--budget",
            "10",
        ],
        &["mission", "stage", "validate", "1", "2"],
        &["mission", "stage", "delivers", "1", "2"],
        &["mission", "deadline", "1", "2026-12-18", "--reason", "convenue"],
        &["mission", "amend", "1", "Une page de plus", "--net", "300", "--hours", "8"],
        &["invoice", "propose"],
        &["invoice", "new", "--client", "Studio Forêt", "--line", "Conseil;2;h;50"],
    ];
    for operation in operations {
        round(&desk, operation);
    }
    let drafts = desk.json(&["invoice", "list", "--status", "draft"]);
    let free = drafts["invoices"].as_array().unwrap().iter().find(|i| i["kind"] == "standard").unwrap()["id"]
        .to_string();
    round(&desk, &["invoice", "edit", &free, "--subject", "Conseil de novembre"]);
    round(&desk, &["invoice", "delete", &free]);

    // An issued document is the line that undo does not cross; a payment after it may be taken back.
    let deposit =
        drafts["invoices"].as_array().unwrap().iter().find(|i| i["kind"] == "deposit").unwrap()["id"]
            .to_string();
    desk.json(&["invoice", "issue", &deposit]);
    let issued = digest(&desk.book());
    assert_eq!(desk.refused(&["undo"])["code"], "frozen");
    assert_eq!(digest(&desk.book()), issued, "a refused undo changes nothing");
    round(&desk, &["pay", "F2026-0001", "--amount", "100", "--method", "card"]);
    desk.json(&["undo"]);
    assert_eq!(digest(&desk.book()), issued, "the payment is gone");
    assert_eq!(desk.refused(&["undo"])["code"], "frozen", "and the invoice stays");
}

#[test]
fn every_operation_back_to_the_start_and_forth_again() {
    let desk = Desk::new("2026-11-21", "franchise");
    let mut states = vec![digest(&desk.book())];
    for args in [
        &["client", "add", "Studio Forêt"][..],
        &["hours", "add", "2h studio production"],
        &["quote", "new", "--client", "Studio", "--line", "Site;1;lump;600", "--estimate", "10"],
        &["quote", "send", "D2026-0001", "--follow-up", "lun"],
        &["hours", "delete", "1"],
    ] {
        desk.json(args);
        states.push(digest(&desk.book()));
    }
    for state in states.iter().rev().skip(1) {
        desk.json(&["undo"]);
        assert_eq!(digest(&desk.book()), *state, "one step back");
    }
    assert_eq!(
        desk.refused(&["undo"])["code"],
        "frozen",
        "before the first operation there is the making of the book"
    );
    for state in &states[1..] {
        desk.json(&["redo"]);
        assert_eq!(digest(&desk.book()), *state, "one step forth");
    }
    assert_eq!(desk.refused(&["redo"])["code"], "refused", "nothing is left to do again");
    desk.json(&["undo"]);
    desk.json(&["client", "add", "Atelier"]);
    assert_eq!(
        desk.refused(&["redo"])["code"],
        "refused",
        "after something new there is nothing to do again"
    );
}
