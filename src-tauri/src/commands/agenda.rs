//! Everything with a date.

use carnet_app::agenda;
use carnet_app::wire::agenda::{Agenda, AgendaMove, AgendaRequest};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_agenda(AgendaRequest) => Agenda = agenda::list;
    move_agenda(AgendaMove) => Outcome<Nothing> = agenda::reschedule;
}
