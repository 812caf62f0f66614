//! Bad input: exit status 1, one sentence that says what is wrong, and not one byte of the book changes.

use carnet_tests::{Desk, IDENTITY, file_sha256, journal_len, program, sample};
use serde_json::Value;

/// Returns a desk with one of everything to be wrong about.
fn desk() -> Desk {
    let desk = Desk::new("2026-11-21", "receipts");
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    desk.json(&["client", "add", "Studio Noël", "--address", "Pau"]);
    desk.json(&[
        "quote",
        "new",
        "--client",
        "Studio Forêt",
        "--line",
        "Site;1;lump;1000",
        "--estimate",
        "20",
    ]);
    let draft = desk.json(&["invoice", "new", "--client", "Studio Forêt", "--line", "Site;1;lump;1000"]);
    desk.json(&["invoice", "issue", &draft["id"].to_string()]);
    desk.json(&["invoice", "new", "--client", "Studio Noël", "--line", "Conseil;2;h;50"]);
    desk.json(&["hours", "add", "2h studio forêt production"]);
    desk
}

/// Checks that `args` are refused with a sentence, and that nothing was written.
fn check(desk: &Desk, args: &[&str]) -> Value {
    let file = desk.book().join("carnet.sqlite3");
    let before = (journal_len(&desk.book()), file_sha256(&file));
    let failure = desk.refused(args);
    let message = failure["message"].as_str().unwrap_or_default();
    assert!(
        message.len() > 10 && message.ends_with(['.', '…', '»']),
        "carnet {args:?}: a sentence, not {message:?}"
    );
    assert!(
        !message.contains('\n') && message.len() < 600,
        "carnet {args:?}: one sentence, not a page: {message}"
    );
    for word in ["panicked", "RUST_BACKTRACE", "SqliteFailure", "Err("] {
        assert!(!message.contains(word), "carnet {args:?}: a sentence for people: {message}");
    }
    let after = (journal_len(&desk.book()), file_sha256(&file));
    assert_eq!(before, after, "carnet {args:?} was refused: the book must be as before");
    failure
}

