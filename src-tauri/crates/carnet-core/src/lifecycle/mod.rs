//! The lifecycle of an electronic invoice after its issue: the statuses of the reform, which may follow which, which
//! need a reason, which end the invoice.
//!
//! The lists are dated data (`assets/law/lifecycle.json`); here stand the rules over them. A status set by hand and
//! one that a platform reports are the same; only their [`Origin`] differs.

mod cashed;
mod data;

pub use cashed::CashedByPart;
pub use data::{Reason, Status, as_of, reason};

use crate::input::fold;
use crate::law::LawError;
use chrono::NaiveDate;

crate::words! {
    /// Who said that an invoice is in a status.
    Origin {
        /// The user, by hand.
        Hand = "hand",
        /// A platform.
        Platform = "platform",
    }
}

/// Approved in part by the buyer.
pub const PARTLY_APPROVED: u16 = 206;
/// Refused by the buyer.
pub const REFUSED: u16 = 210;
/// Paid, whole or in part.
pub const CASHED: u16 = 212;
/// Rejected by a platform.
pub const REJECTED: u16 = 213;
/// Cancelled by the seller.
pub const CANCELLED: u16 = 220;

/// Why a status is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LifecycleError {
    /// No status of that code or name exists on that day.
    #[error("{given} is no status")]
    Unknown {
        /// What was given.
        given: String,
    },
    /// The invoice ended: nothing follows.
    #[error("nothing follows {last}")]
    Ended {
        /// The last status.
        last: u16,
    },
    /// The status does not follow the last one.
    #[error("{code} does not follow {last}")]
    Order {
        /// The last status.
        last: u16,
        /// The one asked for.
        code: u16,
    },
    /// The status needs a reason.
    #[error("{code} needs a reason")]
    ReasonMissing {
        /// The status.
        code: u16,
    },
    /// The reason is not one of the status.
    #[error("{given} is no reason of {code}")]
    ReasonUnknown {
        /// The status.
        code: u16,
        /// The reason given.
        given: String,
    },
    /// The facts are unusable.
    #[error(transparent)]
    Law(#[from] LawError),
}

/// Returns the statuses of a day, in the order of their codes. Days before the first list get the first list.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded lists are unusable.
pub fn statuses(on: NaiveDate) -> Result<Vec<&'static Status>, LawError> {
    data::statuses(on)
}

/// Returns the status of a code on a day.
///
/// # Errors
/// [`LifecycleError::Unknown`] when there is none.
pub fn status(code: u16, on: NaiveDate) -> Result<&'static Status, LifecycleError> {
    statuses(on)?
        .into_iter()
        .find(|status| status.code == code)
        .ok_or_else(|| LifecycleError::Unknown { given: code.to_string() })
}

/// Returns the status that a person names: by its code, or its French or English name however it is written.
///
/// # Errors
/// [`LifecycleError::Unknown`] when there is none of that name.
pub fn named(text: &str, on: NaiveDate) -> Result<&'static Status, LifecycleError> {
    let folded = fold(text);
    statuses(on)?
        .into_iter()
        .find(|status| {
            status.code.to_string() == folded || fold(&status.fr) == folded || fold(&status.en) == folded
        })
        .ok_or_else(|| LifecycleError::Unknown { given: text.trim().to_owned() })
}

/// Returns the statuses that may follow `last` on a day; none once the invoice ended.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded lists are unusable.
pub fn following(last: Option<u16>, on: NaiveDate) -> Result<Vec<&'static Status>, LawError> {
    let last = last.unwrap_or(0);
    Ok(statuses(on)?.into_iter().filter(|status| status.after.contains(&last)).collect())
}

/// Returns whether an invoice in this status is dead: its number is spent, nobody owes what it asks for.
pub const fn is_dead(code: u16) -> bool {
    matches!(code, REFUSED | REJECTED | CANCELLED)
}

/// Checks that a status may follow the last one and returns it with its reason, coded where the text is a code or
/// the name of a reason of that status.
///
/// A reason in free words is enough for a person; a platform sends a code.
///
/// # Errors
/// The order, a missing reason, a code that is none of the status.
pub fn follow(
    last: Option<u16>,
    code: u16,
    reason_code: Option<&str>,
    reason: Option<&str>,
    on: NaiveDate,
) -> Result<(&'static Status, Option<&'static Reason>), LifecycleError> {
    let status = status(code, on)?;
    if let Some(last) = last {
        if is_final(last, on)? {
            return Err(LifecycleError::Ended { last });
        }
        if !status.after.contains(&last) {
            return Err(LifecycleError::Order { last, code });
        }
    } else if !status.after.contains(&0) {
        return Err(LifecycleError::Order { last: 0, code });
    }
    let known = |text: &str| {
        let folded = fold(text);
        status
            .reasons
            .iter()
            .filter_map(|code| data::reason(code))
            .find(|r| fold(&r.code) == folded || fold(&r.fr) == folded || fold(&r.en) == folded)
    };
    let coded = match reason_code {
        Some(text) => Some(
            known(text)
                .ok_or_else(|| LifecycleError::ReasonUnknown { code, given: text.trim().to_owned() })?,
        ),
        None => reason.and_then(known),
    };
    if status.needs_reason && coded.is_none() && reason.is_none() {
        return Err(LifecycleError::ReasonMissing { code });
    }
    Ok((status, coded))
}

