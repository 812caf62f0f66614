"""usage: typst_each.py WORK COUNT -- invoices as PDF with one typst compiler kept for all of them"""
import json
import pathlib
import sys

import typst

work, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
fonts = [str(pathlib.Path("/usr/share/fonts/truetype/dejavu"))]
template = work / "invoice.typ"
out = work / "out/typst"
out.mkdir(parents=True, exist_ok=True)
compiler = typst.Compiler(str(template), root=str(work), font_paths=fonts, ignore_system_fonts=True)
for path in sorted((work / "data/invoices").glob("*.json"))[:count]:
    compiler.compile(output=str(out / f"{path.stem}.pdf"), sys_inputs={"inv": path.read_text(encoding="utf-8")})