#[test]
fn every_field_refuses_what_it_must_and_changes_nothing() {
    let desk = desk();
    let long = "x".repeat(20_000);
    let line = |text: &str| text.to_owned();
    let quote = |line: &str| {
        ["quote", "new", "--client", "Studio Forêt", "--estimate", "10", "--line"]
            .iter()
            .map(|word| (*word).to_owned())
            .chain([line.to_owned()])
            .collect::<Vec<_>>()
    };
    let words = |text: &[&str]| text.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let cases: Vec<(Vec<String>, &str)> = vec![
        (words(&["client", "add", "X", "--siret", "73282932000075"]), "siret"),
        (words(&["client", "add", "X", "--siren", "732829321"]), "siren"),
        (words(&["client", "add", "X", "--vat-number", "FR00732829320"]), "vat_number"),
        (words(&["client", "add", "X", "--email", "pas une adresse"]), "email"),
        (words(&["client", "add", "X", "--phone", "douze"]), "phone"),
        (words(&["client", "add", "X", "--stage", "gagné"]), "stage"),
        (words(&["client", "add", "X", "--next", "31/02/2027"]), "next_date"),
        (words(&["client", "add", "   "]), "name"),
        (words(&["client", "add", "clo\u{7}che"]), "name"),
        (words(&["client", "add", &long]), "name"),
        (words(&["client", "add", "X", "--note", &long]), "note"),
        (words(&["identity", "edit", "--iban", "FR1420041010050500013M02607"]), "iban"),
        (words(&["identity", "edit", "--target-rate", "-5"]), "target_rate"),
        (words(&["identity", "edit", "--vat", "parfois"]), "vat"),
        (words(&["source", "add", "X", "--commission", "150"]), "commission"),
        (words(&["source", "add", "X", "--monthly", "beaucoup"]), "monthly"),
        (words(&["log", "Studio Forêt", "pigeon", "bonjour"]), "kind"),
        (words(&["log", "Studio Forêt", "call", "bonjour", "--minutes", "-5"]), "minutes"),
        (words(&["log", "Studio Forêt", "call", "bonjour", "--on", "2026-02-30"]), "on"),
        (words(&["follow-up", "add", "--client", "Studio Forêt", "--on", "31 février", "rappeler"]), "on"),
        (
            words(&[
                "follow-up",
                "add",
                "--client",
                "Studio Forêt",
                "--on",
                "demain",
                "--at",
                "25:00",
                "rappeler",
            ]),
            "at",
        ),
        (quote(&line("Site;-1;h;50")), "lines.0.quantity"),
        (quote(&line("Site;0;h;50")), "lines.0.quantity"),
        (quote(&line("Site;beaucoup;h;50")), "lines.0.quantity"),
        (quote(&line("Site;1;siècle;50")), "lines.0.unit"),
        (quote(&line("Site;1;h;-50")), "lines.0.unit_price"),
        (quote(&line("Site;1;lump;10000001")), "lines.0.unit_price"),
        (quote(&line("Site;99999999999999999999999999999999;h;50")), "lines.0.quantity"),
        (quote(&line("Site;1;h;1/0")), "lines.0.unit_price"),
        (quote(&line("Site;1;h;50;150")), "lines.0.vat_rate"),
        (quote(&line("Site;1;h;50;20;101")), "lines.0.discount_percent"),
        (quote(&line(" ;1;h;50")), "lines.0.description"),
        (quote(&format!("{long};1;h;50")), "lines.0.description"),
        (quote(&line("Si\u{1b}[31mte;1;h;50")), "lines.0.description"),
        ([quote("Site;1;h;50"), words(&["--discount", "120"])].concat(), "discount_percent"),
        ([quote("Site;1;h;50"), words(&["--valid-until", "2026-02-31"])].concat(), "valid_until"),
        ([quote("Site;1;h;50"), words(&["--schedule", "20/40/30"])].concat(), "schedule"),
        ([quote("Site;1;h;50"), words(&["--schedule", "-20/120"])].concat(), "schedule"),
        (
            words(&["quote", "new", "--client", "Studio Forêt", "--line", "S;1;h;50", "--estimate", "-3"]),
            "estimate",
        ),
        (words(&["quote", "send", "D2026-0001", "--follow-up", "31/02/2027"]), "follow_up"),
        (words(&["invoice", "issue", "2", "--on", "31/02/2026"]), "on"),
        (words(&["invoice", "issue", "2", "--on", "2026-12-25"]), "on"),
        (words(&["invoice", "issue", "2", "--on", "2026-01-05"]), "on"),
        (words(&["pay", "F2026-0001", "--amount", "-5"]), "amount"),
        (words(&["pay", "F2026-0001", "--amount", "0"]), "amount"),
        (words(&["pay", "F2026-0001", "--amount", "20 000 000,01"]), "amount"),
        (words(&["pay", "F2026-0001", "--amount", "5", "--method", "troc"]), "method"),
        (words(&["pay", "F2026-0001", "--amount", "5", "--on", "2026-02-29"]), "on"),
        (words(&["hours", "edit", "1", "--duration", "-2h"]), "duration"),
        (words(&["hours", "edit", "1", "--date", "2026-02-31"]), "date"),
        (words(&["hours", "edit", "1", "--start", "26:00"]), "start"),
        (words(&["hours", "edit", "1", "--motive", "sieste"]), "motive"),
    ];
    for (args, field) in &cases {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let failure = check(&desk, &args);
        assert_eq!(failure["code"], "invalid_input", "carnet {args:.80?}: {failure}");
        let fields: Vec<&str> =
            failure["fields"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
        assert!(
            fields.iter().any(|path| path.starts_with(field)),
            "carnet {args:.80?} names {field}, not {fields:?}"
        );
    }
}

#[test]
fn a_line_below_zero_is_told_what_it_is_meant_for() {
    let desk = desk();
    for line in ["Geste commercial;1;lump;-50", "Retour;-1;h;50"] {
        let failure = check(&desk, &["invoice", "new", "--client", "Studio Forêt", "--line", line]);
        let said = failure["fields"][0]["message"].as_str().unwrap();
        assert!(said.contains("remise") && said.contains("avoir"), "{line}: {said}");
        let failure =
            check(&desk, &["--lang", "en", "invoice", "new", "--client", "Studio Forêt", "--line", line]);
        let said = failure["fields"][0]["message"].as_str().unwrap();
        assert!(said.contains("discount") && said.contains("credit note"), "{line}: {said}");
    }
}

/// Everything that can stand where a file is asked for, and is none: each answer comes at once, in a sentence.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once() {
    let desk = desk();
    let path = |name: &str| desk.folder().join(name).display().to_string();
    std::fs::create_dir(path("un dossier")).unwrap();
    std::fs::write(path("vide.xml"), "").unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(path("tube")).status().unwrap();
    assert!(pipe.success());
    let (folder, empty, pipe, beyond) =
        (path("un dossier"), path("vide.xml"), path("tube"), path("vide.xml/facture.xml"));
    for (file, said) in [
        ("/dev/null", "fichier ordinaire"),
        ("/dev/zero", "fichier ordinaire"),
        (&pipe, "fichier ordinaire"),
        (&folder, "dossier"),
        (&empty, "vide"),
        (&beyond, "chemin"),
        ("/proc/self/mem", "erreur 5"),
    ] {
        for command in
            [&["expense", "import"][..], &["client", "import"], &["hours", "import", "--format", "csv"]]
        {
            let begun = std::time::Instant::now();
            let failure = check(&desk, &[command, &[file]].concat());
            let message = failure["message"].as_str().unwrap();
            assert!(message.contains(said), "{command:?} {file}: {message}");
            for raw in ["os error", "input", "directory"] {
                assert!(!message.contains(raw), "{command:?} {file}: {message}");
            }
            assert!(begun.elapsed().as_secs() < 2, "{command:?} {file} took {:?}", begun.elapsed());
        }
        for command in [
            vec!["quote", "accept", "D2026-0001", "--on", "today", "--signed", file],
            vec!["identity", "edit", "--logo", file],
            vec!["restore", file],
        ] {
            check(&desk, &command);
        }
    }
}

