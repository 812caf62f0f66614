//! The catalogue: what is sold again and again, added to a line by its first letters.

use crate::failure::Kind;
use crate::form::Form;
use crate::lines;
use crate::wire::services::{Service as View, ServiceId, ServiceRequest, Services};
use crate::wire::{Nothing, Number, Outcome};
use crate::{Carnet, Refusal, Result, operation};
use carnet_core::input;
use carnet_core::line_item::DESCRIPTION_LIMIT;
use carnet_store::service::{self as table, Service};

/// Returns the catalogue by description.
///
/// # Errors
/// When the book cannot be read.
pub fn list(carnet: &Carnet) -> Result<Services> {
    let services = table::list(carnet.conn())?.into_iter().map(|(id, service)| view(id, service)).collect();
    Ok(Services { services })
}

/// Adds a service, or changes one.
///
/// # Errors
/// Every field that is wrong, in one pass; [`Refusal::NotFound`].
pub fn save(carnet: &mut Carnet, request: ServiceRequest) -> Result<Outcome<View>> {
    if let Some(id) = request.id
        && table::get(carnet.conn(), id)?.is_none()
    {
        return Err(not_found(id));
    }
    let mut form = Form::default();
    let description = form.required("description", &request.description, |text| {
        input::clean_multiline(text, DESCRIPTION_LIMIT)
    });
    let unit = form.required("unit", &request.unit, lines::unit);
    let unit_price = form.required("unit_price", &request.unit_price, input::parse_unit_price);
    let vat_rate = form.optional("vat_rate", request.vat_rate.as_deref(), input::parse_percent);
    let (description, (unit, unit_price)) = form.finish(description.zip(unit.zip(unit_price)))?;
    let service = Service { description, unit, unit_price, vat_rate };
    let operation = if request.id.is_some() { operation::CHANGE_SERVICE } else { operation::ADD_SERVICE };
    let done = carnet.write(operation, |tx| {
        tx.subject(service.description.lines().next().unwrap_or_default())?;
        Ok(table::save(tx, request.id, &service)?)
    })?;
    Ok(Outcome { value: view(done.value, service), changed: done.changed, notices: done.notices })
}

/// Takes a service out of the catalogue; what was sold with it stays as it is.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn delete(carnet: &mut Carnet, request: ServiceId) -> Result<Outcome<Nothing>> {
    carnet.write(operation::DELETE_SERVICE, |tx| {
        if table::delete(tx, request.id)? { Ok(Nothing {}) } else { Err(not_found(request.id)) }
    })
}

fn not_found(id: i64) -> Refusal {
    Refusal::NotFound { kind: Kind::Service, name: id.to_string() }
}

fn view(id: i64, service: Service) -> View {
    View {
        id,
        description: service.description,
        unit: service.unit.to_string(),
        unit_price: service.unit_price.into(),
        vat_rate: service.vat_rate.map(Number::from),
    }
}

#[cfg(test)]
mod tests {
    use super::{delete, list, save};
    use crate::hours::testing::book;
    use crate::journal::undo;
    use crate::wire::services::{ServiceId, ServiceRequest};
    use crate::{Carnet, Refusal};

    fn request(description: &str, price: &str) -> ServiceRequest {
        ServiceRequest {
            description: description.into(),
            unit: "heure".into(),
            unit_price: price.into(),
            ..ServiceRequest::default()
        }
    }

    fn names(carnet: &Carnet) -> Vec<(String, String)> {
        let services = list(carnet).unwrap().services;
        services.into_iter().map(|s| (s.description, s.unit_price.as_str().to_owned())).collect()
    }

    #[test]
    fn the_catalogue_is_kept_changed_and_undone() {
        let (_folder, mut carnet) = book("2026-11-20");
        let saved = save(&mut carnet, request("Relecture", "45")).unwrap().value;
        assert_eq!((saved.unit.as_str(), saved.vat_rate), ("h", None), "units are read as on a line");
        let changed = ServiceRequest { id: Some(saved.id), ..request("Relecture", "50,50") };
        save(&mut carnet, changed).unwrap();
        assert_eq!(names(&carnet), [("Relecture".to_owned(), "50.5".to_owned())]);
        delete(&mut carnet, ServiceId { id: saved.id }).unwrap();
        assert_eq!(names(&carnet), []);
        undo(&mut carnet).unwrap();
        undo(&mut carnet).unwrap();
        assert_eq!(names(&carnet), [("Relecture".to_owned(), "45".to_owned())], "two steps back");
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let (_folder, mut carnet) = book("2026-11-20");
        let wrong = ServiceRequest { unit: "litre".into(), ..request(" ", "10000001") };
        let Err(Refusal::Input(problems)) = save(&mut carnet, wrong) else { panic!("fields are refused") };
        let paths: Vec<_> = problems.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["description", "unit", "unit_price"]);
        let gone = ServiceRequest { id: Some(99), ..request("Relecture", "45") };
        assert!(matches!(save(&mut carnet, gone), Err(Refusal::NotFound { .. })), "an unknown id is refused");
    }
}
