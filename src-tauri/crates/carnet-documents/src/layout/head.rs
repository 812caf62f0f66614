//! The head of the first page: logo and sender, recipient in the envelope's window, title and number, the quiet line of dates
//! and references, the subject.

use super::composer::{
    AXIS, BODY, Composer, DUPLICATE, LINE, MEASURE, NAME, NUMBER, QUIET, RIGHT, STRONG, TITLE, TOP, Type,
    baseline_in,
};
use super::letter;
use crate::page::{Frame, Part, SIDE};
use crate::paper::PaperKind;
use crate::structure::Role;
use crate::units::Length;

const LOGO_WIDTH: Length = Length::mm(35.0);
const LOGO_HEIGHT: Length = Length::mm(25.0);
const SENDER_WIDTH: Length = Length::mm(80.0);
/// First line of the address, inside the window that spans 45–80 mm.
const WINDOW_TOP: Length = Length::mm(48.0);
/// Where the title stands at the earliest: below the window and the first fold.
const TITLE_TOP: Length = Length::mm(86.0);
/// Longest block of either party; core limits stay far below, this keeps any input on the page.
const MOST_LINES: usize = 26;

/// Draws the head and leaves the pen above the first part.
pub fn draw(composer: &mut Composer<'_>, logo: Option<(u32, u32)>) {
    let sender_end = sender(composer, logo);
    let recipient_end = recipient(composer);
    composer.y = TITLE_TOP.max(sender_end + LINE + LINE).max(recipient_end + LINE + LINE);
    if composer.paper.kind == PaperKind::ReminderLetter {
        return letter::opening(composer);
    }
    title(composer);
    quiet_line(composer);
    subject(composer);
    composer.y += Length::mm(5.0);
}

/// Draws the head of a book, which goes into no envelope: the title stands right under its owner.
pub fn draw_of_book(composer: &mut Composer<'_>, logo: Option<(u32, u32)>) {
    composer.y = sender(composer, logo) + LINE + LINE;
    title(composer);
    quiet_line(composer);
    subject(composer);
    composer.y += Length::mm(5.0);
}

fn sender(composer: &mut Composer<'_>, logo: Option<(u32, u32)>) -> Length {
    let mut top = TOP;
    if let Some((pixels_wide, pixels_high)) = logo {
        let (wide, high) = (i64::from(pixels_wide), i64::from(pixels_high));
        let by_width = LOGO_WIDTH.scale(high, wide);
        let (width, height) = if by_width <= LOGO_HEIGHT {
            (LOGO_WIDTH, by_width)
        } else {
            (LOGO_HEIGHT.scale(wide, high), LOGO_HEIGHT)
        };
        if let Some(page) = composer.pages.get_mut(composer.current) {
            page.image = Some(Frame { x: SIDE, y: top, width, height });
        }
        let shows = format!("{} {}", composer.words.logo, composer.clean_line(&composer.paper.seller.name));
        composer.structure.figure(Role::Logo, shows);
        top += height + LINE;
    }
    let seller = &composer.paper.seller;
    let words = composer.words;
    let mut texts: Vec<(Type, String)> = vec![(NAME, seller.name.clone())];
    texts.extend(seller.legal_notice.iter().map(|notice| (QUIET, notice.clone())));
    texts.extend(seller.address.iter().map(|line| (QUIET, line.clone())));
    texts.extend(joined([seller.email.clone(), seller.phone.clone()]).map(|line| (QUIET, line)));
    let siret = seller.siret.as_deref().map(|siret| format!("{} {}", words.siret, grouped_siret(siret)));
    let vat = seller.vat_number.as_deref().map(|number| format!("{} {number}", words.vat_number));
    texts.extend(joined([siret, vat]).map(|line| (QUIET, line)));
    texts.extend(seller.extra.iter().map(|line| (QUIET, line.clone())));
    block(composer, Part::Sender, SIDE, top, SENDER_WIDTH, texts)
}

fn recipient(composer: &mut Composer<'_>) -> Length {
    let buyer = &composer.paper.buyer;
    let mut texts: Vec<(Type, String)> = vec![(NAME, buyer.name.clone())];
    texts.extend(buyer.contact.iter().map(|contact| (BODY, contact.clone())));
    texts.extend(buyer.address.iter().map(|line| (BODY, line.clone())));
    block(composer, Part::Recipient, AXIS, WINDOW_TOP, RIGHT - AXIS, texts)
}

/// Writes a party's lines and returns where they end.
fn block(
    composer: &mut Composer<'_>,
    part: Part,
    x: Length,
    top: Length,
    width: Length,
    texts: Vec<(Type, String)>,
) -> Length {
    let mut lines: Vec<(Type, String)> = Vec::new();
    for (kind, text) in texts {
        let text = composer.clean(&text);
        lines.extend(
            kind.wrap(&text, width).into_iter().filter(|line| !line.is_empty()).map(|line| (kind, line)),
        );
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines.push((QUIET, "…".to_owned()));
    }
    let mut y = top;
    for (kind, line) in lines {
        composer.put(part, x, y + baseline_in(LINE), kind, &line);
        y += LINE;
    }
    y
}

