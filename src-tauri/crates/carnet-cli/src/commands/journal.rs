//! `carnet undo`, `redo`, `journal`.

use crate::terminal::{Done, Terminal};
use carnet_app::journal;

/// Takes back the last operation.
pub fn undo(terminal: &Terminal) -> Done {
    terminal.done(&journal::undo(&mut terminal.open()?)?)
}

/// Does it again.
pub fn redo(terminal: &Terminal) -> Done {
    terminal.done(&journal::redo(&mut terminal.open()?)?)
}

/// Lists the last operations.
pub fn list(terminal: &Terminal) -> Done {
    terminal.show(&journal::list(&terminal.open()?)?)
}
