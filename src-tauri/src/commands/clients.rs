//! Prospects and clients, their exchanges and sources.

use carnet_app::wire::clients::{
    Client, ClientCards, ClientCardsRequest, ClientDetail, ClientImport, ClientRequest, ImportClientsRequest,
    Interaction, LogRequest, Source, SourceRequest, Sources,
};
use carnet_app::wire::{Outcome, Reference};
use carnet_app::{clients, sources};

super::commands! {
    list_client_cards(ClientCardsRequest) => ClientCards = clients::cards;
    show_client(Reference) => ClientDetail = clients::show;
    save_client(ClientRequest) => Outcome<Client> = clients::save;
    import_clients(ImportClientsRequest) => Outcome<ClientImport> = clients::import;
    log_interaction(LogRequest) => Outcome<Interaction> = clients::log;
    save_source(SourceRequest) => Outcome<Source> = sources::set;
    list_sources() => Sources = sources::list;
}
