//! The page model: nothing outside the margins, nothing over anything else, and what must stay together does.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod samples;

use carnet_documents::code::Code;
use carnet_documents::layout::compose;
use carnet_documents::page::{Document, Frame, PAGE_HEIGHT, PAGE_WIDTH, Page, Part, SIDE, Words};
use carnet_documents::paper::{
    Buyer, Deduction, Discount, Language, Line, Paper, PaperKind, Payment, Period, Reference, Seller, Stage,
    StageState, Style, Unit, VatCategory, VatRow,
};
use carnet_documents::transfer;
use carnet_documents::units::Length;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Checks what holds for every paper and returns its pages.
fn checked(name: &str, paper: &Paper) -> Document {
    let document = compose(paper).unwrap_or_else(|error| panic!("{name}: {error}"));
    let count = document.pages.len();
    for (index, page) in document.pages.iter().enumerate() {
        let at = format!("{name}, page {} of {count}", index + 1);
        inside_margins(&at, page);
        apart(&at, page);
        code_stands_free(&at, page);
        let folio = format!("{}\u{A0}/\u{A0}{count}", index + 1);
        assert!(
            page.words.iter().any(|words| words.part == Part::Folio && words.text.ends_with(&folio)),
            "{at} has no folio"
        );
    }
    if paper.kind == PaperKind::Quote {
        let signed: Vec<usize> =
            (0..count).filter(|page| has(&document.pages[*page], Part::Accord)).collect();
        assert_eq!(signed, [count - 1], "{name}: the block to sign stands whole on the last page");
        let words = paper.language == Language::Fr;
        let fields = if words {
            ["Date", "Nom et qualité du signataire", "Signature"]
        } else {
            ["Date", "Name and position", "Signature"]
        };
        for field in fields {
            let there =
                document.pages[count - 1].words.iter().any(|w| w.part == Part::Accord && w.text == field);
            assert!(there, "{name}: the block to sign lacks {field}");
        }
    }
    document
}

/// Tells whether a paper shows no totals: a note, a letter.
fn no_sums(paper: &Paper) -> bool {
    matches!(paper.kind, PaperKind::ProgressNote | PaperKind::ReminderLetter)
}

fn has(page: &Page, part: Part) -> bool {
    page.words.iter().any(|words| words.part == part)
}

fn inside_margins(at: &str, page: &Page) {
    // Side bearings and rounding may reach a hair beyond the measure.
    let hair = Length::pt(0.5);
    let edges = (SIDE - hair, PAGE_WIDTH - SIDE + hair, Length::mm(14.0), PAGE_HEIGHT - Length::mm(11.0));
    for words in &page.words {
        let frame = words.frame();
        assert!(
            frame.x >= edges.0
                && frame.x + frame.width <= edges.1
                && frame.y >= edges.2
                && frame.y + frame.height <= edges.3,
            "{at}: {:?} leaves the margins: {frame:?}",
            words.text
        );
    }
    for rule in &page.rules {
        assert!(
            rule.x >= edges.0 && rule.x + rule.width <= edges.1 && rule.y <= edges.3,
            "{at}: a rule leaves the margins"
        );
    }
    for dot in &page.dots {
        assert!(
            dot.x - dot.radius >= edges.0 - hair && dot.x + dot.radius <= edges.1,
            "{at}: a mark leaves the margins"
        );
    }
    if let Some(image) = page.image {
        assert!(
            image.width <= Length::mm(35.0) + hair && image.height <= Length::mm(25.0) + hair,
            "{at}: the logo is too large"
        );
    }
}

/// A reader finds the code by the white around it: four modules at least (ISO/IEC 18004, 5.3.8).
fn code_stands_free(at: &str, page: &Page) {
    let Some(code) = &page.code else { return };
    let quiet = code.module * 4;
    let around = Frame {
        x: code.x - quiet,
        y: code.y - quiet,
        width: code.side() + quiet + quiet,
        height: code.side() + quiet + quiet,
    };
    for words in &page.words {
        // A box reaches lower than most letters do: what counts is ink.
        let ink = Frame { height: words.size.scale(92, 100), ..words.frame() };
        assert!(!ink.overlaps(&around), "{at}: {:?} stands too close to the code", words.text);
    }
    for rule in &page.rules {
        let ink = Frame { x: rule.x, y: rule.y, width: rule.width, height: rule.thickness };
        assert!(!ink.overlaps(&around), "{at}: a rule stands too close to the code");
    }
    assert!(code.module >= Length::mm(0.33), "{at}: a module is too fine for a printed page");
}

