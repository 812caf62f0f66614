//! The terminal of Carnet: text as typed goes to the use cases of `carnet-app`, what they return is printed.
//!
//! One file a noun in `commands/`, one file a noun in `views/` for tables that people read; `--json` prints the
//! wire types as they are. Nothing is computed or decided here.

mod arguments;
mod commands;
mod help;
mod sheet;
mod terminal;
mod typed;
mod usage;
mod views;
mod words;

use arguments::Arguments;
use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let command = || help::in_french(Arguments::command());
    let read = command().try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    let Arguments { global, noun } = match read {
        Ok(arguments) => arguments,
        Err(error) => return usage::refuse(&error, command),
    };
    let terminal = Terminal::new(global);
    match noun.run(&terminal) {
        Ok(code) => code,
        Err(refusal) => terminal.refuse(&refusal),
    }
}
