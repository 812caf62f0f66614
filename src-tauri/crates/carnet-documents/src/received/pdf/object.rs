//! PDF objects out of bytes, under limits: depth, number of values, length of strings (ISO 32000-1, 7.3).

use crate::received::refusal::ReadError;

/// The deepest nesting of arrays and dictionaries.
const DEPTH_LIMIT: usize = 32;
/// The longest string or name, in bytes: what is read here are names of files.
const STRING_LIMIT: usize = 64 * 1024;

/// A PDF object; a stream is its dictionary and where its data start.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Integer(i64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Reference(u32),
    Stream(Dictionary, usize),
    /// A boolean or a real number: nothing here is decided by one.
    Other,
}

/// The entries of a dictionary, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    pub fn get(&self, key: &str) -> Option<&Object> {
        self.0.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| value)
    }

    pub fn integer(&self, key: &str) -> Option<i64> {
        self.get(key).and_then(Object::integer)
    }
}

impl Object {
    pub fn integer(&self) -> Option<i64> {
        if let Self::Integer(value) = self { Some(*value) } else { None }
    }

    pub fn reference(&self) -> Option<u32> {
        if let Self::Reference(number) = self { Some(*number) } else { None }
    }

    pub fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(found) if found == name.as_bytes())
    }

    /// Returns the dictionary of a dictionary or stream.
    pub fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) | Self::Stream(dictionary, _) => Some(dictionary),
            _ => None,
        }
    }
}

/// Reads objects one after another.
pub(super) struct Parser<'a, 'b> {
    bytes: &'a [u8],
    position: usize,
    /// How many values may still be read from the whole file.
    budget: &'b mut usize,
}

