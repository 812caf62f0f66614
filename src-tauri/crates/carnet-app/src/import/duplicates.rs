//! Recognises a contact that is in the book already: same SIREN, same e-mail, or a name that differs only in how it is
//! written.

use carnet_core::input::fold;
use std::collections::HashMap;

use super::contacts::ContactDraft;

/// A record of the book, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing<Id> {
    /// Which record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its SIREN, nine digits.
    pub siren: Option<String>,
}

/// Why a contact is taken for one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateReason {
    /// The same company number.
    Siren,
    /// The same e-mail address.
    Email,
    /// The same name but for case, accents, punctuation, legal form and small words.
    SameName,
    /// A name with one letter mistyped.
    NearName,
}

/// Likeness of two words from which one counts as the other mistyped, together with a distance of one letter.
///
/// Jaro-Winkler alone takes Martin for Martinez (0.95) and, over whole names, Cabinet Zoé 1 for Cabinet Zoé 12 (0.99). So
/// numbers must be equal and only one word may differ, by one letter, with the same first letter. The likeness then tells
/// where the letter stands: early in a short word it makes another name (Müller and Miller, 0.900; Dupré and Dapré,
/// 0.880), late or in a long one it is a slip (Bérenger and Béranger, 0.908; Dupont and Dupond, 0.933).
const LIKENESS: f64 = 0.905;
/// Letters that a word needs before one of them may be wrong: Noël and Noé are two names.
const LONG_WORD: usize = 5;

/// Legal forms and small words: they tell no company from another.
const IGNORED: [&str; 32] = [
    "sarl",
    "sas",
    "sasu",
    "sa",
    "eurl",
    "ei",
    "eirl",
    "sci",
    "scop",
    "snc",
    "selarl",
    "scp",
    "sprl",
    "gmbh",
    "ltd",
    "llc",
    "inc",
    "ste",
    "societe",
    "ets",
    "etablissements",
    "et",
    "and",
    "l",
    "d",
    "le",
    "la",
    "les",
    "de",
    "du",
    "des",
    "the",
];

/// A name made comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    /// Words without numbers, sorted: Cabinet Zoé is Zoé Cabinet.
    words: Vec<String>,
    /// Words that hold a digit, sorted.
    numbers: Vec<String>,
}

impl Name {
    fn of(text: &str) -> Self {
        let folded: String = fold(text)
            .replace('&', " et ")
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let all = joined_letters(&folded);
        let telling: Vec<String> = all.iter().filter(|w| !IGNORED.contains(&w.as_str())).cloned().collect();
        // A company called La Société keeps its words.
        let kept = if telling.is_empty() { all } else { telling };
        let (numbers, words): (Vec<String>, Vec<String>) =
            kept.into_iter().partition(|w| w.contains(|c: char| c.is_ascii_digit()));
        let mut name = Self { words, numbers };
        name.words.sort();
        name.numbers.sort();
        name
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.numbers.is_empty()
    }

    /// Two names that are near have the same key: first letters, number of words and numbers.
    fn key(&self) -> String {
        let initials: String = self.words.iter().filter_map(|w| w.chars().next()).collect();
        format!("{initials} {}", self.numbers.join(" "))
    }

    fn likeness(&self, other: &Self) -> Option<DuplicateReason> {
        if self.numbers != other.numbers || self.words.len() != other.words.len() {
            return None;
        }
        let mut differing = self.words.iter().zip(&other.words).filter(|(a, b)| a != b);
        match (differing.next(), differing.next()) {
            (None, _) => Some(DuplicateReason::SameName),
            (Some((a, b)), None) if is_mistyped(a, b) => Some(DuplicateReason::NearName),
            _ => None,
        }
    }
}

/// Splits into words; letters that stand alone one after another are one word, `S.A.R.L` is `sarl`.
fn joined_letters(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_letter = false;
    for word in text.split_whitespace() {
        let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match words.last_mut() {
            Some(last) if letter && after_letter => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        after_letter = letter;
    }
    words
}

fn is_mistyped(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) >= LONG_WORD
        && a.chars().next() == b.chars().next()
        && strsim::osa_distance(a, b) == 1
        && strsim::jaro_winkler(a, b) >= LIKENESS
}

