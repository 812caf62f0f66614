#!/usr/bin/env python3
"""Makes the fonts of the scripts that Inter lacks (all SIL OFL 1.1). Run only to change them; the results are committed.

usage: make.py NODE_MODULES [NAME ...]  (needs: pip install fonttools brotli; npm install --ignore-scripts the packages of FONTS)

One file a script and weight, cut to the characters that names and sentences use, without hinting, compressed with brotli: a
file is unpacked when a paper first needs it. What shaping needs (GSUB, GPOS, GDEF) stays. Scripts with many glyphs come in one
weight; the paper thickens them where it sets semi-bold text.
"""
import io
import sys
from pathlib import Path

import brotli
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
INTER, GOOGLE, SOURCE = "inter-ui/web", "@expo-google-fonts", "@fontsource"


def expo(package, stem):
    return lambda weight: f"{GOOGLE}/{package}/{weight}/{stem}_{weight}.ttf"


def source(package, part):
    return lambda weight: f"{SOURCE}/{package}/files/{package}-{part}-{weight[:3]}-normal.woff2"


def inter(weight):
    return f"{INTER}/Inter-{weight[3:]}.woff2"


def span(*ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def of_charset(name):
    """Returns the characters of two bytes of a national character set."""
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                text = bytes([high, low]).decode(name)
            except UnicodeDecodeError:
                continue
            found |= {ord(text)} if len(text) == 1 else set()
    return found


def han():
    """Ideographs of GB 2312, of Shift JIS and of all of Big5, with kana, bopomofo and the signs set between them."""
    ideographs = of_charset("gb2312") | of_charset("shift_jis") | of_charset("big5")
    signs = span((0x2460, 0x24FF), (0x3000, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x33FF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEF))
    return {code for code in ideographs if 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00} | signs


JOINERS = {0x20, 0x200C, 0x200D, 0x25CC}
WEIGHTS = ["400Regular", "600SemiBold"]
INDIC = {0x964, 0x965, 0x20B9}
# Name: where from, weights, characters, whether shaping tables are needed.
FONTS = {
    "Marks": (inter, WEIGHTS, span((0x21, 0x7E), (0xA0, 0x2AF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF),
                                   (0x1E00, 0x1FFF)) | JOINERS, True),
    "Emoji": (expo("noto-emoji", "NotoEmoji"), WEIGHTS[:1], None, True),
    "Hebrew": (source("noto-sans-hebrew", "hebrew"), WEIGHTS, span((0x590, 0x5FF), (0xFB1D, 0xFB4F)) | JOINERS, True),
    "Arabic": (source("ibm-plex-sans-arabic", "arabic"), WEIGHTS,
               span((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)) | JOINERS, True),
    "Thai": (expo("noto-sans-thai", "NotoSansThai"), WEIGHTS, span((0xE00, 0xE7F)) | JOINERS, True),
    "Lao": (expo("noto-sans-lao", "NotoSansLao"), WEIGHTS[:1], span((0xE80, 0xEFF)) | JOINERS, True),
    "Khmer": (expo("noto-sans-khmer", "NotoSansKhmer"), WEIGHTS[:1], span((0x1780, 0x17FF), (0x19E0, 0x19FF)) | JOINERS, True),
    "Devanagari": (expo("noto-sans-devanagari", "NotoSansDevanagari"), WEIGHTS[:1], span((0x900, 0x97F)) | JOINERS | INDIC, True),
    "Bengali": (source("noto-sans-bengali", "bengali"), WEIGHTS[:1], span((0x980, 0x9FF)) | JOINERS | INDIC, True),
    "Gurmukhi": (source("noto-sans-gurmukhi", "gurmukhi"), WEIGHTS[:1], span((0xA00, 0xA7F)) | JOINERS | INDIC, True),
    "Gujarati": (source("noto-sans-gujarati", "gujarati"), WEIGHTS[:1], span((0xA80, 0xAFF)) | JOINERS | INDIC, True),
    "Oriya": (source("noto-sans-oriya", "oriya"), WEIGHTS[:1], span((0xB00, 0xB7F)) | JOINERS | INDIC, True),
    "Tamil": (source("noto-sans-tamil", "tamil"), WEIGHTS[:1], span((0xB80, 0xBFF)) | JOINERS | INDIC, True),
    "Telugu": (source("noto-sans-telugu", "telugu"), WEIGHTS[:1], span((0xC00, 0xC7F)) | JOINERS | INDIC, True),
    "Kannada": (source("noto-sans-kannada", "kannada"), WEIGHTS[:1], span((0xC80, 0xCFF)) | JOINERS | INDIC, True),
    "Malayalam": (source("noto-sans-malayalam", "malayalam"), WEIGHTS[:1], span((0xD00, 0xD7F)) | JOINERS | INDIC, True),
    "Sinhala": (source("noto-sans-sinhala", "sinhala"), WEIGHTS[:1], span((0xD80, 0xDFF)) | JOINERS | INDIC, True),
    "Myanmar": (source("noto-sans-myanmar", "myanmar"), WEIGHTS[:1],
                span((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)) | JOINERS, True),
    "Ethiopic": (source("noto-sans-ethiopic", "ethiopic"), WEIGHTS[:1],
                 span((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)) | JOINERS, True),
    "Georgian": (source("noto-sans-georgian", "georgian"), WEIGHTS, span((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)), False),
    "Armenian": (source("noto-sans-armenian", "armenian"), WEIGHTS, span((0x530, 0x58F), (0xFB13, 0xFB17)), False),
    "Hangul": (expo("noto-sans-kr", "NotoSansKR"), WEIGHTS[:1], span((0x3131, 0x318E), (0xAC00, 0xD7A3)), False),
    "Han": (expo("noto-sans-sc", "NotoSansSC"), WEIGHTS[:1], han(), False),
}
NEEDLESS = ["STAT", "MATH", "VORG", "vhea", "vmtx", "BASE", "DSIG", "meta", "gasp"]


def rename(font, name, style):
    """Gives the cut a name of its own: some licences keep the original one for the original (OFL 1.1, 3)."""
    for record in list(font["name"].names):
        if record.nameID in (1, 2, 4, 6):
            font["name"].removeNames(nameID=record.nameID)
    for number, text in ((1, f"Carnet {name}"), (2, style), (4, f"Carnet {name} {style}"), (6, f"Carnet{name}-{style}")):
        font["name"].setName(text, number, 3, 1, 0x409)


def unbind(font):
    """Leaves lam and alef as the only ligature: each other letter then keeps a glyph, and so a character, of its own."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "rlig"
               for index in record.Feature.LookupListIndex}
    lams = {"uniFEDF", "uniFEE0"}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.LookupType == 4:
                part.ligatures = {first: bound for first, bound in part.ligatures.items() if first in lams}


def make(modules, name, origin, weight, codes, shaped):
    font = TTFont(modules / origin(weight))
    font.flavor = None
    features = subset.Options().layout_features if shaped else []
    if name == "Arabic":
        unbind(font)
    if name == "Marks":
        features = ["ccmp", "mark", "mkmk", "locl"]
    options = subset.Options(layout_features=features, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14],
                             drop_tables=subset.Options().drop_tables + NEEDLESS, recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes or set(font.getBestCmap()))
    cutter.subset(font)
    font["head"].created = font["head"].modified = 0
    rename(font, name, weight[3:])
    plain = io.BytesIO()
    font.save(plain)
    packed = brotli.compress(plain.getvalue(), quality=11, lgwin=24)
    path = HERE / f"{name}-{weight[3:]}.ttf.br"
    path.write_bytes(packed)
    print(path.name, font["name"].getDebugName(6), len(plain.getvalue()), "bytes,", font["maxp"].numGlyphs, "glyphs, em",
          font["head"].unitsPerEm, "packed", len(packed))


for name in sys.argv[2:] or FONTS:
    origin, weights, codes, shaped = FONTS[name]
    for weight in weights:
        make(Path(sys.argv[1]), name, origin, weight, codes, shaped)
