//! Prospects and clients, their exchanges and sources.

use carnet_app::clients;
use carnet_app::wire::clients::{
    Client, ClientDetail, ClientImport, ClientRequest, Clients, ClientsRequest, ImportClientsRequest, Interaction,
    LogRequest, Sources,
};
use carnet_app::wire::{Nothing, Outcome, Reference};

super::commands! {
    list_clients: ClientsRequest => Clients = |carnet, request| clients::list(carnet, &request);
    show_client: Reference => ClientDetail = |carnet, request| clients::show(carnet, &request.name);
    save_client: ClientRequest => Outcome<Client> = clients::save;
    import_clients: ImportClientsRequest => Outcome<ClientImport> = clients::import;
    log_interaction: LogRequest => Outcome<Interaction> = clients::log;
    list_sources: Nothing => Sources = |carnet, _| clients::sources(carnet);
}
