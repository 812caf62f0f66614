//! Social contributions of each month, and how sure their rates are.

use super::period::{first_of_month, key};
use crate::{Language, say};
use carnet_core::law::{LawError, LegalStatus, MicroSituation, contribution_rate};
use carnet_store::identity::Identity;
use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Rates of contributions by month, found once each.
#[derive(Debug)]
pub(super) struct Rates {
    situation: Option<MicroSituation>,
    status: LegalStatus,
    today: NaiveDate,
    known: BTreeMap<String, Decimal>,
    unsure: Vec<String>,
    unknown: Vec<String>,
}

impl Rates {
    /// Prepares the rates of a status.
    pub fn new(identity: &Identity, today: NaiveDate) -> Self {
        let situation = identity.legal_status.is_micro().then(|| MicroSituation {
            acre_since: identity.started_on.filter(|_| identity.acre),
            ..MicroSituation::ordinary(identity.legal_status)
        });
        Self {
            situation,
            status: identity.legal_status,
            today,
            known: BTreeMap::new(),
            unsure: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Returns the rate in percent of what was collected in a month: the one of its last day, or of today in the
    /// running month, so that a relief that begins within the month counts. Zero where the law gives none.
    ///
    /// # Errors
    /// When the law's figures cannot be used.
    pub fn of(&mut self, month: &str) -> Result<Decimal, LawError> {
        if let Some(rate) = self.known.get(month) {
            return Ok(*rate);
        }
        let rate = match (&self.situation, first_of_month(month)) {
            (Some(situation), Some(first)) => {
                let last = (first + Months::new(1)).pred_opt().unwrap_or(first);
                let on = if key(self.today) == month { self.today } else { last };
                match contribution_rate(situation, on) {
                    Ok(fact) => {
                        if fact.needs_confirmation() {
                            self.unsure.push(month.to_owned());
                        }
                        fact.value
                    }
                    Err(LawError::NotKnownYet { .. } | LawError::ValueUnknown { .. }) => {
                        self.unknown.push(month.to_owned());
                        Decimal::ZERO
                    }
                    Err(error) => return Err(error),
                }
            }
            _ => Decimal::ZERO,
        };
        self.known.insert(month.to_owned(), rate);
        Ok(rate)
    }

    /// Returns what makes the contributions less sure, each as a sentence.
    pub fn caveats(&self, language: Language) -> Vec<String> {
        let mut caveats = Vec::new();
        if self.situation.is_none() {
            let status = self.status;
            caveats.push(say!(language, "Les cotisations du statut {status} ne sont pas estimées dans cette version : le net est avant cotisations.", "Contributions of the status {status} are not estimated in this version: net is before contributions."));
        }
        if !self.unsure.is_empty() {
            let months = listed(&self.unsure);
            caveats.push(say!(
                language,
                "Le taux de cotisations n'est pas vérifié pour {months} : vérifiez-le avant de vous y fier.",
                "The contribution rate is not verified for {months}: check it before relying on it."
            ));
        }
        if !self.unknown.is_empty() {
            let months = listed(&self.unknown);
            caveats.push(say!(
                language,
                "Le taux de cotisations n'est pas connu pour {months} : ces mois comptent sans cotisations.",
                "The contribution rate is not known for {months}: these months count without contributions."
            ));
        }
        caveats
    }
}

/// Names months: all of a few, first and last of many.
fn listed(months: &[String]) -> String {
    let mut sorted = months.to_vec();
    sorted.sort_unstable();
    match sorted.as_slice() {
        [first, .., last] if sorted.len() > 4 => format!("{first} … {last} ({})", sorted.len()),
        few => few.join(", "),
    }
}
