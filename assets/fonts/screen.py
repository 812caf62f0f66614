#!/usr/bin/env python3
"""Makes the window's Latin face (Inter, SIL OFL 1.1). Run only to change it; the result is committed.

usage: screen.py INTER_LATIN_WGHT_NORMAL.WOFF2        (needs: pip install fonttools brotli; the file is in ui/node_modules)

French groups the digits of an amount by a narrow no-break space (U+202F), which the package's cut leaves out: each amount would be
three runs, one of them in a font that the system has to be asked for. It gets the glyph of the thin space (U+2009).
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

THIN, NARROW_NO_BREAK = 0x2009, 0x202F

font = TTFont(sys.argv[1])
for table in font["cmap"].tables:
    if table.isUnicode():
        table.cmap[NARROW_NO_BREAK] = table.cmap[THIN]
font.save(Path(__file__).parent / "Inter-screen-latin.woff2")