#[test]
fn what_does_not_exist_or_may_not_change_is_refused() {
    let desk = desk();
    for (args, code) in [
        (&["client", "show", "Personne"][..], "not_found"),
        (&["client", "show", "Studio"], "ambiguous"),
        (&["quote", "show", "D2026-0099"], "not_found"),
        (&["invoice", "show", "F2026-0099"], "not_found"),
        (&["invoice", "issue", "99"], "not_found"),
        (&["invoice", "issue", "1"], "frozen"),
        (&["invoice", "delete", "1"], "frozen"),
        (&["invoice", "edit", "1", "--subject", "autre"], "frozen"),
        (&["mission", "show", "99"], "not_found"),
        (&["follow-up", "done", "99"], "not_found"),
        (&["hours", "delete", "99"], "not_found"),
        (&["hours", "stop"], "refused"),
        (&["quote", "accept", "D2026-0001", "--signed", "absent.pdf", "--on", "2026-11-21"], "refused"),
        (&["redo"], "refused"),
        (&["cash", "match"], "not_yet"),
        (&["simulate", "drop", "Personne"], "not_found"),
        (&["simulate", "portage", "1"], "not_yet"),
        (&["fec", "--year", "2026"], "refused"),
    ] {
        let failure = check(&desk, args);
        assert_eq!(failure["code"], code, "carnet {args:?}: {failure}");
    }
    let ambiguous = desk.refused(&["client", "show", "Studio"]);
    let message = ambiguous["message"].as_str().unwrap();
    assert!(message.contains("Forêt") && message.contains("Noël"), "the candidates are named: {message}");
}