fn apart(at: &str, page: &Page) {
    let mut words: Vec<&Words> = page.words.iter().collect();
    words.sort_by_key(|words| words.frame().y);
    for (index, one) in words.iter().enumerate() {
        let frame = one.frame();
        for other in &words[index + 1..] {
            if other.frame().y >= frame.y + frame.height {
                break;
            }
            assert!(!frame.overlaps(&other.frame()), "{at}: {:?} lies over {:?}", one.text, other.text);
        }
        if let Some(image) = page.image {
            assert!(!frame.overlaps(&image), "{at}: {:?} lies over the logo", one.text);
        }
    }
}

fn texts(document: &Document, part: Part) -> Vec<&str> {
    let words = document.pages.iter().flat_map(|page| &page.words);
    words.filter(|words| words.part == part).map(|words| words.text.as_str()).collect()
}

#[test]
fn every_sample_keeps_to_the_page() {
    for (name, paper) in samples::all() {
        checked(name, &paper);
    }
}

#[test]
fn samples_take_the_pages_they_are_meant_to() {
    for (name, paper, pages) in [
        ("quote", samples::quote(true), 1),
        ("final", samples::last(true), 1),
        ("twenty lines", samples::long(20), 2),
        ("thirty-four lines", samples::long(34), 3),
    ] {
        assert_eq!(checked(name, &paper).pages.len(), pages, "{name}");
    }
}

#[test]
fn the_table_head_stands_on_every_page_of_a_long_table() {
    let document = checked("400 lines", &samples::long(400));
    assert!(document.pages.len() > 20, "four hundred lines take many pages");
    for (index, page) in document.pages.iter().enumerate() {
        let table = has(page, Part::Table);
        let head = page
            .words
            .iter()
            .filter(|words| matches!(words.part, Part::Table | Part::RepeatedHead))
            .filter(|words| words.text == "Désignation")
            .count();
        assert_eq!(head, usize::from(table), "page {}: one head wherever there are lines", index + 1);
    }
    let titles =
        texts(&document, Part::Table).iter().filter(|text| text.starts_with("Développement — lot")).count();
    assert_eq!(titles, 400, "no line is lost");
}

#[test]
fn a_line_stays_whole_and_totals_never_stand_alone() {
    for count in 1..=60 {
        let document = checked("lines", &samples::long(count));
        for page in &document.pages {
            let titles =
                page.words.iter().filter(|words| words.text.starts_with("Développement — lot")).count();
            let amounts = page
                .words
                .iter()
                .filter(|words| words.part == Part::Table && words.text.ends_with("jours"))
                .count();
            assert!(amounts <= titles, "{count} lines: a quantity stands apart from its line");
            assert!(
                !has(page, Part::Totals) || has(page, Part::Table),
                "{count} lines: totals without a line"
            );
        }
    }
}

#[test]
fn a_word_of_two_thousand_letters_is_broken_and_kept() {
    let mut paper = samples::standard(true);
    let word = "abcdefghij".repeat(200);
    paper.lines[0].description = format!("Titre\n{word}");
    let document = checked("long word", &paper);
    let printed: String = texts(&document, Part::Table).concat();
    assert!(printed.contains(&word), "every letter is printed, in order");
}

#[test]
fn the_recipient_stands_in_the_window_of_a_dl_envelope() {
    let document = checked("window", &samples::last(true));
    for words in document.pages[0].words.iter().filter(|words| words.part == Part::Recipient) {
        let frame = words.frame();
        assert!(
            frame.x >= Length::mm(100.0) && frame.x + frame.width <= Length::mm(190.0),
            "{}: across",
            words.text
        );
        assert!(
            frame.y >= Length::mm(45.0) && frame.y + frame.height <= Length::mm(80.0),
            "{}: down",
            words.text
        );
    }
}

