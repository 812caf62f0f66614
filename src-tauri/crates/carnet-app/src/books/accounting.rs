//! Entries for the accountant, and the FEC of a closed year for those who owe one.

use super::days::Days;
use super::purchases::{nature as bought_nature, net_part, takes_vat_off};
use super::receipts::nature;
use super::sheet::{self, Cell};
use crate::form::Form;
use crate::wire::books::{AccountPlan, AccountRequest, AccountRow, BookRequest, Entries, EntryRow};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Language, Problem, Refusal, Result, operation, say};
use carnet_core::accounting::{
    Account, AccountError, Accounts, Basis, Books, Entry, Purchase, Receipt, Role, Sale, Settlement,
    Spending, Third, basis_of, fec, fec_file_name, fec_rows,
};
use carnet_core::closing::ClosingPeriod;
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_store::identity::{self, Identity};
use carnet_store::ledger::{self, Issued};
use carnet_store::{Connection, account as table, closing};
use chrono::NaiveDate;

/// Longest name of an account.
const LABEL_LIMIT: usize = 100;

/// Returns the accounts, and how the books are kept.
///
/// # Errors
/// When the book cannot be read, or has no identity.
pub fn list_accounts(carnet: &Carnet) -> Result<AccountPlan> {
    let plan = Plan::of(carnet)?;
    let status = plan.identity.legal_status;
    let row = |role: &Role| {
        let Account { number, label } = plan.accounts.of(*role);
        let changed = plan.accounts.is_changed(*role);
        AccountRow { role: role.to_string(), number, label, usual: role.usual(status).number, changed }
    };
    Ok(AccountPlan {
        basis: plan.books.basis.to_string(),
        accounts: Role::ALL.iter().map(row).collect(),
        owes_fec: !status.is_micro(),
    })
}

/// Changes an account, or how the books are kept.
///
/// # Errors
/// When the part, the number or the basis is none.
pub fn set_account(carnet: &mut Carnet, request: AccountRequest) -> Result<Outcome<AccountPlan>> {
    let plan = Plan::of(carnet)?;
    let mut form = Form::default();
    let role = form.optional("role", request.role.as_deref(), str::parse::<Role>);
    let basis = form.optional("basis", request.basis.as_deref(), str::parse::<Basis>);
    let label = form.optional("label", request.label.as_deref(), |text| input::clean_text(text, LABEL_LIMIT));
    let number = form.optional("number", request.number.as_deref(), |text| match role {
        Some(role) => role.check(text).map_err(wrong),
        None => Ok(text.to_owned()),
    });
    if form.is_clean() && role.is_none() && basis.is_none() {
        form.refuse("role", Problem::Required);
    }
    form.finish(Some(()))?;
    let account = role.zip(number).map(|(role, number)| {
        let label = label.unwrap_or_else(|| plan.accounts.of(role).label);
        Account { number, label }
    });
    let outcome = carnet.write(operation::SET_ACCOUNT, |tx| {
        if let Some(role) = role {
            tx.subject(role.as_str())?;
            table::set(tx, role, account.as_ref())?;
        }
        if let Some(basis) = basis {
            tx.subject(basis.as_str())?;
            table::set_basis(tx, basis)?;
        }
        Ok(())
    })?;
    Ok(Outcome { value: list_accounts(carnet)?, changed: outcome.changed, notices: outcome.notices })
}

fn wrong(error: AccountError) -> Problem {
    match error {
        AccountError::Number { given } => Problem::sentence_of(
            format!(
                "« {given} » n'est pas un numéro de compte : trois chiffres, puis neuf chiffres ou lettres au plus."
            ),
            format!("\"{given}\" is no account number: three digits, then at most nine digits or letters."),
        ),
        AccountError::Class { given, class } => Problem::sentence_of(
            format!("Le compte {given} ne convient pas : son numéro commence par {class}."),
            format!("Account {given} does not fit: its number begins with {class}."),
        ),
    }
}

