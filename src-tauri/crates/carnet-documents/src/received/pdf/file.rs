//! The objects of a PDF by their numbers: cross-reference tables and streams, object streams (ISO 32000-1, 7.5).
//!
//! Only what is asked for is parsed and decompressed, each once, within a budget for the whole file.

use super::object::{Dictionary, Object, Parser, is_space};
use crate::received::refusal::ReadError;
use flate2::read::ZlibDecoder;
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// The most values that are parsed from one file.
pub(super) const VALUE_LIMIT: usize = 200_000;
/// The most objects that a file may number.
const ENTRY_LIMIT: usize = 400_000;
/// The most cross-reference sections: each is one change of the file.
const SECTION_LIMIT: usize = 256;
/// The largest decompressed stream of the file's own structure, in bytes.
const STRUCTURE_LIMIT: usize = 8 * 1024 * 1024;
/// The most bytes that are decompressed from one file.
const INFLATED_LIMIT: usize = 32 * 1024 * 1024;
/// How many references may lead to one another.
const CHAIN_LIMIT: usize = 16;

#[derive(Debug, Clone, Copy)]
enum Entry {
    Free,
    At(usize),
    In { stream: u32, index: usize },
}

/// An object stream, decompressed: where its objects start.
struct Packed {
    data: Vec<u8>,
    starts: Vec<(u32, usize)>,
}

/// A PDF file whose objects can be asked for.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    entries: HashMap<u32, Entry>,
    packed: HashMap<u32, Packed>,
    values: usize,
    inflated: usize,
    chain: usize,
    root: Option<u32>,
}

fn damaged(what: &'static str) -> ReadError {
    ReadError::PdfDamaged { what }
}

