//! Programs that do the least work that still makes the same artefact: what Carnet is measured against, no part of it.
//!
//! `limit pdf N [fsync] [cache] [level=6]` writes N two-page invoices (subset fonts, compressed streams) of the JSON files in
//! `$BENCH_WORK/data/invoices`; `cache` cuts one Latin subset for all of them. `limit ics FILE.json OUT.ics [fsync]` writes a
//! calendar (RFC 5545: escaped, folded at 75 octets, an alarm each). Input is trusted; the code is as flat as it is fast.

use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write as _, fs, io::Write, time::Instant};
use subsetter::GlyphRemapper;
use ttf_parser::Face;
const FONTS: [&str; 2] = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
];
fn s<'a>(v: &'a Value, k: &str) -> &'a str {
    v[k].as_str().unwrap()
}

fn n(v: &Value, k: &str) -> i64 {
    v[k].as_i64().unwrap()
}

fn grp(i: i64) -> String {
    let t = i.to_string();
    let b = t.len();
    let mut o = String::new();
    for (k, c) in t.chars().enumerate() {
        if k > 0 && (b - k) % 3 == 0 {
            o.push('\u{a0}')
        }
        o.push(c)
    }
    o
}

fn eur(c: i64) -> String {
    format!("{}{},{:02}\u{a0}€", if c < 0 { "-" } else { "" }, grp(c.abs() / 100), c.abs() % 100)
}

fn qty(h: i64) -> String {
    format!("{},{:02}", h / 100, h % 100)
}

fn pct(b: i64) -> String {
    if b % 100 == 0 {
        format!("{}\u{a0}%", b / 100)
    } else {
        format!("{},{}\u{a0}%", b / 100, b % 100 / 10)
    }
}

fn dat(d: &str) -> String {
    format!("{}/{}/{}", &d[8..10], &d[5..7], &d[0..4])
}

struct Font<'a> {
    data: &'a [u8],
    face: Face<'a>,
    upem: f32,
    tab: Vec<(u16, u16)>,
    pre: Option<(GlyphRemapper, Vec<u8>, usize)>,
}

impl Font<'_> {
    fn g(&self, c: char) -> (u16, u16) {
        match self.tab.get(c as usize) {
            Some(x) => *x,
            None => {
                let g = self.face.glyph_index(c).unwrap_or_default();
                (g.0, self.face.glyph_hor_advance(g).unwrap_or(0))
            }
        }
    }
}

enum Op {
    Text { f: usize, size: f32, x: f32, y: f32, rgb: [f32; 3], t: String },
    Rect(f32, f32, f32, f32, [f32; 3]),
    Line(f32, f32, f32),
    Img(f32, f32, f32, f32),
}

struct Doc<'a> {
    fonts: &'a [Font<'a>],
    pages: Vec<Vec<Op>>,
}

const MM: f32 = 72.0 / 25.4;
const PW: f32 = 595.28;
const PH: f32 = 841.89;
impl<'a> Doc<'a> {
    fn w(&self, f: usize, size: f32, t: &str) -> f32 {
        let k = &self.fonts[f];
        t.chars().map(|c| k.g(c).1 as f32).sum::<f32>() * size / k.upem
    }
    fn wrap(&self, f: usize, size: f32, t: &str, w: f32) -> Vec<String> {
        let mut out = vec![];
        let mut cur = String::new();
        for word in t.split(' ') {
            let cand = if cur.is_empty() { word.to_string() } else { format!("{cur} {word}") };
            if self.w(f, size, &cand) > w && !cur.is_empty() {
                out.push(std::mem::replace(&mut cur, word.to_string()))
            } else {
                cur = cand
            }
        }
        out.push(cur);
        out
    }
    fn text(&mut self, f: usize, size: f32, x: f32, y: f32, t: &str) {
        self.col(f, size, x, y, [0.13; 3], t)
    }
    fn col(&mut self, f: usize, size: f32, x: f32, y: f32, rgb: [f32; 3], t: &str) {
        self.pages.last_mut().unwrap().push(Op::Text { f, size, x, y, rgb, t: t.into() })
    }
    fn right(&mut self, f: usize, size: f32, x: f32, y: f32, t: &str) {
        let w = self.w(f, size, t);
        self.text(f, size, x - w, y, t)
    }
    fn op(&mut self, o: Op) {
        self.pages.last_mut().unwrap().push(o)
    }
}

