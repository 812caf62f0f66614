use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn context(kind: PaperKind, status: LegalStatus, regime: VatRegime, buyer: BuyerKind) -> MentionContext {
    MentionContext::new(kind, day("2026-11-21"), status, regime, buyer)
}

fn texts(ctx: &MentionContext) -> Vec<String> {
    mentions(ctx).unwrap().into_iter().map(|mention| mention.text).collect()
}

fn keys(ctx: &MentionContext) -> Vec<&'static str> {
    mentions(ctx).unwrap().into_iter().map(|mention| mention.key).collect()
}

#[test]
fn an_invoice_of_a_micro_entrepreneur_to_a_business() {
    let mut ctx =
        context(PaperKind::Standard, LegalStatus::MicroBnc, VatRegime::Franchise, BuyerKind::Business);
    ctx.payment_days = Some(30);
    ctx.late_rate = Some("12.40".parse().unwrap());
    ctx.nature = Some(OperationNature::Services);
    assert_eq!(
        texts(&ctx),
        [
            "Entrepreneur individuel",
            "Nature des opérations : prestations de services",
            "TVA non applicable, art. 293 B du CGI",
            "Paiement à 30 jours à compter de la date de facture",
            "Escompte pour paiement anticipé : néant",
            "En cas de retard de paiement, pénalités au taux annuel de 12,4\u{202F}%, exigibles sans rappel dès le lendemain de l'échéance",
            "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40\u{202F}€",
        ],
        "every mention of the fact sheet, in the order of the paper"
    );
    ctx.late_rate = None;
    assert!(
        texts(&ctx).iter().any(|text| text.contains("trois fois le taux d'intérêt légal")),
        "without a chosen rate, the legal least"
    );
}

#[test]
fn nothing_of_the_rules_between_businesses_is_told_to_a_consumer() {
    for kind in PaperKind::ALL {
        let mut ctx = context(*kind, LegalStatus::MicroBnc, VatRegime::Franchise, BuyerKind::Consumer);
        ctx.late_rate = Some(Decimal::TEN);
        ctx.mediator = Some("CNPM, 27 avenue de la Libération, 42400 Saint-Chamond".into());
        let keys = keys(&ctx);
        for business in ["late_penalty_rate", "late_penalty_3x", "recovery_indemnity", "no_discount"] {
            assert!(!keys.contains(&business), "{business} on a {kind} for a consumer");
        }
        assert!(keys.contains(&"mediator"), "a consumer is told of the mediator on a {kind}");
        assert!(keys.contains(&"vat_franchise") && keys.contains(&"ei"), "the rest stays on a {kind}");
    }
}

#[test]
fn every_paper_of_a_sole_trader_says_so_since_2022() {
    for kind in PaperKind::ALL {
        for status in LegalStatus::ALL {
            let ctx = context(*kind, *status, VatRegime::Franchise, BuyerKind::Business);
            assert_eq!(keys(&ctx).contains(&"ei"), status.is_sole_trader(), "{status} on a {kind}");
        }
    }
    let mut old =
        context(PaperKind::Standard, LegalStatus::MicroBnc, VatRegime::Franchise, BuyerKind::Business);
    old.issue_date = day("2022-05-14");
    assert!(!keys(&old).contains(&"ei"), "the rule began on 15 May 2022");
}

#[test]
fn companies_print_form_capital_and_register() {
    let mut ctx = context(PaperKind::Quote, LegalStatus::Sasu, VatRegime::Debits, BuyerKind::Business);
    ctx.has_vat = true;
    ctx.company = Some(Company { form: "SASU".into(), capital: Decimal::from(12_500) });
    ctx.register = Some("RCS Lyon 732 829 320".into());
    ctx.valid_until = Some(day("2026-12-31"));
    let texts = texts(&ctx);
    assert_eq!(
        texts[..3],
        [
            "SASU au capital de 12\u{202F}500\u{202F}€",
            "RCS Lyon 732 829 320",
            "Devis valable jusqu'au 31/12/2026"
        ]
    );
    assert!(!keys(&ctx).contains(&"vat_on_debits"), "the option is a mention of invoices");
    ctx.kind = PaperKind::Final;
    assert!(
        mentions(&ctx)
            .unwrap()
            .iter()
            .any(|mention| mention.text == "Option pour le paiement de la taxe d'après les débits"),
        "printed before it is compulsory, which is allowed"
    );
    ctx.vat_regime = VatRegime::Receipts;
    assert!(!keys(&ctx).contains(&"vat_on_debits"), "only when the option was taken");
}

#[test]
fn a_credit_note_names_what_it_corrects() {
    let mut ctx = context(PaperKind::CreditNote, LegalStatus::Ei, VatRegime::Receipts, BuyerKind::Business);
    ctx.has_vat = true;
    ctx.corrected = Some(("F2026-0012".into(), day("2026-10-02")));
    assert_eq!(
        texts(&ctx),
        ["Entrepreneur individuel", "Cet avoir rectifie la facture F2026-0012 du 02/10/2026"],
        "nobody pays a credit note late"
    );
}

