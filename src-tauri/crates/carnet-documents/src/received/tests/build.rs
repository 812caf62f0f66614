//! Invoices and PDFs to read, made here.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Two lines, an allowance, two rates, a part paid before.
pub const CII: &str = include_str!("invoice-cii.xml");
/// The same in UBL.
pub const UBL: &str = include_str!("invoice-ubl.xml");

/// Returns the CII with another date in place of one.
pub fn cii(from: &str, to: &str) -> String {
    CII.replace(from, to)
}

/// Deflates as PDF does.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF under construction: numbered objects, then the table that finds them.
pub struct Pdf {
    pub bytes: Vec<u8>,
    places: Vec<(u32, usize)>,
}

impl Pdf {
    pub fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n".to_vec(), places: Vec::new() }
    }

    pub fn object(mut self, number: u32, body: &str) -> Self {
        self.places.push((number, self.bytes.len()));
        self.bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
        self
    }

    pub fn stream(mut self, number: u32, entries: &str, data: &[u8]) -> Self {
        self.places.push((number, self.bytes.len()));
        self.bytes
            .extend(format!("{number} 0 obj\n<< {entries} /Length {} >>\nstream\n", data.len()).bytes());
        self.bytes.extend(data);
        self.bytes.extend(b"\nendstream\nendobj\n");
        self
    }

    /// Ends the file with a table of its objects.
    pub fn finish(mut self, trailer: &str) -> Vec<u8> {
        let start = self.bytes.len();
        self.bytes.extend(b"xref\n0 1\n0000000000 65535 f \n");
        for (number, place) in &self.places {
            self.bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
        }
        self.bytes.extend(format!("trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
        self.bytes
    }
}

/// The catalogue and the specification of one attached file, its stream being object 4.
pub fn with_attachment(name: &str) -> Pdf {
    Pdf::new()
        .object(1, "<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> /AF [3 0 R] >>")
        .object(2, &format!("<< /Names [({name}) 3 0 R] >>"))
        .object(3, &format!("<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F 4 0 R /UF 4 0 R >> >>"))
}

/// A PDF with one file attached, deflated.
pub fn pdf_with(name: &str, content: &[u8]) -> Vec<u8> {
    let data = deflate(content);
    with_attachment(name)
        .stream(4, "/Type /EmbeddedFile /Filter /FlateDecode", &data)
        .finish("/Size 5 /Root 1 0 R")
}
