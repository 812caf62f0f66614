//! A specimen invoice with the identity as it is being typed: the look, the mentions, the way to pay, before anything is saved.

use super::{Identity, read, table};
use crate::lines::VatRules;
use crate::wire::identity::IdentityRequest;
use crate::wire::quotes::Paper as Reply;
use crate::{Carnet, Clock, Language, Refusal, Result, papers, say};
use carnet_core::client::ClientStage;
use carnet_core::document::{DocumentNumber, Series, Unit};
use carnet_core::ids::ClientId;
use carnet_core::invoice::InvoiceKind;
use carnet_core::line_item::LineItem;
use carnet_core::money::Currency;
use carnet_core::schedule::{Share, split};
use carnet_core::vat::{Totals, VatGroup};
use carnet_documents::paper::{self, Paper};
use carnet_store::client::{Client, ClientRow};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// Longest text that stands for a number that is not valid yet.
const UNFINISHED_LIMIT: usize = 40;

/// Returns a specimen of a final invoice: two lines, the schedule, the deposits taken off, the mentions of the status.
///
/// A field that is empty or not valid yet does not stop it: what was saved, or a stand-in, is drawn.
///
/// # Errors
/// When the logo is no picture that can be drawn.
pub fn specimen(
    present: Option<&Carnet>,
    clock: Clock,
    language: Language,
    request: IdentityRequest,
) -> Result<Reply> {
    let today = present.map_or_else(|| clock.now().date_naive(), Carnet::today);
    let saved = match present {
        Some(carnet) => table::get(carnet.conn())?,
        None => None,
    };
    let identity = lenient(request, saved, today, language)?;
    let pdf = papers::render(&compose(&identity, today)?)?;
    Ok(papers::reply("specimen.pdf".to_owned(), &pdf))
}

/// Reads what can be read; a refused field keeps what was saved or takes a stand-in.
fn lenient(
    mut request: IdentityRequest,
    saved: Option<Identity>,
    today: NaiveDate,
    language: Language,
) -> Result<Identity> {
    let typed = (unfinished(&request.siret), unfinished(&request.iban));
    if saved.is_none() {
        stand_in(&mut request.name, &say!(language, "Votre nom", "Your name"));
        stand_in(&mut request.address, &say!(language, "Votre adresse", "Your address"));
        stand_in(&mut request.status, "micro-bnc");
        stand_in(&mut request.vat, "franchise");
    }
    if request.language.is_none() && saved.is_none() {
        request.language = Some(language.to_string());
    }
    let (mut siret_refused, mut iban_refused) = (false, false);
    // Each round lets go of the fields that were refused; the last ones conflict only with what was saved.
    for _ in 0..4 {
        let problems = match read(&request, saved.clone(), today) {
            Ok(identity) => {
                let later = || say!(language, "à compléter", "to complete");
                return Ok(Identity {
                    siret: if siret_refused { typed.0.unwrap_or_else(later) } else { identity.siret },
                    iban: if iban_refused { typed.1.unwrap_or_else(later) } else { identity.iban },
                    ..identity
                });
            }
            Err(Refusal::Input(problems)) => problems,
            Err(other) => return Err(other),
        };
        for (path, problem) in problems {
            match path.as_str() {
                "siret" => {
                    siret_refused = true;
                    request.siret = "73282932000074".to_owned();
                }
                "iban" => {
                    iban_refused = true;
                    request.iban = "FR1420041010050500013M02606".to_owned();
                }
                "name" => request.name = say!(language, "Votre nom", "Your name"),
                "address" => request.address = say!(language, "Votre adresse", "Your address"),
                "status" => request.status = "micro-bnc".to_owned(),
                "vat" => request.vat = "franchise".to_owned(),
                "vat_number" => request.vat_number = Some(String::new()),
                "target_rate" => (request.target_rate, request.floor_rate) = (Some("1000".to_owned()), None),
                "logo" => return Err(Refusal::Input(vec![(path, problem)])),
                other => let_go(&mut request, other),
            }
        }
    }
    Err(Refusal::Paper("the identity cannot be read".to_owned()))
}

fn let_go(request: &mut IdentityRequest, path: &str) {
    let field = match path {
        "bic" => &mut request.bic,
        "email" => &mut request.email,
        "phone" => &mut request.phone,
        "started" => &mut request.started,
        "declares" => &mut request.declares,
        "floor_rate" => &mut request.floor_rate,
        "opening_balance" => &mut request.opening_balance,
        "legal_form" => &mut request.legal_form,
        "capital" => &mut request.capital,
        "registration" => &mut request.registration,
        "mediator" => &mut request.mediator,
        "payment_terms_days" => &mut request.payment_terms_days,
        "late_penalty_rate" => &mut request.late_penalty_rate,
        "accent" => &mut request.accent,
        "electronic_address" => &mut request.electronic_address,
        "language" => &mut request.language,
        _ => return,
    };
    *field = None;
}

