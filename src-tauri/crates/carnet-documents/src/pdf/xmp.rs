//! The file's description as XMP: what PDF/A-3 asks for (ISO 19005-3, 6.6), and for an invoice what Factur-X adds.
//!
//! It says the same as the information dictionary. The schemas of PDF/UA and of Factur-X are not ones that PDF/A knows, so the
//! packet carries their description too (6.6.2.3.3).

use std::fmt::Write as _;

use super::information::Information;

/// Name of the invoice inside the file (Factur-X 1.09, 6.2.1).
pub const INVOICE_FILE: &str = "factur-x.xml";

const HEAD: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"#;
const TAIL: &str = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

/// The properties of Factur-X: profile EN 16931 of version 1.0 of the schema, which every release of the format keeps.
const INVOICE: &str = r#"<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>
"#;

/// The properties that [`INVOICE`] uses, each with what it says.
const INVOICE_PROPERTIES: [(&str, &str); 4] = [
    ("DocumentFileName", "The name of the embedded XML document"),
    ("DocumentType", "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"),
    ("Version", "The actual version of the standard applying to the embedded XML document"),
    ("ConformanceLevel", "The conformance level of the embedded XML document"),
];

/// Returns the packet; `invoice` where the file carries the invoice as XML.
pub fn packet(information: &Information, invoice: bool) -> String {
    let mut out = String::with_capacity(4096);
    out.push_str(HEAD);
    description(&mut out, information);
    out.push_str(
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n",
    );
    out.push_str(
        "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <pdfuaid:part>1</pdfuaid:part></rdf:Description>\n",
    );
    if invoice {
        out.push_str(INVOICE);
    }
    extension(&mut out, invoice);
    out.push_str(TAIL);
    out
}

fn description(out: &mut String, information: &Information) {
    out.push_str(
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n",
    );
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "<dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\
         <dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
        escaped(&information.title),
        escaped(&information.author),
        information.language,
    );
    if let Some(subject) = &information.subject {
        let _ = writeln!(
            out,
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>",
            escaped(subject)
        );
    }
    if let Some(date) = information.date {
        let date = date.format("%Y-%m-%dT00:00:00Z");
        let _ = writeln!(
            out,
            "<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
             <xmp:MetadataDate>{date}</xmp:MetadataDate>"
        );
    }
    out.push_str(
        "<xmp:CreatorTool>Carnet</xmp:CreatorTool><pdf:Producer>Carnet</pdf:Producer></rdf:Description>\n",
    );
}

fn extension(out: &mut String, invoice: bool) {
    out.push_str(
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>\n",
    );
    out.push_str(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
         <rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>\
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
         <pdfaProperty:category>internal</pdfaProperty:category>\
         <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li>\
         </rdf:Seq></pdfaSchema:property></rdf:li>\n",
    );
    if invoice {
        invoice_schema(out);
    }
    out.push_str("</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
}

fn invoice_schema(out: &mut String) {
    out.push_str(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n",
    );
    for (name, meaning) in INVOICE_PROPERTIES {
        let _ = writeln!(
            out,
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType>\
             <pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"
        );
    }
    out.push_str("</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
