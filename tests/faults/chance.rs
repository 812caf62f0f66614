//! R17: what comes from outside, changed by chance: nothing panics or hangs. Every input that once did harm is a seed, under
//! `tests/fixtures/fuzz/READER`. `./dev fuzz` does the same led by the paths that the readers take.

use carnet_tests::fuzz::{TARGETS, Target};
use carnet_tests::{Random, rounds};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What a hang is, in a program that was built without care for speed, beside others.
const HANG: Duration = Duration::from_secs(3);
/// Larger inputs say nothing new.
const LARGEST: usize = 1 << 16;

/// Words on which readers turn.
const WORDS: [&[u8]; 32] = [
    b"\"",
    b"\"\"",
    b";",
    b",",
    b"\t",
    b"\r\n",
    b"\n\n",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xe2\x80\xae",
    b"=1+1",
    b"BEGIN:VEVENT",
    b"END:VCALENDAR",
    b"RRULE:FREQ=SECONDLY",
    b"DTSTART:99991231T235959Z",
    b"BEGIN:VCARD",
    b"<!DOCTYPE a>",
    b"<![CDATA[",
    b"]]>",
    b"&#0;",
    b"&amp;",
    b"<a>",
    b"</",
    b"xmlns:",
    b"%PDF-1.7",
    b"/Length 99999999",
    b"stream\n",
    b"-9223372036854775808",
    b"99999999999999999999999999999999",
    b"1e308",
];

fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.index(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        let at = random.index(bytes.len() + 1);
        let end = (at + random.index(64)).min(bytes.len());
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let times = 1 + random.index(40);
                drop(bytes.splice(at..at, piece.repeat(times)));
            }
            3 => drop(bytes.splice(at..end, WORDS[random.index(WORDS.len())].iter().copied())),
            4 => {
                let other = &seeds[random.index(seeds.len())];
                let from = random.index(other.len() + 1);
                let to = (from + random.index(400)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            5 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, WORDS[random.index(WORDS.len())].iter().copied())),
        }
    }
    bytes.truncate(LARGEST);
    bytes
}

/// Reads an input; one that does harm is kept as a file, which the message names.
fn read(target: &Target, bytes: &[u8]) {
    let began = Instant::now();
    let came_back = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))).is_ok();
    if !came_back || began.elapsed() > HANG {
        let kept = std::env::temp_dir().join(format!("carnet-{}-{}.seed", target.name, bytes.len()));
        std::fs::write(&kept, bytes).expect("the input is kept");
        let how = if came_back { "hangs" } else { "panics" };
        panic!("{} {how} on {}: make it a file under tests/fixtures/fuzz/{0}", target.name, kept.display());
    }
}

#[test]
fn what_comes_from_outside_never_panics_or_hangs() {
    for (rank, target) in (0..).zip(TARGETS) {
        let seeds = target.seeds();
        for seed in &seeds {
            read(&target, seed);
        }
        let mut random = Random::new(1_700 + rank);
        let time = Duration::from_millis(u64::try_from(rounds(1_200, 600_000)).expect("milliseconds"));
        let (began, mut tried) = (Instant::now(), 0);
        while began.elapsed() < time {
            read(&target, &changed(&seeds, &mut random));
            tried += 1;
        }
        println!("{}: {tried} inputs", target.name);
        assert!(tried > 10, "{}: {tried} inputs", target.name);
    }
}
