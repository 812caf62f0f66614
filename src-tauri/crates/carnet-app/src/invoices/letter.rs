//! What a reminder letter says: courteous, firm, formal notice; to a business with what the law adds, to a consumer
//! without it and in gentler words.

use super::content::Context;
use super::late::{Delay, FORMAL};
use super::life::percent;
use crate::{Language, Result, papers, say};
use carnet_core::late::Period;
use carnet_documents::paper::{Fact, Paper, PaperKind, Reference, Section};
use carnet_store::client::ClientRow;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::{Connection, payment};
use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;

/// Days that a firm letter and a formal notice leave to pay.
const TERM: u64 = 8;

/// A letter to write.
pub(super) struct Letter<'a> {
    /// The invoice.
    pub invoice: &'a Invoice,
    /// Who owes it.
    pub client: &'a ClientRow,
    /// What its delay costs on the day of the letter.
    pub delay: &'a Delay,
    /// 1, 2 or 3.
    pub level: u8,
    /// Its date.
    pub on: NaiveDate,
}

/// Returns the letter as paper.
pub(super) fn compose(conn: &Connection, context: &Context, letter: &Letter<'_>) -> Result<Paper> {
    let (invoice, identity) = (letter.invoice, &context.identity);
    let words = Words { letter, l: if invoice.language == "en" { Language::En } else { Language::Fr } };
    let asked = if letter.level == 1 { letter.delay.balance } else { letter.delay.total() };
    let number = invoice.number.clone().unwrap_or_default();
    let section = |text: Vec<String>| Section { text: Some(text.join("\n")), ..Section::default() };
    let table = Section { facts: words.table(conn)?, ..Section::default() };
    let mut closing = words.closing(identity.mediator.as_deref());
    closing.push(words.farewell());
    Ok(Paper {
        kind: PaperKind::ReminderLetter,
        language: papers::language(&invoice.language),
        number: Some(number.clone()),
        issue_date: Some(letter.on),
        subject: Some(words.subject()),
        references: words.references(),
        seller: papers::seller(identity),
        buyer: papers::buyer(letter.client, &invoice.language),
        currency: invoice.currency.to_string(),
        amount_due: papers::amount(asked, invoice.currency),
        payment: Some(papers::payment(identity, Some(number))),
        style: papers::style(identity),
        sections: vec![section(words.opening()), table, section(closing)],
        ..Paper::default()
    })
}

struct Words<'a> {
    letter: &'a Letter<'a>,
    l: Language,
}

