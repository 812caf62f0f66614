//! Step 14 of the journey: everything out, in open files, and in again on another machine, without a difference.

use carnet_tests::{Desk, digest, file_sha256};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const DAY: &str = "2026-11-21";

/// A book in which every table has something, with texts that a spreadsheet would run.
fn desk() -> Desk {
    let desk = Desk::new(DAY, "franchise");
    desk.json(&["source", "add", "Malt", "--commission", "10"]);
    desk.json(&[
        "client",
        "add",
        "=Studio; \"Forêt\"",
        "--address",
        "1 rue du Pin\\n64000 Pau",
        "--source",
        "Malt",
    ]);
    desk.json(&[
        "client",
        "add",
        "@Éditions Noël",
        "--phone",
        "+33 5 59 00 00 00",
        "--email",
        "noel@exemple.fr",
    ]);
    desk.json(&["client", "add", "Atelier Pin"]);
    desk.json(&["log", "=Studio", "call", "@rappeler", "--next", "2026-12-01"]);
    desk.json(&["hours", "add", "14:00-15:30 atelier devis"]);
    desk.json(&["hours", "add", "hier 45m prospection"]);
    let quote = ["quote", "new", "--client", "=Studio", "--line", "Logo;10;h;60", "--estimate", "10"];
    let number = desk.json(&quote)["number"].as_str().unwrap().to_owned();
    desk.json(&["quote", "send", &number, "--follow-up", "2026-11-28"]);
    let signed = desk.file("bon.pdf", b"%PDF-1.4 sign\xc3\xa9");
    desk.json(&["quote", "accept", &number, "--signed", &signed, "--on", DAY]);
    for draft in desk.json(&["invoice", "propose"])["invoices"].as_array().unwrap() {
        let issued = desk.json(&["invoice", "issue", &draft["id"].to_string()]);
        let number = issued["number"].as_str().unwrap();
        desk.json(&["pay", number, "--amount", "50", "--on", DAY, "--method", "transfer"]);
    }
    desk
}

fn export(desk: &Desk) -> PathBuf {
    let folder = desk.folder().join("export");
    let written = desk.json(&["export", folder.to_str().unwrap()]);
    let there: Vec<_> = files(&folder);
    assert_eq!(written["files"], there.len(), "each file is counted: {there:?}");
    folder
}

/// Every file under a folder, by its path inside.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

#[test]
fn a_book_that_went_out_comes_in_without_a_difference() {
    let desk = desk();
    let out = export(&desk);
    let listed: Value = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    for file in listed["files"].as_array().unwrap() {
        let path = out.join(file["path"].as_str().unwrap());
        assert_eq!(file_sha256(&path), file["sha256"].as_str().unwrap(), "{}", path.display());
    }
    let moved = Desk::empty(DAY);
    let state = moved.json(&["import", out.to_str().unwrap()]);
    assert_eq!((state["ready"].clone(), state["demo"].clone()), (Value::Bool(true), Value::Bool(false)));
    assert_eq!(digest(&moved.book()), digest(&desk.book()), "each row of each table");
    for folder in ["documents", "attachments", "calendars"] {
        let names = files(&desk.book().join(folder));
        assert!(!names.is_empty() && names == files(&moved.book().join(folder)), "{folder}: {names:?}");
        for name in names {
            let same = |book: PathBuf| file_sha256(&book.join(folder).join(&name));
            assert_eq!(same(moved.book()), same(desk.book()), "{folder}/{name}, byte for byte");
        }
    }
    assert_eq!(moved.json(&["verify"])["ok"], true, "the chain holds, and each row is as it was written");
    let again = export(&moved);
    assert_eq!(
        file_sha256(&again.join("carnet.json")),
        file_sha256(&out.join("carnet.json")),
        "all tables, the journal too"
    );
    assert_eq!(files(&again), files(&out));
    moved.json(&["undo"]);
    let left: Vec<_> =
        fs::read_dir(moved.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "a book and an export, nothing unfinished: {left:?}");
}

#[test]
fn the_tables_run_nothing_and_come_back_as_they_were() {
    let desk = desk();
    let out = export(&desk);
    let mut cells = 0;
    for name in files(&out.join("csv")) {
        let text = fs::read_to_string(out.join("csv").join(&name)).unwrap();
        let body = text.strip_prefix('\u{feff}').expect("the mark by which spreadsheets know UTF-8");
        for cell in body.lines().flat_map(|line| line.split(';')) {
            let cell = cell.trim_start_matches('"');
            let number = cell.trim_start_matches('-').replace(',', ".").parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{name}: {cell:?} is a formula");
            cells += 1;
        }
    }
    assert!(cells > 150, "the tables hold something: {cells} cells");
    let fresh = Desk::new(DAY, "franchise");
    let clients = fresh.json(&["client", "import", out.join("csv/clients.csv").to_str().unwrap()]);
    assert_eq!(clients["refused"].as_array().unwrap().len(), 0, "{clients}");
    let names = |desk: &Desk| -> Vec<String> {
        let list = desk.json(&["client", "list"]);
        let mut names: Vec<_> = list["clients"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&fresh), names(&desk), "the own import gives the text back");
    assert_eq!(
        fresh.json(&["client", "show", "@Éditions"]).get("phone"),
        desk.json(&["client", "show", "@Éditions"]).get("phone")
    );
    let heures = out.join("csv/heures.csv");
    let hours = fresh.json(&["hours", "import", heures.to_str().unwrap(), "--format", "csv"]);
    assert_eq!(hours["refused"].as_array().unwrap().len(), 0, "{hours}");
    let total = |desk: &Desk| {
        desk.json(&["hours", "list", "--from", "2026-11-01", "--to", "2026-11-30"])["total_hours"].clone()
    };
    assert_eq!(total(&fresh), total(&desk), "and the hours");
}

