//! Statements: how many questions the window's commands ask of the book, and how many rows they walk over. Times differ from
//! machine to machine; a statement for each row of a list does not.
//!
//! `CARNET_BOOK=DIR cargo test -p carnet-tests --test statements -- --nocapture` prints the table for a book of any size.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod count;
mod grow;
mod questions;

use grow::grown;
use questions::{Answer, Subjects, keystrokes, lists, records};

fn all(answers: &[Answer]) -> String {
    let row = |answer: &Answer| {
        let (count, most) = (&answer.count, answer.count.most());
        format!(
            "{:<28}{:>8} statements{:>10} scanned{:>12} steps{:>10} bytes{:>9} µs   {} x {:.90}\n",
            answer.name,
            count.statements,
            count.scanned,
            count.steps,
            answer.bytes,
            answer.micros,
            most.0,
            most.1
        )
    };
    answers.iter().map(row).collect()
}

/// The commands whose work may not grow with the book at all: they are asked at every letter, or show one record.
#[test]
fn what_shows_one_record_asks_as_much_of_a_large_book_as_of_a_small_one() {
    let ((_small_desk, mut small), (_large_desk, mut large)) = (grown(3), grown(12));
    let (of_small, of_large) = (Subjects::of(&small), Subjects::of(&large));
    let before: Vec<Answer> =
        keystrokes(&mut small, &of_small).into_iter().chain(records(&small, &of_small)).collect();
    let after: Vec<Answer> =
        keystrokes(&mut large, &of_large).into_iter().chain(records(&large, &of_large)).collect();
    for (small, large) in before.iter().zip(&after) {
        let both = || all(&[]) + &format!("{small:#?}\n{large:#?}");
        assert_eq!(small.count.statements, large.count.statements, "{}: {}", small.name, both());
        assert!(large.count.statements <= 60, "{}: {}", large.name, both());
    }
}

/// A list is a few statements, whatever it lists.
#[test]
fn a_list_asks_no_statement_for_each_row() {
    let ((_small_desk, small), (_large_desk, large)) = (grown(3), grown(12));
    let before = lists(&small, &Subjects::of(&small));
    let after = lists(&large, &Subjects::of(&large));
    for (small, large) in before.iter().zip(&after) {
        assert_eq!(
            small.count.statements,
            large.count.statements,
            "{} asks for each row: {:?}\n{}",
            large.name,
            large.count.most(),
            all(&after)
        );
    }
}

#[test]
fn the_table_of_a_book_that_is_named() {
    let Some(book) = std::env::var_os("CARNET_BOOK") else { return };
    let clock = carnet_app::Clock::Fixed("2026-11-23".parse().unwrap());
    let mut carnet = carnet_app::Carnet::open(book.as_ref(), clock, Some(carnet_app::Language::Fr)).unwrap();
    let of = Subjects::of(&carnet);
    eprintln!("{of:?}");
    eprint!("{}", all(&keystrokes(&mut carnet, &of)));
    eprint!("{}", all(&records(&carnet, &of)));
    eprint!("{}", all(&lists(&carnet, &of)));
}
