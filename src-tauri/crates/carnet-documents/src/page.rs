//! The laid-out paper: pages of placed words, rules, dots, one image and one payment code, before any file format.
//!
//! Tests check this model (margins, overlaps, what stays together); `pdf` only writes it down.

use crate::code::Code;
use crate::shape::Line;
use crate::structure::Structure;
use crate::typeface::Face;
use crate::units::Length;

/// A4 width.
pub const PAGE_WIDTH: Length = Length::mm(210.0);
/// A4 height.
pub const PAGE_HEIGHT: Length = Length::mm(297.0);
/// Left and right margin.
pub const SIDE: Length = Length::mm(20.0);

/// A whole paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// Title of the file.
    pub title: String,
    /// What its parts are, for who does not see them.
    pub structure: Structure,
    /// Its colours.
    pub palette: Palette,
    /// The logo's pixels where one is shown, ready to be written.
    pub(crate) logo: Option<crate::pdf::Picture>,
}

/// The one colour of a paper, as text and as rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    /// The accent, darkened where needed until it reads on white.
    pub text: [u8; 3],
    /// The accent as the user chose it.
    pub rule: [u8; 3],
}

/// One page; y runs down from the top edge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Texts.
    pub words: Vec<Words>,
    /// Lines.
    pub rules: Vec<Rule>,
    /// Marks of the schedule.
    pub dots: Vec<Dot>,
    /// Where the logo stands, on the page that shows it.
    pub image: Option<Frame>,
    /// The payment code, on the page that shows it.
    pub code: Option<Code>,
}

/// A run of text on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The part of the paper that they belong to.
    pub part: Part,
    /// Left edge.
    pub x: Length,
    /// What the letters stand on, from the top of the page.
    pub baseline: Length,
    /// How far they reach, from the left edge.
    pub width: Length,
    /// Size of the letters.
    pub size: Length,
    /// Their typeface.
    pub face: Face,
    /// Their colour.
    pub ink: Ink,
    /// What they say.
    pub text: String,
    /// How it is set where Inter alone cannot show it.
    pub(crate) line: Option<Box<Line>>,
    /// Its element of the structure; none for what a page carries beside its content.
    pub element: Option<usize>,
}

impl Words {
    /// Returns the box that the run's letters can fill.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let top = self.baseline - self.size.scale(76, 100);
        Frame { x: self.x, y: top, width: self.width, height: self.size.scale(98, 100) }
    }
}

/// A horizontal line; y is its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left end.
    pub x: Length,
    /// Centre, from the top of the page.
    pub y: Length,
    /// Its length.
    pub width: Length,
    /// Its thickness.
    pub thickness: Length,
    /// Its colour.
    pub ink: Ink,
}

/// A round mark of the schedule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Centre, from the left of the page.
    pub x: Length,
    /// Centre, from the top of the page.
    pub y: Length,
    /// Its radius.
    pub radius: Length,
    /// Whether it is filled, else a ring.
    pub filled: bool,
    /// Its colour.
    pub ink: Ink,
}

/// A rectangle; y is its top.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Frame {
    /// Left edge.
    pub x: Length,
    /// Top edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

impl Frame {
    /// Tells whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Frame) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// What a run of text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who sends the paper.
    Sender,
    /// Who receives it.
    Recipient,
    /// The title and the facts beside it.
    Title,
    /// The table of lines.
    Table,
    /// The sums.
    Totals,
    /// The payment schedule.
    Schedule,
    /// How to pay.
    Payment,
    /// The legal sentences.
    Mentions,
    /// A progress note.
    Note,
    /// A letter.
    Letter,
    /// Where the buyer signs a quote.
    Accord,
    /// What tells later pages from those of another paper.
    RunningHead,
    /// The head of a table that goes on.
    RepeatedHead,
    /// The number of the page.
    Folio,
}

/// The colours of a paper: black on white, and one accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Ink,
    /// Secondary text.
    Quiet,
    /// Hairlines.
    Hairline,
    /// The accent, as text.
    Accent,
    /// The accent, as rule.
    AccentRule,
}
