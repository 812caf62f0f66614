//! The pages as a file: fonts cut to what is used, streams compressed.

use crate::layout::{Doc, Op, PH, PW};
use std::{collections::BTreeMap, fmt::Write as _, io::Write, time::Instant};
use subsetter::GlyphRemapper;

struct Pdf {
    b: Vec<u8>,
    off: Vec<usize>,
    lvl: u8,
    tz: u128,
}

impl Pdf {
    fn obj(&mut self, id: usize, body: &str) {
        while self.off.len() <= id {
            self.off.push(0)
        }
        self.off[id] = self.b.len();
        write!(self.b, "{id} 0 obj\n{body}\nendobj\n").unwrap()
    }
    fn stream(&mut self, id: usize, dict: &str, data: &[u8], z: bool) {
        while self.off.len() <= id {
            self.off.push(0)
        }
        self.off[id] = self.b.len();
        let t = Instant::now();
        let c;
        let (d, f) = if z {
            c = miniz_oxide::deflate::compress_to_vec_zlib(data, self.lvl);
            (&c[..], "/Filter/FlateDecode")
        } else {
            (data, "")
        };
        self.tz += t.elapsed().as_nanos();
        write!(self.b, "{id} 0 obj\n<<{dict}{f}/Length {}>>\nstream\n", d.len()).unwrap();
        self.b.extend_from_slice(d);
        self.b.extend_from_slice(b"\nendstream\nendobj\n")
    }
}

