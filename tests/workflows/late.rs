//! A payment that comes late: interest by the day, indemnity, the letters that ask for the rest.

use super::after_issue::{desk, says, strings, text};
use carnet_tests::Desk;
use serde_json::Value;

// Step 11 of the journey. 2 880.00 is due on 20 June 2026; 1 000.00 comes on 10 July, twenty days late.
//
//   days                       owed       rate      interest
//   21 June – 30 June    10    2 880.00   12.15 %   2880 × 12.15 × 10 / 36500 =  9.5868…
//   1 July – 10 July     10    2 880.00   12.40 %   2880 × 12.40 × 10 / 36500 =  9.7841…
//   11 July – 31 July    21    1 880.00   12.40 %   1880 × 12.40 × 21 / 36500 = 13.4124…
//   on 31 July                                      32.7833… → 32.78, shown as 9.59 + 9.78 + 13.41
//   11 July – 31 August  52    1 880.00   12.40 %   1880 × 12.40 × 52 / 36500 = 33.2116…
//   on 31 August                                    52.5825… → 52.58
//   11 July – 30 Sept.   82    1 880.00   12.40 %   1880 × 12.40 × 82 / 36500 = 52.3722…
//   on 30 September                                 71.7431… → 71.74
//
// With the indemnity of 40.00: 1 952.78 on 31 July, 1 972.58 on 31 August, 1 991.74 on 30 September.
#[test]
fn a_partial_payment_arrives_late_and_letters_ask_for_the_rest() {
    let mut desk = desk("receipts", &["--siren", "443121975"]);
    desk.on("2026-06-20");
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["late"], Value::Null, "the due date is in time");
    let early = desk.refused(&["invoice", "remind", "F2026-0001", "--level", "1", "-o", "non.pdf"]);
    assert!(text(&early, "message").contains("20/06/2026"), "no letter before the delay: {early}");
    desk.on("2026-07-31");
    desk.json(&["pay", "F2026-0001", "--amount", "1000", "--on", "2026-07-10"]);
    let shown = desk.json(&["invoice", "show", "F2026-0001"]);
    let late = &shown["late"];
    assert_eq!(late["days"], 41);
    assert_eq!(
        ["balance", "interest", "indemnity", "total"].map(|key| text(late, key)),
        ["1880.00", "32.78", "40.00", "1952.78"]
    );
    assert_eq!(strings(&late["periods"], "from"), ["2026-06-21", "2026-07-01", "2026-07-11"]);
    assert_eq!(strings(&late["periods"], "to"), ["2026-06-30", "2026-07-10", "2026-07-31"]);
    assert_eq!(strings(&late["periods"], "rate"), ["12.15", "12.4", "12.4"]);
    assert_eq!(strings(&late["periods"], "balance"), ["2880.00", "2880.00", "1880.00"]);
    assert_eq!(strings(&late["periods"], "interest"), ["9.59", "9.78", "13.41"]);

    // 1. A courteous word: the rest, and for information what the law adds.
    let folder = desk.folder().to_owned();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (first, second, third) = (path("un.pdf"), path("deux.pdf"), path("trois.pdf"));
    desk.json(&["invoice", "remind", "F2026-0001", "--level", "1", "--preview", "-o", &first]);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["reminders"], Value::Array(Vec::new()));
    let sent = desk.json(&["invoice", "remind", "F2026-0001", "--level", "1", "-o", &first]);
    assert_eq!(text(&sent, "follow_up_on"), "2026-08-10", "ten days later, a Monday");
    assert_eq!(sent["invoice"]["reminders"][0]["level"], 1);
    let bytes = std::fs::read(&first).unwrap();
    assert!(bytes.starts_with(b"%PDF-1."), "a letter is a PDF");
    says(
        &first,
        &[
            "rappel de la facture F2026-0001",
            "41 jours de retard",
            "− 1 000,00 €",
            "Reste à payer 1 880,00 €",
            "32,78 €",
            "40,00 €",
        ],
        &["1 952,78", "mise en demeure"],
    );

    // 2. Firm: the total, interest day by day.
    desk.on("2026-08-31");
    let sent = desk.json(&["invoice", "remind", "F2026-0001", "--level", "2", "-o", &second]);
    assert_eq!(text(&sent, "follow_up_on"), "2026-09-08");
    says(
        &second,
        &[
            "le rappel du 31 juillet 2026",
            "52 jours à 12,4 % l’an sur 1 880,00 €",
            "33,21 €",
            "Total à régler au 31/08/2026 1 972,58 €",
            "0,64 € par jour",
        ],
        &[],
    );
    let open = desk.json(&["follow-up", "list"]);
    assert_eq!(strings(&open["items"], "on"), ["2026-09-08"], "the letter did what the follow-up asked for");

    // 3. Formal notice.
    desk.on("2026-09-30");
    let ran = desk.run(&["invoice", "remind", "F2026-0001", "--level", "3", "-o", &third]);
    assert!(
        ran.status == Some(0) && ran.err.contains("recommandé"),
        "the user is told how to send it: {ran:?}"
    );
    says(
        &third,
        &[
            "mise en demeure de payer",
            "les rappels du 31 juillet 2026 et du 31 août 2026",
            "1344",
            "injonction de payer",
            "1 991,74 €",
        ],
        &[],
    );

    // A letter that was recorded is printed again byte for byte, and taken back with its follow-up.
    let shown = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!(strings(&shown["reminders"], "interest"), ["32.78", "52.58", "71.74"]);
    let again = path("encore.pdf");
    desk.json(&["invoice", "letter", &shown["reminders"][0]["id"].to_string(), "-o", &again]);
    assert_eq!(std::fs::read(&again).unwrap(), bytes, "the same letter");
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["invoice", "show", "F2026-0001"])["reminders"].as_array().unwrap().len(), 2);
    assert_eq!(strings(&desk.json(&["follow-up", "list"])["items"], "on"), ["2026-09-08"]);

    // What comes at last stops the clock; the delay stays told.
    desk.json(&["pay", "F2026-0001", "--amount", "1880"]);
    desk.on("2026-10-20");
    let paid = desk.json(&["invoice", "show", "F2026-0001"]);
    assert_eq!((text(&paid, "status"), text(&paid["late"], "settled_on")), ("paid", "2026-09-30"));
    assert_eq!((text(&paid["late"], "interest"), text(&paid["late"], "balance")), ("71.74", "0.00"));
    desk.refused(&["invoice", "remind", "F2026-0001", "--level", "1", "-o", &again]);
    assert_eq!(desk.json(&["invoice", "verify"])["ok"], true, "the issued invoice is as it was");
}

