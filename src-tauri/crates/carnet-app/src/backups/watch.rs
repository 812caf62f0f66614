//! What the backup of the day tells of the book itself.

use super::{daily, list};
use crate::wire::backups::{BookCheck, Verified};
use crate::{Carnet, Clock, Code, Failure, Language, check, say};
use chrono::{DateTime, Utc};
use std::path::Path;

/// Makes the backup of the day where there is none, and returns what is wrong with the book: a sentence, and what to do.
///
/// The whole book is read once a day, along with its copy. Only where the last copy did not pass is the book itself checked
/// again, each time: it may have been repaired or replaced meanwhile.
pub fn watch(folder: &Path, clock: Clock, language: Language) -> Option<Failure> {
    if let Err(refusal) = daily(folder, clock) {
        // A full disk or a closed folder says nothing of the book: the next hour tries again.
        return Some(refusal.explain(language)).filter(|failure| failure.code == Code::BadBook);
    }
    let last = list(folder).ok()?.backups.into_iter().next()?;
    if last.verified != Verified::Damaged {
        return None;
    }
    let carnet = Carnet::open(folder, clock, Some(language)).ok()?;
    match check::book(&carnet) {
        Ok(found) => damage(&found, folder, language),
        Err(refusal) => Some(refusal.explain(language)),
    }
}

/// Says the first thing that was found, whether there are more, and where the last good backup is put back.
fn damage(found: &BookCheck, folder: &Path, language: Language) -> Option<Failure> {
    let first = found.verification.findings.first()?;
    let (number, problem) = (&first.number, &first.problem);
    let more = match found.verification.findings.len() {
        1 => String::new(),
        _ => say!(language, " à plusieurs endroits", " in several places"),
    };
    let good = found.backup.as_ref().and_then(|name| taken(folder, name));
    let hint = match good {
        Some(at) => {
            let (fr, en) = (at.format("%d/%m/%Y"), at.format("%-d %b %Y"));
            say!(
                language,
                "La dernière sauvegarde vérifiée est du {fr} : Réglages, Données la restaure et garde le carnet d'aujourd'hui à côté. « carnet verify » nomme tout.",
                "The last verified backup is of {en}: Settings, Data restores it and keeps today's book beside it. `carnet verify` names everything."
            )
        }
        None => say!(
            language,
            "Aucune sauvegarde vérifiée n'est là : exportez tout depuis Réglages. « carnet verify » nomme tout.",
            "No verified backup is there: export everything from Settings. `carnet verify` names everything."
        ),
    };
    Some(Failure {
        code: Code::BadBook,
        message: say!(
            language,
            "Le carnet est abîmé{more} : {number}, {problem}",
            "The book is damaged{more}: {number}, {problem}"
        ),
        hint: Some(hint),
        fields: Vec::new(),
    })
}

/// Returns when the backup of that name was made.
fn taken(folder: &Path, name: &str) -> Option<DateTime<Utc>> {
    let backups = list(folder).ok()?.backups;
    let at = &backups.iter().find(|backup| backup.name == name)?.taken_at;
    DateTime::parse_from_rfc3339(at).ok().map(|at| at.to_utc())
}
