//! The content of a page: image, rules, dots, words, with colour and font set only where they change.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Line, LinePoint, Mm, Op, PaintMode, PdfPage, Point, Polygon, PolygonRing, Pt, Rgb,
    WindingOrder, XObjectTransform,
};

use super::font::Script;
use super::type_case::TypeCase;
use super::{code_id, logo_id, tags};
use crate::page::{Document, Dot, Ink, PAGE_HEIGHT, Page, Palette};
use crate::scripts::File;
use crate::structure::{Role, Structure};
use crate::units::Length;

/// A page being written, and the elements of its runs of content in the order of their numbers.
struct Writer {
    ops: Vec<Op>,
    owners: Vec<usize>,
    open: Option<Option<usize>>,
}

impl Writer {
    /// Goes on within this element; none is what the page carries beside its content.
    fn within(&mut self, element: Option<usize>, structure: &Structure) {
        if self.open == Some(element) {
            return;
        }
        self.close();
        let role = element.and_then(|element| structure.elements.get(element)).map(|element| element.role);
        self.ops.push(match (element, role) {
            (Some(element), Some(role)) => {
                let number = i64::try_from(self.owners.len()).unwrap_or_default();
                self.owners.push(element);
                let map = [("MCID".to_owned(), DictItem::Int(number))].into_iter().collect();
                Op::BeginMarkedContentWithProperties {
                    tag: tags::name(role).to_owned(),
                    properties: DictItem::Dict { map },
                }
            }
            _ => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
        });
        self.open = Some(element);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }
}

/// Returns the page's operations and the elements of its numbered runs of content.
///
/// `scripts` are the fonts beside Inter.
pub fn page(page: &Page, document: &Document, scripts: &BTreeMap<File, Script>) -> (PdfPage, Vec<usize>) {
    let (palette, structure) = (&document.palette, &document.structure);
    let ops = Vec::with_capacity(page.words.len() * 4 + page.rules.len() * 3 + 16);
    let mut writer = Writer { ops, owners: Vec::new(), open: None };
    if let Some(frame) = page.image {
        let transform = XObjectTransform {
            translate_x: Some(Pt(frame.x.to_pt())),
            translate_y: Some(Pt((PAGE_HEIGHT - frame.y - frame.height).to_pt())),
            scale_x: Some(frame.width.to_pt()),
            scale_y: Some(frame.height.to_pt()),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        writer.within(structure.find(Role::Logo), structure);
        writer.ops.push(Op::UseXobject { id: logo_id(), transform });
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
        writer.within(structure.find(Role::PaymentCode), structure);
        writer.ops.push(Op::UseXobject { id: code_id(), transform });
    }
    if !page.rules.is_empty() || !page.dots.is_empty() {
        writer.within(None, structure);
    }
    rules(page, palette, &mut writer.ops);
    for dot in &page.dots {
        round(dot, palette, &mut writer.ops);
    }
    writer.close();
    words(page, document, scripts, &mut writer);
    (PdfPage::new(Mm(210.0), Mm(297.0), writer.ops), writer.owners)
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

fn words(page: &Page, document: &Document, scripts: &BTreeMap<File, Script>, writer: &mut Writer) {
    writer.ops.push(Op::StartTextSection);
    let mut case = TypeCase::new(&document.palette, scripts);
    for words in &page.words {
        writer.within(words.element, &document.structure);
        case.set(words, &mut writer.ops);
    }
    writer.close();
    writer.ops.push(Op::EndTextSection);
}

pub fn point(x: Length, y: Length) -> Point {
    Point { x: Pt(x.to_pt()), y: Pt((PAGE_HEIGHT - y).to_pt()) }
}

fn grey(value: f32) -> Color {
    Color::Rgb(Rgb { r: value, g: value, b: value, icc_profile: None })
}

pub fn colour(ink: Ink, palette: &Palette) -> Color {
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
