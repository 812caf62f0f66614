//! A disk that keeps only what it was asked to keep, and what a power cut may leave of it.

use super::trace::{Handle, Step};
use carnet_tests::Random;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

/// When a new name outlives a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Once its folder was synced: what POSIX promises.
    WithTheirFolder,
    /// Once the file was synced, as ext4, xfs and btrfs do.
    WithTheirFile,
}

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Debug, Default, Clone)]
struct File {
    durable: Vec<u8>,
    length: usize,
    /// What was not synced yet. `true`: a sync failed on it; the system may forget it and never tell again.
    pending: Vec<(Change, bool)>,
}

#[derive(Debug, Clone)]
enum NameChange {
    Set(PathBuf, usize),
    Move(PathBuf, PathBuf, usize),
    Remove(PathBuf),
}

/// A folder as the program sees it, and as the disk holds it.
#[derive(Debug, Clone)]
pub struct Disk {
    folder: PathBuf,
    rule: Names,
    files: Vec<File>,
    seen: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<NameChange>,
    places: HashMap<Handle, (usize, bool)>,
}

impl Disk {
    /// Returns the disk with what stands in `folder`, all of it safe.
    pub fn of(folder: &Path, rule: Names) -> Self {
        let mut disk = Self {
            folder: folder.to_owned(),
            rule,
            files: Vec::new(),
            seen: BTreeMap::new(),
            durable: BTreeMap::new(),
            pending: Vec::new(),
            places: HashMap::new(),
        };
        disk.read(folder);
        disk
    }

    fn read(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                self.read(&entry.path());
            } else {
                let durable = fs::read(entry.path()).expect("a file of the folder");
                self.files.push(File { length: durable.len(), durable, pending: Vec::new() });
                self.seen.insert(entry.path(), self.files.len() - 1);
                self.durable.insert(entry.path(), self.files.len() - 1);
            }
        }
    }

    /// Plays one step.
    pub fn play(&mut self, step: &Step) {
        match step {
            Step::Said(_) => {}
            Step::Open { path, handle, create, truncate, append } => {
                if *create && !self.seen.contains_key(path) && !path.is_dir() {
                    self.files.push(File::default());
                    self.seen.insert(path.clone(), self.files.len() - 1);
                    self.pending.push(NameChange::Set(path.clone(), self.files.len() - 1));
                }
                if *truncate {
                    self.change(path, Change::Cut(0));
                }
                self.places.insert(*handle, (0, *append));
            }
            Step::Seek { handle, at } => {
                self.places.entry(*handle).or_default().0 = *at;
            }
            Step::Write { path, handle, at, bytes } => {
                let end = self.seen.get(path).map_or(0, |file| self.files[*file].length);
                let place = self.places.entry(*handle).or_default();
                let at = at.unwrap_or(if place.1 { end } else { place.0 });
                place.0 = at + bytes.len();
                self.change(path, Change::Write(at, bytes.clone()));
            }
            Step::Cut { path, length } => self.change(path, Change::Cut(*length)),
            Step::Sync { path, done } => self.sync(path, *done),
            Step::Link { from, to } => {
                if let Some(file) = self.seen.get(from).copied() {
                    self.seen.insert(to.clone(), file);
                    self.pending.push(NameChange::Set(to.clone(), file));
                }
            }
            Step::Rename { from, to } => {
                if let Some(file) = self.seen.remove(from) {
                    self.seen.insert(to.clone(), file);
                    self.pending.push(NameChange::Move(from.clone(), to.clone(), file));
                }
            }
            Step::Unlink { path } => {
                self.seen.remove(path);
                self.pending.push(NameChange::Remove(path.clone()));
            }
        }
    }

    fn change(&mut self, path: &Path, change: Change) {
        let Some(file) = self.seen.get(path) else { return };
        let file = &mut self.files[*file];
        file.length = match &change {
            Change::Write(at, bytes) => file.length.max(at + bytes.len()),
            Change::Cut(length) => *length,
        };
        file.pending.push((change, false));
    }

    fn sync(&mut self, path: &Path, done: bool) {
        let Some(file) = self.seen.get(path).copied() else {
            // A folder: its names are safe.
            let all = self.pending.len();
            return if done {
                self.settle(all)
            };
        };
        let File { durable, pending, .. } = &mut self.files[file];
        if !done {
            pending.iter_mut().for_each(|(_, forgotten)| *forgotten = true);
            return;
        }
        for (change, forgotten) in pending.drain(..) {
            if !forgotten {
                apply(durable, &change);
            }
        }
        if self.rule == Names::WithTheirFile {
            let named = |change: &NameChange| matches!(change, NameChange::Set(_, of) if *of == file);
            // Names are journalled in order: all older ones go with it.
            if let Some(last) = self.pending.iter().rposition(named) {
                self.settle(last + 1);
            }
        }
    }

    fn settle(&mut self, count: usize) {
        let changes: Vec<NameChange> = self.pending.drain(..count).collect();
        changes.iter().for_each(|change| rename(&mut self.durable, change));
    }

    /// Cuts the power and writes what may be left of the folder to `image`.
    pub fn cut(&self, random: &mut Random, image: &Path) {
        let mut names = self.durable.clone();
        let kept = random.index(self.pending.len() + 1);
        self.pending[..kept].iter().for_each(|change| rename(&mut names, change));
        let mode = random.below(6);
        for (path, file) in names {
            let bytes = self.files[file].left(random, mode);
            let target = image.join(path.strip_prefix(&self.folder).expect("a file of the folder"));
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder of the image");
            fs::write(target, bytes).expect("a file of the image");
        }
    }
}

impl File {
    /// What may be left: nothing that was not synced, all of it, some, a beginning, or a beginning torn in a sector.
    fn left(&self, random: &mut Random, mode: u64) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        let beginning = random.index(self.pending.len() + 1);
        for (rank, (change, _)) in self.pending.iter().enumerate() {
            let here = match mode {
                0 => false,
                1 => true,
                2 | 3 => random.below(10) < 5,
                _ => rank < beginning,
            };
            match change {
                Change::Write(at, data) if here && mode == 5 && rank + 1 == beginning => {
                    let sectors = data.len() / 512 + 1;
                    apply(&mut bytes, &Change::Write(*at, data[..random.index(sectors) * 512].to_vec()));
                }
                _ if here => apply(&mut bytes, change),
                _ => {}
            }
        }
        bytes
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Cut(length) => bytes.resize(*length, 0),
        Change::Write(at, data) => {
            bytes.resize(bytes.len().max(at + data.len()), 0);
            bytes[*at..at + data.len()].copy_from_slice(data);
        }
    }
}

fn rename(names: &mut BTreeMap<PathBuf, usize>, change: &NameChange) {
    match change {
        NameChange::Set(path, file) => {
            names.insert(path.clone(), *file);
        }
        NameChange::Move(from, to, file) => {
            names.remove(from);
            names.insert(to.clone(), *file);
        }
        NameChange::Remove(path) => {
            names.remove(path);
        }
    }
}
