//! Sentences for what people type: dates, durations, amounts, texts, local times.

use crate::{Language, say};
use carnet_core::input::{
    AmountInputError, DateInputError, DurationInputError, LocalTimeError, TextInputError,
};
use chrono::NaiveDate;

/// Returns the sentence for a text that is no date.
pub(super) fn date(error: &DateInputError, language: Language) -> String {
    use DateInputError as E;
    match error {
        E::Empty => say!(
            language,
            "La date manque : tapez 31/12, demain, lun ou +3s.",
            "The date is missing: type 31/12, tomorrow, mon or +3w."
        ),
        E::Unrecognised { text } => {
            let text = short(text);
            say!(
                language,
                "« {text} » n'est pas une date : tapez 31/12, demain, lun ou +3s.",
                "\"{text}\" is not a date: type 31/12, tomorrow, mon or +3w."
            )
        }
        E::NoSuchDay { day, month, year, last } => {
            let month = match year {
                Some(year) => format!("{month:02}/{year}"),
                None => format!("{month:02}"),
            };
            say!(
                language,
                "Le jour {day} n'existe pas dans le mois {month}, qui en a {last}.",
                "There is no day {day} in month {month}, which has {last}."
            )
        }
        E::NoSuchMonth { month } => say!(
            language,
            "Il n'y a pas de mois {month} : la date s'écrit jour/mois/année.",
            "There is no month {month}: a date is written day/month/year."
        ),
        E::YearOutOfRange { year, min, max } => say!(
            language,
            "L'année {year} est hors du carnet, qui va de {min} à {max}.",
            "The year {year} is outside the book, which goes from {min} to {max}."
        ),
    }
}

/// Returns the sentence for a text that is no duration.
pub(super) fn duration(error: &DurationInputError, language: Language) -> String {
    use DurationInputError as E;
    match error {
        E::Empty => say!(
            language,
            "La durée manque : tapez 1h30, 1,5 ou 90m.",
            "The duration is missing: type 1h30, 1.5 or 90m."
        ),
        E::Unrecognised { text } => {
            let text = short(text);
            say!(
                language,
                "« {text} » n'est pas une durée : tapez 1h30, 1,5 ou 90m.",
                "\"{text}\" is not a duration: type 1h30, 1.5 or 90m."
            )
        }
        E::MinutesOutOfRange { minutes } => say!(
            language,
            "Après les heures il y a moins de 60 minutes, pas {minutes}.",
            "After the hours there are less than 60 minutes, not {minutes}."
        ),
        E::NotPositive => say!(language, "La durée doit être positive.", "The duration must be positive."),
        E::TooLong { max } => say!(
            language,
            "La durée dépasse {max} : vérifiez la saisie.",
            "The duration is longer than {max}: check it."
        ),
    }
}

/// Returns the sentence for a text that is no amount, price, quantity or percentage.
pub(super) fn amount(error: &AmountInputError, language: Language) -> String {
    use AmountInputError as E;
    match error {
        E::Empty => say!(
            language,
            "Le nombre manque : tapez par exemple 1200,50.",
            "The number is missing: type 1200.50, for example."
        ),
        E::Unexpected { found, position } => {
            let found = found.escape_debug();
            say!(
                language,
                "Le signe « {found} », en position {position}, n'a pas sa place dans un nombre : ôtez-le.",
                "The sign \"{found}\" at place {position} does not belong in a number: remove it."
            )
        }
        E::Unfinished => say!(
            language,
            "Le calcul n'est pas terminé : complétez-le, ou tapez son résultat.",
            "The sum is not finished: complete it, or type its result."
        ),
        E::Number { number } => {
            let number = short(number);
            say!(
                language,
                "« {number} » n'est pas un nombre : écrivez 1200,50 ou 1 200,50.",
                "\"{number}\" is not a number: write 1200.50 or 1 200.50."
            )
        }
        E::TooManyDecimals { max, got } => say!(
            language,
            "Le nombre a {got} décimales, {max} au plus sont possibles : arrondissez-le.",
            "The number has {got} decimals, at most {max} are possible: round it."
        ),
        E::DivisionByZero => {
            say!(
                language,
                "Une division par zéro n'a pas de résultat : corrigez le calcul.",
                "A division by zero has no result: correct the sum."
            )
        }
        E::OutOfRange { min, max } => {
            let (min, max) = (language.number(*min, 0), language.number(*max, 0));
            say!(
                language,
                "La valeur doit être comprise entre {min} et {max}.",
                "The value must be between {min} and {max}."
            )
        }
        E::NotPositive => say!(language, "La valeur doit être positive.", "The value must be positive."),
        E::Negative => {
            say!(language, "La valeur ne peut pas être négative.", "The value cannot be negative.")
        }
        E::TooLong => say!(
            language,
            "Le calcul est trop long : tapez son résultat.",
            "The sum is too long: type its result."
        ),
    }
}

/// Returns the sentence for a text that cannot be kept.
pub(super) fn text(error: &TextInputError, language: Language) -> String {
    use TextInputError as E;
    match error {
        E::TooLong { max, got } => say!(
            language,
            "Le texte a {got} caractères, {max} au plus sont possibles : raccourcissez-le.",
            "The text has {got} characters, at most {max} are possible: shorten it."
        ),
        E::ControlCharacter { code, position } => say!(
            language,
            "Un caractère de contrôle (U+{code:04X}) se trouve en position {position} : effacez-le.",
            "A control character (U+{code:04X}) stands at place {position}: delete it."
        ),
        E::LineBreak { position } => say!(
            language,
            "Ce champ tient sur une ligne : ôtez le retour à la ligne en position {position}.",
            "This field has one line: remove the line break at place {position}."
        ),
    }
}

/// Returns the sentence for a local time that makes no entry.
pub(super) fn local_time(error: &LocalTimeError, language: Language) -> String {
    use LocalTimeError as E;
    match error {
        E::Skipped { date, time, resumes_at, .. } => {
            let (time, resumes) = (time.format("%H:%M"), resumes_at.format("%H:%M"));
            let day = day(*date, language);
            say!(
                language,
                "Le {day}, {time} n'existe pas, la pendule avance : donnez une heure à partir de {resumes}.",
                "On {day} there is no {time}, clocks go forward: give a time from {resumes} on."
            )
        }
        E::Empty { time } => {
            let time = time.format("%H:%M");
            say!(
                language,
                "De {time} à {time} il n'y a rien : donnez une autre fin.",
                "From {time} to {time} there is nothing: give another end."
            )
        }
        E::OutOfRange { date } => {
            let day = day(*date, language);
            say!(
                language,
                "La date {day} est hors du calendrier : vérifiez son année.",
                "The date {day} is outside the calendar: check its year."
            )
        }
    }
}

fn day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Fr => date.format("%d/%m/%Y").to_string(),
        Language::En => date.to_string(),
    }
}

/// Returns what was typed, short enough to stand in a sentence.
fn short(text: &str) -> String {
    let mut kept: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if text.chars().count() > 60 {
        kept.push('…');
    }
    kept
}
