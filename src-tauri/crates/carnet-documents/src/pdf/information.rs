//! What the file says of itself, once: the information dictionary and the XMP packet are both written from it.

use chrono::NaiveDate;
use lopdf::{Dictionary, Object, StringFormat};

use crate::page::Document;
use crate::paper::Paper;
use crate::text::is_direction;

/// Title, author, subject, language and day of a file.
pub struct Information {
    pub title: String,
    pub author: String,
    pub subject: Option<String>,
    pub language: &'static str,
    /// The paper's own day: the same paper gives the same file on any day.
    pub date: Option<NaiveDate>,
}

impl Information {
    pub fn new(paper: &Paper, document: &Document) -> Information {
        Information {
            title: plain(&document.title),
            author: plain(&paper.seller.name),
            subject: paper.subject.as_deref().map(plain).filter(|subject| !subject.is_empty()),
            language: paper.language.tag(),
            date: paper.issue_date,
        }
    }

    /// Returns the information dictionary (ISO 32000-1, 14.3.3).
    pub fn dictionary(&self) -> Dictionary {
        let mut information = Dictionary::new();
        information.set("Title", text(&self.title));
        information.set("Author", text(&self.author));
        if let Some(subject) = &self.subject {
            information.set("Subject", text(subject));
        }
        information.set("Creator", text("Carnet"));
        information.set("Producer", text("Carnet"));
        if let Some(date) = self.pdf_date() {
            information.set("CreationDate", date.clone());
            information.set("ModDate", date);
        }
        information
    }

    /// Returns the day as PDF files write it (ISO 32000-1, 7.9.4).
    pub fn pdf_date(&self) -> Option<Object> {
        self.date.map(|date| Object::string_literal(date.format("D:%Y%m%d000000Z").to_string()))
    }
}

/// Returns the text in one line, without what an XML document cannot hold (XML 1.0, 2.2) and what turns its direction.
fn plain(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\t' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        letter => (!letter.is_control() && !is_direction(letter)).then_some(letter),
    });
    letters.collect::<String>().trim().to_owned()
}

/// Returns a text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub fn text(value: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
