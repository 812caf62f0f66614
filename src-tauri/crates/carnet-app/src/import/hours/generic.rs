//! Any other table: columns recognised by their names, as `date,start,end,minutes,client,task,billable`, in English and
//! French.

use super::HourFormat;
use super::layout::{Column, Layout};

/// The names that people give to columns of hours.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Csv,
    signature: &["date"],
    names: &[
        (Column::StartDate, &["date", "jour", "day", "start date", "date de debut", "date debut", "started"]),
        (
            Column::StartTime,
            &[
                "start",
                "debut",
                "from",
                "de",
                "start time",
                "heure debut",
                "heure de debut",
                "begin",
                "arrivee",
            ],
        ),
        (Column::EndDate, &["end date", "date de fin", "date fin", "stop date"]),
        (
            Column::EndTime,
            &[
                "end",
                "fin",
                "to",
                "a",
                "end time",
                "heure fin",
                "heure de fin",
                "stop",
                "stop time",
                "depart",
            ],
        ),
        (
            Column::Duration,
            &["duration", "duree", "temps", "time", "temps passe", "time spent", "duration h"],
        ),
        (
            Column::DecimalHours,
            &["hours", "heures", "duration decimal", "duree decimale", "nombre d heures", "nb heures", "h"],
        ),
        (
            Column::Minutes,
            &["minutes", "min", "duree minutes", "duree min", "duration minutes", "duration min", "mins"],
        ),
        (Column::Break, &["break", "pause"]),
        (Column::Client, &["client", "customer", "societe", "company", "account"]),
        (Column::Project, &["project", "projet", "mission", "dossier"]),
        (Column::Task, &["task", "tache", "activity", "activite", "motif", "motive", "type"]),
        (
            Column::Description,
            &[
                "description",
                "note",
                "notes",
                "comment",
                "commentaire",
                "libelle",
                "detail",
                "details",
                "travail",
                "objet",
            ],
        ),
        (Column::Tags, &["tags", "tag", "etiquettes", "etiquette", "labels", "categorie", "category"]),
        (Column::Billable, &["billable", "facturable", "a facturer", "facture"]),
    ],
};
