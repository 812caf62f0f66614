//! Clients on a real book: fields, search, exchanges, imports.

use super::*;
use crate::testing::{book, client, fields, listed, sample, some};
use crate::wire::clients::{ClientRequest, ImportClientsRequest, LogRequest};
use crate::wire::follow_ups::{FollowUpRequest, FollowUpsRequest};
use crate::{Code, Language};
use carnet_core::input::fold;
use proptest::prelude::*;

fn request() -> ClientRequest {
    ClientRequest::default()
}

fn names(carnet: &Carnet, request: ClientsRequest) -> Vec<String> {
    list(carnet, request).unwrap().clients.into_iter().map(|client| client.name).collect()
}

fn found(carnet: &Carnet, search: &str) -> Vec<String> {
    names(carnet, ClientsRequest { search: some(search), ..ClientsRequest::default() })
}

#[test]
fn a_field_that_is_absent_stays_and_an_empty_one_empties() {
    let (_folder, mut carnet) = book();
    let made = save(
        &mut carnet,
        ClientRequest {
            name: some("  Studio Zoé "),
            person: some("Gaël Bérenger"),
            siret: some("552 100 554 00013"),
            email: some("zoe@exemple.fr"),
            phone: some("05 56 77 67 65"),
            address: some("1 rue du Port\r\n33000 Bordeaux"),
            source: some("LinkedIn"),
            next_date: some("+3j"),
            ..request()
        },
    )
    .unwrap()
    .value;
    assert_eq!(made.name, "Studio Zoé", "trimmed");
    assert_eq!(made.siren.as_deref(), Some("552100554"), "taken from the SIRET");
    assert_eq!(made.address.as_deref(), Some("1 rue du Port\n33000 Bordeaux"), "one kind of line break");
    assert_eq!((made.stage.as_str(), made.country.as_str()), ("to_contact", "FR"));
    assert_eq!(made.source.as_deref(), Some("LinkedIn"), "the source was made");
    assert_eq!(made.next_date.as_deref(), Some("2026-11-24"), "three days after the day of the test");

    let changed = save(
        &mut carnet,
        ClientRequest { client: some("studio z"), phone: some(""), source: some("linkedin"), ..request() },
    )
    .unwrap()
    .value;
    assert_eq!(changed.phone, None, "an empty text empties");
    assert_eq!(changed.source.as_deref(), Some("LinkedIn"), "the same source, whatever its case");
    assert_eq!(
        (changed.id, changed.email, changed.next_date),
        (made.id, made.email, made.next_date),
        "absent stays"
    );

    let undone = crate::journal::undo(&mut carnet).unwrap();
    assert!(undone.value.label.ends_with("Studio Zoé"), "the journal says whose: {}", undone.value.label);
    assert!(listed(&carnet, made.id).phone.is_some(), "the change is taken back");
}

#[test]
fn every_wrong_field_is_told_at_once_and_nothing_is_written() {
    let (_folder, mut carnet) = book();
    let (paths, failure) = fields(save(
        &mut carnet,
        ClientRequest {
            name: some("a\u{7}b"),
            kind: some("robot"),
            siren: some("123456789"),
            siret: some("1"),
            vat_number: some("FR00552100554"),
            email: some("zoe"),
            phone: some("abc"),
            country: some("France"),
            next_date: some("31/02/2027"),
            note: some(&"x".repeat(10_001)),
            ..request()
        },
    ));
    assert_eq!(
        paths,
        ["name", "kind", "note", "email", "phone", "vat_number", "siren", "siret", "country", "next_date"],
        "one pass over all: {}",
        failure.message
    );
    assert!(failure.fields.iter().all(|f| f.message.ends_with('.')), "sentences: {:?}", failure.fields);
    let (paths, _) = fields(save(&mut carnet, request()));
    assert_eq!(paths, ["name"], "a client has a name");
    let other = ClientRequest {
        name: some("X"),
        siren: some("732829320"),
        siret: some("55210055400013"),
        ..request()
    };
    assert_eq!(fields(save(&mut carnet, other)).0, ["siret"], "an establishment of another company");
    assert!(names(&carnet, ClientsRequest::default()).is_empty(), "nothing was written");
    assert!(carnet.book().journal(10).unwrap().iter().all(|entry| entry.op == "init"), "nor journaled");
    let missing = save(&mut carnet, ClientRequest { client: some("nobody"), ..request() }).unwrap_err();
    assert_eq!(missing.explain(Language::En).code, Code::NotFound);
}

