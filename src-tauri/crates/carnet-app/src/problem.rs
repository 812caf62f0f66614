//! What is wrong with one field, as facts, and its sentence in both languages.

mod identifier;
mod input;

use crate::{Language, say};
use carnet_core::identifier::IdentifierError;
use carnet_core::input::{
    AmountInputError, DateInputError, DurationInputError, LocalTimeError, TextInputError,
};
use carnet_core::line_item::LineProblem;
use carnet_core::money::{AMOUNT_LIMIT, MoneyError, NET_LIMIT};
use carnet_core::schedule::{STAGES_LIMIT, ScheduleError};
use carnet_core::word::UnknownWord;
use rust_decimal::Decimal;

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// Nothing was given.
    #[error("required")]
    Required,
    /// An identifier.
    #[error(transparent)]
    Identifier(#[from] IdentifierError),
    /// A word that is not in the list.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// A line.
    #[error(transparent)]
    Line(#[from] LineProblem),
    /// The schedule.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// An amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A date as typed.
    #[error(transparent)]
    Date(#[from] DateInputError),
    /// A duration as typed.
    #[error(transparent)]
    Duration(#[from] DurationInputError),
    /// An amount, price, quantity or percentage as typed.
    #[error(transparent)]
    Amount(#[from] AmountInputError),
    /// A text as typed.
    #[error(transparent)]
    Text(#[from] TextInputError),
    /// A time on the clock of the wall.
    #[error(transparent)]
    LocalTime(#[from] LocalTimeError),
    /// Another fact, with its sentence in French and English.
    #[error("{fr}")]
    Sentence {
        /// In French.
        fr: String,
        /// In English.
        en: String,
    },
}

impl Problem {
    /// Returns a problem that only this place has, with its sentence in both languages.
    pub fn sentence_of(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Sentence { fr: fr.into(), en: en.into() }
    }

    /// Returns what is wrong and what to do, as one sentence.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Required => say!(language, "Ce champ est nécessaire.", "This field is required."),
            Self::Identifier(error) => identifier::sentence(error, language),
            Self::Word(error) => {
                let UnknownWord { given, expected } = error;
                say!(
                    language,
                    "« {given} » n'est pas un choix possible : {expected}.",
                    "\"{given}\" is not a choice: {expected}."
                )
            }
            Self::Line(problem) => line(problem, language),
            Self::Schedule(error) => schedule(error, language),
            Self::Money(error) => money(error, language),
            Self::Date(error) => input::date(error, language),
            Self::Duration(error) => input::duration(error, language),
            Self::Amount(error) => input::amount(error, language),
            Self::Text(error) => input::text(error, language),
            Self::LocalTime(error) => input::local_time(error, language),
            Self::Sentence { fr, en } => {
                if language == Language::Fr {
                    fr.clone()
                } else {
                    en.clone()
                }
            }
        }
    }
}

/// Returns the sentence for an amount that does not fit.
pub(crate) fn money(error: &MoneyError, language: Language) -> String {
    match error {
        MoneyError::TooLarge => {
            let limit = |of: i64| language.number(of.into(), 0);
            let (net, amount) = (limit(NET_LIMIT), limit(AMOUNT_LIMIT));
            say!(
                language,
                "Le montant dépasse ce qu'un carnet accepte ({net} hors taxe, {amount} en tout) : vérifiez la saisie.",
                "The amount passes what a book takes ({net} before tax, {amount} in all): check it."
            )
        }
        MoneyError::CurrencyMismatch { left, right } => {
            say!(
                language,
                "{left} et {right} ne s'additionnent pas : gardez une seule devise.",
                "{left} and {right} cannot be added: keep to one currency."
            )
        }
    }
}

fn line(problem: &LineProblem, language: Language) -> String {
    match problem {
        LineProblem::Missing => say!(language, "Le texte de la ligne manque.", "The line has no text."),
        LineProblem::TooLong { max } => say!(
            language,
            "Le texte dépasse {max} caractères : raccourcissez-le.",
            "The text is longer than {max} characters: shorten it."
        ),
        LineProblem::NotPositive => {
            say!(language, "La valeur doit être positive.", "The value must be positive.")
        }
        LineProblem::Negative => say!(
            language,
            "Une ligne ne peut pas être négative : pour baisser un prix, mettez une remise sur la ligne ou sur le tout ; pour rendre de l'argent, faites un avoir.",
            "A line cannot be negative: to lower a price, give a discount on the line or on the whole; to give money back, make a credit note."
        ),
        LineProblem::TooLarge { max } => {
            let max = language.number((*max).into(), 0);
            say!(
                language,
                "La valeur dépasse {max} : vérifiez la saisie.",
                "The value is larger than {max}: check it."
            )
        }
        LineProblem::OnDisbursement => say!(
            language,
            "Un débours se refacture au centime près, sans remise (CGI art. 267 II 2°) : laissez-la vide.",
            "A disbursement is billed as it was paid, without discount (CGI art. 267 II 2°): leave it empty."
        ),
        LineProblem::TooPrecise { max } => say!(
            language,
            "La valeur a plus de {max} décimales : arrondissez-la.",
            "The value has more than {max} decimals: round it."
        ),
    }
}

fn schedule(error: &ScheduleError, language: Language) -> String {
    let amount = |minor: &i64| language.number(Decimal::new(*minor, 2), 2);
    match error {
        ScheduleError::Empty => {
            say!(
                language,
                "L'échéancier a au moins une étape : ajoutez-en une.",
                "A schedule has at least one stage: add one."
            )
        }
        ScheduleError::TooMany => say!(
            language,
            "L'échéancier a au plus {STAGES_LIMIT} étapes : réunissez-en.",
            "A schedule has at most {STAGES_LIMIT} stages: join some."
        ),
        ScheduleError::NotPositive { position } => say!(
            language,
            "La part de l'étape {position} doit être positive.",
            "The share of stage {position} must be positive."
        ),
        ScheduleError::NotAHundred { sum } => say!(
            language,
            "Les parts font {sum} % au lieu de 100 % : corrigez-en une.",
            "The shares make {sum}% instead of 100%: correct one of them."
        ),
        ScheduleError::NotTheTotal { sum, total } => {
            let (sum, total) = (amount(sum), amount(total));
            say!(
                language,
                "Les étapes font {sum} € au lieu de {total} € : corrigez-en une.",
                "The stages make €{sum} instead of €{total}: correct one of them."
            )
        }
        ScheduleError::RestNotLast => {
            say!(language, "Seule la dernière étape prend le reste.", "Only the last stage takes the rest.")
        }
        ScheduleError::Money(error) => money(error, language),
    }
}