fn stand_in(field: &mut String, text: &str) {
    if field.trim().is_empty() {
        text.clone_into(field);
    }
}

/// Returns what was typed of a number that is not valid yet.
fn unfinished(typed: &str) -> Option<String> {
    let text: String = typed.trim().chars().take(UNFINISHED_LIMIT).collect();
    (!text.is_empty()).then_some(text)
}

fn compose(identity: &Identity, today: NaiveDate) -> Result<Paper> {
    let currency = Currency::Eur;
    let amount = |minor| papers::amount(minor, currency);
    let language = identity.language.parse().unwrap_or(Language::Fr);
    let buyer = buyer(today);
    let vat = VatRules::of(identity, Some(&buyer), today)?
        .group(None, None, false)
        .map_err(|problem| Refusal::field("vat", problem))?;
    let items = items(vat, language);
    let mut lines = Vec::new();
    let mut nets = Vec::new();
    for item in &items {
        let net = item.net(currency)?;
        nets.push((item.vat, net));
        lines.push(papers::line(item, net, currency, language));
    }
    let whole = Totals::of_lines(nets, currency)?;
    let shares = [Share::Percent(Decimal::from(20)), Share::Percent(Decimal::from(40)), Share::Rest];
    let stages = split(&whole, &shares, currency).map_err(|error| Refusal::field("schedule", error))?;
    let rest = whole.minus(&stages[..2]);
    let number = |rank| DocumentNumber::next(Series::Invoice, today, rank).to_string();
    let due = today.checked_add_days(Days::new(u64::from(identity.payment_terms_days))).unwrap_or(today);
    let occasion = papers::Occasion {
        kind: InvoiceKind::Final.into(),
        issue_date: today,
        language: &identity.language,
        totals: &rest,
        payment_days: Some(identity.payment_terms_days),
        valid_until: None,
        corrected: None,
        lines: items.iter().collect(),
    };
    Ok(Paper {
        kind: paper::PaperKind::FinalInvoice,
        language: papers::language(&identity.language),
        number: Some(number(41)),
        issue_date: Some(today),
        due_date: Some(due),
        subject: Some(say!(language, "SPÉCIMEN – ne pas payer", "SPECIMEN – do not pay")),
        seller: papers::seller(identity),
        buyer: papers::buyer(&buyer, &identity.language),
        currency: currency.to_string(),
        lines,
        lines_net: Some(amount(whole.net())),
        deductions: deposits(&stages, today, language),
        vat: papers::vat_rows(identity, &whole, currency),
        total_net: amount(whole.net()),
        total_vat: amount(whole.tax()),
        total_gross: amount(whole.gross()),
        amount_due: amount(rest.gross()),
        schedule: schedule(&stages, today, language),
        payment: Some(papers::payment(identity, Some(number(41)))),
        mentions: papers::printed(&papers::mentions(identity, &buyer, &occasion)?),
        style: papers::style(identity),
        ..Paper::default()
    })
}

/// Work by the day and by the hour, at prices that nobody asks for.
fn items(vat: VatGroup, language: Language) -> [LineItem; 2] {
    let item = |description: String, quantity: i64, unit, price: i64| LineItem {
        description,
        quantity: Decimal::from(quantity),
        unit,
        unit_price: Decimal::from(price),
        discount_percent: None,
        vat,
        disbursement: false,
        goods: false,
    };
    let website = say!(
        language,
        "Refonte du site\nArborescence, maquettes et textes",
        "Redesign of the website\nStructure, mock-ups and texts"
    );
    let training = say!(language, "Formation de l'équipe", "Training of the team");
    [item(website, 6, Unit::Day, 420), item(training, 4, Unit::Hour, 65)]
}

/// Days before today on which the first two stages were invoiced.
const INVOICED_BEFORE: [u64; 2] = [60, 25];

fn before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(today)
}

/// The deposits that the specimen takes off: its first two stages.
fn deposits(stages: &[Totals], today: NaiveDate, language: Language) -> Vec<paper::Deduction> {
    let amount = |minor| papers::amount(minor, Currency::Eur);
    let deposit = |((stage, days), rank): ((&Totals, u64), u32)| paper::Deduction {
        number: DocumentNumber::next(Series::Invoice, today, rank).to_string(),
        issue_date: before(today, days),
        label: say!(language, "Acompte", "Deposit"),
        net: amount(stage.net()),
        vat: amount(stage.tax()),
        gross: amount(stage.gross()),
        rates: Vec::new(),
    };
    stages.iter().zip(INVOICED_BEFORE).zip([37, 39]).map(deposit).collect()
}