#[test]
fn the_next_date_is_the_nearest_follow_up_and_moves_with_it() {
    let (_folder, mut carnet) = book();
    let id = client(&mut carnet, "Acme").id;
    let set = |carnet: &mut Carnet, date: &str| {
        save(carnet, ClientRequest { client: some("acme"), next_date: some(date), ..request() })
    };
    let (paths, failure) = fields(set(&mut carnet, "hier"));
    assert_eq!(paths, ["next_date"], "{}", failure.message);
    set(&mut carnet, "2026-12-10").unwrap();
    set(&mut carnet, "2026-12-12").unwrap();
    let open = crate::follow_ups::list(&carnet, FollowUpsRequest::default()).unwrap().items;
    assert_eq!(open.len(), 1, "moved, not doubled");
    assert_eq!(listed(&carnet, id).next_date.as_deref(), Some("2026-12-12"));
    // Days later the date has gone by; a form that sends it back unchanged is not refused.
    let mut later = crate::testing::on(carnet.folder(), "2027-01-05");
    set(&mut later, "2026-12-12").unwrap();
    set(&mut later, "").unwrap();
    assert_eq!(listed(&later, id).next_date, None, "emptied");
}

#[test]
fn lists_are_sorted_by_next_date_with_those_without_at_the_end() {
    let (_folder, mut carnet) = book();
    for (name, next, stage) in [
        ("Zed", "", "won"),
        ("Bravo", "2027-01-02", "contacted"),
        ("Alpha", "", "lost"),
        ("Yvan", "2026-12-01", "won"),
    ] {
        let next_date = (!next.is_empty()).then(|| next.to_owned());
        save(&mut carnet, ClientRequest { name: some(name), stage: some(stage), next_date, ..request() })
            .unwrap();
    }
    let sorted =
        |sort: &str| names(&carnet, ClientsRequest { sort: some(sort), ..ClientsRequest::default() });
    assert_eq!(sorted(""), ["Yvan", "Bravo", "Alpha", "Zed"], "next date first");
    assert_eq!(sorted("name"), ["Alpha", "Bravo", "Yvan", "Zed"]);
    assert_eq!(sorted("stage"), ["Bravo", "Yvan", "Zed", "Alpha"], "in the order of the sale");
    assert_eq!(sorted("created"), ["Yvan", "Alpha", "Bravo", "Zed"], "newest first");
    let won = ClientsRequest { stage: some("won"), ..ClientsRequest::default() };
    assert_eq!(names(&carnet, won), ["Yvan", "Zed"]);
    let (paths, _) =
        fields(list(&carnet, ClientsRequest { sort: some("size"), stage: some("x"), search: None }));
    assert_eq!(paths, ["stage", "sort"]);
}

#[test]
fn every_word_of_a_search_is_found_wherever_it_stands() {
    let (_folder, mut carnet) = book();
    save(
        &mut carnet,
        ClientRequest {
            name: some("Éditions Œuvrard"),
            person: some("Noël L’Hôpital"),
            email: some("contact46@exemple.invalid"),
            ..request()
        },
    )
    .unwrap();
    client(&mut carnet, "100 % coton_bio");
    for search in ["oeuvrard", "HOPITAL noel", "editions contact46", "l'hôpital ŒUVRARD", ""] {
        assert!(found(&carnet, search).contains(&"Éditions Œuvrard".to_owned()), "{search:?} finds it");
    }
    assert!(found(&carnet, "oeuvrard martin").is_empty(), "every word must be there");
    assert_eq!(found(&carnet, "% coton_"), ["100 % coton_bio"], "signs stand for themselves");
    assert!(found(&carnet, "100_%").is_empty(), "no sign is a wildcard");
}

#[test]
fn an_exchange_brings_its_hour_and_its_next_date() {
    let (_folder, mut carnet) = book();
    let id = client(&mut carnet, "Acme").id;
    let call = |note: &str, on: &str, minutes: &str, next: &str| LogRequest {
        client: "acme".to_owned(),
        kind: "call".to_owned(),
        note: note.to_owned(),
        minutes: some(minutes),
        next: some(next),
        on: some(on),
    };
    let first = log(&mut carnet, call("Standard, rappeler\nle directeur", "2026-11-02", "15", "")).unwrap();
    assert_eq!(
        (first.value.minutes, first.value.on.as_str()),
        (Some(15), "2026-11-02"),
        "a bare number is minutes"
    );
    assert_eq!(listed(&carnet, id).stage, "contacted", "an exchange is a contact");
    let due = FollowUpRequest { client: some("acme"), on: "auj".to_owned(), ..FollowUpRequest::default() };
    crate::follow_ups::add(&mut carnet, due).unwrap();
    let second = log(&mut carnet, call("Intéressé", "", "1h30", "lun")).unwrap();
    assert_eq!(second.notices, ["La relance prévue est faite."], "what was due is done, and it is told");
    let now = listed(&carnet, id);
    assert_eq!(now.next_date.as_deref(), Some("2026-11-23"), "the Monday after");
    assert_eq!(now.next_note.as_deref(), Some("Suite : Intéressé"));
    let hours = carnet_store::client::sums(carnet.conn(), ClientId(id)).unwrap();
    assert_eq!(hours.minutes, 105, "both stand on the hour grid");
    let motive: String =
        carnet.conn().query_row("SELECT DISTINCT motive FROM time_entry", [], |r| r.get(0)).unwrap();
    assert_eq!(motive, "phone");
    crate::journal::undo(&mut carnet).unwrap();
    let sums = carnet_store::client::sums(carnet.conn(), ClientId(id)).unwrap();
    assert_eq!(sums.minutes, 15, "one operation: its hour goes with it");
    assert_eq!(
        listed(&carnet, id).next_date.as_deref(),
        Some("2026-11-21"),
        "and the follow-up is due again"
    );
}

