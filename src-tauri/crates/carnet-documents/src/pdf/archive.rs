//! What makes the file one for the archive (PDF/A-3b, ISO 19005-3): the meaning of its colours, its description, and the
//! invoice for machines that it carries.

use std::sync::OnceLock;

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest as _, Md5};

use super::finish::deflate;
use super::information::{Information, text};
use super::xmp;

/// The colours of every paper, made by assets/colour/make.py.
const SRGB: &[u8] = include_bytes!("../../../../../assets/colour/sRGB.icc");

/// Adds the output intent, without which a file for the archive may not use the screen's colours (6.2.4.3).
pub fn output_intent(objects: &mut Objects) -> Object {
    static DEFLATED: OnceLock<Vec<u8>> = OnceLock::new();
    let content = DEFLATED.get_or_init(|| deflate(SRGB)).clone();
    let profile =
        objects.add_object(Stream::new(dictionary! { "N" => 3, "Filter" => "FlateDecode" }, content));
    let name = Object::string_literal("sRGB IEC61966-2.1");
    Object::Array(vec![Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => name.clone(),
        "Info" => name,
        "DestOutputProfile" => profile,
    })])
}

/// Adds the description. It stays readable without unpacking, for programs that know no PDF.
pub fn description(objects: &mut Objects, information: &Information, invoice: bool) -> ObjectId {
    let packet = xmp::packet(information, invoice).into_bytes();
    objects.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet))
}

/// Adds the invoice as an embedded file and returns its specification (6.8; Factur-X 1.09, 6.2).
pub fn attachment(objects: &mut Objects, information: &Information, xml: &[u8]) -> ObjectId {
    let mut parameters = dictionary! {
        "Size" => i64::try_from(xml.len()).unwrap_or(i64::MAX),
        "CheckSum" => Object::String(Md5::digest(xml).to_vec(), StringFormat::Hexadecimal),
    };
    if let Some(date) = information.pdf_date() {
        parameters.set("CreationDate", date.clone());
        parameters.set("ModDate", date);
    }
    let file = objects.add_object(Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => "text/xml",
            "Params" => parameters,
            "Filter" => "FlateDecode",
        },
        deflate(xml),
    ));
    objects.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(xmp::INVOICE_FILE),
        "UF" => text(xmp::INVOICE_FILE),
        "Desc" => text("Factur-X"),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => file, "UF" => file },
    })
}

/// Names the embedded file in the catalogue: for programs that look for attachments, and for those that look for the
/// files that belong to the document.
pub fn name_attachment(catalogue: &mut Dictionary, specification: ObjectId) {
    let names = vec![Object::string_literal(xmp::INVOICE_FILE), Object::Reference(specification)];
    catalogue.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    catalogue.set("AF", vec![Object::Reference(specification)]);
}
