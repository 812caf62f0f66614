//! One paper of each kind, and those that try the limits of a page.

use super::{
    amount, base, buyer, cents, day, line, logo, mentions, order_lines, payment, seller, settled, stages,
};
use carnet_documents::paper::{
    Buyer, Deduction, Discount, Fact, Language, Line, Paper, PaperKind, Payment, Period, Reference, Section,
    StageState, Unit, VatCategory, VatRow,
};
use rust_decimal::Decimal;

pub fn quote(vat: bool) -> Paper {
    settled(Paper {
        valid_until: Some(day(2026, 7, 30)),
        version: Some(2),
        subject: Some("Refonte du site de réservation".to_owned()),
        lines: order_lines(vat.then_some("20")),
        schedule: stages([StageState::Current, StageState::ToCome, StageState::ToCome], vat),
        mentions: mentions(vat)
            .into_iter()
            .chain([
                "Le devis signé vaut commande. Délai d'exécution : dix semaines à compter de la commande."
                    .to_owned(),
            ])
            .collect(),
        ..base(PaperKind::Quote, "D2026-0001", vat)
    })
}

pub fn deposit(vat: bool) -> Paper {
    settled(Paper {
        due_date: Some(day(2026, 7, 30)),
        subject: Some("Refonte du site de réservation".to_owned()),
        references: vec![Reference {
            label: "Devis".to_owned(),
            value: "D2026-0001 du 12 février 2026".to_owned(),
        }],
        lines: vec![line(
            "Acompte de 20 % à la commande\nDevis D2026-0001 accepté le 2 mars 2026.",
            "1",
            Unit::LumpSum,
            "1139.92",
            vat.then_some("20"),
        )],
        schedule: stages([StageState::Current, StageState::ToCome, StageState::ToCome], vat),
        payment: Some(payment("F2026-0003")),
        ..base(PaperKind::DepositInvoice, "F2026-0003", vat)
    })
}

pub fn progress() -> Paper {
    settled(Paper {
        due_date: Some(day(2026, 7, 30)),
        subject: Some("Refonte du site de réservation".to_owned()),
        supply_period: Some(Period { from: day(2026, 3, 1), to: day(2026, 4, 20) }),
        references: vec![Reference { label: "Votre commande".to_owned(), value: "BC-4412".to_owned() }],
        lines: order_lines(Some("20")).into_iter().take(2).collect(),
        schedule: stages([StageState::Done, StageState::Current, StageState::ToCome], true),
        payment: Some(payment("F2026-0007")),
        ..base(PaperKind::ProgressInvoice, "F2026-0007", true)
    })
}

pub fn last(vat: bool) -> Paper {
    let deduction = |number: &str, date, label: &str, net: &str, vat_amount: &str| Deduction {
        number: number.to_owned(),
        issue_date: date,
        label: label.to_owned(),
        net: amount(net),
        vat: if vat { amount(vat_amount) } else { Decimal::ZERO },
        gross: amount(net) + if vat { amount(vat_amount) } else { Decimal::ZERO },
        rates: Vec::new(),
    };
    settled(Paper {
        due_date: Some(day(2026, 7, 30)),
        subject: Some("Refonte du site de réservation".to_owned()),
        supply_period: Some(Period { from: day(2026, 3, 1), to: day(2026, 6, 30) }),
        references: vec![
            Reference { label: "Devis".to_owned(), value: "D2026-0001".to_owned() },
            Reference { label: "Votre commande".to_owned(), value: "BC-4412".to_owned() },
        ],
        lines: order_lines(vat.then_some("20")),
        deductions: vec![
            deduction("F2026-0003", day(2026, 3, 2), "Acompte à la commande (20 %)", "1139.92", "227.98"),
            deduction("F2026-0007", day(2026, 4, 20), "Acompte à mi-parcours (40 %)", "2279.84", "455.97"),
        ],
        schedule: stages([StageState::Done, StageState::Done, StageState::Current], vat),
        payment: Some(payment("F2026-0012")),
        ..base(PaperKind::FinalInvoice, "F2026-0012", vat)
    })
}

