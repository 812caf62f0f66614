//! What every page keeps to, whatever the paper says.

use carnet_documents::layout::compose;
use carnet_documents::page::{Document, Frame, PAGE_HEIGHT, PAGE_WIDTH, Page, Part, SIDE, Words};
use carnet_documents::paper::{Language, Paper, PaperKind};
use carnet_documents::units::Length;

/// Checks what holds for every paper and returns its pages.
pub fn checked(name: &str, paper: &Paper) -> Document {
    let document = compose(paper).unwrap_or_else(|error| panic!("{name}: {error}"));
    let count = document.pages.len();
    for (index, page) in document.pages.iter().enumerate() {
        let at = format!("{name}, page {} of {count}", index + 1);
        inside_margins(&at, page);
        apart(&at, page);
        code_stands_free(&at, page);
        let folio = format!("{}\u{A0}/\u{A0}{count}", index + 1);
        assert!(
            page.words.iter().any(|words| words.part == Part::Folio && words.text.ends_with(&folio)),
            "{at} has no folio"
        );
    }
    if paper.kind == PaperKind::Quote {
        let signed: Vec<usize> =
            (0..count).filter(|page| has(&document.pages[*page], Part::Accord)).collect();
        assert_eq!(signed, [count - 1], "{name}: the block to sign stands whole on the last page");
        let words = paper.language == Language::Fr;
        let fields = if words {
            ["Date", "Nom et qualité du signataire", "Signature"]
        } else {
            ["Date", "Name and position", "Signature"]
        };
        for field in fields {
            let there =
                document.pages[count - 1].words.iter().any(|w| w.part == Part::Accord && w.text == field);
            assert!(there, "{name}: the block to sign lacks {field}");
        }
    }
    document
}

/// Tells whether a paper shows no totals: a note, a letter.
pub fn no_sums(paper: &Paper) -> bool {
    matches!(paper.kind, PaperKind::ProgressNote | PaperKind::ReminderLetter)
}

pub fn has(page: &Page, part: Part) -> bool {
    page.words.iter().any(|words| words.part == part)
}

fn inside_margins(at: &str, page: &Page) {
    // Side bearings and rounding may reach a hair beyond the measure.
    let hair = Length::pt(0.5);
    let edges = (SIDE - hair, PAGE_WIDTH - SIDE + hair, Length::mm(14.0), PAGE_HEIGHT - Length::mm(11.0));
    for words in &page.words {
        let frame = words.frame();
        assert!(
            frame.x >= edges.0
                && frame.x + frame.width <= edges.1
                && frame.y >= edges.2
                && frame.y + frame.height <= edges.3,
            "{at}: {:?} leaves the margins: {frame:?}",
            words.text
        );
    }
    for rule in &page.rules {
        assert!(
            rule.x >= edges.0 && rule.x + rule.width <= edges.1 && rule.y <= edges.3,
            "{at}: a rule leaves the margins"
        );
    }
    for dot in &page.dots {
        assert!(
            dot.x - dot.radius >= edges.0 - hair && dot.x + dot.radius <= edges.1,
            "{at}: a mark leaves the margins"
        );
    }
    if let Some(image) = page.image {
        assert!(
            image.width <= Length::mm(35.0) + hair && image.height <= Length::mm(25.0) + hair,
            "{at}: the logo is too large"
        );
    }
}

/// A reader finds the code by the white around it: four modules at least (ISO/IEC 18004, 5.3.8).
fn code_stands_free(at: &str, page: &Page) {
    let Some(code) = &page.code else { return };
    let quiet = code.module * 4;
    let around = Frame {
        x: code.x - quiet,
        y: code.y - quiet,
        width: code.side() + quiet + quiet,
        height: code.side() + quiet + quiet,
    };
    for words in &page.words {
        // A box reaches lower than most letters do: what counts is ink.
        let ink = Frame { height: words.size.scale(92, 100), ..words.frame() };
        assert!(!ink.overlaps(&around), "{at}: {:?} stands too close to the code", words.text);
    }
    for rule in &page.rules {
        let ink = Frame { x: rule.x, y: rule.y, width: rule.width, height: rule.thickness };
        assert!(!ink.overlaps(&around), "{at}: a rule stands too close to the code");
    }
    assert!(code.module >= Length::mm(0.33), "{at}: a module is too fine for a printed page");
}

fn apart(at: &str, page: &Page) {
    let mut words: Vec<&Words> = page.words.iter().collect();
    words.sort_by_key(|words| words.frame().y);
    for (index, one) in words.iter().enumerate() {
        let frame = one.frame();
        for other in &words[index + 1..] {
            if other.frame().y >= frame.y + frame.height {
                break;
            }
            assert!(!frame.overlaps(&other.frame()), "{at}: {:?} lies over {:?}", one.text, other.text);
        }
        if let Some(image) = page.image {
            assert!(!frame.overlaps(&image), "{at}: {:?} lies over the logo", one.text);
        }
    }
}