#[test]
fn the_amount_to_pay_is_the_largest_figure() {
    for (name, paper) in samples::all().into_iter().filter(|(_, paper)| !no_sums(paper)) {
        let document = checked(name, &paper);
        let due =
            document.pages.iter().flat_map(|page| &page.words).filter(|words| words.part == Part::Totals);
        let largest = due.max_by_key(|words| words.size).expect("a sum");
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let expected = format!("{:.2}", paper.amount_due);
        assert_eq!(digits(&largest.text), digits(&expected), "{name}: {}", largest.text);
        let body =
            document.pages.iter().flat_map(|page| &page.words).filter(|words| words.part != Part::Title);
        let beyond = body.filter(|words| words.size > largest.size).count();
        assert_eq!(beyond, 0, "{name}: only the title may be larger");
    }
}

#[test]
fn figures_of_a_column_share_their_decimal_mark() {
    let prices = [("450", "450,00"), ("65.5", "65,50"), ("2950", "2\u{202F}950,00"), ("0.529", "0,529")];
    let mut paper = samples::standard(true);
    paper.lines =
        prices.iter().map(|(price, _)| samples::line("Ligne", "3", Unit::Hour, price, Some("20"))).collect();
    let document = checked("decimals", &paper);
    let mark = |printed: &str| {
        let words =
            document.pages[0].words.iter().find(|words| words.part == Part::Table && words.text == printed);
        let words = words.unwrap_or_else(|| panic!("{printed} is not printed"));
        let (whole, _) = printed.split_once(',').expect("a decimal mark");
        words.x + words.face.width(words.size, whole)
    };
    let first = mark(prices[0].1);
    for (_, printed) in prices {
        assert!(
            (mark(printed) - first).thousandths().abs() <= 2,
            "{printed}: its mark stands beside the vertical"
        );
    }
}

#[test]
fn amounts_follow_the_language() {
    let french = checked("fr", &samples::last(true));
    assert!(
        texts(&french, Part::Totals).contains(&"2\u{202F}735,80\u{202F}€"),
        "narrow no-break spaces in French amounts"
    );
    let english = checked("en", &samples::english());
    assert!(
        texts(&english, Part::Totals).contains(&"€15,924.70"),
        "the English form: {:?}",
        texts(&english, Part::Totals)
    );
}

#[test]
fn a_draft_says_so_in_place_of_its_number() {
    let paper = Paper { number: None, ..samples::standard(false) };
    assert!(
        texts(&checked("draft", &paper), Part::Title).contains(&"BROUILLON"),
        "a draft can be told from an invoice"
    );
}

#[test]
fn a_franchise_paper_shows_no_vat_at_all() {
    let document = checked("franchise", &samples::last(false));
    let everything: Vec<&str> =
        document.pages.iter().flat_map(|page| &page.words).map(|words| words.text.as_str()).collect();
    for text in &everything {
        let shows = ["HT", "TTC", "Taux", "20\u{202F}%"]
            .iter()
            .any(|word| text.split_whitespace().any(|part| part == *word));
        let schedule = text.starts_with("20\u{202F}%  ·");
        assert!(!shows || schedule, "{text:?} speaks of VAT");
    }
    assert!(everything.iter().any(|text| text.contains("293 B")), "the mention is printed");
}

#[test]
fn deductions_are_named_by_number_and_date() {
    let document = checked("deductions", &samples::last(true));
    let totals = texts(&document, Part::Totals);
    assert!(totals.contains(&"Facture F2026-0003 du\u{A0}02/03/2026"), "{totals:?}");
    assert!(totals.contains(&"\u{2212}1\u{202F}367,90\u{202F}€"), "taken off with a minus sign: {totals:?}");
}

