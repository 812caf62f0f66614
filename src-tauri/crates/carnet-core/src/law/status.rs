//! Who the freelancer is for the law: the legal status and the VAT regime, with the words that files,
//! the terminal and the window use for them.

crate::words! {
    /// Legal and social form under which the freelancer works; the words of `carnet init --status`.
    LegalStatus {
        /// Micro-entrepreneur, liberal profession under the general scheme (BNC, SSI).
        MicroBnc = "micro-bnc",
        /// Micro-entrepreneur, commercial or craft services (BIC).
        MicroBicServices = "micro-bic-services",
        /// Micro-entrepreneur, sale of goods or lodging (BIC).
        MicroBicGoods = "micro-bic-goods",
        /// Micro-entrepreneur, regulated liberal profession under the CIPAV.
        MicroCipav = "micro-cipav",
        /// Sole trader taxed on real profit.
        Ei = "ei",
        /// Single-member limited company.
        Eurl = "eurl",
        /// Single-member simplified joint-stock company.
        Sasu = "sasu",
    }
}

impl LegalStatus {
    /// Returns whether contributions follow cashed turnover under the micro regime.
    pub const fn is_micro(self) -> bool {
        matches!(self, Self::MicroBnc | Self::MicroBicServices | Self::MicroBicGoods | Self::MicroCipav)
    }

    /// Returns whether the business is a legal person, with a form, a capital and a register of its own.
    pub const fn is_company(self) -> bool {
        matches!(self, Self::Eurl | Self::Sasu)
    }

    /// Returns whether `Entrepreneur individuel` must stand by the name on every document.
    ///
    /// Source: C. com. art. R526-27.
    pub const fn is_sole_trader(self) -> bool {
        !self.is_company()
    }

    /// Returns the kind of activity that ceilings and thresholds look at.
    ///
    /// Only the goods status sells goods; the others are taken as services, which has the lower, safer limits.
    pub const fn activity(self) -> Activity {
        match self {
            Self::MicroBicGoods => Activity::Goods,
            _ => Activity::Services,
        }
    }
}

crate::words! {
    /// How the freelancer stands towards VAT; the words of `carnet init --vat`.
    VatRegime {
        /// Franchise en base: no VAT is charged (CGI art. 293 B).
        Franchise = "franchise",
        /// VAT on services is due when the payment is cashed (CGI art. 269-2-c), the ordinary rule.
        Receipts = "receipts",
        /// Option to pay VAT when the invoice is issued.
        Debits = "debits",
    }
}

impl VatRegime {
    /// Returns whether the freelancer charges VAT at all.
    pub const fn charges_vat(self) -> bool {
        !matches!(self, Self::Franchise)
    }
}

crate::words! {
    /// Kind of turnover, for ceilings and thresholds.
    Activity {
        /// Services and liberal professions.
        Services = "services",
        /// Goods to take away or eat on the spot, and lodging.
        Goods = "goods",
    }
}

crate::words! {
    /// Trade of a micro-entrepreneur of the BIC kind: it decides the training and chamber contributions.
    Trade {
        /// Registered with the chamber of trades (artisan).
        Craft = "craft",
        /// Registered with the chamber of commerce.
        Commerce = "commerce",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_command_line() {
        let statuses: Vec<_> = LegalStatus::ALL.iter().map(|s| s.as_str()).collect();
        assert_eq!(
            statuses.join("|"),
            "micro-bnc|micro-bic-services|micro-bic-goods|micro-cipav|ei|eurl|sasu",
            "the contract of `carnet init --status`"
        );
        let regimes: Vec<_> = VatRegime::ALL.iter().map(|r| r.as_str()).collect();
        assert_eq!(regimes.join("|"), "franchise|receipts|debits", "the contract of `carnet init --vat`");
    }

    #[test]
    fn a_company_is_not_a_sole_trader() {
        for status in LegalStatus::ALL {
            assert_ne!(status.is_company(), status.is_sole_trader(), "{status} is one or the other");
            assert!(!(status.is_micro() && status.is_company()), "{status}: a micro is never a company");
        }
    }
}