#[test]
fn an_exchange_refuses_what_cannot_have_been() {
    let (_folder, mut carnet) = book();
    client(&mut carnet, "Acme");
    let wrong = LogRequest {
        client: "acme".to_owned(),
        kind: "fax".to_owned(),
        note: " ".to_owned(),
        minutes: some("25h"),
        next: some("hier"),
        on: some("demain"),
    };
    assert_eq!(fields(log(&mut carnet, wrong)).0, ["kind", "note", "on", "minutes", "next"]);
    let entries: i64 = carnet.conn().query_row("SELECT count(*) FROM time_entry", [], |r| r.get(0)).unwrap();
    assert_eq!(entries, 0, "nothing was written");
}

fn import_file(carnet: &mut Carnet, name: &str, dry_run: bool) -> crate::wire::clients::ClientImport {
    let path = sample(name).display().to_string();
    import(carnet, ImportClientsRequest { path, dry_run, columns: None }).unwrap().value
}

#[test]
fn the_samples_go_in_once() {
    let (_folder, mut carnet) = book();
    let mut total = 0;
    for name in ["prospects.csv", "prospects-excel.csv", "contacts.vcf"] {
        let preview = import_file(&mut carnet, name, true);
        assert_eq!(
            names(&carnet, ClientsRequest::default()).len(),
            total,
            "{name}: a dry run writes nothing"
        );
        let done = import_file(&mut carnet, name, false);
        let of =
            |rows: &[crate::wire::clients::ImportedClient]| rows.iter().map(|r| r.line).collect::<Vec<_>>();
        assert_eq!(of(&preview.added), of(&done.added), "{name}: the preview is what happens");
        assert_eq!(preview.refused, done.refused, "{name}");
        assert!(!done.added.is_empty(), "{name} brings someone");
        assert!(done.added.iter().all(|row| row.id.is_some()), "{name}: each has its id");
        total += done.added.len();
        assert_eq!(names(&carnet, ClientsRequest::default()).len(), total, "{name}: as many as were told");
        let again = import_file(&mut carnet, name, false);
        assert!(again.added.is_empty(), "{name} twice adds nothing");
        assert!(again.duplicates.iter().all(|row| row.id.is_some() && row.reason.is_some()), "each says why");
    }
    let with_date = list(&carnet, ClientsRequest::default()).unwrap().clients;
    assert!(with_date[0].next_date.is_some(), "the dates of the file became follow-ups");
    assert!(with_date.iter().any(|client| client.source.is_some()), "sources were made");
    let journal = carnet.book().journal(50).unwrap();
    assert_eq!(
        journal.iter().filter(|entry| entry.op == "import_clients").count(),
        3,
        "one operation a file"
    );
}

