//! The mentions that a quote or an invoice must carry, by its date, its seller, its buyer and its lines.
//!
//! The wordings are dated data (`assets/law/facts.json`); here stands only which of them apply. Parties, dates,
//! numbers, lines and totals are mentions of the law too, and are the paper's own business.

use super::facts::{LawError, Trust, Wording, wording};
use super::figures::recovery_indemnity;
use super::status::{LegalStatus, VatRegime};
use crate::vat::VatCategory;
use chrono::NaiveDate;
use rust_decimal::Decimal;

crate::words! {
    /// The paper that carries the mentions.
    PaperKind {
        /// A quote.
        Quote = "quote",
        /// An invoice before the work is done.
        Deposit = "deposit",
        /// An invoice for a part delivered.
        Progress = "progress",
        /// The invoice that restates the order and deducts the deposits.
        Final = "final",
        /// A free invoice.
        Standard = "standard",
        /// A credit note.
        CreditNote = "credit_note",
    }
}

impl From<crate::invoice::InvoiceKind> for PaperKind {
    fn from(kind: crate::invoice::InvoiceKind) -> Self {
        use crate::invoice::InvoiceKind;
        match kind {
            InvoiceKind::Deposit => Self::Deposit,
            InvoiceKind::Progress => Self::Progress,
            InvoiceKind::Final => Self::Final,
            InvoiceKind::Standard => Self::Standard,
            InvoiceKind::CreditNote => Self::CreditNote,
        }
    }
}

crate::words! {
    /// Who buys: the law protects a consumer and taxes a business of another country elsewhere.
    BuyerKind {
        /// A business, association or public body in France.
        Business = "business",
        /// A private person.
        Consumer = "consumer",
        /// A business in another member state of the European Union, with its VAT number.
        EuBusiness = "eu-business",
        /// A business outside the European Union.
        ForeignBusiness = "foreign-business",
    }
}

impl BuyerKind {
    /// Returns whether the rules between businesses apply (late payment, discount for early payment).
    pub const fn is_business(self) -> bool {
        !matches!(self, Self::Consumer)
    }
}

crate::words! {
    /// Nature of the operations of an invoice (CGI ann. II art. 242 nonies A I 8° bis).
    OperationNature {
        /// Services only.
        Services = "services",
        /// Goods only.
        Goods = "goods",
        /// Both.
        Mixed = "mixed",
    }
}

crate::words! {
    /// The language of a paper.
    Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }
}

/// A company's form and capital, printed on all its papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Legal form in words, as `EURL` or `Société par actions simplifiée unipersonnelle`.
    pub form: String,
    /// Share capital in euros.
    pub capital: Decimal,
}

/// What the lines say about tax that is not charged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untaxed {
    /// Categories of the lines without VAT, disbursements aside.
    pub categories: Vec<VatCategory>,
    /// Whether a line gives back money laid out for the client.
    pub disbursements: bool,
}

/// What decides the mentions of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionContext {
    /// The paper.
    pub kind: PaperKind,
    /// Its date: the law of that day applies.
    pub issue_date: NaiveDate,
    /// The seller's legal status.
    pub status: LegalStatus,
    /// The seller's VAT regime.
    pub vat_regime: VatRegime,
    /// Who buys.
    pub buyer: BuyerKind,
    /// Whether a line bears VAT.
    pub has_vat: bool,
    /// Why the other lines bear none; without it, what seller and buyer make usual.
    pub untaxed: Option<Untaxed>,
    /// Days from the invoice to the payment; zero means on receipt. Without it no term is printed.
    pub payment_days: Option<u32>,
    /// Yearly late-payment rate chosen by the seller, in percent; without it, three times the legal interest.
    pub late_rate: Option<Decimal>,
    /// Terms of a discount for early payment; without it the paper says that there is none.
    pub early_payment_discount: Option<String>,
    /// Form and capital, when the seller is a company.
    pub company: Option<Company>,
    /// Entry in a register, as `RCS Lyon 732 829 320`, when the seller has one.
    pub register: Option<String>,
    /// Number and date of the invoice that a credit note or a corrective invoice corrects.
    pub corrected: Option<(String, NaiveDate)>,
    /// Last day on which a quote can be accepted.
    pub valid_until: Option<NaiveDate>,
    /// Nature of the operations, when it is to be printed.
    pub nature: Option<OperationNature>,
    /// Consumer mediator, with the way to reach them.
    pub mediator: Option<String>,
    /// Language of the paper.
    pub language: Language,
}

