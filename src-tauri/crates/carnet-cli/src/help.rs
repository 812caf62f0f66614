//! The help in French to the last word: what stands for a value, where clap would write the name that the code gives it.

use clap::{Arg, Command};

/// Returns `command` with a French word for each value, down to its last verb.
///
/// What a value may be and what it is without its option is told by the sentence of the option, in French: clap
/// would add it in English.
pub fn in_french(command: Command) -> Command {
    let command = command.subcommand_value_name("COMMANDE").mut_args(|arg| {
        if !arg.get_action().takes_values() {
            return arg;
        }
        let arg = arg.hide_possible_values(true).hide_default_value(true);
        match placeholder(arg.get_id().as_str()).filter(|_| is_of_the_code(&arg)) {
            Some(word) => arg.value_name(word),
            None => arg,
        }
    });
    command.mut_subcommands(in_french)
}

/// Tells whether nobody named the value of an argument: clap names it by its field.
fn is_of_the_code(arg: &Arg) -> bool {
    let field = arg.get_id().as_str().to_uppercase();
    arg.get_value_names().is_none_or(|names| names.iter().any(|name| *name == field))
}

/// Returns what stands for the value of an argument; none for a word without one.
fn placeholder(argument: &str) -> Option<&'static str> {
    Some(match argument {
        "accent" => "COULEUR",
        "address" => "ADRESSE",
        "basis" => "MÉTHODE",
        "bic" => "BIC",
        "billable" => "OUI",
        "by" | "person" | "signatory" => "PERSONNE",
        "capital" => "MONTANT",
        "category" => "CATÉGORIE",
        "client" => "CLIENT",
        "country" => "PAYS",
        "currency" => "DEVISE",
        "date" | "from" | "on" | "to" => "DATE",
        "declares" => "RYTHME",
        "description" | "outcome" | "reply" => "TEXTE",
        "duration" => "DURÉE",
        "email" => "E-MAIL",
        "file" => "FICHIER",
        "format" => "FORMAT",
        "hours" => "HEURES",
        "iban" => "IBAN",
        "id" | "number" => "NUMÉRO",
        "invoice" => "FACTURE",
        "kind" => "GENRE",
        "label" => "LIBELLÉ",
        "language" => "LANGUE",
        "legal_form" => "FORME",
        "level" => "NIVEAU",
        "line" => "PHRASE",
        "mediator" => "MÉDIATEUR",
        "method" => "MOYEN",
        "minutes" => "MINUTES",
        "mission" => "MISSION",
        "motive" => "MOTIF",
        "name" => "NOM",
        "note" => "NOTE",
        "objection" => "OBJECTION",
        "phone" => "TÉLÉPHONE",
        "quote" => "DEVIS",
        "reason" => "RAISON",
        "registration" => "RCS",
        "role" => "RÔLE",
        "series" => "SÉRIE",
        "siren" => "SIREN",
        "siret" => "SIRET",
        "sort" => "ORDRE",
        "source" => "SOURCE",
        "stage" => "ÉTAPE",
        "status" => "STATUT",
        "subject" => "TITRE",
        "supplier" => "FOURNISSEUR",
        "unit" => "UNITÉ",
        "vat" => "RÉGIME",
        "vat_number" => "NUMÉRO DE TVA",
        "words" => "MOTS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{in_french, is_of_the_code, placeholder};
    use crate::arguments::Arguments;
    use clap::{Arg, Command, CommandFactory};

    /// Lists the arguments of `command` and of its verbs whose value has no French word.
    fn untold(command: &Command, path: &str, found: &mut Vec<String>) {
        for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
            // A word of the code given by hand is as English as one that clap takes by itself.
            let told = |name: &str| match placeholder(&name.to_lowercase()) {
                Some(word) => word == name,
                None => !is_of_the_code(arg),
            };
            let names = arg.get_value_names().unwrap_or_default();
            if names.is_empty() || !names.iter().all(|name| told(name)) {
                found.push(format!("{path}: {}", arg.get_id()));
            }
        }
        for verb in command.get_subcommands() {
            untold(verb, &format!("{path} {}", verb.get_name()), found);
        }
    }

    #[test]
    fn every_value_has_its_french_word_in_the_help() {
        let mut command = in_french(Arguments::command());
        command.build();
        let mut found = Vec::new();
        untold(&command, "carnet", &mut found);
        assert!(found.is_empty(), "give a value_name, or a word in help.rs:\n{}", found.join("\n"));
    }

    #[test]
    fn a_value_without_a_french_word_is_found() {
        let command = || Command::new("carnet").subcommand(Command::new("lend"));
        for arg in [Arg::new("umbrella").long("umbrella"), Arg::new("x").long("x").value_name("REASON")] {
            let mut found = Vec::new();
            let id = arg.get_id().to_string();
            let lent = in_french(command().mut_subcommand("lend", |verb| verb.arg(arg)));
            untold(&lent, "carnet", &mut found);
            assert_eq!(found, [format!("carnet lend: {id}")]);
        }
    }
}
