//! The pen: knows the current page and how far down it is written; turns the page where the next part does not fit.

use crate::code::Code;
use crate::page::{Dot, Ink, PAGE_HEIGHT, PAGE_WIDTH, Page, Part, Rule, SIDE, Words};
use crate::paper::{Language, Paper};
use crate::structure::{Role, Structure};
use crate::text;
use crate::typeface::Face;
use crate::units::Length;
use crate::words;

/// One line of body text.
pub const LINE: Length = Length::mm(4.0);
/// Left edge of the recipient and of the totals.
pub const AXIS: Length = Length::mm(110.0);
/// Right edge of everything.
pub const RIGHT: Length = Length::mm(190.0);
/// Width between the margins.
pub const MEASURE: Length = Length::mm(170.0);
/// Where content starts on the first page.
pub const TOP: Length = Length::mm(16.0);
/// Where content starts on the following pages, under the running head.
pub const TOP_NEXT: Length = Length::mm(24.0);
/// Baseline of the running head.
const RUNNING: Length = Length::mm(18.0);
/// Where content ends; the folio stands below.
pub const BOTTOM: Length = Length::mm(276.0);

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    pub face: Face,
    pub size: Length,
    pub ink: Ink,
}

impl Type {
    const fn new(face: Face, points: f64, ink: Ink) -> Type {
        Type { face, size: Length::pt(points), ink }
    }

    /// Returns the same setting at a size in points.
    pub const fn with_points(self, points: f64) -> Type {
        Type { size: Length::pt(points), ..self }
    }

    /// Returns the same setting at another size.
    pub fn sized(self, size: Length) -> Type {
        Type { size, ..self }
    }

    /// Returns the width of a text in this setting.
    pub fn width(self, text: &str) -> Length {
        self.face.width(self.size, text)
    }

    /// Breaks a clean text into lines of this setting.
    pub fn wrap(self, text: &str, width: Length) -> Vec<String> {
        text::wrap(self.face, self.size, text, width)
    }

    /// Returns the setting at the largest size at which the text is no wider than `width`.
    pub fn fitted(self, text: &str, width: Length) -> Type {
        let natural = self.width(text);
        if natural <= width {
            return self;
        }
        self.sized(self.size.scale(width.thousandths() * 99 / 100, natural.thousandths()))
    }
}

pub const TITLE: Type = Type::new(Face::SemiBold, 22.0, Ink::Accent);
pub const NUMBER: Type = Type::new(Face::Regular, 22.0, Ink::Ink);
pub const DUPLICATE: Type = Type::new(Face::SemiBold, 13.0, Ink::Ink);
pub const AMOUNT: Type = Type::new(Face::SemiBold, 17.0, Ink::Accent);
pub const NAME: Type = Type::new(Face::SemiBold, 10.0, Ink::Ink);
pub const STRONG: Type = Type::new(Face::SemiBold, 9.0, Ink::Ink);
pub const BODY: Type = Type::new(Face::Regular, 9.0, Ink::Ink);
pub const QUIET: Type = Type::new(Face::Regular, 8.5, Ink::Quiet);
pub const LABEL: Type = Type::new(Face::Regular, 7.5, Ink::Quiet);
pub const MENTION: Type = Type::new(Face::Regular, 7.5, Ink::Quiet);

/// How much white parts and lines of a table have around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// As the design has it.
    Roomy,
    /// Three fifths of it, where that spares a second page.
    Close,
}

/// The pages written so far and the place of the pen.
pub struct Composer<'a> {
    pub paper: &'a Paper,
    spacing: Spacing,
    pub language: Language,
    pub words: &'static words::Words,
    pub pages: Vec<Page>,
    pub structure: Structure,
    /// The page written on.
    pub current: usize,
    /// Top of what comes next, from the top edge of the current page.
    pub y: Length,
}

impl<'a> Composer<'a> {
    pub fn new(paper: &'a Paper, spacing: Spacing) -> Self {
        let language = paper.language;
        Self {
            paper,
            spacing,
            language,
            words: language.words(),
            pages: vec![Page::default()],
            structure: Structure::default(),
            current: 0,
            y: TOP,
        }
    }

    /// Returns a white of the design as this paper has it.
    pub fn white(&self, length: Length) -> Length {
        self.spaced(length, length.scale(3, 5))
    }

    /// Returns the length that goes with this paper's spacing.
    pub fn spaced(&self, roomy: Length, close: Length) -> Length {
        match self.spacing {
            Spacing::Roomy => roomy,
            Spacing::Close => close,
        }
    }