#[test]
fn a_copy_says_so_on_every_page() {
    for (name, paper) in
        samples::all().into_iter().filter(|(_, paper)| paper.kind != PaperKind::ReminderLetter)
    {
        let original = checked(name, &paper);
        let copy = Paper { duplicate: true, ..paper };
        let document = checked(name, &copy);
        let word = if copy.language == Language::Fr { "DUPLICATA" } else { "DUPLICATE" };
        for (index, page) in document.pages.iter().enumerate() {
            let part = if index == 0 { Part::Title } else { Part::RunningHead };
            let said = page.words.iter().filter(|words| words.part == part && words.text == word).count();
            assert_eq!(said, 1, "{name}, page {}: beside its title", index + 1);
        }
        assert_eq!(
            document.pages.len(),
            original.pages.len(),
            "{name}: a copy has the pages of its original"
        );
        assert!(document.title.ends_with(&format!("({word})")), "{}", document.title);
        let stored = serde_json::to_value(&Paper { duplicate: false, ..copy }).expect(name);
        assert!(stored.get("duplicate").is_none(), "{name}: what is stored does not speak of copies");
    }
}

/// Reads a code from its modules, four dots each, by a program that is not ours.
fn read(code: &Code) -> String {
    const DOTS: usize = 4;
    let side = (code.count + 8) * DOTS;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        let (x, y) = ((x / DOTS).checked_sub(4), (y / DOTS).checked_sub(4));
        match (x, y) {
            (Some(x), Some(y)) if x < code.count && y < code.count && code.dark[y * code.count + x] => 0,
            _ => 255,
        }
    });
    let found = image.detect_grids();
    assert_eq!(found.len(), 1, "one code");
    let (meta, text) = found[0].decode().expect("a readable code");
    assert_eq!(meta.ecc_level, 0, "error correction M (its bits are 00)");
    assert!(meta.version.0 <= 13, "version {}", meta.version.0);
    text
}

#[test]
fn whoever_owes_finds_a_code_that_says_how_to_pay() {
    let coded = |paper: &Paper| {
        let codes: Vec<Code> =
            checked("code", paper).pages.iter().filter_map(|page| page.code.clone()).collect();
        assert!(codes.len() <= 1, "one code a paper");
        codes.into_iter().next()
    };
    for (name, paper) in samples::all() {
        let code = coded(&paper);
        assert_eq!(code.is_some(), transfer::payload(&paper).is_some(), "{name}");
        if let Some(code) = code {
            assert_eq!(Some(read(&code)), transfer::payload(&paper), "{name}");
        }
    }
    let due = coded(&samples::last(true)).expect("a code on an invoice with a balance");
    assert_eq!(
        read(&due),
        "BCD\n002\n1\nSCT\nAGRIFRPP\nAnaïs Bérenger\nFR7630006000011234567890189\nEUR2735.80\n\n\nF2026-0012"
    );
    assert!(due.alternative.contains("2\u{202F}735,80\u{202F}€ à Anaïs Bérenger"), "{}", due.alternative);
    for paper in [samples::quote(true), samples::credit_note()] {
        assert!(coded(&paper).is_none(), "nobody pays a quote or a credit note");
    }
}

#[test]
fn the_longest_transfer_still_makes_a_code_to_read() {
    let mut paper = samples::standard(true);
    paper.amount_due = samples::amount("999999999.99");
    paper.payment = Some(Payment {
        iban: Some("MT84MALT011000012345MTLCAST001S".to_owned()),
        bic: Some("PSSTFRPPPAR".to_owned()),
        holder: Some("A".repeat(70)),
        reference: Some("x".repeat(140)),
        terms: Some("Paiement comptant. ".repeat(12)),
    });
    let document = checked("longest", &paper);
    let code = document.pages.iter().find_map(|page| page.code.as_ref());
    assert_eq!(code.map(read), transfer::payload(&paper));
    paper.payment.as_mut().expect("a payment").holder = Some("É".repeat(70));
    let document = checked("too long", &paper);
    assert!(document.pages.iter().all(|page| page.code.is_none()), "beyond 331 bytes no bank reads it");
}

