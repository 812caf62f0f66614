//! A quote's life: sent with its next date, refused with its objection, accepted with its proof.

use super::draft::guard;
use super::save::shown;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::missions::Mission;
use crate::wire::quotes::{Quote as View, QuoteAccept, QuoteRefuse, QuoteSend};
use crate::{
    Carnet, Code, Language, Problem, Refusal, Result, identity, missions, operation, papers, resolve, say,
    usual,
};
use carnet_core::client::{ClientStage, Objection};
use carnet_core::ids::{MissionId, QuoteId};
use carnet_core::input;
use carnet_core::line_item::{self, LineItem};
use carnet_core::quote::{QuoteStatus, RateCheck};
use carnet_core::schedule::{self, Share};
use carnet_store::follow_up::{self, About, NewFollowUp};
use carnet_store::mission::{self, SignedOrder, Stage};
use carnet_store::quote::{self as table, Quote};
use carnet_store::{Tx, client};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

const NOTE_LIMIT: usize = 500;
const NAME_LIMIT: usize = 200;

/// Marks a draft as sent: what it says is frozen, and its follow-up date stands.
///
/// # Errors
/// Without a follow-up date; under the floor; under the target without its reason and end date.
pub fn send(carnet: &mut Carnet, request: QuoteSend) -> Result<Outcome<View>> {
    let quote = find(carnet, &request.quote)?;
    if quote.status != QuoteStatus::Draft {
        return Err(not_in(&quote, "brouillon", "draft"));
    }
    let today = carnet.today();
    let mut form = Form::default();
    let follow_up = form.required("follow_up", &request.follow_up, |t| next_date(t, today));
    let note = form.optional("note", request.note.as_deref(), |t| input::clean_text(t, NOTE_LIMIT));
    let follow_up = form.finish(follow_up)?;
    check_price(carnet, &quote)?;
    let language = carnet.language();
    let number = quote.number.clone();
    let note = note.unwrap_or_else(|| usual::FOLLOW_UP_QUOTE.of(&number, language));
    let snapshot = papers::snapshot(&super::paper::of_quote(carnet, quote.id)?)?;
    let versions = table::version_ids(carnet.conn(), &number)?;
    let prospect = client::get(carnet.conn(), quote.client_id)?;
    let outcome = carnet.write(operation::SEND_QUOTE, |tx| {
        unchanged(tx, &quote)?;
        tx.subject(&number)?;
        close_follow_ups(tx, &quote, &versions, today, None)?;
        table::set_snapshot(tx, quote.id, &snapshot)?;
        table::set_state(tx, &Quote { status: QuoteStatus::Sent, sent_on: Some(today), ..quote.clone() })?;
        if prospect.as_ref().is_some_and(|row| row.client.stage != ClientStage::Won) {
            client::set_stage(tx, quote.client_id, ClientStage::QuoteSent)?;
        }
        let about = About::Quote(quote.id);
        follow_up::insert(
            tx,
            &NewFollowUp { client_id: quote.client_id, about, due_on: follow_up, at: None, note },
        )?;
        Ok(quote.id)
    })?;
    shown(carnet, outcome)
}

/// Marks a sent quote as refused, with the objection and the reply that was used.
///
/// # Errors
/// Without objection; when the quote was not sent.
pub fn refuse(carnet: &mut Carnet, request: QuoteRefuse) -> Result<Outcome<View>> {
    let quote = find(carnet, &request.quote)?;
    if quote.status != QuoteStatus::Sent {
        return Err(not_in(&quote, "envoyé", "sent"));
    }
    let mut form = Form::default();
    let objection = form.required("objection", &request.objection, str::parse::<Objection>);
    let reply = form.optional("reply", request.reply.as_deref(), |t| input::clean_multiline(t, 2_000));
    let objection = form.finish(objection)?;
    let today = carnet.today();
    let versions = table::version_ids(carnet.conn(), &quote.number)?;
    let prospect = client::get(carnet.conn(), quote.client_id)?;
    let outcome = carnet.write(operation::REFUSE_QUOTE, |tx| {
        unchanged(tx, &quote)?;
        tx.subject(&quote.number)?;
        let refused = Quote {
            status: QuoteStatus::Refused,
            decided_on: Some(today),
            objection: Some(objection),
            reply,
            ..quote.clone()
        };
        table::set_state(tx, &refused)?;
        close_follow_ups(tx, &quote, &versions, today, Some(objection.as_str()))?;
        if prospect.as_ref().is_some_and(|row| row.client.stage == ClientStage::QuoteSent) {
            client::set_stage(tx, quote.client_id, ClientStage::Lost)?;
        }
        Ok(quote.id)
    })?;
    shown(carnet, outcome)
}