    /// Returns the paper's name, as in `Facture F2026-0012`.
    pub fn title(&self) -> String {
        format!("{} {}", self.language.title(self.paper.kind), self.number())
    }

    /// Returns the number, or the word for a draft.
    pub fn number(&self) -> String {
        self.paper
            .number
            .as_deref()
            .map_or_else(|| self.words.draft.to_owned(), |number| self.clean_line(number))
    }

    /// Returns a printable text that may hold line feeds.
    pub fn clean(&self, text: &str) -> String {
        text::clean(text, self.language)
    }

    /// Returns a printable text of one line.
    pub fn clean_line(&self, text: &str) -> String {
        self.clean(text).replace('\n', " ").trim().to_owned()
    }

    /// Writes a text from `x` and returns its width. An empty text leaves nothing.
    pub fn put(&mut self, part: Part, x: Length, baseline: Length, kind: Type, text: &str) -> Length {
        if text.is_empty() {
            return Length::ZERO;
        }
        let (width, line) = kind.face.set(kind.size, text);
        let element = self.structure.of_words(part);
        if let Some(page) = self.pages.get_mut(self.current) {
            let Type { face, size, ink } = kind;
            page.words.push(Words {
                part,
                x,
                baseline,
                width,
                size,
                face,
                ink,
                text: text.to_owned(),
                line,
                element,
            });
        }
        width
    }

    /// Opens an element around what is placed until it is closed; returns its place.
    pub fn open(&mut self, role: Role) -> usize {
        self.structure.open(role)
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        self.structure.close();
    }

    /// Writes a text that ends at `right`.
    pub fn put_right(
        &mut self,
        part: Part,
        right: Length,
        baseline: Length,
        kind: Type,
        text: &str,
    ) -> Length {
        self.put(part, right - kind.width(text), baseline, kind, text)
    }

    /// Writes lines of `pitch` from the pen's height and moves the pen below them; turns pages where they do not fit.
    pub fn put_lines(&mut self, part: Part, x: Length, pitch: Length, kind: Type, lines: &[String]) {
        for line in lines {
            self.need(pitch);
            self.put(part, x, self.y + baseline_in(pitch), kind, line);
            self.y += pitch;
        }
    }

    /// Draws a horizontal rule.
    pub fn rule(&mut self, x: Length, y: Length, width: Length, points: f64, ink: Ink) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.rules.push(Rule { x, y, width, thickness: Length::pt(points), ink });
        }
    }

    /// Draws a round mark.
    pub fn dot(&mut self, x: Length, y: Length, radius: Length, filled: bool, ink: Ink) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.dots.push(Dot { x, y, radius, filled, ink });
        }
    }

    /// Draws the payment code.
    pub fn code(&mut self, code: Code) {
        self.structure.figure(Role::PaymentCode, code.alternative.clone());
        if let Some(page) = self.pages.get_mut(self.current) {
            page.code = Some(code);
        }
    }

    /// Returns the height left on this page.
    pub fn room(&self) -> Length {
        BOTTOM - self.y
    }

    /// Turns the page where `height` does not fit; tells whether it did.
    pub fn need(&mut self, height: Length) -> bool {
        let turns = height > self.room() && self.y > TOP_NEXT;
        if turns {
            self.turn();
        }
        turns
    }

    /// Starts a new page under its running head.
    pub fn turn(&mut self) {
        self.pages.push(Page::default());
        self.current = self.pages.len() - 1;
        self.y = TOP_NEXT;
        let title = format!("{} ({})", self.title(), self.words.continued);
        let mut room = MEASURE;
        if self.paper.duplicate {
            let kind = DUPLICATE.sized(QUIET.size);
            room -= self.put_right(Part::RunningHead, RIGHT, RUNNING, kind, self.words.duplicate) + LINE;
        }
        let title = text::shorten(QUIET.face, QUIET.size, &title, room);
        self.put(Part::RunningHead, SIDE, RUNNING, QUIET, &title);
    }
}

/// Returns the height of a fresh page.
pub fn page_room() -> Length {
    BOTTOM - TOP_NEXT
}

/// Returns how far below its top a line of this pitch has its baseline.
pub fn baseline_in(pitch: Length) -> Length {
    pitch.scale(71, 100)
}

/// The sheet must be what the constants above were chosen for.
const _: () = assert!(PAGE_WIDTH.thousandths() - SIDE.thousandths() == RIGHT.thousandths());
const _: () = assert!(PAGE_HEIGHT.thousandths() > BOTTOM.thousandths());