/// Returns the entries of a period.
///
/// # Errors
/// When the period is none, or the book cannot be read.
pub fn accounting_entries(carnet: &Carnet, request: BookRequest) -> Result<Entries> {
    let days = Days::read(carnet, request.year.as_deref(), request.from.as_deref(), request.to.as_deref())?;
    let plan = Plan::of(carnet)?;
    let entries = plan.entries(carnet.conn(), days)?;
    let currency = carnet.currency();
    let mut rows = Vec::new();
    for (number, entry) in (1_i64..).zip(&entries) {
        for line in &entry.lines {
            let account = plan.accounts.of(line.role);
            rows.push(EntryRow {
                entry: number,
                journal: entry.journal.to_string(),
                on: entry.on.to_string(),
                account: account.number,
                label: account.label,
                third: line.third.as_ref().map(|third| third.name.clone()),
                piece: entry.piece.clone(),
                text: entry.label.clone(),
                debit: Amount::minor(line.amount.max(0), currency),
                credit: Amount::minor((-line.amount).max(0), currency),
            });
        }
    }
    Ok(Entries {
        from: days.from.to_string(),
        to: days.to.to_string(),
        basis: plan.books.basis.to_string(),
        rows,
        total: Amount::minor(entries.iter().map(Entry::total).sum(), currency),
    })
}

/// Returns the entries of a period for a spreadsheet.
pub(super) fn entries_csv(carnet: &Carnet, days: Days) -> Result<Vec<u8>> {
    let request =
        BookRequest { year: None, from: Some(days.from.to_string()), to: Some(days.to.to_string()) };
    let entries = accounting_entries(carnet, request)?;
    let head = [
        "journal",
        "écriture",
        "date",
        "compte",
        "libellé du compte",
        "tiers",
        "pièce",
        "libellé",
        "débit",
        "crédit",
    ];
    let rows = entries.rows.into_iter().map(|row| {
        vec![
            Cell::Plain(row.journal),
            Cell::Plain(row.entry.to_string()),
            Cell::Plain(row.on),
            Cell::Plain(row.account),
            Cell::Text(row.label),
            Cell::Text(row.third.unwrap_or_default()),
            Cell::Text(row.piece),
            Cell::Text(row.text),
            Cell::Amount(row.debit.to_string()),
            Cell::Amount(row.credit.to_string()),
        ]
    });
    sheet::csv(&head, rows, carnet.language())
}

/// Returns name and content of the FEC of a closed year.
///
/// # Errors
/// For a status that is believed not to owe one, unless asked for `anyway`; for a year that is not closed.
pub(super) fn fec_of(carnet: &Carnet, days: Days, anyway: bool) -> Result<(String, Vec<u8>)> {
    let plan = Plan::of(carnet)?;
    if plan.identity.legal_status.is_micro() && !anyway {
        return Err(Refusal::state(
            "Un micro-entrepreneur tient un livre des recettes ; on ne lui connaît pas d'obligation de FEC (LPF art. L47 A).",
            "A micro-entrepreneur keeps a receipts ledger; no duty to give a FEC is known (LPF art. L47 A).",
        )
        .hinted(
            format!(
                "Donnez le livre des recettes (carnet report receipts --year {0}), ou ajoutez --anyway si votre conseil demande \
                 quand même ce fichier.",
                days.slug()
            ),
            format!(
                "Give the receipts ledger (carnet report receipts --year {0}), or add --anyway if your adviser asks for this \
                 file all the same.",
                days.slug()
            ),
        ));
    }
    let Some(year) = days.period().filter(|period| period.is_year()) else {
        return Err(Refusal::field(
            "year",
            Problem::sentence_of(
                "Un FEC couvre une année entière : pour une période, prenez l'export comptable.",
                "A FEC covers a whole year: for a period, take the accounting export.",
            ),
        ));
    };
    let closings = closing::list(carnet.conn())?;
    if !closings.iter().any(|closing| closing.period == year) {
        return Err(Refusal::state(
            format!("{year} n'est pas clôturé : un FEC ne contient que des écritures qui ne changent plus."),
            format!("{year} is not closed: a FEC holds only entries that do not change any more."),
        )
        .hinted(
            format!("Clôturez l'année (carnet close {year}) ; d'ici là, prenez l'export comptable."),
            format!("Close the year (carnet close {year}); until then, take the accounting export."),
        ));
    }
    let entries = plan.entries(carnet.conn(), days)?;
    // What is dated on a day became final with the first closing that covers it.
    let validated = |day: NaiveDate| {
        let covering = closings.iter().find(|closing| day <= closing.period.last_day());
        covering.and_then(|closing| closing.closed_at.get(..10)?.parse().ok()).unwrap_or(day)
    };
    let basis = plan.books.basis;
    let text = fec(&fec_rows(&entries, &plan.accounts, basis, validated), basis);
    let siren = plan.identity.siret.get(..9).unwrap_or_default();
    Ok((fec_file_name(siren, days.to), text.into_bytes()))
}

/// How entries are made for this book.
struct Plan {
    identity: Identity,
    accounts: Accounts,
    books: Books,
    language: Language,
}

