//! Minimum wage and floor rate, VAT rates and thresholds, late payment, keeping of papers.

use super::facts::{Fact, LawError, facts, on_day};
use super::status::Activity;
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// Returns the gross hourly minimum wage of metropolitan France, in euros.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2007-07-01.
pub fn smic_hourly_gross(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("smic_hourly_gross", "", on)
}

/// Returns the floor rate in euros per hour excluding tax: twice the gross minimum wage of the day, rounded to
/// cents half away from zero.
///
/// Source: the handbook's rule "jamais moins de 20 € HT/h, le SMIC brut multiplié par 2".
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2007-07-01.
pub fn floor_rate(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let smic = smic_hourly_gross(on)?;
    let floor = (smic.value * Decimal::TWO).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Ok(smic.with_value(floor))
}

/// The four rates of metropolitan France, highest first.
const METROPOLITAN: [&str; 4] =
    ["vat_rate_normal", "vat_rate_intermediate", "vat_rate_reduced", "vat_rate_super_reduced"];

/// Returns the VAT rates of metropolitan France on a day, in percent, highest first.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 1995-08-01; there was no intermediate rate before 2012.
pub fn vat_rates(on: NaiveDate) -> Result<Vec<Decimal>, LawError> {
    let mut rates = Vec::with_capacity(METROPOLITAN.len());
    for series in METROPOLITAN {
        match on_day(series, "", on) {
            Ok(fact) => rates.push(fact.value.normalize()),
            Err(LawError::NotKnownYet { .. }) if series == "vat_rate_intermediate" => {}
            Err(error) => return Err(error),
        }
    }
    Ok(rates)
}

/// Returns the normal VAT rate on a day, in percent.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 1995-08-01.
pub fn normal_vat_rate(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("vat_rate_normal", "", on)
}

/// Returns whether a line may carry this VAT rate on a day: a metropolitan rate of the day, zero, or a rate
/// of overseas and Corsica that the e-invoice control accepts. A rate of another period is refused.
///
/// Source: BR-FR-16 for the accepted list.
///
/// # Errors
/// As [`vat_rates`].
pub fn allowed_vat_rate(rate: Decimal, on: NaiveDate) -> Result<bool, LawError> {
    if rate.is_zero() || vat_rates(on)?.contains(&rate.normalize()) {
        return Ok(true);
    }
    let rows = |series: &str| {
        Ok::<_, LawError>(
            facts()?
                .series
                .get(series)
                .map(|found| found.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>())
                .unwrap_or_default(),
        )
    };
    let rate_word = rate.normalize().to_string();
    let accepted = rows("vat_rates_accepted_by_control")?.contains(&rate_word.as_str());
    Ok(accepted && !was_metropolitan(rate)?)
}