#[test]
fn a_letter_keeps_its_signature_with_its_last_words() {
    let letter = samples::letter();
    assert_eq!(checked("letter", &letter).pages.len(), 1, "a letter of four amounts is one page");
    for paragraphs in 0..60 {
        let mut paper = letter.clone();
        let last = paper.sections.last_mut().expect("closing words");
        let more = "Un mot de plus.\n".repeat(paragraphs);
        last.text = Some(format!("{more}Salutations distinguées."));
        let document = checked("letter", &paper);
        let page = document.pages.last().expect("a page");
        let at =
            |text: &str| page.words.iter().position(|words| words.part == Part::Letter && words.text == text);
        let (closing, name) = (at("Salutations distinguées."), at("Anaïs Bérenger"));
        if paragraphs > 0 {
            let before = page.words.iter().filter(|words| words.text == "Un mot de plus.").count();
            assert!(before > 0, "{paragraphs}: the closing words never open a page alone");
        }
        assert!(closing.is_some() && closing < name, "{paragraphs}: the name stands under the closing words");
    }
}

#[test]
fn a_bad_accent_and_a_bad_logo_are_errors_not_panics() {
    let mut paper = samples::standard(true);
    paper.style.accent = "blue".to_owned();
    assert!(compose(&paper).is_err(), "a name is not #RRGGBB");
    for bytes in [
        b"GIF89a".to_vec(),
        b"\x89PNG\r\n\x1a\n".to_vec(),
        vec![0xFF, 0xD8, 0xFF],
        samples::logo().0[..900].to_vec(),
    ] {
        let mut paper = samples::standard(true);
        paper.style.logo = Some(carnet_documents::paper::Logo(bytes));
        assert!(compose(&paper).is_err(), "a broken logo is said, not printed");
    }
}

// ---- any paper at all

/// Texts as imports bring them: long, empty, in other scripts, with characters that have no shape.
fn any_text(most: usize) -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        8 => proptest::char::range(' ', '~'),
        3 => prop_oneof![Just('é'), Just('œ'), Just('€'), Just('\u{202F}'), Just('«'), Just('Ǆ'), Just('Ж')],
        1 => prop_oneof![Just('\n'), Just('\t'), Just('\u{0}'), Just('\u{202E}'), Just('\u{200D}'), Just('🎉'), Just('ש'), Just('日')],
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..most).prop_map(|letters| letters.into_iter().collect())
}

fn any_amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-999_999_999_i64..=999_999_999).prop_map(|cents| Decimal::new(cents, 2)),
        (0_i64..=9_999_999_999_999).prop_map(|parts| Decimal::new(parts, 6)),
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::new(1, 28)),
    ]
}

fn any_date() -> impl Strategy<Value = chrono::NaiveDate> {
    (1990i32..2200, 1u32..=12, 1u32..=28).prop_map(|(year, month, day)| samples::day(year, month, day))
}

prop_compose! {
    fn any_line()(
        description in any_text(300), quantity in any_amount(), unit_price in any_amount(), net in any_amount(),
        unit in prop_oneof![Just(Unit::Hour), Just(Unit::Day), Just(Unit::Piece), Just(Unit::LumpSum), Just(Unit::Kilometre)],
        discount_percent in prop::option::of(any_amount()), vat_rate in prop::option::of(any_amount()),
    ) -> Line {
        Line { description, quantity, unit, unit_price, discount_percent, vat_rate, vat_category: VatCategory::Standard, net }
    }
}

prop_compose! {
    fn any_parties()(
        texts in prop::collection::vec(any_text(80), 8), addresses in prop::collection::vec(any_text(120), 0..12),
        extra in prop::collection::vec(any_text(60), 0..8),
    ) -> (Seller, Buyer) {
        let at = |index: usize| texts.get(index).cloned();
        let seller = Seller {
            name: at(0).unwrap_or_default(), legal_notice: at(1), address: addresses.clone(), siret: at(2), vat_number: at(3),
            email: at(4), phone: at(5), extra,
        };
        let buyer = Buyer { name: at(6).unwrap_or_default(), contact: at(7), address: addresses, siren: at(2), vat_number: at(3) };
        (seller, buyer)
    }
}

prop_compose! {
    fn any_stage()(
        label in any_text(120), percent in prop::option::of(any_amount()), net in any_amount(), gross in any_amount(),
        state in prop_oneof![Just(StageState::Done), Just(StageState::Current), Just(StageState::ToCome)],
        date in prop::option::of(any_date()),
    ) -> Stage {
        Stage { label, percent, net, gross, state, date }
    }
}

