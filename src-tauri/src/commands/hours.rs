//! Time entries, the entry line, the timer, imports.

use carnet_app::hours;
use carnet_app::wire::hours::{
    Completions, Days, DaysRequest, Entry, EntryId, EntryLine, EntryPreview, EntryRequest, EntrySplit, Gaps,
    GapsRequest, HoursCopied, HoursCopy, HoursImport, HoursList, HoursRequest, ImportHoursRequest,
    LineCursor, SplitEntry, Timer, TimerAdjust, TimerStart,
};
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_hours(HoursRequest) => HoursList = hours::list;
    preview_entry_line(EntryLine) => EntryPreview = hours::preview_line;
    add_entry_line(EntryLine) => Outcome<Entry> = hours::add_line;
    save_entry(EntryRequest) => Outcome<Entry> = hours::save;
    delete_entry(EntryId) => Outcome<Nothing> = hours::delete;
    show_timer() => Timer = hours::timer;
    start_timer(TimerStart) => Outcome<Timer> = hours::start_timer;
    stop_timer() => Outcome<Entry> = hours::stop_timer;
    import_hours(ImportHoursRequest) => Outcome<HoursImport> = hours::import;
    list_gaps(GapsRequest) => Gaps = hours::gaps;
    split_entry(EntrySplit) => Outcome<SplitEntry> = hours::split;
    copy_hours(HoursCopy) => Outcome<HoursCopied> = hours::copy;
    list_days(DaysRequest) => Days = hours::days;
    complete_line(LineCursor) => Completions = hours::complete_line;
    adjust_timer(TimerAdjust) => Outcome<Timer> = hours::adjust_timer;
}
