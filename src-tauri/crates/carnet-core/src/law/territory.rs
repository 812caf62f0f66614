//! The parts of France that have a country code of their own (ISO 3166-1), and Monaco: how VAT sees them.
//!
//! What no source vouches for is marked unverified in `assets/law/facts.json`: it is proposed, and told to the user.

use super::facts::{LawError, Trust, facts};
use rust_decimal::Decimal;
use serde::Deserialize;

crate::words! {
    /// How VAT sees a territory from metropolitan France.
    TerritoryVat {
        /// As France itself.
        France = "france",
        /// French VAT at rates of its own.
        OwnRates = "own_rates",
        /// French law, without VAT.
        NoVat = "none",
        /// Outside the territory of French VAT.
        Outside = "outside",
    }
}

/// A territory.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Territory {
    /// ISO 3166-1 code.
    pub code: String,
    /// French name, in capitals as the last line of an address has it.
    pub fr: String,
    /// English name.
    pub en: String,
    /// How VAT sees it.
    pub vat: TerritoryVat,
    /// Its own rates in percent, the normal one first.
    #[serde(deserialize_with = "decimals")]
    pub rates: Vec<Decimal>,
    /// Whether its businesses have a SIREN.
    pub siren: bool,
    /// The text behind it.
    pub reference: String,
    /// How far that can be trusted.
    pub status: Trust,
}

/// Reads decimals in letters: a JSON number would pass through a float.
fn decimals<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Decimal>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    texts.iter().map(|text| Decimal::from_str_exact(text).map_err(serde::de::Error::custom)).collect()
}

/// Returns the territory of a country code; none for metropolitan France and for every foreign country.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn territory(country: &str) -> Result<Option<&'static Territory>, LawError> {
    Ok(facts()?.territories.iter().find(|territory| territory.code == country))
}

/// Returns whether a country is France in the eyes of its commercial law: metropolitan France, or a territory whose
/// businesses have a SIREN and that VAT does not see as foreign.
///
/// # Errors
/// As [`territory`].
pub fn is_domestic(country: &str) -> Result<bool, LawError> {
    let here = |territory: &Territory| territory.siren && territory.vat != TerritoryVat::Outside;
    Ok(country == "FR" || territory(country)?.is_some_and(here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overseas_departments_are_france_and_the_others_are_not() {
        let vat = |code: &str| territory(code).unwrap().map(|territory| territory.vat);
        for code in ["GP", "MQ", "RE"] {
            assert_eq!(vat(code), Some(TerritoryVat::OwnRates), "{code}");
            let rates = &territory(code).unwrap().unwrap().rates;
            assert_eq!(rates, &[Decimal::new(85, 1), Decimal::new(21, 1)], "{code}: the normal rate first");
            assert!(is_domestic(code).unwrap());
        }
        for code in ["GF", "YT"] {
            assert_eq!(vat(code), Some(TerritoryVat::NoVat), "{code}");
            assert!(is_domestic(code).unwrap());
        }
        assert_eq!(vat("MC"), Some(TerritoryVat::France));
        for code in ["PM", "BL", "MF", "NC", "PF", "WF", "TF"] {
            assert_eq!(vat(code), Some(TerritoryVat::Outside), "{code}");
            assert!(!is_domestic(code).unwrap(), "{code}");
        }
        for code in ["FR", "DE", "CH"] {
            assert_eq!(vat(code), None, "{code} is no territory");
        }
        assert!(is_domestic("FR").unwrap() && !is_domestic("DE").unwrap());
        for territory in &facts().unwrap().territories {
            let own = territory.vat == TerritoryVat::OwnRates;
            assert_eq!(own, !territory.rates.is_empty(), "{}: rates where it has its own", territory.code);
            assert!(!territory.reference.is_empty());
        }
    }
}