#[test]
fn a_bad_row_is_named_and_the_others_go_in() {
    let (folder, mut carnet) = book();
    let path = folder.path().join("mixed.csv");
    let rows = "Société;SIREN;SIRET;E-mail\nUn;732829320;;un@exemple.fr\nDeux;123456789;;\n;;;\nTrois;732829320;55210055400013;\n\
                Un bis;;;UN@exemple.fr\nQuatre;;;\n";
    std::fs::write(&path, rows).unwrap();
    let path = path.display().to_string();
    let done =
        import(&mut carnet, ImportClientsRequest { path, dry_run: false, columns: None }).unwrap().value;
    let lines = |rows: &[crate::wire::clients::RefusedRow]| rows.iter().map(|r| r.line).collect::<Vec<_>>();
    assert_eq!(done.added.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Un", "Quatre"]);
    assert!(lines(&done.refused).contains(&3) && lines(&done.refused).contains(&5), "{:?}", done.refused);
    assert_eq!(
        done.duplicates[0].reason.as_deref(),
        Some("Même adresse e-mail que la ligne 2 : rien n'est ajouté.")
    );
    assert_eq!(done.duplicates[0].id, done.added[0].id, "the one that it repeats");
    assert_eq!(done.columns[0].field.as_deref(), Some("company"));
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let (folder, mut carnet) = book();
    let missing =
        ImportClientsRequest { path: "/no/such/file.csv".to_owned(), dry_run: false, columns: None };
    assert_eq!(import(&mut carnet, missing).unwrap_err().explain(Language::Fr).code, Code::File);
    for (name, bytes) in [
        ("empty.csv", Vec::new()),
        ("binary.csv", vec![0_u8, 1, 2, 255, 254, 0, 0]),
        ("large.csv", vec![b'a'; 50_000_000]),
        ("words.csv", b"rien;de;connu\n1;2;3\n".to_vec()),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.display().to_string();
        assert_eq!(
            fields(import(&mut carnet, ImportClientsRequest { path, dry_run: false, columns: None })).0,
            ["path"],
            "{name}"
        );
    }
    assert!(names(&carnet, ClientsRequest::default()).is_empty(), "nothing came in");
}

proptest! {
    // Each case fills a book on the disk: few cases with many names and words.
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn a_search_finds_what_fold_says(
        names in proptest::collection::vec("[a-zA-ZéÈœŒçï'’ _%-]{0,11}[a-zé]", 4..9),
        words in proptest::collection::vec("[a-zA-ZéÈœçï_%'-]{1,3}", 20),
    ) {
        let (_folder, mut carnet) = book();
        for name in &names {
            client(&mut carnet, name);
        }
        for word in words {
            let folded = fold(&word);
            let expected = names.iter().filter(|name| fold(name).contains(&folded)).count();
            prop_assert_eq!(found(&carnet, &word).len(), expected, "{} in {:?}", word, names);
        }
    }
}

#[test]
fn the_user_says_what_unnamed_columns_hold() {
    let (folder, mut carnet) = crate::hours::testing::book("2026-11-20");
    let file = folder.path().join("liste.csv");
    std::fs::write(&file, "A;B;C\nBoréal;contact@boreal.fr;0561000000\nÉcorce;oups;\n").unwrap();
    let path = file.display().to_string();
    let ask = |columns: Option<Vec<Option<&str>>>, dry_run| ImportClientsRequest {
        path: path.clone(),
        dry_run,
        columns: columns.map(|list| list.into_iter().map(|field| field.map(str::to_owned)).collect()),
    };
    let shown = import(&mut carnet, ask(None, true)).unwrap().value;
    assert!(shown.problem.is_some(), "no column says that it is a name");
    assert_eq!(
        shown.sample[0],
        ["Boréal", "contact@boreal.fr", "0561000000"],
        "the head is shown all the same"
    );
    assert!(shown.fields.contains(&"company".to_owned()), "and what a column may be");
    assert!(import(&mut carnet, ask(None, false)).is_err(), "nothing goes in like this");
    let told = || Some(vec![Some("company"), Some("email"), None]);
    let shown = import(&mut carnet, ask(told(), true)).unwrap().value;
    let lines: Vec<_> = shown.refused.iter().map(|row| row.line).collect();
    assert_eq!(
        (shown.added.len(), lines, shown.problem),
        (1, vec![3], None),
        "« oups » is no e-mail address"
    );
    let done = import(&mut carnet, ask(told(), false)).unwrap().value;
    assert_eq!(done.added[0].name, "Boréal");
    let wrong = import(&mut carnet, ask(Some(vec![Some("shoe size")]), true)).unwrap_err();
    assert_eq!(fields(Err::<(), _>(wrong)).0, ["columns.0"], "a field that does not exist");
}

#[test]
fn cards_begin_with_what_was_typed_and_leave_out_what_there_is_none_of() {
    let (_folder, mut carnet) = book();
    for (name, person) in
        [("Bazar Zoé", None), ("Zoé Studio", None), ("Acme", Some("Zoé Blanc")), ("Autre", None)]
    {
        save(&mut carnet, ClientRequest { name: some(name), person: person.map(str::to_owned), ..request() })
            .unwrap();
    }
    let found = |search: Option<&str>, most| {
        cards(&carnet, ClientCardsRequest { search: search.map(str::to_owned), most }).unwrap()
    };
    let names = |cards: &ClientCards| cards.clients.iter().map(|card| card.name.clone()).collect::<Vec<_>>();
    let shouted = found(Some("ZOE"), None);
    assert_eq!(shouted.search, "ZOE", "the answer says what it answers");
    assert_eq!(names(&shouted), ["Zoé Studio", "Acme", "Bazar Zoé"], "the start of a name before the rest");
    assert_eq!(names(&found(Some("zoe"), Some(1))), ["Zoé Studio"]);
    assert_eq!(names(&found(Some("blanc zoe"), None)), ["Acme"], "every word counts");
    assert_eq!(found(None, None).clients.len(), 4);
    let written = serde_json::to_string(&found(Some("autre"), None).clients[0]).unwrap();
    assert!(!written.contains("null") && !written.contains("person"), "{written}");
}
