//! The catalogue of services.

use carnet_app::services;
use carnet_app::wire::services::{Service, ServiceId, ServiceRequest, Services};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_services() => Services = services::list;
    save_service(ServiceRequest) => Outcome<Service> = services::save;
    delete_service(ServiceId) => Outcome<Nothing> = services::delete;
}