pub fn standard(vat: bool) -> Paper {
    settled(Paper {
        due_date: Some(day(2026, 7, 30)),
        supply_date: Some(day(2026, 6, 26)),
        lines: vec![line(
            "Relecture du rapport annuel\n48 pages, deux passes, cession des droits d'exploitation incluse.",
            "7.25",
            Unit::Hour,
            "55",
            vat.then_some("20"),
        )],
        payment: Some(payment("F2026-0013")),
        ..base(PaperKind::StandardInvoice, "F2026-0013", vat)
    })
}

pub fn credit_note() -> Paper {
    let mut paper = Paper {
        references: vec![Reference {
            label: "Facture d'origine".to_owned(),
            value: "F2026-0007 du 20 avril 2026".to_owned(),
        }],
        lines: vec![line(
            "Maquettes haute fidélité\nUn écran retiré du périmètre d'un commun accord.",
            "8",
            Unit::Hour,
            "65",
            Some("20"),
        )],
        ..base(PaperKind::CreditNote, "A2026-0001", true)
    };
    paper.mentions = vec!["Cet avoir rectifie la facture F2026-0007 du 20 avril 2026.".to_owned()];
    settled(paper)
}

/// An invoice of many lines, three VAT rates and a discount: two pages at 20 lines, three at 34.
pub fn long(lines: usize) -> Paper {
    let details = [
        "Atelier de cadrage avec l'équipe, compte rendu rédigé et validé sous 48 h.",
        "Maquettes haute fidélité (3 écrans), allers-retours compris, fichiers sources livrés.",
        "Développement, tests unitaires, mise en recette et correction des anomalies bloquantes.",
        "Rédaction et relecture orthographique ; cession des droits d'exploitation incluse.",
        "Déplacement à Besançon : billet A/R, une nuitée, repas (au réel, justificatifs joints).",
    ];
    let lines: Vec<Line> = (0..lines)
        .map(|index| {
            let quantity = ["0.25", "0.5", "1", "1.5", "2", "3", "7.5"][index % 7];
            let price = ["45", "65", "85", "120", "390", "450.50"][index % 6];
            let unit = [Unit::Hour, Unit::Day, Unit::LumpSum][index % 3];
            let rate = ["20", "20", "20", "10", "5.5"][index % 5];
            let text = format!("Développement — lot {:02}\n{}", index + 1, details[index % details.len()]);
            line(&text, quantity, unit, price, Some(rate))
        })
        .collect();
    let mut paper = Paper {
        due_date: Some(day(2026, 7, 30)),
        supply_period: Some(Period { from: day(2026, 3, 1), to: day(2026, 6, 30) }),
        lines,
        deductions: vec![
            Deduction {
                number: "F2026-0001".to_owned(),
                issue_date: day(2026, 2, 3),
                label: "Acompte à la commande (30 %)".to_owned(),
                net: amount("500"),
                vat: amount("100"),
                gross: amount("600"),
                rates: Vec::new(),
            },
            Deduction {
                number: "F2026-0002".to_owned(),
                issue_date: day(2026, 4, 17),
                label: "Jalon 1 : maquettes validées (25 %)".to_owned(),
                net: amount("400"),
                vat: amount("80"),
                gross: amount("480"),
                rates: Vec::new(),
            },
        ],
        discount: Some(Discount { percent: Some(amount("5")), amount: Decimal::ZERO }),
        payment: Some(payment("F2026-0021")),
        ..base(PaperKind::FinalInvoice, "F2026-0021", true)
    };
    let net: Decimal = paper.lines.iter().map(|line| line.net).sum();
    paper.discount = Some(Discount { percent: Some(amount("5")), amount: cents(net * amount("0.05")) });
    paper.lines.last_mut().expect("a line").discount_percent = Some(amount("10"));
    paper.style.logo = Some(logo());
    settled(paper)
}

