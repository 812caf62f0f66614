//! Plays the story day by day: prospects, quotes, orders, invoices and payments, each on its date.

use super::days;
use super::luck::Luck;
use super::purchases;
use super::script::{CLIENTS, Fate, WORKS, Work};
use crate::wire::Reference;
use crate::wire::clients::{ClientRequest, LogRequest, SourceRequest};
use crate::wire::follow_ups::{FollowUpDone, FollowUpRequest, FollowUpsRequest};
use crate::wire::invoices::{InvoiceIssue, PaymentRequest};
use crate::wire::missions::{DeadlineSet, StageValidate};
use crate::wire::quotes::{LineRequest, QuoteAccept, QuoteRefuse, QuoteRequest, QuoteSend};
use crate::{Carnet, Clock, Refusal, Result, clients, follow_ups, invoices, missions, quotes, sources};
use carnet_core::ids::{ClientId, MissionId};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// A mission under way in the story.
pub(super) struct Job {
    pub mission: MissionId,
    pub client: ClientId,
    pub title: &'static str,
    /// Minutes that it will need, and has had.
    pub needs: i64,
    pub had: i64,
    halfway: bool,
    pays_after: i64,
}

/// What happens on a later day.
enum Event {
    Quote(usize),
    Sign(usize, String),
    Refuse(usize, String),
    Pay(String),
}

struct Stage<'a> {
    carnet: &'a mut Carnet,
    luck: Luck,
    events: BTreeMap<NaiveDate, Vec<Event>>,
    jobs: Vec<Job>,
    known: BTreeMap<usize, ClientId>,
}

/// Plays from `start` to `today` on an empty book with an identity.
pub(super) fn play(carnet: &mut Carnet, start: NaiveDate, today: NaiveDate) -> Result<()> {
    let mut stage = Stage {
        carnet,
        luck: Luck::new(20_402_026),
        events: BTreeMap::new(),
        jobs: Vec::new(),
        known: BTreeMap::new(),
    };
    for (index, work) in WORKS.iter().enumerate() {
        stage.plan(open_day(after(start, work.day)), Event::Quote(index));
    }
    stage.sources()?;
    for day in start.iter_days().take_while(|day| *day <= today) {
        stage.carnet.set_clock(Clock::Fixed(day));
        for event in stage.events.remove(&day).unwrap_or_default() {
            stage.happen(event, day, today)?;
        }
        purchases::of_day(stage.carnet, start, day)?;
        if open(day) && day < today {
            days::fill(stage.carnet, &mut stage.luck, day, &mut stage.jobs)?;
            stage.advance(day)?;
        }
    }
    stage.last_days(today)
}

