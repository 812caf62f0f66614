//! What goes wrong without stopping anyone is found in the log of the book.

use carnet_tests::Desk;
use std::fs;

const ISSUE: [&[&str]; 2] =
    [&["invoice", "new", "--client", "Acme", "--line", "Relecture;1;u;100"], &["invoice", "issue", "1"]];

#[test]
fn an_invoice_is_issued_although_its_witness_cannot_be_written_and_the_log_says_so() {
    let desk = Desk::new("2026-11-23", "franchise");
    desk.json(&["client", "add", "Acme", "--address", "Pau"]);
    let (logs, witness) = (desk.book().join("logs"), desk.book().join("documents/chain.txt"));
    fs::create_dir(&witness).unwrap();
    for args in ISSUE {
        desk.json(args);
    }
    let files: Vec<_> = fs::read_dir(&logs).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("one file a month: {files:?}") };
    let said = fs::read_to_string(file).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("WARN") && said.contains("the witness of the chain was not written"), "{said}");
    assert!(!said.contains("Acme") && !said.contains("100"), "no client, no amount: {said}");
}
