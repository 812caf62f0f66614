//! Files of contacts: tables and cards, doubles, columns.

use super::super::duplicates::{DuplicateIndex, DuplicateReason, Existing};
use super::super::{ImportError, contacts};
use super::sample;
use crate::Language;
use std::collections::BTreeMap;

fn read_contacts(text: &str) -> contacts::ContactFile {
    contacts::read(text.as_bytes(), None).expect("a file of contacts")
}

#[test]
fn every_sample_of_contacts_is_read_whole() {
    for (name, rows) in [("prospects.csv", 40), ("prospects-excel.csv", 20), ("contacts.vcf", 15)] {
        let file = contacts::read(&sample(name), None).expect(name);
        assert_eq!(file.refused, [], "{name} has no row at fault");
        assert_eq!(file.rows.len(), rows, "{name}: contacts");
    }
    let file = contacts::read(&sample("prospects.csv"), None).expect("readable");
    let third = &file.rows[2];
    assert_eq!(third.company.as_deref(), Some("Studio Zoé 3"), "company");
    assert_eq!(third.person.as_deref(), Some("Éloïse L'Hôpital"), "person");
    assert_eq!(third.email.as_ref().map(|e| e.as_str()), Some("contact3@exemple.invalid"), "e-mail");
    assert_eq!(third.siren.as_ref().map(|s| s.as_str()), Some("680424249"), "SIREN");
    assert_eq!(third.address.as_deref(), Some("31000 Pau"), "address");
    assert_eq!(third.source.as_deref(), Some("Bouche à oreille"), "source");
    assert_eq!(third.next_date.map(|d| d.to_string()), Some("2027-02-11".into()), "day first");
    assert_eq!(third.note.as_deref(), Some("n'a pas le budget\navant janvier"), "a note of two lines");
    assert_eq!((third.line, file.rows[3].line), (4, 6), "lines of the file, not numbers of rows");
    let cards = contacts::read(&sample("contacts.vcf"), None).expect("readable").rows;
    assert_eq!(cards[1].company.as_deref(), Some("Éditions Saint-Lary 47"), "ORG");
    assert_eq!(cards[1].person.as_deref(), Some("Hélène L'Hôpital"), "FN");
    assert_eq!(cards[1].address.as_deref(), Some("1 rue du Port\n64000 Saint-Lary"), "ADR");
    let note = "mariage en juin : féliciter en juillet — à relancer sans insister — à relancer sans insister — à relancer sans insister";
    assert_eq!(cards[1].note.as_deref(), Some(note), "the spaces at folds stay");
    assert_eq!(
        cards[2].note.as_deref().map(|n| n.starts_with("rencontré au salon ; demander Éléonore, poste 12")),
        Some(true),
        "unescaped"
    );
    assert!(
        cards.iter().all(|c| c.phone.is_some() && c.email.is_some()),
        "numbers as text and as tel: alike"
    );
}

#[test]
fn contacts_of_the_samples_are_never_doubled() {
    let mut index = DuplicateIndex::new([]);
    let mut found = BTreeMap::new();
    for name in ["prospects.csv", "prospects-excel.csv", "contacts.vcf"] {
        for draft in contacts::read(&sample(name), None).expect(name).rows {
            match index.find(&draft) {
                Some((id, reason)) => {
                    let same: &str = id;
                    assert_eq!(Some(same), draft.company.as_deref(), "the company itself, by {reason:?}");
                    *found.entry((name, reason == DuplicateReason::Siren)).or_insert(0) += 1;
                }
                None => index.add(Existing {
                    id: draft.name().to_owned().leak(),
                    name: draft.name().to_owned(),
                    email: draft.email.as_ref().map(|e| e.as_str().to_owned()),
                    siren: draft.siren.as_ref().map(|s| s.as_str().to_owned()),
                }),
            }
        }
    }
    // Rows 30 to 39 are in both tables; cards 45 to 49 repeat the second one and have no SIREN.
    let wanted = BTreeMap::from([(("prospects-excel.csv", true), 10), (("contacts.vcf", false), 5)]);
    assert_eq!(found, wanted, "60 contacts, 15 repeated");
    // Without numbers and addresses the names alone must do, and no neighbour may be taken for another.
    let names: Vec<_> = contacts::read(&sample("prospects.csv"), None).expect("readable").rows;
    let mut index = DuplicateIndex::new([]);
    for draft in &names {
        let bare = contacts::ContactDraft { email: None, siren: None, ..draft.clone() };
        assert_eq!(index.find(&bare), None, "{} is nobody else", draft.name());
        index.add(Existing { id: draft.line, name: draft.name().to_owned(), email: None, siren: None });
    }
    let shouted = contacts::ContactDraft {
        company: Some("CLINIQUE ZOE 1".into()),
        ..contacts::ContactDraft::default()
    };
    assert_eq!(index.find(&shouted), Some((2, DuplicateReason::SameName)), "found by its name alone");
}

