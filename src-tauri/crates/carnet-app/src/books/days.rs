//! Which days a book covers, from what people type.

use crate::form::Form;
use crate::{Carnet, Language, Problem, Result, say};
use carnet_core::closing::ClosingPeriod;
use carnet_core::input::{Weekdays, parse_date_with};
use chrono::{Datelike, NaiveDate};

/// First and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl From<ClosingPeriod> for Days {
    fn from(period: ClosingPeriod) -> Self {
        Self { from: period.first_day(), to: period.last_day() }
    }
}

impl Days {
    /// Reads a year or month, or two days; a month given as first or last day stands for its own. Without anything, the
    /// present year.
    ///
    /// # Errors
    /// [`crate::Refusal::Input`] with every field that is wrong.
    pub fn read(carnet: &Carnet, year: Option<&str>, from: Option<&str>, to: Option<&str>) -> Result<Self> {
        let today = carnet.today();
        let mut form = Form::default();
        let whole =
            form.optional("year", year, |text| text.parse::<ClosingPeriod>().map_err(|_| no_period(text)));
        let day = |text: &str, last: bool| match text.parse::<ClosingPeriod>() {
            Ok(period) if last => Ok(period.last_day()),
            Ok(period) => Ok(period.first_day()),
            Err(_) => parse_date_with(text, today, Weekdays::Latest),
        };
        let first = form.optional("from", from, |text| day(text, false));
        let last = form.optional("to", to, |text| day(text, true));
        let new_year = |day: NaiveDate| day.with_ordinal(1).unwrap_or(day);
        let days = match (whole, first, last) {
            (Some(period), None, None) => period.into(),
            (None, None, None) => {
                ClosingPeriod::year(today.year()).map_or(Self { from: today, to: today }, Into::into)
            }
            (whole, first, last) => {
                let to = last.or(whole.map(ClosingPeriod::last_day)).unwrap_or(today);
                let from = first.or(whole.map(ClosingPeriod::first_day)).unwrap_or(new_year(to));
                Self { from, to }
            }
        };
        if days.to < days.from {
            form.refuse(
                "to",
                Problem::sentence_of(
                    format!(
                        "Le dernier jour ({}) est avant le premier ({}).",
                        days.to.format("%d/%m/%Y"),
                        days.from.format("%d/%m/%Y")
                    ),
                    format!("The last day ({}) is before the first ({}).", days.to, days.from),
                ),
            );
        }
        form.finish(Some(days))
    }

    /// Returns the year or month that the days make up, when they make one.
    pub fn period(self) -> Option<ClosingPeriod> {
        let month = ClosingPeriod::month_of(self.from);
        let year = ClosingPeriod::year(self.from.year());
        [Some(month), year].into_iter().flatten().find(|period| Self::from(*period) == self)
    }

    /// Returns how the days are named in a file name: `2026`, `2026-10`, or both ends.
    pub fn slug(self) -> String {
        match self.period() {
            Some(period) => period.to_string(),
            None => format!("{}_{}", self.from, self.to),
        }
    }

    /// Returns how the days are named on paper.
    pub fn name(self, language: Language) -> String {
        match self.period() {
            Some(period) if period.is_year() => period.to_string(),
            _ => {
                let (from, to) = (self.from, self.to);
                let (first, last) = (from.format("%d/%m/%Y"), to.format("%d/%m/%Y"));
                say!(language, "du {first} au {last}", "{from} to {to}")
            }
        }
    }
}

/// Returns what is wrong with a text that is no month and no year.
pub(super) fn no_period(text: &str) -> Problem {
    let text: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    Problem::sentence_of(
        format!("« {text} » n'est ni un mois ni une année : écrivez 2026-10 ou 2026."),
        format!("\"{text}\" is neither a month nor a year: write 2026-10 or 2026."),
    )
}
