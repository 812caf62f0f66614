"""The PDF around the invoice: attachment, /AF, XMP (Factur-X 1.0x, technical annex), and a second reader of it."""
from facturx import facturx
from lxml import etree

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "fx": "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
NAME = "factur-x.xml"
FX = {"DocumentType": "INVOICE", "DocumentFileName": NAME, "Version": "1.0", "ConformanceLevel": "EN 16931"}


def attachments(pdf):
    return {str(spec.obj.get("/UF", spec.obj.get("/F", name))): spec.obj for name, spec in pdf.attachments.items()}


def attached_invoice(pdf):
    """The bytes of factur-x.xml, or None."""
    entry = attachments(pdf).get(NAME)
    stream = None if entry is None else entry.get("/EF", {}).get("/F")
    return None if stream is None else bytes(stream.read_bytes())


def check_plain(pdf):
    """A plain PDF carries nothing."""
    if attachments(pdf) or "/AF" in pdf.Root:
        yield "PDF-PLAIN", f"a plain PDF carries files: {sorted(attachments(pdf))}"


def check(pdf, data):
    files = attachments(pdf)
    entry = files.get(NAME)
    if entry is None:
        yield "PDF-NOXML", f"no {NAME} among {sorted(files)}"
        return
    if len(files) != 1:
        yield "PDF-ONE-XML", f"one file is expected, not {sorted(files)}"
    if str(entry.get("/F", "")) != str(entry.get("/UF", "")):
        yield "PDF-UF", "/F and /UF are not both there and equal"
    stream = entry.get("/EF", {}).get("/F")
    if stream is None:
        yield "PDF-EF", "file specification without /EF stream"
        return
    xml = bytes(stream.read_bytes())
    if str(stream.get("/Subtype", "")) != "/text/xml":
        yield "PDF-SUBTYPE", f"/Subtype {stream.get('/Subtype')}, text/xml is wanted"
    for key in ("/ModDate", "/Size", "/CheckSum"):
        if key not in stream.get("/Params", {}):
            yield "PDF-PARAMS", f"no /Params {key}"
    if int(stream.get("/Params", {}).get("/Size", len(xml))) != len(xml):
        yield "PDF-SIZE", "/Params /Size is not the size of the file"
    if not any(other.objgen == entry.objgen for other in pdf.Root.get("/AF", [])):
        yield "PDF-AF", "the catalogue's /AF does not list the invoice"
    if str(entry.get("/AFRelationship", "")) != "/Data":
        yield "PDF-AFRELATIONSHIP", f"{entry.get('/AFRelationship')}, /Data is wanted"
    yield from check_xmp(pdf)
    name, other = facturx.get_facturx_xml_from_pdf(data, check_xsd=False)
    if name != NAME or other is None or bytes(other) != xml:
        yield "PDF-READER", "factur-x with pypdf extracts other bytes than pikepdf"


def check_xmp(pdf):
    if "/Metadata" not in pdf.Root:
        yield "XMP-NONE", "no XMP metadata"
        return
    tree = etree.fromstring(bytes(pdf.Root.Metadata.read_bytes()).strip(b"\0 \r\n\t\xef\xbb\xbf"))
    said = {}
    for description in tree.iter("{%s}Description" % NS["rdf"]):
        said.update(description.attrib)
        said.update({child.tag: (child.text or "").strip() for child in description if isinstance(child.tag, str) and len(child) == 0})
    for key, wanted in FX.items():
        if said.get("{%s}%s" % (NS["fx"], key)) != wanted:
            yield "XMP-FX", f"fx:{key} is {said.get('{%s}%s' % (NS['fx'], key))}, {wanted} is wanted"
    described = set()
    for schema in tree.iter("{%s}li" % NS["rdf"]):
        if (schema.findtext(".//{%s}namespaceURI" % NS["pdfaSchema"]) or "").strip() == NS["fx"]:
            described |= {(name.text or "").strip() for name in schema.iter("{%s}name" % NS["pdfaProperty"])}
    if not set(FX) <= described:
        yield "XMP-FX-SCHEMA", f"the PDF/A extension schema does not describe {sorted(set(FX) - described)}"
