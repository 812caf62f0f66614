//! The journal, undo and redo.

use carnet_app::journal;
use carnet_app::wire::Outcome;
use carnet_app::wire::journal::UndoReply;

super::commands! {
    undo() => Outcome<UndoReply> = journal::undo;
    redo() => Outcome<UndoReply> = journal::redo;
}
