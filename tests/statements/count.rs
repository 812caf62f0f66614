//! What SQLite did between two moments: how many statements it ran, how many rows they visited.

use carnet_store::Connection;
use rusqlite::StatementStatus;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the statements of a question did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// How many were run, those of triggers left out.
    pub statements: u32,
    /// How many rows were walked over in scans of whole tables.
    pub scanned: i64,
    /// How many steps SQLite's machine took: what the work is, whatever the machine.
    pub steps: i64,
    /// The runs of each text, to tell which one is asked again and again.
    pub texts: BTreeMap<String, u32>,
}

impl Count {
    /// Returns the statement that was run most often, and how often.
    pub fn most(&self) -> (u32, &str) {
        self.texts.iter().map(|(text, runs)| (*runs, text.as_str())).max().unwrap_or((0, ""))
    }
}

thread_local! {
    static COUNT: RefCell<Count> = RefCell::default();
    /// What SQLite told of a statement before: its counters go on while it stays prepared.
    static BEFORE: RefCell<BTreeMap<String, (i64, i64)>> = RefCell::default();
}

fn note(event: TraceEvent<'_>) {
    let TraceEvent::Profile(statement, _) = event else { return };
    let text = statement.sql().split_whitespace().collect::<Vec<_>>().join(" ");
    let now = [StatementStatus::FullscanStep, StatementStatus::VmStep]
        .map(|of| i64::from(statement.get_status(of)));
    let before =
        BEFORE.with_borrow_mut(|before| before.insert(text.clone(), (now[0], now[1]))).unwrap_or_default();
    let since = |now: i64, before: i64| if now < before { now } else { now - before };
    COUNT.with_borrow_mut(|count| {
        count.statements += 1;
        count.scanned += since(now[0], before.0);
        count.steps += since(now[1], before.1);
        *count.texts.entry(text).or_default() += 1;
    });
}

/// Counts from now on.
pub fn start(conn: &Connection) {
    conn.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(note));
    conn.flush_prepared_statement_cache();
    BEFORE.with_borrow_mut(BTreeMap::clear);
    COUNT.with_borrow_mut(|count| *count = Count::default());
}

/// Returns what was counted and stops counting.
pub fn stop(conn: &Connection) -> Count {
    conn.trace_v2(TraceEventCodes::empty(), None);
    COUNT.with_borrow(Clone::clone)
}
