//! R20: what calls itself an export or an archive and is not. Carnet packs and unpacks nothing: both are folders whose list
//! names each file. A list that leads elsewhere is refused before a byte is written or read outside.

use carnet_tests::Desk;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const DAY: &str = "2026-11-21";
/// What no list of a thing made by Carnet says, each with its name.
const NAMES: &[(&str, &str)] = &[
    ("a parent", "../dehors.txt"),
    ("a parent in the middle", "documents/../../dehors.txt"),
    ("an absolute path", "/tmp/dehors.txt"),
    ("a drive", "C:\\dehors.txt"),
    ("a drive with a slash", "C:/dehors.txt"),
    ("a share", "\\\\serveur\\dehors.txt"),
    ("a folder in a folder", "documents/a/dehors.txt"),
    ("an empty part", "documents//dehors.txt"),
    ("a point", "./dehors.txt"),
    ("a name that Windows keeps for itself", "documents/CON"),
    ("a control character", "documents/a\nb.txt"),
    ("nothing", ""),
];

/// A book with one issued invoice, its export and the archive of its year.
fn desk() -> Desk {
    let mut desk = Desk::new("2025-06-02", "franchise");
    desk.json(&["client", "add", "Acme", "--address", "Pau"]);
    desk.json(&["invoice", "new", "--client", "Acme", "--line", "Texte;1;u;10"]);
    desk.json(&["invoice", "issue", "1"]);
    desk.on(DAY);
    desk.json(&["close", "2025-06"]);
    desk.json(&["close", "2025"]);
    desk.json(&["export", desk.folder().join("export").to_str().unwrap()]);
    desk.json(&["archive", "--year", "2025", "-o", desk.folder().join("archive").to_str().unwrap()]);
    desk
}

fn change_list(export: &Path, change: impl Fn(&mut Vec<Value>)) {
    let path = export.join("manifest.json");
    let mut list: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(list["files"].as_array_mut().unwrap());
    fs::write(path, serde_json::to_vec(&list).unwrap()).unwrap();
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Tries to take an export in, and returns the sentence of the refusal; nothing was written.
fn refused_import(export: &Path) -> String {
    let moved = Desk::empty(DAY);
    let refused = moved.refused(&["import", export.to_str().unwrap()]);
    let left = fs::read_dir(moved.folder()).unwrap().count();
    assert_eq!(left, 0, "nothing was written: {refused}");
    refused["message"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn no_list_leads_out_of_its_folder() {
    let desk = desk();
    let outside = desk.file("dehors.txt", b"pas pour vous");
    for (what, name) in NAMES {
        let export = desk.folder().join("essai");
        copied(&desk.folder().join("export"), &export);
        change_list(&export, |files| {
            files.push(
                json!({"path": name, "bytes": 13, "sha256": carnet_tests::file_sha256(Path::new(&outside))}),
            );
        });
        let message = refused_import(&export);
        assert!(message.contains("ne peut pas être dans un export"), "{what}: {message}");
        fs::remove_dir_all(&export).unwrap();

        let archive = desk.folder().join("essai");
        copied(&desk.folder().join("archive"), &archive);
        let sums = archive.join("SHA256SUMS");
        let list = fs::read_to_string(&sums).unwrap();
        fs::write(&sums, format!("{}  {name}\n{list}", "0".repeat(64))).unwrap();
        let refused = desk.refused(&["verify", archive.to_str().unwrap()]);
        assert!(
            refused["message"].as_str().unwrap_or_default().contains("ne se lit pas"),
            "{what}: {refused}"
        );
        fs::remove_dir_all(&archive).unwrap();
    }
}

#[test]
fn links_and_twins_are_refused() {
    let desk = desk();
    let outside = desk.file("dehors.txt", b"pas pour vous");
    let export = desk.folder().join("export");
    let readme = export.join("README.txt");
    let text = fs::read(&readme).unwrap();
    fs::remove_file(&readme).unwrap();
    std::os::unix::fs::symlink(&outside, &readme).unwrap();
    assert!(refused_import(&export).contains("qu'un lien"), "a link in the place of a file");
    fs::remove_file(&readme).unwrap();
    // A link to the very same bytes is refused as well: what it leads to may change between the check and the copy.
    let same = desk.file("pareil.txt", &text);
    std::os::unix::fs::symlink(&same, &readme).unwrap();
    assert!(refused_import(&export).contains("qu'un lien"), "even where it leads to the same bytes");
    fs::remove_file(&readme).unwrap();
    fs::write(&readme, &text).unwrap();
    change_list(&export, |files| {
        let mut twin = files[0].clone();
        twin["path"] = twin["path"].as_str().unwrap().to_uppercase().into();
        files.push(twin);
    });
    assert!(refused_import(&export).contains("ne peut pas"), "one name in two cases");

    let archive = desk.folder().join("archive");
    let sums = archive.join("SHA256SUMS");
    let list = fs::read_to_string(&sums).unwrap();
    let first = list.lines().next().unwrap().to_owned();
    fs::write(&sums, format!("{first}\n{list}")).unwrap();
    desk.refused(&["verify", archive.to_str().unwrap()]);
    fs::write(&sums, &list).unwrap();
    let paper = archive.join(first.split_once("  ").unwrap().1);
    fs::remove_file(&paper).unwrap();
    std::os::unix::fs::symlink(&outside, &paper).unwrap();
    let ran = desk.run(&["--json", "verify", archive.to_str().unwrap()]);
    assert_eq!(ran.status, Some(1), "a link in an archive: {}", ran.out);
    assert!(ran.out.contains("qu'un lien"), "{}", ran.out);
}

#[test]
fn a_list_without_end_costs_little() {
    let desk = desk();
    let export = desk.folder().join("export");
    let long: Vec<Value> = (0..300_000)
        .map(|n| json!({"path": format!("documents/{n}.pdf"), "bytes": 1, "sha256": "0".repeat(64)}))
        .collect();
    let started = Instant::now();
    change_list(&export, |files| *files = long[..100_000].to_vec());
    assert!(refused_import(&export).contains("manque"), "a hundred thousand names, none of them there");
    change_list(&export, |files| *files = long.clone());
    assert!(refused_import(&export).contains("ne se lit pas"), "more than forty years of papers");
    let archive = desk.folder().join("archive");
    let lines: String = (0..300_000).map(|n| format!("{}  papers/{n}.pdf\n", "0".repeat(64))).collect();
    fs::write(archive.join("SHA256SUMS"), lines).unwrap();
    desk.refused(&["verify", archive.to_str().unwrap()]);
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

/// There is nothing to inflate, but a file may lie about its size, and a sparse one holds a gigabyte of nothing: it is told by
/// its size before a byte of it is read.
#[test]
fn a_file_of_another_size_is_not_read() {
    let desk = desk();
    let export = desk.folder().join("export");
    let sparse = fs::OpenOptions::new().write(true).open(export.join("README.txt")).unwrap();
    sparse.set_len(1 << 40).unwrap();
    let started = Instant::now();
    assert!(refused_import(&export).contains("n'est plus celui"), "a terabyte in the place of a page");
    assert!(started.elapsed() < Duration::from_secs(20), "it was not read: {:?}", started.elapsed());
    let sums = fs::OpenOptions::new().write(true).open(desk.folder().join("archive/SHA256SUMS")).unwrap();
    sums.set_len(1 << 40).unwrap();
    desk.refused(&["verify", desk.folder().join("archive").to_str().unwrap()]);
    assert!(started.elapsed() < Duration::from_secs(40), "nor is a list: {:?}", started.elapsed());
}