/// Whether the rate was or is one of metropolitan France at some date.
fn was_metropolitan(rate: Decimal) -> Result<bool, LawError> {
    let facts = facts()?;
    for series in METROPOLITAN {
        for row in facts.series.get(series).map(|found| found.rows.as_slice()).unwrap_or_default() {
            if on_day(series, "", row.valid_from)?.value == rate {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The two thresholds of the franchise en base, in euros of turnover excluding tax per civil year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FranchiseThresholds {
    /// Exceeded in a year, VAT starts on 1 January of the next one.
    pub base: Fact<Decimal>,
    /// Exceeded within a year, VAT starts with the operation that crosses it.
    pub upper: Fact<Decimal>,
}

/// Returns the thresholds of the franchise en base (CGI art. 293 B).
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2025-01-01.
pub fn franchise_threshold(activity: Activity, on: NaiveDate) -> Result<FranchiseThresholds, LawError> {
    let series = |level: &str| format!("vat_franchise_threshold_{activity}_{level}");
    Ok(FranchiseThresholds {
        base: on_day(&series("base"), "", on)?,
        upper: on_day(&series("upper"), "", on)?,
    })
}

/// Returns the default yearly late-payment rate between businesses, in percent: the European Central Bank's
/// refinancing rate plus ten points.
///
/// Source: C. com. art. L441-10 II.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2020-01-01.
pub fn late_penalty_rate(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("late_interest_ecb_plus_10", "", on)
}

/// Returns the yearly legal interest rate between businesses, in percent.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2024-07-01; [`LawError::ValueUnknown`] for a half-year that was not read.
pub fn legal_interest_rate(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("legal_interest_professional", "", on)
}

/// Returns the lowest late-payment rate that two businesses may agree on: three times the legal interest.
///
/// Source: C. com. art. L441-10 II.
///
/// # Errors
/// As [`legal_interest_rate`].
pub fn lowest_agreed_late_rate(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let times = on_day("late_penalty_minimum_multiple_of_legal_interest", "", on)?;
    let interest = legal_interest_rate(on)?;
    let rate = interest.value * times.value;
    Ok(interest.with_value(rate))
}

/// Returns the fixed indemnity for each late invoice between businesses, in euros.
///
/// Source: C. com. art. D441-5.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn recovery_indemnity(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("recovery_indemnity", "", on)
}

/// Terms of payment between businesses, in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentTerms {
    /// When nothing is agreed: days after the work is done.
    pub by_default: Fact<Decimal>,
    /// The most that can be agreed, counted from the invoice date.
    pub most_from_invoice: Fact<Decimal>,
    /// The other way to agree: days to which the end of the month is added.
    pub most_end_of_month: Fact<Decimal>,
    /// The most for an invoice that sums up a period.
    pub most_periodic: Fact<Decimal>,
}

/// Returns the terms of payment between businesses.
///
/// Source: C. com. art. L441-10 I.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn payment_terms(on: NaiveDate) -> Result<PaymentTerms, LawError> {
    let days = |key| on_day("payment_terms_days", key, on);
    Ok(PaymentTerms {
        by_default: days("default_after_performance")?,
        most_from_invoice: days("max_from_invoice_date")?,
        most_end_of_month: days("max_end_of_month")?,
        most_periodic: days("max_periodic_invoice")?,
    })
}

/// Returns for how many years an invoice of that date must be kept: the longer of the fiscal and the
/// commercial duty.
///
/// Source: LPF art. L102 B, C. com. art. L123-22.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn retention_years(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let fiscal = on_day("retention_years", "fiscal", on)?;
    let commercial = on_day("retention_years", "commercial", on)?;
    Ok(if fiscal.value > commercial.value { fiscal } else { commercial })
}

