//! Where each word, line and picture of an invoice stands.

use crate::{n, s};
use serde_json::Value;
use subsetter::GlyphRemapper;
use ttf_parser::Face;

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

pub struct Font<'a> {
    pub data: &'a [u8],
    pub face: Face<'a>,
    pub upem: f32,
    pub tab: Vec<(u16, u16)>,
    pub pre: Option<(GlyphRemapper, Vec<u8>, usize)>,
}

impl Font<'_> {
    pub fn g(&self, c: char) -> (u16, u16) {
        match self.tab.get(c as usize) {
            Some(x) => *x,
            None => {
                let g = self.face.glyph_index(c).unwrap_or_default();
                (g.0, self.face.glyph_hor_advance(g).unwrap_or(0))
            }
        }
    }
}

pub enum Op {
    Text { f: usize, size: f32, x: f32, y: f32, rgb: [f32; 3], t: String },
    Rect(f32, f32, f32, f32, [f32; 3]),
    Line(f32, f32, f32),
    Img(f32, f32, f32, f32),
}

pub struct Doc<'a> {
    pub fonts: &'a [Font<'a>],
    pub pages: Vec<Vec<Op>>,
}

const MM: f32 = 72.0 / 25.4;

pub const PW: f32 = 595.28;

pub const PH: f32 = 841.89;

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

pub fn layout<'a>(fonts: &'a [Font<'a>], i: &Value) -> Doc<'a> {
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
