//! Wrong usage as sentences in the user's language: what is wrong, what was perhaps meant, where the help is.

use crate::typed::Unread;
use carnet_app::{Carnet, Clock, Language, place, say};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{ArgMatches, Command};
use std::error::Error as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

/// A word that is not in its list, whichever list that is.
type UnknownWord = <Language as FromStr>::Err;

/// Exit status of wrong usage.
const WRONG_USAGE: u8 = 2;

/// Says why the words of the command line are none, and returns its exit status. Help and version, which the parser hands out
/// in the same way, are printed as they are: for them the command line is not built a second time.
pub fn refuse(error: &Error, command: impl FnOnce() -> Command) -> ExitCode {
    let Some(sentence) = sentence(error, || language(command())) else {
        // Nobody reads the output: nothing is left to tell.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG_USAGE));
    };
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
    ExitCode::from(WRONG_USAGE)
}

/// Returns the language of the sentence: the one asked for, else the book's, as far as they can be read.
fn language(command: Command) -> Language {
    let Ok(said) = command.ignore_errors(true).try_get_matches() else { return Language::Fr };
    if let Some(asked) = given::<Language>(&said, "lang") {
        return asked;
    }
    let folder = given::<PathBuf>(&said, "book").map_or_else(place::default_folder, Ok);
    let book = folder.and_then(|folder| Carnet::open(&folder, Clock::System, None));
    book.map_or(Language::Fr, |carnet| carnet.language())
}

fn given<T: Clone + Send + Sync + 'static>(said: &ArgMatches, name: &str) -> Option<T> {
    said.try_get_one::<T>(name).ok().flatten().cloned()
}

/// Returns the sentences on an error; none for what is no error or has no facts to tell.
fn sentence(error: &Error, language: impl FnOnce() -> Language) -> Option<String> {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        return None;
    }
    let l = language();
    let mut lines = vec![problem(error, l)];
    lines.extend(suggestion(error, l));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let words = usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim().to_owned();
        lines.push(say!(l, "Usage : {words}", "Usage: {words}"));
    }
    lines.push(say!(l, "L'aide s'affiche avec --help.", "--help shows the help."));
    Some(lines.join("\n"))
}

fn problem(error: &Error, l: Language) -> String {
    let context = |kind| error.get(kind).map(listed).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand);
            say!(l, "« {word} » n'est pas une commande.", "\"{word}\" is not a command.")
        }
        ErrorKind::MissingSubcommand => {
            let (after, words) =
                (context(ContextKind::InvalidSubcommand), context(ContextKind::ValidSubcommand));
            say!(
                l,
                "Il manque une commande après « {after} » : {words}.",
                "A command is missing after \"{after}\": {words}."
            )
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            say!(l, "L'option {argument} n'existe pas ici.", "There is no option {argument} here.")
        }
        ErrorKind::UnknownArgument => say!(
            l,
            "« {argument} » est de trop. Un texte de plusieurs mots se met entre guillemets.",
            "\"{argument}\" is one too many. A text of several words goes between quotes."
        ),
        ErrorKind::MissingRequiredArgument => say!(l, "Il manque {argument}.", "{argument} is missing."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => invalid(error, &argument, l),
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            if other == argument {
                say!(l, "{argument} ne se donne qu'une fois.", "{argument} is given once only.")
            } else if other.is_empty() {
                say!(l, "{argument} ne va pas avec le reste.", "{argument} does not go with the rest.")
            } else {
                say!(l, "{argument} ne va pas avec {other}.", "{argument} does not go with {other}.")
            }
        }
        ErrorKind::TooManyValues => {
            let value = context(ContextKind::InvalidValue);
            say!(
                l,
                "{argument} ne prend pas la valeur « {value} ».",
                "{argument} does not take the value \"{value}\"."
            )
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say!(l, "{argument} n'a pas toutes ses valeurs.", "{argument} lacks some of its values.")
        }
        ErrorKind::NoEquals => {
            say!(l, "{argument} s'écrit avec « = ».", "{argument} is written with \"=\".")
        }
        ErrorKind::InvalidUtf8 => say!(
            l,
            "Un mot de la ligne n'est pas du texte en UTF-8.",
            "A word of the line is not text in UTF-8."
        ),
        _ => say!(l, "La commande ne se lit pas.", "The command cannot be read."),
    }
}