/// Writes the file; `tm` gathers nanoseconds of encoding, font subsetting, deflate and the rest.
pub fn render(d: &Doc, png: &[u8], lvl: u8, title: &str, tm: &mut [u128; 4]) -> Vec<u8> {
    let t = Instant::now();
    let mut maps = [0, 1].map(|f| {
        d.fonts[f]
            .pre
            .as_ref()
            .map_or_else(GlyphRemapper::new, |p: &(GlyphRemapper, Vec<u8>, usize)| p.0.clone())
    });
    let mut uni: [BTreeMap<u16, (char, u16)>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let mut streams = vec![];
    for p in &d.pages {
        let mut c = String::with_capacity(16384);
        for o in p {
            match o {
                Op::Text { f, size, x, y, rgb, t } => {
                    write!(
                        c,
                        "BT {:.3} {:.3} {:.3} rg /F{f} {size} Tf {x:.2} {y:.2} Td <",
                        rgb[0], rgb[1], rgb[2]
                    )
                    .unwrap();
                    for ch in t.chars() {
                        let g = d.fonts[*f].g(ch).0;
                        let m = maps[*f].remap(g);
                        uni[*f].entry(m).or_insert((ch, g));
                        write!(c, "{m:04X}").unwrap()
                    }
                    c.push_str("> Tj ET\n")
                }
                Op::Rect(x, y, w, h, k) => {
                    write!(c, "{:.3} {:.3} {:.3} rg {x:.2} {y:.2} {w:.2} {h:.2} re f\n", k[0], k[1], k[2])
                        .unwrap()
                }
                Op::Line(x, y, w) => {
                    write!(c, "0.73 G 0.3 w {x:.2} {y:.2} m {:.2} {y:.2} l S\n", x + w).unwrap()
                }
                Op::Img(x, y, w, h) => write!(c, "q {w:.2} 0 0 {h:.2} {x:.2} {y:.2} cm /Im Do Q\n").unwrap(),
            }
        }
        streams.push(c)
    }
    tm[0] += t.elapsed().as_nanos();
    let mut p = Pdf { b: Vec::with_capacity(96 * 1024), off: vec![], lvl, tz: 0 };
    p.b.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let np = d.pages.len();
    let mut ts = 0;
    let t2 = Instant::now();
    p.obj(1, "<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)>>");
    p.obj(
        2,
        &format!(
            "<</Type/Pages/Count {np}/Kids[{}]>>",
            (0..np).map(|k| format!("{} 0 R ", 30 + 2 * k)).collect::<String>()
        ),
    );
    for (k, c) in streams.iter().enumerate() {
        p.obj(30 + 2 * k, &format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PW} {PH}]/Contents {} 0 R/Resources<</Font<</F0 4 0 R/F1 9 0 R>>/XObject<</Im 3 0 R>>>>>>", 31 + 2 * k));
        p.stream(31 + 2 * k, "", c.as_bytes(), true)
    }
    // PNG IDAT passes through untouched: PDF's Flate predictor 15 is PNG's own filter
    let mut idat = vec![];
    let mut o = 8;
    while o < png.len() {
        let l = u32::from_be_bytes(png[o..o + 4].try_into().unwrap()) as usize;
        if &png[o + 4..o + 8] == b"IDAT" {
            idat.extend_from_slice(&png[o + 8..o + 8 + l])
        }
        o += 12 + l
    }
    p.stream(3, "/Type/XObject/Subtype/Image/Width 480/Height 144/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 480>>", &idat, false);
    for f in 0..2 {
        let b = 4 + 5 * f;
        let ft = &d.fonts[f];
        let q = Instant::now();
        let sub = if ft.pre.is_some() { vec![] } else { subsetter::subset(ft.data, 0, &maps[f]).unwrap() };
        ts += q.elapsed().as_nanos();
        let nm = if f == 0 { "CARNET+DejaVuSans" } else { "CARNET+DejaVuSans-Bold" };
        let k = 1000.0 / ft.upem;
        p.obj(b, &format!("<</Type/Font/Subtype/Type0/BaseFont/{nm}/Encoding/Identity-H/DescendantFonts[{} 0 R]/ToUnicode {} 0 R>>", b + 1, b + 4));
        let mut w = String::new();
        for (m, (_, g)) in &uni[f] {
            write!(
                w,
                "{m}[{:.0}]",
                ft.face.glyph_hor_advance(ttf_parser::GlyphId(*g)).unwrap_or(0) as f32 * k
            )
            .unwrap()
        }
        p.obj(b + 1, &format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/{nm}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {} 0 R/CIDToGIDMap/Identity/W[{w}]>>", b + 2));
        let bb = ft.face.global_bounding_box();
        p.obj(b + 2, &format!("<</Type/FontDescriptor/FontName/{nm}/Flags 4/FontBBox[{:.0} {:.0} {:.0} {:.0}]/ItalicAngle 0/Ascent {:.0}/Descent {:.0}/CapHeight 729/StemV 80/FontFile2 {} 0 R>>", bb.x_min as f32 * k, bb.y_min as f32 * k, bb.x_max as f32 * k, bb.y_max as f32 * k, ft.face.ascender() as f32 * k, ft.face.descender() as f32 * k, b + 3));
        if let Some((_, z, l1)) = &ft.pre {
            p.stream(b + 3, &format!("/Length1 {l1}/Filter/FlateDecode"), z, false)
        } else {
            p.stream(b + 3, &format!("/Length1 {}", sub.len()), &sub, true)
        }
        let mut cm = format!("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange {} beginbfchar\n", uni[f].len());
        for (m, (ch, _)) in &uni[f] {
            write!(cm, "<{m:04X}> <{:04X}>\n", *ch as u32).unwrap()
        }
        cm.push_str("endbfchar endcmap end end");
        p.stream(b + 4, "", cm.as_bytes(), true)
    }
    p.obj(24, &format!("<</Title({title})/Producer(limit)>>"));
    let x = p.b.len();
    let cnt = p.off.len();
    write!(p.b, "xref\n0 {cnt}\n0000000000 65535 f \n").unwrap();
    for o in &p.off[1..] {
        if *o == 0 {
            p.b.extend_from_slice(b"0000000000 65535 f \n")
        } else {
            write!(p.b, "{o:010} 00000 n \n").unwrap()
        }
    }
    write!(p.b, "trailer\n<</Size {cnt}/Root 1 0 R/Info 24 0 R>>\nstartxref\n{x}\n%%EOF\n").unwrap();
    tm[1] += ts;
    tm[2] += p.tz;
    tm[3] += t2.elapsed().as_nanos() - ts - p.tz;
    p.b
}
