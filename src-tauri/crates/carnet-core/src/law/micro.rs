//! The micro regime: ceilings of turnover, contributions on cashed turnover, the relief for those who start.

use super::facts::{Fact, LawError, Trust, on_day};
use super::status::{Activity, LegalStatus, Trade};
use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Returns the turnover in euros a civil year past which the micro regime is lost when exceeded twice.
///
/// In the year of creation it counts by days ([`ceiling_for_start_year`]).
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2017-01-01.
pub fn micro_ceiling(activity: Activity, on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let series = match activity {
        Activity::Services => "micro_ceiling_services_bnc",
        Activity::Goods => "micro_ceiling_goods_lodging",
    };
    on_day(series, "", on)
}

/// Returns the ceiling of the year in which the business started, by the days that were left of it, rounded
/// to the euro half away from zero.
///
/// # Errors
/// As [`micro_ceiling`].
pub fn ceiling_for_start_year(activity: Activity, started: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let ceiling = micro_ceiling(activity, started)?;
    let in_year = if started.leap_year() { 366 } else { 365 };
    let left = Decimal::from(in_year - started.ordinal0());
    let value = (ceiling.value * left / Decimal::from(in_year))
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Ok(ceiling.with_value(value))
}

/// What decides the contributions of a micro-entrepreneur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MicroSituation {
    /// The micro status.
    pub status: LegalStatus,
    /// Chamber of trades or of commerce; without effect on liberal professions.
    pub trade: Trade,
    /// The day of creation when the relief for those who start (ACRE) was granted.
    pub acre_since: Option<NaiveDate>,
    /// Whether the income tax is paid with the contributions (versement libératoire).
    pub income_tax_included: bool,
}

impl MicroSituation {
    /// Returns the ordinary situation of a status: commerce for services and goods, no relief, no tax included.
    pub const fn ordinary(status: LegalStatus) -> Self {
        Self { status, trade: Trade::Commerce, acre_since: None, income_tax_included: false }
    }
}

/// The parts of what a micro-entrepreneur pays, each in percent of cashed turnover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContributionParts {
    /// Social contributions, the relief deducted.
    pub social: Fact<Decimal>,
    /// Training contribution (CFP).
    pub training: Fact<Decimal>,
    /// Chamber tax (TFC); liberal professions pay none.
    pub chamber: Option<Fact<Decimal>>,
    /// Income tax, when it is paid with the contributions.
    pub income_tax: Option<Fact<Decimal>>,
}

impl ContributionParts {
    /// Returns the whole rate, in percent of cashed turnover. It is as sure as its least sure part.
    pub fn total(&self) -> Fact<Decimal> {
        let others = [Some(&self.training), self.chamber.as_ref(), self.income_tax.as_ref()];
        others.into_iter().flatten().fold(self.social.clone(), |sum, part| Fact {
            value: sum.value + part.value,
            status: sum.status.max(part.status),
            stale: sum.stale || part.stale,
            ..sum
        })
    }
}

/// Returns the whole rate of contributions in percent of cashed turnover, training and chamber included.
///
/// # Errors
/// As [`contribution_parts`].
pub fn contribution_rate(situation: &MicroSituation, on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    contribution_parts(situation, on).map(|parts| parts.total())
}