pub fn english() -> Paper {
    let mut paper = settled(Paper {
        language: Language::En,
        due_date: Some(day(2026, 7, 30)),
        subject: Some("Booking website redesign".to_owned()),
        supply_period: Some(Period { from: day(2026, 3, 1), to: day(2026, 6, 30) }),
        references: vec![Reference { label: "Your order".to_owned(), value: "PO-4412".to_owned() }],
        lines: vec![
            line(
                "Kick-off workshop\nTwo half-days with the team, minutes within 48 hours.",
                "2",
                Unit::Day,
                "1450",
                None,
            ),
            line("Design and build", "1", Unit::LumpSum, "12950", None),
            line("Hosting", "3", Unit::Month, "24.90", None),
        ],
        schedule: stages([StageState::Done, StageState::Current, StageState::ToCome], false),
        payment: Some(payment("F2026-0014")),
        ..base(PaperKind::ProgressInvoice, "F2026-0014", true)
    });
    paper.buyer = Buyer {
        name: "Northwind Trading GmbH".to_owned(),
        contact: Some("Jürgen Groß".to_owned()),
        address: vec!["Hauptstraße 12".to_owned(), "10115 Berlin".to_owned(), "Germany".to_owned()],
        siren: None,
        vat_number: Some("DE123456789".to_owned()),
    };
    for stage in &mut paper.schedule {
        stage.label = stage.label.replace("Acompte à la commande", "Deposit on order");
        stage.label = stage.label.replace("Acompte à mi-parcours", "Mid-project invoice");
        stage.label = stage.label.replace("Solde à la livraison", "Balance on delivery");
    }
    paper.vat = vec![VatRow {
        category: VatCategory::ReverseCharge,
        rate: Decimal::ZERO,
        base: paper.total_net,
        amount: Decimal::ZERO,
    }];
    for line in &mut paper.lines {
        line.vat_rate = Some(Decimal::ZERO);
        line.vat_category = VatCategory::ReverseCharge;
    }
    paper.payment =
        Some(Payment { terms: Some("30 days by bank transfer.".to_owned()), ..payment("F2026-0014") });
    paper.mentions = vec![
        "Autoliquidation — reverse charge, article 196 of directive 2006/112/EC.".to_owned(),
        "No discount for early payment. Late payment: ECB refinancing rate plus 10 points and a fixed sum of €40.".to_owned(),
    ];
    paper
}

/// What a careless import brings: long names, emoji, other scripts, control characters, extreme amounts.
pub fn hostile() -> Paper {
    let mut paper = last(true);
    paper.number = None;
    paper.subject =
        Some("Projet 🚀 « Ambition 2030 » \u{202E}evres\u{202C} — Ωμέγα и Привет, שלום, 日本語".to_owned());
    paper.seller.name =
        "Établissements Jean-Baptiste de La Tour d'Auvergne-Lauraguais et Descendants réunis".to_owned();
    paper.buyer.name =
        "Syndicat mixte intercommunautaire de traitement et de valorisation des déchets ménagers du Haut-Doubs".to_owned();
    paper
        .buyer
        .address
        .insert(0, "Bâtiment C, escalier 4, troisième étage, porte 312, boîte aux lettres 27".to_owned());
    paper.lines = vec![
        line(
            &format!("Mot {}\nfin", "interminable".repeat(167)),
            "1",
            Unit::LumpSum,
            "9999999.99",
            Some("20"),
        ),
        line("Un centime\u{0}\u{7}\t!\r\nsuite 👩🏽‍💻 de la ligne", "0.01", Unit::Hour, "0.010001", Some("5.5")),
        line("Prix à six décimales", "1234.567", Unit::Kilometre, "0.123456", Some("2.1")),
    ];
    settled(paper)
}

