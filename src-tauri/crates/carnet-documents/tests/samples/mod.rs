//! Papers for tests, samples and the benchmark: one freelancer, plausible work, every kind of paper.
//!
//! Sums are worked out here only so that the samples add up; the product's come from the domain.

#![allow(dead_code, reason = "each program that includes this module uses its own part of it")]
#![allow(clippy::expect_used, reason = "a sample that cannot be built must stop its test")]

mod kinds;

pub use kinds::*;

use carnet_documents::paper::{
    Buyer, Line, Logo, Paper, PaperKind, Payment, Reference, Seller, Stage, StageState, Style, Unit,
    VatCategory, VatRow,
};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

pub fn amount(text: &str) -> Decimal {
    text.parse().expect("a decimal in a sample")
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date in a sample")
}

fn cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

pub fn line(description: &str, quantity: &str, unit: Unit, price: &str, rate: Option<&str>) -> Line {
    let (quantity, unit_price) = (amount(quantity), amount(price));
    Line {
        description: description.to_owned(),
        quantity,
        unit,
        unit_price,
        discount_percent: None,
        vat_rate: rate.map(amount),
        vat_category: if rate.is_some() { VatCategory::Standard } else { VatCategory::Exempt },
        net: cents(quantity * unit_price),
    }
}

/// Fills VAT rows, totals and the amount due from the lines, the discount and the deductions.
pub fn settled(mut paper: Paper) -> Paper {
    let lines: Decimal = paper.lines.iter().map(|line| line.net).sum();
    let discount = paper.discount.map_or(Decimal::ZERO, |discount| discount.amount);
    paper.lines_net = paper.discount.map(|_| lines);
    paper.total_net = lines - discount;
    paper.vat = Vec::new();
    let mut rates: Vec<Decimal> = paper.lines.iter().filter_map(|line| line.vat_rate).collect();
    rates.sort();
    rates.dedup();
    for rate in rates {
        let base: Decimal =
            paper.lines.iter().filter(|line| line.vat_rate == Some(rate)).map(|line| line.net).sum();
        let base = if lines.is_zero() { base } else { cents(base - discount * base / lines) };
        let amount = cents(base * rate / Decimal::ONE_HUNDRED);
        paper.vat.push(VatRow { category: VatCategory::Standard, rate, base, amount });
    }
    paper.total_vat = paper.vat.iter().map(|row| row.amount).sum();
    paper.total_gross = paper.total_net + paper.total_vat;
    let deducted: Decimal = paper.deductions.iter().map(|deduction| deduction.gross).sum();
    paper.amount_due = paper.total_gross - deducted - paper.already_paid.unwrap_or_default();
    paper
}

pub fn seller(vat: bool) -> Seller {
    Seller {
        name: "Anaïs Bérenger".to_owned(),
        legal_notice: Some("Entrepreneur individuel".to_owned()),
        address: vec!["12 bis rue de l'Église".to_owned(), "25000 Besançon".to_owned()],
        siret: Some("12345678200010".to_owned()),
        vat_number: vat.then(|| "FR32123456782".to_owned()),
        email: Some("anais@berenger.example".to_owned()),
        phone: Some("06 12 34 56 78".to_owned()),
        extra: Vec::new(),
    }
}

pub fn buyer() -> Buyer {
    Buyer {
        name: "Coopérative Châtaignier".to_owned(),
        contact: Some("Mme Hélène Lefèvre".to_owned()),
        address: vec!["5 avenue du Maréchal-Foch".to_owned(), "69006 Lyon".to_owned()],
        siren: Some("987654321".to_owned()),
        vat_number: Some("FR40987654321".to_owned()),
    }
}

fn payment(reference: &str) -> Payment {
    Payment {
        iban: Some("FR7630006000011234567890189".to_owned()),
        bic: Some("AGRIFRPP".to_owned()),
        holder: Some("Anaïs Bérenger".to_owned()),
        reference: Some(reference.to_owned()),
        terms: Some("Paiement à 30 jours par virement.".to_owned()),
    }
}

fn mentions(vat: bool) -> Vec<String> {
    let mut mentions = Vec::new();
    if !vat {
        mentions.push("TVA non applicable, art. 293 B du CGI".to_owned());
    }
    mentions.push("Nature de l'opération : prestation de services.".to_owned());
    mentions.push("Escompte pour paiement anticipé : néant.".to_owned());
    mentions.push(
        "En cas de retard de paiement, pénalités au taux de refinancement de la BCE majoré de 10 points, exigibles sans \
         rappel (C. com. L441-10), et indemnité forfaitaire pour frais de recouvrement de 40 € (C. com. D441-5)."
            .to_owned(),
    );
    mentions
}

fn base(kind: PaperKind, number: &str, vat: bool) -> Paper {
    Paper {
        kind,
        number: Some(number.to_owned()),
        issue_date: Some(day(2026, 6, 30)),
        seller: seller(vat),
        buyer: buyer(),
        currency: "EUR".to_owned(),
        mentions: mentions(vat),
        ..Paper::default()
    }
}

fn order_lines(rate: Option<&str>) -> Vec<Line> {
    vec![
        line(
            "Atelier de cadrage\nDeux demi-journées avec l'équipe, compte rendu rédigé et validé sous 48 h.",
            "2",
            Unit::Day,
            "450",
            rate,
        ),
        line(
            "Maquettes haute fidélité\nTrois écrans, allers-retours compris, fichiers sources livrés.",
            "24.5",
            Unit::Hour,
            "65",
            rate,
        ),
        line("Développement et mise en recette", "1", Unit::LumpSum, "2950", rate),
        line(
            "Déplacement à Lyon\nBarème kilométrique, justificatifs joints.",
            "486",
            Unit::Kilometre,
            "0.529",
            rate,
        ),
    ]
}