prop_compose! {
    fn any_sums()(
        vat in prop::collection::vec((any_amount(), any_amount(), any_amount()), 0..6),
        deductions in prop::collection::vec((any_text(40), any_date(), any_text(80), any_amount()), 0..5),
        discount in prop::option::of((prop::option::of(any_amount()), any_amount())),
        totals in (any_amount(), any_amount(), any_amount(), any_amount()), paid in prop::option::of(any_amount()),
    ) -> Paper {
        Paper {
            vat: vat.into_iter().map(|(rate, base, amount)| VatRow { category: VatCategory::Exempt, rate, base, amount }).collect(),
            deductions: deductions.into_iter().map(|(number, issue_date, label, gross)| Deduction {
                number, issue_date, label, net: gross, vat: gross, gross,
            }).collect(),
            discount: discount.map(|(percent, amount)| Discount { percent, amount }),
            lines_net: Some(totals.0), total_net: totals.0, total_vat: totals.1, total_gross: totals.2, amount_due: totals.3,
            already_paid: paid,
            ..Paper::default()
        }
    }
}

prop_compose! {
    fn any_paper()(
        sums in any_sums(), parties in any_parties(), lines in prop::collection::vec(any_line(), 0..12),
        schedule in prop::collection::vec(any_stage(), 0..8), mentions in prop::collection::vec(any_text(400), 0..10),
        references in prop::collection::vec((any_text(30), any_text(60)), 0..6),
        number in prop::option::of(any_text(60)), subject in prop::option::of(any_text(200)),
        payment in prop::collection::vec(any_text(90), 5), date in any_date(),
        kind in prop_oneof![Just(PaperKind::Quote), Just(PaperKind::FinalInvoice), Just(PaperKind::CreditNote)],
        language in prop_oneof![Just(Language::Fr), Just(Language::En)],
        currency in prop_oneof![Just("EUR"), Just("CHF"), Just("JPY"), Just("TND")],
    ) -> Paper {
        let (seller, buyer) = parties;
        let pay = |index: usize| payment.get(index).cloned();
        Paper {
            kind, language, number, subject, seller, buyer, lines, schedule, mentions, currency: currency.to_owned(),
            version: Some(3), issue_date: Some(date), due_date: Some(date), valid_until: Some(date), supply_date: Some(date),
            supply_period: Some(Period { from: date, to: date }),
            references: references.into_iter().map(|(label, value)| Reference { label, value }).collect(),
            payment: Some(Payment { iban: pay(0), bic: pay(1), holder: pay(2), reference: pay(3), terms: pay(4) }),
            style: Style::default(),
            ..sums
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_keeps_to_the_page(paper in any_paper()) {
        checked("any paper", &paper);
    }
    #[test]
    fn any_paper_becomes_a_file_of_the_pages_laid_out(paper in any_paper()) {
        let pages = compose(&paper).expect("pages").pages.len();
        let bytes = carnet_documents::render(&paper).expect("a file");
        let file = lopdf::Document::load_mem(&bytes).expect("a file that a reader opens");
        prop_assert_eq!(file.get_pages().len(), pages);
    }
}

#[test]
fn a_note_has_its_parts_and_no_heading_alone_at_a_foot() {
    for stages in 1..40 {
        let document = checked("note", &samples::note(stages));
        let words =
            |page: &Page| page.words.iter().filter(|w| w.part == Part::Note).cloned().collect::<Vec<_>>();
        let all: Vec<Words> = document.pages.iter().flat_map(words).collect();
        let has = |text: &str| all.iter().any(|w| w.text == text);
        assert!(
            has("Heures") && has("Étapes") && has("Remarques"),
            "{stages} stages: each part has its heading"
        );
        assert!(!has("Vide"), "a part without content is left out");
        for page in &document.pages {
            if let Some(last) = words(page).last() {
                let heading = ["Heures", "Étapes", "Remarques"].contains(&last.text.as_str());
                assert!(!heading, "{stages} stages: a heading stands alone at the foot");
            }
        }
        assert_eq!(all.iter().filter(|w| w.text.starts_with("40")).count(), stages, "no fact is lost");
    }
}