impl Stage<'_> {
    fn plan(&mut self, day: NaiveDate, event: Event) {
        self.events.entry(day).or_default().push(event);
    }

    fn sources(&mut self) -> Result<()> {
        for (name, monthly, commission) in
            [("Codeur.com", Some("29"), Some("4")), ("Malt", None, Some("10")), ("LinkedIn", None, None)]
        {
            let request = SourceRequest {
                name: name.into(),
                monthly: monthly.map(Into::into),
                commission: commission.map(Into::into),
            };
            sources::set(self.carnet, request)?;
        }
        Ok(())
    }

    fn happen(&mut self, event: Event, day: NaiveDate, today: NaiveDate) -> Result<()> {
        match event {
            Event::Quote(index) => self.quote(index, day, today),
            Event::Sign(index, number) => self.sign(index, number),
            Event::Refuse(index, number) => self.refuse(index, number),
            Event::Pay(number) => {
                let left = invoices::show(self.carnet, Reference { name: number.clone() })?.balance;
                let pay = PaymentRequest {
                    invoice: number,
                    amount: left.to_string(),
                    on: None,
                    method: "transfer".into(),
                    note: None,
                };
                invoices::pay(self.carnet, pay).map(|_| ())
            }
        }
    }

    fn client(&mut self, index: usize) -> Result<ClientId> {
        if let Some(id) = self.known.get(&index) {
            return Ok(*id);
        }
        let Some(who) = CLIENTS.get(index) else { return Err(Refusal::Paper("unknown client".into())) };
        let country = if who.address.contains("Berlin") { "DE" } else { "FR" };
        let request = ClientRequest {
            name: Some(who.name.into()),
            person: Some(who.person.into()),
            address: Some(who.address.into()),
            email: Some(who.email.into()),
            source: Some(who.source.into()),
            country: Some(country.into()),
            vat_number: (country == "DE").then(|| "DE811907980".into()),
            ..ClientRequest::default()
        };
        let id = ClientId(clients::save(self.carnet, request)?.value.id);
        self.known.insert(index, id);
        Ok(id)
    }

    fn log(&mut self, client: ClientId, kind: &str, note: &str, minutes: i64) -> Result<()> {
        let request = LogRequest {
            client: client.to_string(),
            kind: kind.into(),
            note: note.into(),
            minutes: Some(minutes.to_string()),
            ..LogRequest::default()
        };
        clients::log(self.carnet, request).map(|_| ())
    }

    fn quote(&mut self, index: usize, day: NaiveDate, today: NaiveDate) -> Result<()> {
        let Some(work) = WORKS.get(index) else { return Ok(()) };
        let client = self.client(work.client)?;
        let minutes = self.luck.between(10, 35);
        self.log(client, "call", "Besoin précisé au téléphone", minutes)?;
        let saved = quotes::save(self.carnet, typed(work, client))?.value;
        let send = QuoteSend { quote: saved.number.clone(), follow_up: "+7j".into(), note: None };
        quotes::send(self.carnet, send)?;
        match work.fate {
            Fate::Signed { after: days, .. } => {
                self.plan(open_day(after(day, days)).min(today), Event::Sign(index, saved.number));
            }
            Fate::Refused { after: days, .. } => {
                self.plan(open_day(after(day, days)).min(today), Event::Refuse(index, saved.number));
            }
            Fate::Waiting => {}
        }
        Ok(())
    }

    fn sign(&mut self, index: usize, number: String) -> Result<()> {
        let Some(work) = WORKS.get(index) else { return Ok(()) };
        let Fate::Signed { effort, pays_after, .. } = work.fate else { return Ok(()) };
        let proof = self.carnet.folder().join("accord.txt");
        let text = format!("Bon pour accord, devis {number}\n");
        std::fs::write(&proof, text).map_err(|error| Refusal::file(&proof, error))?;
        let signatory = CLIENTS.get(work.client).map(|who| who.person.to_owned());
        let accept = QuoteAccept {
            quote: number,
            signed: proof.display().to_string(),
            on: self.carnet.today().to_string(),
            signatory,
            mission: None,
        };
        let mission = quotes::accept(self.carnet, accept)?.value;
        std::fs::remove_file(&proof).map_err(|error| Refusal::file(&proof, error))?;
        let weeks = 3 + work.estimate / 14;
        let deadline = DeadlineSet {
            mission: mission.id.to_string(),
            date: format!("+{weeks}s"),
            reason: "Date convenue à la commande".into(),
        };
        missions::set_deadline(self.carnet, deadline)?;
        self.jobs.push(Job {
            mission: MissionId(mission.id),
            client: ClientId(mission.client_id),
            title: work.subject,
            needs: work.estimate * 60 * effort / 100,
            had: 0,
            halfway: false,
            pays_after,
        });
        self.bill()
    }

    fn refuse(&mut self, index: usize, number: String) -> Result<()> {
        let Some(Work { fate: Fate::Refused { objection, reply, .. }, .. }) = WORKS.get(index) else {
            return Ok(());
        };
        let request =
            QuoteRefuse { quote: number, objection: (*objection).into(), reply: Some((*reply).into()) };
        quotes::refuse(self.carnet, request).map(|_| ())
    }

    /// Validates the stages that the hours have reached, and bills them.
    fn advance(&mut self, day: NaiveDate) -> Result<()> {
        let mut reached = Vec::new();
        for job in &mut self.jobs {
            if !job.halfway && job.had * 2 >= job.needs {
                job.halfway = true;
                reached.push((job.mission, "2"));
            }
            if job.had >= job.needs {
                reached.push((job.mission, "3"));
            }
        }
        for (mission, stage) in &reached {
            let request = StageValidate {
                mission: mission.to_string(),
                stage: (*stage).into(),
                on: Some(day.to_string()),
                by: None,
            };
            missions::validate_stage(self.carnet, request)?;
        }
        if !reached.is_empty() {
            self.bill()?;
        }
        self.jobs.retain(|job| job.had < job.needs);
        Ok(())
    }

    /// Issues what is proposed and plans its payment.
    fn bill(&mut self) -> Result<()> {
        let today = self.carnet.today();
        let proposed = invoices::propose(self.carnet)?.value.invoices;
        for draft in proposed {
            let issued =
                invoices::issue(self.carnet, InvoiceIssue { id: draft.id, ..InvoiceIssue::default() })?.value;
            let habit = self
                .jobs
                .iter()
                .find(|job| Some(job.mission.0) == issued.mission_id)
                .map_or(30, |job| job.pays_after);
            let wait = habit + self.luck.between(-6, 9);
            if let Some(number) = issued.number {
                self.plan(open_day(after(today, wait.max(2))), Event::Pay(number));
            }
        }
        Ok(())
    }

    /// What lies open on the last day: follow-ups done or due, a prospect to call.
    fn last_days(&mut self, today: NaiveDate) -> Result<()> {
        let due = follow_ups::list(self.carnet, FollowUpsRequest { due: true, client: None })?.items;
        for item in due.into_iter().filter(|item| item.overdue_days > 4) {
            let done = FollowUpDone { id: item.id, outcome: Some("Rappelé, réponse attendue".into()) };
            follow_ups::done(self.carnet, done)?;
        }
        let gone = after(today, 0);
        for (index, days, note) in
            [(12, 0, "Rappeler pour le secrétariat comptable"), (3, 2, "Prendre des nouvelles du fichier")]
        {
            let client = self.client(index)?;
            let on = after(gone, days).to_string();
            let add = FollowUpRequest {
                client: Some(client.to_string()),
                on,
                note: note.into(),
                ..FollowUpRequest::default()
            };
            follow_ups::add(self.carnet, add)?;
        }
        Ok(())
    }
}

fn typed(work: &Work, client: ClientId) -> QuoteRequest {
    QuoteRequest {
        client: client.to_string(),
        subject: Some(work.subject.into()),
        lines: work
            .lines
            .iter()
            .map(|(description, quantity, unit, unit_price)| LineRequest {
                description: (*description).into(),
                quantity: (*quantity).into(),
                unit: (*unit).into(),
                unit_price: (*unit_price).into(),
                ..LineRequest::default()
            })
            .collect(),
        estimate: Some(work.estimate.to_string()),
        under_target_reason: Some("Premier contrat, prix d’essai".into()),
        under_target_until: Some("+3m".into()),
        ..QuoteRequest::default()
    }
}

fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(day)
}

fn open(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns the day, or the Monday after it.
fn open_day(day: NaiveDate) -> NaiveDate {
    if open(day) { day } else { open_day(after(day, 1)) }
}