impl Plan {
    fn of(carnet: &Carnet) -> Result<Self> {
        let conn = carnet.conn();
        let identity = identity::get(conn)?.ok_or(Refusal::NoIdentity)?;
        let accounts = Accounts::new(identity.legal_status, table::list(conn)?);
        let basis = table::basis(conn)?.unwrap_or(basis_of(identity.legal_status));
        // What a file of the law says is in French, whatever the screen speaks.
        Ok(Self { identity, accounts, books: Books { basis }, language: Language::Fr })
    }

    /// Returns the entries of a period in order; a period that begins a year begins with what the years before left.
    fn entries(&self, conn: &Connection, days: Days) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        let begins_a_year = ClosingPeriod::month_of(days.from).first_day() == days.from
            && days.from.format("%m").to_string() == "01";
        if begins_a_year && let Some(eve) = days.from.pred_opt() {
            let before = self.written(conn, Days { from: NaiveDate::MIN, to: eve })?;
            entries.extend(Entry::opening(days.from, &before, self.identity.opening_balance));
        }
        entries.extend(self.written(conn, days)?);
        Ok(entries)
    }

    /// Returns what happened in a period, by date.
    fn written(&self, conn: &Connection, days: Days) -> Result<Vec<Entry>> {
        let first = days.from.max(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(days.from));
        let issued = ledger::issued(conn, first, days.to)?;
        let mut entries: Vec<Entry> =
            issued.iter().filter_map(|document| self.books.sale(&self.sale(document))).collect();
        for receipt in ledger::receipts(conn, first, days.to)? {
            let nature = nature(&receipt, self.language);
            entries.extend(self.books.receipt(&Receipt {
                number: receipt.number,
                issued_on: receipt.issued_on,
                settlement: Settlement { on: receipt.on, method: receipt.method },
                amount: receipt.amount,
                parts: receipt.parts,
                moved: receipt.moved,
                client: client(receipt.client_id.0, receipt.client),
                nature,
            }));
        }
        let with_vat = self.identity.vat_regime.charges_vat();
        let own = |bought: &ledger::Bought| bought.currency == self.identity.currency.as_str();
        let purchases = ledger::received(conn, first, days.to)?;
        entries.extend(
            purchases
                .iter()
                .filter(|(_, bought)| own(bought))
                .filter_map(|(on, bought)| self.books.purchase(&self.purchase(*on, bought, with_vat))),
        );
        for spending in
            ledger::spendings(conn, first, days.to)?.iter().filter(|spending| own(&spending.bought))
        {
            let net = net_part(spending, with_vat);
            entries.push(self.books.spending(&Spending {
                purchase: self.purchase(spending.on, &spending.bought, with_vat),
                settlement: Settlement { on: spending.on, method: spending.method },
                net,
                vat: spending.amount - net,
            }));
        }
        // By date; on one day, documents before money, each in its own order.
        entries.sort_by_key(|entry| entry.on);
        Ok(entries)
    }

    /// Returns a purchase as it is written on a day; under the franchise no tax is taken off, nor on a disbursement.
    fn purchase(&self, on: NaiveDate, bought: &ledger::Bought, with_vat: bool) -> Purchase {
        let (net, vat) = if takes_vat_off(bought, with_vat) {
            (bought.net, bought.vat)
        } else {
            (bought.net + bought.vat, 0)
        };
        Purchase {
            reference: bought.number.clone().unwrap_or_else(|| "sans numéro".to_owned()),
            on,
            issued_on: bought.issued_on,
            net,
            vat,
            disbursed: bought.disbursed_for.is_some(),
            supplier: supplier(&bought.supplier_key, bought.supplier.clone()),
            nature: bought_nature(bought, self.language),
        }
    }

    fn sale(&self, document: &Issued) -> Sale {
        let is_credit = document.kind == InvoiceKind::CreditNote;
        let what = document
            .subject
            .as_deref()
            .or(document.first_line.as_deref().and_then(|text| text.lines().next()));
        Sale {
            number: document.number.clone(),
            on: document.on,
            kind: document.credited_kind.unwrap_or(document.kind),
            is_credit,
            asked: document.asked,
            corrects: document.corrects.clone(),
            client: client(document.client_id.0, document.client.clone()),
            nature: what.map_or_else(|| say!(self.language, "Prestation", "Services"), str::to_owned),
        }
    }
}

fn client(id: i64, name: String) -> Third {
    Third { number: format!("C{id:05}"), name }
}

/// Returns a supplier with an auxiliary account made of what tells it from others: letters and digits only.
fn supplier(key: &str, name: String) -> Third {
    let code: String = key.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    Third { number: format!("F{}", code.to_ascii_uppercase()), name }
}
