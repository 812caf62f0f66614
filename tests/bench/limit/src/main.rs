//! Programs that do the least work that still makes the same artefact: what Carnet is measured against, no part of it.
//!
//! `limit pdf N [fsync] [cache] [level=6]` writes N two-page invoices (subset fonts, compressed streams) of the JSON files in
//! `$BENCH_WORK/data/invoices`; `cache` cuts one Latin subset for all of them. `limit ics FILE.json OUT.ics [fsync]` writes a
//! calendar (RFC 5545: escaped, folded at 75 octets, an alarm each). Input is trusted; the code is as flat as it is fast.

mod calendar;
mod layout;
mod pdf;

use layout::{Font, layout};
use serde_json::Value;
use std::{fs, io::Write, time::Instant};
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

fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "ics" {
        return calendar::ics(&a);
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
        let b = pdf::render(&d, &png, lvl, s(&i, "number"), &mut tm);
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
