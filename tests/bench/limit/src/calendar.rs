//! A calendar of events, each with its alarm.

use crate::{n, s};
use serde_json::Value;
use std::{fs, io::Write, time::Instant};

pub fn ics(a: &[String]) {
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
