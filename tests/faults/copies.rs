//! R9: backups while others write. Each is sound, holds all that was told before it was begun, and pushes no other out.

use crate::writers::{Writer, desk, held_in};
use carnet_app::backups;
use carnet_app::wire::backups::Verified;
use carnet_store::Connection;
use carnet_tests::rounds;
use std::collections::BTreeSet;

/// Backups of one book: with more, the book and its papers grow for longer than they are copied.
const OF_A_BOOK: usize = 20;

#[test]
fn a_backup_among_writers_misses_nothing_that_was_told() {
    for book in 0..rounds(1, 50) {
        back_up_among_writers(book);
    }
}

fn back_up_among_writers(book: usize) {
    let desk = desk();
    let mut writers: Vec<Writer> =
        (0..3).map(|n| Writer::start(&desk.book(), "mixed", &format!("b{n}"), 100_000)).collect();
    writers.iter_mut().for_each(Writer::wait_for_first);
    let carnet = desk.open();
    let mut said = BTreeSet::new();
    for round in 0..OF_A_BOOK {
        writers.iter_mut().for_each(|writer| said.extend(writer.so_far()));
        let backup = backups::make(&carnet).expect("a backup");
        assert_eq!(backup.verified, Verified::Ok, "book {book}, {round}: {:?}", backup.detail);
        let copy = Connection::open(&backup.path).expect("the copy opens");
        let held = held_in(&copy);
        let missed: Vec<_> = said.difference(&held).collect();
        assert!(
            missed.is_empty(),
            "book {book}, {round}: {} told writes are not in it: {missed:?}",
            missed.len()
        );
    }
    for writer in writers {
        writer.kill();
    }
    assert!(said.len() > OF_A_BOOK, "the writers wrote meanwhile: {}", said.len());
    let kept = backups::list(&desk.book()).expect("the list").backups.len();
    assert_eq!(kept, OF_A_BOOK, "each backup is there, none in the place of another");
}