/// The stages of its mission, the last one being invoiced now.
fn schedule(stages: &[Totals], today: NaiveDate, language: Language) -> Vec<paper::Stage> {
    let amount = |minor| papers::amount(minor, Currency::Eur);
    let named = [
        (say!(language, "Commande", "Order"), 20),
        (say!(language, "Mi-parcours", "Midway"), 40),
        (say!(language, "Livraison", "Delivery"), 40),
    ];
    let rows = stages.iter().zip(named).enumerate().map(|(index, (stage, (label, percent)))| {
        let days = INVOICED_BEFORE.get(index);
        paper::Stage {
            label,
            percent: Some(Decimal::from(percent)),
            net: amount(stage.net()),
            gross: amount(stage.gross()),
            state: if days.is_some() { paper::StageState::Done } else { paper::StageState::Current },
            date: days.map(|days| before(today, *days)),
        }
    });
    rows.collect()
}

/// A business that nobody is: the name says so.
fn buyer(today: NaiveDate) -> ClientRow {
    ClientRow {
        id: ClientId(0),
        client: Client {
            person: Some("Dominique Martin".to_owned()),
            address: Some("12 rue du Modèle\n31000 Toulouse".to_owned()),
            stage: ClientStage::Won,
            ..Client::named("Atelier Exemple SARL")
        },
        source: None,
        created_on: today,
        next_on: None,
        next_note: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TODAY, book, clock, some};

    fn drawn(request: IdentityRequest) -> Result<Reply> {
        specimen(None, clock(TODAY), Language::Fr, request)
    }

    fn identity_of(request: IdentityRequest) -> Identity {
        lenient(request, None, TODAY.parse().unwrap(), Language::Fr).unwrap()
    }

    #[test]
    fn what_is_not_typed_yet_does_not_stop_the_specimen() {
        let first = drawn(IdentityRequest::default()).expect("an empty form is drawn");
        assert_eq!(first.file_name, "specimen.pdf");
        let half = IdentityRequest {
            name: "Zoé Delmas".to_owned(),
            siret: "732 829".to_owned(),
            iban: "FR14 2004".to_owned(),
            vat: "debits".to_owned(),
            vat_number: some("FR00"),
            email: some("zoe@"),
            accent: some("#zz"),
            target_rate: some("1"),
            floor_rate: some("50"),
            payment_terms_days: some("900"),
            ..IdentityRequest::default()
        };
        let who = identity_of(half.clone());
        assert_eq!(
            (who.name.as_str(), who.siret.as_str(), who.iban.as_str()),
            ("Zoé Delmas", "732 829", "FR14 2004"),
            "what is typed is drawn, finished or not"
        );
        assert!(drawn(half).is_ok());
    }

    #[test]
    fn the_specimen_adds_up_in_every_regime() {
        for (status, vat, due) in [
            ("micro-bnc", "franchise", "1112"),
            ("micro-bic-services", "receipts", "1334.4"),
            ("sasu", "debits", "1334.4"),
        ] {
            let request = IdentityRequest {
                status: status.to_owned(),
                vat: vat.to_owned(),
                ..IdentityRequest::default()
            };
            let paper = compose(&identity_of(request), TODAY.parse().unwrap()).unwrap();
            assert_eq!(paper.amount_due.normalize().to_string(), due, "{status}: 40 % of 6 × 420 + 4 × 65");
            let deducted: Decimal = paper.deductions.iter().map(|deduction| deduction.gross).sum();
            let lines: Decimal = paper.lines.iter().map(|line| line.net).sum();
            assert_eq!(lines, paper.total_net, "{status}: the lines make the total");
            assert_eq!(
                paper.amount_due,
                paper.total_gross - deducted,
                "{status}: the deposits are taken off"
            );
            assert_eq!(paper.mentions.iter().any(|m| m.contains("293 B")), vat == "franchise", "{status}");
        }
    }

    #[test]
    fn what_is_saved_stays_where_nothing_is_typed_and_only_a_broken_logo_is_refused() {
        let (_folder, carnet) = book();
        let today = carnet.today();
        let saved = table::get(carnet.conn()).unwrap();
        let typed = IdentityRequest { accent: some("#A03020"), ..IdentityRequest::default() };
        let who = lenient(typed, saved, today, Language::Fr).unwrap();
        assert_eq!((who.name.as_str(), who.accent.as_str()), ("Élise Carnet", "#a03020"));
        use base64::Engine as _;
        let cut = base64::prelude::BASE64_STANDARD.encode(b"\x89PNG\r\n\x1a\nnothing more");
        let refused = specimen(
            Some(&carnet),
            clock(TODAY),
            Language::Fr,
            IdentityRequest { logo: Some(cut), ..IdentityRequest::default() },
        );
        assert_eq!(crate::testing::fields(refused.map(|_| ())).0, ["logo"], "told beside its field");
    }
}
