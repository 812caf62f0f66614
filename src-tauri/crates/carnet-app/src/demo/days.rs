//! A working day of the story on the hour grid: production, calls, quotes, invoices, prospecting, and the holes
//! that every real day has.

use super::luck::Luck;
use super::play::Job;
use crate::{Carnet, Result, operation};
use carnet_core::entry_line::Motive;
use carnet_core::ids::{ClientId, MissionId};
use carnet_core::input::{Edge, local_to_utc};
use carnet_store::time_entry::{self, TimeEntry};
use chrono::{NaiveDate, NaiveTime, Offset, TimeZone};

/// A block of the day before it has its place.
struct Block {
    minutes: i64,
    motive: Motive,
    client: Option<ClientId>,
    mission: Option<MissionId>,
    note: &'static str,
}

/// Fills `day` and counts the work done on each job.
pub(super) fn fill(carnet: &mut Carnet, luck: &mut Luck, day: NaiveDate, jobs: &mut [Job]) -> Result<()> {
    // One day in nine is off: holidays, illness, school.
    if luck.chance(11) {
        return Ok(());
    }
    let blocks = blocks(luck, jobs);
    let mut entries = Vec::with_capacity(blocks.len());
    let mut at = 8 * 60 + luck.between(0, 4) * 15;
    for block in blocks {
        if (12 * 60..13 * 60 + 30).contains(&at) {
            at = 13 * 60 + 30;
        }
        // Now and then a quarter of an hour is not written down.
        at += luck.between(0, 4) / 3 * 15;
        if at + block.minutes > 19 * 60 {
            break;
        }
        if let Some(entry) = entry(carnet, day, at, &block) {
            at += block.minutes;
            if block.motive == Motive::Production
                && let Some(job) = jobs.iter_mut().find(|job| Some(job.mission) == block.mission)
            {
                job.had += block.minutes;
            }
            entries.push(entry);
        }
    }
    carnet.write(operation::DEMO, |tx| {
        for entry in &entries {
            time_entry::insert(tx, entry, None)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn blocks(luck: &mut Luck, jobs: &[Job]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let nobody = |minutes, motive, note| Block { minutes, motive, client: None, mission: None, note };
    if luck.chance(70) {
        blocks.push(nobody(luck.between(2, 6) * 15, Motive::Prospecting, "Appels et messages"));
    }
    for job in jobs.iter().take(3) {
        let share = luck.between(4, 12) * 15;
        let minutes = share.min((job.needs - job.had + 14) / 15 * 15).max(15);
        let work = |minutes| Block {
            minutes,
            motive: Motive::Production,
            client: Some(job.client),
            mission: Some(job.mission),
            note: job.title,
        };
        blocks.push(work(minutes));
        if luck.chance(35) {
            let (client, mission) = (Some(job.client), Some(job.mission));
            let minutes = luck.between(1, 2) * 15;
            blocks.push(Block {
                minutes,
                motive: Motive::Phone,
                client,
                mission,
                note: "Point avec le client",
            });
        }
    }
    if luck.chance(22) {
        blocks.push(nobody(luck.between(2, 4) * 15, Motive::Administration, "Comptes et courrier"));
    }
    if luck.chance(8) {
        blocks.push(nobody(luck.between(4, 8) * 15, Motive::Training, "Cours de mise en page"));
    }
    if let Some(job) = jobs.first().filter(|_| luck.chance(14)) {
        let client = Some(job.client);
        blocks.push(Block {
            minutes: 30,
            motive: Motive::Invoicing,
            client,
            mission: None,
            note: "Facture et relance",
        });
    }
    if let Some(job) = jobs.last().filter(|_| luck.chance(12)) {
        let client = Some(job.client);
        blocks.push(Block { minutes: 45, motive: Motive::Quoting, client, mission: None, note: "Devis" });
    }
    blocks
}

fn entry(carnet: &Carnet, day: NaiveDate, at: i64, block: &Block) -> Option<TimeEntry> {
    let minute = u32::try_from(at).ok()?;
    let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)?;
    let start = local_to_utc(day, time, Edge::Start, carnet.zone()).ok()?;
    let offset = carnet.zone().offset_from_utc_datetime(&start.naive_utc()).fix().local_minus_utc() / 60;
    Some(TimeEntry {
        day,
        starts_at: Some(start.timestamp() / 60),
        utc_offset: offset,
        minutes: block.minutes,
        client_id: block.client,
        mission_id: block.mission,
        motive: block.motive,
        billable: block.motive == Motive::Production,
        note: Some(block.note.to_owned()),
    })
}