impl MentionContext {
    /// Returns the context of a French paper about services without VAT; the other fields are set by hand.
    pub const fn new(
        kind: PaperKind,
        issue_date: NaiveDate,
        status: LegalStatus,
        vat_regime: VatRegime,
        buyer: BuyerKind,
    ) -> Self {
        Self {
            kind,
            issue_date,
            status,
            vat_regime,
            buyer,
            has_vat: false,
            untaxed: None,
            payment_days: None,
            late_rate: None,
            early_payment_discount: None,
            company: None,
            register: None,
            corrected: None,
            valid_until: None,
            nature: None,
            mediator: None,
            language: Language::Fr,
        }
    }
}

/// One mention, ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Stable word, as `vat_franchise`: it says where on the paper the mention stands.
    pub key: &'static str,
    /// The sentence. Where the law gives French words they stand on an English paper too, their meaning after
    /// them in brackets.
    pub text: String,
    /// The legal text.
    pub reference: String,
    /// How far the wording can be trusted.
    pub status: Trust,
    /// Whether the paper is dated after the last day on which the law accepts the wording, as far as is known.
    pub stale: bool,
}

/// Returns the mentions of a paper in the order in which it prints them.
///
/// Source: CGI ann. II art. 242 nonies A; C. com. art. L441-9, L441-10, D441-5, R123-237, R526-27.
///
/// # Errors
/// [`LawError::Malformed`] when the embedded facts are unusable.
pub fn mentions(ctx: &MentionContext) -> Result<Vec<Mention>, LawError> {
    let mut out = Mentions { ctx, list: Vec::new() };
    seller(&mut out)?;
    if let Some((number, date)) = &ctx.corrected {
        let key = if ctx.kind == PaperKind::CreditNote { "credit_note" } else { "corrective" };
        out.add(key, &[("number", number.clone()), ("date", out.date(*date))])?;
    }
    if ctx.kind == PaperKind::Quote {
        if let Some(date) = ctx.valid_until {
            out.add("quote_validity", &[("date", out.date(date))])?;
        }
    } else if let Some(nature) = ctx.nature {
        out.add(
            match nature {
                OperationNature::Services => "nature_services",
                OperationNature::Goods => "nature_goods",
                OperationNature::Mixed => "nature_mixed",
            },
            &[],
        )?;
    }
    tax(&mut out)?;
    if ctx.kind != PaperKind::CreditNote {
        payment(&mut out)?;
    }
    if ctx.buyer == BuyerKind::Consumer
        && let Some(mediator) = &ctx.mediator
    {
        out.add("mediator", &[("mediator", mediator.clone())])?;
    }
    Ok(out.list)
}

/// Who sells: on every paper.
fn seller(out: &mut Mentions<'_>) -> Result<(), LawError> {
    if out.ctx.status.is_sole_trader() {
        out.add("ei", &[])?;
    } else if let Some(company) = &out.ctx.company {
        let capital = out.amount(company.capital);
        out.add("company", &[("form", company.form.clone()), ("capital", capital)])?;
    }
    if let Some(register) = &out.ctx.register {
        out.add("register", &[("register", register.clone())])?;
    }
    Ok(())
}

/// Why no VAT is charged, or when it becomes due.
fn tax(out: &mut Mentions<'_>) -> Result<(), LawError> {
    let ctx = out.ctx;
    if ctx.has_vat && ctx.vat_regime == VatRegime::Debits && ctx.kind != PaperKind::Quote {
        out.add("vat_on_debits", &[])?;
    }
    if let Some(untaxed) = &ctx.untaxed {
        for category in &untaxed.categories {
            if let Some(key) = exemption_key(*category, ctx.vat_regime) {
                out.add(key, &[])?;
            }
        }
        if untaxed.disbursements {
            out.add("disbursement", &[])?;
        }
        return Ok(());
    }
    if ctx.has_vat {
        return Ok(());
    }
    let goods_only = ctx.nature == Some(OperationNature::Goods);
    match (ctx.buyer, ctx.vat_regime) {
        // A service to a business of another member state is taxed there, by the buyer, whatever the seller's
        // regime (CGI art. 259-1°, directive 2006/112 art. 196).
        (BuyerKind::EuBusiness, _) if !goods_only => out.add("reverse_charge", &[]),
        (_, VatRegime::Franchise) => out.add("vat_franchise", &[]),
        (BuyerKind::EuBusiness, _) => out.add("intra_community", &[]),
        (BuyerKind::ForeignBusiness, _) if goods_only => out.add("export", &[]),
        (BuyerKind::ForeignBusiness, _) => out.add("foreign_services", &[]),
        // Lines without VAT for a French buyer have their own reason, which the line carries.
        (BuyerKind::Business | BuyerKind::Consumer, _) => Ok(()),
    }
}