impl<'a> File<'a> {
    /// Reads the cross-references of a file that starts at its `%PDF-`.
    ///
    /// # Errors
    /// When it is truncated, encrypted, damaged or built to exhaust a reader.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut file = Self {
            bytes,
            entries: HashMap::new(),
            packed: HashMap::new(),
            values: VALUE_LIMIT,
            inflated: INFLATED_LIMIT,
            chain: 0,
            root: None,
        };
        let tail = bytes.len().saturating_sub(2_048);
        let end = bytes.get(tail..).unwrap_or_default();
        let mark =
            end.windows(9).rposition(|window| window == b"startxref").ok_or(ReadError::PdfTruncated)?;
        let start = Parser::new(bytes, tail + mark + 9, &mut file.values).unsigned();
        let mut next = vec![position(start.ok_or(ReadError::PdfTruncated)?)?];
        let mut seen = HashSet::new();
        while let Some(at) = next.pop() {
            if !seen.insert(at) {
                continue;
            }
            if seen.len() > SECTION_LIMIT {
                return Err(ReadError::PdfBomb { what: "sections", limit: SECTION_LIMIT });
            }
            let trailer = file.section(at)?;
            if trailer.get("Encrypt").is_some_and(|encrypt| *encrypt != Object::Null) {
                return Err(ReadError::PdfEncrypted);
            }
            file.root = file.root.or_else(|| trailer.get("Root").and_then(Object::reference));
            // What stands in the newest section holds; a hybrid file's stream comes before its older sections.
            for key in ["Prev", "XRefStm"] {
                if let Some(at) = trailer.integer(key) {
                    next.push(position(u64::try_from(at).map_err(|_| damaged("xref"))?)?);
                }
            }
        }
        Ok(file)
    }

    /// Returns the catalogue.
    pub fn root(&mut self) -> Result<Dictionary, ReadError> {
        let root = self.root.ok_or_else(|| damaged("catalogue"))?;
        self.get(root)?.dictionary().cloned().ok_or_else(|| damaged("catalogue"))
    }

    fn parser(&mut self, at: usize) -> Parser<'a, '_> {
        Parser::new(self.bytes, at, &mut self.values)
    }

    /// Reads one section of the cross-references and returns its trailer.
    fn section(&mut self, at: usize) -> Result<Dictionary, ReadError> {
        let mut parser = self.parser(at);
        if !parser.take(b"xref") {
            return self.section_stream(at);
        }
        let mut at = parser.position();
        loop {
            let mut parser = self.parser(at);
            if parser.take(b"trailer") {
                let trailer = parser.object()?;
                return trailer.dictionary().cloned().ok_or_else(|| damaged("trailer"));
            }
            let (first, count) = parser.unsigned().zip(parser.unsigned()).ok_or_else(|| damaged("xref"))?;
            let mut rows = Vec::new();
            for row in 0..count {
                let (offset, _) = parser.unsigned().zip(parser.unsigned()).ok_or_else(|| damaged("xref"))?;
                let used = parser.take(b"n");
                if !used && !parser.take(b"f") {
                    return Err(damaged("xref"));
                }
                let number = first.checked_add(row).and_then(|n| u32::try_from(n).ok());
                let entry = if used { Entry::At(position(offset)?) } else { Entry::Free };
                rows.push((number.ok_or_else(|| damaged("xref"))?, entry));
                if rows.len() > ENTRY_LIMIT {
                    return Err(ReadError::PdfBomb { what: "objects", limit: ENTRY_LIMIT });
                }
            }
            at = parser.position();
            for (number, entry) in rows {
                self.note(number, entry)?;
            }
        }
    }

    fn note(&mut self, number: u32, entry: Entry) -> Result<(), ReadError> {
        self.entries.entry(number).or_insert(entry);
        if self.entries.len() > ENTRY_LIMIT {
            return Err(ReadError::PdfBomb { what: "objects", limit: ENTRY_LIMIT });
        }
        Ok(())
    }

    fn section_stream(&mut self, at: usize) -> Result<Dictionary, ReadError> {
        let Object::Stream(dictionary, start) = self.at(at, None)? else { return Err(damaged("xref")) };
        let data = self.data(&dictionary, start, STRUCTURE_LIMIT)?;
        let integers = |key: &str| match dictionary.get(key) {
            Some(Object::Array(values)) => values
                .iter()
                .map(|value| value.integer().and_then(|value| usize::try_from(value).ok()))
                .collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let widths =
            integers("W").filter(|widths| widths.len() == 3 && widths.iter().all(|width| *width <= 8));
        let widths = widths.ok_or_else(|| damaged("xref"))?;
        let size = dictionary.integer("Size").and_then(|size| usize::try_from(size).ok()).unwrap_or(0);
        let index = integers("Index").unwrap_or_else(|| vec![0, size]);
        let width: usize = widths.iter().sum();
        if width == 0 {
            return Err(damaged("xref"));
        }
        let mut rows = data.chunks_exact(width);
        for pair in index.chunks_exact(2) {
            let [first, count] = pair else { continue };
            for (number, row) in (*first..first.saturating_add(*count)).zip(&mut rows) {
                let (kind, rest) =
                    row.split_at_checked(widths.first().copied().unwrap_or(0)).unwrap_or_default();
                let (second, third) =
                    rest.split_at_checked(widths.get(1).copied().unwrap_or(0)).unwrap_or_default();
                let kind = if kind.is_empty() { 1 } else { big_endian(kind) };
                let entry = match kind {
                    1 => Entry::At(position(big_endian(second))?),
                    2 => Entry::In {
                        stream: u32::try_from(big_endian(second)).map_err(|_| damaged("xref"))?,
                        index: position(big_endian(third))?,
                    },
                    _ => Entry::Free,
                };
                self.note(u32::try_from(number).map_err(|_| damaged("xref"))?, entry)?;
            }
        }
        Ok(dictionary)
    }

    /// Returns the object at a place; with `number`, only if it is that one.
    fn at(&mut self, at: usize, number: Option<u32>) -> Result<Object, ReadError> {
        let mut parser = self.parser(at);
        let found = parser.unsigned().zip(parser.unsigned());
        let (found, _) = found.filter(|_| parser.take(b"obj")).ok_or_else(|| damaged("object"))?;
        if number.is_some_and(|number| u64::from(number) != found) {
            return Err(damaged("object"));
        }
        parser.object()
    }

    /// Returns object `number`; one that is not there is null.
    pub fn get(&mut self, number: u32) -> Result<Object, ReadError> {
        if self.chain >= CHAIN_LIMIT {
            return Err(damaged("object"));
        }
        self.chain += 1;
        let found = match self.entries.get(&number).copied() {
            None | Some(Entry::Free) => Ok(Object::Null),
            Some(Entry::At(at)) => self.at(at, Some(number)),
            Some(Entry::In { stream, index }) => self.unpack(stream, index, number),
        };
        self.chain -= 1;
        found
    }

    /// Returns what an object refers to, or the object itself.
    pub fn resolve(&mut self, object: &Object) -> Result<Object, ReadError> {
        let mut object = object.clone();
        for _ in 0..CHAIN_LIMIT {
            match object {
                Object::Reference(number) => object = self.get(number)?,
                other => return Ok(other),
            }
        }
        Err(damaged("object"))
    }

    fn unpack(&mut self, stream: u32, index: usize, number: u32) -> Result<Object, ReadError> {
        if !self.packed.contains_key(&stream) {
            // The stream of objects is itself an object of its own, never one inside another stream.
            let Some(Entry::At(at)) = self.entries.get(&stream).copied() else {
                return Err(damaged("object"));
            };
            let Object::Stream(dictionary, start) = self.at(at, Some(stream))? else {
                return Err(damaged("object"));
            };
            let data = self.data(&dictionary, start, STRUCTURE_LIMIT)?;
            let count =
                dictionary.integer("N").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(ENTRY_LIMIT);
            let first = dictionary.integer("First").and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let mut head = Parser::new(&data, 0, &mut self.values);
            let mut starts = Vec::new();
            while starts.len() < count {
                let Some((number, offset)) = head.unsigned().zip(head.unsigned()) else { break };
                let number = u32::try_from(number).map_err(|_| damaged("object"))?;
                starts.push((number, first.saturating_add(position(offset)?)));
            }
            self.packed.insert(stream, Packed { data, starts });
        }
        let packed = self.packed.get(&stream).ok_or_else(|| damaged("object"))?;
        let by_index = packed.starts.get(index).filter(|(found, _)| *found == number);
        let start = by_index.or_else(|| packed.starts.iter().find(|(found, _)| *found == number));
        match start {
            Some((_, start)) => Parser::new(&packed.data, *start, &mut self.values).object(),
            None => Ok(Object::Null),
        }
    }

    /// Returns the data of a stream, decompressed, at most `limit` bytes of it.
    ///
    /// # Errors
    /// [`ReadError::PdfBomb`] past the limit or the budget of the file; a filter that is not known.
    pub fn data(
        &mut self,
        dictionary: &Dictionary,
        start: usize,
        limit: usize,
    ) -> Result<Vec<u8>, ReadError> {
        let filter = dictionary.get("Filter").cloned().unwrap_or(Object::Null);
        let filter = match self.resolve(&filter)? {
            Object::Array(filters) if filters.len() <= 1 => filters.first().cloned().unwrap_or(Object::Null),
            other => other,
        };
        let length = dictionary.get("Length").cloned().unwrap_or(Object::Null);
        let length = self.resolve(&length)?.integer().and_then(|length| usize::try_from(length).ok());
        let rest = self.bytes.get(start..).unwrap_or_default();
        let limit = limit.min(self.inflated);
        let bomb = ReadError::PdfBomb { what: "bytes", limit };
        let data = if filter == Object::Null {
            let raw = extent(rest, length, limit).ok_or(bomb)?;
            raw.to_vec()
        } else if filter.is_name("FlateDecode") || filter.is_name("Fl") {
            // The data end by themselves: a wrong length does no harm.
            let input = length.and_then(|length| rest.get(..length)).unwrap_or(rest);
            let data = inflate(input, limit);
            if data.len() > limit {
                return Err(bomb);
            }
            data
        } else {
            return Err(damaged("filter"));
        };
        self.inflated -= data.len();
        let parameters = dictionary.get("DecodeParms").cloned().unwrap_or(Object::Null);
        let parameters = match self.resolve(&parameters)? {
            Object::Array(parameters) => parameters.first().cloned().unwrap_or(Object::Null),
            other => other,
        };
        match parameters.dictionary() {
            Some(parameters) => unpredict(data, parameters),
            None => Ok(data),
        }
    }
}

