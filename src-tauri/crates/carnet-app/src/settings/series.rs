//! The series of numbers: where they stand, and going on where another program stopped.

use crate::form::Form;
use crate::wire::settings::{SeriesRequest, SeriesStanding};
use crate::wire::{Changed, Nothing, Outcome};
use crate::{Carnet, Problem, Refusal, Result, operation};
use carnet_core::document::{DocumentNumber, Series};
use carnet_store::series::{self as table, Standing};
use chrono::Datelike;

/// The highest rank that may be set: a number beyond is a slip of the hand.
const RANK_LIMIT: u32 = 999_999;

/// Returns where each series stands in the civil year of today.
pub(super) fn list(carnet: &Carnet) -> Result<Vec<SeriesStanding>> {
    let year = carnet.today().year();
    Series::ALL
        .iter()
        .map(|series| {
            let last = table::standing(carnet.conn(), *series, year)?.last;
            Ok(SeriesStanding {
                series: series.to_string(),
                year,
                last,
                next: DocumentNumber::next(*series, carnet.today(), last).to_string(),
            })
        })
        .collect()
}

/// Makes `next` the number that its series gives next this year: those before it were given by another program.
///
/// # Errors
/// Both fields in one pass. A series never goes back, and one of invoices or credit notes that has begun here jumps
/// over nothing (CGI ann. II art. 242 nonies A I 7°: numbers follow each other without gap).
pub fn set(carnet: &mut Carnet, request: SeriesRequest) -> Result<Outcome<Nothing>> {
    let mut form = Form::default();
    let series = form.required("series", &request.series, series_of);
    let year = carnet.today().year();
    let next = form.required("next", &request.next, |text| number(series, year, text));
    let next = form.finish(next)?;
    let done = carnet.write(operation::SET_SERIES, |tx| {
        let standing = table::standing(tx, next.series, next.year)?;
        if next.rank == standing.last + 1 {
            return Ok(Nothing {}); // it comes next already
        }
        check(standing, next).map_err(|problem| Refusal::field("next", problem))?;
        tx.subject(&next.to_string())?;
        table::go_on_at(tx, next)?;
        Ok(Nothing {})
    })?;
    Ok(Outcome { changed: vec![Changed::Identity], ..done })
}

fn series_of(text: &str) -> std::result::Result<Series, Problem> {
    Ok(text.to_ascii_uppercase().parse::<Series>()?)
}

/// Reads `F2026-0012`, or `12` as the rank of this year.
fn number(series: Option<Series>, year: i32, text: &str) -> std::result::Result<DocumentNumber, Problem> {
    let whole = match (text.parse::<u32>(), series) {
        (Ok(rank), series) => Some(DocumentNumber { series: series.unwrap_or(Series::Invoice), year, rank }),
        (Err(_), _) => text.parse::<DocumentNumber>().ok(),
    };
    let example = DocumentNumber { series: series.unwrap_or(Series::Invoice), year, rank: 12 };
    let number = whole.filter(|number| (1..=RANK_LIMIT).contains(&number.rank)).ok_or_else(|| {
        Problem::sentence_of(
            format!("« {text} » n'est pas un numéro : écrivez {example}, ou seulement 12."),
            format!("\"{text}\" is not a number: write {example}, or only 12."),
        )
    })?;
    if series.is_some_and(|series| series != number.series) {
        return Err(Problem::sentence_of(
            format!("{number} n'est pas de cette série : ses numéros s'écrivent comme {example}."),
            format!("{number} is not of this series: its numbers are written like {example}."),
        ));
    }
    if number.year != year {
        return Err(Problem::sentence_of(
            format!("Seule la série de {year} se règle aujourd'hui : chaque année recommence à 1."),
            format!("Only the series of {year} can be set today: each year starts again at 1."),
        ));
    }
    Ok(number)
}

fn check(standing: Standing, next: DocumentNumber) -> std::result::Result<(), Problem> {
    let last = DocumentNumber { rank: standing.last, ..next };
    if next.rank <= standing.last {
        return Err(Problem::sentence_of(
            format!("Le numéro {last} est déjà donné : la série ne revient pas en arrière."),
            format!("The number {last} is given already: the series does not go back."),
        ));
    }
    if next.series != Series::Quote && standing.has_begun() {
        let follows = DocumentNumber { rank: standing.last + 1, ..next };
        return Err(Problem::sentence_of(
            format!(
                "La série a commencé ici et en est à {last} : la loi veut {follows} ensuite, sans trou (CGI ann. II art. 242 nonies A)."
            ),
            format!(
                "The series has begun here and stands at {last}: the law wants {follows} next, without gap (CGI ann. II art. 242 nonies A)."
            ),
        ));
    }
    Ok(())
}
