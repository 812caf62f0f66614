//! What the settings show, and the one of them that is not part of the identity: the series of numbers.

mod facts;
mod series;
#[cfg(test)]
mod tests;

pub use series::set as set_series;

use crate::wire::settings::Settings;
use crate::{Carnet, Result, calendars};
use carnet_store::layout;

/// Returns the folder, the calendars, the series and the facts of the law as they hold today.
///
/// # Errors
/// When the book cannot be read.
pub fn show(carnet: &Carnet) -> Result<Settings> {
    let size = |name: String| std::fs::metadata(carnet.folder().join(name)).map_or(0, |file| file.len());
    Ok(Settings {
        folder: carnet.folder().display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database_bytes: size(layout::DATABASE.to_owned()) + size(format!("{}-wal", layout::DATABASE)),
        feeds: calendars::files(carnet)?,
        series: series::list(carnet)?,
        facts: facts::list(carnet)?,
    })
}
