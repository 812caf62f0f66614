//! French rules by document date: the dated figures (`facts`), the questions that the program asks of them,
//! and the mentions that a paper must carry.
//!
//! Nothing here looks at today's clock, and no figure stands in the code: they live in `assets/law/facts.json`.

mod facts;
mod figures;
mod interest;
mod mentions;
mod micro;
mod status;
mod territory;

pub use facts::{Fact, LawError, ReformDate, Trust, as_of, reform_dates};
pub use figures::{
    FranchiseThresholds, PaymentTerms, allowed_vat_rate, floor_rate, franchise_threshold, late_penalty_rate,
    legal_interest_rate, lowest_agreed_late_rate, normal_vat_rate, payment_terms, recovery_indemnity,
    retention_years, smic_hourly_gross, vat_rates, vatex_code,
};
pub use interest::{InterestBasis, RatePeriod, interest_rates};
pub use mentions::{
    BuyerKind, Company, Language, Mention, MentionContext, OperationNature, PaperKind, Untaxed,
    exemption_key, mentions,
};
pub use micro::{
    ContributionParts, MicroSituation, acre_ends_on, ceiling_for_start_year, contribution_parts,
    contribution_rate, income_tax_option_ceiling, micro_ceiling, micro_tax_allowance,
};
pub use status::{Activity, LegalStatus, Trade, VatRegime};
pub use territory::{Territory, TerritoryVat, is_domestic, territory};
