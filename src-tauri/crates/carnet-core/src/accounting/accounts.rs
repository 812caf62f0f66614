//! Which account plays which part, and how the books are kept.

use crate::law::LegalStatus;
use std::collections::BTreeMap;

crate::words! {
    /// The part that an account plays in the entries.
    Role {
        /// What clients owe.
        Customers = "customers",
        /// What was received before the work was done.
        Deposits = "deposits",
        /// Services sold.
        Sales = "sales",
        /// Goods sold.
        Goods = "goods",
        /// Tax asked from clients.
        VatCollected = "vat_collected",
        /// Expenses paid in the client's name and given back to the cent.
        Disbursements = "disbursements",
        /// What is owed to suppliers.
        Suppliers = "suppliers",
        /// Purchases and charges.
        Purchases = "purchases",
        /// Tax on purchases that is taken off.
        VatDeductible = "vat_deductible",
        /// The bank.
        Bank = "bank",
        /// Notes and coins.
        Cash = "cash",
        /// What the years before left.
        Carried = "carried",
    }
}

crate::words! {
    /// When a sale or purchase is written.
    Basis {
        /// When the money moves (BNC, CGI art. 93).
        Cash = "cash",
        /// When the invoice is issued or received.
        Accrual = "accrual",
    }
}

crate::words! {
    /// A journal, by its usual code.
    Journal {
        /// What the years before left.
        Opening = "AN",
        /// Sales.
        Sales = "VE",
        /// Purchases.
        Purchases = "AC",
        /// The bank.
        Bank = "BQ",
        /// Notes and coins.
        Cash = "CA",
        /// What moves no money and sells nothing.
        Various = "OD",
    }
}

impl Journal {
    /// Returns its name in French, as accountants call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Opening => "À-nouveaux",
            Self::Sales => "Ventes",
            Self::Purchases => "Achats",
            Self::Bank => "Banque",
            Self::Cash => "Caisse",
            Self::Various => "Opérations diverses",
        }
    }
}

/// Returns how the books of a legal status are usually kept: companies by invoices, sole traders of services by receipts
/// and payments.
pub const fn basis_of(status: LegalStatus) -> Basis {
    if status.is_company() { Basis::Accrual } else { Basis::Cash }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number, digits first.
    pub number: String,
    /// Its name.
    pub label: String,
}

/// Returned when an account cannot play its part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// A number has three to twelve digits or letters, of which the first three are digits.
    #[error("`{given}` is no account number")]
    Number {
        /// What was given.
        given: String,
    },
    /// The first digits of the part.
    #[error("`{given}` does not begin with {class}")]
    Class {
        /// What was given.
        given: String,
        /// The class that the part needs.
        class: &'static str,
    },
}

impl Role {
    /// Returns the usual account of the plan comptable général. What the years before left stands with the owner's
    /// capital in a sole trader's books, in report à nouveau in a company's.
    pub fn usual(self, status: LegalStatus) -> Account {
        let (number, label) = match self {
            Self::Customers => ("411", "Clients"),
            Self::Deposits => ("4191", "Clients - avances et acomptes reçus"),
            Self::Sales => ("706", "Prestations de services"),
            Self::Goods => ("707", "Ventes de marchandises"),
            Self::VatCollected => ("44571", "TVA collectée"),
            Self::Disbursements => ("467", "Débours pour le compte de clients"),
            Self::Suppliers => ("401", "Fournisseurs"),
            Self::Purchases => ("606", "Achats non stockés de matières et fournitures"),
            Self::VatDeductible => ("44566", "TVA déductible sur autres biens et services"),
            Self::Bank => ("512", "Banque"),
            Self::Cash => ("530", "Caisse"),
            Self::Carried if status.is_company() => ("110", "Report à nouveau"),
            Self::Carried => ("101", "Capital individuel"),
        };
        Account { number: number.to_owned(), label: label.to_owned() }
    }

    /// Returns what the number of its account begins with.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Customers | Self::Deposits => "41",
            Self::Sales | Self::Goods => "7",
            Self::VatCollected | Self::VatDeductible => "44",
            Self::Disbursements => "4",
            Self::Suppliers => "40",
            Self::Purchases => "6",
            Self::Bank | Self::Cash => "5",
            Self::Carried => "1",
        }
    }

    /// Returns whether its account is closed at the end of a year: its balance goes into the result.
    pub const fn is_result(self) -> bool {
        matches!(self, Self::Sales | Self::Goods | Self::Purchases)
    }

    /// Checks a number for this part: three digits, then up to nine digits or letters.
    ///
    /// # Errors
    /// [`AccountError`] with what was given.
    pub fn check(self, number: &str) -> Result<String, AccountError> {
        let number = number.trim().to_ascii_uppercase();
        let plain = (3..=12).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_alphanumeric())
            && number.bytes().take(3).all(|b| b.is_ascii_digit());
        if !plain {
            return Err(AccountError::Number { given: number.chars().take(40).collect() });
        }
        if !number.starts_with(self.class()) {
            return Err(AccountError::Class { given: number, class: self.class() });
        }
        Ok(number)
    }
}

/// The account of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    map: BTreeMap<Role, Account>,
    status: LegalStatus,
}

impl Accounts {
    /// Returns the usual accounts of a status, with those that the user changed in their place.
    pub fn new(status: LegalStatus, changed: impl IntoIterator<Item = (Role, Account)>) -> Self {
        Self { map: changed.into_iter().collect(), status }
    }

    /// Returns the account of a part.
    pub fn of(&self, role: Role) -> Account {
        self.map.get(&role).cloned().unwrap_or_else(|| role.usual(self.status))
    }

    /// Returns whether the user changed it.
    pub fn is_changed(&self, role: Role) -> bool {
        self.map.contains_key(&role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_numbers_fit_their_parts() {
        for status in LegalStatus::ALL {
            for role in Role::ALL {
                let usual = role.usual(*status).number;
                assert_eq!(role.check(&usual), Ok(usual.clone()), "{role}: its own default is accepted");
            }
        }
    }

    #[test]
    fn a_number_of_another_class_is_refused() {
        assert_eq!(Role::Sales.check(" 706100 "), Ok("706100".to_owned()));
        assert_eq!(Role::Customers.check("411acme"), Ok("411ACME".to_owned()), "letters follow the digits");
        assert!(matches!(Role::Sales.check("606"), Err(AccountError::Class { class: "7", .. })));
        for number in ["", "70", "7O6", "706 100", "7061234567890", "706\u{e9}", "-706"] {
            assert!(Role::Sales.check(number).is_err(), "{number:?} is no account number");
        }
    }
}