/// Where a mission stands: long texts, a free remark, enough facts for a second page where `stages` is large.
pub fn note(stages: usize) -> Paper {
    let fact = |label: &str, detail: &str, value: &str| Fact {
        label: label.to_owned(),
        detail: detail.to_owned(),
        value: value.to_owned(),
        total: false,
    };
    let stage = |rank: usize| {
        fact(
            &format!("Étape {rank} : maquettes et intégration des gabarits"),
            "validée le 02/11/2026 par Hélène Bonnet-Castaing, responsable de la communication",
            "40 %",
        )
    };
    let section = |heading: &str, facts: Vec<Fact>, text: Option<&str>| Section {
        heading: heading.to_owned(),
        facts,
        text: text.map(str::to_owned),
    };
    Paper {
        kind: PaperKind::ProgressNote,
        number: Some("23/11/2026".to_owned()),
        subject: Some("Refonte du site".to_owned()),
        seller: seller(true),
        buyer: buyer(),
        currency: "EUR".to_owned(),
        sections: vec![
            section("Heures", vec![fact("Heures passées", "sur un budget de 160 h", "82,50 h")], None),
            section("Étapes", (1..=stages).map(stage).collect(), None),
            section("Vide", Vec::new(), None),
            section(
                "Remarques",
                Vec::new(),
                Some("Les textes de la page d’accueil manquent encore.\nProchain point le 30 novembre."),
            ),
        ],
        ..Paper::default()
    }
}

/// A formal notice to pay: amounts in a table, how to pay, closing words.
pub fn letter() -> Paper {
    let fact = |label: &str, detail: &str, value: &str, total: bool| Fact {
        label: label.to_owned(),
        detail: detail.to_owned(),
        value: value.to_owned(),
        total,
    };
    let text = |text: &str| Section { text: Some(text.to_owned()), ..Section::default() };
    Paper {
        issue_date: Some(day(2026, 9, 14)),
        subject: Some("mise en demeure de payer la facture F2026-0012".to_owned()),
        references: vec![
            Reference { label: "Facture".to_owned(), value: "F2026-0012 du 30 juin 2026".to_owned() },
            Reference { label: "Échue le".to_owned(), value: "30 juillet 2026".to_owned() },
        ],
        amount_due: amount("2817.15"),
        sections: vec![
            text(
                "Madame,\nMalgré mes rappels du 6 et du 21 août, la facture citée en référence reste impayée à ce jour. Elle \
                 était exigible le 30 juillet 2026.\nJe vous mets en demeure de régler sous huit jours les sommes suivantes.",
            ),
            Section {
                heading: "Sommes dues au 14 septembre 2026".to_owned(),
                facts: vec![
                    fact("Facture F2026-0012", "solde TTC", "2\u{202F}735,80\u{202F}€", false),
                    fact(
                        "Pénalités de retard",
                        "46 jours à 12,15 % l’an, du 31/07/2026 au 14/09/2026",
                        "41,35\u{202F}€",
                        false,
                    ),
                    fact(
                        "Indemnité forfaitaire de recouvrement",
                        "C. com. art. L441-10 et D441-5",
                        "40,00\u{202F}€",
                        false,
                    ),
                    fact("Total à régler", "", "2\u{202F}817,15\u{202F}€", true),
                ],
                text: None,
            },
            text(
                "Les pénalités courent jusqu’au jour du paiement. À défaut de règlement dans ce délai, je saisirai le tribunal \
                 compétent sans autre avis.\nSi votre paiement a croisé cette lettre, veuillez ne pas en tenir compte.\n\
                 Veuillez agréer, Madame, mes salutations distinguées.",
            ),
        ],
        payment: Some(Payment { terms: None, ..payment("F2026-0012") }),
        mentions: Vec::new(),
        ..base(PaperKind::ReminderLetter, "F2026-0012", true)
    }
}