/// Marks a sent quote as accepted: the signed file is copied into the book, the mission opens with its stages.
///
/// # Errors
/// Without a readable file; with a date to come; when the quote was not sent.
pub fn accept(carnet: &mut Carnet, request: QuoteAccept) -> Result<Outcome<Mission>> {
    let quote = find(carnet, &request.quote)?;
    if quote.status != QuoteStatus::Sent {
        return Err(not_in(&quote, "envoyé", "sent"));
    }
    let today = carnet.today();
    let mut form = Form::default();
    let signed_on = form.required("on", &request.on, |t| past_date(t, today));
    let signatory =
        form.optional("signatory", request.signatory.as_deref(), |t| input::clean_text(t, NAME_LIMIT));
    if request.signed.trim().is_empty() {
        form.refuse(
            "signed",
            Problem::sentence_of(
                "Il faut la preuve de l'accord : le fichier signé, ou le mail enregistré.",
                "The proof of the agreement is needed: the signed file, or the saved mail.",
            ),
        );
    }
    let signed_on = form.finish(signed_on)?;
    let existing = match request.mission.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Some(waiting_mission(carnet, &quote, name)?),
        None => None,
    };
    let proof = carnet.book().attach(Path::new(request.signed.trim()))?;
    let order = SignedOrder { signed_on, signatory, file_name: proof.file_name, file_sha256: proof.sha256 };
    let stages = stages_of(carnet, &quote)?;
    let name = mission_name(carnet, &quote)?;
    let versions = table::version_ids(carnet.conn(), &quote.number)?;
    let notices = expired(&quote, signed_on, carnet.language()).into_iter().collect();
    let outcome = carnet.write(operation::ACCEPT_QUOTE, |tx| {
        unchanged(tx, &quote)?;
        tx.subject(&quote.number)?;
        table::set_state(
            tx,
            &Quote { status: QuoteStatus::Accepted, decided_on: Some(signed_on), ..quote.clone() },
        )?;
        close_follow_ups(tx, &quote, &versions, today, Some("accepted"))?;
        client::set_stage(tx, quote.client_id, ClientStage::Won)?;
        let mission = match existing {
            Some(id) => {
                mission::set_quote(tx, id, quote.id, quote.estimated_hours)?;
                id
            }
            None => mission::insert(
                tx,
                quote.client_id,
                Some(quote.id),
                &name,
                &resolve::fold(&name),
                signed_on,
                quote.estimated_hours,
            )?,
        };
        mission::insert_order(tx, mission, &order)?;
        for stage in &stages {
            mission::insert_stage(tx, &Stage { mission_id: mission, ..stage.clone() })?;
        }
        Ok(mission)
    })?;
    Ok(Outcome { value: missions::view(carnet, outcome.value)?, changed: outcome.changed, notices })
}

/// Tells that a quote was signed after the last day on which it held.
fn expired(quote: &Quote, signed_on: NaiveDate, language: Language) -> Option<String> {
    let (number, until) = (&quote.number, quote.valid_until);
    let until_fr = until.format("%d/%m/%Y");
    (quote.status.on(until, signed_on) == QuoteStatus::Expired).then(|| {
        say!(
            language,
            "Le devis {number} n'était plus valable depuis le {until_fr} : vous acceptez de tenir son prix.",
            "Quote {number} was valid until {until} only: you agree to keep its price."
        )
    })
}

/// Refuses when another program changed the quote since it was read.
pub(super) fn unchanged(tx: &Tx<'_>, quote: &Quote) -> Result<()> {
    if table::get(tx, quote.id)? == *quote { Ok(()) } else { Err(Refusal::overtaken()) }
}

fn find(carnet: &Carnet, name: &str) -> Result<Quote> {
    Ok(table::get(carnet.conn(), resolve::quote(carnet.conn(), name)?)?)
}

