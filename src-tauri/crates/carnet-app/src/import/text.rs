//! Bytes to text: UTF-8, UTF-16 with its mark, or what French spreadsheets write: Windows-1252, on a Macintosh Mac Roman.
//! Refuses what is no text.

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::fault::{BinaryKind, ImportError};

/// Largest file read, in octets.
pub const SIZE_LIMIT: usize = 20_000_000;

/// How a file writes its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 with its mark.
    Utf16,
    /// Windows-1252.
    Windows1252,
    /// Mac Roman, of spreadsheets on a Macintosh.
    MacRoman,
}

/// Returns the text of a file without its byte order mark.
///
/// A file that is no UTF-8 is taken for Windows-1252, or for Mac Roman where its words say so (`is_mac_roman`), unless more of
/// its characters are good UTF-8 than are not: then it is a damaged UTF-8 file, and reading it as something else would fill the
/// book with `Ã©`.
///
/// # Errors
/// [`ImportError`] for a file that is empty, too large, binary, or damaged.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), ImportError> {
    if bytes.len() > SIZE_LIMIT {
        return Err(ImportError::TooLarge { size: bytes.len(), limit: SIZE_LIMIT });
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(ImportError::Binary { kind });
    }
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest)?, Encoding::Utf8),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, UTF_16LE)?, Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, UTF_16BE)?, Encoding::Utf16),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) if is_mostly_utf8(bytes) => (utf8(bytes)?, Encoding::Utf8),
            Err(_) if is_mac_roman(bytes) => {
                (MACINTOSH.decode_without_bom_handling(bytes).0.into_owned(), Encoding::MacRoman)
            }
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252),
        },
    };
    if text.contains('\0') {
        return Err(ImportError::Binary { kind: BinaryKind::Other });
    }
    // Windows-1252 leaves five octets without a character; they, and most controls, stand in no text.
    if matches!(encoding, Encoding::Windows1252 | Encoding::MacRoman)
        && text.chars().any(|c| c.is_control() && !"\t\r\n\u{b}\u{c}\u{1a}".contains(c))
    {
        return Err(ImportError::Binary { kind: BinaryKind::Other });
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok((with_line_feeds(text), encoding))
}

/// Lines that end with a return alone, as a Macintosh writes them, end with a line feed from here on: lines are counted by those.
fn with_line_feeds(text: String) -> String {
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

/// Whether a text begins as a calendar does.
pub(super) fn is_calendar(text: &str) -> bool {
    begins(text, "BEGIN:VCALENDAR")
}

/// Whether a text begins as a file of vCards does.
pub(super) fn is_vcard(text: &str) -> bool {
    begins(text, "BEGIN:VCARD")
}

/// Whether the first line is this one, in capitals or not.
fn begins(text: &str, line: &str) -> bool {
    text.trim_start().lines().next().is_some_and(|first| first.trim_end().eq_ignore_ascii_case(line))
}

fn known_binary(bytes: &[u8]) -> Option<BinaryKind> {
    const MARKS: [(&[u8], BinaryKind); 8] = [
        (b"PK\x03\x04", BinaryKind::Workbook),
        (b"\xD0\xCF\x11\xE0", BinaryKind::Workbook),
        (b"%PDF", BinaryKind::Pdf),
        (b"\x89PNG", BinaryKind::Picture),
        (b"\xFF\xD8\xFF", BinaryKind::Picture),
        (b"GIF8", BinaryKind::Picture),
        (b"SQLite format 3\0", BinaryKind::Database),
        (b"\x1F\x8B", BinaryKind::Workbook),
    ];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind)
}

fn line_at(bytes: &[u8], position: usize) -> usize {
    bytes.iter().take(position).filter(|b| **b == b'\n').count() + 1
}

fn utf8(bytes: &[u8]) -> Result<String, ImportError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = line_at(bytes, error.valid_up_to());
            // No length means that the last character is begun and the file ends.
            Err(match error.error_len() {
                None => ImportError::Truncated { line },
                Some(_) if bytes.contains(&0) => ImportError::Binary { kind: BinaryKind::Other },
                Some(_) => ImportError::MixedEncoding { line },
            })
        }
    }
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<String, ImportError> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            let before = text.split('\u{fffd}').next().unwrap_or_default();
            let line = line_at(before.as_bytes(), before.len());
            Err(if bytes.len() % 2 == 1 {
                ImportError::Truncated { line }
            } else {
                ImportError::MixedEncoding { line }
            })
        }
    }
}

