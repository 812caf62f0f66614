//! R5 and R3, small: a folder that may only be read, a disk that is full.

use carnet_app::wire::hours::EntryRequest;
use carnet_app::{Carnet, Code, Language, hours};
use carnet_tests::{Desk, Ran, copy_for_all, digest, file_sha256, skipped};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

fn root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().expect("carnet starts");
    Ran {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn a_folder_that_may_only_be_read_is_read() {
    // A file that may be written is of no use where no log can be made beside it.
    for rights in [0o444, 0o666] {
        check_read_only(rights);
    }
}

fn check_read_only(rights: u32) {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Studio Forêt"]);
    let backup = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    let program = copy_for_all(desk.folder());
    let file = desk.book().join("carnet.sqlite3");
    set_mode(desk.folder(), 0o755);
    set_mode(&program, 0o755);
    set_mode(&file, rights);
    set_mode(&desk.book(), 0o555);
    let before = file_sha256(&file);
    // Rights do not bind root: the program runs as nobody then.
    let run = |args: &[&str]| {
        let mut command = Command::new(&program);
        command.args(args).arg("--book").arg(desk.book()).args(["--today", "2026-11-21", "--json"]);
        if root() {
            command.uid(65_534).gid(65_534);
        }
        ran(command)
    };
    let list = run(&["client", "list"]);
    assert_eq!(list.status, Some(0), "reading works: {}", list.err);
    assert!(list.out.contains("Studio Forêt"));
    for args in [
        &["report", "today"][..],
        &["report", "profit"],
        &["status"],
        &["settings"],
        &["backups", "--verify"],
        &["invoice", "verify"],
    ] {
        let report = run(args);
        assert_eq!(report.status, Some(0), "carnet {args:?} works: {}", report.err);
    }
    for args in [
        &["client", "add", "Autre"][..],
        &["undo"],
        &["hours", "add", "1h administration"],
        &["series", "set", "F", "12"],
        &["backup"],
        &["restore", &backup],
    ] {
        let refused = run(args);
        assert_eq!(refused.status, Some(1), "carnet {args:?} is refused: {}", refused.out);
        assert!(refused.err.contains("\"read_only\""), "and says why: {}", refused.err);
    }
    set_mode(&desk.book(), 0o755);
    assert_eq!(file_sha256(&file), before, "not one byte changed");
    let left: Vec<_> =
        std::fs::read_dir(desk.book()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("-wal")), "nothing was made: {left:?}");
}

/// A small disk, taken away at the end.
pub struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// Mounts four mebibytes at a folder, where the system lets us.
    pub fn mount(at: &'a Path) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        // A mount that stays is told by the removal of its folder.
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_room_is_enough_to_go_on() {
    let desk = Desk::empty("2026-11-21");
    let book = desk.book();
    let Some(disk) = SmallDisk::mount(&book) else {
        return skipped("a full disk loses nothing", "a small disk cannot be mounted here (root may)");
    };
    desk.json(&[carnet_tests::IDENTITY, &["--vat", "franchise"]].concat());
    desk.json(&["client", "add", "Studio Forêt", "--address", "Pau"]);
    let mut window = desk.open();
    let mut kept = i64::from(add(&mut window).is_ok());
    let filler = book.join("filler");
    let mut size = 4 << 20;
    while std::fs::write(&filler, vec![0_u8; size]).is_err() {
        size -= 16 << 10; // the largest filler that fits leaves less than 16 KiB
    }
    let refusal = loop {
        match add(&mut window) {
            Ok(_) => kept += 1,
            Err(refusal) => break refusal.explain(Language::Fr),
        }
        assert!(kept < 2_000, "the disk fills up");
    };
    assert_eq!(refusal.code, Code::DiskFull, "it says that the disk is full: {}", refusal.message);
    let typed = desk.run(&["hours", "add", "5m studio production"]);
    assert_eq!(typed.status, Some(1), "the terminal is refused, too: {}", typed.out);
    assert!(
        typed.err.lines().next().is_some_and(|line| line.ends_with('.')),
        "with a sentence: {}",
        typed.err
    );
    let count = |book: &Carnet| {
        let sql = "SELECT count(*) FROM time_entry";
        book.conn().query_row(sql, [], |row| row.get::<_, i64>(0)).expect("the open book still reads")
    };
    assert_eq!(count(&window), kept, "every acknowledged entry is there, none that was refused");
    std::fs::remove_file(&filler).unwrap();
    add(&mut window).expect("with room the next save works, without opening the book again");
    assert_eq!(count(&window), kept + 1);
    drop(window);
    assert_eq!(desk.json(&["verify"])["ok"], true, "the file is sound");
    assert_eq!(count(&desk.open()), kept + 1, "and holds the same when it is opened again");
    drop(disk);
}

fn add(book: &mut Carnet) -> carnet_app::Result<i64> {
    let request = EntryRequest {
        date: Some("2026-11-20".to_owned()),
        duration: Some("5m".to_owned()),
        motive: Some("administration".to_owned()),
        note: Some("x".repeat(200)),
        ..EntryRequest::default()
    };
    Ok(hours::save(book, request)?.value.id)
}

#[test]
fn a_limit_on_the_size_of_files_loses_nothing() {
    let desk = Desk::new("2026-11-21", "franchise");
    desk.json(&["client", "add", "Studio Forêt"]);
    let before = digest(&desk.book());
    let size = std::fs::metadata(desk.book().join("carnet.sqlite3")).unwrap().len();
    // In blocks of 512 bytes: the write-ahead log of an import does not fit.
    let typed = desk.command(&[
        "client",
        "import",
        carnet_tests::sample("prospects.csv").to_str().unwrap(),
        "--json",
    ]);
    let mut limited = Command::new("sh");
    limited
        .arg("-c")
        .arg(format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", size / 512 / 8))
        .arg("sh")
        .arg(typed.get_program())
        .args(typed.get_args());
    let refused = ran(limited);
    assert_eq!(refused.status, Some(1), "the import is refused: {} {}", refused.out, refused.err);
    assert!(!refused.err.contains("panicked"), "with a sentence: {}", refused.err);
    assert_eq!(digest(&desk.book()), before, "all or nothing: nothing");
    assert_eq!(desk.json(&["verify"])["ok"], true, "the file is sound");
}