fn damaged() -> ReadError {
    ReadError::PdfDamaged { what: "object" }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a, 'b> Parser<'a, 'b> {
    pub fn new(bytes: &'a [u8], position: usize, budget: &'b mut usize) -> Self {
        Self { bytes, position, budget }
    }

    pub fn position(&self) -> usize {
        self.position
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Skips space and comments.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                    self.position += 1;
                }
            } else if is_space(byte) {
                self.position += 1;
            } else {
                break;
            }
        }
    }

    /// Takes `word` when it comes next.
    pub fn take(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let found = self.bytes.get(self.position..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.position += word.len();
        }
        found
    }

    /// Takes a whole number when one comes next.
    pub fn unsigned(&mut self) -> Option<u64> {
        self.skip_space();
        let rest = self.bytes.get(self.position..)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let value = std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;
        self.position += digits;
        Some(value)
    }

    /// Reads the object that comes next.
    pub fn object(&mut self) -> Result<Object, ReadError> {
        self.nested(DEPTH_LIMIT)
    }

    fn nested(&mut self, depth: usize) -> Result<Object, ReadError> {
        let Some(left) = self.budget.checked_sub(1) else {
            return Err(ReadError::PdfBomb { what: "objects", limit: super::file::VALUE_LIMIT });
        };
        *self.budget = left;
        let depth = depth.checked_sub(1).ok_or_else(damaged)?;
        self.skip_space();
        match self.peek().ok_or_else(damaged)? {
            b'/' => self.name().map(Object::Name),
            b'(' => self.literal().map(Object::String),
            b'[' => self.array(depth),
            b'<' if self.take(b"<<") => self.dictionary(depth),
            b'<' => self.hexadecimal().map(Object::String),
            byte if byte.is_ascii_digit() => Ok(self.number_or_reference()),
            byte if is_delimiter(byte) => Err(damaged()),
            _ => Ok(self.word()),
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, ReadError> {
        self.position += 1;
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let raw: Vec<u8> = rest
            .iter()
            .copied()
            .take(STRING_LIMIT)
            .take_while(|b| !is_space(*b) && !is_delimiter(*b))
            .collect();
        self.position += raw.len();
        let mut name = Vec::with_capacity(raw.len());
        let mut bytes = raw.iter().copied();
        while let Some(byte) = bytes.next() {
            let mut ahead = bytes.clone();
            let pair = (byte == b'#').then(|| Some((hex(ahead.next()?)?, hex(ahead.next()?)?))).flatten();
            name.push(pair.map_or(byte, |(high, low)| high << 4 | low));
            if pair.is_some() {
                bytes = ahead;
            }
        }
        Ok(name)
    }

    fn literal(&mut self) -> Result<Vec<u8>, ReadError> {
        self.position += 1;
        let (mut text, mut open) = (Vec::new(), 1_usize);
        while text.len() <= STRING_LIMIT {
            let byte = self.peek().ok_or_else(damaged)?;
            self.position += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(text),
                b')' => open -= 1,
                b'\\' => {
                    self.escaped(&mut text)?;
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        Err(damaged())
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Result<(), ReadError> {
        let byte = self.peek().ok_or_else(damaged)?;
        self.position += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' if self.peek() == Some(b'\n') => self.position += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.position += 1;
                }
                text.push((value & 0xff) as u8);
            }
            other => text.push(other),
        }
        Ok(())
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, ReadError> {
        self.position += 1;
        let (mut text, mut half) = (Vec::new(), None);
        while text.len() <= STRING_LIMIT {
            let byte = self.peek().ok_or_else(damaged)?;
            self.position += 1;
            match (hex(byte), half.take()) {
                (Some(digit), None) => half = Some(digit),
                (Some(digit), Some(high)) => text.push(high << 4 | digit),
                (None, high) if byte == b'>' => {
                    text.extend(high.map(|high| high << 4));
                    return Ok(text);
                }
                (None, high) if is_space(byte) => half = high,
                _ => return Err(damaged()),
            }
        }
        Err(damaged())
    }

    fn array(&mut self, depth: usize) -> Result<Object, ReadError> {
        self.position += 1;
        let mut values = Vec::new();
        while !self.take(b"]") {
            values.push(self.nested(depth)?);
        }
        Ok(Object::Array(values))
    }

    fn dictionary(&mut self, depth: usize) -> Result<Object, ReadError> {
        let mut entries = Vec::new();
        while !self.take(b">>") {
            if self.peek() != Some(b'/') {
                return Err(damaged());
            }
            let key = self.name()?;
            entries.push((key, self.nested(depth)?));
        }
        let dictionary = Dictionary(entries);
        let before = self.position;
        if self.take(b"stream") {
            // The data start behind the end of this line; a lone CR is not one, but is written by some programs.
            self.position += match (self.peek(), self.bytes.get(self.position + 1)) {
                (Some(b'\r'), Some(b'\n')) => 2,
                (Some(b'\r' | b'\n'), _) => 1,
                _ => 0,
            };
            return Ok(Object::Stream(dictionary, self.position));
        }
        self.position = before;
        Ok(Object::Dictionary(dictionary))
    }

    /// Reads `12`, `12.5` or `12 0 R`.
    fn number_or_reference(&mut self) -> Object {
        let start = self.position;
        if let Some(number) = self.unsigned() {
            let end = self.position;
            if self.peek().is_none_or(|byte| is_space(byte) || is_delimiter(byte)) {
                if self.unsigned().is_some_and(|generation| generation <= 65_535) && self.take(b"R") {
                    return u32::try_from(number).map_or(Object::Null, Object::Reference);
                }
                self.position = end;
                return i64::try_from(number).map_or(Object::Other, Object::Integer);
            }
        }
        self.position = start;
        self.word()
    }

    /// Reads a number with a sign or point, or a keyword.
    fn word(&mut self) -> Object {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count().max(1);
        let word = rest.get(..length).unwrap_or_default();
        self.position += length;
        let text = std::str::from_utf8(word).unwrap_or_default();
        match text.parse() {
            Ok(number) => Object::Integer(number),
            Err(_) if text == "null" => Object::Null,
            Err(_) => Object::Other,
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Object, ReadError> {
        Parser::new(text.as_bytes(), 0, &mut 1_000).object()
    }

    #[test]
    fn objects_are_read_as_the_standard_writes_them() {
        let read =
            parse("<< /A 1 /B#20C [ 12 0 R -3 4.5 null true (a\\(b\\)\\101(c)) <4 14 2 4> ] % note\n >>")
                .unwrap();
        let dictionary = read.dictionary().unwrap();
        assert_eq!(dictionary.integer("A"), Some(1));
        let expected = vec![
            Object::Reference(12),
            Object::Integer(-3),
            Object::Other,
            Object::Null,
            Object::Other,
            Object::String(b"a(b)A(c)".to_vec()),
            Object::String(b"AB@".to_vec()),
        ];
        assert_eq!(dictionary.get("B C"), Some(&Object::Array(expected)));
        assert_eq!(
            parse("<</L 3>>stream\r\nabc").unwrap(),
            Object::Stream(Dictionary(vec![(b"L".to_vec(), Object::Integer(3))]), 16)
        );
    }

    #[test]
    fn what_never_ends_or_nests_too_deep_is_refused() {
        for text in [
            "",
            "(",
            "<4",
            "<<",
            "<</A",
            "[",
            "<< 1 2 >>",
            ")",
            "<zz>",
            &"[".repeat(100),
            &"(".repeat(STRING_LIMIT + 2),
        ] {
            assert!(parse(text).is_err(), "{:?}", text.get(..10));
        }
        let many = format!("[{}]", "1 ".repeat(1_001));
        assert!(matches!(parse(&many), Err(ReadError::PdfBomb { .. })), "values are counted");
    }
}
