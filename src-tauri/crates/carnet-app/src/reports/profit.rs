//! What one hour for each client really earned: collected less costs and contributions, over every hour.

use super::contributions;
use super::period::{Asked, months};
use super::steps::{Hour, steps};
use crate::wire::reports::{ClientProfit, Profit, ProfitRequest};
use crate::wire::{Amount, Hours, Number};
use crate::{Carnet, Refusal, Result, resolve};
use carnet_core::entry_line::Motive;
use carnet_core::ids::ClientId;
use carnet_core::money::round_half_away;
use carnet_core::quote::{RateCheck, hourly_rate};
use carnet_store::sums::{self, Months};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Returns hours, money and rates per hour of each client over whole months, the lowest true hour first.
///
/// Contributions follow what was collected, month by month at the legal rate of the month, and are rounded to cents
/// once a client; so are commissions. Totals are the sums of the rows of all clients, whichever one is asked for
/// shares stay those of the whole book.
///
/// # Errors
/// [`Refusal::Input`] for a period that is none, [`Refusal::NoIdentity`].
pub fn profit(carnet: &Carnet, request: ProfitRequest) -> Result<Profit> {
    let only = match request.client.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Some(resolve::client(carnet.conn(), name)?),
        None => None,
    };
    let guard = crate::identity::rates(carnet, carnet.today())?;
    let Gathered { period, sums, caveats } = gathered(carnet, &request)?;
    let all = total(sums.values());
    let names: HashMap<ClientId, String> =
        sums::client_cards(carnet.conn())?.into_iter().map(|card| (card.id, card.name)).collect();
    let row = |client: Option<ClientId>, sums: &Sums| {
        let mut row = sums.row(&all, &guard);
        row.client_id = client.map(|id| id.0);
        row.client = client.and_then(|id| names.get(&id).cloned());
        row
    };
    let mut chosen: Vec<(&Option<ClientId>, &Sums)> =
        sums.iter().filter(|(client, _)| only.is_none() || **client == only).collect();
    // Hours for nobody earn nothing and are no client's fault: they come last, after clients without hours.
    chosen.sort_by_key(|(client, sums)| (client.is_none(), sums.minutes == 0, sums.true_hour(), **client));
    let total = total(chosen.iter().map(|(_, sums)| *sums));
    Ok(Profit {
        from: period.as_ref().map(|months| months.from.clone()),
        to: period.map(|months| months.to),
        clients: chosen.into_iter().map(|(client, sums)| row(*client, sums)).collect(),
        totals: row(None, &total),
        floor_rate: Amount::decimal(guard.floor),
        target_rate: Amount::decimal(guard.target),
        caveats,
    })
}

/// What the book holds of some months, client by client.
pub(super) struct Gathered {
    /// The months; none when all are asked for and there are none.
    pub period: Option<Months>,
    /// The sums of each client, and of nobody.
    pub sums: BTreeMap<Option<ClientId>, Sums>,
    /// What makes them less sure, each as a sentence.
    pub caveats: Vec<String>,
}

/// Returns what the book holds of the months that are asked for.
///
/// # Errors
/// As [`profit`].
pub(super) fn gathered(carnet: &Carnet, request: &ProfitRequest) -> Result<Gathered> {
    let asked = Asked {
        from: request.from.as_deref(),
        to: request.to.as_deref(),
        month: request.month.as_deref(),
        year: request.year.as_deref(),
    };
    let period = months(carnet, asked)?;
    let mut caveats = Vec::new();
    let sums = match &period {
        Some(months) => gather(carnet, months, &mut caveats)?,
        None => BTreeMap::new(),
    };
    Ok(Gathered { period, sums, caveats })
}

/// Returns the sums of several together.
pub(super) fn total<'a>(sums: impl IntoIterator<Item = &'a Sums>) -> Sums {
    sums.into_iter().fold(Sums::default(), Sums::plus)
}

/// The sums of one client, amounts in minor units.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub minutes: i64,
    billable: i64,
    pub by_motive: BTreeMap<Motive, i64>,
    quoted: i64,
    invoiced: i64,
    pub collected: i64,
    direct_costs: i64,
    contributions: i64,
}

/// Returns minor units as an amount.
pub(super) fn amount(minor: i64) -> Decimal {
    Decimal::new(minor, 2)
}

/// Returns a share in percent, rounded to tenths half away from zero; nothing of nothing is nothing.
pub(super) fn share(part: i64, whole: i64) -> Number {
    if whole == 0 {
        return Number::from(Decimal::ZERO);
    }
    Number::from(round_half_away(Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole), 1))
}

