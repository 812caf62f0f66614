"""usage: facturx_each.py WORK COUNT typst|weasyprint -- Factur-X files: one program makes each PDF, factur-x checks and attaches the XML, the file is made durable"""
import os
import pathlib
import sys

from facturx import generate_from_binary

work, count, maker = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if maker == "typst":
    import typst

    fonts = [str(pathlib.Path("/usr/share/fonts/truetype/dejavu"))]
    compiler = typst.Compiler(str(work / "invoice.typ"), root=str(work), font_paths=fonts, ignore_system_fonts=True)
    sources = sorted((work / "data/invoices").glob("*.json"))

    def pdf(source):
        return compiler.compile(sys_inputs={"inv": source.read_text(encoding="utf-8")}, pdf_standards=["a-3b"])

else:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    sources = sorted((work / "html").glob("*.html"))

    def pdf(source):
        return HTML(filename=str(source)).write_pdf(font_config=configuration, pdf_variant="pdf/a-3b")


out = work / "out/facturx"
out.mkdir(parents=True, exist_ok=True)
for source, xml in zip(sources[:count], sorted((work / "out/xml").glob("*.xml"))):
    hybrid = generate_from_binary(pdf(source), xml.read_bytes(), level="en16931")
    made = out / f"{source.stem}.tmp"
    with made.open("wb") as file:
        file.write(hybrid)
        file.flush()
        os.fsync(file.fileno())
    made.rename(out / f"{source.stem}.pdf")
folder = os.open(out, os.O_RDONLY)
os.fsync(folder)
os.close(folder)
