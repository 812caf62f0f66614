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
mod views;
mod words;

use arguments::Arguments;
use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let matches = help::in_french(Arguments::command()).get_matches();
    let Arguments { global, noun } =
        Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let terminal = Terminal::new(global);
    match noun.run(&terminal) {
        Ok(code) => code,
        Err(refusal) => terminal.refuse(&refusal),
    }
}