#[test]
fn a_first_start_names_every_wrong_field_at_once_and_makes_no_book() {
    let desk = Desk::empty("2026-11-21");
    let mut args: Vec<&str> = IDENTITY.to_vec();
    let place = |args: &[&str], option: &str| args.iter().position(|word| *word == option).unwrap() + 1;
    let (siret, iban) = (place(&args, "--siret"), place(&args, "--iban"));
    args[siret] = "73282932000075";
    args[iban] = "FR1420041010050500013M02607";
    args.extend(["--vat", "franchise", "--started", "2026-02-31"]);
    let failure = desk.refused(&args);
    let fields: Vec<&str> =
        failure["fields"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(fields, ["siret", "iban", "started"], "all of them, in one pass");
    assert!(!desk.book().join("carnet.sqlite3").exists(), "no book is made");
    assert_eq!(desk.refused(&["client", "list"])["code"], "no_book");
    let people = desk.run(&args);
    assert_eq!(people.status, Some(1), "for people as for scripts");
    assert!(
        people.err.lines().count() >= 3 && !people.err.contains('{'),
        "a sentence a field: {}",
        people.err
    );
    let english = desk.refused(&[&args[..], &["--lang", "en"]].concat());
    assert_ne!(english["message"], failure["message"], "the sentence speaks the language asked for");
}

#[test]
fn a_book_is_made_in_a_folder_that_is_named_without_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(program());
        command.args(args).args(["--book", "compta"]).env_remove("CARNET_HOME").current_dir(folder.path());
        let ran = command.output().unwrap();
        assert!(ran.status.success(), "carnet {args:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    run(&[IDENTITY, &["--vat", "franchise"]].concat());
    run(&["client", "add", "Studio Noël"]);
    assert!(run(&["client", "list"]).contains("Studio Noël"), "it is found again by that name");
}

#[test]
fn wrong_usage_has_its_own_exit_status() {
    let desk = desk();
    for args in [
        &["client"][..],
        &["client", "fly"],
        &["invoice", "pdf", "F2026-0001"],
        &["quote", "new", "--client", "Studio Forêt", "--line", "Site;1;h"],
        &["follow-up", "add", "--on", "demain", "rappeler"],
        &["client", "list", "--lang", "de"],
    ] {
        let ran = desk.run(args);
        assert_eq!(
            (ran.status, ran.out.as_str()),
            (Some(2), ""),
            "carnet {args:?} is wrong usage: {}",
            ran.err
        );
        assert!(!ran.err.is_empty(), "and says so");
    }
    let never = std::process::Command::new(program())
        .args(["client", "list", "--today", "2026-02-31"])
        .output()
        .unwrap();
    assert_eq!(never.status.code(), Some(2), "a clock that cannot be set is wrong usage");
}

#[test]
fn a_broken_file_of_contacts_or_hours_changes_nothing() {
    let desk = desk();
    let read = |name: &str| std::fs::read(sample(name)).unwrap();
    let cut = |bytes: Vec<u8>, at: &str| {
        let place = bytes.windows(at.len()).position(|window| window == at.as_bytes()).unwrap() + at.len();
        bytes[..place].to_vec()
    };
    let utf16: Vec<u8> =
        String::from_utf8(read("toggl.csv")).unwrap().encode_utf16().flat_map(u16::to_be_bytes).collect();
    let noise: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let huge = vec![b'a'; 51 * 1024 * 1024];
    let contacts = |name: &str, bytes: &[u8]| {
        let path = desk.file(name, bytes);
        check(&desk, &["client", "import", &path])
    };
    contacts("empty.csv", b"");
    contacts("empty.vcf", b"");
    contacts("noise.csv", &noise);
    contacts("noise.vcf", &noise);
    contacts("cut-card.vcf", &cut(read("contacts.vcf"), "ORG:Cabinet"));
    contacts("cut-quote.csv", &cut(read("prospects.csv"), "\"n'a pas le budget"));
    contacts("no-name.csv", b"couleur;taille\nrouge;12\n");
    contacts("huge.csv", &huge);
    let hours = |name: &str, format: &str, bytes: &[u8]| {
        let path = desk.file(name, bytes);
        check(&desk, &["hours", "import", &path, "--format", format])
    };
    for format in ["toggl", "clockify", "harvest", "kimai", "solidtime", "ics", "csv"] {
        hours("empty", format, b"");
        hours("noise", format, &noise);
    }
    hours("cut.ics", "ics", &cut(read("agenda.ics"), "SUMMARY:Formation"));
    hours("other.csv", "toggl", &read("prospects.csv"));
    hours("huge.csv", "toggl", &huge);
    check(&desk, &["hours", "import", "/no/such/file.csv"]);
    check(&desk, &["client", "import", desk.folder().to_str().unwrap()]);
    check(&desk, &["hours", "import", sample("toggl.csv").to_str().unwrap(), "--format", "abaque"]);
    // Another encoding is read right: as many rows as in UTF-8, clients by the same names.
    let plain = desk.json(&["hours", "import", sample("toggl.csv").to_str().unwrap(), "--dry-run"]);
    let path = desk.file("utf16.csv", &utf16);
    assert_eq!(desk.json(&["hours", "import", &path, "--dry-run"]), plain, "UTF-16 is read as UTF-8 is");
}