impl Sums {
    /// Returns what was collected less costs and contributions.
    pub fn net(&self) -> i64 {
        self.collected - self.direct_costs - self.contributions
    }

    fn hours(&self) -> Decimal {
        Decimal::from(self.minutes) / Decimal::from(60)
    }

    /// Returns the net per hour, none without hours.
    pub fn true_hour(&self) -> Option<Decimal> {
        hourly_rate(amount(self.net()), self.hours())
    }

    fn plus(mut self, other: &Self) -> Self {
        self.minutes += other.minutes;
        self.billable += other.billable;
        for (motive, minutes) in &other.by_motive {
            *self.by_motive.entry(*motive).or_default() += minutes;
        }
        self.quoted += other.quoted;
        self.invoiced += other.invoiced;
        self.collected += other.collected;
        self.direct_costs += other.direct_costs;
        self.contributions += other.contributions;
        self
    }

    fn row(&self, all: &Self, guard: &crate::identity::Rates) -> ClientProfit {
        let per_hour = |minor: i64| hourly_rate(amount(minor), self.hours()).map(Amount::decimal);
        let minor = |minor: i64| Amount::decimal(amount(minor));
        ClientProfit {
            client: None,
            client_id: None,
            hours: Hours::minutes(self.minutes),
            billable_hours: Hours::minutes(self.billable),
            hours_by_motive: self
                .by_motive
                .iter()
                .map(|(motive, minutes)| (motive.to_string(), Hours::minutes(*minutes)))
                .collect(),
            quoted_net: minor(self.quoted),
            invoiced_net: minor(self.invoiced),
            collected_net: minor(self.collected),
            direct_costs: minor(self.direct_costs),
            contributions: minor(self.contributions),
            net: minor(self.net()),
            quoted_hour: per_hour(self.quoted),
            invoiced_hour: per_hour(self.invoiced),
            true_hour: self.true_hour().map(Amount::decimal),
            rate_check: self
                .true_hour()
                .map(|rate| RateCheck::of(rate, guard.floor, guard.target).to_string()),
            revenue_share: share(self.collected, all.collected),
            hours_share: share(self.minutes, all.minutes),
            steps: steps(&Hour {
                hours: self.hours(),
                billable_hours: Decimal::from(self.billable) / Decimal::from(60),
                quoted: amount(self.quoted),
                invoiced: amount(self.invoiced),
                collected: amount(self.collected),
                direct_costs: amount(self.direct_costs),
                contributions: amount(self.contributions),
            }),
        }
    }
}

fn gather(
    carnet: &Carnet,
    months: &Months,
    caveats: &mut Vec<String>,
) -> Result<BTreeMap<Option<ClientId>, Sums>> {
    let conn = carnet.conn();
    let identity = carnet_store::identity::get(conn)?.ok_or(Refusal::NoIdentity)?;
    let mut rates = contributions::Rates::new(&identity, carnet.today());
    let mut found: BTreeMap<Option<ClientId>, Sums> = BTreeMap::new();
    for hours in sums::hours_by_client(conn, months)? {
        let sums = found.entry(hours.client).or_default();
        sums.minutes = hours.minutes;
        sums.billable = hours.billable;
        sums.by_motive = hours.by_motive.into_iter().collect();
    }
    for (client, net) in sums::quoted_by_client(conn, months)? {
        found.entry(Some(client)).or_default().quoted = net;
    }
    let mut owed: HashMap<ClientId, Decimal> = HashMap::new();
    for money in sums::money_by_month(conn, months)? {
        let sums = found.entry(Some(money.client)).or_default();
        sums.invoiced += money.invoiced_net;
        sums.collected += money.collected_net;
        if money.collected_net != 0 {
            let due = Decimal::from(money.collected_net) * rates.of(&money.month)? / Decimal::ONE_HUNDRED;
            *owed.entry(money.client).or_default() += due;
        }
    }
    let whole = |minor: Decimal| i64::try_from(round_half_away(minor, 0)).unwrap_or(i64::MAX);
    for (client, due) in owed {
        found.entry(Some(client)).or_default().contributions = whole(due);
    }
    for card in sums::client_cards(conn)? {
        if let (Some(percent), Some(sums)) = (card.commission_percent, found.get_mut(&Some(card.id))) {
            sums.direct_costs = whole(Decimal::from(sums.collected) * percent / Decimal::ONE_HUNDRED);
        }
    }
    caveats.extend(rates.caveats(carnet.language()));
    Ok(found)
}
