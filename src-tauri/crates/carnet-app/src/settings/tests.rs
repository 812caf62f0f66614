use super::{set_series, show};
use crate::testing::{book, client, fields, on, some};
use crate::wire::invoices::{InvoiceIssue, InvoiceRequest};
use crate::wire::quotes::LineRequest;
use crate::wire::settings::{LawFact, SeriesRequest};
use crate::{Carnet, Language, invoices, journal};

fn ask(series: &str, next: &str) -> SeriesRequest {
    SeriesRequest { series: series.to_owned(), next: next.to_owned() }
}

fn next(carnet: &Carnet, series: &str) -> String {
    let standings = show(carnet).unwrap().series;
    standings.into_iter().find(|standing| standing.series == series).expect("the series is listed").next
}

/// Issues a free invoice and returns its number.
fn issue(carnet: &mut Carnet) -> String {
    let buyer = client(carnet, "Studio Forêt");
    let line = LineRequest {
        description: "Conseil".to_owned(),
        quantity: "1".to_owned(),
        unit: "d".to_owned(),
        unit_price: "350".to_owned(),
        ..LineRequest::default()
    };
    let request =
        InvoiceRequest { client: buyer.id.to_string(), lines: vec![line], ..InvoiceRequest::default() };
    let draft = invoices::save(carnet, request).unwrap().value.id;
    let issued = invoices::issue(carnet, InvoiceIssue { id: draft, ..InvoiceIssue::default() }).unwrap();
    issued.value.number.expect("an issued invoice has its number")
}

#[test]
fn a_series_goes_on_where_another_program_stopped() {
    let (_folder, mut carnet) = book();
    assert_eq!(next(&carnet, "F"), "F2026-0001");
    set_series(&mut carnet, ask("f", "12")).unwrap();
    assert_eq!(next(&carnet, "F"), "F2026-0012", "a rank is enough");
    assert_eq!(next(&carnet, "A"), "A2026-0001", "the others stay");
    assert_eq!(issue(&mut carnet), "F2026-0012");
    let check = invoices::verify(&carnet).unwrap();
    assert!(check.ok, "the eleven numbers of the other program are not missing here: {:?}", check.findings);
    set_series(&mut carnet, ask("D", "D2026-0040")).unwrap();
    assert_eq!(next(&carnet, "D"), "D2026-0040");
    journal::undo(&mut carnet).unwrap();
    assert_eq!(next(&carnet, "D"), "D2026-0001", "undo gives the series back");
}

#[test]
fn a_series_neither_goes_back_nor_leaves_a_gap() {
    let (folder, mut carnet) = book();
    assert_eq!(issue(&mut carnet), "F2026-0001");
    let (paths, failure) = fields(set_series(&mut carnet, ask("F", "1")));
    assert_eq!(paths, ["next"]);
    assert!(failure.message.contains("F2026-0001 est déjà donné"), "{}", failure.message);
    let (_, failure) = fields(set_series(&mut carnet, ask("F", "F2026-0012")));
    assert!(failure.message.contains("F2026-0002 ensuite, sans trou"), "{}", failure.message);
    let before = journal::list(&carnet).unwrap().entries.len();
    set_series(&mut carnet, ask("F", "2")).unwrap();
    assert_eq!(journal::list(&carnet).unwrap().entries.len(), before, "what is so already is no operation");
    set_series(&mut carnet, ask("A", "5")).unwrap();
    let (_, failure) = fields(set_series(&mut carnet, ask("A", "4")));
    assert!(failure.message.contains("A2026-0004 est déjà donné"), "{}", failure.message);
    for (series, number, paths) in [
        ("", "", &["series", "next"][..]),
        ("X", "12", &["series"]),
        ("F", "zéro", &["next"]),
        ("F", "0", &["next"]),
        ("F", "F2025-0012", &["next"]),
        ("F", "A2026-0012", &["next"]),
        ("F", "99999999999", &["next"]),
        ("F", "-3", &["next"]),
    ] {
        assert_eq!(fields(set_series(&mut carnet, ask(series, number))).0, paths, "{series} {number}");
    }
    let january = on(folder.path(), "2027-01-04");
    assert_eq!(next(&january, "F"), "F2027-0001", "a new year starts again");
}

#[test]
fn the_facts_are_those_of_the_day_and_the_status() {
    let (folder, mut carnet) = book();
    let fact = |carnet: &Carnet, name: &str| -> Option<LawFact> {
        show(carnet).unwrap().facts.into_iter().find(|fact| fact.name == name)
    };
    let wage = fact(&carnet, "SMIC horaire brut").unwrap();
    assert_eq!(
        (wage.value.as_str(), wage.valid_from.as_str()),
        ("12,31\u{a0}€ de l'heure", "2026-06-01"),
        "the wage of the day"
    );
    assert!(!wage.verified, "nobody vouches for it after October 2026");
    let threshold = fact(&carnet, "Seuil de la franchise de TVA").unwrap();
    assert_eq!(threshold.value, "37\u{202f}500\u{a0}€ par an");
    assert!(!threshold.reference.contains('('), "no identifiers of those who keep the facts: {threshold:?}");
    let contributions = fact(&carnet, "Cotisations sur le chiffre encaissé").unwrap();
    assert_eq!(contributions.value, "25,8\u{a0}% de l'encaissé", "25.6 and 0.2 for the training of a BNC");
    assert!(contributions.verified);
    assert!(fact(&carnet, "Taux normal de TVA").is_none(), "who charges no VAT need not know");
    carnet.set_language(Language::En);
    assert_eq!(fact(&carnet, "Gross minimum hourly wage").unwrap().value, "€12.31 an hour");
    assert_eq!(
        fact(&on(folder.path(), "2009-06-30"), "SMIC horaire brut").unwrap().value,
        "8,71\u{a0}€ de l'heure"
    );
}

#[test]
fn the_settings_tell_the_place_and_the_calendars() {
    let (folder, mut carnet) = book();
    client(&mut carnet, "Studio Forêt");
    crate::follow_ups::add(
        &mut carnet,
        crate::wire::follow_ups::FollowUpRequest {
            client: some("Studio"),
            on: "2026-12-01".to_owned(),
            note: "rappeler".to_owned(),
            ..crate::wire::follow_ups::FollowUpRequest::default()
        },
    )
    .unwrap();
    let settings = show(&carnet).unwrap();
    assert_eq!(settings.folder, folder.path().display().to_string());
    let on_disk = std::fs::metadata(folder.path().join("carnet.sqlite3")).unwrap().len();
    assert!(settings.database_bytes >= on_disk && on_disk > 0, "the log counts, too");
    let feeds: Vec<_> = settings.feeds.iter().map(|feed| (feed.kind.as_str(), feed.events)).collect();
    assert_eq!(feeds, [("relances", 1), ("etapes", 0), ("paiements", 0), ("tout", 1)]);
    for feed in &settings.feeds {
        assert!(std::path::Path::new(&feed.path).is_file(), "{} stands there", feed.path);
    }
}