fn stages(states: [StageState; 3], vat: bool) -> Vec<Stage> {
    let net = amount("5699.59");
    let gross = if vat { amount("6839.51") } else { net };
    let part = |value: Decimal, percent: &str| cents(value * amount(percent) / Decimal::ONE_HUNDRED);
    [
        ("Acompte à la commande", "20", day(2026, 3, 2)),
        ("Acompte à mi-parcours", "40", day(2026, 4, 20)),
        ("Solde à la livraison", "40", day(2026, 6, 30)),
    ]
    .into_iter()
    .zip(states)
    .map(|((label, percent, date), state)| Stage {
        label: label.to_owned(),
        percent: Some(amount(percent)),
        net: part(net, percent),
        gross: part(gross, percent),
        state,
        date: Some(date),
    })
    .collect()
}

/// Names in the scripts of the world: whom a freelancer in France writes to.
pub const NAMES: [&str; 30] = [
    "ספריית שלום בע״מ",
    "مكتبة الأمل للنشر",
    "شرکت پژوهش گچین",
    "علی\u{200C}رضا موسوی",
    "Société שלום 12",
    "Atelier 🎨 & Cie 👩🏽\u{200D}💻",
    "🇫🇷 Fête ☕ ❤️",
    "東京青空株式会社",
    "北京天空科技有限公司",
    "臺灣雲端股份有限公司",
    "주식회사 하늘",
    "ひかり・ケーキ店「花」",
    "บริษัท กรุงเทพน้ำใส จำกัด",
    "श्री गणेश प्रिंटिंग प्रेस",
    "தமிழ்ச் சங்கம் பாரிஸ்",
    "ঢাকা অনুবাদ কেন্দ্র",
    "ਪੰਜਾਬੀ ਅਨੁਵਾਦ ਕੇਂਦਰ",
    "ગુજરાતી પ્રિન્ટર્સ",
    "ଓଡ଼ିଆ ପ୍ରକାଶନୀ",
    "తెలుగు ముద్రణాలయం",
    "ಕನ್ನಡ ಸಾಹಿತ್ಯ ಪರಿಷತ್ತು",
    "മലയാളം അച്ചടിശാല",
    "ශ්\u{200D}රී ලංකා මුද්\u{200D}රණ",
    "မြန်မာ ဘာသာပြန်",
    "አዲስ አበባ ትርጉም",
    "ភ្នំពេញ បោះពុម្ព",
    "ວຽງຈັນ ການແປ",
    "თბილისის სახლი · Երևան տուն",
    "Ọ̀ṣun Adébáyọ̀ — Жу́ков — Ξένια Ἀθηνᾶ",
    "Eﬀets & ﬁnitions, oﬃce de la ﬂeur",
];

/// A quote, an invoice or a letter to somebody whose name is written in another script, with sentences that mix both.
pub fn foreign(mut paper: Paper, name: &str) -> Paper {
    paper.buyer.name = name.to_owned();
    paper.subject = Some(format!("Traduction pour {name}, 3 langues : 12 pages"));
    paper.references.push(Reference { label: "Client".to_owned(), value: name.to_owned() });
    for line in &mut paper.lines {
        line.description = format!("{name}\nRelecture de « {name} » (2 h), puis envoi à {name}.");
    }
    if let Some(section) = paper.sections.first_mut() {
        section.text = Some(format!(
            "Madame,\nMalgré mes rappels, la facture de {name} (12 pages, 3 € l’une) reste impayée."
        ));
    }
    paper
}

/// Every sample by the name of its file.
pub fn all() -> Vec<(&'static str, Paper)> {
    let with_logo = |mut paper: Paper| {
        paper.style = Style { accent: "#0B6E4F".to_owned(), logo: Some(logo()) };
        paper
    };
    vec![
        ("quote-vat", with_logo(quote(true))),
        ("quote-franchise", quote(false)),
        ("deposit-vat", deposit(true)),
        ("deposit-franchise", deposit(false)),
        ("progress-vat", progress()),
        ("final-vat", with_logo(last(true))),
        ("final-franchise", last(false)),
        ("standard-vat", standard(true)),
        ("standard-franchise", standard(false)),
        ("credit-note", credit_note()),
        ("two-pages", long(20)),
        ("three-pages", long(34)),
        ("english", english()),
        ("hostile", hostile()),
        ("hebrew-quote", foreign(quote(false), NAMES[0])),
        ("arabic-invoice", foreign(long(12), NAMES[1])),
        ("persian-letter", foreign(letter(), NAMES[3])),
        ("emoji-invoice", foreign(standard(true), NAMES[5])),
        ("note", note(3)),
        ("note-two-pages", note(24)),
        ("letter", letter()),
        ("draft", Paper { number: None, issue_date: None, ..standard(false) }),
    ]
}

/// A wordmark of flat colours on a transparent ground, 480 × 144 pixels.
pub fn logo() -> Logo {
    let (width, height) = (480u32, 144u32);
    let mut pixels = Vec::with_capacity((width * height * 4) as usize);
    for y in 0..height as i32 {
        for x in 0..width as i32 {
            let (dx, dy) = (x - 72, y - 72);
            let bar = (y - 72).abs() < 22 && x > 168 && x < 470 && (x / 24) % 2 == 0;
            pixels.extend_from_slice(match (dx * dx + dy * dy < 66 * 66, bar) {
                (true, _) => &[11, 110, 79, 255],
                (_, true) => &[240, 160, 40, 255],
                _ => &[255, 255, 255, 0],
            });
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    Logo(bytes)
}
