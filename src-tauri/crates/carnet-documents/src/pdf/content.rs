//! The content of a page: image, rules, dots, words, with colour and font set only where they change.

use printpdf::{
    Color, Line, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rgb,
    TextItem, TextMatrix, WindingOrder, XObjectTransform,
};

use super::{code_id, font_id, logo_id};
use crate::page::{Dot, Ink, PAGE_HEIGHT, Page, Palette};
use crate::typeface::{Face, tracking};
use crate::units::Length;

/// Returns the page's operations.
pub fn page(page: &Page, palette: &Palette) -> PdfPage {
    let mut ops = Vec::with_capacity(page.words.len() * 3 + page.rules.len() * 3 + 8);
    if let Some(frame) = page.image {
        let transform = XObjectTransform {
            translate_x: Some(Pt(frame.x.to_pt())),
            translate_y: Some(Pt((PAGE_HEIGHT - frame.y - frame.height).to_pt())),
            scale_x: Some(frame.width.to_pt()),
            scale_y: Some(frame.height.to_pt()),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        ops.push(Op::UseXobject { id: logo_id(), transform });
    }
    if let Some(code) = &page.code {
        let transform = XObjectTransform {
            translate_x: Some(Pt(code.x.to_pt())),
            translate_y: Some(Pt((PAGE_HEIGHT - code.y - code.side()).to_pt())),
            scale_x: Some(code.module.to_pt()),
            scale_y: Some(code.module.to_pt()),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        ops.push(Op::UseXobject { id: code_id(), transform });
    }
    rules(page, palette, &mut ops);
    for dot in &page.dots {
        round(dot, palette, &mut ops);
    }
    words(page, palette, &mut ops);
    PdfPage::new(Mm(210.0), Mm(297.0), ops)
}

fn rules(page: &Page, palette: &Palette, ops: &mut Vec<Op>) {
    let mut pen = None;
    for rule in &page.rules {
        let wanted = (rule.ink, rule.thickness);
        if pen.replace(wanted) != Some(wanted) {
            ops.push(Op::SetOutlineColor { col: colour(rule.ink, palette) });
            ops.push(Op::SetOutlineThickness { pt: Pt(rule.thickness.to_pt()) });
        }
        let ends = [rule.x, rule.x + rule.width];
        let points = ends.map(|x| LinePoint { p: point(x, rule.y), bezier: false }).to_vec();
        ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }
}

/// Draws a circle of four curves.
fn round(dot: &Dot, palette: &Palette, ops: &mut Vec<Op>) {
    let ink = colour(dot.ink, palette);
    let fill = if dot.filled { ink.clone() } else { grey(1.0) };
    ops.push(Op::SetFillColor { col: fill });
    ops.push(Op::SetOutlineColor { col: ink });
    ops.push(Op::SetOutlineThickness { pt: Pt(0.9) });
    let radius = dot.radius;
    // The handle length that draws a quarter circle best.
    let handle = radius.scale(552_285, 1_000_000);
    let zero = Length::ZERO;
    let around: [(Length, Length, bool); 13] = [
        (radius, zero, false),
        (radius, handle, true),
        (handle, radius, true),
        (zero, radius, false),
        (-handle, radius, true),
        (-radius, handle, true),
        (-radius, zero, false),
        (-radius, -handle, true),
        (-handle, -radius, true),
        (zero, -radius, false),
        (handle, -radius, true),
        (radius, -handle, true),
        (radius, zero, false),
    ];
    let points = around
        .iter()
        .map(|(x, y, bezier)| LinePoint { p: point(dot.x + *x, dot.y + *y), bezier: *bezier })
        .collect();
    let polygon = Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::FillStroke,
        winding_order: WindingOrder::NonZero,
    };
    ops.push(Op::DrawPolygon { polygon });
}

fn words(page: &Page, palette: &Palette, ops: &mut Vec<Op>) {
    ops.push(Op::StartTextSection);
    let mut font: Option<(Face, Length)> = None;
    let mut ink: Option<Ink> = None;
    let mut spacing = Length::ZERO;
    for words in &page.words {
        if font.replace((words.face, words.size)) != Some((words.face, words.size)) {
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(font_id(words.face)),
                size: Pt(words.size.to_pt()),
            });
            let wanted = tracking(words.size);
            if std::mem::replace(&mut spacing, wanted) != wanted {
                ops.push(Op::SetCharacterSpacing { multiplier: wanted.to_pt() });
            }
        }
        if ink.replace(words.ink) != Some(words.ink) {
            ops.push(Op::SetFillColor { col: colour(words.ink, palette) });
        }
        let place = point(words.x, words.baseline);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(place.x, place.y) });
        let mut items = Vec::new();
        for (piece, closer) in words.face.pieces(&words.text) {
            items.push(TextItem::Text(piece.to_owned()));
            if closer != 0 {
                items.push(TextItem::Offset(closer as f32));
            }
        }
        ops.push(Op::ShowText { items });
    }
    ops.push(Op::EndTextSection);
}

fn point(x: Length, y: Length) -> Point {
    Point { x: Pt(x.to_pt()), y: Pt((PAGE_HEIGHT - y).to_pt()) }
}

fn grey(value: f32) -> Color {
    Color::Rgb(Rgb { r: value, g: value, b: value, icc_profile: None })
}

fn colour(ink: Ink, palette: &Palette) -> Color {
    let [red, green, blue] = match ink {
        Ink::Ink => [24, 27, 33],
        Ink::Quiet => [86, 91, 100],
        Ink::Hairline => [205, 208, 213],
        Ink::Accent => palette.text,
        Ink::AccentRule => palette.rule,
    };
    // Three decimals carry every step of eight bits.
    let part = |channel: u8| (f32::from(channel) / 0.255).round() / 1000.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}