#[test]
fn contacts_at_fault_are_named_and_the_others_go_in() {
    let text = "Société;Contact;E-mail;SIREN;SIRET;Prochaine relance;Étape\n\
        Bonne;Zoé;zoe@exemple.fr;732829320;;19/12/2026;à contacter\n\
        Fausse clé;;;732829321;;;\n\
        Date;;;;;31/02/2027;\n\
        Adresse;;zoe.exemple.fr;;;;\n\
        ;;a@exemple.fr;;;;\n\
        Étape;;;;;;peut-être\n\
        Siret;;;;73282932000074;;gagné\n\
        Trop;;;;;;;;x\n\
        Contr\u{1}le;;;;;;\n";
    let file = read_contacts(text);
    assert_eq!(file.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 8], "the good ones");
    assert_eq!(
        file.rows[1].siren.as_ref().map(|s| s.as_str()),
        Some("732829320"),
        "the SIRET holds the SIREN"
    );
    let lines: Vec<_> = file.refused.iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 9, 10], "each by its line");
    let fr: Vec<_> = file.refused.iter().map(|r| r.fault.sentence(Language::Fr)).collect();
    assert_eq!(fr[0], "SIREN « 732829321 » : la clé est fausse", "the reason says what and how");
    assert_eq!(fr[1], "« 31/02/2027 » n'est pas une date", "the reason says what and how");
    assert_eq!(fr[3], "ni société ni personne n'est nommée", "a row without a name");
    for refused in &file.refused {
        assert_ne!(
            refused.fault.sentence(Language::En),
            refused.fault.sentence(Language::Fr),
            "two languages"
        );
    }
}

#[test]
fn a_spreadsheet_s_file_of_a_macintosh_is_read_by_its_lines() {
    let text = b"Soci\x8Et\x8E;T\x8El\x8Ephone;SIREN\rCr\x90perie d\xD5Aur\x8Elie;05 61 00 00 01;\rFausse cl\x8E;;732829321\r";
    let file = contacts::read(text, None).expect("readable");
    let read: Vec<_> = file.rows.iter().map(|row| (row.line, row.name().to_owned())).collect();
    assert_eq!(read, [(2, "Crêperie d’Aurélie".to_owned())], "its columns, its accents, its line");
    assert_eq!(file.refused.iter().map(|row| row.line).collect::<Vec<_>>(), [3], "lines are counted");
}

#[test]
fn columns_are_guessed_and_may_be_given() {
    use contacts::ContactField as F;
    let guess = |names: &[&str]| {
        contacts::guess_mapping(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()).columns
    };
    assert_eq!(
        guess(&["Nom", "Prénom", "Tél."]),
        [Some(F::LastName), Some(F::FirstName), Some(F::Phone)],
        "a person"
    );
    assert_eq!(
        guess(&["Nom", "Courriel"]),
        [Some(F::Company), Some(F::Email)],
        "a lone name is the record's"
    );
    assert_eq!(
        guess(&["Company", "Name", "VAT number"]),
        [Some(F::Company), Some(F::Person), Some(F::VatNumber)],
        "English"
    );
    let text = b"Colonne A;Colonne B\nZo\xc3\xa9;zoe@exemple.fr\n";
    let refused = contacts::read(text, None).expect_err("no name is known");
    assert_eq!(
        refused,
        ImportError::NoKnownColumn { found: vec!["Colonne A".into(), "Colonne B".into()] },
        "they are listed"
    );
    let mapping = contacts::ContactMapping { columns: vec![Some(F::Company), Some(F::Email)] };
    let file = contacts::read(text, Some(&mapping)).expect("the caller knows better");
    assert_eq!(file.rows[0].company.as_deref(), Some("Zoé"), "read as told");
}
