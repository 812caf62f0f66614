//! The page model: nothing outside the margins, nothing over anything else, and what must stay together does.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod any;
mod rules;
mod samples;

use any::any_paper;
use carnet_documents::code::Code;
use carnet_documents::layout::compose;
use carnet_documents::page::{Document, Page, Part, Words};
use carnet_documents::paper::{Language, Paper, PaperKind, Payment, Unit, VatCategory, VatRow};
use carnet_documents::transfer;
use carnet_documents::units::Length;
use proptest::prelude::*;
use rules::{checked, has, no_sums};

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
fn sums_are_carried_from_page_to_page() {
    let paper = samples::long(60);
    let document = checked("sixty lines", &paper);
    let figures = |page: &Page, label: &str| {
        let label =
            page.words.iter().find(|words| words.part == Part::RepeatedHead && words.text == label)?;
        let beside = page.words.iter().filter(|words| words.baseline == label.baseline && words.x > label.x);
        beside.map(|words| words.text.clone()).next()
    };
    let mut sum = samples::amount("0");
    let mut lines = paper.lines.iter();
    for (page, next) in document.pages.iter().zip(&document.pages[1..]) {
        let here = page.words.iter().filter(|words| words.text.starts_with("Développement — lot")).count();
        sum += lines.by_ref().take(here).map(|line| line.net).sum::<rust_decimal::Decimal>();
        let wanted = has(next, Part::Table).then(|| Language::Fr.number(sum, 2));
        assert_eq!(figures(page, "À reporter"), wanted, "at the foot");
        assert_eq!(figures(next, "Report"), wanted, "at the head");
    }
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
fn a_final_invoice_says_what_it_asks_for_after_deposits_by_rate() {
    let amount = |text: &str| text.parse().expect("an amount");
    let row = |rate: &str, base: &str, tax: &str| VatRow {
        category: VatCategory::Standard,
        rate: amount(rate),
        base: amount(base),
        amount: amount(tax),
    };
    let mut paper = samples::last(true);
    paper.deductions.truncate(1);
    let deposit = &mut paper.deductions[0];
    (deposit.net, deposit.vat, deposit.gross) = (amount("300"), amount("50"), amount("350"));
    deposit.rates = vec![row("20", "200", "40"), row("10", "100", "10")];
    paper.vat = vec![row("20", "1000", "200"), row("10", "500", "50")];
    (paper.total_net, paper.total_vat, paper.total_gross) = (amount("1500"), amount("250"), amount("1750"));
    assert_eq!(
        settled(&paper),
        [
            "HT TVA TTC",
            "Total 1 500,00 250,00 1 750,00",
            "10 % 500,00 50,00 550,00",
            "20 % 1 000,00 200,00 1 200,00",
            "F2026-0003 −300,00 −50,00 −350,00",
            "Acompte à la commande (20 %), facture du 02/03/2026",
            "10 % −100,00 −10,00 −110,00",
            "20 % −200,00 −40,00 −240,00",
            "Solde 1 200,00 200,00 1 400,00",
            "10 % 400,00 40,00 440,00",
            "20 % 800,00 160,00 960,00",
        ]
    );
    paper.deductions[0].rates.clear();
    let last = settled(&paper).pop();
    assert_eq!(last.as_deref(), Some("Solde 1 200,00 200,00 1 400,00"), "a snapshot without rates");
}

/// Reads the sums of a paper line by line, from left to right, down to what is left after its deductions.
fn settled(paper: &Paper) -> Vec<String> {
    let document = checked("settlement", paper);
    let mut words: Vec<&Words> = document.pages[0].words.iter().filter(|w| w.part == Part::Totals).collect();
    words.sort_by_key(|words| (words.baseline, words.x));
    let mut lines: Vec<(Length, String)> = Vec::new();
    for word in words {
        let text = word.text.replace(['\u{a0}', '\u{202f}'], " ");
        match lines.last_mut() {
            Some((baseline, line)) if *baseline == word.baseline => *line = format!("{line} {text}"),
            _ => lines.push((word.baseline, text)),
        }
    }
    let lines = lines.into_iter().map(|(_, line)| line);
    lines.take_while(|line| !line.starts_with("Net à payer") && !line.starts_with("Déjà réglé")).collect()
}

#[test]
fn a_final_invoice_says_the_net_the_tax_and_the_gross_that_are_left() {
    let paper = samples::last(true);
    assert_eq!(
        settled(&paper),
        [
            "HT TVA 20 % TTC",
            "Total 5 699,59 1 139,92 6 839,51",
            "F2026-0003 −1 139,92 −227,98 −1 367,90",
            "Acompte à la commande (20 %), facture du 02/03/2026",
            "F2026-0007 −2 279,84 −455,97 −2 735,81",
            "Acompte à mi-parcours (40 %), facture du 20/04/2026",
            "Solde 2 279,83 455,97 2 735,80",
        ]
    );
    assert!(
        !texts(&checked("one table", &paper), Part::Totals).contains(&"Taux de TVA"),
        "the VAT of the whole stands once"
    );
    let paid = Paper { already_paid: Some(samples::amount("735.80")), ..paper };
    let document = checked("paid in part", &paid);
    assert!(texts(&document, Part::Totals).contains(&"\u{2212}735,80"), "what came already, after the rest");
}

#[test]
fn a_settlement_keeps_its_columns_apart_whatever_its_figures() {
    for (price, number) in [
        ("9999999.99", "F2026-0003".to_owned()),
        ("99999999.99", "SERIE-TRES-LONGUE-2026-00000000003".to_owned()),
        ("0.01", "x".repeat(35)),
    ] {
        let mut paper = samples::last(true);
        paper.total_net = samples::amount(price);
        paper.total_vat = samples::amount(price);
        paper.total_gross = samples::amount(price) * samples::amount("2");
        for deduction in &mut paper.deductions {
            deduction.number.clone_from(&number);
        }
        let said = settled(&paper).join("|");
        assert!(said.contains(&number), "{number} is whole: {said}");
        assert!(said.contains("Solde"), "the rest is told: {said}");
    }
}

#[test]
fn an_ordinary_final_invoice_is_one_page() {
    for vat in [true, false] {
        for count in 1..=6 {
            let mut paper = samples::last(vat);
            let line = paper.lines[1].clone();
            paper.lines = vec![line; count];
            paper.style.logo = Some(samples::logo());
            assert_eq!(checked("ordinary", &paper).pages.len(), 1, "{count} lines of two, VAT {vat}");
        }
    }
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
    assert!(totals.contains(&"F2026-0003"), "{totals:?}");
    assert!(totals.contains(&"\u{2212}1\u{202F}367,90"), "taken off with a minus sign: {totals:?}");
    let document = checked("deductions without VAT", &samples::last(false));
    let totals = texts(&document, Part::Totals);
    assert!(totals.contains(&"Facture F2026-0003 du\u{A0}02/03/2026"), "{totals:?}");
    assert!(totals.contains(&"\u{2212}1\u{202F}139,92\u{202F}€"), "{totals:?}");
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
fn a_letter_of_two_half_years_is_one_page() {
    let mut paper = samples::letter();
    let [first, amounts, last] = paper.sections.as_mut_slice() else { panic!("three parts") };
    first.text = Some(
        "Madame, Monsieur,\nLa facture F2026-0012, à échéance du 30 juillet 2026, n’est pas réglée à ce jour malgré les rappels \
         du 15 août 2026 et du 30 août 2026, soit 118 jours de retard.\nPar cette lettre, vous êtes mis en demeure (C. civ. \
         art. 1344) de régler, dans les huit jours de sa réception, le total suivant, arrêté au 14 septembre 2026, intérêts \
         et indemnité compris (C. com. art. L441-10 II et D441-5)."
            .to_owned(),
    );
    let interest = amounts.facts[1].clone();
    amounts.facts.insert(1, interest);
    last.text = Some(
        "Les intérêts courent jusqu’au paiement, à raison d’environ 0,58 € par jour au taux actuel.\nÀ défaut de paiement dans \
         ce délai, le tribunal pourra être saisi sans autre avis, notamment d’une requête en injonction de payer (C. proc. \
         civ. art. 1405), et les frais de recouvrement qui dépassent l’indemnité forfaitaire pourront vous être demandés sur \
         justificatifs.\nVeuillez agréer, Madame, Monsieur, mes salutations distinguées."
            .to_owned(),
    );
    paper.payment = samples::last(true).payment;
    assert_eq!(checked("formal notice", &paper).pages.len(), 1, "a formal notice is one sheet");
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
