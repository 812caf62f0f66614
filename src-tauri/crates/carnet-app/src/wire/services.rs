//! The catalogue of services.

use super::Number;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A service to add, or to change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ServiceRequest {
    /// The service to change; a new one when absent.
    #[ts(optional, type = "number")]
    pub id: Option<i64>,
    /// What it is, as the line will say it.
    pub description: String,
    /// Unit, as on a line.
    pub unit: String,
    /// Price of a unit without VAT.
    pub unit_price: String,
    /// VAT rate in percent; the usual one when absent.
    pub vat_rate: Option<String>,
}

/// A service of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Service {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
    /// What it is.
    pub description: String,
    /// Unit code: h, d, u, lump, km, month.
    pub unit: String,
    /// Price of a unit without VAT.
    pub unit_price: Number,
    /// VAT rate in percent; none: the usual one.
    pub vat_rate: Option<Number>,
}

/// The catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Services {
    /// By description.
    pub services: Vec<Service>,
}

/// Names a service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ServiceId {
    /// Identity.
    #[ts(type = "number")]
    pub id: i64,
}