/// Returns what a micro-entrepreneur pays on turnover cashed on a day, part by part.
///
/// Source: CSS art. D613-4 and D613-6, C. trav. art. L6331-48, CGI art. 151-0.
///
/// # Errors
/// [`LawError::NotForStatus`] outside the micro regime, [`LawError::NotKnownYet`] before the first known rate.
pub fn contribution_parts(situation: &MicroSituation, on: NaiveDate) -> Result<ContributionParts, LawError> {
    use LegalStatus::{MicroBicGoods, MicroBicServices, MicroBnc, MicroCipav};
    let (social, acre, training, chamber, tax) = match (situation.status, situation.trade) {
        (MicroBnc, _) => ("micro_social_bnc_ssi", "bnc_ssi", "liberal_bnc", None, "bnc"),
        (MicroCipav, _) => ("micro_social_bnc_cipav", "bnc_cipav", "liberal_bnc", None, "bnc"),
        (MicroBicServices, Trade::Commerce) => (
            "micro_social_services_bic",
            "services_bic",
            "commercial_services",
            Some("commercial_services"),
            "services_bic",
        ),
        (MicroBicServices, Trade::Craft) => {
            ("micro_social_services_bic", "services_bic", "artisan", Some("artisan_services"), "services_bic")
        }
        (MicroBicGoods, Trade::Commerce) => {
            ("micro_social_goods", "goods", "commercial_goods", Some("commercial_goods"), "goods")
        }
        (MicroBicGoods, Trade::Craft) => {
            ("micro_social_goods", "goods", "artisan", Some("artisan_goods"), "goods")
        }
        (status, _) => return Err(LawError::NotForStatus { what: "micro contributions", status }),
    };
    let full = on_day(social, "", on)?;
    let social = match situation.acre_since {
        Some(created) if created <= on && on <= acre_ends_on(created) => relieved(full, acre, created, on)?,
        _ => full,
    };
    Ok(ContributionParts {
        social,
        training: on_day("micro_cfp", training, on)?,
        chamber: chamber.map(|key| on_day("micro_tfc", key, on)).transpose()?,
        income_tax: situation.income_tax_included.then(|| on_day("micro_vfl", tax, on)).transpose()?,
    })
}

/// Returns the last day of the relief for those who start: the end of the third civil quarter that follows
/// the quarter of the creation.
///
/// Source: CSS art. D131-6-1 and following.
pub fn acre_ends_on(created: NaiveDate) -> NaiveDate {
    let quarters = i32::try_from(created.month0() / 3).unwrap_or(0) + 4;
    let (year, month) = (created.year() + quarters / 4, (quarters % 4) * 3 + 1);
    u32::try_from(month)
        .ok()
        .and_then(|month| NaiveDate::from_ymd_opt(year, month, 1))
        .and_then(|first_after| first_after.pred_opt())
        .unwrap_or(NaiveDate::MAX)
}

/// The rate with the relief. The published rates are used where they are known; otherwise the share that
/// stays due is applied to the full rate and rounded to one decimal as the administration's model does, and
/// the result is unverified.
fn relieved(
    full: Fact<Decimal>,
    key: &str,
    created: NaiveDate,
    on: NaiveDate,
) -> Result<Fact<Decimal>, LawError> {
    // The law ties the share to the day of creation: half is due before July 2026, three quarters after.
    let july_2026 = on_day("acre_paid_share_by_creation_date", "", created)?;
    let period = if july_2026.value > Decimal::from(50) { "from" } else { "before" };
    match on_day("acre_rates", &format!("{key}_created_{period}_2026-07"), on) {
        Ok(rate) => Ok(rate),
        Err(LawError::NotKnownYet { .. } | LawError::ValueUnknown { .. }) => {
            let rate = (full.value * july_2026.value / Decimal::ONE_HUNDRED)
                .round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
            Ok(Fact { status: Trust::Unverified, reference: july_2026.reference, ..full.with_value(rate) })
        }
        Err(error) => Err(error),
    }
}

/// Returns the share of turnover that the micro regime takes off before income tax, in percent.
///
/// Source: CGI art. 50-0 and 102 ter.
///
/// # Errors
/// [`LawError::NotForStatus`] outside the micro regime.
pub fn micro_tax_allowance(status: LegalStatus, on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    let key = match status {
        LegalStatus::MicroBicGoods => "goods",
        LegalStatus::MicroBicServices => "services_bic",
        LegalStatus::MicroBnc | LegalStatus::MicroCipav => "bnc",
        status => return Err(LawError::NotForStatus { what: "micro tax allowance", status }),
    };
    on_day("micro_tax_allowance", key, on)
}