fn not_in(quote: &Quote, fr: &str, en: &str) -> Refusal {
    let (number, status) = (&quote.number, quote.status);
    let now = match status {
        QuoteStatus::Draft => ("un brouillon", "a draft"),
        QuoteStatus::Sent | QuoteStatus::Expired => ("déjà envoyé", "sent already"),
        QuoteStatus::Accepted => ("déjà accepté", "accepted already"),
        QuoteStatus::Refused => ("déjà refusé", "refused already"),
        QuoteStatus::Superseded => ("remplacé par une autre version", "replaced by another version"),
    };
    let refusal = Refusal::state(
        format!("Le devis {number} est {} ; il faudrait qu'il soit {fr}.", now.0),
        format!("Quote {number} is {}; it would have to be {en}.", now.1),
    );
    match status {
        QuoteStatus::Draft => refusal.hinted(
            "Marquez-le d'abord comme envoyé, avec sa date de relance.",
            "Mark it as sent first, with its follow-up date.",
        ),
        QuoteStatus::Sent | QuoteStatus::Expired | QuoteStatus::Refused => {
            refusal.hinted("Faites-en une nouvelle version.", "Make a new version of it.")
        }
        QuoteStatus::Accepted => refusal.hinted(
            "La suite est dans sa mission : un avenant y change ce qui est signé.",
            "What follows is in its mission: an amendment there changes what is signed.",
        ),
        QuoteStatus::Superseded => refusal.hinted("Ouvrez sa dernière version.", "Open its last version."),
    }
}

/// Returns a price of an hour as a sentence says it, with its cents.
fn euros(language: Language, rate: Decimal) -> String {
    language.money(rate, "EUR")
}

/// A quote under the floor is never sent; one under the target needs its reason and an end date to come.
fn check_price(carnet: &Carnet, quote: &Quote) -> Result<()> {
    let lines: Vec<LineItem> =
        table::lines(carnet.conn(), quote.id)?.into_iter().map(|(line, _)| line).collect();
    let identity = identity::get(carnet)?;
    let guard = guard(&identity, &lines, quote.estimated_hours, quote.net, quote.currency, quote.issue_date)?;
    let (Some(rate), Some(check)) = (guard.hourly, guard.check) else { return Ok(()) };
    let number = &quote.number;
    match check {
        RateCheck::AboveTarget => Ok(()),
        RateCheck::BelowFloor => {
            let floor = guard.rates.floor;
            Err(Refusal::state(
                format!(
                    "Le devis {number} fait {} de l'heure, sous le plancher de {} : il ne part pas.",
                    euros(Language::Fr, rate),
                    euros(Language::Fr, floor)
                ),
                format!(
                    "Quote {number} makes {} an hour, under the floor of {}: it is not sent.",
                    euros(Language::En, rate),
                    euros(Language::En, floor)
                ),
            )
            .coded(Code::UnderTarget)
            .hinted("Augmentez le prix ou réduisez les heures.", "Raise the price or cut the hours."))
        }
        RateCheck::BelowTarget => {
            let reasoned = quote.under_target_reason.is_some()
                && quote.under_target_until.is_some_and(|until| until >= carnet.today());
            if reasoned {
                return Ok(());
            }
            let target = guard.rates.target;
            Err(Refusal::state(
                format!(
                    "Le devis {number} fait {} de l'heure, sous la cible de {}.",
                    euros(Language::Fr, rate),
                    euros(Language::Fr, target)
                ),
                format!(
                    "Quote {number} makes {} an hour, under the target of {}.",
                    euros(Language::En, rate),
                    euros(Language::En, target)
                ),
            )
            .coded(Code::UnderTarget)
            .hinted(
                "Donnez la raison de cette exception et la date où elle finit, ou changez le prix.",
                "Give the reason of this exception and the date it ends, or change the price.",
            ))
        }
    }
}

fn next_date(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    let date = input::parse_date(text, today)?;
    if date < today {
        return Err(Problem::sentence_of(
            format!(
                "La relance du {} est déjà passée : choisissez une date à venir.",
                date.format("%d/%m/%Y")
            ),
            format!("The follow-up on {date} is past: choose a date to come."),
        ));
    }
    Ok(date)
}

