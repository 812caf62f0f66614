//! R6: several programs on one book lose nothing and never show that the file is busy.

use crate::writers::{Writer, check_kept, check_numbers, desk};
use carnet_tests::rounds;
use std::collections::BTreeSet;

#[test]
fn four_programs_and_a_long_reader_lose_nothing() {
    let desk = desk();
    let reader = desk.open();
    reader.conn().execute_batch("BEGIN").expect("the reader begins");
    let count =
        |sql: &str| reader.conn().query_row(sql, [], |row| row.get::<_, i64>(0)).expect("the reader reads");
    let entries = "SELECT count(*) FROM time_entry";
    assert_eq!(count(entries), 0, "the reader sees the empty grid");

    let each = rounds(150, 2_500);
    let count_of = |number: usize| u32::try_from(number).expect("a count");
    let writers: Vec<Writer> =
        (0..4).map(|n| Writer::start(&desk.book(), "hours", &format!("w{n}"), count_of(each))).collect();
    let issuer = Writer::start(&desk.book(), "invoices", "i", 12);
    let mut said = BTreeSet::new();
    for writer in writers.into_iter().chain([issuer]) {
        said.extend(writer.finish());
    }
    let refused: Vec<_> = said.iter().filter(|line| line.starts_with("refused")).collect();
    assert!(refused.is_empty(), "no program was told that another writes: {refused:?}");
    assert_eq!(said.len(), 4 * each + 12, "every write was acknowledged");

    assert_eq!(count(entries), 0, "the long reader still sees what it began with");
    reader.conn().execute_batch("COMMIT").expect("the reader ends");
    assert_eq!(count(entries), i64::from(count_of(4 * each)), "and then everything");
    check_kept(&reader, &said);
    assert_eq!(check_numbers(&reader), 12);
}

#[test]
fn what_the_terminal_writes_an_open_window_sees() {
    let desk = desk();
    let window = desk.open();
    desk.json(&["client", "add", "Studio Noël"]);
    let list = carnet_app::clients::list(&window, Default::default()).expect("the list reads");
    assert_eq!(list.clients.len(), 2, "no reopening is needed");
}
