//! Who sends a paper, who receives it, and how it is paid.

use serde::{Deserialize, Serialize};

/// Who sends the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seller {
    /// Name of the business.
    pub name: String,
    /// Printed right under the name, such as `Entrepreneur individuel`.
    #[serde(default)]
    pub legal_notice: Option<String>,
    /// Address, a line each.
    #[serde(default)]
    pub address: Vec<String>,
    /// SIRET, as it is printed.
    #[serde(default)]
    pub siret: Option<String>,
    /// VAT number, as it is printed.
    #[serde(default)]
    pub vat_number: Option<String>,
    /// Electronic mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// Anything else under the address: website, register, legal form and capital.
    #[serde(default)]
    pub extra: Vec<String>,
}

/// Who receives the paper; name, contact and address stand in the window of the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Buyer {
    /// Name of the person or company.
    pub name: String,
    /// Whom to hand it to.
    #[serde(default)]
    pub contact: Option<String>,
    /// Address, a line each.
    #[serde(default)]
    pub address: Vec<String>,
    /// SIREN, as it is printed.
    #[serde(default)]
    pub siren: Option<String>,
    /// VAT number, as it is printed.
    #[serde(default)]
    pub vat_number: Option<String>,
}

/// How to pay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Payment {
    /// IBAN, as it is printed.
    #[serde(default)]
    pub iban: Option<String>,
    /// BIC.
    #[serde(default)]
    pub bic: Option<String>,
    /// Whose account it is.
    #[serde(default)]
    pub holder: Option<String>,
    /// What the payer writes in the transfer.
    #[serde(default)]
    pub reference: Option<String>,
    /// A sentence such as `Paiement à 30 jours par virement.`
    #[serde(default)]
    pub terms: Option<String>,
}
