//! Times rendering in this process: `cargo run --release -p carnet-documents --example bench`.
//!
//! The paper is that of the fast program in the yardsticks: twenty lines, three VAT rates, two deductions, a logo, two pages.
//! Each render differs by its number and its amounts, so that nothing but fonts and the logo can be kept from the last.

use std::time::{Duration, Instant};

use rust_decimal::Decimal;

#[path = "../tests/samples/mod.rs"]
mod samples;

const RENDERS: usize = 300;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = samples::long(20);
    let mut times = Vec::with_capacity(RENDERS);
    let mut size = 0;
    let started = Instant::now();
    for index in 0..RENDERS {
        let mut paper = base.clone();
        paper.number = Some(format!("F2026-{index:04}"));
        paper.amount_due += Decimal::from(index);
        let start = Instant::now();
        size = carnet_documents::render(&paper)?.len();
        times.push(start.elapsed());
    }
    let total = started.elapsed();
    let first = times[0];
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "first {:.2} ms | p50 {:.2} ms | p99 {:.2} ms | mean {:.2} ms | 200 renders {:.0} ms | {size} bytes",
        milliseconds(first),
        milliseconds(times[RENDERS / 2]),
        milliseconds(times[RENDERS * 99 / 100]),
        milliseconds(total) / RENDERS as f64,
        milliseconds(total) / RENDERS as f64 * 200.0,
    );
    Ok(())
}
