//! A calendar as hours: each single event with a start and an end is work done. `Appels (Cabinet Zoé)` names the client in the
//! parentheses at the end, the categories are the labels.

use carnet_calendar::{CalendarEntry, Moment, read_text};
use carnet_core::input::fold;
use chrono::{NaiveTime, Timelike};
use chrono_tz::Tz;

use super::HourDraft;
use crate::import::contacts::{line_text, long_text};
use crate::import::fault::{ImportError, Refused, RowFault};

/// Characters that fit into the note of an entry.
const NOTE_LIMIT: usize = 2_000;
/// What people write in place of a client for work of their own.
const OWN: [&str; 5] = ["interne", "internal", "perso", "personnel", "moi"];

/// Reads the events of a calendar as entries.
///
/// # Errors
/// [`ImportError::Calendar`] where the text is no calendar.
pub(super) fn read(text: &str, zone: Tz) -> Result<(Vec<HourDraft>, Vec<Refused>), ImportError> {
    let calendar = read_text(text)?;
    let mut refused: Vec<Refused> =
        calendar.refused.into_iter().map(|r| Refused { line: r.line, fault: r.fault.into() }).collect();
    let mut rows = Vec::new();
    for entry in &calendar.entries {
        match draft(entry, zone) {
            Ok(row) => rows.push(row),
            Err(fault) => refused.push(Refused { line: entry.line, fault }),
        }
    }
    refused.sort_by_key(|r| r.line);
    Ok((rows, refused))
}

fn draft(entry: &CalendarEntry, zone: Tz) -> Result<HourDraft, RowFault> {
    if entry.cancelled {
        return Err(RowFault::Cancelled);
    }
    if let Some(rule) = &entry.recurrence {
        return Err(RowFault::Repeats { rule: rule.clone() });
    }
    if matches!(entry.start, Moment::Day(_)) || matches!(entry.end, Moment::Day(_)) {
        return Err(RowFault::WholeDay);
    }
    let (start, end) = (entry.start.local(zone), entry.end.local(zone));
    let seconds = (entry.end.instant(zone) - entry.start.instant(zone)).num_seconds();
    let minutes =
        u32::try_from((seconds + i64::from(start.second()) - i64::from(end.second())) / 60).unwrap_or(0);
    match minutes {
        0 => return Err(RowFault::TooShort),
        1..=1440 => {}
        _ => return Err(RowFault::MoreThanADay { minutes }),
    }
    let (summary, client) = split_client(&entry.summary);
    let whole = |at: NaiveTime| NaiveTime::from_hms_opt(at.hour(), at.minute(), 0).unwrap_or(at);
    let tags = entry.categories.iter().map(|c| line_text("CATEGORIES", c)).filter_map(Result::transpose);
    Ok(HourDraft {
        line: entry.line,
        date: start.date(),
        start: Some(whole(start.time())),
        end: Some(end.date().and_time(whole(end.time()))),
        minutes,
        stated_minutes: None,
        client: client.map_or(Ok(None), |c| line_text("SUMMARY", c))?,
        project: None,
        task: None,
        description: long_text("SUMMARY", summary, NOTE_LIMIT)?,
        tags: tags.collect::<Result<_, _>>()?,
        billable: None,
        occurrence: 0,
    })
}

/// Splits `Appels (Cabinet Zoé)` into the text and the client; work of one's own has none.
fn split_client(summary: &str) -> (&str, Option<&str>) {
    let summary = summary.trim();
    let Some(inner) = summary.strip_suffix(')') else { return (summary, None) };
    // The parenthesis that the last one closes: clients have parentheses in their names too.
    let mut depth = 1_i32;
    let open = inner.char_indices().rev().find(|(_, c)| {
        depth += i32::from(*c == ')') - i32::from(*c == '(');
        depth == 0
    });
    match open {
        Some((at, _)) => {
            let client = inner[at + 1..].trim();
            let own = client.is_empty() || OWN.contains(&fold(client).as_str());
            (inner[..at].trim_end(), (!own).then_some(client))
        }
        None => (summary, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_stands_in_the_last_parentheses() {
        assert_eq!(split_client("Appels (Cabinet Zoé)"), ("Appels", Some("Cabinet Zoé")), "plain");
        assert_eq!(
            split_client("Mise en ligne (nuit) (Zoé (Pau))"),
            ("Mise en ligne (nuit)", Some("Zoé (Pau)")),
            "nested"
        );
        assert_eq!(split_client("Facturation (interne)"), ("Facturation", None), "own work");
        assert_eq!(split_client("a) b)"), ("a) b)", None), "nothing opened");
        assert_eq!(split_client("()"), ("", None), "nothing inside");
    }
}
