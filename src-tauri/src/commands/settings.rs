//! What is set once: the series of numbers, and what the settings show.

use carnet_app::settings;
use carnet_app::wire::settings::{SeriesRequest, Settings};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    show_settings() => Settings = settings::show;
    set_series(SeriesRequest) => Outcome<Nothing> = settings::set_series;
}