/// Returns the code of an exemption reason (VATEX), as `franchise` or `reverse_charge`, when there is one.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded file is unusable.
pub fn vatex_code(reason: &str) -> Result<Option<&'static str>, LawError> {
    Ok(facts()?.vatex.get(reason).map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_minimum_wage_is_that_of_the_fact_sheet() {
        let sheet = [
            ("2007-07-01", "8.44"),
            ("2008-05-01", "8.63"),
            ("2008-07-01", "8.71"),
            ("2009-07-01", "8.82"),
            ("2010-01-01", "8.86"),
            ("2011-01-01", "9.00"),
            ("2011-12-01", "9.19"),
            ("2012-01-01", "9.22"),
            ("2012-07-01", "9.40"),
            ("2013-01-01", "9.43"),
            ("2014-01-01", "9.53"),
            ("2015-01-01", "9.61"),
            ("2016-01-01", "9.67"),
            ("2017-01-01", "9.76"),
            ("2018-01-01", "9.88"),
            ("2019-01-01", "10.03"),
            ("2020-01-01", "10.15"),
            ("2021-01-01", "10.25"),
            ("2021-10-01", "10.48"),
            ("2022-01-01", "10.57"),
            ("2022-05-01", "10.85"),
            ("2022-08-01", "11.07"),
            ("2023-01-01", "11.27"),
            ("2023-05-01", "11.52"),
            ("2024-01-01", "11.65"),
            ("2024-11-01", "11.88"),
            ("2026-01-01", "12.02"),
            ("2026-06-01", "12.31"),
        ];
        for (index, (from, value)) in sheet.iter().enumerate() {
            let fact = smic_hourly_gross(day(from)).unwrap();
            assert_eq!((fact.value, fact.valid_from), (dec(value), day(from)), "the wage from {from}");
            if index > 0 {
                let eve = smic_hourly_gross(day(from).pred_opt().unwrap()).unwrap();
                assert_eq!(eve.value, dec(sheet[index - 1].1), "the eve of {from} keeps the older wage");
            }
        }
    }

    #[test]
    fn the_floor_is_twice_the_wage_of_the_day() {
        for (on, floor) in [("2008-05-01", "17.26"), ("2008-07-01", "17.42"), ("2026-06-01", "24.62")] {
            assert_eq!(floor_rate(day(on)).unwrap().value, dec(floor), "the floor on {on}");
        }
    }

    #[test]
    fn rates_are_those_of_the_document_date() {
        let now = day("2026-11-21");
        assert_eq!(vat_rates(now).unwrap(), ["20", "10", "5.5", "2.1"].map(dec), "today's rates");
        assert_eq!(vat_rates(day("2013-12-31")).unwrap(), ["19.6", "7", "5.5", "2.1"].map(dec));
        assert_eq!(
            vat_rates(day("2011-01-01")).unwrap(),
            ["19.6", "5.5", "2.1"].map(dec),
            "no middle rate yet"
        );
        for (rate, allowed) in
            [("20.00", true), ("0", true), ("8.5", true), ("19.6", false), ("7", false), ("12", false)]
        {
            assert_eq!(allowed_vat_rate(dec(rate), now).unwrap(), allowed, "{rate} % in 2026");
        }
        assert!(allowed_vat_rate(dec("19.6"), day("2013-06-01")).unwrap(), "an old paper keeps its rate");
        assert!(!allowed_vat_rate(dec("20"), day("2013-06-01")).unwrap(), "and knows no later one");
        assert!(!allowed_vat_rate(dec("-20"), now).unwrap(), "no rate is negative");
    }

    #[test]
    fn thresholds_warn_after_the_year_that_was_read() {
        let services = franchise_threshold(Activity::Services, day("2026-11-21")).unwrap();
        assert_eq!((services.base.value, services.upper.value), (dec("37500"), dec("41250")));
        let goods = franchise_threshold(Activity::Goods, day("2026-11-21")).unwrap();
        assert_eq!((goods.base.value, goods.upper.value), (dec("85000"), dec("93500")));
        assert!(!services.base.stale, "read for 2026");
        assert!(
            franchise_threshold(Activity::Services, day("2027-01-01")).unwrap().base.stale,
            "not for 2027"
        );
    }

    #[test]
    fn late_payment_figures() {
        let rate = |on| late_penalty_rate(day(on)).unwrap();
        assert_eq!((rate("2026-06-30").value, rate("2026-07-01").value), (dec("12.15"), dec("12.4")));
        let next = rate("2027-01-01");
        assert!(next.value == dec("12.65") && next.needs_confirmation(), "a forecast asks to be confirmed");
        assert_eq!(lowest_agreed_late_rate(day("2026-01-01")).unwrap().value, dec("7.86"));
        assert!(lowest_agreed_late_rate(day("2026-07-01")).is_err(), "the second half of 2026 was not read");
        assert_eq!(recovery_indemnity(day("2026-11-21")).unwrap().value, dec("40"));
        let terms = payment_terms(day("2026-11-21")).unwrap();
        assert_eq!(
            [&terms.by_default, &terms.most_from_invoice, &terms.most_end_of_month, &terms.most_periodic]
                .map(|fact| fact.value),
            ["30", "60", "45", "45"].map(dec)
        );
        assert_eq!(retention_years(day("2026-11-21")).unwrap().value, dec("10"), "the longer duty rules");
        assert_eq!(vatex_code("franchise").unwrap(), Some("VATEX-FR-FRANCHISE"));
    }
}
