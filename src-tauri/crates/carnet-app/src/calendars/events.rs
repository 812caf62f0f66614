//! From the dated rows of the book to events.

use crate::{Carnet, Language, Result, say, usual};
use carnet_calendar::{Event, Feed, Kind, Start, Status};
use carnet_core::follow_up::FollowUpSubject;
use carnet_store::dated::{self, DeadlineDate, PaymentDate, Source, StageDate, Writes};
use carnet_store::follow_up::{self, About, FollowUpRow};
use carnet_store::identity;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::HashMap;

/// Minutes from midnight back to nine in the morning of the day itself: when a day's event rings.
const AT_NINE: i32 = -9 * 60;
/// Nine in the morning a week before.
const A_WEEK_BEFORE: i32 = 7 * 24 * 60 - 9 * 60;
/// A call takes a quarter of an hour, and rings as long before.
const CALL: u32 = 15;

/// Which feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    FollowUps,
    Stages,
    Payments,
    All,
}

/// The events of a book, by kind.
pub(super) struct Book {
    language: Language,
    follow_ups: Vec<Event>,
    stages: Vec<Event>,
    payments: Vec<Event>,
}

impl Book {
    /// Reads every dated thing that is still to come or to be done.
    pub fn read(carnet: &Carnet) -> Result<Self> {
        let conn = carnet.conn();
        let language = identity::get(conn)?.and_then(|who| who.language.parse().ok()).unwrap_or(Language::Fr);
        let follow_ups = follow_up::open(conn, None, None)?;
        let (stages, deadlines) = (dated::stages(conn)?, dated::deadlines(conn, None)?);
        let payments = dated::payments(conn)?;
        let shown = (follow_ups.iter().flat_map(of_follow_up))
            .chain(stages.iter().flat_map(of_stage))
            .chain(deadlines.iter().flat_map(of_deadline))
            .chain(payments.iter().flat_map(of_payment))
            .collect();
        let maker = Maker {
            language,
            zone: carnet.zone(),
            domain: carnet.book().uid()?,
            made_at: dated::book_created_at(conn)?,
            of_all: dated::writes_of_table(conn, Source::Identity)?,
            // A revision is a row of its own, which undo takes away: all deadlines that ever were are counted.
            of_deadlines: dated::writes_of_table(conn, Source::Deadline)?,
            of_rows: dated::writes_of_rows(conn, &shown)?,
        };
        let follow_ups = follow_ups.iter().map(|row| maker.follow_up(row)).collect();
        let payments = payments.iter().map(|row| maker.payment(row)).collect();
        let stages = stages.iter().map(|row| maker.stage(row));
        let stages = stages.chain(deadlines.iter().map(|row| maker.deadline(row))).collect();
        Ok(Self { language, follow_ups, stages, payments })
    }

    /// Returns one feed.
    pub fn feed(&self, which: Which) -> Feed {
        let l = self.language;
        let (name, parts): (String, Vec<&Vec<Event>>) = match which {
            Which::FollowUps => (say!(l, "Carnet – relances", "Carnet – follow-ups"), vec![&self.follow_ups]),
            Which::Stages => (say!(l, "Carnet – étapes", "Carnet – stages"), vec![&self.stages]),
            Which::Payments => (say!(l, "Carnet – paiements", "Carnet – payments"), vec![&self.payments]),
            Which::All => ("Carnet".to_owned(), vec![&self.follow_ups, &self.stages, &self.payments]),
        };
        Feed { name, events: parts.into_iter().flatten().cloned().collect() }
    }
}

struct Maker {
    language: Language,
    zone: Tz,
    /// Random name of the book.
    domain: String,
    made_at: DateTime<Utc>,
    /// Writes of the identity: its language and zone are in every event.
    of_all: Writes,
    of_deadlines: Writes,
    of_rows: HashMap<Row, Writes>,
}

/// A row that an event shows: when it is written, the event changes.
type Row = (Source, i64);

fn of_follow_up(row: &FollowUpRow) -> Vec<Row> {
    let record = match row.about {
        About::Mission(id) => Some((Source::Mission, id.0)),
        About::Invoice(id) => Some((Source::Invoice, id.0)),
        About::Client | About::Quote(_) => None,
    };
    [(Source::FollowUp, row.id.0), (Source::Client, row.client_id.0)].into_iter().chain(record).collect()
}

fn of_stage(row: &StageDate) -> Vec<Row> {
    vec![(Source::Stage, row.id), (Source::Mission, row.mission_id), (Source::Client, row.client_id)]
}

