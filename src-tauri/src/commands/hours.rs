//! Time entries, the entry line, the timer, imports.

use carnet_app::hours;
use carnet_app::wire::hours::{
    Entry, EntryId, EntryLine, EntryPreview, EntryRequest, Gaps, GapsRequest, HoursImport, HoursList, HoursRequest,
    ImportHoursRequest, Timer, TimerStart,
};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_hours: HoursRequest => HoursList = |carnet, request| hours::list(carnet, &request);
    preview_entry_line: EntryLine => EntryPreview = |carnet, request| hours::preview(carnet, &request.line);
    add_entry_line: EntryLine => Outcome<Entry> = hours::add_line;
    save_entry: EntryRequest => Outcome<Entry> = hours::save;
    delete_entry: EntryId => Outcome<Nothing> = hours::delete;
    show_timer: Nothing => Timer = |carnet, _| hours::timer(carnet);
    start_timer: TimerStart => Outcome<Timer> = hours::start_timer;
    stop_timer: Nothing => Outcome<Entry> = |carnet, _| hours::stop_timer(carnet);
    import_hours: ImportHoursRequest => Outcome<HoursImport> = hours::import;
    list_gaps: GapsRequest => Gaps = |carnet, request| hours::gaps(carnet, &request);
}
