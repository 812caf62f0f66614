//! The terminal of Carnet: text as typed goes to the use cases of `carnet-app`, what they return is printed.
//!
//! One file a noun in `commands/`, one file a noun in `views/` for tables that people read; `--json` prints the
//! wire types as they are. Nothing is computed or decided here.

mod arguments;
mod commands;
mod sheet;
mod terminal;
mod typed;
mod views;
mod words;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let Arguments { global, noun } = Arguments::parse();
    let terminal = Terminal::new(global);
    match noun.run(&terminal) {
        Ok(code) => code,
        Err(refusal) => terminal.refuse(&refusal),
    }
}
