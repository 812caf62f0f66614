//! How lists are typed on the command line: lines of a quote or invoice, schedules, files.

use base64::Engine;
use carnet_app::wire::quotes::{Line, LineRequest, Paper, StageRequest};
use carnet_app::{Language, Problem, Refusal, Result, place};
use std::fmt;
use std::io::Read;
use std::path::Path;

/// Most octets of a picture that are read: far more than one that is taken.
const PICTURE_LIMIT: u64 = 1 << 24;

/// Why a text of the command line is no line, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    fr: String,
    en: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fr)
    }
}

impl std::error::Error for Unread {}

impl Unread {
    /// Returns the sentence in `language`, without its full stop.
    pub fn said(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

/// Reads `text;quantity;unit;unit price[;vat rate[;discount]][;debours|;bien]`; `\;` is a semicolon of the text, `\n` a new
/// line. A last part `debours` makes the line a disbursement, `bien` a delivery of goods.
///
/// # Errors
/// When there are fewer than four or more than six parts.
pub fn line(typed: &str) -> std::result::Result<LineRequest, Unread> {
    let mut parts = vec![String::new()];
    let mut rest = typed.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek() == Some(&';') => {
                rest.next();
                push(&mut parts, ';');
            }
            ';' => parts.push(String::new()),
            other => push(&mut parts, other),
        }
    }
    let last =
        parts.last().filter(|_| parts.len() > 3).map(|last| last.trim().to_lowercase()).unwrap_or_default();
    let disbursement = matches!(last.as_str(), "debours" | "débours" | "disbursement");
    let goods = matches!(last.as_str(), "bien" | "biens" | "goods");
    if disbursement || goods {
        parts.pop();
    }
    let count = parts.len();
    let mut parts = parts.into_iter().map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    if !(4..=6).contains(&count) {
        return Err(Unread {
            fr: format!(
                "« texte;quantité;unité;prix unitaire[;taux de TVA[;remise]][;debours|;bien] » a 4 à 6 parties, celle-ci {count} ; \
                 un point-virgule du texte s'écrit \\;"
            ),
            en: format!(
                "\"text;quantity;unit;unit price[;VAT rate[;discount]][;disbursement|;goods]\" has 4 to 6 parts, this one {count}; \
                 a semicolon of the text is written \\;"
            ),
        });
    }
    let (description, quantity, unit, unit_price) = (breaks(&next()), next(), next(), next());
    let optional = |text: String| (!text.is_empty()).then_some(text);
    let (vat_rate, discount_percent) = (optional(next()), optional(next()));
    Ok(LineRequest {
        description,
        quantity,
        unit,
        unit_price,
        vat_rate,
        vat_category: None,
        discount_percent,
        disbursement,
        goods,
    })
}

/// Reads a line of a purchase, which is neither a disbursement nor a delivery of one's own.
///
/// # Errors
/// As [`line`], and on the words that only a line that one bills takes.
pub fn purchase_line(typed: &str) -> std::result::Result<LineRequest, Unread> {
    let read = line(typed)?;
    if read.disbursement || read.goods {
        return Err(Unread {
            fr: "une ligne d'achat ne prend pas « debours » ni « bien » : ce sont des mots de facture".to_owned(),
            en: "a line of a purchase takes neither \"disbursement\" nor \"goods\": those are words of an invoice".to_owned(),
        });
    }
    Ok(read)
}

fn push(parts: &mut [String], c: char) {
    if let Some(last) = parts.last_mut() {
        last.push(c);
    }
}

/// Returns a line of a draft as it would be typed again.
pub fn again(line: Line) -> LineRequest {
    LineRequest {
        description: line.description,
        quantity: line.quantity.to_string(),
        unit: line.unit,
        unit_price: line.unit_price.to_string(),
        vat_rate: Some(line.vat_rate.to_string()),
        vat_category: Some(line.vat_category),
        discount_percent: line.discount_percent.map(|percent| percent.to_string()),
        disbursement: line.disbursement,
        goods: line.goods,
    }
}

/// Reads a schedule: `20/40/40`, `1200€/40%/rest`.
pub fn schedule(typed: &str) -> Vec<StageRequest> {
    typed
        .split('/')
        .map(|share| StageRequest { share: rest(share.trim()), ..StageRequest::default() })
        .collect()
}

fn rest(share: &str) -> String {
    if matches!(share, "rest" | "reste" | "solde") { String::new() } else { share.to_owned() }
}

/// Returns `text` with its written-out `\n` as new lines: a shell does not make it easy to type them.
pub fn breaks(text: &str) -> String {
    text.replace("\\n", "\n")
}

/// Reads a picture as requests carry it.
///
/// # Errors
/// When the file cannot be read, or is empty: nothing would take the picture away without a word.
pub fn picture(path: &Path) -> Result<String> {
    let failed = |error| Refusal::file(path, error);
    let mut bytes = Vec::new();
    // What is larger is refused as a picture.
    place::open(path).map_err(failed)?.take(PICTURE_LIMIT).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.is_empty() {
        let path = path.display();
        return Err(Refusal::field(
            "logo",
            Problem::sentence_of(
                format!("{path} est vide : donnez une image PNG ou JPEG."),
                format!("{path} is empty: give a PNG or JPEG picture."),
            ),
        ));
    }
    Ok(base64::engine::general_purpose::STANDARD.encode(bytes))
}

/// Returns the bytes of a paper that was made for the page.
///
/// # Errors
/// When they do not read back.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(&paper.pdf);
    bytes.map_err(|error| Refusal::Paper(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{line, purchase_line, schedule};

    #[test]
    fn a_line_is_cut_at_its_semicolons_but_not_at_escaped_ones() {
        let read = line(r"Site\; page d'accueil;2,5;d; 350 ;20").unwrap();
        assert_eq!(read.description, "Site; page d'accueil", r"\; belongs to the text");
        assert_eq!(
            (read.quantity.as_str(), read.unit.as_str(), read.unit_price.as_str()),
            ("2,5", "d", "350")
        );
        assert_eq!(read.vat_rate.as_deref(), Some("20"));
        assert_eq!(line("a;1;u;10").unwrap().vat_rate, None, "without a rate the regime decides");
        assert_eq!(line("a;1;u;10;;5").unwrap().discount_percent.as_deref(), Some("5"));
        for stamps in ["a;1;u;10;debours", "a;1;u;10;;;Débours"] {
            let read = line(stamps).unwrap();
            assert!(read.disbursement && read.vat_rate.is_none(), "{stamps} is a disbursement");
        }
        for book in ["a;1;u;10;bien", "a;1;u;10;5.5;;Biens", "a;1;u;10;goods"] {
            assert!(line(book).unwrap().goods, "{book} delivers goods");
        }
        assert_eq!(line("a;1;u;10;5.5;bien").unwrap().vat_rate.as_deref(), Some("5.5"));
        assert!(line("a;1;u;debours").is_err(), "the price is not the word");
        assert!(purchase_line("a;1;u;10").is_ok() && purchase_line("a;1;u;10;debours").is_err());
        assert!(line("a;1;u").is_err(), "a line without a price is wrong usage");
        assert!(line("a;1;u;10;20;5;9").is_err(), "a seventh part is a semicolon that was not escaped");
    }

    #[test]
    fn a_schedule_is_cut_at_its_slashes() {
        let shares: Vec<_> = schedule("1200€/40%/rest").into_iter().map(|stage| stage.share).collect();
        assert_eq!(shares, ["1200€", "40%", ""], "the rest is an empty share");
    }
}
