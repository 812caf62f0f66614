//! R13: an issued document cannot be changed; who takes the guards away is found out, document by document.

use carnet_app::wire::invoices::Verification;
use carnet_app::{Carnet, Clock, Language, invoices};
use carnet_store::rusqlite::Connection;
use carnet_store::sha256_hex;
use carnet_tests::{Desk, raw};
use std::path::Path;

const DOCUMENTS: usize = 8;

/// Returns a desk with eight invoices, one paid, and a credit note on the second.
fn desk() -> Desk {
    let desk = Desk::new("2026-11-21", "receipts");
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    desk.json(&["client", "add", "Studio Noël", "--address", "Pau"]);
    for number in 1..=DOCUMENTS {
        let line = format!("Travail {number};{number};h;5{number};20");
        let draft = desk.json(&[
            "invoice",
            "new",
            "--client",
            "Studio Forêt",
            "--line",
            &line,
            "--line",
            "Trajet;10;km;0,6;20",
        ]);
        desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    }
    desk.json(&["invoice", "credit", "F2026-0002", "--line", "2", "--reason", "compté deux fois"]);
    desk.json(&["pay", "F2026-0001", "--amount", "10"]);
    desk
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn verify(book: &Path) -> Verification {
    let carnet = Carnet::open(book, Clock::Fixed("2026-11-21".parse().unwrap()), Some(Language::Fr))
        .expect("the book opens");
    invoices::verify(&carnet).expect("the check runs")
}

/// Forges a copy of the book and checks that the documents `named` are found out.
fn check(desk: &Desk, what: &str, named: &[String], forge: impl FnOnce(&Connection, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book");
    copy(&desk.book(), &book);
    let conn = raw(&book);
    // The forger takes the guards away first, and puts them back so that nothing shows.
    let guards: Vec<(String, String)> = {
        let mut statement =
            conn.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    conn.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN",
    )
    .unwrap();
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    forge(&conn, &book);
    for (_, sql) in &guards {
        conn.execute_batch(sql).unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
    conn.close().unwrap();
    let found = verify(&book);
    assert!(!found.ok, "{what}: the forgery is found");
    for number in named {
        let told =
            found.findings.iter().any(|finding| finding.number == *number && finding.problem.ends_with('.'));
        assert!(told, "{what}: {number} is named in {:?}", found.findings);
    }
}

fn number(rank: usize) -> String {
    format!("F2026-{rank:04}")
}

#[test]
fn the_database_itself_refuses_changes_to_issued_documents() {
    let desk = desk();
    let conn = raw(&desk.book());
    for sql in [
        "UPDATE invoice SET net = 1 WHERE number = 'F2026-0001'",
        "UPDATE invoice SET status = 'draft' WHERE number = 'F2026-0001'",
        "UPDATE invoice SET snapshot = '' WHERE number = 'F2026-0001'",
        "UPDATE invoice SET chain_hash = 'x' WHERE number = 'A2026-0001'",
        "DELETE FROM invoice WHERE number = 'F2026-0003'",
        "DELETE FROM invoice",
        "INSERT OR REPLACE INTO invoice SELECT * FROM invoice WHERE number = 'F2026-0001'",
        "UPDATE invoice_line SET net = 1",
        "DELETE FROM invoice_line WHERE invoice_id = 1",
        "INSERT INTO invoice_line (invoice_id, position, description, quantity, unit, unit_price, vat_category, vat_rate, net)
         VALUES (1, 9, 'x', '1', 'u', '1', 'S', '20', 100)",
        "UPDATE invoice_vat SET tax = 0",
        "DELETE FROM invoice_vat",
        "UPDATE payment SET amount = 1",
    ] {
        let error = conn.execute_batch(sql).expect_err(sql).to_string();
        assert!(error.contains("frozen"), "{sql}: refused by a guard, not by chance: {error}");
    }
    let found = verify(&desk.book());
    assert!(found.ok && found.checked == 9, "nothing came of it: {found:?}");
}

#[test]
fn every_forgery_is_named_by_its_number() {
    let desk = desk();
    assert!(verify(&desk.book()).ok, "the book is sound to begin with");
    let mut cases = 0;
    // One document changed, at each place.
    for rank in 1..=DOCUMENTS {
        let target = number(rank);
        let row = format!("(SELECT id FROM invoice WHERE number = '{target}')");
        for sql in [
            format!("UPDATE invoice SET net = net + 100, gross = gross + 100 WHERE number = '{target}'"),
            format!("UPDATE invoice SET vat = vat - 1 WHERE number = '{target}'"),
            format!("UPDATE invoice SET issue_date = '2026-11-20' WHERE number = '{target}'"),
            format!("UPDATE invoice SET due_date = '2027-11-20' WHERE number = '{target}'"),
            format!("UPDATE invoice SET client_id = 2 WHERE number = '{target}'"),
            format!(
                "UPDATE invoice SET snapshot = replace(snapshot, 'Élise', 'Elise') WHERE number = '{target}'"
            ),
            format!("UPDATE invoice SET pdf_sha256 = '{}' WHERE number = '{target}'", "0".repeat(64)),
            format!("UPDATE invoice SET chain_hash = '{}' WHERE number = '{target}'", "0".repeat(64)),
            format!("UPDATE invoice_line SET net = net - 1 WHERE invoice_id = {row} AND position = 1"),
            format!(
                "UPDATE invoice_line SET description = 'autre' WHERE invoice_id = {row} AND position = 2"
            ),
            format!("DELETE FROM invoice_line WHERE invoice_id = {row} AND position = 2"),
            format!("UPDATE invoice_vat SET tax = tax + 1 WHERE invoice_id = {row}"),
            format!("DELETE FROM invoice WHERE number = '{target}'"),
        ] {
            check(&desk, &sql, std::slice::from_ref(&target), |conn, _| {
                assert!(conn.execute(&sql, []).unwrap() > 0, "{sql} forges something");
            });
            cases += 1;
        }
        check(&desk, "another paper in its place", std::slice::from_ref(&target), |_, book| {
            let other = number(rank % DOCUMENTS + 1);
            let papers = book.join("documents");
            std::fs::copy(papers.join(format!("{other}.pdf")), papers.join(format!("{target}.pdf"))).unwrap();
        });
        cases += 1;
    }
    check(&desk, "two numbers swapped", &[number(3), number(5)], |conn, _| {
        conn.execute_batch(
            "UPDATE invoice SET number = 'x' WHERE number = 'F2026-0003';
             UPDATE invoice SET number = 'F2026-0003' WHERE number = 'F2026-0005';
             UPDATE invoice SET number = 'F2026-0005' WHERE number = 'x';",
        )
        .unwrap();
    });
    check(&desk, "a credit note forged away", &["A2026-0001".to_owned()], |conn, _| {
        conn.execute("DELETE FROM invoice WHERE number = 'A2026-0001'", []).unwrap();
    });
    check(&desk, "an invoice slipped in", &["F2026-0009".to_owned()], |conn, _| {
        insert_forged(conn);
    });
    check(&desk, "the end of the series raised by one bit", &[number(DOCUMENTS + 1)], |conn, _| {
        conn.execute("UPDATE series SET last = last | (1 << 40) WHERE series = 'F'", []).unwrap();
    });
    for kept in 1..DOCUMENTS {
        let lost: Vec<String> = (kept + 1..=DOCUMENTS).map(number).collect();
        check(&desk, "the tail cut, the series set back", &lost, |conn, _| {
            conn.execute_batch(&format!(
                "DELETE FROM invoice WHERE kind = 'credit_note' OR number > '{}';
                 UPDATE series SET last = {kept} WHERE series = 'F'; UPDATE series SET last = 0 WHERE series = 'A';",
                number(kept)
            ))
            .unwrap();
        });
        cases += 1;
    }
    for rank in 1..=DOCUMENTS {
        let target = number(rank);
        check(
            &desk,
            "one document changed and the whole chain rebuilt",
            std::slice::from_ref(&target),
            |conn, _| {
                rebuild(conn, &target);
            },
        );
        cases += 1;
    }
    assert!(cases >= 100, "{cases} cases");
}

fn insert_forged(conn: &Connection) {
    let columns: Vec<String> = {
        let mut statement = conn.prepare("SELECT name FROM pragma_table_info('invoice')").unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).filter(|name: &String| name != "id").collect()
    };
    let values: Vec<String> = columns
        .iter()
        .map(|name| match name.as_str() {
            "number" => "'F2026-0009'".to_owned(),
            "chain_index" => "(SELECT max(chain_index) + 1 FROM invoice)".to_owned(),
            "chain_prev" => "(SELECT chain_hash FROM invoice ORDER BY chain_index DESC LIMIT 1)".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    let sql = format!(
        "INSERT INTO invoice ({}) SELECT {} FROM invoice WHERE number = 'F2026-0008'",
        columns.join(", "),
        values.join(", ")
    );
    conn.execute(&sql, []).unwrap();
}

/// Changes the frozen content of a document as its rows, then hashes the whole chain anew, as a forger would who
/// has read the program.
fn rebuild(conn: &Connection, target: &str) {
    conn.execute(
        "UPDATE invoice SET snapshot = replace(snapshot, 'Travail', 'Conseil') WHERE number = ?1",
        [target],
    )
    .unwrap();
    conn.execute(
        "UPDATE invoice_line SET description = replace(description, 'Travail', 'Conseil')
         WHERE invoice_id = (SELECT id FROM invoice WHERE number = ?1)",
        [target],
    )
    .unwrap();
    let mut previous = String::new();
    let links: Vec<(i64, String, String, String)> = {
        let mut statement = conn
            .prepare("SELECT chain_index, number, snapshot, pdf_sha256 FROM invoice WHERE status = 'issued' ORDER BY chain_index")
            .unwrap();
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    for (index, number, snapshot, paper) in links {
        let text: String = ["carnet-chain-1", &previous, &index.to_string(), &number, &snapshot, &paper]
            .iter()
            .map(|part| format!("{}:{part}", part.len()))
            .collect();
        let hash = sha256_hex(text.as_bytes());
        conn.execute(
            "UPDATE invoice SET chain_prev = ?1, chain_hash = ?2 WHERE number = ?3",
            (&previous, &hash, &number),
        )
        .unwrap();
        previous = hash;
    }
}