/// A value that is missing, or that its argument does not take.
fn invalid(error: &Error, argument: &str, l: Language) -> String {
    let value = error.get(ContextKind::InvalidValue).map(listed).unwrap_or_default();
    let words = error.get(ContextKind::ValidValue).map(listed).unwrap_or_default();
    if value.is_empty() {
        let words = if words.is_empty() { words } else { format!(" ({words})") };
        return say!(l, "{argument} attend une valeur{words}.", "{argument} awaits a value{words}.");
    }
    let said = say!(l, "« {value} » ne va pas à {argument}", "\"{value}\" does not suit {argument}");
    match expected(error, l).or_else(|| (!words.is_empty()).then_some(words)) {
        Some(expected) => say!(l, "{said} : {expected}.", "{said}: {expected}."),
        None => format!("{said}."),
    }
}

/// What a value should have been, where its reader tells.
fn expected(error: &Error, l: Language) -> Option<String> {
    let source = error.source()?;
    if let Some(word) = source.downcast_ref::<UnknownWord>() {
        let words = &word.expected;
        return Some(say!(l, "choisissez parmi {words}", "choose among {words}"));
    }
    if let Some(unread) = source.downcast_ref::<Unread>() {
        return Some(unread.said(l).to_owned());
    }
    if source.is::<chrono::ParseError>() {
        return Some(say!(l, "une date s'y écrit AAAA-MM-JJ", "a date is written YYYY-MM-DD there"));
    }
    let number = source.is::<std::num::ParseIntError>();
    number.then(|| say!(l, "un nombre entier y est attendu", "a whole number is awaited there"))
}

/// What was perhaps meant.
fn suggestion(error: &Error, l: Language) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = kinds.into_iter().find_map(|kind| error.get(kind))?;
    let or = match l {
        Language::Fr => " ou ",
        Language::En => " or ",
    };
    let words: Vec<String> = match meant {
        // The nearest stands last.
        ContextValue::Strings(words) => words.iter().rev().map(|word| format!("« {word} »")).collect(),
        other => vec![format!("« {other} »")],
    };
    let words = words.join(or);
    Some(match l {
        Language::Fr => format!("Vouliez-vous dire {words} ?"),
        Language::En => format!("Did you mean {}?", words.replace("« ", "\"").replace(" »", "\"")),
    })
}