fn of_deadline(row: &DeadlineDate) -> Vec<Row> {
    vec![(Source::Mission, row.mission_id), (Source::Client, row.client_id)]
}

fn of_payment(row: &PaymentDate) -> Vec<Row> {
    vec![(Source::Invoice, row.id), (Source::Client, row.client_id)]
}

impl Maker {
    fn follow_up(&self, row: &FollowUpRow) -> Event {
        let l = self.language;
        let (client, note) = (&row.client, &usual::said(&row.note, l));
        let mut lines = Vec::new();
        if let Some(record) = &row.record {
            lines.push(match row.about.subject() {
                FollowUpSubject::Quote => say!(l, "Devis {record}", "Quote {record}"),
                FollowUpSubject::Invoice => say!(l, "Facture {record}", "Invoice {record}"),
                FollowUpSubject::Client | FollowUpSubject::Mission => {
                    say!(l, "Mission {record}", "Mission {record}")
                }
            });
        }
        if let Some(phone) = &row.phone {
            lines.push(say!(l, "Tél. {phone}", "Phone {phone}"));
        }
        let (start, alarms) = match row.at {
            Some(at) => {
                let at = row.due_on.and_time(at);
                (Start::Local { at, zone: self.zone, minutes: CALL }, vec![CALL as i32])
            }
            None => (Start::AllDay(row.due_on), vec![AT_NINE]),
        };
        let category = say!(l, "Relances", "Follow-ups");
        let title = first_line(note);
        let mut event = self.event("follow-up", row.id.0, Kind::FollowUp, start, &of_follow_up(row));
        if title.len() < note.len() {
            lines.insert(0, note.clone());
        }
        event.summary = format!("{client} – {title}");
        event.description = lines.join("\n");
        event.alarms = alarms;
        event.categories.push(category);
        event
    }

    fn stage(&self, row: &StageDate) -> Event {
        let mut event = self.event("stage", row.id, Kind::Stage, Start::AllDay(row.due_on), &of_stage(row));
        let (client, mission) = (&row.client, &row.mission);
        let label = usual::said(&row.label, self.language);
        event.summary = say!(self.language, "{client} – étape « {label} »", "{client} – stage \"{label}\"");
        event.description = mission.clone();
        event.categories.push(say!(self.language, "Étapes", "Stages"));
        event
    }

    fn deadline(&self, row: &DeadlineDate) -> Event {
        let start = Start::AllDay(row.due_on);
        let mut event = self.event("deadline", row.mission_id, Kind::Stage, start, &of_deadline(row));
        event.sequence = event.sequence.saturating_add(self.of_deadlines.count);
        event.stamp = self.of_deadlines.last.map_or(event.stamp, |last| last.max(event.stamp));
        let (client, mission) = (&row.client, &row.mission);
        event.summary =
            say!(self.language, "{client} – fin prévue : {mission}", "{client} – deadline: {mission}");
        event.alarms.insert(0, A_WEEK_BEFORE);
        event.categories.push(say!(self.language, "Étapes", "Stages"));
        event
    }

    fn payment(&self, row: &PaymentDate) -> Event {
        let start = Start::AllDay(row.due_on);
        let mut event = self.event("payment", row.id, Kind::Payment, start, &of_payment(row));
        let (client, number) = (&row.client, &row.number);
        event.summary = say!(
            self.language,
            "{client} – échéance de la facture {number}",
            "{client} – invoice {number} is due"
        );
        event.categories.push(say!(self.language, "Paiements", "Payments"));
        event
    }

    /// Returns an event without title; `rows` are those that it shows.
    fn event(&self, word: &str, id: i64, kind: Kind, start: Start, rows: &[Row]) -> Event {
        let (mut count, mut last) = (self.of_all.count, self.of_all.last);
        for writes in rows.iter().filter_map(|row| self.of_rows.get(row)) {
            count = count.saturating_add(writes.count);
            last = last.max(writes.last);
        }
        Event {
            uid: format!("{word}-{id}@{}.carnet", self.domain),
            kind,
            summary: String::new(),
            description: String::new(),
            start,
            alarms: vec![AT_NINE],
            status: Status::Confirmed,
            sequence: count,
            stamp: last.unwrap_or(self.made_at),
            categories: Vec::new(),
        }
    }
}

/// Returns the first line of a note, for a title.
fn first_line(note: &str) -> &str {
    note.lines().next().unwrap_or_default()
}