fn position(offset: u64) -> Result<usize, ReadError> {
    usize::try_from(offset).map_err(|_| damaged("xref"))
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// Returns the raw data of a stream: by its length when `endstream` follows, else up to there; none past `limit`.
fn extent(rest: &[u8], length: Option<usize>, limit: usize) -> Option<&[u8]> {
    if let Some(length) = length {
        let after = rest.get(length..).unwrap_or_default();
        let spaces = after.iter().take(4).take_while(|byte| is_space(**byte)).count();
        if after.get(spaces..).is_some_and(|after| after.starts_with(b"endstream")) {
            return rest.get(..length).filter(|data| data.len() <= limit);
        }
    }
    let window = rest.get(..rest.len().min(limit.saturating_add(9)))?;
    let end = window.windows(9).position(|window| window == b"endstream")?;
    window.get(..end)
}

/// Inflates at most `limit` + 1 bytes. A stream that breaks off gives what it held: its reader judges it.
fn inflate(input: &[u8], limit: usize) -> Vec<u8> {
    let mut data = Vec::new();
    let mut reader = ZlibDecoder::new(input).take(limit as u64 + 1);
    // A fault in the middle is found again by whoever reads the data: the XML breaks off there.
    let _ = reader.read_to_end(&mut data);
    data
}

/// Undoes the predictors of PNG (ISO 32000-1, 7.4.4.4), which cross-reference streams use.
fn unpredict(data: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, ReadError> {
    let get = |key: &str, default: usize| {
        parameters
            .get(key)
            .map_or(Some(default), |value| value.integer().and_then(|value| usize::try_from(value).ok()))
    };
    match get("Predictor", 1) {
        Some(1) => return Ok(data),
        Some(10..=15) => {}
        _ => return Err(damaged("filter")),
    }
    let sizes = get("Columns", 1).zip(get("Colors", 1)).zip(get("BitsPerComponent", 8));
    let ((columns, colors), bits) = sizes.ok_or_else(|| damaged("filter"))?;
    let pixel = colors.checked_mul(bits).ok_or_else(|| damaged("filter"))?;
    let row = columns.checked_mul(pixel).ok_or_else(|| damaged("filter"))?.div_ceil(8);
    let pixel = pixel.div_ceil(8).max(1);
    if row == 0 || row > data.len() {
        return Err(damaged("filter"));
    }
    let mut output: Vec<u8> = Vec::with_capacity(data.len());
    for line in data.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let begin = output.len();
        for (index, byte) in line.iter().enumerate() {
            let at = |back: usize| begin.checked_add(index).and_then(|at| at.checked_sub(back));
            let value =
                |place: Option<usize>| place.and_then(|place| output.get(place)).copied().unwrap_or(0);
            let left = if index < pixel { 0 } else { value(at(pixel)) };
            let up = value(at(row));
            let corner = if index < pixel { 0 } else { value(at(row + pixel)) };
            let predicted = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => return Err(damaged("filter")),
            };
            output.push(byte.wrapping_add(predicted));
        }
    }
    Ok(output)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let estimate = a + b - c;
    let (to_left, to_up, to_corner) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
    if to_left <= to_up && to_left <= to_corner {
        left
    } else if to_up <= to_corner {
        up
    } else {
        corner
    }
}