fn past_date(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    let date = input::parse_date(text, today)?;
    if date > today {
        return Err(Problem::sentence_of(
            format!(
                "Le {} n'est pas encore passé : donnez le jour de la signature.",
                date.format("%d/%m/%Y")
            ),
            format!("The date {date} has not come yet: give the day of the signature."),
        ));
    }
    Ok(date)
}

fn close_follow_ups(
    tx: &Tx<'_>,
    quote: &Quote,
    versions: &[QuoteId],
    on: NaiveDate,
    outcome: Option<&str>,
) -> Result<()> {
    for version in versions {
        follow_up::close(tx, quote.client_id, About::Quote(*version), None, on, outcome)?;
    }
    Ok(())
}

/// Returns the mission that waits for this order.
fn waiting_mission(carnet: &Carnet, quote: &Quote, name: &str) -> Result<MissionId> {
    let id = resolve::mission(carnet.conn(), name)?;
    let mission = mission::get(carnet.conn(), id)?;
    if mission.client_id != quote.client_id || mission.order_signed || mission.quote_id.is_some() {
        let name = &mission.name;
        return Err(Refusal::state(
            format!(
                "La mission « {name} » n'attend pas ce bon de commande : elle a déjà le sien, ou un autre client."
            ),
            format!("Mission \"{name}\" does not wait for this order: it has its own, or another client."),
        ));
    }
    Ok(id)
}

fn mission_name(carnet: &Carnet, quote: &Quote) -> Result<String> {
    if let Some(subject) = &quote.subject {
        return Ok(subject.clone());
    }
    let lines = table::lines(carnet.conn(), quote.id)?;
    let title = lines.first().and_then(|(line, _)| line.description.lines().next()).unwrap_or(&quote.number);
    Ok(title.chars().take(NAME_LIMIT).collect())
}

fn stages_of(carnet: &Carnet, quote: &Quote) -> Result<Vec<Stage>> {
    let items: Vec<LineItem> =
        table::lines(carnet.conn(), quote.id)?.into_iter().map(|(line, _)| line).collect();
    let sums = line_item::totals(&items, quote.discount_percent, quote.currency)?;
    let stages = table::stages(carnet.conn(), quote.id)?;
    let shares: Vec<Share> = stages.iter().map(|stage| stage.share).collect();
    let split =
        schedule::split(&sums.totals, &shares, quote.currency).map_err(|e| Refusal::field("schedule", e))?;
    let whole = sums.totals.net();
    Ok((1_u32..)
        .zip(stages.iter().zip(split))
        .map(|(position, (stage, totals))| Stage {
            id: carnet_core::ids::StageId(0),
            mission_id: MissionId(0),
            position,
            label: stage.label.clone(),
            percent: Some(super::show::percent_of(stage.share, totals.net(), whole))
                .filter(|p| *p > Decimal::ZERO),
            trigger: stage.trigger,
            delivers: stage.delivers,
            due_on: None,
            validated_on: None,
            validated_by: None,
            totals,
            invoice: None,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes;
    use crate::testing::{book, client, some};
    use crate::wire::quotes::{LineRequest, QuoteRequest};

    #[test]
    fn a_price_under_the_floor_is_told_as_each_language_writes_amounts() {
        let (_folder, mut carnet) = book();
        client(&mut carnet, "Atelier");
        let line = LineRequest {
            description: "Rédaction".to_owned(),
            quantity: "1".to_owned(),
            unit: "lump".to_owned(),
            unit_price: "1050".to_owned(),
            ..LineRequest::default()
        };
        let request = QuoteRequest {
            client: "Atelier".to_owned(),
            lines: vec![line],
            estimate: some("100"),
            ..QuoteRequest::default()
        };
        let quote = quotes::save(&mut carnet, request).expect("a quote").value.number;
        let request = QuoteSend { quote, follow_up: "lun".to_owned(), note: None };
        let refusal = send(&mut carnet, request).expect_err("it is under the floor");
        let (fr, en) = (refusal.explain(Language::Fr), refusal.explain(Language::En));
        assert_eq!((fr.code, en.code), (Code::UnderTarget, Code::UnderTarget));
        assert!(fr.message.contains("fait 10,50\u{202F}€ de l'heure"), "{}", fr.message);
        assert!(en.message.contains("makes €10.50 an hour"), "{}", en.message);
    }
}
