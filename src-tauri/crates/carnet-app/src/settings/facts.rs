//! The rules by date that concern the user today, in words.

use crate::wire::settings::LawFact;
use crate::{Carnet, Language, Result, identity, say};
use carnet_core::law::{self, Fact, LawError, MicroSituation};
use rust_decimal::Decimal;

/// What the value of a fact counts.
enum Unit {
    EurosAnHour,
    EurosAYear,
    Euros,
    Percent,
    PercentOfTurnover,
    PercentAYear,
    Days,
    Years,
}

/// Returns the facts in the order in which a freelancer meets them. One that the law does not give for today or for
/// the user's status is left out.
pub(super) fn list(carnet: &Carnet) -> Result<Vec<LawFact>> {
    let today = carnet.today();
    let who = identity::get(carnet)?;
    let status = who.legal_status;
    let mut facts = Facts { language: carnet.language(), list: Vec::new() };
    facts.add(
        "SMIC horaire brut",
        "Gross minimum hourly wage",
        Unit::EurosAnHour,
        law::smic_hourly_gross(today),
    );
    facts.add(
        "Plancher : deux fois le SMIC",
        "Floor: twice the minimum wage",
        Unit::EurosAnHour,
        law::floor_rate(today),
    );
    if who.vat_regime.charges_vat() {
        facts.add("Taux normal de TVA", "Normal VAT rate", Unit::Percent, law::normal_vat_rate(today));
    }
    match law::franchise_threshold(status.activity(), today) {
        Ok(thresholds) => {
            let (fr, en) = ("Seuil de la franchise de TVA", "VAT franchise threshold");
            facts.add(fr, en, Unit::EurosAYear, Ok(thresholds.base));
            let (fr, en) = ("Seuil majoré de la franchise", "Upper franchise threshold");
            facts.add(fr, en, Unit::EurosAYear, Ok(thresholds.upper));
        }
        Err(error) => tracing::debug!(%error, "no threshold today"),
    }
    if status.is_micro() {
        let ceiling = law::micro_ceiling(status.activity(), today);
        facts.add("Plafond de la micro-entreprise", "Micro-enterprise ceiling", Unit::EurosAYear, ceiling);
        let situation = MicroSituation {
            acre_since: who.started_on.filter(|_| who.acre),
            ..MicroSituation::ordinary(status)
        };
        let rate = law::contribution_rate(&situation, today);
        facts.add(
            "Cotisations sur le chiffre encaissé",
            "Contributions on what is cashed",
            Unit::PercentOfTurnover,
            rate,
        );
    }
    facts.add(
        "Pénalités de retard par défaut",
        "Default late-payment rate",
        Unit::PercentAYear,
        law::late_penalty_rate(today),
    );
    let (fr, en) = ("Indemnité de recouvrement par facture", "Recovery indemnity an invoice");
    facts.add(fr, en, Unit::Euros, law::recovery_indemnity(today));
    let terms = law::payment_terms(today).map(|terms| terms.most_from_invoice);
    facts.add("Délai de paiement au plus", "Longest payment term", Unit::Days, terms);
    facts.add("Conservation des factures", "Invoices are kept", Unit::Years, law::retention_years(today));
    Ok(facts.list)
}

struct Facts {
    language: Language,
    list: Vec<LawFact>,
}

impl Facts {
    fn add(&mut self, fr: &str, en: &str, unit: Unit, found: std::result::Result<Fact<Decimal>, LawError>) {
        let fact = match found {
            Ok(fact) => fact,
            Err(error) => {
                tracing::debug!(%error, "no such fact today");
                return;
            }
        };
        self.list.push(LawFact {
            name: if self.language == Language::Fr { fr } else { en }.to_owned(),
            value: worded(fact.value, &unit, self.language),
            valid_from: fact.valid_from.to_string(),
            reference: without_asides(&fact.reference),
            verified: !fact.needs_confirmation(),
        });
    }
}

fn worded(value: Decimal, unit: &Unit, language: Language) -> String {
    let in_euros = matches!(unit, Unit::EurosAnHour | Unit::EurosAYear | Unit::Euros);
    let n = language.number(value, if in_euros && !value.is_integer() { 2 } else { 0 });
    match unit {
        Unit::EurosAnHour => say!(language, "{n}\u{a0}€ de l'heure", "€{n} an hour"),
        Unit::EurosAYear => say!(language, "{n}\u{a0}€ par an", "€{n} a year"),
        Unit::Euros => say!(language, "{n}\u{a0}€", "€{n}"),
        Unit::Percent => say!(language, "{n}\u{a0}%", "{n}%"),
        Unit::PercentOfTurnover => say!(language, "{n}\u{a0}% de l'encaissé", "{n}% of what is cashed"),
        Unit::PercentAYear => say!(language, "{n}\u{a0}% l'an", "{n}% a year"),
        Unit::Days => say!(language, "{n}\u{a0}jours", "{n} days"),
        Unit::Years => say!(language, "{n}\u{a0}ans", "{n} years"),
    }
}

/// Takes what stands in brackets off a reference: identifiers and notes for those who keep the facts.
fn without_asides(reference: &str) -> String {
    let mut depth = 0_usize;
    let kept: String = reference
        .chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}
