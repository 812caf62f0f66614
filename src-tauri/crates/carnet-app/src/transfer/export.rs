//! Writing the export: file by file, each hashed as it is written, nothing held in memory whole.

use super::folder::{NewFolder, is_vacant};
use super::manifest::{self, Listed, Manifest};
use super::sheet::Failed;
use super::{readme, sheets};
use crate::carnet::rfc3339;
use crate::wire::transfer::{ExportRequest, Exported};
use crate::{Carnet, Problem, Refusal, Result};
use carnet_store::rusqlite::types::ValueRef;
use carnet_store::{Connection, StoreError, layout};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Exports into the folder that the user chose: into it when it is empty, else into a new folder inside.
///
/// # Errors
/// As [`export`].
pub fn export_into(carnet: &mut Carnet, request: ExportRequest) -> Result<Exported> {
    let chosen = request.folder.trim();
    if chosen.is_empty() {
        return Err(Refusal::field("folder", Problem::Required));
    }
    let chosen = PathBuf::from(chosen);
    if is_vacant(&chosen) {
        return export(carnet, &chosen);
    }
    let name = format!("carnet-{}", carnet.today());
    let mut place = chosen.join(&name);
    for number in 2..1_000 {
        if is_vacant(&place) {
            break;
        }
        place = chosen.join(format!("{name}-{number}"));
    }
    export(carnet, &place)
}

/// Writes everything into `folder`, which does not exist or is empty; it appears whole or not at all.
///
/// # Errors
/// When the folder holds something, cannot be written, or the disk is full; nothing is left then.
pub fn export(carnet: &Carnet, folder: &Path) -> Result<Exported> {
    let new = NewFolder::begin(folder)?;
    let mut files = Files { root: new.path(), listed: Vec::new() };
    let database = carnet.book().copy_to(&files.root.join(layout::DATABASE));
    database?;
    files.list(layout::DATABASE)?;
    // Everything else is read from the copy: one moment, whoever writes to the book meanwhile.
    let copy = carnet_store::BookCopy::open(&files.root.join(layout::DATABASE), files.root)?;
    files.folder("csv")?;
    for sheet in sheets::SHEETS {
        files.write(&format!("csv/{}.csv", sheet.name), |out| {
            sheet.write(copy.conn(), carnet.language(), out)
        })?;
    }
    files.write("carnet.json", |out| json(copy.conn(), out))?;
    drop(copy);
    for name in [layout::DOCUMENTS, layout::ATTACHMENTS, layout::CALENDARS] {
        files.copy_all(carnet.folder(), name)?;
    }
    for (name, text) in readme::FILES {
        files.write(name, |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    let bytes = files.listed.iter().map(|file| file.bytes).sum();
    let count = files.listed.len() + 1;
    let list = Manifest::new(rfc3339(carnet.now()), std::mem::take(&mut files.listed));
    let text = serde_json::to_vec_pretty(&list).map_err(std::io::Error::other);
    let path = new.path().join(manifest::FILE);
    carnet_store::write_whole(&path, &text.map_err(|error| Refusal::file(&path, error))?)?;
    let folder = new.finish()?;
    Ok(Exported { folder: folder.display().to_string(), files: count, bytes })
}

struct Files<'a> {
    root: &'a Path,
    listed: Vec<Listed>,
}

impl Files<'_> {
    fn folder(&self, name: &str) -> Result<()> {
        let path = self.root.join(name);
        Ok(std::fs::create_dir_all(&path).map_err(|error| StoreError::file(&path, error))?)
    }

    /// Writes a file, hashed on its way to the disk.
    fn write(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> std::result::Result<(), Failed>,
    ) -> Result<()> {
        let path = self.root.join(name);
        let written = (|| {
            let mut out =
                Hashed { file: BufWriter::new(File::create(&path)?), hash: Sha256::new(), bytes: 0 };
            fill(&mut out)?;
            let file = out.file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            file.sync_all()?;
            Ok((out.bytes, out.hash))
        })();
        let (bytes, hash) = written.map_err(|failed| match failed {
            Failed::Book(error) => Refusal::from(error),
            Failed::Disk(error) => StoreError::file(&path, error).into(),
        })?;
        let sha256 = carnet_store::hex(&hash.finalize());
        self.listed.push(Listed { path: name.to_owned(), bytes, sha256 });
        Ok(())
    }

    /// Lists a file that is there already.
    fn list(&mut self, name: &str) -> Result<()> {
        let path = self.root.join(name);
        let bytes = std::fs::metadata(&path).map_err(|error| StoreError::file(&path, error))?.len();
        let sha256 = carnet_store::sha256_of_file(&path)?;
        self.listed.push(Listed { path: name.to_owned(), bytes, sha256 });
        Ok(())
    }

    /// Copies the files of a folder of the book; unfinished ones and folders inside stay behind.
    fn copy_all(&mut self, book: &Path, name: &str) -> Result<()> {
        self.folder(name)?;
        let from = book.join(name);
        let entries = match std::fs::read_dir(&from) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::file(&from, error).into()),
        };
        for entry in entries.flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            if !carnet_store::is_bare(&file) || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            self.write(&format!("{name}/{file}"), |out| {
                std::io::copy(&mut File::open(entry.path())?, out)?;
                Ok(())
            })?;
        }
        Ok(())
    }
}

struct Hashed {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Writes every table of the book as one JSON document: `{"tables": {"client": [{…}, …], …}}`, a row a line.
fn json(conn: &Connection, out: &mut dyn Write) -> std::result::Result<(), Failed> {
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<_, _>>()?;
    write!(out, "{{\"format\": \"carnet-tables-1\", \"tables\": {{")?;
    for (index, table) in tables.iter().enumerate() {
        write!(out, "{}\n\"{table}\": [", if index == 0 { "" } else { "," })?;
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}"))?;
        let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        let mut first = true;
        while let Some(row) = rows.next()? {
            let mut object = Map::new();
            for (column, name) in names.iter().enumerate() {
                object.insert(name.clone(), value(row.get_ref(column)?));
            }
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(&mut *out, &object).map_err(std::io::Error::from)?;
        }
        write!(out, "]")?;
    }
    Ok(writeln!(out, "\n}}}}")?)
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned().into(),
    }
}
