//! A small tree of an XML file, read under limits: no document type, no entity but XML's own five, bounded depth and
//! number of elements. Names are local names; the root's namespace is kept, since it tells the kind and version.

use super::refusal::ReadError;
use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// The deepest nesting; invoices stay under 20.
const DEPTH_LIMIT: usize = 64;
/// The most elements: an invoice of 5 000 rich lines has about 200 000.
const ELEMENT_LIMIT: usize = 300_000;
/// The most attributes of one element.
const ATTRIBUTE_LIMIT: usize = 64;

/// The file as text: what its mark or its first line says, UTF-8 else.
///
/// # Errors
/// When the encoding is unknown, or the bytes are not in it.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (declared(bytes)?, 0),
    };
    let body = bytes.get(skip..).unwrap_or_default();
    encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| ReadError::Encoding { name: encoding.name().to_owned() })
}

/// Returns the encoding that the first line names.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head: String = head.iter().map(|byte| char::from(*byte)).collect();
    let Some((head, _)) = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))
    else {
        return Ok(UTF_8);
    };
    let Some((_, value)) = head.split_once("encoding") else { return Ok(UTF_8) };
    let value = value.trim_start().strip_prefix('=').map_or("", str::trim_start);
    let label =
        value.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next()).unwrap_or_default();
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| ReadError::Encoding { name: super::value::shown(label) })
}

#[derive(Debug)]
struct Node<'a> {
    start: BytesStart<'a>,
    text: Cow<'a, str>,
    first_child: Option<usize>,
    next: Option<usize>,
}

/// A file as a tree.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// One element of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'t, 'a> {
    tree: &'t Tree<'a>,
    node: &'t Node<'a>,
}

/// An element that is still open, with its last child so far.
struct Open {
    index: usize,
    last_child: Option<usize>,
}

impl<'a> Tree<'a> {
    /// Reads the whole of `text`.
    ///
    /// # Errors
    /// The first fault or limit.
    pub fn parse(text: &'a str) -> Result<Self, ReadError> {
        let mut reader = Reader::from_str(text);
        let mut tree = Self { nodes: Vec::new() };
        let mut open: Vec<Open> = Vec::new();
        loop {
            let position = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let malformed = || malformed(text, position);
            match reader.read_event().map_err(|_| malformed())? {
                Event::Start(start) => {
                    if open.len() >= DEPTH_LIMIT {
                        return Err(ReadError::TooDeep { limit: DEPTH_LIMIT });
                    }
                    let index = tree.add(start, &mut open).ok_or_else(malformed)?;
                    open.push(Open { index, last_child: None });
                }
                Event::Empty(start) => {
                    tree.add(start, &mut open).ok_or_else(malformed)?;
                }
                Event::End(_) => {
                    open.pop().ok_or_else(malformed)?;
                }
                Event::Text(piece) => {
                    let piece = borrowed_or_owned(piece.into_inner());
                    tree.text(&open, piece).ok_or_else(malformed)?;
                }
                Event::CData(piece) => {
                    tree.text(&open, piece.into_inner()).ok_or_else(malformed)?;
                }
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref().map_err(|_| malformed())? {
                        Some(character) => character.to_string(),
                        None => own_entity(&reference.into_inner())?.to_owned(),
                    };
                    tree.text(&open, Cow::Owned(character)).ok_or_else(malformed)?;
                }
                Event::DocType(_) => return Err(ReadError::Doctype),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
            if tree.nodes.len() > ELEMENT_LIMIT {
                return Err(ReadError::TooManyElements { limit: ELEMENT_LIMIT });
            }
        }
        if tree.nodes.is_empty() || !open.is_empty() {
            return Err(malformed(text, text.len()));
        }
        Ok(tree)
    }

    /// Adds an element under the innermost open one; none when there is a second root or an attribute is wrong.
    fn add(&mut self, start: BytesStart<'a>, open: &mut [Open]) -> Option<usize> {
        // Comparing names pairwise is quadratic: how many there are is looked at first.
        if start.attributes().with_checks(false).take(ATTRIBUTE_LIMIT + 1).count() > ATTRIBUTE_LIMIT
            || start.attributes().any(|attribute| attribute.is_err())
        {
            return None;
        }
        let index = self.nodes.len();
        match open.last_mut() {
            Some(parent) => {
                let before = match parent.last_child.replace(index) {
                    Some(sibling) => &mut self.nodes.get_mut(sibling)?.next,
                    None => &mut self.nodes.get_mut(parent.index)?.first_child,
                };
                *before = Some(index);
            }
            None if index > 0 => return None,
            None => {}
        }
        self.nodes.push(Node { start, text: Cow::Borrowed(""), first_child: None, next: None });
        Some(index)
    }

    /// Adds text to the innermost open element; outside the root only space may stand.
    fn text(&mut self, open: &[Open], piece: Cow<'a, str>) -> Option<()> {
        if piece.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}')) {
            return None;
        }
        let Some(parent) = open.last() else {
            return piece.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty().then_some(());
        };
        let node = self.nodes.get_mut(parent.index)?;
        if !node.text.is_empty() {
            node.text.to_mut().push_str(&piece);
        } else if !piece.trim().is_empty() {
            node.text = piece;
        }
        Some(())
    }

    /// Returns the root.
    pub fn root(&self) -> Option<Element<'_, 'a>> {
        self.nodes.first().map(|node| Element { tree: self, node })
    }
}

fn borrowed_or_owned(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

fn own_entity(name: &str) -> Result<&'static str, ReadError> {
    Ok(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        other => return Err(ReadError::Entity { name: super::value::shown(other) }),
    })
}

