//! How each language says what papers add around what they are given: titles, units, figures and dates.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::paper::{Language, PaperKind, StageState, Unit, VatCategory};
use crate::text::{NARROW, NO_BREAK};
pub use crate::vocabulary::Words;
use crate::vocabulary::{EN, FR, MONTHS_EN, MONTHS_FR};

impl Language {
    /// Returns the fixed words.
    pub fn words(self) -> &'static Words {
        match self {
            Language::Fr => &FR,
            Language::En => &EN,
        }
    }

    /// Returns the language's tag in a file.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Fr => "fr-FR",
            Language::En => "en-GB",
        }
    }

    /// Returns the paper's title.
    pub fn title(self, kind: PaperKind) -> &'static str {
        match (self, kind) {
            (Language::Fr, PaperKind::Quote) => "Devis",
            (Language::Fr, PaperKind::DepositInvoice) => "Facture d’acompte",
            (Language::Fr, PaperKind::ProgressInvoice) => "Facture intermédiaire",
            (Language::Fr, PaperKind::FinalInvoice) => "Facture de solde",
            (Language::Fr, PaperKind::StandardInvoice) => "Facture",
            (Language::Fr, PaperKind::CorrectiveInvoice) => "Facture rectificative",
            (Language::Fr, PaperKind::CreditNote) => "Avoir",
            (Language::Fr, PaperKind::ProgressNote) => "Point d’avancement",
            (Language::Fr, PaperKind::ReminderLetter) => "Relance",
            (Language::Fr, PaperKind::ReceiptsLedger) => "Livre des recettes",
            (Language::Fr, PaperKind::PurchasesRegister) => "Registre des achats",
            (Language::En, PaperKind::Quote) => "Quote",
            (Language::En, PaperKind::DepositInvoice) => "Deposit invoice",
            (Language::En, PaperKind::ProgressInvoice) => "Progress invoice",
            (Language::En, PaperKind::FinalInvoice) => "Final invoice",
            (Language::En, PaperKind::StandardInvoice) => "Invoice",
            (Language::En, PaperKind::CorrectiveInvoice) => "Corrective invoice",
            (Language::En, PaperKind::CreditNote) => "Credit note",
            (Language::En, PaperKind::ProgressNote) => "Progress note",
            (Language::En, PaperKind::ReminderLetter) => "Reminder",
            (Language::En, PaperKind::ReceiptsLedger) => "Receipts ledger",
            (Language::En, PaperKind::PurchasesRegister) => "Purchases register",
        }
    }

    /// Returns the word for the issue date, which agrees with the paper's gender in French.
    pub fn issued(self, kind: PaperKind) -> &'static str {
        match (self, kind) {
            (Language::Fr, PaperKind::Quote | PaperKind::CreditNote | PaperKind::ProgressNote) => FR.issued,
            (Language::Fr, PaperKind::ReceiptsLedger | PaperKind::PurchasesRegister) => "Édité le",
            (Language::Fr, _) => "Émise le",
            (Language::En, PaperKind::ReceiptsLedger | PaperKind::PurchasesRegister) => "Printed",
            (Language::En, _) => EN.issued,
        }
    }

    /// Returns a unit as it follows a quantity; lump sums agree in number, a piece has none.
    pub fn unit(self, unit: Unit, quantity: Decimal) -> &'static str {
        let one = quantity.abs() < Decimal::TWO;
        match (self, unit) {
            (_, Unit::Hour) => "h",
            (_, Unit::Kilometre) => "km",
            (_, Unit::Piece) => "",
            (Language::Fr, Unit::Day) if one => "jour",
            (Language::Fr, Unit::Day) => "jours",
            (Language::Fr, Unit::LumpSum) if one => "forfait",
            (Language::Fr, Unit::LumpSum) => "forfaits",
            (Language::Fr, Unit::Month) => "mois",
            (Language::En, Unit::Day) if quantity == Decimal::ONE => "day",
            (Language::En, Unit::Day) => "days",
            (Language::En, Unit::LumpSum) => "lump sum",
            (Language::En, Unit::Month) if quantity == Decimal::ONE => "month",
            (Language::En, Unit::Month) => "months",
        }
    }

    /// Returns a rate of the VAT table; a category without VAT says why in a word.
    pub fn vat_rate(self, category: VatCategory, rate: Decimal) -> String {
        let word = match (self, category) {
            (_, VatCategory::Standard | VatCategory::Zero) => return self.percent(rate),
            (Language::Fr, VatCategory::Exempt) => "Exonéré",
            (Language::Fr, VatCategory::ReverseCharge) => "Autoliquidation",
            (Language::Fr, VatCategory::IntraCommunity) => "Intracommunautaire",
            (Language::Fr, VatCategory::Export) => "Exportation",
            (Language::Fr, VatCategory::OutOfScope) => "Hors champ",
            (Language::En, VatCategory::Exempt) => "Exempt",
            (Language::En, VatCategory::ReverseCharge) => "Reverse charge",
            (Language::En, VatCategory::IntraCommunity) => "Intra-Community",
            (Language::En, VatCategory::Export) => "Export",
            (Language::En, VatCategory::OutOfScope) => "Out of scope",
        };
        word.to_owned()
    }

    /// Returns what a deducted invoice was for and its date, which stand under its number.
    pub fn deduction_note(self, label: &str, date: &str) -> String {
        match (self, label.trim()) {
            (Language::Fr, "") => format!("Facture du{NO_BREAK}{date}"),
            (Language::Fr, label) => format!("{label}, facture du{NO_BREAK}{date}"),
            (Language::En, "") => format!("Invoice of{NO_BREAK}{date}"),
            (Language::En, label) => format!("{label}, invoice of{NO_BREAK}{date}"),
        }
    }

    /// Returns how a stage stands, as a word: the mark alone would mean nothing on a fax.
    pub fn stage_state(self, state: StageState) -> &'static str {
        match (self, state) {
            (Language::Fr, StageState::Done) => "facturé",
            (Language::Fr, StageState::Current) => "cette facture",
            (Language::Fr, StageState::ToCome) => "à venir",
            (Language::En, StageState::Done) => "invoiced",
            (Language::En, StageState::Current) => "this invoice",
            (Language::En, StageState::ToCome) => "to come",
        }
    }

    /// Returns a date in full words: `1er mars 2026`, `1 March 2026`; its spaces do not break.
    pub fn date(self, date: NaiveDate) -> String {
        let month = date.month0() as usize;
        match self {
            Language::Fr if date.day() == 1 => {
                format!("1er{NO_BREAK}{}{NO_BREAK}{}", MONTHS_FR[month], date.year())
            }
            Language::Fr => format!("{}{NO_BREAK}{}{NO_BREAK}{}", date.day(), MONTHS_FR[month], date.year()),
            Language::En => format!("{}{NO_BREAK}{}{NO_BREAK}{}", date.day(), MONTHS_EN[month], date.year()),
        }
    }

    /// Returns a date in figures for tables: `30/06/2026`, `30 Jun 2026`.
    pub fn short_date(self, date: NaiveDate) -> String {
        match self {
            Language::Fr => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Language::En => {
                let month = MONTHS_EN[date.month0() as usize];
                format!("{}{NO_BREAK}{}{NO_BREAK}{}", date.day(), &month[..3], date.year())
            }
        }
    }

    /// Returns both ends of a period as one phrase.
    pub fn period(self, from: NaiveDate, to: NaiveDate) -> String {
        match self {
            Language::Fr => format!("du {} au {}", self.date(from), self.date(to)),
            Language::En => format!("from {} to {}", self.date(from), self.date(to)),
        }
    }

    /// Returns a figure with thousands grouped, at least `decimals` decimals, and further ones only where they say
    /// something. Never rounds.
    pub fn number(self, value: Decimal, decimals: u32) -> String {
        let value = value.normalize();
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (group, point) = match self {
            Language::Fr => (NARROW, ','),
            Language::En => (',', '.'),
        };
        let mut out = String::with_capacity(text.len() + 8);
        if value.is_sign_negative() && !value.is_zero() {
            out.push('\u{2212}');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        if decimals > 0 || !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
            for _ in fraction.len()..decimals as usize {
                out.push('0');
            }
        }
        out
    }

    /// Returns the decimal mark of this language.
    pub fn point(self) -> char {
        match self {
            Language::Fr => ',',
            Language::En => '.',
        }
    }

    /// Returns an amount with its currency: `1 234,50 €`, `€1,234.50`, `CHF 1,234.50`.
    pub fn money(self, amount: Decimal, currency: &str) -> String {
        let figure = self.number(amount, minor_digits(currency));
        let sign = match currency {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            code => code,
        };
        match self {
            Language::Fr => format!("{figure}{NARROW}{sign}"),
            Language::En => {
                let (minus, figure) =
                    figure.strip_prefix('\u{2212}').map_or(("", &*figure), |rest| ("\u{2212}", rest));
                let gap = if sign.chars().count() == 1 { "" } else { "\u{A0}" };
                format!("{minus}{sign}{gap}{figure}")
            }
        }
    }

    /// Returns what a payment code says, to who cannot see it.
    pub fn code_says(self, amount: &str, holder: &str, reference: &str) -> String {
        match self {
            Language::Fr => format!(
                "Code QR de paiement{NO_BREAK}: virement de {amount} à {holder}, référence {reference}."
            ),
            Language::En => {
                format!("QR code for payment: transfer of {amount} to {holder}, reference {reference}.")
            }
        }
    }

    /// Returns a percentage: `20 %`, `20%`.
    pub fn percent(self, value: Decimal) -> String {
        match self {
            Language::Fr => format!("{}{NARROW}%", self.number(value, 0)),
            Language::En => format!("{}%", self.number(value, 0)),
        }
    }
}

