//! Address books, vCard 3.0 and 4.0 (RFC 2426, RFC 6350), and those of 2.1 that need no decoding.

use carnet_calendar::content::{ContentLine, unfold};
use carnet_core::input::fold;

use super::contacts::{ContactDraft, NOTE_LIMIT, foreign, identifier, joined, line_text, long_text};
use super::fault::{ImportError, Refused, RowFault};
use super::table::ROW_LIMIT;

/// What is read of a card; pictures and keys are never even split.
const READ: [&str; 8] = ["FN", "N", "ORG", "TEL", "EMAIL", "ADR", "NOTE", "X-SIREN"];

/// Lines read of one card.
const LINE_COUNT_LIMIT: usize = 500;

/// A card whose lines are still coming.
struct Card {
    line: usize,
    lines: Vec<ContentLine>,
    fault: Option<Refused>,
}

/// Reads the cards of a text.
///
/// # Errors
/// [`ImportError::NotVcard`] for a line outside of a card, [`ImportError::Truncated`] for a card without an end.
pub fn read(text: &str) -> Result<(Vec<ContactDraft>, Vec<Refused>), ImportError> {
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut open: Option<Card> = None;
    for raw in unfold(text) {
        let word = |word: &str| {
            raw.text.split_once(':').is_some_and(|(name, value)| {
                name.trim().eq_ignore_ascii_case(word) && value.trim().eq_ignore_ascii_case("VCARD")
            })
        };
        match open.as_mut() {
            None if word("BEGIN") && rows.len() + refused.len() >= ROW_LIMIT => {
                return Err(ImportError::TooManyRows { limit: ROW_LIMIT });
            }
            None if word("BEGIN") => open = Some(Card { line: raw.line, lines: Vec::new(), fault: None }),
            None => return Err(ImportError::NotVcard { line: raw.line }),
            Some(card) if word("BEGIN") => return Err(ImportError::Truncated { line: card.line }),
            Some(_) if word("END") => {
                if let Some(card) = open.take() {
                    match card.finish() {
                        Ok(Some(draft)) => rows.push(draft),
                        Ok(None) => {}
                        Err(fault) => refused.push(fault),
                    }
                }
            }
            Some(card)
                if READ.iter().any(|name| raw.name().eq_ignore_ascii_case(name))
                    || !raw.text.contains(':') =>
            {
                match raw.split() {
                    Ok(_) if card.lines.len() >= LINE_COUNT_LIMIT => {
                        let fault = RowFault::CardTooLong { limit: LINE_COUNT_LIMIT };
                        card.fault.get_or_insert(Refused { line: raw.line, fault });
                    }
                    Ok(line) => card.lines.push(line),
                    Err(_) => {
                        card.fault
                            .get_or_insert(Refused { line: raw.line, fault: RowFault::NotAContentLine });
                    }
                }
            }
            Some(_) => {}
        }
    }
    match open {
        Some(card) => Err(ImportError::Truncated { line: card.line }),
        None => Ok((rows, refused)),
    }
}

impl Card {
    fn finish(self) -> Result<Option<ContactDraft>, Refused> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut draft = ContactDraft { line: self.line, ..ContactDraft::default() };
        let (mut family_name, mut notes) = (None, Vec::new());
        for line in &self.lines {
            let encoded = line.param("ENCODING").or(line.param("TYPE"));
            if encoded.is_some_and(|e| e.eq_ignore_ascii_case("QUOTED-PRINTABLE")) {
                return Err(Refused { line: line.line, fault: RowFault::QuotedPrintable });
            }
            take(&mut draft, &mut family_name, &mut notes, line)
                .map_err(|fault| Refused { line: line.line, fault })?;
        }
        let here = |fault| Refused { line: self.line, fault };
        draft.note = long_text("NOTE", &notes.join("\n"), NOTE_LIMIT).map_err(here)?;
        draft.person = draft.person.or(family_name);
        // A company's own card repeats its name as that of the person.
        if let (Some(company), Some(person)) = (&draft.company, &draft.person)
            && fold(company) == fold(person)
        {
            draft.person = None;
        }
        if draft.name().is_empty() {
            return Err(here(RowFault::NoName));
        }
        Ok(Some(draft))
    }
}

fn take(
    draft: &mut ContactDraft,
    family_name: &mut Option<String>,
    notes: &mut Vec<String>,
    line: &ContentLine,
) -> Result<(), RowFault> {
    let part = |parts: &[String], n: usize| line_text(&line.name, parts.get(n).map_or("", String::as_str));
    match line.name.as_str() {
        "FN" if draft.person.is_none() => draft.person = line_text("FN", &line.text())?,
        "N" => {
            let parts = line.parts(';');
            *family_name = joined([part(&parts, 1)?, part(&parts, 0)?], " ");
        }
        // The departments after the first part are not kept: the record is the company.
        "ORG" if draft.company.is_none() => draft.company = part(&line.parts(';'), 0)?,
        "TEL" if draft.phone.is_none() && !line.value.trim().is_empty() => {
            let number = line.text();
            let number = number.split(";ext=").next().unwrap_or_default().trim();
            draft.phone = Some(identifier(number)?);
        }
        "EMAIL" if draft.email.is_none() && !line.value.trim().is_empty() => {
            draft.email = Some(identifier(line.text().trim())?)
        }
        "X-SIREN" if draft.siren.is_none() && !line.value.trim().is_empty() => {
            draft.siren = Some(identifier(line.text().trim())?)
        }
        "ADR" if draft.address.is_none() => {
            // Post box, extended address, street, town, region, postal code, country.
            let parts = line.parts(';');
            let town = joined([part(&parts, 5)?, part(&parts, 3)?], " ");
            let before =
                [part(&parts, 2)?, part(&parts, 1)?, part(&parts, 0)?, town, foreign(part(&parts, 6)?)];
            draft.address = joined(before, "\n");
        }
        "NOTE" => notes.push(line.text()),
        _ => {}
    }
    Ok(())
}