fn layout<'a>(fonts: &'a [Font<'a>], i: &Value) -> Doc<'a> {
    let mut d = Doc { fonts, pages: vec![vec![]] };
    let (l, r) = (15.0 * MM, PW - 15.0 * MM);
    let top = PH - 16.0 * MM;
    let lh = 8.5 * 1.3;
    d.op(Op::Img(l, top - 20.0 * MM, 66.7 * MM, 20.0 * MM));
    d.right(1, 18.0, r, top - 16.0, "FACTURE");
    d.right(1, 8.5, r, top - 30.0, s(i, "number"));
    d.right(0, 8.5, r, top - 41.0, &format!("Date : {}", dat(s(i, "date"))));
    d.right(0, 8.5, r, top - 52.0, &format!("Échéance : {}", dat(s(i, "due"))));
    for (p, x) in [(&i["seller"], l), (&i["buyer"], l + 95.0 * MM)] {
        let mut y = top - 80.0;
        d.text(1, 8.5, x, y, s(p, "name"));
        for a in p["addr"].as_array().unwrap() {
            y -= lh;
            d.text(0, 8.5, x, y, a.as_str().unwrap())
        }
        y -= lh;
        d.text(0, 8.5, x, y, &format!("SIRET {}", s(p, "siret")));
        y -= lh;
        d.text(0, 8.5, x, y, &format!("TVA {}", s(p, "vat")));
    }
    d.text(0, 8.5, l, top - 170.0, &format!("Prestations {}", s(i, "period")));
    let c = [l + 5.0, l + 25.0, r - 150.0, r - 88.0, r - 62.0, r - 5.0]; // text origins / right edges
    let head = |d: &mut Doc, y: f32| {
        d.op(Op::Rect(l, y - 6.0, r - l, 18.0, [0.094, 0.29, 0.565]));
        let wh = [1.0; 3];
        for (k, t) in ["N°", "Désignation", "Qté", "PU HT", "TVA", "Total HT"].iter().enumerate() {
            let w = d.w(1, 8.5, t);
            let x = if k < 2 { c[k] } else { c[k] - w };
            d.col(1, 8.5, x, y, wh, t)
        }
    };
    let mut y = top - 195.0;
    head(&mut d, y);
    y -= 22.0;
    for li in i["lines"].as_array().unwrap() {
        let det = d.wrap(0, 8.0, s(li, "detail"), c[2] - 70.0 - c[1]);
        let h = lh + det.len() as f32 * 10.4 + 7.0;
        if y - h < 25.0 * MM {
            d.pages.push(vec![]);
            y = top - 12.0;
            head(&mut d, y);
            y -= 22.0
        }
        d.text(0, 8.5, c[0], y, &n(li, "n").to_string());
        d.text(1, 8.5, c[1], y, s(li, "title"));
        for (k, t) in det.iter().enumerate() {
            d.col(0, 8.0, c[1], y - lh - 10.4 * k as f32, [0.4; 3], t)
        }
        d.right(0, 8.5, c[2], y, &format!("{} {}", qty(n(li, "qty_hundredths")), s(li, "unit")));
        d.right(0, 8.5, c[3], y, &eur(n(li, "unit_cents")));
        d.right(0, 8.5, c[4], y, &pct(n(li, "vat_bp")));
        d.right(0, 8.5, c[5], y, &eur(n(li, "total_cents")));
        y -= h;
        d.op(Op::Line(l, y + 9.0, r - l));
    }
    y -= 12.0;
    let y0 = y;
    for (k, t) in ["Taux", "Base HT", "TVA"].iter().enumerate() {
        d.right(1, 8.5, l + 60.0 + 80.0 * k as f32, y, t)
    }
    for v in i["vat"].as_array().unwrap() {
        y -= 16.0;
        for (k, t) in
            [pct(n(v, "rate_bp")), eur(n(v, "base_cents")), eur(n(v, "vat_cents"))].iter().enumerate()
        {
            d.right(0, 8.5, l + 60.0 + 80.0 * k as f32, y, t)
        }
        d.op(Op::Line(l, y - 4.0, 220.0))
    }
    let mut y = y0;
    let x = l + 95.0 * MM;
    let mut row = |d: &mut Doc, a: &str, sub: Option<String>, v: i64, f: usize, sz: f32| {
        d.text(f, sz, x, y, a);
        d.right(f, sz, r, y, &eur(v));
        if let Some(t) = sub {
            y -= 10.4;
            d.col(0, 8.0, x, y, [0.4; 3], &t)
        }
        d.op(Op::Line(x, y - 4.0, r - x));
        y -= 16.0
    };
    row(&mut d, "Total HT", None, n(i, "total_ht"), 0, 8.5);
    row(&mut d, "Total TVA", None, n(i, "total_vat"), 0, 8.5);
    row(&mut d, "Total TTC", None, n(i, "total_ttc"), 0, 8.5);
    for x in i["deductions"].as_array().unwrap() {
        row(
            &mut d,
            s(x, "label"),
            Some(format!("{} du {}", s(x, "number"), dat(s(x, "date")))),
            -n(x, "cents"),
            0,
            8.5,
        )
    }
    row(&mut d, "Net à payer", None, n(i, "due_cents"), 1, 11.0);
    y -= 14.0;
    for t in i["terms"].as_array().unwrap() {
        for w in d.wrap(0, 8.0, t.as_str().unwrap(), r - l) {
            d.text(0, 8.0, l, y, &w);
            y -= 10.4
        }
        y -= 4.0
    }
    d.text(0, 8.0, l, y, &format!("IBAN {}", s(&i["seller"], "iban")));
    let np = d.pages.len();
    for k in 0..np {
        let t = format!("Page {} / {}", k + 1, np);
        let w = d.w(0, 8.0, &t);
        d.pages[k].push(Op::Text { f: 0, size: 8.0, x: r - w, y: 10.0 * MM, rgb: [0.13; 3], t })
    }
    d
}

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
fn render(d: &Doc, png: &[u8], lvl: u8, title: &str, tm: &mut [u128; 4]) -> Vec<u8> {
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

fn ics(a: &[String]) {
    let v: Value = serde_json::from_slice(&fs::read(&a[2]).unwrap()).unwrap();
    let t = Instant::now();
    let mut o = String::with_capacity(8 << 20);
    fn line(o: &mut String, l: &str) {
        let mut n = 0;
        for c in l.chars() {
            if n + c.len_utf8() > 75 {
                o.push_str("\r\n ");
                n = 1
            }
            o.push(c);
            n += c.len_utf8()
        }
        o.push_str("\r\n")
    }
    let esc = |t: &str| {
        let mut r = String::with_capacity(t.len() + 8);
        for c in t.chars() {
            match c {
                '\\' | ';' | ',' => {
                    r.push('\\');
                    r.push(c)
                }
                '\n' => r.push_str("\\n"),
                '\r' => {}
                c if (c as u32) < 32 => {}
                c => r.push(c),
            }
        }
        r
    };
    let st = |x: &str| x.replace(['-', ':'], "");
    o.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//limit//FR\r\n");
    for e in v.as_array().unwrap() {
        o.push_str("BEGIN:VEVENT\r\n");
        line(&mut o, &format!("UID:{}", s(e, "uid")));
        line(&mut o, &format!("DTSTAMP:{}", st(s(e, "stamp"))));
        line(&mut o, &format!("DTSTART:{}", st(s(e, "start"))));
        line(&mut o, &format!("DURATION:PT{}M", n(e, "minutes")));
        line(&mut o, &format!("SUMMARY:{}", esc(s(e, "summary"))));
        line(&mut o, &format!("DESCRIPTION:{}", esc(s(e, "description"))));
        line(&mut o, &format!("LOCATION:{}", esc(s(e, "location"))));
        o.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n");
        line(&mut o, &format!("DESCRIPTION:{}", esc(s(e, "summary"))));
        o.push_str("END:VALARM\r\nEND:VEVENT\r\n")
    }
    o.push_str("END:VCALENDAR\r\n");
    let make = t.elapsed();
    let mut f = fs::File::create(&a[3]).unwrap();
    f.write_all(o.as_bytes()).unwrap();
    if a.len() > 4 {
        f.sync_all().unwrap()
    }
    println!("{{\"make\":{:.0}}}", make.as_secs_f64() * 1e6);
}

fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "ics" {
        return ics(&a);
    }
    let work = std::env::var("BENCH_WORK").unwrap();
    let cnt: usize = a[2].parse().unwrap();
    let fsync = a.iter().any(|x| x == "fsync");
    let lvl = a.iter().find_map(|x| x.strip_prefix("level=")).map_or(6, |x| x.parse().unwrap());
    let cache = a.iter().any(|x| x == "cache");
    let t0 = Instant::now();
    let raw: Vec<Vec<u8>> = FONTS.iter().map(|p| fs::read(p).unwrap()).collect();
    let fonts: Vec<Font> = raw
        .iter()
        .map(|d| {
            let face = Face::parse(d, 0).unwrap();
            let tab: Vec<(u16, u16)> = (0..0x2200u32)
                .map(|c| {
                    let g = char::from_u32(c).and_then(|c| face.glyph_index(c)).unwrap_or_default();
                    (g.0, face.glyph_hor_advance(g).unwrap_or(0))
                })
                .collect();
            let pre = cache.then(|| {
                let mut m = GlyphRemapper::new();
                for c in (0x20..0x7fu32)
                    .chain(0xa0..0x180)
                    .chain([0x20ac, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x202f])
                {
                    m.remap(tab[c as usize].0);
                }
                let sub = subsetter::subset(d, 0, &m).unwrap();
                let z = miniz_oxide::deflate::compress_to_vec_zlib(&sub, 9);
                (m, z, sub.len())
            });
            Font { data: d, upem: face.units_per_em() as f32, face, tab, pre }
        })
        .collect();
    let load = t0.elapsed();
    let png = fs::read(format!("{work}/data/logo.png")).unwrap();
    let out = format!("{work}/out/limit");
    fs::create_dir_all(&out).unwrap();
    let (mut all, mut tm, mut tl, mut tw) = (vec![], [0u128; 4], 0u128, 0u128);
    for k in 1..=cnt {
        let t = Instant::now();
        let i: Value =
            serde_json::from_slice(&fs::read(format!("{work}/data/invoices/inv-{k:04}.json")).unwrap())
                .unwrap();
        let q = Instant::now();
        let d = layout(&fonts, &i);
        tl += q.elapsed().as_nanos();
        let b = render(&d, &png, lvl, s(&i, "number"), &mut tm);
        let q = Instant::now();
        let mut f = fs::File::create(format!("{out}/{}.pdf", s(&i, "number"))).unwrap();
        f.write_all(&b).unwrap();
        if fsync {
            f.sync_all().unwrap()
        }
        tw += q.elapsed().as_nanos();
        all.push(t.elapsed().as_nanos())
    }
    all.sort();
    let mean = |total: u128| total as f64 / 1e3 / cnt as f64;
    // One line of JSON, microseconds: what `run` reads.
    println!(
        "{{\"fonts\":{:.0},\"median\":{:.0},\"layout\":{:.0},\"encode\":{:.0},\"subset\":{:.0},\"deflate\":{:.0},\"objects\":{:.0},\"write\":{:.0}}}",
        load.as_secs_f64() * 1e6,
        all[cnt / 2] as f64 / 1e3,
        mean(tl),
        mean(tm[0]),
        mean(tm[1]),
        mean(tm[2]),
        mean(tm[3]),
        mean(tw)
    );
}