fn title(composer: &mut Composer<'_>) {
    let pitch = Length::mm(8.0);
    let title = composer.language.title(composer.paper.kind);
    let number = composer.number();
    let gap = Length::mm(3.0);
    let baseline = composer.y + baseline_in(pitch);
    composer.open(Role::Title);
    let mut width = composer.put(Part::Title, SIDE, baseline, TITLE, title);
    composer.y += pitch;
    if width + gap + NUMBER.width(&number) <= MEASURE {
        width += gap + composer.put(Part::Title, SIDE + width + gap, baseline, NUMBER, &number);
    } else {
        let lines = NUMBER.wrap(&number, MEASURE);
        composer.put_lines(Part::Title, SIDE, pitch, NUMBER, &lines);
    }
    composer.close();
    if composer.paper.duplicate {
        let word = composer.words.duplicate;
        let beside = width + gap + DUPLICATE.width(word) <= MEASURE;
        let baseline = if beside { baseline } else { composer.y + baseline_in(pitch) };
        composer.put_right(Part::Title, RIGHT, baseline, DUPLICATE, word);
        composer.y += if beside { Length::ZERO } else { pitch };
    }
    composer.y += Length::mm(1.0);
}

fn quiet_line(composer: &mut Composer<'_>) {
    let (paper, language, words) = (composer.paper, composer.language, composer.words);
    let mut facts: Vec<String> = Vec::new();
    let mut fact = |label: &str, value: &str| facts.push(format!("{label}\u{A0}{value}"));
    if let Some(version) = paper.version.filter(|version| *version > 1) {
        fact(words.version, &version.to_string());
    }
    if let Some(date) = paper.issue_date {
        fact(language.issued(paper.kind), &language.date(date));
    }
    if let Some(date) = paper.due_date {
        fact(words.due, &language.date(date));
    }
    if let Some(date) = paper.valid_until {
        fact(words.valid_until, &language.date(date));
    }
    if let Some(period) = paper.supply_period {
        fact(words.supplied_over, &language.period(period.from, period.to));
    }
    if let Some(date) = paper.supply_date {
        fact(words.supplied, &language.date(date));
    }
    for reference in &paper.references {
        fact(&reference.label, &reference.value);
    }
    if let Some(siren) = &paper.buyer.siren {
        fact(words.buyer_siren, &grouped_siret(siren));
    }
    if let Some(number) = &paper.buyer.vat_number {
        fact(words.buyer_vat_number, number);
    }
    let lines = packed(composer, &facts);
    composer.open(Role::Paragraph);
    composer.put_lines(Part::Title, SIDE, LINE, QUIET, &lines);
    composer.close();
}

fn subject(composer: &mut Composer<'_>) {
    let Some(subject) = composer.paper.subject.as_deref() else { return };
    let subject = composer.clean(subject);
    if subject.trim().is_empty() {
        return;
    }
    composer.y += Length::mm(4.0);
    let kind = STRONG.sized(Length::pt(10.0));
    composer.open(Role::Paragraph);
    composer.put_lines(Part::Title, SIDE, LINE, kind, &kind.wrap(&subject, MEASURE));
    composer.close();
}

/// Sets facts side by side, parted by dots, a line ending between two facts wherever it can.
pub fn packed(composer: &Composer<'_>, facts: &[String]) -> Vec<String> {
    const DOT: &str = "  ·  ";
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        let fact = composer.clean_line(fact);
        match lines.last_mut() {
            Some(line) if QUIET.width(&format!("{line}{DOT}{fact}")) <= MEASURE => {
                line.push_str(DOT);
                line.push_str(&fact);
            }
            _ => lines.extend(QUIET.wrap(&fact, MEASURE)),
        }
    }
    lines
}

fn joined<const N: usize>(texts: [Option<String>; N]) -> Option<String> {
    let texts: Vec<String> = texts.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect();
    if texts.is_empty() { None } else { Some(texts.join("  ·  ")) }
}

/// Groups the fourteen digits of a SIRET or the nine of a SIREN as they are read out: 3 3 3 5.
fn grouped_siret(number: &str) -> String {
    let digits: String = number.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !(digits.len() == 14 || digits.len() == 9) {
        return number.to_owned();
    }
    let (siren, rest) = digits.split_at(9);
    let mut out = [&siren[..3], &siren[3..6], &siren[6..]].join("\u{A0}");
    if !rest.is_empty() {
        out.push('\u{A0}');
        out.push_str(rest);
    }
    out
}
