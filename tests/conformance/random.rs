//! Random studios: from a seed, freelancers of every regime sell anything to anyone, take deposits, credit, are
//! paid. Whatever the use cases accept must pass the judges.
//!
//! `CARNET_INVOICES=3000` makes the nightly size; `CARNET_SEED` another world. A failure names seed, book and request.

use crate::chance::Chance;
use crate::papers::{Sheet, folder, issued};
use crate::studio::{FIRST_DAY, Studio, freelancer};
use carnet_app::wire::identity::IdentityRequest;
use carnet_app::wire::invoices::{Invoice, InvoiceRequest};
use carnet_app::wire::quotes::QuoteRequest;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many papers one studio makes.
const PER_STUDIO: usize = 25;
/// The seed of the usual world.
const SEED: u64 = 20_261_005;

/// Returns how many random papers are wanted.
pub fn wanted() -> usize {
    number_in("CARNET_INVOICES").map_or(300, |n| usize::try_from(n).expect("a number of invoices"))
}

fn number_in(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is a whole number, not {text}")))
}

/// Makes the random papers.
pub fn sheets() -> Vec<Sheet> {
    let seed = number_in("CARNET_SEED").unwrap_or(SEED);
    let mut sheets = Vec::new();
    let mut book = 0;
    while sheets.len() < wanted() {
        sheets.extend(studio(seed, book));
        book += 1;
    }
    sheets
}

/// Makes the papers of one studio; `seed` and `book` alone decide what they say.
fn studio(seed: u64, book: u64) -> Vec<Sheet> {
    let mut world = World::new(seed, book);
    let mut tries = 0;
    while world.papers < PER_STUDIO {
        world.step();
        tries += 1;
        assert!(tries < 20 * PER_STUDIO, "seed {seed}, book {book}: almost everything is refused");
    }
    let papers = folder().join(format!("random-{book:03}"));
    issued(world.studio.carnet(), &papers)
        .into_iter()
        .map(|mut sheet| {
            let told = world.told.get(&sheet.number).cloned().unwrap_or_default();
            sheet.origin = format!("seed {seed}, book {book}, {told}");
            sheet
        })
        .collect()
}

struct World {
    chance: Chance,
    studio: Studio,
    identity: Value,
    taxed: bool,
    day: u64,
    clients: Vec<(String, Value)>,
    open: Vec<Invoice>,
    papers: usize,
    told: BTreeMap<String, Value>,
}

impl World {
    fn new(seed: u64, book: u64) -> Self {
        let mut chance = Chance::new(seed, book);
        let regime = chance.pick(&["franchise", "receipts", "debits"]);
        let mut identity = freelancer(regime);
        if chance.maybe(3) {
            identity.vat_number = Some("FR44732829320".to_owned());
        }
        if chance.maybe(3) {
            identity = IdentityRequest {
                status: "eurl".to_owned(),
                legal_form: Some("EURL".to_owned()),
                capital: Some("1000".to_owned()),
                registration: Some("RCS Pau 732 829 320".to_owned()),
                ..identity
            };
        }
        identity.name =
            chance.pick(&["Élise Carnet", "Zoé & Cie <design>", "O'Brien « l’Atelier »"]).to_owned();
        let told = serde_json::to_value(&identity).expect("an identity is JSON");
        let studio = Studio::new(&folder().join(format!("books/random-{book:03}")), identity);
        Self {
            chance,
            studio,
            identity: told,
            taxed: regime != "franchise",
            day: 0,
            clients: Vec::new(),
            open: Vec::new(),
            papers: 0,
            told: BTreeMap::new(),
        }
    }

    /// One working day.
    fn step(&mut self) {
        self.day += self.chance.below(9);
        let first: NaiveDate = FIRST_DAY.parse().expect("an ISO date");
        self.studio.on(&(first + Days::new(self.day)).to_string());
        match self.chance.below(100) {
            0..60 => self.sell(),
            60..75 => self.order(),
            75..92 => self.credit(),
            _ => self.pay(),
        }
    }

    fn note(&mut self, invoice: Invoice, request: Value) {
        let number = invoice.number.clone().expect("it is issued");
        let client =
            self.clients.iter().find(|(name, _)| *name == invoice.client).map(|(_, told)| told.clone());
        let told = json!({ "identity": self.identity, "client": client, "request": request });
        self.told.insert(number, told);
        self.papers += 1;
        if invoice.kind != "credit_note" {
            self.open.push(invoice);
        }
    }

    fn client(&mut self) -> String {
        if self.clients.len() > 3 && self.chance.below(3) > 0 {
            let at = self.chance.index(self.clients.len());
            return self.clients[at].0.clone();
        }
        let request = self.chance.client(self.clients.len());
        let told = serde_json::to_value(&request).expect("a client is JSON");
        let name = self.studio.client(request);
        self.clients.push((name.clone(), told));
        name
    }

    fn sell(&mut self) {
        let request = InvoiceRequest {
            client: self.client(),
            subject: self.chance.maybe(3).then(|| self.chance.title()),
            lines: self.chance.lines(self.taxed),
            discount_percent: self.chance.maybe(4).then(|| self.chance.percent()),
            language: self.chance.maybe(6).then(|| "en".to_owned()),
            ..InvoiceRequest::default()
        };
        let told = serde_json::to_value(&request).expect("a request is JSON");
        if let Ok(invoice) = self.studio.try_invoice(request) {
            self.note(invoice, told);
        }
    }

    fn order(&mut self) {
        let schedule = self.chance.schedule();
        let stages = schedule.len().max(3);
        let request = QuoteRequest {
            client: self.client(),
            lines: self.chance.lines(self.taxed),
            discount_percent: self.chance.maybe(4).then(|| self.chance.percent()),
            schedule,
            ..QuoteRequest::default()
        };
        let told = serde_json::to_value(&request).expect("a request is JSON");
        let Ok(mission) = self.studio.try_order(request) else { return };
        for stage in 1..=stages {
            if self.studio.try_validate(&mission, stage).is_err() {
                break;
            }
            for invoice in self.studio.issue_proposed() {
                self.note(invoice, told.clone());
            }
            if self.chance.maybe(5) {
                break;
            }
            if self.chance.maybe(6) {
                self.credit();
            }
        }
    }

    fn credit(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let at = self.chance.index(self.open.len());
        let invoice = &self.open[at];
        let number = invoice.number.clone().expect("it is issued");
        let lines: Vec<u32> = match self.chance.maybe(2) {
            true => Vec::new(),
            false => vec![1 + u32::try_from(self.chance.index(invoice.lines.len())).expect("a rank")],
        };
        if let Ok(note) = self.studio.try_credit(&number, &lines) {
            self.note(note, json!({ "credits": number, "lines": lines }));
        }
    }

    fn pay(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let at = self.chance.index(self.open.len());
        let invoice = self.open[at].clone();
        let number = invoice.number.expect("it is issued");
        // What is credited or paid already leaves nothing to pay: that is refused, and nothing changes.
        let _ = self.studio.try_pay(&number, invoice.balance.as_str());
    }
}
