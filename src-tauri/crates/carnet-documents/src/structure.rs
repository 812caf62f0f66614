//! What the parts of a paper are to who does not see them: headings, paragraphs, tables, figures, in the order of reading.
//!
//! `layout` opens and closes elements around what it places; each run of words keeps the element that it belongs to, and
//! `pdf` writes both as a tagged file (ISO 32000-1, 14.7; PDF/UA-1, ISO 14289-1).

use crate::page::Part;

/// What an element is (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole paper.
    Document,
    /// The paper's title.
    Title,
    /// The heading of a part.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that heads its column.
    ColumnHead,
    /// A cell that heads its row.
    RowHead,
    /// A cell of a table.
    Cell,
    /// The logo.
    Logo,
    /// The payment code.
    PaymentCode,
}

impl Role {
    /// Tells whether words may stand right in it.
    fn holds_words(self) -> bool {
        !matches!(self, Role::Document | Role::Table | Role::Row)
    }
}

/// One element of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Its place in the list; the document is its own.
    pub parent: usize,
    /// What a figure shows, in words.
    pub alternative: Option<String>,
    /// Words without an element of their own share one for each part.
    implied: Option<Part>,
}

/// The tree, elements in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// Each after its parent.
    pub elements: Vec<Element>,
    open: Vec<usize>,
}

impl Default for Structure {
    fn default() -> Self {
        let document = Element { role: Role::Document, parent: 0, alternative: None, implied: None };
        Self { elements: vec![document], open: vec![0] }
    }
}

impl Structure {
    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn add(&mut self, role: Role, alternative: Option<String>, implied: Option<Part>) -> usize {
        let parent = self.current();
        self.elements.push(Element { role, parent, alternative, implied });
        self.elements.len() - 1
    }

    /// Opens an element inside the open one and returns its place.
    pub fn open(&mut self, role: Role) -> usize {
        let element = self.add(role, None, None);
        self.open.push(element);
        element
    }

    /// Opens an element again: a cell whose words do not follow each other.
    pub fn reopen(&mut self, element: usize) {
        self.open.push(element);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// Adds a figure with what it shows.
    pub fn figure(&mut self, role: Role, alternative: String) {
        self.add(role, Some(alternative), None);
    }

    /// Returns the element of the words placed now; none for what a page carries beside its content.
    pub fn of_words(&mut self, part: Part) -> Option<usize> {
        if matches!(part, Part::Folio | Part::RunningHead | Part::RepeatedHead) {
            return None;
        }
        let current = self.current();
        if self.elements.get(current).is_some_and(|element| element.role.holds_words()) {
            return Some(current);
        }
        let last = self.elements.len() - 1;
        let goes_on = self
            .elements
            .last()
            .is_some_and(|element| element.implied == Some(part) && element.parent == current);
        Some(if goes_on { last } else { self.add(Role::Paragraph, None, Some(part)) })
    }

    /// Returns the place of the only element of this role.
    #[must_use]
    pub fn find(&self, role: Role) -> Option<usize> {
        self.elements.iter().position(|element| element.role == role)
    }
}