/// Returns the key of the mention that says why a category bears no VAT; none where it bears some.
pub const fn exemption_key(category: VatCategory, regime: VatRegime) -> Option<&'static str> {
    match category {
        VatCategory::Standard => None,
        VatCategory::Exempt if matches!(regime, VatRegime::Franchise) => Some("vat_franchise"),
        VatCategory::Exempt => Some("exempt"),
        VatCategory::ReverseCharge => Some("reverse_charge"),
        VatCategory::IntraCommunity => Some("intra_community"),
        VatCategory::Export => Some("export"),
        VatCategory::OutOfScope => Some("foreign_services"),
    }
}

/// How and when to pay. Penalties, indemnity and discount for early payment are rules between businesses: a
/// consumer owes legal interest after a formal notice only (C. civ. art. 1231-6), and is told nothing else.
fn payment(out: &mut Mentions<'_>) -> Result<(), LawError> {
    let ctx = out.ctx;
    match ctx.payment_days {
        Some(0) => out.add("payment_on_receipt", &[])?,
        Some(days) => out.add("payment_days", &[("days", days.to_string())])?,
        None => {}
    }
    if !ctx.buyer.is_business() {
        return Ok(());
    }
    match &ctx.early_payment_discount {
        None => out.add("no_discount", &[])?,
        Some(terms) => out.add("discount", &[("terms", terms.clone())])?,
    }
    match ctx.late_rate {
        Some(rate) => out.add("late_penalty_rate", &[("rate", out.number(rate, 0))])?,
        None => out.add("late_penalty_3x", &[])?,
    }
    let indemnity = recovery_indemnity(ctx.issue_date)?.value;
    out.add("recovery_indemnity", &[("amount", out.amount(indemnity))])
}

struct Mentions<'a> {
    ctx: &'a MentionContext,
    list: Vec<Mention>,
}

impl Mentions<'_> {
    /// Adds a mention if the law knows it on the day of the paper.
    fn add(&mut self, key: &'static str, values: &[(&str, String)]) -> Result<(), LawError> {
        let Some(found) = wording(key, self.ctx.issue_date)? else { return Ok(()) };
        self.list.push(Mention {
            key,
            text: text(found, self.ctx.language, values),
            reference: found.reference.clone(),
            status: found.status,
            stale: found.valid_to.is_some_and(|last| self.ctx.issue_date > last),
        });
        Ok(())
    }

    fn date(&self, date: NaiveDate) -> String {
        match self.ctx.language {
            Language::Fr => date.format("%d/%m/%Y").to_string(),
            Language::En => date.format("%-d %B %Y").to_string(),
        }
    }

    fn amount(&self, euros: Decimal) -> String {
        let digits = if euros.normalize().scale() == 0 { 0 } else { 2 };
        match self.ctx.language {
            Language::Fr => format!("{}\u{202F}€", self.number(euros, digits)),
            Language::En => format!("€{}", self.number(euros, digits)),
        }
    }

    /// Writes a number with at least `digits` decimals; thousands apart in the way of the language.
    fn number(&self, value: Decimal, digits: u32) -> String {
        let value = value.normalize();
        let digits = digits.max(value.scale()) as usize;
        let plain = format!("{value:.digits$}");
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let (thousands, point) = match self.ctx.language {
            Language::Fr => ('\u{202F}', ','),
            Language::En => (',', '.'),
        };
        let mut out = String::with_capacity(plain.len() + 4);
        let count = whole.chars().filter(char::is_ascii_digit).count();
        let sign = whole.len() - count;
        for (index, c) in whole.chars().enumerate() {
            if index > sign && (count + sign - index).is_multiple_of(3) {
                out.push(thousands);
            }
            out.push(c);
        }
        if !decimals.is_empty() {
            out.push(point);
            out.push_str(decimals);
        }
        out
    }
}

fn text(wording: &Wording, language: Language, values: &[(&str, String)]) -> String {
    match language {
        Language::Fr => fill(&wording.text, values),
        Language::En if wording.verbatim => {
            format!("{} ({})", fill(&wording.text, values), fill(&wording.english, values))
        }
        Language::En => fill(&wording.english, values),
    }
}

/// Puts the values into a wording. One pass over the wording, so that a value that holds braces stays as typed.
fn fill(wording: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(wording.len() + 32);
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
