//! Everything with a date, on one calendar: follow-ups, stages, deadlines, payments, validity of quotes.

use crate::failure::Kind;
use crate::form::Form;
use crate::wire::agenda::{Agenda, AgendaItem, AgendaMove, AgendaRequest};
use crate::wire::follow_ups::FollowUpPostpone;
use crate::wire::missions::{DeadlineSet, StageDate};
use crate::wire::{Amount, Nothing, Outcome};
use crate::{Carnet, Problem, Refusal, Result, follow_ups, missions, usual};
use carnet_core::input::parse_date;
use carnet_store::dated;
use chrono::{Months, NaiveDate};

/// The longest period that is listed, in months: no calendar shows more.
const LONGEST: u32 = 14;

/// Returns everything with a date in a period, by day and time, done things too.
///
/// # Errors
/// [`Refusal::Input`] for dates that make no sense, or more than a year apart.
pub fn list(carnet: &Carnet, request: AgendaRequest) -> Result<Agenda> {
    let today = carnet.today();
    let mut form = Form::default();
    let from = form.required("from", &request.from, |text| parse_date(text, today));
    let to = form.required("to", &request.to, |text| parse_date(text, today));
    if let (Some(from), Some(to)) = (from, to)
        && (to < from || from.checked_add_months(Months::new(LONGEST)).is_none_or(|end| to > end))
    {
        form.refuse(
            "to",
            Problem::sentence_of(
                "L'agenda montre au plus un an, du premier jour au dernier.",
                "The agenda shows at most a year, from the first day to the last.",
            ),
        );
    }
    let (from, to) = form.finish(from.zip(to))?;
    let rows = dated::agenda(carnet.conn(), from, to)?;
    Ok(Agenda { items: rows.into_iter().map(|row| item(carnet, row, today)).collect() })
}

fn item(carnet: &Carnet, row: dated::AgendaRow, today: NaiveDate) -> AgendaItem {
    let state = if row.done {
        "done"
    } else if row.on < today {
        "late"
    } else {
        "open"
    };
    AgendaItem {
        kind: row.kind,
        id: row.id,
        date: row.on.to_string(),
        time: row.at.map(|at| at.format("%H:%M").to_string()),
        title: usual::said(row.title.lines().next().unwrap_or_default(), carnet.language()),
        client: row.client,
        client_id: row.client_id,
        subject: row.subject,
        record_id: row.record_id,
        record: row.record,
        state: state.to_owned(),
        movable: row.movable,
        amount: row.balance.filter(|_| !row.done).map(|minor| Amount::minor(minor, carnet.currency())),
    }
}

/// Moves a follow-up, a stage or a deadline to another day; a deadline needs its reason.
///
/// # Errors
/// As the verb of each kind; a payment's date and a quote's validity stand on papers and do not move.
pub fn reschedule(carnet: &mut Carnet, request: AgendaMove) -> Result<Outcome<Nothing>> {
    let changed = match request.kind.as_str() {
        "follow_up" => {
            let request = FollowUpPostpone { id: request.id, on: request.on };
            let done = follow_ups::postpone(carnet, request)?;
            (done.changed, done.notices)
        }
        "stage" => {
            let place = dated::stage_place(carnet.conn(), request.id)?;
            let (mission, position) =
                place.ok_or_else(|| Refusal::NotFound { kind: Kind::Stage, name: request.id.to_string() })?;
            let request =
                StageDate { mission: mission.to_string(), stage: position.to_string(), date: request.on };
            let done = missions::set_stage_date(carnet, request).map_err(date_is_on)?;
            (done.changed, done.notices)
        }
        "deadline" => {
            let request = DeadlineSet {
                mission: request.id.to_string(),
                date: request.on,
                reason: request.reason.unwrap_or_default(),
            };
            let done = missions::set_deadline(carnet, request).map_err(date_is_on)?;
            (done.changed, done.notices)
        }
        _ => {
            return Err(Refusal::state(
                "Cette date est imprimée sur un document : elle ne se déplace pas.",
                "This date is printed on a document: it does not move.",
            ));
        }
    };
    Ok(Outcome { value: Nothing {}, changed: changed.0, notices: changed.1 })
}

