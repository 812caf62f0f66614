#!/usr/bin/env python3
"""Makes sRGB.icc, the colour profile that every paper carries. Run only to change it; the result is committed.

usage: make.py                                      (needs nothing but Python)

An ICC profile of version 4 with what a display profile must have and no more: the primaries and the white of IEC 61966-2-1
adapted to D50 (Bradford, ISO 15076-1 annex E), and its transfer curve as a formula instead of a table. Dedicated to the
public domain (CC0): it holds only the standard's numbers.
"""
import hashlib
import struct
from pathlib import Path

D50 = (0.9642, 1.0, 0.8249)
D65 = (0.3127, 0.3290)
PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def product(a, b):
    return tuple(tuple(sum(a[i][k] * b[k][j] for k in range(3)) for j in range(len(b[0]))) for i in range(3))


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return tuple(tuple(x / det for x in row) for row in (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d)))


def xyz(x, y):
    return (x / y, 1.0, (1 - x - y) / y)


def column(values):
    return tuple((value,) for value in values)


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def text(value):
    data = value.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data


def main():
    white = xyz(*D65)
    base = tuple(zip(*(xyz(*primary) for primary in PRIMARIES)))
    scale = product(inverse(base), column(white))
    cones, target = product(BRADFORD, column(white)), product(BRADFORD, column(D50))
    ratios = tuple(tuple(target[i][0] / cones[i][0] if i == j else 0.0 for j in range(3)) for i in range(3))
    adapt = product(product(inverse(BRADFORD), ratios), BRADFORD)
    adapted = product(adapt, tuple(tuple(base[i][j] * scale[j][0] for j in range(3)) for i in range(3)))
    point = lambda values: b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)
    # Type 3: (aX + b)^g from d on, cX below it.
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + b"".join(
        fixed(value) for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
    tags = [
        (b"desc", text("sRGB")),
        (b"cprt", text("CC0")),
        (b"wtpt", point(D50)),
        (b"chad", b"sf32\0\0\0\0" + b"".join(fixed(value) for row in adapt for value in row)),
        *((name, point(row[j] for row in adapted)) for j, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    at, table, body, places = 128 + 4 + 12 * len(tags), b"", b"", {}
    for name, data in tags:
        if data not in places:
            places[data] = at + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    size = at + len(body)
    header = struct.pack(">I4sI4s4s4s6H4s4sI4s4sQI", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ",
                         2026, 1, 1, 0, 0, 0, b"acsp", b"\0" * 4, 0, b"\0" * 4, b"\0" * 4, 0, 0)
    header += b"".join(fixed(value) for value in D50) + b"\0" * 4
    rest = struct.pack(">I", len(tags)) + table + body
    digest = hashlib.md5(header.ljust(128, b"\0") + rest).digest()
    profile = (header + digest).ljust(128, b"\0") + rest
    assert len(profile) == size
    Path(__file__).with_name("sRGB.icc").write_bytes(profile)
    print(size, "bytes")


if __name__ == "__main__":
    main()
