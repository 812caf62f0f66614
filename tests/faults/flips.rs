//! R7: one bit of the file is another, anywhere. Nothing panics, and no issued invoice and no sum of hours changes in silence.

use crate::power::try_open;
use carnet_app::{Carnet, invoices};
use carnet_store::sums::hours_differences;
use carnet_tests::{Desk, Random, rounds};

/// What may not change unseen: each issued document, and the minutes of each client by month.
const KEPT: [&str; 2] = [
    "SELECT group_concat(number || issue_date || client_id || net || vat || gross || snapshot)
     FROM (SELECT * FROM invoice WHERE status = 'issued' ORDER BY id)",
    "SELECT group_concat(month || '/' || client_id || '/' || minutes)
     FROM (SELECT substr(day, 1, 7) AS month, coalesce(client_id, 0) AS client_id, sum(minutes) AS minutes
           FROM time_entry GROUP BY 1, 2 ORDER BY 1, 2)",
];

fn kept(carnet: &Carnet) -> Option<Vec<String>> {
    KEPT.iter().map(|sql| carnet.conn().query_row(sql, [], |row| row.get(0)).ok()).collect()
}

/// Returns whether a check of the book finds something wrong.
fn told(carnet: &Carnet) -> bool {
    carnet.book().check().is_err()
        || invoices::verify(carnet).map_or(true, |found| !found.ok)
        || hours_differences(carnet.conn()).map_or(true, |count| count != 0)
}

#[test]
fn a_bit_that_turned_is_told_where_it_matters() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["hours", "import", carnet_tests::sample("toggl.csv").to_str().expect("a plain path")]);
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    for text in ["Logo", "Affiche", "Guide"] {
        let line = format!("{text};1;u;100");
        let draft = desk.json(&["invoice", "new", "--client", "Studio Forêt", "--line", &line]);
        desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    }
    let before = kept(&desk.open()).expect("the book reads");
    assert!(!told(&desk.open()), "the book is sound to begin with");
    let file = desk.book().join("carnet.sqlite3");
    let whole = std::fs::read(&file).expect("the file");
    let mut random = Random::new(77);
    let (mut refused, mut found, mut harmless) = (0, 0, 0);
    for round in 0..rounds(150, 1_000) {
        let mut bytes = whole.clone();
        let at = random.index(bytes.len());
        bytes[at] ^= 1 << random.below(8);
        std::fs::write(&file, &bytes).expect("the bit is turned");
        let Some(carnet) = try_open(&desk.book()) else {
            refused += 1;
            continue;
        };
        if told(&carnet) {
            found += 1;
        } else {
            assert_eq!(kept(&carnet).as_ref(), Some(&before), "round {round}: byte {at} changed in silence");
            harmless += 1;
        }
    }
    assert!(
        refused > 0 && found > 0,
        "{refused} refused, {found} found, {harmless} without harm to what is kept"
    );
}
