use super::*;
use chrono::Days;
use proptest::prelude::*;

const CLIENTS: [(i64, &str); 9] = [
    (1, "Acme SARL"),
    (2, "Studio Zoé"),
    (3, "Studio Lumière"),
    (4, "Boulangerie Œuf & Cie"),
    (5, "Delta"),
    (6, "Delta Sud"),
    (7, "Production Martin"),
    (8, "Sam Dupont"),
    (9, "3 Suisses"),
];
const MISSIONS: [(i64, i64, &str); 4] =
    [(10, 1, "Site vitrine"), (11, 1, "Maintenance"), (20, 2, "Site marchand"), (50, 5, "Site delta")];

/// A Saturday, a quarter past four in the afternoon.
fn ctx() -> EntryContext<'static> {
    EntryContext { today: day("2026-11-21"), now_local: at("16:15"), clients: &CLIENTS, missions: &MISSIONS }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn read(text: &str) -> EntryDraft {
    parse(text, &ctx()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// The draft in one line: day, time, client, mission, motive, note.
fn told(text: &str) -> String {
    let draft = read(text);
    let time = match (draft.start, draft.end, draft.minutes) {
        (Some(start), Some(end), None) => format!("{}-{}", start.format("%H:%M"), end.format("%H:%M")),
        (None, None, Some(minutes)) => minutes.to_string(),
        other => panic!("{text}: a range or a length, not {other:?}"),
    };
    let id = |id: Option<i64>| id.map_or("-".to_owned(), |id| id.to_string());
    format!(
        "{} {time} {} {} {} [{}]",
        draft.date.format("%m-%d"),
        id(draft.client_id),
        id(draft.mission_id),
        draft.motive,
        draft.note
    )
}

#[test]
fn the_sentences_of_the_contract() {
    for (text, expected) in [
        ("2h acme appel", "11-21 2h 1 - phone []"),
        ("14:00-15:30 acme devis", "11-21 14:00-15:30 1 - quoting []"),
        ("hier 45m prospection", "11-20 45m - - prospecting []"),
        (
            "lun 9h-12h30 \"Studio Zoé\" maquette accueil",
            "11-16 09:00-12:30 2 - production [maquette accueil]",
        ),
        ("1,5 acme", "11-21 1h30 1 - production []"),
        ("9h30-11h acme", "11-21 09:30-11:00 1 - production []"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn days_times_and_lengths() {
    for (text, expected) in [
        ("9h-11h30 hier acme", "11-20 09:00-11:30 1 - production []"),
        ("acme 2h", "11-21 2h 1 - production []"),
        ("sam 2h acme", "11-21 2h 1 - production []"),
        ("dim 2h acme", "11-15 2h 1 - production []"),
        ("31/10 1.5 acme", "10-31 1h30 1 - production []"),
        ("2026-11-02 90m acme", "11-02 1h30 1 - production []"),
        ("lundi dernier 2h acme", "11-16 2h 1 - production []"),
        ("yesterday 1:30 acme call", "11-20 1h30 1 - phone []"),
        ("1 h 30 acme", "11-21 1h30 1 - production []"),
        ("1h 30m acme", "11-21 1h30 1 - production []"),
        ("45 min acme", "11-21 45m 1 - production []"),
        ("de 9h à 12h30 acme", "11-21 09:00-12:30 1 - production []"),
        ("from 9:00 to 12:30 acme", "11-21 09:00-12:30 1 - production []"),
        ("9-12 acme", "11-21 09:00-12:00 1 - production []"),
        ("9am-1pm acme", "11-21 09:00-13:00 1 - production []"),
        ("14h–15h30 acme", "11-21 14:00-15:30 1 - production []"),
        ("14h - 15h30 acme", "11-21 14:00-15:30 1 - production []"),
        ("22h-minuit acme", "11-21 22:00-00:00 1 - production []"),
        ("22h-1h30 acme", "11-21 22:00-01:30 1 - production []"),
        ("20:00-24:00 acme", "11-21 20:00-00:00 1 - production []"),
        ("depuis 14h acme", "11-21 14:00-16:15 1 - production []"),
        ("15:00- acme", "11-21 15:00-16:15 1 - production []"),
        ("2h acme version 3 page 12-14", "11-21 2h 1 - production [version 3 page 12-14]"),
        ("2h acme à 14h", "11-21 2h 1 - production [à 14h]"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn clients_missions_motives_and_the_note() {
    for (text, expected) in [
        ("2h appel acme", "11-21 2h 1 - phone []"),
        ("2h ACM retouches logo", "11-21 2h 1 - production [retouches logo]"),
        ("2h studio zoe charte", "11-21 2h 2 - production [charte]"),
        ("2h studio l charte", "11-21 2h 3 - production [charte]"),
        ("2h @\"studio lumière\"", "11-21 2h 3 - production []"),
        ("2h boulangerie oeuf", "11-21 2h 4 - production []"),
        ("2h delta point", "11-21 2h 5 - production [point]"),
        ("2h delta s point", "11-21 2h 6 - production [point]"),
        ("2h acme #maint mise à jour", "11-21 2h 1 11 production [mise à jour]"),
        ("2h acme #site accueil", "11-21 2h 1 10 production [accueil]"),
        ("2h #\"site marchand\" panier", "11-21 2h 2 20 production [panier]"),
        ("2h #site m panier", "11-21 2h 2 20 production [panier]"),
        ("2h acme réunion de lancement", "11-21 2h 1 - phone [réunion de lancement]"),
        ("2h acme lire le devis", "11-21 2h 1 - production [lire le devis]"),
        ("1h compta urssaf T3", "11-21 1h - - administration [compta urssaf T3]"),
        ("1h formation Rust", "11-21 1h - - training [Rust]"),
        ("1h admin classement", "11-21 1h - - administration [classement]"),
        ("1h trajet acme", "11-21 1h 1 - travel []"),
        ("1h acme facturation", "11-21 1h 1 - invoicing []"),
        ("1h prospection acme", "11-21 1h 1 - prospecting []"),
        ("1h production martin", "11-21 1h 7 - production []"),
        ("2h sam dupont appel", "11-21 2h 8 - phone []"),
        ("sam dupont 2h", "11-21 2h 8 - production []"),
        ("3 suisses 2h devis", "11-21 2h 9 - quoting []"),
        ("sam 3h acme", "11-21 3h 1 - production []"),
        ("1h acme production pages", "11-21 1h 1 - production [pages]"),
        ("2h acme   deux   espaces", "11-21 2h 1 - production [deux espaces]"),
        ("2h acme texte \"entre guillemets\"", "11-21 2h 1 - production [texte \"entre guillemets\"]"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn refusals_say_what_is_wrong() {
    let refused = |text: &str| parse(text, &ctx()).expect_err(text);
    assert_eq!(refused("  "), EntryLineError::Empty);
    assert_eq!(refused("acme appel"), EntryLineError::NoTime);
    assert_eq!(
        refused("2h studio maquette"),
        EntryLineError::AmbiguousClient {
            text: "studio".into(),
            candidates: vec!["Studio Zoé".into(), "Studio Lumière".into()]
        }
    );
    assert_eq!(
        refused("2h @nexiste"),
        EntryLineError::UnknownClient { text: "nexiste".into(), near: Vec::new() }
    );
    assert_eq!(
        refused("2h acme #refonte"),
        EntryLineError::UnknownMission { text: "refonte".into(), near: Vec::new() }
    );
    assert_eq!(
        refused("2h #site"),
        EntryLineError::AmbiguousMission {
            text: "site".into(),
            candidates: vec!["Site vitrine".into(), "Site marchand".into(), "Site delta".into()]
        }
    );
    assert_eq!(
        refused("2h devis"),
        EntryLineError::ClientMissing { motive: Motive::Quoting, tried: None, near: Vec::new() },
        "a quote is somebody's"
    );
    assert_eq!(
        refused("2h lecture"),
        EntryLineError::ClientMissing {
            motive: Motive::Production,
            tried: Some("lecture".into()),
            near: Vec::new()
        }
    );
    assert_eq!(refused("25:00-26:00 acme"), EntryLineError::NoSuchTime { text: "25:00".into() });
    assert_eq!(refused("9h-9h acme"), EntryLineError::EmptyRange { time: at("09:00") });
    assert_eq!(refused("30h acme"), EntryLineError::LongerThanADay);
    assert_eq!(refused("2h \"studio zoé"), EntryLineError::OpenQuote { position: 4 });
    assert!(matches!(refused("31/02 2h acme"), EntryLineError::Date(_)), "31 February is no day");
    assert!(matches!(refused("0h acme"), EntryLineError::Duration(_)), "nothing is no length");
    assert!(matches!(refused("-2h acme"), EntryLineError::Duration(_)), "a length is positive");
    assert!(matches!(refused("1h75 acme"), EntryLineError::Duration(_)), "an hour has sixty minutes");
    assert!(
        matches!(refused("2h acme a\u{7}b"), EntryLineError::Note(_)),
        "a note holds no control character"
    );
    assert!(matches!(refused(&"a ".repeat(600)), EntryLineError::TooLong { .. }));
}

#[test]
fn a_range_has_the_length_of_its_night() {
    let zone = chrono_tz::Tz::Europe__Paris;
    let minutes = |text: &str| read(text).true_minutes(zone).unwrap().0;
    assert_eq!(minutes("29/03/2026 1h30-3h30 acme"), 60, "an hour is skipped");
    assert_eq!(minutes("25/10/2026 1h30-3h30 acme"), 180, "an hour comes twice");
    assert_eq!(minutes("22h-1h30 acme"), 210, "past midnight");
    assert_eq!(minutes("1h30 acme"), 90, "a length is a length");
}

#[test]
fn the_window_is_told_what_was_understood() {
    let draft = parse("hier 2h @acme appel 🎉 zoé fin", &ctx()).unwrap();
    let line: Vec<u16> = "hier 2h @acme appel 🎉 zoé fin".encode_utf16().collect();
    let parts: Vec<(String, &str)> = draft
        .understood
        .iter()
        .map(|span| (String::from_utf16(&line[span.start..span.end]).unwrap(), span.role.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            ("hier".into(), "date"),
            ("2h".into(), "duration"),
            ("@acme".into(), "client"),
            ("appel".into(), "motive"),
            ("🎉 zoé fin".into(), "note"),
        ],
        "places count as the window's strings do"
    );
}

proptest! {
    #[test]
    fn no_sentence_panics(text in "\\PC{0,60}|([0-9hm:,.@#\"-]{1,6}|acme|studio|hier|devis| ){0,12}") {
        if let Ok(draft) = parse(&text, &ctx()) {
            let length = text.encode_utf16().count();
            let mut last = 0;
            for span in &draft.understood {
                prop_assert!(last <= span.start && span.start < span.end && span.end <= length, "spans follow each other");
                last = span.end;
            }
            prop_assert!(draft.minutes.is_some() != draft.start.is_some(), "a length or a range");
        }
    }

    #[test]
    fn what_was_written_is_understood(
        back in 0_u64..300, minutes in 1_u32..=1440, client in 0_usize..9, motive in 0_usize..8
    ) {
        let words = ["production", "appel", "devis", "facturation", "prospection", "administration", "formation", "trajet"];
        let date = day("2026-11-21") - Days::new(back);
        let (id, name) = CLIENTS[client];
        let text = format!("{} {} @\"{name}\" {} la suite", date.format("%d/%m/%Y"), Minutes(minutes), words[motive]);
        let draft = parse(&text, &ctx()).unwrap();
        prop_assert_eq!((draft.date, draft.minutes, draft.client_id), (date, Some(Minutes(minutes)), Some(id)));
        prop_assert_eq!((draft.motive, draft.note.as_str()), (Motive::ALL[motive], "la suite"));
    }
}

#[test]
fn a_word_from_inside_a_name_names_nobody_and_is_told_whose_it_is() {
    let near = |text: &str| match parse(text, &ctx()) {
        Err(
            EntryLineError::ClientMissing { near, .. }
            | EntryLineError::UnknownClient { near, .. }
            | EntryLineError::UnknownMission { near, .. },
        ) => near,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(near("2h zoe appel"), ["Studio Zoé"], "behind a space, without its accent");
    assert_eq!(near("2h appel oeuf"), ["Boulangerie Œuf & Cie"], "behind the motive");
    assert_eq!(near("2h @dupont"), ["Sam Dupont"]);
    assert_eq!(near("2h acme #vitrine"), ["Site vitrine"], "a mission's word");
    assert!(near("2h acme #marchand").is_empty(), "the mission of another client is none of Acme's");
    assert!(near("2h umière").is_empty(), "inside a word is no word");
    assert!(near("2h de lecture").is_empty(), "a small word is in too many names");
}