/// Tells whether more characters beyond ASCII are good UTF-8 than octets are not. In French Windows-1252 text two octets that
/// happen to be UTF-8 are rare.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Tells whether the octets stand in words as Mac Roman's letters do, more often than as Windows-1252's do.
///
/// Mac Roman has its small letters with accents from 80 to 9F (é is 8E), where Windows-1252 has signs that no word has inside: a
/// capital Ž after a small letter (`SociŽtŽ`), ˆ or ƒ between letters, nothing at all. Windows-1252 has its own from E0 to FF, where Mac
/// Roman has capitals with accents and signs. What a Windows-1252 word may have of the former (œ, ’, š) does not count.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let (mut mac, mut windows) = (0_usize, 0_usize);
    for (at, octet) in bytes.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        let (follows, precedes) = (before.is_ascii_alphabetic(), after.is_ascii_alphabetic());
        let beside_small = before.is_ascii_lowercase() || after.is_ascii_lowercase();
        match octet {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => mac += usize::from(follows || precedes),
            0x8A | 0x8C | 0x8E | 0x9F => mac += usize::from(follows && beside_small),
            0x82..=0x84 | 0x86..=0x89 | 0x8B | 0x98 => mac += usize::from(follows && precedes),
            0xE0..=0xFF => windows += usize::from(beside_small),
            _ => {}
        }
    }
    mac > windows
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Société;Téléphone\r\nÉditions Œuvrard — « été »;05 61\r\n";

    fn utf16(mark: [u8; 2], unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(TEXT.encode_utf16().flat_map(unit)).collect()
    }

    #[test]
    fn reads_the_encodings_that_programs_write() {
        let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        let ansi = WINDOWS_1252.encode(TEXT).0.into_owned();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked, Encoding::Utf8),
            (ansi, Encoding::Windows1252),
            (utf16([0xFF, 0xFE], u16::to_le_bytes), Encoding::Utf16),
            (utf16([0xFE, 0xFF], u16::to_be_bytes), Encoding::Utf16),
        ] {
            assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)), "{encoding:?}");
        }
    }

    #[test]
    fn reads_the_accents_of_a_macintosh() {
        // As a spreadsheet writes "CSV (Macintosh)": each line ends with a return alone.
        let mac = b"Soci\x8Et\x8E;T\x8El\x8Ephone;Not\x8F\rCr\x90perie d\xD5Aur\x8Elie;Fran\x8Dois M\x9Fller;\x88 voir\r";
        let text = "Société;Téléphone;Notè\nCrêperie d’Aurélie;François Müller;à voir\n";
        assert_eq!(decode(mac), Ok((text.to_owned(), Encoding::MacRoman)));
        assert_eq!(
            decode(b"Nom;R\x8Ef\nAcme;1"),
            Ok(("Nom;Réf\nAcme;1".to_owned(), Encoding::MacRoman)),
            "one accent"
        );
        for windows in [
            "Nom;Note\nŠkoda;cœur de l’été\n",
            "Nom\nŽižek\n",
            "Nom\n« Œuvre » – 5 €…\n",
            "MŽIK\n",
            "Dupont†\n",
        ] {
            let bytes = WINDOWS_1252.encode(windows).0.into_owned();
            assert_eq!(decode(&bytes), Ok((windows.to_owned(), Encoding::Windows1252)), "{windows}");
        }
    }

    #[test]
    fn refuses_what_is_no_text() {
        let binary = |kind| Err(ImportError::Binary { kind });
        assert_eq!(decode(b""), Err(ImportError::Empty), "empty");
        assert_eq!(decode(b"\xEF\xBB\xBF\r\n "), Err(ImportError::Empty), "a mark and blanks");
        assert_eq!(decode(b"PK\x03\x04aaaa"), binary(BinaryKind::Workbook), "a workbook");
        assert_eq!(decode(b"a;b\0c"), binary(BinaryKind::Other), "a NUL");
        assert_eq!(decode(b"\x81\x8d\x01\x02"), binary(BinaryKind::Other), "octets that no text has");
        let large = vec![b'a'; 50_000_000];
        assert_eq!(
            decode(&large),
            Err(ImportError::TooLarge { size: 50_000_000, limit: SIZE_LIMIT }),
            "50 MB"
        );
    }

    #[test]
    fn a_damaged_utf8_file_is_not_read_as_another_encoding() {
        let mut cut = TEXT.as_bytes()[..TEXT.find('Œ').expect("it is there") + 1].to_vec();
        assert_eq!(decode(&cut), Err(ImportError::Truncated { line: 2 }), "cut inside the Œ of line 2");
        cut.extend_from_slice(b" puis\xE9t\r\n");
        assert_eq!(
            decode(&cut),
            Err(ImportError::MixedEncoding { line: 2 }),
            "UTF-8 with octets of another encoding"
        );
        let mut odd = utf16([0xFF, 0xFE], u16::to_le_bytes);
        odd.pop();
        assert_eq!(
            decode(&odd),
            Err(ImportError::Truncated { line: 2 }),
            "the line end of line 2 is half there"
        );
    }
}
