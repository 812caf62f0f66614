//! The desktop shell of Carnet: one window over `carnet-app`, and what only a desktop can do.
//!
//! It decides nothing about quotes, hours or invoices; those verbs live in `carnet-app`, where the terminal finds them too.

mod commands;
mod desktop;
mod first;
mod launch;
#[cfg(target_os = "linux")]
mod night;
mod picture;
mod renderer;
mod state;

use crate::first::First;
use crate::launch::{Launch, Unopened};
use crate::state::Desk;
use std::process::ExitCode;
use tauri::utils::assets::AssetKey;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder};

/// Opens the window and returns when it is closed.
///
/// The book is the folder after `--book`, else `CARNET_HOME`, else the one under the platform's data folder.
#[must_use]
pub fn run() -> ExitCode {
    let launch = match Launch::read(std::env::args_os().skip(1)) {
        Ok(launch) => launch,
        Err(sentence) => {
            eprintln!("carnet-desktop: {sentence}");
            return ExitCode::from(2);
        }
    };
    renderer::settle();
    carnet_app::logs::keep(&launch.folder);
    let desk = Desk::new(launch.folder.clone(), launch.clock);
    let context = tauri::generate_context!();
    let picture = context.assets().get(&AssetKey::from("picture.js"));
    let first = First::ask(&desk, picture.and_then(|script| String::from_utf8(script.into_owned()).ok()));
    let refuse = |why: &Unopened| {
        eprintln!("carnet-desktop: {}", launch.without_window(why));
        ExitCode::FAILURE
    };
    if !renderer::has_screen() {
        return refuse(&Unopened::Screen);
    }
    let built = tauri::Builder::default()
        // First, as it must be: a second start on the same book only brings the first window forward.
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(launch.instance())
                .callback(|app, _, _| bring_forward(app))
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        // The page opens no link by itself: it needs none of the plugin's script.
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .manage(desk)
        .invoke_handler(tauri::generate_handler![
            commands::book::book_state,
            commands::book::init_book,
            commands::book::create_demo,
            commands::book::drop_demo,
            commands::book::change_identity,
            commands::book::identity_specimen,
            commands::reports::report_today,
            commands::reports::report_profit,
            commands::reports::profit_rows,
            commands::reports::report_months,
            commands::reports::simulate_drop,
            commands::clients::list_client_cards,
            commands::clients::show_client,
            commands::clients::save_client,
            commands::clients::import_clients,
            commands::clients::log_interaction,
            commands::clients::save_source,
            commands::clients::list_sources,
            commands::follow_ups::list_follow_ups,
            commands::follow_ups::add_follow_up,
            commands::follow_ups::done_follow_up,
            commands::follow_ups::postpone_follow_up,
            commands::quotes::list_quotes,
            commands::quotes::show_quote,
            commands::quotes::preview_quote,
            commands::quotes::preview_quote_paper,
            commands::quotes::save_quote,
            commands::quotes::revise_quote,
            commands::quotes::send_quote,
            commands::quotes::refuse_quote,
            commands::quotes::accept_quote,
            commands::quotes::quote_paper,
            commands::services::list_services,
            commands::services::save_service,
            commands::services::delete_service,
            commands::missions::list_missions,
            commands::missions::show_mission,
            commands::missions::start_mission,
            commands::missions::validate_stage,
            commands::missions::set_stage_date,
            commands::missions::set_stage_delivers,
            commands::missions::set_deadline,
            commands::missions::amend_mission,
            commands::missions::mission_note_paper,
            commands::hours::list_hours,
            commands::hours::preview_entry_line,
            commands::hours::add_entry_line,
            commands::hours::save_entry,
            commands::hours::delete_entry,
            commands::hours::show_timer,
            commands::hours::start_timer,
            commands::hours::stop_timer,
            commands::hours::import_hours,
            commands::hours::list_gaps,
            commands::hours::split_entry,
            commands::hours::copy_hours,
            commands::hours::list_days,
            commands::hours::complete_line,
            commands::hours::adjust_timer,
            commands::invoices::list_invoices,
            commands::invoices::show_invoice,
            commands::invoices::propose_invoices,
            commands::invoices::propose_stage,
            commands::invoices::preview_invoice,
            commands::invoices::save_invoice,
            commands::invoices::annotate_invoice,
            commands::invoices::delete_invoice,
            commands::invoices::issue_invoice,
            commands::invoices::credit_invoice,
            commands::invoices::correct_invoice,
            commands::invoices::record_payment,
            commands::invoices::preview_invoice_paper,
            commands::invoices::invoice_paper,
            commands::invoices::invoice_xml,
            commands::invoices::verify_invoices,
            commands::invoices::lifecycle_codes,
            commands::invoices::record_lifecycle,
            commands::invoices::copy_invoice,
            commands::invoices::preview_reminder,
            commands::invoices::remind_invoice,
            commands::invoices::reminder_paper,
            commands::books::receipts_ledger,
            commands::books::purchases_register,
            commands::books::save_book,
            commands::books::list_closings,
            commands::books::close_period,
            commands::expenses::list_expenses,
            commands::expenses::show_expense,
            commands::expenses::import_expense,
            commands::expenses::add_expense,
            commands::expenses::edit_expense,
            commands::expenses::delete_expense,
            commands::expenses::pay_expense,
            commands::expenses::bill_expense,
            commands::expenses::expense_file,
            commands::books::archive_year,
            commands::books::verify_archive,
            commands::books::accounting_entries,
            commands::books::list_accounts,
            commands::books::set_account,
            commands::agenda::list_agenda,
            commands::agenda::move_agenda,
            commands::search::search,
            commands::drafts::list_drafts,
            commands::drafts::keep_draft,
            commands::settings::show_settings,
            commands::settings::set_series,
            commands::backups::list_backups,
            commands::backups::make_backup,
            commands::backups::verify_backup,
            commands::backups::restore_backup,
            commands::backups::export_book,
            commands::journal::undo,
            commands::journal::redo,
            desktop::pick_file,
            desktop::open_paper,
            desktop::save_paper,
            desktop::pick_folder,
            desktop::reveal_folder,
            desktop::set_zoom,
        ])
        .on_window_event(desktop::tell_drop)
        .setup(|app| {
            app.state::<Desk>().tell(app.handle().clone());
            open_window(app, first)?;
            #[cfg(target_os = "linux")]
            night::follow(app.handle().clone());
            Ok(())
        })
        .build(context);
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => refuse(&Unopened::Other(error)),
    }
}

fn open_window(app: &App, first: First) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Carnet")
        .inner_size(1440.0, 900.0)
        .min_inner_size(1024.0, 700.0)
        .on_web_resource_request(move |request, response| first.lay_into(&request, response))
        .on_navigation(is_our_page)
        // The running timer stands in the page's title: the task bar tells it while another window is in front.
        .on_document_title_changed(|window, title| {
            let _shown = window.set_title(&title);
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// The page never leaves the program: links to elsewhere are refused, whatever a record contains.
fn is_our_page(url: &Url) -> bool {
    url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"))
}

fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse; there is nothing better to do then.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests {
    use super::is_our_page;

    #[test]
    fn only_the_page_of_the_program_is_opened() {
        let allowed = |text: &str| is_our_page(&text.parse().unwrap());
        assert!(allowed("tauri://localhost/index.html#/quotes/3"), "the page itself, on Linux and macOS");
        assert!(allowed("http://tauri.localhost/"), "the page itself, on Windows");
        for elsewhere in
            ["https://example.org/", "http://localhost/", "file:///etc/passwd", "javascript:alert(1)"]
        {
            assert!(!allowed(elsewhere), "{elsewhere} must not replace the page");
        }
    }
}