/// The date of every kind is the field `on` here.
fn date_is_on(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Input(problems) => Refusal::Input(
            problems
                .into_iter()
                .map(|(path, problem)| (if path == "date" { "on".to_owned() } else { path }, problem))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{list, reschedule};
    use crate::hours::testing::{add_mission, book};
    use crate::wire::agenda::{AgendaMove, AgendaRequest};
    use crate::wire::follow_ups::FollowUpRequest;
    use crate::wire::missions::DeadlineSet;
    use crate::{Carnet, Refusal, follow_ups, journal, missions};

    fn november(carnet: &Carnet) -> Vec<(String, String, String)> {
        let request = AgendaRequest { from: "2026-11-01".into(), to: "2026-11-30".into() };
        let items = list(carnet, request).unwrap().items;
        items.into_iter().map(|item| (item.kind, item.date, item.state)).collect()
    }

    fn row(kind: &str, date: &str, state: &str) -> (String, String, String) {
        (kind.into(), date.into(), state.into())
    }

    fn to(kind: &str, id: i64, on: &str, reason: Option<&str>) -> AgendaMove {
        AgendaMove { kind: kind.into(), id, on: on.into(), reason: reason.map(str::to_owned) }
    }

    #[test]
    fn dates_of_each_kind_are_listed_moved_and_taken_back() {
        let (_folder, mut carnet) = book("2026-11-10");
        let mission = add_mission(&mut carnet, 1, "Refonte", "2026-11-01");
        let deadline =
            DeadlineSet { mission: mission.to_string(), date: "2026-11-20".into(), reason: "convenu".into() };
        missions::set_deadline(&mut carnet, deadline).unwrap();
        let follow_up = FollowUpRequest {
            client: Some("Acme".into()),
            on: "2026-11-12".into(),
            note: "rappeler".into(),
            ..FollowUpRequest::default()
        };
        let id = follow_ups::add(&mut carnet, follow_up).unwrap().value.id;
        assert_eq!(
            november(&carnet),
            [row("follow_up", "2026-11-12", "open"), row("deadline", "2026-11-20", "open")]
        );
        reschedule(&mut carnet, to("follow_up", id, "2026-11-24", None)).unwrap();
        reschedule(&mut carnet, to("deadline", mission, "2026-11-18", Some("client pressé"))).unwrap();
        assert_eq!(
            november(&carnet),
            [row("deadline", "2026-11-18", "open"), row("follow_up", "2026-11-24", "open")]
        );
        journal::undo(&mut carnet).unwrap();
        assert_eq!(november(&carnet)[0], row("deadline", "2026-11-20", "open"), "undo moves it back");
    }

    #[test]
    fn what_cannot_move_says_why() {
        let (_folder, mut carnet) = book("2026-11-10");
        let mission = add_mission(&mut carnet, 1, "Refonte", "2026-11-01");
        let fields = |refusal: Refusal| match refusal {
            Refusal::Input(problems) => problems.into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
            other => panic!("fields are refused, not {other}"),
        };
        let without = reschedule(&mut carnet, to("deadline", mission, "2026-11-18", None)).unwrap_err();
        assert_eq!(fields(without), ["reason"], "a deadline keeps why it moved");
        let early = reschedule(&mut carnet, to("deadline", mission, "2026-10-01", Some("tôt"))).unwrap_err();
        assert_eq!(fields(early), ["on"], "before the mission");
        assert!(
            reschedule(&mut carnet, to("payment", 1, "2026-11-18", None)).is_err(),
            "printed on an invoice"
        );
        assert!(reschedule(&mut carnet, to("stage", 99, "2026-11-18", None)).is_err(), "no such stage");
        let wide = AgendaRequest { from: "2020-01-01".into(), to: "2026-11-30".into() };
        assert_eq!(fields(list(&carnet, wide).unwrap_err()), ["to"], "no more than a year");
    }
}
