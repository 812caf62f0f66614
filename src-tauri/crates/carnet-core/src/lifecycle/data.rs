//! The embedded lists of `assets/law/lifecycle.json`. That they are well formed is a test of this module.

use crate::law::LawError;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::OnceLock;

/// One status of the lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Status {
    /// Its code (CDAR MDT-105).
    pub code: u16,
    /// First day of this row.
    pub valid_from: NaiveDate,
    /// Last day of this row, when it has one.
    pub valid_to: Option<NaiveDate>,
    /// French name.
    pub fr: String,
    /// English name.
    pub en: String,
    /// What it means, in French.
    pub meaning_fr: String,
    /// What it means, in English.
    pub meaning_en: String,
    /// Who says it: `platform`, `buyer` or `seller`.
    pub by: String,
    /// Whether it goes to the administration.
    pub mandatory: bool,
    /// Whether a reason must come with it (BR-FR-CDV-15).
    pub needs_reason: bool,
    /// Whether nothing follows.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// Whether it may carry an amount.
    pub amount: bool,
    /// Codes of its reasons (BR-FR-CDV-CL-09); empty where it has none.
    pub reasons: Vec<String>,
    /// The statuses that it may follow; 0 stands for none yet.
    pub(super) after: Vec<u16>,
}

/// Why an invoice came into a status.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reason {
    /// Its code (CDAR MDT-113).
    pub code: String,
    /// French name.
    pub fr: String,
    /// English name.
    pub en: String,
}

#[derive(Debug, Deserialize)]
struct Lists {
    as_of: NaiveDate,
    statuses: Vec<Status>,
    reasons: Vec<Reason>,
}

const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/law/lifecycle.json"));

fn lists() -> Result<&'static Lists, LawError> {
    static LISTS: OnceLock<Result<Lists, String>> = OnceLock::new();
    LISTS
        .get_or_init(|| serde_json::from_str(EMBEDDED).map_err(|error| error.to_string()))
        .as_ref()
        .map_err(|detail| LawError::Malformed { detail: detail.clone() })
}

/// Returns the day on which the lists were gathered.
///
/// # Errors
/// [`LawError::Malformed`] when they are unusable.
pub fn as_of() -> Result<NaiveDate, LawError> {
    Ok(lists()?.as_of)
}

pub(super) fn statuses(on: NaiveDate) -> Result<Vec<&'static Status>, LawError> {
    let all = &lists()?.statuses;
    let first = all.iter().map(|status| status.valid_from).min();
    let day = first.map_or(on, |first| on.max(first));
    let holds = |status: &&Status| status.valid_from <= day && status.valid_to.is_none_or(|last| day <= last);
    Ok(all.iter().filter(holds).collect())
}

/// Returns a reason by its code.
pub fn reason(code: &str) -> Option<&'static Reason> {
    lists().ok()?.reasons.iter().find(|reason| reason.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_embedded_lists_are_well_formed() {
        let lists = lists().unwrap();
        let codes: BTreeSet<u16> = lists.statuses.iter().map(|status| status.code).collect();
        for status in &lists.statuses {
            let code = status.code;
            assert!(
                [&status.fr, &status.en, &status.meaning_fr, &status.meaning_en]
                    .iter()
                    .all(|t| !t.is_empty())
            );
            assert!(
                ["platform", "buyer", "seller"].contains(&status.by.as_str()),
                "{code} is said by someone"
            );
            assert!(status.after.iter().all(|c| *c == 0 || codes.contains(c)), "{code} follows what exists");
            assert!(!status.needs_reason || !status.reasons.is_empty(), "{code} has reasons to choose from");
            for name in &status.reasons {
                assert!(reason(name).is_some(), "{name} of {code} has its words");
            }
        }
        let used: BTreeSet<&String> = lists.statuses.iter().flat_map(|status| &status.reasons).collect();
        assert_eq!(used.len(), lists.reasons.len(), "each reason belongs to a status, and stands once");
    }
}
