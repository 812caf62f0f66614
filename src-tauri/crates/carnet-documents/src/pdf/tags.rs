//! The tagged side of the file: each run of content bears a number on its page, and a tree says what it is (ISO 32000-1, 14.7).

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, dictionary};

use super::information::text;
use crate::structure::{Element, Role, Structure};

/// Returns the standard name of a role.
pub fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::ColumnHead | Role::RowHead => "TH",
        Role::Cell => "TD",
        Role::Logo | Role::PaymentCode => "Figure",
    }
}

/// Writes the tree and returns its root. `marks` holds, page by page, the element of each numbered run of content.
pub fn write(objects: &mut Objects, structure: &Structure, marks: &[Vec<usize>]) -> ObjectId {
    let pages: Vec<ObjectId> = objects.get_pages().into_values().collect();
    let root = objects.new_object_id();
    let ids: Vec<ObjectId> = structure.elements.iter().map(|_| objects.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    let mut shown_on: Vec<Option<ObjectId>> = vec![None; ids.len()];
    let mut parents = Vec::with_capacity(pages.len() * 2);
    for (index, (page, owners)) in pages.iter().zip(marks).enumerate() {
        let index = i64::try_from(index).unwrap_or_default();
        for (number, owner) in (0i64..).zip(owners) {
            // Content of the element's own page is named by its number alone.
            let kid = match shown_on[*owner].get_or_insert(*page) {
                own if own == page => Object::Integer(number),
                _ => Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number }),
            };
            kids[*owner].push(kid);
        }
        parents.push(Object::Integer(index));
        parents.push(Object::Array(owners.iter().map(|owner| Object::Reference(ids[*owner])).collect()));
        if let Ok(page) = objects.get_dictionary_mut(*page) {
            page.set("StructParents", index);
            page.set("Tabs", "S");
        }
    }
    for (index, element) in structure.elements.iter().enumerate().skip(1) {
        kids[element.parent].push(Object::Reference(ids[index]));
    }
    for (index, (element, kids)) in structure.elements.iter().zip(kids).enumerate() {
        let parent = if index == 0 { root } else { ids[element.parent] };
        let written = dictionary_of(element, parent, shown_on[index], kids);
        objects.objects.insert(ids[index], Object::Dictionary(written));
    }
    let next = i64::try_from(pages.len()).unwrap_or_default();
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => dictionary! { "Nums" => parents },
        "ParentTreeNextKey" => next,
    };
    objects.objects.insert(root, Object::Dictionary(tree));
    root
}

fn dictionary_of(
    element: &Element,
    parent: ObjectId,
    page: Option<ObjectId>,
    mut kids: Vec<Object>,
) -> Dictionary {
    let mut written = dictionary! { "S" => name(element.role), "P" => parent };
    if let Some(page) = page {
        written.set("Pg", page);
    }
    match (kids.len(), kids.pop()) {
        (1, Some(only)) => written.set("K", only),
        (_, Some(last)) => {
            kids.push(last);
            written.set("K", kids);
        }
        (_, None) => {}
    }
    let scope = match element.role {
        Role::ColumnHead => Some("Column"),
        Role::RowHead => Some("Row"),
        _ => None,
    };
    if let Some(scope) = scope {
        written.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    if let Some(alternative) = &element.alternative {
        written.set("Alt", text(alternative));
    }
    written
}