// A credit note lessens what bears interest from the day after its own: 720.00 of 2 880.00 on 30 June.
//   21–30 June: 10 days on 2 880.00 at 10 % = 7.8904…; 1–10 July: 10 days on 2 160.00 at 10 % = 5.9178…; 13.81.
#[test]
fn an_agreed_rate_and_a_credit_note_count() {
    let mut desk = Desk::new("2026-05-21", "franchise");
    desk.json(&["identity", "edit", "--late-penalty-rate", "10"]);
    desk.json(&["client", "add", "Acme", "--siren", "443121975", "--address", "Lyon"]);
    desk.json(&[
        "invoice",
        "new",
        "--client",
        "Acme",
        "--due-date",
        "2026-06-20",
        "--line",
        "A;1;u;2160",
        "--line",
        "B;1;u;720",
        "--language",
        "en",
    ]);
    desk.json(&["invoice", "issue", "1"]);
    desk.on("2026-07-10");
    // The rate that the paper states holds, whatever the user agrees later.
    desk.json(&["identity", "edit", "--late-penalty-rate", "15"]);
    desk.json(&[
        "invoice",
        "credit",
        "F2026-0001",
        "--line",
        "2",
        "--reason",
        "Compté deux fois",
        "--on",
        "2026-06-30",
    ]);
    let late = &desk.json(&["invoice", "show", "F2026-0001"])["late"];
    assert_eq!(strings(&late["periods"], "interest"), ["7.89", "5.92"]);
    assert_eq!((text(late, "interest"), text(late, "total")), ("13.81", "2213.81"));
    let letter = desk.folder().join("letter.pdf");
    let letter = letter.to_str().unwrap();
    desk.json(&["invoice", "remind", "F2026-0001", "--level", "2", "-o", letter]);
    says(
        letter,
        &[
            "invoice F2026-0001, second reminder",
            "10 days at 10% a year on €2,880.00",
            "Credit note A2026-0001",
            "Total to pay",
            "€2,213.81",
        ],
        &["Madame", "intérêts"],
    );
}

// A consumer owes no penalties and no indemnity; after a formal notice of 20 June, the legal interest.
//   21–30 June: 10 days on 2 880.00 at 2.62 % = 2.0672…; 1–10 July: the rate of that half-year was not read.
#[test]
fn a_consumer_is_asked_gently() {
    let mut desk = desk("franchise", &["--kind", "person"]);
    desk.on("2026-06-30");
    let late = desk.json(&["invoice", "show", "F2026-0001"])["late"].clone();
    assert_eq!((text(&late, "interest"), text(&late, "indemnity")), ("0.00", "0.00"));
    assert!(
        text(&late["remarks"], "0").is_empty() && late["remarks"][0].as_str().unwrap().contains("1231-6")
    );
    let letter = desk.folder().join("lettre.pdf");
    let letter = letter.to_str().unwrap();
    for level in ["1", "2", "3"] {
        desk.json(&["invoice", "remind", "F2026-0001", "--level", level, "-o", letter]);
        says(letter, &["2 880,00 €"], &["40,00", "L441-10", "indemnité"]);
    }
    says(letter, &["mise en demeure", "intérêt au taux légal"], &["injonction"]);
    desk.on("2026-07-10");
    let late = desk.json(&["invoice", "show", "F2026-0001"])["late"].clone();
    assert_eq!(strings(&late["periods"], "from"), ["2026-07-01"], "from the day after the notice");
    assert_eq!((text(&late, "interest"), late["periods"][0]["confirmed"].clone()), ("2.07", false.into()));
    assert!(late["remarks"][0].as_str().unwrap().contains("second semestre 2026"), "never silently: {late}");
    let ran = desk.run(&["invoice", "remind", "F2026-0001", "--level", "3", "-o", letter]);
    assert!(ran.err.contains("second semestre 2026"), "told when the letter is made, too: {}", ran.err);
    says(letter, &["2,62 % l’an", "taux à confirmer"], &[]);
    desk.json(&[
        "invoice",
        "remind",
        "F2026-0001",
        "--level",
        "3",
        "--rate",
        "2,5",
        "--preview",
        "-o",
        letter,
    ]);
    says(letter, &["2,5 % l’an"], &["à confirmer"]);
}