fn malformed(text: &str, position: usize) -> ReadError {
    let before = text.as_bytes().get(..position.min(text.len())).unwrap_or_default();
    ReadError::Malformed { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
}

impl<'t, 'a> Element<'t, 'a> {
    /// Returns the name without its prefix.
    pub fn name(self) -> &'t str {
        self.node.start.local_name().into_inner()
    }

    /// Returns the namespace of the element by its own declarations: enough for the root.
    pub fn own_namespace(self) -> Option<String> {
        let name = self.node.start.name().into_inner();
        match name.split_once(':') {
            Some((prefix, _)) => self.attribute(&format!("xmlns:{prefix}")),
            None => self.attribute("xmlns"),
        }
    }

    /// Returns an attribute, its references resolved.
    pub fn attribute(self, name: &str) -> Option<String> {
        let found = self.node.start.try_get_attribute(name).ok().flatten()?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Returns the elements in it.
    pub fn children(self) -> impl Iterator<Item = Element<'t, 'a>> {
        let tree = self.tree;
        let first = self.node.first_child.and_then(|index| tree.nodes.get(index));
        std::iter::successors(first, |node| node.next.and_then(|index| tree.nodes.get(index)))
            .map(move |node| Element { tree, node })
    }

    /// Returns those called `name`.
    pub fn all(self, name: &'t str) -> impl Iterator<Item = Element<'t, 'a>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// Returns the first called by one of `names`: the two generations of CII call the same thing differently.
    pub fn first(self, names: &[&str]) -> Option<Element<'t, 'a>> {
        self.children().find(|child| names.contains(&child.name()))
    }

    /// Returns the element at the end of `path`.
    pub fn at(self, path: &[&str]) -> Option<Element<'t, 'a>> {
        path.iter().try_fold(self, |element, name| element.first(&[name]))
    }

    /// Returns the text in it without the space around, or none when there is none.
    pub fn text(self) -> Option<String> {
        let text = self.node.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Returns the text exactly as it stands, or none when it is only space.
    pub fn exact_text(self) -> Option<String> {
        (!self.node.text.trim().is_empty()).then(|| self.node.text.clone().into_owned())
    }

    /// Returns the text at the end of `path`.
    pub fn text_at(self, path: &[&str]) -> Option<String> {
        self.at(path)?.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> ReadError {
        Tree::parse(text).map(|_| ()).unwrap_err()
    }

    #[test]
    fn a_tree_keeps_texts_and_order() {
        let tree = Tree::parse(
            "<?xml version='1.0'?><r xmlns='u:1'><a i='x&amp;y'> 1 &lt;<![CDATA[ <b> ]]>&#65;</a><a/><b>2</b></r>\n",
        );
        let tree = tree.unwrap();
        let root = tree.root().unwrap();
        assert_eq!((root.name(), root.own_namespace().as_deref()), ("r", Some("u:1")));
        assert_eq!(root.all("a").count(), 2);
        let first = root.at(&["a"]).unwrap();
        assert_eq!(first.text().as_deref(), Some("1 < <b> A"));
        assert_eq!(first.attribute("i").as_deref(), Some("x&y"));
        assert_eq!(root.text_at(&["b"]).as_deref(), Some("2"));
    }

    #[test]
    fn what_opens_doors_is_refused() {
        assert_eq!(refusal("<!DOCTYPE r><r/>"), ReadError::Doctype);
        assert_eq!(refusal("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>"), ReadError::Doctype);
        assert_eq!(refusal("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>"), ReadError::Doctype);
        assert_eq!(refusal("<r>&a;</r>"), ReadError::Entity { name: "a".into() });
        assert_eq!(refusal(&"<a>".repeat(65)), ReadError::TooDeep { limit: DEPTH_LIMIT });
        let wide = format!("<r>{}</r>", "<a/>".repeat(ELEMENT_LIMIT + 1));
        assert_eq!(refusal(&wide), ReadError::TooManyElements { limit: ELEMENT_LIMIT });
        let attributes: String = (0..ATTRIBUTE_LIMIT + 1).map(|n| format!(" a{n}=''")).collect();
        assert_eq!(refusal(&format!("<r{attributes}/>")), ReadError::Malformed { line: 1 });
    }

    #[test]
    fn what_is_not_well_formed_is_named_by_its_line() {
        for text in [
            "",
            " ",
            "<r>",
            "<r></s>",
            "<r/><s/>",
            "<r/>x",
            "x<r/>",
            "<r a='1' a='2'/>",
            "<r>&#0;</r>",
            "<r>\u{1}</r>",
            "<r",
            "</r>",
        ] {
            assert_eq!(refusal(text), ReadError::Malformed { line: 1 }, "{text:?}");
        }
        assert_eq!(refusal("<r>\n<a>\n</b></r>"), ReadError::Malformed { line: 3 });
    }

    #[test]
    fn encodings_are_those_that_the_file_says() {
        let latin =
            [b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>".as_slice(), &[0xe9], b"</r>"].concat();
        assert!(decode(&latin).unwrap().contains('é'));
        let mut wide = vec![0xff, 0xfe];
        wide.extend("<r>é</r>".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&wide).unwrap(), "<r>é</r>");
        assert_eq!(decode(&[b'<', 0xe9, b'>']), Err(ReadError::Encoding { name: "UTF-8".into() }));
        let unknown = b"<?xml version='1.0' encoding='klingon'?><r/>";
        assert_eq!(decode(unknown), Err(ReadError::Encoding { name: "klingon".into() }));
    }
}
