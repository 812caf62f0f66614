//! Which months a report counts: whole ones, from what people type.

use crate::form::Form;
use crate::{Carnet, Problem, Result};
use carnet_core::input::{Weekdays, parse_date_with};
use carnet_store::sums::{self, Months};
use chrono::{Datelike, NaiveDate};

/// Returns the first day of a month written `2026-11`, `11/2026` or `2026/11`.
pub(crate) fn first_of_month(text: &str) -> Option<NaiveDate> {
    let (a, b) = text.trim().split_once(['-', '/'])?;
    let (year, month) = if a.len() == 4 { (a, b) } else { (b, a) };
    let digits = |part: &str, most: usize| {
        (!part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())).then_some(())
    };
    digits(year, 4).and(digits(month, 2))?;
    let year: i32 = year.parse().ok().filter(|year| (2000..=2099).contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, 1)
}

/// Returns the key of the month of a day.
pub(super) fn key(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// What a request says about its period, as typed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
    pub month: Option<&'a str>,
    pub year: Option<&'a str>,
}

/// Returns the months that a request counts, or none when it counts all and the book has none.
///
/// A month may be given whole (`2026-11`) or as a number beside its year. A day stands for its month.
///
/// # Errors
/// [`crate::Refusal::Input`] with every field that is wrong.
pub(super) fn months(carnet: &Carnet, asked: Asked<'_>) -> Result<Option<Months>> {
    let today = carnet.today();
    let mut form = Form::default();
    let year = form.optional("year", asked.year, |text| {
        let year = text.parse::<i32>().ok().filter(|year| (2000..=2099).contains(year));
        year.ok_or_else(|| {
            Problem::sentence_of(
                format!("« {text} » n'est pas une année : écrivez 2026."),
                format!("\"{text}\" is no year: write 2026."),
            )
        })
    });
    let month = form.optional("month", asked.month, |text| {
        let alone = text.parse::<u32>().ok();
        let day = match alone {
            Some(month) => NaiveDate::from_ymd_opt(year.unwrap_or(today.year()), month, 1),
            None => first_of_month(text),
        };
        day.ok_or_else(|| {
            Problem::sentence_of(
                format!("« {text} » n'est pas un mois : écrivez 2026-11."),
                format!("\"{text}\" is no month: write 2026-11."),
            )
        })
    });
    let day = |text: &str| match first_of_month(text) {
        Some(first) => Ok(first),
        None => parse_date_with(text, today, Weekdays::Latest),
    };
    let from = form.optional("from", asked.from, day);
    let to = form.optional("to", asked.to, day);
    let one = |first: NaiveDate| Months { from: key(first), to: key(first) };
    let found = match (month, year) {
        (Some(month), _) => Some(one(month)),
        (None, Some(year)) => Some(Months { from: format!("{year}-01"), to: format!("{year}-12") }),
        (None, None) => match (from, to) {
            (None, None) => None,
            (from, to) => {
                let span = sums::span(carnet.conn())?;
                let first = from.map(key).or(span.as_ref().map(|span| span.from.clone()));
                let last = to.map(key).or(span.map(|span| span.to));
                let first = first.or(last.clone()).unwrap_or_default();
                let last = last.unwrap_or_else(|| first.clone());
                if from.is_some() && to.is_some() && last < first {
                    form.refuse(
                        "to",
                        Problem::sentence_of(
                            format!(
                                "Le dernier mois ({last}) est avant le premier ({first}) : échangez-les."
                            ),
                            format!("The last month ({last}) is before the first ({first}): swap them."),
                        ),
                    );
                }
                Some(Months { from: first, to: last })
            }
        },
    };
    form.finish(Some(()))?;
    match found {
        Some(months) => Ok(Some(months)),
        None => Ok(sums::span(carnet.conn())?),
    }
}
