//! Prospects and clients, their exchanges and sources.

use carnet_app::wire::clients::{
    Client, ClientDetail, ClientImport, ClientRequest, Clients, ClientsRequest, ImportClientsRequest,
    Interaction, LogRequest, Sources,
};
use carnet_app::wire::{Outcome, Reference};
use carnet_app::{clients, sources};

super::commands! {
    list_clients(ClientsRequest) => Clients = clients::list;
    show_client(Reference) => ClientDetail = clients::show;
    save_client(ClientRequest) => Outcome<Client> = clients::save;
    import_clients(ImportClientsRequest) => Outcome<ClientImport> = clients::import;
    log_interaction(LogRequest) => Outcome<Interaction> = clients::log;
    list_sources() => Sources = sources::list;
}
