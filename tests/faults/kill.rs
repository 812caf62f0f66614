//! R1 and R12: processes killed at any moment lose nothing that they acknowledged, and leave no gap.

use crate::writers::{Writer, check_kept, check_numbers, desk};
use carnet_app::invoices;
use carnet_tests::{Random, rounds};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

#[test]
fn a_hundred_kills_lose_nothing() {
    let desk = desk();
    let mut random = Random::new(1);
    let mut said = BTreeSet::new();
    for round in 0..rounds(100, 1_000) {
        // Every fourth round two programs write at once.
        let mut writers: Vec<Writer> = (0..=u32::from(round % 4 == 3))
            .map(|n| Writer::start(&desk.book(), "mixed", &format!("r{round}w{n}"), 10_000))
            .collect();
        // Most are killed while they write, some while they open the book.
        if round % 5 != 0 {
            writers.iter_mut().for_each(Writer::wait_for_first);
        }
        std::thread::sleep(Duration::from_millis(random.below(200)));
        for writer in writers {
            for line in writer.kill() {
                assert!(!line.starts_with("refused"), "round {round}: {line}");
                said.insert(line);
            }
        }
        let carnet = desk.open();
        check_kept(&carnet, &said);
    }
    let carnet = desk.open();
    let issued = check_numbers(&carnet);
    let verified = invoices::verify(&carnet).expect("the chain reads");
    assert!(verified.ok, "the chain holds after every kill: {:?}", verified.findings);
    assert!(
        said.len() > 150 && issued > 20,
        "the rounds wrote something: {} acks, {issued} invoices",
        said.len()
    );
}

#[test]
fn numbers_follow_each_other_whoever_is_killed() {
    let desk = desk();
    let mut random = Random::new(12);
    let mut said = BTreeSet::new();
    let mut note = |lines: Vec<String>| {
        for line in lines {
            assert!(!line.starts_with("refused"), "no program is refused because another writes: {line}");
            assert!(!line.starts_with("invoice") || said.insert(line.clone()), "{line} was given twice");
        }
    };
    let start = |n: u64| Writer::start(&desk.book(), "invoices", &format!("w{n}"), 10_000);
    let mut writers: Vec<Writer> = (0..4).map(start).collect();
    let began = Instant::now();
    let mut started = 4;
    while began.elapsed() < Duration::from_secs(rounds(6, 600) as u64) {
        std::thread::sleep(Duration::from_millis(50 + random.below(200)));
        let victim = random.index(writers.len());
        note(writers.swap_remove(victim).kill());
        writers.push(start(started));
        started += 1;
    }
    for writer in writers {
        note(writer.kill());
    }
    let carnet = desk.open();
    check_kept(&carnet, &said);
    let issued = check_numbers(&carnet);
    assert!(
        issued >= said.len() && issued > 20,
        "{issued} invoices were issued, {} acknowledged",
        said.len()
    );
    let verified = invoices::verify(&carnet).expect("the chain reads");
    assert!(verified.ok, "one chain, whoever wrote it: {:?}", verified.findings);
}
