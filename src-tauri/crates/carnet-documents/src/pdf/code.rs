//! The payment code as one shape of squares: drawn, it stays sharp at any size; in one path, no seam shows between them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};

use crate::code::Code;

/// Returns the code as a form whose unit is one module.
pub fn xobject(code: &Code) -> XObject {
    let mut content = String::with_capacity(code.dark.len() * 4);
    content.push_str("0 0 0 rg\n");
    for (row, modules) in code.dark.chunks(code.count).enumerate() {
        let y = code.count - 1 - row;
        let mut x = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            if run.first() == Some(&true) {
                // Writing to a text cannot fail.
                let _ = writeln!(content, "{x} {y} {} 1 re", run.len());
            }
            x += run.len();
        }
    }
    content.push_str("f\n");
    let side = DictItem::Int(i64::try_from(code.count).unwrap_or_default());
    let dict: BTreeMap<String, DictItem> = [
        ("Type", DictItem::Name(b"XObject".to_vec())),
        ("Subtype", DictItem::Name(b"Form".to_vec())),
        ("BBox", DictItem::Array(vec![DictItem::Int(0), DictItem::Int(0), side.clone(), side])),
        ("Resources", DictItem::Dict { map: BTreeMap::new() }),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    let stream = ExternalStream { dict, content: content.into_bytes(), compress: false };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}