/// The records of the book, arranged so that each contact of a file is looked up at once.
#[derive(Debug)]
pub struct DuplicateIndex<Id> {
    records: Vec<(Id, Name, Option<String>)>,
    by_siren: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl<Id: Clone> DuplicateIndex<Id> {
    /// Arranges the records; of two with the same SIREN or e-mail the first is found.
    pub fn new(existing: impl IntoIterator<Item = Existing<Id>>) -> Self {
        let mut index = Self {
            records: Vec::new(),
            by_siren: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
        };
        for record in existing {
            index.add(record);
        }
        index
    }

    /// Adds a record, such as a contact of the same file that has just gone in.
    pub fn add(&mut self, record: Existing<Id>) {
        let place = self.records.len();
        if let Some(siren) = &record.siren {
            self.by_siren.entry(siren.clone()).or_insert(place);
        }
        if let Some(email) = &record.email {
            self.by_email.entry(email.trim().to_lowercase()).or_insert(place);
        }
        let name = Name::of(&record.name);
        if !name.is_empty() {
            self.by_name.entry(name.key()).or_default().push(place);
        }
        self.records.push((record.id, name, record.siren));
    }

    /// Returns the record that a contact repeats, and by what. Names do not count where the SIRENs are known and differ.
    pub fn find(&self, draft: &ContactDraft) -> Option<(Id, DuplicateReason)> {
        let siren = draft.siren.as_ref().map(|s| s.as_str());
        let at = |place: &usize| self.records.get(*place).map(|(id, ..)| id.clone());
        if let Some(id) = siren.and_then(|s| self.by_siren.get(s)).and_then(at) {
            return Some((id, DuplicateReason::Siren));
        }
        let email = draft.email.as_ref().map(|e| e.as_str().to_lowercase());
        if let Some(id) = email.and_then(|e| self.by_email.get(&e)).and_then(at) {
            return Some((id, DuplicateReason::Email));
        }
        let name = Name::of(draft.name());
        let mut near = None;
        for place in self.by_name.get(&name.key()).into_iter().flatten() {
            let Some((id, other, other_siren)) = self.records.get(*place) else { continue };
            if let (Some(a), Some(b)) = (siren, other_siren)
                && a != b
            {
                continue;
            }
            match name.likeness(other) {
                Some(DuplicateReason::SameName) => return Some((id.clone(), DuplicateReason::SameName)),
                Some(reason) => near = near.or(Some((id.clone(), reason))),
                None => {}
            }
        }
        near
    }
}

/// Finds the record that a contact repeats. For more than one contact make a [`DuplicateIndex`] once.
pub fn find_duplicate<Id: Clone>(
    draft: &ContactDraft,
    existing: &[Existing<Id>],
) -> Option<(Id, DuplicateReason)> {
    DuplicateIndex::new(existing.iter().cloned()).find(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(a: &str, b: &str) -> Option<DuplicateReason> {
        let record = Existing { id: 1, name: a.to_owned(), email: None, siren: None };
        let draft = ContactDraft { company: Some(b.to_owned()), ..ContactDraft::default() };
        find_duplicate(&draft, &[record]).map(|(_, reason)| reason)
    }

    #[test]
    fn the_same_name_written_otherwise() {
        for (a, b) in [
            ("SARL Œuvrard 12", "Oeuvrard 12 (S.A.R.L)"),
            ("Studio Zoé", "STUDIO ZOE"),
            ("Éditions Noël & Fils 5", "editions noel et fils 5"),
            ("Garage d’Aure 38", "Garage D'Aure 38"),
            ("Clinique \"Le Phare\" 39", "Clinique Le Phare 39"),
            ("Zoé Cabinet", "Cabinet Zoé"),
            ("La Société", "la societe"),
        ] {
            let reason = found(a, b);
            assert_eq!(reason, Some(DuplicateReason::SameName), "{a} is {b}");
        }
    }

    #[test]
    fn one_mistyped_letter_is_near() {
        for (a, b) in [
            ("Cabinet Bérenger 3", "Cabinet Béranger 3"),
            ("Atelier Lefèvre", "Atelier Lefebvre"),
            ("Clinique Müller", "Clinqiue Muller"),
        ] {
            assert_eq!(found(a, b), Some(DuplicateReason::NearName), "{a} is {b} mistyped");
        }
    }

    #[test]
    fn neighbours_are_not_duplicates() {
        for (a, b) in [
            ("Cabinet Zoé 1", "Cabinet Zoé 12"),
            ("Cabinet Zoé 1", "Cabinet Zoé"),
            ("Cabinet Dupré", "Cabinet Dupuis"),
            ("Garage Martin", "Garage Martinez"),
            ("Studio Noël", "Studio Noé"),
            ("Mairie de Pau", "Mairie de Dax"),
            ("SARL Àlaune 31", "SAS Àlaune 32"),
            ("Cabinet Zoé", "Studio Zoé"),
            ("Cabinet Müller", "Cabinet Miller"),
        ] {
            assert_eq!(found(a, b), None, "{a} is not {b}");
        }
    }

    #[test]
    fn siren_before_email_before_name_and_a_siren_that_differs_parts_namesakes() {
        let record = |id, name: &str, email: &str, siren: &str| Existing {
            id,
            name: name.to_owned(),
            email: Some(email.to_owned()),
            siren: Some(siren.to_owned()),
        };
        let index = DuplicateIndex::new([
            record(1, "Boulangerie Martin", "Contact@Martin.fr", "732829320"),
            record(2, "Autre", "autre@exemple.fr", "552100554"),
        ]);
        let draft = |name: &str, email: Option<&str>, siren: Option<&str>| ContactDraft {
            company: Some(name.to_owned()),
            email: email.map(|e| e.parse().expect("an address")),
            siren: siren.map(|s| s.parse().expect("a SIREN")),
            ..ContactDraft::default()
        };
        assert_eq!(
            index.find(&draft("X", None, Some("552100554"))),
            Some((2, DuplicateReason::Siren)),
            "number"
        );
        assert_eq!(
            index.find(&draft("X", Some("contact@martin.FR"), None)),
            Some((1, DuplicateReason::Email)),
            "case"
        );
        assert_eq!(
            index.find(&draft("boulangerie martin", None, None)),
            Some((1, DuplicateReason::SameName)),
            "name"
        );
        assert_eq!(
            index.find(&draft("Boulangerie Martin", None, Some("443061841"))),
            None,
            "another company of that name"
        );
    }

    #[test]
    fn ten_thousand_records_are_searched_at_once() {
        let all = (0..10_000).map(|n| Existing {
            id: n,
            name: format!("Cabinet Zoé {n}"),
            email: None,
            siren: None,
        });
        let index = DuplicateIndex::new(all);
        for n in 0..10_000 {
            let draft = ContactDraft { company: Some(format!("CABINET ZOE {n}")), ..ContactDraft::default() };
            assert_eq!(index.find(&draft), Some((n, DuplicateReason::SameName)), "each finds its own");
        }
    }
}