#[test]
fn why_no_tax_is_charged() {
    let reason = |regime, buyer, nature| {
        let mut ctx = context(PaperKind::Standard, LegalStatus::Ei, regime, buyer);
        ctx.nature = Some(nature);
        keys(&ctx)
            .into_iter()
            .find(|key| {
                ["vat_franchise", "reverse_charge", "intra_community", "export", "foreign_services"]
                    .contains(key)
            })
            .unwrap_or("none")
    };
    use BuyerKind::{Business, EuBusiness, ForeignBusiness};
    use OperationNature::{Goods, Services};
    use VatRegime::{Franchise, Receipts};
    assert_eq!(reason(Receipts, EuBusiness, Services), "reverse_charge");
    assert_eq!(
        reason(Franchise, EuBusiness, Services),
        "reverse_charge",
        "the franchise stops at the border"
    );
    assert_eq!(reason(Receipts, EuBusiness, Goods), "intra_community");
    assert_eq!(reason(Receipts, ForeignBusiness, Services), "foreign_services");
    assert_eq!(reason(Receipts, ForeignBusiness, Goods), "export");
    assert_eq!(reason(Franchise, Business, Services), "vat_franchise");
    assert_eq!(reason(Receipts, Business, Services), "none", "the line has its own reason");
}

#[test]
fn the_lines_say_why_they_bear_no_tax() {
    let mut ctx = context(PaperKind::Standard, LegalStatus::Ei, VatRegime::Receipts, BuyerKind::EuBusiness);
    ctx.has_vat = true;
    ctx.untaxed = Some(Untaxed { categories: vec![VatCategory::ReverseCharge], disbursements: true });
    let keys = keys(&ctx);
    assert!(keys.contains(&"reverse_charge"), "a taxed line beside does not hide the reason: {keys:?}");
    assert!(keys.contains(&"disbursement"), "{keys:?}");
    assert_eq!(exemption_key(VatCategory::Exempt, VatRegime::Franchise), Some("vat_franchise"));
    assert_eq!(exemption_key(VatCategory::Exempt, VatRegime::Debits), Some("exempt"));
    assert_eq!(exemption_key(VatCategory::Standard, VatRegime::Debits), None);
}

#[test]
fn an_english_paper_keeps_the_french_words_of_the_law() {
    let mut ctx =
        context(PaperKind::Standard, LegalStatus::MicroBnc, VatRegime::Franchise, BuyerKind::EuBusiness);
    ctx.language = Language::En;
    ctx.late_rate = Some("12.4".parse().unwrap());
    ctx.payment_days = Some(0);
    let texts = texts(&ctx);
    assert!(texts.contains(&"Entrepreneur individuel (sole trader)".to_owned()), "{texts:?}");
    assert!(texts[1].starts_with("Autoliquidation") && texts[1].contains("(Reverse charge"), "{texts:?}");
    assert!(texts.contains(&"Payment due on receipt".to_owned()), "free wordings are translated");
    assert!(texts.iter().any(|text| text.contains("12.4%") && !text.contains("retard")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("€40")), "amounts in the English way");
}

#[test]
fn the_wording_of_the_franchise_ends_with_the_tolerance() {
    let stale = |on: &str| {
        let mut ctx =
            context(PaperKind::Standard, LegalStatus::MicroBnc, VatRegime::Franchise, BuyerKind::Business);
        ctx.issue_date = day(on);
        let found =
            mentions(&ctx).unwrap().into_iter().find(|mention| mention.key == "vat_franchise").unwrap();
        assert_eq!(found.text, "TVA non applicable, art. 293 B du CGI", "no unread wording is printed");
        found.stale
    };
    assert!(!stale("2027-06-01"), "the old reference is accepted after the recodification");
    assert!(!stale("2028-06-30"), "until its last day");
    assert!(stale("2028-07-01"), "then the user must look");
}

#[test]
fn every_wording_is_used_and_filled() {
    let facts = super::super::facts::facts().unwrap();
    let mut used = std::collections::BTreeSet::new();
    let company = Some(Company { form: "SASU".into(), capital: Decimal::new(100_050, 2) });
    for kind in PaperKind::ALL {
        for status in [LegalStatus::MicroBnc, LegalStatus::Sasu] {
            for buyer in BuyerKind::ALL {
                for (regime, has_vat) in
                    [(VatRegime::Franchise, false), (VatRegime::Debits, false), (VatRegime::Debits, true)]
                {
                    for (index, nature) in OperationNature::ALL.iter().enumerate() {
                        for language in Language::ALL {
                            let ctx = MentionContext {
                                has_vat,
                                payment_days: u32::try_from(index).ok(),
                                late_rate: (index == 0).then_some(Decimal::TEN),
                                early_payment_discount: (index == 1).then(|| "2 % à 8 jours {x}".into()),
                                company: company.clone(),
                                register: Some("RCS Lyon".into()),
                                corrected: Some(("F2026-0001".into(), day("2026-01-02"))),
                                valid_until: Some(day("2026-12-31")),
                                nature: Some(*nature),
                                untaxed: (index == 2).then(|| Untaxed {
                                    categories: vec![VatCategory::Exempt],
                                    disbursements: true,
                                }),
                                mediator: Some("CNPM".into()),
                                language: *language,
                                ..context(*kind, status, regime, *buyer)
                            };
                            for mention in mentions(&ctx).unwrap() {
                                let open = mention.text.replace("{x}", "");
                                assert!(!open.contains(['{', '}']), "{}: a value is missing", mention.text);
                                assert!(!mention.text.contains("  "), "{}: a value is empty", mention.text);
                                used.insert(mention.key);
                            }
                        }
                    }
                }
            }
        }
    }
    for wording in &facts.mentions {
        assert!(used.contains(wording.key.as_str()), "{} is printed by no paper", wording.key);
    }
}
