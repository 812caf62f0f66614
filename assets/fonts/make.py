#!/usr/bin/env python3
"""Makes the paper fonts from the Inter web fonts (SIL OFL 1.1). Run only to change the fonts; the results are committed.

usage: make.py DIRECTORY_WITH_INTER_WOFF2        (needs: pip install fonttools brotli)

Two files a weight. `full` covers Latin, Greek, Cyrillic and the usual signs. `core` holds what a French or English paper
normally uses and is embedded as it is, so that no paper waits for subsetting. In both, tabular figures (feature `tnum`) are
the default ones, so that amounts align without a shaping engine, and the narrow no-break space is a fifth of an em. Layout
tables and hinting are dropped; the closer pairs of letters are kept beside, in `kern`.
"""
import struct
import sys
import zlib
from pathlib import Path
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
WEIGHTS = {"Regular": "Regular", "SemiBold": "SemiBold"}
CORE = (list(range(0x20, 0x7F)) + [0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB2, 0xB3, 0xB5, 0xB7, 0xBB, 0xD7]
        + [ord(c) for c in "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒŸàâäæçèéêëîïôöùûüÿœñáíóúß"]
        + [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2122, 0x2212, 0x25A1])
FULL = (CORE + list(range(0xA0, 0x250)) + list(range(0x2B0, 0x300)) + list(range(0x370, 0x400)) + list(range(0x400, 0x530))
        + list(range(0x1E00, 0x1F00)) + list(range(0x2000, 0x2070)) + list(range(0x2070, 0x20D0))
        + list(range(0x2100, 0x2200)) + list(range(0x2200, 0x2300)) + list(range(0x25A0, 0x2600)) + [0x2713, 0x2717])


def tabular(font):
    """Points the figures and their signs at the glyphs of `tnum`."""
    table = font["GSUB"].table
    swap = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for sub in table.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(sub, "ExtSubTable", sub).mapping)
    keep = {ord(c) for c in "0123456789"}
    for cmap in font["cmap"].tables:
        for code in keep & set(cmap.cmap):
            cmap.cmap[code] = swap.get(cmap.cmap[code], cmap.cmap[code])


def widen(font):
    """Gives the narrow no-break space a fifth of an em: Inter's own nearly lets a figure touch its currency sign."""
    name = font.getBestCmap()[0x202F]
    font["hmtx"][name] = (font["head"].unitsPerEm // 5, 0)


def kerning(font, codes):
    """Returns the pairs of letters that Inter sets closer, in units of the em.

    Only tightening of a hundredth of an em or more: a line can then never grow wider than the sum of its letters. Figures
    stay tabular, so they take no part.
    """
    glyphs = {font.getBestCmap()[code]: code for code in codes if chr(code).isalpha() or chr(code) in ".,-'\u2019"}
    table = font["GPOS"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"
               for index in record.Feature.LookupListIndex}
    pairs = {}
    for index in sorted(lookups):
        subtables = [getattr(sub, "ExtSubTable", sub) for sub in table.LookupList.Lookup[index].SubTable]
        for left, left_code in glyphs.items():
            for right, right_code in glyphs.items():
                value = next((value for value in (adjusted(sub, left, right) for sub in subtables) if value is not None), 0)
                if value <= -font["head"].unitsPerEm // 100:
                    pairs.setdefault((left_code, right_code), value)
    return sorted((left, right, value) for (left, right), value in pairs.items())


def adjusted(subtable, left, right):
    """Returns what one pair table says of two glyphs; none where it leaves the question to the next."""
    if left not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == 1:
        records = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        found = next((record for record in records if record.SecondGlyph == right), None)
        return None if found is None else getattr(found.Value1, "XAdvance", 0) or 0
    classes = subtable.ClassDef1.classDefs.get(left, 0), subtable.ClassDef2.classDefs.get(right, 0)
    value = subtable.Class1Record[classes[0]].Class2Record[classes[1]].Value1
    return getattr(value, "XAdvance", 0) or 0


def make(source, weight, name, codes):
    font = TTFont(source / f"Inter-{weight}.woff2")
    font.flavor = None
    tabular(font)
    widen(font)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14],
                             drop_tables=["GSUB", "GPOS", "GDEF", "STAT"], legacy_kern=False, recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font["head"].created = font["head"].modified = 0
    path = HERE / f"Inter-{weight}-{name}.ttf"
    font.save(path)
    data = path.read_bytes()
    print(path.name, len(data), "bytes,", font["maxp"].numGlyphs, "glyphs, deflated", len(zlib.compress(data, 9)))


def make_kerning(source, weight):
    """Writes the pairs as they are read: code, code, adjustment, sixteen bits each, big-endian."""
    pairs = kerning(TTFont(source / f"Inter-{weight}.woff2"), CORE)
    path = HERE / f"Inter-{weight}-kern.bin"
    path.write_bytes(b"".join(struct.pack(">HHh", *pair) for pair in pairs))
    print(path.name, len(pairs), "pairs")


for weight in WEIGHTS:
    make_kerning(Path(sys.argv[1]), weight)
    for name, codes in (("core", CORE), ("full", FULL)):
        make(Path(sys.argv[1]), weight, name, codes)