impl Words<'_> {
    fn money(&self, minor: i64) -> String {
        let invoice = self.letter.invoice;
        papers::language(&invoice.language)
            .money(papers::amount(minor, invoice.currency), invoice.currency.as_str())
    }

    fn date(&self, day: NaiveDate) -> String {
        papers::language(&self.letter.invoice.language).date(day)
    }

    fn short(&self, day: NaiveDate) -> String {
        papers::language(&self.letter.invoice.language).short_date(day)
    }

    fn number(&self) -> &str {
        self.letter.invoice.number.as_deref().unwrap_or_default()
    }

    fn subject(&self) -> String {
        let number = self.number();
        match (self.letter.level, self.letter.delay.consumer) {
            (1, _) => say!(self.l, "rappel de la facture {number}", "reminder of invoice {number}"),
            (2, _) => say!(self.l, "facture {number}, deuxième rappel", "invoice {number}, second reminder"),
            _ => say!(
                self.l,
                "mise en demeure de payer la facture {number}",
                "formal notice to pay invoice {number}"
            ),
        }
    }

    fn references(&self) -> Vec<Reference> {
        let invoice = self.letter.invoice;
        let mut found = Vec::new();
        let mut add = |label: String, value: String| found.push(Reference { label, value });
        add(say!(self.l, "Facture", "Invoice"), self.number().to_owned());
        if let Some(day) = invoice.issue_date {
            add(say!(self.l, "émise le", "issued"), self.date(day));
        }
        if let Some(day) = invoice.due_date {
            add(say!(self.l, "échéance", "due"), self.date(day));
        }
        if let Some(subject) = &invoice.subject {
            add(say!(self.l, "objet :", "about:"), subject.clone());
        }
        found
    }

    /// Salutation, what is owed and since when, and what was asked before.
    fn opening(&self) -> Vec<String> {
        let (invoice, delay) = (self.letter.invoice, self.letter.delay);
        let number = self.number();
        let due = invoice.due_date.map(|day| self.date(day)).unwrap_or_default();
        let days = delay.days;
        let late = match days {
            1 => say!(self.l, "un jour", "one day"),
            _ => say!(self.l, "{days} jours", "{days} days"),
        };
        let part = delay.balance < invoice.gross;
        let unpaid = match part {
            true => say!(self.l, "n’est réglée qu’en partie", "is paid only in part"),
            false => say!(self.l, "n’est pas réglée", "is not paid"),
        };
        let salutation = say!(self.l, "Madame, Monsieur,", "Dear Sir or Madam,");
        let earlier = self.earlier();
        let body = match self.letter.level {
            1 => say!(
                self.l,
                "Sauf erreur, la facture {number}, à échéance du {due}, {unpaid} à ce jour, soit {late} de retard. Il ne s’agit sans doute que d’un oubli.",
                "Unless we are mistaken, invoice {number}, due {due}, {unpaid} so far: it is {late} late. This is no doubt an oversight."
            ),
            2 => match earlier {
                Some(earlier) => say!(
                    self.l,
                    "Malgré {earlier}, la facture {number}, à échéance du {due}, {unpaid} à ce jour, soit {late} de retard.",
                    "In spite of {earlier}, invoice {number}, due {due}, {unpaid} so far: it is {late} late."
                ),
                None => say!(
                    self.l,
                    "La facture {number}, à échéance du {due}, {unpaid} à ce jour, soit {late} de retard.",
                    "Invoice {number}, due {due}, {unpaid} so far: it is {late} late."
                ),
            },
            _ => {
                let earlier = earlier
                    .map(|earlier| say!(self.l, " malgré {earlier}", " in spite of {earlier}"))
                    .unwrap_or_default();
                say!(
                    self.l,
                    "La facture {number}, à échéance du {due}, {unpaid} à ce jour{earlier}, soit {late} de retard.",
                    "Invoice {number}, due {due}, {unpaid} so far{earlier}: it is {late} late."
                )
            }
        };
        let mut found = vec![salutation, body];
        found.extend(self.asking());
        found
    }

    /// The sentence that leads to the table.
    fn asking(&self) -> Option<String> {
        let term = self.letter.on.checked_add_days(Days::new(TERM)).unwrap_or(self.letter.on);
        let (on, term) = (self.date(self.letter.on), self.date(term));
        let consumer = self.letter.delay.consumer;
        match (self.letter.level, consumer) {
            (1, _) => None,
            (2, true) => Some(say!(
                self.l,
                "Merci de régler avant le {term} le montant suivant. Si ce règlement vous met en difficulté, dites-le : un paiement en plusieurs fois peut se convenir.",
                "Please pay the following amount by {term}. If this is difficult for you, say so: payment by instalments can be agreed."
            )),
            (2, false) => Some(say!(
                self.l,
                "De plein droit, sans qu’un rappel soit nécessaire, la loi y ajoute des intérêts de retard et une indemnité forfaitaire pour frais de recouvrement (C. com. art. L441-10 II et D441-5). Merci de régler avant le {term} le total suivant, arrêté au {on}.",
                "Without any reminder, French law adds late-payment interest and a fixed indemnity for recovery costs (C. com. art. L441-10 II and D441-5). Please pay the following total, as of {on}, by {term}."
            )),
            (_, true) => Some(say!(
                self.l,
                "Par cette lettre, vous êtes mis en demeure (C. civ. art. 1344) de régler, dans les huit jours de sa réception, le montant suivant.",
                "By this letter you are given formal notice (C. civ. art. 1344) to pay the following amount within eight days of receiving it."
            )),
            (_, false) => Some(say!(
                self.l,
                "Par cette lettre, vous êtes mis en demeure (C. civ. art. 1344) de régler, dans les huit jours de sa réception, le total suivant, arrêté au {on}, intérêts et indemnité compris (C. com. art. L441-10 II et D441-5).",
                "By this letter you are given formal notice (C. civ. art. 1344) to pay, within eight days of receiving it, the following total as of {on}, interest and indemnity included (C. com. art. L441-10 II and D441-5)."
            )),
        }
    }

    /// The letters before this one, as `le rappel du 3 juillet 2026`.
    fn earlier(&self) -> Option<String> {
        let days: Vec<String> = self.letter.delay.letters.iter().map(|letter| self.date(letter.on)).collect();
        match days.as_slice() {
            [] => None,
            [only] => Some(say!(self.l, "le rappel du {only}", "the reminder of {only}")),
            [first @ .., last] => {
                let first = first.join(", ");
                Some(say!(
                    self.l,
                    "les rappels du {first} et du {last}",
                    "the reminders of {first} and {last}"
                ))
            }
        }
    }

    /// The invoice, what came, what is left; from the second letter to a business on, what the law adds.
    fn table(&self, conn: &Connection) -> Result<Vec<Fact>> {
        let (invoice, delay, on) = (self.letter.invoice, self.letter.delay, self.letter.on);
        let fact = |label: String, detail: String, value: String| Fact { label, detail, value, total: false };
        let minus = |minor: i64| format!("−\u{202F}{}", self.money(minor));
        let mut facts = vec![fact(
            say!(self.l, "Montant de la facture", "Amount of the invoice"),
            say!(self.l, "toutes taxes comprises", "taxes included"),
            self.money(invoice.gross),
        )];
        for paid in payment::of_invoice(conn, invoice.id)?.into_iter().filter(|paid| paid.on <= on) {
            let day = self.short(paid.on);
            facts.push(fact(
                say!(self.l, "Reçu le {day}", "Received {day}"),
                String::new(),
                minus(paid.amount),
            ));
        }
        for note in table::credit_notes(conn, invoice.id)?.into_iter().filter(|note| note.issued) {
            let (Some(day), Some(number)) = (note.issue_date.filter(|day| *day <= on), &note.number) else {
                continue;
            };
            let day = self.short(day);
            let label = say!(self.l, "Avoir {number}", "Credit note {number}");
            facts.push(fact(label, say!(self.l, "du {day}", "of {day}"), minus(note.gross)));
        }
        let claims = self.letter.level > 1 && delay.total() > delay.balance;
        if facts.len() > 1 || !claims {
            let label = say!(self.l, "Reste à payer", "Left to pay");
            let left = fact(label, String::new(), self.money(delay.balance));
            facts.push(Fact { total: !claims, ..left });
        }
        if !claims {
            return Ok(facts);
        }
        facts.extend(delay.interest.periods.iter().map(|period| self.interest(period)));
        if delay.indemnity > 0 {
            facts.push(fact(
                say!(self.l, "Indemnité forfaitaire", "Fixed indemnity"),
                say!(
                    self.l,
                    "frais de recouvrement, C. com. art. D441-5",
                    "recovery costs, C. com. art. D441-5"
                ),
                self.money(delay.indemnity),
            ));
        }
        let day = self.short(on);
        facts.push(Fact {
            label: say!(self.l, "Total à régler", "Total to pay"),
            detail: say!(self.l, "au {day}", "as of {day}"),
            value: self.money(delay.total()),
            total: true,
        });
        Ok(facts)
    }

    /// The first day of a period; without its year where the last day says it.
    fn day_of_period(&self, period: &Period) -> String {
        match (self.l, period.from.year() == period.to.year()) {
            (Language::Fr, true) => period.from.format("%d/%m").to_string(),
            (Language::En, true) => period.from.format("%-d %b").to_string(),
            _ => self.short(period.from),
        }
    }

    fn interest(&self, period: &Period) -> Fact {
        let (from, to) = (self.day_of_period(period), self.short(period.to));
        let (rate, owed, days) = (percent(period.rate, self.l), self.money(period.balance), period.days);
        let doubt = match period.confirmed {
            true => String::new(),
            false => say!(self.l, ", taux à confirmer", ", rate to be confirmed"),
        };
        let counted = match days {
            1 => say!(self.l, "1 jour", "1 day"),
            _ => say!(self.l, "{days} jours", "{days} days"),
        };
        Fact {
            label: match period.from == period.to {
                true => say!(self.l, "Intérêts du {to}", "Interest of {to}"),
                false => say!(self.l, "Intérêts du {from} au {to}", "Interest {from} to {to}"),
            },
            detail: say!(
                self.l,
                "{counted} à {rate} l’an sur {owed}{doubt}",
                "{counted} at {rate} a year on {owed}{doubt}"
            ),
            value: self.money(period.interest),
            total: false,
        }
    }

    /// What stands under the table.
    fn closing(&self, mediator: Option<&str>) -> Vec<String> {
        let delay = self.letter.delay;
        let crossing = say!(
            self.l,
            "Si votre règlement est déjà parti, ne tenez pas compte de cette lettre ; si une question le retient, dites-la.",
            "If your payment is on its way, please disregard this letter; if a question holds it back, ask it."
        );
        let mut found = Vec::new();
        match (self.letter.level, delay.consumer) {
            (1, true) => found.push(say!(
                self.l,
                "Merci de régler ce montant dès que vous le pourrez. En cas de difficulté, un paiement en plusieurs fois peut se convenir.",
                "Please pay this amount as soon as you can. If that is difficult, payment by instalments can be agreed."
            )),
            (1, false) => {
                found.push(say!(
                    self.l,
                    "Merci de régler ce montant dès que possible.",
                    "Please pay this amount as soon as possible."
                ));
                let (interest, indemnity) = (self.money(delay.interest.amount), self.money(delay.indemnity));
                found.push(say!(
                    self.l,
                    "Pour information, tout retard entre professionnels fait courir sans rappel des intérêts, {interest} à ce jour, et rend due une indemnité forfaitaire de recouvrement de {indemnity} (C. com. art. L441-10 II et D441-5).",
                    "For your information, any delay between businesses bears interest without a reminder, {interest} so far, and a fixed recovery indemnity of {indemnity} is due (C. com. art. L441-10 II and D441-5)."
                ));
            }
            (2, false) => {
                let running = self.running().map(|text| text + " ").unwrap_or_default();
                return vec![running + &crossing];
            }
            (FORMAL, true) => found.push(self.consumer_notice(mediator)),
            (FORMAL, false) => {
                found.extend(self.running());
                found.push(say!(
                    self.l,
                    "À défaut de paiement dans ce délai, le tribunal pourra être saisi sans autre avis, notamment d’une requête en injonction de payer (C. proc. civ. art. 1405), et les frais de recouvrement qui dépassent l’indemnité forfaitaire pourront vous être demandés sur justificatifs.",
                    "Failing payment within that time, the matter may be brought before the court without further notice, among other ways by an application for an order to pay (C. proc. civ. art. 1405), and recovery costs beyond the fixed indemnity may be claimed on evidence."
                ));
            }
            _ => {}
        }
        if self.letter.level < FORMAL {
            found.push(crossing);
        }
        found
    }

    /// That interest goes on, and what a day costs.
    fn running(&self) -> Option<String> {
        let rate = self.letter.delay.rate?;
        let daily = Decimal::from(self.letter.delay.balance) * rate / Decimal::from(36_500);
        let minor = i64::try_from(carnet_core::money::round_half_away(daily, 0)).ok()?;
        let day = self.money(minor);
        Some(say!(
            self.l,
            "Les intérêts courent jusqu’au paiement, à raison d’environ {day} par jour au taux actuel.",
            "Interest runs until payment, about {day} a day at the present rate."
        ))
    }

    fn consumer_notice(&self, mediator: Option<&str>) -> String {
        let notice = say!(
            self.l,
            "Passé ce délai, la somme porte intérêt au taux légal (C. civ. art. 1231-6), et le tribunal pourra être saisi.",
            "After that time the sum bears interest at the legal rate (C. civ. art. 1231-6), and the matter may be brought before the court."
        );
        match mediator {
            Some(mediator) => say!(
                self.l,
                "{notice} Vous pouvez aussi saisir gratuitement le médiateur de la consommation : {mediator}.",
                "{notice} You may also turn to the consumer mediator free of charge: {mediator}."
            ),
            None => notice,
        }
    }

    fn farewell(&self) -> String {
        say!(self.l, "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.", "Yours faithfully,")
    }
}