#[test]
fn nothing_is_written_over_what_is_there() {
    let desk = desk();
    let before = digest(&desk.book());
    let full = desk.folder().join("plein");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("notes.txt"), "à moi").unwrap();
    let refused = desk.refused(&["export", full.to_str().unwrap()]);
    assert!(refused["message"].as_str().unwrap().contains("n'est pas vide"), "{refused}");
    assert_eq!(files(&full), ["notes.txt"]);
    let mut carnet = desk.open();
    let request = carnet_app::wire::transfer::ExportRequest { folder: full.display().to_string() };
    let inside = carnet_app::transfer::export_into(&mut carnet, request).unwrap();
    assert!(inside.folder.ends_with("carnet-2026-11-21"), "the window makes a folder inside: {inside:?}");
    let out = PathBuf::from(inside.folder);
    assert_eq!(desk.refused(&["import", out.to_str().unwrap()])["code"], "book_exists");
    assert_eq!(digest(&desk.book()), before);
    let taken = Desk::empty(DAY);
    fs::create_dir(taken.book()).unwrap();
    fs::write(taken.book().join("notes.txt"), "à moi").unwrap();
    let refused = taken.refused(&["import", out.to_str().unwrap()]);
    assert!(refused["message"].as_str().unwrap().contains("n'est pas vide"), "{refused}");
    assert_eq!(files(&taken.book()), ["notes.txt"]);
}

#[test]
fn an_export_that_was_touched_is_refused_before_anything_is_written() {
    let desk = desk();
    let good = export(&desk);
    let secret = desk.file("secret.txt", b"pas pour vous");
    let manifest = |folder: &Path, change: &dyn Fn(&mut Value)| {
        let path = folder.join("manifest.json");
        let mut list: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut list);
        fs::write(path, serde_json::to_vec(&list).unwrap()).unwrap();
    };
    let listing = |name: String| {
        move |list: &mut Value| {
            let mut entry = list["files"][0].clone();
            entry["path"] = Value::String(name.clone());
            list["files"].as_array_mut().unwrap().push(entry);
        }
    };
    type Change<'a> = Box<dyn Fn(&Path) + 'a>;
    let changes: Vec<(&str, Change<'_>, &str)> = vec![
        (
            "a paper with one byte changed",
            Box::new(|f| fs::write(f.join("documents/F2026-0001.pdf"), b"x").unwrap()),
            "F2026-0001.pdf",
        ),
        (
            "a paper that is gone",
            Box::new(|f| fs::remove_file(f.join("documents/F2026-0001.pdf")).unwrap()),
            "F2026-0001.pdf",
        ),
        (
            "a link in the place of a file",
            Box::new(|f| {
                fs::remove_file(f.join("README.txt")).unwrap();
                std::os::unix::fs::symlink(&secret, f.join("README.txt")).unwrap();
            }),
            "README.txt",
        ),
        (
            "a link in the place of a folder",
            Box::new(|f| {
                fs::rename(f.join("csv"), f.join("ailleurs")).unwrap();
                std::os::unix::fs::symlink(f.join("ailleurs"), f.join("csv")).unwrap();
            }),
            "csv/",
        ),
        ("a way out", Box::new(|f| manifest(f, &listing("../secret.txt".to_owned()))), "secret.txt"),
        (
            "a way out in the middle",
            Box::new(|f| manifest(f, &listing("documents/../../x".to_owned()))),
            "qui ne peut pas",
        ),
        ("an absolute path", Box::new(|f| manifest(f, &listing("/etc/passwd".to_owned()))), "passwd"),
        ("a drive", Box::new(|f| manifest(f, &listing("C:\\x".to_owned()))), "qui ne peut pas"),
        ("a name twice", Box::new(|f| manifest(f, &listing("Carnet.JSON".to_owned()))), "Carnet.JSON"),
        ("no list", Box::new(|f| fs::remove_file(f.join("manifest.json")).unwrap()), "manifest.json"),
        (
            "a list cut off",
            Box::new(|f| fs::write(f.join("manifest.json"), b"{\"format\":").unwrap()),
            "ne se lit pas",
        ),
        (
            "a paper that the list leaves out",
            Box::new(|f| {
                manifest(f, &|list| {
                    list["files"]
                        .as_array_mut()
                        .unwrap()
                        .retain(|file| file["path"] != "documents/F2026-0001.pdf");
                });
            }),
            "documents/F2026-0001.pdf",
        ),
        (
            "a database that is none, listed well",
            Box::new(|f| {
                fs::write(f.join("carnet.sqlite3"), b"Cher journal,").unwrap();
                let sha256 = file_sha256(&f.join("carnet.sqlite3"));
                manifest(f, &|list| {
                    for file in list["files"].as_array_mut().unwrap() {
                        if file["path"] == "carnet.sqlite3" {
                            file["bytes"] = 13.into();
                            file["sha256"] = sha256.clone().into();
                        }
                    }
                });
            }),
            "n'est pas",
        ),
    ];
    for (name, change, words) in changes {
        let moved = Desk::empty(DAY);
        let copy = moved.folder().join("export");
        copy_folder(&good, &copy);
        change(&copy);
        let refused = moved.refused(&["import", copy.to_str().unwrap()]);
        assert!(refused["message"].as_str().unwrap().contains(words), "{name}: {refused}");
        let left: Vec<_> =
            fs::read_dir(moved.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["export"], "{name}: nothing was written");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for name in files(from) {
        let path = to.join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(from.join(&name), path).unwrap();
    }
}
