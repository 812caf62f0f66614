"""usage: facturx_each.py WORK COUNT -- Factur-X files: typst makes each PDF, factur-x checks and attaches the XML, the file is made durable"""
import json
import os
import pathlib
import sys

import typst
from facturx import generate_from_binary

work, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
fonts = [str(pathlib.Path("/usr/share/fonts/truetype/dejavu"))]
out = work / "out/facturx"
out.mkdir(parents=True, exist_ok=True)
compiler = typst.Compiler(str(work / "invoice.typ"), root=str(work), font_paths=fonts, ignore_system_fonts=True)
xmls = sorted((work / "out/xml").glob("*.xml"))
for path, xml in zip(sorted((work / "data/invoices").glob("*.json"))[:count], xmls):
    pdf = compiler.compile(sys_inputs={"inv": path.read_text(encoding="utf-8")}, pdf_standards=["a-3b"])
    hybrid = generate_from_binary(pdf, xml.read_bytes(), level="en16931")
    made = out / f"{path.stem}.tmp"
    with made.open("wb") as file:
        file.write(hybrid)
        file.flush()
        os.fsync(file.fileno())
    made.rename(out / f"{path.stem}.pdf")
folder = os.open(out, os.O_RDONLY)
os.fsync(folder)
os.close(folder)
