//! Papers of paragraphs: reminder letters and notes.

use crate::rules::checked;
use crate::samples;
use carnet_documents::page::{Page, Part, Words};

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