/// Returns how many decimals a currency's amounts always show (ISO 4217).
pub fn minor_digits(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "XAF" | "XOF" | "XPF" | "CLP" | "ISK" | "VND" => 0,
        "TND" | "BHD" | "JOD" | "KWD" | "OMR" | "LYD" | "IQD" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn amounts_follow_each_language() {
        assert_eq!(Language::Fr.money(figure("1234.5"), "EUR"), "1\u{202F}234,50\u{202F}€");
        assert_eq!(Language::Fr.money(figure("9999999.99"), "EUR"), "9\u{202F}999\u{202F}999,99\u{202F}€");
        assert_eq!(Language::Fr.money(figure("0.01"), "EUR"), "0,01\u{202F}€");
        assert_eq!(Language::Fr.money(figure("-1200"), "EUR"), "\u{2212}1\u{202F}200,00\u{202F}€");
        assert_eq!(Language::En.money(figure("1234.5"), "EUR"), "€1,234.50");
        assert_eq!(
            Language::En.money(figure("-1234.5"), "EUR"),
            "\u{2212}€1,234.50",
            "the sign comes before the currency"
        );
        assert_eq!(Language::En.money(figure("-0.00"), "CHF"), "CHF\u{A0}0.00", "zero has no sign");
        assert_eq!(Language::Fr.money(figure("1500"), "JPY"), "1\u{202F}500\u{202F}JPY", "yen have no cents");
    }

    #[test]
    fn prices_keep_every_decimal_and_quantities_none_too_many() {
        assert_eq!(Language::Fr.number(figure("0.123456"), 2), "0,123456");
        assert_eq!(Language::Fr.number(figure("45.500000"), 2), "45,50");
        assert_eq!(Language::Fr.number(figure("7.50"), 0), "7,5");
        assert_eq!(Language::Fr.number(figure("100"), 0), "100");
    }

    #[test]
    fn the_first_of_the_month_is_an_ordinal_in_french() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a date");
        assert_eq!(Language::Fr.date(day), "1er\u{A0}mars\u{A0}2026");
        assert_eq!(Language::En.short_date(day), "1\u{A0}Mar\u{A0}2026");
    }
}
