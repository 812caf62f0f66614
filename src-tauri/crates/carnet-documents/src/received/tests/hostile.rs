//! Files made to break a reader: each refused in a bounded time, and no mutation of a good one panics.

use super::build::{CII, Pdf, UBL, deflate, pdf_with, with_attachment};
use crate::received::{ReadError, XML_LIMIT, read};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::Duration;

/// Returns how long this thread has worked so far, whatever else the machine does; none where the system does not tell.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Reads a trap and checks that it took no time.
fn refused(bytes: &[u8]) -> ReadError {
    let before = worked();
    let error = read(bytes).unwrap_err();
    let took = worked().zip(before).map(|(after, before)| after.saturating_sub(before));
    assert!(took.is_none_or(|took| took < Duration::from_secs(2)), "{error} took {took:?}");
    error
}

#[test]
fn an_attachment_that_swells_is_refused() {
    let bomb = deflate(&vec![b' '; 64 * 1024 * 1024]);
    assert!(bomb.len() < 100_000, "a thousand to one");
    let file = with_attachment("factur-x.xml").stream(4, "/Filter /FlateDecode", &bomb).finish("/Root 1 0 R");
    assert_eq!(refused(&file), ReadError::PdfBomb { what: "bytes", limit: XML_LIMIT });
    let many = (10..40).fold(with_attachment("factur-x.xml"), |pdf, number| {
        pdf.stream(number, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb)
    });
    let file = many.stream(4, "/Filter [/FlateDecode /FlateDecode]", &deflate(&bomb)).finish("/Root 1 0 R");
    assert_eq!(
        refused(&file),
        ReadError::PdfDamaged { what: "filter" },
        "what nobody asks for is not inflated"
    );
}

#[test]
fn object_streams_and_cross_references_that_swell_are_refused() {
    let bomb = deflate(&vec![b'0'; 64 * 1024 * 1024]);
    let mut pdf = Pdf::new().stream(5, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb);
    let place = 9;
    let start = pdf.bytes.len();
    // Object 1, the catalogue, stands in stream 5; the cross-reference stream itself is plain.
    let mut rows = Vec::new();
    for (kind, second, third) in [(0_u8, 0_u32, 0_u8), (2, 5, 0), (1, place, 0)] {
        rows.push(kind);
        rows.extend(second.to_be_bytes());
        rows.push(third);
    }
    let head = format!(
        "9 0 obj\n<< /Type /XRef /Size 6 /Index [0 2 5 1] /W [1 4 1] /Root 1 0 R /Length {} >>\nstream\n",
        rows.len()
    );
    pdf.bytes.extend(head.bytes());
    pdf.bytes.extend(&rows);
    pdf.bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF").bytes());
    assert!(matches!(refused(&pdf.bytes), ReadError::PdfBomb { what: "bytes", .. }));

    let start = Pdf::new().bytes.len();
    let entries = "/Type /XRef /Size 9999999 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode";
    let mut pdf = Pdf::new().stream(9, entries, &bomb);
    pdf.bytes.extend(format!("startxref\n{start}\n%%EOF").bytes());
    assert!(matches!(refused(&pdf.bytes), ReadError::PdfBomb { .. }));
}

#[test]
fn loops_end() {
    let tree = |kids: &str| {
        Pdf::new()
            .object(1, "<< /Names << /EmbeddedFiles 2 0 R >> >>")
            .object(2, &format!("<< /Kids [{kids}] >>"))
            .object(3, "<< /Kids [2 0 R 3 0 R] >>")
            .finish("/Root 1 0 R")
    };
    assert!(matches!(refused(&tree("2 0 R 3 0 R")), ReadError::PdfWithoutInvoice { .. }));
    assert!(matches!(refused(&tree(&"<< >> ".repeat(3_000))), ReadError::PdfBomb { what: "names", .. }));
    let to_itself = Pdf::new().object(1, "1 0 R").finish("/Root 1 0 R");
    assert_eq!(refused(&to_itself), ReadError::PdfDamaged { what: "catalogue" });
    let length = with_attachment("factur-x.xml").object(4, "<< /Length 4 0 R >>\nstream\nabc\nendstream");
    assert_eq!(
        refused(&length.finish("/Root 1 0 R")),
        ReadError::Malformed { line: 1 },
        "a length that is no number"
    );
    let mut sections = Pdf::new().object(1, "<< >>").bytes;
    let mut last = sections.len();
    for _ in 0..400 {
        let here = sections.len();
        sections.extend(format!("xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev {last} >>\n").bytes());
        last = here;
    }
    sections.extend(format!("startxref\n{last}\n%%EOF").bytes());
    assert!(matches!(refused(&sections), ReadError::PdfBomb { what: "sections", .. }));
    let own = Pdf::new().object(1, "<< >>");
    let own = own.finish("/Root 1 0 R /Prev 30");
    assert!(matches!(refused(&own), ReadError::PdfDamaged { .. } | ReadError::PdfWithoutInvoice { .. }));
}

