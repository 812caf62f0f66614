//! R7: one bit is another, a page is empty, the end is missing. In the file, anywhere: nothing panics, and no row that a user
//! wrote changes in silence. In a value, of each column of each table: it is told by the row. R14: sums that differ are told
//! and made again from the rows.

use crate::power::try_open;
use carnet_app::{Carnet, Language, backups, check};
use carnet_store::rusqlite::types::Value;
use carnet_store::{ChangedRow, Connection, changed_rows};
use carnet_tests::{Random, full_desk, raw, rounds};
use std::collections::BTreeSet;

/// Bytes of a page.
const PAGE: usize = 4096;

/// What counts, records or was deleted: it is checked otherwise, or says nothing.
const NOT_WRITTEN: &str = "'row_digest', 'journal_state', 'hours_sum', 'money_sum', 'mission_hours'";

fn tables(conn: &Connection) -> Vec<String> {
    let sql = format!(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ({NOT_WRITTEN})"
    );
    let mut statement = conn.prepare(&sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Every row that was written; none when one cannot be read.
fn written(conn: &Connection, tables: &[String]) -> Option<Vec<Vec<Value>>> {
    let mut all = Vec::new();
    for table in tables {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).ok()?;
        let width = statement.column_count();
        let rows = statement.query_map([], |row| (0..width).map(|at| row.get(at)).collect()).ok()?;
        all.extend(rows.collect::<Result<Vec<_>, _>>().ok()?);
    }
    Some(all)
}

/// Returns whether a check of the book finds something wrong.
fn told(carnet: &Carnet) -> bool {
    check::book(carnet).map_or(true, |found| !found.verification.ok)
}

#[test]
fn damage_anywhere_in_the_file_changes_nothing_in_silence() {
    let desk = full_desk();
    raw(&desk.book()).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let (tables, before) = {
        let carnet = desk.open();
        assert!(!told(&carnet), "the book is sound to begin with");
        let tables = tables(carnet.conn());
        (tables.clone(), written(carnet.conn(), &tables).expect("the book reads"))
    };
    let file = desk.book().join("carnet.sqlite3");
    let whole = std::fs::read(&file).expect("the file");
    let mut random = Random::new(77);
    let (mut refused, mut found, mut harmless) = (0, 0, 0);
    for round in 0..rounds(120, 2_000) {
        let mut bytes = whole.clone();
        let at = random.index(bytes.len());
        match round % 10 {
            8 => bytes[at / PAGE * PAGE..][..PAGE].fill(0),
            9 => bytes.truncate(at),
            _ => bytes[at] ^= 1 << random.below(8),
        }
        std::fs::write(&file, &bytes).expect("the file is damaged");
        let Some(carnet) = try_open(&desk.book()) else {
            refused += 1;
            continue;
        };
        if told(&carnet) {
            found += 1;
        } else {
            let now = written(carnet.conn(), &tables);
            assert!(now.as_ref() == Some(&before), "round {round}: byte {at} changed a row in silence");
            harmless += 1;
        }
    }
    println!("{refused} refused, {found} told, {harmless} in bytes that hold nothing");
    assert!(
        refused > 0 && found > 0 && harmless > 0,
        "{refused} refused, {found} told, {harmless} without harm"
    );
}

/// Turns one bit of a value; none when there is nothing to turn.
fn turned(value: Value, random: &mut Random) -> Option<Value> {
    match value {
        Value::Integer(number) => Some(Value::Integer(number ^ (1 << random.below(8)))),
        Value::Text(text) if !text.is_empty() => {
            // A low bit, so that what was text is text still.
            let mut bytes = text.into_bytes();
            let at = random.index(bytes.len());
            bytes[at] ^= 1 << random.below(3);
            String::from_utf8(bytes).ok().map(Value::Text)
        }
        _ => None,
    }
}

#[test]
fn a_bit_in_any_column_of_any_table_is_told_by_the_row() {
    let desk = full_desk();
    let conn = raw(&desk.book());
    let triggers: Vec<String> = {
        let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let mut random = Random::new(7);
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN").unwrap();
    for trigger in triggers {
        conn.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    assert_eq!(changed_rows(&conn).unwrap(), [], "the book is sound to begin with");
    let mut columns_told = BTreeSet::new();
    for table in tables(&conn) {
        let columns: Vec<String> = {
            let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
            statement.query_map([&table], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        for column in columns {
            // The key of a row is its place in the tree of the table: that is SQLite's to check.
            if column == "id" || (table == "journal_row" && column == "journal_id") {
                continue;
            }
            for _ in 0..rounds(1, 8) {
                turn(&conn, &table, &column, &mut random, &mut columns_told);
            }
        }
    }
    println!("{} columns", columns_told.len());
    assert!(columns_told.len() > 200, "{} columns held something", columns_told.len());
}

/// Turns a bit in one value of a column, checks that it is told, and takes it back.
fn turn(
    conn: &Connection,
    table: &str,
    column: &str,
    random: &mut Random,
    told: &mut BTreeSet<(String, String)>,
) {
    let key = match table {
        "draft" => "key",
        "journal_row" => "journal_id * 1000 + seq",
        _ => "id",
    };
    let held = format!("SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY 1");
    let values: Vec<(Value, Value)> = {
        let mut statement = conn.prepare(&held).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    if values.is_empty() {
        return;
    }
    let (id, value) = values[random.index(values.len())].clone();
    let Some(other) = turned(value, random) else { return };
    conn.execute_batch("SAVEPOINT one").unwrap();
    let changed = conn
        .execute(&format!("UPDATE OR IGNORE {table} SET {column} = ?1 WHERE {key} = ?2"), (&other, &id))
        .unwrap();
    // Where a unique index refuses the value, it would tell the bit as well.
    if changed == 1 {
        let found = changed_rows(conn).unwrap();
        let named = |row: &ChangedRow| match (table, &id) {
            ("draft", _) => row.table == "draft",
            ("journal_row", Value::Integer(id)) => row.table == "journal" && row.id == id / 1000,
            (_, Value::Integer(id)) => row.table == table && row.id == *id,
            _ => false,
        };
        assert!(found.iter().any(named), "{table}.{column} of {id:?} became {other:?}: {found:?}");
        told.insert((table.to_owned(), column.to_owned()));
    }
    conn.execute_batch("ROLLBACK TO one; RELEASE one").unwrap();
}

#[test]
fn what_turned_is_named_with_the_last_good_backup_and_never_pushes_it_out() {
    let desk = full_desk();
    let good = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    raw(&desk.book()).execute_batch("UPDATE time_entry SET note = 'Q' WHERE id = 2").unwrap();
    let found = desk.run(&["verify", "--json"]);
    let found: (Option<i32>, serde_json::Value) = (found.status, serde_json::from_str(&found.out).unwrap());
    assert_eq!((found.0, found.1["backup"].as_str()), (Some(1), Some(good.as_str())), "{found:?}");
    let finding = &found.1["findings"][0];
    assert_eq!(finding["number"], "Heures n° 2");
    assert!(finding["problem"].as_str().unwrap().ends_with('.'), "{finding}");
    let said = desk.run(&["verify"]).out;
    assert!(said.contains("Heures n° 2") && said.contains(&format!("carnet restore {good}")), "{said}");

    let daily = backups::daily(&desk.book(), desk.clock()).unwrap().expect("the backup of the day");
    assert_eq!(daily.verified, carnet_app::wire::backups::Verified::Damaged, "{daily:?}");
    assert!(daily.detail.as_ref().unwrap().contains("Heures n° 2"), "{daily:?}");
    let left: Vec<String> =
        backups::list(&desk.book()).unwrap().backups.into_iter().map(|backup| backup.name).collect();
    assert!(left.contains(&good), "the good one stays: {left:?}");
    let watched = |language| backups::watch(&desk.book(), desk.clock(), language);
    let told =
        watched(Language::Fr).expect("the window's start tells it, also when the copy was made before");
    assert!(told.message.contains("Heures n° 2"), "{told:?}");
    assert!(told.hint.as_ref().unwrap().contains("Réglages, Données"), "{told:?}");
    assert!(
        watched(Language::En).unwrap().message.contains("Time entry no. 2"),
        "in the language of the page"
    );
    desk.json(&["restore", &good]);
    assert_eq!(desk.json(&["verify"])["ok"], true, "and brings the row back");
    assert_eq!(watched(Language::Fr), None, "of which nothing bad is told, whatever stands on the shelf");
}

#[test]
fn sums_and_indexes_are_made_again_from_the_rows() {
    let desk = full_desk();
    let sound = carnet_tests::digest(&desk.book());
    let conn = raw(&desk.book());
    conn.execute_batch(
        "UPDATE hours_sum SET minutes = minutes + 1, phone = phone - 4; DELETE FROM mission_hours;
         UPDATE money_sum SET invoiced_net = invoiced_net + 100",
    )
    .unwrap();
    // An index that knows one row less.
    let page = |name: &str| -> i64 {
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))
            .unwrap()
    };
    let (file, at) = (desk.book().join("carnet.sqlite3"), page("time_entry_day"));
    conn.close().unwrap();
    lose_a_cell(&file, at);
    let found = desk.run(&["verify", "--json"]);
    assert_eq!(found.status, Some(1), "{found:?}");
    let found = desk.json(&["verify", "--repair"]);
    assert_eq!(found["ok"], true, "{found}");
    assert!(found["repaired"].as_i64().unwrap() >= 3, "{found}");
    assert_eq!(carnet_tests::digest(&desk.book()), sound, "as it was before, to the last sum");
    assert_eq!(desk.json(&["verify", "--repair"])["repaired"], 0, "a sound book is not changed");
}

/// Takes the last cell off the root page of an index (SQLite file format, section 1.6: the count of cells stands at 3).
fn lose_a_cell(file: &std::path::Path, page: i64) {
    let mut bytes = std::fs::read(file).unwrap();
    let size = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
    let at = (usize::try_from(page).unwrap() - 1) * size + 3;
    let cells = u16::from_be_bytes([bytes[at], bytes[at + 1]]);
    assert!(cells > 1, "the index has entries");
    bytes[at..at + 2].copy_from_slice(&(cells - 1).to_be_bytes());
    std::fs::write(file, bytes).unwrap();
}