fn is_final(code: u16, on: NaiveDate) -> Result<bool, LawError> {
    Ok(statuses(on)?.into_iter().any(|status| status.code == code && status.is_final))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn the_lists_are_those_of_the_reform() {
        let of = |wanted: fn(&Status) -> bool| -> Vec<u16> {
            statuses(day()).unwrap().into_iter().filter(|s| wanted(s)).map(|s| s.code).collect()
        };
        assert_eq!(
            of(|_| true),
            [
                200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 220, 221, 224,
                225, 226, 227, 228, 501
            ],
            "every code of the list"
        );
        assert_eq!(of(|s| s.mandatory), [200, 210, 212, 213], "what goes to the administration");
        assert_eq!(of(|s| s.needs_reason), [206, 207, 208, 210, 213, 501], "what needs a reason");
        assert_eq!(of(|s| s.is_final), [210, 213, 220], "a number that is spent");
        assert_eq!(status(210, day()).unwrap().reasons.len(), 13, "reasons of a refusal");
        assert_eq!(status(213, day()).unwrap().reasons.len(), 12, "reasons of a rejection");
        let early = "2020-01-01".parse().unwrap();
        assert_eq!(statuses(early).unwrap().len(), 23, "an older invoice has the first list");
    }

    #[test]
    fn a_status_is_named_as_people_write_it() {
        for text in ["210", "Refusée", "refusee", "REFUSED", " refusée "] {
            assert_eq!(named(text, day()).unwrap().code, 210, "{text}");
        }
        assert_eq!(named("mise à disposition", day()).unwrap().code, 203);
        assert!(matches!(named("999", day()), Err(LifecycleError::Unknown { .. })));
    }

    #[test]
    fn nothing_follows_what_ended_and_every_code_can_be_reached() {
        for last in [REFUSED, REJECTED, CANCELLED] {
            assert!(following(Some(last), day()).unwrap().is_empty(), "nothing follows {last}");
            assert_eq!(
                follow(Some(last), 205, None, None, day()).unwrap_err(),
                LifecycleError::Ended { last },
                "{last} says that it is over"
            );
        }
        let mut reached: Vec<u16> = vec![0];
        let mut at = 0;
        while let Some(&last) = reached.get(at) {
            let last = (last != 0).then_some(last);
            for status in following(last, day()).unwrap() {
                if !reached.contains(&status.code) {
                    reached.push(status.code);
                }
            }
            at += 1;
        }
        assert_eq!(reached.len(), 24, "each status stands on some way from the issue");
    }

    #[test]
    fn the_order_is_that_of_the_trade() {
        let goes = |last: u16, code: u16| {
            let reason = status(code, day()).unwrap().needs_reason.then_some("motif");
            follow((last != 0).then_some(last), code, None, reason, day()).is_ok()
        };
        for (last, code) in [
            (0, 200),
            (0, 202),
            (200, 201),
            (202, 205),
            (207, 205),
            (208, 209),
            (205, 212),
            (212, 212),
            (200, 213),
            (501, 200),
            (211, 212),
            (0, 210),
            (207, 210),
        ] {
            assert!(goes(last, code), "{last} → {code}");
        }
        for (last, code) in
            [(202, 200), (205, 210), (205, 213), (212, 210), (0, 209), (203, 209), (212, 202), (211, 220)]
        {
            assert!(!goes(last, code), "{last} → {code} goes back, or denies what was said");
        }
    }

    #[test]
    fn a_reason_is_coded_where_it_can_be() {
        let refuse =
            |code, text| follow(Some(202), 210, code, text, day()).map(|(_, r)| r.map(|r| r.code.as_str()));
        assert_eq!(refuse(Some("CMD_ERR"), None), Ok(Some("CMD_ERR")));
        assert_eq!(refuse(None, Some("cmd_err")), Ok(Some("CMD_ERR")), "a code typed as text is that code");
        assert_eq!(refuse(None, Some("Contrat terminé")), Ok(Some("CONTRAT_TERM")), "so is its name");
        assert_eq!(refuse(None, Some("Il a changé d'avis")), Ok(None), "other words stay words");
        assert_eq!(refuse(None, None), Err(LifecycleError::ReasonMissing { code: 210 }));
        assert_eq!(
            refuse(Some("REJ_UNI"), None),
            Err(LifecycleError::ReasonUnknown { code: 210, given: "REJ_UNI".into() }),
            "the reason of a platform is none of a buyer"
        );
    }
}