#[test]
fn encrypted_truncated_and_empty_pdfs_are_refused() {
    let good = pdf_with("factur-x.xml", CII.as_bytes());
    for end in [10, good.len() / 2, good.len() - 40] {
        assert_eq!(refused(&good[..end]), ReadError::PdfTruncated, "cut at {end}");
    }
    let encrypted = with_attachment("factur-x.xml").finish("/Root 1 0 R /Encrypt << /Filter /Standard >>");
    assert_eq!(refused(&encrypted), ReadError::PdfEncrypted);
    assert_eq!(refused(b"%PDF-1.7"), ReadError::PdfTruncated);
    let huge = format!(
        "%PDF-1.7\nxref\n0 4294967295\n{}trailer\n<< >>\nstartxref\n9\n%%EOF",
        "0000000000 00000 n \n".repeat(10)
    );
    assert!(matches!(refused(huge.as_bytes()), ReadError::PdfDamaged { .. }), "a count is no proof of rows");
    let values = format!("<< /A [{}] >>", "0 ".repeat(300_000));
    let wide = Pdf::new().object(1, &values).finish("/Root 1 0 R");
    assert!(matches!(refused(&wide), ReadError::PdfBomb { what: "objects", .. }));
}

#[test]
fn entities_document_types_and_depth_are_refused_inside_an_invoice() {
    let laughs = (0..10).fold(String::from("<!ENTITY a0 'ha'>"), |mut text, n| {
        write!(text, "<!ENTITY a{} '&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};'>", n + 1)
            .unwrap();
        text
    });
    let body = CII.split_once("?>").unwrap().1;
    for doctype in [
        format!("<!DOCTYPE x [{laughs}]>"),
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">".to_owned(),
        "<!DOCTYPE x PUBLIC \"a\" \"http://localhost:1/x.dtd\">".to_owned(),
    ] {
        let text = format!("<?xml version=\"1.0\"?>{doctype}{body}");
        assert_eq!(refused(text.as_bytes()), ReadError::Doctype);
        assert_eq!(refused(&pdf_with("factur-x.xml", text.as_bytes())), ReadError::Doctype);
    }
    let entity = CII.replace("2026-117", "&secret;");
    assert_eq!(refused(entity.as_bytes()), ReadError::Entity { name: "secret".into() });
    let deep = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    assert!(matches!(refused(deep.as_bytes()), ReadError::TooDeep { .. }));
    let wide = format!("<a>{}</a>", "<b/>".repeat(400_000));
    assert!(matches!(refused(wide.as_bytes()), ReadError::TooManyElements { .. }));
    let long = format!("<a b='{}'/>", "x".repeat(XML_LIMIT));
    assert!(matches!(refused(long.as_bytes()), ReadError::TooLarge { .. }));
}

#[test]
fn what_repeats_without_end_stays_linear() {
    let references = format!("<a>  {}</a>", "&amp; ".repeat(200_000));
    assert!(matches!(refused(references.as_bytes()), ReadError::NotAnInvoice { .. }));
    let attributes: String = (0..200_000).fold(String::new(), |mut text, n| {
        write!(text, " a{n}='1'").unwrap();
        text
    });
    assert!(matches!(refused(format!("<a{attributes}/>").as_bytes()), ReadError::Malformed { .. }));
    let open = format!("%PDF-1.7\n{}", "<<".repeat(2_000_000));
    assert_eq!(refused(open.as_bytes()), ReadError::PdfTruncated);
}

/// A good file, cut and with some of its bytes changed.
fn mutated(good: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12);
    let cut = prop::option::weighted(0.3, any::<prop::sample::Index>());
    (changes, cut).prop_map(move |(changes, cut)| {
        let mut bytes = good.clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_mutation_of_a_pdf_panics(bytes in mutated(pdf_with("factur-x.xml", CII.as_bytes()))) {
        let _ = read(&bytes).map(|invoice| crate::received::differences(&invoice));
    }

    #[test]
    fn no_mutation_of_cii_panics(bytes in mutated(CII.as_bytes().to_vec())) {
        let _ = read(&bytes).map(|invoice| crate::received::differences(&invoice));
    }

    #[test]
    fn no_mutation_of_ubl_panics(bytes in mutated(UBL.as_bytes().to_vec())) {
        let _ = read(&bytes).map(|invoice| crate::received::differences(&invoice));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), pdf in any::<bool>()) {
        let head: &[u8] = if pdf { b"%PDF-1.7\nstartxref 9 " } else { b"<" };
        let _ = read(&[head, &bytes, b" startxref 9 %%EOF"].concat());
    }
}
