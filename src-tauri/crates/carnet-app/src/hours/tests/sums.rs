//! The kept sums against recomputation, after random work.

use super::*;
use crate::hours::{delete, save};
use crate::journal::{redo, undo};
use crate::wire::hours::EntryId;
use carnet_store::sums::hours_differences;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Add(Fields),
    Change(usize, Fields),
    Delete(usize),
    Undo,
    Redo,
}

#[derive(Debug, Clone)]
struct Fields {
    day: u64,
    start: Option<u32>,
    minutes: u32,
    client: usize,
    motive: usize,
    mission: bool,
    billable: Option<bool>,
}

impl Fields {
    fn request(&self, id: Option<i64>) -> EntryRequest {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(self.day);
        let client = ["Acme", "Studio Zoé", ""][self.client];
        let motive = carnet_core::entry_line::Motive::ALL[self.motive];
        let motive = if client.is_empty() && motive.needs_client() { "training" } else { motive.as_str() };
        EntryRequest {
            id,
            date: Some(day.to_string()),
            start: self.start.map(|hour| format!("{hour}:00")),
            duration: Some(format!("{}m", self.minutes)),
            client: Some(client.into()),
            mission: (client == "Acme").then(|| if self.mission { "Site".into() } else { String::new() }),
            motive: Some(motive.into()),
            billable: self.billable,
            ..EntryRequest::default()
        }
    }
}

fn fields() -> impl Strategy<Value = Fields> {
    // Hours from five on: no night of clock change skips them.
    (
        0_u64..90,
        proptest::option::of(5_u32..24),
        1_u32..2_880,
        0_usize..3,
        0_usize..8,
        any::<bool>(),
        any::<Option<bool>>(),
    )
        .prop_map(|(day, start, minutes, client, motive, mission, billable)| Fields {
            day,
            start,
            minutes,
            client,
            motive,
            mission,
            billable,
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => fields().prop_map(Step::Add),
        4 => (any::<usize>(), fields()).prop_map(|(at, fields)| Step::Change(at, fields)),
        2 => any::<usize>().prop_map(Step::Delete),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    /// To the minute, after adding, moving, deleting, undoing and redoing in any order.
    #[test]
    fn kept_sums_are_those_of_the_entries(steps in proptest::collection::vec(step(), 60)) {
        let (_folder, mut carnet) = book("2026-04-20");
        let acme = crate::resolve::client(carnet.conn(), "acme").unwrap().0;
        add_mission(&mut carnet, acme, "Site", "2026-01-01");
        for step in steps {
            let ids: Vec<i64> = carnet.conn().prepare("SELECT id FROM time_entry ORDER BY id").unwrap()
                .query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
            let pick = |at: usize| (!ids.is_empty()).then(|| ids[at % ids.len()]);
            match &step {
                Step::Add(fields) => { save(&mut carnet, fields.request(None)).unwrap(); }
                Step::Change(at, fields) => if let Some(id) = pick(*at) {
                    save(&mut carnet, fields.request(Some(id))).unwrap();
                },
                Step::Delete(at) => if let Some(id) = pick(*at) {
                    delete(&mut carnet, EntryId { id }).unwrap();
                },
                // Past the first entry lies the mission: its hours may hold it, and then the undo is refused.
                Step::Undo => { let _ = undo(&mut carnet); }
                Step::Redo => { let _ = redo(&mut carnet); }
            }
            prop_assert_eq!(hours_differences(carnet.conn()).unwrap(), 0, "after {:?}", step);
            if crate::resolve::mission(carnet.conn(), "Site").is_err() {
                add_mission(&mut carnet, acme, "Site", "2026-01-01");
            }
        }
    }
}

#[test]
fn a_wrong_sum_is_found() {
    let (_folder, mut carnet) = book("2026-11-20");
    save(&mut carnet, range("2026-11-19", "9h", "10h")).unwrap();
    assert_eq!(hours_differences(carnet.conn()).unwrap(), 0);
    carnet.conn().execute("UPDATE hours_sum SET minutes = minutes + 1", []).unwrap();
    assert!(hours_differences(carnet.conn()).unwrap() > 0, "the check can fail");
}
