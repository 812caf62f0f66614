//! The journal, undo and redo.

use carnet_app::journal;
use carnet_app::wire::journal::{Journal, UndoReply};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_journal: Nothing => Journal = |carnet, _| journal::list(carnet);
    undo: Nothing => Outcome<UndoReply> = |carnet, _| journal::undo(carnet);
    redo: Nothing => Outcome<UndoReply> = |carnet, _| journal::redo(carnet);
}