fn listed(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::arguments::Arguments;
    use crate::help::in_french;
    use carnet_app::Language;
    use clap::CommandFactory;

    /// The first two lines on a wrong command line: the problem, and what was meant or the usage.
    fn said(line: &[&str], language: Language) -> String {
        let words = ["carnet"].iter().chain(line);
        let error = in_french(Arguments::command()).try_get_matches_from(words).unwrap_err();
        let text = sentence(&error, || language).unwrap();
        text.lines().take(2).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn each_kind_of_wrong_usage_is_a_sentence_in_both_languages() {
        let cases: [(&[&str], &str, &str); 13] = [
            (
                &["clint", "list"],
                "« clint » n'est pas une commande. | Vouliez-vous dire « client » ou « closings » ?",
                "\"clint\" is not a command. | Did you mean \"client\" or \"closings\"?",
            ),
            (
                &["client", "list", "--stag", "won"],
                "L'option --stag n'existe pas ici. | Vouliez-vous dire « --stage » ?",
                "There is no option --stag here. | Did you mean \"--stage\"?",
            ),
            (
                &["client", "show", "a", "b"],
                "« b » est de trop. Un texte de plusieurs mots se met entre guillemets. | Usage : carnet client show [OPTIONS] <CLIENT>",
                "\"b\" is one too many. A text of several words goes between quotes. | Usage: carnet client show [OPTIONS] <CLIENT>",
            ),
            (
                &["pay"],
                "Il manque --amount <MONTANT>, <FACTURE>. | Usage : carnet pay --amount <MONTANT> <FACTURE>",
                "--amount <MONTANT>, <FACTURE> is missing. | Usage: carnet pay --amount <MONTANT> <FACTURE>",
            ),
            (
                &["pay", "F2026-0001", "--amount"],
                "--amount <MONTANT> attend une valeur. | L'aide s'affiche avec --help.",
                "--amount <MONTANT> awaits a value. | --help shows the help.",
            ),
            (
                &["--lang", "de", "status"],
                "« de » ne va pas à --lang <LANGUE> : choisissez parmi fr, en. | L'aide s'affiche avec --help.",
                "\"de\" does not suit --lang <LANGUE>: choose among fr, en. | --help shows the help.",
            ),
            (
                &["--today", "hier", "status"],
                "« hier » ne va pas à --today <AAAA-MM-JJ> : une date s'y écrit AAAA-MM-JJ. | L'aide s'affiche avec --help.",
                "\"hier\" does not suit --today <AAAA-MM-JJ>: a date is written YYYY-MM-DD there. | --help shows the help.",
            ),
            (
                &["invoice", "remind", "F2026-0001", "--level", "x", "-o", "a.pdf"],
                "« x » ne va pas à --level <NIVEAU> : un nombre entier y est attendu. | L'aide s'affiche avec --help.",
                "\"x\" does not suit --level <NIVEAU>: a whole number is awaited there. | --help shows the help.",
            ),
            (
                &["--lang=fr", "--lang=en", "status"],
                "--lang <LANGUE> ne se donne qu'une fois. | Usage : carnet [OPTIONS] <COMMANDE>",
                "--lang <LANGUE> is given once only. | Usage: carnet [OPTIONS] <COMMANDE>",
            ),
            (
                &["report", "profit", "--month", "2026-11", "--year", "2026"],
                "--month <AAAA-MM> ne va pas avec --year <AAAA>. | Usage : carnet report profit --month <AAAA-MM>",
                "--month <AAAA-MM> does not go with --year <AAAA>. | Usage: carnet report profit --month <AAAA-MM>",
            ),
            (
                &["quote", "send", "D2026-0001"],
                "Il manque --follow-up <DATE>. | Usage : carnet quote send --follow-up <DATE> <DEVIS>",
                "--follow-up <DATE> is missing. | Usage: carnet quote send --follow-up <DATE> <DEVIS>",
            ),
            (
                &["report", "nothing"],
                "« nothing » n'est pas une commande. | Usage : carnet report [OPTIONS] <COMMANDE>",
                "\"nothing\" is not a command. | Usage: carnet report [OPTIONS] <COMMANDE>",
            ),
            (
                &["status", "--json=yes"],
                "--json ne prend pas la valeur « yes ». | Usage : carnet status --json",
                "--json does not take the value \"yes\". | Usage: carnet status --json",
            ),
        ];
        for (line, fr, en) in cases {
            assert_eq!(said(line, Language::Fr), fr, "{line:?}");
            assert_eq!(said(line, Language::En), en, "{line:?}");
        }
    }

    #[test]
    fn a_line_that_is_badly_typed_tells_its_parts_in_both_languages() {
        let line = ["invoice", "new", "--client", "X", "--line", "a;b"];
        assert!(said(&line, Language::Fr).contains("a 4 à 6 parties, celle-ci 2"));
        assert!(said(&line, Language::En).contains("has 4 to 6 parts, this one 2"));
    }

    #[test]
    fn help_is_no_error() {
        let command = in_french(Arguments::command());
        let error = command.try_get_matches_from(["carnet", "--help"]).unwrap_err();
        assert_eq!(sentence(&error, || Language::Fr), None);
    }
}
