//! A book full of plausible data: two years of one freelancer, played day by day through the use cases.
//!
//! The same day gives the same book. Nobody in it exists: names are invented, identifiers only pass their keys.

mod days;
mod drop;
mod luck;
mod play;
mod purchases;
mod script;

pub use drop::drop_book;

use crate::wire::identity::IdentityRequest;
use crate::{Carnet, Clock, Language, Refusal, Result, identity, operation};
use carnet_store::{StoreError, layout};
use chrono::{Months, NaiveDate};
use std::path::Path;

/// How far back the story goes.
const MONTHS: u32 = 24;

/// Makes a book of demonstration data in `folder`, ending on the clock's today, and opens it.
///
/// It is played in a folder beside its place and moved there whole.
///
/// # Errors
/// When there is a book in `folder` already, or it cannot be written.
pub fn create(folder: &Path, clock: Clock, language: Option<Language>) -> Result<Carnet> {
    if folder.join(layout::DATABASE).exists() {
        return Err(StoreError::AlreadyThere { folder: folder.to_owned() }.into());
    }
    let today = clock.now().date_naive();
    let start = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    let part = folder.join(format!(".demo-{}", std::process::id()));
    std::fs::create_dir_all(&part).map_err(|error| Refusal::from(StoreError::file(&part, error)))?;
    let placed = play_in(&part, start, today).and_then(|()| place(&part, folder));
    let _ = std::fs::remove_dir_all(&part);
    placed?;
    Carnet::open(folder, clock, language)
}

fn play_in(part: &Path, start: NaiveDate, today: NaiveDate) -> Result<()> {
    let clock = Clock::Fixed(start);
    let mut carnet = identity::init_by(operation::DEMO, part, clock, Some(Language::Fr), who(start))?;
    play::play(&mut carnet, start, today)
}

/// Moves the finished book to its place, the database last: until it stands there, there is no book.
fn place(part: &Path, folder: &Path) -> Result<()> {
    let moved = |name: &str| -> std::io::Result<()> {
        let (from, to) = (part.join(name), folder.join(name));
        // The backups of a folder may hold a demonstration that was dropped: they stay.
        if to.is_dir() && std::fs::remove_dir(&to).is_err() {
            for entry in std::fs::read_dir(&from)? {
                let entry = entry?;
                std::fs::rename(entry.path(), to.join(entry.file_name()))?;
            }
            return Ok(());
        }
        std::fs::rename(from, to)
    };
    for name in layout::FOLDERS.iter().chain([&layout::DATABASE]) {
        moved(name).map_err(|error| Refusal::from(StoreError::file(&folder.join(name), error)))?;
    }
    Ok(())
}

fn who(start: NaiveDate) -> IdentityRequest {
    IdentityRequest {
        name: "Camille Delmas".into(),
        address: "14 chemin des Tilleuls\n65170 Saint-Lary-Soulan".into(),
        siret: "40483304800022".into(),
        status: "micro-bnc".into(),
        vat: "franchise".into(),
        // A micro-entrepreneur who works for businesses of other member states needs one (CGI art. 286 ter).
        vat_number: Some("FR83404833048".into()),
        iban: "FR1420041010050500013M02606".into(),
        bic: Some("PSSTFRPPTOU".into()),
        started: Some(start.to_string()),
        target_rate: Some("52".into()),
        // Papers of the first year are older than the first late-penalty rate that the facts know.
        late_penalty_rate: Some("12,15".into()),
        opening_balance: Some("2500".into()),
        email: Some("camille.delmas@exemple.invalid".into()),
        phone: Some("05 62 00 00 00".into()),
        language: Some("fr".into()),
        ..IdentityRequest::default()
    }
}
