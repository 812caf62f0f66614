//! The backup of the first opening of a day, and the thinning of older ones.
//!
//! Only daily backups are ever removed, and only after a new one passed its check: what the user asked for and what was
//! kept before a restore stays. With a clock that was set back the newest is still the one made last: it is never removed.

use super::{DAILY, PREFIX, examine, label, list, stamp, taken};
use crate::wire::backups::{Backup, BackupKind, Verified};
use crate::{Carnet, Clock, Refusal, Result};
use carnet_store::{Access, layout};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How many days, weeks and months keep a backup each.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// A file that is still unfinished after a day belongs to a program that ended in the middle.
const UNFINISHED: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes the backup of the day unless there is one, and thins out older daily ones. Returns the new one.
///
/// # Errors
/// When the book does not open or the backup cannot be written.
pub fn daily(folder: &Path, clock: Clock) -> Result<Option<Backup>> {
    let carnet = Carnet::open(folder, clock, None)?;
    let day = clock.now().date_naive();
    let of_the_day = format!("{PREFIX}{DAILY}{}-", day.format("%Y%m%d"));
    let there = list(folder)?.backups.iter().any(|backup| backup.name.starts_with(&of_the_day));
    if there || carnet.book().access() == Access::ReadOnly {
        return Ok(None);
    }
    let made = taken(&carnet, &format!("{DAILY}{}", label(clock.now())))?;
    // A damaged book must never push out its good backups.
    let path = Path::new(&made.path);
    if examine::sound(folder, path, carnet.language()).is_err() {
        return Ok(Some(Backup { verified: Verified::Damaged, ..made }));
    }
    for name in superseded(&list(folder)?.backups, &made.name, day) {
        let path = folder.join(layout::BACKUPS).join(&name);
        std::fs::remove_file(&path).map_err(|error| Refusal::file(&path, error))?;
    }
    clear_unfinished(&folder.join(layout::BACKUPS));
    Ok(Some(made))
}

/// Returns the daily backups that are kept neither for their day, nor their week, nor their month.
fn superseded(backups: &[Backup], newest: &str, today: NaiveDate) -> Vec<String> {
    let mut dated: Vec<(NaiveDate, &str)> = backups
        .iter()
        .filter(|backup| backup.kind == BackupKind::Daily && backup.name != newest)
        .filter_map(|backup| Some((stamp(&backup.name)?.date(), backup.name.as_str())))
        // A day to come says that the clock was wrong then, or is now: nothing is concluded from it.
        .filter(|(day, _)| *day <= today)
        .collect();
    dated.sort_unstable_by(|a, b| b.cmp(a));
    let (mut days, mut weeks, mut months) =
        (BTreeSet::from([today]), BTreeSet::from([week(today)]), BTreeSet::from([month(today)]));
    let mut gone = Vec::new();
    for (day, name) in dated {
        let first_of_day = days.len() < DAYS && days.insert(day);
        let first_of_week = weeks.len() < WEEKS && weeks.insert(week(day));
        let first_of_month = months.len() < MONTHS && months.insert(month(day));
        if !(first_of_day || first_of_week || first_of_month) {
            gone.push(name.to_owned());
        }
    }
    gone
}

fn week(day: NaiveDate) -> (i32, u32) {
    (day.iso_week().year(), day.iso_week().week())
}

fn month(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

/// Removes what a program left that was ended while it wrote a backup.
fn clear_unfinished(shelf: &Path) {
    for entry in std::fs::read_dir(shelf).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let old = entry
            .metadata()
            .and_then(|metadata| metadata.modified())
            .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > UNFINISHED));
        if old && name.starts_with(".carnet-") && name.contains(".part") {
            // It takes room and nothing else; the next day tries again.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(day: NaiveDate) -> Backup {
        let name = format!("{PREFIX}{DAILY}{}-080000.sqlite3", day.format("%Y%m%d"));
        Backup {
            path: name.clone(),
            name,
            bytes: 1,
            taken_at: String::new(),
            kind: BackupKind::Daily,
            verified: Verified::Ok,
            detail: None,
        }
    }

    /// Plays the opening of the program on each of the days and returns the days whose backups are left.
    fn left(days: impl IntoIterator<Item = NaiveDate>) -> Vec<NaiveDate> {
        let mut shelf: Vec<Backup> = Vec::new();
        for day in days {
            let made = backup(day);
            shelf.push(made.clone());
            let gone = superseded(&shelf, &made.name, day);
            assert!(!gone.contains(&made.name), "the newest stays, whatever the clock says");
            shelf.retain(|backup| !gone.contains(&backup.name));
            assert!(shelf.len() >= 3 || gone.is_empty(), "never fewer than three are left");
        }
        let mut days: Vec<_> = shelf.iter().filter_map(|b| Some(stamp(&b.name)?.date())).collect();
        days.sort_unstable();
        days
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_of_days_is_thinned_out() {
        let last = day("2026-11-23");
        let all = day("2025-08-01").iter_days().take_while(|d| *d <= last);
        let left = left(all);
        for back in 0..7 {
            assert!(left.contains(&(last - chrono::Days::new(back))), "the day {back} days ago is there");
        }
        let months: BTreeSet<_> = left.iter().map(|d| month(*d)).collect();
        assert_eq!(months.len(), 12, "one a month for a year: {left:?}");
        assert!(left.len() <= 7 + 4 + 12, "and no more than were promised: {left:?}");
    }

    #[test]
    fn a_clock_set_back_removes_nothing_newer() {
        let now = day("2026-11-10").iter_days().take(10);
        let before = left(now.clone());
        let left = left(now.chain([day("2016-01-01"), day("2016-01-02")]));
        for day in before {
            assert!(left.contains(&day), "{day} was made before the clock went back and stays: {left:?}");
        }
        assert!(left.contains(&day("2016-01-02")), "what was made last stays");
    }
}