/// Returns the reference income per share of the household under which the tax may be paid with the
/// contributions, in euros.
///
/// Source: CGI art. 151-0.
///
/// # Errors
/// [`LawError::NotKnownYet`] before 2026-01-01.
pub fn income_tax_option_ceiling(on: NaiveDate) -> Result<Fact<Decimal>, LawError> {
    on_day("micro_vfl_rfr_ceiling_per_part", "", on)
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

    const STATUSES: [LegalStatus; 4] = [
        LegalStatus::MicroBicGoods,
        LegalStatus::MicroBicServices,
        LegalStatus::MicroBnc,
        LegalStatus::MicroCipav,
    ];

    #[test]
    fn ceilings_of_the_fact_sheet() {
        for (on, services, goods) in [
            ("2020-01-01", "72600", "176200"),
            ("2025-12-31", "77700", "188700"),
            ("2026-01-01", "83600", "203100"),
            ("2028-12-31", "83600", "203100"),
        ] {
            assert_eq!(micro_ceiling(Activity::Services, day(on)).unwrap().value, dec(services), "{on}");
            assert_eq!(micro_ceiling(Activity::Goods, day(on)).unwrap().value, dec(goods), "{on}");
        }
        assert!(
            micro_ceiling(Activity::Goods, day("2029-01-01")).unwrap().stale,
            "known for three years only"
        );
        let half = ceiling_for_start_year(Activity::Services, day("2026-07-02")).unwrap();
        assert_eq!(half.value, dec("41915"), "83 600 × 183 / 365 = 41 914,5…, to the euro");
        let whole = ceiling_for_start_year(Activity::Services, day("2026-01-01")).unwrap();
        assert_eq!(whole.value, dec("83600"), "a whole year has the whole ceiling");
    }

    #[test]
    fn contribution_rates_of_the_fact_sheet() {
        for (on, rates) in [
            ("2022-10-01", ["12.3", "21.2", "21.1", "21.2"]),
            ("2024-07-01", ["12.3", "21.2", "23.1", "23.2"]),
            ("2025-01-01", ["12.3", "21.2", "24.6", "23.2"]),
            ("2026-01-01", ["12.3", "21.2", "25.6", "23.2"]),
            ("2026-11-21", ["12.3", "21.2", "25.6", "23.2"]),
        ] {
            for (status, rate) in STATUSES.into_iter().zip(rates) {
                let parts = contribution_parts(&MicroSituation::ordinary(status), day(on)).unwrap();
                assert_eq!(parts.social.value, dec(rate), "{status} on {on}");
            }
        }
        let company = MicroSituation::ordinary(LegalStatus::Sasu);
        assert!(
            matches!(contribution_rate(&company, day("2026-11-21")), Err(LawError::NotForStatus { .. })),
            "a company pays otherwise"
        );
    }

    /// Twelve equal months of 2 500 €, each part rounded to the euro: the way of the administration's model.
    #[test]
    fn a_year_of_thirty_thousand_euros() {
        let monthly = |rate: Decimal| {
            (dec("25") * rate).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * dec("12")
        };
        for (status, trade, social, cfp, tfc, tax) in [
            (LegalStatus::MicroBnc, Trade::Commerce, "7680", "60", "0", Some("660")),
            (LegalStatus::MicroBicServices, Trade::Craft, "6360", "90", "144", Some("510")),
            (LegalStatus::MicroBicServices, Trade::Commerce, "6360", "30", "12", Some("510")),
            (LegalStatus::MicroBicGoods, Trade::Commerce, "3696", "30", "0", None),
        ] {
            let situation = MicroSituation { status, trade, acre_since: None, income_tax_included: true };
            let parts = contribution_parts(&situation, day("2026-07-16")).unwrap();
            assert_eq!(monthly(parts.social.value), dec(social), "{status}: contributions");
            // 2 500 × 0.1 % is 2.50 €, which the model counts as 2.50 and not as 3.
            assert_eq!(dec("300") * parts.training.value, dec(cfp), "{status}: training");
            let chamber = parts.chamber.map_or(Decimal::ZERO, |fact| monthly(fact.value));
            assert_eq!(chamber, dec(tfc), "{status} {trade}: chamber");
            if let Some(tax) = tax {
                assert_eq!(dec("300") * parts.income_tax.unwrap().value, dec(tax), "{status}: income tax");
            }
        }
    }

    #[test]
    fn those_who_start_pay_a_share_for_about_a_year() {
        let with = |status, created: &str, on: &str| {
            let situation =
                MicroSituation { acre_since: Some(day(created)), ..MicroSituation::ordinary(status) };
            contribution_parts(&situation, day(on)).unwrap().social
        };
        for (status, before, from) in [
            (LegalStatus::MicroBicGoods, "6.2", "9.2"),
            (LegalStatus::MicroBicServices, "10.6", "15.9"),
            (LegalStatus::MicroBnc, "12.8", "19.2"),
            (LegalStatus::MicroCipav, "13.4", "17.4"),
        ] {
            assert_eq!(with(status, "2026-06-30", "2026-11-21").value, dec(before), "{status} before July");
            assert_eq!(with(status, "2026-07-01", "2026-11-21").value, dec(from), "{status} from July");
        }
        let unread = with(LegalStatus::MicroCipav, "2026-07-01", "2026-11-21");
        assert_eq!(unread.status, Trust::Unverified, "17.4 follows the general rule and was not read");
        assert_eq!(acre_ends_on(day("2026-06-30")), day("2027-03-31"), "three quarters after the second");
        assert_eq!(acre_ends_on(day("2026-01-01")), day("2026-12-31"));
        assert_eq!(acre_ends_on(day("2026-10-01")), day("2027-09-30"));
        assert_eq!(
            with(LegalStatus::MicroBnc, "2025-02-01", "2026-01-01").value,
            dec("25.6"),
            "it has ended"
        );
        assert_eq!(
            with(LegalStatus::MicroBnc, "2026-06-01", "2026-05-31").value,
            dec("25.6"),
            "not begun yet"
        );
    }

    #[test]
    fn the_total_is_as_sure_as_its_least_sure_part() {
        let of = |trade, on| {
            let services = MicroSituation::ordinary(LegalStatus::MicroBicServices);
            contribution_rate(&MicroSituation { trade, ..services }, day(on)).unwrap()
        };
        let craft = of(Trade::Craft, "2026-07-16");
        assert_eq!(
            (craft.value, craft.status),
            (dec("21.98"), Trust::Primary),
            "21.2 + 0.3 + 0.48, all read"
        );
        let commerce = of(Trade::Commerce, "2026-07-16");
        assert_eq!(commerce.value, dec("21.344"), "21.2 + 0.1 + 0.044");
        assert_eq!(commerce.status, Trust::Unverified, "sources disagree on the training part: 0.1 or 0.2");
        assert_eq!(
            of(Trade::Craft, "2026-02-01").status,
            Trust::Unverified,
            "the chamber tax of February 2026 was not read"
        );
        let bnc =
            contribution_rate(&MicroSituation::ordinary(LegalStatus::MicroBnc), day("2026-11-21")).unwrap();
        assert_eq!(bnc.value, dec("25.8"), "25.6 and 0.2 for training");
    }

    #[test]
    fn allowances_and_option() {
        let now = day("2026-11-21");
        for (status, share) in STATUSES.into_iter().zip(["71", "50", "34", "34"]) {
            assert_eq!(micro_tax_allowance(status, now).unwrap().value, dec(share), "{status}");
        }
        assert_eq!(income_tax_option_ceiling(now).unwrap().value, dec("29315"));
        assert_eq!(income_tax_option_ceiling(day("2027-01-01")).unwrap().status, Trust::Unverified);
    }
}
